//! A judgement in words: what is wrong with a trajectory, what each document misses and what an assessor would ask.

use chrono::NaiveDate;

use crate::checks::{Fact, Finding, Severity};
use crate::cli::reasons::{place, place_of};
use crate::cli::talk::harmless;
use crate::cli::workbook;
use crate::dutch::counted;
use crate::judgement::Judgement;
use crate::sheet::Candidate;
use crate::wire::Fault;

/// Whether every document can be made without a warning.
pub fn is_sound(judgement: &Judgement) -> bool {
    judgement.faults.is_empty()
        && judgement.documents.iter().all(|document| {
            document.possible && document.findings.iter().all(|finding| finding.severity == Severity::Info)
        })
}

/// Whether there are documents and each of them can be made.
pub fn is_possible(judgement: &Judgement) -> bool {
    let documents = &judgement.documents;
    judgement.faults.is_empty() && !documents.is_empty() && documents.iter().all(|document| document.possible)
}

/// Every place in the workbook instead of in the body, with the cells that could not be read.
pub fn by_cell(judgement: &mut Judgement, candidate: &Candidate) {
    judgement.faults = workbook::by_cell(candidate, std::mem::take(&mut judgement.faults));
    for document in &mut judgement.documents {
        document.possible &= candidate.faults.is_empty();
        document.missing = workbook::judged_by_cell(candidate, std::mem::take(&mut document.missing));
        for finding in &mut document.findings {
            for pointer in &mut finding.pointers {
                finding.detail = candidate.origins.in_words(pointer, &finding.detail);
                *pointer = candidate.origins.cell(pointer);
            }
        }
    }
}

/// The judgement for people: faults, then each document with what it misses and its findings. That of a candidate of a
/// workbook has a row for the tab ‘bevestigd’ below a word for which somebody may answer.
pub fn describe(judgement: &Judgement, candidate: Option<&str>, colours: bool) -> String {
    let paint = |code: &str, text: &str| {
        if colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let day = |date: NaiveDate| date.format("%d-%m-%Y").to_string();
    let mut text = format!("Beoordeeld op {}\n", day(judgement.date));
    for fault in workbook::grouped(&judgement.faults) {
        text.push_str(&fault_line(&paint("31", "fout"), &fault));
    }
    if judgement.documents.is_empty() && judgement.faults.is_empty() {
        text.push_str("  geen document: vul ‘offerte’, ‘plan’, ‘voortgang’ of ‘eind’ in\n");
    }
    let mut told: Vec<&Fault> = Vec::new();
    for document in &judgement.documents {
        let state = if document.possible {
            paint("32", "kan worden gemaakt")
        } else {
            paint("31", "kan nog niet worden gemaakt")
        };
        text.push_str(&format!("\n{} ({}): {state}\n", document.soort.label(), day(document.date)));
        let (again, missing): (Vec<&Fault>, Vec<&Fault>) =
            document.missing.iter().partition(|fault| told.contains(fault));
        told.extend(&missing);
        let missing: Vec<Fault> = missing.into_iter().cloned().collect();
        for fault in workbook::grouped(&missing) {
            text.push_str(&fault_line(&paint("31", "ontbreekt"), &fault));
        }
        if !again.is_empty() {
            let number = counted(again.len(), "punt", "punten");
            text.push_str(&format!("  {} ook hier: {number} van hierboven\n", paint("31", "ontbreekt")));
        }
        for finding in &document.findings {
            let colour = match finding.severity {
                Severity::Blokkade => "31",
                Severity::Waarschuwing => "33",
                Severity::Info => "36",
            };
            let label = paint(colour, finding.severity.as_str());
            let answer = finding.how_to_answer().filter(|_| finding.severity == Severity::Blokkade);
            let answer = answer.map(|how| format!(" {how}")).unwrap_or_default();
            let detail = harmless(&format!("{}{answer}", finding.detail));
            text.push_str(&format!("  {} {label} {} {detail}\n", finding.code, place_of(finding)));
            if let Some(candidate) = candidate {
                text.push_str(&confirming(finding, candidate));
            }
        }
    }
    text
}

/// Rows for the tab ‘bevestigd’, one for each word of a finding for which somebody may answer, with a tab between their
/// cells so that they can be pasted.
fn confirming(finding: &Finding, candidate: &str) -> String {
    let fact = |name: &str| finding.facts.iter().find(|(known, _)| *known == name).map(|(_, fact)| fact);
    let (Some(Fact::Text(hash)), Some(Fact::List(hits)), false) =
        (fact("hash"), fact("treffers"), finding.is_confirmed())
    else {
        return String::new();
    };
    let mut words: Vec<&str> = Vec::new();
    for hit in hits {
        let Fact::Fields(fields) = hit else { continue };
        let Some((_, Fact::Text(word))) = fields.iter().find(|(name, _)| *name == "woord") else { continue };
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    let place = place_of(finding);
    let row = |word: &str| {
        let cells = [candidate, place.as_str(), word, "…", "…", hash.as_str()].map(harmless);
        format!("    {}\n", cells.join("\t"))
    };
    let rows: String = words.into_iter().map(row).collect();
    if rows.is_empty() {
        return rows;
    }
    format!(
        "    mag het blijven staan, zet dan op het tabblad ‘bevestigd’ (kandidaat, pointer, woord, reden, door, hash):\n{rows}"
    )
}

fn fault_line(label: &str, fault: &Fault) -> String {
    format!("  {label} {} {}\n", place(&fault.pointer), harmless(&fault.detail))
}
