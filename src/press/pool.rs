//! The pool: who reads, judges and lays out a body does so in a process of its own, which can be killed.
//!
//! One thread, as long-lived as the process, starts every worker and talks to them: the kernel ends a worker when the
//! thread that started it ends. It never reads a body or a document; it passes their bytes on.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};
use tokio::task::LocalSet;
use tokio::time::Instant;

use super::client::Client;
use super::desk::{StartError, thresholds_of};
use super::house::House;
use super::lanes::{Kind, Lanes, Waiting};
use super::message::{Ask, Setup, Told};
use super::process::{Ended, Launch, Unusable, Words, Worker};
use crate::checks::Thresholds;

/// How much the pool takes on.
#[derive(Debug, Clone)]
pub struct PoolSettings {
    /// Documents made at once, each in a process of its own. One more process stands by, warm.
    pub workers: usize,
    /// Documents that may wait.
    pub queue: usize,
    /// How long a document may take, waiting included; an item of a batch, from its turn.
    pub deadline: Duration,
    /// Jobs after which a worker is replaced.
    pub jobs: u32,
    /// Resident bytes from which on a worker is replaced, between two jobs.
    pub resident: u64,
    /// How long a worker that did a job rests before it is replaced: what it remembers of bodies goes with it.
    pub rest: Duration,
    /// Whether workers give up files, network and other processes.
    pub sandboxed: bool,
    pub launch: Launch,
}

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

/// How the pool stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Jobs that wait, but for those of batches.
    pub waiting: usize,
    pub running: usize,
    /// Workers that are warm, at work or not.
    pub warm: usize,
    /// Times in a row that a worker could not be started.
    pub failures: usize,
    pub draining: bool,
    /// What workers lack of the sandbox, in a few words each.
    pub lacking: Vec<String>,
}

impl Standing {
    /// Whether a job would find a worker.
    pub const fn is_ready(&self, queue: usize) -> bool {
        self.warm > 0 && !self.draining && self.waiting < queue
    }

    /// Whether starting the whole program anew is all that is left.
    pub const fn is_lost(&self) -> bool {
        self.warm == 0 && self.failures >= HOPELESS
    }
}

/// Starts that may fail in a row before the pool calls itself lost.
const HOPELESS: usize = 5;

/// The pool, for any thread.
pub struct Pool {
    commands: mpsc::UnboundedSender<Command>,
    counters: Arc<Counters>,
    settings: PoolSettings,
    thresholds: Thresholds,
}

#[derive(Default)]
struct Counters {
    waiting: AtomicUsize,
    /// Jobs that wait of each caller, and of the one that has the most; kept while all places are taken.
    division: Mutex<(HashMap<Client, usize>, usize)>,
    running: AtomicUsize,
    warm: AtomicUsize,
    failures: AtomicUsize,
    draining: AtomicBool,
    lacking: std::sync::OnceLock<Vec<String>>,
    tally: Mutex<Tally>,
}

impl Counters {
    /// A worker has ended so, by this signal or by none.
    fn ended(&self, how: &'static str, signal: Option<i32>) {
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        *tally.ended.entry((how, signal.unwrap_or_default())).or_default() += 1;
    }

    fn started(&self) {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).started += 1;
    }
}

/// Workers since the start: how many were started, and how those that ended did.
#[derive(Debug, Clone)]
pub struct Tally {
    pub started: u64,
    /// Counts by what ended them, and by which signal where it was one.
    pub ended: BTreeMap<(&'static str, i32), u64>,
}

impl Default for Tally {
    /// Nothing yet, of every kind: what is absent and what never happened are not the same.
    fn default() -> Self {
        let kinds = [("rest", 0), ("jobs", 0), ("memory", 0), ("deadline", KILLED), ("crash", 0), ("garbage", 0)];
        Self { started: 0, ended: kinds.into_iter().map(|kind| (kind, 0)).collect() }
    }
}

enum Command {
    Job(Job),
    Drain { within: Duration, done: oneshot::Sender<()> },
}

/// What the tasks of the pool tell each other.
enum Event {
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
struct Job {
    ask: Ask,
    body: Vec<Bytes>,
    client: Client,
    kind: Kind,
    arrived: Instant,
    attempt: u8,
    reply: oneshot::Sender<Result<Answer, PressError>>,
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
const ATTEMPTS: u8 = 2;

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
                Err(StartError::Refused(format!("a worker ended at its start: {ended:?}")))
            }
            Err(_) => Err(StartError::Refused("the thread of the pool ended".to_owned())),
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

    /// Whether a job of this caller would be refused at once, which is told before its body is read. A caller with far fewer
    /// jobs than another gets a place of that one.
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

    /// Takes no more jobs, lets those that wait be done, and after a while tells the rest that it closes. Nobody works
    /// any more when this is over, whatever a worker was doing.
    pub async fn drain(&self, within: Duration) {
        let (done, over) = oneshot::channel();
        if self.commands.send(Command::Drain { within, done }).is_ok() {
            let _ = over.await;
        }
    }
}

/// The thread of the pool.
struct Dispatcher {
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
    /// Bodies that did a worker harm, and how often.
    blamed: HashMap<u64, u8>,
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

/// Bodies that are remembered for the harm they did.
const MOST_BLAMED: usize = 1024;

impl Dispatcher {
    fn new(
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
            blamed: HashMap::new(),
            hash: RandomState::new(),
            events,
            received: Some(received),
            drained: Vec::new(),
            over: false,
        }
    }

    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        let Some(mut received) = self.received.take() else { return };
        self.start_workers();
        self.later(LOOK, Event::Look);
        loop {
            let event = tokio::select! {
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
            Event::Blame(body) => {
                if self.blamed.len() >= MOST_BLAMED {
                    self.blamed.clear();
                }
                let times = self.blamed.entry(body).or_default();
                *times = times.saturating_add(1);
            }
        }
    }

    fn admit(&mut self, job: Job) {
        if self.is_draining() {
            let _ = job.reply.send(Err(PressError::Closed));
            return;
        }
        if !self.blamed.is_empty() && self.blamed.get(&self.name(&job.body)).is_some_and(|times| *times >= ATTEMPTS) {
            let _ = job.reply.send(Err(PressError::Blamed));
            return;
        }
        let kind = job.kind;
        if let Err(refused) = self.lanes.push(job, kind) {
            let capacity = self.settings.queue;
            let _ = refused.reply.send(Err(PressError::Full { capacity }));
        }
    }

    /// What a body is remembered by: a number that says nothing of it.
    fn name(&self, body: &[Bytes]) -> u64 {
        let mut hasher = self.hash.build_hasher();
        body.iter().for_each(|bytes| std::hash::Hasher::write(&mut hasher, bytes));
        std::hash::Hasher::finish(&hasher)
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

    /// Replaces a worker that has rested, so that nothing of the bodies that it read stays in memory: one at a time, and
    /// never the last one that is warm.
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
                name: self.name(&job.body),
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

/// The signal by which a worker is killed.
const KILLED: i32 = 9;

/// One job at one worker.
struct Work {
    kind: Kind,
    deadline: Duration,
    jobs: u32,
    resident: u64,
    /// What the body is remembered by.
    name: u64,
    counters: Arc<Counters>,
    events: mpsc::UnboundedSender<Event>,
}

impl Work {
    async fn run(self, mut worker: Worker, mut job: Job) {
        let now = Instant::now();
        let waited = now - job.arrived;
        let until = if self.kind == Kind::Patient { now + self.deadline } else { job.arrived + self.deadline };
        let head =
            serde_json::to_vec(&Commission { ask: &job.ask, dear: self.kind != Kind::Single }).unwrap_or_default();
        let outcome = worker.ask(&head, &job.body, until).await;
        // Who answers with something else is not asked again: the rest of it could pass for the answer to another.
        let outcome = outcome.and_then(|(head, body)| match serde_json::from_slice::<Told>(&head) {
            Ok(told) => Ok((told, body)),
            Err(_) => Err(Ended::Garbage),
        });
        let worker = match outcome {
            Ok((Told::Dear, _)) if job.kind == Kind::Single => {
                job.kind = Kind::Dear;
                let _ = self.events.send(Event::Again(job, Kind::Dear));
                self.keep(worker)
            }
            Ok((told, body)) => {
                // Whoever asked may have gone away meanwhile.
                let _ = job.reply.send(Ok(Answer { told, body, waited, worked: now.elapsed() }));
                self.keep(worker)
            }
            Err(Ended::Deadline) => {
                tracing::warn!(limit_ms = self.deadline.as_millis(), "a worker was killed: it did not answer in time");
                self.counters.ended("deadline", Some(KILLED));
                // Who waited long for its turn did nothing wrong.
                if now.elapsed() * 2 > self.deadline {
                    let _ = self.events.send(Event::Blame(self.name));
                }
                let _ = job.reply.send(Err(PressError::Deadline { limit: self.deadline }));
                None
            }
            Err(ended) => {
                let (signal, code, words) = match ended {
                    Ended::Died { signal, code, words } => (signal, code, words),
                    Ended::Deadline | Ended::Garbage => (None, None, Words::Garbage),
                };
                self.counters.ended(if words == Words::Garbage { "garbage" } else { "crash" }, signal);
                // What becomes of the request is told, with its trace, by whoever answers it.
                tracing::warn!(signal, code, ?words, attempt = job.attempt, "a worker ended over a job");
                let _ = self.events.send(Event::Blame(self.name));
                if job.attempt < ATTEMPTS {
                    job.attempt += 1;
                    let _ = self.events.send(Event::Again(job, self.kind));
                } else {
                    let _ = job.reply.send(Err(PressError::Crashed));
                }
                None
            }
        };
        let _ = self.events.send(Event::Done { worker, kind: self.kind });
    }

    /// The worker, unless it has done its time.
    fn keep(&self, worker: Worker) -> Option<Worker> {
        let large = worker.resident().is_some_and(|bytes| bytes > self.resident);
        if large || worker.jobs >= self.jobs {
            self.counters.ended(if large { "memory" } else { "jobs" }, None);
            tokio::task::spawn_local(worker.dismiss());
            return None;
        }
        Some(worker)
    }
}

/// A question with what the pool adds to it.
#[derive(serde::Serialize)]
struct Commission<'a> {
    ask: &'a Ask,
    /// Whether it may cost much.
    dear: bool,
}
