//! Figures that are worth a large letter.

use serde::Serialize;

/// A figure that is worth a large letter, with what it counts.
#[derive(Debug, Clone, Serialize)]
pub struct Cijfer {
    pub label: &'static str,
    pub waarde: String,
    pub toelichting: String,
}
