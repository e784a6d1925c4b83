//! The sentences of the house, which a body may replace by `teksten`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::judgement;

/// Een standaardzin van het huis, die `teksten` in het bericht kan vervangen.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Huistekst {
    /// Naam van de tekst: het document waar zij bij hoort, of ‘alle’, en haar eigen naam.
    #[schema(example = "offerte/privacy", max_length = 100)]
    naam: &'static str,
    /// De eerste naam van deze tekst, die ook nog geldt.
    #[schema(example = "offerte_privacy", max_length = 100)]
    eerdere_naam: &'static str,
    /// De meegeleverde tekst, met plaatshouders in de vorm van Jinja.
    #[schema(max_length = 10_000)]
    tekst: &'static str,
    /// De plaatshouders die een eigen tekst mag gebruiken.
    #[schema(max_items = 200)]
    plaatshouders: Vec<String>,
}

/// De standaardzinnen van het huis.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Huisteksten {
    /// Elke meegeleverde tekst. Een beheerder kan in een eigen map andere hebben; de plaatshouders blijven deze.
    #[schema(max_items = 200)]
    teksten: Vec<Huistekst>,
}

impl Huisteksten {
    pub fn all() -> Self {
        let text = |text: judgement::HouseText| Huistekst {
            naam: text.name,
            eerdere_naam: text.earlier,
            tekst: text.text,
            plaatshouders: text.placeholders,
        };
        Self { teksten: judgement::house_texts().into_iter().map(text).collect() }
    }
}

/// Every sentence of the house by its name, for a new workbook.
pub fn sentences() -> Vec<(&'static str, &'static str)> {
    judgement::house_texts().into_iter().map(|text| (text.name, text.text)).collect()
}

/// Every name that a sentence of a body may have.
pub fn text_names() -> Vec<&'static str> {
    judgement::house_texts().into_iter().flat_map(|text| [text.name, text.earlier]).collect()
}
