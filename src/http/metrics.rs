//! What the service measures of itself, for Prometheus. Labels are closed sets of ours: nothing that a caller wrote can become
//! one.

use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric, prometheus_text};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use super::shares::Shares;
use crate::answers::addresses;
use crate::keys::KeyRing;
use crate::press::{Pool, Usage};
use crate::wire::Soort;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    route: &'static str,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DocumentLabels {
    kind: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct PhaseLabels {
    phase: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReasonLabels {
    reason: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct EndedLabels {
    how: &'static str,
    signal: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ProcessLabels {
    process: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct VersionLabels {
    version: &'static str,
}

/// Part of the way of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Queue,
    Judging,
    Layout,
    Export,
    /// From the first byte of the request to its answer.
    Whole,
}

impl Phase {
    const ALL: [Self; 5] = [Self::Queue, Self::Judging, Self::Layout, Self::Export, Self::Whole];

    const fn word(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Judging => "judging",
            Self::Layout => "layout",
            Self::Export => "export",
            Self::Whole => "whole",
        }
    }
}

/// How it is called on the way (`Content-Type`).
pub const MEDIA_TYPE: &str = prometheus_text::CONTENT_TYPE;

/// Why requests and connections are refused.
const REASONS: [&str; 12] = [
    "queue_full",
    "deadline",
    "draining",
    "too_many_bytes",
    "too_many_batches",
    "client_share",
    "rate",
    "unauthorised",
    "forbidden",
    "host",
    "too_large",
    "connection",
];

/// Everything that is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<RouteLabels, Histogram, fn() -> Histogram>,
    documents: Family<DocumentLabels, Counter>,
    phases: Family<PhaseLabels, Histogram, fn() -> Histogram>,
    pages: Histogram,
    bytes: Histogram,
    refusals: Family<ReasonLabels, Counter>,
}

/// From a millisecond to half a minute.
fn seconds() -> Histogram {
    Histogram::new(exponential_buckets(0.001, 2.0, 16))
}

impl Metrics {
    pub fn new(sources: Sources) -> Self {
        let mut registry = Registry::with_prefix("trajectpers");
        let requests = Family::<RequestLabels, Counter>::default();
        let documents = Family::<DocumentLabels, Counter>::default();
        let refusals = Family::<ReasonLabels, Counter>::default();
        let seconds_of_routes = Family::<RouteLabels, Histogram, fn() -> Histogram>::new_with_constructor(seconds);
        let phases = Family::<PhaseLabels, Histogram, fn() -> Histogram>::new_with_constructor(seconds);
        let pages = Histogram::new(exponential_buckets(1.0, 2.0, 11));
        let bytes = Histogram::new(exponential_buckets(4096.0, 2.0, 14));
        registry.register("requests", "Requests answered", requests.clone());
        registry.register_with_unit("request", "Time to the answer", Unit::Seconds, seconds_of_routes.clone());
        registry.register("documents", "Documents by outcome", documents.clone());
        registry.register_with_unit("phase", "Time of a phase of a document", Unit::Seconds, phases.clone());
        registry.register("document_pages", "Pages of documents", pages.clone());
        registry.register("document_bytes", "Bytes of documents", bytes.clone());
        registry.register("refusals", "Requests and connections that were refused", refusals.clone());
        registry.register_collector(Box::new(sources));
        // Known from the start: an absent series and one that stands at nothing are not the same.
        for reason in REASONS {
            drop(refusals.get_or_create(&ReasonLabels { reason }));
        }
        for kind in Soort::ALL.iter().map(|soort| soort.as_str()) {
            for outcome in ["made", "refused", "failed"] {
                drop(documents.get_or_create(&DocumentLabels { kind, outcome }));
            }
        }
        for phase in Phase::ALL {
            drop(phases.get_or_create(&PhaseLabels { phase: phase.word() }));
        }
        Self { registry, requests, seconds: seconds_of_routes, documents, phases, pages, bytes, refusals }
    }

    /// A request was answered.
    pub fn answered(&self, pattern: Option<&str>, method: &str, status: u16, took: Duration) {
        let route = pattern.map_or("none", addresses::known);
        let method = ["GET", "POST", "HEAD"].into_iter().find(|known| *known == method).unwrap_or("other");
        self.requests.get_or_create(&RequestLabels { route, method, status }).inc();
        self.seconds.get_or_create(&RouteLabels { route }).observe(took.as_secs_f64());
    }

    /// A document was made, refused or could not be made.
    pub fn document(&self, kind: &'static str, status: u16) {
        let outcome = match status {
            200..=299 => "made",
            400..=499 => "refused",
            _ => "failed",
        };
        self.documents.get_or_create(&DocumentLabels { kind, outcome }).inc();
    }

    /// A document that was made has so many pages and bytes.
    pub fn made(&self, pages: usize, bytes: usize) {
        self.pages.observe(pages as f64);
        self.bytes.observe(bytes as f64);
    }

    pub fn took(&self, phase: Phase, time: Duration) {
        self.phases.get_or_create(&PhaseLabels { phase: phase.word() }).observe(time.as_secs_f64());
    }

    /// A request or a connection was refused for this reason.
    pub fn refused(&self, reason: &'static str) {
        self.refusals.get_or_create(&ReasonLabels { reason }).inc();
    }

    /// All of it, as Prometheus reads it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a text cannot fail.
        let _ = prometheus_text::encode(&mut text, &self.registry);
        text
    }
}

/// Seconds since 1970 at which this process started.
fn gauge_of_start(encoder: &mut DescriptorEncoder<'_>, started: SystemTime) -> std::fmt::Result {
    let since = started.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    let help = "When this process started, in seconds since 1970";
    ConstGauge::new(since).encode(encoder.encode_descriptor("start_time_seconds", help, None, MetricType::Gauge)?)
}

/// What is looked at when somebody asks.
#[derive(Debug)]
pub struct Sources {
    pub pool: Weak<Pool>,
    pub bodies: Shares,
    pub unread: Shares,
    pub batches: Shares,
    pub waiting: Shares,
    pub connections: Shares,
    pub keys: Option<Arc<KeyRing>>,
    pub started: SystemTime,
    /// Lines of the log that could not be written.
    pub lines_dropped: fn() -> u64,
    /// Spans of traces that could not be sent.
    pub spans_dropped: fn() -> u64,
}

impl Collector for Sources {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> std::fmt::Result {
        let mut gauge = |name: &str, help: &str, value: u64| {
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            ConstGauge::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)
        };
        if let Some(pool) = self.pool.upgrade() {
            let standing = pool.standing();
            gauge("queue_depth", "Documents that wait", standing.waiting as u64)?;
            gauge("jobs_running", "Jobs at workers", standing.running as u64)?;
            gauge("workers_warm", "Workers that can work or do", standing.warm as u64)?;
        }
        gauge("batches_running", "Batches under way", self.batches.taken() as u64)?;
        let help = "Bytes of items of batches that wait, compressed";
        gauge("batches_waiting_bytes", help, self.waiting.taken() as u64)?;
        gauge("bodies_bytes", "Bytes of bodies that are held", self.bodies.taken() as u64)?;
        gauge("answers_unread_bytes", "Bytes of answers that wait to be read", self.unread.taken() as u64)?;
        gauge("connections_open", "Connections that are open", self.connections.taken() as u64)?;
        if let Some(keys) = &self.keys {
            gauge("keys_loaded", "Keys in force", keys.keys().len() as u64)?;
            gauge("keys_file_ok", "Whether the file of the keys can be used", u64::from(keys.is_sound()))?;
        }
        let usage = Usage::now();
        for (name, help, value) in [
            ("process_open_fds", "Open files of the front", usage.open_files),
            ("process_threads", "Threads of the front", usage.threads),
        ] {
            if let Some(value) = value {
                gauge(name, help, value)?;
            }
        }
        let name = "process_resident_memory_bytes";
        let mut memory = encoder.encode_descriptor(name, "Resident bytes", None, MetricType::Gauge)?;
        for (process, bytes) in [("front", usage.front_bytes), ("workers", usage.workers_bytes)] {
            if let Some(bytes) = bytes {
                let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
                ConstGauge::new(bytes).encode(memory.encode_family(&ProcessLabels { process })?)?;
            }
        }
        let mut build = encoder.encode_descriptor("build_info", "Release of this program", None, MetricType::Gauge)?;
        let version = VersionLabels { version: env!("CARGO_PKG_VERSION") };
        ConstGauge::new(1_i64).encode(build.encode_family(&version)?)?;
        gauge_of_start(&mut encoder, self.started)?;
        let mut counter = |name: &str, help: &str, value: u64| {
            ConstCounter::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Counter)?)
        };
        counter("log_lines_dropped", "Lines of the log that could not be written", (self.lines_dropped)())?;
        counter("spans_dropped", "Spans of traces that could not be sent", (self.spans_dropped)())?;
        if let Some(pool) = self.pool.upgrade() {
            let tally = pool.tally();
            counter("workers_started", "Workers that were started", tally.started)?;
            let help = "Workers that ended, and by which signal";
            let mut ended = encoder.encode_descriptor("workers_ended", help, None, MetricType::Counter)?;
            for ((how, signal), count) in tally.ended {
                ConstCounter::new(count).encode(ended.encode_family(&EndedLabels { how, signal })?)?;
            }
        }
        Ok(())
    }
}
