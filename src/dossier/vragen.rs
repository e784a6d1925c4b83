//! What a document asks of its reader.

use crate::trajectory::{Partij, Variant, Vraag};

/// Questions on a first page.
pub const MEESTE_VRAGEN: usize = 3;

/// The questions to this reader that a document prints, each with its place in the list.
pub fn vragen_aan(variant: Variant, asked: &[Vraag]) -> impl Iterator<Item = (usize, &Vraag)> {
    let is_for = move |aan: Partij| match variant {
        Variant::Werkgever => aan == Partij::Werkgever,
        Variant::Werknemer => aan == Partij::Werknemer,
        Variant::Uwv => false,
        Variant::Intern => true,
    };
    asked.iter().enumerate().filter(move |(_, vraag)| is_for(vraag.aan)).take(MEESTE_VRAGEN)
}
