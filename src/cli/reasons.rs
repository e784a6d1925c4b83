//! Why there is no document and what is to be said about one, in sentences on standard error.

use std::error::Error;
use std::iter;

use super::talk::harmless;
use crate::checks::{Finding, InvalidThreshold};
use crate::pipeline::ProduceError;
use crate::render::RenderError;
use crate::render::no_such_page;

/// Why a document could not be made, in the words of the service.
pub fn explain(error: &ProduceError) -> String {
    match error {
        ProduceError::Faults(faults) => {
            let lines = faults
                .iter()
                .map(|fault| format!("\n  {} [{}] {}", place(&fault.pointer), fault.code, harmless(&fault.detail)));
            format!("Het document kan niet worden gemaakt:{}", lines.collect::<String>())
        }
        ProduceError::Render(RenderError::NoSuchPage { pages }) => no_such_page(*pages),
        // Most likely a template of whoever typed the command; the file is in the sentence.
        ProduceError::Render(fault @ (RenderError::Layout(_) | RenderError::UnknownFace { .. })) => {
            format!("Er is geen document gemaakt: {}.", harmless(&fault.to_string()))
        }
        failure => format!("Er ging bij ons iets mis: {}.", with_causes(failure)),
    }
}

/// An error with its causes on one line.
pub fn with_causes(error: &(dyn Error + 'static)) -> String {
    let causes = iter::successors(error.source(), |cause| (*cause).source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}

/// A place in the body, in words when it is the body as a whole.
pub fn place(pointer: &str) -> String {
    if pointer.is_empty() { "(bericht)".to_owned() } else { harmless(pointer) }
}

/// The first place of a finding.
pub fn place_of(finding: &Finding) -> String {
    place(finding.pointers.first().map_or("", String::as_str))
}

/// Why a threshold cannot be set, and what would be right.
pub const fn why_not_set(invalid: InvalidThreshold) -> &'static str {
    match invalid {
        InvalidThreshold::UnknownName => "die naam bestaat niet; GET /v1/regels noemt ze alle",
        InvalidThreshold::OutOfRange => "kies een getal van 0 tot en met 100.000",
    }
}
