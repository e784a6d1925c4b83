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
pub use schema::{JSON_SCHEMA, compiles, components};
pub use traject::Traject;

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
    let (value, mut faults) = json::read(body).map_err(|fault| vec![fault])?;
    faults.extend(schema::faults(&value, options.ignore_unknown));
    let mut at = At::default();
    let trajectory = Traject::read(&value, &mut at);
    faults.extend(at.faults);
    if let Some(trajectory) = &trajectory {
        faults.extend(vereist::faults(trajectory, soort));
    } else if value.is_object() && value.get(part_of(soort)).is_none() {
        // Other faults hide what this document needs, but that its own part is missing can be seen.
        let detail = vereist::needs_part(soort);
        faults.push(Fault { pointer: format!("/{}", part_of(soort)), code: "verplicht", detail });
    }
    if options.strict {
        faults.extend(at.repairs.iter().map(|repair| Fault {
            pointer: repair.pointer.clone(),
            code: repair.kind.code(),
            detail: repair.sentence(),
        }));
    }
    match trajectory {
        Some(trajectory) if faults.is_empty() => Ok(Parsed { trajectory, repairs: at.repairs }),
        _ => Err(in_order(faults)),
    }
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
    if faults.is_empty() {
        faults.push(Fault {
            pointer: String::new(),
            code: "schema",
            detail: "Het bericht past niet in het schema van een traject.".into(),
        });
    }
    faults
}
