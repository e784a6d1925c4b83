//! The addresses of a workbook, for who has no command line: an empty one to fill in, and its trajectories as JSON.

use std::sync::LazyLock;

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::{Error, HttpRequest, HttpResponse, web};

use super::documents::{asked, in_pieces};
use super::query::WorkbookQuery;
use super::responses::{BodyResponses, ValidationResponses, Xlsx};
use super::state::State;
use super::steady::Steady;
use crate::answers::{Problem, Werkboek, addresses, empty_workbook};
use crate::press::{Answer, Ask, PressError, Told};

/// The media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The empty workbook: it follows from the contract, so it is the same for everybody.
static EMPTY: LazyLock<Option<Steady>> = LazyLock::new(|| empty_workbook().map(|bytes| Steady::new(XLSX, bytes)));

/// Haal een leeg werkboek op
///
/// Een werkboek voor Excel om in te vullen, zoals `trajectpers sheet new --empty` het schrijft: een tabblad per lijst,
/// met uitleg en keuzes. Het ingevulde werkboek gaat naar POST /v1/werkboeken/_lees.
#[utoipa::path(
    get,
    path = addresses::SJABLOON,
    operation_id = "haalWerkboekOp",
    tag = "voorbeelden",
    responses((
        status = 200,
        description = "Het werkboek.",
        body = Xlsx,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers(("Content-Disposition" = String, description = "Bestandsnaam.")),
    )),
)]
pub async fn empty(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let workbook = EMPTY.as_ref().ok_or_else(Problem::internal)?;
    let mut answer = workbook.answer(&request);
    let name = HeaderValue::from_static("attachment; filename=\"traject.xlsx\"");
    answer.headers_mut().insert(CONTENT_DISPOSITION, name);
    Ok(answer)
}

/// Lees een werkboek
///
/// Leest een werkboek van Excel zoals `trajectpers sheet new` het schrijft: voor elke kandidaat het traject als JSON,
/// met de cel van elke waarde, de cellen die niet te lezen zijn, en wat opvalt aan het werkboek. Beoordeelt en maakt
/// niets. Een werkboek met zulke cellen krijgt 200.
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
