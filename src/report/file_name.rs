//! The name of the file of a document.

use crate::dossier::Dossier;
use crate::trajectory::{Soort, Variant};

/// The name that the body wants, else kind, number, trajectory and date: `VGR-03_2025-0017_2025-06-20`.
pub fn file_stem(dossier: &Dossier) -> String {
    let document = &dossier.document;
    let given = document.bestandsnaam.as_ref().map(|name| safe_name(name.as_str())).filter(|name| !name.is_empty());
    given.unwrap_or_else(|| {
        let number = match dossier.soort {
            Soort::Voortgangsrapportage => {
                let volgnummer = dossier.trajectory.voortgang.as_ref().map_or(0, |voortgang| voortgang.volgnummer);
                format!("VGR-{volgnummer:02}")
            }
            Soort::PlanVanAanpak => format!("TP-v{}", document.versie),
            Soort::Eindrapportage => "ER".to_owned(),
            Soort::Offerte => "OFF".to_owned(),
        };
        // An offer is known by its own number; it is made before there is a trajectory.
        let known_as = match (&document.nummer, dossier.soort) {
            (Some(number), Soort::Offerte) => number,
            _ => &dossier.trajectory.traject.nummer,
        };
        let variant = match dossier.variant {
            Variant::Werkgever => String::new(),
            other => format!("_{}", other.as_str()),
        };
        safe_name(&format!("{number}_{known_as}_{}{variant}", dossier.date))
    })
}

/// A file name that is safe on every system: letters, digits, dots, dashes and underscores; other characters become
/// a dash.
pub fn safe_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '-' }).collect();
    safe.trim_matches(|c: char| matches!(c, '.' | ' ' | '-')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_cannot_leave_their_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe_name("a\"b\r\nc:d"), "a-b--c-d");
        assert_eq!(safe_name("VGR-03_2025-0017"), "VGR-03_2025-0017");
    }
}
