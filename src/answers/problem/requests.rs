//! What may be wrong with a request: its address, its parameters, its body, or the way in which that came.

use std::time::Duration;

use super::{MAX_ERROR_DETAIL, MAX_ERRORS, Problem, ProblemError, WORKBOOK};
use crate::answers::addresses;
use crate::wire::{Fault, MAX_POINTER, capped};

/// The head of a request has to arrive within so long, in so many bytes; the layer that reads it takes so many fields.
pub const HEAD_TIME: Duration = Duration::from_secs(5);
pub const HEAD_BYTES: usize = 32 * 1024;
const HEAD_FIELDS: usize = 96;

/// Characters of the name of a parameter in an answer.
pub(super) const MAX_PARAMETER: usize = 100;

/// Characters of a media type in an answer.
const MAX_KIND: usize = 80;

/// What programs announce of themselves, and who does so.
const UNASKED: [(&str, &str); 4] = [
    ("application/x-www-form-urlencoded", "; dat doen ‘curl -d’ en formulieren vanzelf"),
    ("multipart/form-data", "; dat doen ‘curl -F’ en formulieren vanzelf"),
    ("text/plain", "; dat doet ‘fetch’ met een tekst vanzelf"),
    (WORKBOOK, ", en een werkboek leest POST /v1/werkboeken/_lees"),
];

/// What a body was announced to be, as a sentence before another; nothing where that is no media type.
fn told_kind(announced: &str) -> String {
    let kind = announced.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/+-._".contains(sign);
    if kind.is_empty() || kind.len() > MAX_KIND || !kind.chars().all(is_plain) {
        return String::new();
    }
    let who = UNASKED.iter().find(|(known, _)| *known == kind).map_or("", |(_, who)| *who);
    format!("Aangekondigd is ‘{kind}’{who}. ")
}

impl Problem {
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
                parameter: Some(capped(parameter, MAX_PARAMETER)),
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

    /// 404 for an address that is nobody's, with one that it may have been.
    pub fn no_such(path: &str) -> Self {
        if let Some(address) = addresses::with_single_slashes(path) {
            return Self::unknown(format!("Er staat een schuine streep te veel in het adres. Bedoelt u {address}?"));
        }
        match addresses::nearest(path) {
            Some(address) => Self::unknown(format!("Bedoelt u {address}?")),
            None => Self::no_such_address(),
        }
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

    /// 412: what is asked for is not what its caller took before.
    pub fn changed() -> Self {
        let detail = "Wat hier staat, is niet wat ‘If-Match’ noemt. Laat die header weg, of noem de ‘ETag’ van het antwoord \
            van nu.";
        Self::new(412, "voorwaarde-niet-vervuld", "Aan de voorwaarde is niet voldaan", detail)
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

    /// 413: what would have to be told of a body is over the limit.
    pub fn too_much_to_tell(most: usize) -> Self {
        let detail = format!(
            "Alles wat over dit bericht te zeggen is, zou groter zijn dan {most} MiB. Stuur een bericht met minder teksten, of \
             beoordeel het voor één document."
        );
        Self::new(413, "bericht-te-groot", "Het bericht is te groot", detail)
    }

    /// 415: the body is not JSON by its own words, which are told as far as they are a media type.
    pub fn unsupported_media_type(announced: &str) -> Self {
        let detail = format!(
            "{}Stuur JSON met ‘Content-Type: application/json’ (een batch mag ook application/x-ndjson zijn), niet \
             gecomprimeerd.",
            told_kind(announced)
        );
        let problem = Self::new(415, "geen-json-aangekondigd", "Dit soort bericht wordt niet aangenomen", detail);
        Self { wanted: Some(("accept", "application/json")), ..problem }
    }

    /// The same where one value after another would do too.
    pub fn unsupported_batch_type(announced: &str) -> Self {
        let wanted = Some(("accept", "application/json, application/x-ndjson"));
        Self { wanted, ..Self::unsupported_media_type(announced) }
    }

    /// 415: a body that is compressed, which its sender may not have asked for.
    pub fn compressed() -> Self {
        let problem = Self::new(
            415,
            "bericht-gecomprimeerd",
            "Een gecomprimeerd bericht wordt niet aangenomen",
            "Stuur het bericht zonder ‘Content-Encoding’ (of met ‘identity’) en niet gecomprimeerd. Een tekenset hoort in \
             ‘Content-Type’, niet in ‘Content-Encoding’.",
        );
        Self { wanted: Some(("accept-encoding", "identity")), ..problem }
    }

    /// 400: what came is no workbook that can be read.
    pub fn unreadable_workbook(detail: impl Into<String>) -> Self {
        Self::new(400, "werkboek-onleesbaar", "Het werkboek is niet te lezen", detail)
    }

    /// 415: the body is no workbook by its own words.
    pub fn no_workbook(announced: &str) -> Self {
        let told = told_kind(announced);
        let detail = format!("{told}Stuur een werkboek (.xlsx) met ‘Content-Type: {WORKBOOK}’, niet gecomprimeerd.");
        let problem =
            Self::new(415, "geen-werkboek-aangekondigd", "Dit soort bericht wordt hier niet aangenomen", detail);
        Self { wanted: Some(("accept", WORKBOOK)), ..problem }
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
        Self::new(413, "batch-te-groot", "De batch is te groot", detail).because("too_large")
    }

    /// 413: a batch that has to be held as a whole is over its limit.
    pub fn strict_batch_too_large(limit: usize) -> Self {
        let detail = format!(
            "Met strikt=true mogen de onderdelen samen ten hoogste {limit} bytes groot zijn (instelling \
             TRAJECTPERS_BATCH_STRICT_LIMIT). Stuur kleinere batches, of laat strikt weg."
        );
        Self::new(413, "batch-te-groot", "De batch is te groot", detail).because("too_large")
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
            pointer: Some(capped(pointer, MAX_POINTER)),
            parameter: None,
            code,
            detail: capped(detail, MAX_ERROR_DETAIL),
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

    /// 400: the body broke off on its way, or stood still for too long.
    pub fn interrupted() -> Self {
        Self::new(
            400,
            "bericht-afgebroken",
            "Het bericht kwam niet volledig aan",
            "Niet alles kwam aan: het bericht is korter dan ‘Content-Length’ zegt, er kwam te lang niets (instelling \
             TRAJECTPERS_READ_TIMEOUT), of de verbinding brak af. Stuur het opnieuw.",
        )
    }

    /// Any other failure, by its status.
    pub fn of_status(status: u16) -> Self {
        match status {
            404 => Self::no_such_address(),
            408 => Self::new(
                status,
                "kop-te-traag",
                "Het verzoek kwam te langzaam",
                format!(
                    "De kop van een verzoek moet binnen {} seconden binnen zijn. Stuur het opnieuw.",
                    HEAD_TIME.as_secs()
                ),
            ),
            431 => Self::new(
                status,
                "kop-te-groot",
                "De kop van het verzoek is te groot",
                format!(
                    "De kop van een verzoek mag ten hoogste {} kB en {HEAD_FIELDS} velden groot zijn.",
                    HEAD_BYTES / 1024
                ),
            ),
            413 => Self::new(status, "bericht-te-groot", "Het bericht is te groot", "Stuur een kleiner bericht."),
            400..=499 => {
                Self::new(status, "verzoek-ongeldig", "Het verzoek klopt niet", "Het verzoek is niet te verwerken.")
            }
            _ => Self::internal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::MAX_DETAIL;
    use super::*;

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
}
