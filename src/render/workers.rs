//! The render threads: a fixed number, each with its own rayon pool, fed by the bounded queue.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::export::export;
use super::memo::EvictOnDrop;
use super::queue::{Queue, Refused};
use super::templates::Templates;
use super::world::Base;
use super::{Output, RenderError, Rendered};
use crate::report::Report;

/// Deep layouts need more than the default; measured use stays under a megabyte.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How much the engine takes on.
#[derive(Debug, Clone, Copy)]
pub struct EngineSettings {
    /// Documents made at once.
    pub threads: usize,
    /// Documents that may wait.
    pub queue: usize,
    /// How long a document may take, waiting included.
    pub deadline: Duration,
}

/// The render threads and their queue. Dropping it lets the threads finish what waits and stop.
pub struct Engine {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
    settings: EngineSettings,
}

struct Shared {
    base: Base,
    queue: Queue<Job>,
    threads: usize,
    /// Rendered after a panic, to learn whether the process still can.
    self_test: Report,
    healthy: AtomicBool,
    busy: AtomicUsize,
}

struct Job {
    report: Report,
    output: Output,
    arrived: Instant,
    deadline: Option<Duration>,
    reply: oneshot::Sender<Result<Rendered, RenderError>>,
}

type Answer = oneshot::Receiver<Result<Rendered, RenderError>>;

impl Job {
    fn new(report: Report, output: Output, deadline: Option<Duration>) -> (Self, Answer) {
        let (reply, answer) = oneshot::channel();
        (Self { report, output, arrived: Instant::now(), deadline, reply }, answer)
    }
}

impl Engine {
    /// Renders `warm_up` once, to know that the templates work, and starts the threads. The same report is rendered again after a panic.
    pub fn start(settings: EngineSettings, templates: &Templates, warm_up: Report) -> Result<Self, RenderError> {
        let threads = settings.threads.max(1);
        let base = Base::new(templates)?;
        let evict = EvictOnDrop::for_threads(threads);
        export(&base, &warm_up, Output::Pdf)?;
        drop(evict);
        let shared = Arc::new(Shared {
            base,
            queue: Queue::new(settings.queue.max(1), |job: &Job| job.reply.is_closed()),
            threads,
            self_test: warm_up,
            healthy: AtomicBool::new(true),
            busy: AtomicUsize::new(0),
        });
        let threads = (0..threads)
            .map(|number| {
                let shared = Arc::clone(&shared);
                std::thread::Builder::new()
                    .name(format!("render-{number}"))
                    .stack_size(STACK_BYTES)
                    .spawn(move || run(&shared))
                    .map_err(RenderError::Thread)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { shared, threads, settings })
    }

    /// Renders a report within the deadline of the settings; a full queue refuses at once.
    pub async fn render(&self, report: Report, output: Output) -> Result<Rendered, RenderError> {
        let limit = self.settings.deadline;
        let answer = self.submit(report, output, Some(limit))?;
        match tokio::time::timeout(limit, answer).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(RenderError::Closed),
            Err(_) => Err(RenderError::Deadline { limit }),
        }
    }

    /// Renders a report and blocks until it is done: for programs without a server.
    pub fn render_blocking(&self, report: Report, output: Output) -> Result<Rendered, RenderError> {
        self.submit(report, output, None)?.blocking_recv().map_err(|_| RenderError::Closed)?
    }

    /// Renders a report when its turn comes: behind whoever waits for a single document, and without a deadline. It
    /// takes no place in the queue of those; whoever calls this bounds how many wait here.
    pub async fn render_patiently(&self, report: Report, output: Output) -> Result<Rendered, RenderError> {
        let (job, answer) = Job::new(report, output, None);
        self.shared.queue.push_patient(job).map_err(|_| RenderError::Closed)?;
        answer.await.unwrap_or(Err(RenderError::Closed))
    }

    fn submit(&self, report: Report, output: Output, deadline: Option<Duration>) -> Result<Answer, RenderError> {
        let (job, answer) = Job::new(report, output, deadline);
        self.shared.queue.push(job).map_err(|refused| match refused {
            Refused::Full => RenderError::QueueFull { capacity: self.settings.queue },
            Refused::Closed => RenderError::Closed,
        })?;
        Ok(answer)
    }

    /// Whether the last panic, if any, left the process able to render.
    pub fn is_healthy(&self) -> bool {
        self.shared.healthy.load(Ordering::Relaxed)
    }

    /// Documents that wait, and documents being made.
    pub fn load(&self) -> (usize, usize) {
        (self.shared.queue.len(), self.shared.busy.load(Ordering::Relaxed))
    }

    pub const fn settings(&self) -> EngineSettings {
        self.settings
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.shared.queue.close();
        for thread in self.threads.drain(..) {
            // A render thread catches its panics; one that died anyway has nothing left to tell.
            let _ = thread.join();
        }
    }
}

/// The life of one render thread.
fn run(shared: &Shared) {
    // One thread of its own: with a shared pool two renders at once are slower than one after the other.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    if pool.is_err() {
        tracing::warn!("render thread runs without a pool of its own");
    }
    while let Some(job) = shared.queue.pop() {
        let waited = job.arrived.elapsed();
        if let Some(limit) = job.deadline.filter(|limit| waited >= *limit) {
            let _ = job.reply.send(Err(RenderError::Deadline { limit }));
            continue;
        }
        shared.busy.fetch_add(1, Ordering::Relaxed);
        let result = render_one(shared, &job.report, job.output).map(|mut rendered| {
            rendered.timings.queue = waited;
            rendered
        });
        shared.busy.fetch_sub(1, Ordering::Relaxed);
        // Whoever asked may have gone away meanwhile.
        let _ = job.reply.send(result);
    }
}

/// Renders and survives a panic; after one, a render that is known to work tells whether the process still can.
fn render_one(shared: &Shared, report: &Report, output: Output) -> Result<Rendered, RenderError> {
    let attempt = |report: &Report, output: Output| {
        catch_unwind(AssertUnwindSafe(|| {
            let _evict = EvictOnDrop::for_threads(shared.threads);
            export(&shared.base, report, output)
        }))
    };
    attempt(report, output).unwrap_or_else(|_| {
        let recovered = matches!(attempt(&shared.self_test, Output::Pdf), Ok(Ok(_)));
        shared.healthy.store(recovered, Ordering::Relaxed);
        tracing::error!(recovered, "a render panicked");
        Err(RenderError::Panicked)
    })
}
