//! T: recovery: on its days, and told as work.

use super::super::Change::Json;
use super::super::{P, V, finding, fires, sentence};

#[test]
fn a_plan_of_a_day_of_recovery_is_told_and_one_of_a_day_of_leave_is_not() {
    // The plan is of 28 February 2025.
    let recovered = ("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-02-24", "tot": "2025-03-09"}]"#));
    let told = sentence("T42", P, &[recovered]);
    assert!(told.contains("volledig hersteld, sinds 24-02-2025"), "{told}");
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2025-02-24", "tot": "2025-06-15", "zelfdeOorzaak": true}]"#));
    assert_eq!(sentence("T42", P, &[leave]), "");
}

#[test]
fn who_never_stopped_working_was_not_ill() {
    let works = |work| fires("T37", V, &[("/werkSpoor1", Json(work))]);
    assert!(works(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "urenPerWeek": 28}]"#));
    assert!(!works(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "urenPerWeek": 27.5}]"#));
    let until_then = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "tot": "2024-02-05",
        "urenPerWeek": 28}]"#;
    assert!(!works(until_then));
}

#[test]
fn steps_of_days_of_recovery_are_told_together_and_those_of_leave_are_not() {
    let breaks = r#"[{"van": "2025-01-08", "tot": "2025-01-28"}]"#;
    let told = finding("T43", P, &[("/verzuim/onderbrekingen", Json(breaks))]).expect("a finding");
    let right = "op de dag van het arbeidsdeskundig onderzoek (09-01-2025) en de eerstejaarsevaluatie (28-01-2025).";
    assert!(told.detail.contains(right), "{}", told.detail);
    assert_eq!(told.pointers.len(), 3);
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2024-12-01", "tot": "2025-03-22", "zelfdeOorzaak": true}]"#));
    assert_eq!(sentence("T43", P, &[leave]), "");
}
