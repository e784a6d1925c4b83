//! The service over a real port: what it takes, what it refuses, and what every answer carries.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use trajectpers::examples;
use trajectpers::http::{BodyLimits, State};
use trajectpers::press::{Ask, Client, House, Kind, Misdeed, Pool, PoolSettings, StartError};

use crate::pdf::Pdf;
use crate::support::{
    AKKER, Answer, JSON, PIETERSMA, POOL, SERVER, VOORTGANG, bytes, example, get, list, pool, post, push, raw, read,
    remove, request, request_to, serve, set, settings, state,
};

/// The media type of a workbook.
const XLSX_KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Limits that a test can pass.
const SMALL: BodyLimits = BodyLimits { bytes: 1_000, time: Duration::from_secs(3_600) };

/// Sends the example with one header more.
fn with_header(header: (&str, &str)) -> Answer {
    request("POST", VOORTGANG, &[JSON, header], &bytes(&example(AKKER)))
}

fn pairs(faults: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = faults.iter().map(|(place, code)| ((*place).to_owned(), (*code).to_owned())).collect();
    pairs.sort();
    pairs
}

/// A problem with one fault of the body as a whole.
#[track_caller]
fn refused_whole(body: &[u8], problem: &str, fault: &str) -> Answer {
    let answer = request("POST", VOORTGANG, &[JSON], body);
    answer.is_problem(400, problem);
    assert_eq!(answer.faults(), pairs(&[("", fault)]));
    answer
}

// Faults of a body.

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

// The request around it.

#[test]
fn only_json_that_is_not_compressed_is_taken() {
    let body = bytes(&example(AKKER));
    for kind in ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonp"] {
        let answer = request("POST", VOORTGANG, &[("Content-Type", kind)], &body);
        answer.is_problem(415, "geen-json-aangekondigd");
    }
    for (kind, told) in [
        ("application/x-www-form-urlencoded", "‘application/x-www-form-urlencoded’; dat doen ‘curl -d’"),
        ("text/plain;charset=UTF-8", "‘text/plain’; dat doet ‘fetch’"),
        ("multipart/form-data; boundary=x", "‘multipart/form-data’; dat doen ‘curl -F’"),
        (XLSX_KIND, "POST /v1/werkboeken/_lees"),
    ] {
        let answer = request("POST", VOORTGANG, &[("Content-Type", kind)], &body);
        assert!(answer.text().contains(told), "{kind}: {}", answer.text());
    }
    let odd = request("POST", VOORTGANG, &[("Content-Type", "text/<b>999990019</b>")], &body);
    odd.is_problem(415, "geen-json-aangekondigd");
    assert!(!odd.text().contains("Aangekondigd") && !odd.text().contains("999990019"), "{}", odd.text());
    for encoding in ["gzip", "br", "deflate"] {
        let answer = with_header(("Content-Encoding", encoding));
        answer.is_problem(415, "bericht-gecomprimeerd");
        assert_eq!(answer.header("accept-encoding"), Some("identity"));
    }
    for kind in ["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.traject+json", "text/json", ""]
    {
        assert_eq!(request("POST", VOORTGANG, &[("Content-Type", kind)], &body).status, 200, "{kind}");
    }
}

#[test]
fn addresses_that_do_not_exist_are_problems_and_a_slash_too_many_gets_a_hint() {
    for path in ["/v1", "/v2/voortgangsrapportages", "/v1/voortgangsrapportage", "/v1/voorbeelden/niemand", "/v1//x"] {
        get(path).is_problem(404, "onbekend-adres");
    }
    let answer = post(&format!("{VOORTGANG}/"), &example(AKKER));
    answer.is_problem(404, "onbekend-adres");
    assert!(answer.text().contains("schuine streep"));
    for (asked, told) in [
        ("//v1/offertes", "Er staat een schuine streep te veel in het adres. Bedoelt u /v1/offertes?"),
        ("/health", "Bedoelt u /health/live?"),
        ("/healthz", "Bedoelt u /health/live?"),
    ] {
        let answer = get(asked);
        answer.is_problem(404, "onbekend-adres");
        assert!(answer.text().contains(told), "{asked}: {}", answer.text());
    }
}

#[test]
fn a_wrong_method_names_the_right_ones() {
    let answer = get(VOORTGANG);
    answer.is_problem(405, "methode-niet-toegestaan");
    assert_eq!(answer.header("allow"), Some("POST"));
    let answer = post("/v1/voorbeelden", &json!({}));
    answer.is_problem(405, "methode-niet-toegestaan");
    assert_eq!(answer.header("allow"), Some("GET, HEAD"));
}

#[test]
fn a_body_over_the_limit_is_refused_by_its_word_or_as_soon_as_it_is() {
    let service = serve(State { body: SMALL, ..state(Arc::clone(&POOL)) });
    let head =
        format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n");
    // By its own word: no byte of the body is awaited.
    let announced = raw(service, format!("{head}Content-Length: 1001\r\n\r\n").as_bytes());
    // Without a word: as soon as there is too much.
    let chunk = "x".repeat(1_001);
    let streamed =
        raw(service, format!("{head}Transfer-Encoding: chunked\r\n\r\n3e9\r\n{chunk}\r\n0\r\n\r\n").as_bytes());
    for answer in [announced, streamed] {
        answer.is_problem(413, "bericht-te-groot");
        let detail = answer.json()["detail"].to_string();
        assert!(detail.contains("1000") && detail.contains("TRAJECTPERS_BODY_LIMIT"), "{detail}");
    }
    let within = request_to(service, "POST", VOORTGANG, &[JSON], "x".repeat(1_000).as_bytes());
    within.is_problem(400, "geen-json");
}

#[test]
fn a_body_that_trickles_is_not_waited_for_for_ever() {
    let body = BodyLimits { time: Duration::from_millis(50), ..SMALL };
    let service = serve(State { body, ..state(Arc::clone(&POOL)) });
    let head = format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\n{{");
    let answer = raw(service, head.as_bytes());
    answer.is_problem(408, "bericht-te-traag");
    assert!(answer.text().contains("TRAJECTPERS_READ_TIMEOUT"), "{}", answer.text());
}

#[test]
fn unknown_and_impossible_parameters_come_back_together() {
    let path = format!("{VOORTGANG}?variant=baas&strikt=ja&pagina=0&onbekendeVelden=toestaan&kleur=rood&kleur=rood");
    let answer = post(&path, &example(AKKER));
    answer.is_problem(400, "parameter-ongeldig");
    let places: Vec<String> = answer.faults().into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["kleur", "kleur", "onbekendeVelden", "pagina", "strikt", "variant"]);
    for parameter in ["pagina=1000", "pagina=een", "Variant=uwv", "strikt=misschien", "onbekendeVelden=x"] {
        let answer = post(&format!("{VOORTGANG}?{parameter}"), &example(AKKER));
        answer.is_problem(400, "parameter-ongeldig");
    }
}

// Which form of the document.

#[test]
fn the_form_follows_the_accept_header() {
    let cases: [(&str, &str, &[u8]); 9] = [
        ("*/*", "application/pdf", b"%PDF-"),
        ("application/pdf", "application/pdf", b"%PDF-"),
        ("application/json", "application/pdf", b"%PDF-"),
        ("text/html, application/pdf;q=0.9", "application/pdf", b"%PDF-"),
        ("image/png", "image/png", b"\x89PNG"),
        ("image/*;q=0.5, application/pdf;q=0.1", "image/png", b"\x89PNG"),
        ("image/svg+xml", "image/svg+xml", b"<svg"),
        ("image/png;q=0.5, image/svg+xml;q=0.9", "image/svg+xml", b"<svg"),
        ("application/pdf;q=0, */*", "image/png", b"\x89PNG"),
    ];
    for (accept, kind, start) in cases {
        let answer = with_header(("Accept", accept));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{accept}");
        assert!(answer.body.starts_with(start), "{accept}");
        assert_eq!(answer.header("vary"), Some("Accept"), "{accept}");
    }
}

#[test]
fn without_an_accept_header_it_is_a_pdf() {
    let body = example(AKKER).to_string();
    let head =
        format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n");
    let answer = raw(*SERVER, format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")));
}

#[test]
fn a_form_that_is_not_offered_is_refused_with_those_that_are() {
    for accept in ["text/html", "application/xml", "application/pdf;q=0", "image/jpeg"] {
        let answer = with_header(("Accept", accept));
        answer.is_problem(406, "vorm-niet-leverbaar");
        for form in ["application/pdf", "image/png", "image/svg+xml"] {
            assert!(answer.text().contains(form), "{accept}: {form}");
        }
    }
}

#[test]
fn a_page_can_be_chosen_and_one_that_is_not_there_names_the_number_of_pages() {
    let page = |number: usize, accept: &str| {
        let path = format!("{VOORTGANG}?pagina={number}");
        request("POST", &path, &[JSON, ("Accept", accept)], &bytes(&example(AKKER)))
    };
    let pages: usize = page(1, "image/png").header("document-paginas").and_then(|n| n.parse().ok()).expect("a number");
    assert!(pages > 1);
    assert_ne!(page(1, "image/png").body, page(pages, "image/png").body);
    assert_ne!(page(1, "image/svg+xml").body, page(pages, "image/svg+xml").body);
    for accept in ["image/png", "image/svg+xml"] {
        let answer = page(pages + 1, accept);
        answer.is_problem(400, "parameter-ongeldig");
        assert_eq!(answer.faults(), pairs(&[("pagina", "parameter")]));
        assert!(answer.json()["detail"].to_string().contains(&format!("{pages} pagina’s")));
    }
}

// What every answer carries.

#[test]
fn every_answer_carries_the_headers_of_the_house() {
    let mut refused = example(AKKER);
    remove(&mut refused, "/werknemer");
    let answers = [
        get("/health/live"),
        get("/v1/voorbeelden"),
        get("/v1/openapi.json"),
        get("/nergens"),
        get(VOORTGANG),
        post(VOORTGANG, &example(AKKER)),
        post(VOORTGANG, &refused),
        post(&format!("{VOORTGANG}?x=1"), &example(AKKER)),
        request("POST", VOORTGANG, &[("Content-Type", "text/plain")], b"x"),
        with_header(("Accept", "text/html")),
    ];
    for answer in answers {
        for (name, value) in [
            ("api-version", env!("CARGO_PKG_VERSION")),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {}", answer.status);
        }
        // What stays the same may be kept, if it is asked for again before it is used.
        let kept = if answer.header("etag").is_some() { "no-cache" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), Some(kept));
        let parent = answer.header("traceparent").unwrap_or_default();
        assert_eq!(parent.split('-').map(str::len).collect::<Vec<_>>(), [2, 32, 16, 2], "{parent}");
    }
}

#[test]
fn https_can_be_left_to_somebody_else() {
    let service = serve(State { body: SMALL, hsts: false, ..state(Arc::clone(&POOL)) });
    let answer = request_to(service, "GET", "/health/live", &[], &[]);
    assert_eq!(answer.header("strict-transport-security"), None);
}

#[test]
fn a_trace_is_continued_and_told_in_the_problem() {
    let id = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent = format!("00-{id}-00f067aa0ba902b7-01");
    let answer = request("GET", "/nergens", &[("traceparent", parent.as_str())], &[]);
    answer.is_problem(404, "onbekend-adres");
    assert_eq!(answer.json()["traceId"], id);
    let own = answer.header("traceparent").unwrap_or_default();
    assert!(own.starts_with(&format!("00-{id}-")) && own != parent, "{own}");

    for broken in ["x", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-<script>-1-01"] {
        let answer = request("GET", "/nergens", &[("traceparent", broken)], &[]);
        answer.is_problem(404, "onbekend-adres");
    }
    let other = get("/nergens").json()["traceId"].clone();
    assert_ne!(other, get("/nergens").json()["traceId"]);
}

#[test]
fn a_document_comes_with_its_name_digest_pages_and_times() {
    let answer = post(VOORTGANG, &example(AKKER));
    let name = "VGR-03_2025-0017_2025-06-20.pdf";
    let expected = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}");
    assert_eq!(answer.header("content-disposition"), Some(expected.as_str()));
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&answer.body)));
    assert_eq!(answer.header("repr-digest"), Some(digest.as_str()));
    let pages = Pdf::read(&answer.body).pages().to_string();
    assert_eq!(answer.header("document-paginas"), Some(pages.as_str()));
    let timing = answer.header("server-timing").unwrap_or_default();
    let parts: Vec<&str> = timing.split(", ").filter_map(|part| part.split(";dur=").next()).collect();
    assert_eq!(parts, ["wachtrij", "opmaak", "export"]);
    let times = timing.split(", ").filter_map(|part| part.split(";dur=").nth(1));
    assert!(times.map(str::parse::<f64>).all(|time| time.is_ok_and(|ms| ms >= 0.0)), "{timing}");
}

#[test]
fn a_file_name_holds_no_name_of_a_person_unless_the_body_asks_for_it() {
    let disposition =
        |body: &Value, path: &str| post(path, body).header("content-disposition").unwrap_or_default().to_owned();
    let mut body = example(AKKER);
    for variant in ["werkgever", "werknemer", "uwv", "intern"] {
        let name = disposition(&body, &format!("{VOORTGANG}?variant={variant}"));
        assert!(!name.contains("Akker") && !name.contains("999990007"), "{name}");
        assert_eq!(name.contains(variant), variant != "werkgever", "{name}");
    }
    set(&mut body, "/voortgang/document/bestandsnaam", "Zoë \"Akker\"\r\nX: y/../z");
    let name = disposition(&body, VOORTGANG);
    assert!(name.contains("filename*=UTF-8''Zo%C3%AB"), "{name}");
    assert!(!name.contains('\n') && !name.contains('/') && name.matches('"').count() == 2, "{name}");
    for variant in ["werknemer", "uwv", "intern"] {
        let name = disposition(&body, &format!("{VOORTGANG}?variant={variant}"));
        assert!(name.ends_with(&format!("_{variant}.pdf")), "{name}");
    }
}

#[test]
fn equal_requests_give_equal_bytes() {
    let first = post(VOORTGANG, &example(PIETERSMA));
    let second = post(VOORTGANG, &example(PIETERSMA));
    assert_eq!(first.header("repr-digest"), second.header("repr-digest"));
    assert_eq!(first.body, second.body);
    // The order of fields and the white space between them mean nothing.
    let pretty = serde_json::to_vec_pretty(&example(PIETERSMA)).expect("JSON");
    assert_eq!(request("POST", VOORTGANG, &[JSON], &pretty).body, first.body);
}

#[test]
fn the_parameter_goes_before_the_reader_that_the_body_names() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/document/variant", "uwv");
    let of_body = Pdf::read(&post(VOORTGANG, &body).body);
    assert!(of_body.says("999990007"));
    let of_parameter = Pdf::read(&post(&format!("{VOORTGANG}?variant=werkgever"), &body).body);
    assert!(!of_parameter.holds("999990007"));
    set(&mut body, "/document/variant", "intern");
    assert_eq!(post(VOORTGANG, &body).body, post(&format!("{VOORTGANG}?variant=uwv"), &body).body, "the part first");
}

// Days and sums that cannot be.

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

// More work than there is room for.

/// A pool of one worker with one place in its queue, both taken for some seconds.
fn busy_pool() -> Arc<Pool> {
    let pool = Arc::new(pool(1, 1));
    for _ in 0..2 {
        let pool = Arc::clone(&pool);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            let waiting = pool.ask(Ask::Misbehave(Misdeed::Wait), vec![], Client::OURSELVES, Kind::Single);
            runtime.block_on(waiting).expect("it waits and goes on")
        });
    }
    while !(pool.is_full() && pool.standing().running == 1) {
        std::thread::yield_now();
    }
    pool
}

#[test]
fn a_full_queue_is_told_with_its_limit_and_setting_and_when_to_come_back() {
    let pool = busy_pool();
    let service = serve(state(Arc::clone(&pool)));
    let body = bytes(&example(AKKER));
    let head = format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    let refused = request_to(service, "POST", VOORTGANG, &[JSON], &body);
    let unready = request_to(service, "GET", "/health/ready", &[], &[]);
    refused.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert_eq!(refused.header("retry-after"), Some("2"));
    let detail = refused.json()["detail"].to_string();
    assert!(detail.contains("TRAJECTPERS_QUEUE") && detail.contains('1'), "{detail}");
    unready.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert_eq!(unready.header("retry-after"), Some("2"));
    // Before the body is read: only its head is sent.
    raw(service, head.as_bytes()).is_problem(503, "tijdelijk-niet-beschikbaar");
    // Once there is room again, everybody is served.
    while pool.is_full() {
        std::thread::yield_now();
    }
    assert_eq!(request_to(service, "POST", VOORTGANG, &[JSON], &body).status, 200);
    assert_eq!(request_to(service, "GET", "/health/ready", &[], &[]).status, 200);
}

#[test]
fn a_deadline_that_passes_is_told_with_its_setting() {
    let settings = PoolSettings { deadline: Duration::ZERO, ..settings(1, 8) };
    let pool = Pool::start(settings, House::default()).expect("a worker starts");
    let service = serve(state(Arc::new(pool)));
    let answer = request_to(service, "POST", VOORTGANG, &[JSON], &bytes(&example(AKKER)));
    answer.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert!(answer.text().contains("TRAJECTPERS_DEADLINE"));
    assert_eq!(answer.header("retry-after"), Some("2"));
}

#[test]
fn requests_at_once_do_not_see_each_other() {
    let bodies: Vec<Value> = (0..12)
        .map(|number| {
            let mut body = example(if number % 2 == 0 { AKKER } else { PIETERSMA });
            set(&mut body, "/werknemer/achternaam", format!("Kanarie{number:03}"));
            body
        })
        .collect();
    std::thread::scope(|scope| {
        let answers: Vec<_> = bodies.iter().map(|body| scope.spawn(move || post(VOORTGANG, body))).collect();
        for (number, answer) in answers.into_iter().enumerate() {
            let document = Pdf::read(&answer.join().expect("an answer").body);
            for other in 0..12 {
                let name = format!("Kanarie{other:03}");
                assert_eq!(document.holds(&name), other == number, "{name} in document {number}");
            }
        }
    });
}

#[test]
fn the_attachment_goes_with_the_document_when_it_is_asked_for() {
    let mut body = example(AKKER);
    push(
        &mut body,
        "/activiteiten",
        json!({
            "datum": "2025-06-12", "soort": "overig", "omschrijving": "Kanarieoverleg.", "status": "uitgevoerd",
            "rapporteerbaar": false,
        }),
    );
    let plain = Pdf::read(&post(VOORTGANG, &body).body);
    assert!(plain.attachments().is_empty());
    let answer = post(&format!("{VOORTGANG}?metBijlage=true"), &body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let attached = Pdf::read(&answer.body);
    assert_eq!(attached.attachments().len(), 1);
    assert!(attached.metadata().contains("<pdfaid:part>3</pdfaid:part>"));
    for forbidden in ["999990007", "Proeflaan", "joke.vandenakker", "Kanarieoverleg"] {
        assert!(!attached.holds(forbidden), "{forbidden} travels along");
    }
}

/// What a connection of its own answers to exactly these bytes, until it closes.
fn exchange(head: &str, body: &[u8]) -> Vec<u8> {
    use std::io::{Read, Write};

    let mut stream = std::net::TcpStream::connect(*SERVER).expect("a connection");
    stream.write_all(head.as_bytes()).expect("a head");
    stream.write_all(body).expect("a body");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    answer
}

#[test]
fn old_and_hopeful_clients_get_a_whole_document() {
    let body = bytes(&example(AKKER));
    let whole = request("POST", VOORTGANG, &[JSON], &body).body;
    let length = body.len();
    for (version, lines) in [
        ("1.0", ""),
        // The client of Java offers HTTP/2 on every new connection.
        ("1.1", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAA\r\n"),
    ] {
        let head = format!(
            "POST {VOORTGANG} HTTP/{version}\r\nHost: localhost\r\n{lines}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        );
        let answer = exchange(&head, &body);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        assert!(head.starts_with(&format!("http/{version} 200")), "{head}");
        assert!(answer[end + 4..] == whole, "{lines}: equal bytes");
        // An answer after which the connection ends says so.
        assert!(version == "1.0" || head.contains("connection: close"), "{head}");
    }
}

#[test]
fn a_client_that_sends_before_it_reads_is_told_that_its_body_is_too_large() {
    let body = vec![b' '; 30 << 20];
    let head = format!(
        "POST {VOORTGANG} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let answer = exchange(&head, &body);
    assert!(answer.starts_with(b"HTTP/1.1 413 "), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn a_batch_for_a_client_of_http_1_0_comes_without_chunks() {
    let item = json!({ "soort": "offerte", "traject": example("kaalst") }).to_string();
    for kept in ["", "Connection: keep-alive\r\n"] {
        let head = format!("POST /v1/documenten/_batch HTTP/1.0\r\n{kept}Content-Length: {}\r\n\r\n", item.len());
        let answer = raw(*SERVER, format!("{head}{item}").as_bytes());
        assert_eq!((answer.status, answer.header("transfer-encoding")), (200, None));
        assert_ne!(answer.header("connection"), Some("keep-alive"));
        let archive = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).expect("a whole archive");
        assert_eq!(archive.len(), 2);
    }
}

#[test]
fn a_body_ends_where_it_says_whatever_protocol_is_offered() {
    let body = example("kaalst").to_string();
    let item = json!({ "soort": "offerte", "traject": example("kaalst") }).to_string();
    for (address, body) in
        [("/v1/offertes", &body), ("/v1/offertes/_valideer", &body), ("/v1/documenten/_batch", &item)]
    {
        for offer in ["Upgrade: websocket\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n"] {
            let head =
                format!("POST {address} HTTP/1.1\r\nHost: test\r\n{offer}Content-Length: {}\r\n\r\n", body.len());
            assert_eq!(raw(*SERVER, format!("{head}{body}").as_bytes()).status, 200, "{address} {offer}");
        }
    }
}
