//! Reads values, makes items of them, and looks up which documents stand already: the thread ahead of the makers.

use std::io;

use tokio::sync::mpsc::Sender;

use super::earlier::{Earlier, Seal};
use super::source::Source;
use crate::batch::{Asked, Failure, Item, Limits, Outcome, Piece, Resultaat, field_names};
use crate::wire::{self, Fault, Soort, Variant};

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
    /// Whether it is the last document of its value.
    pub last: bool,
}

pub enum Task {
    Make(Item),
    /// The document of an earlier run stands.
    Keep(Item, Box<Resultaat>),
    Refuse(Outcome),
}

pub struct Reader {
    pub source: Source,
    pub limits: Limits,
    /// Kinds of document of a trajectory that names none; none means every kind whose part is there.
    pub kinds: Vec<Soort>,
    /// Variant of an item that names none.
    pub variant: Option<Variant>,
    pub ignore_unknown: bool,
    pub seal: Seal,
    pub earlier: Earlier,
}

impl Reader {
    /// Sends work until there is no more, or nobody takes it.
    pub fn run(self, sender: &Sender<Work>) {
        let Self { source, limits, kinds, variant, ignore_unknown, seal, mut earlier } = self;
        source.read(limits, |file, piece| {
            let items = items(piece, &kinds, ignore_unknown);
            let count = items.len();
            items.into_iter().enumerate().all(|(index, item)| {
                let item = item.map(|item| Item { variant: item.variant.or(variant), ..item });
                let input = item.as_ref().ok().map(|item| seal.of(item));
                let kept = input.as_deref().and_then(|input| earlier.take(input));
                let task = match (item, kept) {
                    (Ok(item), Some(kept)) => Task::Keep(item, Box::new(kept)),
                    (Ok(item), None) => Task::Make(item),
                    (Err(outcome), _) => Task::Refuse(outcome),
                };
                let origin = Origin { file: file.map(str::to_owned), seal: input, last: index + 1 == count };
                sender.blocking_send(Work { origin, task }).is_ok()
            })
        });
    }
}

/// The documents that a piece asks for: one if it is an item, else those of the trajectory that it is.
fn items(piece: io::Result<Piece>, kinds: &[Soort], ignore_unknown: bool) -> Vec<Result<Item, Outcome>> {
    let value = match piece {
        Ok(Piece::Value(value)) => value,
        Ok(Piece::TooLong { limit }) => return vec![Err(refuse(Failure::TooLong { limit }))],
        Ok(Piece::Stop(stop)) => return vec![Err(refuse(Failure::Stopped(stop)))],
        Err(error) => {
            let detail = format!("De invoer is niet te lezen: {error}.");
            return vec![Err(refuse(Failure::Item(vec![Fault {
                pointer: String::new(),
                code: "onleesbaar",
                detail,
            }])))];
        }
    };
    let fields = field_names(&value);
    let has = |name: &str| fields.iter().any(|field| field == name);
    // Every trajectory has the data of its document, and none has a kind.
    if has("soort") || !has("document") {
        let item = Item::parse(&value, ignore_unknown);
        return vec![
            item.map_err(|refused| Outcome { asked: refused.asked, result: Err(Failure::Item(refused.faults)) }),
        ];
    }
    let present = Soort::ALL.iter().copied().filter(|soort| has(wire::part_of(*soort)));
    let kinds: Vec<Soort> = if kinds.is_empty() { present.collect() } else { kinds.to_vec() };
    if kinds.is_empty() {
        let detail = "Dit traject heeft geen deel ‘plan’, ‘voortgang’, ‘eind’ of ‘offerte’. Voeg er een toe.";
        let fault = Fault { pointer: String::new(), code: "verplicht", detail: detail.to_owned() };
        return vec![Err(refuse(Failure::Item(vec![fault])))];
    }
    let item = |soort| Ok(Item { soort, variant: None, bestandsnaam: None, traject: value.clone() });
    kinds.into_iter().map(item).collect()
}

fn refuse(failure: Failure) -> Outcome {
    Outcome { asked: Asked::default(), result: Err(failure) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds_of(value: &str, kinds: &[Soort]) -> Vec<Option<Soort>> {
        let items = items(Ok(Piece::Value(value.as_bytes().to_vec())), kinds, false);
        items.into_iter().map(|item| item.ok().map(|item| item.soort)).collect()
    }

    #[test]
    fn a_bare_trajectory_becomes_every_document_that_it_has_a_part_for() {
        let value = r#"{"document":{},"traject":{},"voortgang":{},"offerte":{},"eind":null}"#;
        assert_eq!(kinds_of(value, &[]), [Some(Soort::Voortgangsrapportage), Some(Soort::Offerte)]);
        assert_eq!(kinds_of(value, &[Soort::Eindrapportage]), [Some(Soort::Eindrapportage)]);
        assert_eq!(kinds_of(r#"{"document":{}}"#, &[]), [None]);
    }

    #[test]
    fn an_item_says_itself_what_it_asks_for() {
        let value = r#"{"soort":"offerte","traject":{"document":{},"plan":{}}}"#;
        assert_eq!(kinds_of(value, &[Soort::Eindrapportage]), [Some(Soort::Offerte)]);
        assert_eq!(kinds_of("geen JSON", &[Soort::Eindrapportage]), [None]);
        assert_eq!(kinds_of("{}", &[]), [None]);
    }
}
