//! T: the contract: before the sickness, and within the wachttijd.

use trajectpers::checks::Severity;

use super::super::Change::{Json, Text};
use super::super::{O, Patch, V, finding, sentence};

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
    assert!(!brief.contains("is op die dag het re-integratieverslag nodig"), "{brief}");
    assert!(long.contains("is op die dag het re-integratieverslag nodig"), "{long}");
}
