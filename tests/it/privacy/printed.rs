//! Only what a copy prints stops it, as `docs/privacy.md` has it.

use std::fmt::Write as _;

use serde_json::{Value, json};
use trajectpers::examples::EXAMPLES;
use trajectpers::report::RESTRICTIONS;
use trajectpers::wire::{Soort, Variant};

use super::{definitive, findings};
use crate::support::{AKKER, VOORTGANG, example, get, leaves, list, post, push, read, set, soort};

#[test]
fn what_this_copy_does_not_show_does_not_stop_it() {
    const SENTENCE: &str = "Zij heeft een depressie.";
    let mut body = definitive("Het ging goed.");
    let index = list(&body, "activiteiten").len();
    let missed = json!({
        "datum": "2025-06-02", "soort": "coachgesprek", "omschrijving": "Gesprek.", "status": "vervallen",
        "redenNietUitgevoerd": SENTENCE,
    });
    push(&mut body, "/activiteiten", missed);
    set(&mut body, "/eerdereDocumenten/0/samenvatting", SENTENCE);
    // Of an earlier period, and of a result that came after this one.
    set(&mut body, "/sollicitaties/0/toelichting", SENTENCE);
    set(&mut body, "/sollicitaties/7/toelichting", SENTENCE);
    // Of the version that held in this period and was set before it.
    set(&mut body, "/zoekprofielen/0/zoekrichtingen/0/passendWant", SENTENCE);
    let named = |reader: &str| {
        let found = findings(&body, "P01", reader);
        found.iter().map(|finding| finding["pointers"][0].as_str().expect("a place").to_owned()).collect::<Vec<_>>()
    };
    let reason = format!("/activiteiten/{index}/redenNietUitgevoerd");
    assert_eq!(named("werkgever"), Vec::<String>::new());
    assert_eq!(named("werknemer"), std::slice::from_ref(&reason));
    assert_eq!(named("intern"), [reason]);
}

#[test]
fn why_an_application_ended_and_a_zoekprofiel_that_changed_are_searched() {
    const SENTENCE: &str = "Zij heeft een depressie.";
    let places = |at: &str, change: fn(&mut Value)| {
        let mut body = definitive("Het ging goed.");
        change(&mut body);
        set(&mut body, at, SENTENCE);
        let found = findings(&body, "P01", "werkgever");
        found.iter().any(|finding| finding["pointers"][0] == at)
    };
    assert!(places("/sollicitaties/6/toelichting", |_| ()));
    let second = "/zoekprofielen/1/redenWijziging";
    assert!(!places(second, |_| ()), "set after the period");
    assert!(places(second, |body| set(body, "/zoekprofielen/1/datum", "2025-06-10")));
}

/// The kinds of text of the contract.
const KINDS: [&str; 3] = ["verhaal", "naam", "nummer"];

/// What is searched, as `docs/privacy.md` has it: a row for each text that some reader or document does not see.
fn table() -> String {
    let mut table = String::from("| veld | soort tekst | gelezen voor |\n|---|---|---|\n");
    for restriction in RESTRICTIONS {
        let readers: Vec<&str> = restriction.readers.iter().map(|reader| reader.as_str()).collect();
        for place in restriction.pointers {
            let kind = leaves().into_iter().find(|leaf| leaf.place == *place).and_then(|leaf| leaf.tekst);
            let Some(kind) = kind else { continue };
            writeln!(table, "| `{place}` | {kind} | {} |", readers.join(", ")).expect("a line");
        }
    }
    table
}

#[test]
fn the_table_of_what_is_searched_is_that_of_who_may_see_what() {
    let documented = read("docs/privacy.md");
    for line in table().lines() {
        assert!(documented.contains(line), "docs/privacy.md lacks: {line}");
    }
    for kind in KINDS {
        assert!(documented.contains(&format!("| `{kind}` |")), "docs/privacy.md does not say how {kind} is searched");
    }
}

#[test]
fn a_text_that_a_reader_may_not_see_is_searched_for_those_who_may() {
    for restriction in RESTRICTIONS {
        for place in restriction.pointers.iter().filter(|place| place.starts_with("/activiteiten/")) {
            let pointer = place.replace('*', "0");
            for reader in Variant::ALL {
                let mut body = example(AKKER);
                set(&mut body, "/document/status", "concept");
                set(&mut body, "/voortgang/document/status", "concept");
                set(
                    &mut body,
                    "/activiteiten/0",
                    json!({ "datum": "2025-06-02", "soort": "overig", "omschrijving": "Gesprek.", "status": "vervallen",
                            "redenNietUitgevoerd": "Zij heeft een depressie." }),
                );
                let found = findings(&body, "P01", reader.as_str());
                let named = found.iter().any(|finding| finding["pointers"][0] == pointer.as_str());
                assert_eq!(named, restriction.readers.contains(reader), "{pointer} for {}", reader.as_str());
            }
        }
    }
}

#[test]
fn every_kind_of_document_is_judged_without_texts_of_another() {
    let mut body = example(AKKER);
    set(&mut body, "/plan/analyseAfstand", "Zij heeft een depressie.");
    for kind in Soort::ALL {
        let address = match kind.as_str() {
            "offerte" => "/v1/offertes",
            "plan-van-aanpak" => "/v1/plannen-van-aanpak",
            "eindrapportage" => "/v1/eindrapportages",
            _ => VOORTGANG,
        };
        let judged = post(&format!("{address}/_valideer"), &body).json().to_string();
        assert_eq!(judged.contains("/plan/analyseAfstand"), *kind == soort("plan-van-aanpak"), "{}", kind.as_str());
    }
}

#[test]
fn the_rules_say_what_they_weigh() {
    let rules = get("/v1/regels").text();
    for code in ["P01", "P05", "P07"] {
        assert!(rules.contains(code), "{code}");
    }
}

#[test]
fn nothing_in_the_examples_is_taken_for_what_it_is_not() {
    for (name, _) in EXAMPLES.iter().filter(|(name, _)| *name != "alles-mis") {
        let answer = post("/v1/trajecten/_valideer?variant=intern", &example(name));
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        for document in list(&answer.json(), "documenten") {
            let found = list(document, "bevindingen");
            let private: Vec<&&Value> = found
                .iter()
                .filter(|found| found["code"].as_str().is_some_and(|code| code.starts_with("P0")))
                .collect();
            assert!(private.is_empty(), "{name}: {private:#?}");
        }
    }
}
