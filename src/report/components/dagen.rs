//! Days that are no appointment and yet count for the employee: what is asked by a last day, and what the law sets.

use chrono::{Datelike, NaiveDate};

use super::afspraken::Dag;
use super::feiten::still_due;
use crate::dossier::{Dossier, paused_on};
use crate::dutch::{day_and_month, enumeration, long_date, weekday};
use crate::report::text::stops::with_full_stop;
use crate::trajectory::{Kalender, MijlpaalSoort, Partij, Vraag};

/// `uiterlijk 31 december 2025: …`.
pub fn at_the_latest(last: NaiveDate, what: &str) -> Dag {
    (last, format!("uiterlijk {}: {}", long_date(last), with_full_stop(what)))
}

/// The eindevaluatie, unless the employee is recovered or on leave by then; and the decision of UWV on a request to
/// shorten the payment of wage, which is to come only when the request is made. The day of a WIA request is told by
/// itself.
pub fn of_the_law(dossier: &Dossier, kalender: &Kalender) -> Vec<Dag> {
    let paused = paused_on(&dossier.trajectory, dossier.date);
    let asked = |day: &NaiveDate| paused.is_none_or(|pauze| pauze.wazo && *day > pauze.period.last());
    let evaluation = still_due(kalender, MijlpaalSoort::Eindevaluatie, dossier.date).filter(asked);
    let evaluation = evaluation.map(|last| at_the_latest(last, "de eindevaluatie. U kijkt met uw werkgever terug"));
    evaluation.into_iter().chain(decision(dossier, kalender)).collect()
}

/// The last day for UWV to decide on a request that can still make the payment of wage shorter.
fn decision(dossier: &Dossier, kalender: &Kalender) -> Option<Dag> {
    still_due(kalender, MijlpaalSoort::EindeNaBekorting, dossier.date)?;
    let last = still_due(kalender, MijlpaalSoort::BesluitBekorting, dossier.date)?;
    let sanctie = dossier.loonsanctie()?;
    let what = match (sanctie.bekorting, sanctie.gepland_verzoek) {
        (None, Some(planned)) => {
            let planned = long_date(planned);
            format!("UWV moet beslissen over korter doorbetalen, als uw werkgever dat op {planned} vraagt")
        }
        _ => "UWV moet beslissen of uw werkgever uw loon korter mag doorbetalen".to_owned(),
    };
    Some(at_the_latest(last, &what))
}

/// The day on which to ring UWV that has not been heard of. `sooner`: the last day of wage for which it holds, where
/// another one is expected.
pub fn to_ring_uwv((day, sooner): (NaiveDate, Option<NaiveDate>)) -> Dag {
    let when = format!("{} {}", weekday(day), long_date(day));
    let such = sooner.map(|last| format!("uw loon al op {} stopt en u ", long_date(last)));
    (day, format!("{when}: bel UWV, als {}nog niets van UWV hebt gehoord.", such.as_deref().unwrap_or("u ")))
}

/// What a document asks of the employee, each with its last day, while that is to come.
pub fn asked(questions: &[Vraag], date: NaiveDate) -> Vec<Dag> {
    let own = questions.iter().filter(|vraag| vraag.aan == Partij::Werknemer);
    let dated = own.filter_map(|vraag| Some((vraag.voor.filter(|last| *last >= date)?, vraag)));
    dated.map(|(last, vraag)| at_the_latest(last, vraag.wat.as_str())).collect()
}

/// Days in a sentence; of more it is told how many they are.
const MOST_DAYS: usize = 4;

/// `2 september en 22 september 2025`; nothing where they are too many to read.
pub fn days_told(days: impl IntoIterator<Item = NaiveDate>) -> Option<String> {
    let mut days: Vec<NaiveDate> = days.into_iter().collect();
    days.sort_unstable();
    days.dedup();
    let (last, before) = days.split_last().filter(|_| days.len() <= MOST_DAYS)?;
    let same_year = before.iter().all(|day| day.year() == last.year());
    let told = before.iter().map(|day| if same_year { day_and_month(*day) } else { long_date(*day) });
    Some(enumeration(&told.chain([long_date(*last)]).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, number).expect("a day")
    }

    #[test]
    fn days_are_told_once_in_their_order_and_not_without_end() {
        let told = |days: &[NaiveDate]| days_told(days.iter().copied()).map(|told| told.replace('\u{a0}', " "));
        let (early, late) = (day(2025, 9, 2), day(2025, 9, 22));
        assert_eq!(told(&[late, early, late]).as_deref(), Some("2 september en 22 september 2025"));
        assert_eq!(told(&[early]).as_deref(), Some("2 september 2025"));
        assert_eq!(told(&[day(2024, 12, 30), early]).as_deref(), Some("30 december 2024 en 2 september 2025"));
        assert_eq!(told(&[]), None);
        assert_eq!(told(&(1..=5).map(|number| day(2025, 9, number)).collect::<Vec<_>>()), None);
    }
}
