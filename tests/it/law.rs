//! The law tried on situations that the examples do not hold: each with the day, the word or the silence that is right
//! (`docs/domain.md` 2).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use crate::support::{
    AKKER, GRAAF, JSON, PIETERSMA, bytes, example, list, pages_for, read, remove, request, set, soort, today, words,
};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// What the pages of a document for the employer are made of.
#[track_caller]
pub fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// The codes of the rules that have something to say of a body.
#[track_caller]
pub fn codes(body: &Value, kind: &str) -> BTreeSet<&'static str> {
    let soort = soort(kind);
    let trajectory =
        judgement::parse(&bytes(body), soort, ParseOptions::default(), today()).expect("a sound body").trajectory;
    let vondsten = checks::search(&trajectory, &[soort]);
    let dossier = Dossier::of(trajectory, soort, None, NaiveDate::MIN);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
pub fn row(pages: &Value, step: &str) -> Option<(String, String, String)> {
    let rows = list(pages, "kalender");
    let row = rows.into_iter().find(|row| words(&row["stap"]).starts_with(step))?;
    Some((words(&row["uiterlijk"]), words(&row["gerealiseerd"]), words(&row["stand_tekst"])))
}

/// The day on which a plan has its eindrapportage; other reports may follow.
fn end_report(plan: &Value) -> Option<String> {
    let rows = list(&plan["rapportage"], "rijen");
    rows.into_iter().find(|row| row["document"] == "Eindrapportage").map(|row| words(&row["datum"]))
}

#[track_caller]
pub fn stands(pages: &Value, step: &str, expected: (&str, &str, &str)) {
    let (last, done, state) = row(pages, step).expect(step);
    assert_eq!((last.as_str(), done.as_str(), state.as_str()), expected, "{step}");
}

/// A mark on the bar: its second line and its state.
fn mark(pages: &Value, label: &str) -> Option<(String, String)> {
    let marks = list(&pages["tijdlijn"], "punten");
    let mark = marks.into_iter().find(|mark| words(&mark["label"]) == label)?;
    Some((words(&mark["datum"]), words(&mark["stand"])))
}

/// The placed example as a file that UWV extended the payment of wage of.
fn with_sanction(mut body: Value, sanction: Value) -> Value {
    set(&mut body, "/traject/loonsanctie", sanction);
    body
}

/// The repair of other points than a second track that was never begun says nothing of its start.
#[test]
fn a_start_that_uwv_does_not_blame_is_no_missed_one() {
    let mut body = example(GRAAF);
    set(&mut body, "/traject/loonsanctie/tekortkomingen/0/punt", "Het actueel oordeel ontbreekt.");
    for kind in [PLAN, VOORTGANG, EIND] {
        stands(&pages(&example(GRAAF), kind), "start tweede spoor", ("01-10-2024", "04-08-2025", "307 dagen te laat"));
        assert_eq!(row(&pages(&body, kind), "start tweede spoor"), None, "{kind}");
    }
}

// Row 1: a track in the year of a loonsanctie.

#[test]
fn a_track_that_repairs_counts_to_the_end_of_the_sanction() {
    let body = example(GRAAF);
    let eind = pages(&body, EIND);
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let found = codes(&body, kind);
        for code in ["T06", "T07", "T10", "T16", "T17", "T18", "T19", "F05"] {
            assert!(!found.contains(code), "{kind}: {code}");
        }
    }
    // The decision of UWV is of 14 July 2025, its "tot" 31 August 2026; the request is planned for 20 January.
    stands(&eind, "laatste dag van de verlengde loondoorbetaling", ("30-08-2026", "", "nog ruim 32 weken"));
    stands(&eind, "besluit van UWV over de loonsanctie", ("", "14-07-2025", "gedaan"));
    stands(&eind, "bezwaar tegen de loonsanctie", ("25-08-2025", "geen", "niet gemaakt"));
    stands(&eind, "begin van het hersteltraject", ("", "04-08-2025", "gedaan"));
    stands(&eind, "herstel van elke tekortkoming", ("", "11-11-2025", "volgens werkgever"));
    stands(&eind, "eindrapportage na herstel", ("", "16-01-2026", "gedaan"));
    stands(&eind, "bekortingsverzoek", ("", "gepland 20-01-2026", "nog 4 dagen"));
    // Three weeks for the decision on it, and six weeks after that.
    stands(&eind, "besluit op het bekortingsverzoek", ("10-02-2026", "", "nog 25 dagen"));
    let granted = "laatste dag van de loondoorbetaling als UWV een verzoek op 20-01-2026 toewijst";
    stands(&eind, granted, ("24-03-2026", "", "nog ruim 9 weken"));
    assert_eq!(row(&eind, "inzending re-integratieverslag"), None, "UWV has tested it");
    stands(&eind, "start tweede spoor", ("01-10-2024", "04-08-2025", "307 dagen te laat"));
    assert_eq!(row(&eind, "eindrapportage van het bureau"), None);
    let track = &eind["tijdlijn"];
    assert!(track["eind_spoor2"].as_f64() > track["start_spoor2"].as_f64(), "the second track is on the bar: {track}");
    let bar = words(&track["alternatief"]);
    let both = "van 104 weken, van 4 september 2023 tot en met 31 augustus 2025, en de verlengde loondoorbetaling \
                tot en met 30 augustus 2026.";
    assert!(bar.contains(both), "{bar}");
    let said = words(&eind);
    for wrong in ["nog niet gemaakt", "105 van 104"] {
        assert!(!said.contains(wrong), "{wrong}");
    }
    // How late the first start came is told in its row, and the last day of it once more below the table.
    assert_eq!(said.matches("te laat").count(), 1, "{said}");
    let first = "Het tweede spoor moest uiterlijk op 1 oktober 2024 beginnen (week 57).";
    assert_eq!(said.matches(first).count(), 1, "{said}");
    let start = &list(&eind, "gepland")[0];
    let told = ["onderdeel", "gepland", "gerealiseerd"].map(|field| words(&start[field]));
    assert_eq!(told, ["Start hersteltraject", "na het besluit van 14-07-2025", "04-08-2025, week 101"]);
}

#[test]
fn why_a_request_waits_stands_below_the_repairs_once_they_are_made() {
    let mut body = example(GRAAF);
    let why = words(&body["traject"]["loonsanctie"]["toelichtingVerzoek"]);
    assert!(!why.is_empty() && words(&pages(&body, EIND)["moment_verzoek"]) == why, "{why}");
    remove(&mut body, "/traject/loonsanctie/tekortkomingen/2/datum");
    assert!(pages(&body, EIND)["moment_verzoek"].is_null(), "one point is open");
}

#[test]
fn a_zoekprofiel_that_only_gains_a_direction_tells_all_of_both_versions() {
    let changes = pages(&example(GRAAF), VOORTGANG)["bijstelling"]["zoekprofiel"]["verschillen"].clone();
    let changes = changes.as_array().expect("a list").clone();
    let directions = changes.iter().find(|change| change["wat"] == "Zoekrichtingen").expect("a new direction");
    let (was, wordt) = (words(&directions["was"]), words(&directions["wordt"]));
    assert_eq!(was.matches("; ").count() + 1, wordt.matches("; ").count(), "{was} / {wordt}");
    assert!(wordt.starts_with(&was), "{was} / {wordt}");
}

#[test]
fn the_steps_after_a_request_follow_from_its_day() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/document/datum", "2026-01-30");
    let asked = pages(&body, EIND);
    // Three weeks for the decision, and six weeks after it.
    stands(&asked, "bekortingsverzoek", ("", "20-01-2026", "gedaan"));
    stands(&asked, "besluit op het bekortingsverzoek", ("10-02-2026", "", "nog 11 dagen"));
    stands(&asked, "laatste dag van de loondoorbetaling als UWV", ("24-03-2026", "", "nog ruim 7 weken"));
}

#[test]
fn a_plan_of_repair_tells_the_first_deadline_once_and_ends_on_a_working_day() {
    let plan = pages(&example(GRAAF), PLAN);
    let start = words(&plan["kader"]["start"]);
    assert!(
        start.contains("UWV verlengde op 14 juli 2025 de loondoorbetaling tot en met 30 augustus 2026."),
        "{start}"
    );
    assert!(
        start.contains("De uiterste dag van een eerste start, 1 oktober 2024, was bij het besluit al voorbij."),
        "{start}"
    );
    assert!(!start.contains("later dan"), "{start}");
    assert_eq!(end_report(&plan).as_deref(), Some("16-01-2026"), "as planned");
    let mut unplanned = example(GRAAF);
    remove(&mut unplanned, "/traject/loonsanctie/geplandeEindrapportage");
    remove(&mut unplanned, "/traject/loonsanctie/geplandVerzoek");
    let plan = pages(&unplanned, PLAN);
    // On a request of Saturday 27 June UWV decides by Monday 20 July; six weeks later the payment has ended by itself.
    assert_eq!(end_report(&plan).as_deref(), Some("26-06-2026"));
    let term = "geen wettelijke termijn; elke week later kost de werkgever een week loon";
    stands(&plan, "bekortingsverzoek", ("", "", term));
    stands(&plan, "eindrapportage na herstel", ("", "", "zodra alles is hersteld"));
    let own = pages_for(&unplanned, PLAN, "werknemer");
    stands(&own, "bekortingsverzoek", ("", "", "geen wettelijke termijn"));
}

#[test]
fn nothing_of_a_sanction_comes_before_its_decision() {
    for field in ["tot", "bekortingsverzoek", "geplandVerzoek", "geplandeEindrapportage", "ingetrokkenOp"] {
        let mut body = example(GRAAF);
        set(&mut body, &format!("/traject/loonsanctie/{field}"), "2025-07-13");
        let faults =
            judgement::parse(&bytes(&body), soort(EIND), ParseOptions::default(), today()).expect_err("a fault");
        let told: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert!(told.contains(&(format!("/traject/loonsanctie/{field}").as_str(), "volgorde")), "{field}: {told:?}");
        set(&mut body, &format!("/traject/loonsanctie/{field}"), "2025-07-14");
        let told =
            judgement::parse(&bytes(&body), soort(EIND), ParseOptions::default(), today()).err().unwrap_or_default();
        let same = told.iter().find(|fault| fault.pointer.ends_with(field) && fault.detail.contains("‘besluitdatum’"));
        assert!(same.is_none(), "{field}: the day of the decision itself will do");
    }
}

#[test]
fn the_judgement_gives_no_last_day_where_the_law_sets_none() {
    let judged = request("POST", "/v1/trajecten/_valideer", &[JSON], &bytes(&example(GRAAF))).json();
    let step = |code: &str| {
        let steps = list(&judged, "kalender");
        steps.into_iter().find(|step| step["stap"] == code).cloned().expect(code)
    };
    let asked = step("bekortingsverzoek");
    assert_eq!((&asked["uiterlijk"], &asked["zinvolTot"]), (&Value::Null, &Value::from("2026-06-26")), "{asked}");
    let end = step("einde_loonsanctie");
    assert_eq!((&end["uiterlijk"], &end["zinvolTot"]), (&Value::from("2026-08-30"), &Value::Null), "{end}");
}

#[test]
fn a_step_of_hours_that_lies_ahead_is_planned() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/document/datum", "2025-06-20");
    let told = words(&pages(&body, VOORTGANG)["plaatsingen"]);
    assert!(told.contains("van 12 (2 juni) via 16 (gepland 30 juni) naar 20 uur per week (gepland 14 juli)"), "{told}");
}

#[test]
fn another_start_is_on_a_working_day_and_shares_are_rounded_as_they_are() {
    let offerte = pages(&example(PIETERSMA), OFFERTE);
    let starts: Vec<String> = list(&offerte["latere_start"], "rijen").iter().map(|row| words(&row["start"])).collect();
    // A week later is Easter Monday, eight weeks later Whit Monday.
    assert_eq!(starts, ["14-04-2025", "22-04-2025", "12-05-2025", "10-06-2025"]);
    let moved: Vec<String> =
        list(&offerte["latere_start"], "rijen").iter().map(|row| words(&row["verschuiving"])).collect();
    assert_eq!(moved, ["zoals gerekend", "8 dagen later", "4 weken later", "57 dagen later"]);
    assert_eq!(offerte["latere_start"]["uiterlijk_dag"], "08-05-2025", "the line among them has its day");
    let bars = list(&offerte["prijs"]["opbouw"], "staven");
    let shares: Vec<i64> = bars.iter().filter_map(|bar| bar["aandeel"].as_i64()).collect();
    // Of € 8.270,00: the sixth is € 480,00 (5,8%), the seventh € 450,00 (5,4%), the last € 395,00 (4,8%).
    assert_eq!(shares, [36, 23, 10, 7, 7, 6, 5, 5]);
    let alternative = words(&offerte["prijs"]["opbouw"]["alternatief"]);
    assert!(alternative.starts_with("De prijs als één balk van acht delen, van groot naar klein: "), "{alternative}");
    assert!(alternative.contains("(36%), ") && alternative.contains("(23%) en "), "{alternative}");
    assert!(alternative.ends_with("(10%); de andere staan eronder.") && alternative.chars().count() <= 200);
}

// Row 2: why it ended.

#[test]
fn every_reason_of_an_end_has_its_sentence() {
    let reason = |word: &str, date: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/eind/redenEinde", word);
        set(&mut body, "/eind/document/datum", date);
        if word == "anders" {
            set(&mut body, "/eind/redenEindeToelichting", "de werknemer verhuist");
        }
        if word == "aow" {
            // 67 years on 2 April 2026.
            set(&mut body, "/werknemer/geboortedatum", "1959-04-02");
        }
        if word == "vervroegde_iva" {
            // It begins after 78 weeks at the latest.
            set(&mut body, "/eind/einddatumBegeleiding", "2025-12-17");
            set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
        }
        words(&pages(&body, EIND)["reden"])
    };
    for (word, said) in [
        ("vervroegde_iva", "vanwege een vervroegde IVA-uitkering"),
        ("aow", "vanwege de AOW-leeftijd"),
        ("vaststellingsovereenkomst", "een vaststellingsovereenkomst hebben gesloten"),
        ("ander_bureau", "omdat een ander bureau de begeleiding overneemt"),
        ("anders", "De begeleiding eindigt op 1 april 2026, omdat de werknemer verhuist."),
        ("einde_loonsanctie", "De begeleiding eindigt op 1 april 2026."),
    ] {
        assert!(reason(word, "2025-12-17").contains(said), "{word}: {}", reason(word, "2025-12-17"));
    }
    assert!(reason("einde_wachttijd_nadert", "2025-12-17").contains("nadert: de laatste dag is 1 april 2026"));
    let past = reason("einde_wachttijd_nadert", "2026-04-20");
    assert!(
        past.contains("De wachttijd is voorbij: de laatste dag was 1 april 2026") && !past.contains("nadert"),
        "{past}"
    );
}

#[test]
fn another_reason_needs_words_and_one_that_the_data_deny_is_found() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/redenEinde", "anders");
    let faults = judgement::parse(&bytes(&body), soort(EIND), ParseOptions::default(), today()).expect_err("a fault");
    assert_eq!(faults[0].pointer, "/eind/redenEindeToelichting");
    set(&mut body, "/eind/redenEinde", "tekortkomingen_hersteld");
    assert!(codes(&body, EIND).contains("C10"), "there is no sanction");
    assert!(!codes(&example(GRAAF), EIND).contains("C10"));
    let mut open = example(GRAAF);
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/2/datum");
    assert!(codes(&open, EIND).contains("C10"), "one point is not repaired");
    let said = words(&pages(&open, EIND)["reden"]);
    assert!(
        said.contains(
            "Volgens de werkgever en het bureau zijn twee van de drie tekortkomingen hersteld die UWV noemde."
        ),
        "{said}"
    );
}

// Row 3: withdrawn, shortened, too long, too late.

#[test]
fn a_sanction_that_was_withdrawn_counts_no_more() {
    let sanction = json!({ "besluitdatum": "2025-11-20", "tot": "2027-04-02", "ingetrokkenOp": "2025-12-15" });
    let body = with_sanction(example(PIETERSMA), sanction);
    let eind = pages(&body, EIND);
    assert_eq!(row(&eind, "laatste dag van de verlengde loondoorbetaling"), None);
    assert!(eind["tijdlijn"]["verlenging"].is_null());
    assert!(words(&eind["tijdlijn"]["bijschrift"]).contains("die verlenging is op 15 december 2025 ingetrokken"));
    let mut before = body;
    set(&mut before, "/eind/document/datum", "2025-12-14");
    stands(&pages(&before, EIND), "laatste dag van de verlengde", ("01-04-2027", "", "nog ruim 67 weken"));
}

#[test]
fn a_sanction_that_was_shortened_ends_where_uwv_decided() {
    let mut body = example(GRAAF);
    let shortened = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05", "tot": "2026-03-19" });
    set(&mut body, "/traject/loonsanctie/bekorting", shortened);
    set(&mut body, "/eind/vervolgTot", "2026-03-18");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-18");
    set(&mut body, "/eind/document/datum", "2026-02-06");
    let eind = pages(&body, EIND);
    stands(&eind, "laatste dag van de verlengde loondoorbetaling", ("18-03-2026", "", "nog ruim 5 weken"));
    stands(&eind, "besluit op het bekortingsverzoek", ("10-02-2026", "05-02-2026", "gedaan"));
    let said = words(&eind["tijdlijn"]["bijschrift"]);
    let told = "verlengd tot en met 30 augustus 2026 en bekortte de verlenging op 5 februari 2026 tot en met 18 maart \
                2026";
    assert!(said.contains(told), "{said}");
}

#[test]
fn a_sanction_too_long_or_too_late_is_found() {
    let decided = |day: &str, tot: &str| {
        codes(&with_sanction(example(PIETERSMA), json!({ "besluitdatum": day, "tot": tot })), EIND)
    };
    // The wachttijd ends on 1 April 2026; 52 weeks after it is 1 April 2027.
    assert!(decided("2025-12-10", "2027-04-02").contains("T22"));
    assert!(!decided("2025-12-10", "2027-04-01").contains("T22"));
    let late = |day: &str| {
        let mut body = with_sanction(example(PIETERSMA), json!({ "besluitdatum": day, "tot": "2027-04-01" }));
        set(&mut body, "/eind/document/datum", "2026-04-20");
        codes(&body, EIND)
    };
    assert!(late("2026-04-02").contains("T23"));
    assert!(!late("2026-04-01").contains("T23"));
}

#[test]
fn a_term_of_the_law_goes_on_past_a_weekend_and_what_is_equated_with_a_holiday() {
    // Six weeks after the decision it is 2 January 2026, which a decree equates with a holiday.
    let mut objection = with_sanction(example(AKKER), json!({ "besluitdatum": "2025-11-21", "tot": "2027-02-01" }));
    set(&mut objection, "/poortwachter/wiaAanvraag", "2025-11-10");
    set(&mut objection, "/eind/document/datum", "2026-01-05");
    stands(&pages(&objection, EIND), "bezwaar tegen de loonsanctie", ("05-01-2026", "", "vandaag"));
    // Four weeks after the letter it is a Sunday; eleven weeks before the end are counted back and stay where they are.
    let mut letter = example(AKKER);
    set(&mut letter, "/poortwachter/briefWia", "2025-10-26");
    set(&mut letter, "/poortwachter/wiaAanvraag", "2025-11-24");
    set(&mut letter, "/eind/document/datum", "2025-11-25");
    stands(&pages(&letter, EIND), "WIA-aanvraag", ("24-11-2025", "24-11-2025", "op tijd"));
    assert!(!codes(&letter, EIND).contains("T19"));
    set(&mut letter, "/poortwachter/briefWia", "2025-10-19");
    stands(&pages(&letter, EIND), "WIA-aanvraag", ("16-11-2025", "24-11-2025", "8 dagen te laat"));
    // Three weeks after the request it is the second day of Christmas, a Friday.
    let mut asked = example(GRAAF);
    set(&mut asked, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2025-12-05" }));
    let reason = words(&pages(&asked, EIND)["reden"]);
    assert!(reason.contains("UWV moest uiterlijk op 29 december 2025 beslissen"), "{reason}");
    assert!(reason.contains("dan eindigt de loondoorbetaling uiterlijk op 9 februari 2026"), "{reason}");
}

#[test]
fn on_the_request_of_which_nobody_knows_the_day_uwv_decided() {
    let sanction = json!({ "besluitdatum": "2025-12-15", "tot": "2026-03-02" });
    let mut body = with_sanction(example(AKKER), sanction);
    set(&mut body, "/eind/document/datum", "2026-01-10");
    stands(&pages(&body, EIND), "WIA-aanvraag", ("16-11-2025", "", "gedaan, dag niet bekend"));
    assert!(!codes(&body, EIND).contains("T19"));
    // Also where its last day has yet to come.
    set(&mut body, "/traject/loonsanctie/besluitdatum", "2025-11-10");
    set(&mut body, "/eind/document/datum", "2025-11-12");
    let eind = pages(&body, EIND);
    stands(&eind, "WIA-aanvraag", ("16-11-2025", "", "gedaan, dag niet bekend"));
    assert_eq!(row(&eind, "inzending re-integratieverslag"), None, "UWV has tested it");
}

#[test]
fn a_report_is_one_of_repair_once_all_is_repaired() {
    let mut body = example(AKKER);
    set(&mut body, "/poortwachter/wiaAanvraag", "2025-11-10");
    set(&mut body, "/eind/document/datum", "2026-01-10");
    let sanction = |repaired: Value| {
        let punt = json!({ "punt": "Het actueel oordeel ontbreekt in het re-integratieverslag.", "datum": repaired });
        json!({ "besluitdatum": "2025-12-15", "tot": "2026-03-02", "tekortkomingen": [punt] })
    };
    // The first eindrapportage is of 10 October 2025. UWV may decide before its three weeks are over.
    let mut open = with_sanction(body.clone(), sanction(Value::Null));
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/0/datum");
    let eind = pages(&open, EIND);
    stands(&eind, "eindrapportage na herstel", ("", "", "zodra alles is hersteld"));
    let term = "geen wettelijke termijn; elke week later kost de werkgever een week loon";
    stands(&eind, "bekortingsverzoek", ("", "", term));
    let repaired = pages(&with_sanction(body, sanction(json!("2026-01-08"))), EIND);
    stands(&repaired, "eindrapportage na herstel", ("", "10-01-2026", "gedaan"));
}

// Row 4: what the sanction blames.

#[test]
fn each_point_of_the_sanction_stands_in_plan_progress_and_end() {
    let body = example(GRAAF);
    let (plan, progress, end) = (pages(&body, PLAN), pages(&body, VOORTGANG), pages(&body, EIND));
    let days = |rows: &Value| -> Vec<String> {
        rows.as_array().into_iter().flatten().map(|row| words(&row["datum"])).collect()
    };
    let planned =
        ["nog niet hersteld; gepland vanaf 15-09-2025", "22-08-2025", "nog niet hersteld; gepland 14-11-2025"];
    assert_eq!(days(&plan["kader"]["tekortkomingen"]), planned);
    assert_eq!(words(&plan["kader"]["tekortkomingen"][2]["wie"]), "werkgever");
    // A repair that goes on is not over on the day on which it began.
    let whole = ["sinds 15-09-2025, doorlopend", "22-08-2025", "11-11-2025"];
    assert_eq!(days(&progress["herstel"]["rijen"]), whole);
    assert_eq!(days(&end["tekortkomingen"]), whole);
    assert!(!words(&plan).contains("rapport van 11 november 2025"), "what shows a later repair is not known");
    let shown: Vec<String> = list(&plan["kader"], "tekortkomingen").iter().map(|row| words(&row["bewijs"])).collect();
    assert_eq!((shown[0].as_str(), shown[2].as_str()), ("volgt", "volgt"));
}

#[test]
fn only_uwv_ends_the_guidance_of_a_repair() {
    let reason = |body: &Value| words(&pages(body, EIND)["reden"]);
    let mut body = example(GRAAF);
    let waits = "Volgens de werkgever en het bureau zijn de tekortkomingen hersteld die UWV noemde; UWV stelt dat vast. De \
                 begeleiding loopt door tot en met de laatste dag van de loondoorbetaling.";
    let told = format!(
        "{waits} Beslist UWV uiterlijk op 10 februari 2026 positief, drie weken na het geplande verzoek van 20 januari \
         2026, dan eindigt de loondoorbetaling uiterlijk op 24 maart 2026. Beslist UWV later positief, dan blijft dat de \
         laatste dag: de vertraging gaat van de zes weken af. Wijst UWV het verzoek op tijd af, dan loopt de \
         betaling door tot en met 30 augustus 2026; een nieuw verzoek blijft mogelijk."
    );
    assert_eq!(reason(&body), told);
    set(&mut body, "/eind/document/datum", "2026-01-30");
    assert_eq!(reason(&body), told.replace("geplande ", ""));
    let refused = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05" });
    set(&mut body, "/traject/loonsanctie/bekorting", refused);
    set(&mut body, "/eind/document/datum", "2026-02-06");
    let no = "UWV wees het bekortingsverzoek op 5 februari 2026 af. De loondoorbetaling loopt door tot en met 30 augustus 2026";
    assert!(reason(&body).ends_with(&format!("{no}; een nieuw verzoek blijft mogelijk.")));
    // A request of 28 June ends the payment no earlier than it ends by itself.
    set(&mut body, "/eind/document/datum", "2026-06-27");
    assert!(reason(&body).ends_with(&format!("{no}.")));
    let mut unplanned = example(GRAAF);
    remove(&mut unplanned, "/traject/loonsanctie/geplandVerzoek");
    let open = "Zonder een positief besluit loopt de loondoorbetaling door tot en met 30 augustus 2026.";
    assert_eq!(reason(&unplanned), format!("{waits} {open}"));
}

#[test]
fn an_end_that_a_request_can_bring_nearer_is_the_last_one() {
    let eind = pages(&example(GRAAF), EIND);
    assert!(words(&eind["feiten"]).contains("uiterlijk 30 augustus 2026"), "{}", eind["feiten"]);
    let rows = list(&eind, "gepland");
    let end = rows.iter().find(|row| words(&row["onderdeel"]) == "Einde traject, uiterlijk").expect("a row");
    assert_eq!(words(&end["gerealiseerd"]), "loopt door, uiterlijk tot en met 30-08-2026");
    let asked = words(&pages_for(&example(GRAAF), EIND, "uwv")["gevraagd"]);
    assert!(
        asked.contains("is bedoeld voor het bekortingsverzoek van de werkgever (gepland op 20 januari 2026)"),
        "{asked}"
    );
    let known = words(&eind["belastbaarheid"]["inleiding"]);
    assert!(
        known.starts_with("Sinds het besluit van UWV van 14 juli 2025 is de belastbaarheid twee keer vastgesteld"),
        "{known}"
    );
    // The same day of a trajectory without a sanction is no last one.
    assert!(!words(&pages(&example(PIETERSMA), EIND)["feiten"]).contains("uiterlijk"));
}

#[test]
fn an_objection_that_nobody_told_of_is_not_one_that_was_not_made() {
    let state = |told: Option<bool>| {
        let mut body = example(GRAAF);
        match told {
            Some(made) => set(&mut body, "/traject/loonsanctie/bezwaarGemaakt", made),
            None => remove(&mut body, "/traject/loonsanctie/bezwaarGemaakt"),
        }
        let (last, done, state) = row(&pages(&body, EIND), "bezwaar").expect("a row");
        assert_eq!(last, "25-08-2025");
        format!("{done}; {state}")
    };
    // An empty day is printed as one that is not known.
    let told = [Some(true), Some(false), None].map(state);
    assert_eq!(told, ["; gemaakt", "geen; niet gemaakt", "; termijn voorbij"]);
}

#[test]
fn a_plan_names_the_points_that_the_track_repairs_and_draws_every_report() {
    let plan = pages(&example(GRAAF), PLAN);
    let start = words(&plan["kader"]["start"]);
    let told = "Dit traject dient voor het herstel van de punten 1 en 2 uit het besluit. De werkgever herstelt zelf punt 3, over het";
    assert!(start.contains(told), "{start}");
    assert!(words(&plan["kader"]["tekortkomingen"][2]["punt"]).starts_with("3. Bij de tweede vestiging"));
    let days: Vec<String> = list(&plan["rapportage"], "rijen").iter().map(|row| words(&row["datum"])).collect();
    let expected = ["26-09-2025", "21-11-2025", "16-01-2026", "13-03-2026", "08-05-2026", "03-07-2026", "28-08-2026"];
    assert_eq!(days, expected, "the last one within eight weeks of the end");
    let drawn = &plan["planning"]["beeld"];
    assert_eq!(list(&drawn["rapportages"], "kolommen").len(), 6, "{drawn}");
    assert!(words(&drawn["stappen"]).contains("bezwaar tegen de loonsanctie"), "{drawn}");
    let mut own = example(GRAAF);
    set(&mut own, "/traject/loonsanctie/tekortkomingen/2/eersteSpoor", false);
    assert!(words(&pages(&own, PLAN)["kader"]["start"]).contains("Dit traject herstelt wat UWV tekort vond schieten;"));
}

#[test]
fn a_request_long_after_the_repair_is_found_unless_it_is_explained() {
    let mut body = example(GRAAF);
    assert!(!codes(&body, EIND).contains("T28"));
    assert!(words(&pages(&body, EIND)).contains("De werkgever koos voor één verzoek met al het bewijs."));
    assert!(!words(&pages(&body, PLAN)).contains("De werkgever koos voor één verzoek"), "nothing is repaired yet");
    remove(&mut body, "/traject/loonsanctie/toelichtingVerzoek");
    for kind in [VOORTGANG, EIND] {
        assert!(codes(&body, kind).contains("T28"), "{kind}");
    }
    assert!(!codes(&body, PLAN).contains("T28"));
}

#[test]
fn hours_that_were_built_up_are_told_step_by_step() {
    let eind = pages(&example(AKKER), EIND);
    let said = words(&eind["inzet"]);
    assert!(said.contains("van 12 (2 juni) via 16 (30 juni) naar 20 uur per week (14 juli)"), "{said}");
    let mut outside = example(AKKER);
    set(&mut outside, "/plaatsingen/0/opbouw/0/vanaf", "2025-06-01");
    let faults =
        judgement::parse(&bytes(&outside), soort(EIND), ParseOptions::default(), today()).expect_err("a fault");
    assert_eq!(faults[0].pointer, "/plaatsingen/0/opbouw/0/vanaf");
}

#[test]
fn a_changed_search_compares_no_two_directions_with_three() {
    let progress = pages(&example(GRAAF), VOORTGANG);
    let said = words(&progress);
    assert!(said.contains("37 in twee richtingen") && said.contains("45 in drie richtingen"), "{said}");
}

#[test]
fn what_the_repair_can_be_seen_in_stands_in_the_list_of_documents() {
    let eind = pages(&example(GRAAF), EIND);
    let rows = list(&eind["bijlagen"]["documenten"], "rijen");
    let has = |name: &str, author: &str, day: &str| {
        rows.iter().any(|row| {
            let is = |field: &str, expected: &str| words(&row[field]) == expected;
            words(&row["document"]).starts_with(name) && is("opsteller", author) && is("datum", day)
        })
    };
    for (name, author, day) in [
        ("Besluit over de loonsanctie", "UWV", "14-07-2025"),
        ("Advies van de arbeidsdeskundige", "arbeidsdeskundige", "14-08-2025"),
        ("Trajectplan versie 1 (TP-01)", "re-integratiebureau", "22-08-2025"),
        ("Bericht van de bedrijfsarts over de werkervaringsplaats", "bedrijfsarts", "16-10-2025"),
        ("Evaluatie werkervaringsplaats, Stichting Voorbeeldarchief", "re-integratiebureau", "19-12-2025"),
        ("Arbeidsdeskundig rapport over de vestiging Zutphen", "arbeidsdeskundige", "11-11-2025"),
        ("Bewijzen van 18 sollicitaties", "werknemer", "12-01-2026"),
    ] {
        assert!(has(name, author, day), "{name}: {rows:#?}");
    }
    let other = words(&pages(&example(AKKER), EIND)["bijlagen"]["documenten"]);
    assert!(!other.contains("Bewijzen van") && !other.contains("loonsanctie"), "{other}");
}

#[test]
fn the_first_track_is_not_just_closed_while_a_point_about_it_is_open() {
    let body = example(GRAAF);
    let plan = pages(&body, PLAN);
    let said = words(&plan["kader"]["eerste_spoor"]);
    let told = "is door Drukkerij Voorbeeldpers B.V. afgesloten. Volgens UWV is het niet volledig onderzocht. Uit het \
                besluit wordt daarom nog hersteld: ‘Bij de tweede vestiging van de werkgever is niet naar passend werk gezocht’.";
    assert!(said.ends_with(told), "{said}");
    assert!(words(&plan["gegevens"]).contains("afgesloten; op één punt uit het besluit van UWV nog te onderzoeken"));
    assert!(words(&plan["tijdlijn"]["bijschrift"]).contains("Het eerste spoor moet op een punt"));
    let progress = pages(&body, VOORTGANG);
    assert!(!words(&progress).contains("in onderzoek"), "repaired on 11 November");
}

#[test]
fn the_next_date_of_a_repair_is_the_first_one() {
    // Without what was agreed on for the weeks after the report.
    let next = |body: &Value| {
        let mut body = body.clone();
        let date = words(&body["voortgang"]["document"]["datum"]);
        if let Some(activities) = body["activiteiten"].as_array_mut() {
            activities.retain(|activity| words(&activity["datum"]) <= date);
        }
        remove(&mut body, "/voortgang/vooruitblik/0/datum");
        words(&pages(&body, VOORTGANG)["volgende_stap"])
    };
    let first: Value =
        serde_json::from_str(&read("tests/fixtures/loonsanctie/voortgangsrapportage-1.json")).expect("JSON");
    let report = "herstel van elke tekortkoming, gepland op 14 november 2025 (nog 7 weken).";
    assert_eq!(next(&first), format!("De eerstvolgende stap of rapportage: {report}"));
    let report = "eindrapportage na herstel van de tekortkomingen, gepland op 16 januari 2026 (nog 8 weken).";
    assert_eq!(next(&example(GRAAF)), format!("De eerstvolgende stap of rapportage: {report}"));
    let mut unplanned = first;
    remove(&mut unplanned, "/traject/loonsanctie/tekortkomingen/2/gepland");
    let report = "de volgende voortgangsrapportage, gepland op 21 november 2025 (nog 8 weken).";
    assert_eq!(next(&unplanned), format!("De eerstvolgende stap of rapportage: {report}"));
    let mut bare = example(GRAAF);
    for field in ["geplandVerzoek", "geplandeEindrapportage"] {
        remove(&mut bare, &format!("/traject/loonsanctie/{field}"));
    }
    // No rhythm, agreed on or offered.
    remove(&mut bare, "/traject/rapportageFrequentieWeken");
    remove(&mut bare, "/offerte");
    let last =
        "De eerstvolgende datum: laatste dag van de verlengde loondoorbetaling, 30 augustus 2026 (nog ruim 40 weken).";
    assert_eq!(next(&bare), last);
    let told = words(&pages(&example(GRAAF), VOORTGANG)["volgende_stap"]);
    let sooner = "De eerstvolgende stap is gepland op 2 december 2025 (nog 11 dagen): evaluatie, ‘Tweede evaluatie op de \
                  werkplek’. Daarna: eindrapportage na herstel van de tekortkomingen, gepland op 16 januari 2026";
    assert!(told.starts_with(sooner), "{told}");
}

#[test]
fn a_plan_shows_what_was_planned_on_its_day_and_nothing_that_was_planned_later() {
    let plan = pages(&example(GRAAF), PLAN);
    let planned = words(&plan["bijlagen"]);
    for known in ["Cv opbouwen uit de ervaring", "Sollicitatiegesprek oefenen", "Vacatures opnieuw tellen"] {
        assert!(planned.contains(known), "{known}: {planned}");
    }
    let said = words(&plan);
    for later in ["Voorbeeldarchief", "Proefpallet", "Slotevaluatie", "Het eerste ontwerp van het cv is gereed"] {
        assert!(!said.contains(later), "{later}");
    }
}

#[test]
fn the_law_of_a_sanction_stands_in_a_plan_that_has_one() {
    let law = |name: &str| words(&pages(&example(name), PLAN)["kader"]["regels"]);
    for said in ["Volgens lid 11", "UWV beslist binnen drie weken na die melding", "zes weken daarna"] {
        assert!(law(GRAAF).contains(said), "{said}");
        assert!(!law(AKKER).contains(said), "{said}");
    }
    let plan = pages(&example(GRAAF), PLAN);
    assert!(
        words(&plan["advies"]["inleiding"])
            .starts_with("Aanleiding voor dit traject is het besluit van UWV van 14 juli")
    );
    let offerte = words(&pages(&example(GRAAF), OFFERTE));
    assert!(offerte.contains("gepland 16-01-2026, ziekteweek 124"), "no last day for the eindrapportage");
    assert!(offerte.contains("Een latere start stelt ook het herstel uit"), "{offerte}");
}

#[test]
fn a_week_in_which_was_applied_or_worked_is_not_empty() {
    let eind = pages(&example(GRAAF), EIND);
    let title = words(&eind["activiteiten"]["grafiek"]["titel"]);
    let told = "6 van de 24 weken zonder vastgelegde activiteit; in 4 daarvan is gesolliciteerd of gewerkt";
    assert!(title.starts_with(told), "{title}");
    let mut idle = example(GRAAF);
    for part in ["/sollicitaties", "/plaatsingen"] {
        set(&mut idle, part, json!([]));
    }
    remove(&mut idle, "/eind/opgegevenAantalSollicitaties");
    let title = words(&pages(&idle, EIND)["activiteiten"]["grafiek"]["titel"]);
    assert!(title.starts_with("6 van de 24 weken zonder vastgelegde activiteit"), "{title}");
    let applied = words(&eind["sollicitaties"]["inleiding"]);
    let mean = "gemiddeld 1,0 per week, gerekend van de eerste sollicitatie tot en met 16 januari 2026";
    assert!(applied.contains(mean), "{applied}");
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
    stands(&plan, "inzending re-integratieverslag", ("31-08-2025", "", "nog ruim 26 weken"));
    stands(&plan, "WIA-aanvraag", ("16-11-2025", "", "nog ruim 37 weken"));
    assert!(codes(&body, PLAN).contains("T12") && codes(&body, PLAN).contains("T16"));
    let last = end_report(&plan);
    assert_eq!(last.as_deref(), Some("29-08-2025"), "the last working day");
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

#[test]
fn the_text_of_a_document_does_not_change_when_it_is_signed_later() {
    // What is asked, the facts and the places to sign tell of the copy at hand; all the rest is of the day.
    let texts = |body: &Value, kind: &str| {
        let mut pages = pages(body, kind);
        let fields = pages.as_object_mut().expect("fields");
        fields.retain(|name, _| {
            !["gevraagd", "feiten", "ondertekening", "akkoord", "betekenis"].contains(&name.as_str())
        });
        words(&pages)
    };
    for (kind, part) in [(PLAN, "plan"), (EIND, "eind"), (OFFERTE, "offerte")] {
        let signed = example(PIETERSMA);
        let mut open = signed.clone();
        for index in 0..list(&signed[part], "ondertekening").len() {
            let at = format!("/{part}/ondertekening/{index}");
            // Without the adviser there is no definitive document.
            if signed.pointer(&format!("{at}/rol")).and_then(Value::as_str) == Some("adviseur") {
                continue;
            }
            set(&mut open, &format!("{at}/status"), "open");
            remove(&mut open, &format!("{at}/datum"));
        }
        let day = signed[part]["document"]["datum"].as_str().expect("a day");
        let later = list(&signed[part], "ondertekening");
        let later = later.iter().filter(|signature| signature["datum"].as_str().is_some_and(|set| set > day)).count();
        assert!(later > 0, "{kind}: nobody signed later");
        assert_eq!(texts(&signed, kind), texts(&open, kind), "{kind}");
        assert!(words(&pages(&signed, kind)["feiten"]).contains("werkgever: akkoord"), "{kind}: the facts tell of it");
        assert!(!words(&pages(&open, kind)["feiten"]).contains("werkgever: akkoord"), "{kind}");
        let asked = |body: &Value| words(&pages(body, kind)["gevraagd"]);
        assert!(!asked(&signed).contains("Teken "), "{kind}: who signed is not asked again");
        assert!(asked(&open).contains("Teken "), "{kind}: who did not sign is asked");
    }
}

#[test]
fn documents_are_called_by_their_nouns() {
    for path in crate::support::files("report-templates/teksten", "j2") {
        let text = std::fs::read_to_string(&path).expect("a text");
        for wrong in [
            "Verstuur haar",
            "gebruikt haar",
            "haar kan gebruiken",
            "wat zij voor u",
            " Zij beschrijft",
            "Zij kan dienen",
        ] {
            assert!(!text.contains(wrong), "{}: {wrong}", path.display());
        }
    }
}

// The sixth example at its four moments.

#[test]
fn the_four_moments_of_the_repair_have_nothing_to_object_to() {
    let body = example(GRAAF);
    let first: Value =
        serde_json::from_str(&read("tests/fixtures/loonsanctie/voortgangsrapportage-1.json")).expect("JSON");
    for (name, body, kind) in [
        ("plan", &body, PLAN),
        ("first report", &first, VOORTGANG),
        ("second report", &body, VOORTGANG),
        ("end", &body, EIND),
        ("offer", &body, OFFERTE),
    ] {
        let found = codes(body, kind);
        assert!(found.iter().all(|code| ["S05", "T09"].contains(code)), "{name}: {found:?}");
    }
}

// Once more, counted by hand over any days: sanction, AOW, end of a contract, and a day of UWV.

mod oracle {
    use super::*;
    use chrono::{Datelike, Days, Months};
    use proptest::prelude::*;
    use trajectpers::trajectory::{MijlpaalSoort as M, next_workday};

    fn plus(day: NaiveDate, days: i64) -> NaiveDate {
        if days < 0 { day - Days::new(days.unsigned_abs()) } else { day + Days::new(days.unsigned_abs()) }
    }

    /// The day itself, or the first one after it that is no weekend, no holiday and not equated with one by a decree.
    fn moved(day: NaiveDate) -> NaiveDate {
        const EQUATED: [&str; 10] = [
            "2023-04-28",
            "2023-05-19",
            "2024-05-10",
            "2024-12-27",
            "2025-05-30",
            "2026-01-02",
            "2026-05-15",
            "2027-05-07",
            "2028-04-28",
            "2028-05-26",
        ];
        let workday = next_workday(day);
        if EQUATED.contains(&workday.to_string().as_str()) { moved(plus(workday, 1)) } else { workday }
    }

    fn known(body: &Value, date: NaiveDate) -> Dossier {
        let mut body = body.clone();
        set(&mut body, "/voortgang/document", json!({ "datum": date.to_string() }));
        set(&mut body, "/voortgang/periode", json!({ "van": plus(date, -7).to_string(), "tot": date.to_string() }));
        let trajectory =
            judgement::parse(&bytes(&body), soort(VOORTGANG), ParseOptions::default(), today()).expect("sound");
        Dossier::of(trajectory.trajectory, soort(VOORTGANG), None, date)
    }

    fn last(dossier: &Dossier, soort: M) -> Option<NaiveDate> {
        dossier.kalender.get(soort).and_then(|step| step.uiterlijk)
    }

    /// The barest body, sick from this day.
    fn barest(first: NaiveDate) -> Value {
        let mut body = crate::support::fixture(soort(VOORTGANG), "kaalst");
        set(&mut body, "/verzuim", json!({ "eersteZiektedag": first.to_string() }));
        set(&mut body, "/traject/startdatum", plus(first, 380).to_string());
        set(&mut body, "/poortwachter", json!({}));
        set(&mut body, "/belastbaarheid/0/datum", plus(first, 100).to_string());
        body
    }

    fn first_days() -> impl Strategy<Value = NaiveDate> {
        (0_u64..3_000).prop_map(|offset| NaiveDate::from_ymd_opt(2018, 1, 1).expect("a day") + Days::new(offset))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_sanction_year(first in first_days(), decided in 660_i64..728, weeks in 12_i64..=52, asked in 5_i64..60) {
            let decision = plus(first, decided);
            let tot = plus(first, 728 + weeks * 7);
            let request = plus(decision, asked);
            let mut body = barest(first);
            set(&mut body, "/traject/startdatum", plus(decision, 3).to_string());
            set(&mut body, "/traject/loonsanctie", json!({
                "besluitdatum": decision.to_string(), "tot": tot.to_string(),
                "bekorting": { "verzoek": request.to_string() },
            }));
            let dossier = known(&body, plus(request, 10));
            prop_assert_eq!(last(&dossier, M::EindeLoonsanctie), Some(plus(tot, -1)));
            prop_assert_eq!(last(&dossier, M::BezwaarLoonsanctie), Some(moved(plus(decision, 42))));
            let answered = moved(plus(request, 21));
            prop_assert_eq!(last(&dossier, M::BesluitBekorting), Some(answered));
            let granted = plus(answered, 42);
            let expected = (granted < plus(tot, -1)).then_some(granted);
            prop_assert_eq!(last(&dossier, M::EindeNaBekorting), expected);
            // The wage ends by itself on the day before the "tot", so that UWV has to decide 43 days before that one.
            let gains = |asked: &NaiveDate| moved(plus(*asked, 21)) <= plus(tot, -44);
            let useful = (0..20).map(|back| plus(tot, -65 - back)).find(gains).expect("a day");
            prop_assert_eq!(last(&dossier, M::EindrapportageHerstel), Some(useful.max(decision)));
            prop_assert_eq!(last(&dossier, M::StartSpoor2), None);
            prop_assert_eq!(last(&dossier, M::Eindrapportage), None);
        }

        #[test]
        fn a_contract_that_ends(first in first_days(), lasted in 60_i64..727) {
            let end = plus(first, lasted - 1);
            let mut body = barest(first);
            set(&mut body, "/dienstverband/einddatum", end.to_string());
            let dossier = known(&body, plus(first, 390));
            prop_assert_eq!(last(&dossier, M::EindeDienstverband), Some(end));
            prop_assert_eq!(last(&dossier, M::InzendenRiv), Some(end.min(plus(first, 651))));
            prop_assert_eq!(last(&dossier, M::WiaAanvraag), Some(plus(first, 650)));
            prop_assert_eq!(last(&dossier, M::Eindevaluatie), Some(plus(first, 636)).filter(|day| *day <= end));
            prop_assert_eq!(last(&dossier, M::EindeWachttijd), Some(plus(first, 727)));
        }

        #[test]
        fn an_aow_age(first in first_days(), reached in 400_i64..720) {
            let aow = plus(first, reached);
            // Born in 1957 from March on, up to 1960: 67 years.
            let born = aow.checked_sub_months(Months::new(67 * 12)).expect("a day");
            prop_assume!((1957..=1960).contains(&born.year()) && (born.year() > 1957 || born.month() > 2));
            prop_assume!(born.day() == aow.day());
            let mut body = barest(first);
            set(&mut body, "/werknemer/geboortedatum", born.to_string());
            let dossier = known(&body, plus(first, 390));
            prop_assert_eq!(last(&dossier, M::AowLeeftijd), Some(aow));
            let weeks = if first < NaiveDate::from_ymd_opt(2023, 7, 1).expect("a day") { 13 } else { 6 };
            let wage = plus(aow, weeks * 7 - 1).min(plus(first, 727));
            prop_assert_eq!(last(&dossier, M::EindeLoonNaAow), Some(wage));
            for soort in [M::WiaAanvraag, M::InzendenRiv, M::EindeWachttijd, M::BriefWia] {
                prop_assert!(dossier.kalender.get(soort).is_none(), "{}", soort.label());
            }
        }

        #[test]
        fn a_day_that_uwv_wrote(first in first_days(), off in -30_i64..120, letter in 600_i64..700) {
            let stated = plus(first, 727 + off);
            let sent = plus(first, letter);
            let mut body = barest(first);
            set(&mut body, "/verzuim/eindeWachttijdOpgave", stated.to_string());
            set(&mut body, "/poortwachter/briefWia", sent.to_string());
            let dossier = known(&body, plus(first, 710));
            let usual = plus(stated, -77);
            let request = if plus(sent, 28) > usual { moved(plus(sent, 28)) } else { usual };
            prop_assert_eq!(last(&dossier, M::WiaAanvraag), Some(request));
            prop_assert_eq!(last(&dossier, M::InzendenRiv), Some(plus(request, 1)));
            prop_assert_eq!(last(&dossier, M::Eindevaluatie), Some(plus(stated, -91)));
            prop_assert_eq!(last(&dossier, M::Eindrapportage), Some(plus(stated, -98)));
            prop_assert_eq!(last(&dossier, M::EindeWachttijd), Some(stated));
        }
    }
}
