//! Faults of a body: where, how, and all of them together.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::pairs;
use crate::support::{AKKER, Answer, JSON, VOORTGANG, example, list, post, remove, request, set};

/// A problem with one fault of the body as a whole.
#[track_caller]
fn refused_whole(body: &[u8], problem: &str, fault: &str) -> Answer {
    let answer = request("POST", VOORTGANG, &[JSON], body);
    answer.is_problem(400, problem);
    assert_eq!(answer.faults(), pairs(&[("", fault)]));
    answer
}

#[test]
fn twelve_faults_come_back_together() {
    let mut body = example(AKKER);
    remove(&mut body, "/werkgever/contactpersoon/aanhef");
    set(&mut body, "/dienstverband/functie", 12);
    set(&mut body, "/voortgang/visieWerkneemer", "Zij is tevreden over het verloop.");
    set(&mut body, "/werknemer/geboortedatum", "1979-02-30");
    set(&mut body, "/werknemer/bsn", "999990008");
    set(&mut body, "/bureau/iban", "NL14 TEST 0123 4567 89");
    set(&mut body, "/voortgang/periode", json!({ "van": "2025-06-20", "tot": "2025-05-10" }));
    set(&mut body, "/voortgang/samenvatting", "lang ".repeat(121));
    let signature = body["ondertekening"][0].clone();
    set(&mut body, "/ondertekening", vec![signature; 7]);
    set(&mut body, "/traject/spoor1Status", "misschien");
    set(&mut body, "/belastbaarheid/0/urenPerWeek", 40);
    set(&mut body, "/bureau/adres/postcode", "0123 AB");

    let answer = post(VOORTGANG, &body);

    answer.is_problem(400, "bericht-ongeldig");
    assert_eq!(
        answer.faults(),
        pairs(&[
            ("/werkgever/contactpersoon/aanhef", "verplicht"),
            ("/dienstverband/functie", "type"),
            ("/voortgang/visieWerkneemer", "onbekend_veld"),
            ("/werknemer/geboortedatum", "datum"),
            ("/werknemer/bsn", "bsn"),
            ("/bureau/iban", "iban"),
            ("/voortgang/periode/tot", "volgorde"),
            ("/voortgang/samenvatting", "te_lang"),
            ("/ondertekening", "te_veel"),
            ("/traject/spoor1Status", "keuze"),
            ("/belastbaarheid/0/urenPerWeek", "uren"),
            ("/bureau/adres/postcode", "postcode"),
        ])
    );
    let text = answer.text();
    assert!(text.contains("visieWerknemer"), "the nearest known name");
    assert!(text.contains("600"), "the limit that was passed");
    let personal = ["999990008", "NL14", "Akker", "Joke", "J.M.", "1979-02-30", "0123 AB", "joke.", "06 0000"];
    for value in personal {
        assert!(!text.contains(value), "{value} is repeated");
    }
}

#[test]
fn a_fault_says_where_and_how_in_dutch() {
    let mut body = example(AKKER);
    set(&mut body, "/traject/spoor1Status", "misschien");
    let answer = post(VOORTGANG, &body);
    let problem = answer.json();
    // One fault is told in the detail as well.
    assert_eq!(problem["detail"], problem["errors"][0]["detail"]);
    assert_eq!(problem["errors"][0]["detail"], "Kies een van: loopt, afgesloten, onbekend.");
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    let answer = refused_whole(b"{\"a\": ", "geen-json", "geen_json");
    assert!(answer.text().contains("regel 1"));
    refused_whole(b"{\"a\": 1} x", "geen-json", "geen_json");
    refused_whole(b"\"\xff\"", "geen-json", "geen_json");
    refused_whole(b"{\"a\": 1e999}", "geen-json", "geen_json");
    let book = refused_whole(b"PK\x03\x04\x14\0\x06\0\xff", "geen-json", "geen_json");
    assert!(book.text().contains("/v1/werkboeken/_lees"), "{}", book.text());
}

#[test]
fn a_logo_that_is_told_by_its_name_is_not_fetched() {
    for (name, code) in [("logo.png", "te_kort"), ("https://voorbeeld.example/logo.png", "logo")] {
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/logo", name);
        let answer = post(VOORTGANG, &body);
        assert_eq!(answer.faults(), pairs(&[("/bureau/huisstijl/logo", code)]), "{name}");
        assert!(answer.text().contains("wordt niet opgehaald"), "{name}: {}", answer.text());
    }
}

#[test]
fn an_empty_body_and_one_that_is_no_object_say_so() {
    refused_whole(b"", "bericht-leeg", "leeg");
    refused_whole(b" \r\n\t ", "bericht-leeg", "leeg");
    for body in ["[]", "null", "\"traject\"", "12"] {
        let answer = request("POST", VOORTGANG, &[JSON], body.as_bytes());
        answer.is_problem(400, "bericht-ongeldig");
        assert!(answer.faults().contains(&pairs(&[("", "type")])[0]), "{body}: {:?}", answer.faults());
    }
}

#[test]
fn deep_nesting_is_refused_before_it_can_hurt() {
    refused_whole("[".repeat(100_000).as_bytes(), "bericht-te-diep", "te_diep");
    refused_whole("{\"a\":".repeat(100_000).as_bytes(), "bericht-te-diep", "te_diep");
}

#[test]
fn a_field_that_stands_there_twice_is_a_fault() {
    let body = example(AKKER).to_string().replacen("\"versie\":1", "\"versie\":1,\"versie\":2", 1);
    let answer = request("POST", VOORTGANG, &[JSON], body.as_bytes());
    answer.is_problem(400, "bericht-ongeldig");
    assert!(answer.faults().iter().any(|(_, code)| code == "dubbel_veld"), "{:?}", answer.faults());
}

#[test]
fn null_counts_as_absent() {
    let mut body = example(AKKER);
    set(&mut body, "/werkgever/kvkNummer", Value::Null);
    assert_eq!(post(VOORTGANG, &body).status, 200);
    set(&mut body, "/werkgever/naam", Value::Null);
    assert_eq!(post(VOORTGANG, &body).faults(), pairs(&[("/werkgever/naam", "verplicht")]));
}

#[test]
fn a_document_says_which_part_it_misses() {
    let mut body = example(AKKER);
    remove(&mut body, "/voortgang");
    let told = post(VOORTGANG, &body).faults();
    // With everything that has to be filled in below it.
    assert!(told.contains(&pairs(&[("/voortgang", "verplicht")])[0]), "{told:?}");
    assert!(told.contains(&pairs(&[("/voortgang/periode/van", "verplicht")])[0]), "{told:?}");
    assert!(told.iter().all(|(place, code)| place.starts_with("/voortgang") && code == "verplicht"), "{told:?}");

    let mut body = example(AKKER);
    set(&mut body, "/activiteiten", json!([]));
    set(&mut body, "/voortgang/vooruitblik", json!([]));
    set(&mut body, "/voortgang/ondertekening", json!([]));
    set(&mut body, "/ondertekening", json!([]));
    set(&mut body, "/belastbaarheid", json!([]));
    assert_eq!(
        post(VOORTGANG, &body).faults(),
        pairs(&[
            ("/belastbaarheid", "verplicht"),
            ("/belastbaarheid/0/bron", "verplicht"),
            ("/belastbaarheid/0/datum", "verplicht"),
            ("/voortgang/redenGeenActiviteiten", "verplicht"),
            ("/voortgang/vooruitblik", "verplicht"),
            ("/voortgang/ondertekening", "verplicht"),
        ])
    );
}

#[test]
fn an_adviser_who_is_missing_is_told_at_the_list_that_was_read() {
    let list = json!([{ "rol": "werkgever", "naam": "W. de Vries", "status": "open" }]);
    let kinds = [(VOORTGANG, "voortgang"), ("/v1/plannen-van-aanpak", "plan"), ("/v1/eindrapportages", "eind")];
    for (kind, part) in kinds {
        let own = format!("/{part}/ondertekening");
        let told = |at_top: &Value, at_part: &Value| {
            let mut body = example("kaalst");
            set(&mut body, "/ondertekening", at_top.clone());
            set(&mut body, &own, at_part.clone());
            let faults = post(kind, &body).faults();
            let places = faults.into_iter().map(|(place, _)| place).filter(|place| place.ends_with("/ondertekening"));
            places.collect::<Vec<_>>()
        };
        assert_eq!(told(&list, &json!([])), ["/ondertekening"], "{part}");
        assert_eq!(told(&list, &json!(null)), ["/ondertekening"], "{part}");
        assert_eq!(told(&json!([]), &list), std::slice::from_ref(&own), "{part}");
        assert_eq!(told(&json!([]), &json!(null)), std::slice::from_ref(&own), "{part}");
    }
}

#[test]
fn parts_that_contradict_each_other_are_faults() {
    let mut body = example(AKKER);
    set(&mut body, "/traject/startdatum", "2024-01-01");
    set(&mut body, "/doelen/1/nummer", 1);
    set(&mut body, "/voortgang/doelen/0/doel", 98);
    set(&mut body, "/zoekprofielen/1/versie", 1);
    set(&mut body, "/activiteiten/0/doel", 97);
    set(&mut body, "/sollicitaties/0/zoekrichting", 19);
    set(&mut body, "/voortgang/bijstelling/zoekprofielVersie", 9);
    let faults = post(VOORTGANG, &body).faults();
    for expected in [
        ("/traject/startdatum", "volgorde"),
        ("/doelen/1/nummer", "dubbel"),
        ("/voortgang/doelen/0/doel", "onbekend"),
        ("/zoekprofielen/1/versie", "dubbel"),
        ("/activiteiten/0/doel", "onbekend"),
        ("/sollicitaties/0/zoekrichting", "onbekend"),
        ("/voortgang/bijstelling/zoekprofielVersie", "onbekend"),
    ] {
        assert!(faults.contains(&pairs(&[expected])[0]), "{expected:?}: {faults:?}");
    }
}

#[test]
fn unknown_fields_are_faults_unless_they_may_be_ignored() {
    let mut body = example(AKKER);
    set(&mut body, "/onzin", 1);
    set(&mut body, "/werknemer/schoenmaat", 42);
    let expected = pairs(&[("/onzin", "onbekend_veld"), ("/werknemer/schoenmaat", "onbekend_veld")]);
    assert_eq!(post(VOORTGANG, &body).faults(), expected);

    let ignored = post(&format!("{VOORTGANG}?onbekendeVelden=negeren"), &body);
    assert_eq!(ignored.status, 200);
    assert_eq!(ignored.body, post(VOORTGANG, &example(AKKER)).body, "what is ignored changes nothing");
}

#[test]
fn what_is_skipped_is_told_and_is_on_no_copy() {
    let mut body = example(AKKER);
    set(&mut body, "/werknemer/voornaam", "Jo");
    set(&mut body, "/bureau/tel", "1");
    for (reader, strict) in [("werkgever", "&strikt=true"), ("intern", "")] {
        let answer = post(&format!("{VOORTGANG}?onbekendeVelden=negeren&variant={reader}{strict}"), &body);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let findings = answer.header("bevindingen").unwrap_or_default();
        assert!(findings.split(", ").any(|finding| finding == "X06;ernst=info"), "{findings}");
        let plain = post(&format!("{VOORTGANG}?variant={reader}"), &example(AKKER));
        assert!(answer.body == plain.body, "the copy for {reader} is the same");
    }
    let judged = post("/v1/voortgangsrapportages/_valideer?onbekendeVelden=negeren", &body).json();
    assert_eq!(judged["geldig"], true);
    let mut told: Vec<(&str, &str)> = list(&judged["documenten"][0], "bevindingen")
        .into_iter()
        .filter(|finding| finding["code"] == "X06")
        .filter_map(|finding| Some((finding["pointers"][0].as_str()?, finding["tekst"].as_str()?)))
        .collect();
    told.sort_unstable();
    assert_eq!(told.iter().map(|(pointer, _)| *pointer).collect::<Vec<_>>(), ["/bureau/tel", "/werknemer/voornaam"]);
    assert!(told[0].1.contains("Bedoelt u ‘telefoon’?") && told[1].1.contains("Bedoelt u ‘roepnaam’?"), "{told:?}");
}

#[test]
fn a_flood_of_faults_stays_within_what_the_description_allows() {
    let description: Value = serde_json::from_str(trajectpers::http::openapi_json()).expect("JSON");
    let most = description["components"]["schemas"]["Problem"]["properties"]["errors"]["maxItems"].as_u64();
    let most = usize::try_from(most.expect("a limit")).expect("a size");
    let mut body = example(AKKER);
    set(&mut body, "/activiteiten", vec![json!({}); most / 2]);
    let answer = post(VOORTGANG, &body);
    answer.is_problem(400, "bericht-ongeldig");
    let errors = answer.faults().len();
    assert!((1..=most).contains(&errors), "{errors} errors where {most} are the most");
}

#[test]
fn repaired_texts_are_findings_and_with_strikt_faults() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het gaat goed 😀 met het traject.");
    set(&mut body, "/voortgang/inzetWerknemer", "Zij is\u{200b} actief.");
    set(&mut body, "/voortgang/watGingGoed", "Het <b>solliciteren</b> voor \u{80} 250.");

    let answer = post(VOORTGANG, &body);
    assert_eq!(answer.status, 200);
    let findings = answer.header("bevindingen").unwrap_or_default();
    for code in ["X01;ernst=info", "X02;ernst=info", "X04;ernst=info", "X05;ernst=waarschuwing"] {
        assert!(findings.split(", ").any(|finding| finding == code), "{code}: {findings}");
    }

    let strict = post(&format!("{VOORTGANG}?strikt=true"), &body);
    strict.is_problem(400, "bericht-ongeldig");
    let expected = [
        ("/voortgang/inzetWerknemer", "X02"),
        ("/voortgang/samenvatting", "X01"),
        ("/voortgang/watGingGoed", "X04"),
        ("/voortgang/watGingGoed", "X05"),
    ];
    assert_eq!(strict.faults(), pairs(&expected));
    assert_eq!(post(&format!("{VOORTGANG}?strikt=true"), &example(AKKER)).status, 200, "nothing to put right");
}

#[test]
fn what_blocks_comes_together_with_what_does_not_fit() {
    let mut body = example(AKKER);
    set(&mut body, "/onzin", 1);
    set(&mut body, "/teksten", json!({ "bestaat_niet": "x" }));
    set(&mut body, "/voortgang/inzetWerknemer", "Zij heeft een depressie\u{200b}.");
    set(&mut body, "/voortgang/document/status", "definitief");
    let whole = [("/onzin", "onbekend_veld"), ("/teksten/bestaat_niet", "tekst"), ("/voortgang/inzetWerknemer", "P01")];
    assert_eq!(post(VOORTGANG, &body).faults(), pairs(&whole));
    // Strict: the repair of that text as well, beside the word in it.
    let strict = post(&format!("{VOORTGANG}?strikt=true&onbekendeVelden=negeren"), &body).faults();
    let more = [
        ("/teksten/bestaat_niet", "tekst"),
        ("/voortgang/inzetWerknemer", "X02"),
        ("/voortgang/inzetWerknemer", "P01"),
    ];
    assert_eq!(strict, pairs(&more));
}

#[test]
fn a_judgement_names_the_day_of_the_document_whatever_else_is_wrong() {
    let mut body = example(AKKER);
    set(&mut body, "/document/datum", "2025-07-01");
    set(&mut body, "/voortgang/document/datum", "2025-06-20");
    set(&mut body, "/teksten", json!({ "bestaat_niet": "x" }));
    let day = |address: &str, body: &Value| post(address, body).json()["beoordeeldOp"].clone();
    let own = "/v1/voortgangsrapportages/_valideer";
    let judgement = post(own, &body).json();
    assert_eq!(judgement["fouten"][0]["pointer"], "/teksten/bestaat_niet");
    assert_eq!(judgement["geldig"], false);
    for broken in [false, true] {
        if broken {
            set(&mut body, "/werknemer/achternaam", 7);
        }
        assert_eq!(day(own, &body), "2025-06-20");
        assert_eq!(day("/v1/trajecten/_valideer", &body), "2025-07-01");
    }
}

#[test]
fn a_character_reference_is_said_or_repaired_like_the_character_itself() {
    for text in ["Goed &#x1F600; zo.", "Goed &#xE000; zo.", "Goed &#xFEFF; zo.", "Goed &#7; zo.", "Goed &#x4E2D; zo."] {
        let mut body = example(AKKER);
        set(&mut body, "/voortgang/samenvatting", text);
        for (form, codes) in [("licht", "X05"), ("html", "X0")] {
            set(&mut body, "/document/tekstvorm", form);
            let answer = post(VOORTGANG, &body);
            assert_eq!(answer.status, 200, "{text}");
            assert!(answer.header("bevindingen").is_some_and(|found| found.contains(codes)), "{text} as {form}");
        }
    }
}

#[test]
fn a_drawing_that_multiplies_when_it_is_drawn_is_refused() {
    let chain = |element: &str, attribute: &str| {
        let link = |level: usize| if level < 4 { format!("{attribute}=\"url(#k{level})\"") } else { String::new() };
        let copies = |level: usize| format!("<rect width=\"4\" height=\"4\" {}/>", link(level)).repeat(3);
        let levels = (0..4).map(|level| {
            format!("<{element} id=\"k{level}\" width=\"1\" height=\"1\">{}</{element}>", copies(level + 1))
        });
        format!("{}<rect width=\"40\" height=\"20\" {}/>", levels.collect::<String>(), link(0))
    };
    let markers = "<marker id=\"a\" markerWidth=\"5\" markerHeight=\"5\"><path d=\"M0 0L1 1L2 2\" marker-mid=\"url(#b)\"/></marker>\
        <marker id=\"b\" markerWidth=\"5\" markerHeight=\"5\"><path d=\"M0 0L1 1L2 2\"/></marker>\
        <path d=\"M0 0L1 1L2 2\" marker-mid=\"url(#a)\"/>";
    for inside in [chain("mask", "mask"), chain("clipPath", "clip-path"), chain("pattern", "fill"), markers.to_owned()]
    {
        let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">{inside}</svg>");
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/logo", STANDARD.encode(&drawing));
        assert_eq!(post(VOORTGANG, &body).faults(), pairs(&[("/bureau/huisstijl/logo", "logo")]), "{drawing}");
    }
}
