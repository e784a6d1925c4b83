//! One row of a tab.

use serde_json::Value;

use crate::sheet::origins::Place;
use crate::sheet::tabs::Owner;
use crate::wire::Fault;

/// One row, read.
pub struct Row {
    pub place: Place,
    /// Whose it is, folded; empty on a tab of the bureau.
    pub key: String,
    /// As it was typed.
    pub shown: String,
    /// The object or list of the tab that it belongs to, if it says one; on the tab of candidates, all of them.
    pub object: Option<usize>,
    /// What it says of the item that it lies in.
    pub within: Option<Value>,
    /// The name of a text.
    pub name: Option<String>,
    /// By column of the layout.
    pub links: Vec<(Owner, String)>,
    pub fields: Vec<(usize, Value)>,
    /// Columns of fields of which the cell could not be read.
    pub unread: Vec<usize>,
    pub faults: Vec<Fault>,
}

impl Row {
    /// Whether it says no more than whose it is.
    pub const fn is_bare(&self) -> bool {
        self.links.is_empty() && self.fields.is_empty() && self.unread.is_empty() && self.faults.is_empty()
    }

    /// Bytes that it adds to the body of each of whom it is, and to what is told of that; about.
    pub fn cost(&self, of_value: usize) -> usize {
        let values = self.fields.iter().map(|(_, value)| bytes_of(value) + of_value);
        let faults = self.faults.iter().map(|fault| fault.pointer.len() + fault.detail.len() + of_value);
        values.sum::<usize>() + faults.sum::<usize>() + self.unread.len() * of_value
    }
}

/// Bytes of a value in a body, about.
pub fn bytes_of(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|item| bytes_of(item) + 1).sum::<usize>() + 2,
        // A cell makes no objects.
        _ => 8,
    }
}

/// Case and spaces around do not matter; signs within do.
pub fn key_of(word: &str) -> String {
    word.trim().to_lowercase()
}
