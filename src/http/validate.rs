//! The addresses that judge without making: faults, findings, what is missing, and the calendar, in a few milliseconds.

use actix_web::{HttpRequest, HttpResponse, web};

use super::body::read_json;
use super::query::DocumentQuery;
use super::responses::ValidationResponses;
use super::state::State;
use crate::answers::{Oordeel, Problem, addresses};
use crate::judgement::{Question, judge};
use crate::wire::{ParseOptions, Soort, Traject};

macro_rules! validators {
    ($($(#[$doc:meta])* $name:ident, $path:expr, $operation:literal, $soorten:expr;)+) => { $(
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
        pub async fn $name(
            request: HttpRequest,
            payload: web::Payload,
            state: web::Data<State>,
        ) -> Result<HttpResponse, Problem> {
            judged($soorten, &request, payload, &state).await
        }
    )+ };
}

validators! {
    /// Beoordeel een traject voor alle documenten
    trajecten, addresses::JUDGING_ALL, "valideerTraject", Soort::ALL;
    /// Beoordeel een traject voor het plan van aanpak
    plannen_van_aanpak, addresses::judging(Soort::PlanVanAanpak), "valideerPlanVanAanpak", &[Soort::PlanVanAanpak];
    /// Beoordeel een traject voor de voortgangsrapportage
    voortgangsrapportages, addresses::judging(Soort::Voortgangsrapportage), "valideerVoortgangsrapportage",
        &[Soort::Voortgangsrapportage];
    /// Beoordeel een traject voor de eindrapportage
    eindrapportages, addresses::judging(Soort::Eindrapportage), "valideerEindrapportage", &[Soort::Eindrapportage];
    /// Beoordeel een traject voor de offerte
    offertes, addresses::judging(Soort::Offerte), "valideerOfferte", &[Soort::Offerte];
}

async fn judged(
    soorten: &'static [Soort],
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> Result<HttpResponse, Problem> {
    let query = DocumentQuery::parse(request.query_string())?;
    let body = read_json(request, payload, state.body).await?;
    let today = crate::clock::today();
    let thresholds = *state.press.thresholds();
    let work = move || {
        let options = ParseOptions { ignore_unknown: query.onbekende_velden_negeren, strict: query.strikt };
        judge(&body, Question { soorten, variant: query.variant, options, today, thresholds: &thresholds })
    };
    let judgement = web::block(work).await.map_err(|_| Problem::internal())?;
    let judgement = judgement.map_err(|fault| Problem::faults(vec![fault]))?;
    Ok(HttpResponse::Ok().json(Oordeel::from(judgement)))
}
