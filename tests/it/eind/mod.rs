//! The eindrapportage tried on ends that the examples do not hold: why it ended, what is still to come, and what UWV
//! decided since (`docs/domain.md` 2.6 and 3.5).

mod denied;
mod measured;
mod reasons;
mod uwv;
mod work;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use crate::support::{AKKER, GRAAF, bytes, example, list, pages_for, remove, set, soort, today, words};

const EIND: &str = "eindrapportage";

#[track_caller]
fn pages(body: &Value) -> Value {
    pages_for(body, EIND, "werkgever")
}

#[track_caller]
fn reason(body: &Value) -> String {
    words(&pages(body)["reden"])
}

/// The employee's page.
#[track_caller]
fn explanation(body: &Value) -> String {
    words(&pages_for(body, EIND, "werknemer")["uitleg"])
}

/// What a reader is asked on the first page.
#[track_caller]
fn asked(body: &Value, reader: &str) -> String {
    words(&pages_for(body, EIND, reader)["gevraagd"])
}

/// The codes of the rules that have something to say of a body.
#[track_caller]
fn codes(body: &Value) -> BTreeSet<&'static str> {
    let trajectory =
        judgement::parse(&bytes(body), soort(EIND), ParseOptions::default(), today()).expect("a sound body").trajectory;
    let vondsten = checks::search(&trajectory, &[soort(EIND)]);
    let dossier = Dossier::of(trajectory, soort(EIND), None, NaiveDate::MIN);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
#[track_caller]
fn step(pages: &Value, name: &str) -> Option<[String; 3]> {
    let row = list(pages, "kalender").into_iter().find(|row| words(&row["stap"]).starts_with(name))?;
    Some(["uiterlijk", "gerealiseerd", "stand_tekst"].map(|field| words(&row[field])))
}

/// The placed example as one in which nobody is placed and the end of the wachttijd comes near.
fn not_placed() -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "einde_wachttijd_nadert");
    set(&mut body, "/eind/resultaat", "niet_geplaatst");
    remove(&mut body, "/eind/nazorg");
    body["plaatsingen"].as_array_mut().expect("a list").truncate(1);
    body
}

/// The example of a repair, after UWV's decision on the request.
fn decided(on: &str, tot: Option<&str>) -> Value {
    let mut body = example(GRAAF);
    set(&mut body, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05" }));
    if let Some(tot) = tot {
        set(&mut body, "/traject/loonsanctie/bekorting/tot", tot);
    }
    set(&mut body, "/eind/document/datum", on);
    body
}
