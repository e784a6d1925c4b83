//! For orchestrators: whether the process lives, and whether it takes work.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::State;
use super::problem::Problem;

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
    path = "/health/live",
    operation_id = "leeft",
    tag = "beheer",
    responses(
        (status = 200, description = "De dienst leeft.", body = Gezondheid),
        (status = 503, description = "De dienst moet opnieuw worden gestart.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn live(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    if state.press.engine.is_healthy() {
        HttpResponse::Ok().json(Gezondheid { status: "ok" })
    } else {
        Problem::unavailable("De dienst kan geen documenten meer maken en moet opnieuw worden gestart.")
            .traced(&request)
            .respond()
    }
}

/// Vraag of de dienst werk aanneemt
///
/// Groen zodra elk soort document een keer is gemaakt. 503 als de wachtrij vol is.
#[utoipa::path(
    get,
    path = "/health/ready",
    operation_id = "gereed",
    tag = "beheer",
    responses(
        (status = 200, description = "De dienst neemt werk aan.", body = Gezondheid),
        (status = 503, description = "De wachtrij is vol, of de dienst kan geen documenten maken.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn ready(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let (waiting, _) = state.press.engine.load();
    if state.press.engine.is_healthy() && waiting < state.press.engine.settings().queue {
        HttpResponse::Ok().json(Gezondheid { status: "ok" })
    } else {
        Problem::unavailable(
            "De wachtrij is vol (instelling TRAJECTPERS_QUEUE), of de dienst kan geen documenten maken.",
        )
        .traced(&request)
        .respond()
    }
}
