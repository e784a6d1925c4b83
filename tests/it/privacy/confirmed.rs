//! Who answers for a word gets the document, and nobody answers for a number.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{FOUND, PLACE, REASON, answer_for, definitive, finding, findings};
use crate::support::{VOORTGANG, bytes, list, order, pdf, post, push, set, variant, voortgangsrapportage};

#[test]
fn a_finding_tells_which_text_it_is_of_and_where_each_word_stands() {
    let text = "Één **goed** jaar: na de *hernia* gaat het lopen beter.";
    let found = finding(&definitive(text), "P01");
    let data = &found["gegevens"];
    assert_eq!(data["hash"].as_str().map(str::len), Some(16));
    let hit = list(data, "treffers")[0].clone();
    let place = |name: &str| usize::try_from(hit[name].as_u64().expect("a place")).expect("small");
    let word: String = text.chars().skip(place("van")).take(place("tot") - place("van")).collect();
    assert_eq!((word.as_str(), &hit["woord"], &hit["zeker"]), ("hernia", &json!("hernia"), &json!(true)));
    assert!(hit["voorstel"].as_str().is_some_and(|said| !said.is_empty()), "{hit}");
}

#[test]
fn who_answers_for_a_word_gets_the_document() {
    let mut body = definitive(FOUND);
    let found = finding(&body, "P01");
    assert_eq!(found["ernst"], "blokkade");
    assert_eq!(post(VOORTGANG, &body).faults(), [(PLACE.to_owned(), "P01".to_owned())], "nobody answers yet");

    push(&mut body, "/bevestigd", answer_for(&found));
    let answered = finding(&body, "P01");
    assert_eq!(answered["ernst"], "info");
    assert_eq!(answered["gegevens"]["bevestigd"][0]["door"], "E. ten Cate");
    assert_eq!(answered["gegevens"]["bevestigd"][0]["reden"], REASON);
    assert_eq!(post(VOORTGANG, &body).status, 200);

    let employer = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(!employer.says(REASON), "findings are for internal use");
    assert!(!employer.says_in_margins("zonder medische gegevens"), "a sure word stands there, whoever answers for it");
    let house = pdf(&body, order(voortgangsrapportage(), variant("intern")));
    assert!(house.says("is bevestigd:"), "the bureau's own copy says so");
}

#[test]
fn the_footer_denies_nothing_that_nobody_answers_for() {
    let mut body = definitive(FOUND);
    set(&mut body, "/voortgang/document/status", "concept");
    let paper = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(!paper.says_in_margins("zonder medische gegevens"));
}

#[test]
fn the_footer_still_holds_when_somebody_answers_for_a_doubtful_word() {
    let mut body = definitive("Zij heeft een therapeut.");
    let claims = |body: &Value| {
        let paper = pdf(body, order(voortgangsrapportage(), variant("werkgever")));
        paper.says_in_margins("zonder medische gegevens")
    };
    let found = finding(&body, "P01");
    assert_eq!(found["ernst"], "waarschuwing");
    assert!(!claims(&body));
    push(&mut body, "/bevestigd", answer_for(&found));
    assert!(claims(&body));
}

#[test]
fn who_is_refused_is_told_how_to_answer() {
    let body = definitive(FOUND);
    let hash = finding(&body, "P01")["gegevens"]["hash"].as_str().expect("a hash").to_owned();
    let refused = post(VOORTGANG, &body).json();
    let detail = refused["errors"][0]["detail"].as_str().expect("a sentence").to_owned();
    assert!(detail.contains("‘bevestigd’") && detail.contains(&hash) && detail.contains("woord ‘hernia’"), "{detail}");
}

#[test]
fn the_command_line_takes_the_same_confirmation() {
    let mut body = definitive(FOUND);
    let render = |body: &Value| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
            .args(["render", "voortgangsrapportage", "-", "-o", "-"])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut input = program.stdin.take().expect("a way in");
        input.write_all(&bytes(body)).expect("the body is read");
        drop(input);
        let output = program.wait_with_output().expect("the program ends");
        output.status.success() && output.stdout.starts_with(b"%PDF")
    };
    assert!(!render(&body));
    let found = finding(&body, "P01");
    push(&mut body, "/bevestigd", answer_for(&found));
    assert!(render(&body));
}

#[test]
fn a_confirmation_that_does_not_hold_is_refused_in_its_place() {
    let body = definitive(FOUND);
    let good = answer_for(&finding(&body, "P01"));
    let refused = |field: &str, value: Value| {
        let mut body = body.clone();
        let mut answer = good.clone();
        if value.is_null() {
            answer.as_object_mut().expect("an object").remove(field);
        } else {
            set(&mut answer, &format!("/{field}"), value);
        }
        push(&mut body, "/bevestigd", answer);
        post(VOORTGANG, &body).faults().into_iter().map(|(place, _)| place).collect::<BTreeSet<String>>()
    };
    for (field, value) in [
        ("reden", Value::Null),
        ("reden", json!("")),
        ("reden", json!("...")),
        ("reden", json!("1234")),
        ("hash", json!("0000000000000000")),
        ("pointer", json!("/voortgang/bestaatNiet")),
        ("woord", json!("999990007")),
        ("woord", json!("kliniek")),
    ] {
        let places = refused(field, value.clone());
        assert!(places.contains(&format!("/bevestigd/0/{field}")), "{field} {value}: {places:?}");
    }
}

#[test]
fn a_text_that_changes_loses_its_confirmation() {
    let mut body = definitive(FOUND);
    push(&mut body, "/bevestigd", answer_for(&finding(&definitive(FOUND), "P01")));
    assert_eq!(post(VOORTGANG, &body).status, 200);
    set(&mut body, PLACE, "Na de hernia gaat het lopen weer beter.");
    let faults = post(VOORTGANG, &body).faults();
    assert!(faults.iter().any(|(place, _)| place == "/bevestigd/0/hash"), "{faults:?}");
}

#[test]
fn nobody_answers_for_a_number() {
    let mut body = definitive("Ik ben bekend onder nummer 999990019.");
    let found = findings(&body, "P02", "werkgever");
    assert_eq!(found[0]["ernst"], "blokkade");
    for reader in ["werknemer", "uwv"] {
        assert_eq!(findings(&body, "P02", reader)[0]["ernst"], "blokkade", "the number of another, for {reader}");
    }
    assert!(found[0]["gegevens"]["hash"].is_null(), "there is nothing to echo");
    set(&mut body, PLACE, "Ik ben bekend onder nummer 999990007.");
    assert_eq!(findings(&body, "P02", "werknemer")[0]["ernst"], "waarschuwing", "the employee's own");
}

#[test]
fn a_number_is_told_by_its_place_and_never_by_its_digits() {
    let found = findings(&definitive("Ik ben bekend onder nummer 999990019."), "P02", "werkgever");
    let detail = found[0]["tekst"].as_str().expect("a sentence");
    assert!(detail.contains(PLACE) && detail.contains("vanaf teken 28"), "{detail}");
    assert!(!found[0].to_string().contains("99999"), "{}", found[0]);
    let place = &found[0]["gegevens"]["plaatsen"][0];
    assert_eq!((&place["pointer"], &place["van"], &place["tot"]), (&json!(PLACE), &json!(27), &json!(36)));
}

#[test]
fn the_number_of_another_stops_a_concept_too() {
    let mut body = definitive("Haar zus is bekend onder BSN 999990019.");
    set(&mut body, "/voortgang/document/status", "concept");
    for reader in ["werkgever", "uwv", "werknemer"] {
        let answer = post(&format!("{VOORTGANG}?variant={reader}"), &body);
        assert!(answer.faults().contains(&(PLACE.to_owned(), "P02".to_owned())), "{reader}: {}", answer.text());
    }
    assert_eq!(post(&format!("{VOORTGANG}?variant=intern"), &body).status, 200, "for checking");
    set(&mut body, PLACE, "Zij heeft een depressie.");
    assert_eq!(post(VOORTGANG, &body).status, 200, "a word stops no concept");
}

#[test]
fn what_says_that_a_number_is_another_can_be_answered_for() {
    for text in ["De website telt 111222333 bezoekers.", "Zijn relatienummer is 111222333."] {
        let mut body = definitive(text);
        let found = finding(&body, "P02");
        assert_eq!(found["ernst"], "waarschuwing", "{text}");
        assert!(!found.to_string().contains("111222333"), "{found}");
        assert_eq!(post(VOORTGANG, &body).status, 200, "{text}");
        push(&mut body, "/bevestigd", answer_for(&found));
        assert_eq!(finding(&body, "P02")["ernst"], "info", "{text}");
    }
    let own = findings(&definitive("Haar relatienummer is 999990007."), "P02", "werkgever");
    assert_eq!(own[0]["ernst"], "blokkade", "the employee's own number, whatever it is called");
}
