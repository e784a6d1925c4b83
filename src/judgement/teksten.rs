//! The sentences that a body brings along in the place of the shipped ones.

use std::borrow::Cow;

use crate::checks::{Finding, Severity};
use crate::report::{self, InvalidText, MAX_OPEN, MAX_OPERATORS, MAX_TAGS, Sentences};
use crate::wire::{Fault, Parsed, capped};

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
    invalid.iter().map(|(name, invalid)| fault(name, sentence(name, invalid))).collect()
}

/// A fault of the text with this name.
pub fn fault(name: &str, detail: String) -> Fault {
    Fault { pointer: Parsed::pointer_of_text(name), code: "tekst", detail }
}

/// The code of what looks like a placeholder and is none.
pub const LOOKALIKE: &str = "X07";

/// How other programs write a placeholder.
const FOREIGN: [(&str, &str); 5] = [("{", "}"), ("[[", "]]"), ("<<", ">>"), ("«", "»"), ("%", "%")];

/// Characters within which a placeholder ends.
const WITHIN: usize = 60;

/// Texts in which a placeholder that they may have is written in another way, so that it is printed as it stands.
pub fn lookalikes(own: &[(String, String)]) -> impl Iterator<Item = Finding> {
    own.iter().filter_map(|(name, text)| {
        let known = report::placeholders(report::text_named(name)?);
        let (open, placeholder, close) = lookalike(text, &known)?;
        let detail = format!(
            "Hier staat ‘{open}{placeholder}{close}’, en zo wordt het gedrukt. Een plaatshouder staat tussen dubbele \
             accolades: {{{{ {placeholder} }}}}."
        );
        let pointers = vec![Parsed::pointer_of_text(name)];
        Some(Finding { code: LOOKALIKE, severity: Severity::Waarschuwing, pointers, detail, facts: vec![] })
    })
}

/// The first placeholder of these in a text that is written as other programs do.
fn lookalike<'a>(text: &str, known: &'a [String]) -> Option<(&'static str, &'a str, &'static str)> {
    FOREIGN.into_iter().find_map(|(open, close)| {
        text.match_indices(open).find_map(|(at, _)| {
            let (before, from) = text.split_at_checked(at)?;
            let within: String = from.chars().skip(open.chars().count()).take(WITHIN).collect();
            let (inside, _) = within.split_once(close).filter(|_| !before.ends_with(open))?;
            let placeholder = known.iter().find(|known| known.eq_ignore_ascii_case(inside.trim()))?;
            Some((open, placeholder.as_str(), close))
        })
    })
}

/// Characters of a list of names in a sentence.
const LISTED: usize = 800;

/// How the sentence on a name begins that no text of the house has.
pub const NO_SUCH_TEXT: &str = "Er is geen meegeleverde tekst met deze naam.";

/// How much a name has to be like that of a text, to be taken for a slip of the pen.
const LIKE: f64 = 0.85;

/// Bytes of a name that may be a misspelt one.
const MAX_GUESSED: usize = 100;

/// The name of the house that is most like this one, if any is.
fn nearest(name: &str) -> Option<&'static str> {
    if name.len() > MAX_GUESSED {
        return None;
    }
    let given = name.trim().to_lowercase();
    let likeness = |known: &str| match (known.split_once('/'), given.split_once('/')) {
        // Of one document, the names beside each other.
        (Some((document, known)), Some((other, given))) if document == other => strsim::jaro_winkler(known, given),
        _ => strsim::jaro_winkler(known, &given),
    };
    let names = report::SHIPPED_TEXTS.iter().map(|(known, _)| (likeness(known), *known));
    let best = names.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness > LIKE).map(|(_, known)| known)
}

fn sentence(name: &str, fault: &InvalidText) -> String {
    match fault {
        InvalidText::Twice => {
            "Deze tekst staat er al, onder dezelfde of een eerdere naam. Laat er één staan.".to_owned()
        }
        InvalidText::UnknownName => {
            if let Some(known) = nearest(name) {
                return format!("{NO_SUCH_TEXT} Bedoelt u ‘{known}’? GET /v1/teksten noemt ze alle.");
            }
            // As many as a sentence can hold, first those of the same document; GET /v1/teksten has them all.
            let folder = name.split_once('/').map_or("", |(folder, _)| folder);
            let mut known: Vec<&str> = report::SHIPPED_TEXTS.iter().map(|(name, _)| *name).collect();
            known.sort_by_key(|name| name.split_once('/').is_none_or(|(other, _)| other != folder));
            let list = capped(known.join(", "), LISTED);
            format!("{NO_SUCH_TEXT} GET /v1/teksten noemt ze alle: {list}.")
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
    let told = names.iter().take(TOLD).map(|name| capped(name.clone(), 60));
    let more = (names.len() > TOLD).then(|| "…".to_owned());
    told.chain(more).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_of_another_program_is_seen_and_one_of_ours_is_none() {
        let known = ["kandidaat".to_owned(), "start".to_owned()];
        for (text, seen) in [
            ("Beste {kandidaat},", "{kandidaat}"),
            ("Beste ${ Kandidaat },", "{kandidaat}"),
            ("Vanaf [[start]].", "[[start]]"),
            ("Vanaf << start >>.", "<<start>>"),
            ("Vanaf «start».", "«start»"),
            ("Vanaf %start%.", "%start%"),
            ("{{ start }} en {start}", "{start}"),
        ] {
            let told = lookalike(text, &known).map(|(open, name, close)| format!("{open}{name}{close}"));
            assert_eq!(told.as_deref(), Some(seen), "{text}");
        }
        for text in [
            "Beste {{ kandidaat }}, vanaf {{start}}.",
            "{% if start %}Vanaf {{ start }}{% else %}kandidaat{% endif %}",
            "De {onbekende} en [start], 5 % van start, 10 % of meer.",
            "{",
            "[[",
        ] {
            assert_eq!(lookalike(text, &known), None, "{text}");
        }
    }

    #[test]
    fn a_misspelt_name_is_told_the_nearest_one() {
        let told = |name: &str| sentence(name, &InvalidText::UnknownName);
        assert!(told("offerte/inleidng").starts_with(&format!("{NO_SUCH_TEXT} Bedoelt u ‘offerte/inleiding’?")));
        let strange = told("voortgangsrapportage/xyzzy-qq");
        assert!(strange.contains("noemt ze alle: voortgangsrapportage/"), "{strange}");
    }

    #[test]
    fn names_of_a_caller_are_echoed_in_short() {
        assert_eq!(echoed(&["a".into(), "b".into()]), "a, b");
        let many: Vec<String> = (0..2_000).map(|number| format!("{number}{}", "x".repeat(1_000))).collect();
        assert!(echoed(&many).chars().count() < 350);
        assert!(echoed(&many).ends_with(", …"));
    }
}
