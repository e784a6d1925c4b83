//! The OpenAPI document and the JSON Schema, written from the code that they describe.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use serde_json::Value;
use utoipa::{IntoResponses, OpenApi, ToSchema};

use super::batch::{BatchLijst, BatchOnderdeel, BatchSoort, BatchVariant, Zip};
use super::problem::{Problem, ProblemError};
use super::{batch, documents, examples, health, validate};
use crate::wire;

/// Een document als PDF/A-2a en PDF/UA-1.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Pdf(Vec<u8>);

/// Eén pagina als PNG, 144 punten per inch.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Png(Vec<u8>);

/// Eén pagina als SVG.
#[derive(ToSchema)]
#[schema(value_type = String, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Svg(String);

/// What can go wrong with any request for a document.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "exists for the description of answers")]
pub enum DocumentResponses {
    /// Het bericht of een parameter bevat fouten; alle fouten tegelijk, elk met zijn plaats.
    #[response(status = 400, content_type = "application/problem+json")]
    Faults(Problem),
    /// Geen van de gevraagde vormen is leverbaar.
    #[response(status = 406, content_type = "application/problem+json")]
    NotAcceptable(Problem),
    /// Het bericht kwam te langzaam.
    #[response(status = 408, content_type = "application/problem+json")]
    TooSlow(Problem),
    /// Het bericht is te groot.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// Het bericht is geen JSON of is gecomprimeerd.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// Er ging bij de dienst iets mis.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// De wachtrij is vol of de termijn is verstreken; probeer het later opnieuw.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What can go wrong with a request for a judgement.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "exists for the description of answers")]
pub enum ValidationResponses {
    /// Het bericht is geen JSON, of een parameter klopt niet.
    #[response(status = 400, content_type = "application/problem+json")]
    Faults(Problem),
    /// Het bericht kwam te langzaam.
    #[response(status = 408, content_type = "application/problem+json")]
    TooSlow(Problem),
    /// Het bericht is te groot.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// Het bericht is geen JSON of is gecomprimeerd.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// Er ging bij de dienst iets mis.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
}

/// Haal het JSON Schema van een traject op
///
/// JSON Schema 2020-12 van het bericht, met elke grens.
#[utoipa::path(
    get,
    path = "/v1/schemas/traject",
    operation_id = "haalSchemaOp",
    tag = "contract",
    responses((status = 200, description = "Het schema.", body = Object, content_type = "application/schema+json")),
)]
pub async fn schema() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/schema+json"))
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(wire::JSON_SCHEMA.to_string())
}

/// Haal dit document op
///
/// De beschrijving van deze API, OpenAPI 3.1.
#[utoipa::path(
    get,
    path = "/v1/openapi.json",
    operation_id = "haalOpenapiOp",
    tag = "contract",
    responses((status = 200, description = "Het OpenAPI-document.", body = Object)),
)]
pub async fn document() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(openapi_json())
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Trajectpers",
        description = "Maakt van één traject re-integratie tweede spoor de documenten die een re-integratiebureau \
            verschuldigd is, als PDF/A-2a en PDF/UA-1. Bewaart niets. De dienst helpt bij privacy en termijnen, maar een \
            document blijft de verantwoordelijkheid van wie het ondertekent.",
        license(name = "MIT", identifier = "MIT"),
    ),
    servers((url = "/", description = "Deze dienst")),
    tags(
        (name = "documenten", description = "Documenten maken"),
        (name = "beoordelen", description = "Trajecten beoordelen zonder iets te maken"),
        (name = "voorbeelden", description = "Voorbeeldtrajecten"),
        (name = "contract", description = "Beschrijving van de API"),
        (name = "beheer", description = "Voor wie de dienst draait"),
    ),
    paths(
        documents::plannen_van_aanpak,
        documents::voortgangsrapportages,
        documents::eindrapportages,
        documents::offertes,
        batch::documenten,
        validate::trajecten,
        validate::plannen_van_aanpak,
        validate::voortgangsrapportages,
        validate::eindrapportages,
        validate::offertes,
        validate::rules,
        examples::list,
        examples::one,
        schema,
        document,
        health::live,
        health::ready,
    ),
    components(schemas(
        Problem,
        ProblemError,
        Pdf,
        Png,
        Svg,
        Zip,
        BatchLijst,
        BatchOnderdeel,
        BatchSoort,
        BatchVariant,
    )),
)]
struct Description;

static OPENAPI: LazyLock<String> = LazyLock::new(|| {
    let mut value = serde_json::to_value(Description::openapi()).unwrap_or_default();
    if let Some(schemas) = value.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.extend(wire::components());
    }
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
});

/// The document as it is served and committed.
pub fn openapi_json() -> &'static str {
    &OPENAPI
}
