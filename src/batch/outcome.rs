//! What became of one piece of a batch: a document with its findings, or why there is none.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::item::Asked;
use super::pieces::{Piece, Stop};
use crate::hex;
use crate::press::PressError;
use crate::wire::{self, Fault, Spot};

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
    /// How many findings would have stopped a copy for another, had nobody answered for them.
    pub overruled: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
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
    /// What a worker told: a problem as JSON without a trace, with its cause for the log when it is ours.
    #[error("the item was refused with status {status}")]
    Told { status: u16, problem: Vec<u8>, cause: Option<String> },
    #[error(transparent)]
    Press(#[from] PressError),
}

impl Piece {
    /// The value and where it begins, or why there is none.
    pub fn into_value(self) -> Result<(Vec<u8>, Spot), Failure> {
        match self {
            Self::Value(value, begins) => Ok((value, begins)),
            Self::TooLong { limit } => Err(Failure::TooLong { limit }),
            Self::Comma(spot) => {
                let told = format!("Op {spot} van de batch staat een komma te veel.");
                Err(Failure::Item(vec![wire::fault_of_form(&told)]))
            }
            Self::Stop(stop) => Err(Failure::Stopped(stop)),
        }
    }
}

/// A finding, as the header `Bevindingen` of a single document has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bevinding {
    pub code: String,
    pub ernst: String,
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hex::of(Sha256::digest(bytes))
}
