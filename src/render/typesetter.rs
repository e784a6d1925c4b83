//! The typesetter: one report at a time, laid out and written. It survives a panic of the layout.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::RenderError;
use super::export::export;
use super::memo::EvictOnDrop;
use super::output::{Output, Rendered};
use super::templates::Templates;
use super::world::Base;
use crate::report::Report;

/// Library, faces and templates, ready to lay out.
pub struct Typesetter {
    base: Base,
}

impl Typesetter {
    /// Nothing is rendered yet.
    pub fn new(templates: &Templates) -> Result<Self, RenderError> {
        Ok(Self { base: Base::new(templates)? })
    }

    /// Lays out a report and writes it in the wanted form.
    pub fn render(&self, report: &Report, output: Output) -> Result<Rendered, RenderError> {
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let _evict = EvictOnDrop;
            export(&self.base, report, output)
        }));
        attempt.unwrap_or(Err(RenderError::Panicked))
    }
}
