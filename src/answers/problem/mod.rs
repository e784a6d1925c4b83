//! Everything that can go wrong, as the caller sees it: problem details (RFC 9457), in Dutch. Status codes of
//! failures appear in this folder alone.

mod door;
mod failures;
mod requests;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::addresses;
use crate::wire::{Fault, MAX_FAULTS, MAX_POINTER, capped};

pub use failures::{cause_of, in_results};
pub use requests::{HEAD_BYTES, HEAD_TIME};

/// Faults that one answer names; more help nobody.
pub const MAX_ERRORS: usize = MAX_FAULTS;

/// The cause of a failure of ours of which nobody told the cause.
const UNKNOWN: &str = "unknown";

/// The code of a value of a batch that is no item.
const NO_ITEM: &str = "onderdeel-ongeldig";

/// Characters of a sentence in an answer.
const MAX_DETAIL: usize = 2_000;
const MAX_ERROR_DETAIL: usize = 1_000;

/// The media type of a workbook of Excel.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Errors that a problem names among many problems.
const SHORT: usize = 3;

/// Een probleem met een verzoek (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Soort probleem als adres in deze dienst, dat zegt wat het betekent en wat te doen.
    #[schema(example = "/v1/problemen/bericht-ongeldig", max_length = 200)]
    r#type: String,
    /// Wat er mis is in enkele woorden; gelijk bij gelijke code.
    #[schema(example = "Het bericht bevat fouten", max_length = 200)]
    title: &'static str,
    /// De HTTP-status.
    #[schema(example = 400, minimum = 400, maximum = 599)]
    status: u16,
    /// Wat er nu mis is en wat te doen.
    #[schema(max_length = 2000)]
    detail: String,
    /// Soort probleem als kort woord, voor programma's.
    code: &'static str,
    /// Alle fouten tegelijk, elk met zijn plaats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 1_000)]
    errors: Vec<ProblemError>,
    /// Kenmerk van dit verzoek in het logboek.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "4bf92f3577b34da6a3ce929d0e0e4736", max_length = 32)]
    trace_id: Option<String>,
    #[serde(skip)]
    allow: Option<&'static str>,
    /// What a body has to be instead: the header that says it, and its value.
    #[serde(skip)]
    wanted: Option<(&'static str, &'static str)>,
    #[serde(skip)]
    retry_after: Option<u32>,
    /// What a caller has to show (`WWW-Authenticate`).
    #[serde(skip)]
    challenge: Option<&'static str>,
    /// Why it was refused, for who counts refusals.
    #[serde(skip)]
    reason: Option<&'static str>,
    /// For the log; only of what is ours.
    #[serde(skip)]
    cause: Option<String>,
}

/// Eén fout in een bericht of in een parameter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemError {
    /// Plaats in het bericht als JSON Pointer (RFC 6901); leeg voor het bericht als geheel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/werknemer/geboortedatum", max_length = 500)]
    pointer: Option<String>,
    /// Naam van de parameter, als de fout daarin zit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "variant", max_length = 100)]
    parameter: Option<String>,
    /// Soort fout als kort woord, voor programma's.
    code: String,
    /// Wat er mis is en wat goed zou zijn. Herhaalt geen ingezonden waarde; alleen een bevinding van de privacyregels die
    /// een document tegenhoudt, noemt het gevonden woord.
    #[schema(max_length = 1000)]
    detail: String,
}

impl From<Fault> for ProblemError {
    fn from(fault: Fault) -> Self {
        Self {
            pointer: Some(capped(fault.pointer, MAX_POINTER)),
            parameter: None,
            code: fault.code.to_owned(),
            detail: capped(fault.detail, MAX_ERROR_DETAIL),
        }
    }
}

impl Problem {
    fn new(status: u16, code: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("{}/{code}", addresses::PROBLEMEN),
            title,
            status,
            detail: capped(detail.into(), MAX_DETAIL),
            code,
            errors: vec![],
            trace_id: None,
            allow: None,
            wanted: None,
            retry_after: None,
            challenge: None,
            reason: None,
            cause: None,
        }
    }

    /// 500: ours. What happened is in the log under the trace id.
    pub fn internal() -> Self {
        Self::new(
            500,
            "interne-fout",
            "Er ging bij ons iets mis",
            "Het verzoek kon niet worden verwerkt. Geef bij een melding het kenmerk ‘traceId’ door.",
        )
    }

    /// 503: later is better.
    pub fn unavailable(detail: impl Into<String>) -> Self {
        let code = "tijdelijk-niet-beschikbaar";
        let title = "De dienst is tijdelijk niet beschikbaar";
        Self { retry_after: Some(2), ..Self::new(503, code, title, detail) }
    }

    /// The same, counted as this.
    const fn because(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    /// What a body has to be instead, where another was refused: a media type, or none of a compression.
    pub const fn wanted(&self) -> Option<(&'static str, &'static str)> {
        self.wanted
    }

    /// The kind of problem as a short word.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// With the trace id of the request.
    pub fn traced(mut self, id: &str) -> Self {
        self.trace_id = Some(id.to_owned());
        self
    }

    /// With the trace id if the failure is ours. Others need no log, and stay equal for equal requests.
    pub fn traced_if_ours(self, id: &str) -> Self {
        if self.status >= 500 { self.traced(id) } else { self }
    }

    /// With its first errors alone, where many problems together would grow without bound.
    pub fn shortened(mut self) -> Self {
        if self.errors.len() > SHORT {
            self.errors.truncate(SHORT);
            self.detail.push_str(" In ‘errors’ staan hier alleen de eerste drie.");
        }
        self
    }

    /// Whether a problem as a worker wrote it is that of a value that is no item.
    pub fn is_of_no_item(problem: &[u8]) -> bool {
        let problem: Value = serde_json::from_slice(problem).unwrap_or_default();
        problem["code"] == NO_ITEM
    }

    /// What it says in words.
    pub fn into_detail(self) -> String {
        self.detail
    }

    /// Its status in HTTP.
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The methods that would do, if that is what is wrong.
    pub const fn allow(&self) -> Option<&'static str> {
        self.allow
    }

    /// What the log says of a failure of ours, whose cause the caller is not told.
    pub fn cause(&self) -> Option<&str> {
        (self.status == 500).then(|| self.cause.as_deref().unwrap_or(UNKNOWN))
    }

    /// Seconds after which it makes sense to ask again.
    pub const fn retry_after(&self) -> Option<u32> {
        self.retry_after
    }

    /// What has to be shown instead.
    pub const fn challenge(&self) -> Option<&'static str> {
        self.challenge
    }

    /// Why it was refused, where that is counted.
    pub const fn reason(&self) -> Option<&'static str> {
        self.reason
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}
