//! What a batch is over HTTP: its items, its parameters, its archive. Like the types of `wire`, these exist for their
//! schema.

use utoipa::{IntoParams, ToSchema};

use crate::answers::{Oordeel, Problem};
use crate::batch::Options;
use crate::http::query;
use crate::wire::{Traject, words};

/// De onderdelen van een batch als lijst.
#[derive(ToSchema)]
#[schema(min_items = 1, max_items = 10_000)]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub struct BatchLijst(Vec<BatchOnderdeel>);

/// Eén document in een batch.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "exists for the schema of a request")]
pub struct BatchOnderdeel {
    /// Welk document.
    soort: words::Soort,
    /// Voor wie; gaat voor wat het traject zegt. Zonder beide is dat de werkgever.
    #[schema(required = false)]
    variant: words::Variant,
    /// Naam van het bestand in het archief, zonder extensie; een andere lezer dan de werkgever komt erachter: `_uwv`.
    /// Standaard de eigen naam van het document.
    #[schema(required = false, min_length = 1, max_length = 80)]
    bestandsnaam: String,
    traject: Traject,
}

/// Een ZIP-archief met de documenten. Het laatste bestand, `resultaten.json`, heeft de vorm van `BatchResultaten`.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 1_000_000_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Zip(Vec<u8>);

/// Het oordeel over elk onderdeel van een batch, in de volgorde waarin zij kwamen.
#[derive(ToSchema)]
#[schema(max_items = 10_001)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct BatchOordelen(Vec<BatchOordeel>);

/// Wat over één onderdeel is te zeggen: een oordeel, of een probleem.
#[derive(ToSchema)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct BatchOordeel {
    /// Het hoeveelste onderdeel, vanaf 1.
    #[schema(minimum = 1, maximum = 10_001)]
    onderdeel: u32,
    /// De bestandsnaam die het onderdeel vroeg.
    #[schema(required = false, max_length = 80)]
    naam: String,
    #[schema(required = false)]
    soort: words::Soort,
    #[schema(required = false)]
    variant: words::Variant,
    /// Het oordeel over het document dat het onderdeel vraagt.
    #[schema(required = false)]
    oordeel: Oordeel,
    /// Waarom er geen oordeel is: het is geen onderdeel, of te groot; of wat erna kwam, is niet gelezen.
    #[schema(required = false)]
    probleem: Problem,
}

/// Parameters bij het beoordelen van een batch; gelezen worden zij als die van de batch zelf.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "exists for the description of parameters")]
pub struct BatchOordeelQuery {
    /// Met `true` zijn herstelde teksten fouten, en is een document met een waarschuwing niet mogelijk.
    #[param(required = false)]
    strikt: bool,
    /// Telt hier niet mee; zo kan een batch met dezelfde parameters eerst worden beoordeeld.
    #[param(required = false, rename = "metBijlage")]
    met_bijlage: bool,
    /// Met `negeren` worden velden die het schema niet noemt, overgeslagen in plaats van geweigerd.
    #[param(value_type = query::OnbekendeVelden, required = false, rename = "onbekendeVelden")]
    onbekende_velden_negeren: bool,
}

/// Parameters van een batch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BatchQuery {
    /// Met `true` worden eerst alle onderdelen gelezen en beoordeeld, waarbij herstelde teksten fouten zijn. Klopt er
    /// één niet, dan is het antwoord 400 met alle fouten en wordt er niets gemaakt.
    #[param(required = false)]
    pub strikt: bool,
    /// Met `true` gaan bij elk document zijn gegevens, zoals deze lezer ze mag zien, als JSON-bijlage mee; de
    /// documenten zijn dan PDF/A-3a in plaats van PDF/A-2a.
    #[param(required = false, rename = "metBijlage")]
    pub met_bijlage: bool,
    /// Met `negeren` worden velden die het schema niet noemt, overgeslagen in plaats van geweigerd.
    #[param(value_type = query::OnbekendeVelden, required = false, rename = "onbekendeVelden")]
    pub onbekende_velden_negeren: bool,
}

impl BatchQuery {
    /// The same for every item, on the day of the request.
    pub fn options(self) -> Options {
        Options {
            strict: self.strikt,
            ignore_unknown: self.onbekende_velden_negeren,
            attach: self.met_bijlage,
            today: crate::clock::today(),
        }
    }

    /// Reads a query string.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut parsed = Self::default();
        query::read(text, |name, value| match name {
            "strikt" => query::truth(name, value, &mut parsed.strikt),
            "metBijlage" => query::truth(name, value, &mut parsed.met_bijlage),
            "onbekendeVelden" => query::ignoring(value, &mut parsed.onbekende_velden_negeren),
            "variant" => (!value.is_empty()).then(|| "Geef de variant bij elk onderdeel.".into()),
            _ => Some(query::no_such(name, &["strikt", "metBijlage", "onbekendeVelden"])),
        })?;
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_a_batch_are_taken_or_refused() {
        let query = BatchQuery::parse("strikt=true&onbekendeVelden=negeren").expect("sound");
        assert_eq!(query, BatchQuery { strikt: true, met_bijlage: false, onbekende_velden_negeren: true });
        let query = BatchQuery::parse("strikt=True&metBijlage=1&onbekendeVelden=Negeren&variant=").expect("sound");
        assert_eq!(query, BatchQuery { strikt: true, met_bijlage: true, onbekende_velden_negeren: true });
        assert_eq!(BatchQuery::parse("strikt=&metBijlage=%20&onbekendeVelden=").expect("sound"), BatchQuery::default());
        let problem = BatchQuery::parse("strikt=ja&pagina=1&variant=uwv").expect_err("refused");
        let json = serde_json::to_value(&problem).expect("JSON");
        assert_eq!(json["errors"].as_array().map(Vec::len), Some(3));
    }
}
