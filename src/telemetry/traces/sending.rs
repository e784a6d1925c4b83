//! How spans leave: out of a queue of bounded length, in batches, by a thread of their own. Nobody waits for it; what
//! finds no room or cannot be delivered is counted.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use opentelemetry::Context;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{ExporterBuildError, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{BatchConfigBuilder, BatchSpanProcessor, Span, SpanData, SpanExporter, SpanProcessor};
use ureq::Agent;

use super::variables::Wanted;

/// Bytes of an answer; it says at most how many spans were refused.
const LARGEST_ANSWER: u64 = 64 * 1024;

/// What becomes of spans.
#[derive(Debug, Default)]
pub struct Counts {
    waiting: AtomicUsize,
    lost: AtomicU64,
}

impl Counts {
    /// Spans that nobody will see.
    pub fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    /// Counts those as lost that still wait when nobody sends any more.
    pub fn give_up(&self) {
        self.lose(self.waiting.load(Ordering::Relaxed));
    }

    fn lose(&self, spans: usize) {
        self.lost.fetch_add(spans as u64, Ordering::Relaxed);
    }
}

/// The queue. The one of the library inside is as long, and drops too, but does not tell how much.
#[derive(Debug)]
pub struct Queue {
    inside: BatchSpanProcessor,
    room: usize,
    counts: Arc<Counts>,
}

impl Queue {
    /// To the collector that the variables name, which the library reads.
    pub fn start(wanted: Wanted, counts: &Arc<Counts>) -> Result<Self, ExporterBuildError> {
        let Wanted { timeout, room } = wanted;
        let client = Client::patient(timeout);
        let exporter = opentelemetry_otlp::SpanExporter::builder().with_http().with_http_client(client).build()?;
        let sender = Sender { exporter, counts: Arc::clone(counts), failing: AtomicBool::new(false) };
        let config = BatchConfigBuilder::default().with_max_queue_size(room).build();
        let inside = BatchSpanProcessor::builder(sender).with_batch_config(config).build();
        Ok(Self { inside, room, counts: Arc::clone(counts) })
    }
}

impl SpanProcessor for Queue {
    fn on_start(&self, span: &mut Span, context: &Context) {
        self.inside.on_start(span, context);
    }

    fn on_end(&self, span: SpanData) {
        if self.counts.waiting.fetch_add(1, Ordering::Relaxed) < self.room {
            self.inside.on_end(span);
        } else {
            self.counts.waiting.fetch_sub(1, Ordering::Relaxed);
            self.counts.lose(1);
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.inside.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inside.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inside.set_resource(resource);
    }
}

/// Delivers batches, counts what could not be delivered, and tells of it once until it can be again.
#[derive(Debug)]
struct Sender {
    exporter: opentelemetry_otlp::SpanExporter,
    counts: Arc<Counts>,
    failing: AtomicBool,
}

impl SpanExporter for Sender {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let spans = batch.len();
        let delivered = self.exporter.export(batch).await;
        self.counts.waiting.fetch_sub(spans, Ordering::Relaxed);
        if let Err(error) = &delivered {
            self.counts.lose(spans);
            if !self.failing.swap(true, Ordering::Relaxed) {
                tracing::warn!(%error, spans, "the collector does not take traces; they are lost");
            }
        } else if self.failing.swap(false, Ordering::Relaxed) {
            tracing::info!(lost_spans = self.counts.lost(), "the collector takes traces again");
        }
        delivered
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}

/// The HTTP client that the program has already. It blocks, which the thread of the queue may do.
#[derive(Debug)]
struct Client(Agent);

impl Client {
    /// Waits so long for an answer.
    fn patient(timeout: Duration) -> Self {
        let config =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).timeout_global(Some(timeout)).build();
        Self(Agent::new_with_config(config))
    }
}

impl HttpClient for Client {
    // What `async fn` in a trait was before the language had it.
    fn send_bytes<'own, 'sending>(
        &'own self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'sending>>
    where
        'own: 'sending,
        Self: 'sending,
    {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let mut answer = self.0.run(Request::from_parts(head, &body[..]))?;
            let bytes = answer.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec()?;
            Ok(Response::from_parts(answer.into_parts().0, Bytes::from(bytes)))
        })
    }
}
