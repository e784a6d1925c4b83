//! What a workbook holds: a trajectory for each candidate, and where each value stood.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::teksten::sentences;
use crate::sheet::{self, Candidate, Read};
use crate::wire::Fault;

/// A workbook without candidates, to be filled in; nothing where it cannot be written.
pub fn empty_workbook() -> Option<Vec<u8>> {
    let filled = sheet::fill(&[]).ok()?.with_sentences(sentences());
    sheet::write_workbook(&filled).ok()
}

/// Wat er in een werkboek staat.
#[derive(Debug, Serialize, ToSchema)]
pub struct Werkboek {
    /// De kandidaten in de volgorde van het werkboek.
    #[schema(max_items = 50_000)]
    kandidaten: Vec<Kandidaat>,
    /// Wat er mis is met het werkboek als geheel. Zolang een rij van niemand is, kan in elk traject iets ontbreken.
    #[schema(max_items = 100_000)]
    fouten: Vec<Celfout>,
    /// Wat opvalt en niets tegenhoudt, per cel: kandidaten met hetzelfde trajectnummer, en rijen waarop alleen een naam
    /// staat.
    #[schema(max_items = 100_000)]
    opmerkingen: Vec<Celfout>,
}

/// Een kandidaat uit een werkboek.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kandidaat {
    /// Zoals het werkboek de kandidaat noemt.
    #[schema(max_length = 32_767, example = "2025-0017")]
    naam: String,
    /// Het traject, zoals de andere adressen het aannemen, zo ver als het werkboek is ingevuld: het is gelezen en niet beoordeeld,
    /// dus wat een traject moet hebben, kan ontbreken.
    #[schema(value_type = Object)]
    traject: Value,
    /// Cellen die niet te lezen zijn; hun waarde ontbreekt in het traject.
    #[schema(max_items = 100_000)]
    fouten: Vec<Celfout>,
    /// De cel van elke waarde in het traject, bij haar JSON Pointer: `/werknemer/achternaam` staat in `kandidaten!C3`. Ook van een
    /// waarde die niet te lezen was en in het traject ontbreekt.
    cellen: BTreeMap<String, String>,
}

/// Een fout of een opmerking bij een werkboek.
#[derive(Debug, Serialize, ToSchema)]
pub struct Celfout {
    /// Tabblad en cel; alleen het tabblad als het over het hele tabblad gaat.
    #[schema(max_length = 200, example = "activiteiten!C14")]
    cel: String,
    /// Soort fout of opmerking als kort woord, voor programma's.
    #[schema(max_length = 60, example = "datum")]
    code: &'static str,
    /// Wat er mis is of opvalt en wat goed zou zijn.
    #[schema(max_length = 2_000)]
    detail: String,
}

impl From<Fault> for Celfout {
    fn from(fault: Fault) -> Self {
        Self { cel: fault.pointer, code: fault.code, detail: fault.detail }
    }
}

impl From<Candidate> for Kandidaat {
    fn from(candidate: Candidate) -> Self {
        let cellen = candidate.origins.cells();
        let cellen = cellen.into_iter().map(|(pointer, cell)| (pointer.to_owned(), cell)).collect();
        let Candidate { name, body, faults, .. } = candidate;
        Self {
            naam: name,
            traject: serde_json::from_slice(&body).unwrap_or_default(),
            fouten: faults.into_iter().map(Celfout::from).collect(),
            cellen,
        }
    }
}

impl From<Read> for Werkboek {
    fn from(read: Read) -> Self {
        Self {
            kandidaten: read.candidates.into_iter().map(Kandidaat::from).collect(),
            fouten: read.faults.into_iter().map(Celfout::from).collect(),
            opmerkingen: read.remarks.into_iter().map(Celfout::from).collect(),
        }
    }
}
