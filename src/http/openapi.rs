//! The OpenAPI document and the JSON Schema, written from the code that they describe.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse, web};
use utoipa::{OpenApi, ToSchema};

use super::batch::{BatchLijst, BatchOnderdeel, BatchOordelen, Zip};
use super::contract::Contract;
use super::described::Limits;
use super::query::OnbekendeVelden;
use super::responses::{Pdf, Png, Svg, Xlsx};
use super::results::BatchResultaten;
use super::state::State;
use super::steady::{Steady, for_everybody};
use super::{batch, catalogue, described, documents, examples, rules, validate, workbooks};
use crate::answers::{Foutcode, Probleemcode, Problem, ProblemError, addresses, text_names};
use crate::config::ServeConfig;
use crate::wire::{self, Soort, words};

/// Welk schema.
///
/// * `traject`: voor elk bericht; wat één document nodig heeft, is niet verplicht.
/// * `plan-van-aanpak`: voor een plan van aanpak.
/// * `voortgangsrapportage`: voor een voortgangsrapportage.
/// * `eindrapportage`: voor een eindrapportage.
/// * `offerte`: voor een offerte.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "exists for the schema of a parameter")]
pub enum Schemanaam {
    Traject,
    PlanVanAanpak,
    Voortgangsrapportage,
    Eindrapportage,
    Offerte,
}

/// Haal een JSON Schema op
///
/// JSON Schema 2020-12 van het bericht, met elke grens, elke vorm en elke voorwaarde: wat erin past, wordt alleen nog geweigerd
/// om wat een schema niet kan zeggen. In een `anyOf` is de eerste vorm de vorm om te schrijven.
#[utoipa::path(
    get,
    path = addresses::SCHEMA,
    operation_id = "haalSchemaOp",
    tag = "contract",
    params(("naam" = Schemanaam, Path, description = "Naam van het schema.", example = "traject")),
    responses(
        (status = 200, description = "Het schema.", body = Object, content_type = "application/schema+json"),
        (status = 404, description = "Er is geen schema met deze naam.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn schema(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let found = SCHEMAS.iter().find(|(known, _)| *known == name.as_str());
    let unknown = || {
        let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
        Problem::unknown(format!("Er is geen schema met deze naam. Kies uit: {}.", names.join(", ")))
    };
    let (_, schema) = found.ok_or_else(unknown)?;
    Ok(for_everybody(schema.answer(&request)))
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
pub async fn document(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    for_everybody(state.contract.document.answer(&request))
}

// utoipa takes a list of names: a new kind has two addresses to add below.
const _: () = assert!(Soort::ALL.len() == 4, "name the addresses of the new kind in `paths`");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Trajectpers",
        description = "Maakt van één traject re-integratie tweede spoor de documenten die een re-integratiebureau \
            verschuldigd is, als PDF/A-2a en PDF/UA-1. Bewaart niets. De dienst helpt bij privacy en termijnen, maar een \
            document blijft de verantwoordelijkheid van wie het ondertekent.\n\n\
            Elk verzoek mag worden herhaald: het verandert niets, en gelijke verzoeken geven gelijke bytes. In een bericht is \
            null hetzelfde als weglaten. Binnen v1 komen er alleen velden, waarden en adressen bij; een volgende hoofdversie \
            krijgt een eigen adres. De vormen in dit document zijn die om te schrijven; GET /v1/schemas/{naam} zegt ook wat \
            verder wordt gelezen en welke voorwaarden gelden, per soort document.\n\n\
            **Beginnen.** Haal een voorbeeld op, beoordeel het, en maak er een document van:\n\n\
            ```sh\n\
            curl --fail-with-body -sS http://127.0.0.1:8080/v1/voorbeelden/pietersma -o traject.json\n\
            curl --fail-with-body -sS --json @traject.json http://127.0.0.1:8080/v1/trajecten/_valideer\n\
            curl --fail-with-body -sS --json @traject.json -o verslag.pdf http://127.0.0.1:8080/v1/voortgangsrapportages\n\
            ```\n\n\
            **Sleutels.** Draait de dienst met sleutels, dan hoort bij een verzoek `Authorization: Bearer …`, anders volgt 401; alleen \
            de beschrijving van de API, de schema’s en de problemen zijn open. De beheerder geeft een sleutel uit, met rechten en een \
            laatste dag. Zonder sleutels antwoordt de dienst alleen programma’s op dezelfde computer, tenzij de beheerder het \
            anders instelt.\n\n\
            **Grenzen.** Een bericht is ten hoogste {bericht} (413), een batch {onderdelen} onderdelen; `RateLimit` zegt hoeveel verzoeken \
            er nog zijn (429), `Retry-After` bij 429 en 503 wanneer het weer kan. De beheerder kan deze grenzen verleggen.\n\n\
            **Fouten.** Elke fout is een probleem (RFC 9457) met alle fouten tegelijk in ‘errors’, elk met zijn plaats; \
            GET /v1/problemen noemt alle soorten en wat te doen.",
        license(name = "MIT", identifier = "MIT"),
    ),
    tags(
        (name = "documenten", description = "Documenten maken"),
        (name = "beoordelen", description = "Trajecten beoordelen zonder iets te maken"),
        (name = "voorbeelden", description = "Voorbeeldtrajecten"),
        (name = "contract", description = "Beschrijving van de API"),
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
        batch::judging::oordelen,
        workbooks::read,
        workbooks::empty,
        rules::rules,
        examples::list,
        examples::one,
        schema,
        document,
        catalogue::problems,
        catalogue::problem,
        catalogue::texts,
    ),
    components(schemas(
        Problem,
        ProblemError,
        Probleemcode,
        Foutcode,
        Pdf,
        Png,
        Svg,
        Zip,
        Xlsx,
        BatchLijst,
        BatchOnderdeel,
        BatchOordelen,
        BatchResultaten,
        OnbekendeVelden,
        Schemanaam,
        words::Soort,
    )),
)]
struct Description;

/// The description with contact and limits of the operator, and the address by which callers know the service, else this machine
/// does.
pub fn contract(config: &ServeConfig, here: &str) -> Contract {
    let limits = Limits { body: config.body_limit, items: config.batch.batch_items.get() };
    let config = &config.contract;
    let contact = [&config.contact_name, &config.contact_url, &config.contact_email];
    let text = described::written(Description::openapi(), config.public_url.as_deref(), here, contact, limits);
    Contract::new(text)
}

/// Who is told to be asked where the operator says nothing.
const CONTACT: [&str; 3] = ["Trajectpers", "https://trajectpers.example", "beheer@trajectpers.example"];

/// The limits where the operator sets no others.
const LIMITS: Limits = Limits { body: 4 * 1024 * 1024, items: 10_000 };

static OPENAPI: LazyLock<String> =
    LazyLock::new(|| described::written(Description::openapi(), None, described::USUAL, CONTACT, LIMITS));

/// The document as it is committed, and served where the operator says nothing.
pub fn openapi_json() -> &'static str {
    &OPENAPI
}

/// The JSON Schemas by their name: that of every body, and one for each kind of document.
static SCHEMAS: LazyLock<Vec<(&'static str, Steady)>> = LazyLock::new(|| {
    let texts = text_names();
    let kinds = Soort::ALL.iter().map(|soort| (soort.as_str(), Some(*soort)));
    let schemas = [("traject", None)].into_iter().chain(kinds);
    let written = |soort| Steady::new("application/schema+json", wire::served(soort, &texts).to_string());
    schemas.map(|(name, soort)| (name, written(soort))).collect()
});
