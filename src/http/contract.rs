//! The description of the service, as its operator has it.

use actix_web::web::Bytes;

use super::steady::{JSON, Steady};

/// Written once, at the start.
#[derive(Debug, Clone)]
pub struct Contract {
    pub document: Steady,
}

impl Contract {
    /// The OpenAPI document with this text.
    pub fn new(text: impl Into<Bytes>) -> Self {
        Self { document: Steady::new(JSON, text) }
    }
}
