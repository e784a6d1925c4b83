//! What may not leave is held, what is harmless is not, and what somebody answers for goes through: from the judgement to
//! the PDF, over HTTP and on the command line.

mod confirmed;
mod files;
mod held;
mod names;
mod numbers;
mod printed;

use serde_json::{Value, json};

use crate::support::{AKKER, VOORTGANG, example, list, post, set};

const PLACE: &str = "/voortgang/watGingGoed";

const FOUND: &str = "Na de hernia gaat het lopen beter.";

const REASON: &str = "Hernia is hier de naam van een project.";

/// A definitive voortgangsrapportage for the employer with this text.
fn definitive(text: &str) -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/document/status", "definitief");
    set(&mut body, "/voortgang/document/status", "definitief");
    set(&mut body, "/document/variant", "werkgever");
    set(&mut body, PLACE, text);
    body
}

/// The findings of a rule in the judgement of a body.
fn findings(body: &Value, code: &str, reader: &str) -> Vec<Value> {
    findings_of(VOORTGANG, body, code, reader)
}

/// The same for the document at an address.
fn findings_of(address: &str, body: &Value, code: &str, reader: &str) -> Vec<Value> {
    let answer = post(&format!("{address}/_valideer?variant={reader}"), body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let judged = answer.json();
    let all = list(&judged["documenten"][0], "bevindingen").into_iter().cloned();
    all.filter(|finding| finding["code"] == code).collect()
}

/// The finding of a rule about the text.
fn finding(body: &Value, code: &str) -> Value {
    let all = findings(body, code, "werkgever");
    all.into_iter().find(|finding| finding["pointers"][0] == PLACE).expect(code)
}

/// What an adviser makes of a finding.
fn answer_for(finding: &Value) -> Value {
    json!({
        "pointer": finding["pointers"][0], "woord": finding["gegevens"]["woord"], "hash": finding["gegevens"]["hash"],
        "reden": REASON, "door": "E. ten Cate",
    })
}

/// How much a finding of a rule about a number of an offer weighs in a document for a reader.
fn weight_of(address: &str, reader: &str, code: &str, place: &str, value: &str) -> Option<String> {
    let mut body = definitive("Het ging goed.");
    set(&mut body, place, value);
    let found = findings_of(address, &body, code, reader);
    let found = found.into_iter().find(|finding| list(finding, "pointers").into_iter().any(|named| named == place));
    found.map(|finding| finding["ernst"].as_str().expect("a weight").to_owned())
}
