//! A stretch of days, both ends included.

use chrono::{Days, NaiveDate, TimeDelta};

/// From the first day up to and including the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    // Invariant: first <= last.
    first: NaiveDate,
    last: NaiveDate,
}

/// The last day lies before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPeriod;

impl Period {
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, InvalidPeriod> {
        if first <= last { Ok(Self { first, last }) } else { Err(InvalidPeriod) }
    }

    pub const fn first(self) -> NaiveDate {
        self.first
    }

    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Number of calendar days; at least one.
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether the other period begins on the day after this one ends.
    pub fn touches(self, other: Self) -> bool {
        self.last.checked_add_days(Days::new(1)) == Some(other.first)
    }
}

/// A number of days before a date; the date itself when that leaves the calendar.
pub fn earlier(date: NaiveDate, days: i64) -> NaiveDate {
    later(date, -days)
}

/// A number of days after a date; the date itself when that leaves the calendar.
pub fn later(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}
