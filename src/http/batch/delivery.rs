//! An archive on its way to the reader, document by document.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use actix_web::Error;
use actix_web::web::{self, Bytes};
use futures_util::stream::LocalBoxStream;
use futures_util::{Stream, StreamExt, stream};

use super::intake::Interrupted;
use crate::answers::{Problem, cause_of, in_results};
use crate::batch::{
    self, Archive, ArchiveError, Asked, Document, Failure, Names, Options, Outcome, Piece, Resultaat, Results,
};
use crate::http::audit;
use crate::http::door::connection::Connection;
use crate::http::failure;
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
    pub unread: Shares,
    pub client: Client,
    pub options: Options,
}

/// Bytes that are kept free for a document before it is made: as many as most have.
const RESERVED: usize = 256 * 1024;

impl Maker {
    /// Waits until there is room for one more document. One after another: a later one never has the room that an earlier one
    /// waits for.
    async fn reserve(self, piece: Result<Piece, Interrupted>) -> (Result<Piece, Interrupted>, Share) {
        let room = self.unread.wait(self.client, RESERVED).await;
        (piece, room)
    }

    /// Makes what a piece asks for; it waits until its bytes have room. What was made has the room that it takes.
    async fn make(self, piece: Result<Piece, Interrupted>, reserved: Share) -> Result<Made, Interrupted> {
        let piece = piece?;
        let _share = match &piece {
            Piece::Value(value) => Some(self.bodies.wait(self.client, value.len()).await),
            Piece::TooLong { .. } | Piece::Stop(_) => None,
        };
        let outcome = batch::make(&self.pool, self.client, piece, self.options, false).await;
        let room = outcome.result.as_ref().ok().map(|document| self.unread.have(self.client, document.bytes.len()));
        drop(reserved);
        Ok(Made { outcome, room })
    }
}

/// What became of an item, with the room of its document among the answers that wait to be read.
struct Made {
    outcome: Outcome,
    room: Option<Share>,
}

/// An archive under way.
pub struct Delivery {
    /// Outcomes that were looked at before the answer began.
    ahead: VecDeque<Result<Made, Interrupted>>,
    outcomes: LocalBoxStream<'static, Result<Made, Interrupted>>,
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
        pieces: LocalBoxStream<'static, Result<Piece, Interrupted>>,
        maker: Maker,
        trace: Trace,
        (state, caller): (web::Data<State>, String),
        connection: Option<Connection>,
        place: Share,
    ) -> Self {
        let (window, client) = (batch::window(&maker.pool), maker.client);
        let reserving = maker.clone();
        let reserve = move |piece| reserving.clone().reserve(piece);
        let make = move |(piece, reserved)| maker.clone().make(piece, reserved);
        Self {
            ahead: VecDeque::new(),
            outcomes: pieces.then(reserve).map(make).buffered(window).boxed_local(),
            archive: Archive::new(),
            early: 0,
            names: Names::default(),
            results: Results::default(),
            tally: Tally { trace, items: 0, failed: 0, started: Instant::now() },
            state,
            caller,
            client,
            connection,
            _place: place,
        }
    }

    /// Waits until it is known what became of the first item. A body of one value that is no item is no batch: it fails with
    /// the problem of that value.
    pub async fn begin(&mut self) -> Result<(), Error> {
        let Some(first) = self.outcomes.next().await else { return Ok(()) };
        let hopeless = first.as_ref().is_ok_and(|made| is_no_item(&made.outcome));
        self.ahead.push_back(first);
        if !hopeless {
            return Ok(());
        }
        if let Some(second) = self.outcomes.next().await {
            self.ahead.push_back(second);
            return Ok(());
        }
        match self.ahead.pop_front() {
            Some(Ok(Made {
                outcome: Outcome { result: Err(Failure::Told { status, problem, cause }), .. }, ..
            })) => Err(failure::Told::new(status, &[problem.into()], cause).into()),
            _ => Ok(()),
        }
    }

    /// What became of the next item.
    async fn next(&mut self) -> Option<Result<Made, Interrupted>> {
        match self.ahead.pop_front() {
            Some(outcome) => Some(outcome),
            None => self.outcomes.next().await,
        }
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
                match tokio::time::timeout(delivery.state.batch.silence, delivery.next()).await {
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

/// Whether the value of an outcome was no item: no JSON, or not with what an item has.
fn is_no_item(outcome: &Outcome) -> bool {
    let Err(Failure::Told { status: 400, problem, .. }) = &outcome.result else { return false };
    outcome.asked.soort.is_none() || Problem::is_of_no_item(problem)
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
