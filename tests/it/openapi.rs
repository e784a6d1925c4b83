//! The published description: committed, complete, and true of the service.

use serde_json::Value;
use trajectpers::examples;
use trajectpers::http::openapi_json;

use crate::program::Service;
use crate::support::{check_committed, example, get, list, request, request_to};

const PROBLEM: &str = "application/problem+json";

fn document() -> Value {
    serde_json::from_str(openapi_json()).expect("JSON")
}

#[test]
fn a_service_describes_the_limits_that_it_has() {
    let described = |arguments: &[&str]| {
        let service = Service::start(&[&["--render-threads", "1"][..], arguments].concat());
        request_to(service.address, "GET", "/v1/openapi.json", &[], &[]).text()
    };
    assert!(described(&[]) == openapi_json(), "without settings it is what is committed");
    let told = described(&["--body-limit", "1048576", "--batch-items", "2500"]);
    assert!(told.contains("Een bericht is ten hoogste 1 MiB (413), een batch 2.500 onderdelen"));
    let document: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(document["components"]["schemas"]["BatchLijst"]["maxItems"], 2_500);
}

/// Every operation with its path and method.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods");
            methods.iter().map(move |(method, operation)| (path.clone(), method.clone(), operation.clone()))
        })
        .collect()
}

/// Calls `visit` with every object of a document.
fn walk(value: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            visit(fields);
            fields.values().for_each(|field| walk(field, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

/// What a reference of the document stands for, or the value itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let target = value["$ref"].as_str().and_then(|target| document.pointer(target.trim_start_matches('#')));
    target.unwrap_or(value)
}

fn text<'a>(holder: &'a Value, field: &str) -> &'a str {
    holder[field].as_str().unwrap_or_default()
}

#[test]
fn the_committed_description_is_current() {
    check_committed("openapi/v1.json", openapi_json());
}

#[test]
fn its_commands_name_the_address_that_callers_know() {
    let service = Service::start(&["--render-threads", "1", "--public-url", "https://pers.example/"]);
    let served: Value =
        serde_json::from_slice(&request_to(service.address, "GET", "/v1/openapi.json", &[], &[]).body).expect("JSON");
    let about = text(&served["info"], "description");
    assert!(about.contains("-sS https://pers.example/v1/voorbeelden") && !about.contains("127.0.0.1"), "{about}");
    assert_eq!(served["servers"][0]["url"], "https://pers.example/v1");
}

#[test]
fn a_workbook_may_be_sent_as_any_file() {
    let document = document();
    let content = &document["paths"]["/werkboeken/_lees"]["post"]["requestBody"]["content"];
    let kinds: Vec<&String> = content.as_object().expect("kinds").keys().collect();
    assert_eq!(kinds.len(), 2);
    assert_eq!(content["application/octet-stream"]["schema"], content[kinds[1].as_str()]["schema"]);
}

#[test]
fn it_is_openapi_3_1_of_this_version() {
    let document = document();
    assert!(text(&document, "openapi").starts_with("3.1."));
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    for field in ["title", "description"] {
        assert!(!text(&document["info"], field).is_empty(), "{field}");
    }
    assert!(!text(&document["info"]["license"], "name").is_empty());
}

#[test]
fn every_reference_resolves() {
    let document = document();
    let mut count = 0;
    walk(&document, &mut |object: &serde_json::Map<String, Value>| {
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            let target = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
            assert!(target.is_some(), "{reference}");
            count += 1;
        }
    });
    assert!(count > 100, "{count} references");
}

#[test]
fn every_operation_says_what_it_does_and_what_can_go_wrong() {
    let document = document();
    let mut ids = Vec::new();
    for (path, method, operation) in operations(&document) {
        let place = format!("{method} {path}");
        for field in ["operationId", "summary", "description"] {
            assert!(!text(&operation, field).is_empty(), "{place}: {field}");
        }
        ids.push(text(&operation, "operationId").to_owned());
        let known: Vec<&str> = list(&document, "tags").into_iter().map(|tag| text(tag, "name")).collect();
        let tags = list(&operation, "tags");
        assert!(!tags.is_empty(), "{place}: tags");
        for tag in tags {
            assert!(tag.as_str().is_some_and(|tag| known.contains(&tag)), "{place}: {tag}");
        }
        let answers = operation["responses"].as_object().expect("answers");
        assert!(answers.contains_key("200"), "{place}");
        for (status, answer) in answers {
            let answer = resolved(&document, answer);
            assert!(!text(answer, "description").is_empty(), "{place} {status}");
            assert!(answer["headers"]["API-Version"].is_object(), "{place} {status}");
            if !["200", "304"].contains(&status.as_str()) {
                let kinds: Vec<&String> = answer["content"].as_object().into_iter().flat_map(|c| c.keys()).collect();
                assert_eq!(kinds, [PROBLEM], "{place} {status}");
            }
        }
        // Whatever takes something from the caller can refuse it.
        let takes = operation["parameters"].is_array() || operation["requestBody"].is_object();
        assert!(!takes || answers.len() > 1, "{place} describes no refusal");
        if operation["requestBody"].is_object() {
            let waits: &[&str] = if place.ends_with("_valideer") { &[] } else { &["503"] };
            for status in ["400", "413", "415", "500"].iter().chain(waits) {
                assert!(answers.contains_key(*status), "{place} can answer {status}");
            }
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an operationId stands for one operation");
}

#[test]
fn names_of_schemas_and_fields_follow_one_style() {
    let document = document();
    let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric());
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    for name in ["Traject", "Problem", "ProblemError", "Voorbeeld", "Pdf"] {
        assert!(schemas.contains_key(name), "{name}");
    }
    for (name, schema) in schemas {
        assert!(plain(name) && name.starts_with(|c: char| c.is_ascii_uppercase()), "{name}");
        for field in schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys()) {
            assert!(plain(field) && field.starts_with(|c: char| c.is_ascii_lowercase()), "{name}.{field}");
        }
    }
    for (path, _, operation) in operations(&document) {
        let segments = path.split('/').filter(|segment| !segment.starts_with('{'));
        for segment in segments {
            let sound = segment.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c));
            assert!(sound, "{path}");
        }
        assert!(!path.ends_with('/'), "{path}");
        for parameter in list(&operation, "parameters") {
            let parameter = resolved(&document, parameter);
            assert!(plain(text(parameter, "name")), "{path}: {parameter}");
            assert!(!text(parameter, "description").is_empty(), "{path}: {parameter}");
        }
    }
}

#[test]
fn every_described_address_is_served_and_names_its_methods() {
    let document = document();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        let name = if path.starts_with("/schemas") { "offerte" } else { "pietersma" };
        let address = format!("/v1{}", path.replace("{naam}", name).replace("{code}", "geen-json"));
        assert!(!address.contains('{'), "{path}: give its parameter a value here");
        let answer = request("DELETE", &address, &[], &[]);
        answer.is_problem(405, "methode-niet-toegestaan");
        let allowed = answer.header("allow").expect("the methods that would do");
        let allowed: Vec<&str> = allowed.split(", ").collect();
        for method in methods.as_object().expect("methods").keys() {
            assert!(allowed.contains(&method.to_uppercase().as_str()), "{method} {path}: {allowed:?}");
            if method == "get" {
                assert!(allowed.contains(&"HEAD"), "{path}: HEAD wherever there is GET");
                // A GET without parameters of its own, and an example that is there, succeed.
                let answer = get(&address);
                assert_eq!(answer.status, 200, "{path}");
                let described = methods["get"]["responses"]["200"]["content"].as_object().into_iter().flatten();
                let described: Vec<&String> = described.map(|(kind, _)| kind).collect();
                let kind = answer.header("content-type").unwrap_or_default();
                assert!(described.iter().any(|known| kind.starts_with(known.as_str())), "{path}: {kind}");
            }
        }
    }
}

#[test]
fn the_service_publishes_what_is_committed_to_everybody() {
    let answer = get("/v1/openapi.json");
    assert_eq!(answer.text(), openapi_json());
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
}

#[test]
fn the_schema_is_json_schema_and_takes_every_example() {
    let answer = get("/v1/schemas/traject");
    assert_eq!(answer.header("content-type"), Some("application/schema+json"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let schema = answer.json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    for (name, _) in examples::EXAMPLES {
        let errors: Vec<String> = validator.iter_errors(&example(name)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({})));
}

#[test]
fn a_parameter_says_what_it_does_at_its_own_address() {
    let document = get("/v1/openapi.json").json();
    let told = |path: &str| {
        let parameters = document["paths"][path]["post"]["parameters"].as_array().expect("parameters").clone();
        let resolved = parameters.into_iter().map(|parameter| match parameter["$ref"].as_str() {
            Some(reference) => document.pointer(&reference[1..]).expect("a parameter").clone(),
            None => parameter,
        });
        let unknown = resolved.into_iter().find(|parameter| parameter["name"] == "onbekendeVelden").expect("it");
        unknown["description"].as_str().unwrap_or_default().to_owned()
    };
    for path in ["/offertes", "/trajecten/_valideer"] {
        assert!(told(path).contains("velden die het schema niet noemt"), "{path}: {}", told(path));
    }
    assert!(told("/werkboeken/_lees").contains("tabbladen en kolommen"), "{}", told("/werkboeken/_lees"));
}
