//! Which pages of other sites a browser may let read the answers: none, unless the operator names them.

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue,
    ORIGIN, VARY,
};

/// Headers that a page may send.
const SENT: &str = "accept, authorization, content-type, if-match, if-none-match, traceparent, x-requested-with";
/// Headers that a page may read.
const READ: &str = "API-Version, Bevindingen, Content-Disposition, Document-Paginas, ETag, RateLimit, RateLimit-Policy, \
    Repr-Digest, Retry-After, Server-Timing, traceparent";

/// The origins that are let in; `*` is every one.
#[derive(Debug, Clone, Default)]
pub struct Cors {
    origins: Vec<String>,
}

impl Cors {
    pub fn new(origins: Vec<String>) -> Self {
        Self { origins }
    }

    /// The origin of a request, if it is one that is let in.
    pub fn origin(&self, request: &ServiceRequest) -> Option<HeaderValue> {
        let origin = request.headers().get(ORIGIN)?;
        let is_known = |known: &String| known == "*" || known.as_bytes().eq_ignore_ascii_case(origin.as_bytes());
        self.origins.iter().any(is_known).then(|| origin.clone())
    }
}

/// Whether a browser asks beforehand what it may send.
pub fn is_preflight(request: &ServiceRequest) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// What it may send; the key of a caller comes with the request itself.
pub fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST"))
        .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, SENT))
        .insert_header((ACCESS_CONTROL_MAX_AGE, "7200"))
        .finish()
}

/// Lets a page of this origin read an answer.
pub fn open(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(READ));
    headers.append(VARY, HeaderValue::from_static("Origin"));
}
