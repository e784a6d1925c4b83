//! What the employee reads.

use serde_json::json;

use super::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_open_signatures};
use crate::support::{AKKER, PIETERSMA, example, list, pages_for, push, remove, set, words};

#[test]
fn the_employee_reads_that_the_employer_agreed_and_pays() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/offerte/regels/8/omschrijving", "Nazorg na plaatsing (stelpost)");
    let told = explanation(&body, OFFERTE);
    for words in [
        "Uw werkgever ging op 7 april 2025 akkoord.",
        "Die rekening gaat naar uw werkgever, niet naar u.",
        "Die code bent u; zo staat uw naam niet in de offerte.",
        "Stelpost: ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("kiest of het traject doorgaat"));
    let open = explanation(&with_open_signatures(PIETERSMA, "offerte"), OFFERTE);
    assert!(open.contains("kiest of het traject doorgaat"), "{open}");
    let mut free = example(PIETERSMA);
    remove(&mut free, "/offerte/noShowPercentage");
    assert!(!explanation(&free, OFFERTE).contains("Die rekening"), "nothing is charged");
}

#[test]
fn days_that_do_not_count_are_named_with_their_reason() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&example(PIETERSMA), kind);
        let expected = "Van 17 juni tot en met 3 juli 2024 was u hersteld gemeld. Die 17 dagen tellen niet mee.";
        assert!(told.contains(expected), "{kind}: {told}");
        assert!(!explanation(&example("de-graaf"), kind).contains("tellen niet mee"), "{kind}");
    }
}

#[test]
fn rights_are_the_same_in_every_document() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&example(PIETERSMA), kind);
        for right in [
            "U mag uw dossier inzien",
            "een fout laten verbeteren",
            "iemand meenemen naar een gesprek.",
            "U mag een klacht indienen als u niet tevreden bent.",
            "UWV zegt dan wat het ervan vindt. Niemand is verplicht dat te volgen. Het kost u geld;",
            "De laatste dag van de wachttijd is 1 april 2026.",
            "maar uw werkgever hoeft uw loon dan meestal niet meer door te betalen.",
        ] {
            assert!(told.contains(right), "{kind}: {right}");
        }
    }
}

#[test]
fn a_track_costs_nothing_but_the_travel_that_its_price_leaves_out() {
    let travel = "Het traject zelf kost u niets. Vraag uw werkgever of hij uw reiskosten vergoedt.";
    let body = example(PIETERSMA);
    let mut all = body.clone();
    remove(&mut all, "/offerte/uitsluitingen");
    for kind in [PLAN, VOORTGANG] {
        assert!(explanation(&body, kind).contains(travel), "{kind}");
        let told = explanation(&all, kind);
        assert!(told.contains("kost u niets.") && !told.contains("reiskosten vergoedt"), "{kind}: {told}");
    }
}

#[test]
fn the_plan_repeats_what_the_employee_agreed_to() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    let asked = "In het plan staan uw afspraken. U bent daarin ‘de werknemer’. Dit vraagt het plan van u:";
    assert!(told.contains(asked), "{told}");
    assert!(told.contains("Uw adviseur schrijft elke zes weken op hoe het gaat."), "{told}");
    for agreement in list(&body["plan"], "afspraken") {
        let own = agreement["partij"] == "werknemer";
        let words = agreement["afspraak"].as_str().expect("words");
        // It begins with ‘U’, and the verb goes on as a small letter.
        let (_, rest) = words.split_once(' ').expect("more words than one");
        assert_eq!(told.contains(rest), own, "{words}");
    }
    let mut none = body;
    let agreements = none["plan"]["afspraken"].as_array_mut().expect("a list");
    agreements.retain(|agreement| agreement["partij"] != "werknemer");
    assert!(!explanation(&none, PLAN).contains("Dit vraagt het plan van u:"));
}

#[test]
fn what_goes_on_without_a_day_is_told_to_the_employee() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("En verder de hele tijd: ‘Elke week contact met de jobhunter"), "{told}");
    let hours =
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur per dag en 20 uur per week.";
    assert!(told.contains(hours), "{told}");
    assert!(told.contains("Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door."), "{told}");
    let report = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    let goes_on = list(&report, "vooruitblik").into_iter().filter(|row| row["datum"] == "");
    let kinds: Vec<String> = goes_on.map(|row| words(&row["soort"])).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "algemeen"), "{kinds:?}");
    let plan = explanation(&example(PIETERSMA), PLAN);
    assert!(plan.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026."), "{plan}");
}

#[test]
fn a_reason_is_promised_where_one_is_printed() {
    let mut body = example(PIETERSMA);
    let promise = "Uw werkgever en UWV lezen wel dat een afspraak niet doorging. Bij die afspraak staat de reden wel in \
                   dit exemplaar, en niet in hun exemplaar.";
    body["activiteiten"].as_array_mut().expect("a list").retain(|activity| activity["redenNietUitgevoerd"].is_null());
    for kind in [VOORTGANG, EIND] {
        assert!(!explanation(&body, kind).contains(promise), "{kind}");
    }
    let missed = json!({ "datum": "2025-09-15", "soort": "coachgesprek", "omschrijving": "Gesprek over het cv.",
        "status": "vervallen", "redenNietUitgevoerd": "De adviseur was verhinderd." });
    push(&mut body, "/activiteiten", missed);
    for kind in [VOORTGANG, EIND] {
        assert!(explanation(&body, kind).contains(promise), "{kind}");
    }
}

#[test]
fn the_end_tells_the_employee_what_came_of_it_and_what_to_do() {
    let mut body = example(PIETERSMA);
    push(
        &mut body,
        "/eind/gevraagd",
        json!({ "wat": "Lever uw laatste sollicitaties in.", "voor": "2026-01-09", "aan": "werknemer" }),
    );
    let told = explanation(&body, EIND);
    for words in [
        "U vond nog geen betaald werk bij een andere werkgever.",
        "Dit doet u zelf:",
        "Lever uw laatste sollicitaties in. Doe dat uiterlijk op 9 januari 2026.",
        "Vraag een WIA-uitkering aan bij UWV.",
        "Deed uw werkgever te weinig? Dan kan UWV besluiten dat hij uw loon langer doorbetaalt.",
        "In het tweede spoor zoekt u passend werk",
        "Blijf solliciteren op werk dat bij uw zoekprofiel past.",
        "U moet meewerken aan uw re-integratie.",
        "ze zeggen niets over uw karakter",
    ] {
        assert!(told.contains(words), "{words}: {told}");
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
