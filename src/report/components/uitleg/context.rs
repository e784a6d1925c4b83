//! What the texts of the page in plain language know, whatever kind of document it goes with.

use serde::Serialize;

use super::aow::Aow;
use super::loon::{Dienstverband, Verlenging};
use super::wachttijd::Wachttijd;
use super::wia::Wia;
use crate::dossier;
use crate::dutch::long_date;
use crate::report::reader::Sight;
use crate::report::request::{Request, holds_medical_words};
use crate::trajectory::Trajectory;

/// The placeholders of every such page, with those of one kind of document.
#[derive(Debug, Serialize)]
pub struct Context<T> {
    #[serde(flatten)]
    partijen: Partijen,
    #[serde(flatten)]
    wachttijd: Wachttijd,
    #[serde(flatten)]
    verlenging: Verlenging,
    #[serde(flatten)]
    dienstverband: Dienstverband,
    #[serde(flatten)]
    aow: Aow,
    #[serde(flatten)]
    wia: Wia,
    /// The day of the document.
    datum: String,
    /// Whether the price of the traject leaves out the travel of the employee.
    reiskosten_apart: bool,
    /// Whether the employer pays it.
    reiskosten_werkgever: bool,
    /// Words of the trade that the document uses, each as a line of a list.
    pub woorden: Option<String>,
    /// Whether the copy for UWV carries the number.
    bsn_bekend: bool,
    medisch: bool,
    /// Whether the employee has applied for work by the day of the document, which the employer reads.
    gesolliciteerd: bool,
    #[serde(flatten)]
    eigen: T,
}

impl<T> Context<T> {
    pub fn of(request: &Request<'_>, sight: Sight, eigen: T) -> Self {
        let dossier = request.dossier;
        let trajectory = &dossier.trajectory;
        Self {
            partijen: Partijen::of(trajectory),
            wachttijd: Wachttijd::of(dossier),
            verlenging: Verlenging::of(dossier),
            dienstverband: Dienstverband::of(dossier),
            aow: Aow::of(dossier, sight.birth_date(&trajectory.werknemer)),
            wia: Wia::of(dossier),
            datum: long_date(dossier.date),
            reiskosten_apart: dossier::leaves_out_travel(trajectory),
            reiskosten_werkgever: dossier::employer_pays_travel(dossier),
            woorden: None,
            bsn_bekend: trajectory.werknemer.bsn.is_some(),
            medisch: holds_medical_words(request),
            gesolliciteerd: dossier::sent_until(trajectory, dossier.date).next().is_some(),
            eigen,
        }
    }
}

/// Who they are that the employee has to do with, and how they are reached.
#[derive(Debug, Serialize)]
struct Partijen {
    adviseur: String,
    telefoon: Option<String>,
    email: Option<String>,
    werkgever: String,
    /// Who handles a complaint, and where that is found.
    bureau: String,
    website: Option<String>,
}

impl Partijen {
    fn of(trajectory: &Trajectory) -> Self {
        let (adviseur, bureau) = (&trajectory.adviseur, &trajectory.bureau);
        Self {
            adviseur: adviseur.naam.to_string(),
            telefoon: adviseur.telefoon.as_ref().map(ToString::to_string),
            email: adviseur.email.as_ref().map(ToString::to_string),
            werkgever: trajectory.werkgever.naam.to_string(),
            bureau: bureau.naam.to_string(),
            website: bureau.website.as_ref().map(ToString::to_string),
        }
    }
}
