//! What is asked for, and what comes of it.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::error::ReportError;
use super::text::sentences::Sentences;
use crate::checks::{Finding, Thresholds};
use crate::dossier::Dossier;
use crate::trajectory::{Soort, Variant};

/// What is asked for: a document of a dossier, in the sentences of a house.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub dossier: &'a Dossier,
    /// Whether the data of the document travels with it as an attachment.
    pub attach: bool,
    /// Printed in the variant for internal use alone.
    pub findings: &'a [Finding],
    /// The standard sentences of the house.
    pub sentences: &'a Sentences,
    /// The terms of the house, so that a page asks for what a rule would miss.
    pub thresholds: &'a Thresholds,
}

/// A document, ready to be laid out.
#[derive(Debug, Clone)]
pub struct Report {
    pub soort: Soort,
    pub variant: Variant,
    /// The data that the template of this kind reads, as JSON.
    pub data: Arc<[u8]>,
    /// The logo beside the data, a PNG under the name that the data gives it.
    pub logo: Option<Arc<[u8]>>,
    pub date: NaiveDate,
    /// Whether the data is attached, which asks for another PDF standard.
    pub attached: bool,
    /// Without extension, without the name of a person unless the body asked for it.
    pub file_stem: String,
}

/// The one name under which a logo stands beside the data.
pub const LOGO_FILE: &str = "logo.png";

/// Fills in a text of the request's house.
pub fn sentence(request: &Request<'_>, name: &'static str, context: impl Serialize) -> Result<String, ReportError> {
    request.sentences.write(name, context)
}

/// Whether a text of the document holds what is surely medical, or may be and nobody answers for: then no sentence of
/// ours may deny it. Who answers for a sure word says that it may stand there, not that it does not.
pub fn holds_medical_words(request: &Request<'_>) -> bool {
    let counts = |finding: &Finding| !finding.is_confirmed() || finding.is_certain();
    request.findings.iter().any(|finding| finding.code == "P01" && counts(finding))
}
