//! What is asked, and of whom, and whose day a step of the calendar is.

use serde_json::{Value, json};

use super::{EIND, PLAN, VOORTGANG, with_open_signatures};
use crate::support::{AKKER, PIETERSMA, example, list, pages_for, remove, set, words};

// What is asked, and of whom.

#[test]
fn a_question_names_who_answers_it_and_how_a_decision_is_told() {
    let questions = json!([
        { "wat": "Besluit over veertien uur jobhunting.", "voor": "2025-12-31", "bedragCent": 133_000 },
        { "wat": "Vraag de bedrijfsarts om het actuele oordeel", "voor": "2025-12-31" },
    ]);
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/gevraagd", questions.clone());
    let asked = pages_for(&body, EIND, "werkgever")["gevraagd"].clone();
    let points: Vec<(String, String)> =
        list(&asked, "punten").iter().map(|point| (words(&point["wat"]), words(&point["bij"]))).collect();
    let adviser = "aan e.tencate@dewissel.example";
    assert!(points[0].1.contains("€ 1.330,00 exclusief btw") && points[0].1.contains(adviser), "{points:?}");
    assert!(points[1].0.ends_with("om het actuele oordeel.") && !points[1].1.contains("aan "), "{points:?}");
    assert_eq!(points[2].0, "Stuur het re-integratieverslag naar UWV.", "{points:?}");
    assert!(points[2].1.contains("uiterlijk 15 januari 2026"), "{points:?}");
    let told = words(&asked["tekst"]);
    assert!(told.contains("bij de eindevaluatie van het plan van aanpak, uiterlijk 31 december 2025."), "{told}");
    assert!(
        told.contains("Uw besluit over extra uren of kosten geeft u schriftelijk door aan mevrouw drs. E. ten Cate")
    );
    assert!(!told.contains("Het re-integratieverslag stuurt u"), "it is asked as a point: {told}");
    // The signature goes first; then the sentence asks for the report to UWV.
    let mut open = with_open_signatures(PIETERSMA, "eind");
    set(&mut open, "/eind/gevraagd", questions);
    let open = pages_for(&open, EIND, "werkgever")["gevraagd"].clone();
    assert_eq!(list(&open, "punten").len(), 4, "three and an earlier report that is still to be signed");
    assert!(words(&open["punten"]).contains("Teken dit verslag"), "{}", open["punten"]);
    assert!(words(&open["tekst"]).contains("Het re-integratieverslag stuurt u uiterlijk 15 januari 2026 naar UWV."));
    set(&mut body, "/eind/gevraagd/0/bij", "mevrouw L. Proef");
    let told = words(&pages_for(&body, EIND, "werkgever")["gevraagd"]);
    assert!(told.contains("aan mevrouw L. Proef") && !told.contains("geeft u schriftelijk door"), "{told}");
}

#[test]
fn the_first_page_of_a_plan_leads_to_the_agreements_of_its_reader() {
    let own = |reader: &str| -> Vec<String> {
        let pages = pages_for(&example(PIETERSMA), PLAN, reader);
        let blocks = list(&pages, "afspraken");
        blocks.iter().filter(|block| block["van_lezer"] == true).map(|block| words(&block["kop"])).collect()
    };
    assert_eq!(own("werkgever"), ["Afspraken werkgever"]);
    assert_eq!(own("werknemer"), ["Afspraken werknemer"]);
    assert!(own("uwv").is_empty());
}

#[test]
fn the_adviser_can_be_reached_from_the_first_page_of_a_report() {
    let told = words(&pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["gevraagd"]);
    assert!(told.contains("aan e.tencate@dewissel.example"), "{told}");
    let mut called = example(PIETERSMA);
    remove(&mut called, "/adviseur/email");
    let told = words(&pages_for(&called, VOORTGANG, "werkgever")["gevraagd"]);
    assert!(told.contains("mevrouw drs. E. ten Cate (06 0000 0001)"), "{told}");
}

#[test]
fn a_day_of_the_eindevaluatie_that_the_caller_asks_for_is_told_once() {
    let told = |name: &str| words(&pages_for(&example(name), EIND, "werkgever")["gevraagd"]["tekst"]);
    let asked = told(PIETERSMA);
    assert!(asked.contains("eindevaluatie van het plan van aanpak.") && !asked.contains("31 december"), "{asked}");
    // The work found fills the hours; while the contract goes on its steps do too.
    let placed = told(AKKER);
    let while_employed = "Is de werknemer op 2 november 2025 nog bij u in dienst? Houd dan uiterlijk die dag de \
                          eindevaluatie van het plan van aanpak.";
    assert!(placed.contains(while_employed), "{placed}");
}

#[test]
fn reading_is_no_agreement_and_agreement_means_something() {
    let asked = |kind: &str| words(&pages_for(&example(PIETERSMA), kind, "werknemer")["gevraagd"]["tekst"]);
    assert!(asked(VOORTGANG).contains("voor gelezen. Dat is geen akkoord."), "{}", asked(VOORTGANG));
    assert!(asked(EIND).contains("Dat betekent: u bent het eens met dit verslag."), "{}", asked(EIND));
    assert!(!asked(PLAN).contains("Dat betekent"), "{}", asked(PLAN));
}

#[test]
fn what_is_planned_without_a_day_goes_on_only_where_its_words_say_so() {
    let without_a_day = |name: &str| -> Vec<(String, bool)> {
        let report = pages_for(&example(name), VOORTGANG, "werkgever");
        let rows = list(&report, "vooruitblik").into_iter().filter(|row| row["datum"] == "");
        rows.map(|row| (words(&row["omschrijving"]), row["loopt_door"] == true)).collect()
    };
    let weekly = "Elke week ten minste één sollicitatie binnen het zoekprofiel.".to_owned();
    assert_eq!(without_a_day(AKKER), [(weekly, true)]);
    assert_eq!(without_a_day("kaalst"), [("Cv maken.".to_owned(), false)]);
}

// The calendar.

#[test]
fn the_calendar_has_what_the_employer_asks_of_the_bedrijfsarts_and_says_whose_day_it_is() {
    let report = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let steps: Vec<[String; 3]> = list(&report, "kalender")
        .iter()
        .map(|row| ["stap", "wie", "uiterlijk"].map(|field| words(&row[field])))
        .collect();
    let has = |step: &str, who: &str, last: &str| steps.contains(&[step.to_owned(), who.to_owned(), last.to_owned()]);
    let judgement = "actueel oordeel (werkgever vraagt)";
    assert!(has(judgement, "bedrijfsarts", "31-12-2025"), "{steps:?}");
    assert!(has("eindrapportage (streefdatum)", "bureau", "24-12-2025"), "{steps:?}");
    let next = words(&report["volgende_stap"]);
    assert_eq!(
        next,
        "De eerstvolgende stap is gepland op 2 oktober 2025 (nog 6 dagen): coachgesprek. Daarna in de \
         poortwachterkalender: eindrapportage van het bureau, uiterlijk 24 december 2025; de eerste stap uit de wet: \
         eindevaluatie, uiterlijk 31 december 2025.",
        "what is asked for an earlier day is told above"
    );
    let mut unasked = example(PIETERSMA);
    remove(&mut unasked, "/voortgang/gevraagd/0/voor");
    let next = words(&pages_for(&unasked, VOORTGANG, "werkgever")["volgende_stap"]);
    let planned = "De eerstvolgende stap is gepland op 30 september 2025 (nog 4 dagen): overleg. Daarna in de";
    assert!(next.starts_with(planned), "{next}");
    assert!(pages_for(&unasked, VOORTGANG, "uwv")["volgende_stap"].is_null(), "it has passed when UWV reads it");
    // Who has no re-integratieverslag to make, asks nothing of the bedrijfsarts.
    let mut old = example(PIETERSMA);
    set(&mut old, "/werknemer/geboortedatum", "1959-04-02");
    assert!(!words(&pages_for(&old, VOORTGANG, "werkgever")["kalender"]).contains("actueel oordeel"));
}

#[test]
fn an_employer_is_asked_on_the_first_page_for_last_steps_that_nobody_knows_of() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/poortwachter/wiaAanvraag");
    for part in ["voortgang", "eind"] {
        set(&mut body, &format!("/{part}/document/datum"), "2026-01-20");
    }
    let told = |body: &Value, kind: &str| words(&pages_for(body, kind, "werkgever")["gevraagd"]["tekst"]);
    // Weeks 91 and 93 end on 31 December 2025 and on 14 January 2026.
    let both = "de eindevaluatie (31 december 2025) en de WIA-aanvraag (14 januari 2026) zijn voorbij.";
    for kind in [VOORTGANG, EIND] {
        assert!(told(&body, kind).contains(both), "{kind}: {}", told(&body, kind));
    }
    set(&mut body, "/poortwachter/eindevaluatie", "2025-12-30");
    let request = told(&body, VOORTGANG);
    assert!(request.contains("van de WIA-aanvraag (14 januari 2026) is voorbij."), "{request}");
    set(&mut body, "/poortwachter/wiaAanvraag", "2026-01-12");
    assert!(!told(&body, VOORTGANG).contains("voorbij"), "{}", told(&body, VOORTGANG));
}
