//! The pool: who reads, judges and lays out a body does so in a process of its own, which can be killed.
//!
//! One thread, as long-lived as the process, starts every worker and talks to them: the kernel ends a worker when the
//! thread that started it ends. It never reads a body or a document; it passes their bytes on.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};
use tokio::task::LocalSet;
use tokio::time::Instant;

use super::client::Client;
use super::desk::{StartError, thresholds_of};
use super::dispatcher::Dispatcher;
use super::house::House;
use super::job::{Answer, Command, Job, PressError};
use super::lanes::Kind;
use super::message::Ask;
use super::process::Unusable;
use super::settings::PoolSettings;
use super::standing::{Counters, Standing, Tally};
use crate::checks::Thresholds;

/// The pool, for any thread.
pub struct Pool {
    commands: mpsc::UnboundedSender<Command>,
    counters: Arc<Counters>,
    settings: PoolSettings,
    thresholds: Thresholds,
}

impl Pool {
    /// Starts the pool and waits until a worker is warm, so that a house that cannot work is known at once.
    pub fn start(settings: PoolSettings, house: House) -> Result<Self, StartError> {
        let thresholds = thresholds_of(&house)?;
        let (commands, receiver) = mpsc::unbounded_channel();
        let counters = Arc::new(Counters::default());
        let (first, started) = std::sync::mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let dispatcher = Dispatcher::new(settings.clone(), house, Arc::clone(&counters), first);
        std::thread::Builder::new()
            .name("pool".into())
            .spawn(move || LocalSet::new().block_on(&runtime, dispatcher.run(receiver)))?;
        match started.recv() {
            Ok(Ok(())) => Ok(Self { commands, counters, settings, thresholds }),
            Ok(Err(Unusable::Refused(sentence))) => Err(StartError::Refused(sentence)),
            Ok(Err(Unusable::Spawn(error))) => Err(error.into()),
            Ok(Err(Unusable::Ended(ended))) => {
                Err(StartError::Ended(format!("a worker ended at its start: {ended:?}")))
            }
            Err(_) => Err(StartError::Ended("the thread of the pool ended".to_owned())),
        }
    }

    /// Has a worker do a job. Whoever drops this leaves the queue.
    pub async fn ask(&self, ask: Ask, body: Vec<Bytes>, client: Client, kind: Kind) -> Result<Answer, PressError> {
        let (reply, answer) = oneshot::channel();
        let job = Job { ask, body, client, kind, arrived: Instant::now(), attempt: 1, reply };
        self.commands.send(Command::Job(job)).map_err(|_| PressError::Closed)?;
        if kind == Kind::Patient {
            return answer.await.unwrap_or(Err(PressError::Closed));
        }
        let limit = self.settings.deadline;
        // The pool counts as well; this is for a job that still waits.
        match tokio::time::timeout(limit, answer).await {
            Ok(answer) => answer.unwrap_or(Err(PressError::Closed)),
            Err(_) => Err(PressError::Deadline { limit }),
        }
    }

    /// Whether all places to wait are taken.
    pub fn is_full(&self) -> bool {
        self.counters.waiting.load(Ordering::Relaxed) >= self.settings.queue
    }

    /// Whether a job of this caller would be refused at once, which is told before its body is read. A caller with far
    /// fewer jobs than another gets a place of that one.
    pub fn is_full_for(&self, client: Client) -> bool {
        if !self.is_full() {
            return false;
        }
        let division = self.counters.division.lock().unwrap_or_else(PoisonError::into_inner);
        let (of_each, longest) = &*division;
        *longest <= of_each.get(&client).copied().unwrap_or_default() + 1
    }

    /// The thresholds that the rules use.
    pub const fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    pub const fn settings(&self) -> &PoolSettings {
        &self.settings
    }

    pub fn standing(&self) -> Standing {
        let counters = &self.counters;
        Standing {
            waiting: counters.waiting.load(Ordering::Relaxed),
            running: counters.running.load(Ordering::Relaxed),
            warm: counters.warm.load(Ordering::Relaxed),
            failures: counters.failures.load(Ordering::Relaxed),
            draining: counters.draining.load(Ordering::Relaxed),
            lacking: counters.lacking.get().cloned().unwrap_or_default(),
        }
    }

    /// Workers since the start.
    pub fn tally(&self) -> Tally {
        self.counters.tally.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says that the end is near: not ready for what is new, while jobs of what is under way are still done.
    pub fn announce_end(&self) {
        self.counters.draining.store(true, Ordering::Relaxed);
    }

    /// Takes no more jobs, lets those that wait be done, and after a while tells the rest that it closes. Nobody works
    /// any more when this is over, whatever a worker was doing.
    pub async fn drain(&self, within: Duration) {
        let (done, over) = oneshot::channel();
        if self.commands.send(Command::Drain { within, done }).is_ok() {
            let _ = over.await;
        }
    }
}
