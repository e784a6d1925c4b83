//! The rules and thresholds by which the service judges.

use serde::Serialize;
use utoipa::ToSchema;

use crate::checks::{RULES, Thresholds};
use crate::wire::Soort;

// The schema takes a number only.
const _: () = assert!(Soort::ALL.len() == 4, "`documenten` names at most every kind of document");

/// Een regel die het traject beoordeelt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Regelbeschrijving {
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    #[schema(example = "waarschuwing", max_length = 20)]
    ernst: &'static str,
    #[schema(max_items = 4)]
    documenten: Vec<&'static str>,
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
    #[schema(max_length = 60)]
    naam: &'static str,
    #[schema(minimum = 0, maximum = 1_000_000)]
    waarde: i64,
    #[schema(minimum = 0, maximum = 1_000_000)]
    standaard: i64,
    #[schema(example = "dagen", max_length = 40)]
    eenheid: &'static str,
    #[schema(max_length = 300)]
    bron: &'static str,
}

/// De regels met hun drempels.
#[derive(Debug, Serialize, ToSchema)]
pub struct Regels {
    #[schema(max_items = 200)]
    regels: Vec<Regelbeschrijving>,
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
