//! A request and its body as its connection sees them: whether the one was answered before the other was read.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::HttpMessage as _;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::Stream;

use super::door::connection::Connection;
use super::shares::Share;

/// What became of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Open,
    Whole,
    /// Given up before its end.
    Dropped,
}

/// A request on its connection.
#[derive(Debug, Clone)]
pub struct Watched {
    shared: Rc<Shared>,
}

#[derive(Debug)]
struct Shared {
    connection: Connection,
    answered: Cell<bool>,
    reading: Cell<Reading>,
}

impl Watched {
    /// Begins to watch a request; absent where there is no connection of ours, as in tests.
    pub fn begin(request: &mut ServiceRequest) -> Option<Self> {
        let connection = request.request().conn_data::<Connection>()?.clone();
        connection.begin();
        let payload = request.take_payload();
        let reading = if matches!(payload, Payload::None) { Reading::Whole } else { Reading::Open };
        if reading == Reading::Whole {
            connection.awaits();
        }
        let shared = Rc::new(Shared { connection, answered: Cell::new(false), reading: Cell::new(reading) });
        if reading == Reading::Open {
            let body = Body { payload, shared: Rc::clone(&shared) };
            request.set_payload(Payload::Stream { payload: Box::pin(body) });
        }
        Some(Self { shared })
    }

    /// The answer, seen until it has left: an archive may be on its way for long after its head. So long it keeps its room.
    pub fn answering<B>(self, body: B, room: Option<Share>) -> Answering<B> {
        Answering { body, watched: self, room }
    }
}

/// The body of an answer on its way to the connection.
pub struct Answering<B> {
    body: B,
    watched: Watched,
    room: Option<Share>,
}

impl<B: MessageBody + Unpin> MessageBody for Answering<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_next(cx)
    }
}

impl<B> Drop for Answering<B> {
    fn drop(&mut self) {
        if let Some(room) = self.room.take() {
            self.watched.shared.connection.handed_over(room);
        }
        self.watched.shared.answered.set(true);
        self.watched.shared.settle();
    }
}

impl Shared {
    /// Tells the connection, once both sides are done: the answer has been handed over, the body was read or given up.
    fn settle(&self) {
        if self.answered.get() && self.reading.get() != Reading::Open {
            self.connection.end(self.reading.get() == Reading::Whole);
        }
    }

    fn read(&self, reading: Reading) {
        if self.reading.get() == Reading::Open {
            self.reading.set(reading);
            self.connection.awaits();
            self.settle();
        }
    }
}

/// A body on its way to who reads it.
struct Body {
    payload: Payload,
    shared: Rc<Shared>,
}

impl Stream for Body {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let next = Pin::new(&mut this.payload).poll_next(cx);
        match &next {
            Poll::Ready(Some(Ok(piece))) => this.shared.connection.gives(piece.len()),
            Poll::Ready(None | Some(Err(_))) => this.shared.read(Reading::Whole),
            Poll::Pending => {}
        }
        next
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.shared.read(Reading::Dropped);
    }
}
