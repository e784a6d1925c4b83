//! `validate`: what a trajectory misses and what an assessor would ask, without making a document.

use std::cell::Cell;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;

use super::arguments::{parse_soort, parse_variant};
use super::reasons::{place, place_of, why_not_set};
use super::streams::{print, read, unreadable};
use super::talk::{harmless, say};
use super::workbook;
use crate::answers::Oordeel;
use crate::batch::field_names;
use crate::checks::{Fact, Finding, Severity, Thresholds};
use crate::config::parse_threshold;
use crate::dutch::counted;
use crate::judgement::{Judgement, Question, judge};
use crate::sheet::Candidate;
use crate::wire::{Fault, ParseOptions, Soort, Variant, part_of};

#[derive(Debug, Args)]
pub struct Validate {
    /// The trajectory as JSON, or a workbook (.xlsx, .ods, a folder of CSV files); - reads JSON from standard input.
    trajectory: PathBuf,
    /// One candidate of a workbook alone.
    #[arg(long, value_name = "NAME")]
    kandidaat: Option<String>,
    /// Kind of document; default all four.
    #[arg(long, value_parser = parse_soort)]
    soort: Option<Soort>,
    /// For whom: werkgever, werknemer, uwv or intern.
    #[arg(long, value_parser = parse_variant)]
    variant: Option<Variant>,
    /// Print the judgement as JSON, as the service answers it.
    #[arg(long)]
    json: bool,
    /// Repaired texts and warnings are faults.
    #[arg(long)]
    strict: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    /// A threshold of the rules in place of its default, as name=number; may be repeated.
    #[arg(long = "threshold", env = "TRAJECTPERS_THRESHOLDS", value_name = "NAME=NUMBER", value_delimiter = ',', value_parser = parse_threshold)]
    thresholds: Vec<(String, i64)>,
}

impl Validate {
    pub fn run(self) -> ExitCode {
        let mut thresholds = Thresholds::default();
        for (name, value) in &self.thresholds {
            if let Err(invalid) = thresholds.set(name, *value) {
                say(format!("De drempel ‘{}’ is niet in te stellen: {}.", harmless(name), why_not_set(invalid)));
                return ExitCode::from(2);
            }
        }
        let one = self.soort.map(|soort| [soort]);
        let question = Question {
            soorten: one.as_ref().map_or(Soort::ALL, |one| one.as_slice()),
            variant: self.variant,
            options: ParseOptions { ignore_unknown: self.ignore_unknown, strict: self.strict },
            today: crate::clock::today(),
            thresholds: &thresholds,
        };
        if let Some(sentence) = workbook::mistaken(&self.trajectory) {
            say(sentence);
            return ExitCode::from(2);
        }
        if workbook::is_workbook(&self.trajectory) || workbook::is_csv_folder(&self.trajectory) {
            return self.judge_workbook(question);
        }
        if self.kandidaat.is_some() {
            say("--kandidaat hoort bij een werkboek.");
            return ExitCode::from(2);
        }
        let body = match read(&self.trajectory) {
            Ok(body) => body,
            Err(error) => {
                say(unreadable(&self.trajectory, &error));
                return ExitCode::from(2);
            }
        };
        match judge(&body, question) {
            Ok(judgement) => self.report(judgement),
            Err(fault) => {
                say(harmless(&fault.detail));
                ExitCode::from(1)
            }
        }
    }

    /// Judges every candidate of a workbook, or one. Documents of which the part is not there are passed over, unless they
    /// are asked for.
    fn judge_workbook(&self, question: Question<'_>) -> ExitCode {
        let usage = |sentence: String| {
            say(sentence);
            ExitCode::from(2)
        };
        let book = match workbook::read(&self.trajectory, self.ignore_unknown) {
            Ok(book) => book,
            Err(sentence) => return usage(sentence),
        };
        // In the order in which they are of use, and where whoever reads the judgements looks.
        // A judgement of which a part is lost is none.
        let whole = Cell::new(true);
        let out = |text: &[u8]| whole.set(whole.get() & (print(text) == ExitCode::SUCCESS));
        let tell = |text: String| {
            if self.json {
                say(text);
            } else {
                out(format!("{text}\n\n").as_bytes());
            }
        };
        let halted = !book.faults.is_empty();
        if halted {
            let told = workbook::told(&book.faults);
            tell(format!("Het werkboek bevat fouten; zolang die er zijn, wordt er geen document gemaakt:{told}"));
        }
        if !book.remarks.is_empty() {
            tell(format!("Let op:{}", workbook::told(&book.remarks)));
        }
        let mut sound = !halted;
        let faults = book.faults;
        let candidates = match &self.kandidaat {
            Some(name) => match workbook::only(book.candidates, Some(name)) {
                Ok(candidate) => vec![candidate],
                Err(sentence) => return usage(sentence),
            },
            None => book.candidates,
        };
        let mut listed = Vec::new();
        let total = candidates.len();
        let mut able = 0;
        let mut waiting = Vec::new();
        for candidate in candidates {
            if halted && !self.json {
                // What follows from a fault of the workbook would be told as if it were one of the candidate.
                let name = harmless(&candidate.name);
                if candidate.faults.is_empty() {
                    waiting.push(name);
                } else {
                    tell(format!("{name}: eerst dit herstellen:{}", workbook::told(&candidate.faults)));
                }
                continue;
            }
            let mut judgement = match judge(&candidate.body, question) {
                Ok(judgement) => judgement,
                Err(fault) => {
                    sound = false;
                    let faults = workbook::by_cell(&candidate, vec![fault]);
                    tell(format!("{}: niet te beoordelen:{}", harmless(&candidate.name), workbook::told(&faults)));
                    continue;
                }
            };
            if self.soort.is_none() {
                let fields = field_names(&candidate.body);
                judgement.documents.retain(|document| fields.iter().any(|field| field == part_of(document.soort)));
            }
            by_cell(&mut judgement, &candidate);
            if halted {
                judgement.faults = [faults.clone(), std::mem::take(&mut judgement.faults)].concat();
                judgement.documents.iter_mut().for_each(|document| document.possible = false);
            }
            sound &= is_sound(&judgement) && !judgement.documents.is_empty();
            able += usize::from(is_possible(&judgement));
            if self.json {
                listed.push(serde_json::json!({ "kandidaat": candidate.name, "oordeel": Oordeel::from(judgement) }));
            } else {
                let title = format!("{}: ", harmless(&candidate.name));
                let text = describe(&judgement, Some(&candidate.name), std::io::stdout().is_terminal());
                out(format!("{title}{text}\n").as_bytes());
            }
        }
        if !waiting.is_empty() {
            let more = waiting.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" en nog {more}") } else { String::new() };
            waiting.truncate(NAMED);
            tell(format!("{}{more}: eerst dit herstellen; daarna volgt het oordeel.", waiting.join(", ")));
        }
        if !self.json && (total > 1 || halted) {
            let word = if total == 1 { "kandidaat kan" } else { "kandidaten kunnen" };
            let why = if able > 0 { ": al hun documenten kunnen worden gemaakt" } else { "" };
            out(format!("{able} van {total} {word}{why}.\n").as_bytes());
        }
        if self.json {
            let mut json = serde_json::to_vec_pretty(&listed).unwrap_or_default();
            json.push(b'\n');
            out(&json);
        }
        if sound && whole.get() { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }

    /// Exit code 0 when every document can be made without a warning, 1 otherwise.
    fn report(&self, judgement: Judgement) -> ExitCode {
        let sound = is_sound(&judgement);
        let whole = if self.json {
            let mut json = serde_json::to_vec_pretty(&Oordeel::from(judgement)).unwrap_or_default();
            json.push(b'\n');
            print(&json)
        } else {
            print(describe(&judgement, None, std::io::stdout().is_terminal()).as_bytes())
        };
        if sound { whole } else { ExitCode::from(1) }
    }
}

/// Whether every document can be made without a warning.
fn is_sound(judgement: &Judgement) -> bool {
    judgement.faults.is_empty()
        && judgement.documents.iter().all(|document| {
            document.possible && document.findings.iter().all(|finding| finding.severity == Severity::Info)
        })
}

/// Candidates that are named on one line.
const NAMED: usize = 10;

/// Whether there are documents and each of them can be made.
fn is_possible(judgement: &Judgement) -> bool {
    let documents = &judgement.documents;
    judgement.faults.is_empty() && !documents.is_empty() && documents.iter().all(|document| document.possible)
}

/// Every place in the workbook instead of in the body, with the cells that could not be read.
fn by_cell(judgement: &mut Judgement, candidate: &Candidate) {
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

/// The judgement for people: faults, then each document with what it misses and its findings. That of a candidate of a workbook
/// has a row for the tab ‘bevestigd’ below a word for which somebody may answer.
fn describe(judgement: &Judgement, candidate: Option<&str>, colours: bool) -> String {
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

/// Rows for the tab ‘bevestigd’, one for each word of a finding for which somebody may answer, with a tab between their cells so
/// that they can be pasted.
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
