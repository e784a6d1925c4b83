//! The law tried on situations that the examples do not hold: each with the day, the word or the silence that is right
//! (`docs/domain.md` 2).

mod counted;
mod decisions;
mod points;
mod reasons;
mod repair;
mod terms;
mod written;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use crate::support::{bytes, list, pages_for, soort, today, words};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// What the pages of a document for the employer are made of.
#[track_caller]
pub fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// The codes of the rules that have something to say of a body.
#[track_caller]
pub fn codes(body: &Value, kind: &str) -> BTreeSet<&'static str> {
    let soort = soort(kind);
    let trajectory =
        judgement::parse(&bytes(body), soort, ParseOptions::default(), today()).expect("a sound body").trajectory;
    let vondsten = checks::search(&trajectory, &[soort]);
    let dossier = Dossier::of(trajectory, soort, None, NaiveDate::MIN);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
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
