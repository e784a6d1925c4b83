//! The values of a batch out of the body of a request, read no faster than they are asked for.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName};
use actix_web::web::{Bytes, Payload};
use futures_util::StreamExt;

use crate::answers::Problem;
use crate::batch::{Limits, Piece, Splitter};

/// The body of a batch, as far as it has been read.
pub struct Intake {
    payload: Payload,
    /// Bytes that are still to come by its own word, which ends the body also where the connection goes on.
    to_come: Option<u64>,
    splitter: Splitter<Bytes>,
    ended: bool,
    /// How long it may stand still.
    idle: Duration,
}

/// The body broke off on its way.
#[derive(Debug, thiserror::Error)]
#[error("the request broke off")]
pub struct Interrupted;

impl From<Interrupted> for Problem {
    fn from(_: Interrupted) -> Self {
        Self::interrupted()
    }
}

const NDJSON: [&str; 4] =
    ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];

impl Intake {
    /// Refuses what says to be something else, what is compressed, and what is too large by its own word.
    pub fn new(request: &HttpRequest, payload: Payload, limits: Limits, idle: Duration) -> Result<Self, Problem> {
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        let is_known = |kind: &str| {
            let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let is_json = essence.starts_with("application/") && essence.ends_with("+json");
            is_json || essence == "application/json" || NDJSON.contains(&essence.as_str())
        };
        let compressed = header(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity"));
        if compressed || !header(CONTENT_TYPE).is_none_or(is_known) {
            return Err(Problem::unsupported_media_type());
        }
        let announced = header(CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
        if announced.is_some_and(|length| length > limits.total) {
            return Err(Problem::batch_too_large(limits.total));
        }
        Ok(Self { payload, to_come: announced, splitter: Splitter::new(limits), ended: false, idle })
    }

    /// Whether the body said beforehand how long it is: it lies ready at its sender.
    pub const fn is_announced(&self) -> bool {
        self.to_come.is_some()
    }

    /// The next piece; `None` after the last one.
    pub async fn next(&mut self) -> Result<Option<Piece>, Interrupted> {
        loop {
            if let Some(piece) = self.splitter.next_piece() {
                return Ok(Some(piece));
            }
            if self.ended || self.splitter.is_done() {
                return Ok(None);
            }
            if self.to_come == Some(0) {
                self.ended = true;
                self.splitter.end();
                continue;
            }
            match tokio::time::timeout(self.idle, self.payload.next()).await {
                Ok(Some(Ok(chunk))) => {
                    self.to_come = self.to_come.map(|bytes| bytes.saturating_sub(chunk.len() as u64));
                    self.splitter.feed(chunk);
                }
                Ok(Some(Err(_))) | Err(_) => {
                    // What came of the last value is not a value.
                    self.ended = true;
                    return Err(Interrupted);
                }
                Ok(None) => {
                    self.ended = true;
                    self.splitter.end();
                }
            }
        }
    }
}
