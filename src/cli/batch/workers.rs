//! Documents made by processes of our own, one for every document at once.
//!
//! Typst keeps what it remembers in one place for the whole process, behind locks: two threads of one process wait for
//! each other a tenth of the time, and more threads more. Processes do not, and one that is killed takes no other along.

use std::io::{self, BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use tokio::sync::Semaphore;

use super::done::{Done, to_value};
use crate::answers::Problem;
use crate::batch::frames::{Answer, Hello, Link, Order, Setup};
use crate::batch::{Document, Item};
use crate::config::LogConfig;
use crate::wire::Variant;

/// Processes, as many as documents may be made at once; each is started when it is first needed.
pub struct Workers {
    launch: Launch,
    number: usize,
    /// One for every process that may work.
    seats: Semaphore,
    idle: Mutex<Vec<Worker>>,
}

/// How a worker is started.
#[derive(Clone)]
struct Launch {
    setup: Setup,
    log: LogConfig,
}

struct Worker {
    /// Closed first: that tells the process to end.
    link: Option<Pipes>,
    process: Child,
}

/// A document is tried again in another process when the first one ends over it: it may have been killed for reasons of
/// its own, such as a lack of memory.
const ATTEMPTS: usize = 2;

impl Workers {
    /// Starts the first process, which also finds out whether the files of the house work. The error is a sentence.
    pub fn start(number: usize, setup: Setup, log: LogConfig) -> Result<Self, String> {
        let mut launch = Launch { setup, log };
        let first = launch.worker()?;
        launch.setup.prove = false;
        Ok(Self { launch, number, seats: Semaphore::new(number), idle: Mutex::new(vec![first]) })
    }

    /// Items that are worth having under way together.
    pub const fn window(&self) -> usize {
        2 * self.number
    }

    pub async fn make(&self, mut item: Item) -> Done {
        let mut asked = item.asked();
        let _seat = self.seats.acquire().await;
        let mut failure = String::new();
        for attempt in 1..=ATTEMPTS {
            // After a failure a fresh one: whatever ended the first may have ended the idle ones as well.
            let idle = if attempt == 1 { self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() } else { None };
            let launch = self.launch.clone();
            let attempt = tokio::task::spawn_blocking(move || {
                let mut worker = match idle {
                    Some(worker) => worker,
                    None => match launch.worker() {
                        Ok(worker) => worker,
                        Err(sentence) => return (item, Err(sentence)),
                    },
                };
                let made = worker.make(&item).map(|answer| (worker, answer)).map_err(|error| error.to_string());
                (item, made)
            });
            let Ok((same, made)) = attempt.await else { break };
            item = same;
            match made {
                Ok((worker, (variant, result))) => {
                    self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    asked.variant = variant.or(asked.variant);
                    return Done { asked, result };
                }
                Err(error) => failure = error,
            }
        }
        tracing::error!(error = failure, "a worker ended over a document");
        Done { asked, result: Err(to_value(&Problem::internal())) }
    }
}

/// The ways to and from a process.
type Pipes = Link<BufReader<ChildStdout>, BufWriter<ChildStdin>>;
/// For whom a document was made, and the document or the problem that stands in its place.
type Made = (Option<Variant>, Result<Document, serde_json::Value>);

impl Launch {
    /// Starts a process and waits until it is ready. The error is a sentence without its full stop.
    fn worker(&self) -> Result<Worker, String> {
        let refused =
            |error| format!("een hulpproces start niet ({error}); met --render-threads 1 werkt de batch zonder");
        self.started().unwrap_or_else(|error| Err(refused(error)))
    }

    fn started(&self) -> io::Result<Result<Worker, String>> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["batch-worker", "--log", &self.log.log, "--log-format", self.log.log_format.name()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let link = Link { input: BufReader::new(output), output: BufWriter::new(input) };
        let mut worker = Worker { link: Some(link), process };
        let link = worker.link()?;
        link.tell(&self.setup, &[])?;
        Ok(match link.hear()? {
            Some((Hello::Ready, _)) => Ok(worker),
            Some((Hello::Refused(sentence), _)) => Err(sentence),
            None => return Err(io::ErrorKind::UnexpectedEof.into()),
        })
    }
}

impl Worker {
    fn make(&mut self, item: &Item) -> io::Result<Made> {
        let variant = item.variant.map(|variant| variant.as_str().to_owned());
        let link = self.link()?;
        link.tell(&Order { soort: item.soort.as_str().to_owned(), variant }, &item.traject)?;
        Ok(match link.hear()? {
            Some((Answer::Made { variant, stem, pages, findings }, bytes)) => {
                let variant = Variant::ALL.iter().copied().find(|known| Some(known.as_str()) == variant.as_deref());
                (variant, Ok(Document { bytes, stem, pages, findings }))
            }
            Some((Answer::Failed { problem }, _)) => (None, Err(problem)),
            None => return Err(io::ErrorKind::UnexpectedEof.into()),
        })
    }

    fn link(&mut self) -> io::Result<&mut Pipes> {
        self.link.as_mut().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.link.take());
        // It ends by itself; waiting keeps it from being left behind as a dead entry in the list of processes.
        let _ = self.process.wait();
    }
}
