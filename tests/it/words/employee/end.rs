//! The report of the end.

use serde_json::json;

use crate::support::{GRAAF, PIETERSMA, example, list, pages_for, push, set, words};
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
fn the_end_begins_with_what_the_employee_does() {
    let pages = pages_for(&example(PIETERSMA), EIND, "werknemer");
    let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
    assert_eq!(heads.first().map(String::as_str), Some("Wat is dit verslag?"));
    assert_eq!(heads.get(1).map(String::as_str), Some("Wat moet u doen, en wanneer?"));
    assert_eq!(heads.get(2).map(String::as_str), Some("Hoe zit het met uw loon en uitkering?"));
    let now = words(&pages["uitleg"][1]["tekst"]);
    let place = |part: &str| now.find(part).expect(part);
    assert!(place("Vraag een WIA-uitkering aan bij UWV.") < place("op volgorde van datum:"), "{now}");
    assert!(place("op volgorde van datum:") < place("Ook dit is belangrijk:"), "{now}");
    let days = ["22 december 2025:", "uiterlijk 31 december 2025:", "5 januari 2026:", "29 januari 2026:"];
    assert!(days.map(place).is_sorted(), "one list of days: {now}");
    let wage = words(&pages["uitleg"][2]["tekst"]).trim().to_owned();
    let opening = "Uw loon loopt door tot en met 1 april 2026. Zolang u in dienst bent, betaalt uw werkgever";
    assert!(wage.starts_with(opening), "{wage}");
}

#[test]
fn the_result_is_told_to_the_employee_as_the_page_in_plain_language_does() {
    let shown = |reader: &str| words(&pages_for(&example(PIETERSMA), EIND, reader)["cijfers"][0]);
    assert!(shown("werknemer").contains("nog geen betaald werk"), "{}", shown("werknemer"));
    assert!(shown("uwv").contains("niet geplaatst"), "{}", shown("uwv"));
}

#[test]
fn the_end_tells_what_comes_after_it_in_the_order_of_the_days() {
    let told = explanation(&example(PIETERSMA), EIND);
    let places: Vec<Option<usize>> = [
        "uiterlijk 31 december 2025: de eindevaluatie.",
        "Uw begeleiding gaat door tot en met 1 april 2026.",
        "UWV beslist of u een WIA-uitkering krijgt.",
        "UWV moet binnen zestien weken na uw aanvraag beslissen. Lukt dat niet? Vraag UWV om een voorschot.",
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
