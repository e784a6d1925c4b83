//! What became of one piece of a batch: a document with its findings, or why there is none.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::item::Asked;
use super::pieces::Stop;
use crate::checks::Finding;
use crate::pipeline::ProduceError;
use crate::wire::Fault;

/// What became of one piece of a batch.
#[derive(Debug)]
pub struct Outcome {
    pub asked: Asked,
    pub result: Result<Document, Failure>,
}

/// A finished PDF.
#[derive(Debug)]
pub struct Document {
    pub bytes: Vec<u8>,
    /// Its own name, without extension.
    pub stem: String,
    pub pages: usize,
    pub findings: Vec<Bevinding>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The value is no item; pointers go into the value.
    #[error("the item has {} faults", .0.len())]
    Item(Vec<Fault>),
    #[error("the value is longer than {limit} bytes")]
    TooLong { limit: usize },
    #[error("the rest of the batch is not read")]
    Stopped(Stop),
    /// As of a single document; pointers go into the trajectory.
    #[error(transparent)]
    Produce(#[from] ProduceError),
}

/// A finding, as the header `Bevindingen` of a single document has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bevinding {
    pub code: String,
    pub ernst: String,
}

impl Bevinding {
    /// Each finding once, in order of their codes.
    pub fn of(findings: &[Finding]) -> Vec<Self> {
        let mut list: Vec<Self> = findings
            .iter()
            .map(|finding| Self { code: finding.code.to_owned(), ernst: finding.severity.as_str().to_owned() })
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
