//! Reads values, makes items of them, and looks up which documents stand already: the thread ahead of the makers.

use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use tokio::sync::mpsc::Sender;

use super::earlier::{Earlier, Seal};
use super::shard::Shard;
use super::source::{Found, Source};
use crate::batch::{Asked, Failure, Item, Limits, Outcome, Piece, Resultaat, field_names, is_trajectory};
use crate::cli::talk::{say, shown};
use crate::cli::workbook;
use crate::judgement;
use crate::sheet::{Candidate, Origins};
use crate::wire::{self, Fault, ParseOptions, Soort, Spot, Variant};

/// One document to make.
pub struct Work {
    pub origin: Origin,
    pub task: Task,
}

/// Where a document comes from.
pub struct Origin {
    /// The file, if there are several.
    pub file: Option<String>,
    /// Digest of its input; none of what is no item.
    pub seal: Option<String>,
    /// Where in a workbook its values stood, if it comes from one.
    pub cells: Option<Arc<Origins>>,
    /// Stands behind the names of its documents, where others would have the same.
    pub suffix: Option<String>,
    /// Whether it is the last document of its value.
    pub last: bool,
}

impl Work {
    /// Of a candidate of whom no document was filled in.
    const fn nothing() -> Self {
        let origin = Origin { file: None, seal: None, cells: None, suffix: None, last: true };
        Self { origin, task: Task::Skip }
    }
}

pub enum Task {
    Make(Item),
    /// The document of an earlier run stands.
    Keep(Item, Box<Resultaat>),
    Refuse(Outcome),
    /// Nothing was asked for.
    Skip,
}

pub struct Reader {
    pub source: Source,
    pub limits: Limits,
    pub shard: Shard,
    /// Kinds of document of a trajectory that names none; none means every kind whose part is there.
    pub kinds: Vec<Soort>,
    /// Variant of an item that names none.
    pub variant: Option<Variant>,
    pub ignore_unknown: bool,
    /// The day that stands in for a document date that a body leaves out.
    pub today: NaiveDate,
    pub seal: Seal,
    pub earlier: Earlier,
}

impl Reader {
    /// Sends work until there is no more, or nobody takes it.
    pub fn run(self, sender: &Sender<Work>) {
        let Self { source, limits, shard, kinds, variant, ignore_unknown, today, seal, mut earlier } = self;
        let mut position = 0;
        let mut is_in_part = || {
            position += 1;
            shard.takes(position - 1)
        };
        let mut send = |from: Place, items: Vec<Result<Item, Outcome>>| {
            let Place { file, cells, suffix } = from;
            let count = items.len();
            items.into_iter().enumerate().all(|(index, item)| {
                let item = item.map(|item| Item { variant: item.variant.or(variant), ..item });
                let sealed = item.as_ref().ok().map(|item| seal.of(item));
                let kept = sealed.as_ref().and_then(|sealed| earlier.take(sealed));
                let task = match (item, kept) {
                    (Ok(item), Some(kept)) => Task::Keep(item, Box::new(kept)),
                    (Ok(item), None) => Task::Make(item),
                    (Err(outcome), _) => Task::Refuse(outcome),
                };
                let seal = sealed.map(|sealed| sealed.input);
                let last = index + 1 == count;
                let (file, cells, suffix) = (file.clone(), cells.clone(), suffix.clone());
                let origin = Origin { file, seal, cells, suffix, last };
                sender.blocking_send(Work { origin, task }).is_ok()
            })
        };
        source.read(limits, |file, found| match found {
            Ok(Found::Workbook(path)) => match candidates(path, ignore_unknown) {
                Ok(candidates) => candidates.into_iter().filter(|_| is_in_part()).all(|candidate| {
                    let name = match file {
                        Some(file) => format!("{file}: {}", candidate.name),
                        None => candidate.name.clone(),
                    };
                    let items = items_of(&candidate, limits, &kinds, ignore_unknown, today);
                    if items.is_empty() {
                        return sender.blocking_send(Work::nothing()).is_ok();
                    }
                    let suffix = candidate.shares_number.then(|| candidate.name.clone());
                    send(Place { file: Some(name), cells: Some(Arc::new(candidate.origins)), suffix }, items)
                }),
                Err(_) if !is_in_part() => true,
                Err(faults) => send(Place::file(file), vec![Err(refuse(Failure::Item(faults)))]),
            },
            _ if !is_in_part() => true,
            Ok(Found::Piece(piece)) => send(Place::file(file), items(Ok(piece), &kinds, ignore_unknown)),
            Err(error) => send(Place::file(file), items(Err(error), &kinds, ignore_unknown)),
        });
    }
}

/// Where a value comes from.
struct Place {
    file: Option<String>,
    cells: Option<Arc<Origins>>,
    suffix: Option<String>,
}

impl Place {
    /// A file, if there are several, that is no workbook or cannot be read as one.
    fn file(file: Option<&str>) -> Self {
        Self { file: file.map(str::to_owned), cells: None, suffix: None }
    }
}

/// The candidates of a workbook, or what is wrong with it as a whole.
fn candidates(path: &Path, ignore_unknown: bool) -> Result<Vec<Candidate>, Vec<Fault>> {
    let book = workbook::read(path, ignore_unknown)
        .map_err(|detail| vec![Fault { pointer: String::new(), code: "onleesbaar", detail }])?;
    if !book.faults.is_empty() {
        return Err(book.faults);
    }
    if !book.remarks.is_empty() {
        say(format!("{}: let op:{}", shown(path), workbook::told(&book.remarks)));
    }
    Ok(book.candidates)
}

/// The documents of a candidate that were filled in, or that are asked for. While cells cannot be read there are none,
/// and everything that is wrong is told.
fn items_of(
    candidate: &Candidate,
    limits: Limits,
    kinds: &[Soort],
    ignore_unknown: bool,
    today: NaiveDate,
) -> Vec<Result<Item, Outcome>> {
    if candidate.body.len() > limits.line {
        return vec![Err(refuse(Failure::TooLong { limit: limits.line }))];
    }
    // A name of a tab that is misspelt is a fault of the workbook, so nothing that was filled in is passed over.
    if kinds.is_empty() && parts(&field_names(&candidate.body)).is_empty() {
        return vec![];
    }
    let items = items(Ok(Piece::Value(candidate.body.clone(), Spot::BEGIN)), kinds, ignore_unknown);
    if candidate.faults.is_empty() {
        return items;
    }
    let told = |item: Result<Item, Outcome>| {
        let item = item?;
        let options = ParseOptions { ignore_unknown, ..ParseOptions::default() };
        let judged = judgement::parse(&item.traject, item.soort, options, today).err().unwrap_or_default();
        let faults = workbook::by_cell(candidate, judged);
        Err(Outcome { asked: item.asked(), result: Err(Failure::Item(faults)) })
    };
    items.into_iter().map(told).collect()
}

/// The documents that a piece asks for: one if it is an item, else those of the trajectory that it is.
fn items(piece: io::Result<Piece>, kinds: &[Soort], ignore_unknown: bool) -> Vec<Result<Item, Outcome>> {
    let (value, begins) = match piece.map(Piece::into_value) {
        Ok(Ok(read)) => read,
        Ok(Err(failure)) => return vec![Err(refuse(failure))],
        Err(error) => {
            let detail = format!("De invoer is niet te lezen: {error}.");
            return vec![Err(refuse(Failure::Item(vec![fault("onleesbaar", &detail)])))];
        }
    };
    let fields = field_names(&value);
    if value.trim_ascii() == b"{}" || is_nothing(&fields) {
        return vec![Err(refuse(Failure::Item(vec![fault("type", NOTHING)])))];
    }
    if !is_trajectory(fields.iter().map(String::as_str)) {
        let item = Item::parse(&value, begins, ignore_unknown);
        return vec![
            item.map_err(|refused| Outcome { asked: refused.asked, result: Err(Failure::Item(refused.faults)) }),
        ];
    }
    let kinds = if kinds.is_empty() { parts(&fields) } else { kinds.to_vec() };
    if kinds.is_empty() {
        let detail = "Dit traject heeft geen deel ‘plan’, ‘voortgang’, ‘eind’ of ‘offerte’. Voeg er een toe.";
        return vec![Err(refuse(Failure::Item(vec![fault("verplicht", detail)])))];
    }
    let item = |soort| Ok(Item { soort, variant: None, bestandsnaam: None, traject: value.clone(), begins });
    kinds.into_iter().map(item).collect()
}

/// The kinds of document of which the part is there.
fn parts(fields: &[String]) -> Vec<Soort> {
    let has = |soort: &&Soort| fields.iter().any(|field| field == wire::part_of(**soort));
    Soort::ALL.iter().filter(has).copied().collect()
}

/// Whether an object has nothing of a trajectory and nothing of an item. What has no fields may be no object at all.
fn is_nothing(fields: &[String]) -> bool {
    let known = ["soort", "variant", "bestandsnaam", "traject"];
    !fields.is_empty()
        && !is_trajectory(fields.iter().map(String::as_str))
        && !fields.iter().any(|field| known.contains(&field.as_str()))
}

const NOTHING: &str = "Dit is geen traject en geen onderdeel van een batch. Een traject heeft ‘document’, ‘bureau’, \
    ‘werknemer’ en ‘werkgever’, en hoeft geen soort te noemen; een onderdeel heeft ‘soort’ en ‘traject’.";

/// A fault of a value as a whole.
fn fault(code: &'static str, detail: &str) -> Fault {
    Fault { pointer: String::new(), code, detail: detail.to_owned() }
}

fn refuse(failure: Failure) -> Outcome {
    Outcome { asked: Asked::default(), result: Err(failure) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds_of(value: &str, kinds: &[Soort]) -> Vec<Option<Soort>> {
        let items = items(Ok(Piece::Value(value.as_bytes().to_vec(), Spot::BEGIN)), kinds, false);
        items.into_iter().map(|item| item.ok().map(|item| item.soort)).collect()
    }

    #[test]
    fn a_bare_trajectory_becomes_every_document_that_it_has_a_part_for() {
        let value = r#"{"document":{},"traject":{},"voortgang":{},"offerte":{},"eind":null}"#;
        assert_eq!(kinds_of(value, &[]), [Some(Soort::Voortgangsrapportage), Some(Soort::Offerte)]);
        assert_eq!(kinds_of(value, &[Soort::Eindrapportage]), [Some(Soort::Eindrapportage)]);
        assert_eq!(kinds_of(r#"{"document":{}}"#, &[]), [None]);
        assert_eq!(kinds_of(r#"{"bureau":{},"traject":{},"plan":{}}"#, &[]), [Some(Soort::PlanVanAanpak)]);
    }

    #[test]
    fn what_is_neither_trajectory_nor_item_is_told_so() {
        let told = |value: &str| {
            let items = items(Ok(Piece::Value(value.as_bytes().to_vec(), Spot::BEGIN)), &[], false);
            let Some(Err(Outcome { result: Err(Failure::Item(faults)), .. })) = items.into_iter().next() else {
                unreachable!("refused: {value}")
            };
            faults.first().map(|fault| (fault.pointer.clone(), fault.detail.clone())).expect("a fault")
        };
        for value in ["{}", r#"{"offerte":{}}"#, r#"{"naam":"notities","regels":[]}"#] {
            let (pointer, detail) = told(value);
            assert!(pointer.is_empty() && detail.starts_with("Dit is geen traject"), "{value}: {detail}");
        }
        assert_eq!(told(r#"{"traject":{}}"#).0, "/soort");
    }

    #[test]
    fn an_item_says_itself_what_it_asks_for() {
        let value = r#"{"soort":"offerte","traject":{"document":{},"plan":{}}}"#;
        assert_eq!(kinds_of(value, &[Soort::Eindrapportage]), [Some(Soort::Offerte)]);
        assert_eq!(kinds_of("geen JSON", &[Soort::Eindrapportage]), [None]);
        assert_eq!(kinds_of("{}", &[]), [None]);
    }
}
