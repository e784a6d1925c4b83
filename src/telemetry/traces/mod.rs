//! Traces: how long a request took and what it waited for, sent to a collector where the standard variables of
//! OpenTelemetry (`OTEL_*`) name one.
//!
//! A caller's words have no way in: spans hold numbers, words from closed lists and the pattern of a route. Nor is
//! every event of the program turned into telemetry, as bridges from its log do; what is told here is told on purpose.

mod sending;
mod variables;

use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use opentelemetry::trace::{
    Span as _, SpanContext, SpanId, SpanKind, Status, TraceContextExt as _, TraceFlags, TraceId, TraceState,
    Tracer as _, TracerProvider as _,
};
use opentelemetry::{Context, Key, KeyValue};
use opentelemetry_otlp::ExporterBuildError;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider, Span as Recorded};

use sending::{Counts, Queue};
use variables::{Unusable, wanted};

/// How the service calls itself, unless a variable names it.
const NAME: &str = "trajectpers";
/// A request of which nothing more is known, by the conventions of OpenTelemetry.
const UNNAMED: &str = "HTTP";
/// A method that is none of the known ones.
pub const OTHER_METHOD: &str = "_OTHER";
const OUTCOME: &str = "trajectpers.outcome";

/// How long the end of the process waits for spans that were not sent yet.
const FLUSH: Duration = Duration::from_secs(3);

static TRACES: OnceLock<Traces> = OnceLock::new();

struct Traces {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    counts: Arc<Counts>,
}

/// Why there would be no traces although a variable asks for them.
#[derive(Debug, thiserror::Error)]
pub enum TracesError {
    #[error(transparent)]
    Variable(#[from] Unusable),
    #[error("wat de spans verzendt, is niet te maken")]
    Exporter(#[from] ExporterBuildError),
}

/// Sends traces from now on, if the variables say so.
pub fn start() -> Result<(), TracesError> {
    let Some(wanted) = wanted(|name| std::env::var(name).ok())? else { return Ok(()) };
    let counts = Arc::new(Counts::default());
    let queue = Queue::start(wanted, &counts)?;
    let provider = SdkTracerProvider::builder().with_resource(resource()).with_span_processor(queue).build();
    let tracer = provider.tracer(NAME);
    tracing::info!("traces are sent");
    // Was it started before, then that goes on.
    let _ = TRACES.set(Traces { provider, tracer, counts });
    Ok(())
}

/// Sends what is left, but not for long.
pub fn stop() {
    let Some(traces) = TRACES.get() else { return };
    if traces.provider.shutdown_with_timeout(FLUSH).is_err() {
        traces.counts.give_up();
        tracing::warn!(lost_spans = lost_spans(), "the last traces were not taken in time");
    }
}

/// Spans that nobody will see, since the process began.
pub fn lost_spans() -> u64 {
    TRACES.get().map_or(0, |traces| traces.counts.lost())
}

/// Who sends traces: what the variables say, and our name and release where they say nothing.
fn resource() -> Resource {
    let given = Resource::builder().build();
    let says = |name: &'static str| given.get(&Key::from_static_str(name)).map(|value| value.to_string());
    let mut resource = Resource::builder();
    if says("service.name").is_none_or(|name| name.starts_with("unknown_service")) {
        resource = resource.with_service_name(NAME);
    }
    if says("service.version").is_none() {
        resource = resource.with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
    }
    resource.build()
}

/// A place in a trace, as W3C Trace Context tells it: which trace, which span, and whether anybody records them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub trace: u128,
    pub span: u64,
    pub sampled: bool,
}

impl Place {
    fn of(context: &SpanContext) -> Self {
        Self {
            trace: u128::from_be_bytes(context.trace_id().to_bytes()),
            span: u64::from_be_bytes(context.span_id().to_bytes()),
            sampled: context.is_sampled(),
        }
    }

    /// As that under which a span begins; `remote` when another process is there.
    fn into_parent(self, remote: bool) -> Context {
        let flags = TraceFlags::NOT_SAMPLED.with_sampled(self.sampled);
        let (trace, span) = (TraceId::from(self.trace), SpanId::from(self.span));
        Context::new().with_remote_span_context(SpanContext::new(trace, span, flags, remote, TraceState::NONE))
    }
}

/// The span of a request under way; nothing where no traces are sent.
pub struct Span(Option<Recorded>);

/// What is told of a request when it was answered.
#[derive(Debug)]
pub struct Answered {
    /// One of the methods that HTTP knows, or [`OTHER_METHOD`].
    pub method: &'static str,
    /// The pattern of its route, and never its address, which could hold anything.
    pub route: Option<String>,
    pub status: u16,
    pub document: Option<Document>,
}

/// What is told of a document that was made.
#[derive(Debug)]
pub struct Document {
    pub soort: &'static str,
    pub variant: Option<&'static str>,
    pub pages: usize,
    /// When a worker had told of it.
    pub made: SystemTime,
    /// How long it waited for that worker, and how long the worker had it.
    pub waited: Duration,
    pub worked: Duration,
    /// Of the latter, as the worker tells.
    pub layout: Duration,
    pub export: Duration,
}

impl Span {
    /// Begins the span of a request, within the trace of its caller.
    pub fn begin(caller: Option<Place>) -> Self {
        Self(TRACES.get().map(|traces| {
            let parent = caller.map_or_else(Context::new, |caller| caller.into_parent(true));
            let builder = traces.tracer.span_builder(UNNAMED).with_kind(SpanKind::Server);
            builder.start_with_context(&traces.tracer, &parent)
        }))
    }

    /// Where it stands; nowhere when no traces are sent.
    pub fn place(&self) -> Option<Place> {
        let context = self.0.as_ref()?.span_context();
        context.is_valid().then(|| Place::of(context))
    }

    /// Ends with the head of the answer.
    pub fn end(mut self, answered: Answered) {
        let (Some(traces), Some(mut span)) = (TRACES.get(), self.0.take()) else { return };
        let Answered { method, route, status, document } = answered;
        let verb = if method == OTHER_METHOD { UNNAMED } else { method };
        span.update_name(route.as_ref().map_or_else(|| verb.to_owned(), |route| format!("{verb} {route}")));
        span.set_attribute(KeyValue::new("http.request.method", method));
        span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status)));
        span.set_attribute(KeyValue::new(OUTCOME, outcome(status)));
        if let Some(route) = route {
            span.set_attribute(KeyValue::new("http.route", route));
        }
        if status >= 500 {
            span.set_attribute(KeyValue::new("error.type", status.to_string()));
            span.set_status(Status::error(""));
        }
        if let Some(document) = document {
            span.set_attribute(KeyValue::new("trajectpers.soort", document.soort));
            if let Some(variant) = document.variant {
                span.set_attribute(KeyValue::new("trajectpers.variant", variant));
            }
            span.set_attribute(KeyValue::new("trajectpers.pages", count(document.pages)));
            if span.is_recording() {
                traces.phases(Place::of(span.span_context()), &document);
            }
        }
        span.end();
    }
}

impl Drop for Span {
    /// Nobody waited for the answer: whoever asked is gone.
    fn drop(&mut self) {
        if let Some(mut span) = self.0.take() {
            span.set_attribute(KeyValue::new(OUTCOME, "abandoned"));
            span.end();
        }
    }
}

/// What is told of an archive when it ends, long after the head of its answer.
#[derive(Debug, Clone, Copy)]
pub struct Archive {
    pub took: Duration,
    pub items: usize,
    pub failed: usize,
    /// It did not break off.
    pub whole: bool,
}

/// Tells of an archive that was made for a request.
pub fn archive(request: Place, archive: Archive) {
    let Some(traces) = TRACES.get() else { return };
    let Archive { took, items, failed, whole } = archive;
    let now = SystemTime::now();
    let attributes = [
        KeyValue::new("trajectpers.items", count(items)),
        KeyValue::new("trajectpers.failed", count(failed)),
        KeyValue::new(OUTCOME, if whole { "answered" } else { "broken_off" }),
    ];
    traces.span("archief", request, now.checked_sub(took).unwrap_or(now), took, attributes);
}

/// What became of a request, in a word.
const fn outcome(status: u16) -> &'static str {
    match status {
        ..400 => "answered",
        400..500 => "refused",
        500.. => "failed",
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Traces {
    /// The phases of a document, afterwards. A worker reads and judges between the first two.
    fn phases(&self, request: Place, document: &Document) {
        let Document { made, waited, worked, layout, export, .. } = *document;
        // What a worker tells is believed as far as it can be true.
        let export = export.min(worked);
        let layout = layout.min(worked - export);
        for (name, before, took) in
            [("wachtrij", worked + waited, waited), ("opmaak", export + layout, layout), ("export", export, export)]
        {
            let from = made.checked_sub(before).unwrap_or(made);
            self.span(name, request, from, took, []);
        }
    }

    /// A span that is over.
    fn span<const N: usize>(
        &self,
        name: &'static str,
        parent: Place,
        from: SystemTime,
        took: Duration,
        attributes: [KeyValue; N],
    ) {
        let parent = parent.into_parent(false);
        let builder = self.tracer.span_builder(name).with_start_time(from).with_attributes(attributes);
        let mut span = builder.start_with_context(&self.tracer, &parent);
        span.end_with_timestamp(from.checked_add(took).unwrap_or(from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_after_the_library_had_it() {
        for sampled in [false, true] {
            let place =
                Place { trace: 0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736, span: 0x00f0_67aa_0ba9_02b7, sampled };
            assert_eq!(Place::of(place.into_parent(true).span().span_context()), place);
        }
    }

    #[test]
    fn without_a_collector_a_span_stands_nowhere() {
        let span = Span::begin(None);
        assert_eq!(span.place(), None);
        span.end(Answered { method: "GET", route: None, status: 200, document: None });
    }

    #[test]
    fn every_status_has_an_outcome() {
        assert_eq!([200, 304, 404, 503].map(outcome), ["answered", "answered", "refused", "failed"]);
    }
}
