//! The service as the command line starts it and asks it: health, addresses, the log.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::Value;

use super::{done, refused, run, told};
use crate::support::SERVER;

#[test]
fn health_asks_the_service_that_is_there_and_fails_where_none_is() {
    done(run(&["health", "--listen", &SERVER.to_string()], b""));
    // Port 1 is reserved, and nobody listens on it.
    refused(&run(&["health", "--listen", "127.0.0.1:1"], b""), 1, &["niet bereikbaar"]);
}

#[test]
fn health_takes_no_answer_of_something_else_for_the_service() {
    for (answer, reasons) in [
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", ["iets anders dan Trajectpers", "200"]),
        ("SSH-2.0-OpenSSH_9.2\r\n\r\n", ["niet te verstaan", "--tls-certificate"]),
    ] {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let stranger = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            assert!(stream.read(&mut [0; 4_096]).expect("a request") > 0);
            stream.write_all(answer.as_bytes()).expect("answered");
        });
        refused(&run(&["health", "--listen", &address], b""), 1, &reasons);
        stranger.join().expect("the stranger answered");
    }
}

#[test]
fn a_service_that_cannot_listen_ends_with_a_reason() {
    let taken = SERVER.to_string();
    let output = run(&["serve", "--listen", &taken, "--render-threads", "1"], b"");
    refused(&output, 1, &["is niet te luisteren: een ander programma luistert daar al", &taken]);
    let output = run(&["serve", "--listen", "onbekend.invalid:8080", "--render-threads", "1"], b"");
    refused(&output, 1, &["--listen noemt onbekend.invalid:8080, en die naam kent deze machine niet"]);
}

#[test]
fn the_log_can_be_json_and_holds_nothing_of_a_body() {
    let taken = SERVER.to_string();
    let output = run(&["serve", "--listen", &taken, "--render-threads", "1", "--log-format", "json"], b"");
    let lines = told(&output);
    assert!(lines.lines().count() > 0);
    for line in lines.lines() {
        let entry: Value = serde_json::from_str(line).expect("a JSON line");
        assert!(entry["level"].is_string() && entry["fields"].is_object(), "{line}");
    }
    for secret in ["Akker", "Pietersma", "999990007", "999990019"] {
        assert!(!lines.contains(secret), "{secret}");
    }
}
