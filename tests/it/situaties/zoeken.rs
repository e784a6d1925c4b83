//! Goals, directions and applications: who has to seek, what a search rests on, and what is judged of it.

use serde_json::{Value, json};

use super::{EIND, PLAN, VOORTGANG, case, explanation, not_placed, pages, says};
use crate::support::{AKKER, codes, example, list, remove, set, words};

#[test]
fn a_goal_that_a_report_does_not_speak_of_is_not_judged() {
    let goals = example(AKKER)["voortgang"]["doelen"].as_array().expect("goals")[..2].to_vec();
    let told = pages(&case(&[("/voortgang/doelen", json!(goals))]), VOORTGANG);
    let states: Vec<String> = list(&told, "doelen").iter().map(|goal| words(&goal["stand_tekst"])).collect();
    assert_eq!(states[..2], ["behaald", "behaald"]);
    assert!(states[2..].iter().all(|state| state.starts_with("niet beoordeeld")), "{states:?}");
    says(&words(&told["doelen"]), &[], &["nog niet gestart"]);
}

#[test]
fn who_works_beside_an_early_iva_is_not_told_to_look_for_nothing() {
    let end = "Een WIA-uitkering hoeft u niet meer aan te vragen.";
    let nothing = "werk meer te zoeken.";
    let unable = ("/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    let placed = case(&[("/eind/redenEinde", json!("vervroegde_iva")), unable.clone()]);
    says(&explanation(&placed, EIND), &[end], &[nothing]);
    says(&explanation(&not_placed("vervroegde_iva", &[unable]), EIND), &[end, nothing], &[]);
    // Who can work for 24 hours a week gets none.
    says(
        &explanation(&not_placed("vervroegde_iva", &[]), EIND),
        &["Vraag dan zelf een WIA-uitkering"],
        &[end, nothing],
    );
}

#[test]
fn a_search_far_below_what_can_be_borne_does_not_rest_on_it() {
    let told = |least: u32, most: u32| {
        let body = case(&[("/zoekprofielen/0/urenMin", json!(least)), ("/zoekprofielen/0/urenMax", json!(most))]);
        (words(&pages(&body, PLAN)["zoekprofiel"]), codes(&body, PLAN).contains("Z10"))
    };
    let (rests, known) = ("met de belastbaarheid van 12 december 2024", "Bij het opstellen was de belastbaarheid van");
    let (page, found) = told(4, 8);
    says(&page, &[known], &[rests]);
    assert!(found);
    let (page, found) = told(16, 20);
    says(&page, &[rests], &[known]);
    assert!(!found);
}

#[test]
fn nobody_has_to_seek_more_hours_than_the_contract_has_beside_the_own_work() {
    let sought = |more: &[(&str, Value)]| {
        let few = [("/zoekprofielen/0/urenMin", json!(8)), ("/zoekprofielen/0/urenMax", json!(12))];
        codes(&case(&[&few[..], more].concat()), PLAN).contains("Z10")
    };
    assert!(sought(&[]), "12 of the 20 hours that can be borne");
    assert!(!sought(&[("/dienstverband/urenPerWeek", json!(12))]));
    let work = json!([{ "functie": "medewerker archief", "van": "2024-10-01", "urenPerWeek": 8 }]);
    assert!(!sought(&[("/werkSpoor1", work)]));
}

#[test]
fn without_an_advice_no_zoekrichting_rests_on_one() {
    let mut body = example(AKKER);
    let named = |body: &Value| words(&pages(body, PLAN)["zoekprofiel"]);
    says(&named(&body), &["advies arbeidsdeskundige 09-01-2025"], &[]);
    remove(&mut body, "/arbeidsdeskundigAdvies");
    remove(&mut body, "/poortwachter/arbeidsdeskundigOnderzoek");
    set(&mut body, "/poortwachter/redenOntbreekt", "De bedrijfsarts kon het zelf beoordelen.");
    says(&named(&body), &[], &["advies arbeidsdeskundige"]);
}

#[test]
fn after_a_death_no_application_is_open() {
    let dated = ("/eind/document/datum", json!("2025-06-30"));
    let ended = ("/eind/einddatumBegeleiding", json!("2025-06-24"));
    let told = |reason: &str| {
        let mut body = not_placed(reason, &[dated.clone(), ended.clone()]);
        remove(&mut body, "/eind/ondertekening");
        set(&mut body, "/document/status", "concept");
        words(&pages(&body, EIND)["sollicitaties"]["inleiding"])
    };
    says(&told("overlijden"), &["leidden er twee tot een gesprek."], &["nog open"]);
    says(&told("opdrachtgever_stopt"), &["leidden er twee tot een gesprek; vier zijn nog open."], &[]);
}

#[test]
fn a_search_does_not_rest_on_a_statement_without_hours_and_limits() {
    let bare = json!([{ "bron": "terugkoppeling", "datum": "2025-02-03" }]);
    let body = case(&[("/belastbaarheid", bare)]);
    let known = "Bij het opstellen was de belastbaarheid van 3 februari 2025 bekend.";
    says(&words(&pages(&body, PLAN)["zoekprofiel"]), &[known], &["en met de belastbaarheid"]);
    assert!(codes(&body, PLAN).contains("Z11"));
    // A list that was not copied is a list.
    let body = case(&[("/belastbaarheid", json!([{ "bron": "FML", "datum": "2025-02-03" }]))]);
    says(&words(&pages(&body, PLAN)["zoekprofiel"]), &["met de belastbaarheid van 3 februari 2025"], &[known]);
    assert!(!codes(&body, PLAN).contains("Z11"));
}
