//! The address that names the rules.

use actix_web::{HttpResponse, web};

use super::state::State;
use crate::answers::{Regels, addresses};

/// Noem de regels en drempels
///
/// Elke regel die `_valideer` en de header `Bevindingen` gebruiken, met ernst, documenten en bron, en elke drempel met
/// zijn waarde in deze dienst.
#[utoipa::path(
    get,
    path = addresses::REGELS,
    operation_id = "noemRegels",
    tag = "beoordelen",
    responses((status = 200, description = "De regels.", body = Regels)),
)]
pub async fn rules(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok().json(Regels::of(state.pool.thresholds()))
}
