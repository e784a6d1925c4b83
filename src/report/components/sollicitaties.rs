//! Applications as rows of a table, and counted.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{led_to_conversation, result_on};
use crate::dutch::short_date;
use crate::trajectory::{Period, Sollicitatie, SollicitatieResultaat, Trajectory};

#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieRij {
    pub datum: String,
    pub werkgever: String,
    pub functie: String,
    pub soort: &'static str,
    pub resultaat: &'static str,
    pub bewijs: bool,
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
