//! Many documents in one request: values in, an archive out, while the other is still under way.
//!
//! The archive is made as it is read: who reads slowly slows down the making. The body is read on meanwhile, beside the
//! answer, since most clients send everything before they read; what has come waits, compressed, as far as there is room,
//! and where there is none the making slows down the taking in. One task is spawned, for that reading; it ends with the
//! answer, so who goes away takes the work along. What was made and has not left is counted among the answers that wait to be
//! read; where those have no room, the making waits.
//!
//! An answer begins when the first document is there, and of a body that said how long it is, not before all of it came
//! (or as much as there is room for): a proxy such as nginx takes the head of an answer for its cue to send no more of the
//! body.

mod contract;
mod delivery;
mod intake;
pub mod judging;
mod maker;
mod outcomes;
mod room;

use std::future::ready;
use std::sync::Arc;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{Error, HttpRequest, HttpResponse, web};
use futures_util::{StreamExt, stream};

use super::accept;
use super::audit;
use super::body::held;
use super::client::client_of;
use super::door::connection::Connection;
use super::failure;
use super::responses::{BodyResponses, DocumentResponses};
use super::shares::{Lacking, Share};
use super::state::State;
use super::trace::Trace;
use super::unread;
use crate::answers::{MAX_ERRORS, Problem, addresses};
use crate::batch::{self, Failure, Faults, Options, Piece};
use crate::press::Client;
use contract::BatchQuery;
use delivery::Delivery;
use intake::{Intake, Pieces};
use maker::Maker;
use room::{Bounds, Room};

pub use contract::{BatchLijst, BatchOnderdeel, BatchOordelen, Zip};

/// Maak veel documenten in één keer
///
/// Neemt onderdelen aan als JSON-lijst of na elkaar, elk op een regel (NDJSON) of over meer regels, en geeft een
/// ZIP-archief met van elk onderdeel één PDF, in dezelfde volgorde. Zend eerst alles en lees dan, of lees terwijl u zendt:
/// beide kan. Wat binnen is, wacht gecomprimeerd op zijn beurt (instelling `TRAJECTPERS_BATCH_WAITING`), en documenten worden
/// gemaakt naarmate het archief wordt afgenomen. Met een aangekondigde lengte (`Content-Length`) begint het antwoord als alles
/// binnen is; zonder (`Transfer-Encoding: chunked`) zodra het eerste document er is.
///
/// Is het enige wat u stuurt geen onderdeel of te groot, dan is het antwoord het probleem daarvan en geen archief.
/// Een onderdeel dat mislukt, houdt de andere niet tegen. Het laatste bestand in het archief, `resultaten.json`, is een
/// lijst met per onderdeel `volgnummer` (vanaf 1), `naam`, `soort`, `variant`, `status` (`gemaakt` of `mislukt`) en dan
/// `bestand`, `digest` (SHA-256, hexadecimaal), `paginas` en `bevindingen`, of `probleem`: wat het adres van dat
/// document zou hebben geantwoord. Plaatsen in dat probleem gelden binnen het traject; bij de code `onderdeel-ongeldig`
/// binnen het onderdeel. Een batch die halverwege een grens overschrijdt, eindigt met een resultaat dat dat zegt.
///
/// Buiten een lijst raakt een kapot onderdeel alleen zichzelf, als het volgende op een eigen regel begint. In een lijst kan een ontbrekend haakje meenemen wat erna komt.
#[utoipa::path(
    post,
    path = addresses::BATCH,
    operation_id = "maakBatch",
    tag = "documenten",
    params(BatchQuery),
    request_body(
        description = "De onderdelen, als lijst of één per regel.",
        content((BatchLijst = "application/json"), (BatchOnderdeel = "application/x-ndjson")),
    ),
    responses(
        (status = 200, description = "Het archief.", body = Zip, content_type = "application/zip", headers(
            ("Content-Disposition" = String, description = "Bestandsnaam."),
        )),
        DocumentResponses,
        BodyResponses,
    ),
)]
pub async fn documenten(
    request: HttpRequest,
    payload: web::Payload,
    state: web::Data<State>,
    trace: web::ReqData<Trace>,
) -> Result<HttpResponse, Error> {
    let query = BatchQuery::parse(request.query_string())?;
    if !accept::accepts(Some(&accept::wanted(request.headers())), "application/zip") {
        return Err(Problem::not_acceptable("application/zip").into());
    }
    let Admitted { place, maker, mut intake } = admit(&request, payload, &state, query.options())?;
    let pieces: Pieces = if query.strikt {
        let (pieces, shares) = read_all(&mut intake, state.batch.held, &maker).await?;
        refuse_faults(&maker, &pieces).await?;
        stream::iter(pieces.into_iter().zip(shares).map(|(piece, _share)| Ok(piece))).boxed_local()
    } else {
        arriving(intake, &state, maker.client).await?
    };
    let caller = (state.clone(), audit::caller(&request));
    let connection = request.conn_data::<Connection>().cloned();
    let mut delivery = Delivery::new(pieces, &maker, trace.into_inner(), caller, connection, place);
    delivery.begin().await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/zip"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"trajectpers-batch.zip\""))
        .insert_header((VARY, "Accept"))
        .streaming(delivery.into_bytes()))
}

/// A batch that may begin: its place among those under way, what works on its items, and its body.
struct Admitted {
    place: Share,
    maker: Maker,
    intake: Intake,
}

/// Lets a batch in, unless its caller or all together have as many under way as there may be, or its body is refused by its
/// own words.
fn admit(request: &HttpRequest, payload: web::Payload, state: &State, options: Options) -> Result<Admitted, Problem> {
    let client = client_of(request);
    // Whoever leaves its answers unread gets no more of them made.
    drop(unread::room(&state.unread, client, 1)?);
    let place = state.batches.take(client, 1).map_err(|lacking| match lacking {
        Lacking::Everything => Problem::too_many_batches(state.batches.all()),
        Lacking::Own => Problem::too_much_of_one("batches", state.batches.of_one(), "TRAJECTPERS_BATCHES"),
    })?;
    let (pool, bodies, unread) = (Arc::clone(&state.pool), state.bodies.clone(), state.unread.clone());
    let maker = Maker { pool, bodies, unread, client, options };
    let intake = Intake::new(request, payload, state.batch.read, state.batch.idle)?;
    Ok(Admitted { place, maker, intake })
}

/// The pieces of a body as they come. The first is waited for before the answer begins, so that a batch of nothing is a
/// problem and not an empty answer.
async fn arriving(intake: Intake, state: &State, client: Client) -> Result<Pieces, Problem> {
    let announced = intake.is_announced();
    let bounds = Bounds { own: state.batch.waiting, all: state.waiting.clone(), client };
    let room = Room::open(intake, bounds);
    if announced {
        room.filled().await?;
    }
    let first = room.next().await?.ok_or_else(Problem::batch_empty)?;
    if let Piece::Stop(stop) = first {
        return Err(Failure::Stopped(stop).into());
    }
    Ok(stream::once(ready(Ok(first))).chain(room.into_pieces()).boxed_local())
}

/// Every piece of a batch that is judged before anything of it is made, with its share of the bytes.
async fn read_all(intake: &mut Intake, limit: usize, maker: &Maker) -> Result<(Vec<Piece>, Vec<Option<Share>>), Error> {
    let (mut pieces, mut shares) = (Vec::new(), Vec::new());
    let mut length = 0;
    while let Some(piece) = intake.next().await.map_err(Problem::from)? {
        let share = match &piece {
            Piece::Value(value, _) => {
                length += value.len();
                Some(held(&maker.bodies, maker.client, value.len())?)
            }
            Piece::TooLong { .. } | Piece::Comma(_) => None,
            Piece::Stop(stop) => return Err(Problem::from(Failure::Stopped(*stop)).into()),
        };
        if length > limit {
            return Err(Problem::strict_batch_too_large(limit).into());
        }
        pieces.push(piece);
        shares.push(share);
    }
    if pieces.is_empty() { Err(Problem::batch_empty().into()) } else { Ok((pieces, shares)) }
}

/// Judges every piece. The faults of all of them make one problem, whose pointers go into the batch as a list. Whoever
/// has mended as many as a problem names, hears of the others.
async fn refuse_faults(maker: &Maker, pieces: &[Piece]) -> Result<(), Error> {
    let check = |piece| batch::check(&maker.pool, maker.client, piece, maker.options);
    let mut checks = stream::iter(pieces.iter().cloned()).map(check).buffered(batch::window(&maker.pool));
    let mut faults = Vec::new();
    let mut failed = 0;
    let mut index = 0;
    while let Some(checked) = checks.next().await {
        let found = in_batch(index, checked)?;
        let room = MAX_ERRORS.saturating_sub(faults.len());
        failed += usize::from(!found.is_empty());
        faults.extend(found.into_iter().take(room));
        index += 1;
    }
    if failed == 0 { Ok(()) } else { Err(Problem::batch_faults(faults, failed, index).into()) }
}

/// The faults of one item with pointers into the batch; another failure is a problem at once.
fn in_batch(index: usize, checked: Result<Faults, Failure>) -> Result<Faults, Error> {
    match checked {
        Ok(faults) => {
            let moved = |(pointer, code, detail)| (format!("/{index}{pointer}"), code, detail);
            Ok(faults.into_iter().map(moved).collect())
        }
        Err(failure @ Failure::TooLong { .. }) => {
            let detail = Problem::from(failure).into_detail();
            Ok(vec![(format!("/{index}"), "te_groot".to_owned(), detail)])
        }
        // Of what stands between two items.
        Err(Failure::Item(faults)) => {
            let moved = faults.into_iter();
            Ok(moved.map(|fault| (format!("/{index}{}", fault.pointer), fault.code.to_owned(), fault.detail)).collect())
        }
        Err(Failure::Told { status, problem, cause }) => {
            Err(failure::Told::new(status, &[problem.into()], cause).into())
        }
        Err(failure) => Err(Problem::from(failure).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_an_item_point_into_the_batch() {
        let pointers = |checked| -> Vec<String> {
            let faults = in_batch(2, checked).expect("faults of the caller");
            faults.into_iter().map(|(pointer, ..)| pointer).collect()
        };
        let fault = |pointer: &str| (pointer.to_owned(), "bsn".to_owned(), String::new());
        assert_eq!(
            pointers(Ok(vec![fault("/soort"), fault("/traject/werknemer/bsn")])),
            ["/2/soort", "/2/traject/werknemer/bsn"]
        );
        assert_eq!(pointers(Err(Failure::TooLong { limit: 9 })), ["/2"]);
    }
}
