//! The trace id that ties an answer to the log, and where the request stands in the trace of its caller.

use std::hash::{BuildHasher, RandomState};

use actix_web::http::header::{HeaderMap, HeaderName};

use crate::telemetry::traces::{Place, Span};

pub const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The trace of a request: its own when it came with one (W3C Trace Context), else a new one.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Invariant: the trace of `place` in 32 hexadecimal digits.
    id: String,
    /// Where the caller stands in it.
    caller: Option<Place>,
    /// Where the request stands in it.
    place: Place,
}

impl Trace {
    /// The trace of a request with these headers. Nobody records the request here, so that whether somebody does is what the
    /// caller says.
    pub fn of(headers: &HeaderMap) -> Self {
        let caller = headers.get(TRACEPARENT).and_then(|value| incoming(value.to_str().ok()?));
        let trace = caller.map_or_else(|| (u128::from(random()) << 64) | u128::from(random()), |caller| caller.trace);
        Self::at(caller, Place { trace, span: random(), sampled: caller.is_some_and(|caller| caller.sampled) })
    }

    fn at(caller: Option<Place>, place: Place) -> Self {
        Self { id: format!("{:032x}", place.trace), caller, place }
    }

    /// Begins the span of the request. Where traces are sent the request stands where its span does.
    pub fn begin(&mut self) -> Span {
        let span = Span::begin(self.caller);
        if let Some(place) = span.place() {
            *self = Self::at(self.caller, place);
        }
        span
    }

    /// What problems and log lines call it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Under which spans of the request belong.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The `traceparent` of the answer.
    pub fn parent(&self) -> String {
        format!("00-{}-{:016x}-{:02x}", self.id, self.place.span, u8::from(self.place.sampled))
    }
}

/// Where a `traceparent` that follows the standard says that the caller stands.
fn incoming(value: &str) -> Option<Place> {
    let mut parts = value.split('-');
    let version = digits(parts.next()?, 2)?;
    let trace = digits(parts.next()?, 32)?;
    let span = u64::try_from(digits(parts.next()?, 16)?).ok()?;
    let flags = digits(parts.next()?, 2)?;
    // A later version may say more behind what this one knows; the last number is no version.
    let follows = version < 0xff && (version > 0 || parts.next().is_none());
    (follows && trace != 0 && span != 0).then_some(Place { trace, span, sampled: flags & 1 == 1 })
}

/// A number of so many hexadecimal digits, in small letters.
fn digits(text: &str, length: usize) -> Option<u128> {
    let are_digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if text.len() == length && are_digits { u128::from_str_radix(text, 16).ok() } else { None }
}

/// A number that is not zero. It identifies and protects nothing, so the seed of a hash map is random enough.
fn random() -> u64 {
    RandomState::new().hash_one(0_u8).max(1)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    const ID: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

    fn with(value: &str) -> Trace {
        let mut headers = HeaderMap::new();
        headers.insert(TRACEPARENT, HeaderValue::from_str(value).expect("ASCII"));
        Trace::of(&headers)
    }

    #[test]
    fn a_trace_is_continued_when_it_follows_the_standard() {
        for (value, sampled) in [
            (format!("00-{ID}-00f067aa0ba902b7-01"), true),
            (format!("00-{ID}-00f067aa0ba902b7-02"), false),
            (format!("cc-{ID}-00f067aa0ba902b7-01-more"), true),
        ] {
            let trace = with(&value);
            assert_eq!(trace.id(), ID);
            let caller = trace.caller.expect("a caller");
            assert_eq!((caller.span, caller.sampled), (0x00f0_67aa_0ba9_02b7, sampled));
            // The request stands below the caller, and is recorded by the same.
            assert!(trace.parent().starts_with(&format!("00-{ID}-")) && !trace.parent().contains("00f067aa0ba902b7"));
            assert!(trace.parent().ends_with(if sampled { "-01" } else { "-00" }));
        }
        for value in [
            "".to_owned(),
            "00-zz".to_owned(),
            format!("ff-{ID}-00f067aa0ba902b7-01"),
            format!("00-{ID}-00f067aa0ba902b7"),
            format!("00-{ID}-0000000000000000-01"),
            format!("00-{ID}-00f067aa0ba902b7-01-more"),
            format!("00-{}-00f067aa0ba902b7-01", ID.to_uppercase()),
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01".to_owned(),
        ] {
            let trace = with(&value);
            assert_ne!(trace.id(), ID, "{value}");
            assert_eq!(trace.caller, None, "{value}");
            assert!(trace.parent().ends_with("-00"), "nobody records it");
        }
    }

    #[test]
    fn new_traces_differ() {
        let (one, other) = (Trace::of(&HeaderMap::new()), Trace::of(&HeaderMap::new()));
        assert_eq!((one.id().len(), one.parent().len()), (32, 55));
        assert_ne!(one.id(), other.id());
        assert_ne!(one.place.span, other.place.span);
    }
}
