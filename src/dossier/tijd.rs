//! A time that may still go on.

use chrono::NaiveDate;

/// A time from a day on; without a last day it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tijd {
    pub van: NaiveDate,
    pub tot: Option<NaiveDate>,
}

impl Tijd {
    pub fn contains(self, date: NaiveDate) -> bool {
        self.van <= date && self.tot.is_none_or(|last| date <= last)
    }
}
