//! The description of the service, as its operator has it.

use actix_web::web::Bytes;

/// Written once, at the start.
#[derive(Debug, Clone)]
pub struct Contract {
    /// Shared by all who ask for it.
    pub text: Bytes,
}
