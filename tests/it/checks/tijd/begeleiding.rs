//! T: how long the guidance goes on, and what is planned or told of after its end.

use trajectpers::checks::Severity;

use super::super::Change::{Json, Text};
use super::super::{E, P, Patch, TO_THE_END, V, finding, fires, sentence};

/// An extension of the payment of wage up to and including 29 June 2026, with a request that is planned for this day.
const ASKED_LATE: &str = r#"{"besluitdatum": "2025-09-01", "tot": "2026-06-30", "geplandVerzoek": "2026-05-18",
    "toelichtingVerzoek": "De werkgever wacht op de laatste evaluatie."}"#;

#[test]
fn a_plan_that_has_no_day_is_stopped() {
    let weight = |patches: &[Patch]| finding("T16", P, patches).map(|finding| finding.severity);
    let ended = [("/dienstverband/einddatum", Text("2025-02-16"))];
    let first_day = [("/dienstverband/einddatum", Text("2025-02-17"))];
    assert_eq!(weight(&ended), Some(Severity::Blokkade));
    assert_eq!(weight(&first_day), Some(Severity::Waarschuwing), "planned beyond that day");
    let after_the_wachttijd = [("/verzuim/eersteZiektedag", Text("2023-02-14"))];
    assert_eq!(weight(&after_the_wachttijd), Some(Severity::Blokkade), "the last day was 10 February 2025");
}

#[test]
fn an_employer_at_own_risk_guides_on() {
    const RISK: Patch = ("/werkgever/eigenrisicodrager", Json(r#"{"zw": true, "wga": false}"#));
    let ended = [("/dienstverband/einddatum", Text("2025-02-16"))];
    assert!(!sentence("T26", P, &ended).is_empty());
    let at_own_risk = [ended[0], RISK];
    for code in ["T16", "T26"] {
        assert_eq!(sentence(code, P, &at_own_risk), "", "{code}");
    }
    let other_risk = [ended[0], ("/werkgever/eigenrisicodrager", Json(r#"{"zw": false, "wga": true}"#))];
    assert!(!sentence("T26", P, &other_risk).is_empty());
    let told = sentence("T12", P, &at_own_risk);
    assert!(told.contains("eigenrisicodrager voor de Ziektewet") && !told.contains("re-integratieverslag"), "{told}");
    assert!(sentence("T12", P, &ended).contains("dan is op de laatste werkdag daarvóór, 14-02-2025, het re-"));
}

#[test]
fn some_rules_fire_on_more_than_their_case() {
    let until = |day| [TO_THE_END, &[("/eind/einddatumBegeleiding", Text(day))]].concat();
    assert!(fires("T16", E, &until("2026-02-02")));
    assert!(!fires("T16", E, &until("2026-02-01")));
    // Six weeks after 18 May 2026 is the day on which the payment ends by itself.
    let asked = [("/traject/loonsanctie", Json(ASKED_LATE))];
    assert!(fires("T28", E, &asked));
    assert!(!fires("T28", E, &[asked[0], ("/traject/loonsanctie/geplandVerzoek", Text("2026-05-17"))]));
}

#[test]
fn a_plan_of_after_what_it_plans_is_told() {
    let made = |date| finding("T16", P, &[("/plan/document/datum", Text(date))]);
    let told = made("2026-02-02").expect("a finding");
    let right = "Het plan is van 02-02-2026 (week 105), na het einde van de wachttijd op 01-02-2026; er is niets";
    assert!(told.detail.starts_with(right), "{}", told.detail);
    assert_eq!(told.severity, Severity::Waarschuwing);
    assert!(made("2026-02-01").is_none());
    let contract = ("/dienstverband/einddatum", Text("2025-12-31"));
    let told = sentence("T16", P, &[("/plan/document/datum", Text("2026-01-05")), contract]);
    assert!(told.contains("na de laatste dag van het dienstverband op 31-12-2025; er is niets"), "{told}");
}

#[test]
fn a_report_on_a_time_after_the_end_is_told() {
    let told = |first: &'static str| {
        let period = [
            ("/voortgang/document/datum", Text("2026-03-20")),
            ("/voortgang/periode/van", Text(first)),
            ("/voortgang/periode/tot", Text("2026-03-20")),
            ("/voortgang/redenGeenActiviteiten", Text("De begeleiding was afgelopen.")),
        ];
        sentence("T16", V, &period)
    };
    let late = told("2026-02-02");
    assert!(late.contains("begint op 02-02-2026 (week 105), na het einde van de wachttijd op 01-02-2026"), "{late}");
    assert_eq!(told("2026-02-01"), "");
}
