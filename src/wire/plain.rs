//! The schema of a body in its plain form.

use std::sync::LazyLock;

use jsonschema::ValidationError;
use serde_json::{Map, Value};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::leaf::{TEXT_KIND, word};
use super::reader::{TextKinds, Wire};
use super::traject::Traject;

/// The JSON Schema (2020-12) of the plain form of a body, every part of it under `$defs`. What else is taken has become
/// that form by the time that a body is judged; the published schema says that as well.
pub static PLAIN_SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut definitions = Map::new();
    for (name, schema) in components() {
        definitions.insert(name, schema);
    }
    let mut schema = definitions.remove("Traject").unwrap_or_default();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        object.insert("title".into(), "Traject re-integratie tweede spoor".into());
        object.insert("$defs".into(), Value::Object(definitions));
    }
    redirect(&mut schema, "#/components/schemas/", "#/$defs/");
    schema
});

/// The schemas of the body and all its parts, closed: a field that is not named is not allowed.
pub fn components() -> Vec<(String, Value)> {
    let mut schemas: Vec<(String, RefOr<Schema>)> = vec![(Traject::name().into_owned(), Traject::schema())];
    Traject::schemas(&mut schemas);
    schemas.sort_by(|(left, _), (right, _)| left.cmp(right));
    schemas.dedup_by(|(left, _), (right, _)| left == right);
    let mut kinds = TextKinds::default();
    Traject::describe(&mut kinds);
    schemas
        .into_iter()
        .map(|(name, schema)| {
            let mut schema = serde_json::to_value(schema).unwrap_or_default();
            close(&mut schema);
            for (_, field, kind) in kinds.fields.iter().filter(|(object, ..)| *object == name) {
                if let Some(property) =
                    schema.pointer_mut(&format!("/properties/{field}")).and_then(Value::as_object_mut)
                {
                    property.insert(TEXT_KIND.into(), word(*kind).into());
                }
            }
            (name, schema)
        })
        .collect()
}

/// Every object of the contract with its fields, in the order in which it tells them: a schema has none.
pub fn fields_in_order() -> Vec<(&'static str, String)> {
    let mut kinds = TextKinds::default();
    Traject::describe(&mut kinds);
    kinds.order
}

/// An object with named properties admits no others; a line break inside a description is only our source's width.
fn close(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        // The words of a list stand on lines of their own.
        let folds = !object.contains_key("enum");
        if let Some(text) = object.get("description").and_then(Value::as_str).filter(|_| folds) {
            let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
            object.insert("description".into(), folded.into());
        }
        if object.contains_key("properties") {
            object.insert("additionalProperties".into(), false.into());
        }
        if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
            properties.values_mut().for_each(close);
        }
    }
}

/// Moves every reference from one place to another.
fn redirect(schema: &mut Value, from: &str, to: &str) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(target) if key == "$ref" => *target = target.replace(from, to),
                    other => redirect(other, from, to),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, from, to)),
        _ => {}
    }
}

/// The schema in which the keyword stands that was not met.
pub fn schema_around(error: &ValidationError<'_>) -> Option<&'static Value> {
    let path = error.schema_path().as_str();
    PLAIN_SCHEMA.pointer(path.rsplit_once('/').map_or("", |(parent, _)| parent))
}

/// The schema that a reference stands for, or the schema itself.
pub fn resolved(schema: &Value) -> &Value {
    let target = schema.get("$ref").and_then(Value::as_str).map(|target| target.trim_start_matches('#'));
    target.and_then(|target| PLAIN_SCHEMA.pointer(target)).unwrap_or(schema)
}
