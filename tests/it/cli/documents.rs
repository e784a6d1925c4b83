//! What a document is made from, and in which forms it comes out.

use serde_json::Value;

use super::{KIND, done, refused, run};
use crate::support::{AKKER, JSON, PIETERSMA, VOORTGANG, bytes, example, remove, request};

#[test]
fn a_document_from_standard_input_is_the_one_that_http_gives() {
    let body = bytes(&example(PIETERSMA));
    for variant in ["werkgever", "uwv"] {
        let printed = done(run(&["render", KIND, "-", "-o", "-", "--variant", variant], &body));
        let served = request("POST", &format!("{VOORTGANG}?variant={variant}"), &[JSON], &body);
        assert!(printed == served.body, "{variant}: {} and {} bytes", printed.len(), served.body.len());
    }
}

#[test]
fn a_page_is_a_picture_or_a_drawing() {
    let body = bytes(&example(AKKER));
    let page = |format: &str, number: &str| {
        run(&["render", KIND, "-", "-o", "-", "--format", format, "--page", number], &body)
    };
    let second = done(page("png", "2"));
    assert!(second.starts_with(b"\x89PNG"));
    assert_ne!(done(page("png", "1")), second);
    assert!(done(page("svg", "2")).starts_with(b"<svg"));
    refused(&page("png", "99"), 1, &["pagina’s"]);
}

#[test]
fn a_page_asks_for_what_a_rule_of_the_house_would_miss() {
    let written = |kind: &str, body: &Value, threshold: &str| -> Value {
        let arguments = ["render", kind, "-", "-o", "-", "--format", "json", "--threshold", threshold];
        serde_json::from_slice(&done(run(&arguments, &bytes(body)))).expect("JSON")
    };
    let offer = written("offerte", &example(AKKER), "trajectplan_na_start_dagen=21").to_string();
    assert!(
        offer.contains("uiterlijk 10-03-2025") && !offer.contains("uiterlijk 17-03-2025"),
        "21 days after the start"
    );
    let report = written(KIND, &example(PIETERSMA), "ondertekening_dagen=7");
    let points = report["gevraagd"]["punten"].as_array().expect("points");
    let sign = points.iter().find(|point| point["tekenen"] == true).expect("a point about signing");
    assert_eq!(sign["bij"][0], "uiterlijk 3\u{a0}oktober\u{a0}2025");
    let mut body = example(AKKER);
    remove(&mut body, "/traject/rapportageFrequentieWeken");
    remove(&mut body, "/offerte");
    let plan = written("plan-van-aanpak", &body, "rapportage_weken=4")["rapportage"].to_string();
    assert!(plan.contains("elke vier weken") && !plan.contains("elke zes weken"), "{plan}");
    // What was agreed goes before it.
    let plan = written("plan-van-aanpak", &example(AKKER), "rapportage_weken=4")["rapportage"].to_string();
    assert!(plan.contains("elke zes weken"), "{plan}");
}

#[test]
fn what_a_template_reads_is_a_form_too() {
    let body = bytes(&example(AKKER));
    let read = |variant: &str| {
        let told = done(run(&["render", KIND, "-", "-o", "-", "--format", "json", "--variant", variant], &body));
        serde_json::from_slice::<Value>(&told).expect("JSON")
    };
    let (employer, employee) = (read("werkgever"), read("werknemer"));
    assert_eq!(employer["document"]["titel"], employee["document"]["titel"]);
    assert_eq!(employee["document"]["exemplaar"], "exemplaar voor de werknemer");
    assert_ne!(employer["document"]["metatitel"], employee["document"]["metatitel"], "two tabs are told apart");
    assert!(employer["briefhoofd"].is_object());
    // Only the employee is told what this is about.
    assert_ne!(employer["uitleg"], employee["uitleg"]);
}
