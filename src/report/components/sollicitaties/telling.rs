//! Applications counted, as they stood on a day.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{led_to_conversation, result_on};
use crate::trajectory::{Sollicitatie, SollicitatieResultaat};

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
