//! Headers that every answer carries, whatever became of its request.

use std::time::Instant;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse, Url};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, Uri, Version};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};

use super::address;
use super::cors;
use super::decoration::decorate;
use super::failure;
use super::gate::Caller;
use super::leaving::Leaving;
use super::rate::Turn;
use super::shares::Share;
use super::state::State;
use super::trace::Trace;
use super::unread;
use super::watched::Watched;
use crate::telemetry::traces::Document;

/// Adds the headers, and writes the problem of every failure.
pub async fn on_every_answer(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    detach(&mut request);
    let watched = Watched::begin(&mut request);
    let mut trace = Trace::of(request.headers());
    let span = trace.begin();
    request.extensions_mut().insert(trace.clone());
    let state = request.app_data::<web::Data<State>>().cloned();
    let hsts = state.as_ref().is_some_and(|state| state.hsts);
    // This protocol is the only one here, so that an offer of another (`Upgrade: h2c`, as the client of Java sends) is
    // passed over. The connection cannot be kept after it, and the caller has to know.
    let offers_another = request.head().upgrade();
    let started = Instant::now();
    let origin = state.as_ref().and_then(|state| state.cors.origin(&request));
    let asks_first = origin.is_some() && cors::is_preflight(&request);
    let admitted = state.as_ref().filter(|_| !asks_first).map(|state| state.gate.admit(&request)).transpose();
    let mut response = match admitted {
        Ok(_) if asks_first => ServiceResponse::new(request.into_parts().0, cors::preflight()),
        Ok(caller) => {
            caller.map(|caller| request.extensions_mut().insert(caller));
            next.call(request).await?.map_into_boxed_body()
        }
        // With its problem, which `ServiceRequest::into_response` would drop.
        Err(problem) => ServiceResponse::new(request.into_parts().0, HttpResponse::from_error(problem)),
    };
    if response.status().is_client_error() || response.status().is_server_error() {
        response = failed(response, state.as_ref().map(|state| state.get_ref()), &trace);
    }
    // The room that was taken for it as it was made, or that it takes now.
    let mut room = response.request().extensions_mut().remove::<Share>();
    if let Some(state) = state.as_ref().filter(|_| room.is_none()) {
        match unread::room_for(&response, state) {
            Ok(taken) => room = taken,
            Err(problem) => {
                response = response.into_response(HttpResponse::from_error(problem));
                response = failed(response, Some(state.get_ref()), &trace);
            }
        }
    }
    // A client of HTTP/1.0 knows no chunks: the end of such an answer is the end of the connection.
    let endless = response.response().body().size() == BodySize::Stream;
    let old = response.request().version() == Version::HTTP_10;
    if old && endless {
        response.response_mut().head_mut().no_chunking(true);
    }
    if offers_another || (old && endless) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    let rate = state.as_ref().and_then(|state| Some((state.gate.rate()?, turn_of(response.request())?)));
    decorate(response.headers_mut(), &trace, hsts);
    if let Some(origin) = origin {
        cors::open(response.headers_mut(), origin);
    }
    if let Some((rate, turn)) = rate {
        for (name, value) in [("ratelimit-policy", rate.policy()), ("ratelimit", rate.standing(turn))] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
    }
    let document = response.response_mut().extensions_mut().remove::<Document>();
    let leaving = Leaving {
        method: response.request().method().as_str(),
        route: address::pattern(response.request()),
        status: response.status().as_u16(),
        took: started.elapsed(),
        document,
    };
    leaving.tell(state.as_ref().map(|state| &state.metrics), &trace, span);
    Ok(match watched {
        Some(watched) => response.map_body(|_, body| BoxBody::new(watched.answering(body, room))),
        None => response,
    })
}

/// The problem of an answer that failed, counted.
fn failed(response: ServiceResponse<BoxBody>, state: Option<&State>, trace: &Trace) -> ServiceResponse<BoxBody> {
    if let (Some(state), Some(reason)) = (state, failure::reason(response.response())) {
        state.metrics.refused(reason);
    }
    let problem = failure::answer(response.response(), trace);
    response.into_response(problem)
}

/// Gives the head of a request memory of its own. It was a part of the bytes in which it came, with the first of the body
/// among them, and the framework keeps it until a later request needs one.
fn detach(request: &mut ServiceRequest) {
    let own = |value: &HeaderValue| HeaderValue::from_bytes(value.as_bytes()).ok();
    let headers = request.headers().iter().filter_map(|(name, value)| Some((name.clone(), own(value)?))).collect();
    request.head_mut().headers = headers;
    if let Ok(uri) = request.uri().to_string().parse::<Uri>() {
        *request.match_info_mut().get_mut() = Url::new(uri.clone());
        request.head_mut().uri = uri;
    }
}

/// What the caller of a request may still send.
fn turn_of(request: &HttpRequest) -> Option<Turn> {
    let extensions = request.extensions();
    extensions.get::<Caller>().and_then(|caller| caller.turn).or_else(|| extensions.get::<Turn>().copied())
}
