//! What labelled sentences teach: how much a sentence resembles those that tell of somebody's health or private life.
//!
//! A list of words knows what it was told. People say it in other words, and say innocent things in the words of the list. So
//! each sentence is weighed as a whole too: every word, every pair of words and every three to five letters of a word have a
//! weight, learnt from the labelled sentences in `tests/fixtures/privacy` (`leren`, which writes `gewichten.bin`). It is a sum:
//! the same sentence always weighs the same, and the words that weigh most in it are told.

use std::ops::Range;

use super::fold::{BORDER, fold, fold_onto};

/// Weights; what is weighed falls into one by its hash.
pub const BUCKETS: usize = 1 << 16;

/// One byte for each weight, and what one step of them is worth.
static WEIGHTS: &[u8; BUCKETS] = include_bytes!("gewichten.bin");
pub const STEP: f32 = 1.0 / 16.0;

/// From this weight on a sentence tells something by itself.
pub const TELLS: f32 = 1.75;
/// Below this weight a word that has an innocent meaning as well has that one.
pub const EXCUSES: f32 = 0.0;
/// Below this weight even a sure word of treatment or examination is about work: ‘een baan bij de MRI-bouwer’.
pub const EXCUSES_WORK: f32 = -1.0;
/// And below this one any other word is a figure of speech.
pub const EXCUSES_ALL: f32 = -2.5;

/// Words below which a sentence says too little to be weighed.
const FEW: usize = 4;
/// Words that are told of a sentence.
const SHOWN: usize = 4;
/// Letters of a word that are looked at.
const LETTERS: usize = 24;
/// Letters of the parts of a word.
const SHORTEST: usize = 3;
const LONGEST: usize = 5;

/// A sentence of a text and its weight.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    pub weight: f32,
}

/// A text in its sentences, without case and accents.
#[derive(Debug)]
pub struct Folded {
    /// All of it.
    pub words: Vec<u8>,
    /// The bytes of each sentence in the text, and in `words`.
    sentences: Vec<(Range<usize>, Range<usize>)>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut words = Vec::with_capacity(text.len() + 2);
        let fold = |(start, end): (usize, usize)| (start..end, fold_onto(&text[start..end], &mut words));
        let sentences = sentences(text).into_iter().map(fold).collect();
        Self { words, sentences }
    }

    /// Weighs every sentence that says enough.
    pub fn weigh(&self) -> impl Iterator<Item = Sentence> {
        self.sentences.iter().filter_map(|(place, words)| {
            let (sum, count, words) = sum(&self.words[words.clone()]);
            let weight = sum as f32 * STEP / (count.max(1) as f32).sqrt();
            (words >= FEW).then_some(Sentence { start: place.start, end: place.end, weight })
        })
    }
}

/// The words of a sentence that weigh most together, as bytes of it.
pub fn heaviest(sentence: &str) -> (usize, usize) {
    let (mut words, mut before) = (Vec::new(), Trail::default());
    for (start, end) in places(sentence) {
        let mut weight = 0;
        for word in fold(&sentence[start..end]).split(is_border).filter(|word| !word.is_empty()) {
            before.walk(word, &mut |bucket| weight += weight_of(bucket));
        }
        words.push((start, end, weight));
    }
    let window = words.windows(SHOWN.min(words.len().max(1)));
    let sum = |window: &&[(usize, usize, i32)]| window.iter().map(|(.., weight)| weight).sum::<i32>();
    let best = window.max_by_key(sum).unwrap_or_default();
    match best {
        [(start, ..), .., (_, end, _)] => (*start, *end),
        [(start, end, _)] => (*start, *end),
        [] => (0, sentence.len()),
    }
}

/// What is weighed of a folded sentence, each by the number of its weight; answers how many words there are.
pub fn features(folded: &[u8], mut add: impl FnMut(usize)) -> usize {
    let mut before = Trail::default();
    let words = folded.split(is_border).filter(|word| !word.is_empty());
    let count = words.map(|word| before.walk(word, &mut add)).count();
    add(bucket(before.word));
    count
}

/// The weight of a folded sentence, how many weights are in it, and of how many words.
fn sum(folded: &[u8]) -> (i32, usize, usize) {
    let (mut sum, mut count) = (0, 0);
    let words = features(folded, |bucket| {
        sum += weight_of(bucket);
        count += 1;
    });
    (sum, count, words)
}

fn weight_of(bucket: usize) -> i32 {
    WEIGHTS.get(bucket).copied().unwrap_or_default().cast_signed().into()
}

/// The word before.
#[derive(Clone, Copy)]
struct Trail {
    word: u32,
}

impl Default for Trail {
    fn default() -> Self {
        Self { word: START }
    }
}

impl Trail {
    /// What a word brings along: itself, itself after the word before, and its parts with a border at either end.
    #[inline]
    fn walk(&mut self, word: &[u8], add: &mut impl FnMut(usize)) {
        let mut letters = [BORDER as u8; LETTERS + 2];
        let length = word.len().min(LETTERS);
        for (at, letter) in word.iter().take(LETTERS).enumerate() {
            letters[at + 1] = if letter.is_ascii_digit() { b'0' } else { *letter };
        }
        let letters = &letters[..length + 2];
        let whole = letters.iter().fold(START ^ 1, mix);
        add(bucket(whole));
        add(bucket(letters.iter().fold(self.word, mix)));
        self.word = whole;
        let mut rest = letters;
        while let [first, second, third, longer @ ..] = rest {
            let mut part = mix(mix(mix(START ^ 3, first), second), third);
            add(bucket(part));
            for letter in &longer[..longer.len().min(LONGEST - SHORTEST)] {
                part = mix(part, letter);
                add(bucket(part));
            }
            rest = &rest[1..];
        }
    }
}

/// FNV-1a.
const START: u32 = 0x811c_9dc5;

fn mix(hash: u32, byte: &u8) -> u32 {
    (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
}

fn bucket(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % BUCKETS
}

fn is_border(byte: &u8) -> bool {
    *byte == BORDER as u8
}

/// Where sentences stand: they end at a line, or where a capital or a digit follows a full stop.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, byte) in text.bytes().enumerate() {
        let end = match byte {
            b'\n' => Some(at),
            b'.' | b'!' | b'?' => next_sentence(text, at + 1),
            _ => None,
        };
        if let Some(end) = end {
            found.push((start, end));
            start = end;
        }
    }
    found.push((start, text.len()));
    found
}

/// Where the next sentence of a line begins, if one does after the full stop before this place.
fn next_sentence(text: &str, place: usize) -> Option<usize> {
    let spaces = text[place..].trim_start_matches(['’', '”', '"', ')', '\'']);
    let next = spaces.trim_start_matches(|character: char| character.is_whitespace() && character != '\n');
    let opens = |character: char| {
        character.is_uppercase() || character.is_ascii_digit() || matches!(character, '‘' | '“' | '"' | '\'')
    };
    (next.len() < spaces.len() && next.starts_with(opens)).then(|| text.len() - next.len())
}

/// Where words stand.
fn places(sentence: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), None);
    for (at, character) in sentence.char_indices() {
        match (character.is_alphanumeric() || super::fold::is_loose_accent(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| (from, sentence.len())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_another_begins() {
        let text = "Zij belde, bijv. met de gemeente. ‘Kom maar!’ zei men. Op 3.5 uur\nEn verder";
        let parts: Vec<&str> = sentences(text).into_iter().map(|(start, end)| text[start..end].trim()).collect();
        assert_eq!(parts, ["Zij belde, bijv. met de gemeente.", "‘Kom maar!’ zei men.", "Op 3.5 uur", "En verder"]);
    }

    #[test]
    fn the_words_that_weigh_most_are_told() {
        let sentence = "Op maandag belde de kandidaat met de mededeling: hij slaapt al weken slecht en huilt veel.";
        let (start, end) = heaviest(sentence);
        let told = &sentence[start..end];
        assert!(told.split(' ').count() <= SHOWN && (told.contains("slaapt") || told.contains("huilt")), "{told}");
    }

    #[test]
    fn a_few_words_are_not_weighed() {
        assert_eq!(Folded::of("Ja. Dat klopt.\n\n").weigh().count(), 0);
        assert_eq!(Folded::of("Hij komt morgen naar kantoor. Goed.").weigh().count(), 1);
    }
}
