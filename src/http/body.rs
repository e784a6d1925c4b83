//! The bytes of a request, within the limits.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use actix_web::web::{Bytes, Payload};
use futures_util::StreamExt;

use super::shares::{Lacking, Share, Shares};
use crate::answers::{Problem, WORKBOOK};
use crate::press::Client;

/// How much of one body is taken, and how long it may be on its way.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    pub bytes: usize,
    pub time: Duration,
}

/// A body in the pieces in which it came; nobody here reads it.
#[derive(Debug, Default)]
pub struct Body {
    pub pieces: Vec<Bytes>,
    /// Its bytes of those that all requests share.
    pub held: Vec<Share>,
}

/// What a body is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Json,
    Workbook,
}

impl Content {
    /// Whether a media type names it; none at all does, and for a workbook that of any file.
    fn is_named_by(self, kind: &str) -> bool {
        let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match self {
            Self::Json => {
                let is_plain = matches!(essence.as_str(), "application/json" | "text/json" | "");
                is_plain || (essence.starts_with("application/") && essence.ends_with("+json"))
            }
            Self::Workbook => [WORKBOOK, "application/octet-stream", ""].contains(&essence.as_str()),
        }
    }

    fn other(self) -> Problem {
        match self {
            Self::Json => Problem::unsupported_media_type(),
            Self::Workbook => Problem::no_workbook(),
        }
    }
}

/// Takes a body of one kind. Refuses what says to be something else, what is compressed, and what is too large: by its own
/// word before a byte is read, or else as soon as it is. Nor does it wait for ever for a sender that trickles.
pub async fn take_whole(
    request: &HttpRequest,
    payload: Payload,
    content: Content,
    limits: BodyLimits,
    bodies: &Shares,
    client: Client,
) -> Result<Body, Problem> {
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let compressed = header(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity"));
    if compressed {
        return Err(Problem::compressed());
    }
    if !header(CONTENT_TYPE).is_none_or(|kind| content.is_named_by(kind)) {
        return Err(content.other());
    }
    let announced = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limits.bytes) {
        return Err(Problem::too_large(limits.bytes));
    }
    let reading = take(payload, announced, limits.bytes, |bytes| held(bodies, client, bytes));
    tokio::time::timeout(limits.time, reading).await.unwrap_or_else(|_| Err(Problem::too_slow(limits.time)))
}

/// So many bytes of those that all requests share.
pub fn held(bodies: &Shares, client: Client, bytes: usize) -> Result<Share, Problem> {
    bodies.take(client, bytes).map_err(|lacking| match lacking {
        Lacking::Everything => Problem::too_much_held(),
        Lacking::Own => Problem::too_much_of_one("bytes aan berichten", bodies.of_one(), "TRAJECTPERS_BODIES"),
    })
}

/// Takes pieces as they come: an announced length reserves nothing. It ends the body, also where the connection is to be
/// another protocol afterwards (`Upgrade: websocket`) and would go on for ever.
async fn take(
    mut payload: Payload,
    announced: Option<usize>,
    limit: usize,
    hold: impl Fn(usize) -> Result<Share, Problem>,
) -> Result<Body, Problem> {
    let mut body = Body::default();
    let mut length = 0;
    while announced.is_none_or(|announced| length < announced) {
        let Some(piece) = payload.next().await else { break };
        let piece = piece.map_err(|_| Problem::interrupted())?;
        length += piece.len();
        if length > limit {
            return Err(Problem::too_large(limit));
        }
        body.held.push(hold(piece.len())?);
        body.pieces.push(piece);
    }
    Ok(body)
}
