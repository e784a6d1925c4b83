//! The eindrapportage tried on ends that the examples do not hold: why it ended, what is still to come, and what UWV
//! decided since (`docs/domain.md` 2.6 and 3.5).

mod denied;
mod measured;
mod reasons;
mod uwv;
mod work;

use serde_json::{Value, json};

use crate::support::told::{self, EIND};
use crate::support::{AKKER, GRAAF, example, pages_for, remove, set, words};

#[track_caller]
fn pages(body: &Value) -> Value {
    told::pages(body, EIND)
}

#[track_caller]
fn reason(body: &Value) -> String {
    words(&pages(body)["reden"])
}

/// The employee's page.
#[track_caller]
fn explanation(body: &Value) -> String {
    told::explanation(body, EIND)
}

/// What a reader is asked on the first page.
#[track_caller]
fn asked(body: &Value, reader: &str) -> String {
    words(&pages_for(body, EIND, reader)["gevraagd"])
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
#[track_caller]
fn step(pages: &Value, name: &str) -> Option<[String; 3]> {
    told::row(pages, name).map(Into::into)
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
