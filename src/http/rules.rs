//! The address that names the rules.

use actix_web::{HttpRequest, HttpResponse, web};

use super::state::State;
use super::steady::steady_json;
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
pub async fn rules(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    steady_json(&request, &Regels::of(state.pool.thresholds()))
}
