//! Every item of a batch judged and none made: a list that leaves while the batch comes.

use std::time::{Duration, Instant};

use actix_web::web::{self, Bytes};
use actix_web::{Error, HttpRequest, HttpResponse};
use futures_util::{Stream, stream};
use serde::Serialize;
use serde_json::Value;

use super::contract::{BatchLijst, BatchOnderdeel, BatchOordeelQuery, BatchOordelen, BatchQuery};
use super::delivery::BrokenOff;
use super::maker::Maker;
use super::outcomes::{Outcomes, is_no_item, refused};
use super::{Admitted, admit, arriving};
use crate::answers::{addresses, cause_of, in_results};
use crate::batch::{self, Asked, Failure, Piece};
use crate::http::door::connection::Connection;
use crate::http::responses::{BodyResponses, ValidationResponses};
use crate::http::shares::{Share, Shares};
use crate::http::state::State;
use crate::http::trace::Trace;
use crate::press::Client;

/// Beoordeel veel documenten in één keer
///
/// Neemt wat `/documenten/_batch` neemt en maakt niets: het antwoord is een lijst met van elk onderdeel, in dezelfde
/// volgorde, het oordeel dat `_valideer` over dat document geeft, met alle fouten, bevindingen en wat ontbreekt. Zo zijn alle
/// fouten van een hele maand te herstellen voordat er iets wordt gemaakt.
///
/// Elk oordeel heeft `onderdeel` (vanaf 1) en, als het onderdeel die noemt, `naam` (de bestandsnaam), `soort` en `variant`.
/// Plaatsen in `oordeel` gelden binnen het traject. Wat geen onderdeel is of te groot is, heeft in plaats van `oordeel` een
/// `probleem`: wat er bij het maken in `resultaten.json` zou staan. Is het enige wat u stuurt geen onderdeel of te groot,
/// dan is het antwoord dat probleem zelf. Een lijst zonder afsluitende `]` is afgebroken.
#[utoipa::path(
    post,
    path = addresses::JUDGING_BATCH,
    operation_id = "valideerBatch",
    tag = "beoordelen",
    params(BatchOordeelQuery),
    request_body(
        description = "De onderdelen, als lijst of één per regel.",
        content((BatchLijst = "application/json"), (BatchOnderdeel = "application/x-ndjson")),
    ),
    responses(
        (status = 200, description = "Het oordeel over elk onderdeel.", body = BatchOordelen),
        ValidationResponses,
        BodyResponses,
    ),
)]
pub async fn oordelen(
    request: HttpRequest,
    payload: web::Payload,
    state: web::Data<State>,
    trace: web::ReqData<Trace>,
) -> Result<HttpResponse, Error> {
    let query = BatchQuery::parse(request.query_string())?;
    let Admitted { place, maker, intake } = admit(&request, payload, &state, query.options())?;
    let pieces = arriving(intake, &state, maker.client).await?;
    let connection = request.conn_data::<Connection>().cloned();
    let mut report = Report {
        outcomes: Outcomes::new(maker.work_on(pieces, Maker::judge)),
        items: 0,
        failed: 0,
        started: Instant::now(),
        trace: trace.into_inner(),
        silence: state.batch.silence,
        unread: maker.unread,
        client: maker.client,
        connection,
        _place: place,
    };
    report.begin().await?;
    Ok(HttpResponse::Ok().content_type("application/json").streaming(report.into_bytes()))
}

impl Maker {
    /// Judges what a piece asks for. The judgement has the room that it takes.
    async fn judge(self, piece: Piece) -> Judged {
        let batch::Judged { asked, result } = batch::judge(&self.pool, self.client, piece, self.options).await;
        let room = result.as_ref().ok().map(|judgement| self.unread.have(self.client, judgement.len()));
        Judged { asked, result, room }
    }
}

/// What was judged of an item, with its room among the answers that wait to be read.
struct Judged {
    asked: Asked,
    result: Result<Vec<u8>, Failure>,
    room: Option<Share>,
}

/// A list of judgements under way.
struct Report {
    outcomes: Outcomes<Judged>,
    items: usize,
    /// Of those, the ones without a judgement.
    failed: usize,
    started: Instant,
    trace: Trace,
    /// After so long without a judgement a space leaves, so that no proxy gives up.
    silence: Duration,
    unread: Shares,
    client: Client,
    /// Over which it leaves; absent where there is none of ours, as in tests.
    connection: Option<Connection>,
    /// Its place among the batches under way.
    _place: Share,
}

/// Which item it is, before what is said of it.
#[derive(Serialize)]
struct Head<'a> {
    onderdeel: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    soort: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'static str>,
}

impl Report {
    /// As that of an archive: a body of one value that is no item fails with the problem of that value.
    async fn begin(&mut self) -> Result<(), Error> {
        let only = self.outcomes.only(|judged| is_no_item(&judged.asked, &judged.result)).await;
        only.map_or(Ok(()), |judged| refused(judged.result))
    }

    /// The bytes of the list, each judgement as soon as it is its turn.
    fn into_bytes(self) -> impl Stream<Item = Result<Bytes, BrokenOff>> {
        stream::unfold(Some(self), |report| async move {
            let mut report = report?;
            match tokio::time::timeout(report.silence, report.outcomes.next()).await {
                Err(_) => Some((Ok(Bytes::from_static(b" ")), Some(report))),
                Ok(Some(Ok(judged))) => match report.add(judged) {
                    Ok(line) => Some((Ok(Bytes::from(line)), Some(report))),
                    Err(error) => Some((Err(report.broken(error)), None)),
                },
                Ok(Some(Err(interrupted))) => Some((Err(report.broken(interrupted.into())), None)),
                Ok(None) => {
                    let Self { items, failed, .. } = report;
                    let ms = report.ms();
                    tracing::info!(items, failed, ms, trace = report.trace.id(), "batch judged");
                    Some((Ok(Bytes::from_static(b"\n]\n")), None))
                }
            }
        })
    }

    /// What is said of one more item, on a line of its own.
    fn add(&mut self, Judged { asked, result, room }: Judged) -> Result<Vec<u8>, BrokenOff> {
        self.items += 1;
        let mut line = if self.items == 1 { b"[\n".to_vec() } else { b",\n".to_vec() };
        let head = Head {
            onderdeel: self.items,
            naam: asked.bestandsnaam.as_deref(),
            soort: asked.soort.map(|soort| soort.as_str()),
            variant: asked.variant.map(|variant| variant.as_str()),
        };
        serde_json::to_writer(&mut line, &head)?;
        // What follows is one more field of the object.
        line.pop();
        match result {
            Ok(judgement) => {
                line.extend_from_slice(b",\"oordeel\":");
                line.extend_from_slice(&judgement);
            }
            Err(failure) => {
                line.extend_from_slice(b",\"probleem\":");
                serde_json::to_writer(&mut line, &self.problem(failure))?;
            }
        }
        line.push(b'}');
        if let Some(connection) = &self.connection {
            connection.handed_over(room.unwrap_or_else(|| self.unread.have(self.client, line.len())));
        }
        Ok(line)
    }

    /// Why an item has no judgement, as `resultaten.json` would tell it.
    fn problem(&mut self, failure: Failure) -> Value {
        self.failed += 1;
        let trace = self.trace.id();
        if let Some(cause) = cause_of(&failure) {
            tracing::error!(trace, item = self.items, cause, "an item could not be judged");
        }
        in_results(failure, Some(trace), false)
    }

    /// Tells the log why it breaks off. Its reader sees a list without its end.
    fn broken(&self, why: BrokenOff) -> BrokenOff {
        let Self { items, failed, .. } = self;
        tracing::warn!(items, failed, ms = self.ms(), trace = self.trace.id(), %why, "judging a batch broke off");
        why
    }

    fn ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}
