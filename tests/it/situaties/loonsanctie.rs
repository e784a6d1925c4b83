//! A sanction: the request that ends it, the repair, and what is left once it is withdrawn.

use serde_json::{Value, json};
use trajectpers::trajectory::MijlpaalSoort;

use super::{EIND, PLAN, VOORTGANG, case, explanation, pages, says, state};
use crate::support::{GRAAF, codes, dossier, example, list, pages_for, remove, set, soort, words};

#[test]
fn the_last_day_of_a_useful_request_counts_the_time_that_uwv_may_take() {
    let mut body = example(GRAAF);
    for field in ["tekortkomingen", "bekorting", "geplandVerzoek", "geplandeEindrapportage", "toelichtingVerzoek"] {
        remove(&mut body, &format!("/traject/loonsanctie/{field}"));
    }
    let told = words(&pages(&body, PLAN)["rapportage"]["inleiding"]);
    // Three weeks after Saturday the 27th end on a Saturday too, so that UWV has until Monday.
    let right = "Beslist UWV pas na drie weken, dan maakt een verzoek na 26 juni 2026 de loondoorbetaling niet meer \
                 korter.";
    says(&told, &[right], &["Na 26 juni 2026"]);
}

#[test]
fn after_a_sanction_that_was_withdrawn_nothing_goes_to_uwv_for_a_test() {
    let mut body = example(GRAAF);
    remove(&mut body, "/traject/loonsanctie/bekorting");
    set(&mut body, "/traject/loonsanctie/ingetrokkenOp", "2025-10-15");
    let asked = words(&pages_for(&body, VOORTGANG, "uwv")["gevraagd"]);
    says(&asked, &["Deze voortgangsrapportage beschrijft de inspanningen"], &["re-integratieverslag", "bekorting"]);
    says(&explanation(&body, VOORTGANG), &[], &["Deed uw werkgever te weinig?"]);
}

#[test]
fn once_all_is_repaired_the_report_on_it_waits_for_nothing() {
    let granted = json!({ "verzoek": "2025-11-25", "besluit": "2025-12-10", "tot": "2026-01-21" });
    let mut body = example(GRAAF);
    for field in ["geplandVerzoek", "geplandeEindrapportage", "toelichtingVerzoek"] {
        remove(&mut body, &format!("/traject/loonsanctie/{field}"));
    }
    let report = |body: &Value| state(&pages(body, VOORTGANG), "eindrapportage na herstel");
    remove(&mut body, "/traject/loonsanctie/bekorting");
    set(&mut body, "/voortgang/periode/tot", "2025-11-10");
    set(&mut body, "/voortgang/document/datum", "2025-11-10");
    assert_eq!(report(&body).as_deref(), Some("zodra alles is hersteld"), "one point is repaired on the next day");
    set(&mut body, "/voortgang/document/datum", "2025-11-12");
    assert_eq!(report(&body).as_deref(), Some("nog te doen"));
    set(&mut body, "/traject/loonsanctie/bekorting", granted);
    set(&mut body, "/voortgang/document/datum", "2025-12-15");
    assert_eq!(report(&body).as_deref(), Some("nog te doen"));
}

#[test]
fn guidance_that_stops_long_before_a_sanction_ends_does_not_stop_because_of_its_end() {
    let reason = |end: &str| {
        let mut body = example(GRAAF);
        remove(&mut body, "/eind/vervolgTot");
        remove(&mut body, "/traject/loonsanctie/bekorting");
        set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
        set(&mut body, "/eind/einddatumBegeleiding", end);
        words(&pages(&body, EIND)["reden"])
    };
    let ends = "De verlengde loondoorbetaling eindigt: de laatste dag is 30 augustus 2026.";
    says(&reason("2026-08-30"), &[ends], &[]);
    says(&reason("2026-01-16"), &["De begeleiding eindigde op 16 januari 2026."], &[ends, "loondoorbetaling eindigt"]);
}

/// The placed example after a decision on its WIA request of 10 November 2025.
fn decided(sanction: Value, patches: &[(&str, Value)]) -> Value {
    let asked = [
        ("/poortwachter/wiaAanvraag", json!("2025-11-10")),
        ("/traject/loonsanctie", sanction),
        ("/eind/document/datum", json!("2026-01-20")),
    ];
    case(&[&asked[..], patches].concat())
}

#[test]
fn a_decision_that_ends_within_the_wachttijd_makes_no_wage_longer() {
    let until = |tot: &str| decided(json!({ "besluitdatum": "2026-01-15", "tot": tot }), &[]);
    // The last day of the wachttijd is 1 February 2026.
    for tot in ["2026-01-26", "2026-02-02"] {
        let body = until(tot);
        assert!(codes(&body, EIND).contains("T36"), "{tot}");
        let eind = pages(&body, EIND);
        for step in ["laatste dag van de verlengde", "bekortingsverzoek", "eindrapportage na herstel"] {
            assert_eq!(state(&eind, step), None, "{tot}: {step}");
        }
        assert!(state(&eind, "besluit van UWV over de loonsanctie").is_some(), "{tot}");
        says(&words(&eind["feiten"]), &["1 februari 2026"], &["25 januari 2026"]);
    }
    let longer = until("2026-02-03");
    assert!(!codes(&longer, EIND).contains("T36"));
    assert!(state(&pages(&longer, EIND), "laatste dag van de verlengde").is_some());
    // The request is not to blame for a wrong day.
    let mut repair = example(GRAAF);
    set(&mut repair, "/traject/loonsanctie/tot", "2025-08-26");
    let found = codes(&repair, VOORTGANG);
    assert!(found.contains("T36") && !found.contains("T28"), "{found:?}");
}

#[test]
fn after_the_last_wage_uwv_has_nothing_to_extend() {
    let sanction = || json!({ "besluitdatum": "2025-12-15", "tot": "2027-02-01" });
    // The contract, or the AOW age with its six weeks, ended the wage before the decision, or ends it in the wachttijd.
    for (place, day) in [
        ("/dienstverband/einddatum", "2025-12-01"),
        ("/dienstverband/einddatum", "2026-01-31"),
        ("/werknemer/geboortedatum", "1958-11-01"),
    ] {
        let body = decided(sanction(), &[(place, json!(day))]);
        assert!(codes(&body, EIND).contains("T36"), "{day}");
        let eind = pages(&body, EIND);
        assert_eq!(state(&eind, "laatste dag van de verlengde"), None, "{day}");
        says(&explanation(&body, EIND), &[], &["UWV heeft besloten dat uw werkgever langer"]);
    }
    let later = decided(sanction(), &[("/dienstverband/einddatum", json!("2026-03-31"))]);
    assert!(!codes(&later, EIND).contains("T36"));
    assert!(state(&pages(&later, EIND), "laatste dag van de verlengde").is_some());
}

#[test]
fn a_track_that_begins_on_the_day_of_the_decision_repairs() {
    let mut body = example(GRAAF);
    for day in ["2025-07-14", "2025-07-15"] {
        set(&mut body, "/traject/startdatum", day);
        let found = codes(&body, EIND);
        assert!(["T06", "T07", "T17"].iter().all(|code| !found.contains(code)), "{day}: {found:?}");
        let eind = pages(&body, EIND);
        assert!(state(&eind, "begin van het hersteltraject").is_some(), "{day}");
        assert_eq!(state(&eind, "eindrapportage van het bureau"), None, "{day}");
    }
}

#[test]
fn a_track_that_begins_after_week_90_was_not_late_with_its_report() {
    let mut body = example(GRAAF);
    let told = |body: &Value| {
        let found = codes(body, EIND);
        (found.contains("T06"), found.contains("T17"), state(&pages(body, EIND), "eindrapportage van het bureau"))
    };
    // Week 90 ends on 25 May 2025, and UWV decided on 14 July.
    for day in ["2025-05-26", "2025-07-01"] {
        set(&mut body, "/traject/startdatum", day);
        assert_eq!(told(&body), (true, false, Some("gedaan".to_owned())), "{day}");
    }
    set(&mut body, "/traject/startdatum", "2025-05-25");
    let (late, missed, report) = told(&body);
    assert!(late && missed && report.is_some_and(|state| state.contains("te laat")));
}

#[test]
fn leave_after_the_wachttijd_moves_no_week_and_no_day() {
    let mut body = example(GRAAF);
    let usual = pages(&body, VOORTGANG);
    set(&mut body, "/verzuim/wazo", json!([{ "van": "2025-10-01", "tot": "2026-01-20", "zelfdeOorzaak": true }]));
    let told = pages(&body, VOORTGANG);
    let weeks = |pages: &Value| list(pages, "kalender").iter().map(|row| words(&row["week"])).collect::<Vec<_>>();
    assert_eq!(weeks(&told), weeks(&usual));
    let caption = words(&told["tijdlijn"]["bijschrift"]);
    let right = "Na de 104 weken tellen alle dagen mee, ook deze: 1 oktober 2025 tot en met 20 januari 2026 (112 \
                 dagen); daardoor schuift geen ziekteweek op.";
    says(&caption, &[right], &["niet mee", "verlof"]);
    let plain = explanation(&body, VOORTGANG);
    let right = "de ziekteweken lopen gewoon door. U krijgt in die tijd een uitkering in plaats van loon.";
    says(&plain, &[right], &["tellen niet mee"]);
}

#[test]
fn leave_makes_an_extension_longer_and_uwv_says_how_long() {
    let weight = |tot: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/verzuim/wazo", json!([{ "van": "2025-10-01", "tot": "2026-01-20", "zelfdeOorzaak": true }]));
        set(&mut body, "/traject/loonsanctie/tot", tot);
        codes(&body, VOORTGANG).contains("T22")
    };
    // 52 weeks end on 30 August 2026, and 112 days later on 20 December.
    assert!(weight("2026-08-31"), "did UWV write a later day?");
    assert!(!weight("2026-12-21"));
    assert!(weight("2026-12-22"), "longer than both");
}

#[test]
fn a_decision_of_the_last_six_weeks_makes_the_extension_shorter() {
    let told = |day: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/traject/loonsanctie/besluitdatum", day);
        codes(&body, VOORTGANG).contains("T22")
    };
    // The wachttijd ends on 31 August 2025, six weeks after 20 July.
    assert!(!told("2025-07-20"));
    assert!(told("2025-07-21"));
}

#[test]
fn a_plan_for_the_request_or_a_repair_that_has_passed_is_told() {
    let planned = |day: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/traject/loonsanctie/geplandVerzoek", day);
        codes(&body, VOORTGANG).contains("A06")
    };
    // The report is of 21 November 2025, the request of January 2026.
    assert!(planned("2025-11-20"));
    assert!(!planned("2025-11-21"));
    let repaired = |day: &str| {
        let mut body = example(GRAAF);
        remove(&mut body, "/traject/loonsanctie/tekortkomingen/2/datum");
        set(&mut body, "/traject/loonsanctie/tekortkomingen/2/gepland", day);
        codes(&body, VOORTGANG).contains("A06")
    };
    assert!(repaired("2025-11-20"));
    assert!(!repaired("2025-11-21"));
    let reported = |day: &str, kind: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/traject/loonsanctie/geplandeEindrapportage", day);
        codes(&body, kind).contains("A06")
    };
    assert!(reported("2025-11-20", VOORTGANG));
    assert!(!reported("2025-11-21", VOORTGANG));
    // The eindrapportage is that report, though it comes later.
    assert!(!reported("2025-11-20", EIND));
}

#[test]
fn the_decision_on_the_wia_waits_for_the_end_of_a_sanction() {
    let mut body = example(GRAAF);
    set(&mut body, "/poortwachter/wiaAanvraag", "2025-06-10");
    let is_due = |body: &Value| dossier(body, soort(VOORTGANG)).kalender.get(MijlpaalSoort::BesluitWia).is_some();
    assert!(!is_due(&body));
    set(&mut body, "/traject/loonsanctie/ingetrokkenOp", "2025-10-15");
    assert!(is_due(&body), "it was withdrawn");
}
