//! What holds of every rule: it has a case, fires on it, just does not beside it, and says a sentence with a place.

use std::collections::BTreeSet;

use trajectpers::checks::{RULES, Severity, Thresholds};
use trajectpers::examples;
use trajectpers::wire::Soort;

use super::Change::{Gone, Json, Text};
use super::{E, O, P, V, body, cases, codes, findings, sentence};

/// Rules that the contract enforces, with the code of its fault.
const REFUSED: [(&str, &str); 2] = [("F06", "iban"), ("T13", "nieuw_ziektegeval")];

#[test]
fn every_rule_fires_and_just_does_not() {
    let thresholds = Thresholds::default();
    for case in cases() {
        let code = case.code;
        let (fires, silent) = (body(case.fires).expect(code), body(case.silent).expect(code));
        match (findings(&fires.to_string(), case.soort, &thresholds), REFUSED.iter().find(|(rule, _)| *rule == code)) {
            (Ok(found), None) => assert!(codes(&found).contains(code), "{code} is silent: {found:?}"),
            (Err(faults), Some((_, refused))) => {
                assert!(faults.iter().any(|fault| fault.code == *refused), "{code}: {faults:?}");
            }
            (other, _) => panic!("{code}: {other:?}"),
        }
        let found = findings(&silent.to_string(), case.soort, &thresholds).expect(code);
        assert!(!codes(&found).contains(code), "{code} fires: {found:?}");
    }
}

#[test]
fn every_rule_has_a_case() {
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let cases: Vec<&str> = cases().map(|case| case.code).collect();
    assert_eq!(rules, cases);
    assert_eq!(rules.len(), 117);
    assert!(rules.windows(2).all(|pair| pair[0] < pair[1]), "sorted, each once");
}

#[test]
fn the_examples_have_only_the_findings_that_they_are_meant_to_have() {
    let expected: [(&str, Soort, &[&str]); 8] = [
        ("van-den-akker", P, &["T08"]),
        ("van-den-akker", V, &[]),
        ("van-den-akker", E, &[]),
        ("van-den-akker", O, &[]),
        ("pietersma", P, &["T08"]),
        ("pietersma", V, &[]),
        ("pietersma", E, &["S05"]),
        ("pietersma", O, &[]),
    ];
    for (name, soort, wanted) in expected {
        let body = examples::find(name).expect(name);
        let found = findings(body, soort, &Thresholds::default()).expect(name);
        let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
        assert_eq!(codes(&found), wanted, "{name}, {}: {found:?}", soort.as_str());
        assert!(found.iter().all(|finding| finding.severity == Severity::Info));
    }
}

#[test]
fn a_dossier_in_which_everything_went_wrong_says_so() {
    let body = examples::find("alles-mis").expect("an example");
    let mut all = BTreeSet::new();
    for soort in [P, V, E, O] {
        all.extend(codes(&findings(body, soort, &Thresholds::default()).expect("a valid body")));
    }
    assert!(all.len() >= 45, "{all:?}");
}

#[test]
fn every_finding_is_a_sentence_with_a_place() {
    for case in cases().filter(|case| REFUSED.iter().all(|(rule, _)| *rule != case.code)) {
        let body = body(case.fires).expect(case.code);
        for finding in findings(&body.to_string(), case.soort, &Thresholds::default()).expect(case.code) {
            let detail = &finding.detail;
            assert!(detail.ends_with('.') && !detail.contains("  ") && !detail.contains('\n'), "{detail}");
            assert!(detail.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{detail}");
            assert!(!finding.pointers.is_empty(), "{detail}");
            for pointer in &finding.pointers {
                let items = pointer.match_indices('/').map(|(end, _)| end).chain([pointer.len()]);
                for end in items.skip(1) {
                    let item = &pointer[..end];
                    let in_list = item.rsplit('/').next().is_some_and(|key| key.parse::<usize>().is_ok());
                    assert!(!in_list || body.pointer(item).is_some(), "{} points to {item}", finding.code);
                }
            }
        }
    }
}

#[test]
fn sentences_agree_with_what_they_count() {
    const ONE: &str = r#"[
        {"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
         "resultaat": "afgewezen"}
    ]"#;
    let goals = [("/doelen/0/meetbaar", Gone), ("/doelen/2/meetbaar", Gone)];
    let asked = |date| sentence("T19", V, &[("/voortgang/document/datum", Text(date))]);
    for (said, words) in [
        (sentence("G01", P, &goals[..1]), "1 doel mist een deadline of een maatstaf (nummer 1)."),
        (sentence("G01", P, &goals), "2 doelen missen een deadline of een maatstaf (nummers 1 en 3)."),
        (
            sentence("S04", V, &[("/sollicitaties", Json(ONE))]),
            "De enige sollicitatie noemt geen zoekrichting van het zoekprofiel dat toen gold.",
        ),
        (
            sentence("T01", V, &[("/poortwachter/ziekmelding", Text("2024-02-04"))]),
            "ligt 1 datum (04-02-2024) vóór de eerste ziektedag, 05-02-2024. Controleer deze datum en de eerste ziektedag.",
        ),
        (asked("2025-11-16"), "De uiterste datum is 16-11-2025 (week 93)."),
        (asked("2025-11-17"), "De uiterste datum was 16-11-2025 (week 93)."),
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn an_operator_moves_a_threshold() {
    let case = cases().find(|case| case.code == "A01").expect("A01");
    let body = body(case.fires).expect("places that are there");
    let mut thresholds = Thresholds::default();
    assert_eq!(thresholds.set("activiteiten_gat_dagen", 29), Ok(()));
    let found = findings(&body.to_string(), V, &thresholds).expect("a valid body");
    assert!(!codes(&found).contains("A01"));
}
