//! The days on which the bureau reports.

use chrono::{Days, NaiveDate};

use crate::trajectory::previous_workday;

/// A voortgangsrapportage so shortly before the eindrapportage gives way to it.
const TOO_CLOSE_DAYS: i64 = 14;
/// A report every two weeks over the longest trajectory, 156 weeks.
const MOST_REPORTS: u64 = 78;

/// The days of the voortgangsrapportages: of each period of so many weeks the last working day, until the
/// eindrapportage comes near.
pub fn report_days(start: NaiveDate, weken: u32, eindrapportage: NaiveDate) -> Vec<NaiveDate> {
    let far = |day: &NaiveDate| (eindrapportage - *day).num_days() >= TOO_CLOSE_DAYS;
    rhythm(start, weken).take_while(far).collect()
}

/// The days on which the bureau reports after the eindrapportage, in the same rhythm, up to the last day of guidance:
/// no other report follows that one of these would give way to.
pub fn later_report_days(eindrapportage: NaiveDate, weken: u32, end: NaiveDate) -> Vec<NaiveDate> {
    let next = eindrapportage.succ_opt().into_iter();
    next.flat_map(|next| rhythm(next, weken)).take_while(|day| *day <= end).collect()
}

/// Of each period of so many weeks the last working day.
fn rhythm(start: NaiveDate, weken: u32) -> impl Iterator<Item = NaiveDate> {
    let last_of = move |period: u64| {
        let days = (period * u64::from(weken.max(1)) * 7).checked_sub(1)?;
        start.checked_add_days(Days::new(days)).map(previous_workday)
    };
    (1..=MOST_REPORTS).map_while(last_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_on_the_last_working_day_of_its_period() {
        let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(2025, month, day).expect("a day");
        // The days on which the reports of the first example really came.
        let expected = [day(3, 28), day(5, 9), day(6, 20), day(8, 1), day(9, 12)];
        assert_eq!(report_days(day(2, 17), 6, day(10, 24)), expected);
    }

    #[test]
    fn the_last_report_lies_within_one_period_of_the_end() {
        let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
        let expected = [day(3, 13), day(5, 8), day(7, 3), day(8, 28)];
        assert_eq!(later_report_days(day(1, 16), 8, day(8, 30)), expected);
    }
}
