//! An archive on its way to the reader, document by document.

use std::time::Instant;

use actix_web::web::Bytes;
use futures_util::stream::LocalBoxStream;
use futures_util::{Stream, StreamExt, stream};

use super::intake::Interrupted;
use crate::answers::Problem;
use crate::batch::{Archive, ArchiveError, Names, Outcome, Resultaat, Results};
use crate::http::trace::Trace;

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
    /// Of outcomes in the order of their items. `trace` ties failures of ours to the log.
    pub fn new(outcomes: LocalBoxStream<'static, Result<Outcome, Interrupted>>, trace: Trace) -> Self {
        Self {
            outcomes,
            archive: Archive::new(),
            names: Names::default(),
            results: Results::default(),
            trace,
            items: 0,
            failed: 0,
            started: Instant::now(),
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
                let problem = Problem::from(failure).traced_if_ours(self.trace.id());
                let problem = if self.results.are_long() { problem.shortened() } else { problem };
                self.results.push(&Resultaat::failed(self.items, &asked, serde_json::to_value(&problem)?))?;
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
