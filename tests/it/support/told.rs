//! What a document tells its reader: the kinds by their words, and the parts of a page that tests look at.

use serde_json::Value;

use super::{AKKER, example, list, pages_for, set, words};

pub const PLAN: &str = "plan-van-aanpak";
pub const VOORTGANG: &str = "voortgangsrapportage";
pub const EIND: &str = "eindrapportage";
pub const OFFERTE: &str = "offerte";

/// The placed example with these places set.
pub fn case(patches: &[(&str, Value)]) -> Value {
    let mut body = example(AKKER);
    for (place, value) in patches {
        set(&mut body, place, value.clone());
    }
    body
}

/// What the pages of a document for the employer are made of.
#[track_caller]
pub fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// The employee's page of a document.
#[track_caller]
pub fn explanation(body: &Value, kind: &str) -> String {
    words(&pages_for(body, kind, "werknemer")["uitleg"])
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
pub fn row(pages: &Value, step: &str) -> Option<(String, String, String)> {
    let rows = list(pages, "kalender");
    let row = rows.into_iter().find(|row| words(&row["stap"]).starts_with(step))?;
    Some((words(&row["uiterlijk"]), words(&row["gerealiseerd"]), words(&row["stand_tekst"])))
}

#[track_caller]
pub fn stands(pages: &Value, step: &str, expected: (&str, &str, &str)) {
    let (last, done, state) = row(pages, step).expect(step);
    assert_eq!((last.as_str(), done.as_str(), state.as_str()), expected, "{step}");
}
