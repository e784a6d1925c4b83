//! The faults of a body that does not fit the schema of its plain form.

use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::budget::MAX_FAULTS;
use super::fault::{Fault, Repair};
use super::json::escape;
use super::logo::NOT_FETCHED;
use super::meant::{Holder, MAX_GUESSES};
use super::missed::{NO_EXPERIENCE, NO_NAME, NO_POSTCODE, NO_VIEW_OF_EMPLOYEE, NO_VIEW_OF_EMPLOYER};
use super::plain::{PLAIN_SCHEMA, resolved, schema_around};

static STRICT: LazyLock<Option<Validator>> = LazyLock::new(|| jsonschema::validator_for(&PLAIN_SCHEMA).ok());

/// The ways in which a body does not fit the schema: all of them, or one more than are told. Where fields that it does
/// not name are skipped, these are noted in `skipped`, as many as are told.
pub fn faults(body: &Value, mut skipped: Option<&mut Vec<Repair>>) -> Vec<Fault> {
    let Some(validator) = STRICT.as_ref() else {
        return vec![];
    };
    // Saying yes is many times cheaper than looking for reasons to say no.
    if validator.is_valid(body) {
        return vec![];
    }
    let mut guesses = MAX_GUESSES;
    let faults = validator.iter_errors(body).flat_map(|error| describe(&error, skipped.as_deref_mut(), &mut guesses));
    faults.take(MAX_FAULTS + 1).collect()
}

/// Whether the schema itself compiles; asked once at start and in a test.
pub fn compiles() -> bool {
    STRICT.is_some()
}

fn describe(error: &ValidationError<'_>, skipped: Option<&mut Vec<Repair>>, guesses: &mut usize) -> Vec<Fault> {
    use ValidationErrorKind as K;
    let pointer = error.instance_path().as_str().to_owned();
    let one = |code: &'static str, detail: String| vec![Fault { pointer: pointer.clone(), code, detail }];
    let below = |name: &str, code: &'static str, detail: String| Fault {
        pointer: format!("{pointer}/{}", escape(name)),
        code,
        detail,
    };
    match error.kind() {
        K::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let missed = schema_around(error).and_then(|schema| schema.get("properties")?.get(name));
            let detail = missed.map_or_else(|| MISSING.to_owned(), |missed| with_choices(missed, MISSING));
            let mut faults = vec![below(name, REQUIRED, detail)];
            if let Some(missed) = missed {
                blanks_below(missed, &format!("{pointer}/{}", escape(name)), &mut faults);
            }
            faults
        }
        K::AdditionalProperties { unexpected } => {
            let holder = Holder::of(error);
            let unknown = unexpected.iter().map(|name| {
                let meant = holder.as_ref().and_then(|holder| holder.meant(name, guesses));
                (name, meant)
            });
            match skipped {
                None => unknown
                    .map(|(name, meant)| {
                        let detail = meant.map_or_else(|| UNKNOWN.to_owned(), |meant| meant.refused());
                        below(name, "onbekend_veld", detail)
                    })
                    .collect(),
                Some(skipped) => {
                    let room = MAX_SKIPPED.saturating_sub(skipped.len());
                    skipped.extend(unknown.take(room).map(|(name, meant)| {
                        Repair::skipped(format!("{pointer}/{}", escape(name)), meant.map(|meant| meant.told))
                    }));
                    vec![]
                }
            }
        }
        K::Type { kind } => {
            let words = schema_around(error).and_then(|schema| schema.get("enum"));
            let choices = words.map(|words| format!(" Kies een van: {}.", listed(words))).unwrap_or_default();
            one("type", format!("Hier hoort {} te staan.{choices}", type_name(kind)))
        }
        K::Enum { options } => one("keuze", format!("Kies een van: {}.", listed(options))),
        K::MinLength { limit: 1 } => {
            one("te_kort", "Deze tekst is leeg. Vul hem in; een veld dat niet verplicht is, mag ook weg.".into())
        }
        K::MinLength { .. } if pointer.ends_with("/huisstijl/logo") => one("te_kort", NOT_FETCHED.to_owned()),
        K::MinLength { limit } => one("te_kort", format!("Deze tekst is korter dan {limit} tekens. Schrijf hem uit.")),
        K::MaxLength { limit } => one("te_lang", format!("Deze tekst is langer dan {limit} tekens.")),
        K::MinItems { limit } => one("te_weinig", format!("Geef hier ten minste {} op.", parts(*limit))),
        K::MaxItems { limit } => one("te_veel", format!("Geef hier ten hoogste {} op.", parts(*limit))),
        K::Minimum { limit } => one("bereik", format!("Dit getal moet ten minste {limit} zijn.")),
        K::Maximum { limit } => one("bereik", format!("Dit getal mag ten hoogste {limit} zijn.")),
        K::ExclusiveMinimum { limit } => one("bereik", format!("Dit getal moet groter zijn dan {limit}.")),
        K::ExclusiveMaximum { limit } => one("bereik", format!("Dit getal moet kleiner zijn dan {limit}.")),
        other => one("schema", format!("Deze waarde voldoet niet aan ‘{}’ uit het schema.", other.keyword())),
    }
}

fn parts(number: u64) -> String {
    if number == 1 { "1 onderdeel".to_owned() } else { format!("{number} onderdelen") }
}

/// Fields that were skipped of which a caller is told.
pub const MAX_SKIPPED: usize = 100;
const UNKNOWN: &str = "Dit veld bestaat niet. Laat het weg, of laat onbekende velden overslaan met \
    onbekendeVelden=negeren (op de opdrachtregel --ignore-unknown).";
const REQUIRED: &str = "verplicht";
const MISSING: &str = "Dit veld is verplicht en ontbreekt.";

/// What is said of a field that is not there, with the words that it may have where those are a closed list.
fn with_choices(field: &Value, detail: &str) -> String {
    match resolved(field).get("enum") {
        Some(words) => format!("{detail} Kies een van: {}.", listed(words)),
        None => detail.to_owned(),
    }
}

/// Fields that no schema can require by themselves and that a part hardly does without, so that whoever starts with nothing
/// hears of them at once, in the words in which whoever started hears of them.
const EXPECTED_BELOW: [(&str, &str, &str); 6] = [
    ("Adres", "postcode", NO_POSTCODE),
    ("Contactpersoon", "achternaam", NO_NAME),
    ("Werknemer", "achternaam", NO_NAME),
    ("Persoonsprofiel", "opleidingen", NO_EXPERIENCE),
    ("Eind", "visieWerknemer", NO_VIEW_OF_EMPLOYEE),
    ("Eind", "visieWerkgever", NO_VIEW_OF_EMPLOYER),
];

/// What has to be filled in below a field at the top of a body that is not there: every required leaf, in so many items of a
/// list as it lacks.
pub fn blanks(name: &str, present: usize, items: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(schema) = PLAIN_SCHEMA.pointer(&format!("/properties/{name}")) {
        match schema.get("items") {
            Some(item) => {
                (present..items).for_each(|index| blanks_below(item, &format!("/{name}/{index}"), &mut faults))
            }
            None => blanks_below(schema, &format!("/{name}"), &mut faults),
        }
    }
    faults
}

/// Every required leaf below a place where nothing is.
fn blanks_below(schema: &Value, pointer: &str, faults: &mut Vec<Fault>) {
    let target = schema.get("$ref").and_then(Value::as_str).map(|target| target.trim_start_matches('#'));
    let part = target.and_then(|target| target.rsplit('/').next()).unwrap_or_default();
    let schema = target.and_then(|target| PLAIN_SCHEMA.pointer(target)).unwrap_or(schema);
    if schema.get("minItems").and_then(Value::as_u64).is_some_and(|least| least > 0)
        && let Some(item) = schema.get("items")
    {
        return blanks_below(item, &format!("{pointer}/0"), faults);
    }
    let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let required = required.iter().filter_map(Value::as_str).map(|name| (name, MISSING));
    let expected = EXPECTED_BELOW.iter().filter(|(known, ..)| *known == part);
    let expected = expected.map(|(_, name, detail)| (*name, *detail));
    for (name, detail) in required.chain(expected) {
        let below = format!("{pointer}/{}", escape(name));
        if faults.len() <= MAX_FAULTS
            && let Some(property) = schema.get("properties").and_then(|properties| properties.get(name))
        {
            let before = faults.len();
            let is_list = property.get("minItems").is_none() && property.get("items").is_some();
            if is_list {
                blanks_below(&property["items"], &format!("{below}/0"), faults);
            } else {
                blanks_below(property, &below, faults);
            }
            if faults.len() == before {
                faults.push(Fault { pointer: below, code: REQUIRED, detail: with_choices(property, detail) });
            }
        }
    }
}

fn type_name(kind: &TypeKind) -> &'static str {
    let expected = match kind {
        TypeKind::Single(single) => json!(single.to_string()),
        TypeKind::Multiple(_) => Value::Null,
    };
    match expected.as_str() {
        Some("string") => "tekst (tussen aanhalingstekens)",
        Some("integer") => "een geheel getal",
        Some("number") => "een getal",
        Some("boolean") => "true of false",
        Some("array") => "een lijst",
        Some("object") => "een object",
        _ => "een ander soort waarde",
    }
}

fn listed(options: &Value) -> String {
    let words = options.as_array().map(Vec::as_slice).unwrap_or_default();
    words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::plain::components;

    #[test]
    fn the_schema_compiles_and_every_reference_resolves() {
        assert!(compiles());
        let text = PLAIN_SCHEMA.to_string();
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let target = reference.split('"').next().unwrap_or_default();
            assert!(PLAIN_SCHEMA.pointer(target).is_some(), "{target}");
        }
    }

    #[test]
    fn every_text_and_list_has_a_limit_and_every_object_is_closed() {
        fn walk(path: &str, schema: &Value) {
            match schema.get("type").and_then(Value::as_str) {
                Some("string") if schema.get("enum").is_none() => assert!(schema.get("maxLength").is_some(), "{path}"),
                Some("array") => {
                    assert!(schema.get("maxItems").is_some(), "{path}");
                    walk(&format!("{path}[]"), &schema["items"]);
                }
                Some("object") if schema.get("maxProperties").is_some() => {
                    walk(&format!("{path}/*"), &schema["additionalProperties"]);
                }
                Some("object") => assert_eq!(schema.get("additionalProperties"), Some(&Value::Bool(false)), "{path}"),
                Some("integer" | "number") => assert!(schema.get("maximum").is_some(), "{path}"),
                _ => {}
            }
            for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
                walk(&format!("{path}/{name}"), property);
            }
        }
        for (name, schema) in components() {
            walk(&name, &schema);
        }
    }

    #[test]
    fn no_more_faults_are_told_than_help() {
        let profielen: Vec<Value> = (0..20)
            .map(|row| {
                let fields = (0..100).map(|column| (format!("rolstoe{row}x{column}"), Value::Bool(true)));
                Value::Object(fields.collect())
            })
            .collect();
        let body = json!({ "werkgver": {}, "zoekprofielen": profielen });
        assert_eq!(faults(&body, None).len(), MAX_FAULTS + 1);
        let named: Vec<_> = faults(&body, None).into_iter().filter(|fault| fault.detail.contains("Bedoelt")).collect();
        assert!(named.len() <= MAX_GUESSES, "{}", named.len());
    }

    #[test]
    fn what_is_missing_below_a_missing_part_is_told_at_once() {
        let told = faults(&json!({}), None);
        let has = |pointer: &str| told.iter().any(|fault| fault.pointer == pointer && fault.code == REQUIRED);
        for pointer in ["/werkgever", "/werkgever/naam", "/werkgever/contactpersoon/aanhef", "/bureau/adres/postcode"] {
            assert!(has(pointer), "{pointer}");
        }
        let offer: Vec<String> = blanks("offerte", 0, 0).into_iter().map(|fault| fault.pointer).collect();
        for pointer in ["/offerte/geldigTot", "/offerte/modules/0/naam", "/offerte/regels/0/prijsCent"] {
            assert!(offer.iter().any(|told| told == pointer), "{pointer}: {offer:?}");
        }
        let sentence = |pointer: &str| {
            let fault = told.iter().find(|fault| fault.pointer == pointer);
            fault.map(|fault| fault.detail.as_str()).unwrap_or_default()
        };
        assert_eq!(sentence("/bureau/adres/postcode"), NO_POSTCODE);
        assert_eq!(sentence("/werknemer/achternaam"), NO_NAME);
        assert_eq!(sentence("/werkgever/contactpersoon/achternaam"), NO_NAME);
        assert!(blanks("doelen", 0, 2).iter().any(|fault| fault.pointer == "/doelen/1/omschrijving"));
        assert!(
            blanks("persoonsprofiel", 0, 0).iter().any(|fault| fault.pointer == "/persoonsprofiel/opleidingen/0/naam")
        );
    }

    #[test]
    fn a_misspelt_field_gets_the_nearest_name() {
        let body = json!({ "werkgver": {} });
        let fault = faults(&body, None).into_iter().find(|fault| fault.pointer == "/werkgver").expect("reported");
        assert_eq!(fault.code, "onbekend_veld");
        assert!(fault.detail.contains("‘werkgever’"), "{}", fault.detail);
        let nested = json!({ "document": { "versie": 1, "status": "concept", "numer": "x" } });
        let fault =
            faults(&nested, None).into_iter().find(|fault| fault.pointer == "/document/numer").expect("reported");
        assert!(fault.detail.contains("‘nummer’"), "{}", fault.detail);
    }

    #[test]
    fn a_field_in_the_wrong_place_is_told_where_it_stands() {
        let told = |body: Value, pointer: &str| {
            let fault = faults(&body, None).into_iter().find(|fault| fault.pointer == pointer);
            fault.map(|fault| fault.detail).unwrap_or_default()
        };
        let start = told(json!({ "startdatum": "2025-06-02" }), "/startdatum");
        assert_eq!(start, "Dit veld bestaat hier niet. Bedoelt u /offerte/startdatum of /traject/startdatum?");
        let function = told(json!({ "functie": "bakker" }), "/functie");
        assert!(function.contains("/dienstverband/functie"), "{function}");
        let nowhere = told(json!({ "zzz": 1 }), "/zzz");
        assert!(nowhere.contains("Laat het weg"), "{nowhere}");
        let below = told(json!({ "werkgever": { "email": "x" } }), "/werkgever/email");
        assert_eq!(below, "Dit veld bestaat hier niet. Bedoelt u /werkgever/contactpersoon/email?");
        let line = told(json!({ "offerte": { "regels": [{ "tarief": 1 }] } }), "/offerte/regels/0/tarief");
        assert_eq!(line, "Dit veld bestaat niet. Bedoelt u ‘prijsCent’?");
    }

    #[test]
    fn what_is_skipped_is_noted_and_no_more_than_is_told() {
        let fields = |count: usize| (0..count).map(|number| (format!("x{number}"), Value::from(1)));
        let mut body = json!({ "werknemer": { "roepnam": "Jo" } });
        body["document"] = Value::Object(fields(2 * MAX_SKIPPED).collect());
        let mut skipped = Vec::new();
        let faults = faults(&body, Some(&mut skipped));
        assert!(faults.iter().all(|fault| fault.code != "onbekend_veld"));
        assert_eq!(skipped.len(), MAX_SKIPPED);
        let mut skipped = Vec::new();
        super::faults(&json!({ "werknemer": { "roepnam": "Jo" } }), Some(&mut skipped));
        let [repair] = skipped.as_slice() else { unreachable!("one field is skipped") };
        assert_eq!((repair.pointer.as_str(), repair.code()), ("/werknemer/roepnam", "X06"));
        assert!(repair.sentence().ends_with("Bedoelt u ‘roepnaam’?"), "{}", repair.sentence());
    }

    #[test]
    fn a_closed_list_that_is_missing_is_told_with_its_words() {
        let told = faults(&json!({ "document": { "versie": 1 } }), None);
        let status = told.into_iter().find(|fault| fault.pointer == "/document/status").expect("reported").detail;
        assert_eq!(status, format!("{MISSING} Kies een van: concept, definitief."));
        let blank = blanks("offerte", 0, 0).into_iter().find(|fault| fault.pointer == "/offerte/prijsmodel");
        assert!(blank.expect("told").detail.contains("Kies een van: weken, "));
    }
}
