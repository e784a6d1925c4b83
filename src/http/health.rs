//! For orchestrators and who watches: whether the process lives, whether it takes work, what it measures of itself.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::metrics;
use super::state::State;
use crate::answers::Problem;
use crate::press::Standing;

/// Stand van de dienst.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gezondheid {
    status: &'static str,
    /// Wat de processen die documenten maken, missen van hun afscherming; weg als zij heel is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    afscherming_mist: Vec<String>,
}

/// Vraag of de dienst leeft
///
/// 503 betekent dat opnieuw starten nodig is.
pub async fn live(state: web::Data<State>) -> Result<HttpResponse, Problem> {
    let standing = state.pool.standing();
    if standing.is_lost() {
        return Err(Problem::unavailable("De dienst kan geen documenten meer maken en moet opnieuw worden gestart."));
    }
    Ok(healthy(vec![]))
}

/// Vraag of de dienst werk aanneemt
///
/// Groen zodra er een proces is dat elk soort document een keer heeft gemaakt. 503 als er geen is, als de wachtrij vol is en
/// tijdens het afsluiten.
pub async fn ready(state: web::Data<State>) -> Result<HttpResponse, Problem> {
    let standing = state.pool.standing();
    if !standing.is_ready(state.pool.settings().queue) {
        let why = match standing {
            Standing { draining: true, .. } => "De dienst wordt afgesloten.",
            Standing { warm: 0, .. } => "Er is geen proces dat documenten kan maken; het wordt opnieuw gestart.",
            _ => "De wachtrij is vol (instelling TRAJECTPERS_QUEUE).",
        };
        return Err(Problem::unavailable(why));
    }
    Ok(healthy(standing.lacking))
}

fn healthy(afscherming_mist: Vec<String>) -> HttpResponse {
    HttpResponse::Ok().json(Gezondheid { status: "ok", afscherming_mist })
}

/// Haal de metingen op
///
/// Tellers en metingen in het tekstformaat van Prometheus. Geen enkel label komt uit een verzoek.
pub async fn metrics(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, metrics::MEDIA_TYPE)).body(state.metrics.text())
}
