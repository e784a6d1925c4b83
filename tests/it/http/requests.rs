//! The request around the body.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use trajectpers::http::{BodyLimits, State};

use super::{SMALL, with_header};
use crate::support::{
    AKKER, JSON, POOL, SERVER, VOORTGANG, bytes, example, get, post, raw, request, request_to, serve, state,
};

/// The media type of a workbook.
const XLSX_KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
    for (address, accepted) in [
        (VOORTGANG, "application/json"),
        ("/v1/trajecten/_valideer", "application/json"),
        ("/v1/documenten/_batch", "application/json, application/x-ndjson"),
        ("/v1/documenten/_valideer", "application/json, application/x-ndjson"),
        ("/v1/werkboeken/_lees", XLSX_KIND),
    ] {
        let answer = request("POST", address, &[("Content-Type", "text/plain")], &body);
        assert_eq!((answer.status, answer.header("accept")), (415, Some(accepted)), "{address}");
    }
    let answer = request("POST", VOORTGANG, &[("Content-Type", "application/x-ndjson")], &body);
    assert_eq!((answer.status, answer.header("accept")), (415, Some("application/json")));
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
fn what_is_around_a_body_in_chunks_has_an_end() {
    const FAR_TOO_MUCH: usize = 64 << 20;
    let filler = [b"X-Naam: ".as_slice(), &[b'a'; 60_000], b"\r\n"].concat();
    for (address, kind, around) in [
        (VOORTGANG, "application/json", "0\r\n"),
        (VOORTGANG, "application/json", "1;"),
        ("/v1/documenten/_batch", "application/x-ndjson", "0\r\n"),
    ] {
        let mut stream = TcpStream::connect(*SERVER).expect("connected");
        let head = format!("POST {address} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n");
        let begin = format!("{head}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n{around}");
        stream.write_all(begin.as_bytes()).expect("sent");
        // An extension is one line.
        let part = if around == "1;" { &filler[..50_000] } else { &filler[..] };
        let mut sent = 0;
        while sent < FAR_TOO_MUCH && stream.write_all(part).is_ok() {
            sent += part.len();
        }
        assert!(sent < FAR_TOO_MUCH, "{address} {around:?}");
    }
    // A chunk of one byte is odd, and a body all the same.
    let body = [bytes(&example(AKKER)), vec![b' '; 300_000]].concat();
    let chunks: Vec<u8> = body.iter().flat_map(|byte| [b"1\r\n".as_slice(), &[*byte], b"\r\n"].concat()).collect();
    let head =
        format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n");
    let sent =
        [format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes(), &chunks, b"0\r\nX-Som: 1\r\n\r\n"].concat();
    assert_eq!(raw(*SERVER, &sent).status, 200);
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
