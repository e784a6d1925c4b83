//! Typst: the only module that names it. A report goes in, bytes come out.
//!
//! Renders run on a fixed set of threads, fed by a bounded queue, each with a rayon pool of its own. A render is a
//! pure function of its report: nothing of one request outlives it but what Typst memoised, and that is evicted.

mod assets;
mod diagnostics;
mod export;
mod memo;
mod queue;
mod templates;
mod workers;
mod world;

use std::time::Duration;

pub use assets::TEMPLATES;
pub use templates::{Templates, UnknownTemplate};
pub use workers::{Engine, EngineSettings};

/// In which form a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub queue: Duration,
    pub layout: Duration,
    pub export: Duration,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("the document has {pages} pages")]
    NoSuchPage { pages: usize },
    #[error("{capacity} requests are waiting already")]
    QueueFull { capacity: usize },
    #[error("not ready within {} ms", limit.as_millis())]
    Deadline { limit: Duration },
    #[error("the engine is shutting down")]
    Closed,
    #[error("no template for this kind of document")]
    UnknownTemplate,
    #[error("layout failed: {}", .0.join("; "))]
    Layout(Vec<String>),
    #[error("export failed: {}", .0.join("; "))]
    Export(Vec<String>),
    #[error("the render panicked")]
    Panicked,
    #[error("a render thread could not be started")]
    Thread(#[source] std::io::Error),
}

/// That a document does not have the page that was asked for.
pub fn no_such_page(pages: usize) -> String {
    if pages == 1 {
        "Het document heeft maar één pagina; kies 1.".to_owned()
    } else {
        format!("Het document heeft {pages} pagina’s; kies 1 tot en met {pages}.")
    }
}
