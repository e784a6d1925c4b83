//! The OpenAPI document and the JSON Schema, written from the code that they describe.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::batch::{BatchLijst, BatchOnderdeel, Zip};
use super::responses::{Pdf, Png, Svg};
use super::{batch, documents, examples, health, rules, validate};
use crate::answers::{Problem, ProblemError, addresses};
use crate::wire::{self, words};

/// Haal het JSON Schema van een traject op
///
/// JSON Schema 2020-12 van het bericht, met elke grens.
#[utoipa::path(
    get,
    path = addresses::SCHEMA,
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
    path = addresses::OPENAPI,
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

// utoipa takes a list of names: a new kind has two addresses to add below.
const _: () = assert!(wire::Soort::ALL.len() == 4, "name the addresses of the new kind in `paths`");

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
        rules::rules,
        examples::list,
        examples::one,
        schema,
        document,
        health::live,
        health::ready,
        health::metrics,
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
        words::Soort,
    )),
)]
struct Description;

static OPENAPI: LazyLock<String> = LazyLock::new(|| {
    let mut value = serde_json::to_value(Description::openapi()).unwrap_or_default();
    if let Some(schemas) = value.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.extend(wire::components());
    }
    // A service may have no keys: then nothing is asked.
    if let Some(components) = value.pointer_mut("/components").and_then(Value::as_object_mut) {
        let bearer = json!({ "type": "http", "scheme": "bearer", "description": "Een sleutel van deze dienst." });
        components.insert("securitySchemes".to_owned(), json!({ "sleutel": bearer }));
    }
    value["security"] = json!([{}, { "sleutel": [] }]);
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
});

/// The document as it is served and committed.
pub fn openapi_json() -> &'static str {
    &OPENAPI
}
