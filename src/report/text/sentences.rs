//! Dutch running text from `report-templates/teksten`, filled in by minijinja. A placeholder that is missing is an
//! error, never an empty place in a letter.
//!
//! An operator may shadow a text from a folder, a caller may replace one in the body. A caller's text holds
//! placeholders and conditions and nothing that repeats, computes or joins; it runs in an engine without functions and
//! filters, with bounded fuel, depth and output, and is printed as plain text.

use std::collections::HashSet;
use std::io;

use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, UndefinedBehavior, Value};
use serde::Serialize;

use super::shipped::{KEPT, SHIPPED, belongs_to, text_named};
use super::stops::ends_sentence;
use super::tags::{InvalidText, only_conditions};
use crate::report::error::ReportError;
use crate::trajectory::is_printable;

/// The placeholders that a text in the place of a shipped one may have; none where no text has that name.
pub fn placeholders_of(name: &str) -> Vec<String> {
    known_placeholders(name).unwrap_or_default()
}

/// Those of the shipped text and of its parts, whose context is the same; and those that it had before.
fn known_placeholders(name: &str) -> Result<Vec<String>, InvalidText> {
    let mut known: Vec<String> = Vec::new();
    for (_, source) in SHIPPED.iter().filter(|(shipped, _)| belongs_to(shipped, name)) {
        known.extend(placeholders(source)?);
    }
    for (_, kept) in KEPT.iter().filter(|(shipped, _)| belongs_to(shipped, name)) {
        known.extend(kept.iter().map(|placeholder| (*placeholder).to_owned()));
    }
    known.sort_unstable();
    known.dedup();
    Ok(known)
}

/// Steps that a caller's text may take; shipped texts take a few hundred.
const FUEL: u64 = 20_000;
/// Templates inside templates.
const DEPTH: usize = 16;
/// Characters that a text may become.
const MAX_OUTPUT: usize = 16_384;

/// The texts of one house: as shipped, or with some of them replaced.
#[derive(Debug, Clone)]
pub struct Sentences {
    environment: Environment<'static>,
}

impl Sentences {
    /// The shipped texts, with those of a trusted folder in their place.
    pub fn new(house: &[(String, String)]) -> Result<Self, (String, InvalidText)> {
        let mut sentences = Self { environment: bounded_environment() };
        for (name, source) in SHIPPED {
            sentences.replace(name, source).map_err(|fault| ((*name).to_owned(), fault))?;
        }
        for (name, source) in house {
            let shipped = check(name, source).map_err(|fault| (name.clone(), fault))?;
            sentences.replace(shipped, source).map_err(|fault| (name.clone(), fault))?;
        }
        Ok(sentences)
    }

    /// These texts with some replaced by a caller; every fault of every text.
    pub fn with_own(&self, own: &[(String, String)]) -> Result<Self, Vec<(String, InvalidText)>> {
        let mut invalid = invalid_texts(own);
        let mut sentences = self.clone();
        if invalid.is_empty() {
            for (name, source) in own {
                let replaced = text_named(name).map_or(Ok(()), |shipped| sentences.replace(shipped, source));
                invalid.extend(replaced.err().map(|fault| (name.clone(), fault)));
            }
        }
        if invalid.is_empty() { Ok(sentences) } else { Err(invalid) }
    }

    /// Fills in a text. The context is a small struct of its own per text: its fields are the placeholders.
    pub fn write(&self, name: &'static str, context: impl Serialize) -> Result<String, ReportError> {
        let failed = |source| ReportError::Sentence { name, source };
        let template = self.environment.get_template(name).map_err(failed)?;
        let mut output = Bounded { bytes: Vec::new(), characters: 0 };
        template.render_captured_to(Serde(context), &mut output).map_err(failed)?;
        let text = one_stop(&String::from_utf8_lossy(&output.bytes));
        // An escape in a caller's text can make a character that its letters did not hold.
        Ok(text.trim().chars().filter(|c| *c == '\n' || is_printable(*c)).collect())
    }

    /// Whether a text is as shipped, and not one of a house or a caller.
    pub fn is_shipped(&self, name: &str) -> bool {
        let shipped = SHIPPED.iter().find(|(known, _)| *known == name);
        let held = self.environment.get_template(name).ok();
        shipped.zip(held).is_some_and(|((_, source), held)| held.source() == *source)
    }

    fn replace(&mut self, name: &str, source: &str) -> Result<(), InvalidText> {
        let added = self.environment.add_template_owned(name.to_owned(), source.to_owned());
        added.map_err(|error| InvalidText::Syntax { line: error.line().unwrap_or(1) })
    }
}

/// Stands behind a value that ends a sentence by itself, while a text is filled in; no text holds it.
const SEAM: char = '\u{1}';
/// Stands before a value that begins with one.
const BEGIN: char = '\u{2}';

/// A value that ends a sentence, before the stop of the one around it, ends it once. Stops inside a value and
/// inside the sentence are as they were typed.
fn one_stop(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for (place, part) in text.split(SEAM).enumerate() {
        let without = part.strip_prefix('.').filter(|rest| place > 0 && !rest.starts_with('.'));
        single.push_str(without.unwrap_or(part));
    }
    single
}

/// What stands in the place of a placeholder: nothing where there is nothing, and no word of the machine.
fn write_value(output: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    let words = match value.kind() {
        ValueKind::None | ValueKind::Undefined => return Ok(()),
        ValueKind::Bool if value.is_true() => "ja".to_owned(),
        ValueKind::Bool => "nee".to_owned(),
        _ => value.to_string().replace([SEAM, BEGIN], ""),
    };
    if words.starts_with('.') {
        write!(output, "{BEGIN}")?;
    }
    output.write_str(&words)?;
    if ends_sentence(&words) {
        write!(output, "{SEAM}")?;
    }
    Ok(())
}

/// Every fault of the texts that a caller wants in the place of others.
pub fn invalid_texts(own: &[(String, String)]) -> Vec<(String, InvalidText)> {
    let invalid = |name: &str, source: &str| only_conditions(source).and_then(|()| check(name, source)).err();
    let mut seen = HashSet::new();
    let mut twice = |name: &str| (!seen.insert(text_named(name)?)).then_some(InvalidText::Twice);
    let faults =
        own.iter().filter_map(|(name, source)| Some((name.clone(), twice(name).or_else(|| invalid(name, source))?)));
    faults.collect()
}

/// The text replaces one that exists, parses, and names no placeholder that the shipped text does not have.
fn check(name: &str, source: &str) -> Result<&'static str, InvalidText> {
    let name = text_named(name).ok_or(InvalidText::UnknownName)?;
    let known = known_placeholders(name)?;
    let unknown: Vec<String> = placeholders(source)?.into_iter().filter(|name| !known.contains(name)).collect();
    if unknown.is_empty() { Ok(name) } else { Err(InvalidText::UnknownPlaceholder { unknown, known }) }
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
    environment.set_formatter(|output, _, value| write_value(output, value));
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment
}

/// Takes so many characters and no more.
struct Bounded {
    bytes: Vec<u8>,
    characters: usize,
}

impl io::Write for Bounded {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        // A byte that goes on with a character counts for nothing.
        self.characters += part.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        if self.characters > MAX_OUTPUT {
            return Err(io::Error::other("the text becomes too long"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::text::shipped::PARTS;

    #[derive(Serialize)]
    struct Count {
        totaal: usize,
    }

    #[derive(Serialize)]
    struct Reason {
        reden: Option<String>,
    }

    fn own(name: &str, source: &str) -> Result<Sentences, Vec<(String, InvalidText)>> {
        Sentences::new(&[]).expect("the shipped texts are sound").with_own(&[(name.into(), source.into())])
    }

    fn written(source: &str) -> Result<String, ReportError> {
        let sentences = own("voortgangsrapportage/periode_zonder_sollicitaties", source).expect("a sound text");
        sentences.write("voortgangsrapportage/periode_zonder_sollicitaties", Count { totaal: 3 })
    }

    #[test]
    fn a_missing_placeholder_is_an_error_and_not_a_hole() {
        #[derive(Serialize)]
        struct Nothing {}
        let sentences = Sentences::new(&[]).expect("the shipped texts are sound");
        let error = sentences.write("voortgangsrapportage/activiteiten", Nothing {}).expect_err("strict");
        assert!(matches!(error, ReportError::Sentence { name: "voortgangsrapportage/activiteiten", .. }));
    }

    #[test]
    fn a_sentence_ends_once() {
        let told = |source: &str, reason: &str| {
            let sentences = own("plan-van-aanpak/zonder_evaluatie", source).expect("a sound text");
            sentences.write("plan-van-aanpak/zonder_evaluatie", Reason { reden: Some(reason.into()) }).ok()
        };
        for (text, reason, written) in [
            ("Omdat {{ reden }}. Klaar.", "Jansen B.V.", "Omdat Jansen B.V. Klaar."),
            ("Omdat {{ reden }}{% if reden %}.{% endif %}", "tja...", "Omdat tja..."),
            ("Omdat {{ reden }}.", "geen", "Omdat geen."),
            ("Omdat {{ reden }} 2..4 uur....", "3..5 uur....", "Omdat 3..5 uur.... 2..4 uur...."),
            ("Gevraagd: {{ reden }}.", "wie betaalt?", "Gevraagd: wie betaalt?"),
            ("{{ reden }}... en", "eind.", "eind.... en"),
            ("‘{{ reden }}’.", "op..", "‘op..’."),
            ("{{ 'a.\\u0001' }}.b", "", "a.b"),
            ("{{ 'a.' }}{{ reden }}", ".5", "a..5"),
        ] {
            assert_eq!(told(text, reason).as_deref(), Some(written), "{text}");
        }
        assert_eq!(written("{{ totaal }}..").ok(), Some("3..".into()));
    }

    #[test]
    fn a_placeholder_without_a_value_prints_nothing() {
        let text = "[{{ reden }}]{% if reden %}wel{% else %}niet{% endif %}";
        let sentences = own("plan-van-aanpak/zonder_evaluatie", text).expect("a sound text");
        let told = sentences.write("plan-van-aanpak/zonder_evaluatie", Reason { reden: None });
        assert_eq!(told.ok().as_deref(), Some("[]niet"));
        assert_eq!(written("{{ totaal == 3 }} en {{ totaal == 4 }}").ok().as_deref(), Some("ja en nee"));
    }

    #[test]
    fn a_caller_may_replace_a_text() {
        assert_eq!(written("Er zijn er {{ totaal }}.").ok(), Some("Er zijn er 3.".into()));
    }

    #[test]
    fn a_text_answers_to_its_earlier_name_and_to_one_name_at_a_time() {
        let name = "voortgangsrapportage/periode_zonder_sollicitaties";
        let sentences = own("periode_zonder_sollicitaties", "Er zijn er {{ totaal }}.").expect("an earlier name");
        assert_eq!(sentences.write(name, Count { totaal: 3 }).ok(), Some("Er zijn er 3.".into()));
        let both = [(name.to_owned(), "a".to_owned()), ("periode_zonder_sollicitaties".to_owned(), "b".to_owned())];
        assert_eq!(invalid_texts(&both), [("periode_zonder_sollicitaties".to_owned(), InvalidText::Twice)]);
    }

    #[test]
    fn unknown_names_placeholders_and_syntax_are_refused() {
        let fault = |name: &str, source: &str| own(name, source).expect_err("refused").remove(0).1;
        assert_eq!(fault("bestaat_niet", "x"), InvalidText::UnknownName);
        assert_eq!(fault("alle/avg", "a\n{% if %}"), InvalidText::Syntax { line: 2 });
        assert_eq!(
            fault("voortgangsrapportage/periode_zonder_sollicitaties", "{{ bsn }}"),
            InvalidText::UnknownPlaceholder {
                unknown: vec!["bsn".into()],
                known: vec!["totaal".into(), "totaal_woord".into()]
            }
        );
    }

    #[test]
    fn a_text_that_is_made_of_others_knows_their_placeholders() {
        for (whole, parts) in PARTS {
            let known = placeholders_of(whole);
            for (placeholder, part) in *parts {
                assert!(known.iter().any(|one| one == placeholder), "{whole} places {part}");
                assert!(placeholders_of(part).iter().all(|one| known.contains(one)), "{whole} knows what {part} knows");
                assert!(belongs_to(part, whole) && !belongs_to(whole, part));
            }
        }
        // What a body of before says in one text is still said.
        let whole = "{% if reden == 'geplaatst' %}{{ functie }}{% elif naar_uwv and leest_mee %}{{ week }}{% endif %}";
        assert!(own("eindrapportage/uitleg", whole).is_ok());
        assert!(own("uitleg_eindrapportage", "{{ onderbreking }}{{ wia_voorbij }}{{ bsn_bekend }}").is_ok());
        assert!(own("eindrapportage/uitleg_stappen", "{{ afspraak_2 }}{{ zelf_doen }}{{ agenda }}").is_ok());
        assert!(own("voortgangsrapportage/uitleg", "{{ volgende_datum }}{{ afspraak_5 }}").is_ok());
        assert!(own("eindrapportage/uitleg", "{{ afspraak_3 }}{{ zelf_doen }}").is_ok());
    }

    #[test]
    fn a_shipped_text_leaves_room_for_whoever_changes_it() {
        for (name, source) in SHIPPED {
            assert!(source.chars().count() <= 8_000, "{name} has {} characters", source.chars().count());
            let tags = source.matches("{{").count() + source.matches("{%").count();
            assert!(tags <= 160, "{name} has {tags} tags");
        }
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
            "{{ totaal + totaal }}",
            "{{ 'a' + 'a' }}",
            "{{ '}}' * 9999 }}",
        ] {
            let refused = own("voortgangsrapportage/periode_zonder_sollicitaties", source).map_or(true, |sentences| {
                sentences.write("voortgangsrapportage/periode_zonder_sollicitaties", Count { totaal: 3 }).is_err()
            });
            assert!(refused, "{source}");
        }
    }

    #[test]
    fn a_text_cannot_nest_until_the_stack_is_full() {
        let name = "voortgangsrapportage/periode_zonder_sollicitaties";
        let fault = |source: String| own(name, &source).expect_err("refused").remove(0).1;
        assert_eq!(fault(format!("{{{{ {}1 }}}}", "-".repeat(5_890))), InvalidText::Forbidden { tag: 1 });
        assert_eq!(fault("{% if totaal %}".repeat(400)), InvalidText::TooMuch { tag: 9 });
        assert_eq!(fault(format!("{{{{ {}totaal }}}}", "not ".repeat(1_490))), InvalidText::TooMuch { tag: 1 });
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

        /// Whatever is let through, the engine can read or refuse, and what it becomes is bounded.
        #[test]
        fn any_text_is_written_or_refused(parts in prop::collection::vec(prop::sample::select(PIECES), 0..300)) {
            let name = "voortgangsrapportage/periode_zonder_sollicitaties";
            if let Ok(sentences) = own(name, &parts.concat())
                && let Ok(text) = sentences.write(name, Count { totaal: 3 })
            {
                prop_assert!(text.chars().count() <= MAX_OUTPUT);
            }
        }
    }

    /// What sentences are made of, sound or not.
    const PIECES: &[&str] = &[
        "{{ ",
        " }}",
        "{% if ",
        "{% elif ",
        "{% else %}",
        "{% endif %}",
        " %}",
        "totaal",
        "totaal",
        "{{ totaal }}",
        "{% if totaal %}",
        " == ",
        " and ",
        "not ",
        "-",
        "1",
        "1.5",
        "'",
        "\"",
        "\\",
        "(",
        ")",
        ".",
        "{#",
        "#}",
        "\n",
        "é",
    ];

    #[test]
    fn escapes_cannot_make_what_does_not_print() {
        assert_eq!(written("{{ 'a\\u0007b\\u200b' }}").ok(), Some("ab".into()));
    }
}
