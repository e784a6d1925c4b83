//! Answers that never reach the application: to what is no request, and to a body that is not wanted before it is sent. The
//! layer below gives them without a body; here they become problems as every other, and are told as every other.

use std::fmt::Write as _;
use std::time::Instant;

use actix_http::body::BoxBody;
use actix_http::header::HeaderMap;
use actix_http::{ConnectionType, HttpMessage as _, Request, Response, StatusCode};
use actix_web::HttpResponse;

use crate::answers::{Problem, addresses};
use crate::http::address;
use crate::http::body::announced;
use crate::http::decoration::decorate;
use crate::http::failure;
use crate::http::leaving::Leaving;
use crate::http::state::State;
use crate::http::trace::Trace;

/// Bytes of the longest answer without a body.
const LONGEST: usize = 400;

/// Where an answer of the layer below begins in what is written: a head of a failure at the very end, without a body and
/// without any header of ours.
pub fn bare(written: &[u8]) -> Option<usize> {
    if !written.ends_with(b"\r\n\r\n") {
        return None;
    }
    let from = written.len().saturating_sub(LONGEST);
    let last = written.get(from..)?;
    let has = |head: &[u8], words: &[u8]| head.windows(words.len()).any(|window| window == words);
    let start = last.windows(9).rposition(|window| window.starts_with(b"HTTP/1.") && window.ends_with(b" "))?;
    let head = last.get(start..)?;
    let failed =
        [b" 400 ", b" 408 ", b" 431 "].into_iter().any(|status| has(head.get(..14).unwrap_or_default(), status));
    (failed && has(head, b"content-length: 0\r\n") && !has(head, b"api-version")).then_some(from + start)
}

/// What is said in the place of such an answer.
pub fn in_place_of(bare: &[u8], state: &State) -> Vec<u8> {
    let (version, status) = first_line(bare);
    whole(status, version, state)
}

/// A whole answer that says what is wrong and closes the connection, to what could not be read as a request.
pub fn whole(status: u16, version: &str, state: &State) -> Vec<u8> {
    let mut trace = Trace::of(&HeaderMap::new());
    let span = trace.begin();
    let text = written(status, version, &trace, state.hsts);
    Leaving { status, ..Leaving::default() }.tell(Some(&state.metrics), &trace, span);
    text
}

/// Version and status of an answer.
fn first_line(answer: &[u8]) -> (&'static str, u16) {
    let version = if answer.starts_with(b"HTTP/1.0 ") { "HTTP/1.0" } else { "HTTP/1.1" };
    let status = answer.get(9..12).and_then(|status| std::str::from_utf8(status).ok());
    (version, status.and_then(|status| status.parse().ok()).unwrap_or(400))
}

fn written(status: u16, version: &str, trace: &Trace, hsts: bool) -> Vec<u8> {
    let problem = Problem::of_status(status);
    let phrase = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default();
    let body = serde_json::to_string(&problem.traced(trace.id())).unwrap_or_default();
    let mut headers = HeaderMap::new();
    decorate(&mut headers, trace, hsts);
    let mut text = format!("{version} {status} {phrase}\r\n");
    for (name, value) in headers.iter() {
        let _ = write!(text, "{name}: {}\r\n", value.to_str().unwrap_or_default());
    }
    let _ = write!(
        text,
        "content-type: application/problem+json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    text.into_bytes()
}

/// The answer to a request whose sender waits to hear whether the body is wanted (`Expect: 100-continue`), where it is not: to
/// who may not come in, and to what is larger by its own word than its address takes.
pub fn unwanted(request: &Request, state: &State) -> Option<Response<BoxBody>> {
    let started = Instant::now();
    let problem = state.gate.refuses(request).or_else(|| too_large(request, state.largest()))?;
    let mut trace = Trace::of(request.headers());
    let span = trace.begin();
    if let Some(reason) = problem.reason() {
        state.metrics.refused(reason);
    }
    let mut response = failure::answer(&HttpResponse::from_error(problem), &trace);
    decorate(response.headers_mut(), &trace, state.hsts);
    response.head_mut().set_connection_type(ConnectionType::Close);
    let leaving = Leaving {
        method: request.method().as_str(),
        route: address::pattern_before(request).map(str::to_owned),
        status: response.status().as_u16(),
        took: started.elapsed(),
        document: None,
    };
    leaving.tell(Some(&state.metrics), &trace, span);
    Some(response.into())
}

/// What is wrong with a request that says of its body that it is larger than its address takes.
fn too_large(request: &Request, (body, batch): (usize, u64)) -> Option<Problem> {
    let announced = announced(request.headers())?;
    if addresses::takes_a_batch(&address::before(request)) {
        (announced > batch).then(|| Problem::batch_too_large(batch))
    } else {
        (announced > body as u64).then(|| Problem::too_large(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_a_body_is_known_wherever_it_begins() {
        let bare_answer = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\ndate: x\r\n\r\n";
        assert_eq!(bare(bare_answer), Some(0));
        let behind =
            [b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\napi-version: 1\r\n\r\nok".as_slice(), bare_answer].concat();
        assert_eq!(bare(&behind), Some(behind.len() - bare_answer.len()));
        for other in [
            b"HTTP/1.1 405 Method Not Allowed\r\ncontent-length: 0\r\n\r\n".as_slice(),
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\napi-version: 1\r\n\r\n",
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 12\r\n\r\n{}",
            b"%PDF HTTP/1.1 400 \r\n\r\n",
            b"",
        ] {
            assert_eq!(bare(other), None);
        }
    }

    #[test]
    fn what_is_said_instead_is_a_problem() {
        let (version, status) = first_line(b"HTTP/1.0 431 Request Header Fields Too Large\r\n");
        let trace = Trace::of(&HeaderMap::new());
        let answer = String::from_utf8(written(status, version, &trace, true)).expect("text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.starts_with("HTTP/1.0 431 Request Header Fields Too Large\r\n"), "{head}");
        assert!(head.contains(&format!("content-length: {}", body.len())) && head.contains("api-version: "), "{head}");
        let problem: serde_json::Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(problem["status"], 431);
        assert!(head.contains(&format!("traceparent: {}", trace.parent())), "{head}");
        assert_eq!(problem["traceId"], trace.id());
        assert_eq!(first_line(b"HTTP/1.1"), ("HTTP/1.1", 400));
    }
}
