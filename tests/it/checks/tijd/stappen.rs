//! T: the steps of the first year, and the report of week 42.

use trajectpers::checks::Severity;

use super::super::Change::{Gone, Json, Text};
use super::super::{E, P, finding, fires, sentence};

#[test]
fn a_step_of_the_first_year_of_which_no_day_is_known_is_asked_for() {
    for (code, place) in [
        ("T03", "/poortwachter/probleemanalyse"),
        ("T03", "/poortwachter/planVanAanpak"),
        ("T04", "/poortwachter/melding42eWeek"),
    ] {
        let told = finding(code, P, &[(place, Gone)]).expect(place);
        assert_eq!((told.severity, told.pointers), (Severity::Info, vec![place.to_owned()]));
    }
}

#[test]
fn a_report_of_week_42_or_a_letter_on_the_wia_of_long_before_is_told() {
    // Week 36 begins on 7 October 2024, and week 81 on 18 August 2025.
    let reported = |day| finding("T04", P, &[("/poortwachter/melding42eWeek", Text(day))]);
    assert_eq!(reported("2024-10-06").expect("too early").severity, Severity::Info);
    assert!(reported("2024-10-07").is_none());
    let written = |day| fires("T38", E, &[("/poortwachter/briefWia", Text(day))]);
    assert!(written("2025-08-17"));
    assert!(!written("2025-08-18"));
}

#[test]
fn a_report_of_week_42_that_was_counted_without_leave_is_told_as_that() {
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2024-07-01", "tot": "2024-10-20", "zelfdeOorzaak": true}]"#));
    let told = sentence("T04", P, &[leave]);
    assert!(told.contains("Zonder verlof is dat week 43; die dagen tellen niet mee"), "{told}");
    assert!(!told.contains("lang voordat"), "{told}");
    let long_before = sentence("T04", P, &[leave, ("/poortwachter/melding42eWeek", Text("2024-07-01"))]);
    assert!(long_before.contains("lang voordat de werknemer 42 weken ziek was."), "{long_before}");
}
