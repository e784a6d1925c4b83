//! Names of files, and numbers that stand in them, in a title or on a page. They are read by who may not open the
//! document, so they tell nothing of anybody.

use super::cijfers::numbers;
use super::finding::names_a_file;
use super::lexicon::{Category, Hit, certain, search};

/// Where an offer has what stands for the name of the employee.
pub const CODE: &str = "/offerte/kandidaatcode";

/// Numbers that are printed, and in no name of a file.
const PRINTED: [&str; 3] = [CODE, "/offerte/inkoopnummer", "/offerte/uwKenmerk"];

/// Whether what a number tells is sought: somebody made it up, and could say something with it.
pub fn is_searched(pointer: &str) -> bool {
    names_a_file(pointer) || PRINTED.contains(&pointer)
}

/// Letters of an abbreviation that may be somebody's initials as well.
const INITIALS: usize = 3;

/// What it tells of illness without a doubt.
pub fn search_number(name: &str) -> Vec<Hit> {
    let telling = |words: &Apart| {
        let mut hits = words.located(name, certain(&words.text));
        hits.retain(|hit| hit.term.chars().count() > INITIALS || hit.term.chars().any(char::is_lowercase));
        hits
    };
    let hits = telling(&Apart::by_marks(name));
    if hits.is_empty() { telling(&Apart::by_letters(name)) } else { hits }
}

/// What of care, family or money stands in one that names the employee: it is hardly an employer there. Never sure, for
/// a surname may be a word.
pub fn search_beside_a_name(name: &str) -> Vec<Hit> {
    let words = Apart::by_letters(name);
    let mut hits = words.located(name, search(&words.text, true).hits);
    hits.retain(|hit| hit.category != Category::Vermoeden);
    hits.iter_mut().for_each(|hit| hit.doubtful = true);
    hits
}

/// What there is against a name for a file that came without its dossier, in a sentence that does not repeat it.
pub fn objection_to_name(name: &str) -> Option<&'static str> {
    if numbers(name).iter().any(|number| number.rather.is_none()) {
        return Some(
            "Deze bestandsnaam bevat een getal dat een burgerservicenummer kan zijn. Kies een andere naam, of zet erbij wat \
             het is, bijvoorbeeld ‘relatienummer’.",
        );
    }
    let telling = !search_number(name).is_empty();
    telling.then_some("Deze bestandsnaam zegt iets over iemands gezondheid. Kies een andere naam.")
}

/// A name as words that stand apart.
struct Apart {
    text: String,
    /// The byte of the name for each byte of the text.
    places: Vec<usize>,
}

impl Apart {
    /// Parted where marks stand.
    fn by_marks(name: &str) -> Self {
        Self::with(name, |_, _, _| false)
    }

    /// Parted where another word begins by its letters too: ‘VerslagDepressie2025’.
    fn by_letters(name: &str) -> Self {
        Self::with(name, begins_a_word)
    }

    fn with(name: &str, begins: fn(char, char, Option<char>) -> bool) -> Self {
        let (mut text, mut places, mut before) = (String::with_capacity(name.len()), Vec::new(), None);
        let mut signs = name.char_indices().peekable();
        while let Some((place, sign)) = signs.next() {
            let after = signs.peek().map(|(_, after)| *after);
            if before.is_some_and(|before| begins(before, sign, after)) {
                text.push(' ');
                places.push(place);
            }
            // Of one byte each.
            text.push(if matches!(sign, '_' | '.') { ' ' } else { sign });
            places.extend(place..place + sign.len_utf8());
            before = Some(sign);
        }
        Self { text: without_documents(&text), places }
    }

    /// The same where it stands in the name.
    fn located(&self, name: &str, hits: Vec<Hit>) -> Vec<Hit> {
        let located = |mut hit: Hit| {
            let start = *self.places.get(hit.start)?;
            let end = *self.places.get(hit.end.checked_sub(1)?)? + 1;
            hit.term = name.get(start..end)?.to_owned();
            (hit.start, hit.end) = (start, end);
            Some(hit)
        };
        hits.into_iter().filter_map(located).collect()
    }
}

/// Whether a word begins with a sign, by the ones around it.
fn begins_a_word(before: char, sign: char, after: Option<char>) -> bool {
    let capital = sign.is_uppercase() && (before.is_lowercase() || after.is_some_and(char::is_lowercase));
    let figures = sign.is_ascii_digit() != before.is_ascii_digit();
    before.is_alphanumeric() && sign.is_alphanumeric() && (figures || capital)
}

/// How words for a document end.
const DOCUMENTS: [&str; 4] = ["verslag", "rapport", "rapportage", "brief"];

/// The text without words for a document: in a sentence ‘een verslag over depressie’ is work, in a name it is the
/// verslag itself. What is left stands where it stood.
fn without_documents(text: &str) -> String {
    let part = |sign: char| matches!(sign, ' ' | '-');
    let is_document = |word: &str| {
        let word = word.trim_end_matches(part).to_lowercase();
        DOCUMENTS.iter().any(|document| word.ends_with(*document))
    };
    let kept = |word: &str| if is_document(word) { " ".repeat(word.len()) } else { word.to_owned() };
    text.split_inclusive(part).map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_no_illness_and_may_hold_initials() {
        for (name, word) in [
            ("verslag_burnout_jansen", "burnout"),
            ("2025-BURNOUT-0017", "BURNOUT"),
            ("jansen.kanker.pdf", "kanker"),
            ("VerslagDepressie", "Depressie"),
            ("verslag depressie", "depressie"),
            ("Zoë_PietersmaBurnout", "Burnout"),
            ("OFF Pietersma burn-out", "burn-out"),
        ] {
            let hits = search_number(name);
            let found = |hit: &Hit| hit.term.contains(word) && name[hit.start..hit.end] == hit.term;
            assert!(hits.iter().any(found), "{name}: {hits:?}");
        }
        for name in ["VGR-03_2025-0017_2025-06-20", "MS_Jansen", "MSJansen2025", "Verslag Zoë Akker", "OFF-2025-0017"]
        {
            assert!(search_number(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn care_beside_a_name_is_never_sure() {
        for (name, word) in [
            ("Verslag_psycholoog_Pietersma_mrt25", "psycholoog"),
            ("verslag-ggz-intake-pietersma", "ggz"),
            ("detentie_Pietersma", "detentie"),
        ] {
            let hits = search_beside_a_name(name);
            let found = |hit: &Hit| hit.term.contains(word) && hit.doubtful;
            assert!(!hits.is_empty() && hits.iter().all(found), "{name}: {hits:?}");
        }
        for name in ["Rapport Pietersma", "FML_Pietersma_bedrijfsarts", "TP v1 Pietersma"] {
            assert!(search_beside_a_name(name).is_empty(), "{name}");
        }
    }
}
