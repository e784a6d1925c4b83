//! For orchestrators: whether the process lives, and whether it takes work.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::state::State;
use crate::answers::{Problem, addresses};

/// Stand van de dienst.
#[derive(Serialize, ToSchema)]
pub struct Gezondheid {
    #[schema(example = "ok", max_length = 20)]
    status: &'static str,
}

/// Vraag of de dienst leeft
///
/// 503 betekent dat opnieuw starten nodig is.
#[utoipa::path(
    get,
    path = addresses::LIVE,
    operation_id = "leeft",
    tag = "beheer",
    responses(
        (status = 200, description = "De dienst leeft.", body = Gezondheid),
        (status = 503, description = "De dienst moet opnieuw worden gestart.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn live(state: web::Data<State>) -> Result<HttpResponse, Problem> {
    if !state.press.engine.is_healthy() {
        return Err(Problem::unavailable("De dienst kan geen documenten meer maken en moet opnieuw worden gestart."));
    }
    Ok(healthy())
}

/// Vraag of de dienst werk aanneemt
///
/// Groen zodra elk soort document een keer is gemaakt. 503 als de wachtrij vol is.
#[utoipa::path(
    get,
    path = addresses::READY,
    operation_id = "gereed",
    tag = "beheer",
    responses(
        (status = 200, description = "De dienst neemt werk aan.", body = Gezondheid),
        (status = 503, description = "De wachtrij is vol, of de dienst kan geen documenten maken.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn ready(state: web::Data<State>) -> Result<HttpResponse, Problem> {
    let engine = &state.press.engine;
    let (waiting, _) = engine.load();
    if !engine.is_healthy() || waiting >= engine.settings().queue {
        return Err(Problem::unavailable(
            "De wachtrij is vol (instelling TRAJECTPERS_QUEUE), of de dienst kan geen documenten maken.",
        ));
    }
    Ok(healthy())
}

fn healthy() -> HttpResponse {
    HttpResponse::Ok().json(Gezondheid { status: "ok" })
}
