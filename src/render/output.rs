//! What a render is asked for, and what comes of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// In which form a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// PDF/A-2a and PDF/UA-1.
    Pdf,
    /// One page as a picture of 144 dots per inch, counted from 1.
    Png { page: usize },
    /// One page as a drawing, counted from 1.
    Svg { page: usize },
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub bytes: Vec<u8>,
    /// Pages of the whole document, also when one of them was asked for.
    pub pages: usize,
    /// What Typst remarked about the template; a test keeps this empty.
    pub warnings: Vec<String>,
    pub timings: Timings,
}

/// Where the time went.
#[derive(Debug, Clone, Copy, Default)]
pub struct Timings {
    pub layout: Duration,
    pub export: Duration,
}
