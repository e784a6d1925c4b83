//! The bytes of a request, within the limits.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};
use actix_web::web::{Bytes, BytesMut, Payload};
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

/// A body in the pieces in which it came, small ones joined; nobody here reads it.
#[derive(Debug, Default)]
pub struct Body {
    pub pieces: Vec<Bytes>,
    /// Its bytes of those that all requests share.
    pub held: Option<Share>,
}

/// Pieces that are smaller are joined: a sender may cut a body into single bytes, and of each the administration would take
/// many times what is counted of it.
const SMALL: usize = 4 * 1024;
/// How long a piece becomes by that.
const JOINED: usize = 64 * 1024;

impl Body {
    /// Adds a piece behind the others, of which those that are small stand here.
    fn add(&mut self, piece: Bytes, small: &mut BytesMut) {
        if piece.len() < SMALL {
            small.extend_from_slice(&piece);
        }
        if piece.len() >= SMALL || small.len() >= JOINED {
            self.join(small);
        }
        if piece.len() >= SMALL {
            self.pieces.push(piece);
        }
    }

    fn join(&mut self, small: &mut BytesMut) {
        if !small.is_empty() {
            self.pieces.push(std::mem::take(small).freeze());
        }
    }

    /// Holds more of the bytes that all requests share.
    fn hold(&mut self, more: Share) {
        match &mut self.held {
            Some(held) => held.absorb(more),
            held => *held = Some(more),
        }
    }
}

/// What a body is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Json,
    /// JSON as a list, or one value after another.
    Batch,
    Workbook,
}

const NDJSON: [&str; 4] =
    ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];

impl Content {
    /// Whether a media type names it; none at all does, and for a workbook that of any file.
    fn is_named_by(self, kind: &str) -> bool {
        let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_plain = || matches!(essence.as_str(), "application/json" | "text/json" | "");
        let is_json = || is_plain() || (essence.starts_with("application/") && essence.ends_with("+json"));
        match self {
            Self::Json => is_json(),
            Self::Batch => is_json() || NDJSON.contains(&essence.as_str()),
            Self::Workbook => [WORKBOOK, "application/octet-stream", ""].contains(&essence.as_str()),
        }
    }

    /// What is said of a body that is something else by its own words.
    fn other(self, announced: &str) -> Problem {
        match self {
            Self::Json => Problem::unsupported_media_type(announced),
            Self::Batch => Problem::unsupported_batch_type(announced),
            Self::Workbook => Problem::no_workbook(announced),
        }
    }
}

/// Refuses a body that is compressed or something else by its own words, wherever it is sent to.
pub fn refuse_other(headers: &HeaderMap, content: Content) -> Result<(), Problem> {
    let is_plain = |coding: &HeaderValue| {
        let coding = coding.as_bytes().trim_ascii();
        coding.is_empty() || coding.eq_ignore_ascii_case(b"identity")
    };
    if !headers.get_all(CONTENT_ENCODING).all(is_plain) {
        return Err(Problem::compressed());
    }
    let mut kinds = headers.get_all(CONTENT_TYPE).map(|kind| String::from_utf8_lossy(kind.as_bytes()));
    match kinds.find(|kind| !content.is_named_by(kind)) {
        Some(other) => Err(content.other(&other)),
        None => Ok(()),
    }
}

/// The length that a body has by its own word.
pub fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
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
    refuse_other(request.headers(), content)?;
    // What does not fit a number is too large.
    let announced = announced(request.headers()).map(|length| usize::try_from(length).unwrap_or(usize::MAX));
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
    let (mut body, mut small) = (Body::default(), BytesMut::new());
    let mut length = 0;
    while announced.is_none_or(|announced| length < announced) {
        let Some(piece) = payload.next().await else { break };
        let piece = piece.map_err(|_| Problem::interrupted())?;
        length += piece.len();
        if length > limit {
            return Err(Problem::too_large(limit));
        }
        body.hold(hold(piece.len())?);
        body.add(piece, &mut small);
    }
    body.join(&mut small);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_pieces_are_joined_and_large_ones_stay() {
        let (mut body, mut small) = (Body::default(), BytesMut::new());
        let large = Bytes::from(vec![b'x'; SMALL]);
        for _ in 0..JOINED {
            body.add(Bytes::from_static(b"a"), &mut small);
        }
        for piece in [Bytes::from_static(b"b"), large.clone(), large.clone(), Bytes::from_static(b"cd")] {
            body.add(piece, &mut small);
        }
        body.join(&mut small);
        let lengths: Vec<usize> = body.pieces.iter().map(Bytes::len).collect();
        assert_eq!(lengths, [JOINED, 1, SMALL, SMALL, 2]);
        let whole = body.pieces.concat();
        assert!(whole.starts_with(&b"a".repeat(JOINED)) && whole.ends_with(b"xcd"));
        assert_eq!(body.pieces[2].as_ptr(), large.as_ptr(), "what is large is not copied");
    }
}
