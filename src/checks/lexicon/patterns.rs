//! Thousands of spellings sought in a text at once, for texts that seldom hold one.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fold::fold;

/// Letters by which a spelling is known.
const LETTERS: usize = 4;
/// A hash of so many letters has this many bits: few enough that a bit for each fits in the nearest cache, and many
/// more than spellings.
const HASH_BITS: u32 = 18;

type Gram = [u8; LETTERS];

/// Spellings to be found anywhere in a folded text.
///
/// Each is known by the four letters of it that ordinary text has least often. So a text is read by looking at every
/// four letters of it, of which about one in a hundred belong to a spelling; only there the letters around are compared.
/// An automaton, which follows every beginning of every spelling, takes four times as long.
#[derive(Debug)]
pub struct Patterns {
    /// A bit for every hash: whether a spelling is known by letters that have it.
    known: Vec<u64>,
    spellings: HashMap<Gram, Vec<Spelling>>,
    /// A spelling is too short to be known by anything, so that every text may hold it.
    anything: bool,
}

#[derive(Debug)]
struct Spelling {
    /// Among those that were given.
    number: usize,
    letters: Box<[u8]>,
    /// Where in it the letters stand by which it is known.
    offset: usize,
}

impl Patterns {
    pub fn new(spellings: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut patterns = Self { known: vec![0; 1 << (HASH_BITS - 6)], spellings: HashMap::new(), anything: false };
        for (number, spelling) in spellings.into_iter().enumerate() {
            let letters: Box<[u8]> = spelling.as_ref().into();
            let Some((offset, gram)) = rarest(&letters) else {
                patterns.anything = true;
                continue;
            };
            patterns.known[hash(gram) / 64] |= 1 << (hash(gram) % 64);
            patterns.spellings.entry(gram).or_default().push(Spelling { number, letters, offset });
        }
        patterns
    }

    /// Whether a text holds one of them.
    pub fn are_in(&self, text: &str) -> bool {
        let folded = fold(text);
        self.anything || grams(&folded).any(|(at, gram)| self.at(&folded, at, gram).next().is_some())
    }

    /// Every place in a folded text where a spelling stands: its number, and its letters from one byte to another; in
    /// order of their ends, and of those that end together the longest first. Spellings too short to be known by
    /// anything are not found.
    pub fn places(&self, folded: &[u8]) -> Vec<(usize, Range<usize>)> {
        let mut places: Vec<_> = grams(folded).flat_map(|(at, gram)| self.at(folded, at, gram)).collect();
        places.sort_by_key(|(_, place)| (place.end, place.start));
        places
    }

    fn may_know(&self, gram: Gram) -> bool {
        let hash = hash(gram);
        self.known[hash / 64] >> (hash % 64) & 1 == 1
    }

    /// The spellings known by these letters that stand around them.
    fn at<'a>(&'a self, folded: &'a [u8], at: usize, gram: Gram) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let known = if self.may_know(gram) { self.spellings.get(&gram) } else { None };
        known.into_iter().flatten().filter_map(move |spelling| {
            let start = at.checked_sub(spelling.offset)?;
            let stands = folded[start..].starts_with(&spelling.letters);
            stands.then(|| (spelling.number, start..start + spelling.letters.len()))
        })
    }

    /// Whether every spelling is known by letters of its own.
    #[cfg(test)]
    pub const fn are_precise(&self) -> bool {
        !self.anything
    }
}

/// The letters of a spelling that ordinary text has least often, and where in it they stand.
fn rarest(spelling: &[u8]) -> Option<(usize, Gram)> {
    grams(spelling).min_by_key(|(_, gram)| ORDINARY[hash(*gram)])
}

/// Text as reports have it.
const ORDINARY_TEXT: [&str; 2] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/pietersma.json")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/van-den-akker.json")),
];

/// How often letters with a hash stand in it.
static ORDINARY: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut counts = vec![0; 1 << HASH_BITS];
    for text in ORDINARY_TEXT {
        grams(&fold(text)).for_each(|(_, gram)| counts[hash(gram)] += 1);
    }
    counts
});

/// Every four letters that follow each other, with their place.
fn grams(letters: &[u8]) -> impl Iterator<Item = (usize, Gram)> {
    letters.windows(LETTERS).filter_map(|window| window.try_into().ok()).enumerate()
}

/// Multiplication spreads the letters over the upper bits.
const fn hash(gram: Gram) -> usize {
    (u32::from_le_bytes(gram).wrapping_mul(0x9E37_79B1) >> (u32::BITS - HASH_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_found_in_any_case_and_with_anything_between_words() {
        let patterns = Patterns::new([" cv online ", " workshop ", "lijst"]);
        for text in ["CV, online", "Een Workshop.", "lijst", "de wachtlijsten"] {
            assert!(patterns.are_in(text), "{text}");
        }
        for text in ["", "cv", "workshops, en een cv onlinebaar", "lijs t"] {
            assert!(!patterns.are_in(text), "{text}");
        }
    }

    #[test]
    fn every_place_is_told_once_in_order_of_its_end() {
        let patterns = Patterns::new(["lijst", " wachtlijsten ", "achtlijst"]);
        let places = patterns.places(&fold("De wachtlijsten, de lijst."));
        assert_eq!(places, [(2, 5..14), (0, 9..14), (1, 3..17), (0, 20..25)]);
    }

    #[test]
    fn a_spelling_without_letters_enough_passes_over_nothing() {
        assert!(Patterns::new(["ms"]).are_in("anders"));
    }

    #[test]
    fn ordinary_letters_are_not_what_a_word_is_known_by() {
        let known_by = |spelling: &[u8]| rarest(spelling).map(|(_, gram)| gram);
        assert!(known_by(b" de depressie ").is_some_and(|gram| gram != *b" de "));
        assert_eq!(known_by(b"abc"), None);
    }
}
