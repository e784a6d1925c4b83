//! One job at one worker: asked, answered, and what becomes of both.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

use super::blame::is_from_outside;
use super::job::{ATTEMPTS, Answer, Event, Job, PressError};
use super::lanes::Kind;
use super::message::{Ask, Told};
use super::process::{Ended, Words, Worker};
use super::standing::{Counters, KILLED};

/// One job at one worker.
pub(super) struct Work {
    pub(super) kind: Kind,
    pub(super) deadline: Duration,
    pub(super) jobs: u32,
    pub(super) resident: u64,
    /// What the body is remembered by.
    pub(super) name: u64,
    pub(super) counters: Arc<Counters>,
    pub(super) events: mpsc::UnboundedSender<Event>,
}

impl Work {
    pub(super) async fn run(self, mut worker: Worker, mut job: Job) {
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
                if !is_from_outside(signal) {
                    let _ = self.events.send(Event::Blame(self.name));
                }
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
