//! The sentences that a body brings along in the place of the shipped ones.

use std::borrow::Cow;

use crate::report::{self, InvalidText, Sentences};
use crate::wire::{Fault, Parsed};

/// What is wrong with them, each with its place.
pub fn faults(own: &[(String, String)]) -> Vec<Fault> {
    let invalid = report::invalid_texts(own);
    invalid.iter().map(|(name, invalid)| fault(name, sentence(invalid))).collect()
}

/// The sentences of the house with those of a body, which have no fault, in their place.
pub fn in_place<'a>(house: &'a Sentences, own: &[(String, String)]) -> Cow<'a, Sentences> {
    if own.is_empty() { Cow::Borrowed(house) } else { Cow::Owned(house.with_own(own)) }
}

/// A fault of the text with this name.
pub fn fault(name: &str, detail: String) -> Fault {
    Fault { pointer: Parsed::pointer_of_text(name), code: "tekst", detail }
}

fn sentence(fault: &InvalidText) -> String {
    match fault {
        InvalidText::UnknownName => {
            let known: Vec<&str> = report::SHIPPED_TEXTS.iter().map(|(name, _)| *name).collect();
            format!("Er is geen meegeleverde tekst met deze naam. Kies uit: {}.", known.join(", "))
        }
        InvalidText::Forbidden { tag } => format!(
            "Een eigen tekst mag alleen plaatshouders en voorwaarden (if, elif, else, endif) bevatten; tussen het \
             {tag}e paar accolades staat iets anders."
        ),
        InvalidText::Syntax { line } => format!("De tekst is geen geldig sjabloon: fout op regel {line}."),
        InvalidText::UnknownPlaceholder { unknown, known } if known.is_empty() => {
            format!("De tekst gebruikt onbekende plaatshouders ({}); deze tekst heeft er geen.", unknown.join(", "))
        }
        InvalidText::UnknownPlaceholder { unknown, known } => {
            format!(
                "De tekst gebruikt onbekende plaatshouders ({}). Bekend zijn: {}.",
                unknown.join(", "),
                known.join(", ")
            )
        }
    }
}
