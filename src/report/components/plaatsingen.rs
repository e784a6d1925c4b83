//! Work elsewhere, each placement as a titled paragraph.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::dutch::{day_and_month, long_date, sentence_case};
use crate::report::text::prose::Tekst;
use crate::report::text::stops::{with_full_stop, without_full_stop};
use crate::trajectory::{Period, Plaatsing, Text, Trajectory, UrenStap};

#[derive(Debug, Clone, Serialize)]
pub struct PlaatsingBlok {
    pub titel: String,
    pub regel: String,
    pub evaluatie: Option<Tekst>,
}

/// Placements that touch the period; one that ended earlier is history.
pub fn placements(trajectory: &Trajectory, period: Period) -> Vec<PlaatsingBlok> {
    let touching = trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.touches(period));
    touching.map(|plaatsing| placement(plaatsing, period.last())).collect()
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
        titel: format!("{} bij {}", sentence_case(plaatsing.soort.label()), plaatsing.organisatie),
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
