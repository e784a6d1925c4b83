//! What became of one item, whoever made it.

use serde_json::Value;

use crate::answers::{Problem, in_results};
use crate::batch::{Asked, Document, Outcome};

/// A document, or the problem that stands in its place, in the words of the service.
pub struct Done {
    pub asked: Asked,
    pub result: Result<Document, Value>,
}

impl From<Outcome> for Done {
    fn from(outcome: Outcome) -> Self {
        Self { asked: outcome.asked, result: outcome.result.map_err(|failure| in_results(failure, None, false)) }
    }
}

/// A problem as it stands in `resultaten.json`.
pub fn to_value(problem: &Problem) -> Value {
    serde_json::to_value(problem).unwrap_or_default()
}
