//! From a piece of a batch to its document, or to why it has none.

use std::sync::Arc;

use super::item::{Asked, Item};
use super::options::Options;
use super::outcome::{Bevinding, Document, Failure, Outcome};
use super::pieces::Piece;
use crate::press::Press;
use crate::render::Engine;

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

fn read(piece: Piece, options: Options) -> Result<Item, (Asked, Failure)> {
    match piece {
        Piece::Value(value) => Item::parse(&value, options.ignore_unknown)
            .map_err(|refused| (refused.asked, Failure::Item(refused.faults))),
        Piece::TooLong { limit } => Err((Asked::default(), Failure::TooLong { limit })),
        Piece::Stop(stop) => Err((Asked::default(), Failure::Stopped(stop))),
    }
}
