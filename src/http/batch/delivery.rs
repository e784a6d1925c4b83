//! An archive on its way to the reader, document by document.

use std::sync::Arc;
use std::time::Instant;

use actix_web::web::Bytes;
use futures_util::stream::LocalBoxStream;
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::OwnedSemaphorePermit;

use super::intake::Interrupted;
use crate::answers::in_results;
use crate::batch::{self, Archive, ArchiveError, Failure, Names, Options, Outcome, Piece, Resultaat, Results};
use crate::http::budget::Budget;
use crate::http::trace::Trace;
use crate::press::{Client, Pool};

/// What makes the items of one batch.
#[derive(Clone)]
pub struct Maker {
    pub pool: Arc<Pool>,
    pub budget: Budget,
    pub client: Client,
    pub options: Options,
}

impl Maker {
    /// Makes what a piece asks for; it waits until its bytes have room.
    async fn make(self, piece: Piece) -> Outcome {
        let _held = match &piece {
            Piece::Value(value) => self.budget.wait(value.len()).await,
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
    trace: Trace,
    items: usize,
    failed: usize,
    started: Instant,
    /// Its place among the batches under way.
    _place: OwnedSemaphorePermit,
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
        place: OwnedSemaphorePermit,
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
            trace,
            items: 0,
            failed: 0,
            started: Instant::now(),
            _place: place,
        }
    }

    /// The bytes of the archive, each document as soon as it is its turn.
    pub fn into_bytes(self) -> impl Stream<Item = Result<Bytes, BrokenOff>> {
        stream::unfold(Some(self), |delivery| async move {
            let mut delivery = delivery?;
            Some(match delivery.outcomes.next().await {
                Some(Ok(outcome)) => match delivery.add(outcome) {
                    Ok(bytes) => (Ok(Bytes::from(bytes)), Some(delivery)),
                    Err(error) => (Err(error), None),
                },
                Some(Err(interrupted)) => (Err(interrupted.into()), None),
                None => (delivery.finish().map(Bytes::from), None),
            })
        })
    }

    /// The bytes of one more document; none for an item that failed.
    fn add(&mut self, outcome: Outcome) -> Result<Vec<u8>, BrokenOff> {
        self.items += 1;
        let asked = outcome.asked;
        match outcome.result {
            Ok(document) => {
                let name = self.names.unique(asked.bestandsnaam.as_deref().unwrap_or(&document.stem));
                self.results.push(&Resultaat::made(self.items, &asked, name.clone(), &document))?;
                Ok(self.archive.add(&name, &document.bytes)?)
            }
            Err(failure) => {
                self.failed += 1;
                if let Failure::Told { cause: Some(cause), .. } = &failure {
                    tracing::error!(trace = self.trace.id(), cause, "a document could not be made");
                }
                let problem = in_results(failure, Some(self.trace.id()), self.results.are_long());
                self.results.push(&Resultaat::failed(self.items, &asked, problem))?;
                Ok(Vec::new())
            }
        }
    }

    /// The results and the directory of the archive.
    fn finish(mut self) -> Result<Vec<u8>, BrokenOff> {
        let mut bytes = self.archive.add(Results::FILE_NAME, &self.results.into_json())?;
        bytes.extend(self.archive.finish()?);
        tracing::info!(
            items = self.items,
            failed = self.failed,
            ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            trace = self.trace.id(),
            "batch finished"
        );
        Ok(bytes)
    }
}
