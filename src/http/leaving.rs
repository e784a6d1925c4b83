//! What is told of an answer as it leaves, whatever gave it: a line of the log, a count, and the end of its span.

use std::time::Duration;

use super::metrics::Metrics;
use super::trace::Trace;
use crate::telemetry::traces::{Answered, Document, OTHER_METHOD, Span};

/// An answer that leaves.
#[derive(Debug, Default)]
pub struct Leaving<'a> {
    /// As it came; nothing where there was no head that could be read.
    pub method: &'a str,
    /// The pattern of the route: an address that a caller made up could hold anything.
    pub route: Option<String>,
    pub status: u16,
    pub took: Duration,
    /// What was made.
    pub document: Option<Document>,
}

impl Leaving<'_> {
    /// Tells it. `span` is that of the request.
    pub fn tell(self, metrics: Option<&Metrics>, trace: &Trace, span: Span) {
        let Self { method, route, status, took, document } = self;
        if let Some(metrics) = metrics {
            metrics.answered(route.as_deref(), method, status, took);
        }
        tracing::info!(
            // What is no method of ours could be as long as a head.
            method = method.get(..7).unwrap_or(method),
            path = route.as_deref().unwrap_or_default(),
            status,
            ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            trace = trace.id(),
            "answered"
        );
        span.end(Answered { method: known(method), route, status, document });
    }
}

/// The name of a method, if it is one that HTTP knows: a caller can make up any other.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

    KNOWN.into_iter().find(|known| *known == method).unwrap_or(OTHER_METHOD)
}
