//! The description of the service, as its operator has it.

/// Written once, at the start.
#[derive(Debug, Clone)]
pub struct Contract {
    pub text: String,
}
