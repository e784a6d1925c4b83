//! What may not leave is held, what is harmless is not, and what somebody answers for goes through: from the judgement to
//! the PDF, over HTTP and on the command line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use trajectpers::examples::EXAMPLES;
use trajectpers::report::RESTRICTIONS;
use trajectpers::wire::{Soort, Variant};

use crate::support::{
    AKKER, VOORTGANG, bytes, example, get, leaves, list, order, pages_for, pdf, post, push, read, remove, set, soort,
    variant, voortgangsrapportage, words,
};

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

// A confirmation.

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
fn a_word_in_disguise_is_found_and_who_is_named_for_the_work_is_no_third_person() {
    for text in [
        "Zij heeft een d\u{435}pr\u{435}ssi\u{435}.",
        "Zij heeft een de**pres**sie.",
        "Zij heeft een d.e.p.r.e.s.s.i.e.",
    ] {
        assert_eq!(finding(&definitive(text), "P01")["ernst"], "blokkade", "{text}");
    }
    for text in ["Zij sprak met dokter Jansen van de arbodienst.", "Onze partner Tempo-Team belde."] {
        assert!(findings(&definitive(text), "P05", "werkgever").is_empty(), "{text}");
    }
    assert_eq!(
        finding(&definitive("De heer S. Jansen, behandelend arts, schreef een brief."), "P05")["ernst"],
        "blokkade"
    );
}

// Names.

#[test]
fn an_illness_in_a_name_that_is_printed_is_found_and_the_footer_says_nothing() {
    let mut body = definitive("Het ging goed.");
    set(&mut body, "/bureau/huisstijl/voettekst", "Werknemer heeft borstkanker en wordt bestraald");
    assert_eq!(post(VOORTGANG, &body).faults(), [("/bureau/huisstijl/voettekst".to_owned(), "P01".to_owned())]);
    set(&mut body, "/voortgang/document/status", "concept");
    let paper = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(!paper.says_in_margins("zonder medische gegevens"));
}

#[test]
fn jobs_in_care_and_roles_of_the_law_are_innocent_names() {
    let mut body = definitive("Het ging goed.");
    set(&mut body, "/sollicitaties/6/functie", "psychiatrisch verpleegkundige");
    set(&mut body, "/dienstverband/functie", "activiteitenbegeleider GGZ");
    set(&mut body, "/belastbaarheid/0/opgesteldDoorRol", "bedrijfsarts");
    for finding in findings(&body, "P01", "werkgever") {
        let place = finding["pointers"][0].as_str().expect("a place").to_owned();
        assert!(!place.ends_with("/functie") && !place.ends_with("/opgesteldDoorRol"), "{finding}");
    }
}

#[test]
fn the_name_of_a_file_holds_no_number_and_no_illness_for_anybody() {
    const NAME: &str = "/voortgang/document/bestandsnaam";
    for (name, code) in [
        ("Akker 999990007", "P02"),
        ("verslag_burnout_akker", "P01"),
        ("VerslagDepressie", "P01"),
        ("verslag depressie", "P01"),
        ("Akker 14-05-1979", "P08"),
        ("verslag_06-00000012", "P08"),
        ("joke.vandenakker@post.example", "P08"),
    ] {
        for status in ["definitief", "concept"] {
            let mut body = definitive("Het ging goed.");
            set(&mut body, "/voortgang/document/status", status);
            set(&mut body, NAME, name);
            for reader in Variant::ALL {
                let answer = post(&format!("{VOORTGANG}?variant={}", reader.as_str()), &body);
                assert_eq!(answer.faults(), [(NAME.to_owned(), code.to_owned())], "{name} for {}", reader.as_str());
                assert!(!answer.text().contains("999990007"), "{}", answer.text());
            }
        }
    }
}

#[test]
fn the_name_of_a_file_may_hold_a_surname_and_hardly_care_beside_it() {
    const NAME: &str = "/voortgang/document/bestandsnaam";
    let told = |name: &str, code: &str| {
        let mut body = definitive("Het ging goed.");
        set(&mut body, NAME, name);
        let found = findings(&body, code, "werkgever").into_iter().find(|finding| finding["pointers"][0] == NAME);
        found.map(|finding| finding["ernst"].as_str().expect("a weight").to_owned())
    };
    for code in ["P01", "P03", "P08"] {
        assert_eq!(told("Verslag Van den Akker mei 2025", code), None, "{code}");
    }
    assert_eq!(told("Verslag_psycholoog_Akker_mei25", "P01").as_deref(), Some("waarschuwing"));
    assert_eq!(told("verslag-ggz-intake-akker", "P01").as_deref(), Some("waarschuwing"));
    assert_eq!(told("verslag-ggz-intake", "P01"), None, "it may be where somebody works");
    assert_eq!(told("detentie_Akker", "P03").as_deref(), Some("waarschuwing"));
}

#[test]
fn a_number_in_the_name_of_a_file_or_a_title_says_nothing_of_anybody() {
    for (place, value, code) in [
        ("/traject/nummer", "2025-depressie", "P01"),
        ("/voortgang/document/nummer", "VGR Akker burn-out", "P01"),
        ("/traject/nummer", "joke.vandenakker@post.example", "P08"),
        ("/voortgang/document/nummer", "VGR 14-05-1979", "P08"),
        ("/voortgang/document/nummer", "06-00000012", "P08"),
    ] {
        let mut body = definitive("Het ging goed.");
        set(&mut body, "/voortgang/document/status", "concept");
        set(&mut body, place, value);
        for reader in Variant::ALL {
            let answer = post(&format!("{VOORTGANG}?variant={}", reader.as_str()), &body);
            assert_eq!(answer.faults(), [(place.to_owned(), code.to_owned())], "{value} for {}", reader.as_str());
        }
    }
}

/// How much a finding of a rule about a number of an offer weighs in a document for a reader.
fn weight_of(address: &str, reader: &str, code: &str, place: &str, value: &str) -> Option<String> {
    let mut body = definitive("Het ging goed.");
    set(&mut body, place, value);
    let found = findings_of(address, &body, code, reader);
    let found = found.into_iter().find(|finding| list(finding, "pointers").into_iter().any(|named| named == place));
    found.map(|finding| finding["ernst"].as_str().expect("a weight").to_owned())
}

const OFFERTE: &str = "/v1/offertes";
const CODE: &str = "/offerte/kandidaatcode";

#[test]
fn a_code_is_not_the_name_that_it_stands_for() {
    for value in ["J.M. van den Akker", "akker-2025", "jmvandenakker", "14-05-1979", "19790514", "06-00000012"] {
        assert_eq!(weight_of(OFFERTE, "werkgever", "P08", CODE, value).as_deref(), Some("blokkade"), "{value}");
        assert_eq!(weight_of(OFFERTE, "intern", "P08", CODE, value).as_deref(), Some("waarschuwing"), "{value}");
    }
    assert_eq!(weight_of(OFFERTE, "werkgever", "P01", CODE, "depressie-04").as_deref(), Some("blokkade"));
    for code in ["P01", "P02", "P08"] {
        assert_eq!(weight_of(OFFERTE, "werkgever", code, CODE, "VH-2025-01"), None, "{code}");
    }
}

#[test]
fn what_an_employer_numbered_is_searched_too() {
    for place in ["/offerte/uwKenmerk", "/offerte/inkoopnummer"] {
        let weight = |code: &str, value: &str| weight_of(OFFERTE, "werkgever", code, place, value);
        assert_eq!(weight("P01", "burn-out Akker").as_deref(), Some("blokkade"), "{place}");
        assert_eq!(weight("P08", "06-00000012").as_deref(), Some("blokkade"), "{place}");
        assert_eq!(weight("P01", "PO-2025-118"), None, "{place}");
        // The other documents print them for the employer alone.
        let beside = |reader: &str| weight_of(VOORTGANG, reader, "P01", place, "burn-out Akker");
        assert!(beside("werkgever").is_some(), "{place}");
        assert_eq!((beside("uwv"), beside("werknemer")), (None, None), "{place}");
    }
}

#[test]
fn numbers_of_the_offer_are_held_against_the_copies_that_print_them() {
    for place in ["/offerte/document/nummer", CODE] {
        for (code, value) in [("P01", "depressie-04"), ("P02", "999990007")] {
            for reader in ["werkgever", "werknemer", "intern"] {
                assert_eq!(weight_of(VOORTGANG, reader, code, place, value), None, "{place}: {value} for {reader}");
            }
            assert!(weight_of(VOORTGANG, "uwv", code, place, value).is_some(), "{place}: {value}");
        }
    }
    assert_eq!(weight_of(VOORTGANG, "uwv", "P08", CODE, "akker-2025"), None, "the name stands beside it");
}

#[test]
fn a_number_that_another_goes_before_is_not_held_against_a_document() {
    assert_eq!(weight_of(OFFERTE, "werkgever", "P01", "/traject/nummer", "depressie-04"), None);
    for place in ["/document/nummer", "/document/bestandsnaam"] {
        let mut body = definitive("Het ging goed.");
        set(&mut body, place, "depressie-04");
        assert_eq!(findings(&body, "P01", "werkgever").len(), usize::from(place.ends_with("bestandsnaam")), "{place}");
        set(&mut body, &place.replace("/document", "/voortgang/document"), "VGR-07");
        assert!(findings(&body, "P01", "werkgever").is_empty(), "{place}");
    }
}

#[test]
fn who_does_something_may_be_a_third_person() {
    let named = |address: &str, place: &str, who: &str| weight_of(address, "werkgever", "P05", place, who).is_some();
    let (end, plan) = ("/v1/eindrapportages", "/v1/plannen-van-aanpak");
    for who in ["zijn vrouw Karin", "buurman Wim Prins", "psycholoog De Wit"] {
        assert!(named(end, "/activiteiten/0/uitvoerder", who), "{who}");
        assert!(named(plan, "/doelen/0/verantwoordelijke", who), "{who}");
    }
    for who in ["jobcoach Karin de Boer", "mevrouw Van den Akker en adviseur", "bedrijfsarts De Wit"] {
        assert!(!named(end, "/activiteiten/0/uitvoerder", who), "{who}");
    }
}

#[test]
fn who_did_an_activity_is_in_no_part_of_a_document_that_does_not_print_it() {
    let mut body = definitive("Het ging goed.");
    for index in 0..list(&body, "activiteiten").len() {
        set(&mut body, &format!("/activiteiten/{index}/uitvoerder"), "zijn vrouw Karin");
    }
    for reader in Variant::ALL {
        let pages = pages_for(&body, "voortgangsrapportage", reader.as_str());
        assert!(!words(&pages).contains("Karin"), "{}", reader.as_str());
    }
    assert!(findings(&body, "P05", "werkgever").is_empty(), "what this copy does not show does not stop it");
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

// What is held.

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

// What is printed.

#[test]
fn what_this_copy_does_not_show_does_not_stop_it() {
    const SENTENCE: &str = "Zij heeft een depressie.";
    let mut body = definitive("Het ging goed.");
    let index = list(&body, "activiteiten").len();
    let missed = json!({
        "datum": "2025-06-02", "soort": "coachgesprek", "omschrijving": "Gesprek.", "status": "vervallen",
        "redenNietUitgevoerd": SENTENCE,
    });
    push(&mut body, "/activiteiten", missed);
    set(&mut body, "/eerdereDocumenten/0/samenvatting", SENTENCE);
    // Of an earlier period, and of a result that came after this one.
    set(&mut body, "/sollicitaties/0/toelichting", SENTENCE);
    set(&mut body, "/sollicitaties/7/toelichting", SENTENCE);
    // Of the version that held in this period and was set before it.
    set(&mut body, "/zoekprofielen/0/zoekrichtingen/0/passendWant", SENTENCE);
    let named = |reader: &str| {
        let found = findings(&body, "P01", reader);
        found.iter().map(|finding| finding["pointers"][0].as_str().expect("a place").to_owned()).collect::<Vec<_>>()
    };
    let reason = format!("/activiteiten/{index}/redenNietUitgevoerd");
    assert_eq!(named("werkgever"), Vec::<String>::new());
    assert_eq!(named("werknemer"), std::slice::from_ref(&reason));
    assert_eq!(named("intern"), [reason]);
}

#[test]
fn why_an_application_ended_and_a_zoekprofiel_that_changed_are_searched() {
    const SENTENCE: &str = "Zij heeft een depressie.";
    let places = |at: &str, change: fn(&mut Value)| {
        let mut body = definitive("Het ging goed.");
        change(&mut body);
        set(&mut body, at, SENTENCE);
        let found = findings(&body, "P01", "werkgever");
        found.iter().any(|finding| finding["pointers"][0] == at)
    };
    assert!(places("/sollicitaties/6/toelichting", |_| ()));
    let second = "/zoekprofielen/1/redenWijziging";
    assert!(!places(second, |_| ()), "set after the period");
    assert!(places(second, |body| set(body, "/zoekprofielen/1/datum", "2025-06-10")));
}

/// The kinds of text of the contract.
const KINDS: [&str; 3] = ["verhaal", "naam", "nummer"];

/// What is searched, as `docs/privacy.md` has it: a row for each text that some reader or document does not see.
fn table() -> String {
    let mut table = String::from("| veld | soort tekst | gelezen voor |\n|---|---|---|\n");
    for restriction in RESTRICTIONS {
        let readers: Vec<&str> = restriction.readers.iter().map(|reader| reader.as_str()).collect();
        for place in restriction.pointers {
            let kind = leaves().into_iter().find(|leaf| leaf.place == *place).and_then(|leaf| leaf.tekst);
            let Some(kind) = kind else { continue };
            writeln!(table, "| `{place}` | {kind} | {} |", readers.join(", ")).expect("a line");
        }
    }
    table
}

#[test]
fn the_table_of_what_is_searched_is_that_of_who_may_see_what() {
    let documented = read("docs/privacy.md");
    for line in table().lines() {
        assert!(documented.contains(line), "docs/privacy.md lacks: {line}");
    }
    for kind in KINDS {
        assert!(documented.contains(&format!("| `{kind}` |")), "docs/privacy.md does not say how {kind} is searched");
    }
}

#[test]
fn a_text_that_a_reader_may_not_see_is_searched_for_those_who_may() {
    for restriction in RESTRICTIONS {
        for place in restriction.pointers.iter().filter(|place| place.starts_with("/activiteiten/")) {
            let pointer = place.replace('*', "0");
            for reader in Variant::ALL {
                let mut body = example(AKKER);
                set(&mut body, "/document/status", "concept");
                set(&mut body, "/voortgang/document/status", "concept");
                set(
                    &mut body,
                    "/activiteiten/0",
                    json!({ "datum": "2025-06-02", "soort": "overig", "omschrijving": "Gesprek.", "status": "vervallen",
                            "redenNietUitgevoerd": "Zij heeft een depressie." }),
                );
                let found = findings(&body, "P01", reader.as_str());
                let named = found.iter().any(|finding| finding["pointers"][0] == pointer.as_str());
                assert_eq!(named, restriction.readers.contains(reader), "{pointer} for {}", reader.as_str());
            }
        }
    }
}

#[test]
fn every_kind_of_document_is_judged_without_texts_of_another() {
    let mut body = example(AKKER);
    set(&mut body, "/plan/analyseAfstand", "Zij heeft een depressie.");
    for kind in Soort::ALL {
        let address = match kind.as_str() {
            "offerte" => "/v1/offertes",
            "plan-van-aanpak" => "/v1/plannen-van-aanpak",
            "eindrapportage" => "/v1/eindrapportages",
            _ => VOORTGANG,
        };
        let judged = post(&format!("{address}/_valideer"), &body).json().to_string();
        assert_eq!(judged.contains("/plan/analyseAfstand"), *kind == soort("plan-van-aanpak"), "{}", kind.as_str());
    }
}

#[test]
fn the_rules_say_what_they_weigh() {
    let rules = get("/v1/regels").text();
    for code in ["P01", "P05", "P07"] {
        assert!(rules.contains(code), "{code}");
    }
}

#[test]
fn nothing_in_the_examples_is_taken_for_what_it_is_not() {
    for (name, _) in EXAMPLES.iter().filter(|(name, _)| *name != "alles-mis") {
        let answer = post("/v1/trajecten/_valideer?variant=intern", &example(name));
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        for document in list(&answer.json(), "documenten") {
            let found = list(document, "bevindingen");
            let private: Vec<&&Value> = found
                .iter()
                .filter(|found| found["code"].as_str().is_some_and(|code| code.starts_with("P0")))
                .collect();
            assert!(private.is_empty(), "{name}: {private:#?}");
        }
    }
}
