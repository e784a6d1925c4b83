//! When somebody reaches the AOW age.

use chrono::{Datelike, Months, NaiveDate};

/// AOW ages in months by the first month of birth that they hold for (Algemene Ouderdomswet art. 7a; table of SVB). An
/// age is fixed five years ahead; later births take the last one.
const AOW_AGES: [((i32, u32), u32); 5] = [
    ((1900, 1), 66 * 12 + 4),
    ((1955, 9), 66 * 12 + 7),
    ((1956, 6), 66 * 12 + 10),
    ((1957, 3), 67 * 12),
    ((1961, 1), 67 * 12 + 3),
];

/// The day on which somebody who was born on this day reaches the AOW age.
pub fn aow_date(birth: NaiveDate) -> Option<NaiveDate> {
    let born = (birth.year(), birth.month());
    let (_, months) = AOW_AGES.iter().rev().find(|(from, _)| *from <= born)?;
    birth.checked_add_months(Months::new(*months))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn the_aow_age_follows_the_day_of_birth() {
        assert_eq!(aow_date(date(1957, 2, 28)), Some(date(2023, 12, 28)));
        assert_eq!(aow_date(date(1957, 3, 1)), Some(date(2024, 3, 1)));
        assert_eq!(aow_date(date(1960, 12, 31)), Some(date(2027, 12, 31)));
        assert_eq!(aow_date(date(1961, 1, 1)), Some(date(2028, 4, 1)));
        assert_eq!(aow_date(date(1968, 11, 3)), Some(date(2036, 2, 3)));
    }
}
