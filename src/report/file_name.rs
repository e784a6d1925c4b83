//! The name of the file of a document.

use crate::dossier::Dossier;
use crate::trajectory::{Soort, Variant};

/// Bytes of a name that somebody wants, with its reader: file systems allow 255 for all of it, and a number may follow.
const MAX_BYTES: usize = 180;

/// The name that the body wants, else kind, number, trajectory and date: `VGR-03_2025-0017_2025-06-20`; with the
/// reader, unless that is the employer.
pub fn file_stem(dossier: &Dossier) -> String {
    let document = &dossier.document;
    let given = document.bestandsnaam.as_ref().and_then(|name| named_for(name.as_str(), dossier.variant));
    let given = given.map(|name| no_device(&name));
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
        safe_name(&format!("{number}_{known_as}_{}{}", dossier.date, of_reader(dossier.variant)))
    })
}

/// A name that somebody wants, safe and with the reader whose copy it is: who attaches a file to a message sees no more
/// of it than its name. Nothing, where no sign of it can stay.
pub fn named_for(name: &str, variant: Variant) -> Option<String> {
    let cut = name.len().saturating_sub(EXTENSION.len());
    let bare = match name.get(cut..) {
        Some(extension) if extension.eq_ignore_ascii_case(EXTENSION) => &name[..cut],
        _ => name,
    };
    let (name, reader) = (safe_name(bare), of_reader(variant));
    if name.is_empty() {
        return None;
    }
    if name.to_lowercase().ends_with(reader.as_str()) {
        return Some(name);
    }
    let room = MAX_BYTES.saturating_sub(reader.len());
    let kept = name.char_indices().take_while(|(start, character)| start + character.len_utf8() <= room);
    let kept: String = kept.map(|(_, character)| character).collect();
    Some(format!("{kept}{reader}"))
}

const EXTENSION: &str = ".pdf";

/// `_uwv`, and nothing for the employer, whose copy is the plain one.
fn of_reader(variant: Variant) -> String {
    match variant {
        Variant::Werkgever => String::new(),
        other => format!("_{}", other.as_str()),
    }
}

/// Names that Windows keeps for devices, whatever extension follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The same name, with a line in front of it where it is that of a device.
pub fn no_device(name: &str) -> String {
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_number = |rest: &str| rest.chars().count() == 1 && rest.chars().all(char::is_numeric);
    DEVICES.contains(&base.as_str())
        || NUMBERED_DEVICES.iter().any(|device| base.strip_prefix(*device).is_some_and(is_number))
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

    #[test]
    fn a_device_of_windows_is_no_name() {
        for (name, safe) in [("CON", "_CON"), ("aux.verslag", "_aux.verslag"), ("com1", "_com1"), ("LPT² ", "_LPT² ")]
        {
            assert_eq!(no_device(name), safe);
        }
        for name in ["CON_uwv", "constant", "com10", "com", "_con"] {
            assert_eq!(no_device(name), name);
        }
    }

    #[test]
    fn a_name_that_somebody_wants_keeps_its_reader() {
        let named = |name: &str, variant| named_for(name, variant).unwrap_or_default();
        assert_eq!(named("Verslag Akker", Variant::Intern), "Verslag Akker_intern");
        assert_eq!(named("Verslag.PDF", Variant::Uwv), "Verslag_uwv");
        assert_eq!(named("verslag_uwv", Variant::Uwv), "verslag_uwv");
        assert_eq!(named("verslag_uwv", Variant::Werknemer), "verslag_uwv_werknemer");
        assert_eq!(named("Verslag", Variant::Werkgever), "Verslag");
        assert!(named(&"é".repeat(300), Variant::Intern).ends_with("é_intern"));
        assert!(named(&"é".repeat(300), Variant::Intern).len() <= MAX_BYTES);
        assert_eq!(named_for("...", Variant::Intern), None);
    }
}
