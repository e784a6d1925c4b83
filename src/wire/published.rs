//! The schema as the world may read it: the plain form of everything, and beside it what is read as that form.
//!
//! In an `anyOf` the first is always the form to write. The others are what `shape` takes, so that a body fits this
//! schema exactly when its shape is no reason to refuse it.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::leaf::TEXT_KIND;
use super::schema::PLAIN_SCHEMA;

/// The JSON Schema (2020-12) of a body.
pub static JSON_SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = widened(PLAIN_SCHEMA.clone());
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        let plain = std::mem::take(definitions);
        definitions.extend(plain.into_iter().map(|(name, definition)| (name, widened(definition))));
        definitions.insert(ABSENT.to_owned(), absent());
    }
    schema
});

/// The name of what counts as absent.
const ABSENT: &str = "Afwezig";

fn absent() -> Value {
    json!({
        "description": "Wat voor een veld dat niet verplicht is, geldt als afwezig: null, een lege tekst, een lege lijst, \
            en een object waarin niets staat.",
        "anyOf": [
            { "type": "null" },
            { "type": "string", "pattern": "^\\s*$" },
            { "type": "array", "maxItems": 0 },
            { "type": "object", "additionalProperties": { "$ref": format!("#/$defs/{ABSENT}") } },
        ],
    })
}

/// A schema with what is read as its plain form.
fn widened(mut schema: Value) -> Value {
    let Some(object) = schema.as_object_mut() else { return schema };
    match object.get("type").and_then(Value::as_str) {
        Some("object") => {
            widen_object(object);
            schema
        }
        Some("array") => {
            if let Some(items) = object.get_mut("items") {
                *items = widened(items.take());
            }
            schema
        }
        _ => match other_form(object) {
            Some(other) => any_of(schema, other),
            None => schema,
        },
    }
}

fn widen_object(object: &mut Map<String, Value>) {
    let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let named = object.contains_key("properties");
    let absent = || json!({ "$ref": format!("#/$defs/{ABSENT}") });
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties {
            let plain = widened(property.take());
            let is_required = required.iter().any(|known| known.as_str() == Some(name.as_str()));
            *property = if is_required { plain } else { any_of(plain, absent()) };
        }
    }
    match object.get_mut("additionalProperties") {
        // A name that the contract does not know is absent when nothing stands there.
        Some(closed) if named => *closed = json!({ "type": "null" }),
        Some(values) => *values = any_of(widened(values.take()), absent()),
        None => {}
    }
}

/// Either of two schemas; what is said of the first is said of both.
fn any_of(mut first: Value, second: Value) -> Value {
    if let Some(choices) = first.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.push(second);
        return first;
    }
    let description = first.as_object_mut().and_then(|first| first.remove("description"));
    let mut both = Map::new();
    both.extend(description.map(|description| ("description".to_owned(), description)));
    both.insert("anyOf".to_owned(), Value::Array(vec![first, second]));
    Value::Object(both)
}

/// What is read as a number, a boolean, a day or a text of digits although it is written in another way.
fn other_form(schema: &Map<String, Value>) -> Option<Value> {
    let word = |name: &str| schema.get(name).and_then(Value::as_str);
    let digits = |most: usize| {
        let largest = (0..most).fold(0_u64, |number, _| number * 10 + 9);
        json!({ "type": "integer", "minimum": 0, "maximum": largest })
    };
    match (word("type")?, word("format")) {
        ("integer", _) => Some(json!({ "type": "string", "pattern": "^\\s*[0-9]{1,12}([.,]0{1,2})?\\s*$" })),
        ("number", _) => Some(json!({ "type": "string", "pattern": "^\\s*[0-9]{1,12}([.,][0-9]{1,2})?\\s*$" })),
        ("boolean", _) => Some(json!({ "enum": ["true", "false", "True", "False", "TRUE", "FALSE", "1", "0", 1, 0] })),
        ("string", Some("date")) => Some(json!({
            "type": "string",
            "pattern": "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]00:00(:00)?(\\.0+)?)?\\s*$",
        })),
        ("string", Some("bsn")) => Some(digits(9)),
        ("string", Some("kvk-nummer")) => Some(digits(8)),
        ("string", None) if word(TEXT_KIND) == Some("nummer") => {
            let most = schema.get("maxLength").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok());
            Some(digits(most.unwrap_or(15).min(15)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(property: &str, value: Value) -> bool {
        let (object, field) = property.split_once('/').expect("an object and its field");
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": JSON_SCHEMA["$defs"],
            "anyOf": [JSON_SCHEMA["$defs"][object]["properties"][field]],
        });
        jsonschema::validator_for(&schema).expect("a sound schema").is_valid(&value)
    }

    #[test]
    fn what_counts_as_absent_fits_an_optional_field_alone() {
        for empty in [json!(null), json!(""), json!(" "), json!([]), json!({}), json!({ "straat": null, "plaats": {} })]
        {
            assert!(fits("Werkgever/adres", empty.clone()), "{empty}");
            assert!(!fits("Bureau/adres", empty.clone()), "{empty}");
            assert!(!fits("Werkgever/naam", empty.clone()), "{empty}");
        }
    }

    #[test]
    fn numbers_and_days_fit_as_others_write_them() {
        for (property, value) in [
            ("Adres/huisnummer", json!("12")),
            ("Dienstverband/urenPerWeek", json!("32,5")),
            ("Eigenrisico/zw", json!("True")),
            ("Adres/toevoeging", json!(2)),
            ("Bureau/kvkNummer", json!(99000001)),
            ("Verzuim/eersteZiektedag", json!("2025-06-20T00:00:00.000")),
        ] {
            assert!(fits(property, value.clone()), "{property} {value}");
        }
        for (property, value) in [
            ("Adres/huisnummer", json!("12 A")),
            ("Dienstverband/urenPerWeek", json!("1.234")),
            ("Eigenrisico/zw", json!("ja")),
            ("Adres/straat", json!(2)),
            ("Werkgever/plaats", json!({ "naam": "Assen" })),
        ] {
            assert!(!fits(property, value.clone()), "{property} {value}");
        }
    }

    #[test]
    fn the_plain_form_comes_first_and_every_reference_resolves() {
        let text = JSON_SCHEMA.to_string();
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let target = reference.split('"').next().unwrap_or_default();
            assert!(JSON_SCHEMA.pointer(target).is_some(), "{target}");
        }
        assert_eq!(JSON_SCHEMA["$defs"]["Adres"]["properties"]["huisnummer"]["anyOf"][0]["type"], "integer");
    }
}
