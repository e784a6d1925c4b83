//! Typst: the only module that names it. A report goes in, bytes come out.
//!
//! A render is a pure function of its report: nothing of one request outlives it but what Typst memoised, and that is
//! evicted. One process lays out one report at a time.

mod assets;
mod bounds;
mod cells;
mod contents;
mod diagnostics;
mod error;
mod export;
mod finish;
mod kerning;
mod memo;
mod output;
mod templates;
mod typesetter;
mod world;

pub use assets::{FACES, FACES_LICENCE, TEMPLATES, face};
pub use error::{RenderError, no_such_page};
pub use output::{Output, Rendered, Timings};
pub use templates::{Templates, UnknownTemplate};
pub use typesetter::Typesetter;
