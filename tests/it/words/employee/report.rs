//! The report of a period.

use serde_json::json;

use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, push, set, words};
use crate::words::{EIND, PLAN, VOORTGANG, explanation, with_open_signatures};

#[test]
fn what_goes_on_without_a_day_is_told_to_the_employee() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("Verder loopt dit door: ‘Elke week contact met de jobhunter"), "{told}");
    // The message of 11 September and the list that confirms it came in one period.
    let hours =
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur per dag en 20 uur per week.";
    assert!(told.contains(hours), "{told}");
    assert!(told.contains("Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door."), "{told}");
    let report = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    let goes_on = list(&report, "vooruitblik").into_iter().filter(|row| row["datum"] == "");
    let kinds: Vec<String> = goes_on.map(|row| words(&row["soort"])).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "Algemeen"), "{kinds:?}");
    let plan = explanation(&example(PIETERSMA), PLAN);
    assert!(plan.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026."), "{plan}");
}

#[test]
fn a_reason_is_promised_where_one_is_printed() {
    let mut body = example(PIETERSMA);
    let promise = "Uw werkgever en UWV lezen wel dat een afspraak niet doorging: die van 15 september 2025. In uw \
                   exemplaar staat erachter waarom. Die zin lezen zij niet. Ergens anders in het verslag kan wel iets \
                   over de reden staan.";
    let both = "lezen wel dat twee afspraken niet doorgingen: die van 2 september en 22 september 2025.";
    for kind in [VOORTGANG, EIND] {
        let told = explanation(&body, kind);
        assert!(told.contains(both), "{kind}: {told}");
    }
    let first = "Voor 2 september 2025 meldde u zich vooraf af. Wat op 22 september 2025 niet doorging, lag niet aan \
                 u. Uw werkgever en UWV lezen wel";
    assert!(explanation(&body, VOORTGANG).contains(first) && explanation(&body, EIND).contains(first));
    body["activiteiten"].as_array_mut().expect("a list").retain(|activity| activity["redenNietUitgevoerd"].is_null());
    for kind in [VOORTGANG, EIND] {
        assert!(!explanation(&body, kind).contains(promise), "{kind}");
    }
    let missed = json!({ "datum": "2025-09-15", "soort": "coachgesprek", "omschrijving": "Gesprek over het cv.",
        "status": "vervallen", "redenNietUitgevoerd": "De adviseur was verhinderd." });
    push(&mut body, "/activiteiten", missed);
    for kind in [VOORTGANG, EIND] {
        let told = explanation(&body, kind);
        assert!(told.contains(promise) && told.contains("Wat op 15 september 2025 niet doorging, lag niet aan u."));
    }
    for unsure in ["De adviseur hoorde dat de werknemer ziek was.", "Niet tijdig afgemeld.", "Afspraak vervallen."] {
        let last = list(&body, "activiteiten").len() - 1;
        set(&mut body, &format!("/activiteiten/{last}/redenNietUitgevoerd"), unsure);
        let told = explanation(&body, VOORTGANG);
        assert!(told.contains(promise) && !told.contains("lag niet aan u") && !told.contains("vooraf af"), "{told}");
    }
}

#[test]
fn attention_has_its_reason() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/stoplicht", "aandacht");
    set(&mut body, "/voortgang/watBelemmert", "Er zijn weinig passende vacatures. Meer volgt.");
    let told = explanation(&body, VOORTGANG);
    assert!(told.contains("De reden: ‘Er zijn weinig passende vacatures’."), "{told}");
}

#[test]
fn an_appointment_names_the_day_of_the_week_and_whom_to_ask_for_the_place() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("dinsdag 30 september 2025: overleg."), "{told}");
    assert!(told.contains("Weet u niet waar of hoe laat u moet zijn? Vraag het uw adviseur."), "{told}");
    let repair = explanation(&example(GRAAF), EIND);
    let talks = "dinsdag 3 februari 2026: jobhunting. Gesprekken bij Groothandel De Proefpallet en Groothandel \
                 Voorbeeldroute over orderverwerking. Vraag uw adviseur of u daarbij moet zijn.";
    assert!(repair.contains(talks), "{repair}");
}

#[test]
fn who_signs_a_report_is_told_so_first() {
    let open = explanation(&with_open_signatures(PIETERSMA, "voortgang"), VOORTGANG);
    assert!(open.contains("Zet daarna uw handtekening."), "{open}");
    assert!(!explanation(&example(PIETERSMA), VOORTGANG).contains("Zet daarna uw handtekening."), "it is signed");
}

#[test]
fn the_report_says_what_work_is_sought_now_and_which_goal_asks_to_apply() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    let sought = "U zoekt nu dit werk, voor 12 tot 15 uur per week: medewerker receptie/portier (dagdienst), conciërge \
                  en telefonisch planner.";
    assert!(told.contains(sought), "{told}");
    let repair = explanation(&example(GRAAF), VOORTGANG);
    let goal = "Verder loopt dit door: ‘Vanaf 15 september 2025 wordt elke week ten minste één sollicitatie \
                verstuurd.’";
    assert!(repair.contains(goal), "{repair}");
    let mut done = example(GRAAF);
    set(&mut done, "/voortgang/doelen/2/status", "behaald");
    assert!(!explanation(&done, VOORTGANG).contains("Verder loopt dit door:"));
    assert_eq!(told.matches("Verder loopt dit door:").count(), 1, "what goes on says so already: {told}");
    let second = "2 december 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt. Vraag uw adviseur of u daarbij \
                  moet zijn.";
    assert!(repair.contains(second), "{repair}");
}
