//! The JSON contract: what a caller may send, and every fault of what was sent.
//!
//! The types here exist for their schema; `parse` reads a body straight into the domain. Shape (the schema) and
//! meaning (the `parse` functions of the domain) are judged in one go, so that a caller hears everything at once.

mod document;
mod eind;
mod fault;
mod json;
mod leaf;
mod logo;
mod object;
mod offerte;
mod partijen;
mod plan;
mod profiel;
pub(crate) mod reader;
mod schema;
mod teksten;
mod text;
mod traject;
mod vereist;
mod verloop;
mod verzuim;
mod voortgang;

pub use fault::{Fault, Repair, RepairKind};
pub use json::escape as pointer_segment;
pub use schema::{JSON_SCHEMA, compiles, components};
pub use traject::Traject;
pub use vereist::without_part;

pub use crate::trajectory::{Soort, Variant};

use crate::trajectory::Trajectory;
use reader::{At, Wire};

/// A body that is true, and what was put right in its texts.
#[derive(Debug)]
pub struct Parsed {
    pub trajectory: Trajectory,
    pub repairs: Vec<Repair>,
}

impl Parsed {
    /// The place in the body of a standard sentence.
    pub fn pointer_of_text(name: &str) -> String {
        format!("/teksten/{}", json::escape(name))
    }
}

/// How strictly a body is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct ParseOptions {
    /// Fields that the contract does not name are skipped instead of refused.
    pub ignore_unknown: bool,
    /// A text that had to be put right is a fault.
    pub strict: bool,
}

/// Reads a body for one kind of document; all its faults together, in order of their place.
pub fn parse(body: &[u8], soort: Soort, options: ParseOptions) -> Result<Parsed, Vec<Fault>> {
    let reading = read(body, options).map_err(|fault| vec![fault])?;
    let without_part = reading.lacks_part(soort);
    let mut faults = reading.faults;
    faults.extend(match &reading.parsed {
        Some(parsed) => missing(&parsed.trajectory, soort),
        // Other faults hide what this document needs, but that its own part is missing can be seen.
        None if without_part => vec![vereist::without_part(soort)],
        None => vec![],
    });
    match reading.parsed {
        Some(parsed) if faults.is_empty() => Ok(parsed),
        _ => Err(in_order(faults)),
    }
}

/// A body as far as it could be read: its faults, and the trajectory when they leave one.
#[derive(Debug)]
pub struct Reading {
    pub faults: Vec<Fault>,
    /// Absent when a fault leaves no trajectory; present beside faults that do.
    pub parsed: Option<Parsed>,
    /// Names of the parts that are there, whatever is wrong inside them.
    parts: Vec<String>,
}

impl Reading {
    /// Whether the part that only this kind of document takes is not there at all.
    pub fn lacks_part(&self, soort: Soort) -> bool {
        !self.parts.iter().any(|part| part == part_of(soort))
    }
}

/// Reads a body for no document in particular. An error only when it is not JSON at all.
pub fn read(body: &[u8], options: ParseOptions) -> Result<Reading, Fault> {
    let (value, mut faults) = json::read(body)?;
    faults.extend(schema::faults(&value, options.ignore_unknown));
    let mut at = At::default();
    let trajectory = Traject::read(&value, &mut at);
    faults.extend(at.faults);
    if options.strict {
        faults.extend(at.repairs.iter().map(|repair| Fault {
            pointer: repair.pointer.clone(),
            code: repair.kind.code(),
            detail: repair.sentence(),
        }));
    }
    let parts = value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
    let parsed = trajectory.map(|trajectory| Parsed { trajectory, repairs: at.repairs });
    if parsed.is_none() && faults.is_empty() {
        let detail = "Het bericht past niet in het schema van een traject.".to_owned();
        faults.push(Fault { pointer: String::new(), code: "schema", detail });
    }
    Ok(Reading { faults: in_order(faults), parsed, parts })
}

/// Why these bytes are no JSON, if they are none.
pub fn syntax_fault(bytes: &[u8]) -> Option<Fault> {
    json::read(bytes).err()
}

/// What a trajectory misses for one kind of document.
pub fn missing(trajectory: &Trajectory, soort: Soort) -> Vec<Fault> {
    in_order(vereist::faults(trajectory, soort))
}

/// The field that holds what only this kind of document takes.
pub(super) const fn part_of(soort: Soort) -> &'static str {
    match soort {
        Soort::PlanVanAanpak => "plan",
        Soort::Voortgangsrapportage => "voortgang",
        Soort::Eindrapportage => "eind",
        Soort::Offerte => "offerte",
    }
}

/// One fault per place, the one of the schema first; places in order, numbers in a list as numbers.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    let key = |fault: &Fault| {
        fault
            .pointer
            .split('/')
            .map(|segment| (segment.parse::<usize>().unwrap_or(usize::MAX), segment.to_owned()))
            .collect::<Vec<_>>()
    };
    faults.sort_by_cached_key(key);
    // Repairs of one text are different things; other faults of one place are one thing said twice.
    let repair = |fault: &Fault| fault.code.starts_with('X');
    faults
        .dedup_by(|later, earlier| later.pointer == earlier.pointer && (!repair(later) || later.code == earlier.code));
    faults
}
