//! What happened, as far as it was known: asked by the rules and by the pages alike.

use chrono::NaiveDate;

use super::Dossier;
use super::bekend::is_planned;
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Hours, OndertekeningRol, Period, Plaatsing, Prose, RedenEinde, Sollicitatie,
    SollicitatieResultaat, Soort, Trajectory, Variant, Voortgang, Wachttijd, WerkSpoor1, Zoekprofiel, later,
};

/// Activities that were done up to and including a day: those that are meant for reports, or all of them.
pub fn done_until(trajectory: &Trajectory, last: NaiveDate, unreported: bool) -> impl Iterator<Item = &Activiteit> {
    trajectory.activiteiten.iter().filter(move |activiteit| {
        activiteit.status == ActiviteitStatus::Uitgevoerd
            && activiteit.datum <= last
            && (activiteit.rapporteerbaar || unreported)
    })
}

/// Activities that a report on a period tells this reader as planned after it, with what was known at the end of a day:
/// the page shows them, and what it needs and what is found in it go by the same.
pub fn planned_after(
    trajectory: &Trajectory,
    period: Period,
    date: NaiveDate,
    variant: Variant,
) -> impl Iterator<Item = &Activiteit> {
    trajectory.activiteiten.iter().filter(move |activiteit| {
        activiteit.datum > period.last() && is_planned(activiteit, date) && is_shown(activiteit, variant)
    })
}

/// Whether a reader sees an activity at all: one that is not meant for reports stays with the bureau.
pub fn is_shown(activiteit: &Activiteit, variant: Variant) -> bool {
    activiteit.rapporteerbaar || variant == Variant::Intern
}

/// The sickness week of a date, or nothing before the first day.
pub fn week(trajectory: &Trajectory, date: NaiveDate) -> String {
    trajectory.verzuim.wachttijd.week_of(date).map(|week| week.to_string()).unwrap_or_default()
}

/// A stretch of days without an activity, between two days that have one or that bound what is reported on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub after: NaiveDate,
    pub before: NaiveDate,
    /// Days of the wachttijd between the two: a recovery or a leave does not count.
    pub days: i64,
}

impl Gap {
    /// Its days, to be told.
    pub fn whole_days(self) -> usize {
        usize::try_from(self.days).unwrap_or(0)
    }
}

/// The stretches between a start, the days on which something was done, and an end, in order of time.
pub fn gaps(count: &Wachttijd, start: NaiveDate, end: NaiveDate, done: impl Iterator<Item = NaiveDate>) -> Vec<Gap> {
    let within = start..=end;
    let done = done.filter(|date| within.contains(date));
    let days: Vec<NaiveDate> = std::iter::once(start).chain(done).chain([end]).collect();
    days.windows(2)
        .filter_map(|pair| {
            let days = count.dagen_tussen(pair[0], pair[1])?;
            Some(Gap { after: pair[0], before: pair[1], days })
        })
        .collect()
}

/// The longest of them, in days of the wachttijd.
pub fn longest_gap(count: &Wachttijd, start: NaiveDate, end: NaiveDate, done: impl Iterator<Item = NaiveDate>) -> i64 {
    gaps(count, start, end, done).iter().map(|gap| gap.days).max().unwrap_or(0)
}

/// Applications sent up to and including a day.
pub fn sent_until(trajectory: &Trajectory, last: NaiveDate) -> impl Iterator<Item = &Sollicitatie> {
    trajectory.sollicitaties.iter().filter(move |sollicitatie| sollicitatie.datum <= last)
}

/// The result as it was known at the end of a day.
pub fn result_on(sollicitatie: &Sollicitatie, date: NaiveDate) -> SollicitatieResultaat {
    match sollicitatie.resultaat_datum {
        Some(known) if known > date => SollicitatieResultaat::Open,
        _ => sollicitatie.resultaat,
    }
}

/// Whether there had been a conversation by the end of a day.
pub fn led_to_conversation(sollicitatie: &Sollicitatie, date: NaiveDate) -> bool {
    use SollicitatieResultaat as R;
    let held = match (sollicitatie.gesprek_datum, sollicitatie.resultaat_datum) {
        (Some(conversation), _) => conversation <= date,
        (None, known) => sollicitatie.gesprek_gevoerd && known.is_none_or(|known| known <= date),
    };
    held || matches!(result_on(sollicitatie, date), R::Gesprek | R::Aanbod)
}

/// The version of the zoekprofiel that held on a day; before the first, that one.
pub fn profiel_on(trajectory: &Trajectory, date: NaiveDate) -> Option<&Zoekprofiel> {
    trajectory.zoekprofielen.iter().rev().find(|profiel| profiel.datum <= date).or(trajectory.zoekprofielen.first())
}

/// The zoekprofiel that the voortgangsrapportage tells as a change, set in its period or named by it, after the one
/// that it replaced.
pub fn changed_profiel(trajectory: &Trajectory) -> Option<(&Zoekprofiel, &Zoekprofiel)> {
    let voortgang = trajectory.voortgang.as_ref()?;
    let profiles = &trajectory.zoekprofielen;
    let place = profiles.iter().rposition(|profiel| {
        let named = voortgang.bijstelling.zoekprofiel_versie == Some(profiel.versie);
        profiel.datum <= voortgang.period.last() && (named || profiel.datum >= voortgang.period.first())
    })?;
    Some((profiles.get(place.checked_sub(1)?)?, profiles.get(place)?))
}

/// Paid work elsewhere, in order of its first day.
pub fn paid_work(trajectory: &Trajectory) -> impl DoubleEndedIterator<Item = &Plaatsing> {
    trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.soort.is_betaald())
}

/// The hours a week that are left to seek elsewhere of those that can be borne: no more than the contract has, less the
/// work with the own employer on that day.
pub fn hours_to_seek(trajectory: &Trajectory, on: NaiveDate, bearable: Hours) -> Hours {
    let most = bearable.min(trajectory.dienstverband.uren_per_week);
    let runs = |work: &&WerkSpoor1| work.van <= on && work.tot.is_none_or(|last| last >= on);
    most.less(trajectory.werk_spoor1.iter().filter(runs).map(|work| work.uren_per_week).sum())
}

/// The day on which paid work at the organisation of a job began, where one contract followed on another.
pub fn begun_there(trajectory: &Trajectory, job: &Plaatsing) -> NaiveDate {
    let there = |other: &&Plaatsing| other.organisatie.as_str() == job.organisatie.as_str() && other.van < job.van;
    paid_work(trajectory).rev().filter(there).fold(job.van, |first, other| {
        let follows = other.tot.is_none_or(|last| later(last, 1) >= first);
        if follows { other.van } else { first }
    })
}

/// What the last progress report says of the effort of employee or employer, with its day: for an eindrapportage that
/// does not describe it, where that report came before.
pub fn effort_of_progress(dossier: &Dossier, rol: OndertekeningRol) -> Option<(&Voortgang, NaiveDate, &Prose)> {
    let trajectory = &dossier.trajectory;
    let eind = trajectory.eind.as_ref().filter(|eind| eind.reden_einde != RedenEinde::Overlijden)?;
    let voortgang = trajectory.voortgang.as_ref()?;
    let (own, earlier) = match rol {
        OndertekeningRol::Werknemer => (&eind.inzet_werknemer, Some(&voortgang.inzet_werknemer)),
        OndertekeningRol::Werkgever => (&eind.inzet_werkgever, voortgang.inzet_werkgever.as_ref()),
        OndertekeningRol::Adviseur => return None,
    };
    let day = trajectory.document_for(Soort::Voortgangsrapportage).datum.filter(|day| *day < dossier.date)?;
    earlier.filter(|_| own.is_none()).map(|text| (voortgang, day, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::Pauze;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).expect("a day")
    }

    fn count(pauses: Vec<Pauze>) -> Wachttijd {
        Wachttijd::new(day(1, 1), pauses).expect("a count")
    }

    #[test]
    fn the_longest_gap_counts_from_the_start_and_to_the_report() {
        let done = [day(1, 11), day(1, 20)];
        assert_eq!(longest_gap(&count(vec![]), day(1, 1), day(3, 1), done.into_iter()), 40);
        assert_eq!(longest_gap(&count(vec![]), day(1, 1), day(1, 31), std::iter::empty()), 30);
    }

    #[test]
    fn days_of_recovery_make_no_gap_longer() {
        let recovered = Pauze { period: Period::new(day(2, 1), day(2, 10)).expect("a period"), wazo: false };
        let done = [day(1, 11), day(1, 20)];
        assert_eq!(longest_gap(&count(vec![recovered]), day(1, 1), day(3, 1), done.into_iter()), 30);
    }
}
