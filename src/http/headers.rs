//! Headers that every answer carries, whatever became of its request.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use super::failure;
use super::state::State;
use super::trace::{TRACEPARENT, Trace};

/// Adds the headers, and writes the problem of every failure.
pub async fn on_every_answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let trace = Trace::of(request.headers());
    request.extensions_mut().insert(trace.clone());
    let hsts = request.app_data::<web::Data<State>>().is_some_and(|state| state.hsts);
    // This protocol is the only one here, so that an offer of another (`Upgrade: h2c`, as the client of Java sends) is
    // passed over. The connection cannot be kept after it, and the caller has to know.
    let offers_another = request.head().upgrade();
    let started = Instant::now();
    let mut response = next.call(request).await?.map_into_boxed_body();
    if response.status().is_client_error() || response.status().is_server_error() {
        let problem = failure::answer(response.response(), &trace);
        response = response.into_response(problem);
    }
    if offers_another {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    decorate(response.headers_mut(), &trace, hsts);
    tracing::info!(
        method = %response.request().method(),
        // The pattern of the route: an address that a caller made up could hold anything.
        path = response.request().match_pattern().unwrap_or_default(),
        status = response.status().as_u16(),
        ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        trace = trace.id(),
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
    if let Ok(value) = HeaderValue::from_str(&trace.parent()) {
        headers.insert(TRACEPARENT, value);
    }
}
