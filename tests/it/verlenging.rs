//! Three facts of the law that stand beside the steps of the wachttijd: an opinion of UWV, an extension that employer
//! and employee asked for together, and an offer in a wachttijd that UWV shortened.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::sheet;
use trajectpers::wire::ParseOptions;

use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, case, pages, row, stands};
use crate::support::{AKKER, bytes, example, list, pages_for, remove, set, soort, today, words};

/// The codes of the rules that have something to say of a body.
#[track_caller]
fn codes(body: &Value, kind: &str) -> BTreeSet<&'static str> {
    let soort = soort(kind);
    let parsed = judgement::parse(&bytes(body), soort, ParseOptions::default(), today()).expect("a sound body");
    let vondsten = checks::search(&parsed.trajectory, &[soort]);
    let dossier = Dossier::of(parsed.trajectory, soort, None, NaiveDate::MIN);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// The faults of a body, by place and code.
fn faults(body: &Value) -> Vec<(String, &'static str)> {
    let parsed = judgement::parse(&bytes(body), soort(VOORTGANG), ParseOptions::default(), today());
    parsed.err().unwrap_or_default().into_iter().map(|fault| (fault.pointer, fault.code)).collect()
}

/// The words of a block of data, by its heading.
fn block(pages: &Value, heading: &str) -> Option<String> {
    let block = list(pages, "gegevens").into_iter().find(|block| words(&block["titel"]) == heading)?;
    Some(words(&block["feiten"]))
}

// Opinions of UWV.

/// What the employer asked UWV, with some fields changed; `null` takes one away.
fn opinion(patches: &[(&str, Value)]) -> Value {
    let mut opinion = json!({
        "gevraagdOp": "2025-05-12", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever",
        "oordeelOp": "2025-06-02", "uitkomst": "onvoldoende",
        "toelichting": "Het eerste spoor is te kort onderzocht.",
        "vervolg": "De functie van planner is alsnog onderzocht.",
    });
    for (field, value) in patches {
        opinion[*field] = value.clone();
    }
    opinion
}

fn with_opinions(opinions: &[Value]) -> Value {
    case(&[("/deskundigenoordelen", json!(opinions))])
}

const HEADING: &str = "Deskundigenoordeel van UWV";

#[test]
fn every_reader_reads_what_uwv_was_asked_and_what_came_of_it() {
    let body = with_opinions(&[opinion(&[])]);
    for kind in [VOORTGANG, EIND] {
        for reader in ["werkgever", "werknemer", "uwv", "intern"] {
            let told = block(&pages_for(&body, kind, reader), HEADING).expect(reader);
            for part in [
                "12-05-2025, door de werkgever: re-integratie-inspanningen van de werkgever",
                "02-06-2025: onvoldoende",
                "Het eerste spoor is te kort onderzocht.",
                "De functie van planner is alsnog onderzocht.",
            ] {
                assert!(told.contains(part), "{kind} {reader}: {part} in {told}");
            }
        }
        stands(&pages(&body, kind), "deskundigenoordeel", ("", "02-06-2025", "onvoldoende"));
    }
    // The plan is of 28 February, and an example without any has no block.
    assert_eq!(block(&pages(&body, PLAN), HEADING), None);
    assert!(!words(&pages(&example(AKKER), VOORTGANG)["gegevens"]).contains("Deskundigenoorde"));
    assert_eq!(block(&pages(&body, OFFERTE), HEADING), None);
}

#[test]
fn an_opinion_that_uwv_has_not_given_is_told_as_that() {
    let asked = [("oordeelOp", Value::Null), ("uitkomst", Value::Null), ("toelichting", Value::Null)];
    let body = with_opinions(&[opinion(&asked)]);
    let report = pages(&body, VOORTGANG);
    assert!(block(&report, HEADING).expect("asked").contains("nog niet gegeven"));
    assert_eq!(row(&report, "deskundigenoordeel"), None);
    // Given the day after the report, of which nothing is known then.
    let later = with_opinions(&[opinion(&[("oordeelOp", json!("2025-06-21"))])]);
    let told = block(&pages(&later, VOORTGANG), HEADING).expect("asked");
    assert!(told.contains("nog niet gegeven") && !told.contains("onvoldoende") && !told.contains("planner"), "{told}");
    let two = with_opinions(&[opinion(&[]), opinion(&asked)]);
    assert!(block(&pages(&two, VOORTGANG), "Deskundigenoordelen van UWV").is_some());
}

#[test]
fn the_list_of_documents_has_each_opinion_once() {
    let named = |body: &Value| -> Vec<String> {
        let pages = pages(body, EIND);
        let rows = list(&pages["bijlagen"]["documenten"], "rijen");
        let names = rows.into_iter().map(|row| words(&row["document"]));
        names.filter(|name| name.starts_with("Deskundigenoordeel")).collect()
    };
    let mut body = with_opinions(&[opinion(&[])]);
    let told = "Deskundigenoordeel: re-integratie-inspanningen van de werkgever";
    assert_eq!(named(&body), [told]);
    set(&mut body, "/poortwachter/deskundigenoordelen", json!(["2025-06-02"]));
    assert_eq!(named(&body), [told], "the same day in the list that has days alone");
    set(&mut body, "/poortwachter/deskundigenoordelen", json!(["2025-01-20", "2025-06-02"]));
    assert_eq!(named(&body), ["Deskundigenoordeel", told]);
}

#[test]
fn an_opinion_that_asks_for_an_answer_has_one_in_the_file() {
    let unanswered = |patches: &[(&str, Value)]| {
        let open = [&[("vervolg", Value::Null)][..], patches].concat();
        codes(&with_opinions(&[opinion(&open)]), VOORTGANG).contains("A14")
    };
    let asked = |vraag: &str, uitkomst: &str| [("vraag", json!(vraag)), ("uitkomst", json!(uitkomst))];
    assert!(unanswered(&[]));
    assert!(unanswered(&asked("passende_arbeid", "niet_passend")));
    assert!(unanswered(&asked("eigen_werk", "geschikt")));
    assert!(!unanswered(&asked("inspanningen_werkgever", "voldoende")));
    assert!(!unanswered(&asked("eigen_werk", "niet_geschikt")));
    assert!(!unanswered(&asked("passende_arbeid", "geen_oordeel")));
    assert!(!codes(&with_opinions(&[opinion(&[])]), VOORTGANG).contains("A14"), "it says what was done");
    // What the employer did then answers an opinion on the employee, and none on himself.
    let after = |vraag: &str, day: &str| {
        let mut body = with_opinions(&[opinion(&[("vervolg", Value::Null), ("vraag", json!(vraag))])]);
        set(&mut body, "/maatregelen", json!([{ "datum": day, "soort": "gesprek" }]));
        codes(&body, VOORTGANG).contains("A14")
    };
    assert!(!after("inspanningen_werknemer", "2025-06-02"));
    assert!(after("inspanningen_werknemer", "2025-06-01"), "before it");
    assert!(after("inspanningen_werkgever", "2025-06-10"));
}

#[test]
fn an_outcome_has_its_day_and_answers_its_question() {
    let at = |field: &str| format!("/deskundigenoordelen/0/{field}");
    let of = |patches: &[(&str, Value)]| faults(&with_opinions(&[opinion(patches)]));
    assert!(of(&[]).is_empty());
    assert_eq!(of(&[("oordeelOp", Value::Null)]), [(at("oordeelOp"), "verplicht")]);
    assert_eq!(of(&[("oordeelOp", json!("2025-05-11"))]), [(at("oordeelOp"), "volgorde")]);
    assert_eq!(of(&[("uitkomst", json!("passend"))]), [(at("uitkomst"), "keuze")]);
    let day_alone = [("uitkomst", Value::Null), ("toelichting", Value::Null), ("vervolg", Value::Null)];
    let told = block(&pages(&with_opinions(&[opinion(&day_alone)]), VOORTGANG), HEADING).expect("given");
    assert!(told.contains("02-06-2025, uitkomst niet bekend bij het bureau"), "{told}");
}

#[test]
fn what_uwv_says_holds_no_medical_words() {
    for field in ["toelichting", "vervolg"] {
        let body = with_opinions(&[opinion(&[(field, json!("De werknemer heeft een depressie."))])]);
        assert!(codes(&body, VOORTGANG).contains("P01"), "{field}");
        // In a plan of before the opinion nobody reads it.
        assert!(!codes(&body, PLAN).contains("P01"), "{field}");
    }
}

fn nothing_beside(_: &str) -> Result<Vec<u8>, String> {
    Err("Dit bestand staat niet in de map van het werkboek.".to_owned())
}

#[test]
fn a_workbook_keeps_the_opinions_and_the_extension() {
    let mut body = with_opinions(&[opinion(&[]), opinion(&[("gevraagdDoor", json!("werknemer"))])]);
    set(&mut body, "/verzuim/vrijwilligeVerlenging", extension("2025-06-02"));
    let filled = sheet::fill(std::slice::from_ref(&body)).expect("one bureau");
    let grids = sheet::read_workbook(&sheet::write_workbook(&filled).expect("a workbook")).expect("tabs");
    let read = sheet::read(&grids, false, &nothing_beside);
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    let back: Value = serde_json::from_slice(&read.candidates[0].body).expect("JSON");
    assert_eq!(back["deskundigenoordelen"], body["deskundigenoordelen"]);
    assert_eq!(back["verzuim"], body["verzuim"]);
}

// An extension of the wachttijd that employer and employee asked for.

/// Up to and including 3 May 2026, where the wachttijd itself ends on 1 February.
fn extension(granted: &str) -> Value {
    json!({ "verzoek": "2025-05-12", "besluit": granted, "laatsteDag": "2026-05-03" })
}

#[test]
fn an_extension_that_uwv_granted_moves_the_end_and_what_is_counted_back() {
    let body = case(&[("/verzuim/vrijwilligeVerlenging", extension("2025-06-20"))]);
    let report = pages(&body, VOORTGANG);
    let end = "laatste dag van de wachttijd (verlengd op verzoek; eerst 01-02-2026)";
    stands(&report, end, ("03-05-2026", "", "nog ruim 45 weken"));
    stands(&report, "WIA-aanvraag", ("15-02-2026", "", "nog ruim 34 weken"));
    let caption = words(&report["tijdlijn"]["bijschrift"]);
    let asked = "3 mei 2026, door UWV verlengd op verzoek van werkgever en werknemer (zonder verlenging 1 februari";
    assert!(caption.contains(asked), "{caption}");
    let facts = block(&report, "Gegevens traject").expect("a block");
    assert!(facts.contains("wachttijd tot en met 03-05-2026, op verzoek van werkgever en werknemer van 12-05-2025"));
    let explained = words(&pages_for(&body, VOORTGANG, "werknemer")["uitleg"]);
    assert!(explained.contains("Uw werkgever en u vroegen UWV samen om die tijd langer te maken."), "{explained}");
    assert!(!explained.contains("Dat schreef UWV"), "{explained}");
    let found = codes(&body, VOORTGANG);
    assert!(["T14", "T35"].iter().all(|code| !found.contains(code)), "{found:?}");
}

#[test]
fn an_extension_that_uwv_shortened_ends_on_the_earlier_day() {
    let shortened = |decided: Value| {
        let mut granted = extension("2025-05-26");
        granted["verkorting"] = json!({ "verzoek": "2025-06-02", "besluit": decided, "laatsteDag": "2026-03-01" });
        case(&[("/verzuim/vrijwilligeVerlenging", granted)])
    };
    let report = pages(&shortened(json!("2025-06-16")), VOORTGANG);
    let end = "laatste dag van de wachttijd (verlengd op verzoek; eerst 01-02-2026)";
    stands(&report, end, ("01-03-2026", "", "nog ruim 36 weken"));
    stands(&report, "WIA-aanvraag", ("14-12-2025", "", "nog ruim 25 weken"));
    let facts = block(&report, "Gegevens traject").expect("a block");
    assert!(facts.contains("op verzoek van 02-06-2025 eindigt zij op 01-03-2026, besluit van UWV van 16-06-2025"));
    let caption = words(&report["tijdlijn"]["bijschrift"]);
    assert!(caption.contains("en op verzoek van 2 juni 2025 verkort (zonder verlenging 1 februari 2026)"), "{caption}");
    let mut later = shortened(json!("2025-06-16"));
    set(&mut later, "/verzuim/vrijwilligeVerlenging/verkorting/laatsteDag", "2026-08-01");
    let caption = words(&pages(&later, VOORTGANG)["tijdlijn"]["bijschrift"]);
    assert!(!caption.contains("verkort"), "it shortens nothing: {caption}");
    let asked = pages(&shortened(Value::Null), VOORTGANG);
    stands(&asked, end, ("03-05-2026", "", "nog ruim 45 weken"));
    let facts = block(&asked, "Gegevens traject").expect("a block");
    assert!(facts.contains("op 02-06-2025 is UWV gevraagd haar op 01-03-2026 te laten eindigen, nog geen besluit"));
}

#[test]
fn an_extension_ends_with_the_contract_and_the_wia_is_asked_for_before_that() {
    let body = case(&[
        ("/verzuim/vrijwilligeVerlenging", extension("2025-06-02")),
        ("/dienstverband/einddatum", json!("2026-03-31")),
    ]);
    let report = pages(&body, VOORTGANG);
    stands(&report, "laatste dag van de wachttijd (verlengd", ("31-03-2026", "", "nog ruim 40 weken"));
    stands(&report, "WIA-aanvraag", ("13-01-2026", "", "nog ruim 29 weken"));
    let facts = block(&report, "Gegevens traject").expect("a block");
    assert!(facts.contains("; zij eindigt met het dienstverband op 31-03-2026"), "{facts}");
    // No benefit of the Ziektewet follows after the 104 weeks.
    assert!(!words(&pages_for(&body, VOORTGANG, "werknemer")["uitleg"]).contains("uitkering van de Ziektewet"));
}

#[test]
fn both_read_how_an_extension_can_end_earlier() {
    let earlier = json!({ "verzoek": "2025-02-03", "besluit": "2025-02-17", "laatsteDag": "2026-05-03" });
    let body = case(&[("/verzuim/vrijwilligeVerlenging", earlier)]);
    let plan = words(&pages(&body, PLAN));
    assert!(plan.contains("op zijn vroegst dertien weken na dat verzoek (artikel 24 lid 3)."), "{plan}");
    let told = |day: &str| {
        let mut body = body.clone();
        set(&mut body, "/voortgang/document/datum", day);
        words(&pages_for(&body, VOORTGANG, "werknemer")["uitleg"])
    };
    let right = "Vraag UWV dan om een eerder einde. Uw loon loopt daarna nog ten minste dertien weken door";
    assert!(told("2026-01-31").contains(right), "more than thirteen weeks before it");
    assert!(!told("2026-02-01").contains(right), "it ends by then");
}

#[test]
fn a_request_for_an_extension_moves_nothing_before_uwv_grants_it() {
    let body = case(&[("/verzuim/vrijwilligeVerlenging", extension("2025-06-21"))]);
    let report = pages(&body, VOORTGANG);
    stands(&report, "laatste dag van de wachttijd", ("01-02-2026", "", "nog ruim 32 weken"));
    stands(&report, "WIA-aanvraag", ("16-11-2025", "", "nog ruim 21 weken"));
    let facts = block(&report, "Gegevens traject").expect("a block");
    assert!(facts.contains("gevraagd door werkgever en werknemer op 12-05-2025"), "{facts}");
    assert!(facts.contains("nog geen besluit van UWV"), "{facts}");
}

#[test]
fn an_extension_is_held_against_the_wachttijd_and_the_letter_of_uwv() {
    let odd = |extension: Value, stated: Option<&str>| {
        let mut body = case(&[("/verzuim/vrijwilligeVerlenging", extension)]);
        if let Some(stated) = stated {
            set(&mut body, "/verzuim/eindeWachttijdOpgave", stated);
        }
        let found = codes(&body, VOORTGANG);
        (found.contains("T14"), found.contains("T35"))
    };
    assert_eq!(odd(extension("2025-06-02"), Some("2026-05-03")), (false, false), "a letter about it");
    assert_eq!(odd(extension("2025-06-02"), Some("2026-05-04")), (false, true), "another day");
    let before = json!({ "verzoek": "2024-02-04", "laatsteDag": "2026-05-03" });
    let place = "/verzuim/vrijwilligeVerlenging/verzoek".to_owned();
    assert_eq!(faults(&case(&[("/verzuim/vrijwilligeVerlenging", before)])), [(place, "volgorde")]);
}

#[test]
fn an_offer_is_counted_to_the_end_of_the_extension() {
    let granted = json!({ "verzoek": "2025-01-13", "besluit": "2025-01-27", "laatsteDag": "2026-05-03" });
    let mut body = case(&[("/verzuim/vrijwilligeVerlenging", granted)]);
    remove(&mut body, "/offerte/totaalCent");
    let facts = words(&pages(&body, OFFERTE)["planning_feiten"]);
    assert!(facts.contains("Einde verlengde wachttijd") && facts.contains("03-05-2026"), "{facts}");
}

// A wachttijd that UWV shortened.

#[test]
fn no_verslag_goes_to_uwv_in_a_shortened_wachttijd() {
    let body = case(&[("/verzuim/eindeWachttijdOpgave", json!("2025-08-03"))]);
    for kind in [PLAN, VOORTGANG] {
        let told = words(&pages_for(&body, kind, "werknemer")["uitleg"]);
        assert!(told.contains("Uw werkgever leest ook"), "{kind}: {told}");
        for wrong in ["Dan stuurt uw werkgever", "genoeg hebben gedaan", "vooral voor uw werkgever en UWV"] {
            assert!(!told.contains(wrong), "{kind}, {wrong}: {told}");
        }
    }
}

#[test]
fn an_offer_in_a_shortened_wachttijd_has_no_last_day_to_start() {
    let offer = |last: &str, start: &str| {
        let mut body = case(&[("/verzuim/eindeWachttijdOpgave", json!(last)), ("/offerte/startdatum", json!(start))]);
        remove(&mut body, "/offerte/totaalCent");
        body
    };
    // The last day of week 78.
    let body = offer("2025-08-03", "2025-03-24");
    let told = pages(&body, OFFERTE);
    let planning = words(&told["planning"]);
    assert!(planning.contains("UWV heeft de wachttijd verkort tot en met 3 augustus 2025 (artikel 23 lid 6 Wet WIA)."));
    assert!(planning.contains("De begeleiding loopt ten hoogste tot en met die dag"), "{planning}");
    assert!(!planning.contains("Werkwijzer"), "{planning}");
    let facts = words(&told["planning_feiten"]);
    assert!(facts.contains("Einde verkorte wachttijd") && !facts.contains("Uiterste start"), "{facts}");
    assert!(words(&told["cijfers"]).contains("Einde verkorte wachttijd"));
    // Why UWV shortened it is nothing for who decides about money.
    assert!(!words(&told).contains("IVA"));
    let found = codes(&body, OFFERTE);
    assert!(found.contains("T14") && !found.contains("F05") && !found.contains("T09"), "{found:?}");
    // One day more is no shortened one.
    let longer = offer("2025-08-04", "2025-03-24");
    assert!(words(&pages(&longer, OFFERTE)["planning_feiten"]).contains("Uiterste start"));
    assert!(codes(&longer, OFFERTE).contains("F05"));
}

#[test]
fn a_wia_request_of_before_the_extension_was_asked_near_the_end_of_then() {
    let asked = |day: &str| {
        let extension = json!({ "verzoek": "2025-10-20", "besluit": "2025-11-03", "laatsteDag": "2026-05-03" });
        let steps = [
            ("/verzuim/vrijwilligeVerlenging", extension),
            ("/poortwachter/wiaAanvraag", json!(day)),
            ("/eind/document/datum", json!("2025-12-20")),
        ];
        codes(&case(&steps), EIND).contains("T38")
    };
    // Without it UWV would write from 13 October 2025 on, and with it from 12 January 2026.
    assert!(asked("2025-10-12"));
    assert!(!asked("2025-10-13"));
    assert!(!asked("2025-11-03"));
    assert!(asked("2025-11-04"), "the extension was known");
}
