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

use crate::support::{AKKER, example, list, pages_for, remove, set, words};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// What the pages of a document for the employer are made of.
#[track_caller]
fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// The employee's page of a document.
#[track_caller]
fn explanation(body: &Value, kind: &str) -> String {
    words(&pages_for(body, kind, "werknemer")["uitleg"])
}

/// The placed example with these places set.
fn case(patches: &[(&str, Value)]) -> Value {
    let mut body = example(AKKER);
    for (place, value) in patches {
        set(&mut body, place, value.clone());
    }
    body
}

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
    let rows = list(pages, "kalender");
    let row = rows.into_iter().find(|row| words(&row["stap"]).starts_with(step))?;
    Some(words(&row["stand_tekst"]))
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
