//! The options of a batch: they hold for every item, whatever the item asks for itself.

use chrono::NaiveDate;

use crate::press::Terms;

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
    /// The same for a worker.
    pub fn terms(self) -> Terms {
        Terms::new(self.strict, self.ignore_unknown, self.attach, self.today)
    }
}
