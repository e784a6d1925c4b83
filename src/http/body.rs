//! The bytes of a request, within the limits.

use std::time::Duration;

use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{BytesMut, Payload};
use actix_web::{HttpRequest, web::Bytes};
use futures_util::StreamExt;

use crate::answers::Problem;

/// How much of one body is taken, and how long it may be on its way.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    pub bytes: usize,
    pub time: Duration,
}

/// Reads a JSON body. Refuses what says to be something else, what is compressed, and what is too large: by its own
/// word before a byte is read, or else as soon as it is. Nor does it wait for ever for a sender that trickles.
pub async fn read_json(request: &HttpRequest, payload: Payload, limits: BodyLimits) -> Result<Bytes, Problem> {
    let header =
        |name| request.headers().get(name).and_then(|value: &actix_web::http::header::HeaderValue| value.to_str().ok());
    let is_json = |kind: &str| {
        let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    };
    let compressed = header(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity"));
    if compressed || !header(CONTENT_TYPE).is_none_or(is_json) {
        return Err(Problem::unsupported_media_type());
    }
    let announced = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limits.bytes) {
        return Err(Problem::too_large(limits.bytes));
    }
    let reading = read(payload, announced.unwrap_or(0), limits.bytes);
    tokio::time::timeout(limits.time, reading).await.unwrap_or_else(|_| Err(Problem::too_slow(limits.time)))
}

async fn read(mut payload: Payload, announced: usize, limit: usize) -> Result<Bytes, Problem> {
    let mut body = BytesMut::with_capacity(announced);
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Problem::interrupted())?;
        if body.len() + chunk.len() > limit {
            return Err(Problem::too_large(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}
