//! Working days: which days the Algemene termijnenwet skips when a term ends on them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether a term may end on this day: not a Saturday, a Sunday or a recognised holiday
/// (Algemene termijnenwet, art. 1 and 3).
pub fn is_workday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(date)
}

/// The day itself when it is a working day, else the first working day after it.
pub fn next_workday(date: NaiveDate) -> NaiveDate {
    date.iter_days().find(|day| is_workday(*day)).unwrap_or(date)
}

/// The day itself when it is a working day, else the last working day before it: for what must be done by a day.
pub fn previous_workday(date: NaiveDate) -> NaiveDate {
    std::iter::successors(Some(date), NaiveDate::pred_opt).find(|day| is_workday(*day)).unwrap_or(date)
}

/// New Year's Day, Good Friday, Easter Monday, the King's birthday, 5 May, Ascension Day, Whit Monday and both
/// Christmas days (Algemene termijnenwet, art. 3 lid 1 and 2).
fn is_holiday(date: NaiveDate) -> bool {
    let fixed = matches!((date.month(), date.day()), (1, 1) | (5, 5) | (12, 25 | 26));
    let easter = easter_sunday(date.year());
    let from_easter = easter.map(|easter| (date - easter).num_days());
    fixed || matches!(from_easter, Some(-2 | 1 | 39 | 50)) || Some(date) == kings_day(date.year())
}

/// 27 April since 2014, or the day before when that is a Sunday.
fn kings_day(year: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 4, 27)?;
    if day.weekday() == Weekday::Sun { day.checked_sub_days(Days::new(1)) } else { Some(day) }
}

/// Easter in the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        let expected = [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)];
        for (year, month, date) in expected {
            assert_eq!(easter_sunday(year), Some(day(year, month, date)));
        }
    }

    #[test]
    fn a_term_that_ends_at_christmas_moves_past_the_weekend() {
        // 25 December 2026 is a Friday, 26 a Saturday and 27 a Sunday.
        assert_eq!(next_workday(day(2026, 12, 25)), day(2026, 12, 28));
    }

    #[test]
    fn what_must_be_done_by_a_sunday_is_done_on_friday() {
        assert_eq!(previous_workday(day(2025, 10, 26)), day(2025, 10, 24));
        assert_eq!(previous_workday(day(2025, 10, 24)), day(2025, 10, 24));
        // Easter Monday, and the days before it back to Good Friday.
        assert_eq!(previous_workday(day(2025, 4, 21)), day(2025, 4, 17));
    }

    #[test]
    fn kings_day_moves_off_a_sunday() {
        assert!(!is_workday(day(2026, 4, 27)));
        assert_eq!(kings_day(2025), Some(day(2025, 4, 26)));
    }

    #[test]
    fn whit_monday_and_ascension_are_no_working_days() {
        assert!(!is_workday(day(2025, 5, 29)));
        assert!(!is_workday(day(2025, 6, 9)));
        assert!(is_workday(day(2025, 6, 10)));
    }
}
