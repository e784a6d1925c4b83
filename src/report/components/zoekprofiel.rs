//! Notation of a zoekprofiel.

use crate::trajectory::Zoekprofiel;

/// `16 tot 20`, or one number when both are the same.
pub fn hours(profiel: &Zoekprofiel) -> String {
    if profiel.uren_min == profiel.uren_max {
        profiel.uren_max.to_string()
    } else {
        format!("{} tot {}", profiel.uren_min, profiel.uren_max)
    }
}
