//! The trace id that ties an answer to the log.

use std::hash::{BuildHasher, RandomState};

use actix_web::http::header::{HeaderMap, HeaderName};

pub const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The trace of a request: its own when it came with one (W3C Trace Context), else a new one.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Invariant: 32 hexadecimal digits.
    id: String,
}

impl Trace {
    /// The trace of a request with these headers.
    pub fn of(headers: &HeaderMap) -> Self {
        Self { id: incoming(headers).unwrap_or_else(|| random_hex(16)) }
    }

    /// What problems and log lines call it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The `traceparent` of the answer.
    pub fn parent(&self) -> String {
        format!("00-{}-{}-01", self.id, random_hex(8))
    }
}

/// The trace id of a `traceparent` that follows the standard.
fn incoming(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(TRACEPARENT)?.to_str().ok()?;
    let mut parts = value.split('-');
    let (version, id) = (parts.next()?, parts.next()?);
    let hex = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let valid = version.len() == 2
        && version != "ff"
        && hex(version)
        && id.len() == 32
        && hex(id)
        && id.bytes().any(|b| b != b'0');
    valid.then(|| id.to_owned())
}

/// Random bytes in hexadecimal. They identify and protect nothing, so the seed of a hash map is random enough.
fn random_hex(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes * 2 + 16);
    while text.len() < bytes * 2 {
        text.push_str(&format!("{:016x}", RandomState::new().hash_one(text.len())));
    }
    text.truncate(bytes * 2);
    text
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn with(value: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(TRACEPARENT, HeaderValue::from_str(value).expect("ASCII"));
        incoming(&headers)
    }

    #[test]
    fn a_trace_is_continued_when_it_follows_the_standard() {
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(with(&format!("00-{id}-00f067aa0ba902b7-01")), Some(id.into()));
        for value in [
            "",
            "00-zz",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-1-1",
        ] {
            assert_eq!(with(value), None);
        }
    }

    #[test]
    fn new_traces_differ() {
        assert_eq!(random_hex(16).len(), 32);
        assert_ne!(random_hex(16), random_hex(16));
    }
}
