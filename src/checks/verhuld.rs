//! Words whose letters are parted by marks: ‘de**pres**sie’, ‘d.e.p.r.e.s.s.i.e’. What they say together is sought where they say
//! nothing apart.

use super::lexicon::{Category, Hit, certain};

/// Marks that part letters of one word as well as words.
const MARKS: [char; 17] = ['*', '_', '~', '/', '\\', '-', '‑', '–', '.', '|', '^', '·', '•', '(', ')', '[', ']'];

/// Letters of a word that is sought so: fewer are initials as often.
const LETTERS: usize = 6;
/// Letters of a part: what is longer is a word by itself.
const PART: usize = 9;

/// The illnesses that such words are, in order of place.
pub fn search_parted(text: &str) -> Vec<Hit> {
    // Most texts have none.
    if !text.as_bytes().windows(3).any(parts_letters) {
        return vec![];
    }
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let bare = piece.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let start = at + piece.len() - bare.len();
        let word = bare.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        if together(word).is_some_and(|whole| is_illness(&whole)) && !is_illness(word) {
            let (term, end) = (word.to_owned(), start + word.len());
            found.push(Hit { term, category: Category::Diagnose, doubtful: false, start, end });
        }
        at += piece.len();
    }
    found
}

/// Whether three bytes may be a mark between letters; of what is not ASCII nothing is known yet.
fn parts_letters(three: &[u8]) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    matches!(three, [one, mark, other] if letter(*one) && !mark.is_ascii_alphanumeric() && !mark.is_ascii_whitespace()
        && !other.is_ascii_whitespace() && !other.is_ascii_digit())
}

fn is_illness(word: &str) -> bool {
    certain(word).iter().any(|hit| hit.category == Category::Diagnose)
}

/// The letters of a word without the marks between them, where both are such as hide a word.
fn together(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(MARKS).filter(|part| !part.is_empty()).collect();
    let short = |part: &&str| part.chars().count() <= PART && part.chars().all(char::is_alphabetic);
    let whole = parts.concat();
    (parts.len() > 1 && parts.iter().all(short) && whole.chars().count() >= LETTERS).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_through_its_marks() {
        for (text, word) in [
            ("Zij heeft een de**pres**sie.", "de**pres**sie"),
            ("Zij heeft een de-pres-sie.", "de-pres-sie"),
            ("Zij heeft een de/pressie gehad", "de/pressie"),
            ("Eén d.e.p.r.e.s.s.i.e.", "d.e.p.r.e.s.s.i.e"),
            ("Hij kreeg (bor_stkan_ker).", "bor_stkan_ker"),
        ] {
            let found = search_parted(text);
            assert!(
                matches!(found.as_slice(), [hit] if hit.term == word && text[hit.start..hit.end] == *word),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn words_that_belong_together_are_left_to_the_sentence() {
        for text in [
            "De re-integratie van de man/vrouw loopt, en/of de coach-adviseur helpt.",
            "M.S. Jansen en A.D.H.D. Bakker",
            "burn-out, post-covid en hernia-ingreep",
            "KWF-kankerbestrijding",
            "Van 1-2-2025 tot 3.4.2025",
        ] {
            assert!(search_parted(text).is_empty(), "{text}");
        }
    }
}
