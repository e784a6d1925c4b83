//! The findings, for the reader who may see them.

use serde::Serialize;

use crate::checks::{Finding, Severity};
use crate::dutch::{count, enumeration, sentence_case};
use crate::report::reader::Sight;
use crate::report::request::Request;

#[derive(Debug, Serialize)]
pub struct BevindingRij {
    pub code: &'static str,
    pub ernst: &'static str,
    pub plaatsen: String,
    pub tekst: String,
}

/// The findings with how many there are, the heaviest first.
#[derive(Debug, Serialize)]
pub struct Bevindingen {
    pub telling: String,
    pub rijen: Vec<BevindingRij>,
}

/// The findings, for the reader who may see them.
pub fn findings(request: &Request<'_>, sight: Sight) -> Option<Bevindingen> {
    let findings = sight.findings(request.findings)?;
    let row = |finding: &Finding| BevindingRij {
        code: finding.code,
        ernst: finding.severity.as_str(),
        plaatsen: finding.pointers.join(", "),
        tekst: finding.detail.clone(),
    };
    let number = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let told = [
        (number(Severity::Blokkade), "blokkade", "blokkades"),
        (number(Severity::Waarschuwing), "waarschuwing", "waarschuwingen"),
        (number(Severity::Info), "opmerking", "opmerkingen"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.severity, finding.code));
    Some(Bevindingen {
        telling: format!("{}.", sentence_case(&enumeration(&told))),
        rijen: sorted.into_iter().map(row).collect(),
    })
}
