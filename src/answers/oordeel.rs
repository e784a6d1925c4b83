//! What a trajectory is judged to be, as the service answers it and the command line prints it.

use serde::Serialize;
use utoipa::ToSchema;

use super::problem::{MAX_ERRORS, ProblemError};
use crate::checks::{Fact, Finding};
use crate::judgement::{DocumentJudgement, Judgement, Step};
use crate::wire::Soort;

// The schema takes a number only.
const _: () = assert!(Soort::ALL.len() == 4, "`documenten` holds one judgement for each kind of document");

/// Het oordeel over een traject. De bevindingen helpen; zij bewijzen niet dat een tekst geen medische of andere
/// gevoelige gegevens bevat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Oordeel {
    /// Of elk gevraagd document kan worden gemaakt.
    geldig: bool,
    /// De dag waarop is geoordeeld: de datum van het document, anders vandaag in Amsterdam.
    #[schema(example = "2025-06-20", max_length = 10)]
    beoordeeld_op: String,
    /// Fouten die elk document in de weg staan.
    #[schema(max_items = 1_000)]
    fouten: Vec<ProblemError>,
    #[schema(max_items = 4)]
    documenten: Vec<DocumentOordeel>,
    /// De stappen van de wet; leeg als de fouten geen traject overlaten.
    #[schema(max_items = 40)]
    kalender: Vec<KalenderStap>,
}

/// Het oordeel over één document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentOordeel {
    #[schema(example = "voortgangsrapportage", max_length = 40)]
    soort: &'static str,
    /// Of dit document nu kan worden gemaakt.
    mogelijk: bool,
    #[schema(example = "2025-06-20", max_length = 10)]
    datum: String,
    /// Wat dit document mist, elk met zijn plaats.
    #[schema(max_items = 100)]
    ontbreekt: Vec<ProblemError>,
    #[schema(max_items = 10_000)]
    bevindingen: Vec<Bevinding>,
}

/// Een bevinding: het traject is geldig, maar dit zou een beoordelaar vragen.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    /// `blokkade` houdt een definitief document tegen, een concept nooit.
    #[schema(example = "waarschuwing", max_length = 20)]
    ernst: &'static str,
    /// Plaatsen in het bericht als JSON Pointer.
    #[schema(max_items = 50)]
    pointers: Vec<String>,
    /// Het feit, de datums en wat te doen.
    #[schema(max_length = 1000)]
    tekst: String,
    /// De datums en getallen uit de tekst, op naam.
    #[schema(value_type = HashMap<String, serde_json::Value>)]
    gegevens: serde_json::Map<String, serde_json::Value>,
}

/// Een stap van de wet of de praktijk.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KalenderStap {
    #[schema(example = "eerstejaarsevaluatie", max_length = 40)]
    stap: &'static str,
    #[schema(max_length = 80)]
    naam: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    vanaf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    uiterlijk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    gedaan_op: Option<String>,
    /// gehaald, te_laat, komt, onbekend of niet_van_toepassing.
    #[schema(example = "komt", max_length = 20)]
    stand: &'static str,
    /// Dagen tot de laatste dag: 0 op die dag zelf, negatief als die voorbij is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -100_000, maximum = 100_000)]
    dagen_te_gaan: Option<i64>,
}

impl From<Judgement> for Oordeel {
    fn from(judgement: Judgement) -> Self {
        Self {
            geldig: judgement.faults.is_empty() && judgement.documents.iter().all(|document| document.possible),
            beoordeeld_op: judgement.date.to_string(),
            fouten: judgement.faults.into_iter().take(MAX_ERRORS).map(ProblemError::from).collect(),
            documenten: judgement.documents.into_iter().map(DocumentOordeel::from).collect(),
            kalender: judgement.kalender.iter().map(KalenderStap::from).collect(),
        }
    }
}

impl From<DocumentJudgement> for DocumentOordeel {
    fn from(document: DocumentJudgement) -> Self {
        Self {
            soort: document.soort.as_str(),
            mogelijk: document.possible,
            datum: document.date.to_string(),
            ontbreekt: document.missing.into_iter().map(ProblemError::from).collect(),
            bevindingen: document.findings.into_iter().map(Bevinding::from).collect(),
        }
    }
}

impl From<Finding> for Bevinding {
    fn from(finding: Finding) -> Self {
        let value = |fact| match fact {
            Fact::Date(date) => serde_json::Value::from(date.to_string()),
            Fact::Number(number) => number.into(),
            Fact::Text(text) => text.into(),
        };
        Self {
            code: finding.code,
            ernst: finding.severity.as_str(),
            pointers: finding.pointers,
            tekst: finding.detail,
            gegevens: finding.facts.into_iter().map(|(name, fact)| (name.to_owned(), value(fact))).collect(),
        }
    }
}

impl From<&Step> for KalenderStap {
    fn from(step: &Step) -> Self {
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
        Self {
            stap: step.code,
            naam: step.name,
            vanaf: date(step.from),
            uiterlijk: date(step.until),
            gedaan_op: date(step.done),
            stand: step.state,
            dagen_te_gaan: step.days_left,
        }
    }
}
