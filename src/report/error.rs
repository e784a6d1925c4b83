//! Why a document could not be written.

/// Why a document could not be written. Always a fault of ours: the trajectory was valid.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("text {name} could not be written")]
    Sentence {
        name: &'static str,
        #[source]
        source: minijinja::Error,
    },
    #[error("the document model could not be serialised")]
    Serialise(#[from] serde_json::Error),
    #[error("the trajectory lacks the part that this document is made of")]
    MissingPart,
}
