//! A body read into a trajectory, and everything that is wrong with it in order of place.

use chrono::NaiveDate;
use serde_json::Value;

use super::budget::MAX_FAULTS;
use super::fault::{Fault, Repair};
use super::json::{Message, Spot};
use super::reader::{At, Wire};
use super::traject::Traject;
use super::{conditions, json, leaf, logo, schema, shape};
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
    /// Where in what was sent the body begins.
    pub begins: Spot,
}

/// A body as far as it could be read: its faults, and the trajectory when they leave one.
#[derive(Debug)]
pub struct Reading {
    pub faults: Vec<Fault>,
    /// Absent when a fault leaves no trajectory; present beside faults that do.
    pub parsed: Option<Parsed>,
    /// What is there at the top of the body, whatever is wrong inside it.
    parts: Vec<Part>,
    is_object: bool,
}

/// A field at the top of a body.
#[derive(Debug)]
struct Part {
    name: String,
    /// Items of a list, and names of the fields of an object.
    items: usize,
    fields: Vec<String>,
    /// The day that a document of this part states.
    date: Option<NaiveDate>,
}

impl Reading {
    /// Whether the part that only this kind of document takes is not there at all.
    pub fn lacks_part(&self, soort: Soort) -> bool {
        self.is_object && !self.parts.iter().any(|part| part.name == part_of(soort))
    }

    /// What this kind of document needs and is not there at all, whatever is wrong with the rest: every field that has to be
    /// filled in. None when the body is no trajectory to begin with.
    pub fn blanks_for(&self, soort: Soort) -> Vec<Fault> {
        if !self.is_object {
            return vec![];
        }
        let part = |name: &str| self.parts.iter().find(|part| part.name == name);
        let needed = conditions::parts_for(soort).iter();
        let mut faults: Vec<Fault> = needed
            .map(|(name, items)| (name, part(name).map(|part| part.items), *items))
            .filter(|(_, present, items)| present.is_none_or(|present| present < *items))
            .flat_map(|(name, present, items)| schema::blanks(name, present.unwrap_or_default(), items))
            .collect();
        if soort == Soort::Offerte {
            let has = |field: &str| part("bureau").is_some_and(|bureau| bureau.fields.iter().any(|name| name == field));
            let missing = ["btwId", "iban"].into_iter().filter(|field| !has(field));
            faults.extend(missing.map(|field| Fault {
                pointer: format!("/bureau/{field}"),
                code: "verplicht",
                detail: "Een offerte heeft dit gegeven van het bureau nodig.".to_owned(),
            }));
        }
        faults
    }

    /// The day of the document that the body states, for one kind or for all of them, as far as it can be read.
    pub fn stated_date(&self, soort: Option<Soort>) -> Option<NaiveDate> {
        let date = |name: &str| self.parts.iter().find(|part| part.name == name)?.date;
        soort.and_then(|soort| date(part_of(soort))).or_else(|| date("document"))
    }
}

/// Reads a body for no document in particular. An error only when it is not JSON at all, or holds more than a body may.
pub fn read(body: &[u8], options: ParseOptions) -> Result<Reading, Fault> {
    let Message { mut value, mut faults, powers } = json::read_from(options.begins, body)?;
    if let Some(fault) = no_trajectory(&value) {
        return Ok(Reading { faults: vec![fault], parsed: None, parts: vec![], is_object: false });
    }
    faults.extend(shape::settle(&mut value, &powers));
    let mut skipped = Vec::new();
    faults.extend(schema::faults(&value, options.ignore_unknown.then_some(&mut skipped)));
    if faults.len() > MAX_FAULTS {
        // Not every fault of shape is known then, so neither is every text that is too long to be read.
        return Ok(Reading { faults: first_in_order(faults), parsed: None, parts: all_parts(&value), is_object: true });
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
    // What a caller lets be skipped is no fault, however strict it is.
    let repairs: Vec<Repair> = at.repairs.into_iter().chain(skipped).collect();
    let parsed = trajectory.map(|trajectory| Parsed { trajectory, repairs });
    if parsed.is_none() && faults.is_empty() {
        let detail = "Het bericht past niet in het schema van een traject.".to_owned();
        faults.push(Fault { pointer: String::new(), code: "schema", detail });
    }
    Ok(Reading { faults: first_in_order(faults), parsed, parts, is_object: true })
}

/// Whether drawing the logo of a body takes long enough to be felt by those who wait behind it. Nothing is drawn for this.
pub fn has_dear_logo(body: &[u8]) -> bool {
    // The name of a field stands there as it is, unless its letters are escaped.
    let holds = |word: &[u8]| body.windows(word.len()).any(|bytes| bytes == word);
    if !holds(b"logo") && !holds(br"\u") {
        return false;
    }
    let Ok((value, _)) = json::read(body) else { return false };
    value.pointer("/bureau/huisstijl/logo").and_then(Value::as_str).is_some_and(logo::is_dear)
}

/// The day that a body states for one kind of document, without reading what else is in it.
pub fn stated_date(body: &[u8], soort: Soort) -> Option<NaiveDate> {
    let Message { mut value, powers, .. } = json::read_from(Spot::BEGIN, body).ok()?;
    shape::settle(&mut value, &powers);
    let reading = Reading { faults: vec![], parsed: None, parts: all_parts(&value), is_object: true };
    reading.stated_date(Some(soort))
}

/// Why a body is no trajectory that anything could be missed in: no object, or a trajectory with something around it.
fn no_trajectory(body: &Value) -> Option<Fault> {
    let fault = |pointer: &str, code, detail: &str| {
        Some(Fault { pointer: pointer.to_owned(), code, detail: detail.to_owned() })
    };
    let Value::Object(root) = body else {
        let detail = match body {
            Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
                "Hier hoort een object te staan. Dit is een tekst waarin JSON staat: uw systeem heeft het bericht twee keer \
                 omgezet. Stuur het object zelf, zonder aanhalingstekens eromheen."
            }
            Value::Array(_) => {
                "Hier hoort een object te staan, en dit is een lijst. Stuur één traject; een lijst van onderdelen hoort bij \
                 een batch (POST /v1/documenten/_batch)."
            }
            _ => "Hier hoort een object te staan: een traject.",
        };
        return fault("", "type", detail);
    };
    // A trajectory has a field of this name too, and none of these in it.
    let inside = root.get("traject").and_then(Value::as_object)?;
    let wrapped = ["document", "bureau", "werknemer", "werkgever"];
    let is_wrapped = wrapped.iter().any(|name| inside.contains_key(*name) && !root.contains_key(*name));
    if !is_wrapped {
        return None;
    }
    fault(
        "/traject",
        "verpakt",
        "Het traject staat een laag te diep. Stuur wat in ‘traject’ staat als het hele bericht; een onderdeel met ‘soort’ en \
         ‘traject’ hoort bij een batch (POST /v1/documenten/_batch).",
    )
}

/// How the texts of a body are written, if it says so in a word that there is.
fn form(body: &Value) -> Option<Tekstvorm> {
    Tekstvorm::parse(body.pointer("/document/tekstvorm")?.as_str()?)
}

fn part((name, value): (&String, &Value)) -> Part {
    let document = if name == "document" { Some(value) } else { value.get("document") };
    let date = document.and_then(|document| document.get("datum")).and_then(Value::as_str).and_then(leaf::parse_date);
    let items = value.as_array().map_or(0, Vec::len);
    let fields = value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
    Part { name: name.clone(), items, fields, date }
}

/// Why these bytes, which begin there, are no JSON that a body may hold, if they are none.
pub fn syntax_fault(begins: Spot, bytes: &[u8]) -> Option<Fault> {
    json::read_from(begins, bytes).err()
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
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

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
    fn a_logo_that_takes_long_to_draw_is_seen_however_its_name_is_written() {
        let svg = |inside: &str| {
            STANDARD.encode(format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{inside}</svg>"
            ))
        };
        let full = "<rect width=\"400\" height=\"200\"/>";
        let body = |name: &str, logo: &str| format!("{{\"bureau\":{{\"huisstijl\":{{\"{name}\":\"{logo}\"}}}}}}");
        let dear = svg(&full.repeat(200));
        assert!(has_dear_logo(body("logo", &dear).as_bytes()));
        assert!(has_dear_logo(body("log\\u006f", &dear).as_bytes()));
        assert!(!has_dear_logo(body("logo", &svg(full)).as_bytes()));
        assert!(!has_dear_logo(b"{\"bureau\":{\"huisstijl\":{\"logo\":7}}}") && !has_dear_logo(b"logo"));
    }

    #[test]
    fn a_power_of_ten_is_no_text() {
        let told = |nummer: &str| {
            let faults = faults_of(&format!("{{\"traject\":{{\"nummer\":{nummer}}}}}"));
            let fault = faults.into_iter().find(|fault| fault.pointer == "/traject/nummer");
            fault.map(|fault| fault.detail).unwrap_or_default()
        };
        for nummer in ["1e3", "12E8", "1.5e3"] {
            assert!(told(nummer).contains("macht van tien") && told(nummer).contains("aanhalingstekens"), "{nummer}");
        }
        for nummer in ["1000", "1000.0", "2.0250031E7", "\"1e3\""] {
            assert_eq!(told(nummer), "", "{nummer}");
        }
        let hours = faults_of("{\"dienstverband\":{\"functie\":\"bakker\",\"urenPerWeek\":3.2e1}}");
        assert!(!hours.iter().any(|fault| fault.pointer.contains("urenPerWeek")), "{hours:?}");
    }

    #[test]
    fn what_is_no_trajectory_gets_one_sentence() {
        for (body, code, told) in [
            (r#"{"traject":{"document":{},"bureau":{}}}"#, "verpakt", "een laag te diep"),
            (r#"{"soort":"offerte","traject":{"werknemer":{}}}"#, "verpakt", "_batch"),
            (r#""{\"document\":{}}""#, "type", "twee keer"),
            ("[{}]", "type", "lijst"),
        ] {
            let faults = faults_of(body);
            assert!(
                faults.len() == 1 && faults[0].code == code && faults[0].detail.contains(told),
                "{body}: {faults:?}"
            );
        }
    }

    #[test]
    fn what_a_document_needs_is_told_whatever_else_is_wrong() {
        let reading = read(br#"{"offerte":{},"bureau":{"iban":"x"}}"#, ParseOptions::default()).expect("JSON");
        let told: Vec<String> = reading.blanks_for(Soort::Offerte).into_iter().map(|fault| fault.pointer).collect();
        assert!(told.iter().any(|pointer| pointer == "/offerte/geldigTot"), "{told:?}");
        assert!(told.iter().any(|pointer| pointer == "/bureau/btwId"), "{told:?}");
        assert!(!told.iter().any(|pointer| pointer == "/bureau/iban"), "{told:?}");
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
