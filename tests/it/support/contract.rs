//! Every text that the contract has a field for, and where a body fills it.

use serde_json::Value;
use trajectpers::wire::JSON_SCHEMA;

use super::list;

/// A text of a body that its sender may fill as he likes.
#[derive(Debug)]
pub struct FreeText {
    pub pointer: String,
    pub least: usize,
    pub most: usize,
}

/// Every text of a body that has no form of its own (no date, no number with check digits, no closed list).
pub fn free_texts(body: &Value) -> Vec<FreeText> {
    let mut found = Vec::new();
    collect_texts(&JSON_SCHEMA, body, String::new(), &mut found);
    found
}

fn collect_texts(schema: &Value, value: &Value, pointer: String, found: &mut Vec<FreeText>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = JSON_SCHEMA.pointer(reference.trim_start_matches('#')).expect("a schema");
        return collect_texts(target, value, pointer, found);
    }
    // The first is the form to write; the others are what is read as that form.
    if let Some(plain) = schema.pointer("/anyOf/0") {
        return collect_texts(plain, value, pointer, found);
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect_texts(&schema["properties"][name.as_str()], field, format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_texts(&schema["items"], item, format!("{pointer}/{index}"), found);
            }
        }
        Value::String(_) => {
            let formed = schema["format"].is_string();
            let limit = |name: &str| schema[name].as_u64().and_then(|limit| usize::try_from(limit).ok());
            if let (false, true, Some(most)) = (formed, schema["enum"].is_null(), limit("maxLength")) {
                found.push(FreeText { pointer, least: limit("minLength").unwrap_or(0), most });
            }
        }
        _ => {}
    }
}

/// A text that the contract has a field for, whether a body fills it or not.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its place in a body: a JSON Pointer in which `*` stands for any position in a list and any name in a map.
    pub place: String,
    /// What the contract says the field holds (`x-tekst`): `verhaal`, `naam` or `nummer`.
    pub tekst: Option<&'static str>,
    schema: &'static Value,
}

impl Leaf {
    /// The form that its text has, if it has one.
    pub fn format(&self) -> Option<&'static str> {
        self.schema["format"].as_str()
    }

    /// Whether its sender may fill it as he likes.
    pub fn is_free(&self) -> bool {
        self.format().is_none() && self.schema["pattern"].is_null()
    }

    /// Characters that it may have.
    pub fn most(&self) -> u64 {
        self.schema["maxLength"].as_u64().unwrap_or(u64::MAX)
    }
}

/// Every text of the contract that is no choice from a closed list.
pub fn leaves() -> Vec<Leaf> {
    let mut found = Vec::new();
    collect_leaves(&JSON_SCHEMA, String::new(), None, &mut found);
    found
}

/// What a field holds may be said on the field, on its list, beside its reference, or where that refers to.
fn collect_leaves(schema: &'static Value, place: String, said: Option<&'static str>, found: &mut Vec<Leaf>) {
    let said = said.or(schema["x-tekst"].as_str());
    if let Some(reference) = schema["$ref"].as_str() {
        let target = JSON_SCHEMA.pointer(reference.trim_start_matches('#')).expect("a schema");
        return collect_leaves(target, place, said, found);
    }
    if let Some(plain) = schema.pointer("/anyOf/0") {
        return collect_leaves(plain, place, said, found);
    }
    for choice in ["allOf", "oneOf"] {
        for part in list(schema, choice) {
            collect_leaves(part, place.clone(), said, found);
        }
    }
    match schema["type"].as_str() {
        Some("string") if schema["enum"].is_null() => found.push(Leaf { place, tekst: said, schema }),
        Some("array") => collect_leaves(&schema["items"], format!("{place}/*"), said, found),
        Some("object") => {
            for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                collect_leaves(field, format!("{place}/{name}"), None, found);
            }
            if schema["additionalProperties"].is_object() {
                collect_leaves(&schema["additionalProperties"], format!("{place}/*"), said, found);
            }
        }
        _ => {}
    }
}

/// The places of a body that a place with stars stands for. With `absent_too`, also a field that is not there in an
/// object that is.
pub fn places(body: &Value, place: &str, absent_too: bool) -> Vec<String> {
    let segments: Vec<&str> = place.split('/').skip(1).collect();
    let mut found = Vec::new();
    collect_places(body, &segments, String::new(), absent_too, &mut found);
    found
}

fn collect_places(value: &Value, segments: &[&str], pointer: String, absent_too: bool, found: &mut Vec<String>) {
    let Some((segment, rest)) = segments.split_first() else {
        found.push(pointer);
        return;
    };
    match value {
        Value::Array(items) if *segment == "*" => {
            for (index, item) in items.iter().enumerate() {
                collect_places(item, rest, format!("{pointer}/{index}"), absent_too, found);
            }
        }
        Value::Object(fields) if *segment == "*" => {
            for (name, field) in fields {
                collect_places(field, rest, format!("{pointer}/{name}"), absent_too, found);
            }
        }
        Value::Object(fields) => match fields.get(*segment) {
            Some(field) => collect_places(field, rest, format!("{pointer}/{segment}"), absent_too, found),
            None if absent_too && rest.is_empty() => found.push(format!("{pointer}/{segment}")),
            None => {}
        },
        _ => {}
    }
}
