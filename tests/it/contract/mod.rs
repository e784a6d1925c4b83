//! What tools and clients can trust: the schema accepts what the service accepts, every example and problem is real, and
//! whoever starts with nothing gets a document by its messages.

mod described;
mod nothing;
mod problems;
mod schemas;

use jsonschema::Validator;
use serde_json::{Value, json};
use trajectpers::examples::SMALLEST;
use trajectpers::http::openapi_json;

/// Where a document of this kind is made.
fn address(soort: &str) -> String {
    let plural = match soort {
        "plan-van-aanpak" => "plannen-van-aanpak".to_owned(),
        other => format!("{other}s"),
    };
    format!("/v1/{plural}")
}

fn document() -> Value {
    serde_json::from_str(openapi_json()).expect("JSON")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).expect("a sound schema")
}

/// A validator of one component of the description.
fn component(name: &str) -> Validator {
    let mut schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    schema["components"] = document()["components"].clone();
    validator(&schema)
}

#[track_caller]
fn fits(validator: &Validator, value: &Value, name: &str) {
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

fn smallest(soort: &str) -> Value {
    let (_, body) = SMALLEST.iter().find(|(known, _)| *known == soort).expect("a kind");
    serde_json::from_str(body).expect("JSON")
}
