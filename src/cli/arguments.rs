//! The words of the contract as they are typed on the command line.

use crate::wire::{Soort, Variant};

/// A kind of document; the error names them all.
pub fn parse_soort(text: &str) -> Result<Soort, String> {
    parse(text, Soort::ALL, Soort::as_str)
}

/// A reader of documents; the error names them all.
pub fn parse_variant(text: &str) -> Result<Variant, String> {
    parse(text, Variant::ALL, Variant::as_str)
}

fn parse<T: Copy>(text: &str, all: &[T], as_str: fn(T) -> &'static str) -> Result<T, String> {
    all.iter().copied().find(|known| as_str(*known) == text).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|known| as_str(*known)).collect();
        format!("kies uit: {}", known.join(", "))
    })
}
