//! The values of a batch out of the body of a request, read no faster than they are asked for.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::web::{Bytes, Payload};
use futures_util::StreamExt;
use futures_util::stream::LocalBoxStream;

use crate::answers::Problem;
use crate::batch::{Limits, Piece, Splitter};
use crate::http::body::{Content, announced, refuse_other};

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

/// The values of a batch as they come.
pub type Pieces = LocalBoxStream<'static, Result<Piece, Interrupted>>;

/// The body broke off on its way.
#[derive(Debug, thiserror::Error)]
#[error("the request broke off")]
pub struct Interrupted;

impl From<Interrupted> for Problem {
    fn from(_: Interrupted) -> Self {
        Self::interrupted()
    }
}

impl Intake {
    /// Refuses what says to be something else, what is compressed, and what is too large by its own word.
    pub fn new(request: &HttpRequest, payload: Payload, limits: Limits, idle: Duration) -> Result<Self, Problem> {
        refuse_other(request.headers(), Content::Batch)?;
        let announced = announced(request.headers());
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
