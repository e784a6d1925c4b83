//! The picture at the head of a letter.

use std::sync::Arc;

/// In what form the bytes of a logo are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    Png,
    Jpeg,
    Svg,
}

/// A logo that has been decoded once, completely, and refers to nothing outside itself.
#[derive(Debug, Clone)]
pub struct Logo {
    pub format: LogoFormat,
    pub bytes: Arc<[u8]>,
    /// Width divided by height.
    pub aspect: f64,
}
