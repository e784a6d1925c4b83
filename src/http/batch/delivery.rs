//! An archive on its way to the reader, document by document.

use std::sync::Arc;
use std::time::Instant;

use actix_web::web::{self, Bytes};
use futures_util::stream::LocalBoxStream;
use futures_util::{Stream, StreamExt, stream};

use super::intake::Interrupted;
use crate::answers::{cause_of, in_results};
use crate::batch::{self, Archive, ArchiveError, Asked, Document, Names, Options, Outcome, Piece, Resultaat, Results};
use crate::http::audit;
use crate::http::shares::{Share, Shares};
use crate::http::state::State;
use crate::http::trace::Trace;
use crate::press::{Client, Pool};
use crate::telemetry::traces;

/// What makes the items of one batch.
#[derive(Clone)]
pub struct Maker {
    pub pool: Arc<Pool>,
    pub bodies: Shares,
    pub client: Client,
    pub options: Options,
}

impl Maker {
    /// Makes what a piece asks for; it waits until its bytes have room.
    async fn make(self, piece: Piece) -> Outcome {
        let _share = match &piece {
            Piece::Value(value) => Some(self.bodies.wait(self.client, value.len()).await),
            Piece::TooLong { .. } | Piece::Stop(_) => None,
        };
        batch::make(&self.pool, self.client, piece, self.options, false).await
    }
}

/// An archive under way.
pub struct Delivery {
    outcomes: LocalBoxStream<'static, Result<Outcome, Interrupted>>,
    archive: Archive,
    names: Names,
    results: Results,
    tally: Tally,
    state: web::Data<State>,
    /// Who asked, for the audit.
    caller: String,
    /// Its place among the batches under way.
    _place: Share,
}

/// What is to be told of an archive.
#[derive(Clone)]
struct Tally {
    trace: Trace,
    items: usize,
    failed: usize,
    started: Instant,
}

/// Why an archive breaks off. The reader sees an answer without its end.
#[derive(Debug, thiserror::Error)]
pub enum BrokenOff {
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("a result could not be written")]
    Result(#[from] serde_json::Error),
}

impl Delivery {
    /// Makes what the pieces ask for, a few at a time, in order. `trace` ties failures of ours to the log.
    pub fn new(
        pieces: LocalBoxStream<'static, Result<Piece, Interrupted>>,
        maker: Maker,
        trace: Trace,
        (state, caller): (web::Data<State>, String),
        place: Share,
    ) -> Self {
        let window = batch::window(&maker.pool);
        let make = move |piece: Result<Piece, Interrupted>| {
            let maker = maker.clone();
            async move {
                match piece {
                    Ok(piece) => Ok(maker.make(piece).await),
                    Err(interrupted) => Err(interrupted),
                }
            }
        };
        Self {
            outcomes: pieces.map(make).buffered(window).boxed_local(),
            archive: Archive::new(),
            names: Names::default(),
            results: Results::default(),
            tally: Tally { trace, items: 0, failed: 0, started: Instant::now() },
            state,
            caller,
            _place: place,
        }
    }

    /// The bytes of the archive, each document as soon as it is its turn.
    pub fn into_bytes(self) -> impl Stream<Item = Result<Bytes, BrokenOff>> {
        stream::unfold(Some(self), |delivery| async move {
            let mut delivery = delivery?;
            let (bytes, tally) = match delivery.outcomes.next().await {
                Some(Ok(outcome)) => match delivery.add(outcome) {
                    Ok(bytes) => return Some((Ok(Bytes::from(bytes)), Some(delivery))),
                    Err(error) => (Err(error), delivery.tally),
                },
                Some(Err(interrupted)) => (Err(interrupted.into()), delivery.tally),
                None => {
                    let tally = delivery.tally.clone();
                    (delivery.finish(), tally)
                }
            };
            tally.tell(bytes.as_ref().err());
            Some((bytes.map(Bytes::from), None))
        })
    }

    /// The bytes of one more document; none for an item that failed.
    fn add(&mut self, outcome: Outcome) -> Result<Vec<u8>, BrokenOff> {
        self.tally.items += 1;
        let number = self.tally.items;
        let asked = outcome.asked;
        match outcome.result {
            Ok(document) => {
                self.count(&asked, 200, Some(&document));
                let name = self.names.unique(asked.bestandsnaam.as_deref().unwrap_or(&document.stem));
                self.results.push(&Resultaat::made(number, &asked, name.clone(), &document))?;
                Ok(self.archive.add(&name, &document.bytes)?)
            }
            Err(failure) => {
                self.tally.failed += 1;
                let trace = self.tally.trace.id();
                if let Some(cause) = cause_of(&failure) {
                    tracing::error!(trace, item = number, cause, "a document could not be made");
                }
                let problem = in_results(failure, Some(trace), self.results.are_long());
                let status = problem["status"].as_u64().and_then(|status| u16::try_from(status).ok());
                self.count(&asked, status.unwrap_or(500), None);
                self.results.push(&Resultaat::failed(number, &asked, problem))?;
                Ok(Vec::new())
            }
        }
    }

    /// Counts an item and writes its line of the audit, as its own address would have.
    fn count(&self, asked: &Asked, status: u16, document: Option<&Document>) {
        // What names no kind is no document.
        let Some(soort) = asked.soort else { return };
        let metrics = &self.state.metrics;
        metrics.document(soort.as_str(), status);
        if let Some(document) = document {
            metrics.made(document.pages, document.bytes.len());
        }
        audit::item(&self.caller, self.tally.trace.id(), asked, soort, status, document);
    }

    /// The results and the directory of the archive.
    fn finish(mut self) -> Result<Vec<u8>, BrokenOff> {
        let mut bytes = self.archive.add(Results::FILE_NAME, &self.results.into_json())?;
        bytes.extend(self.archive.finish()?);
        Ok(bytes)
    }
}

impl Tally {
    /// Tells the log and the trace how it ended. Of one that breaks off its reader sees no more than an answer without its
    /// end.
    fn tell(&self, broken: Option<&BrokenOff>) {
        let Self { trace, items, failed, started } = self;
        let took = started.elapsed();
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        match broken {
            None => tracing::info!(items, failed, ms, trace = trace.id(), "batch finished"),
            Some(why) if matches!(why, BrokenOff::Interrupted(_)) => {
                tracing::warn!(items, failed, ms, trace = trace.id(), %why, "a batch broke off");
            }
            Some(why) => tracing::error!(items, failed, ms, trace = trace.id(), %why, "a batch broke off"),
        }
        let archive = traces::Archive { took, items: *items, failed: *failed, whole: broken.is_none() };
        traces::archive(trace.place(), archive);
    }
}
