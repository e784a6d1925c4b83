//! What ends first, which day counts, and what is early, late or over.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, end_report, pages, row, stands};
use crate::support::{AKKER, PIETERSMA, codes, example, list, remove, set, words};

/// A mark on the bar: its second line and its state.
fn mark(pages: &Value, label: &str) -> Option<(String, String)> {
    let marks = list(&pages["tijdlijn"], "punten");
    let mark = marks.into_iter().find(|mark| words(&mark["label"]) == label)?;
    Some((words(&mark["datum"]), words(&mark["stand"])))
}

// Row 5: after the eindrapportage.

#[test]
fn a_report_after_the_eindrapportage_counts_from_it() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/document/datum", "2026-02-04");
    set(&mut body, "/voortgang/periode", json!({ "van": "2025-12-18", "tot": "2026-02-04" }));
    set(&mut body, "/voortgang/redenGeenActiviteiten", "Het traject is afgerond.");
    remove(&mut body, "/voortgang/vorigePeriodeTot");
    let progress = pages(&body, VOORTGANG);
    stands(&progress, "eindrapportage", ("24-12-2025", "17-12-2025", "op tijd"));
    let found = codes(&body, VOORTGANG);
    assert!(!found.contains("A03") && !found.contains("A04"), "{found:?}");
    // A second one after one in time is not late.
    let mut again = example(PIETERSMA);
    set(&mut again, "/eind/document/datum", "2026-02-20");
    assert!(!codes(&again, EIND).contains("T17"));
}

// Rows 6 and 12 of lateness: what needs no deed is over.

#[test]
fn the_end_of_the_wachttijd_is_over_when_it_has_passed() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/document/datum", "2026-04-20");
    let eind = pages(&body, EIND);
    stands(&eind, "laatste dag van de wachttijd", ("01-04-2026", "", "voorbij"));
    assert!(eind["tijdlijn"]["vandaag"].is_object(), "the document has its place behind the bar");
    assert!(eind["tijdlijn"]["balk_tot"].as_f64().is_some_and(|end| end < 1.0));
}

// Row 8: the day that UWV wrote.

#[test]
fn the_steps_near_the_end_follow_the_day_that_uwv_wrote() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-04-09");
    remove(&mut body, "/poortwachter/wiaAanvraag");
    let progress = pages(&body, VOORTGANG);
    // Eight days later than computed: 14 days, 91 days and 11 weeks before 9 April.
    stands(&progress, "eindrapportage", ("01-01-2026", "", "nog ruim 13 weken"));
    stands(&progress, "eindevaluatie", ("08-01-2026", "", "nog ruim 14 weken"));
    stands(&progress, "WIA-aanvraag", ("22-01-2026", "", "nog ruim 16 weken"));
    let step = "laatste dag van de wachttijd (volgens opgave van UWV; berekend is 01-04-2026)";
    stands(&progress, step, ("09-04-2026", "", "nog ruim 27 weken"));
    let said = words(&progress["tijdlijn"]["bijschrift"]);
    assert!(said.contains("9 april 2026, volgens opgave van UWV (berekend is 1 april 2026)"), "{said}");
}

#[test]
fn a_late_letter_of_uwv_moves_the_request_for_the_wia() {
    let due = |letter: &str| {
        let mut body = example(PIETERSMA);
        remove(&mut body, "/poortwachter/wiaAanvraag");
        set(&mut body, "/poortwachter/briefWia", letter);
        set(&mut body, "/eind/document/datum", "2025-12-31");
        row(&pages(&body, EIND), "WIA-aanvraag").map(|(last, ..)| last)
    };
    assert_eq!(due("2025-12-17").as_deref(), Some("14-01-2026"), "four weeks after it is the day itself");
    assert_eq!(due("2025-12-18").as_deref(), Some("15-01-2026"));
}

// Row 9: what ends first.

#[test]
fn no_week_is_sold_after_the_contract_and_the_report_is_due_on_its_last_day() {
    let mut body = example(AKKER);
    set(&mut body, "/dienstverband/einddatum", "2025-08-31");
    // The stated total of the offer counts more weeks.
    set(&mut body, "/offerte/document/status", "concept");
    let offerte = pages(&body, OFFERTE);
    // 17 February up to 31 August 2025: 28 weeks.
    let figures = words(&offerte["cijfers"]);
    assert!(figures.contains("28 weken") && figures.contains("tot en met 31 augustus 2025"), "{figures}");
    let plan = pages(&body, PLAN);
    assert!(words(&plan["feiten"]).contains("17 februari tot en met 31 augustus 2025"), "{}", words(&plan["feiten"]));
    // The last working day before it, a Friday.
    stands(&plan, "re-integratieverslag (ziek uit dienst)", ("29-08-2025", "", "nog 26 weken"));
    stands(&plan, "WIA-aanvraag", ("16-11-2025", "", "nog ruim 37 weken"));
    assert!(codes(&body, PLAN).contains("T12") && codes(&body, PLAN).contains("T16"));
    let last = end_report(&plan);
    assert_eq!(last.as_deref(), Some("29-08-2025"), "the last working day");
    let target = row(&plan, "eindrapportage").map(|(last, ..)| last);
    assert_eq!(target.as_deref(), Some("29-08-2025"), "with the re-integratieverslag");
}

#[test]
fn the_aow_age_ends_the_track_and_no_wia_follows() {
    let mut body = example(AKKER);
    // 67 years on 1 September 2025.
    set(&mut body, "/werknemer/geboortedatum", "1958-09-01");
    let plan = pages(&body, PLAN);
    stands(&plan, "AOW-leeftijd", ("01-09-2025", "", "nog ruim 26 weken"));
    stands(&plan, "laatste dag van de loondoorbetaling na de AOW", ("12-10-2025", "", "nog ruim 32 weken"));
    for step in ["WIA-aanvraag", "inzending", "laatste dag van de wachttijd", "eindevaluatie"] {
        assert_eq!(row(&plan, step), None, "{step}");
    }
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        assert!(codes(&body, kind).contains("T11"), "{kind}");
    }
}

// Row 13: placed, and out again.

#[test]
fn a_placement_that_is_over_is_found_and_its_end_is_on_the_bar() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/tot", "2025-10-08");
    let eind = pages(&body, EIND);
    assert_eq!(mark(&eind, "einde nieuw werk").map(|(day, _)| day).as_deref(), Some("08-10-2025"));
    assert!(codes(&body, EIND).contains("C06"));
    set(&mut body, "/plaatsingen/1/tot", "2025-10-10");
    assert!(!codes(&body, EIND).contains("C06"), "the day of the report itself");
    assert_eq!(mark(&pages(&body, EIND), "einde nieuw werk"), None);
}

// Row 17: early.

#[test]
fn an_early_start_is_told_without_guesses() {
    let mut body = example(AKKER);
    set(&mut body, "/poortwachter/redenOntbreekt", "De evaluatie komt later.");
    remove(&mut body, "/poortwachter/eerstejaarsevaluatie");
    remove(&mut body, "/poortwachter/arbeidsdeskundigOnderzoek");
    let started = |body: &mut Value, day: &str| {
        set(body, "/traject/startdatum", day);
        (words(&pages(body, PLAN)["kader"]["start"]), codes(body, PLAN).contains("T27"))
    };
    let (said, found) = started(&mut body, "2024-04-01");
    let told = "Dat is op tijd: de eerstejaarsevaluatie hoort daarna plaats te vinden, van 16 december 2024 tot en met";
    assert!(said.contains(told) && !found, "week 9: {said}");
    assert!(started(&mut body, "2024-03-31").1, "week 8");
}

// Late is told as plainly as in time.

#[test]
fn an_agreed_late_start_stands_on_its_own_day() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/traject/startdatum", "2025-06-16");
    let plan = pages(&body, PLAN);
    stands(&plan, "start tweede spoor", ("08-05-2025", "gepland 16-06-2025", "39 dagen na de uiterste dag"));
    assert_eq!(mark(&plan, "start tweede spoor"), Some(("gepland 16-06-2025".to_owned(), "te_laat".to_owned())));
    let caption = words(&plan["tijdlijn"]["bijschrift"]);
    assert!(caption.contains("gepland op 16 juni 2025, 39 dagen na de uiterste dag (8 mei 2025)"), "{caption}");
    let start = words(&plan["kader"]["start"]);
    assert!(
        start.contains("Dat is 39 dagen later dan de uiterste datum, 8 mei 2025 (zes weken na de eerstejaarsevaluatie van 27 maart 2025). De reden is niet vastgelegd."),
        "{start}"
    );
    set(&mut body, "/traject/startdatum", "2025-05-05");
    stands(&pages(&body, PLAN), "start tweede spoor", ("08-05-2025", "gepland 05-05-2025", "nog 10 dagen"));
}

#[test]
fn an_eindrapportage_that_is_due_and_not_there_is_counted() {
    let voortgang = pages(&example("alles-mis"), VOORTGANG);
    // The stated end is 15 January 2026: fourteen weeks before it is 9 October 2025; the report is of 24 November.
    stands(&voortgang, "eindrapportage", ("09-10-2025", "", "46 dagen te laat, nog niet gemaakt"));
    assert_eq!(mark(&voortgang, "eindrapportage"), Some(("46 dagen te laat".to_owned(), "te_laat".to_owned())));
}

#[test]
fn a_goal_that_is_open_after_its_day_says_so() {
    let voortgang = pages(&example("alles-mis"), VOORTGANG);
    let late: Vec<String> = list(&voortgang, "doelen").iter().map(|goal| words(&goal["stand_tekst"])).collect();
    assert!(late.iter().any(|state| state == "nog niet gestart; uiterste dag voorbij"), "{late:?}");
}
