//! `resultaten.json`, the last file of a batch, for the description of the service: these types exist for their schema. The
//! results themselves are written by `batch`, and a test holds the two together.

use utoipa::ToSchema;

use crate::answers::{Ernst, Problem};
use crate::wire::words;

/// De inhoud van `resultaten.json`: wat er van elk onderdeel werd, in de volgorde waarin zij kwamen.
#[derive(ToSchema)]
#[schema(max_items = 10_001)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct BatchResultaten(Vec<BatchResultaat>);

/// Wat er van één onderdeel werd.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct BatchResultaat {
    /// Het hoeveelste onderdeel, vanaf 1.
    #[schema(minimum = 1, maximum = 10_001)]
    volgnummer: u32,
    /// De bestandsnaam die het onderdeel vroeg.
    #[schema(required = false, max_length = 80)]
    naam: String,
    #[schema(required = false)]
    soort: words::Soort,
    #[schema(required = false)]
    variant: words::Variant,
    status: BatchStatus,
    /// Naam van het bestand in het archief; alleen als het document is gemaakt.
    #[schema(required = false, max_length = 200)]
    bestand: String,
    /// SHA-256 van het document, hexadecimaal.
    #[schema(required = false, min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$")]
    digest: String,
    /// Aantal pagina’s.
    #[schema(required = false, minimum = 1, maximum = 100_000)]
    paginas: u32,
    /// Codes van de bevindingen, elk met ernst.
    #[schema(required = false, max_items = 10_000)]
    bevindingen: Vec<BatchBevinding>,
    /// Waarom er geen document is: wat het adres van dat document zou hebben geantwoord.
    #[schema(required = false)]
    probleem: Problem,
    /// SHA-256 van alles waar het document uit volgt; alleen op de opdrachtregel.
    #[schema(required = false, max_length = 64)]
    invoer: String,
}

/// Of er een document van een onderdeel is.
///
/// * `gemaakt`: het document staat in het archief.
/// * `mislukt`: er is geen document; ‘probleem’ zegt waarom.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub enum BatchStatus {
    Gemaakt,
    Mislukt,
}

/// Een bevinding in het kort.
#[derive(ToSchema)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct BatchBevinding {
    /// Code van de regel.
    #[schema(example = "T06", max_length = 4)]
    code: String,
    #[schema(value_type = Ernst)]
    ernst: String,
}
