//! Who signs where, and what is asked of whom.

use serde_json::{Value, json};

use crate::pdf::Pdf;
use crate::support::{AKKER, PIETERSMA, example, order, pages_for, pdf, set, variant, voortgangsrapportage, words};

fn with_signatures(mut signatures: Value, status: &str) -> Pdf {
    let mut body = example(PIETERSMA);
    let adviser = json!({"rol": "adviseur", "naam": "mevrouw E. Proef", "status": "akkoord", "datum": "2025-09-26",
        "wijze": "digitaal", "kenmerk": "TK-2025-1"});
    signatures.as_array_mut().expect("a list").push(adviser);
    set(&mut body, "/voortgang/ondertekening", signatures);
    set(&mut body, "/document/status", status);
    pdf(&body, order(voortgangsrapportage(), variant("werkgever")))
}

#[test]
fn who_has_not_signed_finds_a_line_and_a_day_to_do_it() {
    let open = json!([{"rol": "werkgever", "naam": "mevrouw A. Proef", "status": "open"}]);
    let document = with_signatures(open.clone(), "definitief");
    assert!(document.says("handtekening, plaats en datum"));
    assert!(document.says("Teken dit verslag en stuur het terug"));
    assert!(document.says("uiterlijk 10 oktober 2025"));
    let concept = with_signatures(open, "concept");
    assert!(!concept.says("handtekening, plaats en datum") && !concept.says("Teken dit verslag"));
    assert!(concept.says("Concept, niet ondertekenen."));
}

#[test]
fn what_is_on_record_has_no_line_to_sign_on() {
    // An empty line with ‘handtekening’ under ‘Akkoord op 29 september 2025’ reads as one that was not signed.
    let signed = |more: Value| {
        let mut signature = json!({"rol": "werkgever", "naam": "mevrouw A. Proef", "status": "akkoord",
            "datum": "2025-09-29", "plaats": "Assen"});
        for (name, value) in more.as_object().expect("fields") {
            signature[name] = value.clone();
        }
        with_signatures(json!([signature]), "definitief")
    };
    let paper = signed(json!({}));
    assert!(paper.says("Akkoord op 29 september 2025, Assen"));
    let has_a_line = |paper: &Pdf| paper.runs.iter().any(|run| run.text.trim_start().starts_with("handtekening"));
    assert!(paper.says("Vastgelegd door het bureau; het bewijs is daar op te vragen") && !has_a_line(&paper));
    assert!(signed(json!({"wijze": "nat"})).says("Ondertekend op papier"));
    assert!(signed(json!({"kenmerk": "A-12"})).says("Kenmerk A-12"));
    let digital = signed(json!({"wijze": "digitaal", "kenmerk": "TK-2025-77"}));
    assert!(digital.says("Digitaal ondertekend, kenmerk TK-2025-77"));
    assert!(!has_a_line(&digital));
}

#[test]
fn who_only_reads_finds_no_line_to_sign_on() {
    let to = |reader: &str| pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant(reader)));
    let uwv = to("uwv");
    assert!(uwv.says("Op 26 september 2025 nog niet getekend") && !uwv.says("handtekening, plaats en datum"));
    assert!(to("werkgever").says("handtekening, plaats en datum"));
}

#[test]
fn how_signatures_are_on_record_is_told_once() {
    let uwv = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("uwv")));
    assert!(uwv.says("Vastgelegd door het bureau; het bewijs is daar op te vragen (adviseur en werknemer)."));
}

#[test]
fn who_signed_without_a_view_is_said_to_have_read_the_report() {
    let view = words(&pages_for(&example(AKKER), "voortgangsrapportage", "uwv")["visie"]);
    assert!(view.contains("De werkgever las dit verslag op 20 juni 2025 en gaf daarbij geen visie."), "{view}");
    let mut later = example(AKKER);
    set(&mut later, "/voortgang/ondertekening/2/datum", "2025-06-23");
    let view = words(&pages_for(&later, "voortgangsrapportage", "uwv")["visie"]);
    assert!(view.contains("geen visie van de werkgever bekend"), "the words of its day: {view}");
}

#[test]
fn a_reader_hears_only_what_is_asked_of_him() {
    let mut body = example(PIETERSMA);
    let asked = json!([
        {"wat": "Besluit over de uren.", "voor": "2025-10-08", "bedragCent": 133_000, "bij": "mevrouw L. Proef"},
        {"wat": "Lees het zoekprofiel.", "aan": "werknemer"},
    ]);
    set(&mut body, "/voortgang/gevraagd", asked);
    set(&mut body, "/voortgang/kernboodschap", "Het werk past.");
    let to = |reader: &str| pdf(&body, order(voortgangsrapportage(), variant(reader)));
    let (employer, employee, uwv) = (to("werkgever"), to("werknemer"), to("uwv"));
    assert!(
        employer
            .says("Besluit over de uren. uiterlijk 8 oktober 2025 · € 1.330,00 exclusief btw · aan mevrouw L. Proef")
    );
    assert!(employee.says("Lees het zoekprofiel.") && !employee.says("Besluit over de uren."));
    assert!(!uwv.says("Besluit over de uren.") && !uwv.says("Lees het zoekprofiel."));
    assert!([employer, employee, uwv].iter().all(|document| document.says("Het werk past.")));
}
