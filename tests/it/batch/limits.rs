//! A batch over a limit, a list that breaks off, and a strict batch.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::batch::Limits;
use trajectpers::http::{BatchLimits, State};

use super::{BATCH_PATH, NDJSON, archive, documents_and_results, item, lines, list, name, sends_first};
use crate::support::{BATCH, JSON, POOL, bytes, request, request_to, serve, set, state};

/// A service that takes little.
fn frugal(line: usize, items: usize, total: u64, held: usize) -> SocketAddr {
    let batch = BatchLimits { read: Limits { line, items, total }, held, ..BATCH };
    serve(State { batch, ..state(Arc::clone(&POOL)) })
}

#[test]
fn an_item_over_the_limit_fails_and_the_rest_arrives() {
    let line = bytes(&item(1)).len();
    let service = frugal(line, 10, 1 << 30, 1 << 30);
    let mut long = bytes(&item(2));
    long.splice(1..1, [b' '; 100]);
    let body = [bytes(&item(1)), long, bytes(&item(3))].join(&b'\n');
    let (names, results) = documents_and_results(&archive(service, "", &body));
    assert_eq!(names, [name(1), name(3)]);
    assert_eq!(results[1]["probleem"]["code"], "onderdeel-te-groot");
    assert!(results[1]["probleem"]["detail"].as_str().is_some_and(|detail| detail.contains("BATCH_LINE_LIMIT")));
}

#[test]
fn the_only_item_over_the_limit_is_refused_as_itself() {
    let long = bytes(&item(1));
    let service = frugal(long.len() - 1, 10, 1 << 30, 1 << 30);
    for path in [BATCH_PATH, "/v1/documenten/_valideer"] {
        request_to(service, "POST", path, &[NDJSON], &long).is_problem(413, "onderdeel-te-groot");
        let list = list(&[item(1)]);
        request_to(service, "POST", path, &[JSON], &list).is_problem(413, "onderdeel-te-groot");
    }
    let two = lines(&[item(1), json!({})]);
    assert_eq!(request_to(service, "POST", BATCH_PATH, &[NDJSON], &two).status, 200, "two items are a batch");
}

#[test]
fn a_comma_too_many_is_told_with_its_place_and_the_rest_arrives() {
    let one = bytes(&item(1));
    let body = [b"[\n".to_vec(), one.clone(), b"\n,\n]".to_vec()].concat();
    let (names, results) = documents_and_results(&request("POST", BATCH_PATH, &[JSON], &body).body);
    assert_eq!((names, results.len()), (vec![name(1)], 2));
    assert_eq!(results[1]["probleem"]["code"], "geen-json");
    let told = "Op regel 3, teken 1 van de batch staat een komma te veel.";
    assert_eq!(results[1]["probleem"]["detail"], told);
    let strict = request("POST", &format!("{BATCH_PATH}?strikt=true"), &[JSON], &body);
    strict.is_problem(400, "batch-ongeldig");
    assert_eq!(strict.faults(), [("/1".to_owned(), "geen_json".to_owned())]);
    assert!(strict.text().contains(told), "{}", strict.text());
    let lines = [one, b",\n".to_vec(), bytes(&item(2))].concat();
    let (names, results) = documents_and_results(&request("POST", BATCH_PATH, &[NDJSON], &lines).body);
    assert_eq!((names, results.len()), (vec![name(1), name(2)], 3));
    assert!(results[1]["probleem"]["detail"].as_str().is_some_and(|told| told.contains("komma te veel")));
}

#[test]
fn what_is_no_json_is_told_where_it_stands_in_the_batch() {
    let good = bytes(&item(1));
    // Of the second item: a comma that lacks, a trajectory that is too deep, and a letter in another encoding in it.
    let deep = format!("{{\"soort\":\"offerte\",\"traject\":{}{}}}", "[".repeat(60), "]".repeat(60));
    for (broken, place) in [
        (&b"{\"soort\": \"offerte\" \"traject\": {}}"[..], "regel 2, teken 21"),
        (deep.as_bytes(), "regel 2, teken 6"),
        (b"{\"soort\":\"offerte\",\"traject\":{\"a\":\"\xeb\"}}", "regel 2, teken 36"),
    ] {
        let lines = [&good[..], b"\n", broken, b"\n", &good[..]].concat();
        let list = [b"[", &good[..], b",\n", broken, b",", &good[..], b"]"].concat();
        for (kind, body) in [(NDJSON, lines), (JSON, list)] {
            let (_, results) = documents_and_results(&request("POST", BATCH_PATH, &[kind], &body).body);
            let told = results[1]["probleem"].to_string();
            assert!(told.contains(place) && told.contains("het hele bericht of bestand"), "{told}");
            let judged = request("POST", "/v1/documenten/_valideer", &[kind], &body).text();
            assert!(judged.contains(place), "{judged}");
            let strict = request("POST", &format!("{BATCH_PATH}?strikt=true"), &[kind], &body);
            strict.is_problem(400, "batch-ongeldig");
            assert!(strict.text().contains(place), "{}", strict.text());
        }
    }
}

#[test]
fn a_batch_over_a_limit_ends_with_a_result_that_says_so() {
    let items = [item(1), item(2), item(3)];
    let (names, results) = documents_and_results(&archive(frugal(1 << 20, 2, 1 << 30, 1), "", &lines(&items)));
    assert_eq!(names, [name(1), name(2)]);
    assert_eq!(results.len(), 3);
    assert_eq!(results[2]["probleem"]["code"], "te-veel-onderdelen");

    let total = bytes(&items[0]).len() as u64 + 50_000;
    let service = frugal(1 << 20, 10, total, 1);
    let (names, results) = documents_and_results(&archive(service, "", &lines(&items)));
    assert_eq!(names, [name(1)]);
    assert_eq!(results.last().map(|result| &result["probleem"]["code"]), Some(&json!("batch-te-groot")));
    // By its own word too large: no archive at all.
    request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items)).is_problem(413, "batch-te-groot");
    let held = request_to(service, "POST", &format!("{BATCH_PATH}?strikt=true"), &[NDJSON], &lines(&items[..1]));
    held.is_problem(413, "batch-te-groot");
}

#[test]
fn a_list_that_breaks_off_gives_what_came_and_says_so() {
    let body = [b"[".to_vec(), bytes(&item(1)), b",{\"soort\"".to_vec()].concat();
    let answer = request("POST", BATCH_PATH, &[JSON], &body);
    let (names, results) = documents_and_results(&answer.body);
    assert_eq!(names, [name(1)]);
    let codes: Vec<&Value> = results.iter().map(|result| &result["probleem"]["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!("geen-json"), &json!("geen-json")]);
}

#[test]
fn a_strict_batch_is_judged_as_a_whole_before_anything_is_made() {
    let mut wrong = item(2);
    set(&mut wrong, "/traject/werknemer/bsn", "999990008");
    let mut unknown = item(3);
    set(&mut unknown, "/soort", "brief");
    let path = format!("{BATCH_PATH}?strikt=true");
    let answer = request("POST", &path, &[JSON], &list(&[item(1), wrong, unknown]));
    answer.is_problem(400, "batch-ongeldig");
    let place = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    assert_eq!(answer.faults(), [place("/1/traject/werknemer/bsn", "bsn"), place("/2/soort", "keuze")]);

    let items = [item(1), item(2)];
    let strict = request("POST", &path, &[JSON], &list(&items));
    let plain = request("POST", BATCH_PATH, &[JSON], &list(&items));
    assert_eq!(strict.status, 200, "{}", strict.text());
    assert!(strict.body == plain.body, "what is sound is made as ever");
}

#[test]
fn a_body_of_known_length_that_breaks_off_is_a_problem() {
    let batch = BatchLimits { idle: std::time::Duration::from_secs(1), ..BATCH };
    let service = serve(State { batch, ..state(Arc::clone(&POOL)) });
    let head = "Content-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n";
    let mut duplex = sends_first(service, head, &lines(&[item(1)]));
    duplex.read_until(b"\"code\":\"bericht-afgebroken\"");
    assert!(duplex.received.starts_with(b"HTTP/1.1 400 "));
    // The connection is there still: what did not come is told.
    let told = String::from_utf8_lossy(&duplex.received);
    assert!(told.contains("Content-Length") && told.contains("TRAJECTPERS_READ_TIMEOUT"), "{told}");
}
