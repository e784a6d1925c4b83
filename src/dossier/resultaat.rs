//! What the work found is worth: its hours beside those that the employee can bear.

use super::Dossier;
use super::verloop::paid_work;
use crate::trajectory::{Hours, Plaatsing};

/// The paid work that goes on and is there by the last day that UWV tests.
#[derive(Debug)]
pub struct Gevonden<'a> {
    /// In order of its first day; there is some.
    pub werk: Vec<&'a Plaatsing>,
    /// Its hours a week together.
    pub uren: Hours,
    /// Their share of those that the employee can bear, in percent.
    pub procent: i64,
}

/// The work found on the day of a document; nothing where there is none, or no hours that can be borne are known.
pub fn gevonden(dossier: &Dossier) -> Option<Gevonden<'_>> {
    let (trajectory, date) = (&dossier.trajectory, dossier.date);
    let mut known = trajectory.belastbaarheid.iter().filter(|entry| entry.datum <= date);
    let possible = known.find_map(|entry| entry.uren_per_week)?;
    let end = trajectory.laatste_dag_loontijdvak();
    let goes_on = |work: &&Plaatsing| work.van <= end && work.tot.is_none_or(|last| last >= date);
    let werk: Vec<&Plaatsing> = paid_work(trajectory).filter(goes_on).collect();
    let uren: Hours = werk.iter().map(|work| work.uren_op(date)).sum();
    let procent = (i64::from(uren.hundredths()) * 100).checked_div(i64::from(possible.hundredths()))?;
    (!werk.is_empty()).then_some(Gevonden { werk, uren, procent })
}
