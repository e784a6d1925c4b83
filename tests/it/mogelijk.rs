//! What the service judges possible is made, and what it makes it had judged possible: for every reader, on every day.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use trajectpers::checks::Thresholds;
use trajectpers::examples;
use trajectpers::judgement::{DocumentJudgement, Question, judge};
use trajectpers::pipeline::ProduceError;
use trajectpers::wire::{ParseOptions, Soort, Variant, part_of};

use crate::support::{
    AKKER, bytes, example, fixture, list, order, pages_for, produce, push, remove, set, soort, today, variant,
    voortgangsrapportage, words,
};

/// One document of a body, judged for a reader.
#[track_caller]
fn judged(body: &Value, soort: Soort, variant: Variant) -> DocumentJudgement {
    let thresholds = Thresholds::default();
    let options = ParseOptions::default();
    let question =
        Question { soorten: &[soort], variant: Some(variant), options, today: today(), thresholds: &thresholds };
    let mut judgement = judge(&bytes(body), question).expect("JSON");
    judgement.documents.remove(0)
}

/// Places and codes of what a document misses.
fn missing(body: &Value, kind: &str) -> Vec<(String, &'static str)> {
    let judged = judged(body, soort(kind), variant("werkgever"));
    judged.missing.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
}

/// Whether the document is made; anything but faults of the body is a failure of ours.
#[track_caller]
fn is_made(body: &Value, soort: Soort, variant: Variant) -> bool {
    let produced = produce(body, order(soort, variant));
    let ours = produced.as_ref().err().filter(|error| !matches!(error, ProduceError::Faults(_)));
    assert!(ours.is_none(), "{} for {}: {ours:?}", soort.as_str(), variant.as_str());
    produced.is_ok()
}

/// The barest report, which tells of nothing to come but of this activity.
fn with_one_plan(plan: Value) -> Value {
    let mut body = fixture(voortgangsrapportage(), "kaalst");
    remove(&mut body, "/voortgang/vooruitblik");
    push(&mut body, "/activiteiten", plan);
    body
}

#[test]
fn a_plan_that_the_reader_does_not_see_is_no_outlook() {
    let plan = |reported: bool, planned_on: Option<&str>| {
        let mut plan = json!({
            "datum": "2025-07-03", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "gepland",
            "rapporteerbaar": reported,
        });
        if let Some(day) = planned_on {
            set(&mut plan, "/geplandOp", day);
        }
        with_one_plan(plan)
    };
    for (body, reader, expected) in [
        (plan(true, None), "werkgever", true),
        (plan(false, None), "werkgever", false),
        (plan(false, None), "uwv", false),
        (plan(false, None), "intern", true),
        // Planned on the day of the report, and after it.
        (plan(true, Some("2025-06-20")), "werkgever", true),
        (plan(true, Some("2025-06-21")), "werkgever", false),
        (plan(true, Some("2025-06-21")), "intern", false),
    ] {
        let judged = judged(&body, voortgangsrapportage(), variant(reader));
        let misses = judged.missing.iter().any(|fault| fault.pointer == "/voortgang/vooruitblik");
        assert_eq!(misses, !expected, "{reader}: {body}");
        assert_eq!(is_made(&body, voortgangsrapportage(), variant(reader)), expected, "{reader}: {body}");
    }
}

#[test]
fn what_was_planned_then_and_done_since_was_an_outlook() {
    let body = with_one_plan(json!({
        "datum": "2025-07-03", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd",
        "resultaat": "Er is een cv.", "geplandOp": "2025-06-10",
    }));
    assert!(is_made(&body, voortgangsrapportage(), variant("werkgever")));
}

/// An example whose activities are all for reports or not, with its plans made on their own day at last, and with or
/// without an outlook.
fn varied(name: &str, reported: bool, planned_late: bool, outlook: bool) -> Value {
    let mut body = example(name);
    for activity in body["activiteiten"].as_array_mut().into_iter().flatten() {
        set(activity, "/rapporteerbaar", reported);
        if planned_late && activity["status"] == "gepland" {
            let day = activity["datum"].clone();
            set(activity, "/geplandOp", day);
        }
    }
    if !outlook && body.pointer("/voortgang/vooruitblik").is_some() {
        remove(&mut body, "/voortgang/vooruitblik");
    }
    body
}

#[test]
fn what_is_judged_possible_is_made_and_nothing_else_is() {
    let mut made = 0;
    for (name, _) in examples::EXAMPLES {
        for (reported, planned_late, outlook) in
            [(true, false, false), (false, false, false), (true, true, false), (false, true, true)]
        {
            let body = varied(name, reported, planned_late, outlook);
            for soort in Soort::ALL {
                for reader in ["werkgever", "intern"] {
                    let reader = variant(reader);
                    let judged = judged(&body, *soort, reader);
                    let is_made = is_made(&body, *soort, reader);
                    let told = (&judged.missing, name, soort.as_str(), reader.as_str(), reported, planned_late);
                    assert_eq!(judged.possible, is_made, "{told:?}");
                    made += usize::from(is_made);
                }
            }
        }
    }
    assert!(made > 20, "{made} documents");
}

// The day of a document that the body leaves out is today.

/// An example without any date of a document, as a body of today, or with that date said.
fn dated(name: &str, day: Option<&str>) -> Value {
    let mut body = example(name);
    for place in ["", "/plan", "/voortgang", "/eind", "/offerte"] {
        let Some(document) = body.pointer_mut(&format!("{place}/document")).and_then(Value::as_object_mut) else {
            continue;
        };
        document.remove("datum");
        if place.is_empty() {
            document.extend(day.map(|day| ("datum".to_owned(), day.into())));
        }
    }
    body
}

#[test]
fn a_date_that_is_left_out_is_judged_as_today() {
    let day = today().to_string();
    for (name, _) in examples::EXAMPLES {
        for kind in Soort::ALL {
            let unsaid: BTreeSet<_> = missing(&dated(name, None), kind.as_str()).into_iter().collect();
            // A date that is not in the body has no place there but the part of the document.
            let part = format!("/{}", part_of(*kind));
            let place = |place: String| if place == "/document/datum" { part.clone() } else { place };
            let said = missing(&dated(name, Some(&day)), kind.as_str()).into_iter();
            let said: BTreeSet<_> = said.map(|(pointer, code)| (place(pointer), code)).collect();
            assert_eq!(said, unsaid, "{name} {}", kind.as_str());
        }
    }
}

#[test]
fn an_offer_that_has_lapsed_today_and_a_period_that_still_runs_are_refused_without_a_date_too() {
    let mut lapsed = dated(AKKER, None);
    set(&mut lapsed, "/offerte/geldigTot", "2025-06-20");
    assert!(missing(&lapsed, "offerte").contains(&("/offerte/geldigTot".to_owned(), "volgorde")));
    let told = |body: &Value| {
        let judged = judged(body, soort("offerte"), variant("werkgever")).missing;
        let lapsed = judged.into_iter().find(|fault| fault.pointer == "/offerte/geldigTot");
        lapsed.expect("a fault").detail
    };
    assert!(told(&lapsed).contains("beoordeeld op vandaag, 20-6-2025"), "{}", told(&lapsed));
    let mut stated = dated(AKKER, Some("2025-06-20"));
    set(&mut stated, "/offerte/geldigTot", "2025-06-20");
    assert!(!told(&stated).contains("vandaag"), "{}", told(&stated));
    let mut running = fixture(voortgangsrapportage(), "kaalst");
    set(&mut running, "/voortgang/periode/tot", "2025-06-21");
    let told = missing(&running, "voortgangsrapportage");
    assert!(told.contains(&("/voortgang/periode/tot".to_owned(), "volgorde")), "{told:?}");
    assert!(!is_made(&running, voortgangsrapportage(), variant("werkgever")));
}

#[test]
fn a_late_report_is_pointed_out_where_the_body_has_its_date() {
    for (own, shared, expected) in
        [(true, true, "/voortgang/document/datum"), (false, true, "/document/datum"), (false, false, "/voortgang")]
    {
        let mut body = example(AKKER);
        set(&mut body, "/eerdereDocumenten", json!([]));
        remove_date(&mut body, "/document");
        remove_date(&mut body, "/voortgang/document");
        set(&mut body, "/voortgang/volgnummer", 1);
        set(&mut body, "/voortgang/vorigePeriodeTot", "2025-03-01");
        set(&mut body, "/traject/rapportageFrequentieWeken", 2);
        if shared {
            set(&mut body, "/document/datum", "2025-06-20");
        }
        if own {
            set(&mut body, "/voortgang/document/datum", "2025-06-20");
        }
        let found = judged(&body, voortgangsrapportage(), variant("werkgever")).findings;
        let late = found.iter().find(|finding| finding.code == "A04").expect("a late report");
        assert_eq!(late.pointers, [expected]);
    }
}

fn remove_date(body: &mut Value, document: &str) {
    if let Some(document) = body.pointer_mut(document).and_then(Value::as_object_mut) {
        document.remove("datum");
    }
}

// Signatures.

#[test]
fn a_report_does_not_show_signatures_of_before_its_day() {
    // The signatures of the whole trajectory are those under its plan, of 5 March.
    for (kind, part) in [("voortgangsrapportage", "voortgang"), ("eindrapportage", "eind")] {
        let mut body = example(AKKER);
        remove(&mut body, &format!("/{part}/ondertekening"));
        let pages = pages_for(&body, kind, "werkgever");
        let places = list(&pages, "ondertekening");
        assert_eq!(places.len(), 3, "{kind}");
        for place in places {
            assert!(place["stand"] == "open" && place["getekend"] == false, "{kind}: {place}");
        }
        assert!(!words(&pages).contains("Akkoord op 5 maart 2025"), "{kind}");
        // Nobody signed it yet, so that it waits for nobody in particular.
        let found = judged(&body, soort(kind), variant("werkgever")).findings;
        assert!(found.iter().all(|finding| !["U01", "U02", "U03"].contains(&finding.code)), "{kind}: {found:?}");
    }
}

#[test]
fn who_objected_to_the_plan_did_not_object_to_the_report() {
    let mut body = example(AKKER);
    remove(&mut body, "/voortgang/ondertekening");
    set(&mut body, "/ondertekening/1/status", "niet_akkoord");
    set(&mut body, "/ondertekening/1/opmerking", "Ik zie het plan anders.");
    let objects = |body: &Value| {
        let found = judged(body, voortgangsrapportage(), variant("werkgever")).findings;
        found.iter().any(|finding| finding.code == "U03")
    };
    assert!(!objects(&body));
    assert!(!words(&pages_for(&body, "voortgangsrapportage", "werkgever")).contains("Ik zie het plan anders."));
    set(&mut body, "/ondertekening/1/datum", "2025-06-23");
    assert!(objects(&body), "a signature under this report");
    assert!(words(&pages_for(&body, "voortgangsrapportage", "werkgever")).contains("Ik zie het plan anders."));
}

#[test]
fn the_rhythm_that_was_offered_holds_for_the_pages_and_for_the_rules() {
    let mut body = example(AKKER);
    remove(&mut body, "/traject/rapportageFrequentieWeken");
    set(&mut body, "/offerte/rapportageFrequentieWeken", 4);
    let plan = pages_for(&body, "plan-van-aanpak", "werknemer");
    assert!(words(&plan["rapportage"]["inleiding"]).contains("vier weken"), "{}", plan["rapportage"]);
    assert!(words(&plan["uitleg"]).contains("elke vier weken"), "{}", plan["uitleg"]);
    set(&mut body, "/eerdereDocumenten", json!([]));
    set(&mut body, "/voortgang/vorigePeriodeTot", "2025-03-01");
    let found = judged(&body, voortgangsrapportage(), variant("werkgever")).findings;
    let late = found.iter().find(|finding| finding.code == "A04").expect("a late report");
    assert!(late.detail.contains("Het afgesproken ritme is eens per 4 weken."), "{}", late.detail);
}
