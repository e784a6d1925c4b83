//! Many documents in one request: values in, an archive out, while the other is still under way.
//!
//! The archive is made as it is read. Who reads slowly slows down the making, and the making slows down the taking in;
//! nothing is spawned, so who goes away takes the work along.

mod contract;
mod delivery;
mod intake;

use std::future::ready;
use std::sync::Arc;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream::LocalBoxStream;
use futures_util::{StreamExt, stream};

use super::accept;
use super::responses::DocumentResponses;
use super::state::State;
use super::trace::Trace;
use crate::answers::{MAX_ERRORS, Problem, addresses};
use crate::batch::{self, Failure, Options, Outcome, Piece};
use crate::pipeline::ProduceError;
use crate::press::Press;
use crate::wire::Fault;
use contract::BatchQuery;
use delivery::Delivery;
use intake::{Intake, Interrupted};

pub use contract::{BatchLijst, BatchOnderdeel, Zip};

/// Maak veel documenten in één keer
///
/// Neemt onderdelen aan als JSON-lijst of als NDJSON (een onderdeel per regel) en geeft een ZIP-archief met van elk
/// onderdeel één PDF, in dezelfde volgorde. Beide stromen: het eerste document komt terug terwijl de laatste
/// onderdelen nog onderweg zijn, en er wordt niet sneller gelezen dan het archief wordt afgenomen. Lees het antwoord
/// dus terwijl u nog zendt, zoals curl doet. Wie eerst alles zendt en dan pas leest, kan bij een grote batch blijven
/// wachten; dan helpt `strikt=true`, dat eerst alles leest.
///
/// Een onderdeel dat mislukt, houdt de andere niet tegen. Het laatste bestand in het archief, `resultaten.json`, is een
/// lijst met per onderdeel `volgnummer` (vanaf 1), `naam`, `soort`, `variant`, `status` (`gemaakt` of `mislukt`) en dan
/// `bestand`, `digest` (SHA-256, hexadecimaal), `paginas` en `bevindingen`, of `probleem`: wat het adres van dat
/// document zou hebben geantwoord. Plaatsen in dat probleem gelden binnen het traject; bij de code `onderdeel-ongeldig`
/// binnen het onderdeel. Een batch die halverwege een grens overschrijdt, eindigt met een resultaat dat dat zegt.
///
/// In NDJSON raakt een kapotte regel alleen zichzelf. In een lijst kan een ontbrekend haakje meenemen wat erna komt.
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
    ),
)]
pub async fn documenten(
    request: HttpRequest,
    payload: web::Payload,
    state: web::Data<State>,
    trace: web::ReqData<Trace>,
) -> Result<HttpResponse, Problem> {
    let query = BatchQuery::parse(request.query_string())?;
    if !accept::accepts(Some(&accept::wanted(request.headers())), "application/zip") {
        return Err(Problem::not_acceptable("application/zip"));
    }
    let options = Options {
        strict: query.strikt,
        ignore_unknown: query.onbekende_velden_negeren,
        attach: query.met_bijlage,
        today: crate::clock::today(),
    };
    let mut intake = Intake::new(&request, payload, state.batch.read)?;
    let press = &state.press;
    let pieces: LocalBoxStream<'static, Result<Piece, Interrupted>> = if query.strikt {
        let pieces = read_all(&mut intake, state.batch.held).await?;
        refuse_faults(press, &pieces, options).await?;
        stream::iter(pieces.into_iter().map(Ok)).boxed_local()
    } else {
        // Before the answer begins, so that a batch of nothing is a problem and not an empty archive.
        let first = intake.next().await?.ok_or_else(Problem::batch_empty)?;
        if let Piece::Stop(stop) = first {
            return Err(Failure::Stopped(stop).into());
        }
        stream::once(ready(Ok(first))).chain(intake.into_pieces()).boxed_local()
    };
    let delivery = Delivery::new(outcomes(press, pieces, options), trace.into_inner());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/zip"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"trajectpers-batch.zip\""))
        .insert_header((VARY, "Accept"))
        .streaming(delivery.into_bytes()))
}

/// Makes what the pieces ask for, a few at a time, in order.
fn outcomes(
    press: &Arc<Press>,
    pieces: LocalBoxStream<'static, Result<Piece, Interrupted>>,
    options: Options,
) -> LocalBoxStream<'static, Result<Outcome, Interrupted>> {
    let press = Arc::clone(press);
    let window = batch::window(&press.engine);
    let make = move |piece: Result<Piece, Interrupted>| {
        let press = Arc::clone(&press);
        async move {
            match piece {
                Ok(piece) => Ok(batch::make(&press, piece, options).await),
                Err(interrupted) => Err(interrupted),
            }
        }
    };
    pieces.map(make).buffered(window).boxed_local()
}

/// Every piece of a batch that is judged before anything of it is made.
async fn read_all(intake: &mut Intake, limit: usize) -> Result<Vec<Piece>, Problem> {
    let mut pieces = Vec::new();
    let mut held = 0;
    while let Some(piece) = intake.next().await? {
        match &piece {
            Piece::Value(value) => held += value.len(),
            Piece::TooLong { .. } => {}
            Piece::Stop(stop) => return Err(Failure::Stopped(*stop).into()),
        }
        if held > limit {
            return Err(Problem::strict_batch_too_large(limit));
        }
        pieces.push(piece);
    }
    if pieces.is_empty() { Err(Problem::batch_empty()) } else { Ok(pieces) }
}

/// Judges every piece. The faults of all of them make one problem, whose pointers go into the batch as a list. Whoever
/// has mended as many as a problem names, hears of the others.
async fn refuse_faults(press: &Arc<Press>, pieces: &[Piece], options: Options) -> Result<(), Problem> {
    let checks = stream::iter(pieces.iter().cloned()).map(|piece| batch::check(press, piece, options));
    let mut checks = checks.buffered(batch::window(&press.engine));
    let mut faults = Vec::new();
    let mut failed = 0;
    let mut index = 0;
    while let Some(check) = checks.next().await {
        if let Err(failure) = check {
            let room = MAX_ERRORS.saturating_sub(faults.len());
            faults.extend(faults_in_batch(index, failure)?.into_iter().take(room));
            failed += 1;
        }
        index += 1;
    }
    if failed == 0 { Ok(()) } else { Err(Problem::batch_faults(faults, failed, index)) }
}

/// The faults of one item with pointers into the batch; a failure of ours is a problem at once.
fn faults_in_batch(index: usize, failure: Failure) -> Result<Vec<Fault>, Problem> {
    let (place, faults) = match failure {
        Failure::Item(faults) => (format!("/{index}"), faults),
        Failure::Produce(ProduceError::Faults(faults)) => (format!("/{index}/traject"), faults),
        Failure::TooLong { .. } => {
            let detail = Problem::from(failure).into_detail();
            (format!("/{index}"), vec![Fault { pointer: String::new(), code: "te_groot", detail }])
        }
        failure => return Err(failure.into()),
    };
    let moved = |fault: Fault| Fault { pointer: format!("{place}{}", fault.pointer), ..fault };
    Ok(faults.into_iter().map(moved).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_an_item_point_into_the_batch() {
        let fault = |pointer: &str| Fault { pointer: pointer.into(), code: "bsn", detail: String::new() };
        let pointers = |failure| -> Vec<String> {
            let faults = faults_in_batch(2, failure).expect("faults of the caller");
            faults.into_iter().map(|fault| fault.pointer).collect()
        };
        assert_eq!(pointers(Failure::Item(vec![fault("/soort")])), ["/2/soort"]);
        let faults = vec![fault("/werknemer/bsn"), fault("")];
        assert_eq!(pointers(ProduceError::Faults(faults).into()), ["/2/traject/werknemer/bsn", "/2/traject"]);
        assert_eq!(pointers(Failure::TooLong { limit: 9 }), ["/2"]);
    }
}
