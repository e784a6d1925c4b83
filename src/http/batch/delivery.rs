//! An archive on its way to the reader, document by document.

use std::time::Instant;

use actix_web::Error;
use actix_web::web::{self, Bytes};
use futures_util::{Stream, stream};

use super::intake::{Interrupted, Pieces};
use super::maker::Maker;
use super::outcomes::{Outcomes, is_no_item, refused};
use crate::answers::{cause_of, in_results};
use crate::batch::{self, Archive, ArchiveError, Asked, Document, Names, Outcome, Piece, Resultaat, Results};
use crate::http::audit;
use crate::http::door::connection::Connection;
use crate::http::shares::Share;
use crate::http::state::State;
use crate::http::trace::Trace;
use crate::press::Client;
use crate::telemetry::traces;

impl Maker {
    /// Makes what a piece asks for. What was made has the room that it takes.
    async fn make(self, piece: Piece) -> Made {
        let outcome = batch::make(&self.pool, self.client, piece, self.options, false).await;
        let room = outcome.result.as_ref().ok().map(|document| self.unread.have(self.client, document.bytes.len()));
        Made { outcome, room }
    }
}

/// What became of an item, with the room of its document among the answers that wait to be read.
struct Made {
    outcome: Outcome,
    room: Option<Share>,
}

/// An archive under way.
pub struct Delivery {
    outcomes: Outcomes<Made>,
    archive: Archive,
    /// Bytes of the next file that have left before it was there.
    early: usize,
    names: Names,
    results: Results,
    tally: Tally,
    state: web::Data<State>,
    /// Who asked, for the audit.
    caller: String,
    client: Client,
    /// Over which it leaves; absent where there is none of ours, as in tests.
    connection: Option<Connection>,
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
        pieces: Pieces,
        maker: &Maker,
        trace: Trace,
        (state, caller): (web::Data<State>, String),
        connection: Option<Connection>,
        place: Share,
    ) -> Self {
        Self {
            outcomes: Outcomes::new(maker.work_on(pieces, Maker::make)),
            archive: Archive::new(),
            early: 0,
            names: Names::default(),
            results: Results::default(),
            tally: Tally { trace, items: 0, failed: 0, started: Instant::now() },
            state,
            caller,
            client: maker.client,
            connection,
            _place: place,
        }
    }

    /// Waits until it is known what became of the first item. A body of one value that is no item is no batch: it fails with
    /// the problem of that value.
    pub async fn begin(&mut self) -> Result<(), Error> {
        let only = self.outcomes.only(|made| is_no_item(&made.outcome.asked, &made.outcome.result)).await;
        only.map_or(Ok(()), |made| refused(made.outcome.result))
    }

    /// A byte of the next file, where one is certain.
    fn ahead_of_time(&mut self) -> Option<Bytes> {
        let byte = Archive::BEGINNING.get(self.early..=self.early)?;
        self.early += 1;
        Some(Bytes::from_static(byte))
    }

    /// The bytes of the archive, each document as soon as it is its turn. Where that takes long, the next file begins byte
    /// by byte.
    pub fn into_bytes(self) -> impl Stream<Item = Result<Bytes, BrokenOff>> {
        stream::unfold(Some(self), |delivery| async move {
            let mut delivery = delivery?;
            let outcome = loop {
                match tokio::time::timeout(delivery.state.batch.silence, delivery.outcomes.next()).await {
                    Ok(outcome) => break outcome,
                    Err(_) => {
                        if let Some(byte) = delivery.ahead_of_time() {
                            return Some((Ok(byte), Some(delivery)));
                        }
                    }
                }
            };
            let (bytes, tally) = match outcome {
                Some(Ok(made)) => match delivery.add(made) {
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
    fn add(&mut self, Made { outcome, room }: Made) -> Result<Vec<u8>, BrokenOff> {
        // Its room is given back when it has left.
        if let (Some(connection), Some(room)) = (&self.connection, room) {
            connection.handed_over(room);
        }
        self.tally.items += 1;
        let number = self.tally.items;
        let asked = outcome.asked;
        match outcome.result {
            Ok(document) => {
                self.count(&asked, 200, Some(&document));
                let name = self.names.of(&asked, &document.stem);
                self.results.push(&Resultaat::made(number, &asked, name.clone(), &document))?;
                let bytes = self.archive.add(&name, &document.bytes)?;
                Ok(self.beyond_early(bytes))
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
        let results = std::mem::take(&mut self.results).into_json();
        let bytes = self.archive.add(Results::FILE_NAME, &results)?;
        let mut bytes = self.beyond_early(bytes);
        let Self { archive, state, client, connection, .. } = self;
        bytes.extend(archive.finish()?);
        if let Some(connection) = connection {
            connection.handed_over(state.unread.have(client, bytes.len()));
        }
        Ok(bytes)
    }

    /// A file without what has left of it.
    fn beyond_early(&mut self, mut file: Vec<u8>) -> Vec<u8> {
        file.drain(..self.early.min(file.len()));
        self.early = 0;
        file
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
