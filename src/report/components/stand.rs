//! A state with its word for the template and its label for people.

use serde::Serialize;

/// A state: its word for the template, its label for people.
#[derive(Debug, Clone, Serialize)]
pub struct Stand {
    pub woord: &'static str,
    pub label: &'static str,
}
