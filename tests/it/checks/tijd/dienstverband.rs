//! T: the contract: before the sickness, and within the wachttijd.

use trajectpers::checks::Severity;

use super::super::Change::{Json, Text};
use super::super::{E, O, Patch, V, finding, sentence};

#[test]
fn a_report_on_days_after_the_contract_is_warned_about() {
    let told = |end: &'static str, risk: &'static str| {
        let patches = [("/dienstverband/einddatum", Text(end)), ("/werkgever/eigenrisicodrager", Json(risk))];
        let found = finding("T12", V, &patches);
        found.map(|finding| (finding.severity, finding.detail.contains("vroegere werkgever")))
    };
    let (none, own) = (r#"{"zw": false, "wga": false}"#, r#"{"zw": true, "wga": false}"#);
    // The period is up to and including 20 June 2025.
    assert_eq!(told("2025-06-19", none), Some((Severity::Waarschuwing, true)));
    assert_eq!(told("2025-06-20", none), Some((Severity::Info, false)));
    assert_eq!(told("2025-06-19", own), Some((Severity::Info, false)));
}

#[test]
fn the_verslag_of_a_contract_that_ends_in_a_weekend_is_due_on_the_last_working_day() {
    let told = |end| sentence("T12", V, &[("/dienstverband/einddatum", Text(end))]);
    // A Sunday, a Friday, and the Sunday of Whitsun, before whose Monday there is no working day either.
    assert!(told("2025-08-31").contains("op de laatste werkdag daarvóór, 29-08-2025, het re-integratieverslag nodig"));
    assert!(told("2025-08-29").contains("is op die dag het re-integratieverslag nodig"));
    assert!(told("2025-06-09").contains("op de laatste werkdag daarvóór, 06-06-2025,"), "{}", told("2025-06-09"));
    // Saturday 16 March 2024 is day 41, and the Friday before it day 40.
    assert!(told("2024-03-16").contains("is pas nodig na meer dan zes weken ziekte."));
}

#[test]
fn who_works_on_elsewhere_leaves_the_verslag_to_be_asked_after() {
    let told = |end| sentence("T12", E, &[("/dienstverband/einddatum", Text(end))]);
    // The work found begins on 1 October.
    let placed = told("2025-09-30");
    let right = "doet de werkgever daarvan op de laatste werkdag, 30-09-2025, aangifte bij UWV, met een \
                 re-integratieverslag (Ziektewet art. 38 lid 2). De werknemer werkt daarna bij een ander";
    assert!(placed.contains(right) && !placed.contains("Stem de planning"), "{placed}");
    assert!(told("2025-09-22").contains("is op die dag het re-integratieverslag nodig"), "{}", told("2025-09-22"));
}

#[test]
fn a_child_has_no_contract_and_nobody_falls_ill_before_one() {
    let told = |patches: &[Patch]| sentence("T40", O, patches);
    let late = told(&[("/dienstverband/inDienstSinds", Text("2025-03-01"))]);
    assert!(late.contains("begon volgens de opgave op 01-03-2025, na de eerste ziektedag, 05-02-2024"), "{late}");
    // In service since 1 September 2011.
    let young = told(&[("/werknemer/geboortedatum", Text("1998-09-02"))]);
    assert!(young.contains("01-09-2011, was de werknemer volgens de geboortedatum jonger dan 13 jaar"), "{young}");
    assert_eq!(told(&[("/werknemer/geboortedatum", Text("1998-09-01"))]), "");
    assert_eq!(told(&[("/werknemer/geboortedatum", Text("1999-00-00"))]), "", "known in part");
}

#[test]
fn a_verslag_is_asked_of_who_is_ill_for_more_than_six_weeks() {
    let told = |end| sentence("T12", V, &[("/dienstverband/einddatum", Text(end))]);
    let (brief, long) = (told("2024-03-17"), told("2024-03-18"));
    assert!(brief.contains("is pas nodig na meer dan zes weken ziekte."), "{brief}");
    // A Sunday.
    assert!(brief.contains("meldt de werkgever dat op de laatste werkdag daarvóór, 15-03-2024, aan UWV."), "{brief}");
    assert!(!brief.contains("is op die dag het re-integratieverslag nodig"), "{brief}");
    assert!(long.contains("is op die dag het re-integratieverslag nodig"), "{long}");
}
