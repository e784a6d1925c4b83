//! What is typed to have trajectories judged, and what is asked of each of them.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::inputs::{self, Input};
use super::telling::{Telling, Whose};
use super::words::{by_cell, describe, is_sound};
use crate::answers::{Oordeel, in_results};
use crate::batch::{Item, Piece, field_names};
use crate::checks::Thresholds;
use crate::cli::arguments::{SOORT, VARIANT};
use crate::cli::reasons::why_not_set;
use crate::cli::streams::print;
use crate::cli::talk::{harmless, say};
use crate::cli::workbook;
use crate::config::parse_threshold;
use crate::judgement::{Judgement, Question, judge};
use crate::wire::{Fault, ParseOptions, Soort, Spot, Variant, part_of};

#[derive(Debug, Args)]
pub struct Validate {
    /// What `batch` takes, one or more: a trajectory as JSON, a workbook (.xlsx, .ods, a folder of CSV files), a folder
    /// with them, a list or a value per line; - reads standard input.
    #[arg(required = true)]
    trajectory: Vec<PathBuf>,
    /// One candidate of a workbook alone.
    #[arg(long, value_name = "NAME")]
    kandidaat: Option<String>,
    /// Kinds of document, separated by commas; default all four, and of a workbook or of several trajectories those
    /// whose part is there.
    #[arg(long, value_delimiter = ',', value_parser = SOORT)]
    soort: Vec<Soort>,
    /// For whom; default: whom the body names, else werkgever.
    #[arg(long, value_parser = VARIANT)]
    variant: Option<Variant>,
    /// Print the judgement as JSON, as the service answers it.
    #[arg(long)]
    json: bool,
    /// Repaired texts and warnings are faults.
    #[arg(long, visible_alias = "strikt")]
    strict: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    /// A threshold of the rules in place of its default, as name=number; may be repeated.
    #[arg(long = "threshold", env = "TRAJECTPERS_THRESHOLDS", value_name = "NAME=NUMBER", value_delimiter = ',', value_parser = parse_threshold)]
    thresholds: Vec<(String, i64)>,
}

/// Candidates that are named on one line.
const NAMED: usize = 10;

/// What is judged, in words for one and for many.
const CANDIDATES: (&str, &str) = ("kandidaat", "kandidaten");
const TRAJECTORIES: (&str, &str) = ("traject", "trajecten");

impl Validate {
    pub fn run(self) -> ExitCode {
        let mut thresholds = Thresholds::default();
        for (name, value) in &self.thresholds {
            if let Err(invalid) = thresholds.set(name, *value) {
                return usage(format!(
                    "De drempel ‘{}’ is niet in te stellen: {}.",
                    harmless(name),
                    why_not_set(invalid)
                ));
            }
        }
        let mut kinds: Vec<Soort> = Vec::new();
        for soort in &self.soort {
            if !kinds.contains(soort) {
                kinds.push(*soort);
            }
        }
        let question = Question {
            soorten: if kinds.is_empty() { Soort::ALL } else { &kinds },
            variant: self.variant,
            options: ParseOptions { ignore_unknown: self.ignore_unknown, strict: self.strict, begins: Spot::BEGIN },
            today: crate::clock::today(),
            thresholds: &thresholds,
        };
        self.judge_all(question).unwrap_or_else(usage)
    }

    /// Judges all that was typed; the error is a sentence.
    fn judge_all(&self, question: Question<'_>) -> Result<ExitCode, String> {
        let files = inputs::files(&self.trajectory)?;
        let is_alone = files == self.trajectory;
        if let ([only], true) = (files.as_slice(), is_alone) {
            match inputs::of(only)? {
                Input::Workbook => {
                    let mut telling = Telling::new(self.json);
                    let halted = self.judge_workbook(only, None, question, &mut telling)?;
                    return Ok(telling.finish(CANDIDATES, halted));
                }
                _ if self.kandidaat.is_some() => return Err(FOR_WORKBOOKS.to_owned()),
                Input::One(body) => return Ok(self.report(judge_value(&body, question))),
                Input::Several(pieces) => {
                    let mut telling = Telling::new(self.json);
                    self.judge_pieces(pieces, None, question, &mut telling);
                    return Ok(telling.finish(TRAJECTORIES, false));
                }
            }
        }
        if self.kandidaat.is_some() {
            return Err(FOR_WORKBOOKS.to_owned());
        }
        let mut telling = Telling::new(self.json);
        let mut halted = false;
        for file in &files {
            let name = inputs::name(file);
            match inputs::of(file)? {
                Input::Workbook => halted |= self.judge_workbook(file, Some(&name), question, &mut telling)?,
                Input::One(body) => {
                    let whose = Whose { file: Some(name), ..Whose::default() };
                    self.judge_one(&body, &whose, question, &mut telling);
                }
                Input::Several(pieces) => self.judge_pieces(pieces, Some(&name), question, &mut telling),
            }
        }
        Ok(telling.finish(TRAJECTORIES, halted))
    }

    /// Judges the pieces of a list or a stream.
    fn judge_pieces(&self, pieces: Vec<Piece>, file: Option<&str>, question: Question<'_>, telling: &mut Telling) {
        for (at, piece) in pieces.into_iter().enumerate() {
            let whose = Whose { file: file.map(str::to_owned), item: Some(at + 1), candidate: None };
            let failure = match piece.into_value() {
                Ok((value, begins)) => {
                    let options = ParseOptions { begins, ..question.options };
                    self.judge_one(&value, &whose, Question { options, ..question }, telling);
                    continue;
                }
                Err(failure) => failure,
            };
            let problem = in_results(failure, None, false);
            let detail = problem.get("detail").and_then(serde_json::Value::as_str).unwrap_or_default();
            telling.tell(&format!("{}: niet te beoordelen: {}", whose.title(), harmless(detail)));
            telling.waits();
        }
    }

    /// Judges one value among others.
    fn judge_one(&self, value: &[u8], whose: &Whose, question: Question<'_>, telling: &mut Telling) {
        match judge_value(value, question) {
            Ok(mut judgement) => {
                if !is_item(value) {
                    self.keep_parts(value, &mut judgement);
                }
                telling.judged(whose, judgement, false);
            }
            Err(faults) => {
                telling.tell(&format!("{}: niet te beoordelen:{}", whose.title(), workbook::told(&faults)));
                telling.waits();
            }
        }
    }

    /// Passes over documents of which the part is not there, unless they are asked for.
    fn keep_parts(&self, body: &[u8], judgement: &mut Judgement) {
        if self.soort.is_empty() {
            let fields = field_names(body);
            judgement.documents.retain(|document| fields.iter().any(|field| field == part_of(document.soort)));
        }
    }

    /// Judges every candidate of a workbook, or one; whether the workbook as a whole keeps every document from being
    /// made. The error is a sentence.
    fn judge_workbook(
        &self,
        path: &Path,
        file: Option<&str>,
        question: Question<'_>,
        telling: &mut Telling,
    ) -> Result<bool, String> {
        let book = workbook::read(path, self.ignore_unknown)?;
        let before = file.map(|file| format!("{}: ", harmless(file))).unwrap_or_default();
        let halted = !book.faults.is_empty();
        if halted {
            let told = workbook::told(&book.faults);
            telling.tell(&format!(
                "{before}Het werkboek bevat fouten; zolang die er zijn, wordt er geen document gemaakt:{told}"
            ));
            telling.spoil();
        }
        if !book.remarks.is_empty() {
            telling.tell(&format!("{before}Let op:{}", workbook::told(&book.remarks)));
        }
        let faults = book.faults;
        let candidates = match &self.kandidaat {
            Some(name) => vec![workbook::only(book.candidates, Some(name))?],
            None => book.candidates,
        };
        let mut waiting = Vec::new();
        for candidate in candidates {
            let whose =
                Whose { file: file.map(str::to_owned), candidate: Some(candidate.name.clone()), ..Whose::default() };
            if halted && !self.json {
                // What follows from a fault of the workbook would be told as if it were one of the candidate.
                telling.waits();
                if candidate.faults.is_empty() {
                    waiting.push(harmless(&candidate.name));
                } else {
                    let told = workbook::told(&candidate.faults);
                    telling.tell(&format!("{}: eerst dit herstellen:{told}", whose.title()));
                }
                continue;
            }
            let mut judgement = match judge(&candidate.body, question) {
                Ok(judgement) => judgement,
                Err(fault) => {
                    let faults = workbook::by_cell(&candidate, vec![fault]);
                    telling.tell(&format!("{}: niet te beoordelen:{}", whose.title(), workbook::told(&faults)));
                    telling.waits();
                    continue;
                }
            };
            self.keep_parts(&candidate.body, &mut judgement);
            by_cell(&mut judgement, &candidate);
            if halted {
                judgement.faults = [faults.clone(), std::mem::take(&mut judgement.faults)].concat();
                judgement.documents.iter_mut().for_each(|document| document.possible = false);
            }
            telling.judged(&whose, judgement, true);
        }
        if !waiting.is_empty() {
            let more = waiting.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" en nog {more}") } else { String::new() };
            waiting.truncate(NAMED);
            telling.tell(&format!(
                "{before}{}{more}: herstel eerst wat hierboven staat; daarna volgt het oordeel.",
                waiting.join(", ")
            ));
        }
        Ok(halted)
    }

    /// Exit code 0 when every document can be made without a warning, 1 otherwise.
    fn report(&self, judgement: Result<Judgement, Vec<Fault>>) -> ExitCode {
        let judgement = match judgement {
            Ok(judgement) => judgement,
            Err(faults) => {
                faults.iter().for_each(|fault| say(harmless(&fault.detail)));
                return ExitCode::from(1);
            }
        };
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

const FOR_WORKBOOKS: &str = "--kandidaat hoort bij één werkboek.";

/// Says what is wrong with what was typed.
fn usage(sentence: String) -> ExitCode {
    say(sentence);
    ExitCode::from(2)
}

/// Whether a value says itself what it asks for.
fn is_item(value: &[u8]) -> bool {
    field_names(value).iter().any(|field| field == "soort")
}

/// Judges a trajectory, or that of an item for the document that it asks for.
fn judge_value(value: &[u8], question: Question<'_>) -> Result<Judgement, Vec<Fault>> {
    if !is_item(value) {
        return judge(value, question).map_err(|fault| vec![fault]);
    }
    let ParseOptions { begins, ignore_unknown, .. } = question.options;
    let item = Item::parse(value, begins, ignore_unknown).map_err(|refused| refused.faults)?;
    let one = [item.soort];
    let options = ParseOptions { begins: item.begins, ..question.options };
    let question = Question { soorten: &one, variant: item.variant.or(question.variant), options, ..question };
    judge(&item.traject, question).map_err(|fault| vec![fault])
}
