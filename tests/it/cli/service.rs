//! The service as the command line starts it and asks it: health, addresses, the log.

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
