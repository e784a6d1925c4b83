//! A track in the year of a loonsanctie.

use serde_json::Value;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use super::{EIND, OFFERTE, PLAN, VOORTGANG, end_report, pages, row, stands};
use crate::support::{
    AKKER, GRAAF, JSON, PIETERSMA, bytes, codes, example, list, pages_for, remove, request, set, soort, today, words,
};

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
    let both = "van 104 weken loopt van 4 september 2023 tot en met 31 augustus 2025, en de verlengde loondoorbetaling \
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
fn another_start_is_on_a_working_day() {
    let offerte = pages(&example(PIETERSMA), OFFERTE);
    let starts: Vec<String> = list(&offerte["latere_start"], "rijen").iter().map(|row| words(&row["start"])).collect();
    // A week later is Easter Monday, eight weeks later Whit Monday.
    assert_eq!(starts, ["14-04-2025", "22-04-2025", "12-05-2025", "10-06-2025"]);
    let moved: Vec<String> =
        list(&offerte["latere_start"], "rijen").iter().map(|row| words(&row["verschuiving"])).collect();
    assert_eq!(moved, ["gekozen start", "ruim 1 week later", "4 weken later", "ruim 8 weken later"]);
    assert_eq!(offerte["latere_start"]["besteld"], Value::Bool(true), "the page leaves it out");
    assert_eq!(offerte["latere_start"]["uiterlijk_dag"], "08-05-2025", "the line among them has its day");
}
