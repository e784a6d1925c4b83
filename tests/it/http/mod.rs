//! The service over a real port: what it takes, what it refuses, and what every answer carries.

mod busy;
mod carried;
mod days;
mod faults;
mod forms;
mod house;
mod requests;

use std::time::Duration;

use trajectpers::http::BodyLimits;

use crate::support::{AKKER, Answer, JSON, VOORTGANG, bytes, example, request};

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
