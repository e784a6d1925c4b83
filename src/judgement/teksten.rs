//! The sentences that a body brings along in the place of the shipped ones.

use std::borrow::Cow;

use crate::report::{self, InvalidText, MAX_OPEN, MAX_OPERATORS, MAX_TAGS, Sentences};
use crate::wire::{Fault, Parsed, shortened};

/// What is wrong with them, each with its place.
pub fn faults(own: &[(String, String)]) -> Vec<Fault> {
    in_words(&report::invalid_texts(own))
}

/// The sentences of the house with those of a body in their place, or what is wrong with them.
pub fn in_place<'a>(house: &'a Sentences, own: &[(String, String)]) -> Result<Cow<'a, Sentences>, Vec<Fault>> {
    if own.is_empty() {
        return Ok(Cow::Borrowed(house));
    }
    house.with_own(own).map(Cow::Owned).map_err(|invalid| in_words(&invalid))
}

fn in_words(invalid: &[(String, InvalidText)]) -> Vec<Fault> {
    invalid.iter().map(|(name, invalid)| fault(name, sentence(invalid))).collect()
}

/// A fault of the text with this name.
pub fn fault(name: &str, detail: String) -> Fault {
    Fault { pointer: Parsed::pointer_of_text(name), code: "tekst", detail }
}

/// Characters of a list of names in a sentence.
const LISTED: usize = 800;

fn sentence(fault: &InvalidText) -> String {
    match fault {
        InvalidText::Twice => {
            "Deze tekst staat er al, onder dezelfde of een eerdere naam. Laat er één staan.".to_owned()
        }
        InvalidText::UnknownName => {
            let known: Vec<&str> = report::SHIPPED_TEXTS.iter().map(|(name, _)| *name).collect();
            // As many as a sentence can hold; GET /v1/teksten has the others with their placeholders.
            let list = shortened(known.join(", "), LISTED);
            format!("Er is geen meegeleverde tekst met deze naam. GET /v1/teksten noemt ze alle: {list}.")
        }
        InvalidText::Forbidden { tag } => format!(
            "Een eigen tekst mag alleen plaatshouders en voorwaarden (if, elif, else, endif) bevatten, met vergelijkingen, \
             and, or en not; tussen het {tag}e paar accolades staat iets anders."
        ),
        InvalidText::TooMuch { tag } => {
            let most = format!(
                "{MAX_TAGS} plaatshouders en voorwaarden, {MAX_OPEN} voorwaarden in elkaar en {MAX_OPERATORS} vergelijkingen \
                 in één voorwaarde"
            );
            format!("Deze tekst wordt te ingewikkeld bij het {tag}e paar accolades. Gebruik ten hoogste {most}.")
        }
        InvalidText::Syntax { line } => format!("De tekst is geen geldig sjabloon: fout op regel {line}."),
        InvalidText::UnknownPlaceholder { unknown, known } if known.is_empty() => {
            format!("De tekst gebruikt onbekende plaatshouders ({}); deze tekst heeft er geen.", echoed(unknown))
        }
        InvalidText::UnknownPlaceholder { unknown, known } => {
            format!(
                "De tekst gebruikt onbekende plaatshouders ({}). Bekend zijn: {}.",
                echoed(unknown),
                known.join(", ")
            )
        }
    }
}

/// The first few names that a caller made up, each shortened.
fn echoed(names: &[String]) -> String {
    const TOLD: usize = 5;
    let told = names.iter().take(TOLD).map(|name| shortened(name.clone(), 60));
    let more = (names.len() > TOLD).then(|| "…".to_owned());
    told.chain(more).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_caller_are_echoed_in_short() {
        assert_eq!(echoed(&["a".into(), "b".into()]), "a, b");
        let many: Vec<String> = (0..2_000).map(|number| format!("{number}{}", "x".repeat(1_000))).collect();
        assert!(echoed(&many).chars().count() < 350);
        assert!(echoed(&many).ends_with(", …"));
    }
}
