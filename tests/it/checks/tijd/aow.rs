//! T: the AOW age.

use super::super::Change::{Json, Text};
use super::super::{E, P, Patch, V, sentence};

#[test]
fn an_age_that_is_sure_to_come_is_told_though_the_day_of_birth_is_not_known() {
    let told = |born| sentence("T11", V, &[("/werknemer/geboortedatum", Text(born))]);
    let year = told("1958-00-00");
    assert!(year.contains("uiterlijk op 31-12-2025 de AOW-leeftijd, vóór het einde van de wachttijd"), "{year}");
    assert!(year.contains("bereikt uiterlijk") && year.contains("schriftelijk van het tweede spoor afzien"), "{year}");
    // Of a day that has passed there is nothing left to agree on.
    let past = told("1958-03-10");
    assert!(past.contains("bereikte op 10-03-2025") && !past.contains("afzien"), "{past}");
    assert_eq!(told("1960-00-00"), "", "from 1 January to 31 December 2027");
}

#[test]
fn the_aow_age_on_the_last_day_is_told_as_that_and_a_repair_is_not_waived() {
    let told = |patches: &[Patch]| sentence("T11", E, patches);
    // Sixty-seven years on 1 February 2026, the last day of the wachttijd.
    let on_it = told(&[("/werknemer/geboortedatum", Text("1959-02-01"))]);
    assert!(on_it.contains("op 01-02-2026 de AOW-leeftijd, op de laatste dag van de wachttijd."), "{on_it}");
    let sanction = ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-01", "tot": "2027-02-01"}"#));
    let repairing = told(&[("/werknemer/geboortedatum", Text("1959-09-09")), sanction]);
    assert!(repairing.contains("hier verlengde UWV") && !repairing.contains("Bespreek of dat"), "{repairing}");
}

#[test]
fn who_reports_on_the_end_has_no_second_track_to_waive() {
    // Sixty-seven years in June 2026, within a year after the wachttijd.
    let told = |soort| sentence("T11", soort, &[("/werknemer/geboortedatum", Text("1959-06-15"))]);
    assert!(told(P).contains("van het tweede spoor afzien"), "{}", told(P));
    assert!(told(E).contains("Leg vast of dat meewoog") && !told(E).contains("afzien"), "{}", told(E));
}
