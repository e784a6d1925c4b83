//! The hours that were found, against those that the employee can bear: what UWV weighs first.

use chrono::NaiveDate;

use super::scope::Scope;
use crate::dossier;
use crate::trajectory::{Hours, Plaatsing};

/// The hours a week that the employee can bear on the day of the report; nothing where none are known, or none can be
/// used.
pub fn bearable(scope: Scope<'_>) -> Option<Hours> {
    let able = dossier::belastbaarheid(scope.trajectory).and_then(|stand| stand.uren.uren_per_week);
    let unable = dossier::without_ability(scope.trajectory, scope.date).is_some();
    able.filter(|hours| hours.hundredths() > 0 && !unable)
}

/// `75%`, or `ruim 85%` of what is no whole percent: rounded up it could reach what the rule on a result asks for.
pub fn part(found: Hours, whole: Hours) -> String {
    let (found, whole) = (u64::from(found.hundredths()) * 100, u64::from(whole.hundredths()).max(1));
    let more = if found.is_multiple_of(whole) { "" } else { "ruim " };
    format!("{more}{}%", found / whole)
}

/// The hours of some jobs on a day.
pub fn hours_together(jobs: &[&Plaatsing], date: NaiveDate) -> Hours {
    jobs.iter().map(|job| job.uren_op(date)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_found_are_a_part_of_others() {
        let hours = |number: f64| Hours::of(number);
        assert_eq!(part(hours(24.0), hours(24.0)), "100%");
        assert_eq!(part(hours(24.0), hours(32.0)), "75%");
        assert_eq!(part(hours(24.0), hours(28.0)), "ruim 85%");
        assert_eq!(part(hours(24.0), hours(36.0)), "ruim 66%");
    }
}
