//! Work elsewhere, each placement as a titled paragraph.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::dutch::{day_and_month, enumeration, in_words, long_date, sentence_case};
use crate::report::text::prose::Tekst;
use crate::report::text::stops::{with_full_stop, without_full_stop};
use crate::trajectory::{Period, Plaatsing, PlaatsingSoort, Text, Trajectory, UrenStap};

#[derive(Debug, Clone, Serialize)]
pub struct PlaatsingBlok {
    pub titel: String,
    pub regel: String,
    pub evaluatie: Option<Tekst>,
}

/// Placements that touch the period; one that ended earlier is history.
pub fn placements(trajectory: &Trajectory, period: Period) -> Vec<PlaatsingBlok> {
    let touching = trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.touches(period));
    let touching: Vec<&Plaatsing> = touching.collect();
    let told = |plaatsing: &&Plaatsing| {
        let titel = title(plaatsing);
        let twice = touching.iter().filter(|other| title(other) == titel).count() > 1;
        let block = placement(plaatsing, period.last());
        if twice { PlaatsingBlok { titel: titel + &since(plaatsing), ..block } } else { block }
    };
    touching.iter().map(told).collect()
}

fn title(plaatsing: &Plaatsing) -> String {
    format!("{} bij {}", sentence_case(plaatsing.soort.label()), plaatsing.organisatie)
}

/// What parts a placement from another of the same name: it went on with other hours, or began anew.
fn since(plaatsing: &Plaatsing) -> String {
    format!(", {} uur per week vanaf {}", plaatsing.uren_per_week, long_date(plaatsing.van))
}

/// Work elsewhere that is a means of the track and no end of it: how a place of that kind is told, of one and of more.
const MEANS: [(PlaatsingSoort, &str, &str); 4] = [
    (PlaatsingSoort::Wep, "op een werkervaringsplaats", "werkervaringsplaatsen"),
    (PlaatsingSoort::Stage, "op een stageplaats", "stageplaatsen"),
    (PlaatsingSoort::Proefplaatsing, "op een proefplaatsing", "proefplaatsingen"),
    (PlaatsingSoort::Detachering, "op een detacheringsplaats", "detacheringsplaatsen"),
];

/// `129 uur op twee werkervaringsplaatsen`: the hours within a period by what was agreed on for a week, of which Monday
/// up to and including Friday count. Nobody recorded the hours themselves.
pub fn agreed_hours(trajectory: &Trajectory, period: Period) -> Option<String> {
    let of_kind = |(soort, one, more): &(PlaatsingSoort, &str, &str)| {
        let places = || trajectory.plaatsingen.iter().filter(|place| place.soort == *soort && place.touches(period));
        let fifths: u64 = places().map(|place| fifths_of_hundredths(place, period)).sum();
        let organisations: BTreeSet<&str> = places().map(|place| place.organisatie.as_str()).collect();
        let hours = (fifths + FIFTHS / 2) / FIFTHS;
        let about = if fifths.is_multiple_of(FIFTHS) { "" } else { "ongeveer " };
        let at = match organisations.len() {
            1 => (*one).to_owned(),
            number => format!("op {} {more}", in_words(number)),
        };
        (hours > 0).then(|| format!("{about}{hours}\u{a0}uur {at}"))
    };
    let told: Vec<String> = MEANS.iter().filter_map(of_kind).collect();
    (!told.is_empty()).then(|| enumeration(&told))
}

/// Fifths of hundredths of hours in an hour: a working day has a fifth of the hours of a week.
const FIFTHS: u64 = 500;

fn fifths_of_hundredths(plaatsing: &Plaatsing, period: Period) -> u64 {
    let last = plaatsing.tot.map_or(period.last(), |last| last.min(period.last()));
    let steps: Vec<UrenStap> = plaatsing.uren().collect();
    let ends = steps.iter().skip(1).filter_map(|next| next.vanaf.pred_opt()).chain([last]);
    let part = |(step, end): (&UrenStap, NaiveDate)| {
        u64::from(step.uren_per_week.hundredths()) * working_days(step.vanaf.max(period.first()), end.min(last))
    };
    steps.iter().zip(ends).map(part).sum()
}

/// From Monday up to and including Friday; public holidays count.
fn working_days(first: NaiveDate, last: NaiveDate) -> u64 {
    let days = u64::try_from((last - first).num_days() + 1).unwrap_or(0);
    let rest = first.iter_days().zip(0..days % 7).filter(|(day, _)| day.weekday().number_from_monday() <= 5);
    days / 7 * 5 + rest.map(|_| 1_u64).sum::<u64>()
}

fn placement(plaatsing: &Plaatsing, date: NaiveDate) -> PlaatsingBlok {
    let time = match plaatsing.tot {
        // What is still to come is a plan.
        Some(end) if end > date => format!("vanaf {}, gepland tot en met {}", long_date(plaatsing.van), long_date(end)),
        Some(end) => format!("van {} tot en met {}", long_date(plaatsing.van), long_date(end)),
        None => format!("vanaf {}", long_date(plaatsing.van)),
    };
    let confirmed = plaatsing.passend_bevestigd_door.as_ref().map_or(String::new(), |who| {
        let fits = fits(who, plaatsing.tot.is_some_and(|end| end <= date));
        format!("; {fits} {}", without_full_stop(who.as_str()))
    });
    let contract = plaatsing.contractsoort.map_or(String::new(), |soort| format!("; {}", soort.label()));
    let trial =
        plaatsing.proeftijd_tot.map_or(String::new(), |last| format!("; proeftijd tot en met {}", long_date(last)));
    let reason = plaatsing
        .reden_duur
        .as_ref()
        .map_or(String::new(), |why| format!(" Duur: {}", with_full_stop(without_full_stop(why.as_str()))));
    PlaatsingBlok {
        titel: title(plaatsing),
        regel: with_full_stop(&format!(
            "{}, {}, {time}{contract}{trial}{confirmed}",
            sentence_case(plaatsing.functie.as_str()),
            hours(plaatsing, date)
        )) + &reason,
        evaluatie: plaatsing.evaluatie.as_ref().map(Tekst::of),
    }
}

/// A doctor says what somebody can do, and not which work is suitable for it (Regeling procesgang, art. 2 and 4). Of
/// work that is over it was said when it began: the evaluation may tell another thing.
fn fits(who: &Text, over: bool) -> &'static str {
    match (who.as_str().contains("arts"), over) {
        (true, false) => "past binnen de belastbaarheid volgens",
        (true, true) => "paste bij de start binnen de belastbaarheid volgens",
        (false, false) => "passend volgens",
        (false, true) => "bij de start passend volgens",
    }
}

/// `12 uur per week`, or `van 12 (2 juni) via 16 (30 juni) naar 20 uur per week (gepland 14 juli)`.
pub fn hours(plaatsing: &Plaatsing, date: NaiveDate) -> String {
    let steps: Vec<UrenStap> = plaatsing.uren().collect();
    let one_year = steps.iter().all(|stap| stap.vanaf.year() == plaatsing.van.year());
    let day = |from| {
        let planned = if from > date { "gepland " } else { "" };
        format!("{planned}{}", if one_year { day_and_month(from) } else { long_date(from) })
    };
    match steps.as_slice() {
        [first, between @ .., last] => {
            let step = |stap: &UrenStap| format!(" via {} ({})", stap.uren_per_week, day(stap.vanaf));
            let via: Vec<String> = between.iter().map(step).collect();
            format!(
                "van {} ({}){} naar {} uur per week ({})",
                first.uren_per_week,
                day(first.vanaf),
                via.concat(),
                last.uren_per_week,
                day(last.vanaf)
            )
        }
        _ => format!("{} uur per week", plaatsing.uren_per_week),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_week_has_five_days() {
        let day = |month, number| NaiveDate::from_ymd_opt(2025, month, number).expect("a day");
        assert_eq!(working_days(day(8, 18), day(9, 12)), 20);
        assert_eq!(working_days(day(10, 13), day(12, 12)), 45);
        assert_eq!(working_days(day(8, 23), day(8, 24)), 0, "a weekend");
        assert_eq!(working_days(day(8, 22), day(8, 25)), 2);
        assert_eq!(working_days(day(8, 22), day(8, 21)), 0);
    }
}
