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
    let row = |same: &[&Finding]| BevindingRij {
        code: same[0].code,
        ernst: same[0].severity.as_str(),
        punten: same.iter().map(|finding| point(finding)).collect(),
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
        rijen: sorted.chunk_by(|one, next| (one.severity, one.code) == (next.severity, next.code)).map(row).collect(),
    })
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
    fn a_pointer_is_read_as_a_place() {
        let read = ["/plan/analyseAfstand", "/doelen/1/deadline", "/activiteiten/0", ""].map(place);
        assert_eq!(read, ["Trajectplan, analyse afstand", "Doelen 2, deadline", "Activiteiten 1", ""]);
    }
}
