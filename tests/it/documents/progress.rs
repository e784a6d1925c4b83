//! What a voortgangsrapportage says.

use serde_json::Value;
use trajectpers::wire::Soort;

use super::documents;
use crate::oracle;
use crate::support::{AKKER, PIETERSMA, example, fixture, list, order, pdf, set, variant, voortgangsrapportage};

#[test]
fn a_voortgangsrapportage_says_everything_its_reader_may_know_of_the_period() {
    for made in documents().filter(|made| made.soort == voortgangsrapportage()) {
        let expected = oracle::voortgangsrapportage(&made.body, made.variant.as_str());
        assert!(expected.len() > 15, "{}", made.name);
        made.pdf.says_all(&expected);
    }
}

#[test]
fn the_case_with_everything_is_as_large_as_it_claims() {
    let body = example("volst");
    assert_eq!((list(&body, "activiteiten").len(), list(&body, "sollicitaties").len()), (200, 300));
    let expected = oracle::voortgangsrapportage(&body, "werkgever");
    assert!(expected.len() > 500, "{}", expected.len());
    assert!(pdf(&body, order(voortgangsrapportage(), variant("werkgever"))).pages() > 20);
}

#[test]
fn weeks_counts_and_days_are_computed() {
    let akker = pdf(&example(AKKER), order(voortgangsrapportage(), variant("werkgever")));
    for line in [
        "10 mei tot en met 20 juni 2025 · ziekteweek 66 tot en met 72",
        "In deze periode zijn zeven activiteiten uitgevoerd",
        "In deze periode zijn zeven sollicitaties verstuurd. Sinds de start van het traject zijn dat er elf",
        "twee daarvan leidden tot een gesprek en vier zijn nog open",
        "Laatste dag van de wachttijd 1 februari 2026; eerste dag erna 2 februari 2026.",
        "30 juni 2025 evaluatie (nog 10 dagen)",
        "uiterlijk 26 oktober 2025 eindrapportage van het bureau (nog ruim 18 weken)",
        "uiterlijk 2 november 2025 eindevaluatie (nog ruim 19 weken)",
        "Een ziekteweek loopt van maandag tot en met zondag.",
    ] {
        assert!(akker.says(line), "{line}");
    }
    let pietersma = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("werkgever")));
    for line in [
        "ziekteweek 72 tot en met 78",
        "Deze dagen tellen niet mee: hersteld gemeld van 17 juni tot en met 3 juli 2024 (17 dagen); latere datums schuiven op.",
        "Een ziekteweek loopt sinds 4 juli 2024 van donderdag tot en met woensdag.",
        "Laatste dag van de wachttijd 1 april 2026; eerste dag erna 2 april 2026.",
    ] {
        assert!(pietersma.says(line), "{line}");
    }
}

#[test]
fn what_happened_after_the_period_is_not_in_the_report() {
    let body = example(AKKER);
    let until = body["voortgang"]["periode"]["tot"].as_str().expect("a day");
    let report = pdf(&body, order(voortgangsrapportage(), variant("intern")));
    let later = |field: &str| -> Vec<&Value> {
        list(&body, field)
            .into_iter()
            .filter(|entry| entry["datum"].as_str().is_some_and(|date| date > until))
            .collect()
    };
    // Words that stand in the body once: others may have been said before.
    let text = body.to_string();
    let once = |entry: &Value, field: &str| {
        entry[field].as_str().filter(|words| text.matches(words).count() == 1).map(str::to_owned)
    };
    let activities = later("activiteiten").into_iter().filter_map(|activity| once(activity, "resultaat"));
    let applications = later("sollicitaties").into_iter().filter_map(|application| once(application, "werkgever"));
    let unknown: Vec<String> = activities.chain(applications).collect();
    assert!(unknown.len() > 15, "{unknown:#?}");
    for words in unknown {
        assert!(!report.holds(&words), "{words}");
    }
}

#[test]
fn parts_that_are_absent_leave_no_trace() {
    for made in documents() {
        for trace in ["{{", "}}", "{%"] {
            assert!(!made.pdf.says(trace) && !made.pdf.says_in_margins(trace), "{}: {trace}", made.name);
        }
        let words = made.pdf.runs.iter().flat_map(|run| run.text.split(|c: char| !c.is_alphanumeric()));
        for word in words {
            assert!(!["none", "null", "undefined", "NaN"].contains(&word), "{}: {word}", made.name);
        }
    }
    let barest = pdf(&fixture(voortgangsrapportage(), "kaalst"), order(voortgangsrapportage(), variant("werkgever")));
    for part in [
        "Prognose",
        "Voortgang per doel",
        "Plaatsing en werkervaring",
        "Evaluatie",
        "Visie van de werknemer",
        "Stand:",
        "Zoekprofiel",
        "Activiteiten per week",
        "Rubriek",
        "Gemiste afspraak",
        "Uitleg bij dit verslag",
        "CONCEPT",
        "INTERN",
    ] {
        assert!(!barest.says(part) && !barest.says_in_margins(part), "{part}");
    }
}

#[test]
fn a_concept_says_so_and_a_definitive_document_does_not() {
    for soort in Soort::ALL {
        let mut body = example(AKKER);
        for (status, shown) in [("concept", true), ("definitief", false)] {
            set(&mut body, "/document/status", status);
            for part in ["plan", "voortgang", "eind", "offerte"] {
                if body[part]["document"].is_object() {
                    set(&mut body, &format!("/{part}/document/status"), status);
                }
            }
            let document = pdf(&body, order(*soort, variant("werkgever")));
            assert_eq!(document.says("CONCEPT"), shown, "{} {status}", soort.as_str());
        }
    }
}
