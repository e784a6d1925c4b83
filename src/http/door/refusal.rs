//! Answers that never reach the application: to what is no request, and to what is too large by its own word. The layer
//! below gives them without a body; here they become problems as every other.

use std::fmt::Write as _;

use actix_http::body::BoxBody;
use actix_http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use actix_http::{ConnectionType, HttpMessage as _, Response, StatusCode};

use crate::answers::{Problem, addresses};
use crate::http::address;
use crate::http::body::announced;
use crate::http::decoration::decorate;
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
pub fn in_place_of(bare: &[u8], hsts: bool) -> Vec<u8> {
    let line = String::from_utf8_lossy(bare.get(..12).unwrap_or_default()).into_owned();
    let (version, status) = line.split_once(' ').unwrap_or(("HTTP/1.1", "400"));
    whole(status.parse().unwrap_or(400), version, hsts)
}

/// A whole answer that says what is wrong and closes the connection.
pub fn whole(status: u16, version: &str, hsts: bool) -> Vec<u8> {
    let (trace, problem) = (Trace::of(&HeaderMap::new()), Problem::of_status(status));
    let phrase = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default();
    let body = serde_json::to_string(&problem.traced(trace.id())).unwrap_or_default();
    let mut headers = HeaderMap::new();
    decorate(&mut headers, &trace, hsts);
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

/// Bytes of a body, and of a batch.
pub type Largest = (usize, u64);

/// What is wrong with a request that says of its body that it is larger than its address takes.
pub fn too_large(request: &actix_http::Request, (body, batch): Largest) -> Option<Problem> {
    let announced = announced(request.headers())?;
    if address::before(request) == addresses::BATCH {
        (announced > batch).then(|| Problem::batch_too_large(batch))
    } else {
        (announced > body as u64).then(|| Problem::too_large(body))
    }
}

/// The answer with that problem.
pub fn refused(problem: Problem, hsts: bool) -> Response<BoxBody> {
    let trace = Trace::of(&HeaderMap::new());
    let problem = problem.traced(trace.id());
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = Response::with_body(StatusCode::PAYLOAD_TOO_LARGE, BoxBody::new(body));
    decorate(response.headers_mut(), &trace, hsts);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.head_mut().set_connection_type(ConnectionType::Close);
    response
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
        let answer =
            String::from_utf8(in_place_of(b"HTTP/1.0 431 Request Header Fields Too Large\r\n", true)).expect("text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.starts_with("HTTP/1.0 431 Request Header Fields Too Large\r\n"), "{head}");
        assert!(head.contains(&format!("content-length: {}", body.len())) && head.contains("api-version: "), "{head}");
        let problem: serde_json::Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(problem["status"], 431);
    }
}
