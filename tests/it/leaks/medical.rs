//! A word about health, wherever it was written and whoever reads it.

use std::collections::BTreeSet;

use serde_json::json;
use trajectpers::examples::EXAMPLES;
use trajectpers::wire::{Soort, Variant};

use super::{
    BAREST, Mark, OWN_SENTENCES, Paper, TRIED, concept, join, marks, reach, stories, unfound, words_in, write,
};
use crate::support::{set, variant};

#[test]
fn a_medical_word_in_any_narrative_text_never_reaches_the_employer_unfound() {
    let employer = variant("werkgever");
    let stories = stories();
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    // Every text of a body at once: as the examples fill them, and with those that they leave out.
    for (name, _) in EXAMPLES {
        for absent_too in [false, true] {
            let mut body = concept(name);
            let marks = marks(&body, &stories, absent_too, usize::MAX);
            assert!(marks.len() > 10, "{name} has {} texts", marks.len());
            for mark in &marks {
                write(&mut body, &mark.pointer, &medical(mark));
            }
            for soort in Soort::ALL {
                leaks.extend(unfound(&body, &marks, (*soort, employer), "P01", |_| true));
            }
        }
    }
    // One text at a time, for what is printed only when something else is not.
    for leaf in stories.iter().filter(|leaf| leaf.place != OWN_SENTENCES) {
        let mut body = concept(BAREST);
        let mark = reach(&mut body, leaf);
        write(&mut body, &mark.pointer, &medical(&mark));
        for soort in Soort::ALL {
            leaks.extend(unfound(&body, std::slice::from_ref(&mark), (*soort, employer), "P01", |_| true));
        }
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

/// A finding about a text that this copy does not show would hold it up for nothing.
#[test]
fn a_text_is_searched_for_a_reader_where_he_sees_it_and_nowhere_else() {
    let stories = stories();
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for (name, _) in EXAMPLES {
        let mut body = concept(name);
        let marks = marks(&body, &stories, false, TRIED);
        for mark in &marks {
            write(&mut body, &mark.pointer, &medical(mark));
        }
        for (soort, reader) in
            Soort::ALL.iter().flat_map(|soort| Variant::ALL.iter().map(move |reader| (*soort, *reader)))
        {
            let whole = format!("{name}, {} {}", soort.as_str(), reader.as_str());
            wrong.extend(unfound(&body, &marks, (soort, reader), "P01", |_| true));
            let Ok(paper) = Paper::of(&body, soort, reader) else { continue };
            let shown: BTreeSet<String> = paper.strings.iter().flat_map(|text| words_in(text)).collect();
            let needless = marks
                .iter()
                .filter(|mark| paper.names("P01", &mark.pointer) && !shown.contains(&mark.word.to_lowercase()));
            wrong.extend(needless.map(|mark| format!("{} is not shown ({whole})", mark.pointer)));
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), join(&wrong));
}

/// What lies at the edge of a report is told in another part of it: work that has yet to begin, a course from before the
/// track, what happened between the period and the day of the report.
#[test]
fn what_lies_at_the_edge_of_a_report_never_goes_unfound() {
    let mut body = concept("van-den-akker");
    set(
        &mut body,
        "/plaatsingen",
        json!([{ "soort": "dienstverband", "organisatie": "Zorggroep Voorbeeld", "functie": "medewerker",
                 "van": "2025-12-01", "urenPerWeek": 24, "redenDuur": "Zo is het afgesproken." }]),
    );
    set(
        &mut body,
        "/scholing",
        json!([{ "naam": "Cursus Excel", "van": "2024-02-05", "tot": "2024-03-01", "resultaat": "Behaald." }]),
    );
    let stories = stories();
    let marks = marks(&body, &stories, false, usize::MAX);
    for mark in &marks {
        write(&mut body, &mark.pointer, &medical(mark));
    }
    let kinds = Soort::ALL.iter().flat_map(|soort| Variant::ALL.iter().map(move |reader| (*soort, *reader)));
    let leaks: BTreeSet<String> = kinds.flat_map(|order| unfound(&body, &marks, order, "P01", |_| true)).collect();
    assert!(marks.iter().any(|mark| mark.place == "/scholing/*/resultaat"), "the course is tried");
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

/// A report names the few lines of the price that it does not count, to the employer alone.
#[test]
fn a_part_of_the_offer_that_a_report_names_never_goes_unfound() {
    let mut body = concept("pietersma");
    let pointer = "/offerte/regels/5/omschrijving";
    set(&mut body, pointer, "Begeleiding bij een depressie");
    for soort in [Soort::Voortgangsrapportage, Soort::Eindrapportage] {
        for reader in ["werkgever", "werknemer", "uwv"].map(variant) {
            let paper = Paper::of(&body, soort, reader).expect("a report");
            let shown = paper.strings.iter().any(|text| text.contains("depressie"));
            assert_eq!(shown, reader == variant("werkgever"), "{} {}", soort.as_str(), reader.as_str());
            assert_eq!(paper.names("P01", pointer), shown, "{} {}", soort.as_str(), reader.as_str());
        }
    }
}

fn medical(mark: &Mark) -> String {
    let sentence = format!("Zij ({}) heeft een depressie.", mark.word);
    if sentence.len() as u64 <= mark.most { sentence } else { format!("{} depressie", mark.word) }
}
