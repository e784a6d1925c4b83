//! The rules and thresholds by which the service judges.

use serde::Serialize;
use utoipa::ToSchema;

use super::oordeel::Ernst;
use crate::checks::{RULES, Thresholds};
use crate::wire::{Soort, words};

// The schema takes a number only.
const _: () = assert!(Soort::ALL.len() == 4, "`documenten` names at most every kind of document");

/// Een regel die het traject beoordeelt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Regelbeschrijving {
    /// Code van de regel.
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    #[schema(value_type = Ernst)]
    ernst: &'static str,
    /// De documenten waarbij de regel geldt.
    #[schema(value_type = Vec<words::Soort>, max_items = 4)]
    documenten: Vec<&'static str>,
    /// Waar de regel over gaat.
    #[schema(max_length = 200)]
    naam: &'static str,
    /// Wet, UWV of vuistregel.
    #[schema(max_length = 300)]
    bron: &'static str,
}

/// Een drempel waarboven iets een bevinding wordt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Drempel {
    /// Naam van de drempel, zoals de beheerder hem instelt.
    #[schema(max_length = 60)]
    naam: &'static str,
    /// De waarde in deze dienst.
    #[schema(minimum = 0, maximum = 1_000_000)]
    waarde: i64,
    /// De waarde als de beheerder niets instelt.
    #[schema(minimum = 0, maximum = 1_000_000)]
    standaard: i64,
    /// Waarin de drempel is uitgedrukt.
    #[schema(example = "dagen", max_length = 40)]
    eenheid: &'static str,
    /// Waar de drempel vandaan komt.
    #[schema(max_length = 300)]
    bron: &'static str,
}

/// De regels met hun drempels.
#[derive(Debug, Serialize, ToSchema)]
pub struct Regels {
    /// Elke regel, op volgorde van code.
    #[schema(max_items = 200)]
    regels: Vec<Regelbeschrijving>,
    /// Elke drempel.
    #[schema(max_items = 200)]
    drempels: Vec<Drempel>,
}

impl Regels {
    /// Every rule, and every threshold with its value in this service.
    pub fn of(thresholds: &Thresholds) -> Self {
        let regels = RULES
            .iter()
            .map(|rule| Regelbeschrijving {
                code: rule.code,
                ernst: rule.severity.as_str(),
                documenten: rule.documents.iter().map(|soort| soort.as_str()).collect(),
                naam: rule.name,
                bron: rule.source,
            })
            .collect();
        let drempels = Thresholds::ALL
            .iter()
            .map(|info| Drempel {
                naam: info.name,
                waarde: thresholds.get(info.name).unwrap_or(info.default),
                standaard: info.default,
                eenheid: info.unit,
                bron: info.source,
            })
            .collect();
        Self { regels, drempels }
    }
}
