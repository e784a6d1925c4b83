//! The start of the track: in time, late, and late for a ground that holds.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, case, late, offer, pages, says, state};
use crate::support::{AKKER, codes, example, list, words};

#[test]
fn without_the_day_of_the_evaluation_no_start_is_called_in_time() {
    let missing = json!({ "redenOntbreekt": "De stukken zijn opgevraagd." });
    let body = case(&[("/poortwachter", missing.clone())]);
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = pages(&body, kind);
        let stand = state(&told, "start tweede spoor");
        assert_eq!(stand.as_deref(), Some("gedaan"), "{kind}");
        says(&words(&told), &[], &["27 dagen vóór de uiterste dag", "27 dagen eerder"]);
        assert_eq!(state(&pages(&example(AKKER), kind), "start tweede spoor").as_deref(), Some("op tijd"), "{kind}");
    }
    // Before the weeks of the evaluation a start cannot be late after it.
    let early = case(&[("/poortwachter", missing), ("/traject/startdatum", json!("2024-12-15"))]);
    assert_eq!(state(&pages(&early, VOORTGANG), "start tweede spoor").as_deref(), Some("op tijd"));
}

#[test]
fn a_start_with_a_ground_that_holds_is_not_called_late() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = pages(&late("geen_benutbare_mogelijkheden"), kind);
        let stand = state(&told, "start tweede spoor");
        assert_eq!(stand.as_deref(), Some("later: geen benutbare mogelijkheden"), "{kind}");
        says(&words(&told), &[], &["17 dagen te laat"]);
        says(&words(&told["tijdlijn"]["standen"]), &["gehaald"], &["te_laat"]);
        let weak = pages(&late("organisatorisch"), kind);
        assert_eq!(state(&weak, "start tweede spoor").as_deref(), Some("17 dagen te laat"), "{kind}");
    }
}

#[test]
fn an_employer_at_own_risk_pays_for_a_late_start_too() {
    let told = |risk: bool| {
        let risk = json!({ "zw": risk, "wga": false });
        let body = offer(&[("/dienstverband/einddatum", json!("2025-12-31")), ("/werkgever/eigenrisicodrager", risk)]);
        words(&pages(&body, OFFERTE)["latere_start"]["toelichting"])
    };
    let longer = "dan kan UWV de tijd verlengen waarin u als eigenrisicodrager de uitkering van de Ziektewet betaalt";
    says(&told(true), &[longer], &["de loondoorbetaling verlengen"]);
    says(&told(false), &["Een latere start"], &["verlengen"]);
}

#[test]
fn an_offer_calls_no_start_in_time_without_the_day_of_the_evaluation() {
    let told = |patches: &[(&str, Value)]| {
        let told = pages(&offer(patches), OFFERTE);
        (words(&told["planning"]), words(&told["latere_start"]["rijen"]))
    };
    let unknown = json!({ "redenOntbreekt": "De stukken zijn opgevraagd." });
    let (planning, rows) = told(&[("/poortwachter", unknown)]);
    says(&planning, &["De start op 17 februari 2025 is niet later dan die dag."], &["valt binnen die termijn"]);
    says(&rows, &["niet later"], &["op tijd"]);
    let (planning, rows) = told(&[]);
    says(&planning, &["valt binnen die termijn"], &["niet later dan die dag"]);
    says(&rows, &["op tijd"], &["niet later"]);
}

#[test]
fn an_offer_with_a_ground_that_holds_calls_no_start_late() {
    let told = |reason: &str| {
        let unable = json!([{ "van": "2024-12-01", "tot": "2025-01-05", "bron": "bedrijfsarts" }]);
        let body = offer(&[
            ("/poortwachter/eerstejaarsevaluatie", json!("2024-12-20")),
            ("/traject/redenUitstel", json!(reason)),
            ("/geenBenutbareMogelijkheden", unable),
        ]);
        let told = pages(&body, OFFERTE);
        (words(&told["planning"]), words(&told["latere_start"]["rijen"]))
    };
    let (planning, rows) = told("geen_benutbare_mogelijkheden");
    let right = "De reden van de latere start: geen benutbare mogelijkheden.";
    says(&planning, &[right], &["Leg in uw dossier vast"]);
    says(&rows, &["later: geen benutbare mogelijkheden"], &["17 dagen te laat"]);
    let (planning, rows) = told("organisatorisch");
    says(&planning, &["Leg in uw dossier vast"], &[right]);
    says(&rows, &["17 dagen te laat"], &["later: "]);
}

#[test]
fn a_start_that_a_ground_puts_later_is_not_hurried() {
    let later = |reason: &str| {
        let unable = json!([{ "van": "2025-02-01", "tot": "2025-04-20", "bron": "bedrijfsarts" }]);
        offer(&[
            ("/offerte/startdatum", json!("2025-05-12")),
            ("/traject/startdatum", json!("2025-05-12")),
            ("/traject/redenUitstel", json!(reason)),
            ("/geenBenutbareMogelijkheden", unable),
        ])
    };
    let (grounded, weak) = (later("geen_benutbare_mogelijkheden"), later("organisatorisch"));
    for (kind, code) in [(PLAN, "T06"), (OFFERTE, "F05")] {
        assert!(!codes(&grounded, kind).contains(code) && codes(&weak, kind).contains(code), "{code}");
    }
    // The picture of the planning has the day that was agreed on, and not the usual last one.
    for body in [grounded, weak] {
        let picture = pages(&body, PLAN)["planning"]["beeld"].clone();
        let start = list(&picture, "stappen").into_iter().find(|step| step["naam"] == "start tweede spoor").cloned();
        assert_eq!(words(&start.expect("a start")["datum"]), "12-05-2025");
    }
}

#[test]
fn a_start_that_is_late_by_the_calendar_is_late_beside_a_belastbaarheid_that_came_later() {
    let starts = |day: &str| {
        let evaluated = ("/poortwachter/eerstejaarsevaluatie", json!("2024-12-18"));
        let stated = ("/belastbaarheid/2/datum", json!("2024-12-20"));
        codes(&case(&[evaluated, stated, ("/traject/startdatum", json!(day))]), PLAN)
    };
    // Eight weeks after the first belastbaarheid is 14 February 2025.
    let found = starts("2025-02-15");
    assert!(found.contains("T10") && found.contains("T06"), "{found:?}");
    let found = starts("2025-02-14");
    assert!(!found.contains("T10") && found.contains("T06"), "{found:?}");
}

#[test]
fn an_evaluation_before_its_weeks_makes_no_start_late() {
    let body = |start: &str| {
        let evaluated = ("/poortwachter/eerstejaarsevaluatie", json!("2024-09-01"));
        case(&[evaluated, ("/traject/startdatum", json!(start))])
    };
    // Week 46 begins on 16 December 2024, and 27 January 2025 is six weeks later.
    for (start, late) in [("2024-11-20", false), ("2025-01-27", false), ("2025-01-28", true)] {
        let found = codes(&body(start), PLAN);
        assert_eq!(found.contains("T06"), late, "{start}");
        // The first belastbaarheid is of 12 December 2024, before these weeks.
        assert!(!found.contains("T10"), "{start}");
    }
    assert_eq!(state(&pages(&body("2024-11-20"), VOORTGANG), "start tweede spoor").as_deref(), Some("op tijd"));
    let told = words(&pages(&body("2025-01-28"), PLAN));
    says(&told, &["zes weken na het begin van ziekteweek 46"], &["zes weken na de eerstejaarsevaluatie van 1 sept"]);
    let offered = offer(&[("/poortwachter/eerstejaarsevaluatie", json!("2024-09-01"))]);
    let told = words(&pages(&offered, OFFERTE)["planning"]);
    says(&told, &["eerder dan week 46; de zes weken tellen dan", "De uiterste dag is 27 januari 2025"], &[]);
}

#[test]
fn an_agreement_of_after_the_last_day_to_start_excuses_no_start() {
    let body = |agreed: &str| {
        case(&[
            ("/traject/startdatum", json!("2025-05-12")),
            ("/traject/redenUitstel", json!("aow_nabij")),
            ("/traject/uitstelOvereengekomenOp", json!(agreed)),
            ("/werknemer/geboortedatum", json!("1959-08-15")),
        ])
    };
    // Six weeks after the evaluation of 28 January 2025 is 11 March.
    let in_time = codes(&body("2025-03-11"), VOORTGANG);
    assert!(["T06", "T07", "T24"].iter().all(|code| !in_time.contains(*code)), "{in_time:?}");
    for agreed in ["2025-03-12", "2025-05-15"] {
        let found = codes(&body(agreed), VOORTGANG);
        assert!(["T06", "T24"].iter().all(|code| found.contains(*code)), "{agreed}: {found:?}");
        let stand = state(&pages(&body(agreed), VOORTGANG), "start tweede spoor");
        assert_eq!(stand.as_deref(), Some("62 dagen te laat"), "{agreed}");
    }
}
