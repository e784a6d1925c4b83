//! One connection: how far its request is, and how long that may last.

use std::cell::{Cell, RefCell};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::patience::{Moved, Patience};
use super::refusal;
use crate::answers::{HEAD_BYTES, HEAD_TIME};
use crate::http::shares::Share;
use crate::http::state::State;

/// Where a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Between two requests.
    Idle,
    /// Within the head of a request.
    Head,
    /// With the application, which bounds the body itself.
    Request,
    /// Answered before its body was read: what still comes is thrown away.
    Refused,
}

/// A connection on which nothing is under way is closed after so long, also when the beginning of a head came with the
/// request before it: longer than the layer above keeps one that is quiet.
const IDLE_TIME: Duration = Duration::from_secs(90);

/// What comes after a refusal is read for so long.
const REFUSED_TIME: Duration = Duration::from_secs(60);

/// Bytes around a body that is sent in chunks, such as trailers and the extensions of a chunk: so many before any of the
/// body comes, and so many again for each byte of it. The layer below passes them over without end; a chunk of one byte has
/// five around it.
const WRAPPING: u64 = 1024 * 1024;
const WRAPPING_EACH: u64 = 16;

/// What a connection and the requests on it share.
#[derive(Debug, Clone)]
pub struct Connection {
    at: Rc<Cell<At>>,
    /// The request under way has come whole or is given up, and is not answered yet.
    awaited: Rc<Cell<bool>>,
    /// Bytes that came of the body under way and were none of it so far.
    wrapping: Rc<Cell<u64>>,
    /// Room of answers that were handed over to the layer below and have not left it.
    leaving: Rc<RefCell<Vec<Share>>>,
    pub peer: SocketAddr,
}

impl Connection {
    pub fn new(peer: SocketAddr) -> Self {
        Self {
            at: Rc::new(Cell::new(At::Idle)),
            awaited: Rc::default(),
            wrapping: Rc::default(),
            leaving: Rc::default(),
            peer,
        }
    }

    /// All of an answer, or of a part of it, has been handed over; its room is given back when it has left.
    pub fn handed_over(&self, room: Share) {
        self.leaving.borrow_mut().push(room);
    }

    /// Everything that was handed over has left, or never will.
    fn left(&self) {
        drop(self.leaving.take());
    }

    /// A request has arrived.
    pub fn begin(&self) {
        self.at.set(At::Request);
        self.awaited.set(false);
        self.wrapping.set(0);
    }

    /// So many bytes of its body were read.
    pub fn gives(&self, bytes: usize) {
        self.wrapping.set(self.wrapping.get().saturating_sub(WRAPPING_EACH * bytes as u64));
    }

    /// All of it has come, or it is read no further: what is left is its answer.
    pub fn awaits(&self) {
        self.awaited.set(true);
    }

    /// It is answered; whether all of its body was read.
    pub fn end(&self, whole: bool) {
        self.awaited.set(false);
        self.at.set(if whole { At::Idle } else { At::Refused });
    }
}

/// The bytes of a connection, within bounds.
pub struct Guarded<IO> {
    io: IO,
    connection: Connection,
    /// When what is under way has to be there.
    timer: Option<Pin<Box<Sleep>>>,
    /// What it is timed for.
    timed: At,
    /// Bytes of the head so far, and its last ones.
    head: usize,
    tail: [u8; 4],
    moved: Moved,
    /// How long it is waited for an answer that is not taken as it comes.
    patience: Option<Patience>,
    /// The other side sends nothing any more.
    closed: bool,
    /// An answer of ours in the place of one without a body.
    out: Vec<u8>,
    state: Arc<State>,
    /// Its place among the connections.
    _place: Share,
}

impl<IO> Guarded<IO> {
    pub fn new(io: IO, connection: Connection, place: Share, state: Arc<State>) -> Self {
        Self {
            io,
            connection,
            timer: None,
            timed: At::Request,
            head: 0,
            tail: [0; 4],
            moved: Moved::default(),
            patience: None,
            closed: false,
            out: vec![],
            state,
            _place: place,
        }
    }

    pub fn connection(&self) -> Connection {
        self.connection.clone()
    }

    /// Times what has begun, and stops timing what has ended.
    fn keep_time(&mut self) {
        let at = match self.connection.at.get() {
            // Who is still taking the answer before does not rest yet.
            At::Idle if self.patience.is_some() => At::Request,
            at => at,
        };
        if at == self.timed {
            return;
        }
        self.timed = at;
        let limit = match at {
            At::Idle => IDLE_TIME,
            At::Head => HEAD_TIME,
            At::Refused => REFUSED_TIME,
            At::Request => {
                self.timer = None;
                return;
            }
        };
        self.timer = Some(Box::pin(sleep_until(Instant::now() + limit)));
    }

    /// Counts what came in behind a head; whether there is more around the body than a body needs.
    fn wraps_too_much(&self, new: usize) -> bool {
        let connection = &self.connection;
        if connection.at.get() != At::Request || connection.awaited.get() {
            return false;
        }
        connection.wrapping.set(connection.wrapping.get() + new as u64);
        connection.wrapping.get() > WRAPPING
    }

    /// Looks at what came in, as far as it belongs to a head; whether that is too long.
    fn look_at(&mut self, new: &[u8]) -> bool {
        if new.is_empty() {
            return false;
        }
        if self.connection.at.get() == At::Idle {
            self.connection.at.set(At::Head);
            (self.head, self.tail) = (0, [0; 4]);
        }
        if self.connection.at.get() != At::Head {
            return false;
        }
        for byte in new {
            self.head += 1;
            if self.head > HEAD_BYTES {
                return true;
            }
            self.tail.rotate_left(1);
            self.tail[3] = *byte;
            if self.tail == *b"\r\n\r\n" || self.tail[2..] == *b"\n\n" {
                // What follows is a body, or another request, which the application takes.
                self.connection.at.set(At::Request);
                self.connection.wrapping.set(0);
                return false;
            }
        }
        false
    }
}

impl<IO: AsyncRead + AsyncWrite + Unpin> Guarded<IO> {
    /// Whether what is to leave is not taken and is not waited for any longer.
    fn is_stuck(&mut self, cx: &mut Context<'_>) -> bool {
        let moved = self.moved;
        let patience = self.patience.get_or_insert_with(|| Patience::begin(moved));
        patience.is_over(cx, moved, || self.state.is_crowded())
    }

    /// The same, unless it stands still for too long.
    fn unless_stuck<T>(&mut self, cx: &mut Context<'_>, done: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if done.is_pending() && self.is_stuck(cx) {
            tracing::debug!(peer = %self.connection.peer, "nobody takes an answer");
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        done
    }

    /// Writes what may stand still for so long and no longer.
    fn write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(cx, buf);
        if let Poll::Ready(Ok(count)) = &written {
            self.moved.sent += *count as u64;
        }
        self.unless_stuck(cx, written)
    }

    /// Ends a connection whose head is too late or too long, with an answer if it can be said at once.
    fn refuse(&mut self, cx: &mut Context<'_>, status: u16) -> Poll<io::Result<()>> {
        if self.connection.at.get() == At::Head {
            tracing::debug!(peer = %self.connection.peer, status, "a head was refused");
            let answer = refusal::whole(status, "HTTP/1.1", &self.state);
            let _ = Pin::new(&mut self.io).poll_write(cx, &answer);
        }
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<IO> Drop for Guarded<IO> {
    fn drop(&mut self) {
        self.connection.left();
    }
}

impl<IO: AsyncRead + AsyncWrite + Unpin> AsyncRead for Guarded<IO> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let (before, has_room) = (buf.filled().len(), buf.remaining() > 0);
        let read = Pin::new(&mut this.io).poll_read(cx, buf);
        let new = buf.filled().get(before..).unwrap_or_default();
        this.moved.received += new.len() as u64;
        this.closed |= has_room && new.is_empty() && matches!(read, Poll::Ready(Ok(())));
        if this.wraps_too_much(new.len()) {
            tracing::debug!(peer = %this.connection.peer, "there is too much around a body");
            return Poll::Ready(Err(io::ErrorKind::InvalidData.into()));
        }
        let too_long = this.look_at(new);
        this.keep_time();
        if too_long {
            return this.refuse(cx, 431);
        }
        if this.timer.as_mut().is_some_and(|timer| timer.as_mut().poll(cx).is_ready()) {
            return this.refuse(cx, 408);
        }
        read
    }
}

impl<IO: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Guarded<IO> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.out.is_empty() {
            match refusal::bare(buf) {
                // What stands before it leaves first.
                Some(start) if start > 0 => return this.write(cx, buf.get(..start).unwrap_or(buf)),
                Some(_) => {
                    this.out = refusal::in_place_of(buf, &this.state);
                    tracing::debug!(peer = %this.connection.peer, "a request could not be read");
                }
                None => return this.write(cx, buf),
            }
        }
        while !this.out.is_empty() {
            let written = ready!(Pin::new(&mut this.io).poll_write(cx, &this.out))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            this.out.drain(..written);
        }
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        // Who closes its side is gone, politely or not, and leaves the queue. The layer above flushes whenever it has looked at
        // its request.
        if this.closed && this.connection.awaited.get() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let flushed = Pin::new(&mut this.io).poll_flush(cx);
        if flushed.is_ready() {
            // The layer above flushes when it has nothing left.
            this.patience = None;
            this.connection.left();
        }
        this.unless_stuck(cx, flushed)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_shutdown(cx)
    }
}
