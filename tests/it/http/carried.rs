//! What every answer carries.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use trajectpers::http::State;

use super::{SMALL, with_header};
use crate::pdf::Pdf;
use crate::support::{
    AKKER, JSON, PIETERSMA, POOL, VOORTGANG, example, get, post, remove, request, request_to, serve, set, state,
};

#[test]
fn every_answer_carries_the_headers_of_the_house() {
    let mut refused = example(AKKER);
    remove(&mut refused, "/werknemer");
    let answers = [
        get("/health/live"),
        get("/v1/voorbeelden"),
        get("/v1/openapi.json"),
        get("/nergens"),
        get(VOORTGANG),
        post(VOORTGANG, &example(AKKER)),
        post(VOORTGANG, &refused),
        post(&format!("{VOORTGANG}?x=1"), &example(AKKER)),
        request("POST", VOORTGANG, &[("Content-Type", "text/plain")], b"x"),
        with_header(("Accept", "text/html")),
    ];
    for answer in answers {
        for (name, value) in [
            ("api-version", env!("CARGO_PKG_VERSION")),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {}", answer.status);
        }
        // What stays the same may be kept, if it is asked for again before it is used.
        let kept = if answer.header("etag").is_some() { "no-cache" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), Some(kept));
        let parent = answer.header("traceparent").unwrap_or_default();
        assert_eq!(parent.split('-').map(str::len).collect::<Vec<_>>(), [2, 32, 16, 2], "{parent}");
    }
}

#[test]
fn https_can_be_left_to_somebody_else() {
    let service = serve(State { body: SMALL, hsts: false, ..state(Arc::clone(&POOL)) });
    let answer = request_to(service, "GET", "/health/live", &[], &[]);
    assert_eq!(answer.header("strict-transport-security"), None);
}

#[test]
fn a_trace_is_continued_and_told_in_the_problem() {
    let id = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent = format!("00-{id}-00f067aa0ba902b7-01");
    let answer = request("GET", "/nergens", &[("traceparent", parent.as_str())], &[]);
    answer.is_problem(404, "onbekend-adres");
    assert_eq!(answer.json()["traceId"], id);
    let own = answer.header("traceparent").unwrap_or_default();
    assert!(own.starts_with(&format!("00-{id}-")) && own != parent, "{own}");

    for broken in ["x", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-<script>-1-01"] {
        let answer = request("GET", "/nergens", &[("traceparent", broken)], &[]);
        answer.is_problem(404, "onbekend-adres");
    }
    let other = get("/nergens").json()["traceId"].clone();
    assert_ne!(other, get("/nergens").json()["traceId"]);
}

#[test]
fn a_document_comes_with_its_name_digest_pages_and_times() {
    let answer = post(VOORTGANG, &example(AKKER));
    let name = "VGR-03_2025-0017_2025-06-20.pdf";
    let expected = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}");
    assert_eq!(answer.header("content-disposition"), Some(expected.as_str()));
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&answer.body)));
    assert_eq!(answer.header("repr-digest"), Some(digest.as_str()));
    let pages = Pdf::read(&answer.body).pages().to_string();
    assert_eq!(answer.header("document-paginas"), Some(pages.as_str()));
    let timing = answer.header("server-timing").unwrap_or_default();
    let parts: Vec<&str> = timing.split(", ").filter_map(|part| part.split(";dur=").next()).collect();
    assert_eq!(parts, ["wachtrij", "opmaak", "export"]);
    let times = timing.split(", ").filter_map(|part| part.split(";dur=").nth(1));
    assert!(times.map(str::parse::<f64>).all(|time| time.is_ok_and(|ms| ms >= 0.0)), "{timing}");
}

#[test]
fn a_file_name_holds_no_name_of_a_person_unless_the_body_asks_for_it() {
    let disposition =
        |body: &Value, path: &str| post(path, body).header("content-disposition").unwrap_or_default().to_owned();
    let mut body = example(AKKER);
    for variant in ["werkgever", "werknemer", "uwv", "intern"] {
        let name = disposition(&body, &format!("{VOORTGANG}?variant={variant}"));
        assert!(!name.contains("Akker") && !name.contains("999990007"), "{name}");
        assert_eq!(name.contains(variant), variant != "werkgever", "{name}");
    }
    set(&mut body, "/voortgang/document/bestandsnaam", "Zoë \"Akker\"\r\nX: y/../z");
    let name = disposition(&body, VOORTGANG);
    assert!(name.contains("filename*=UTF-8''Zo%C3%AB"), "{name}");
    assert!(!name.contains('\n') && !name.contains('/') && name.matches('"').count() == 2, "{name}");
    for variant in ["werknemer", "uwv", "intern"] {
        let name = disposition(&body, &format!("{VOORTGANG}?variant={variant}"));
        assert!(name.ends_with(&format!("_{variant}.pdf")), "{name}");
    }
}

#[test]
fn equal_requests_give_equal_bytes() {
    let first = post(VOORTGANG, &example(PIETERSMA));
    let second = post(VOORTGANG, &example(PIETERSMA));
    assert_eq!(first.header("repr-digest"), second.header("repr-digest"));
    assert_eq!(first.body, second.body);
    // The order of fields and the white space between them mean nothing.
    let pretty = serde_json::to_vec_pretty(&example(PIETERSMA)).expect("JSON");
    assert_eq!(request("POST", VOORTGANG, &[JSON], &pretty).body, first.body);
}

#[test]
fn the_parameter_goes_before_the_reader_that_the_body_names() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/document/variant", "uwv");
    let of_body = Pdf::read(&post(VOORTGANG, &body).body);
    assert!(of_body.says("999990007"));
    let of_parameter = Pdf::read(&post(&format!("{VOORTGANG}?variant=werkgever"), &body).body);
    assert!(!of_parameter.holds("999990007"));
    set(&mut body, "/document/variant", "intern");
    assert_eq!(post(VOORTGANG, &body).body, post(&format!("{VOORTGANG}?variant=uwv"), &body).body, "the part first");
}
