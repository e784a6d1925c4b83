//! The findings, for the reader who may see them.

use serde::Serialize;

use crate::checks::{Finding, Severity};
use crate::dutch::{count, enumeration, sentence_case};
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::report::text::stops::sentences;

#[derive(Debug, Serialize)]
pub struct BevindingRij {
    pub code: &'static str,
    pub ernst: &'static str,
    /// Each thing that is remarked once, with where it was found.
    pub punten: Vec<BevindingPunt>,
}

#[derive(Debug, Serialize)]
pub struct BevindingPunt {
    pub tekst: String,
    /// `Trajectplan, samenvatting`, as far as a person needs to know.
    pub plaats: String,
    /// The same as JSON Pointers, for who repairs the body.
    pub pointers: String,
}

/// The findings with how many there are, the heaviest first.
#[derive(Debug, Serialize)]
pub struct Bevindingen {
    pub telling: String,
    /// Whether one of them stops a definitive document, which the first page says before its message.
    pub blokkeert: bool,
    pub rijen: Vec<BevindingRij>,
}

/// The findings, for the reader who may see them.
pub fn findings(request: &Request<'_>, sight: Sight) -> Option<Bevindingen> {
    let findings = sight.findings(request.findings)?;
    let point = |finding: &Finding| {
        let mut places: Vec<String> = finding.pointers.iter().map(|pointer| place(pointer)).collect();
        places.dedup();
        BevindingPunt {
            tekst: finding.detail.clone(),
            plaats: places.join("; "),
            pointers: finding.pointers.join(", "),
        }
    };
    let row = |same: &[&Finding]| {
        let mut told = Vec::new();
        let point = |finding: &&Finding| {
            let whole = point(finding);
            BevindingPunt { tekst: untold(&whole.tekst, &mut told), ..whole }
        };
        BevindingRij { code: same[0].code, ernst: same[0].severity.as_str(), punten: same.iter().map(point).collect() }
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
        blokkeert: number(Severity::Blokkade) > 0,
        rijen: sorted.chunk_by(|one, next| (one.severity, one.code) == (next.severity, next.code)).map(row).collect(),
    })
}

/// What a finding says that those of its code before it did not: its first sentence, and what of the rest is new.
fn untold(detail: &str, told: &mut Vec<String>) -> String {
    let sentences = sentences(detail);
    let new = sentences.iter().enumerate().filter(|(place, sentence)| *place == 0 || !told.contains(*sentence));
    let new: Vec<&str> = new.map(|(_, sentence)| sentence.as_str()).collect();
    let new = new.join(" ");
    told.extend(sentences);
    new
}

/// Parts of the body under the name of what they become on paper.
const PARTS: [(&str, &str); 4] = [
    ("plan", "Trajectplan"),
    ("voortgang", "Voortgangsrapportage"),
    ("eind", "Eindrapportage"),
    ("offerte", "Offerte"),
];

/// `/plan/analyseAfstand` as `Trajectplan, analyse afstand`, `/doelen/1/deadline` as `Doelen 2, deadline`.
fn place(pointer: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for segment in pointer.split('/').skip(1) {
        match (segment.parse::<usize>(), words.last_mut()) {
            (Ok(index), Some(word)) => word.push_str(&format!(" {}", index + 1)),
            _ => words.push(spaced(segment)),
        }
    }
    match PARTS.iter().find(|(part, _)| words.first().is_some_and(|first| first == part)) {
        Some((_, name)) => words[0] = (*name).to_owned(),
        None => words.iter_mut().take(1).for_each(|first| *first = sentence_case(first)),
    }
    words.join(", ")
}

/// `analyseAfstand` as `analyse afstand`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_findings_of_one_code_advise_is_said_once() {
        let mut told = Vec::new();
        let shown =
            ["Tussen A en B ligt niets. Leg vast waarom. Kort.", "Tussen C en D ligt niets. Leg vast waarom. Nu."]
                .map(|detail| untold(detail, &mut told));
        assert_eq!(shown, ["Tussen A en B ligt niets. Leg vast waarom. Kort.", "Tussen C en D ligt niets. Nu."]);
        assert_eq!(untold("Tussen C en D ligt niets.", &mut told), "Tussen C en D ligt niets.", "the fact stays");
    }

    #[test]
    fn a_pointer_is_read_as_a_place() {
        let read = ["/plan/analyseAfstand", "/doelen/1/deadline", "/activiteiten/0", ""].map(place);
        assert_eq!(read, ["Trajectplan, analyse afstand", "Doelen 2, deadline", "Activiteiten 1", ""]);
    }
}
