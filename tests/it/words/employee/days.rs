//! What changed, and the days that come, in their order.

use serde_json::{Value, json};

use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, push, set, words};
use crate::words::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_open_signatures};

#[test]
fn what_changed_is_told_first() {
    let told = |name: &str| {
        let pages = pages_for(&example(name), VOORTGANG, "werknemer");
        let first = list(&pages, "uitleg").into_iter().next().expect("a part").clone();
        (words(&first["kop"]), words(&first["tekst"]))
    };
    let (head, text) = told(PIETERSMA);
    assert_eq!(head, "Wat is er veranderd?");
    for words in [
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur",
        "Uw werkervaringsplaats bij Bouwmarkt Voorbeeld was van 18 augustus tot en met 12 september 2025.",
        "U zoekt nu dit werk, voor 12 tot 15 uur per week:",
        "staat in het deel ‘Bijstelling’.",
        "Dat gaat over het traject, niet over u.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let (_, text) = told(GRAAF);
    assert!(text.contains("Sinds 10 november 2025 werkt u 16 uur per week bij Stichting Voorbeeldarchief."), "{text}");
    assert!(!text.contains("stopte op 9 november"), "it went on: {text}");
    assert_eq!(told("kaalst").0, "Wat is dit verslag?", "nothing changed");
}

#[test]
fn the_last_day_of_the_wia_request_comes_before_the_other_days() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let pages = pages_for(&example(PIETERSMA), kind, "werknemer");
        let part = list(&pages, "uitleg").into_iter().find(|part| words(&part["kop"]).starts_with("Wat moet u doen"));
        let told = words(&part.expect("a part")["tekst"]);
        let place = |part: &str| told.find(part).expect(part);
        assert!(place("uiterlijk op 14 januari 2026.") < place("op volgorde van datum"), "{kind}: {told}");
    }
}

#[test]
fn the_wia_is_asked_for_in_one_sentence_everywhere() {
    let asked = "Denkt u dat u aan het einde van de wachttijd nog niet hersteld bent? Vraag dan zelf een WIA-uitkering";
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        assert!(explanation(&example(PIETERSMA), kind).contains(asked), "{kind}");
    }
    for body in [example(PIETERSMA), with_open_signatures(PIETERSMA, "eind")] {
        let first_page = words(&pages_for(&body, EIND, "werknemer")["gevraagd"]["tekst"]);
        assert!(first_page.contains(asked), "{first_page}");
    }
}

#[test]
fn the_first_page_names_the_nearest_days_of_the_employee() {
    let days = |name: &str| -> Vec<String> {
        let pages = pages_for(&example(name), VOORTGANG, "werknemer");
        list(&pages, "volgende_stappen").into_iter().map(|row| words(&row["datum"])).collect()
    };
    let own = ["30 september 2025", "2 oktober 2025", "7 oktober 2025", "uiterlijk 14 januari 2026"];
    assert_eq!(days(PIETERSMA), own);
    let steps = words(&pages_for(&example(PIETERSMA), VOORTGANG, "werknemer")["volgende_stappen"]);
    assert!(steps.contains("kennismaking") && !steps.contains("werkervaringsplaats"), "no work yet: {steps}");
    assert_eq!(days(GRAAF), ["2 december 2025", "2 december 2025", "16 december 2025"]);
}

#[test]
fn the_next_look_of_the_bedrijfsarts_is_planned_like_the_rest() {
    let planned = |body: &Value| list(&pages_for(body, EIND, "werknemer")["vervolg"], "gepland").len();
    let body = example(PIETERSMA);
    let rows = words(&pages_for(&body, EIND, "werknemer")["vervolg"]["gepland"]);
    assert!(rows.contains("De bedrijfsarts bekijkt opnieuw wat de werknemer in werk kan."), "{rows}");
    assert!(rows.contains("22-12-2025"), "{rows}");
    let mut told = body.clone();
    let visit = json!({ "datum": "2025-12-22", "soort": "overig", "omschrijving": "Spreekuur van de bedrijfsarts.",
        "status": "gepland" });
    push(&mut told, "/activiteiten", visit);
    assert_eq!(planned(&told), planned(&body), "a visit that is planned is told once");
}

#[test]
fn the_day_of_the_decision_of_uwv_and_an_objection_to_it_are_told() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = explanation(&example(GRAAF), kind);
        for words in [
            "Vraagt hij dat op 20 januari 2026? Dan moet UWV uiterlijk op 10 februari 2026 beslissen. Stemt UWV in?",
            "Mag uw werkgever van UWV korter doorbetalen, en bent u het daar niet mee eens? Vraag UWV meteen of u \
             bezwaar kunt maken.",
        ] {
            assert!(told.contains(words), "{kind} {words}: {told}");
        }
        assert!(!explanation(&example(PIETERSMA), kind).contains("korter doorbetalen"), "{kind}");
    }
    let agenda = "uiterlijk 10 februari 2026: UWV moet beslissen over korter doorbetalen, als uw werkgever dat op 20 \
                  januari 2026 vraagt.";
    for kind in [VOORTGANG, EIND] {
        assert!(explanation(&example(GRAAF), kind).contains(agenda), "{kind}");
    }
    assert!(!explanation(&example(GRAAF), OFFERTE).contains("Mag uw werkgever van UWV"), "an offer comes too early");
}

#[test]
fn the_repair_is_told_once_on_the_first_page_of_the_employee() {
    let reason = |reader: &str| words(&pages_for(&example(GRAAF), EIND, reader)["reden"]);
    let told = reason("werknemer");
    assert!(told.starts_with("UWV moet nog vaststellen of alles is hersteld."), "{told}");
    assert!(reason("werkgever").starts_with("Volgens de werkgever en het bureau"), "UWV reads whose word it is");
}

#[test]
fn above_the_price_the_employee_reads_that_he_does_not_pay_it() {
    let told = words(&pages_for(&example(PIETERSMA), OFFERTE, "werknemer")["gevraagd"]);
    assert!(told.contains("De prijs hieronder is voor uw werkgever: u betaalt die niet."), "{told}");
}

#[test]
fn our_own_sentences_to_the_employee_have_twenty_words_at_most() {
    for name in [PIETERSMA, GRAAF, AKKER, "kaalst", "alles-mis"] {
        for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
            let told = explanation(&example(name), kind);
            for line in told.lines().filter(|line| !line.contains(['‘', ':'])) {
                let long = line.split_inclusive(['.', '?', '!']).find(|one| one.split_whitespace().count() > 20);
                assert_eq!(long, None, "{name} {kind}");
            }
        }
    }
}

#[test]
fn many_kinds_of_work_are_a_list_that_ends() {
    let pages = pages_for(&example("volst"), VOORTGANG, "werknemer");
    let first = words(&list(&pages, "uitleg").first().expect("a part")["tekst"]);
    assert!(first.contains("en nog twaalf soorten werk: zie het zoekprofiel"), "{first}");
    assert!(first.contains("Wat er op uw werkplekken veranderde, staat in het deel"), "more than a few: {first}");
}

#[test]
fn hours_at_a_place_are_not_those_of_who_cannot_work() {
    let mut body = example(GRAAF);
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-11-17", "bron": "bedrijfsarts" }]));
    let told = explanation(&body, VOORTGANG);
    assert!(told.contains("bij Stichting Voorbeeldarchief begon op 20 oktober 2025."), "{told}");
    assert!(!told.contains("werkt u 16 uur per week"), "{told}");
}
