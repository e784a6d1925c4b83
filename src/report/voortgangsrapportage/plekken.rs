//! What changed at the places where the employee works, told to the employee.

use chrono::NaiveDate;

use crate::dutch::{date_range, long_date};
use crate::trajectory::{Plaatsing, PlaatsingSoort, Trajectory, Voortgang, later};

/// Sentences that stay short; of more changes the part about them tells.
const MOST_TOLD: usize = 4;

/// What began, changed or ended there in the period, in order of its days: `Uw werkervaringsplaats bij Bouwmarkt
/// Voorbeeld begon op 18 augustus 2025.`
/// `works`: whether the employee can be at work on the day of the report, so that the hours there are those of now.
pub fn changes(trajectory: &Trajectory, voortgang: &Voortgang, date: NaiveDate, works: bool) -> Option<String> {
    let of_period = |day: NaiveDate| voortgang.period.contains(day) && day <= date;
    let mut told: Vec<(NaiveDate, String)> = Vec::new();
    for work in &trajectory.plaatsingen {
        let begun = trajectory.plaatsingen.iter().any(|other| goes_on_in(other, work));
        let goes_on = trajectory.plaatsingen.iter().any(|other| goes_on_in(work, other));
        let ended = work.tot.filter(|last| of_period(*last) && !goes_on);
        let begun_here = of_period(work.van) && !begun;
        told.extend(match (begun_here, ended) {
            (true, Some(last)) => Some((work.van, format!("{} was {}.", place(work), told_days(work.van, last)))),
            (true, None) => Some((work.van, format!("{} begon op {}.", place(work), long_date(work.van)))),
            (false, Some(last)) => {
                Some((last, format!("{} {} op {}.", place(work), stopped(last, date), long_date(last))))
            }
            (false, None) => None,
        });
        let runs = works && work.tot.is_none_or(|last| last >= date);
        let steps = work.uren().filter(|step| begun || step.vanaf > work.van);
        let steps = steps.filter(|step| of_period(step.vanaf) && runs);
        told.extend(steps.map(|step| {
            let since = long_date(step.vanaf);
            (step.vanaf, format!("Sinds {since} werkt u {} uur per week{}.", step.uren_per_week, at(work)))
        }));
    }
    told.sort_by_key(|(day, _)| *day);
    if told.len() > MOST_TOLD {
        return Some("Wat er op uw werkplekken veranderde, staat in het deel ‘Plaatsing en werkervaring’.".to_owned());
    }
    let sentences: Vec<String> = told.into_iter().map(|(_, sentence)| sentence).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// `van 18 augustus tot en met 12 september 2025`, or `op 18 augustus 2025`.
fn told_days(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} {}", if first == last { "op" } else { "van" }, date_range(first, last))
}

/// On its last day it still runs.
fn stopped(last: NaiveDate, date: NaiveDate) -> &'static str {
    if last < date { "stopte" } else { "stopt" }
}

/// Whether work is followed by other work of its kind with the same employer, so that it did not end but changed.
fn goes_on_in(work: &Plaatsing, other: &Plaatsing) -> bool {
    let same = work.soort == other.soort && work.organisatie.as_str() == other.organisatie.as_str();
    same && other.van > work.van && work.tot.is_none_or(|last| other.van <= later(last, 1))
}

fn place(work: &Plaatsing) -> String {
    format!("Uw {}{}", work.soort.label(), at(work))
}

/// Who works for himself is with nobody.
fn at(work: &Plaatsing) -> String {
    if work.soort == PlaatsingSoort::Zelfstandig { String::new() } else { format!(" bij {}", work.organisatie) }
}
