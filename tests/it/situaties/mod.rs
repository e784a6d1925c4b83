//! Situations that no example holds: what offerte, plan and reports say then, and what they said before that was false.

mod aow;
mod belastbaarheid;
mod dagen;
mod dienstverband;
mod loonsanctie;
mod offerte;
mod oordeel;
mod start;
mod wachttijd;
mod zoeken;

use serde_json::{Value, json};

use crate::support::remove;
use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, case, explanation, pages, row};

/// An offer whose sum is not stated elsewhere.
fn offer(patches: &[(&str, Value)]) -> Value {
    let mut body = case(patches);
    remove(&mut body, "/offerte/totaalCent");
    body
}

/// The example as one that nobody was placed in.
fn not_placed(reason: &str, patches: &[(&str, Value)]) -> Value {
    let ended = [
        ("/eind/redenEinde", json!(reason)),
        ("/eind/resultaat", json!("niet_geplaatst")),
        ("/plaatsingen", json!([])),
    ];
    let mut body = case(&[&ended[..], patches].concat());
    remove(&mut body, "/eind/nazorg");
    body
}

/// How a step of the calendar stands, by the beginning of its name.
fn state(pages: &Value, step: &str) -> Option<String> {
    row(pages, step).map(|(_, _, state)| state)
}

#[track_caller]
fn says(text: &str, right: &[&str], wrong: &[&str]) {
    for sentence in right {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    for sentence in wrong {
        assert!(!text.contains(sentence), "not {sentence}: {text}");
    }
}

/// A start after its usual last day, with a reason for it.
fn late(reason: &str) -> Value {
    let unable = json!([{ "van": "2024-12-01", "tot": "2025-01-05", "bron": "bedrijfsarts" }]);
    case(&[
        ("/poortwachter/eerstejaarsevaluatie", json!("2024-12-20")),
        ("/traject/redenUitstel", json!(reason)),
        ("/geenBenutbareMogelijkheden", unable),
    ])
}
