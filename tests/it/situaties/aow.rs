//! The AOW age: in the wachttijd, in the year of a sanction, and known in part.

use serde_json::json;

use super::{EIND, OFFERTE, PLAN, VOORTGANG, case, explanation, not_placed, offer, pages, says, state};
use crate::support::{GRAAF, example, pages_for, set, words};

#[test]
fn who_reaches_the_aow_age_first_reads_of_no_wia_and_no_longer_wage() {
    let wrong =
        ["van de wachttijd is 1 februari", "Vraagt u later een WIA", "langer doorbetaalt", "uitkering verlagen"];
    let body = case(&[("/werknemer/geboortedatum", json!("1958-10-14"))]);
    for kind in [PLAN, VOORTGANG] {
        let right = ["U bereikt op 14 oktober 2025 de AOW-leeftijd.", "De laatste dag daarvan is 24 november 2025."];
        says(&explanation(&body, kind), &right, &wrong);
    }
    let ended = not_placed("opdrachtgever_stopt", &[("/werknemer/geboortedatum", json!("1958-10-14"))]);
    says(&explanation(&ended, EIND), &["U bereikt op 14 oktober 2025 de AOW-leeftijd."], &wrong);
    // Of a year alone it is sure that the age comes in 2025.
    let year = case(&[("/werknemer/geboortedatum", json!("1958-00-00"))]);
    let told = explanation(&year, VOORTGANG);
    says(&told, &["U bereikt uiterlijk op 31 december 2025 de AOW-leeftijd."], &wrong);
    says(&told, &[], &["Vraag dan zelf een WIA-uitkering aan"]);
    let calendar = pages(&year, VOORTGANG);
    assert_eq!(state(&calendar, "WIA-aanvraag"), None);
    assert_eq!(state(&calendar, "inzending re-integratieverslag"), None);
}

#[test]
fn who_reaches_the_aow_age_has_no_verslag_for_uwv() {
    let asked = |born: &str, kind: &str| {
        words(&pages_for(&case(&[("/werknemer/geboortedatum", json!(born))]), kind, "uwv")["gevraagd"])
    };
    says(&asked("1958-10-14", PLAN), &["Dit plan beschrijft"], &["re-integratieverslag"]);
    says(&asked("1958-10-14", VOORTGANG), &["Deze voortgangsrapportage beschrijft"], &["re-integratieverslag"]);
    says(&asked("1979-05-14", PLAN), &["Dit plan hoort bij het re-integratieverslag van de werkgever. Het"], &[]);
    says(&asked("1979-05-14", VOORTGANG), &["hoort bij het re-integratieverslag van de werkgever."], &[]);
}

#[test]
fn on_the_first_day_of_the_aow_age_no_wia_benefit_begins() {
    let wrong =
        ["Na de wachttijd kan een WIA", "Vraag dan zelf", "Vraagt u", "langer doorbetaalt", "uitkering verlagen"];
    let told = "Vanaf 2 februari 2026 hebt u de AOW-leeftijd. U krijgt dan AOW, en geen WIA-uitkering.";
    let body = offer(&[("/werknemer/geboortedatum", json!("1959-02-02"))]);
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&body, kind), &["De laatste dag van de wachttijd is 1 februari 2026.", told], &wrong);
        assert_eq!(state(&pages(&body, kind), "WIA-aanvraag"), None, "{kind}");
        assert!(state(&pages(&body, kind), "laatste dag van de wachttijd").is_some(), "{kind}");
    }
    says(&explanation(&body, OFFERTE), &[], &["Na de wachttijd kan een WIA"]);
    says(&words(&pages(&body, OFFERTE)["latere_start"]["toelichting"]), &[], &["verlengen"]);
    // One day later it begins, for a day.
    let later = case(&[("/werknemer/geboortedatum", json!("1959-02-03"))]);
    says(&explanation(&later, PLAN), &["Na de wachttijd kan een WIA", "langer doorbetaalt"], &[told]);
}

#[test]
fn a_birth_date_in_part_ends_the_track_where_the_age_is_sure() {
    let born = |day: &str| offer(&[("/werknemer/geboortedatum", json!(day))]);
    for day in ["1958-00-00", "1958-12-00"] {
        let body = born(day);
        let told = pages(&body, OFFERTE);
        says(&words(&told["prijs"]["inleiding"]), &["tot en met 30 december 2025"], &["1 februari 2026"]);
        says(&words(&told["planning_feiten"]), &["Uiterste dag vóór de AOW-leeftijd"], &["Laatste dag vóór"]);
        says(&words(&told["latere_start"]["toelichting"]), &["Een latere start"], &["verlengen"]);
        let plan = words(&pages(&body, PLAN)["planning"]["inleiding"]);
        says(&plan, &["het traject loopt tot en met 30 december 2025"], &["tot en met 1 februari"]);
        says(&words(&pages(&body, VOORTGANG)["cijfers"]), &["tot en met 30 december 2025"], &["1 februari 2026"]);
    }
    says(&words(&pages(&born("1960-00-00"), OFFERTE)["prijs"]["inleiding"]), &["tot en met 1 februari 2026"], &[]);
}

#[test]
fn after_the_aow_age_in_a_sanction_year_uwv_reads_no_report() {
    let told = |born: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/werknemer/geboortedatum", born);
        set(&mut body, "/voortgang/document/datum", "2025-12-05");
        explanation(&body, VOORTGANG)
    };
    // 67 years on 20 October 2025, and wage until 30 November; 67 years in March 2026, with a request that still helps.
    says(&told("1958-10-20"), &["Uw werkgever leest ook waar u solliciteerde"], &["UWV lezen", "versie voor UWV"]);
    says(&told("1959-03-20"), &["Uw werkgever en UWV lezen ook waar u solliciteerde"], &[]);
}

#[test]
fn an_aow_age_that_was_reached_is_past_in_every_document() {
    let told = |patches: &[(&str, &str)]| {
        let mut body = example(GRAAF);
        for (place, value) in patches {
            set(&mut body, place, *value);
        }
        explanation(&body, VOORTGANG)
    };
    let on = |day: &'static str| ("/voortgang/document/datum", day);
    let born = ("/werknemer/geboortedatum", "1958-10-20");
    let past = [
        "Sinds 20 oktober 2025 hebt u de AOW-leeftijd. U krijgt AOW, en geen WIA-uitkering.",
        "Uw werkgever betaalde daarna nog ten hoogste zes weken loon: tot en met 30 november 2025.",
        "langer moest doorbetalen: tot en met 30 augustus 2026.",
    ];
    says(&told(&[born, on("2025-12-05")]), &past, &["Vanaf 20 oktober", "langer doorbetaalt: tot"]);
    let runs = "Uw werkgever betaalt daarna nog ten hoogste zes weken loon";
    says(&told(&[born, on("2025-11-21")]), &["Sinds 20 oktober 2025", runs], &["betaalde daarna"]);
    let coming = ["Vanaf 20 maart 2026 hebt u de AOW-leeftijd. U krijgt dan AOW", runs];
    says(&told(&[("/werknemer/geboortedatum", "1959-03-20")]), &coming, &["Sinds 20 maart"]);
    // After the wachttijd no Ziektewet follows on the contract.
    let ended = told(&[("/dienstverband/einddatum", "2025-11-30"), on("2025-12-05")]);
    says(&ended, &["Dan kan UWV een uitkering verlagen of weigeren."], &["Ziektewet"]);
}

#[test]
fn guidance_that_the_aow_age_ended_is_told_as_over() {
    let reason = |day: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/werknemer/geboortedatum", "1959-01-01");
        set(&mut body, "/eind/document/datum", day);
        words(&pages(&body, EIND)["reden"])
    };
    let (past, runs) = ("De begeleiding liep tot en met 31 december 2025.", "De begeleiding loopt door tot en met");
    says(&reason("2026-01-16"), &[past], &[runs]);
}

#[test]
fn whose_sickness_began_before_july_2023_has_thirteen_weeks_of_wage_after_the_aow_age() {
    let mut body = example(GRAAF);
    set(&mut body, "/werknemer/geboortedatum", "1958-10-01");
    let now = "nog ten hoogste zes weken loon: tot en met 11 november 2025";
    says(&explanation(&body, VOORTGANG), &[now], &["dertien weken"]);
    set(&mut body, "/verzuim/eersteZiektedag", "2023-06-05");
    let before = "nog ten hoogste dertien weken loon: tot en met 30 december 2025";
    says(&explanation(&body, VOORTGANG), &[before], &["zes weken loon"]);
}
