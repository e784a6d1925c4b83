//! The law tried on situations that the examples do not hold: each with the day, the word or the silence that is right
//! (`docs/domain.md` 2).

mod counted;
mod decisions;
mod points;
mod reasons;
mod repair;
mod terms;
mod written;

use serde_json::Value;

use crate::support::{list, pages_for, words};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// What the pages of a document for the employer are made of.
#[track_caller]
pub fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
pub fn row(pages: &Value, step: &str) -> Option<(String, String, String)> {
    let rows = list(pages, "kalender");
    let row = rows.into_iter().find(|row| words(&row["stap"]).starts_with(step))?;
    Some((words(&row["uiterlijk"]), words(&row["gerealiseerd"]), words(&row["stand_tekst"])))
}

/// The day on which a plan has its eindrapportage; other reports may follow.
fn end_report(plan: &Value) -> Option<String> {
    let rows = list(&plan["rapportage"], "rijen");
    rows.into_iter().find(|row| row["document"] == "Eindrapportage").map(|row| words(&row["datum"]))
}

#[track_caller]
pub fn stands(pages: &Value, step: &str, expected: (&str, &str, &str)) {
    let (last, done, state) = row(pages, step).expect(step);
    assert_eq!((last.as_str(), done.as_str(), state.as_str()), expected, "{step}");
}
