//! The address that reads a workbook: its trajectories as JSON, for who has no command line.

use actix_web::{Error, HttpRequest, HttpResponse, web};

use super::documents::{asked, in_pieces};
use super::query::WorkbookQuery;
use super::responses::{BodyResponses, ValidationResponses, Xlsx};
use super::state::State;
use crate::answers::{Problem, Werkboek, addresses};
use crate::press::{Answer, Ask, PressError, Told};

/// Lees een werkboek
///
/// Leest een werkboek van Excel zoals `trajectpers sheet new` het schrijft: voor elke kandidaat het traject als JSON, met de cel
/// van elke waarde, en de cellen die niet te lezen zijn. Beoordeelt en maakt niets. Een werkboek met zulke cellen krijgt 200.
#[utoipa::path(
    post,
    path = addresses::WORKBOOK,
    operation_id = "leesWerkboek",
    tag = "beoordelen",
    params(WorkbookQuery),
    request_body(
        content = Xlsx,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        description = "Het werkboek (.xlsx), uitgepakt ten hoogste 64 MiB; het antwoord is ten hoogste 32 MiB.",
    ),
    responses((status = 200, description = "De kandidaten.", body = Werkboek), ValidationResponses, BodyResponses),
)]
pub async fn read(request: HttpRequest, payload: web::Payload, state: web::Data<State>) -> Result<HttpResponse, Error> {
    let query = WorkbookQuery::parse(request.query_string())?;
    let ask = Ask::Workbook { ignore_unknown: query.onbekende_velden_negeren };
    let Answer { told, body, .. } = asked(ask, &request, payload, &state).await?;
    match told {
        Told::Read => Ok(HttpResponse::Ok().content_type("application/json").body(in_pieces(body))),
        _ => Err(Problem::from(PressError::Misunderstood).into()),
    }
}
