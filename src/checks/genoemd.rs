//! Whether a number or the name of a file names the employee. A name stands there in any letters, without a form of
//! address, and glued to what is beside it.

use super::eigen::PREFIXES;
use super::lexicon::folded_words;
use crate::trajectory::{Persoonsnaam, Text};

/// The words by which somebody is known.
#[derive(Debug)]
pub struct Genoemd {
    surname: Vec<String>,
    called: Vec<String>,
}

/// Letters that a surname has at least; fewer may be initials.
const SURNAME: usize = 3;
/// Letters that a first name has at least: ‘jan’ is a month as well.
const CALLED: usize = 4;
/// Letters that a surname has at least to be known behind others.
const GLUED: usize = 4;
/// Letters before it that are initials.
const INITIALS: usize = 3;

/// Words that a surname begins with, as they are glued to it; the longer ones first.
const GLUED_PREFIXES: [&str; 8] = ["vanden", "vander", "vande", "van", "den", "der", "ter", "de"];

impl Genoemd {
    pub fn of(naam: &Persoonsnaam) -> Self {
        let called = naam.roepnaam.as_ref().map_or("", Text::as_str);
        Self { surname: known_by(naam.surname(), SURNAME), called: known_by(called, CALLED) }
    }

    pub fn stands_in(&self, text: &str) -> bool {
        let is_named = |word: &String| self.is_named_by(word.trim_matches(|sign: char| sign.is_ascii_digit()));
        folded_words(text).iter().any(is_named)
    }

    fn is_named_by(&self, word: &str) -> bool {
        let behind = |surname: &String| word.strip_suffix(surname.as_str()).is_some_and(|led| self.leads(led, surname));
        self.called.iter().any(|called| called == word) || self.surname.iter().any(behind)
    }

    /// Whether these letters may stand before a surname, glued to it.
    fn leads(&self, letters: &str, surname: &str) -> bool {
        let prefix = GLUED_PREFIXES.iter().find_map(|prefix| letters.strip_suffix(*prefix));
        let first = prefix.unwrap_or(letters);
        letters.is_empty()
            || (surname.len() >= GLUED && (first.len() <= INITIALS || self.called.iter().any(|called| called == first)))
    }
}

/// The words of a name of so many letters or more.
fn known_by(name: &str, least: usize) -> Vec<String> {
    let mut words = folded_words(name);
    words.retain(|word| word.len() >= least && !PREFIXES.contains(&word.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::Aanhef;

    #[test]
    fn a_name_is_known_in_codes_and_names_of_files() {
        let text = |text: &str| Text::parse(text).ok();
        let naam = Persoonsnaam::new(Aanhef::Mevrouw, text("J.M."), text("van den"), text("Akker"));
        let genoemd = Genoemd::of(&naam.expect("a name").called(text("Joke")));
        for name in
            ["J.M. van den Akker", "akker-2025", "JMAkker", "jvandenakker01", "verslag_joke", "JokeAkker", "Äkker"]
        {
            assert!(genoemd.stands_in(name), "{name}");
        }
        for name in ["VH-2025-01", "JMA-01", "akkerbouw", "jan-2025", "Fruitakker", ""] {
            assert!(!genoemd.stands_in(name), "{name}");
        }
    }
}
