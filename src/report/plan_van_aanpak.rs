//! Placeholder.

use super::{ReportError, Request};
use crate::trajectory::Document;

pub fn build(_request: &Request<'_>, _document: &Document) -> Result<serde_json::Value, ReportError> {
    Err(ReportError::MissingPart)
}
