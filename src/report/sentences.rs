//! Dutch running text from `report-templates/teksten`, filled in by minijinja. A placeholder that is missing is an
//! error, never an empty place in a letter.
//!
//! An operator may shadow a text from a folder, a caller may replace one in the body. A caller's text holds placeholders
//! and conditions and nothing that repeats or grows; it runs in an engine without functions and filters, with bounded
//! fuel, depth and output, and is printed as plain text.

use std::io;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::{ReportError, Request};
use crate::trajectory::is_printable;

macro_rules! texts {
    ($($name:literal),+ $(,)?) => {
        /// Every shipped text by its name.
        pub const SHIPPED: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/teksten/", $name, ".txt.j2")),
        )),+];
    };
}

texts! {
    "activiteiten",
    "avg",
    "belastbaarheid",
    "eind_activiteiten",
    "eind_belastbaarheid",
    "eind_documenten",
    "eind_doelen",
    "eind_gevraagd",
    "eind_reden",
    "eind_sollicitaties",
    "eind_vervolg",
    "eind_visie_ontbreekt",
    "eind_zoekprofiel",
    "gelezen",
    "getekend",
    "gevraagd",
    "offerte_aanleiding",
    "offerte_akkoord",
    "offerte_algemene_voorwaarden",
    "offerte_annulering",
    "offerte_bonus",
    "offerte_btw",
    "offerte_facturatie",
    "offerte_gevraagd",
    "offerte_inleiding",
    "offerte_inspanning",
    "offerte_latere_start",
    "offerte_meerwerk",
    "offerte_planning",
    "offerte_prijs",
    "offerte_privacy",
    "offerte_rapportage",
    "periode_zonder_sollicitaties",
    "plan_advies",
    "plan_akkoord",
    "plan_belastbaarheid",
    "plan_bijschrift",
    "plan_eerste_spoor",
    "plan_financieel",
    "plan_gevraagd",
    "plan_planning",
    "plan_rapportage",
    "plan_rechten_en_plichten",
    "plan_start",
    "plan_wettelijk_kader",
    "plan_zoekprofiel",
    "plan_zonder_advies",
    "plan_zonder_evaluatie",
    "sollicitaties",
    "uitleg_eindrapportage",
    "uitleg_offerte",
    "uitleg_plan_van_aanpak",
    "uitleg_voortgangsrapportage",
    "volgende_stap",
}

/// Steps that a caller's text may take; shipped texts take a few hundred.
const FUEL: u64 = 20_000;
/// Templates inside templates.
const DEPTH: usize = 16;
/// Bytes that a text may become.
const MAX_OUTPUT: usize = 16_384;

/// The texts of one house: as shipped, or with some of them replaced.
#[derive(Debug, Clone)]
pub struct Sentences {
    environment: Environment<'static>,
}

/// What is wrong with a text that replaces a shipped one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidText {
    UnknownName,
    /// Something other than a placeholder or a condition, in this tag.
    Forbidden {
        tag: usize,
    },
    /// Not a template; the number is the line of the fault.
    Syntax {
        line: usize,
    },
    /// Placeholders that the shipped text does not have, and those that it has.
    UnknownPlaceholder {
        unknown: Vec<String>,
        known: Vec<String>,
    },
}

impl Sentences {
    /// The shipped texts, with those of a trusted folder in their place.
    pub fn new(house: &[(String, String)]) -> Result<Self, (String, InvalidText)> {
        let mut sentences = Self { environment: bounded_environment() };
        for (name, source) in SHIPPED {
            sentences.replace(name, source).map_err(|fault| ((*name).to_owned(), fault))?;
        }
        for (name, source) in house {
            check(name, source).map_err(|fault| (name.clone(), fault))?;
            sentences.replace(name, source).map_err(|fault| (name.clone(), fault))?;
        }
        Ok(sentences)
    }

    /// These texts with some replaced by a caller; every fault of every text.
    pub fn with_own(&self, own: &[(String, String)]) -> Result<Self, Vec<(String, InvalidText)>> {
        let mut invalid = invalid_texts(own);
        let mut sentences = self.clone();
        if invalid.is_empty() {
            let replaced = own.iter().map(|(name, source)| (name, sentences.replace(name, source)));
            invalid.extend(replaced.filter_map(|(name, replaced)| Some((name.clone(), replaced.err()?))));
        }
        if invalid.is_empty() { Ok(sentences) } else { Err(invalid) }
    }

    /// Fills in a text. The context is a small struct of its own per text: its fields are the placeholders.
    fn write(&self, name: &'static str, context: impl Serialize) -> Result<String, ReportError> {
        let failed = |source| ReportError::Sentence { name, source };
        let template = self.environment.get_template(name).map_err(failed)?;
        let mut output = Bounded { bytes: Vec::new() };
        template.render_captured_to(Serde(context), &mut output).map_err(failed)?;
        let text = String::from_utf8_lossy(&output.bytes);
        // An escape in a caller's text can make a character that its letters did not hold.
        Ok(text.trim().chars().filter(|c| *c == '\n' || is_printable(*c)).collect())
    }

    fn replace(&mut self, name: &str, source: &str) -> Result<(), InvalidText> {
        let added = self.environment.add_template_owned(name.to_owned(), source.to_owned());
        added.map_err(|error| InvalidText::Syntax { line: error.line().unwrap_or(1) })
    }
}

/// Every fault of the texts that a caller wants in the place of others.
pub fn invalid_texts(own: &[(String, String)]) -> Vec<(String, InvalidText)> {
    let invalid = |name: &str, source: &str| only_conditions(source).and_then(|()| check(name, source)).err();
    own.iter().filter_map(|(name, source)| Some((name.clone(), invalid(name, source)?))).collect()
}

/// The text replaces one that exists, parses, and names no placeholder that the shipped text does not have.
fn check(name: &str, source: &str) -> Result<(), InvalidText> {
    let shipped = SHIPPED.iter().find(|(known, _)| *known == name).ok_or(InvalidText::UnknownName)?;
    let known = placeholders(shipped.1)?;
    let unknown: Vec<String> = placeholders(source)?.into_iter().filter(|name| !known.contains(name)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(InvalidText::UnknownPlaceholder { unknown, known }) }
}

/// A caller's text may not repeat, call, set or join: what it becomes is then never longer than it is, placeholders
/// aside.
fn only_conditions(source: &str) -> Result<(), InvalidText> {
    const WORDS: [&str; 4] = ["if", "elif", "else", "endif"];
    for (index, part) in source.split("{%").skip(1).enumerate() {
        let word = part.trim_start_matches(['-', '+', ' ']).split([' ', '%', '-']).next().unwrap_or_default();
        if !WORDS.contains(&word) {
            return Err(InvalidText::Forbidden { tag: index + 1 });
        }
    }
    let tags = source.split("{{").skip(1).map(|part| part.split("}}").next().unwrap_or_default());
    let conditions = source.split("{%").skip(1).map(|part| part.split("%}").next().unwrap_or_default());
    match tags.chain(conditions).position(|tag| tag.contains(['*', '~', '(', '|', '['])) {
        Some(index) => Err(InvalidText::Forbidden { tag: index + 1 }),
        None => Ok(()),
    }
}

fn placeholders(source: &str) -> Result<Vec<String>, InvalidText> {
    let environment = bounded_environment();
    let template = environment
        .template_from_str(source)
        .map_err(|error| InvalidText::Syntax { line: error.line().unwrap_or(1) })?;
    let mut names: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    names.sort_unstable();
    Ok(names)
}

/// Strict, plain, bounded, and without any function or filter.
fn bounded_environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment
}

/// Takes so many bytes and no more.
struct Bounded {
    bytes: Vec<u8>,
}

impl io::Write for Bounded {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > MAX_OUTPUT {
            return Err(io::Error::other("the text becomes too long"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Fills in a text of the request's house.
pub fn sentence(request: &Request<'_>, name: &'static str, context: impl Serialize) -> Result<String, ReportError> {
    request.sentences.write(name, context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Count {
        totaal: usize,
    }

    fn own(name: &str, source: &str) -> Result<Sentences, Vec<(String, InvalidText)>> {
        Sentences::new(&[]).expect("the shipped texts are sound").with_own(&[(name.into(), source.into())])
    }

    fn written(source: &str) -> Result<String, ReportError> {
        let sentences = own("periode_zonder_sollicitaties", source).expect("a sound text");
        sentences.write("periode_zonder_sollicitaties", Count { totaal: 3 })
    }

    #[test]
    fn a_missing_placeholder_is_an_error_and_not_a_hole() {
        #[derive(Serialize)]
        struct Nothing {}
        let sentences = Sentences::new(&[]).expect("the shipped texts are sound");
        let error = sentences.write("activiteiten", Nothing {}).expect_err("strict");
        assert!(matches!(error, ReportError::Sentence { name: "activiteiten", .. }));
    }

    #[test]
    fn a_caller_may_replace_a_text() {
        assert_eq!(written("Er zijn er {{ totaal }}.").ok(), Some("Er zijn er 3.".into()));
    }

    #[test]
    fn unknown_names_placeholders_and_syntax_are_refused() {
        let fault = |name: &str, source: &str| own(name, source).expect_err("refused").remove(0).1;
        assert_eq!(fault("bestaat_niet", "x"), InvalidText::UnknownName);
        assert_eq!(fault("avg", "a\n{% if %}"), InvalidText::Syntax { line: 2 });
        assert_eq!(
            fault("periode_zonder_sollicitaties", "{{ bsn }}"),
            InvalidText::UnknownPlaceholder {
                unknown: vec!["bsn".into()],
                known: vec!["totaal".into(), "totaal_woord".into()]
            }
        );
    }

    #[test]
    fn a_text_cannot_run_away() {
        for source in [
            "{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{{ b }}{% endfor %}{% endfor %}",
            "{{ 'x' * 99999 }}",
            "{% set a = 'x' %}{% set a = a ~ a %}{{ a }}",
            "{{ totaal|upper }}",
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
            "{{ range(1) }}",
        ] {
            let refused = own("periode_zonder_sollicitaties", source).map_or(true, |sentences| {
                sentences.write("periode_zonder_sollicitaties", Count { totaal: 3 }).is_err()
            });
            assert!(refused, "{source}");
        }
    }

    #[test]
    fn escapes_cannot_make_what_does_not_print() {
        assert_eq!(written("{{ 'a\\u0007b\\u200b' }}").ok(), Some("ab".into()));
    }
}
