//! T: an extension of the payment of wage: decided, shortened, repaired or withdrawn.

use trajectpers::checks::Severity;

use super::super::Change::{Json, Text};
use super::super::{E, Patch, TO_THE_END, finding, fires, sentence};

#[test]
fn a_sanction_that_was_withdrawn_is_not_missing() {
    const WITHDRAWN: &str = r#"{"besluitdatum": "2025-09-01", "tot": "2026-06-30", "ingetrokkenOp": "2025-09-20"}"#;
    let withdrawn = ("/traject/loonsanctie", Json(WITHDRAWN));
    let late = ("/eind/einddatumBegeleiding", Text("2026-02-02"));
    let told = sentence("T16", E, &[TO_THE_END, &[withdrawn, late][..]].concat());
    assert!(told.contains("de loonsanctie is op 20-09-2025 ingetrokken") && !told.contains("geen loons"), "{told}");
    let none = sentence("T16", E, &[TO_THE_END, &[late][..]].concat());
    assert!(none.contains("er is geen loonsanctie opgegeven"), "{none}");
}

/// A WIA request that is 34 days late.
const ASKED_34_DAYS_LATE: Patch = ("/poortwachter/wiaAanvraag", Text("2025-12-20"));

#[test]
fn a_late_request_gives_uwv_as_many_days_more() {
    let told = |code, sanctie, date| {
        let patches =
            [ASKED_34_DAYS_LATE, ("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text(date))];
        sentence(code, E, &patches)
    };
    // The wachttijd ends on 1 February 2026, and with the delay the wage on 7 March.
    let in_time = r#"{"besluitdatum": "2026-02-20", "tot": "2027-03-07"}"#;
    let late = told("T23", in_time, "2026-02-25");
    assert!(late.contains("34 dagen te laat") && late.contains("tot en met 07-03-2026"), "{late}");
    assert!(late.ends_with("Vraag de werkgever of UWV dat deed.") && !late.contains("bezwaar"), "{late}");
    assert_eq!(told("T22", in_time, "2026-02-25"), "");
    let beyond = told("T23", r#"{"besluitdatum": "2026-03-08", "tot": "2027-03-07"}"#, "2026-03-10");
    assert!(beyond.contains("Ook die dag was bij het besluit voorbij.") && beyond.contains("bezwaar"), "{beyond}");
    let long = told("T22", r#"{"besluitdatum": "2026-02-20", "tot": "2027-03-08"}"#, "2026-02-25");
    assert!(long.contains("en de 34 dagen die de WIA-aanvraag te laat was: ten hoogste tot 07-03-2027"), "{long}");
}

#[test]
fn no_decision_comes_before_the_request_that_it_rests_on() {
    let sanctie = r#"{"besluitdatum": "2025-12-15", "tot": "2026-03-02"}"#;
    let late = ("/eind/document/datum", Text("2026-01-10"));
    let told = sentence("T31", E, &[ASKED_34_DAYS_LATE, ("/traject/loonsanctie", Json(sanctie)), late]);
    assert!(told.contains("15-12-2025 (week 98), vóór de WIA-aanvraag van 20-12-2025"), "{told}");
    assert_eq!(sentence("T31", E, &[("/traject/loonsanctie", Json(sanctie)), late]), "", "no day is known of it");
}

#[test]
fn a_shorter_extension_is_held_against_the_six_weeks_and_the_repair() {
    let told = |sanctie| {
        let patches = [("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text("2026-02-10"))];
        sentence("T32", E, &patches)
    };
    let early = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-01-20", "tot": "2026-02-10"}}"#,
    );
    assert!(early.contains("eindigt zes weken na het besluit van 20-01-2026: rond 03-03-2026"), "{early}");
    // Eight days late, so that it ends eight days sooner.
    let delayed = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-02-04", "tot": "2026-03-18"}}"#,
    );
    assert!(delayed.contains("min de 8 dagen die dat besluit te laat kwam: rond 10-03-2026"), "{delayed}");
    let open = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01", "bekorting": {"verzoek": "2026-01-06"},
            "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2026-01-20"}]}"#,
    );
    assert!(open.contains("is van 06-01-2026") && open.contains("pas op 20-01-2026 hersteld"), "{open}");
}

#[test]
fn points_that_were_repaired_before_they_were_blamed_are_told_together() {
    let sanctie = r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01", "tekortkomingen": [
        {"punt": "Het zoekprofiel ontbrak.", "datum": "2025-08-04"}, {"punt": "Er is niet gezocht."},
        {"punt": "Er is niet gesolliciteerd.", "datum": "2025-08-11", "doorlopend": true}]}"#;
    let told = finding("T41", E, &[("/traject/loonsanctie", Json(sanctie))]).expect("a finding");
    let right = "De punten 1 en 3 uit het besluit van UWV van 01-09-2025 zijn volgens de opgave vóór dat besluit \
                 hersteld: op 04-08-2025 en 11-08-2025.";
    assert!(told.detail.starts_with(right), "{}", told.detail);
    let place = |index: u8| format!("/traject/loonsanctie/tekortkomingen/{index}/datum");
    assert_eq!(told.pointers, [place(0), place(2)]);
}

#[test]
fn an_objection_is_advised_within_its_term_alone() {
    let told = |date, made: &[Patch]| {
        let sanctie = [
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-02-02", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text(date)),
        ];
        sentence("T23", E, &[&sanctie[..], made].concat())
    };
    // Six weeks after the decision is Monday 16 March 2026.
    let open = told("2026-03-16", &[]);
    assert!(open.ends_with("laat de werkgever dan bezwaar overwegen; dat kan tot en met 16-03-2026."), "{open}");
    let over = told("2026-03-17", &[]);
    assert!(over.contains("de termijn voor bezwaar liep tot en met 16-03-2026.") && over.contains("6:11"), "{over}");
    let made = told("2026-03-17", &[("/traject/loonsanctie/bezwaarGemaakt", Json("true"))]);
    assert!(made.ends_with("noem dit in het bezwaar dat is gemaakt."), "{made}");
}

#[test]
fn a_sanction_that_was_decided_late_ends_earlier_when_it_is_shortened() {
    let fires_for = |loonsanctie: &'static str| {
        fires("T32", E, &[("/traject/loonsanctie", Json(loonsanctie)), ("/eind/document/datum", Text("2026-03-20"))])
    };
    // Six weeks before 1 February 2026 are 21 December 2025, so that the decision came twenty days late.
    assert!(!fires_for(
        r#"{"besluitdatum": "2026-01-10", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-03-02", "besluit": "2026-03-16", "tot": "2026-04-07"}}"#
    ));
    assert!(fires_for(
        r#"{"besluitdatum": "2026-01-10", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-03-02", "besluit": "2026-03-16", "tot": "2026-04-06"}}"#
    ));
}

#[test]
fn a_refusal_that_came_too_late_makes_the_extension_shorter_too() {
    let told = |sanctie| {
        let patches = [("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text("2026-02-10"))];
        finding("T32", E, &patches)
    };
    let in_time = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-01-27"}}"#,
    );
    assert!(in_time.is_none(), "three weeks after the request");
    let late = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-02-03"}}"#,
    )
    .expect("a week later");
    assert_eq!(late.severity, Severity::Info);
    let right = "af op 03-02-2026, 7 dagen na de termijn van drie weken. Ook dan eindigt de loonsanctie zoveel eerder";
    assert!(late.detail.contains(right), "{}", late.detail);
}

#[test]
fn days_by_which_uwv_decided_late_and_that_it_took_off_are_not_asked_after() {
    let told = |sanctie| {
        let asked = ("/poortwachter/wiaAanvraag", Text("2025-11-10"));
        let patches = [asked, ("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text("2026-01-15"))];
        sentence("T22", E, &patches)
    };
    // Six weeks before 1 February 2026 are 21 December 2025, so that the decision came seven days late.
    let whole = told(r#"{"besluitdatum": "2025-12-28", "tot": "2027-02-01"}"#);
    assert!(whole.contains("is van 28-12-2025, 7 dagen later"), "{whole}");
    assert_eq!(told(r#"{"besluitdatum": "2025-12-28", "tot": "2027-01-25"}"#), "");
    assert!(!told(r#"{"besluitdatum": "2025-12-28", "tot": "2027-01-26"}"#).is_empty());
}

#[test]
fn an_employer_who_pays_the_ziektewet_can_get_a_sanction_after_the_contract() {
    let told = |risk: &'static str| {
        let patches = [
            ("/werkgever/eigenrisicodrager", Json(risk)),
            ("/dienstverband/einddatum", Text("2025-06-30")),
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text("2026-01-10")),
        ];
        sentence("T36", E, &patches)
    };
    assert_eq!(told(r#"{"zw": true, "wga": false}"#), "");
    assert!(told(r#"{"zw": false, "wga": true}"#).contains("er geen loon is dat UWV kan verlengen"));
}
