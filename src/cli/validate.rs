//! `validate`: what a trajectory misses and what an assessor would ask, without making a document.

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
use crate::checks::{Severity, Thresholds};
use crate::config::parse_threshold;
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
        if !book.faults.is_empty() {
            say(format!("Het werkboek bevat fouten:{}", workbook::told(&book.faults)));
        }
        let mut sound = book.faults.is_empty();
        let candidates = match &self.kandidaat {
            Some(name) => match workbook::only(book.candidates, Some(name)) {
                Ok(candidate) => vec![candidate],
                Err(sentence) => return usage(sentence),
            },
            None => book.candidates,
        };
        let mut listed = Vec::new();
        for candidate in candidates {
            let mut judgement = match judge(&candidate.body, question) {
                Ok(judgement) => judgement,
                Err(fault) => {
                    sound = false;
                    let faults = workbook::by_cell(&candidate, vec![fault]);
                    say(format!("{}: niet te beoordelen:{}", harmless(&candidate.name), workbook::told(&faults)));
                    continue;
                }
            };
            if self.soort.is_none() {
                let fields = field_names(&candidate.body);
                judgement.documents.retain(|document| fields.iter().any(|field| field == part_of(document.soort)));
            }
            by_cell(&mut judgement, &candidate);
            sound &= is_sound(&judgement);
            if self.json {
                listed.push(serde_json::json!({ "kandidaat": candidate.name, "oordeel": Oordeel::from(judgement) }));
            } else {
                let title = format!("{}: ", harmless(&candidate.name));
                let text = describe(&judgement, std::io::stdout().is_terminal());
                print(format!("{title}{text}\n").as_bytes());
            }
        }
        if self.json {
            let mut json = serde_json::to_vec_pretty(&listed).unwrap_or_default();
            json.push(b'\n');
            print(&json);
        }
        if sound { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }

    /// Exit code 0 when every document can be made without a warning, 1 otherwise.
    fn report(&self, judgement: Judgement) -> ExitCode {
        let code = if is_sound(&judgement) { ExitCode::SUCCESS } else { ExitCode::from(1) };
        if self.json {
            let mut json = serde_json::to_vec_pretty(&Oordeel::from(judgement)).unwrap_or_default();
            json.push(b'\n');
            print(&json);
            return code;
        }
        let text = describe(&judgement, std::io::stdout().is_terminal());
        print(text.as_bytes());
        code
    }
}

/// Whether every document can be made without a warning.
fn is_sound(judgement: &Judgement) -> bool {
    judgement.faults.is_empty()
        && judgement.documents.iter().all(|document| {
            document.possible && document.findings.iter().all(|finding| finding.severity == Severity::Info)
        })
}

/// Every place in the workbook instead of in the body, with the cells that could not be read.
fn by_cell(judgement: &mut Judgement, candidate: &Candidate) {
    judgement.faults = workbook::by_cell(candidate, std::mem::take(&mut judgement.faults));
    for document in &mut judgement.documents {
        document.possible &= candidate.faults.is_empty();
        for fault in &mut document.missing {
            fault.pointer = candidate.origins.cell(&fault.pointer);
        }
        for pointer in document.findings.iter_mut().flat_map(|finding| &mut finding.pointers) {
            *pointer = candidate.origins.cell(pointer);
        }
    }
}

/// The judgement for people: faults, then each document with what it misses and its findings.
fn describe(judgement: &Judgement, colours: bool) -> String {
    let paint = |code: &str, text: &str| {
        if colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let day = |date: NaiveDate| date.format("%d-%m-%Y").to_string();
    let mut text = format!("Beoordeeld op {}\n", day(judgement.date));
    for fault in &judgement.faults {
        text.push_str(&fault_line(&paint("31", "fout"), fault));
    }
    for document in &judgement.documents {
        let state = if document.possible {
            paint("32", "kan worden gemaakt")
        } else {
            paint("31", "kan nog niet worden gemaakt")
        };
        text.push_str(&format!("\n{} ({}): {state}\n", document.soort.label(), day(document.date)));
        for fault in &document.missing {
            text.push_str(&fault_line(&paint("31", "ontbreekt"), fault));
        }
        for finding in &document.findings {
            let colour = match finding.severity {
                Severity::Blokkade => "31",
                Severity::Waarschuwing => "33",
                Severity::Info => "36",
            };
            let label = paint(colour, finding.severity.as_str());
            let detail = harmless(&finding.detail);
            text.push_str(&format!("  {} {label} {} {detail}\n", finding.code, place_of(finding)));
        }
    }
    text
}

fn fault_line(label: &str, fault: &Fault) -> String {
    format!("  {label} {} {}\n", place(&fault.pointer), harmless(&fault.detail))
}
