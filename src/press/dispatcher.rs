//! The thread of the pool: it starts workers, hands out jobs, and buries what died.

use std::hash::{BuildHasher, Hasher as _, RandomState};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use super::blame::Blame;
use super::house::House;
use super::job::{Command, Event, Job, PressError};
use super::lanes::{Kind, Lanes};
use super::message::Setup;
use super::process::{Unusable, Worker};
use super::settings::PoolSettings;
use super::standing::Counters;
use super::work::Work;

/// The thread of the pool.
pub(super) struct Dispatcher {
    settings: PoolSettings,
    setup: Arc<Setup>,
    counters: Arc<Counters>,
    /// Where the first start is awaited.
    first: Option<std::sync::mpsc::Sender<Result<(), Unusable>>>,
    lanes: Lanes<Job>,
    idle: Vec<Worker>,
    running: usize,
    running_dear: usize,
    starting: usize,
    failures: usize,
    /// No worker is started before the next try.
    paused: bool,
    /// Bodies that did a worker harm.
    blamed: Blame,
    hash: RandomState,
    events: mpsc::UnboundedSender<Event>,
    received: Option<mpsc::UnboundedReceiver<Event>>,
    drained: Vec<oneshot::Sender<()>>,
    over: bool,
}

/// How often those that rest are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// How soon the next worker that has rested is looked at.
const RETIRING: Duration = Duration::from_secs(2);

impl Dispatcher {
    pub(super) fn new(
        settings: PoolSettings,
        house: House,
        counters: Arc<Counters>,
        first: std::sync::mpsc::Sender<Result<(), Unusable>>,
    ) -> Self {
        let (events, received) = mpsc::unbounded_channel();
        let setup = Setup {
            release: env!("CARGO_PKG_VERSION").to_owned(),
            prove: house.is_customised(),
            house,
            sandboxed: settings.sandboxed,
        };
        Self {
            lanes: Lanes::new(settings.queue),
            settings,
            setup: Arc::new(setup),
            counters,
            first: Some(first),
            idle: Vec::new(),
            running: 0,
            running_dear: 0,
            starting: 0,
            failures: 0,
            paused: false,
            blamed: Blame::default(),
            hash: RandomState::new(),
            events,
            received: Some(received),
            drained: Vec::new(),
            over: false,
        }
    }

    pub(super) async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        let Some(mut received) = self.received.take() else { return };
        self.start_workers();
        self.later(LOOK, Event::Look);
        loop {
            // What happened goes before what is asked: a body that ended a worker is known before it can come again.
            let event = tokio::select! {
                biased;
                event = received.recv() => event,
                command = commands.recv() => command.map(Event::Command),
            };
            // The pool itself is gone: whoever dropped it wants its workers to end.
            let Some(event) = event else { break };
            self.take(event);
            self.hand_out();
            self.start_workers();
            self.count();
            if self.over || (self.is_draining() && self.running == 0 && self.lanes.waiting() == 0) {
                break;
            }
        }
        for job in self.lanes.drain() {
            let _ = job.reply.send(Err(PressError::Closed));
        }
        // Workers that are still at something are killed with their tasks, when this thread ends.
        self.idle.clear();
        self.counters.warm.store(0, Ordering::Relaxed);
        for done in self.drained.drain(..) {
            let _ = done.send(());
        }
    }

    fn is_draining(&self) -> bool {
        !self.drained.is_empty()
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Command(Command::Job(job)) => self.admit(job),
            Event::Command(Command::Drain { within, done }) => {
                self.drained.push(done);
                self.counters.draining.store(true, Ordering::Relaxed);
                self.later(within, Event::Over);
            }
            Event::Over => self.over = true,
            Event::Retry => self.paused = false,
            Event::Rested => self.retire(),
            Event::Look => {
                self.bury();
                self.later(LOOK, Event::Look);
            }
            Event::Started(started) => self.started(started),
            Event::Done { worker, kind } => {
                self.running -= 1;
                self.running_dear -= usize::from(kind == Kind::Dear);
                if let Some(worker) = worker {
                    self.idle.push(worker);
                    self.later(self.settings.rest, Event::Rested);
                }
            }
            Event::Again(job, kind) => self.lanes.push_again(job, kind),
            Event::Blame(name) => self.blamed.add(name, Instant::now()),
        }
    }

    fn admit(&mut self, job: Job) {
        if self.is_draining() {
            let _ = job.reply.send(Err(PressError::Closed));
            return;
        }
        if !self.blamed.is_empty() && self.blamed.is_on(self.name(&job), Instant::now()) {
            let _ = job.reply.send(Err(PressError::Blamed));
            return;
        }
        let kind = job.kind;
        if let Err(refused) = self.lanes.push(job, kind) {
            let capacity = self.settings.queue;
            let _ = refused.reply.send(Err(PressError::Full { capacity }));
        }
    }

    /// What a body is remembered by: a number that says nothing of it. What did harm as one document may be judged, or
    /// be another.
    fn name(&self, job: &Job) -> u64 {
        let mut hasher = self.hash.build_hasher();
        hasher.write(job.ask.subject().as_bytes());
        hasher.write_u8(0xff);
        job.body.iter().for_each(|bytes| hasher.write(bytes));
        hasher.finish()
    }

    fn started(&mut self, started: Result<Worker, Unusable>) {
        self.starting -= 1;
        match started {
            Ok(worker) => {
                self.failures = 0;
                self.counters.started();
                if self.counters.lacking.set(worker.enforced.lacking.clone()).is_ok() && !worker.enforced.is_whole() {
                    tracing::warn!(
                        lacking = worker.enforced.lacking.join("; "),
                        "workers are not sandboxed as they could be"
                    );
                }
                self.idle.push(worker);
                if let Some(first) = self.first.take() {
                    // What the first proved holds for all that work with the same files.
                    Arc::make_mut(&mut self.setup).prove = false;
                    let _ = first.send(Ok(()));
                }
            }
            Err(why) => {
                self.failures += 1;
                tracing::error!(?why, failures = self.failures, "a worker could not be started");
                if let Some(first) = self.first.take() {
                    let _ = first.send(Err(why));
                    self.over = true;
                }
                self.paused = true;
                let pause = Duration::from_millis(100 * (1 << self.failures.min(6)));
                self.later(pause, Event::Retry);
            }
        }
    }

    /// Replaces a worker that has rested, so that nothing of the bodies that it read stays in memory: one at a time,
    /// and never the last one that is warm.
    fn retire(&mut self) {
        let rest = self.settings.rest;
        let rested = |worker: &Worker| worker.rested().is_some_and(|since| since >= rest);
        let Some(position) = self.idle.iter().position(rested) else { return };
        if self.starting == 0 && self.idle.len() > 1 && !self.is_draining() {
            self.counters.ended("rest", None);
            tokio::task::spawn_local(self.idle.remove(position).dismiss());
        }
        if self.idle.iter().any(rested) {
            self.later(rest.min(RETIRING), Event::Rested);
        }
    }

    /// Forgets workers that ended while they rested: killed from outside, most likely for memory.
    fn bury(&mut self) {
        let counters = &self.counters;
        self.idle.retain_mut(|worker| match worker.ended() {
            None => true,
            Some(signal) => {
                counters.ended("crash", signal);
                tracing::warn!(signal, "a worker ended while it rested");
                false
            }
        });
    }

    /// Keeps as many workers as may work at once, and one that stands by.
    fn start_workers(&mut self) {
        if self.paused || self.over || self.is_draining() {
            return;
        }
        // The first alone: its failure is the failure of all.
        let wanted = if self.first.is_some() { 1 } else { self.settings.workers + 1 };
        let there = self.idle.len() + self.running + self.starting;
        for _ in there..wanted {
            self.starting += 1;
            let (launch, setup, events) = (self.settings.launch.clone(), Arc::clone(&self.setup), self.events.clone());
            tokio::task::spawn_local(async move {
                let started = Worker::start(&launch, &setup).await;
                let _ = events.send(Event::Started(started));
            });
        }
    }

    /// Gives jobs to workers, as long as there are both.
    fn hand_out(&mut self) {
        while self.running < self.settings.workers && !self.idle.is_empty() {
            let Some((job, kind)) = self.lanes.pop(self.running_dear == 0) else { break };
            let Some(worker) = self.idle.pop() else { break };
            self.running += 1;
            self.running_dear += usize::from(kind == Kind::Dear);
            let work = Work {
                kind,
                deadline: self.settings.deadline,
                jobs: self.settings.jobs,
                resident: self.settings.resident,
                name: self.name(&job),
                counters: Arc::clone(&self.counters),
                events: self.events.clone(),
            };
            tokio::task::spawn_local(work.run(worker, job));
        }
    }

    fn count(&self) {
        let waiting = self.lanes.waiting();
        if waiting >= self.settings.queue {
            *self.counters.division.lock().unwrap_or_else(PoisonError::into_inner) = self.lanes.division();
        }
        self.counters.waiting.store(waiting, Ordering::Relaxed);
        self.counters.running.store(self.running, Ordering::Relaxed);
        self.counters.warm.store(self.idle.len() + self.running, Ordering::Relaxed);
        self.counters.failures.store(self.failures, Ordering::Relaxed);
    }

    fn later(&self, after: Duration, event: Event) {
        let events = self.events.clone();
        tokio::task::spawn_local(async move {
            tokio::time::sleep(after).await;
            let _ = events.send(event);
        });
    }
}
