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
use crate::answers::Oordeel;
use crate::checks::{Severity, Thresholds};
use crate::config::parse_threshold;
use crate::judgement::{Judgement, Question, judge};
use crate::wire::{Fault, ParseOptions, Soort, Variant};

#[derive(Debug, Args)]
pub struct Validate {
    /// The trajectory as JSON; - reads standard input.
    trajectory: PathBuf,
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
        let body = match read(&self.trajectory) {
            Ok(body) => body,
            Err(error) => {
                say(unreadable(&self.trajectory, &error));
                return ExitCode::from(2);
            }
        };
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
        match judge(&body, question) {
            Ok(judgement) => self.report(judgement),
            Err(fault) => {
                say(harmless(&fault.detail));
                ExitCode::from(1)
            }
        }
    }

    /// Exit code 0 when every document can be made without a warning, 1 otherwise.
    fn report(&self, judgement: Judgement) -> ExitCode {
        let sound = judgement.faults.is_empty()
            && judgement.documents.iter().all(|document| {
                document.possible && document.findings.iter().all(|finding| finding.severity == Severity::Info)
            });
        let code = if sound { ExitCode::SUCCESS } else { ExitCode::from(1) };
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
