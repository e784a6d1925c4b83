//! What is held, by reader.

use super::{definitive, finding, findings};
use crate::support::{AKKER, example, list, post, remove, set};

#[test]
fn what_a_copy_keeps_from_its_reader_may_not_stand_in_its_texts() {
    for text in [
        "Bel haar op +31 6 0000 0012.",
        "Mail naar Joke.vandenAkker@post.example.",
        "Zij woont aan de Proeflaan 27.",
        "Zij woont op 6499ZZ.",
    ] {
        let body = definitive(text);
        for (reader, weight) in [
            ("werkgever", Some("blokkade")),
            ("uwv", Some("blokkade")),
            ("intern", Some("waarschuwing")),
            ("werknemer", None),
        ] {
            let found = findings(&body, "P08", reader);
            let said = found.first().map(|finding| finding["ernst"].as_str().expect("a weight").to_owned());
            assert_eq!(said.as_deref(), weight, "{text} for {reader}");
        }
    }
    assert!(findings(&definitive("Bel het bureau op 06 0000 0001."), "P08", "werkgever").is_empty());
    assert!(findings(&definitive("Zij is geboren op 14 mei 1979."), "P08", "werkgever").is_empty(), "it is shown");
}

#[test]
fn an_offer_with_a_code_does_not_name_the_employee() {
    let told = |text: &str, code: bool| {
        let mut body = example(AKKER);
        set(&mut body, "/offerte/aanleiding", text);
        if !code {
            remove(&mut body, "/offerte/kandidaatcode");
        }
        let judged = post("/v1/offertes/_valideer?variant=werkgever", &body).json();
        let all = list(&judged["documenten"][0], "bevindingen").into_iter().cloned();
        let found = all.into_iter().find(|finding| finding["code"] == "P08");
        found.map(|finding| finding["ernst"].as_str().expect("a weight").to_owned())
    };
    assert_eq!(told("Mevrouw Van den Akker kan haar werk niet meer doen.", true).as_deref(), Some("blokkade"));
    assert_eq!(told("Mevrouw Van den Akker kan haar werk niet meer doen.", false), None);
    assert_eq!(
        told("De werknemer, geboren 14-05-1979, kan het werk niet meer doen.", false).as_deref(),
        Some("blokkade")
    );
}

#[test]
fn where_somebody_can_be_reached_from_now_on_is_doubtful() {
    for text in [
        "Nieuw adres: Dorpsstraat 14, 9401 AB Assen.",
        "Bel hem op zijn privénummer 06-87654321.",
        "Haar nieuwe mobiele nummer is 06 8765 4321.",
    ] {
        assert_eq!(finding(&definitive(text), "P08")["ernst"], "waarschuwing", "{text}");
        assert!(findings(&definitive(text), "P08", "werknemer").is_empty(), "{text}");
    }
}

#[test]
fn third_persons_and_income_are_held_by_reader() {
    let body = definitive("Haar dochter Lisa helpt mee. De transitievergoeding is berekend op € 23.000.");
    for (code, reader, weight) in [
        ("P05", "werkgever", Some("blokkade")),
        ("P05", "uwv", Some("blokkade")),
        ("P05", "werknemer", Some("blokkade")),
        ("P05", "intern", Some("waarschuwing")),
        ("P07", "werkgever", Some("waarschuwing")),
        ("P07", "werknemer", None),
        ("P07", "uwv", None),
    ] {
        let found = findings(&body, code, reader);
        let said = found.first().map(|finding| finding["ernst"].as_str().expect("a weight").to_owned());
        assert_eq!(said.as_deref(), weight, "{code} for {reader}");
    }
}

#[test]
fn pregnancy_is_health() {
    let found = finding(&definitive("Zij had in maart een miskraam."), "P01");
    assert_eq!(found["ernst"], "blokkade");
}

#[test]
fn the_dossier_makes_doubtful_what_its_sentence_leaves_open() {
    let mut body = definitive("Het bezoek aan de kliniek was voor haar heel bijzonder.");
    set(&mut body, "/dienstverband/functie", "verpleegkundige ziekenhuis");
    let found = findings(&body, "P01", "werkgever");
    assert!(found.iter().all(|finding| finding["ernst"] != "blokkade"), "{found:?}");
}
