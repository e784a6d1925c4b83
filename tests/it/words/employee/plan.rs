//! The plan.

use serde_json::json;

use crate::support::{GRAAF, PIETERSMA, example, list, push, set};
use crate::words::{EIND, PLAN, VOORTGANG, explanation};

#[test]
fn the_plan_repeats_what_the_employee_agreed_to() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    assert!(told.contains("Dit vraagt het plan van u:"), "{told}");
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
fn appointments_are_those_of_the_employee_up_to_the_first_day_at_work() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    for words in [
        "Dit zijn de eerste afspraken, op volgorde van datum:",
        "dinsdag 7 oktober 2025: kennismaking bij Basisschool Voorbeeld",
        "30 september 2025: overleg. Uw werkgever en u passen het plan van aanpak aan",
        "13 oktober 2025: werkervaringsplaats.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("24 oktober 2025"), "the first five: {told}");
    assert!(told.contains("22 december 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt."), "{told}");
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
        "Dit komt eraan, op volgorde van datum. Staat er ‘uiterlijk’? Dan is dat de laatste dag voor een doel:",
        "uiterlijk 31 mei 2025: doel van uw adviseur. Persoonsprofiel en zoekprofiel zijn vastgesteld",
        "uiterlijk 15 juli 2025: doel van u en uw adviseur. Cv en brief",
        "uiterlijk 31 juli 2025: doel van u. Digitale basisvaardigheden",
        "uiterlijk 1 april 2026: doel van u, uw jobhunter en uw adviseur. Betaald passend werk",
        "Lukt dat niet, en deed u wat was afgesproken? Dan is dat niet uw schuld.",
        "Kunt u niet komen? Zeg dat ten minste 24 uur van tevoren.",
        "Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door.",
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
fn the_plan_names_what_uwv_found_lacking() {
    let point = "Bij de tweede vestiging van de werkgever is niet naar passend werk gezocht.";
    let told = explanation(&example(GRAAF), PLAN);
    assert!(told.contains("Dit was volgens UWV niet goed:") && told.contains(point), "{told}");
    assert!(!explanation(&example(GRAAF), EIND).contains("Dit was volgens UWV niet goed:"), "the pages have them");
}
