//! Judging without making: faults, findings, what is missing, and the calendar, in a few milliseconds.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::State;
use super::body::read_json;
use super::openapi::ValidationResponses;
use super::problem::{MAX_ERRORS, Problem, ProblemError};
use super::query::DocumentQuery;
use crate::checks::{Fact, Finding, RULES, Thresholds};
use crate::judgement::{DocumentJudgement, Judgement, Question, Step, judge};
use crate::wire::{ParseOptions, Soort, Traject};

/// Het oordeel over een traject. De bevindingen helpen; zij bewijzen niet dat een tekst geen medische of andere
/// gevoelige gegevens bevat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Oordeel {
    /// Of elk gevraagd document kan worden gemaakt.
    geldig: bool,
    /// De dag waarop is geoordeeld: de datum van het document, anders vandaag in Amsterdam.
    #[schema(example = "2025-06-20", max_length = 10)]
    beoordeeld_op: String,
    /// Fouten die elk document in de weg staan.
    #[schema(max_items = 1_000)]
    fouten: Vec<ProblemError>,
    #[schema(max_items = 4)]
    documenten: Vec<DocumentOordeel>,
    /// De stappen van de wet; leeg als de fouten geen traject overlaten.
    #[schema(max_items = 40)]
    kalender: Vec<KalenderStap>,
}

/// Het oordeel over één document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentOordeel {
    #[schema(example = "voortgangsrapportage", max_length = 40)]
    soort: &'static str,
    /// Of dit document nu kan worden gemaakt.
    mogelijk: bool,
    #[schema(example = "2025-06-20", max_length = 10)]
    datum: String,
    /// Wat dit document mist, elk met zijn plaats.
    #[schema(max_items = 100)]
    ontbreekt: Vec<ProblemError>,
    #[schema(max_items = 10_000)]
    bevindingen: Vec<Bevinding>,
}

/// Een bevinding: het traject is geldig, maar dit zou een beoordelaar vragen.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    /// `blokkade` houdt een definitief document tegen, een concept nooit.
    #[schema(example = "waarschuwing", max_length = 20)]
    ernst: &'static str,
    /// Plaatsen in het bericht als JSON Pointer.
    #[schema(max_items = 50)]
    pointers: Vec<String>,
    /// Het feit, de datums en wat te doen.
    #[schema(max_length = 1000)]
    tekst: String,
    /// De datums en getallen uit de tekst, op naam.
    #[schema(value_type = Object)]
    gegevens: serde_json::Map<String, serde_json::Value>,
}

/// Een stap van de wet of de praktijk.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KalenderStap {
    #[schema(example = "eerstejaarsevaluatie", max_length = 40)]
    stap: &'static str,
    #[schema(max_length = 80)]
    naam: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    vanaf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    uiterlijk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    gedaan_op: Option<String>,
    /// gehaald, te_laat, komt, onbekend of niet_van_toepassing.
    #[schema(example = "komt", max_length = 20)]
    stand: &'static str,
    /// Dagen tot de laatste dag: 0 op die dag zelf, negatief als die voorbij is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -100_000, maximum = 100_000)]
    dagen_te_gaan: Option<i64>,
}

/// Een regel die het traject beoordeelt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Regelbeschrijving {
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    #[schema(example = "waarschuwing", max_length = 20)]
    ernst: &'static str,
    #[schema(max_items = 4)]
    documenten: Vec<&'static str>,
    #[schema(max_length = 200)]
    naam: &'static str,
    /// Wet, UWV of vuistregel.
    #[schema(max_length = 300)]
    bron: &'static str,
}

/// Een drempel waarboven iets een bevinding wordt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Drempel {
    #[schema(max_length = 60)]
    naam: &'static str,
    #[schema(minimum = 0, maximum = 1_000_000)]
    waarde: i64,
    #[schema(minimum = 0, maximum = 1_000_000)]
    standaard: i64,
    #[schema(example = "dagen", max_length = 40)]
    eenheid: &'static str,
    #[schema(max_length = 300)]
    bron: &'static str,
}

/// De regels met hun drempels.
#[derive(Debug, Serialize, ToSchema)]
pub struct Regels {
    #[schema(max_items = 200)]
    regels: Vec<Regelbeschrijving>,
    #[schema(max_items = 200)]
    drempels: Vec<Drempel>,
}

/// Noem de regels en drempels
///
/// Elke regel die `_valideer` en de header `Bevindingen` gebruiken, met ernst, documenten en bron, en elke drempel met
/// zijn waarde in deze dienst.
#[utoipa::path(
    get,
    path = "/v1/regels",
    operation_id = "noemRegels",
    tag = "beoordelen",
    responses((status = 200, description = "De regels.", body = Regels)),
)]
pub async fn rules(state: web::Data<State>) -> HttpResponse {
    let regels = RULES
        .iter()
        .map(|rule| Regelbeschrijving {
            code: rule.code,
            ernst: rule.severity.as_str(),
            documenten: rule.documents.iter().map(|soort| soort.as_str()).collect(),
            naam: rule.name,
            bron: rule.source,
        })
        .collect();
    let thresholds = state.press.thresholds();
    let drempels = Thresholds::ALL
        .iter()
        .map(|info| Drempel {
            naam: info.name,
            waarde: thresholds.get(info.name).unwrap_or(info.default),
            standaard: info.default,
            eenheid: info.unit,
            bron: info.source,
        })
        .collect();
    HttpResponse::Ok().json(Regels { regels, drempels })
}

macro_rules! validators {
    ($($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $soorten:expr;)+) => { $(
        $(#[$doc])*
        ///
        /// Maakt niets: antwoordt met alle fouten, bevindingen, wat ontbreekt en de kalender van de wet. Een bericht met
        /// fouten krijgt hier 200 met `geldig: false`.
        #[utoipa::path(
            post,
            path = $path,
            operation_id = $operation,
            tag = "beoordelen",
            params(DocumentQuery),
            request_body(content = Traject, content_type = "application/json", description = "Het traject."),
            responses((status = 200, description = "Het oordeel.", body = Oordeel), ValidationResponses),
        )]
        pub async fn $name(request: HttpRequest, payload: web::Payload, state: web::Data<State>) -> HttpResponse {
            answer($soorten, &request, payload, &state).await
        }
    )+ };
}

validators! {
    /// Beoordeel een traject voor alle documenten
    trajecten, "/v1/trajecten/_valideer", "valideerTraject", Soort::ALL;
    /// Beoordeel een traject voor het plan van aanpak
    plannen_van_aanpak, "/v1/plannen-van-aanpak/_valideer", "valideerPlanVanAanpak", &[Soort::PlanVanAanpak];
    /// Beoordeel een traject voor de voortgangsrapportage
    voortgangsrapportages, "/v1/voortgangsrapportages/_valideer", "valideerVoortgangsrapportage", &[Soort::Voortgangsrapportage];
    /// Beoordeel een traject voor de eindrapportage
    eindrapportages, "/v1/eindrapportages/_valideer", "valideerEindrapportage", &[Soort::Eindrapportage];
    /// Beoordeel een traject voor de offerte
    offertes, "/v1/offertes/_valideer", "valideerOfferte", &[Soort::Offerte];
}

async fn answer(
    soorten: &'static [Soort],
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> HttpResponse {
    match judged(soorten, request, payload, state).await {
        Ok(oordeel) => HttpResponse::Ok().json(oordeel),
        Err(problem) => problem.traced(request).respond(),
    }
}

async fn judged(
    soorten: &'static [Soort],
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> Result<Oordeel, Problem> {
    let query = DocumentQuery::parse(request.query_string())?;
    let body = read_json(request, payload, state.body).await?;
    let today = crate::clock::today();
    let thresholds = *state.press.thresholds();
    let work = move || {
        let options = ParseOptions { ignore_unknown: query.onbekende_velden_negeren, strict: query.strikt };
        judge(&body, Question { soorten, variant: query.variant, options, today, thresholds: &thresholds })
    };
    let judgement = web::block(work).await.map_err(|_| Problem::internal())?;
    judgement.map(Oordeel::from).map_err(|fault| Problem::faults(vec![fault]))
}

impl From<Judgement> for Oordeel {
    fn from(judgement: Judgement) -> Self {
        Self {
            geldig: judgement.faults.is_empty() && judgement.documents.iter().all(|document| document.possible),
            beoordeeld_op: judgement.date.to_string(),
            fouten: judgement.faults.into_iter().take(MAX_ERRORS).map(ProblemError::from).collect(),
            documenten: judgement.documents.into_iter().map(DocumentOordeel::from).collect(),
            kalender: judgement.kalender.iter().map(KalenderStap::from).collect(),
        }
    }
}

impl From<DocumentJudgement> for DocumentOordeel {
    fn from(document: DocumentJudgement) -> Self {
        Self {
            soort: document.soort.as_str(),
            mogelijk: document.possible,
            datum: document.date.to_string(),
            ontbreekt: document.missing.into_iter().map(ProblemError::from).collect(),
            bevindingen: document.findings.into_iter().map(Bevinding::from).collect(),
        }
    }
}

impl From<Finding> for Bevinding {
    fn from(finding: Finding) -> Self {
        let value = |fact| match fact {
            Fact::Date(date) => serde_json::Value::from(date.to_string()),
            Fact::Number(number) => number.into(),
            Fact::Text(text) => text.into(),
        };
        Self {
            code: finding.code,
            ernst: finding.severity.as_str(),
            pointers: finding.pointers,
            tekst: finding.detail,
            gegevens: finding.facts.into_iter().map(|(name, fact)| (name.to_owned(), value(fact))).collect(),
        }
    }
}

impl From<&Step> for KalenderStap {
    fn from(step: &Step) -> Self {
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
        Self {
            stap: step.code,
            naam: step.name,
            vanaf: date(step.from),
            uiterlijk: date(step.until),
            gedaan_op: date(step.done),
            stand: step.state,
            dagen_te_gaan: step.days_left,
        }
    }
}
