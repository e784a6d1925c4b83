//! What the employee can bear, and the times in which that is nothing that could be used (geen benutbare mogelijkheden,
//! GBM).

use chrono::NaiveDate;

use super::tijd::Tijd;
use crate::trajectory::{Belastbaarheid, Hours, Pauze, Trajectory};

/// What the employee can bear, as it was last stated.
#[derive(Debug, Clone, Copy)]
pub struct Geldend<'a> {
    pub nieuwste: &'a Belastbaarheid,
    /// The statement whose limits hold, and the one whose hours do.
    pub mogelijkheden: &'a Belastbaarheid,
    pub uren: &'a Belastbaarheid,
}

/// The newest belastbaarheid. A list that only says that nothing changed leaves the limits and hours of the list before
/// it standing.
pub fn belastbaarheid(trajectory: &Trajectory) -> Option<Geldend<'_>> {
    let entries = &trajectory.belastbaarheid;
    let nieuwste = entries.first()?;
    let with = |has: fn(&&Belastbaarheid) -> bool| entries.iter().find(has).unwrap_or(nieuwste);
    Some(Geldend {
        nieuwste,
        mogelijkheden: with(|entry| !entry.rubrieken.is_empty()),
        uren: with(|entry| entry.uren_per_week.is_some() || entry.uren_per_dag.is_some()),
    })
}

/// The times that are stated. One without a last day ends where a later belastbaarheid has hours again.
pub fn stated_periods(trajectory: &Trajectory) -> impl Iterator<Item = Tijd> {
    let ended = move |van: NaiveDate| hours_after(trajectory, van).and_then(|entry| entry.datum.pred_opt());
    let stated = trajectory.geen_mogelijkheden.iter();
    stated.map(move |period| Tijd { van: period.van, tot: period.tot.or_else(|| ended(period.van)) })
}

/// The same, and those in which the belastbaarheid is zero hours a week.
pub fn times_without_ability(trajectory: &Trajectory) -> Vec<Tijd> {
    let mut all: Vec<Tijd> = stated_periods(trajectory).collect();
    let mut since: Option<NaiveDate> = None;
    for entry in trajectory.belastbaarheid.iter().rev() {
        match (entry.uren_per_week.map(|hours| hours == Hours::default()), since) {
            (Some(true), None) => since = Some(entry.datum),
            (Some(false), Some(van)) => {
                all.push(Tijd { van, tot: entry.datum.pred_opt() });
                since = None;
            }
            _ => {}
        }
    }
    all.extend(since.map(|van| Tijd { van, tot: None }));
    all
}

/// The first belastbaarheid after a day that has hours to work.
pub fn hours_after(trajectory: &Trajectory, day: NaiveDate) -> Option<&Belastbaarheid> {
    let has = |hours: Option<Hours>| hours.is_some_and(|hours| hours > Hours::default());
    let mut later = trajectory.belastbaarheid.iter().rev().filter(|entry| entry.datum > day);
    later.find(|entry| has(entry.uren_per_week) || has(entry.uren_per_dag))
}

/// The time without ability that a day lies in.
pub fn without_ability(trajectory: &Trajectory, date: NaiveDate) -> Option<Tijd> {
    times_without_ability(trajectory).into_iter().find(|period| period.contains(date))
}

/// Days from a first to a last one, both included, on which the employee could do something.
pub fn able_days(trajectory: &Trajectory, first: NaiveDate, last: NaiveDate) -> i64 {
    days_without(&times_without_ability(trajectory), first, last, |_| false)
}

/// The same without the days of recovery and leave, on which nothing is asked of the employee either.
pub fn free_days(trajectory: &Trajectory, first: NaiveDate, last: NaiveDate) -> i64 {
    days_without(&times_without_ability(trajectory), first, last, |date| paused_on(trajectory, date).is_some())
}

fn days_without(times: &[Tijd], first: NaiveDate, last: NaiveDate, skipped: impl Fn(NaiveDate) -> bool) -> i64 {
    let days = first.iter_days().take_while(|date| *date <= last);
    let days = days.filter(|date| !skipped(*date) && !times.iter().any(|time| time.contains(*date)));
    i64::try_from(days.count()).unwrap_or(i64::MAX)
}

/// The recovery or the leave that a day lies in.
pub fn paused_on(trajectory: &Trajectory, date: NaiveDate) -> Option<Pauze> {
    trajectory.verzuim.wachttijd.pauzes().iter().copied().find(|pauze| pauze.period.contains(date))
}
