//! What happened, as rows and counts.

use chrono::NaiveDate;
use serde::Serialize;

use super::dutch::{long_date, sentence_case, short_date};
use super::reader::Sight;
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Hours, Period, Plaatsing, Sollicitatie, SollicitatieResultaat, Text, Trajectory,
    Zoekprofiel,
};

use super::prose::Tekst;

#[derive(Debug, Clone, Serialize)]
pub struct ActiviteitRij {
    pub datum: String,
    pub week: String,
    pub soort: &'static str,
    pub omschrijving: String,
    pub resultaat: Option<String>,
    pub vervolg: Option<String>,
    pub uitvoerder: Option<String>,
    pub duur: String,
    /// What became of an activity that was not done.
    pub status: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieRij {
    pub datum: String,
    pub werkgever: String,
    pub functie: String,
    pub soort: &'static str,
    pub resultaat: &'static str,
    pub bewijs: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlaatsingBlok {
    pub titel: String,
    pub regel: String,
    pub evaluatie: Option<Tekst>,
}

/// Activities that a report of this day may show: done by then, and meant for reports.
pub fn done_until(trajectory: &Trajectory, date: NaiveDate, sight: Sight) -> impl Iterator<Item = &Activiteit> {
    trajectory.activiteiten.iter().filter(move |activiteit| {
        activiteit.status == ActiviteitStatus::Uitgevoerd
            && activiteit.datum <= date
            && (activiteit.rapporteerbaar || sight.internal)
    })
}

/// Activities of the period: done, cancelled and moved ones, in order of date.
pub fn rows(trajectory: &Trajectory, period: Period, sight: Sight) -> Vec<ActiviteitRij> {
    trajectory
        .activiteiten
        .iter()
        .filter(|activiteit| activiteit.status != ActiviteitStatus::Gepland)
        .filter(|activiteit| period.contains(activiteit.datum) && (activiteit.rapporteerbaar || sight.internal))
        .map(|activiteit| {
            let reason = activiteit.reden_niet_uitgevoerd.as_ref().filter(|_| sight.absence_reason);
            ActiviteitRij {
                datum: short_date(activiteit.datum),
                week: week(trajectory, activiteit.datum),
                soort: activiteit.soort.label(),
                omschrijving: activiteit.omschrijving.to_string(),
                resultaat: joined(activiteit.resultaat.as_ref(), reason),
                vervolg: activiteit.vervolg.as_ref().map(ToString::to_string),
                uitvoerder: activiteit.uitvoerder.as_ref().map(ToString::to_string),
                duur: activiteit.duur_min.map(duration).unwrap_or_default(),
                status: status(activiteit),
            }
        })
        .collect()
}

/// The result and the reason, as far as each is there.
fn joined(result: Option<&Text>, reason: Option<&Text>) -> Option<String> {
    let parts: Vec<&str> = [result, reason].into_iter().flatten().map(Text::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn status(activiteit: &Activiteit) -> Option<String> {
    match (activiteit.status, activiteit.nieuwe_datum) {
        (ActiviteitStatus::Vervallen, _) => Some("Vervallen.".into()),
        (ActiviteitStatus::Verzet, Some(moved)) => Some(format!("Verzet naar {}.", short_date(moved))),
        (ActiviteitStatus::Verzet, None) => Some("Verzet.".into()),
        (ActiviteitStatus::Gepland | ActiviteitStatus::Uitgevoerd, _) => None,
    }
}

/// `45 min`: one unit for a whole column.
fn duration(minutes: u32) -> String {
    format!("{minutes}\u{a0}min")
}

/// The sickness week of a date, or nothing before the first day.
pub fn week(trajectory: &Trajectory, date: NaiveDate) -> String {
    trajectory.verzuim.wachttijd.week_of(date).map(|week| week.to_string()).unwrap_or_default()
}

/// Time spent together, in hours.
pub fn contact_hours<'a>(activities: impl Iterator<Item = &'a Activiteit>) -> Hours {
    Hours::of_minutes(activities.filter_map(|activiteit| activiteit.duur_min).sum())
}

/// The longest run of days without an activity, between the start and the day of the report.
pub fn longest_gap(start: NaiveDate, end: NaiveDate, done: &[NaiveDate]) -> i64 {
    let points: Vec<NaiveDate> = std::iter::once(start).chain(done.iter().copied()).chain([end]).collect();
    points.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).max().unwrap_or(0)
}

/// The result as it was known on the day of the report.
pub fn result_on(sollicitatie: &Sollicitatie, date: NaiveDate) -> SollicitatieResultaat {
    match sollicitatie.resultaat_datum {
        Some(known) if known > date => SollicitatieResultaat::Open,
        _ => sollicitatie.resultaat,
    }
}

pub fn led_to_conversation(sollicitatie: &Sollicitatie, date: NaiveDate) -> bool {
    use SollicitatieResultaat as R;
    let held = match (sollicitatie.gesprek_datum, sollicitatie.resultaat_datum) {
        (Some(conversation), _) => conversation <= date,
        (None, known) => sollicitatie.gesprek_gevoerd && known.is_none_or(|known| known <= date),
    };
    held || matches!(result_on(sollicitatie, date), R::Gesprek | R::Aanbod)
}

pub fn application_rows(trajectory: &Trajectory, period: Period) -> Vec<SollicitatieRij> {
    trajectory
        .sollicitaties
        .iter()
        .filter(|sollicitatie| period.contains(sollicitatie.datum))
        .map(|sollicitatie| SollicitatieRij {
            datum: short_date(sollicitatie.datum),
            werkgever: match &sollicitatie.plaats {
                Some(plaats) => format!("{}, {plaats}", sollicitatie.werkgever),
                None => sollicitatie.werkgever.to_string(),
            },
            functie: match sollicitatie.uren {
                Some(uren) => format!("{} ({uren}\u{a0}uur)", sollicitatie.functie),
                None => sollicitatie.functie.to_string(),
            },
            soort: sollicitatie.soort.label(),
            resultaat: match result_on(sollicitatie, period.last()) {
                SollicitatieResultaat::Afgewezen if led_to_conversation(sollicitatie, period.last()) => {
                    "afgewezen na gesprek"
                }
                SollicitatieResultaat::Open if led_to_conversation(sollicitatie, period.last()) => {
                    "gesprek gevoerd, nog open"
                }
                result => result.label(),
            },
            bewijs: sollicitatie.bewijs,
        })
        .collect()
}

/// Counts of applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SollicitatieTelling {
    pub totaal: usize,
    pub gesprek: usize,
    pub afgewezen: usize,
    pub ingetrokken: usize,
    pub aanbod: usize,
    pub open: usize,
}

impl SollicitatieTelling {
    /// Counts results as they were known on `date`.
    pub fn of<'a>(sollicitaties: impl Iterator<Item = &'a Sollicitatie>, date: NaiveDate) -> Self {
        use SollicitatieResultaat as R;
        sollicitaties.fold(Self::default(), |mut counts, sollicitatie| {
            counts.totaal += 1;
            counts.gesprek += usize::from(led_to_conversation(sollicitatie, date));
            match result_on(sollicitatie, date) {
                R::Afgewezen => counts.afgewezen += 1,
                R::Ingetrokken => counts.ingetrokken += 1,
                R::Aanbod => counts.aanbod += 1,
                R::Open | R::Uitgenodigd | R::Gesprek => counts.open += 1,
            }
            counts
        })
    }
}

/// The version of the zoekprofiel that held on a day.
pub fn profiel_on(trajectory: &Trajectory, date: NaiveDate) -> Option<&Zoekprofiel> {
    trajectory.zoekprofielen.iter().rev().find(|profiel| profiel.datum <= date).or(trajectory.zoekprofielen.first())
}

/// Placements that touch the period; one that ended earlier is history.
pub fn placements(trajectory: &Trajectory, period: Period) -> Vec<PlaatsingBlok> {
    let touches = |plaatsing: &&Plaatsing| {
        plaatsing.van <= period.last() && plaatsing.tot.is_none_or(|end| end >= period.first())
    };
    trajectory.plaatsingen.iter().filter(touches).map(|plaatsing| placement(plaatsing, period.last())).collect()
}

fn placement(plaatsing: &Plaatsing, date: NaiveDate) -> PlaatsingBlok {
    let time = match plaatsing.tot {
        Some(end) => format!("van {} tot en met {}", long_date(plaatsing.van), long_date(end)),
        None => format!("vanaf {}", long_date(plaatsing.van)),
    };
    let confirmed =
        plaatsing.passend_bevestigd_door.as_ref().map_or(String::new(), |who| format!("; passend volgens {who}"));
    PlaatsingBlok {
        titel: format!("{} bij {}", sentence_case(plaatsing.soort.label()), plaatsing.organisatie),
        regel: format!(
            "{}, {} uur per week, {time}{confirmed}.",
            sentence_case(plaatsing.functie.as_str()),
            plaatsing.uren_per_week
        ),
        evaluatie: plaatsing
            .evaluatie
            .as_ref()
            .filter(|_| plaatsing.evaluatie_datum.is_none_or(|known| known <= date))
            .map(Tekst::of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).expect("a day")
    }

    #[test]
    fn the_longest_gap_counts_from_the_start_and_to_the_report() {
        assert_eq!(longest_gap(day(1, 1), day(3, 1), &[day(1, 11), day(1, 20)]), 40);
        assert_eq!(longest_gap(day(1, 1), day(1, 31), &[]), 30);
    }
}
