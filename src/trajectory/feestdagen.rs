//! Working days, and the day on which a term of the law ends: the Algemene termijnenwet skips days at its end.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::period::later;

/// Days that the Crown equates with holidays at the end of a term (Algemene termijnenwet, art. 3 lid 3), by year, month
/// and day. A decree is for some years; a new one is a row here.
const EQUATED: [(i32, u32, u32); 10] = [
    // Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025.
    (2023, 4, 28),
    (2023, 5, 19),
    (2024, 5, 10),
    (2024, 12, 27),
    (2025, 5, 30),
    // Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028.
    (2026, 1, 2),
    (2026, 5, 15),
    (2027, 5, 7),
    (2028, 4, 28),
    (2028, 5, 26),
];

/// The longest term that the Algemene termijnenwet holds for: twelve weeks (art. 4 onder a).
const LONGEST_TERM_DAYS: i64 = 12 * 7;

/// The last day of a term of the law that runs so many days on from a day. One that would end on a Saturday, a Sunday,
/// a holiday or a day that is equated with one goes on to the next other day (Algemene termijnenwet, art. 1 lid 1); a
/// longer term than that law holds for does not. Not for what is counted back (art. 1 lid 2), nor for how long a wage
/// or a wachttijd lasts: nothing has to be done by its last day.
pub fn end_of_term(from: NaiveDate, days: i64) -> NaiveDate {
    let last = later(from, days);
    if days <= LONGEST_TERM_DAYS { first_day_of_terms(last) } else { last }
}

/// The last day on which a term of so many days has to begin for it to end by a day, however it is moved.
pub fn start_of_term(by: NaiveDate, days: i64) -> NaiveDate {
    let ends = std::iter::successors(Some(by), NaiveDate::pred_opt).find(|day| ends_terms(*day));
    later(if days <= LONGEST_TERM_DAYS { ends.unwrap_or(by) } else { by }, -days)
}

/// The day itself when a term may end on it, else the first such day after it.
pub fn first_day_of_terms(date: NaiveDate) -> NaiveDate {
    date.iter_days().find(|day| ends_terms(*day)).unwrap_or(date)
}

fn ends_terms(date: NaiveDate) -> bool {
    is_workday(date) && !EQUATED.contains(&(date.year(), date.month(), date.day()))
}

/// Whether it is no Saturday, no Sunday and no recognised holiday (Algemene termijnenwet, art. 3 lid 1 and 2). On a day
/// that is only equated with a holiday people work.
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
        assert_eq!(end_of_term(day(2026, 12, 4), 21), day(2026, 12, 28));
    }

    #[test]
    fn a_term_goes_on_past_a_day_that_a_decree_equates_with_a_holiday() {
        // Six weeks after 21 November 2025 it is Friday 2 January 2026, after 18 April the Friday after Ascension.
        assert_eq!(end_of_term(day(2025, 11, 21), 42), day(2026, 1, 5));
        assert_eq!(end_of_term(day(2025, 4, 18), 42), day(2025, 6, 2));
        // On such a day people work.
        assert!(is_workday(day(2026, 1, 2)));
        assert_eq!(previous_workday(day(2026, 1, 2)), day(2026, 1, 2));
        for (year, month, date) in EQUATED {
            assert!(is_workday(day(year, month, date)), "no row without need: {year}-{month}-{date}");
        }
    }

    #[test]
    fn a_term_on_an_ordinary_day_and_one_of_more_than_twelve_weeks_do_not_move() {
        assert_eq!(end_of_term(day(2026, 1, 20), 21), day(2026, 2, 10));
        // Both end on Sunday 29 March 2026.
        assert_eq!(end_of_term(day(2026, 1, 4), 84), day(2026, 3, 30));
        assert_eq!(end_of_term(day(2025, 12, 28), 91), day(2026, 3, 29));
    }

    #[test]
    fn what_begins_in_time_ends_by_the_day() {
        // Three weeks by Saturday 18 July 2026: a term that begins on 27 June goes on to Monday the 20th.
        let by = day(2026, 7, 18);
        assert_eq!(start_of_term(by, 21), day(2026, 6, 26));
        assert!(end_of_term(day(2026, 6, 26), 21) <= by && end_of_term(day(2026, 6, 27), 21) > by);
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
