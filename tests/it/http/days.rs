//! Days and sums that cannot be.

use serde_json::{Value, json};

use super::pairs;
use crate::support::{VOORTGANG, example, post, set};

#[test]
fn an_eindrapportage_before_the_start_is_refused_at_each_date() {
    let mut body = example("kaalst");
    set(&mut body, "/document/datum", "2025-05-20");
    set(&mut body, "/eind/einddatumBegeleiding", "2025-05-01");
    let answer = post("/v1/eindrapportages", &body);
    answer.is_problem(400, "bericht-ongeldig");
    let expected = pairs(&[("/document/datum", "volgorde"), ("/eind/einddatumBegeleiding", "volgorde")]);
    assert_eq!(answer.faults(), expected);
}

/// Codes and first places of the findings on an offerte.
fn findings_on_offer(body: &Value) -> Vec<(String, String)> {
    let judgement = post("/v1/offertes/_valideer", body).json();
    let findings = judgement["documenten"][0]["bevindingen"].as_array().cloned().unwrap_or_default();
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings.iter().map(|finding| (words(&finding["code"]), words(&finding["pointers"][0]))).collect()
}

#[test]
fn an_offer_of_no_weeks_or_with_a_discount_that_does_not_fit_is_remarked() {
    let found = |change: &dyn Fn(&mut Value)| {
        let mut body = example("kaalst");
        change(&mut body);
        findings_on_offer(&body)
            .into_iter()
            .filter(|(code, _)| code == "F01")
            .map(|(_, place)| place)
            .collect::<Vec<_>>()
    };
    assert!(found(&|_| ()).is_empty());
    assert_eq!(found(&|body| set(body, "/offerte/startdatum", "2027-01-01")), ["/offerte/startdatum"]);
    let whole = |body: &mut Value| set(body, "/offerte/korting", json!({ "bedragCent": 99_999_999 }));
    assert_eq!(found(&whole), ["/offerte/korting/bedragCent"]);
    let absent = |body: &mut Value| set(body, "/offerte/korting", json!({ "percentage": 10, "btw": "9" }));
    assert_eq!(found(&absent), ["/offerte/korting/btw"]);
    let line = |body: &mut Value| set(body, "/offerte/regels/0/korting", json!({ "bedragCent": 99_999_999 }));
    assert_eq!(found(&line), ["/offerte/regels/0/korting"]);
}

#[test]
fn a_recovery_after_the_day_of_a_document_changes_nothing_in_it() {
    let plain = example("kaalst");
    let mut later = plain.clone();
    set(&mut later, "/verzuim/onderbrekingen", json!([{ "van": "2026-01-01", "tot": "2026-01-10" }]));
    for address in ["/v1/offertes", "/v1/plannen-van-aanpak", VOORTGANG, "/v1/eindrapportages"] {
        assert!(post(address, &plain).body == post(address, &later).body, "{address}");
    }
}

#[test]
fn the_number_of_the_employee_in_another_field_is_remarked() {
    let mut body = example("kaalst");
    set(&mut body, "/werknemer/bsn", "999990019");
    set(&mut body, "/traject/nummer", "999990019");
    set(&mut body, "/offerte/uwKenmerk", "BSN 9999.90.019");
    let places = post("/v1/offertes/_valideer", &body).json()["documenten"][0]["bevindingen"].to_string();
    assert!(places.contains("P02") && places.contains("/traject/nummer") && places.contains("/offerte/uwKenmerk"));
    set(&mut body, "/document/status", "definitief");
    let faults = post("/v1/offertes?variant=werkgever", &body).faults();
    let found: Vec<&str> = faults.iter().filter(|(_, code)| code == "P02").map(|(place, _)| place.as_str()).collect();
    assert_eq!(found, ["/offerte/uwKenmerk", "/traject/nummer"], "a fault in each place");
}

#[test]
fn a_step_that_is_asked_after_is_not_called_needless_once_its_day_has_passed() {
    let mut body = example("van-den-akker");
    set(&mut body, "/eind/document/datum", "2025-11-10");
    let judgement = post("/v1/eindrapportages/_valideer", &body).json();
    let steps = judgement["kalender"].as_array().cloned().unwrap_or_default();
    let state = |code: &str| steps.iter().find(|step| step["stap"] == code).map(|step| step["stand"].clone());
    assert_eq!(state("actueel_oordeel"), Some("onbekend".into()));
    assert_eq!(state("brief_eerstejaarsevaluatie"), Some("niet_van_toepassing".into()));
}
