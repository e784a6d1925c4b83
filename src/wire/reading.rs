//! A body read into a trajectory, and everything that is wrong with it in order of place.

use chrono::NaiveDate;
use serde_json::Value;

use super::budget::MAX_FAULTS;
use super::fault::{Fault, Repair};
use super::reader::{At, Wire};
use super::traject::Traject;
use super::{json, leaf, schema, shape};
use crate::trajectory::{Soort, Tekstvorm, Trajectory};

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

/// A body as far as it could be read: its faults, and the trajectory when they leave one.
#[derive(Debug)]
pub struct Reading {
    pub faults: Vec<Fault>,
    /// Absent when a fault leaves no trajectory; present beside faults that do.
    pub parsed: Option<Parsed>,
    /// What is there at the top of the body, whatever is wrong inside it.
    parts: Vec<Part>,
}

/// A field at the top of a body.
#[derive(Debug)]
struct Part {
    name: String,
    /// The day that a document of this part states.
    date: Option<NaiveDate>,
}

impl Reading {
    /// Whether the part that only this kind of document takes is not there at all.
    pub fn lacks_part(&self, soort: Soort) -> bool {
        !self.parts.iter().any(|part| part.name == part_of(soort))
    }

    /// The day of the document that the body states, for one kind or for all of them, as far as it can be read.
    pub fn stated_date(&self, soort: Option<Soort>) -> Option<NaiveDate> {
        let date = |name: &str| self.parts.iter().find(|part| part.name == name)?.date;
        soort.and_then(|soort| date(part_of(soort))).or_else(|| date("document"))
    }
}

/// Reads a body for no document in particular. An error only when it is not JSON at all, or holds more than a body may.
pub fn read(body: &[u8], options: ParseOptions) -> Result<Reading, Fault> {
    let (mut value, mut faults) = json::read(body)?;
    faults.extend(shape::settle(&mut value));
    faults.extend(schema::faults(&value, options.ignore_unknown));
    if faults.len() > MAX_FAULTS {
        // Not every fault of shape is known then, so neither is every text that is too long to be read.
        return Ok(Reading { faults: first_in_order(faults), parsed: None, parts: all_parts(&value) });
    }
    // A text that is too long is not read any further.
    let too_long = faults.iter().filter(|fault| fault.code == "te_lang").map(|fault| fault.pointer.clone()).collect();
    let mut at = At::new(form(&value), too_long);
    let trajectory = Traject::read(&value, &mut at);
    faults.extend(at.faults);
    if options.strict {
        faults.extend(at.repairs.iter().take(MAX_FAULTS + 1).map(|repair| Fault {
            pointer: repair.pointer.clone(),
            code: repair.code(),
            detail: repair.sentence(),
        }));
    }
    let parts = all_parts(&value);
    let parsed = trajectory.map(|trajectory| Parsed { trajectory, repairs: at.repairs });
    if parsed.is_none() && faults.is_empty() {
        let detail = "Het bericht past niet in het schema van een traject.".to_owned();
        faults.push(Fault { pointer: String::new(), code: "schema", detail });
    }
    Ok(Reading { faults: first_in_order(faults), parsed, parts })
}

/// How the texts of a body are written, if it says so in a word that there is.
fn form(body: &Value) -> Option<Tekstvorm> {
    let word = body.pointer("/document/tekstvorm")?.as_str()?;
    Tekstvorm::ALL.iter().copied().find(|form| form.as_str() == word)
}

fn part((name, value): (&String, &Value)) -> Part {
    let document = if name == "document" { Some(value) } else { value.get("document") };
    let date = document.and_then(|document| document.get("datum")).and_then(Value::as_str).and_then(leaf::parse_date);
    Part { name: name.clone(), date }
}

/// Why these bytes are no JSON that a body may hold, if they are none.
pub fn syntax_fault(bytes: &[u8]) -> Option<Fault> {
    json::read(bytes).err()
}

/// The fields at the top of a body.
fn all_parts(body: &Value) -> Vec<Part> {
    body.as_object().map(|object| object.iter().map(part).collect()).unwrap_or_default()
}

/// The field that holds what only this kind of document takes.
pub const fn part_of(soort: Soort) -> &'static str {
    match soort {
        Soort::PlanVanAanpak => "plan",
        Soort::Voortgangsrapportage => "voortgang",
        Soort::Eindrapportage => "eind",
        Soort::Offerte => "offerte",
    }
}

/// One fault per place, the one of the schema first; in order of place.
pub fn once_per_place(mut faults: Vec<Fault>) -> Vec<Fault> {
    order_by_place(&mut faults);
    // Repairs of one text are different things; other faults of one place are one thing said twice.
    let repair = |fault: &Fault| fault.code.starts_with('X');
    faults.dedup_by(|later, earlier| {
        later.pointer == earlier.pointer && (!repair(later) || later.detail == earlier.detail)
    });
    faults
}

/// Puts faults in order of their place, numbers in a list as numbers; those of one place stay as they are.
pub fn order_by_place(faults: &mut [Fault]) {
    faults.sort_by_cached_key(|fault| {
        let segments = fault.pointer.split('/');
        segments.map(|segment| (segment.parse::<usize>().unwrap_or(usize::MAX), segment.to_owned())).collect::<Vec<_>>()
    });
}

/// Faults that are put in order: as many as are told, of each way to find them.
const MAX_ORDERED: usize = 8 * MAX_FAULTS;

/// One fault per place in order of place, and one more than are told at most.
fn first_in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.truncate(MAX_ORDERED);
    let mut faults = once_per_place(faults);
    faults.truncate(MAX_FAULTS + 1);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(body: &str) -> Vec<Fault> {
        read(body.as_bytes(), ParseOptions::default()).expect("JSON").faults
    }

    #[test]
    fn a_body_of_faults_is_answered_with_the_first() {
        let empty = vec!["{}"; 900].join(",");
        let faults = faults_of(&format!("{{\"activiteiten\":[{empty}],\"sollicitaties\":[{empty}]}}"));
        assert_eq!(faults.len(), MAX_FAULTS + 1);
        let texts = vec!["\"\""; 1_000].join(",");
        let texts = faults_of(&format!("{{\"persoonsprofiel\":{{\"competenties\":[{texts}]}}}}"));
        assert!(!texts.is_empty() && texts.len() <= MAX_FAULTS + 1, "{}", texts.len());
    }

    #[test]
    fn a_body_that_holds_too_much_is_no_trajectory() {
        let ones = vec!["1"; 2_000_000].join(",");
        let read = read(format!("{{\"activiteiten\":[{ones}]}}").as_bytes(), ParseOptions::default());
        assert_eq!(
            read.map(|_| ()).map_err(|fault| (fault.pointer, fault.code)),
            Err(("/activiteiten".to_owned(), "te_veel"))
        );
    }
}
