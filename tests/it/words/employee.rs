//! What the employee reads.

use serde_json::{Value, json};

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
    let paid = "Het traject kost u niets. Uw werkgever vergoedt uw reiskosten.";
    let body = example(PIETERSMA);
    let mut agreed = body.clone();
    set(&mut agreed, "/offerte/uitsluitingen", json!(["Reiskosten van de werknemer"]));
    let mut asked = agreed.clone();
    let agreements = asked["plan"]["afspraken"].as_array_mut().expect("a list");
    agreements.retain(|agreement| agreement["partij"] != "werkgever");
    let mut all = asked.clone();
    remove(&mut all, "/offerte/uitsluitingen");
    for kind in [PLAN, VOORTGANG] {
        assert!(explanation(&body, kind).contains(paid), "{kind}");
        assert!(explanation(&agreed, kind).contains(paid), "{kind}: as the employer agreed");
        assert!(explanation(&asked, kind).contains(travel), "{kind}");
        let told = explanation(&all, kind);
        assert!(told.contains("kost u niets.") && !told.contains("reiskosten vergoedt"), "{kind}: {told}");
    }
    let offer = explanation(&agreed, OFFERTE);
    assert!(offer.contains("Vraag uw werkgever of hij die vergoedt."), "an offer does not know the plan: {offer}");
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
    assert!(told.contains("Verder loopt dit door: ‘Elke week contact met de jobhunter"), "{told}");
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
    let promise = "Uw werkgever en UWV lezen wel dat een afspraak niet doorging. In dit exemplaar staat daarbij \
                   waarom. Die zin staat niet in hun exemplaar. Ergens anders in het verslag kan wel iets over de \
                   reden staan.";
    for kind in [VOORTGANG, EIND] {
        let told = explanation(&body, kind);
        assert!(told.contains("lezen wel dat twee afspraken niet doorgingen."), "{kind}: {told}");
    }
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

#[test]
fn appointments_are_those_of_the_employee_up_to_the_first_day_at_work() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    for words in [
        "Dit zijn de eerste afspraken:",
        "30 september 2025: overleg. Werkgever en werknemer passen het plan van aanpak aan",
        "13 oktober 2025: werkervaringsplaats.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("24 oktober 2025"), "the first five: {told}");
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/vooruitblik/0/omschrijving", "Gesprek met de werkgever over het plan.");
    assert!(!explanation(&body, VOORTGANG).contains("30 september 2025: overleg"), "the employee is not there");
    let end = explanation(&example(PIETERSMA), EIND);
    assert!(end.contains("22 december 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt."), "{end}");
    assert!(end.contains("na het oordeel van de bedrijfsarts; ook op 13, 20 en 27 januari"), "{end}");
}

#[test]
fn the_plan_tells_what_comes_first_and_lists_the_work_that_is_sought() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    for words in [
        "12 juni 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt.",
        "Tot en met 30 juni 2025 staat dit gepland:",
        "Assessment (6 mei) en arbeidsmarktonderzoek (20 mei)",
        "Kunt u niet komen? Zeg dat ten minste 24 uur van tevoren.",
        "Bijlage 2 gaat over de wet en is voor UWV en uw werkgever.",
        "U mag uw werkgever vragen om op papier te zetten wat het traject voor uw inkomen kan betekenen.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("transportadministratie, medewerker"), "each on a line: {told}");
    let mut planned = body;
    push(
        &mut planned,
        "/activiteiten",
        json!({ "datum": "2025-05-06", "soort": "assessment", "omschrijving": "Assessment.", "status": "gepland" }),
    );
    let told = explanation(&planned, PLAN);
    assert!(told.contains("6 mei 2025: Assessment.") && !told.contains("staat dit gepland"), "{told}");
}

#[test]
fn the_end_begins_with_what_the_employee_does() {
    let pages = pages_for(&example(PIETERSMA), EIND, "werknemer");
    let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
    assert_eq!(heads.first().map(String::as_str), Some("Wat is dit verslag?"));
    assert_eq!(heads.get(1).map(String::as_str), Some("Wat gebeurt er nu?"));
    assert_eq!(heads.get(2).map(String::as_str), Some("Hoe zit het met uw loon en de wachttijd?"));
    let now = words(&pages["uitleg"][1]["tekst"]);
    let place = |part: &str| now.find(part).expect(part);
    assert!(place("Dit doet u zelf:") < place("Dit zijn uw eerste afspraken:"), "{now}");
    assert!(place("Dit zijn uw eerste afspraken:") < place("Dit gebeurt er verder:"), "{now}");
    let wage = words(&pages["uitleg"][2]["tekst"]).trim().to_owned();
    assert!(wage.starts_with("De laatste dag van de wachttijd is 1 april 2026."), "{wage}");
}

#[test]
fn the_result_is_told_to_the_employee_as_the_page_in_plain_language_does() {
    let shown = |reader: &str| words(&pages_for(&example(PIETERSMA), EIND, reader)["cijfers"][0]);
    assert!(shown("werknemer").contains("nog geen betaald werk"), "{}", shown("werknemer"));
    assert!(shown("uwv").contains("niet geplaatst"), "{}", shown("uwv"));
}

#[test]
fn each_way_to_disagree_stands_by_itself() {
    let told = explanation(&example("de-graaf"), EIND);
    for words in [
        "U kunt UWV om een deskundigenoordeel vragen.",
        "mag u ook een andere bedrijfsarts om een mening vragen.",
        "Gaat het besluit over hoe lang uw werkgever uw loon betaalt? Vraag UWV meteen of u daartegen bezwaar kunt \
         maken.",
        "Schrijf uw adviseur wat niet klopt.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(!told.contains("Gaat het besluit over hoe lang"), "UWV extended nothing: {told}");
    assert!(told.contains("Dat mag ook als u al tekende."), "{told}");
}

#[test]
fn codes_of_the_offer_stay_out_of_the_copy_of_the_employee() {
    let codes = |body: &Value, reader: &str| {
        let pages = pages_for(body, OFFERTE, reader);
        list(&pages, "modules").into_iter().filter(|row| !row["code"].is_null()).count()
    };
    let mut body = example(PIETERSMA);
    assert_eq!(codes(&body, "werknemer"), 0);
    assert!(codes(&body, "werkgever") > 0);
    set(&mut body, "/offerte/modules/0/omschrijving", "Zie ook B5.");
    assert!(codes(&body, "werknemer") > 0, "words name one");
}

#[test]
fn words_are_explained_in_one_list_in_the_order_of_a_dictionary() {
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        let pages = pages_for(&example(PIETERSMA), kind, "werknemer");
        let mut parts = list(&pages, "uitleg").into_iter();
        let explained = parts.find(|part| words(&part["kop"]).starts_with("Welke woorden"));
        let told = words(&explained.expect("a list")["tekst"]);
        let order = ["Coachgesprek: ", "UWV: ", "WIA-uitkering: ", "WW-uitkering: "];
        let places: Vec<usize> = order.iter().map(|word| told.find(word).expect(word)).collect();
        assert!(places.is_sorted(), "{kind}: {told}");
    }
}
