//! A document knows what was known on its day, so that one file can be posted for each of its documents: a fact that is
//! dated later changes nothing on paper.

mod changes;
mod facts;
mod judged;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde_json::Value;
use trajectpers::wire::{Soort, Variant};

use crate::support::{PRESS, bytes, example, order, push, set, today};

use Fact::{Date, Item, Part};

/// A kind of document and the part of the body that is its own.
const KINDS: [(&str, &str); 4] = [
    ("offerte", "offerte"),
    ("plan-van-aanpak", "plan"),
    ("voortgangsrapportage", "voortgang"),
    ("eindrapportage", "eind"),
];

/// A JSON Pointer and what is put there; `-` at its end adds to a list, `null` takes away. In the text, `$later` is the
/// day after the document, `$before` a week before it, and `$far` more than a year after it.
type Patch = (&'static str, &'static str);

/// Something that becomes known on a day.
#[derive(Debug, Clone, Copy)]
enum Fact {
    /// A date by itself.
    Date(&'static str),
    /// An item of a list, with the dates of the contract that it carries.
    Item(&'static [&'static str], &'static str, &'static str),
    /// Part of something that was known already: its date, what is there with it, and what is there without it.
    Part(&'static str, &'static [Patch], &'static [Patch]),
}

impl Fact {
    /// The dates of the contract that say when it became known.
    fn dates(self) -> Vec<&'static str> {
        match self {
            Date(place) | Part(place, ..) => vec![place],
            Item(places, ..) => places.to_vec(),
        }
    }

    fn name(self) -> &'static str {
        self.dates()[0]
    }

    /// The body with the fact, dated on this day.
    fn told(self, body: &Value, on: NaiveDate, day: NaiveDate) -> Value {
        match self {
            Date(place) => patched(body, &[(place, r#""$later""#)], on, day),
            Item(_, list, item) => {
                let mut body = body.clone();
                push(&mut body, list, filled(item, on, day));
                body
            }
            Part(_, told, _) => patched(body, told, on, day),
        }
    }

    /// The body in which it never was.
    fn untold(self, body: &Value, on: NaiveDate, day: NaiveDate) -> Value {
        match self {
            Date(place) => patched(body, &[(place, "null")], on, day),
            Item(..) => body.clone(),
            Part(_, _, untold) => patched(body, untold, on, day),
        }
    }
}

fn patched(body: &Value, patches: &[Patch], on: NaiveDate, day: NaiveDate) -> Value {
    let mut body = body.clone();
    for (pointer, text) in patches {
        let value = filled(text, on, day);
        match pointer.strip_suffix("/-") {
            Some(list) => push(&mut body, list, value),
            None => set(&mut body, pointer, value),
        }
    }
    body
}

fn filled(text: &str, on: NaiveDate, day: NaiveDate) -> Value {
    let text = text.replace("$later", &on.to_string());
    let text = text.replace("$before", &(day - Days::new(7)).to_string());
    let text = text.replace("$far", &(day + Days::new(500)).to_string());
    serde_json::from_str(&text).expect("JSON")
}

/// The day of a document of a body.
fn day_of(body: &Value, part: &str) -> NaiveDate {
    let stated = body[part]["document"]["datum"].as_str().or(body["document"]["datum"].as_str());
    stated.map_or_else(today, |text| text.parse().expect("a day"))
}

/// An example in which every fact has something to change.
fn prepared(name: &str) -> Value {
    let mut body = example(name);
    // Without a reason a plan may not lack the steps that are taken away here.
    set(&mut body, "/poortwachter/redenOntbreekt", "De stukken zijn opgevraagd.");
    set(&mut body, "/plan/cv", "Werkte als planner bij Proefbedrijf.");
    // A sanction changes the weeks of an offer, so that a price worked out without one no longer fits; a concept may say so.
    set(&mut body, "/offerte/document/status", "concept");
    body
}

/// What the page is made of, or why there is none.
fn data(body: &Value, soort: Soort, reader: Variant) -> Result<Arc<[u8]>, String> {
    let prepared = PRESS.prepare(&bytes(body), order(soort, reader));
    prepared.map(|prepared| prepared.report.data).map_err(|error| format!("cannot be made: {error:?}"))
}
