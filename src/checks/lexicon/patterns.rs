//! Thousands of spellings sought in a text at once, for texts that seldom hold one.

use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

use super::fold::{BORDER, fold};

/// Letters by which a spelling is known.
const LETTERS: usize = 4;
/// A hash of so many letters has this many bits: few enough that a bit for each fits in the nearest cache, and many
/// more than spellings.
const HASH_BITS: u32 = 18;
/// Letters of a spelling that are compared at once.
const HEAD: usize = 8;

type Gram = [u8; LETTERS];

/// A bit for each hash, in words.
const WORDS: usize = 1 << (HASH_BITS - u64::BITS.ilog2());

/// Spellings to be found anywhere in a folded text.
///
/// Each is known by the four letters of it that ordinary text has least often. So a text is read by looking at every
/// four letters of it, of which few belong to a spelling; only there the letters around are compared, the first eight
/// as one number. An automaton, which follows every beginning of every spelling, takes four times as long.
#[derive(Debug)]
pub struct Patterns {
    /// A bit for every hash: whether a spelling is known by letters that have it; and how many such hashes come before
    /// each 64 of them.
    known: Box<[u64; WORDS]>,
    before: Vec<u32>,
    /// Where the spellings of each known hash begin, and where the last ones end.
    begins: Vec<usize>,
    spellings: Vec<Spelling>,
    /// The letters of all spellings.
    letters: Vec<u8>,
    /// A spelling is too short to be known by anything, so that every text may hold it.
    anything: bool,
}

#[derive(Debug, Clone, Copy)]
struct Spelling {
    /// Its first letters as a number, and the bits that they take of one.
    head: u64,
    mask: u64,
    /// Among those that were given.
    number: usize,
    /// Where its letters begin among those of all, and how many there are.
    from: usize,
    length: usize,
    /// Where in it the letters stand by which it is known.
    offset: usize,
}

impl Patterns {
    pub fn new(spellings: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let (mut letters, mut known_by, mut anything) = (Vec::new(), Vec::new(), false);
        for (number, spelling) in spellings.into_iter().enumerate() {
            let spelling = spelling.as_ref();
            let Some((offset, gram)) = rarest(spelling) else {
                anything = true;
                continue;
            };
            let (mut first, mut taken) = ([0; HEAD], [0; HEAD]);
            for (at, letter) in spelling.iter().take(HEAD).enumerate() {
                (first[at], taken[at]) = (*letter, u8::MAX);
            }
            let (head, mask) = (u64::from_le_bytes(first), u64::from_le_bytes(taken));
            let (from, length) = (letters.len(), spelling.len());
            known_by.push((hash(gram), Spelling { head, mask, number, from, length, offset }));
            letters.extend_from_slice(spelling);
        }
        known_by.sort_by_key(|(hash, spelling)| (*hash, spelling.number));
        let (mut known, mut begins) = (Box::new([0; WORDS]), vec![]);
        for (place, (hash, _)) in known_by.iter().enumerate() {
            if place == 0 || known_by[place - 1].0 != *hash {
                begins.push(place);
            }
            known[hash / 64] |= 1 << (hash % 64);
        }
        begins.push(known_by.len());
        let counted = known.iter().scan(0, |sum, bits: &u64| {
            *sum += bits.count_ones();
            Some(*sum - bits.count_ones())
        });
        let before = counted.collect();
        let spellings = known_by.into_iter().map(|(_, spelling)| spelling).collect();
        Self { known, before, begins, spellings, letters, anything }
    }

    /// Whether a text holds one of them.
    pub fn are_in(&self, text: &str) -> bool {
        let first = |_, _| ControlFlow::Break(());
        self.anything || self.each(&fold(text), first).is_break()
    }

    /// Tells of every place in a folded text where one of them stands, in the order of the letters by which they are
    /// known, until it has been told enough: its number, and its letters from one byte to another. Spellings too short
    /// to be known by anything are not found.
    #[inline]
    pub fn each<B>(
        &self,
        folded: &[u8],
        mut tell: impl FnMut(usize, Range<usize>) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for (at, gram) in grams(folded) {
            let hash = hash(gram);
            // Most letters of most texts belong to none.
            if self.known[hash / 64] >> (hash % 64) & 1 == 0 {
                continue;
            }
            for spelling in self.known_by(hash) {
                let Some(start) = at.checked_sub(spelling.offset) else { continue };
                let place = start..start + spelling.length;
                if self.stands(spelling, folded, place.clone()) {
                    tell(spelling.number, place)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Every place in a folded text where a spelling stands, in order of their ends, and of those that end together the
    /// longest first.
    pub fn places(&self, folded: &[u8]) -> Vec<(usize, Range<usize>)> {
        let mut places = Vec::new();
        let _: ControlFlow<()> = self.each(folded, |number, place| {
            places.push((number, place));
            ControlFlow::Continue(())
        });
        places.sort_unstable_by_key(|(_, place)| (place.end, place.start));
        places
    }

    /// The spellings that may be known by letters with a hash, of which there are some.
    fn known_by(&self, hash: usize) -> &[Spelling] {
        let earlier = self.known[hash / 64] & ((1 << (hash % 64)) - 1);
        let place = (self.before[hash / 64] + earlier.count_ones()) as usize;
        &self.spellings[self.begins[place]..self.begins[place + 1]]
    }

    fn stands(&self, spelling: &Spelling, folded: &[u8], place: Range<usize>) -> bool {
        let head = folded.get(place.start..place.start + HEAD).and_then(|head| head.try_into().ok());
        match head.map(u64::from_le_bytes) {
            Some(head) if head & spelling.mask != spelling.head => false,
            Some(_) if spelling.length <= HEAD => true,
            _ => folded.get(place) == self.letters.get(spelling.from..spelling.from + spelling.length),
        }
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

/// Letters and borders of a word that may stand for a phrase.
const TELLING: usize = 8;

/// The word of a phrase without which a text does not hold it, where ordinary text has no such word; else all of it.
/// Many phrases have the same one, so that fewer are looked for.
pub fn telling_word(spelling: &str) -> &str {
    let borders = spelling.bytes().enumerate().filter(|(_, byte)| *byte == BORDER as u8).map(|(at, _)| at);
    let (mut words, mut start) = (Vec::new(), 0);
    for border in borders.filter(|border| *border > 0) {
        words.push(&spelling[start..=border]);
        start = border;
    }
    words.push(&spelling[start..]);
    let unknown = |word: &&str| rarest(word.as_bytes()).is_some_and(|(_, gram)| ORDINARY[hash(gram)] == 0);
    let long = words.into_iter().filter(|word| word.len() >= TELLING);
    long.filter(unknown).max_by_key(|word| word.len()).unwrap_or(spelling)
}

/// Text as reports have it.
pub const ORDINARY_TEXT: [&str; 2] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/pietersma.json")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/van-den-akker.json")),
];

/// And more of it, for letters alone, which are soon counted.
const MORE_TEXT: [&str; 2] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/de-graaf.json")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/volst.json")),
];

/// How often letters with a hash stand in it.
static ORDINARY: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut counts = vec![0; 1 << HASH_BITS];
    for text in ORDINARY_TEXT.into_iter().chain(MORE_TEXT) {
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
    fn the_word_that_tells_is_one_that_reports_do_not_have() {
        assert_eq!(telling_word(" zijn kwakkelende knie "), " kwakkelende ");
        assert_eq!(telling_word(" in de "), " in de ");
        assert_eq!(telling_word("vaatdoek"), "vaatdoek");
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
