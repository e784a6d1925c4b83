//! Days and terms: periods, leave, weekends, and what is over is told as over.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, case, explanation, not_placed, offer, pages, says, state};
use crate::support::{AKKER, GRAAF, PIETERSMA, codes, example, list, set, words};

#[test]
fn one_day_is_no_period() {
    let recovered = json!([{ "van": "2024-08-01", "tot": "2024-08-01" }]);
    let period = json!({ "van": "2025-06-20", "tot": "2025-06-20" });
    let body = offer(&[("/verzuim/onderbrekingen", recovered), ("/voortgang/periode", period)]);
    let wrong = ["1 augustus tot en met 1 augustus", "20 juni tot en met 20 juni", "01-08-2024 tot en met 01-08-2024"];
    for kind in [PLAN, VOORTGANG, OFFERTE] {
        let told = explanation(&body, kind);
        says(&told, &["Op 1 augustus 2024 was u hersteld gemeld. Die dag telt niet mee."], &wrong);
        says(&words(&pages(&body, kind)), &[], &wrong);
    }
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    says(&caption, &["hersteld gemeld op 1 augustus 2024 (1 dag)"], &[]);
}

#[test]
fn a_leave_that_still_runs_is_not_past() {
    let leave = |last: &str| {
        let leave = json!([{ "van": "2025-05-01", "tot": last, "zelfdeOorzaak": true }]);
        explanation(&case(&[("/verzuim/wazo", leave)]), VOORTGANG)
    };
    let runs = "Van 1 mei tot en met 20 juni 2025 hebt u zwangerschaps- en bevallingsverlof.";
    says(&leave("2025-06-20"), &[runs], &["had u zwangerschaps"]);
    says(&leave("2025-06-19"), &["had u zwangerschaps- en bevallingsverlof."], &["hebt u zwangerschaps"]);
}

#[test]
fn a_plan_tells_of_an_end_that_has_passed_as_passed() {
    let told = |place: &str, value: &str| words(&pages(&case(&[(place, json!(value))]), PLAN)["planning"]["inleiding"]);
    let contract = |end: &str| told("/dienstverband/einddatum", end);
    let past = "dienstverband eindigde eerder, op 20 februari 2025; het traject liep tot";
    says(&contract("2025-02-20"), &[past], &["eindigt eerder"]);
    says(&contract("2025-12-31"), &["eindigt eerder, op 31 december 2025; het traject loopt tot"], &["eindigde"]);
    says(&told("/werknemer/geboortedatum", "1958-02-20"), &["bereikte eerder de AOW-leeftijd"], &["bereikt eerder"]);
    let one = "Het traject duurde één dag, 17 februari 2025, en heeft";
    says(&contract("2025-02-17"), &[one], &["tot en met 17 februari 2025 en heeft"]);
}

#[test]
fn a_plan_that_ends_in_a_weekend_has_no_guidance_after_its_report() {
    let told = |end: &str| {
        let body = case(&[("/dienstverband/einddatum", json!(end))]);
        words(&pages(&body, PLAN)["rapportage"]["inleiding"])
    };
    // A Sunday, after a report of Friday.
    says(&told("2025-08-31"), &["aan het einde van het traject."], &["kan de begeleiding doorlopen"]);
    let usual = words(&pages(&example(AKKER), PLAN)["rapportage"]["inleiding"]);
    says(&usual, &["kan de begeleiding doorlopen tot en met 1 februari 2026"], &[]);
}

#[test]
fn a_period_that_leave_shortens_to_one_week_is_told_as_one() {
    let leave = json!([{ "van": "2025-05-01", "tot": "2025-08-20", "zelfdeOorzaak": true }]);
    let told = words(&pages(&case(&[("/verzuim/wazo", leave)]), VOORTGANG));
    says(&told, &["De periode van dit verslag is week 65."], &["week 65 tot en met 65"]);
}

#[test]
fn a_term_does_not_run_on_during_leave() {
    // 112 days of leave, from two weeks after the eerstejaarsevaluatie on.
    let leave = json!([{ "van": "2025-02-10", "tot": "2025-06-01", "zelfdeOorzaak": true }]);
    let starts = |day: &str| {
        offer(&[
            ("/verzuim/wazo", leave.clone()),
            ("/traject/startdatum", json!(day)),
            ("/offerte/startdatum", json!(day)),
            ("/offerte/document/datum", json!("2025-02-12")),
        ])
    };
    let terms = [
        ("T06", PLAN, "2025-07-01", "2025-07-02"),
        ("F05", OFFERTE, "2025-07-01", "2025-07-02"),
        ("T25", PLAN, "2025-06-12", "2025-06-13"),
    ];
    for (code, kind, last, after) in terms {
        assert!(!codes(&starts(last), kind).contains(code), "{code} {last}");
        assert!(codes(&starts(after), kind).contains(code), "{code} {after}");
    }
    let start = list(&pages(&starts("2025-07-01"), PLAN), "kalender")
        .into_iter()
        .find(|row| words(&row["stap"]).starts_with("start tweede spoor"))
        .map(|row| words(&row["uiterlijk"]));
    assert_eq!(start.as_deref(), Some("01-07-2025"));
}

#[test]
fn two_weeks_after_the_probleemanalyse_are_two_weeks_of_sickness() {
    let planned = |day: &str| {
        let recovered = json!([{ "van": "2024-03-18", "tot": "2024-03-24" }]);
        codes(&case(&[("/verzuim/onderbrekingen", recovered), ("/poortwachter/planVanAanpak", json!(day))]), PLAN)
    };
    assert!(!planned("2024-04-04").contains("T03"));
    assert!(planned("2024-04-05").contains("T03"));
}

#[test]
fn during_leave_nothing_is_asked() {
    let leave = |first: &str, last: &str| json!([{ "van": first, "tot": last, "zelfdeOorzaak": true }]);
    let body = case(&[("/verzuim/wazo", leave("2025-05-01", "2025-08-20"))]);
    let told = explanation(&body, VOORTGANG);
    let wrong = ["U kunt nu ten hoogste", "Op een werkervaringsplaats betaalt"];
    says(&told, &["U hebt nu verlof, tot en met 20 augustus 2025."], &wrong);
    assert!(codes(&body, VOORTGANG).contains("A12"), "a placement, activities and applications in it");
    assert!(!codes(&example(AKKER), VOORTGANG).contains("A12"));
    let planned = case(&[("/verzuim/wazo", leave("2025-02-20", "2025-06-11"))]);
    let told = explanation(&planned, PLAN);
    says(&told, &["U hebt nu verlof, tot en met 11 juni 2025."], &["U kunt nu", "U zoekt dit werk"]);
    let mut ended = example(PIETERSMA);
    says(&explanation(&ended, EIND), &["Blijf solliciteren"], &["na uw verlof"]);
    set(&mut ended, "/verzuim/wazo", leave("2025-11-01", "2026-02-20"));
    let told = explanation(&ended, EIND);
    says(&told, &["Solliciteer na uw verlof, vanaf 21 februari 2026, op werk"], &["Blijf solliciteren"]);
    set(&mut ended, "/verzuim/wazo", leave("2025-12-15", "2026-04-05"));
    says(&explanation(&ended, EIND), &[], &["Blijf solliciteren", "Solliciteer na uw verlof"]);
}

#[test]
fn a_late_evaluation_is_found_and_so_is_one_before_the_opinion() {
    let of_steps = |opinion: &str, evaluation: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/eind/document/datum", "2026-01-30");
        set(&mut body, "/poortwachter/actueelOordeel", opinion);
        set(&mut body, "/poortwachter/eindevaluatie", evaluation);
        let found = codes(&body, EIND);
        ["T29", "T30"].map(|code| found.contains(code))
    };
    // The last day is 31 December 2025, and the WIA request is of 5 January 2026.
    assert_eq!(of_steps("2025-12-22", "2025-12-31"), [false, false]);
    assert_eq!(of_steps("2025-12-22", "2026-01-02"), [true, false]);
    assert_eq!(of_steps("2025-12-23", "2025-12-22"), [false, true]);
    assert_eq!(of_steps("2025-12-22", "2026-01-06"), [true, true], "after the WIA request");
    assert_eq!(of_steps("2026-01-25", "2026-01-20"), [true, true]);
    // After UWV's decision both are history.
    let mut repaired = example(GRAAF);
    set(&mut repaired, "/poortwachter/eindevaluatie", "2025-06-20");
    let found = codes(&repaired, EIND);
    assert!(!found.contains("T29") && !found.contains("T30"), "{found:?}");
}

#[test]
fn an_evaluation_before_its_weeks_is_not_called_in_time() {
    let evaluated = |day: &str| {
        let body = case(&[("/poortwachter/eerstejaarsevaluatie", json!(day))]);
        state(&pages(&body, VOORTGANG), "eerstejaarsevaluatie")
    };
    // Week 46 begins on 16 December 2024.
    assert_eq!(evaluated("2024-12-15").as_deref(), Some("vóór week 46"));
    assert_eq!(evaluated("2024-12-16").as_deref(), Some("op tijd"));
}

#[test]
fn an_evaluation_of_long_before_the_end_is_not_called_in_time() {
    let evaluated = |opinion: &str, evaluation: &str, patches: &[(&str, Value)]| {
        let steps = [
            ("/poortwachter/actueelOordeel", json!(opinion)),
            ("/poortwachter/eindevaluatie", json!(evaluation)),
            ("/eind/document/datum", json!("2025-10-20")),
        ];
        let body = case(&[&steps[..], patches].concat());
        let told = pages(&body, EIND);
        let states = ["actueel oordeel", "eindevaluatie"].map(|step| state(&told, step).unwrap_or_default());
        (codes(&body, EIND).contains("T29"), states)
    };
    let owned = |states: [&str; 2]| states.map(str::to_owned);
    // Week 87 begins on 29 September 2025.
    assert_eq!(evaluated("2025-09-29", "2025-09-29", &[]), (false, owned(["gedaan", "op tijd"])));
    assert_eq!(evaluated("2025-09-28", "2025-09-29", &[]), (true, owned(["vóór week 87", "op tijd"])));
    assert_eq!(evaluated("2025-05-01", "2025-05-05", &[]), (true, owned(["vóór week 87", "vóór week 87"])));
    // A contract that ends before has its evaluation before.
    let ended = [("/dienstverband/einddatum", json!("2025-09-30"))];
    assert_eq!(evaluated("2025-09-01", "2025-09-05", &ended), (false, owned(["gedaan", "op tijd"])));
}

#[test]
fn a_plan_that_came_before_the_analysis_is_told() {
    let found = |place: &str, day: &str| codes(&case(&[(place, json!(day))]), PLAN).contains("T03");
    // The analysis is of 14 March 2024.
    assert!(found("/poortwachter/planVanAanpak", "2024-03-13"));
    assert!(!found("/poortwachter/planVanAanpak", "2024-03-14"));
    let planned =
        |day: &str| state(&pages(&case(&[("/poortwachter/planVanAanpak", json!(day))]), PLAN), "plan van aanpak");
    assert_eq!(planned("2024-03-13").as_deref(), Some("vóór de probleemanalyse"), "not in time");
    assert_eq!(planned("2024-03-14").as_deref(), Some("op tijd"));
    assert!(found("/poortwachter/ziekmelding", "2024-03-15"));
    assert!(!found("/poortwachter/ziekmelding", "2024-03-14"));
}

#[test]
fn what_the_verslag_lacks_stays_in_the_calendar_when_its_day_has_passed() {
    let on = |date: &str, patches: &[(&str, Value)]| {
        let dated = [("/eind/document/datum", json!(date))];
        let body = not_placed("einde_wachttijd_nadert", &[&dated[..], patches].concat());
        let told = pages(&body, EIND);
        let states = ["actueel oordeel", "eindevaluatie"].map(|step| state(&told, step).unwrap_or_default());
        (codes(&body, EIND).contains("T29"), states)
    };
    let owned = |states: [&str; 2]| states.map(str::to_owned);
    // The last day of both is 2 November 2025.
    assert_eq!(on("2025-11-02", &[]), (false, owned(["vandaag", "vandaag"])));
    assert_eq!(on("2025-11-03", &[]), (true, owned(["datum niet bekend", "datum niet bekend"])));
    let judged = ("/poortwachter/actueelOordeel", json!("2025-10-28"));
    let evaluated = ("/poortwachter/eindevaluatie", json!("2025-10-30"));
    assert_eq!(on("2025-11-03", std::slice::from_ref(&evaluated)), (true, owned(["datum niet bekend", "op tijd"])));
    assert_eq!(on("2025-11-03", &[judged, evaluated]), (false, owned(["gedaan", "op tijd"])));
}

#[test]
fn an_early_request_for_an_iva_before_its_weeks_is_not_just_done() {
    let asked = |day: &str| {
        let body = case(&[("/poortwachter/wiaAanvraag", json!(day))]);
        state(&pages(&body, VOORTGANG), "vervroegde IVA-aanvraag")
    };
    // Week 4 begins on 26 February 2024.
    assert_eq!(asked("2024-02-25").as_deref(), Some("vóór week 4"));
    assert_eq!(asked("2024-02-26").as_deref(), Some("gedaan"));
}
