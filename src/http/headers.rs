//! Headers that every answer carries, and the trace id that ties an answer to the log.

use std::hash::{BuildHasher, RandomState};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};

use super::State;
use super::problem::Problem;

/// The trace of a request: its own when it came with one (W3C Trace Context), else a new one.
#[derive(Clone)]
struct Trace {
    id: String,
}

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// Adds the headers, and turns every failure that is not a problem yet into one.
pub async fn on_every_answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let trace = Trace { id: incoming(request.headers()).unwrap_or_else(|| random_hex(16)) };
    request.extensions_mut().insert(trace.clone());
    let hsts = request.app_data::<web::Data<State>>().is_some_and(|state| state.hsts);
    let started = std::time::Instant::now();
    let mut response = next.call(request).await?.map_into_boxed_body();
    if response.status().is_client_error() || response.status().is_server_error() {
        let is_problem = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json");
        if !is_problem {
            let problem = Problem::of_status(response.status()).traced(response.request());
            let request = response.request().clone();
            response = ServiceResponse::new(request, problem.respond());
        }
    }
    decorate(response.headers_mut(), &trace, hsts);
    tracing::info!(
        method = %response.request().method(),
        // The pattern of the route: an address that a caller made up could hold anything.
        path = response.request().match_pattern().unwrap_or_default(),
        status = response.status().as_u16(),
        ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        trace = trace.id,
        "answered"
    );
    Ok(response)
}

fn decorate(headers: &mut HeaderMap, trace: &Trace, hsts: bool) {
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(HeaderName::from_static("api-version"), env!("CARGO_PKG_VERSION"));
    set(CACHE_CONTROL, "no-store");
    set(CONTENT_SECURITY_POLICY, "frame-ancestors 'none'");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    if hsts {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if let Ok(value) = HeaderValue::from_str(&format!("00-{}-{}-01", trace.id, random_hex(8))) {
        headers.insert(TRACEPARENT, value);
    }
}

/// The trace id of a request, for its problem and its log lines.
pub fn trace_id_of(request: &HttpRequest) -> String {
    request.extensions().get::<Trace>().map(|trace| trace.id.clone()).unwrap_or_default()
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
