//! A goal as a row, and how it stands on the day of a report.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dutch::short_date;
use crate::trajectory::{Doel, DoelStatus, DoelVoortgang};

#[derive(Debug, Serialize)]
pub struct DoelRij {
    pub nummer: u32,
    pub doel: String,
    pub meetbaar: Option<String>,
    pub uiterlijk: String,
    pub stand: &'static str,
    pub stand_tekst: String,
    /// How much of it is done, in a report that goes on.
    pub percentage: Option<u32>,
    pub toelichting: Option<String>,
}

impl DoelRij {
    /// The row of a goal with what was judged of it, in a word and a label.
    pub fn of(doel: &Doel, judgement: Option<&DoelVoortgang>, (stand, stand_tekst): (&'static str, String)) -> Self {
        Self {
            nummer: doel.nummer,
            doel: doel.omschrijving.to_string(),
            meetbaar: doel.meetbaar.as_ref().map(ToString::to_string),
            uiterlijk: doel.deadline.map(short_date).unwrap_or_default(),
            stand,
            stand_tekst,
            percentage: None,
            toelichting: judgement.and_then(|judgement| judgement.toelichting.as_ref()).map(ToString::to_string),
        }
    }
}

/// The word and the label of a goal's state; one that is open after its last day says so.
pub fn goal_state(doel: &Doel, status: DoelStatus, label: &str, peildatum: NaiveDate) -> (&'static str, String) {
    let open = matches!(status, DoelStatus::Open | DoelStatus::OpSchema | DoelStatus::Aandacht);
    if open && doel.deadline.is_some_and(|last| last < peildatum) {
        ("te_laat", format!("{label}; uiterste dag voorbij"))
    } else {
        (status.as_str(), label.to_owned())
    }
}
