//! A batch under way: work is made a few items at a time, and taken and written in the order in which it came.

use std::collections::HashMap;
use std::pin::pin;

use futures_util::{StreamExt, stream};
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::done::{Done, to_value};
use super::folder::Put;
use super::maker::Maker;
use super::progress::{Counts, End, Progress, UNKNOWN};
use super::reader::{Origin, Reader, Task, Work};
use super::shard::Shard;
use super::target::Target;
use super::trouble::Trouble;
use crate::answers::Problem;
use crate::batch::{Asked, Document, Item, Names, Resultaat, Results};
use crate::cli::talk::say;
use crate::cli::workbook::strange_text;
use crate::dutch::counted;
use crate::sheet::{Origins, missing_row};
use crate::wire::Soort;

/// A batch under way.
pub struct Run {
    target: Target,
    names: Names,
    results: Results,
    progress: Progress,
    shard: Shard,
    /// Of the document at hand, counted from 1.
    number: usize,
}

/// What has become of a piece of work before its turn.
enum Settled {
    Done(Done),
    Stands(Item, Box<Resultaat>),
    Nothing,
}

impl Run {
    /// A batch of which nothing has been made yet.
    pub fn new(target: Target, progress: Progress, shard: Shard) -> Self {
        Self { target, names: Names::default(), results: Results::default(), progress, shard, number: 0 }
    }

    /// Makes everything that the reader finds.
    pub async fn all(mut self, reader: Reader, maker: &Maker) -> Result<Counts, Trouble> {
        let (sender, receiver) = mpsc::channel(maker.window());
        let reading = std::thread::Builder::new().name("reader".into()).spawn(move || reader.run(&sender));
        reading.map_err(|error| Trouble::Stopped(format!("De batch start niet: {error}.")))?;
        let work = stream::unfold(receiver, |mut receiver| async move { Some((receiver.recv().await?, receiver)) });
        let mut settled = pin!(work.map(|work| settle(maker, work)).buffered(maker.window()));
        while let Some((origin, settled)) = settled.next().await {
            if matches!(settled, Settled::Nothing) {
                self.progress.pass_over();
                continue;
            }
            self.number += 1;
            if let Err(sentence) = self.take(maker, &origin, settled).await {
                self.progress.finish();
                let advice = if self.target.is_folder() {
                    "Dezelfde opdracht gaat straks verder en slaat over wat er al staat."
                } else {
                    "Er is geen archief gemaakt."
                };
                return Err(Trouble::Stopped(format!("{sentence} De batch is gestopt. {advice}")));
            }
            if origin.last {
                self.progress.advance();
            }
        }
        if self.number == 0 && self.shard.is_first() {
            return Err(Trouble::Usage(match self.progress.passed_over() {
                0 => "De invoer bevat geen onderdelen; er is niets te maken.".to_owned(),
                number => format!(
                    "Van {} is geen document ingevuld; er is niets te maken. Vul ‘offerte’, ‘plan’, ‘voortgang’ of \
                     ‘eind’ in.",
                    counted(number, "kandidaat", "kandidaten")
                ),
            }));
        }
        let counts = self.progress.finish();
        maker.given_up().into_iter().for_each(say);
        self.target.finish(self.results).map_err(Trouble::Stopped)?;
        Ok(counts)
    }

    /// Writes one document, or why there is none.
    async fn take(&mut self, maker: &Maker, origin: &Origin, settled: Settled) -> Result<(), String> {
        let done = match settled {
            Settled::Done(done) => done,
            // Passed over before it came here.
            Settled::Nothing => return Ok(()),
            Settled::Stands(item, kept) => {
                let free = kept.bestand.as_deref().is_some_and(|name| self.names.reserve(name));
                if free {
                    let (kept, naam) = (*kept, name(&item.asked(), origin));
                    let resultaat = Resultaat { volgnummer: self.number, naam, ..kept };
                    self.progress.count(item.soort.as_str(), End::Stood);
                    return self.record(&resultaat);
                }
                // Its name was given to a document before it, so it is not what stands there.
                maker.make(item).await
            }
        };
        let kind = done.asked.soort.map_or(UNKNOWN, Soort::as_str);
        let placed = match done.result {
            Ok(document) => self.place(&done.asked, origin, &document)?,
            Err(problem) => Err(in_cells(problem, origin.cells.as_deref())),
        };
        let mut resultaat = match placed {
            Ok(made) => {
                self.progress.count(kind, End::Made);
                made
            }
            Err(problem) => {
                self.progress.count(kind, End::Failed);
                self.progress.tell(self.number, name(&done.asked, origin), kind, &problem);
                Resultaat::failed(self.number, &done.asked, problem)
            }
        };
        resultaat.naam = name(&done.asked, origin);
        resultaat.invoer = origin.seal.clone().filter(|_| self.target.is_folder());
        self.record(&resultaat)
    }

    /// Gives a document its name and writes it; the problem, where something of others has that name.
    fn place(
        &mut self,
        asked: &Asked,
        origin: &Origin,
        document: &Document,
    ) -> Result<Result<Resultaat, Value>, String> {
        let bestand = match &origin.suffix {
            // A name that is told apart by a number has it between brackets, which a file name cannot have.
            Some(suffix) if asked.bestandsnaam.is_none() => {
                self.names.unique(&format!("{}_{}", document.stem, suffix.replace(['(', ')'], "")))
            }
            _ => self.names.of(asked, &document.stem),
        };
        Ok(match self.target.put(&bestand, &document.bytes)? {
            Put::Placed => Ok(Resultaat::made(self.number, asked, bestand, document)),
            Put::Occupied(why) => Err(to_value(&Problem::occupied(why))),
        })
    }

    fn record(&mut self, resultaat: &Resultaat) -> Result<(), String> {
        self.target.note(resultaat)?;
        self.results.push(resultaat).map_err(|error| format!("Een resultaat is niet te schrijven: {error}."))
    }
}

/// What the caller calls it, or else the file that it came from.
fn name(asked: &Asked, origin: &Origin) -> Option<String> {
    asked.bestandsnaam.clone().or_else(|| origin.file.clone())
}

/// A problem whose errors have a cell of the workbook beside their pointer. What was told by cell already has no
/// pointer. Of a row that is not there, the first error says all that it has to hold.
fn in_cells(mut problem: Value, cells: Option<&Origins>) -> Value {
    let mut headings: HashMap<String, Vec<String>> = HashMap::new();
    for error in errors(&mut problem) {
        let pointer = error.get("pointer").and_then(Value::as_str).unwrap_or_default().to_owned();
        if !pointer.is_empty() && !pointer.starts_with('/') {
            error.insert("pointer".to_owned(), Value::from(""));
            error.insert("cel".to_owned(), Value::from(pointer));
        } else if let Some(cells) = cells {
            let given = error.get("detail").and_then(Value::as_str).unwrap_or_default();
            if let Some((place, detail)) = strange_text(cells, &pointer, given) {
                error.insert("detail".to_owned(), Value::from(detail));
                error.insert("cel".to_owned(), Value::from(place));
                continue;
            }
            let place = cells.cell(&pointer);
            if let Some(heading) = cells.heading(&pointer) {
                headings.entry(place.clone()).or_default().push(heading.to_owned());
            }
            let detail = error.get("detail").and_then(Value::as_str).map(|detail| cells.in_words(&pointer, detail));
            if let Some(detail) = detail {
                error.insert("detail".to_owned(), Value::from(detail));
            }
            error.insert("cel".to_owned(), Value::from(place));
        }
    }
    for error in errors(&mut problem) {
        let place = error.get("cel").and_then(Value::as_str).unwrap_or_default();
        let row = headings.remove(place).and_then(|named| missing_row(place, &named));
        if let Some(detail) = row {
            error.insert("detail".to_owned(), Value::from(detail));
        }
    }
    problem
}

fn errors(problem: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let errors = problem.get_mut("errors").and_then(Value::as_array_mut);
    errors.into_iter().flatten().filter_map(Value::as_object_mut)
}

async fn settle(maker: &Maker, work: Work) -> (Origin, Settled) {
    let settled = match work.task {
        Task::Make(item) => Settled::Done(maker.make(item).await),
        Task::Keep(item, kept) => Settled::Stands(item, kept),
        Task::Refuse(outcome) => Settled::Done(outcome.into()),
        Task::Skip => Settled::Nothing,
    };
    (work.origin, settled)
}
