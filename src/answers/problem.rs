//! Everything that can go wrong, as the caller sees it: problem details (RFC 9457), in Dutch. Status codes of
//! failures appear in this file alone.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::addresses;
use crate::batch::{Failure, Stop};
use crate::pipeline::ProduceError;
use crate::press::PressError;
use crate::render::{RenderError, no_such_page};
use crate::wire::{Fault, MAX_FAULTS, MAX_POINTER, shortened};

/// Faults that one answer names; more help nobody.
pub const MAX_ERRORS: usize = MAX_FAULTS;

/// Characters of the name of a parameter, and of a sentence, in an answer.
const MAX_PARAMETER: usize = 100;
const MAX_DETAIL: usize = 2_000;
const MAX_ERROR_DETAIL: usize = 1_000;

/// What is said of a key that is not, or no longer, one of ours.
const INVALID: &str = "Bearer realm=\"trajectpers\", error=\"invalid_token\"";

/// The cause of a failure of ours of which nobody told the cause.
const UNKNOWN: &str = "unknown";

/// The code of a value of a batch that is no item.
const NO_ITEM: &str = "onderdeel-ongeldig";

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
            pointer: Some(shortened(fault.pointer, MAX_POINTER)),
            parameter: None,
            code: fault.code.to_owned(),
            detail: shortened(fault.detail, MAX_ERROR_DETAIL),
        }
    }
}

impl Problem {
    fn new(status: u16, code: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("{}/{code}", addresses::PROBLEMEN),
            title,
            status,
            detail: shortened(detail.into(), MAX_DETAIL),
            code,
            errors: vec![],
            trace_id: None,
            allow: None,
            retry_after: None,
            challenge: None,
            reason: None,
            cause: None,
        }
    }

    /// 400: the body has faults.
    pub fn faults(faults: Vec<Fault>) -> Self {
        let (code, title) = match faults.as_slice() {
            [Fault { code: "leeg", pointer, .. }] if pointer.is_empty() => ("bericht-leeg", "Het bericht is leeg"),
            [Fault { code: "geen_json", .. }] => ("geen-json", "Het bericht is geen JSON"),
            [Fault { code: "te_diep", .. }] => ("bericht-te-diep", "Het JSON-bericht is te diep genest"),
            _ => ("bericht-ongeldig", "Het bericht bevat fouten"),
        };
        let detail = match faults.as_slice() {
            [only] => only.detail.clone(),
            flood if flood.len() > MAX_ERRORS => {
                let most = format!("{}.000", MAX_ERRORS / 1_000);
                format!("Het bericht bevat meer dan {most} fouten; ‘errors’ noemt de eerste {most}.")
            }
            many => format!("Het bericht bevat {} fouten; zie ‘errors’ voor de plaats van elke fout.", many.len()),
        };
        let errors = faults.into_iter().take(MAX_ERRORS).map(ProblemError::from).collect();
        Self { errors, ..Self::new(400, code, title, detail) }
    }

    /// 400: parameters have faults; each with its name and what would be right.
    pub fn parameters(faults: Vec<(String, String)>) -> Self {
        let errors: Vec<_> = faults
            .into_iter()
            .take(MAX_ERRORS)
            .map(|(parameter, detail)| ProblemError {
                pointer: None,
                parameter: Some(shortened(parameter, MAX_PARAMETER)),
                code: "parameter".into(),
                detail,
            })
            .collect();
        let mut told: Vec<&str> = Vec::new();
        for error in &errors {
            if !told.contains(&error.detail.as_str()) {
                told.push(&error.detail);
            }
        }
        let detail = told.join(" ");
        let code = "parameter-ongeldig";
        Self { errors, ..Self::new(400, code, "Een of meer parameters kloppen niet", detail) }
    }

    /// 404 with a sentence of its own.
    pub fn unknown(detail: impl Into<String>) -> Self {
        Self::new(404, "onbekend-adres", "Dit adres bestaat niet", detail)
    }

    /// 404 for an address that is nobody's.
    pub fn no_such_address() -> Self {
        Self::unknown(format!("Controleer het adres; GET {} noemt alle adressen.", addresses::OPENAPI))
    }

    /// 405 with the methods that would do.
    pub fn method_not_allowed(methods: &'static str) -> Self {
        let detail = format!("Gebruik hier {}.", methods.replace(", ", " of "));
        let problem = Self::new(405, "methode-niet-toegestaan", "Deze methode kan hier niet", detail);
        Self { allow: Some(methods), ..problem }
    }

    /// 406: no form that the caller accepts; `forms` are those that there are.
    pub fn not_acceptable(forms: &str) -> Self {
        let detail = format!("Vraag in ‘Accept’ om {forms}.");
        Self::new(406, "vorm-niet-leverbaar", "Deze vorm is niet leverbaar", detail)
    }

    /// 409: something of others bears the name of a document; only where a command writes files.
    pub fn occupied(detail: impl Into<String>) -> Self {
        Self::new(409, "bestand-bestaat", "Het bestand bestaat al", detail)
    }

    /// 413: the body is over the limit.
    pub fn too_large(limit: usize) -> Self {
        Self::new(
            413,
            "bericht-te-groot",
            "Het bericht is te groot",
            format!("Een bericht mag ten hoogste {limit} bytes groot zijn (instelling TRAJECTPERS_BODY_LIMIT)."),
        )
        .because("too_large")
    }

    /// 415: the body is not JSON by its own words, or is compressed.
    pub fn unsupported_media_type() -> Self {
        Self::new(
            415,
            "geen-json-aangekondigd",
            "Dit soort bericht wordt niet aangenomen",
            "Stuur JSON met ‘Content-Type: application/json’ (een batch mag ook application/x-ndjson zijn), niet gecomprimeerd.",
        )
    }

    /// 415: a body that is compressed, which its sender may not have asked for.
    pub fn compressed() -> Self {
        Self::new(
            415,
            "bericht-gecomprimeerd",
            "Een gecomprimeerd bericht wordt niet aangenomen",
            "Stuur het bericht zonder ‘Content-Encoding’ (of met ‘identity’) en niet gecomprimeerd. Een tekenset hoort in \
             ‘Content-Type’, niet in ‘Content-Encoding’.",
        )
    }

    /// 400: what came is no workbook that can be read.
    pub fn unreadable_workbook(detail: impl Into<String>) -> Self {
        Self::new(400, "werkboek-onleesbaar", "Het werkboek is niet te lezen", detail)
    }

    /// 415: the body is no workbook by its own words.
    pub fn no_workbook() -> Self {
        let detail = format!("Stuur een werkboek (.xlsx) met ‘Content-Type: {WORKBOOK}’, niet gecomprimeerd.");
        Self::new(415, "geen-werkboek-aangekondigd", "Dit soort bericht wordt hier niet aangenomen", detail)
    }

    /// 400: a batch without items.
    pub fn batch_empty() -> Self {
        Self::new(
            400,
            "batch-leeg",
            "De batch is leeg",
            "Stuur ten minste één onderdeel, als JSON-lijst of één per regel: \
             {\"soort\": \"voortgangsrapportage\", \"traject\": {…}}.",
        )
    }

    /// 413: a batch is over the limit.
    pub fn batch_too_large(limit: u64) -> Self {
        let detail = format!(
            "Een batch mag ten hoogste {limit} bytes groot zijn (instelling TRAJECTPERS_BATCH_LIMIT). Stuur de rest in \
             een volgende batch."
        );
        Self::new(413, "batch-te-groot", "De batch is te groot", detail)
    }

    /// 413: a batch that has to be held as a whole is over its limit.
    pub fn strict_batch_too_large(limit: usize) -> Self {
        let detail = format!(
            "Met strikt=true mogen de onderdelen samen ten hoogste {limit} bytes groot zijn (instelling \
             TRAJECTPERS_BATCH_STRICT_LIMIT). Stuur kleinere batches, of laat strikt weg."
        );
        Self::new(413, "batch-te-groot", "De batch is te groot", detail)
    }

    /// 400: a batch that has to be sound as a whole is not.
    pub fn batch_faults(faults: Vec<(String, String, String)>, failed: usize, items: usize) -> Self {
        let fact = match (items, failed) {
            (1, _) => "Het onderdeel klopt niet".to_owned(),
            (_, 1) => format!("Van de {items} onderdelen klopt er 1 niet"),
            _ => format!("Van de {items} onderdelen kloppen er {failed} niet"),
        };
        let detail =
            format!("{fact}; er is niets gemaakt. Het eerste getal in ‘pointer’ is het onderdeel, geteld vanaf 0.");
        let error = |(pointer, code, detail)| ProblemError {
            pointer: Some(shortened(pointer, MAX_POINTER)),
            parameter: None,
            code,
            detail: shortened(detail, MAX_ERROR_DETAIL),
        };
        let errors = faults.into_iter().map(error).collect();
        Self { errors, ..Self::new(400, "batch-ongeldig", "De batch bevat fouten", detail) }
    }

    /// 408: the body was too long on its way.
    pub fn too_slow(limit: Duration) -> Self {
        let seconds = limit.as_secs();
        Self::new(
            408,
            "bericht-te-traag",
            "Het bericht kwam te langzaam",
            format!(
                "Een bericht moet binnen {seconds} seconden volledig zijn ontvangen (instelling \
                 TRAJECTPERS_READ_TIMEOUT). Stuur het opnieuw."
            ),
        )
    }

    /// 400: the body broke off on its way.
    pub fn interrupted() -> Self {
        Self::new(
            400,
            "bericht-afgebroken",
            "Het bericht kwam niet volledig aan",
            "De verbinding brak af voordat het bericht compleet was. Stuur het opnieuw.",
        )
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

    /// 401: there are keys, and none was shown.
    pub fn no_key() -> Self {
        let detail = "Deze dienst vraagt een sleutel: stuur hem mee als ‘Authorization: Bearer …’.";
        Self::unauthorised("sleutel-ontbreekt", "Er is geen sleutel", detail, "Bearer realm=\"trajectpers\"")
    }

    /// 401: no key of ours.
    pub fn unknown_key() -> Self {
        let detail = "Deze sleutel is hier niet bekend. Vraag de beheerder om een nieuwe.";
        Self::unauthorised("sleutel-onbekend", "De sleutel is niet bekend", detail, INVALID)
    }

    /// 401: a key whose last day is over.
    pub fn expired_key() -> Self {
        let detail = "Deze sleutel is verlopen. Vraag de beheerder om een nieuwe.";
        Self::unauthorised("sleutel-verlopen", "De sleutel is verlopen", detail, INVALID)
    }

    fn unauthorised(code: &'static str, title: &'static str, detail: &str, challenge: &'static str) -> Self {
        Self { challenge: Some(challenge), reason: Some("unauthorised"), ..Self::new(401, code, title, detail) }
    }

    /// 403: a key that does not open this address.
    pub fn no_right(right: &str) -> Self {
        let detail =
            format!("Deze sleutel geeft hier geen toegang: het recht ‘{right}’ ontbreekt. Vraag de beheerder erom.");
        let problem = Self::new(403, "geen-recht", "De sleutel geeft hier geen toegang", detail);
        Self { reason: Some("forbidden"), challenge: Some("Bearer error=\"insufficient_scope\""), ..problem }
    }

    /// 403: without keys the service is for this machine alone, and for no page of another site.
    pub fn not_from_here() -> Self {
        let detail = "Zonder sleutels is deze dienst er alleen voor programma’s op deze computer, onder een eigen naam \
             zoals localhost. Dit verzoek kwam van elders, of noemt in ‘Host’ of ‘Origin’ een andere naam. Voor anderen: stel sleutels in (instelling TRAJECTPERS_KEYS_FILE), of, achter een proxy met \
             een eigen slot, TRAJECTPERS_ALLOW_ANYONE.";
        let problem = Self::new(403, "niet-van-hier", "Het verzoek komt niet van deze computer", detail);
        Self { reason: Some("host"), ..problem }
    }

    /// 429: more requests than one caller may send in a while.
    pub fn too_often(seconds: u32) -> Self {
        let detail = format!(
            "U vraagt vaker dan mag (instelling TRAJECTPERS_RATE). Wacht {seconds} {}.",
            if seconds == 1 { "seconde" } else { "seconden" }
        );
        let problem = Self::new(429, "te-vaak", "U vraagt te vaak", detail);
        Self { retry_after: Some(seconds), reason: Some("rate"), ..problem }
    }

    /// 429: too many keys that opened nothing.
    pub fn too_many_keys(seconds: u32) -> Self {
        let detail =
            "Van u kwamen te veel sleutels achter elkaar die niet passen. Wacht even en controleer de sleutel.";
        let problem = Self::new(429, "te-veel-sleutels", "Er zijn te veel onjuiste sleutels", detail);
        Self { retry_after: Some(seconds), reason: Some("unauthorised"), ..problem }
    }

    /// The same, counted as this.
    const fn because(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    /// 503: all requests together hold as many bytes as they may.
    pub fn too_much_held() -> Self {
        Self::unavailable(
            "Er zijn te veel berichten tegelijk onderweg (instelling TRAJECTPERS_BODIES). Probeer het straks opnieuw.",
        )
        .because("too_many_bytes")
    }

    /// 429: one caller has as much of what all share as one may have.
    pub fn too_much_of_one(what: &str, most: usize, setting: &str) -> Self {
        let detail = format!(
            "Van u zijn er al {most} {what} onderweg: meer mag één aanroeper niet tegelijk (instellingen {setting} en \
             TRAJECTPERS_CLIENT_SHARE). Wacht tot er antwoorden zijn."
        );
        let problem = Self::new(429, "te-veel-tegelijk", "Dit is te veel tegelijk", detail);
        Self { retry_after: Some(2), reason: Some("client_share"), ..problem }
    }

    /// 503: as many batches are under way as there may be.
    pub fn too_many_batches(limit: usize) -> Self {
        Self::unavailable(format!(
            "Er zijn al {limit} batches onderweg (instelling TRAJECTPERS_BATCHES). Probeer het straks opnieuw."
        ))
        .because("too_many_batches")
    }

    /// 404 for an address that is nobody's, with one that it may have been.
    pub fn no_such(path: &str) -> Self {
        match addresses::nearest(path) {
            Some(address) => Self::unknown(format!("Bedoelt u {address}?")),
            None => Self::no_such_address(),
        }
    }

    /// What a body has to be instead, where another was refused: a media type, or none of a compression.
    pub fn wanted(&self) -> Option<(&'static str, &'static str)> {
        match self.code {
            "geen-json-aangekondigd" => Some(("accept", "application/json, application/x-ndjson")),
            "geen-werkboek-aangekondigd" => Some(("accept", WORKBOOK)),
            "bericht-gecomprimeerd" => Some(("accept-encoding", "identity")),
            _ => None,
        }
    }

    /// The kind of problem as a short word.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Any other failure, by its status.
    pub fn of_status(status: u16) -> Self {
        match status {
            404 => Self::no_such_address(),
            408 => Self::new(
                status,
                "kop-te-traag",
                "Het verzoek kwam te langzaam",
                "De kop van een verzoek moet binnen 5 seconden binnen zijn. Stuur het opnieuw.",
            ),
            431 => Self::new(
                status,
                "kop-te-groot",
                "De kop van het verzoek is te groot",
                "De kop van een verzoek mag ten hoogste 32 kB en 96 velden groot zijn.",
            ),
            413 => Self::new(status, "bericht-te-groot", "Het bericht is te groot", "Stuur een kleiner bericht."),
            400..=499 => {
                Self::new(status, "verzoek-ongeldig", "Het verzoek klopt niet", "Het verzoek is niet te verwerken.")
            }
            _ => Self::internal(),
        }
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

/// What the pipeline refused or could not do. The cause of a failure of ours is for the log of whoever answers.
impl From<ProduceError> for Problem {
    fn from(error: ProduceError) -> Self {
        match error {
            ProduceError::Faults(faults) => Self::faults(faults),
            ProduceError::Render(RenderError::NoSuchPage { pages }) => {
                Self::parameters(vec![("pagina".into(), no_such_page(pages))])
            }
            ProduceError::Report(_) | ProduceError::Render(_) => Self::internal(),
        }
    }
}

/// Why no worker answered.
impl From<PressError> for Problem {
    fn from(error: PressError) -> Self {
        match error {
            PressError::Full { capacity } => Self::unavailable(format!(
                "De wachtrij is vol: er wachten al {capacity} verzoeken (instelling TRAJECTPERS_QUEUE). Probeer het straks opnieuw."
            ))
            .because("queue_full"),
            PressError::Deadline { limit } => Self::unavailable(format!(
                "Het document was niet binnen {} seconden klaar (instelling TRAJECTPERS_DEADLINE). Probeer het straks opnieuw.",
                limit.as_secs()
            ))
            .because("deadline"),
            PressError::Closed => {
                Self::unavailable("De dienst wordt afgesloten. Probeer het straks opnieuw.").because("draining")
            }
            PressError::Crashed | PressError::Blamed | PressError::Misunderstood => {
                Self { cause: Some(error.to_string()), ..Self::internal() }
            }
        }
    }
}

/// What the log says of an item that failed through us; nothing of a mistake of the caller, or of what may be tried again.
pub fn cause_of(failure: &Failure) -> Option<String> {
    match failure {
        Failure::Told { status, cause, .. } if *status >= 500 => {
            Some(cause.clone().unwrap_or_else(|| UNKNOWN.to_owned()))
        }
        Failure::Press(error) if error.is_fault() => Some(error.to_string()),
        _ => None,
    }
}

/// A failure of an item as it stands in `resultaten.json`; `trace` ties one of ours to the log.
pub fn in_results(failure: Failure, trace: Option<&str>, short: bool) -> Value {
    let written = |problem: &Problem| serde_json::to_value(problem).unwrap_or_default();
    match failure {
        Failure::Told { status, problem, .. } => {
            let mut told = serde_json::from_slice(&problem).unwrap_or_else(|_| written(&Problem::internal()));
            if let Value::Object(told) = &mut told {
                if let (Some(trace), 500..) = (trace, status) {
                    told.insert("traceId".to_owned(), trace.into());
                }
                if let (Some(Value::Array(errors)), true) = (told.get_mut("errors"), short) {
                    errors.truncate(SHORT);
                }
            }
            told
        }
        other => {
            let problem = Problem::from(other);
            let problem = trace.map_or(problem.clone(), |trace| problem.traced_if_ours(trace));
            written(&if short { problem.shortened() } else { problem })
        }
    }
}

/// Why an item of a batch has no document, as its own address would have answered; or why the batch ended early.
impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let broken = |detail: &str| Self::new(400, "geen-json", "De batch is geen JSON", detail);
        match failure {
            Failure::Press(error) => error.into(),
            // What a worker told is a problem in words already; see `in_results`.
            Failure::Told { .. } => Self::internal(),
            Failure::Item(faults) => {
                let problem = Self::faults(faults);
                if problem.code != "bericht-ongeldig" {
                    return problem;
                }
                let (code, title) = (NO_ITEM, "Het onderdeel bevat fouten");
                Self { errors: problem.errors, ..Self::new(400, code, title, problem.detail) }
            }
            Failure::TooLong { limit } => Self::new(
                413,
                "onderdeel-te-groot",
                "Het onderdeel is te groot",
                format!(
                    "Een onderdeel mag ten hoogste {limit} bytes groot zijn (instelling TRAJECTPERS_BATCH_LINE_LIMIT)."
                ),
            ),
            Failure::Stopped(Stop::Unclosed) => broken(
                "De lijst wordt niet afgesloten met ‘]’. Wat na het vorige onderdeel kwam, is onvolledig en telt niet \
                 mee.",
            ),
            Failure::Stopped(Stop::AfterList) => {
                broken("Achter de afsluitende ‘]’ van de lijst staat nog iets; dat is niet gelezen.")
            }
            Failure::Stopped(Stop::TooMany { limit }) => Self::new(
                413,
                "te-veel-onderdelen",
                "De batch heeft te veel onderdelen",
                format!(
                    "Een batch mag ten hoogste {limit} onderdelen hebben (instelling TRAJECTPERS_BATCH_ITEMS). Wat \
                     daarna kwam, is niet gelezen; stuur het in een volgende batch."
                ),
            ),
            Failure::Stopped(Stop::TooLarge { limit }) => Self::batch_too_large(limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_ours_says_nothing_of_its_cause() {
        let failure = ProduceError::Render(RenderError::Layout(vec!["de tekst van mevrouw Van den Akker".into()]));
        let problem = Problem::from(failure);
        assert_eq!(problem.status, 500);
        assert!(!serde_json::to_string(&problem).expect("JSON").contains("Akker"));
    }

    #[test]
    fn what_a_caller_wrote_comes_back_in_short() {
        let pointer = format!("/{}", "é".repeat(100_000));
        let fault = Fault { pointer, code: "onbekend_veld", detail: "x".repeat(5_000) };
        let problem = Problem::faults(vec![fault; 1_500]);
        assert_eq!(problem.errors.len(), MAX_ERRORS);
        assert!(problem.detail.contains("meer dan 1.000 fouten"));
        let told = &problem.errors[0];
        assert_eq!(told.pointer.as_ref().map(|pointer| pointer.chars().count()), Some(MAX_POINTER));
        assert_eq!(told.detail.chars().count(), MAX_ERROR_DETAIL);
        let parameters = (0..2_000).map(|number| (number.to_string().repeat(200), format!("Fout {number}.")));
        let problem = Problem::parameters(parameters.collect());
        assert!(problem.errors.len() == MAX_ERRORS && problem.detail.chars().count() == MAX_DETAIL);
        let same = (0..60).map(|_| ("pagina".to_owned(), "Deze parameter bestaat niet.".to_owned()));
        assert_eq!(Problem::parameters(same.collect()).detail, "Deze parameter bestaat niet.");
        assert_eq!(problem.errors[7].parameter.as_ref().map(String::len), Some(MAX_PARAMETER + '…'.len_utf8() - 1));
    }

    #[test]
    fn a_batch_of_one_is_not_counted() {
        let detail = |failed, items| Problem::batch_faults(vec![], failed, items).into_detail();
        assert!(detail(1, 1).starts_with("Het onderdeel klopt niet; er is niets gemaakt."));
        assert!(detail(1, 3).starts_with("Van de 3 onderdelen klopt er 1 niet; er is niets gemaakt."));
        assert!(detail(2, 3).starts_with("Van de 3 onderdelen kloppen er 2 niet; er is niets gemaakt."));
    }

    #[test]
    fn a_failure_of_ours_has_a_cause_for_the_log_alone() {
        let problem = Problem::from(PressError::Crashed);
        assert_eq!(problem.cause(), Some("a worker ended over the body"));
        assert!(!serde_json::to_string(&problem).expect("JSON").contains("worker"));
        assert_eq!(Problem::of_status(501).cause(), Some("unknown"));
        assert_eq!(Problem::from(PressError::Closed).cause(), None);
    }

    #[test]
    fn a_full_queue_names_its_limit_and_setting() {
        let problem = Problem::from(PressError::Full { capacity: 7 });
        assert_eq!((problem.status, problem.retry_after), (503, Some(2)));
        assert!(problem.detail.contains('7') && problem.detail.contains("TRAJECTPERS_QUEUE"));
    }
}
