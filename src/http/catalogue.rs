//! The addresses that say what can go wrong and which sentences can be replaced.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse, web};

use super::steady::{Steady, for_everybody, steady_json};
use crate::answers::{Huisteksten, Probleemsoort, Problem, Problemen, addresses};

/// The list of problems, which is open to everybody and therefore written once.
static PROBLEMS: LazyLock<Steady> = LazyLock::new(|| Steady::json(&Problemen::all()));

/// Noem alles wat mis kan gaan
///
/// Elke soort probleem met zijn betekenis, wat te doen en een voorbeeld, en elke code die in ‘errors’ kan staan.
#[utoipa::path(
    get,
    path = addresses::PROBLEMEN,
    operation_id = "noemProblemen",
    tag = "contract",
    responses((status = 200, description = "De soorten problemen en fouten.", body = Problemen)),
)]
pub async fn problems(request: HttpRequest) -> HttpResponse {
    for_everybody(PROBLEMS.answer(&request))
}

/// Haal een soort probleem op
///
/// Waar ‘type’ van een probleem naar verwijst: wat het betekent, wat te doen, en een voorbeeld.
#[utoipa::path(
    get,
    path = addresses::PROBLEEM,
    operation_id = "haalProbleemOp",
    tag = "contract",
    params(("code" = crate::answers::Probleemcode, Path, description = "Code van het probleem.", example = "bericht-ongeldig")),
    responses(
        (status = 200, description = "De soort probleem.", body = Probleemsoort),
        (status = 404, description = "Deze code bestaat niet.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn problem(request: HttpRequest, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let list = addresses::PROBLEMEN;
    let unknown = || Problem::unknown(format!("Er is geen probleem met deze code; GET {list} noemt ze."));
    Probleemsoort::find(&code).map(|kind| for_everybody(steady_json(&request, kind))).ok_or_else(unknown)
}

/// Noem de standaardzinnen
///
/// De zinnen van het huis die een bericht in ‘teksten’ kan vervangen, elk met de plaatshouders die het mag gebruiken.
#[utoipa::path(
    get,
    path = addresses::TEKSTEN,
    operation_id = "noemTeksten",
    tag = "contract",
    responses((status = 200, description = "De standaardzinnen.", body = Huisteksten)),
)]
pub async fn texts(request: HttpRequest) -> HttpResponse {
    steady_json(&request, &Huisteksten::all())
}
