//! Words with a sign or a figure for a letter: ‘k*nker’, ‘d3pressie’, ‘depresssie’, ‘A.D.H.D.’. What they stand for is
//! sought where they say nothing as they are.

use std::ops::RangeInclusive;

use super::lexicon::{Category, Hit};
use super::verhuld::illness;

/// Which letter a sign stands for.
const SIGNS: [(char, char); 9] =
    [('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('$', 's'), ('@', 'a'), ('!', 'i'), ('€', 'e')];
const STAR: char = '*';
/// What a star stands for.
const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
/// Letters of a word that is sought so: shorter ones are too often one sign apart.
const LETTERS: usize = 5;
/// Times that no word has one letter in a row.
const DRAWN_OUT: usize = 3;

/// Letters of an abbreviation with full stops.
const INITIALS: RangeInclusive<usize> = 3..=5;
/// What stands between initials and a surname.
const BEFORE_SURNAMES: [&str; 9] = ["van", "de", "den", "der", "ter", "ten", "te", "het", "von"];

/// The illnesses that such words are, in order of place.
pub fn search_disguised(text: &str) -> Vec<Hit> {
    // Most texts have none.
    if !text.as_bytes().windows(3).any(may_hide) {
        return vec![];
    }
    let mut found = Vec::new();
    let mut pieces = text.split_whitespace().peekable();
    while let Some(piece) = pieces.next() {
        let word = piece.trim_matches(|sign: char| !sign.is_alphanumeric());
        let sure = meant(word).map(|category| (category, false));
        let told = sure.or_else(|| abbreviated(word, pieces.peek().copied()).map(|category| (category, true)));
        if let Some((category, doubtful)) = told {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            found.push(Hit { term: word.to_owned(), category, doubtful, start, end: start + word.len() });
        }
    }
    found
}

/// Whether a sign may stand for a letter between these bytes, or the same letter stands there thrice.
fn may_hide(three: &[u8]) -> bool {
    match three {
        [one, b'0' | b'1' | b'3' | b'4' | b'5' | b'$' | b'@' | b'!' | b'*' | b'.', other] => {
            one.is_ascii_alphabetic() && !other.is_ascii_whitespace()
        }
        // The first two of the three bytes of ‘€’.
        [_, 0xe2, 0x82] => true,
        [one, next, other] => one.is_ascii_alphabetic() && one == next && next == other,
        _ => false,
    }
}

/// The illness that a word stands for and does not say.
fn meant(word: &str) -> Option<Category> {
    // An address has such signs of its own.
    let address = word.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    if address || word.chars().count() < LETTERS || illness(word).is_some() {
        return None;
    }
    of_signs(word).or_else(|| of_a_star(word)).or_else(|| of_drawn_out(word))
}

fn of_signs(word: &str) -> Option<Category> {
    let letter = |sign: char| SIGNS.iter().find(|(other, _)| *other == sign).map(|(_, letter)| *letter);
    if !word.contains(|sign: char| letter(sign).is_some()) {
        return None;
    }
    let spelled: String = word.chars().map(|sign| letter(sign).unwrap_or(sign)).collect();
    spelled.chars().all(char::is_alphabetic).then(|| illness(&spelled)).flatten()
}

fn of_a_star(word: &str) -> Option<Category> {
    let spelled = |vowel: &&str| illness(&word.replace(STAR, vowel));
    if word.matches(STAR).count() == 1 { VOWELS.iter().find_map(spelled) } else { None }
}

fn of_drawn_out(word: &str) -> Option<Category> {
    let letters: Vec<char> = word.chars().collect();
    let runs = || letters.chunk_by(|one, next| one.eq_ignore_ascii_case(next));
    if !runs().any(|run| run.len() >= DRAWN_OUT) {
        return None;
    }
    let shortened = |most: usize| -> String {
        let shorter = |run: &[char]| if run.len() < DRAWN_OUT { run.len() } else { most };
        runs().flat_map(|run| run.iter().take(shorter(run))).collect()
    };
    [1, 2].into_iter().find_map(|most| illness(&shortened(most)))
}

/// The illness that letters with full stops are, unless they may be the initials of a name.
fn abbreviated(word: &str, next: Option<&str>) -> Option<Category> {
    let letters: Vec<&str> = word.split('.').collect();
    let single = |letter: &&str| letter.len() == 1 && letter.chars().all(char::is_alphabetic);
    let names = |next: &str| next.starts_with(char::is_uppercase) || BEFORE_SURNAMES.contains(&next);
    if !INITIALS.contains(&letters.len()) || !letters.iter().all(single) || next.is_some_and(names) {
        return None;
    }
    illness(&letters.concat().to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_for_a_letter_hides_no_illness() {
        for (text, word) in [
            ("Hij heeft k*nker.", "k*nker"),
            ("Zij heeft een d*pressie gehad.", "d*pressie"),
            ("Hij heeft k4nker.", "k4nker"),
            ("Zij heeft een d3pr3ssie.", "d3pr3ssie"),
            ("Zij heeft een depre$$ie.", "depre$$ie"),
            ("Zij heeft een depre55ie, zegt zij.", "depre55ie"),
            ("Zij heeft een d€pressie.", "d€pressie"),
            ("Zij heeft een depresssie.", "depresssie"),
            ("Hij heeft A.D.H.D. en werkt graag alleen.", "A.D.H.D"),
            ("Zij heeft h.i.v.", "h.i.v"),
        ] {
            let found = search_disguised(text);
            assert!(
                matches!(found.as_slice(), [hit] if hit.term == word && text[hit.start..hit.end] == *word),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn codes_initials_and_addresses_are_left_alone() {
        for text in [
            "A.D.H.D. Bakker en A.L.S. van den Berg bellen",
            "Zij haalde mbo4 in week53 en niveau3 in week54.",
            "info@k4nkerfonds.example",
            "Wegens i.v.m. en d.w.z. en o.a. en b.v.",
            "De zeeeend zit in lokaal B104.",
            "Een *nieuw* plan*",
            "Zij heeft kanker en een depressie.",
        ] {
            let found = search_disguised(text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
