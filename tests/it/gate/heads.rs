//! What is answered before a request is there as a whole, or where it is none.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::{JUDGING, OFFERTE, ask, folder, key};
use crate::program::Service;
use crate::support::{JSON, raw, request_to};

#[test]
fn a_batch_that_says_to_be_too_large_is_refused_before_it_comes() {
    let limits = ["--batch-limit", "100000", "--body-limit", "5000"];
    let service = Service::start(&[&["--render-threads", "1"][..], &limits].concat());
    let send = |path: &str, length: u64| {
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        let asks = format!("{head}Expect: 100-continue\r\nContent-Length: {length}\r\n\r\n");
        let mut stream = TcpStream::connect(service.address).expect("connected");
        stream.write_all(asks.as_bytes()).expect("sent");
        // The connection stays for a while, for whoever sends before it reads.
        let mut answer = [0; 4_096];
        let length = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    for (path, length, code, limit) in [
        ("/v1/documenten/_batch", 100_001, "batch-te-groot", "100000 bytes"),
        ("/v1/documenten/_b%61tch", 100_001, "batch-te-groot", "100000 bytes"),
        (OFFERTE, 5_001, "bericht-te-groot", "5000 bytes"),
    ] {
        let refused = send(path, length);
        assert!(refused.starts_with("HTTP/1.1 413 ") && refused.contains(code) && refused.contains(limit), "{refused}");
    }
    assert!(send("/v1/documenten/_batch", 100_000).starts_with("HTTP/1.1 100 "), "what fits may come");
    // The same of who does not ask first.
    let announced = [JSON, ("Connection", "close")];
    let body = vec![b' '; 100_001];
    request_to(service.address, "POST", "/v1/documenten/_batch", &announced, &body).is_problem(413, "batch-te-groot");
    let text = ask(&service, "GET", "/metrics", None).text();
    let line = "trajectpers_refusals_total{reason=\"too_large\"} 4";
    assert!(text.contains(line), "{line} in\n{text}");
}

#[test]
fn who_may_not_come_in_is_told_before_it_sends_its_body() {
    let file = folder("early").join("keys");
    let (known, line) = key(&["bureau", "--rights", "documents"]);
    std::fs::write(&file, line).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    let asks = |path: &str, key: &str| {
        let lines = format!("Host: localhost\r\nAuthorization: Bearer {key}\r\nExpect: 100-continue");
        let mut stream = TcpStream::connect(service.address).expect("connected");
        let head = format!("POST {path} HTTP/1.1\r\n{lines}\r\nContent-Length: 4000000\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = [0; 4_096];
        let length = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    let stranger = asks(OFFERTE, "tp_wrong");
    assert!(stranger.starts_with("HTTP/1.1 401 ") && stranger.contains("sleutel-onbekend"), "{stranger}");
    assert!(stranger.to_lowercase().contains("www-authenticate: "), "{stranger}");
    assert!(asks(JUDGING, &known).starts_with("HTTP/1.1 403 "), "no right to judge");
    assert!(asks(OFFERTE, &known).starts_with("HTTP/1.1 100 "), "who may, may send");
}

#[test]
fn a_body_that_is_longer_than_it_says_is_answered_as_far_as_it_says() {
    let service = Service::start(&["--render-threads", "1"]);
    // Its length in characters and not in bytes, as many a program counts.
    let body = "{\"bureau\": {\"naam\": \"Één béétje vérder\"}}";
    let length = body.chars().count();
    assert!(body.len() > length);
    let head = format!("POST {JUDGING} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
    let request = format!("{head}Content-Length: {length}\r\n\r\n{body}");
    let answer = raw(service.address, request.as_bytes());
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert!(answer.text().contains("geen-json"), "{}", answer.text());
    // Whoever waits here for ever has found the fault: the log is written beside.
    while !service.log().contains("status=400") {
        std::thread::yield_now();
    }
}

#[test]
fn what_is_no_request_gets_a_whole_answer() {
    let service = Service::start(&["--render-threads", "1"]);
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}\r\n\r\n", "x".repeat(40_000));
    for (request, status, code) in [
        ("GARBAGE\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: x\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        (long, 431, "kop-te-groot"),
    ] {
        let answer = raw(service.address, request.as_bytes());
        answer.is_problem(status, code);
        assert_eq!(answer.header("api-version"), Some(env!("CARGO_PKG_VERSION")));
        assert_eq!(answer.header("connection"), Some("close"));
    }
    assert!(!service.log().contains("ERROR"), "what a stranger sends is no error of ours: {}", service.log());
}

#[test]
fn a_second_head_has_no_more_time_than_the_first() {
    let service = Service::start(&["--render-threads", "1"]);
    let mut stream = TcpStream::connect(service.address).expect("connected");
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let mut first = [0; 2048];
    let length = stream.read(&mut first).expect("an answer");
    assert!(first[..length].starts_with(b"HTTP/1.1 200 "));
    stream.write_all(b"GET /hea").expect("sent");
    let mut second = String::new();
    // Whoever waits here for ever has found the fault.
    stream.read_to_string(&mut second).expect("an end");
    assert!(second.starts_with("HTTP/1.1 408 ") && second.contains("kop-te-traag"), "{second}");
}
