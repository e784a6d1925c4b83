//! The report of the end.

use serde_json::json;

use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, push, set, words};
use crate::words::{EIND, explanation};

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
        "Verder staat dit op de agenda, op volgorde van datum:",
        "uiterlijk 9 januari 2026: Lever uw laatste sollicitaties in.",
        "Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026.",
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
fn the_end_begins_with_what_the_employee_does() {
    let pages = pages_for(&example(PIETERSMA), EIND, "werknemer");
    let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
    assert_eq!(heads.first().map(String::as_str), Some("Wat is dit verslag?"));
    assert_eq!(heads.get(1).map(String::as_str), Some("Wat moet u doen, en wanneer?"));
    assert_eq!(heads.get(2).map(String::as_str), Some("Hoe zit het met uw loon en uitkering?"));
    let now = words(&pages["uitleg"][1]["tekst"]);
    let place = |part: &str| now.find(part).expect(part);
    assert!(place("Vraag dan zelf een WIA-uitkering aan bij UWV") < place("op volgorde van datum:"), "{now}");
    assert!(place("op volgorde van datum:") < place("Ook dit is belangrijk:"), "{now}");
    let days = ["22 december 2025:", "uiterlijk 31 december 2025:", "5 januari 2026:", "29 januari 2026:"];
    assert!(days.map(place).is_sorted(), "one list of days: {now}");
    let wage = words(&pages["uitleg"][2]["tekst"]).trim().to_owned();
    let opening = "Uw loon loopt door tot en met 1 april 2026. Tot dan betaalt uw werkgever";
    assert!(wage.starts_with(opening), "{wage}");
}

#[test]
fn the_result_is_told_to_the_employee_as_the_page_in_plain_language_does() {
    let shown = |reader: &str| words(&pages_for(&example(PIETERSMA), EIND, reader)["cijfers"][0]);
    assert!(shown("werknemer").contains("nog geen betaald werk"), "{}", shown("werknemer"));
    assert!(shown("uwv").contains("niet geplaatst"), "{}", shown("uwv"));
}

#[test]
fn the_end_tells_the_steps_of_the_wia_together_and_then_what_comes_after_it() {
    let told = explanation(&example(PIETERSMA), EIND);
    let places: Vec<Option<usize>> = [
        "UWV beslist of u een WIA-uitkering krijgt.",
        "UWV moet binnen zestien weken na uw aanvraag beslissen.",
        "Lukt dat niet? Vraag UWV om een voorschot.",
        "uiterlijk 31 december 2025: de eindevaluatie.",
        "Uw begeleiding gaat door tot en met 1 april 2026. Het traject kost u niets.",
    ]
    .iter()
    .map(|part| told.find(*part))
    .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {told}");
    // The last day of the request is in 2026, for which UWV told in December that it takes longer; of one that was made
    // the calendar says the same.
    let on = |day: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/eind/document/datum", day);
        explanation(&body, EIND)
    };
    let told = on("2026-01-12");
    assert!(told.contains("UWV moet binnen zestien weken na uw aanvraag beslissen."), "{told}");
    let told = on("2025-11-28");
    let usual = "UWV moet binnen acht weken na uw aanvraag beslissen. Vraagt u op tijd aan? Dan is dat vóór uw loon \
                 stopt.";
    assert!(told.contains(usual), "{told}");
    let repair = explanation(&example(GRAAF), EIND);
    let wage = "Uw loon loopt door tot en met 30 augustus 2026, of korter als UWV dat besluit.";
    assert!(repair.contains(wage), "{repair}");
    assert_eq!(repair.matches("30 augustus 2026, of").count(), 1, "{repair}");
}

#[test]
fn the_end_says_what_came_of_it_in_plain_sentences_and_where_the_reason_stands() {
    let told = explanation(&example(PIETERSMA), EIND);
    let outcome = "U vond nog geen betaald werk bij een andere werkgever. Dat zegt niets over uw inzet. U verstuurde \
                   31 sollicitaties. Wat uw adviseur over uw inzet schrijft, staat in het deel ‘Inzet’.";
    assert!(told.contains(outcome), "{told}");
    let placed = explanation(&example(AKKER), EIND);
    assert!(!placed.contains("U verstuurde") && !placed.contains("Wat uw adviseur daarvan vindt"), "{placed}");
}

#[test]
fn the_days_to_ring_uwv_stand_in_the_list() {
    let told = explanation(&example(GRAAF), EIND);
    for words in [
        "dinsdag 24 februari 2026: bel UWV, als uw loon al op 24 maart 2026 stopt en u nog niets van UWV hebt gehoord.",
        "donderdag 30 juli 2026: bel UWV, als u nog niets van UWV hebt gehoord.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!explanation(&example(PIETERSMA), EIND).contains(": bel UWV"));
    let mut ends = example(GRAAF);
    set(&mut ends, "/dienstverband/einddatum", "2026-03-31");
    assert!(!explanation(&ends, EIND).contains(": bel UWV"), "the contract ends");
}

#[test]
fn an_agreement_with_the_end_is_none_with_a_shorter_payment() {
    let own = "Uw akkoord gaat niet over het verzoek om uw loon korter te betalen.";
    let page = |name: &str| pages_for(&example(name), EIND, "werknemer");
    assert!(words(&page(GRAAF)["gevraagd"]["tekst"]).contains(own));
    assert!(!words(&page(PIETERSMA)["gevraagd"]["tekst"]).contains(own));
    let copy = |name: &str, reader: &str| words(&pages_for(&example(name), EIND, reader)["betekenis"]);
    assert!(copy(GRAAF, "werknemer").contains("Uw handtekening gaat niet over het verzoek om uw loon korter"));
    assert!(copy(GRAAF, "uwv").contains("De handtekening van de werknemer gaat niet over het bekortingsverzoek."));
    assert!(!copy(PIETERSMA, "uwv").contains("bekortingsverzoek"));
}
