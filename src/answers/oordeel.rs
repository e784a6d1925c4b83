//! What a trajectory is judged to be, as the service answers it and the command line prints it.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::catalogus::closed;
use super::problem::{MAX_ERRORS, ProblemError};
use crate::checks::{Fact, Finding};
use crate::judgement::{self, DocumentJudgement, Judgement, Step};
use crate::wire::{Soort, words};

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
    #[schema(example = "2025-06-20", format = Date, max_length = 10)]
    beoordeeld_op: String,
    /// Fouten die elk document in de weg staan.
    #[schema(max_items = 1_000)]
    fouten: Vec<ProblemError>,
    /// Het oordeel over elk gevraagd document.
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
    #[schema(value_type = words::Soort)]
    soort: &'static str,
    /// Of dit document nu kan worden gemaakt. Zo niet, dan staat de reden in ‘fouten’, in ‘ontbreekt’, of in een bevinding met
    /// ernst `blokkade`.
    mogelijk: bool,
    /// De dag van dit document.
    #[schema(example = "2025-06-20", format = Date, max_length = 10)]
    datum: String,
    /// Wat dit document mist, elk met zijn plaats.
    #[schema(max_items = 100)]
    ontbreekt: Vec<ProblemError>,
    /// Wat een beoordelaar zou vragen.
    #[schema(max_items = 10_000)]
    bevindingen: Vec<Bevinding>,
}

/// Een bevinding: het traject is te lezen, maar dit zou een beoordelaar vragen. Zolang een bericht fouten heeft waardoor er geen
/// traject overblijft, zijn er geen bevindingen: dan is daar nog niet naar gekeken.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    /// Code van de regel; GET /v1/regels noemt ze.
    #[schema(example = "T06", max_length = 4)]
    code: &'static str,
    /// `blokkade` houdt een definitief document tegen; een concept alleen bij het burgerservicenummer van een ander en in een
    /// bestandsnaam.
    #[schema(value_type = Ernst)]
    ernst: &'static str,
    /// Plaatsen in het bericht als JSON Pointer.
    #[schema(max_items = 50)]
    pointers: Vec<String>,
    /// Het feit, de datums en wat te doen.
    #[schema(max_length = 1000)]
    tekst: String,
    /// De datums en getallen uit de tekst, op naam. Van een woord in een tekst ook de `hash` van de tekst, en per treffer
    /// waar hij begint (`van`) en waarvoor hij eindigt (`tot`), in tekens van de tekst zoals verstuurd.
    #[schema(value_type = HashMap<String, serde_json::Value>)]
    gegevens: serde_json::Map<String, serde_json::Value>,
}

/// Een stap van de wet of de praktijk.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KalenderStap {
    #[schema(value_type = Stapcode)]
    stap: &'static str,
    /// Naam van de stap.
    #[schema(max_length = 80)]
    naam: &'static str,
    /// Eerste dag waarop de stap zin heeft.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, max_length = 10)]
    vanaf: Option<String>,
    /// Laatste dag waarop de stap op tijd is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, max_length = 10)]
    uiterlijk: Option<String>,
    /// Laatste dag waarop de stap nog iets oplevert, waar de wet geen laatste dag stelt: herstel, rapportage en verzoek bij
    /// een loonsanctie.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, max_length = 10)]
    zinvol_tot: Option<String>,
    /// Dag waarop de stap is gezet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, max_length = 10)]
    gedaan_op: Option<String>,
    #[schema(value_type = Stapstand)]
    stand: &'static str,
    /// Dagen tot ‘uiterlijk’ of ‘zinvolTot’: 0 op die dag zelf, negatief als die voorbij is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = -100_000, maximum = 100_000)]
    dagen_te_gaan: Option<i64>,
}

closed! {
    /// Hoe zwaar een bevinding weegt.
    Ernst = vec![
        ("blokkade", "Houdt een definitief document tegen; een concept alleen bij het burgerservicenummer van een ander en in een bestandsnaam."),
        ("waarschuwing", "Een beoordelaar zou ernaar vragen; met strikt=true houdt zij het document tegen."),
        ("info", "Goed om te weten."),
    ];
    /// Een stap van de wet of de praktijk.
    Stapcode = judgement::step_words();
    /// Hoe een stap ervoor staat op de dag van het oordeel.
    Stapstand = judgement::state_words();
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
        Self {
            code: finding.code,
            ernst: finding.severity.as_str(),
            pointers: finding.pointers,
            tekst: finding.detail,
            gegevens: fields(finding.facts),
        }
    }
}

fn fields(facts: Vec<(&'static str, Fact)>) -> serde_json::Map<String, serde_json::Value> {
    facts.into_iter().map(|(name, fact)| (name.to_owned(), value(fact))).collect()
}

fn value(fact: Fact) -> serde_json::Value {
    match fact {
        Fact::Date(date) => date.to_string().into(),
        Fact::Number(number) => number.into(),
        Fact::Flag(flag) => flag.into(),
        Fact::Text(text) => text.into(),
        Fact::List(facts) => facts.into_iter().map(value).collect(),
        Fact::Fields(facts) => fields(facts).into(),
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
            zinvol_tot: date(step.useful_until),
            gedaan_op: date(step.done),
            stand: step.state,
            dagen_te_gaan: step.days_left,
        }
    }
}
