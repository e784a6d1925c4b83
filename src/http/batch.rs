//! Many documents in one request: values in, an archive out, while the other is still under way.
//!
//! The archive is made as it is read. Who reads slowly slows down the making, and the making slows down the taking in;
//! nothing is spawned, so who goes away takes the work along.

mod intake;

use std::future::ready;
use std::sync::Arc;
use std::time::Instant;

use actix_web::http::header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream::LocalBoxStream;
use futures_util::{Stream, StreamExt, stream};
use utoipa::{IntoParams, ToSchema};

use super::State;
use super::accept::accepts;
use super::headers::trace_id_of;
use super::openapi::DocumentResponses;
use super::problem::Problem;
use super::query;
use crate::batch::{
    self, Archive, ArchiveError, Failure, Limits, Names, Options, Outcome, Piece, Resultaat, Results,
};
use crate::pipeline::{Press, ProduceError};
use crate::wire::{Fault, Traject};
use intake::{Intake, Interrupted};

/// How much of one batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct BatchLimits {
    pub read: Limits,
    /// Bytes of all items of a batch that is judged before anything of it is made: it is held as a whole.
    pub held: usize,
}

/// De onderdelen van een batch als lijst.
#[derive(ToSchema)]
#[schema(min_items = 1, max_items = 10_000)]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub struct BatchLijst(Vec<BatchOnderdeel>);

/// Eén document in een batch.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub struct BatchOnderdeel {
    /// Welk document.
    soort: BatchSoort,
    /// Voor wie; gaat voor wat het traject zegt. Zonder beide is dat de werkgever.
    #[schema(required = false)]
    variant: BatchVariant,
    /// Naam van het bestand in het archief, zonder extensie; standaard de eigen naam van het document.
    #[schema(required = false, min_length = 1, max_length = 80)]
    bestandsnaam: String,
    traject: Traject,
}

/// De soorten documenten.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub enum BatchSoort {
    PlanVanAanpak,
    Voortgangsrapportage,
    Eindrapportage,
    Offerte,
}

/// De lezers van een document.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub enum BatchVariant {
    Werkgever,
    Werknemer,
    Uwv,
    Intern,
}

/// Een ZIP-archief.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 1_000_000_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Zip(Vec<u8>);

/// Parameters van een batch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BatchQuery {
    /// Met `true` worden eerst alle onderdelen gelezen en beoordeeld, waarbij herstelde teksten fouten zijn. Klopt er
    /// één niet, dan is het antwoord 400 met alle fouten en wordt er niets gemaakt.
    #[param(required = false)]
    pub strikt: bool,
    /// Met `true` gaan bij elk document zijn gegevens, zoals deze lezer ze mag zien, als JSON-bijlage mee; de
    /// documenten zijn dan PDF/A-3a in plaats van PDF/A-2a.
    #[param(required = false, rename = "metBijlage")]
    pub met_bijlage: bool,
    /// Met `negeren` worden velden die het schema niet noemt overgeslagen in plaats van geweigerd.
    #[param(value_type = Option<String>, pattern = "^negeren$", required = false, rename = "onbekendeVelden")]
    pub onbekende_velden_negeren: bool,
}

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
    path = "/v1/documenten/_batch",
    operation_id = "maakBatch",
    tag = "documenten",
    params(BatchQuery),
    request_body(
        description = "De onderdelen, als lijst of een per regel.",
        content((BatchLijst = "application/json"), (BatchOnderdeel = "application/x-ndjson")),
    ),
    responses(
        (status = 200, description = "Het archief.", body = Zip, content_type = "application/zip", headers(
            ("Content-Disposition" = String, description = "Bestandsnaam."),
        )),
        DocumentResponses,
    ),
)]
pub async fn documenten(request: HttpRequest, payload: web::Payload, state: web::Data<State>) -> HttpResponse {
    match begin(&request, payload, &state).await {
        Ok(response) => response,
        Err(problem) => problem.traced(&request).respond(),
    }
}

/// Reads up to the first item, so that a batch of nothing is a problem and not an empty archive.
async fn begin(request: &HttpRequest, payload: web::Payload, state: &State) -> Result<HttpResponse, Problem> {
    let query = BatchQuery::parse(request.query_string())?;
    let accept: Vec<&str> = request.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok()).collect();
    if !accepts(Some(&accept.join(",")), "application/zip") {
        return Err(Problem::not_acceptable("application/zip"));
    }
    let options = Options {
        strict: query.strikt,
        ignore_unknown: query.onbekende_velden_negeren,
        attach: query.met_bijlage,
        today: crate::clock::today(),
    };
    let mut intake = Intake::new(request, payload, state.batch.read)?;
    let press = &state.press;
    let pieces: LocalBoxStream<'static, Result<Piece, Interrupted>> = if query.strikt {
        let pieces = read_all(&mut intake, state.batch.held).await?;
        refuse_faults(press, &pieces, options).await?;
        stream::iter(pieces.into_iter().map(Ok)).boxed_local()
    } else {
        let first = intake.next().await?.ok_or_else(Problem::batch_empty)?;
        if let Piece::Stop(stop) = first {
            return Err(Failure::Stopped(stop).into());
        }
        stream::once(ready(Ok(first))).chain(intake.into_pieces()).boxed_local()
    };
    let delivery = Delivery {
        outcomes: outcomes(press, pieces, options),
        archive: Archive::new(),
        names: Names::default(),
        results: Results::default(),
        trace: trace_id_of(request),
        items: 0,
        failed: 0,
        started: Instant::now(),
    };
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

/// Judges every piece. The faults of all of them make one problem, whose pointers go into the batch as a list.
async fn refuse_faults(press: &Arc<Press>, pieces: &[Piece], options: Options) -> Result<(), Problem> {
    let checks = stream::iter(pieces.iter().cloned()).map(|piece| batch::check(press, piece, options));
    let mut checks = checks.buffered(batch::window(&press.engine));
    let mut faults = Vec::new();
    let mut failed = 0;
    let mut index = 0;
    while let Some(check) = checks.next().await {
        if let Err(failure) = check {
            faults.extend(faults_in_batch(index, failure)?);
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

/// An archive under way to its reader.
struct Delivery {
    outcomes: LocalBoxStream<'static, Result<Outcome, Interrupted>>,
    archive: Archive,
    names: Names,
    results: Results,
    trace: String,
    items: usize,
    failed: usize,
    started: Instant,
}

/// Why an archive breaks off. The reader sees an answer without its end.
#[derive(Debug, thiserror::Error)]
enum BrokenOff {
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("a result could not be written")]
    Result(#[from] serde_json::Error),
}

impl Delivery {
    /// The bytes of the archive, each document as soon as it is its turn.
    fn into_bytes(self) -> impl Stream<Item = Result<web::Bytes, BrokenOff>> {
        stream::unfold(Some(self), |delivery| async move {
            let mut delivery = delivery?;
            Some(match delivery.outcomes.next().await {
                Some(Ok(outcome)) => match delivery.add(outcome) {
                    Ok(bytes) => (Ok(web::Bytes::from(bytes)), Some(delivery)),
                    Err(error) => (Err(error), None),
                },
                Some(Err(interrupted)) => (Err(interrupted.into()), None),
                None => (delivery.finish().map(web::Bytes::from), None),
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
                let problem = Problem::from(failure).traced_if_ours(&self.trace);
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
            trace = self.trace,
            "batch finished"
        );
        Ok(bytes)
    }
}

impl BatchQuery {
    /// Reads a query string.
    fn parse(text: &str) -> Result<Self, Problem> {
        let mut parsed = Self::default();
        query::read(text, |name, value| match (name, value) {
            ("strikt", "true" | "false") => {
                parsed.strikt = value == "true";
                None
            }
            ("strikt", _) => Some("Kies voor strikt true of false.".into()),
            ("metBijlage", "true" | "false") => {
                parsed.met_bijlage = value == "true";
                None
            }
            ("metBijlage", _) => Some("Kies voor metBijlage true of false.".into()),
            ("onbekendeVelden", "negeren") => {
                parsed.onbekende_velden_negeren = true;
                None
            }
            ("onbekendeVelden", _) => Some("Voor onbekendeVelden bestaat alleen de waarde negeren.".into()),
            ("variant", _) => Some("Geef de variant bij elk onderdeel.".into()),
            _ => Some("Deze parameter bestaat niet. Bekend zijn strikt, metBijlage en onbekendeVelden.".into()),
        })?;
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_a_batch_are_taken_or_refused() {
        let query = BatchQuery::parse("strikt=true&onbekendeVelden=negeren").expect("sound");
        assert_eq!(query, BatchQuery { strikt: true, met_bijlage: false, onbekende_velden_negeren: true });
        let problem = BatchQuery::parse("strikt=ja&pagina=1&variant=uwv").expect_err("refused");
        let json = serde_json::to_value(&problem).expect("JSON");
        assert_eq!(json["errors"].as_array().map(Vec::len), Some(3));
    }

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
