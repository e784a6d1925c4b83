//! One worker as the front sees it: a process, two pipes, and how it ended.

use std::io;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::codec::{FramedRead, LengthDelimitedCodec};

use super::frames::{ANSWER, PIECE};
use super::message::{Hello, Setup};
use super::sandbox::{self, Enforced};

/// How workers are started.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The program; absent, the one that runs now.
    pub program: Option<PathBuf>,
    /// Bytes of heap and stacks of one worker; one that wants more ends.
    pub memory: u64,
}

/// A process that makes one document at a time.
#[derive(Debug)]
pub struct Worker {
    process: Child,
    input: ChildStdin,
    output: ChildStdout,
    /// What it says on standard error. Never logged as it is, since a panic can quote a body.
    words: JoinHandle<Vec<u8>>,
    /// Jobs that it did.
    pub jobs: u32,
    /// When it did the last one.
    answered: Instant,
    pub enforced: Enforced,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Ended {
    /// It did not answer in time, and was killed.
    Deadline,
    /// By itself or by another's hand: a signal or an exit code.
    Died { signal: Option<i32>, code: Option<i32>, words: Words },
    /// It lived but did not speak our language, and was killed.
    Garbage,
}

/// What the last words of a worker were about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Nothing,
    StackOverflow,
    OutOfMemory,
    Panic,
    /// It spoke another language than ours.
    Garbage,
    Other,
}

/// Head and body of an answer.
pub type Answer = (Bytes, Vec<Bytes>);

/// How long a worker may take to warm itself.
const START_LIMIT: Duration = Duration::from_secs(120);

impl Worker {
    /// Starts a process, tells it how to work, and waits until it is warm.
    pub async fn start(launch: &Launch, setup: &Setup) -> Result<Self, Unusable> {
        let mut worker = Self::spawn(launch)?;
        let setup = serde_json::to_vec(setup).map_err(io::Error::from)?;
        let hello = worker.ask(b"setup", &[setup.into()], Instant::now() + START_LIMIT).await;
        match hello.map(|(head, _)| serde_json::from_slice::<Hello>(&head)) {
            Ok(Ok(Hello::Ready(enforced))) => {
                worker.enforced = enforced;
                worker.jobs = 0;
                Ok(worker)
            }
            Ok(Ok(Hello::Refused(sentence))) => Err(Unusable::Refused(sentence)),
            Ok(Err(_)) => Err(Unusable::Ended(Ended::Garbage)),
            Err(ended) => Err(Unusable::Ended(ended)),
        }
    }

    fn spawn(launch: &Launch) -> io::Result<Self> {
        let mut command = Command::new(match &launch.program {
            Some(program) => program.clone(),
            None => this_program()?,
        });
        // A terminal, or who ends a whole group of processes, asks the service to stop, which lets its workers finish.
        #[cfg(unix)]
        command.arg0("trajectpers").process_group(0);
        command
            .arg("worker")
            .arg(std::process::id().to_string())
            .arg(launch.memory.to_string())
            // A worker inherits nothing, and needs nothing.
            .env_clear()
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(!cfg!(trajectpers_profiling));
        #[cfg(windows)]
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        let mut process = command.spawn()?;
        let missing = || io::Error::from(io::ErrorKind::BrokenPipe);
        let input = process.stdin.take().ok_or_else(missing)?;
        let output = process.stdout.take().ok_or_else(missing)?;
        let errors = process.stderr.take().ok_or_else(missing)?;
        let words = tokio::spawn(last_words(errors));
        Ok(Self { process, input, output, words, jobs: 0, answered: Instant::now(), enforced: Enforced::default() })
    }

    /// Gives it a job and waits for the answer. Not safe to cancel: a worker whose answer nobody took can only be
    /// killed.
    pub async fn ask(&mut self, head: &[u8], body: &[Bytes], deadline: Instant) -> Result<Answer, Ended> {
        let (input, output) = (&mut self.input, &mut self.output);
        // Both ways at once: a worker that answers before it has read everything must not wait for ever.
        let exchange = async { tokio::try_join!(tell(input, head, body), hear(output)).map(|((), answer)| answer) };
        let outcome = timeout_at(deadline, exchange).await;
        match outcome {
            Ok(Ok(answer)) => {
                self.jobs += 1;
                self.answered = Instant::now();
                Ok(answer)
            }
            Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => {
                self.kill().await;
                Err(Ended::Garbage)
            }
            // A pipe that breaks: it is dying or dead. A second to fall, then it is helped.
            Ok(Err(_)) => {
                let status = timeout(Duration::from_secs(1), self.process.wait()).await.ok().and_then(Result::ok);
                if status.is_none() {
                    self.kill().await;
                }
                Err(self.died(status).await)
            }
            Err(_) => {
                self.kill().await;
                Err(Ended::Deadline)
            }
        }
    }

    /// How long it has done nothing since its last job; absent before its first.
    pub fn rested(&self) -> Option<Duration> {
        (self.jobs > 0).then(|| self.answered.elapsed())
    }

    /// By which signal it has ended, if it has.
    pub fn ended(&mut self) -> Option<Option<i32>> {
        self.process.try_wait().ok().flatten().map(signal_of)
    }

    /// Resident bytes.
    pub fn resident(&self) -> Option<u64> {
        sandbox::resident_bytes(self.process.id()?)
    }

    /// Lets it end by itself, which the end of its input tells it to; helps it after a second.
    pub async fn dismiss(mut self) {
        drop(self.input);
        // What a profile is gathered from has much to write.
        let patience = Duration::from_secs(if cfg!(trajectpers_profiling) { 60 } else { 1 });
        if timeout(patience, self.process.wait()).await.is_err() {
            let _ = self.process.kill().await;
        }
    }

    async fn kill(&mut self) {
        // Who is dead already needs no killing.
        let _ = self.process.kill().await;
    }

    async fn died(&mut self, status: Option<ExitStatus>) -> Ended {
        let signal = status.and_then(signal_of);
        let said = timeout(Duration::from_secs(1), &mut self.words).await.ok().and_then(Result::ok).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let words = if said.contains("has overflowed its stack") {
            Words::StackOverflow
        } else if said.contains("memory allocation of") {
            Words::OutOfMemory
        } else if said.contains("panicked at") {
            Words::Panic
        } else if said.is_empty() {
            Words::Nothing
        } else {
            Words::Other
        };
        Ended::Died { signal, code: status.and_then(|status| status.code()), words }
    }
}

/// The signal that ended a process, where there are signals.
#[cfg(unix)]
fn signal_of(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal_of(_status: ExitStatus) -> Option<i32> {
    None
}

/// Why a worker that was started is of no use.
#[derive(Debug)]
pub enum Unusable {
    Spawn(io::Error),
    /// Its sentence.
    Refused(String),
    Ended(Ended),
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        Self::Spawn(error)
    }
}

/// The same file that runs now, also when it has been replaced on disk meanwhile.
fn this_program() -> io::Result<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() { Ok(running) } else { std::env::current_exe() }
}

/// Reads everything and keeps the first bytes: a worker may not wait for a pipe that nobody reads.
async fn last_words(mut errors: ChildStderr) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = errors.read(&mut buffer).await {
        let room = 4096_usize.saturating_sub(kept.len()).min(count);
        kept.extend_from_slice(buffer.get(..room).unwrap_or_default());
    }
    kept
}

/// Writes a message straight from its pieces: no copy of a body stays behind in a buffer of the front.
async fn tell(input: &mut ChildStdin, head: &[u8], body: &[Bytes]) -> io::Result<()> {
    let length = |piece: &[u8]| u32::try_from(piece.len()).map(u32::to_be_bytes).map_err(io::Error::other);
    input.write_all(&length(head)?).await?;
    input.write_all(head).await?;
    for piece in body.iter().flat_map(|bytes| bytes.chunks(PIECE)) {
        input.write_all(&length(piece)?).await?;
        input.write_all(piece).await?;
    }
    input.write_all(&[0; 4]).await?;
    input.flush().await
}

async fn hear(output: &mut ChildStdout) -> io::Result<Answer> {
    // A reader of its own for every answer: its buffer goes with it, instead of keeping somebody's last document.
    let codec = LengthDelimitedCodec::builder().max_frame_length(PIECE).new_codec();
    let mut frames = FramedRead::new(output, codec);
    let ended = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let head = frames.next().await.ok_or_else(ended)??.freeze();
    let (mut body, mut total) = (Vec::new(), 0);
    loop {
        let piece = frames.next().await.ok_or_else(ended)??;
        if piece.is_empty() {
            break;
        }
        total += piece.len();
        // More means that the worker is not one of ours any more.
        if total > ANSWER {
            return Err(io::ErrorKind::InvalidData.into());
        }
        body.push(piece.freeze());
    }
    // One answer for one question: anything more is not ours.
    if frames.read_buffer().is_empty() { Ok((head, body)) } else { Err(io::ErrorKind::InvalidData.into()) }
}
