//! Activities as rows of a table.

use serde::Serialize;

use crate::dossier::week;
use crate::dutch::short_date;
use crate::report::reader::Sight;
use crate::trajectory::{Activiteit, ActiviteitStatus, Period, Text, Trajectory};

#[derive(Debug, Clone, Serialize)]
pub struct ActiviteitRij {
    pub datum: String,
    pub week: String,
    pub soort: &'static str,
    pub omschrijving: String,
    pub resultaat: Option<String>,
    pub vervolg: Option<String>,
    pub uitvoerder: Option<String>,
    /// The number of the goal that it serves.
    pub doel: String,
    pub duur: String,
    /// What became of an activity that was not done.
    pub status: Option<String>,
}

/// Activities of the period: done, cancelled and moved ones, in order of date.
pub fn of_period(trajectory: &Trajectory, period: Period, sight: Sight) -> impl Iterator<Item = &Activiteit> {
    trajectory
        .activiteiten
        .iter()
        .filter(|activiteit| activiteit.status != ActiviteitStatus::Gepland)
        .filter(move |activiteit| period.contains(activiteit.datum) && sight.shows(activiteit))
}

/// Activities of the period as rows.
pub fn rows(trajectory: &Trajectory, period: Period, sight: Sight) -> Vec<ActiviteitRij> {
    of_period(trajectory, period, sight).map(|activiteit| row(trajectory, activiteit, sight)).collect()
}

pub fn row(trajectory: &Trajectory, activiteit: &Activiteit, sight: Sight) -> ActiviteitRij {
    let reason = sight.absence_reason(activiteit);
    ActiviteitRij {
        datum: short_date(activiteit.datum),
        week: week(trajectory, activiteit.datum),
        soort: activiteit.soort.label(),
        omschrijving: activiteit.omschrijving.to_string(),
        resultaat: joined(activiteit.resultaat.as_ref(), reason),
        vervolg: activiteit.vervolg.as_ref().map(ToString::to_string),
        uitvoerder: activiteit.uitvoerder.as_ref().map(ToString::to_string),
        doel: activiteit.doel.map(|number| number.to_string()).unwrap_or_default(),
        duur: activiteit.duur_min.map(duration).unwrap_or_default(),
        status: status(activiteit),
    }
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
