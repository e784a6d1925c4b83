//! What is planned after the period: as rows, and as what is still to come on the day of the report.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{Dossier, paused_on, planned_after, without_ability};
use crate::dutch::{sentence_case, short_date};
use crate::trajectory::{ActiviteitSoort, Voortgang};

#[derive(Debug, Serialize)]
pub struct VooruitblikRij {
    datum: String,
    /// Whether what has no day goes on by its own words; else its day is not known yet.
    loopt_door: bool,
    soort: String,
    omschrijving: String,
}

pub fn rows(dossier: &Dossier, voortgang: &Voortgang) -> Vec<VooruitblikRij> {
    let planned = planned(dossier, voortgang);
    // Where no row has a kind there is no column for it.
    let kinds = planned.iter().any(|(_, soort, _)| soort.is_some());
    planned
        .into_iter()
        .map(|(date, soort, omschrijving)| VooruitblikRij {
            datum: date.map(short_date).unwrap_or_default(),
            loopt_door: date.is_none() && goes_on(&omschrijving),
            soort: if kinds { sentence_case(kind(date, soort)) } else { String::new() },
            omschrijving,
        })
        .collect()
}

/// Words of what is done again and again.
const AGAIN: [&str; 11] = [
    "elke",
    "iedere",
    "wekelijks",
    "dagelijks",
    "maandelijks",
    "per week",
    "per maand",
    "doorlopend",
    "doorgaan",
    "voortzetten",
    "blijven",
];

fn goes_on(what: &str) -> bool {
    let words = what.to_lowercase();
    AGAIN.iter().any(|again| words.contains(again))
}

/// What has neither a day nor a kind is about all of it.
fn kind(date: Option<NaiveDate>, soort: Option<ActiviteitSoort>) -> &'static str {
    match (date, soort) {
        (_, Some(soort)) => soort.label(),
        (None, None) => "algemeen",
        (Some(_), None) => "",
    }
}

/// What has a day from that of the report on. Of who has recovered or cannot work nothing is asked, and of who has
/// leave nothing before it ends.
pub fn to_come(dossier: &Dossier, voortgang: &Voortgang) -> Vec<(NaiveDate, Option<ActiviteitSoort>, String)> {
    let able = without_ability(&dossier.trajectory, dossier.date).is_none();
    let paused = paused_on(&dossier.trajectory, dossier.date);
    let asked = |day: NaiveDate| able && paused.is_none_or(|pauze| pauze.wazo && day > pauze.period.last());
    planned(dossier, voortgang)
        .into_iter()
        .filter_map(|(date, soort, what)| Some((date?, soort, what)))
        .filter(|(date, ..)| *date >= dossier.date && asked(*date))
        .collect()
}

/// What the caller planned for the next period, with the activities of the trajectory that are planned after it, in the
/// order of their days; what has none comes last.
fn planned(dossier: &Dossier, voortgang: &Voortgang) -> Vec<(Option<NaiveDate>, Option<ActiviteitSoort>, String)> {
    let given = voortgang.vooruitblik.iter().map(|item| (item.datum, item.soort, item.omschrijving.to_string()));
    let planned = planned_after(&dossier.trajectory, voortgang.period, dossier.date, dossier.variant)
        .map(|activiteit| (Some(activiteit.datum), Some(activiteit.soort), activiteit.omschrijving.to_string()));
    let mut rows: Vec<_> = given.chain(planned).collect();
    rows.sort_by_key(|(date, ..)| date.unwrap_or(NaiveDate::MAX));
    rows.dedup();
    rows
}
