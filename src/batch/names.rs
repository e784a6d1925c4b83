//! Names of files that go together: each safe on every system, and each once.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::item::Asked;
use crate::report;
use crate::wire::Variant;

/// Bytes of a name without number and extension: file systems allow 255 for all of it.
const MAX_BYTES: usize = 180;

/// The names given out so far.
#[derive(Debug, Default)]
pub struct Names {
    /// As a file system that ignores case and composition sees them.
    taken: HashSet<String>,
    /// The number at which to look first for another name of the same stem.
    next: HashMap<String, usize>,
}

/// What a document is called when of its name nothing can stay.
const NAMELESS: &str = "document";

impl Names {
    /// A name for the PDF of an item that was not given out before: the one that was asked for, with the reader whose
    /// copy it is, else its own.
    pub fn of(&mut self, asked: &Asked, own: &str) -> String {
        let Some(wish) = &asked.bestandsnaam else { return self.unique(own) };
        let variant = asked.variant.unwrap_or(Variant::Werkgever);
        // On one line, as that of a single document; and composed first: a loose accent is no letter.
        let wish = wish.split_whitespace().collect::<Vec<_>>().join(" ");
        let wish: String = wish.nfc().collect();
        let named = report::named_for(&wish, variant).or_else(|| report::named_for(NAMELESS, variant));
        self.unique(&named.unwrap_or_default())
    }

    /// A name for a PDF that was not given out before: the stem, with the lowest free number when it is taken.
    pub fn unique(&mut self, stem: &str) -> String {
        let stem = safe(stem);
        let folded = fold(&stem);
        let mut number = self.next.get(&folded).copied().unwrap_or(1);
        let name = loop {
            let name = if number == 1 { format!("{stem}.pdf") } else { format!("{stem}-{number}.pdf") };
            number += 1;
            if self.reserve(&name) {
                break name;
            }
        };
        self.next.insert(folded, number);
        name
    }

    /// Gives out this very name; false when it is taken.
    pub fn reserve(&mut self, name: &str) -> bool {
        self.taken.insert(fold(name))
    }
}

/// A stem that is a file name everywhere: no separators, no device, not too long, not empty.
fn safe(stem: &str) -> String {
    let cut = stem.len().saturating_sub(4);
    let stem = match stem.get(cut..) {
        Some(extension) if extension.eq_ignore_ascii_case(".pdf") => &stem[..cut],
        _ => stem,
    };
    // Composed first: a loose accent is no letter.
    let short: String = report::safe_name(&stem.nfc().collect::<String>())
        .char_indices()
        .take_while(|(start, character)| start + character.len_utf8() <= MAX_BYTES)
        .map(|(_, character)| character)
        .collect();
    let short = short.trim_end_matches(['.', ' ']);
    match short {
        "" => NAMELESS.to_owned(),
        name => report::no_device(name),
    }
}

fn fold(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_out_once_whatever_its_case() {
        let mut names = Names::default();
        let given: Vec<String> =
            ["a", "a", "A", "a-2", "b.pdf", "B.PDF"].iter().map(|stem| names.unique(stem)).collect();
        assert_eq!(given, ["a.pdf", "a-2.pdf", "A-3.pdf", "a-2-2.pdf", "b.pdf", "B-2.pdf"]);
        assert_eq!(names.unique("e\u{301}"), "é.pdf");
        assert_eq!(names.unique("É"), "É-2.pdf");
    }

    #[test]
    fn a_name_that_was_asked_for_keeps_its_reader() {
        let mut names = Names::default();
        let asked = |name: &str, variant| Asked { bestandsnaam: Some(name.to_owned()), variant, ..Asked::default() };
        assert_eq!(names.of(&asked("rapport", Some(Variant::Intern)), "VGR-01_intern"), "rapport_intern.pdf");
        assert_eq!(names.of(&asked("rapport.pdf", Some(Variant::Uwv)), "VGR-01_uwv"), "rapport_uwv.pdf");
        assert_eq!(names.of(&asked("rapport", None), "VGR-01"), "rapport.pdf");
        assert_eq!(names.of(&asked("...", Some(Variant::Intern)), "VGR-01_intern"), "document_intern.pdf");
        assert_eq!(names.of(&asked(" een\r\n twee\tdrie", None), "VGR-01"), "een twee drie.pdf");
        assert_eq!(names.of(&Asked::default(), "VGR-01_intern"), "VGR-01_intern.pdf");
    }

    #[test]
    fn names_stay_in_their_folder_on_every_system() {
        let mut names = Names::default();
        assert_eq!(names.unique("../../etc/passwd"), "etc-passwd.pdf");
        assert_eq!(names.unique("C:\\map\\x"), "C--map-x.pdf");
        assert_eq!(names.unique("con"), "_con.pdf");
        assert_eq!(names.unique("Lpt1.rapport"), "_Lpt1.rapport.pdf");
        assert_eq!(names.unique("constant"), "constant.pdf");
        assert_eq!(names.unique("..."), "document.pdf");
        assert!(names.unique(&"é".repeat(300)).len() <= 190);
    }

    #[test]
    fn a_reserved_name_is_passed_over() {
        let mut names = Names::default();
        assert!(names.reserve("a.pdf"));
        assert!(!names.reserve("A.pdf"));
        assert_eq!(names.unique("a"), "a-2.pdf");
    }
}
