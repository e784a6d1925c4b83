//! Figures that are worth a large letter.

use serde::Serialize;

use super::stand::Stand;

/// A figure that is worth a large letter, with what it counts; or a state, with its sign.
#[derive(Debug, Clone, Serialize)]
pub struct Cijfer {
    pub label: &'static str,
    pub teken: Option<&'static str>,
    pub waarde: String,
    pub toelichting: String,
}

impl Cijfer {
    /// A state in the place of a figure.
    pub fn stand(label: &'static str, stand: &Stand, toelichting: String) -> Self {
        Self { label, teken: Some(stand.woord), waarde: stand.label.to_owned(), toelichting }
    }
}
