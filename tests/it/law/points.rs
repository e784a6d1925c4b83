//! What the sanction blames, and what was repaired of it.

use serde_json::{Value, json};
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use super::{EIND, OFFERTE, PLAN, VOORTGANG, pages, row};
use crate::support::{
    AKKER, GRAAF, PIETERSMA, bytes, codes, example, list, pages_for, read, remove, set, soort, today, words,
};

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
    let waits = "Volgens de werkgever en het bureau zijn de tekortkomingen hersteld die UWV noemde; UWV moet dat nog vaststellen. De \
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
                besluit is nog te herstellen: ‘Bij de tweede vestiging van de werkgever is niet naar passend werk gezocht’.";
    assert!(said.ends_with(told), "{said}");
    assert!(words(&plan["gegevens"]).contains("afgesloten; op één punt uit het besluit van UWV nog te onderzoeken"));
    assert!(words(&plan["tijdlijn"]["bijschrift"]).contains("Het eerste spoor moet op een punt"));
    let progress = pages(&body, VOORTGANG);
    assert!(!words(&progress).contains("in onderzoek"), "repaired on 11 November");
    // A plan that is older than the end of the wachttijd looks ahead to it, a later one back.
    let planned = |body: &Value| words(&pages(body, PLAN)["planning"]["inleiding"]);
    assert!(planned(&body).contains("De wachttijd eindigt op 31 augustus 2025."), "{}", planned(&body));
    let mut later = body;
    set(&mut later, "/plan/document/datum", "2025-09-05");
    assert!(planned(&later).contains("De wachttijd eindigde op 31 augustus 2025."), "{}", planned(&later));
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
