//! Sentences: how they end, what they count, and whose step of the law they tell.

use serde_json::Value;

use super::{EIND, OFFERTE, VOORTGANG, with_open_signatures};
use crate::support::{GRAAF, PIETERSMA, example, list, pages_for, set, words};

#[test]
fn a_sentence_ends_once_and_keeps_the_letters_that_were_typed() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/redenEindeToelichting", "Het werk van 2..4 uur is op.");
    set(
        &mut body,
        "/eind/conclusieKort",
        "de heer Pietersma zocht passend werk. de heer Pietersma volgde een scholing.",
    );
    if let Some(eind) = body["eind"].as_object_mut() {
        eind.remove("kernboodschap");
    }
    let eind = pages_for(&body, EIND, "werkgever");
    let reason = words(&eind["reden"]);
    assert!(reason.contains("2..4 uur is op") && !reason.contains("op.."), "{reason}");
    let told = format!("{} {}", words(&eind["kernboodschap"]), words(&eind["conclusie_kort"]));
    assert!(
        told.contains("de heer Pietersma zocht passend werk.")
            && told.contains("de heer Pietersma volgde een scholing."),
        "{told}"
    );
}

#[test]
fn who_did_most_of_a_list_is_said_above_it() {
    let log = pages_for(&example(PIETERSMA), EIND, "werkgever")["bijlagen"]["activiteiten"].clone();
    assert!(words(&log["inleiding"]).contains("bij jobhunting jobhunter"), "{}", words(&log["inleiding"]));
    let rows: Vec<Value> = list(&log, "groepen").into_iter().flat_map(|group| list(group, "rijen")).cloned().collect();
    assert!(rows.iter().all(|row| row["uitvoerder"] != "jobhunter"));
    assert!(rows.iter().any(|row| row["uitvoerder"] == "assessmentadviseur"), "others are named");
}

#[test]
fn an_answer_to_an_earlier_application_stands_in_the_report_of_its_period() {
    let body = example(GRAAF);
    let report = pages_for(&body, VOORTGANG, "uwv");
    let groups = list(&report["sollicitaties"], "groepen");
    let last = groups.last().expect("a group");
    assert_eq!(last["titel"], "Eerder verstuurd, met nieuws uit deze periode, zoekprofiel versie\u{a0}1");
    let rows = list(last, "rijen");
    let names: Vec<String> = rows.iter().map(|row| words(&row["werkgever"])).collect();
    assert_eq!(names, ["Gemeentearchief Voorbeeldstad, Zutphen"]);
    assert_eq!(words(&rows[0]["stand"]), "afgewezen 07-10-2025");
    assert!(words(&rows[0]["toelichting"]).contains("geen functie vrij"));
    // What came earlier, later or never is no news.
    for day in ["2025-09-26", "2025-11-22"] {
        let mut other = body.clone();
        set(&mut other, "/sollicitaties/1/resultaatDatum", day);
        let report = pages_for(&other, VOORTGANG, "uwv");
        let told = words(&report["sollicitaties"]["groepen"]);
        assert!(!told.contains("Eerder verstuurd") && !told.contains("Gemeentearchief"), "{day}: {told}");
    }
    // Proof that is missing there is not passed over above the list.
    let mut unproven = body.clone();
    set(&mut unproven, "/sollicitaties/1/bewijs", false);
    assert!(report["sollicitaties"]["bewijs"].is_string());
    assert!(pages_for(&unproven, VOORTGANG, "uwv")["sollicitaties"]["bewijs"].is_null());
}

#[test]
fn what_was_said_at_the_start_and_what_is_still_to_come_are_told_as_that() {
    let report = pages_for(&example(GRAAF), VOORTGANG, "uwv");
    let placements = words(&report["plaatsingen"]);
    assert!(
        placements.contains("van 20 oktober 2025 tot en met 9 november 2025; paste bij de start binnen"),
        "{placements}"
    );
    assert!(
        placements.contains("vanaf 10 november 2025, gepland tot en met 19 december 2025; past binnen"),
        "{placements}"
    );
    let applied = words(&report["sollicitaties"]["inleiding"]);
    assert!(applied.contains("geen daarvan leidde tot nu toe tot een gesprek"), "{applied}");
    let mut other = example(GRAAF);
    set(&mut other, "/plaatsingen/0/passendBevestigdDoor", "de arbeidsdeskundige");
    let placements = words(&pages_for(&other, VOORTGANG, "uwv")["plaatsingen"]);
    assert!(placements.contains("; bij de start passend volgens de arbeidsdeskundige"), "{placements}");
    let goes_on = words(&pages_for(&example(GRAAF), EIND, "uwv")["vervolg"]);
    assert!(goes_on.contains("30 augustus 2026 (nog ruim 32 weken), de laatste dag"), "{goes_on}");
    let asked = words(&pages_for(&example(PIETERSMA), OFFERTE, "uwv")["gevraagd"]);
    assert!(asked.contains("dit is een afschrift ter informatie"), "{asked}");
}

#[test]
fn an_amount_that_is_asked_says_that_it_is_without_btw() {
    let mut body = with_open_signatures(PIETERSMA, "eind");
    set(&mut body, "/eind/gevraagd/0/bedragCent", 133_000);
    let asked = words(&pages_for(&body, EIND, "werkgever")["gevraagd"]);
    assert!(asked.contains("€ 1.330,00 exclusief btw"), "{asked}");
}

#[test]
fn every_step_of_the_law_says_whose_it_is() {
    let calendar = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let who = |step: &str| {
        let rows = list(&calendar, "kalender");
        rows.into_iter().find(|row| words(&row["stap"]).starts_with(step)).map(|row| words(&row["wie"]))
    };
    for (step, expected) in [
        ("probleemanalyse", "bedrijfsarts"),
        ("plan van aanpak", "samen"),
        ("42e-weeksmelding", "werkgever"),
        ("eindrapportage", "bureau"),
        ("WIA-aanvraag", "werknemer"),
    ] {
        assert_eq!(who(step).as_deref(), Some(expected), "{step}");
    }
}

#[test]
fn what_did_not_take_place_took_no_time() {
    let report = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let rows = list(&report["activiteiten"], "rijen");
    let off: Vec<String> = rows.iter().filter(|row| !row["status"].is_null()).map(|row| words(&row["duur"])).collect();
    assert_eq!(off, ["geen", "geen"]);
}
