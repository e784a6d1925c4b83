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

use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, pages, row, stands};
use crate::support::{list, words};

/// The day on which a plan has its eindrapportage; other reports may follow.
fn end_report(plan: &Value) -> Option<String> {
    let rows = list(&plan["rapportage"], "rijen");
    rows.into_iter().find(|row| row["document"] == "Eindrapportage").map(|row| words(&row["datum"]))
}
