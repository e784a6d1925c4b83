//! Sentences of the caller, templates of the house, the examples, and health.

use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::examples;
use trajectpers::press::{House, Pool, StartError};

use super::pairs;
use crate::pdf::Pdf;
use crate::support::{
    AKKER, JSON, VOORTGANG, bytes, example, get, post, read, request, request_to, serve, set, settings, state,
};

// Sentences of the caller, templates of the house.

#[test]
fn a_sentence_of_the_caller_takes_the_place_of_the_shipped_one() {
    let mut body = example(AKKER);
    set(
        &mut body,
        "/teksten",
        json!({ "sollicitaties": "Teller: {{ totaal }}{% if open %}, open {{ open }}{% endif %}. #strong[x]" }),
    );
    let document = Pdf::read(&post(VOORTGANG, &body).body);
    assert!(document.says("Teller: 11, open 4. #strong[x]"), "filled in, and printed as plain text");
    assert!(!document.says("sollicitaties verstuurd. Sinds"));
}

#[test]
fn a_placeholder_of_another_program_is_remarked_and_with_strikt_refused() {
    let mut body = example(AKKER);
    set(&mut body, "/teksten", json!({ "sollicitaties": "Teller: {totaal}, [[open]] en {{ totaal }}." }));
    let answer = post(VOORTGANG, &body);
    assert_eq!(answer.status, 200);
    let findings = answer.header("bevindingen").unwrap_or_default();
    assert!(findings.split(", ").any(|finding| finding == "X07;ernst=waarschuwing"), "{findings}");
    let strict = post(&format!("{VOORTGANG}?strikt=true"), &body);
    assert_eq!(strict.faults(), pairs(&[("/teksten/sollicitaties", "X07")]));
    assert!(strict.text().contains("{{ totaal }}"), "{}", strict.text());
}

#[test]
fn a_sentence_that_cannot_be_used_is_a_fault_in_its_place() {
    let mut body = example(AKKER);
    let own = json!({
        "bestaat_niet": "x", "sollicitaties": "{{ bsn }}", "avg": "{% for a in 'x' %}{{ a }}{% endfor %}", "gelezen": "{% if %}",
    });
    set(&mut body, "/teksten", own);
    let answer = post(VOORTGANG, &body);
    answer.is_problem(400, "bericht-ongeldig");
    let expected = ["avg", "bestaat_niet", "gelezen", "sollicitaties"]
        .map(|name| (format!("/teksten/{name}"), "tekst".to_owned()));
    assert_eq!(answer.faults(), expected);
    assert!(answer.text().contains("totaal"), "the placeholders that there are");
}

#[test]
fn a_folder_of_the_house_takes_the_place_of_templates_and_texts() {
    let shipped = read("report-templates/components/kader.typ");
    let files = vec![
        ("teksten/avg.txt.j2".to_owned(), "Huiszin over de AVG.".to_owned()),
        ("components/kader.typ".to_owned(), shipped.replace("inhoud\n", "[Huiskader: ] + inhoud\n")),
    ];
    assert_ne!(files[1].1, shipped);
    let pool = Pool::start(settings(1, 64), House { files, thresholds: vec![] }).expect("every example renders");
    let service = serve(state(Arc::new(pool)));
    let document = Pdf::read(&request_to(service, "POST", VOORTGANG, &[JSON], &bytes(&example(AKKER))).body);
    assert!(document.says("Huiskader:"));
    let plain = Pdf::read(&post(VOORTGANG, &example(AKKER)).body);
    assert!(!plain.says("Huiskader:"));
}

#[test]
fn a_folder_of_the_house_that_cannot_be_used_is_refused_at_the_start() {
    for (path, text) in [
        ("components/kader.typ", "#let kader(k, titel: none, inhoud) = onbekend"),
        ("documenten/offerte/main.typ", "#panic(\"kapot\")"),
        ("documenten/ofertes/main.typ", "misspelt"),
        ("teksten/avg.txt.j2", "{{ onbekend }}"),
        ("teksten/onbekend.txt.j2", "tekst"),
    ] {
        let files = vec![(path.to_owned(), text.to_owned())];
        let pool = Pool::start(settings(1, 64), House { files, thresholds: vec![] });
        assert!(matches!(pool, Err(StartError::Refused(_))), "{path}");
    }
}

// Examples and health.

#[test]
fn every_example_is_listed_can_be_had_and_makes_a_document() {
    let listed = get("/v1/voorbeelden").json();
    let listed: Vec<&Value> = listed.as_array().expect("a list").iter().collect();
    assert_eq!(listed.len(), examples::EXAMPLES.len());
    for (entry, (name, body)) in listed.iter().zip(examples::EXAMPLES) {
        assert_eq!(entry["naam"], *name);
        assert!(entry["omschrijving"].as_str().is_some_and(|text| !text.is_empty()), "{name}");
        let answer = get(entry["href"].as_str().expect("an address"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{name}");
        assert_eq!(answer.text(), *body, "{name}");
        let document = request("POST", VOORTGANG, &[JSON], &answer.body);
        assert_eq!((document.status, document.header("content-type")), (200, Some("application/pdf")), "{name}");
    }
}

#[test]
fn health_is_told_with_and_without_a_body() {
    for path in ["/health/live", "/health/ready"] {
        let answer = get(path);
        assert_eq!((answer.status, answer.json()), (200, json!({ "status": "ok" })), "{path}");
        let head = request("HEAD", path, &[], &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
    }
}
