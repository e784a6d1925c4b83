//! Why a document could not be written.

use super::text::tags::InvalidText;

/// Why a document could not be written. Always a fault of ours: the trajectory was valid.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("text {name} could not be written")]
    Sentence {
        name: &'static str,
        #[source]
        source: minijinja::Error,
    },
    #[error("text {name} of the house is not sound: {fault:?}")]
    House { name: String, fault: InvalidText },
    #[error("the document model could not be serialised")]
    Serialise(#[from] serde_json::Error),
    #[error("the trajectory lacks the part that this document is made of")]
    MissingPart,
}
