//! A burgerservicenummer, wherever and however it was written.

use std::collections::BTreeSet;

use serde_json::Value;
use trajectpers::wire::{Soort, Variant};

use super::{
    ANSWERS, AT_ONCE, BAREST, OWN_SENTENCES, Paper, ROOMY, TRIED, concept, join, marks, reach, stories, unfound, write,
};
use crate::support::{AKKER, Leaf, leaves, set, variant};

/// A burgerservicenummer that passes the elfproef and belongs to nobody, as the law writes it and as people do.
const BSN: &str = "999990019";
const BSN_IN_GROUPS: [&str; 2] = ["999 990 019", "9999.90.019"];

#[test]
fn a_bsn_in_any_text_never_goes_unfound() {
    let holders: Vec<Leaf> = leaves()
        .into_iter()
        .filter(|leaf| leaf.is_free() || leaf.format().is_some_and(|format| ROOMY.contains(&format)))
        // With one in the name of its file a document is made for nobody; `privacy` tries it.
        .filter(|leaf| !leaf.place.starts_with(ANSWERS) && !leaf.place.ends_with("/bestandsnaam"))
        .collect();
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    // Telephone numbers have no room for a mark.
    let marked: Vec<Leaf> = holders.iter().filter(|leaf| leaf.format() != Some("telefoon")).cloned().collect();
    for name in [AKKER, "alles-mis"] {
        leaks.extend(unfound_numbers(name, &marked, Variant::ALL, BSN));
    }
    for leaf in holders.iter().filter(|leaf| leaf.place != OWN_SENTENCES) {
        leaks.extend(unfound_number(leaf));
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

#[test]
fn a_bsn_in_groups_never_goes_unfound_in_a_narrative_text() {
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    for written in BSN_IN_GROUPS {
        leaks.extend(unfound_numbers(AKKER, &stories(), &[variant("werkgever")], written));
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

/// What of a body with this number in its texts reaches a reader without a finding that names the place.
fn unfound_numbers(name: &str, leaves: &[Leaf], readers: &[Variant], written: &str) -> BTreeSet<String> {
    let mut body = concept(name);
    set(&mut body, "/werknemer/bsn", BSN);
    // What an example tells of its own number would be another's.
    let body: Value = serde_json::from_str(&body.to_string().replace("999990020", "bekend")).expect("JSON");
    let marks = marks(&body, leaves, true, TRIED);
    let mut leaks = BTreeSet::new();
    for some in marks.chunks(AT_ONCE) {
        let mut body = body.clone();
        for mark in some {
            let text = match mark.format {
                Some("email") => format!("{}.{BSN}@proef.example", mark.word),
                _ => format!("{} {written}", mark.word),
            };
            write(&mut body, &mark.pointer, &text);
        }
        for soort in Soort::ALL {
            for reader in readers {
                leaks.extend(unfound(&body, some, (*soort, *reader), "P02", holds_bsn));
            }
        }
    }
    leaks
}

/// The same for one text in the barest body: the number may not be told more often than without it.
fn unfound_number(leaf: &Leaf) -> BTreeSet<String> {
    let mut body = concept(BAREST);
    set(&mut body, "/werknemer/bsn", BSN);
    let mark = reach(&mut body, leaf);
    let mut without = body.clone();
    let (text, other) = match leaf.format() {
        Some("email") => (format!("{BSN}@proef.example"), "proef@proef.example"),
        Some("telefoon") => (BSN.to_owned(), "06 0000 0001"),
        _ => (format!("Nummer {BSN}"), "Proef"),
    };
    write(&mut body, &mark.pointer, &text);
    // Long enough for every field.
    let long = if leaf.is_free() { format!("{other} van een tekst") } else { other.to_owned() };
    write(&mut without, &mark.pointer, &long);
    let mut leaks = BTreeSet::new();
    for soort in Soort::ALL {
        for reader in [variant("werkgever"), variant("werknemer")] {
            let told = |body: &Value| {
                let paper = Paper::of(body, *soort, reader)?;
                let times = paper.strings.iter().filter(|text| holds_bsn(text)).count();
                Ok::<_, String>((times, paper.names("P02", &mark.pointer)))
            };
            let leak = match (told(&without), told(&body)) {
                (Ok((before, _)), Ok((after, found))) => (after > before && !found).then(String::new),
                (Err(why), _) | (_, Err(why)) => Some(format!(": cannot be made: {why}")),
            };
            leaks.extend(leak.map(|why| format!("{} ({} {}){why}", leaf.place, soort.as_str(), reader.as_str())));
        }
    }
    leaks
}

/// Whether a text tells the number, however it is grouped.
fn holds_bsn(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).collect::<String>().contains(BSN)
}
