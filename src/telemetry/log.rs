//! The log: once, where a failure is handled, and nobody waits for it.
//!
//! Lines go through a bounded channel to a thread that writes them to standard error. However that is (full, without a
//! reader, or a pipe that nobody empties), whoever logs goes on; what finds no room or cannot be written is counted,
//! and told as soon as writing works again.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::Directive;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};

use crate::config::{LogConfig, LogFormat};

/// Lines that wait to be written, and their bytes together.
const LINES: usize = 4096;
const BYTES: usize = 4 * 1024 * 1024;
/// Bytes of one line; of a longer one the beginning is kept.
const LONGEST: usize = 16 * 1024;

/// How long the end of the process waits for lines that are not written yet.
const FLUSH: Duration = Duration::from_secs(1);
/// A log that cannot keep up says so no more often.
const BETWEEN_NOTICES: Duration = Duration::from_secs(1);
/// A standard error that somebody else made non-blocking is tried again after so long.
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What a stranger's malformed request makes the HTTP library say, as an ERROR without address or trace: a port scan
/// would ring every alarm. It also repeats what ends a batch, which is told by whoever makes the batch.
const STRANGERS: &str = "actix_http::h1::dispatcher";

/// What reads the head of a request. It repeats headers that it cannot read, at `debug`: it is never heard that low.
const HEADERS: &str = "actix_http::h1::decoder";

static LOG: OnceLock<Log> = OnceLock::new();

/// Whether this says what is to be logged.
pub fn is_filter(text: &str) -> bool {
    EnvFilter::try_new(text).is_ok()
}

/// Starts logging to standard error, for as long as what it gives back lives. A filter that does not parse falls back
/// to `info`.
pub fn start(config: &LogConfig) -> io::Result<Ending> {
    let started = Log::to(standard_error()?, config.log_format)?;
    let log = LOG.get_or_init(|| started).clone();
    let builder = tracing_subscriber::fmt()
        .with_ansi(io::stderr().is_terminal())
        // What cannot be written is counted. Told the usual way, by `eprintln!`, it would end the thread that logs.
        .log_internal_errors(false)
        .with_env_filter(filter(&config.log))
        .with_writer(move || log.clone());
    // Fails only when logging was started before, which is as good.
    let _ = match config.log_format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    tell_where_a_thread_panics();
    Ok(Ending)
}

/// Waits until what was logged so far is written, but not for long.
pub fn flush() {
    if let Some(log) = LOG.get() {
        log.drain(FLUSH);
    }
}

/// Lines that nobody will read, since the process began.
pub fn lost_lines() -> u64 {
    LOG.get().map_or(0, |log| log.counts.lost())
}

/// Has the last lines written when a command ends, however it ends.
#[must_use]
pub struct Ending;

impl Drop for Ending {
    fn drop(&mut self) {
        flush();
    }
}

/// What is logged: as asked, but for headers, and for what strangers provoke unless that is asked for by name.
fn filter(asked: &str) -> EnvFilter {
    let filter = EnvFilter::try_new(asked).unwrap_or_else(|_| EnvFilter::new("info"));
    let filter = match format!("{HEADERS}=error").parse::<Directive>() {
        Ok(capped) => filter.add_directive(capped),
        Err(_) => filter,
    };
    match format!("{STRANGERS}=off").parse::<Directive>() {
        Ok(muted) if !asked.contains(STRANGERS) => filter.add_directive(muted),
        _ => filter,
    }
}

/// The hook of the standard library waits for the lock of standard error, and repeats a message that can quote the body
/// it stumbled over. This one says where.
fn tell_where_a_thread_panics() {
    panic::set_hook(Box::new(|panic| {
        tracing::error!(at = panic.location().map(tracing::field::display), "a thread panicked");
    }));
}

/// Standard error as a file of our own: past the lock in the standard library, which a thread that hangs in a write
/// would hold for ever.
#[cfg(unix)]
fn standard_error() -> io::Result<File> {
    use std::os::fd::AsFd;

    Ok(File::from(io::stderr().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_error() -> io::Result<File> {
    use std::os::windows::io::AsHandle;

    Ok(File::from(io::stderr().as_handle().try_clone_to_owned()?))
}

/// Takes lines and never waits.
#[derive(Clone)]
struct Log {
    lines: SyncSender<Message>,
    counts: Arc<Counts>,
}

enum Message {
    Line(Vec<u8>),
    /// Answered when everything before it is written or lost.
    Drain(SyncSender<()>),
}

#[derive(Default)]
struct Counts {
    /// Bytes of the lines that wait.
    held: AtomicUsize,
    lost: AtomicU64,
}

impl Counts {
    fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    fn lose(&self) {
        self.lost.fetch_add(1, Ordering::Relaxed);
    }
}

impl Log {
    fn to(out: impl Write + Send + 'static, format: LogFormat) -> io::Result<Self> {
        let (lines, waiting) = sync_channel(LINES);
        let counts = Arc::new(Counts::default());
        let scribe = Scribe { out, format, counts: Arc::clone(&counts), told: 0, noticed: None, half: false };
        thread::Builder::new().name("log".to_owned()).spawn(move || scribe.run(&waiting))?;
        Ok(Self { lines, counts })
    }

    /// Waits until everything that was taken is written or lost, but not longer. Says whether it came to that.
    fn drain(&self, within: Duration) -> bool {
        let end = Instant::now() + within;
        let (done, drained) = sync_channel(1);
        let mut ask = Message::Drain(done);
        while let Err(TrySendError::Full(back)) = self.lines.try_send(ask) {
            if Instant::now() >= end {
                return false;
            }
            ask = back;
            thread::sleep(BETWEEN_TRIES);
        }
        drained.recv_timeout(end.saturating_duration_since(Instant::now())).is_ok()
    }
}

impl Write for Log {
    /// One call is one line: an event is formatted whole and written at once.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let kept = beginning(line);
        let length = kept.len();
        let held = self.counts.held.fetch_add(length, Ordering::Relaxed);
        if held > BYTES || self.lines.try_send(Message::Line(kept)).is_err() {
            self.counts.held.fetch_sub(length, Ordering::Relaxed);
            self.counts.lose();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A line, or as much of it as is kept.
fn beginning(line: &[u8]) -> Vec<u8> {
    match line.get(..LONGEST) {
        Some(kept) if line.len() > LONGEST => {
            let mut kept = String::from_utf8_lossy(kept).into_owned();
            kept.push_str("…\n");
            kept.into_bytes()
        }
        _ => line.to_vec(),
    }
}

/// The thread that writes, and may wait.
struct Scribe<W> {
    out: W,
    format: LogFormat,
    counts: Arc<Counts>,
    /// Lost lines that were told.
    told: u64,
    /// When they were.
    noticed: Option<Instant>,
    /// Half a line stands at the end of what was written.
    half: bool,
}

impl<W: Write> Scribe<W> {
    fn run(mut self, waiting: &Receiver<Message>) {
        for message in waiting {
            match message {
                Message::Line(line) => {
                    self.counts.held.fetch_sub(line.len(), Ordering::Relaxed);
                    if self.noticed.is_none_or(|noticed| noticed.elapsed() >= BETWEEN_NOTICES) {
                        self.tell_of_lost();
                    }
                    if self.write(&line).is_err() {
                        self.counts.lose();
                    }
                }
                Message::Drain(done) => {
                    self.tell_of_lost();
                    // Whoever asked may have given up.
                    let _ = done.try_send(());
                }
            }
        }
    }

    /// Says how many lines are missing here, if there are any and if it can.
    fn tell_of_lost(&mut self) {
        let lost = self.counts.lost();
        if lost > self.told && self.write(&notice(self.format, lost - self.told)).is_ok() {
            self.told = lost;
            self.noticed = Some(Instant::now());
        }
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let whole: Cow<'_, [u8]> = if self.half { [b"\n".as_slice(), line].concat().into() } else { line.into() };
        let mut left: &[u8] = &whole;
        while !left.is_empty() {
            match self.out.write(left) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => {
                    left = left.get(written..).unwrap_or_default();
                    self.half = !left.is_empty();
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(BETWEEN_TRIES),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// A line like the others. It is written by the one that writes them, so it cannot be lost among them.
fn notice(format: LogFormat, lines: u64) -> Vec<u8> {
    const WORDS: &str = "lines of the log were lost";

    let mut time = String::new();
    // Writing to a string does not fail.
    let _ = SystemTime.format_time(&mut Writer::new(&mut time));
    let target = module_path!();
    let mut line = match format {
        LogFormat::Text => format!("{time} ERROR {target}: {WORDS} lines={lines}"),
        LogFormat::Json => {
            let fields = json!({ "message": WORDS, "lines": lines });
            json!({ "timestamp": time, "level": "ERROR", "fields": fields, "target": target }).to_string()
        }
    };
    line.push('\n');
    line.into_bytes()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// Longer than any test may take.
    const PATIENCE: Duration = Duration::from_secs(3_600);

    /// A disk with room for so many bytes.
    #[derive(Clone, Default)]
    struct Disk {
        room: Arc<AtomicUsize>,
        written: Arc<Mutex<Vec<u8>>>,
    }

    impl Disk {
        fn with_room(bytes: usize) -> Self {
            let disk = Self::default();
            disk.make_room(bytes);
            disk
        }

        fn make_room(&self, bytes: usize) {
            self.room.store(bytes, Ordering::Relaxed);
        }

        fn text(&self) -> String {
            let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            String::from_utf8_lossy(&written).into_owned()
        }
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let room = self.room.load(Ordering::Relaxed).min(bytes.len());
            if room == 0 {
                return Err(ErrorKind::StorageFull.into());
            }
            self.room.fetch_sub(room, Ordering::Relaxed);
            self.written.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&bytes[..room]);
            Ok(room)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn log(line: &str, to: &mut Log) {
        to.write_all(line.as_bytes()).expect("taken");
    }

    #[test]
    fn a_full_disk_costs_lines_which_are_told_when_there_is_room() {
        let disk = Disk::with_room(5);
        let mut to = Log::to(disk.clone(), LogFormat::Text).expect("a thread");
        log("first\n", &mut to);
        log("second\n", &mut to);
        assert!(to.drain(PATIENCE));
        assert_eq!((disk.text().as_str(), to.counts.lost()), ("first", 2));
        disk.make_room(10_000);
        log("third\n", &mut to);
        assert!(to.drain(PATIENCE));
        let text = disk.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[0], lines[2]), (3, "first", "third"), "{text}");
        assert!(lines[1].ends_with(" ERROR trajectpers::telemetry::log: lines of the log were lost lines=2"), "{text}");
        assert!(to.drain(PATIENCE));
        assert_eq!(disk.text(), text, "told once");
    }

    #[test]
    fn what_is_lost_is_told_in_json_where_the_log_is_json() {
        let line = notice(LogFormat::Json, 7);
        let told: serde_json::Value = serde_json::from_slice(&line).expect("JSON");
        assert_eq!((&told["level"], &told["fields"]["lines"]), (&json!("ERROR"), &json!(7)));
        assert!(line.ends_with(b"\n") && told["timestamp"].as_str().is_some_and(|time| time.starts_with("20")));
    }

    /// A pipe that is not read before its other end says so.
    struct Pipe(Receiver<()>, Disk);

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            // Waits until the other end is dropped.
            let _ = self.0.recv();
            self.1.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_pipe_that_nobody_reads_keeps_nobody_waiting() {
        let (closed, wait) = channel();
        let disk = Disk::with_room(usize::MAX);
        let mut to = Log::to(Pipe(wait, disk.clone()), LogFormat::Text).expect("a thread");
        // One of them may be in the hands of the thread already.
        (0..LINES + 10).for_each(|_| log("a line\n", &mut to));
        assert!((9..=10).contains(&to.counts.lost()), "{}", to.counts.lost());
        assert!(!to.drain(Duration::ZERO));
        drop(closed);
        assert!(to.drain(PATIENCE));
        let text = disk.text();
        let told = text.lines().filter_map(|line| line.split_once(" lines=")?.1.parse::<u64>().ok());
        assert_eq!(told.sum::<u64>(), to.counts.lost());
        assert_eq!(text.matches("a line\n").count() as u64 + to.counts.lost(), LINES as u64 + 10);
    }

    #[test]
    fn of_a_long_line_the_beginning_is_kept() {
        assert_eq!(beginning(b"short\n"), b"short\n");
        let kept = beginning("é".repeat(LONGEST).as_bytes());
        assert!(kept.len() <= LONGEST + 10 && kept.ends_with("é…\n".as_bytes()));
    }

    #[test]
    fn what_strangers_provoke_is_silent_unless_it_is_asked_for() {
        let muted = format!("{STRANGERS}=off");
        assert!(filter("info").to_string().contains(&muted));
        assert!(filter("some_target=no level").to_string().contains(&muted));
        let asked = format!("info,{STRANGERS}=debug");
        assert!(!filter(&asked).to_string().contains(&muted));
    }

    #[test]
    fn headers_are_not_repeated_whatever_is_asked_for() {
        for asked in ["info", "debug", "trace", "actix_http=trace", "actix_http::h1::decoder=trace"] {
            let filter = filter(asked).to_string();
            let of_headers: Vec<&str> = filter.split(',').filter(|part| part.contains(HEADERS)).collect();
            assert_eq!(of_headers, ["actix_http::h1::decoder=error"], "{asked}");
        }
    }
}
