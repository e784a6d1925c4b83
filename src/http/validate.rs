//! The addresses that judge without making: faults, findings, what is missing, and the calendar, in a few milliseconds.

use actix_web::{Error, HttpRequest, HttpResponse, web};

use super::documents::{asked, in_pieces};
use super::query::DocumentQuery;
use super::responses::{BodyResponses, ValidationResponses};
use super::state::State;
use crate::answers::{Oordeel, Problem, addresses};
use crate::press::{Answer, Ask, PressError, Told};
use crate::wire::{Soort, Traject};

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
            responses((status = 200, description = "Het oordeel.", body = Oordeel), ValidationResponses, BodyResponses),
        )]
        pub async fn $name(
            request: HttpRequest,
            payload: web::Payload,
            state: web::Data<State>,
        ) -> Result<HttpResponse, Error> {
            judged($soorten, &request, payload, &state).await
        }
    )+ };
}

validators! {
    /// Beoordeel een traject voor alle documenten
    trajecten, addresses::JUDGING_ALL, "valideerTraject", None;
    /// Beoordeel een traject voor het plan van aanpak
    plannen_van_aanpak, addresses::judging(Soort::PlanVanAanpak), "valideerPlanVanAanpak", Some(Soort::PlanVanAanpak);
    /// Beoordeel een traject voor de voortgangsrapportage
    voortgangsrapportages, addresses::judging(Soort::Voortgangsrapportage), "valideerVoortgangsrapportage",
        Some(Soort::Voortgangsrapportage);
    /// Beoordeel een traject voor de eindrapportage
    eindrapportages, addresses::judging(Soort::Eindrapportage), "valideerEindrapportage", Some(Soort::Eindrapportage);
    /// Beoordeel een traject voor de offerte
    offertes, addresses::judging(Soort::Offerte), "valideerOfferte", Some(Soort::Offerte);
}

/// Takes a request for a judgement, of one kind of document or of all, has it judged, answers.
async fn judged(
    soort: Option<Soort>,
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> Result<HttpResponse, Error> {
    let query = DocumentQuery::parse(request.query_string())?;
    let ask = Ask::Judge {
        soort: soort.map(|soort| soort.as_str().to_owned()),
        variant: query.variant.map(|variant| variant.as_str().to_owned()),
        terms: query.terms(crate::clock::today()),
    };
    let Answer { told, body, .. } = asked(ask, request, payload, state).await?;
    match told {
        Told::Judged => Ok(HttpResponse::Ok().content_type("application/json").body(in_pieces(body))),
        _ => Err(Problem::from(PressError::Misunderstood).into()),
    }
}
