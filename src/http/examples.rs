//! The shipped examples over HTTP.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::steady::{JSON, Steady, steady_json};
use crate::answers::{Problem, addresses};
use crate::examples;
use crate::wire::Traject;

/// The body of each example, by its name.
static BODIES: LazyLock<Vec<(&'static str, Steady)>> =
    LazyLock::new(|| examples::EXAMPLES.iter().map(|(name, body)| (*name, Steady::new(JSON, *body))).collect());

/// Een voorbeeldtraject in de lijst.
#[derive(Serialize, ToSchema)]
pub struct Voorbeeld {
    /// Naam van het voorbeeld.
    #[schema(example = "van-den-akker", max_length = 60)]
    naam: &'static str,
    /// Wat het voorbeeld laat zien.
    #[schema(max_length = 300)]
    omschrijving: &'static str,
    /// Adres van het voorbeeld.
    #[schema(example = "/v1/voorbeelden/van-den-akker", max_length = 200)]
    href: String,
}

/// Noem de voorbeeldtrajecten
///
/// Verzonnen, volledige trajecten om mee te beginnen; elk ervan geeft elk document.
#[utoipa::path(
    get,
    path = addresses::VOORBEELDEN,
    operation_id = "noemVoorbeelden",
    tag = "voorbeelden",
    responses((status = 200, description = "De voorbeelden.", body = [Voorbeeld])),
)]
pub async fn list(request: HttpRequest) -> HttpResponse {
    let list: Vec<Voorbeeld> = examples::EXAMPLES
        .iter()
        .map(|(naam, _)| Voorbeeld {
            naam,
            omschrijving: examples::summary(naam),
            href: format!("{}/{naam}", addresses::VOORBEELDEN),
        })
        .collect();
    steady_json(&request, &list)
}

/// Haal een voorbeeldtraject op
///
/// Het antwoord is een bericht dat zo naar het adres van een document kan.
#[utoipa::path(
    get,
    path = addresses::VOORBEELD,
    operation_id = "haalVoorbeeldOp",
    tag = "voorbeelden",
    params(("naam" = String, Path, description = "Naam van het voorbeeld.", example = "pietersma", max_length = 60)),
    responses(
        (status = 200, description = "Het traject.", body = Traject),
        (status = 404, description = "Er is geen voorbeeld met deze naam.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn one(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let unknown = || {
        let list = addresses::VOORBEELDEN;
        Problem::unknown(format!("Er is geen voorbeeld met deze naam; GET {list} noemt ze."))
    };
    let (_, body) = BODIES.iter().find(|(known, _)| *known == name.as_str()).ok_or_else(unknown)?;
    Ok(body.answer(&request))
}
