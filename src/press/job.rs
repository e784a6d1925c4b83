//! A job that somebody waits for, and what the tasks of the pool tell each other.

use std::time::Duration;

use bytes::Bytes;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::client::Client;
use super::lanes::{Kind, Waiting};
use super::message::{Ask, Told};
use super::process::{Unusable, Worker};

/// Why there is no answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PressError {
    #[error("{capacity} requests are waiting already")]
    Full { capacity: usize },
    #[error("not ready within {} ms", limit.as_millis())]
    Deadline { limit: Duration },
    #[error("the service is shutting down")]
    Closed,
    #[error("a worker ended over the body")]
    Crashed,
    #[error("the body ended a worker twice")]
    Blamed,
    #[error("a worker answered something else than it was asked")]
    Misunderstood,
}

impl PressError {
    /// Whether something went wrong here, and not merely that there is much to do or that the service stops.
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::Crashed | Self::Blamed | Self::Misunderstood)
    }
}

/// What a worker answered, with the bytes beside it.
#[derive(Debug)]
pub struct Answer {
    pub told: Told,
    pub body: Vec<Bytes>,
    /// How long the job waited for a worker, and how long the worker had it.
    pub waited: Duration,
    pub worked: Duration,
}

pub(super) enum Command {
    Job(Job),
    Drain { within: Duration, done: oneshot::Sender<()> },
}

/// What the tasks of the pool tell each other.
pub(super) enum Event {
    Command(Command),
    /// A worker is warm, or could not be started.
    Started(Result<Worker, Unusable>),
    /// A worker is done; absent when it is gone.
    Done {
        worker: Option<Worker>,
        kind: Kind,
    },
    /// A job has to be done again: it is dear, or its worker died.
    Again(Job, Kind),
    /// A body did a worker harm.
    Blame(u64),
    /// Time to try starting a worker again.
    Retry,
    /// A worker may have rested long enough.
    Rested,
    /// Time to see whether those that rest still live.
    Look,
    /// Time for a drain to end.
    Over,
}

/// A job that somebody waits for.
pub(super) struct Job {
    pub(super) ask: Ask,
    pub(super) body: Vec<Bytes>,
    pub(super) client: Client,
    pub(super) kind: Kind,
    pub(super) arrived: Instant,
    pub(super) attempt: u8,
    pub(super) reply: oneshot::Sender<Result<Answer, PressError>>,
}

impl Waiting for Job {
    fn client(&self) -> Client {
        self.client
    }

    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }
}

/// A job is tried again when its worker ends over it, which may have been killed for reasons of its own.
pub(super) const ATTEMPTS: u8 = 2;
