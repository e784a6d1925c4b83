//! The schema as the world may read it: the plain form of everything, and beside it what is read as that form.
//!
//! In an `anyOf` the first is always the form to write. The others are what `shape` takes, so that a body fits this
//! schema exactly when its shape is no reason to refuse it. What is served says also which form each text has and what holds
//! between fields: whoever fits it is refused for what only meaning can judge (docs/schema.md).

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::leaf::TEXT_KIND;
use super::offerte::EUROCENT;
use super::plain::{PLAIN_SCHEMA, components};
use super::shape::least_of;
use super::{choices, conditions, patterns};
use crate::trajectory::Soort;

/// The JSON Schema (2020-12) of a body, with our own names for the forms of texts.
pub static JSON_SCHEMA: LazyLock<Value> = LazyLock::new(|| widened_schema(&[]));

/// The schema with what is read as its plain form; these fields of the root are required as well.
fn widened_schema(also_required: &[&str]) -> Value {
    let mut plain = PLAIN_SCHEMA.clone();
    if let Some(required) = plain.get_mut("required").and_then(Value::as_array_mut) {
        required.extend(also_required.iter().map(|name| Value::from(*name)));
    }
    let mut schema = widened(plain);
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        let plain = std::mem::take(definitions);
        let widened_part = |name: &str, part| if name == EUROCENT { any_of(part, cents()) } else { widened(part) };
        definitions.extend(plain.into_iter().map(|(name, part)| (name.clone(), widened_part(&name, part))));
        definitions.extend(absent());
    }
    schema
}

/// What is served of a body: for every kind of document, or for one. `texts` are the names that sentences of a caller may have.
pub fn served(soort: Option<Soort>, texts: &[&str]) -> Value {
    let parts = soort.map(conditions::parts_for).unwrap_or_default();
    let also_required: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let mut schema = widened_schema(&also_required);
    let name = soort.map_or("traject", Soort::as_str);
    if let Some(root) = schema.as_object_mut() {
        root.insert("$id".to_owned(), format!("urn:trajectpers:schema:v1:{name}").into());
        if let Some(soort) = soort {
            root.insert("title".to_owned(), format!("{} re-integratie tweede spoor", soort.label()).into());
            conditions::add(root, conditions::of_document(soort));
        }
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let editors = "Adres van dit schema, voor programma’s die helpen bij het schrijven; telt niet mee.";
        properties.insert("$schema".to_owned(), json!({ "type": "string", "maxLength": 2000, "description": editors }));
    }
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        for (name, definition) in definitions.iter_mut() {
            if let Some(definition) = definition.as_object_mut() {
                conditions::add(definition, conditions::of_part(name));
            }
        }
        if let Some(Value::Object(own)) = definitions.get_mut("Teksten") {
            own.insert("propertyNames".to_owned(), json!({ "enum": texts }));
        }
    }
    for_validators(&mut schema);
    schema
}

/// The parts of a body for a description of the service: in their plain form, with patterns and without formats of ours.
pub fn open_components() -> Vec<(String, Value)> {
    let open = |(name, mut schema): (String, Value)| {
        set_patterns(&mut schema, str::to_owned);
        trust_dates(&mut schema);
        (name, schema)
    };
    components().into_iter().map(open).collect()
}

/// Leaves of a date its format alone: the Python that openapi-generator makes of a date with a pattern cannot be imported.
fn trust_dates(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("format").is_some_and(|format| format == "date") {
                object.remove("pattern");
            }
            object.values_mut().for_each(trust_dates);
        }
        Value::Array(items) => items.iter_mut().for_each(trust_dates),
        _ => {}
    }
}

/// Puts a pattern in the place of every format of ours, as it is to be written. A text without a form of its own has ink.
fn set_patterns(schema: &mut Value, written: fn(&str) -> String) {
    match schema {
        Value::Object(object) => {
            let is_text = object.get("type").and_then(Value::as_str) == Some("string");
            let bare = is_text && !object.contains_key("pattern") && !object.contains_key("enum");
            let format = object.get("format").and_then(Value::as_str).map(str::to_owned);
            let pattern = format.as_deref().and_then(patterns::of);
            let inked = object.contains_key("minLength") && format.is_none();
            if let (true, Some(pattern)) = (bare, pattern.or(inked.then_some(patterns::INK))) {
                object.insert("pattern".to_owned(), written(pattern).into());
            }
            if is_text && format.is_some_and(|format| patterns::of(&format).is_some() && !patterns::is_known(&format)) {
                object.remove("format");
            }
            object.values_mut().for_each(|inside| set_patterns(inside, written));
        }
        Value::Array(items) => items.iter_mut().for_each(|inside| set_patterns(inside, written)),
        _ => {}
    }
}

/// Leaves only what every validator knows: patterns, in which every dash counts, two formats, and what a text is for as a
/// comment.
fn for_validators(schema: &mut Value) {
    set_patterns(schema, patterns::with_any_dash);
    only_known_words(schema);
}

fn only_known_words(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            // A field may be called as a keyword is; only a keyword has a text.
            if let Some(kind) = object.get(TEXT_KIND).and_then(Value::as_str).map(|kind| format!("tekst: {kind}")) {
                object.remove(TEXT_KIND);
                object.insert("$comment".to_owned(), kind.into());
            }
            if object.get("format").and_then(Value::as_str).is_some_and(|format| !patterns::is_known(format)) {
                object.remove("format");
            }
            object.values_mut().for_each(only_known_words);
        }
        Value::Array(items) => items.iter_mut().for_each(only_known_words),
        _ => {}
    }
}

/// The name of what counts as absent.
const ABSENT: &str = "Afwezig";
/// The same where an object would be taken for the value itself: one that requires nothing may stand there empty.
const ABSENT_BUT_OBJECT: &str = "AfwezigGeenObject";
/// Objects inside each other that may all be empty; the contract needs no more. Tools refuse a schema that holds itself.
const LEVELS: usize = 5;

fn absent() -> Vec<(String, Value)> {
    let nothing = || {
        vec![
            json!({ "type": "null" }),
            json!({ "type": "string", "pattern": "^\\s*$" }),
            json!({ "type": "array", "maxItems": 0 }),
        ]
    };
    let mut inner = json!({ "anyOf": nothing() });
    let mut definitions = vec![(ABSENT_BUT_OBJECT.to_owned(), inner.clone())];
    for level in (0..LEVELS).rev() {
        let name = if level == 0 { ABSENT.to_owned() } else { format!("{ABSENT}{level}") };
        let below = match definitions.len() {
            1 => ABSENT_BUT_OBJECT.to_owned(),
            _ => format!("{ABSENT}{}", level + 1),
        };
        let reference = json!({ "$ref": format!("#/$defs/{below}") });
        let object = json!({ "type": "object", "additionalProperties": reference });
        let forms = [nothing(), vec![object]].concat();
        inner = json!({ "anyOf": forms });
        if level == 0 {
            inner["description"] =
                "Wat voor een veld dat niet verplicht is, geldt als afwezig: null, een lege tekst, een \
                lege lijst, en een object waarin niets staat."
                    .into();
        }
        definitions.push((name, inner.clone()));
    }
    definitions
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
    let absent = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties {
            let empty = absent(if may_be_empty(property) { ABSENT_BUT_OBJECT } else { ABSENT });
            let plain = widened(property.take());
            let is_required = required.iter().any(|known| known.as_str() == Some(name.as_str()));
            *property = if is_required { plain } else { any_of(plain, empty) };
        }
    }
    match object.get_mut("additionalProperties") {
        // A name that the contract does not know is absent when nothing stands there.
        Some(closed) if named => *closed = json!({ "type": "null" }),
        Some(values) => *values = any_of(widened(values.take()), absent(ABSENT)),
        None => {}
    }
}

/// Whether this is an object with names of which none is required.
fn may_be_empty(property: &Value) -> bool {
    let target = property.get("$ref").and_then(Value::as_str).map(|target| target.trim_start_matches('#'));
    let schema = target.and_then(|target| PLAIN_SCHEMA.pointer(target)).unwrap_or(property);
    schema.get("properties").is_some() && schema.get("required").and_then(Value::as_array).is_none_or(Vec::is_empty)
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

/// What is read as a number, a boolean, a day, a word of a list or a text of digits although it is written in another way.
fn other_form(schema: &Map<String, Value>) -> Option<Value> {
    let word = |name: &str| schema.get(name).and_then(Value::as_str);
    let digits = |most: usize| {
        let largest = (0..most).fold(0_u64, |number, _| number.saturating_mul(10).saturating_add(9));
        json!({ "type": "integer", "minimum": 0, "maximum": largest })
    };
    let without_a_zero = |count: usize| {
        let mut number = digits(count);
        number["minimum"] = least_of(count).into();
        number
    };
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Some(other_word(words));
    }
    match (word("type")?, word("format")) {
        ("integer", _) => Some(json!({ "type": "string", "pattern": "^\\s*[0-9]{1,12}([.,]0{1,2})?\\s*$" })),
        ("number", _) => Some(json!({ "type": "string", "pattern": "^\\s*[0-9]{1,12}([.,][0-9]{1,2})?\\s*$" })),
        ("boolean", _) => Some(json!({ "anyOf": [{ "type": "string", "pattern": BOOLEAN }, { "enum": [1, 0] }] })),
        ("string", Some(format @ ("date" | "email"))) => {
            let pattern = patterns::of(format).map(patterns::with_any_dash);
            Some(json!({ "type": "string", "pattern": pattern, "maxLength": schema.get("maxLength") }))
        }
        ("string", Some("bsn")) => Some(without_a_zero(9)),
        ("string", Some("kvk-nummer")) => Some(without_a_zero(8)),
        ("string", None) if word(TEXT_KIND) == Some("nummer") => {
            let length =
                |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
            let mut number = digits(length("maxLength").unwrap_or(MOST_DIGITS));
            // A number has as many signs as the text that it becomes.
            let least = length("minLength")
                .filter(|least| *least > 1)
                .map_or(0, |least| (1..least).fold(1_u64, |ten, _| ten.saturating_mul(10)));
            number["minimum"] = least.into();
            Some(number)
        }
        _ => None,
    }
}

/// Digits of the largest number that is read as it stands.
const MOST_DIGITS: usize = 20;

/// A yes or a no as a text.
const BOOLEAN: &str = r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Jj][Aa]|[Nn][Ee][Ee]|[10])\s*$";

/// An amount in cents as a text: only nothing at all has a single meaning with a point or a comma in it.
fn cents() -> Value {
    json!({ "type": "string", "pattern": "^\\s*([0-9]{1,12}|0{1,12}[.,]0{1,2})\\s*$" })
}

/// A word of a list in other letters, or, where words are numbers, as a number.
fn other_word(words: &[Value]) -> Value {
    let words = words.iter().filter_map(Value::as_str);
    let text = json!({ "type": "string", "pattern": choices::pattern(words.clone()) });
    let numbers: Vec<u64> = words.filter_map(|word| word.parse().ok()).collect();
    if numbers.is_empty() { text } else { json!({ "anyOf": [text, { "enum": numbers }] }) }
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
            ("Adres/huisnummer", json!("12.0")),
            ("OfferteRegel/prijsCent", json!("10000")),
            ("OfferteRegel/prijsCent", json!(10_000.0)),
            ("Offerte/totaalCent", json!("0,00")),
            ("Dienstverband/urenPerWeek", json!("32,5")),
            ("Eigenrisico/zw", json!("True")),
            ("Eigenrisico/zw", json!("nee")),
            ("Eigenrisico/zw", json!(" tRUE\u{a0}")),
            ("Eigenrisico/zw", json!("JA ")),
            ("Verzuim/eersteZiektedag", json!(" 2025\u{2011}06–20")),
            ("Adres/toevoeging", json!(2)),
            ("Bureau/kvkNummer", json!(99000001)),
            ("Bureau/kvkNummer", json!(1_000_000)),
            ("Trajectgegevens/nummer", json!(1_892_734_650_128_374_651_u64)),
            ("Verzuim/eersteZiektedag", json!("2025-06-20T00:00:00.000")),
        ] {
            assert!(fits(property, value.clone()), "{property} {value}");
        }
        for (property, value) in [
            ("Adres/huisnummer", json!("12 A")),
            ("OfferteRegel/prijsCent", json!("100,00")),
            ("Vraag/bedragCent", json!("99.0")),
            ("Dienstverband/urenPerWeek", json!("1.234")),
            ("Eigenrisico/zw", json!("misschien")),
            ("Eigenrisico/zw", json!("j a")),
            ("Eigenrisico/zw", json!("10")),
            ("Eigenrisico/zw", json!("\u{200b}ja")),
            ("Bureau/kvkNummer", json!(999_999)),
            ("Bureau/kvkNummer", json!(-0.0)),
            ("Werknemer/bsn", json!(1e3)),
            ("Adres/straat", json!(2)),
            ("Werkgever/plaats", json!({ "naam": "Assen" })),
        ] {
            assert!(!fits(property, value.clone()), "{property} {value}");
        }
    }

    #[test]
    fn words_of_a_list_fit_in_other_letters() {
        for (property, value) in [
            ("Ondertekening/status", json!("NietAkkoord")),
            ("Werknemer/aanhef", json!("DE HEER")),
            ("Werknemer/aanhef", json!("dhr.")),
            ("OfferteRegel/btw", json!(21)),
            ("OfferteRegel/btw", json!("21%")),
            ("OfferteRegel/eenheid", json!("per week")),
            ("Ondertekening/status", json!("niet\u{2011}akkoord")),
            ("Ondertekening/status", json!("niet\u{a0}akkoord")),
        ] {
            assert!(fits(property, value.clone()), "{property} {value}");
        }
        assert!(!fits("OfferteRegel/btw", json!(6)) && !fits("Ondertekening/status", json!("misschien")));
    }

    #[test]
    fn what_is_served_compiles_and_every_reference_resolves() {
        for soort in [None].into_iter().chain(Soort::ALL.iter().copied().map(Some)) {
            let schema = served(soort, &["alle/avg"]);
            assert!(jsonschema::validator_for(&schema).is_ok(), "{soort:?}");
            let text = schema.to_string();
            assert!(!text.contains(TEXT_KIND) && !text.contains("kvk-nummer\""), "{soort:?}");
            for reference in text.split("\"$ref\":\"#").skip(1) {
                let target = reference.split('"').next().unwrap_or_default();
                assert!(schema.pointer(target).is_some(), "{target}");
            }
        }
    }

    #[test]
    fn every_dash_fits_a_form_that_has_one() {
        let schema = served(None, &["alle/avg"]);
        let fits = |property: &str, value: &str| {
            let (object, field) = property.split_once('/').expect("an object and its field");
            let property = &schema["$defs"][object]["properties"][field];
            let schema = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": schema["$defs"], "anyOf": [property],
            });
            jsonschema::validator_for(&schema).expect("a sound schema").is_valid(&json!(value))
        };
        for (property, value) in [
            ("Verzuim/eersteZiektedag", "2025–06‐20"),
            ("Werknemer/geboortedatum", "1975−00－00"),
            ("Werknemer/geboortedatum", "1975\u{2011}03\u{2011}02"),
            ("Bureau/telefoon", "06–0000 0001"),
            ("Bureau/kvkNummer", "9900–0001"),
            ("Adres/postcode", "B—2000"),
        ] {
            assert!(fits(property, value), "{property} {value}");
        }
        assert!(!fits("Verzuim/eersteZiektedag", "2025~06~20"));
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
