//! Every rule has a case that fires it and one beside it that just does not: a day earlier, a number lower. Each family
//! of rules has a file; `every` holds all of them to the same.
//!
//! A case is the placed example with a few places changed, so that a fixture shows nothing but what matters.

mod activiteiten;
mod doelen;
mod einde;
mod every;
mod offerte;
mod ondertekening;
mod privacy;
mod samenhang;
mod sollicitaties;
mod stappen;
mod tijd;
mod verzuim;
mod zoekprofiel;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use trajectpers::checks::{self, Context, Finding, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::examples;
use trajectpers::judgement;
use trajectpers::wire::{Fault, ParseOptions, Soort};

use crate::support::today;

use Change::{Gone, Json, Text};

const O: Soort = Soort::Offerte;
const P: Soort = Soort::PlanVanAanpak;
const V: Soort = Soort::Voortgangsrapportage;
const E: Soort = Soort::Eindrapportage;

/// What stands at a place from now on.
#[derive(Debug, Clone, Copy)]
enum Change {
    Text(&'static str),
    Json(&'static str),
    Gone,
}

/// A JSON Pointer and what stands there.
type Patch = (&'static str, Change);

/// A rule, the document it judges, and the two bodies.
struct Case {
    code: &'static str,
    soort: Soort,
    fires: &'static [Patch],
    silent: &'static [Patch],
}

const fn case(code: &'static str, soort: Soort, fires: &'static [Patch], silent: &'static [Patch]) -> Case {
    Case { code, soort, fires, silent }
}

/// The cases of every rule, in order of code.
fn cases() -> impl Iterator<Item = &'static Case> {
    let families = [
        activiteiten::CASES,
        samenhang::CASES,
        offerte::CASES,
        doelen::CASES,
        privacy::CASES,
        sollicitaties::CASES,
        tijd::CASES,
        ondertekening::CASES,
        zoekprofiel::CASES,
    ];
    families.into_iter().flatten()
}

/// Guidance that goes on to the end of the wachttijd, with nobody placed.
const TO_THE_END: &[Patch] = &[
    ("/eind/redenEinde", Text("einde_wachttijd_nadert")),
    ("/eind/resultaat", Text("niet_geplaatst")),
    ("/plaatsingen/1", Gone),
    ("/eind/nazorg", Gone),
];

/// The placed example with some places changed; `None` when a place is not there.
fn body(patches: &[Patch]) -> Option<Value> {
    let mut body: Value = serde_json::from_str(examples::find("van-den-akker")?).ok()?;
    patches.iter().try_for_each(|(pointer, change)| put(&mut body, pointer, *change))?;
    Some(body)
}

fn put(body: &mut Value, pointer: &str, change: Change) -> Option<()> {
    let value = match change {
        Text(text) => Some(Value::from(text)),
        Json(json) => Some(serde_json::from_str(json).ok()?),
        Gone => None,
    };
    let (parent, key) = pointer.rsplit_once('/')?;
    match (body.pointer_mut(parent)?, value) {
        (Value::Object(object), Some(value)) => {
            object.insert(key.to_owned(), value);
        }
        (Value::Object(object), None) => {
            object.remove(key)?;
        }
        (Value::Array(list), Some(value)) => *list.get_mut(key.parse::<usize>().ok()?)? = value,
        (Value::Array(list), None) => {
            let index = key.parse::<usize>().ok().filter(|index| *index < list.len())?;
            list.remove(index);
        }
        _ => return None,
    }
    Some(())
}

/// What the service finds in a body for one document.
fn findings(body: &str, soort: Soort, thresholds: &Thresholds) -> Result<Vec<Finding>, Vec<Fault>> {
    let trajectory = judgement::parse(body.as_bytes(), soort, ParseOptions::default(), today())?.trajectory;
    let vondsten = checks::search(&trajectory, &[soort]);
    let dossier = Dossier::of(trajectory, soort, None, NaiveDate::MIN);
    Ok(checks::check(&Context::new(&dossier, thresholds, &vondsten)))
}

/// What it finds in the placed example with some places changed.
#[track_caller]
fn found(soort: Soort, patches: &[Patch]) -> Vec<Finding> {
    let body = body(patches).expect("places that are there");
    findings(&body.to_string(), soort, &Thresholds::default()).expect("a valid body")
}

fn codes(findings: &[Finding]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// What one rule finds.
#[track_caller]
fn finding(code: &str, soort: Soort, patches: &[Patch]) -> Option<Finding> {
    found(soort, patches).into_iter().find(|finding| finding.code == code)
}

#[track_caller]
fn fires(code: &str, soort: Soort, patches: &[Patch]) -> bool {
    finding(code, soort, patches).is_some()
}

/// The sentence of one rule; empty where it is silent.
#[track_caller]
fn sentence(code: &str, soort: Soort, patches: &[Patch]) -> String {
    finding(code, soort, patches).map(|finding| finding.detail).unwrap_or_default()
}
