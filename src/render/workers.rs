//! The render threads: a fixed number, each with its own rayon pool, fed by the bounded queue. They write a report and
//! lay it out, so that everything a document costs is paid on them.

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

impl EngineSettings {
    /// For a program that waits for one document at a time.
    pub const ALONE: Self = Self { threads: 1, queue: 1, deadline: Duration::MAX };
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

/// A document that somebody waits for.
struct Job {
    arrived: Instant,
    deadline: Option<Duration>,
    work: Box<dyn Work>,
}

/// Where the caller of a job hears of it.
type Answer<N, E> = oneshot::Receiver<Result<(N, Rendered), E>>;

impl Job {
    fn new<N, E>(
        write: impl FnOnce() -> Result<(Report, N), E> + Send + 'static,
        output: Output,
        deadline: Option<Duration>,
    ) -> (Self, Answer<N, E>)
    where
        N: Send + 'static,
        E: From<RenderError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work = Box::new(Assignment { write, output, reply });
        (Self { arrived: Instant::now(), deadline, work }, answer)
    }
}

/// The part of a job that knows what its caller gets back.
trait Work: Send {
    /// Whether nobody waits for it any more.
    fn is_abandoned(&self) -> bool;
    /// Does the work that has waited so long, or refuses it.
    fn run(self: Box<Self>, shared: &Shared, waited: Result<Duration, RenderError>);
}

/// A report that is yet to be written, and the caller's notes that come with it.
struct Assignment<W, N, E> {
    write: W,
    output: Output,
    reply: oneshot::Sender<Result<(N, Rendered), E>>,
}

impl<W, N, E> Work for Assignment<W, N, E>
where
    W: FnOnce() -> Result<(Report, N), E> + Send,
    N: Send,
    E: From<RenderError> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(self: Box<Self>, shared: &Shared, waited: Result<Duration, RenderError>) {
        let Self { write, output, reply } = *self;
        let result = waited.map_err(E::from).and_then(|waited| {
            let (report, notes) = catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| {
                tracing::error!("a report panicked while it was written");
                Err(RenderError::Panicked.into())
            })?;
            let mut rendered = render_one(shared, &report, output)?;
            rendered.timings.queue = waited;
            Ok((notes, rendered))
        });
        // Whoever asked may have gone away meanwhile.
        let _ = reply.send(result);
    }
}

impl Engine {
    /// Starts the threads. Nothing is rendered yet; `self_test` is rendered after a panic.
    pub fn start(settings: EngineSettings, templates: &Templates, self_test: Report) -> Result<Self, RenderError> {
        let threads = settings.threads.max(1);
        let base = Base::new(templates)?;
        let shared = Arc::new(Shared {
            base,
            queue: Queue::new(settings.queue.max(1), |job: &Job| job.work.is_abandoned()),
            threads,
            self_test,
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

    /// Has a render thread write a report and lay it out, within the deadline of the settings; a full queue refuses at
    /// once. Writing costs the processor as laying out does, so it waits for its turn in the same queue: what arrives
    /// faster than it can be made is refused before any work is done for it.
    pub async fn render<N, E>(
        &self,
        write: impl FnOnce() -> Result<(Report, N), E> + Send + 'static,
        output: Output,
    ) -> Result<(N, Rendered), E>
    where
        N: Send + 'static,
        E: From<RenderError> + Send + 'static,
    {
        let limit = self.settings.deadline;
        let (job, answer) = Job::new(write, output, Some(limit));
        self.submit(job)?;
        match tokio::time::timeout(limit, answer).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(RenderError::Closed.into())),
            Err(_) => Err(RenderError::Deadline { limit }.into()),
        }
    }

    /// The same when its turn comes: behind whoever waits for a single document, and without a deadline. It takes no
    /// place in the queue of those; whoever calls this bounds how many wait here.
    pub async fn render_patiently<N, E>(
        &self,
        write: impl FnOnce() -> Result<(Report, N), E> + Send + 'static,
        output: Output,
    ) -> Result<(N, Rendered), E>
    where
        N: Send + 'static,
        E: From<RenderError> + Send + 'static,
    {
        let (job, answer) = Job::new(write, output, None);
        self.shared.queue.push_patient(job).map_err(|_| RenderError::Closed)?;
        answer.await.unwrap_or_else(|_| Err(RenderError::Closed.into()))
    }

    /// Renders a report that is written already and blocks until it is done: for programs without a server.
    pub fn render_blocking(&self, report: Report, output: Output) -> Result<Rendered, RenderError> {
        let (job, answer) = Job::new(move || Ok::<_, RenderError>((report, ())), output, None);
        self.submit(job)?;
        let ((), rendered) = answer.blocking_recv().map_err(|_| RenderError::Closed)??;
        Ok(rendered)
    }

    /// Renders reports that are written already on all threads and blocks until they are done; results in their order.
    pub fn render_all(
        &self,
        reports: impl IntoIterator<Item = Report>,
        output: Output,
    ) -> Vec<Result<Rendered, RenderError>> {
        let submit = |report| {
            let (job, answer) = Job::new(move || Ok::<_, RenderError>((report, ())), output, None);
            self.shared.queue.push_patient(job).map(|()| answer).map_err(|_| RenderError::Closed)
        };
        let answers: Vec<_> = reports.into_iter().map(submit).collect();
        let wait = |answer: Result<Answer<(), RenderError>, RenderError>| {
            let ((), rendered) = answer?.blocking_recv().map_err(|_| RenderError::Closed)??;
            Ok(rendered)
        };
        answers.into_iter().map(wait).collect()
    }

    fn submit(&self, job: Job) -> Result<(), RenderError> {
        self.shared.queue.push(job).map_err(|refused| match refused {
            Refused::Full => RenderError::QueueFull { capacity: self.settings.queue },
            Refused::Closed => RenderError::Closed,
        })
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
        let late = job.deadline.filter(|limit| waited >= *limit);
        shared.busy.fetch_add(1, Ordering::Relaxed);
        job.work.run(shared, late.map_or(Ok(waited), |limit| Err(RenderError::Deadline { limit })));
        shared.busy.fetch_sub(1, Ordering::Relaxed);
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
