//! The headers that every answer has, whatever it is about.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

use super::trace::{TRACEPARENT, Trace};

/// Adds them. A page has said already what it may load; everything else may load nothing.
pub fn decorate(headers: &mut HeaderMap, trace: &Trace, hsts: bool) {
    let policy = headers.remove(CONTENT_SECURITY_POLICY).next();
    // An answer that stays the same says so itself.
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(HeaderName::from_static("api-version"), env!("CARGO_PKG_VERSION"));
    set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    set(REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    if hsts {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if let Some(policy) = policy {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if let Ok(value) = HeaderValue::from_str(&trace.parent()) {
        headers.insert(TRACEPARENT, value);
    }
}
