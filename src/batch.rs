//! Many documents in one go: values in, documents out, in the order of the values. What fails, fails alone.
//!
//! ```text
//! bytes ──▶ pieces ───▶ item ─────▶ pipeline ──▶ archive ──▶ bytes
//!           one value   what it     a document   entry by
//!           at a time   asks for    or why not   entry
//! ```
//!
//! A face reads pieces, lets [`window`] of them be made together, and takes the outcomes in order. Nothing here knows
//! where bytes come from or go to, and nothing grows with the number of items but the lines of their results.

mod archive;
pub mod frames;
mod item;
mod level;
mod names;
mod pieces;
mod results;

use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::pipeline::{Order, Press, ProduceError};
use crate::render::Engine;
use crate::wire::Fault;

pub use archive::{Archive, ArchiveError};
pub use item::{Asked, Item, NoItem, field_names};
pub use names::Names;
pub use pieces::{Limits, Piece, Splitter, Stop};
pub use results::{Bevinding, Resultaat, Results, Status};

/// What holds for every item of a batch.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Repaired texts are faults.
    pub strict: bool,
    /// Fields that the contract does not name are skipped.
    pub ignore_unknown: bool,
    /// The data of the document, as its reader may see it, goes with the PDF.
    pub attach: bool,
    /// The day that stands in for a document date that a body leaves out.
    pub today: NaiveDate,
}

/// What became of one piece of a batch.
#[derive(Debug)]
pub struct Outcome {
    pub asked: Asked,
    pub result: Result<Document, Failure>,
}

/// A finished PDF.
#[derive(Debug)]
pub struct Document {
    pub bytes: Vec<u8>,
    /// Its own name, without extension.
    pub stem: String,
    pub pages: usize,
    pub findings: Vec<Bevinding>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The value is no item; pointers go into the value.
    #[error("the item has {} faults", .0.len())]
    Item(Vec<Fault>),
    #[error("the value is longer than {limit} bytes")]
    TooLong { limit: usize },
    #[error("the rest of the batch is not read")]
    Stopped(Stop),
    /// As of a single document; pointers go into the trajectory.
    #[error(transparent)]
    Produce(#[from] ProduceError),
}

/// Items under way together: enough to keep every render thread busy while the next are read, and no more, so that
/// this is also what waits at most in the queue of the engine.
pub fn window(engine: &Engine) -> usize {
    2 * engine.settings().threads.max(1)
}

/// Makes what a piece asks for.
pub async fn make(press: &Arc<Press>, piece: Piece, options: Options) -> Outcome {
    match read(piece, options) {
        Ok(item) => produce(press, item, options).await,
        Err((asked, failure)) => Outcome { asked, result: Err(failure) },
    }
}

/// Makes the document of an item, behind those who ask for a single one.
pub async fn produce(press: &Arc<Press>, item: Item, options: Options) -> Outcome {
    let mut asked = item.asked();
    let order = options.order(&item);
    let result = match press.produce_patiently(item.traject, order).await {
        Ok(product) => {
            asked.variant = Some(product.variant);
            Ok(Document {
                bytes: product.rendered.bytes,
                stem: product.file_stem,
                pages: product.rendered.pages,
                findings: Bevinding::of(&product.findings),
            })
        }
        Err(error) => Err(error.into()),
    };
    Outcome { asked, result }
}

/// Finds out whether a document can be made of a piece, without laying it out.
pub async fn check(press: &Arc<Press>, piece: Piece, options: Options) -> Result<(), Failure> {
    let item = read(piece, options).map_err(|(_, failure)| failure)?;
    let order = options.order(&item);
    press.prepare_aside(item.traject, order).await?;
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Options {
    fn order(self, item: &Item) -> Order {
        Order {
            soort: item.soort,
            variant: item.variant,
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            attach: self.attach,
            today: self.today,
        }
    }
}

fn read(piece: Piece, options: Options) -> Result<Item, (Asked, Failure)> {
    match piece {
        Piece::Value(value) => Item::parse(&value, options.ignore_unknown)
            .map_err(|refused| (refused.asked, Failure::Item(refused.faults))),
        Piece::TooLong { limit } => Err((Asked::default(), Failure::TooLong { limit })),
        Piece::Stop(stop) => Err((Asked::default(), Failure::Stopped(stop))),
    }
}
