//! T: the start of the track, in time, early or late.

use super::super::Change::{Gone, Json, Text};
use super::super::{O, P, Patch, found, sentence};

#[test]
fn a_start_after_a_year_is_in_time_only_beside_a_known_evaluation() {
    let told = |patches: &[Patch]| sentence("T08", P, patches);
    assert!(told(&[]).contains("Dat is op tijd"), "{}", told(&[]));
    let unknown = told(&[("/poortwachter", Json(r#"{"redenOntbreekt": "Het dossier is opgevraagd."}"#))]);
    assert!(unknown.contains("niet te zeggen") && !unknown.contains("Dat is op tijd"), "{unknown}");
}

#[test]
fn one_finding_tells_the_whole_of_a_start_that_is_late() {
    let starts = |day: &'static str| found(P, &[("/traject/startdatum", Text(day))]);
    let late = starts("2025-03-17");
    let told: Vec<&str> =
        late.iter().map(|finding| finding.code).filter(|code| ["T06", "T07", "T09", "T25"].contains(code)).collect();
    assert_eq!(told, ["T06"]);
    let told = sentence("T06", P, &[("/traject/startdatum", Text("2025-03-17"))]);
    assert!(
        told.contains("was 11-03-2025 (week 58) de uiterste datum. Los van die evaluatie was 16-03-2025"),
        "{told}"
    );
    assert!(told.contains("Het advies van de arbeidsdeskundige lag er sinds 09-01-2025"), "{told}");
    let week = sentence("T06", P, &[("/traject/startdatum", Text("2025-03-12"))]);
    assert!(!week.contains("Los van die evaluatie"), "{week}");
}

#[test]
fn a_start_that_was_agreed_on_too_late_is_not_called_in_time() {
    let told =
        |day: &'static str| sentence("T09", O, &[("/offerte/startdatum", Gone), ("/traject/startdatum", Text(day))]);
    let late = told("2025-03-12");
    assert!(late.contains("De afgesproken start, 12-03-2025 (week 58), is later; vervroeg die"), "{late}");
    assert!(!late.contains("zorg dat"), "{late}");
    assert!(told("2025-03-11").contains("zorg dat het traject op tijd start."));
}
