//! A day of birth, as far as the population register knows it.

use chrono::{Datelike, Months, NaiveDate};

/// The birth date of a person. The register (Logisch Ontwerp BRP, element 03.10) writes zeros for the day, or for month
/// and day, of somebody whose birth date is known in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geboortedatum {
    // Invariant: of a date known in part, the first day that it may be.
    first: NaiveDate,
    known: Known,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Day,
    Month,
    Year,
}

impl Geboortedatum {
    pub const fn of_day(day: NaiveDate) -> Self {
        Self { first: day, known: Known::Day }
    }

    /// A year, perhaps with its month. `None` when there is no such month.
    pub fn in_part(year: i32, month: Option<u32>) -> Option<Self> {
        let known = if month.is_some() { Known::Month } else { Known::Year };
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
        Some(Self { first, known })
    }

    /// The day, when it is known: what is counted from a birth date needs it.
    pub fn day(self) -> Option<NaiveDate> {
        (self.known == Known::Day).then_some(self.first)
    }

    /// The last day that it may be: what follows from a birth date by then follows for sure.
    pub fn latest(self) -> NaiveDate {
        let months = match self.known {
            Known::Day => return self.first,
            Known::Month => 1,
            Known::Year => 12,
        };
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.first)
    }

    /// The first day of the month, when no more than the month is known.
    pub fn month(self) -> Option<NaiveDate> {
        (self.known == Known::Month).then_some(self.first)
    }

    pub fn year(self) -> i32 {
        self.first.year()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_part_has_no_day() {
        let march = Geboortedatum::in_part(1975, Some(3)).expect("a month");
        assert_eq!((march.day(), march.month().is_some()), (None, true));
        let year = Geboortedatum::in_part(1975, None).expect("a year");
        assert_eq!((year.day(), year.month()), (None, None));
        assert_eq!(Geboortedatum::in_part(1975, Some(13)), None);
        let latest = [march.latest(), year.latest()].map(|day| (day.month(), day.day()));
        assert_eq!(latest, [(3, 31), (12, 31)]);
    }
}
