//! The document, and reading it.

use std::num::NonZeroU32;
use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::batch::{Asked, Document, Resultaat};
use trajectpers::config::ForwardHeader;
use trajectpers::examples::SMALLEST;
use trajectpers::http::{Cors, Gate, Proxies, Rate, openapi_json};
use trajectpers::wire::Soort;

use super::{address, component, document, fits, smallest, validator};
use crate::support::{
    AKKER, Answer, JSON, POOL, bytes, example, get, post, request, request_to, serve, set, soort, state,
};

// The document.

#[test]
fn every_example_of_the_document_fits_its_schema() {
    let document = document();
    let mut count = 0;
    let mut check = |content: &Value, place: &str| {
        for (media_type, body) in content.as_object().into_iter().flatten() {
            let mut schema = body["schema"].clone();
            if schema.is_null() {
                continue;
            }
            schema["components"] = document["components"].clone();
            for (name, example) in body["examples"].as_object().into_iter().flatten() {
                if example["value"].is_null() {
                    continue;
                }
                fits(&validator(&schema), &example["value"], &format!("{place} {media_type} {name}"));
                count += 1;
            }
        }
    };
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for operation in methods.as_object().expect("methods").values() {
            check(&operation["requestBody"]["content"], path);
            check(&operation["responses"]["200"]["content"], path);
        }
    }
    for (name, answer) in document["components"]["responses"].as_object().expect("answers") {
        assert!(!answer["content"]["application/problem+json"]["examples"].as_object().expect("examples").is_empty());
        check(&answer["content"], name);
    }
    assert!(count > 50, "{count}");
}

#[test]
fn the_example_of_a_judgement_is_what_the_service_says() {
    let document = document();
    for (kind, _) in SMALLEST {
        let mut body = smallest(kind);
        set(&mut body, "/document/datum", "2025-06-20");
        body["werkgever"].as_object_mut().expect("an object").remove("naam");
        let path = format!("{}/_valideer", address(kind).trim_start_matches("/v1"));
        let told = &document["paths"][&path]["post"]["responses"]["200"]["content"]["application/json"]["examples"];
        let answer = post(&format!("/v1{path}"), &body).json();
        assert_eq!(answer, told["voorbeeld"]["value"], "{kind}");
        fits(&component("Oordeel"), &answer, kind);
    }
    fits(&component("Oordeel"), &post("/v1/trajecten/_valideer", &example(AKKER)).json(), "a whole judgement");
    fits(&component("Regels"), &get("/v1/regels").json(), "the rules");
    fits(&component("Huisteksten"), &get("/v1/teksten").json(), "the texts");
}

#[test]
fn results_of_a_batch_fit_their_schema() {
    let asked = Asked { soort: Some(soort("offerte")), variant: None, bestandsnaam: Some("a".into()) };
    let digest = "0".repeat(64);
    let made = Document { bytes: vec![], stem: "OFF".into(), pages: 2, findings: vec![], overruled: 0, digest };
    let problem = post(&address("offerte"), &json!({})).json();
    let results = [Resultaat::made(1, &asked, "a.pdf".into(), &made), Resultaat::failed(2, &Asked::default(), problem)];
    fits(&component("BatchResultaten"), &serde_json::to_value(results).expect("JSON"), "results");
}

#[test]
fn servers_paths_and_contact_are_as_the_rules_want_them() {
    let document = document();
    assert_eq!(document["servers"][0]["url"], "/v1");
    assert!(document["paths"].as_object().expect("paths").keys().all(|path| !path.starts_with("/v1")));
    for field in ["name", "url", "email"] {
        assert!(document["info"]["contact"][field].is_string(), "{field}");
    }
    for (kind, section) in [("headers", "headers"), ("responses", "responses"), ("parameters", "parameters")] {
        for name in document["components"][section].as_object().expect("components").keys() {
            assert!(openapi_json().contains(&format!("#/components/{kind}/{name}\"")), "nobody uses {kind} {name}");
        }
    }
}

/// Headers that every answer has by the rules of HTTP and for the sake of browsers.
const UNTOLD: [&str; 13] = [
    "access-control-allow-origin",
    "cache-control",
    "connection",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-resource-policy",
    "date",
    "referrer-policy",
    "strict-transport-security",
    "transfer-encoding",
    "x-content-type-options",
    "x-frame-options",
];

#[test]
fn every_header_of_an_answer_is_described_and_what_is_required_is_there() {
    let document = document();
    let rate = NonZeroU32::new(1_000).expect("more than nothing");
    let gate = Gate::new(
        None,
        true,
        Some(Rate::new(rate, rate)),
        Proxies { trusted: vec![], header: ForwardHeader::XForwardedFor },
    );
    let service = serve(trajectpers::http::State { gate, ..state(Arc::clone(&POOL)) });
    let mut answered = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let name = if path.starts_with("/problemen") { "geen-json" } else { "kaalst" };
            let name = if path.starts_with("/schemas") { "traject" } else { name };
            let at = format!("/v1{}", path.replace("{naam}", name).replace("{code}", name));
            let example = operation["requestBody"]["content"]["application/json"]["examples"].as_object();
            let body = example.and_then(|examples| examples.values().next()).map(|example| bytes(&example["value"]));
            if method == "post" && body.is_none() {
                continue;
            }
            for body in [body.unwrap_or_default(), b"{".to_vec()].iter().take(if method == "post" { 2 } else { 1 }) {
                let answer = request_to(service, &method.to_uppercase(), &at, &[JSON], body);
                let told = &operation["responses"][answer.status.to_string()];
                let told = match told["$ref"].as_str() {
                    Some(reference) => document.pointer(reference.trim_start_matches('#')).expect("a component"),
                    None => told,
                };
                let headers = told["headers"].as_object().expect("headers");
                for name in headers.keys() {
                    let is_required = document["components"]["headers"][name]["required"] == true;
                    assert!(!is_required || answer.header(name).is_some(), "{method} {at} {}: {name}", answer.status);
                }
                for name in answer.header_names().filter(|name| !UNTOLD.contains(name)) {
                    let is_told = headers.keys().any(|known| known.eq_ignore_ascii_case(name));
                    assert!(is_told, "{method} {at} {}: {name}", answer.status);
                }
                answered += 1;
            }
        }
    }
    assert!(answered > 20, "{answered}");
}

// Reading it.

#[test]
fn what_stays_the_same_is_sent_once() {
    for path in [
        "/v1/openapi.json",
        "/v1/schemas/offerte",
        "/v1/voorbeelden",
        "/v1/voorbeelden/kaalst",
        "/v1/regels",
        "/v1/problemen",
        "/v1/teksten",
        "/v1/werkboeken/sjabloon",
    ] {
        let first = get(path);
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = request("GET", path, &[("If-None-Match", &tag)], &[]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())), "{path}");
        assert_eq!(request("GET", path, &[("If-None-Match", "\"x\"")], &[]).status, 200, "{path}");
        for wanted in [tag.as_str(), "*", format!("\"x\", {tag}").as_str()] {
            assert_eq!(request("GET", path, &[("If-Match", wanted)], &[]).status, 200, "{path} {wanted}");
        }
        // Strongly compared: a weak tag is none that could be wanted.
        for other in ["\"x\"", format!("W/{tag}").as_str()] {
            request("GET", path, &[("If-Match", other)], &[]).is_problem(412, "voorwaarde-niet-vervuld");
        }
    }
}

fn preflight(service: std::net::SocketAddr, origin: &str) -> Answer {
    let headers = [("Origin", origin), ("Access-Control-Request-Method", "POST")];
    request_to(service, "OPTIONS", "/v1/offertes", &headers, &[])
}

#[test]
fn pages_of_a_named_origin_may_read_the_answers_and_others_not() {
    let cors = Cors::new(vec!["https://dossier.example".into()]);
    let service = serve(trajectpers::http::State { cors, ..state(Arc::clone(&POOL)) });
    let answer = preflight(service, "https://dossier.example");
    assert_eq!(answer.status, 204);
    assert!(answer.header("access-control-allow-headers").is_some_and(|headers| headers.contains("authorization")));
    assert!(answer.header("access-control-allow-headers").is_some_and(|headers| headers.contains("x-requested-with")));
    let answer = request_to(service, "GET", "/v1/regels", &[("Origin", "https://dossier.example")], &[]);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://dossier.example"));
    assert!(answer.header("access-control-expose-headers").is_some_and(|headers| headers.contains("Bevindingen")));
    preflight(service, "https://ander.example").is_problem(405, "methode-niet-toegestaan");
    let answer = request_to(service, "GET", "/v1/regels", &[("Origin", "https://ander.example")], &[]);
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn every_kind_of_document_has_a_schema() {
    for soort in Soort::ALL {
        assert_eq!(get(&format!("/v1/schemas/{}", soort.as_str())).status, 200);
    }
    get("/v1/schemas/brief").is_problem(404, "onbekend-adres");
}
