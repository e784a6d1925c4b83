//! The options of a batch: they hold for every item, whatever the item asks for itself.

use chrono::NaiveDate;

use super::item::Item;
use crate::pipeline::Order;

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

impl Options {
    /// The order for the document of an item.
    pub fn order(self, item: &Item) -> Order {
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
