//! What labelled sentences teach: how much a sentence resembles those that tell of somebody's health or private life.
//!
//! A list of words knows what it was told. People say it in other words, and say innocent things in the words of the
//! list. So each sentence is weighed as a whole too: every word, every pair of words and every three to five letters of
//! a word have a weight, learnt from the labelled sentences in `tests/fixtures/privacy` (`leren`, which writes
//! `gewichten.bin`). It is a sum: the same sentence always weighs the same, and the words that weigh most in it are
//! told.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};

use super::fold::{BORDER, fold, fold_onto, is_loose_accent};

/// Weights; what is weighed falls into one by its hash.
pub const BUCKETS: usize = 1 << 16;

/// One byte for each weight, and what one step of them is worth.
static WEIGHTS: &[u8; BUCKETS] = include_bytes!("gewichten.bin");
pub const STEP: f32 = 1.0 / 16.0;

/// From this weight on a sentence tells something by itself.
pub const TELLS: f32 = 1.5;
/// Below this weight a word that has an innocent meaning as well has that one.
pub const EXCUSES: f32 = 0.0;
/// Below this weight even a sure word of treatment or examination is about work: ‘een baan bij de MRI-bouwer’.
pub const EXCUSES_WORK: f32 = -1.0;
/// And below this one any other word is a figure of speech.
pub const EXCUSES_ALL: f32 = -2.5;

/// A long sentence about work may end in a diagnosis: to be excused, a word has to be so by the words around it as
/// well. What these may weigh at most: for a word that has an innocent meaning too, for one of treatment or
/// examination, for any other.
pub const NEAR: f32 = 0.5;
pub const NEAR_WORK: f32 = 0.0;
pub const NEAR_ALL: f32 = -1.5;
/// From this weight on a part of a sentence tells something by itself.
pub const PART_TELLS: f32 = 3.0;

/// Words below which a sentence says too little to be weighed.
const FEW: usize = 4;
/// Words that are told of a sentence.
const SHOWN: usize = 4;
/// Words before and after one that are around it.
const BEFORE: usize = 5;
const AFTER: usize = 4;
/// Words with which a sentence turns to something else.
const TURNS: [&str; 9] =
    [" maar ", " omdat ", " want ", " terwijl ", " doordat ", " aangezien ", " hoewel ", " vanwege ", " wegens "];
/// Words with which it turns to somebody.
const TO_SOMEBODY: [&str; 3] = [" hij heeft ", " zij heeft ", " ze heeft "];

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
        let letters = Letters::of(&self.words);
        self.sentences.iter().filter_map(move |(place, words)| {
            let (said, weight) = letters.weigh(words.clone());
            (said >= FEW).then_some(Sentence { start: place.start, end: place.end, weight })
        })
    }
}

/// How many words of a text there are, and what they weigh.
fn weigh(text: &str) -> (usize, f32) {
    let folded = fold(text);
    Letters::of(&folded).weigh(0..folded.len())
}

/// What the words around those of `hit` weigh, as far as the sentence does not turn to something else between them.
pub fn weigh_around(text: &str, sentence: Sentence, hit: Range<usize>) -> f32 {
    let said = &text[sentence.start..sentence.end];
    let (start, end) = (hit.start - sentence.start, (hit.end - sentence.start).min(said.len()));
    let words = places(said);
    let first = words.iter().position(|(_, last)| *last > start).unwrap_or_default();
    let last = words.iter().rposition(|(first, _)| *first < end).unwrap_or(first);
    let from = words.get(first.saturating_sub(BEFORE)).map_or(0, |(first, _)| *first).min(start);
    let to = words.get(last + AFTER).map_or(said.len(), |(_, last)| *last).max(end);
    let turns = |part: Range<usize>| {
        let found = turns(&said[part.clone()], &TURNS).chain(turns(&said[part.clone()], &TO_SOMEBODY));
        found.map(move |turn| part.start + turn)
    };
    let from = turns(from..start).max().unwrap_or(from);
    let to = turns(end..to).min().unwrap_or(to);
    weigh(&said[from..to]).1
}

/// The parts of a sentence that turns to something else, each with its own weight.
pub fn parts(text: &str, sentence: Sentence) -> impl Iterator<Item = Sentence> {
    let said = &text[sentence.start..sentence.end];
    let mut ends: Vec<usize> = turns(said, &TURNS).collect();
    if !ends.is_empty() {
        ends.push(said.len());
    }
    let starts = std::iter::once(0).chain(ends.clone());
    starts.zip(ends).filter_map(move |(from, to)| {
        let (count, weight) = weigh(&said[from..to]);
        (count >= FEW).then_some(Sentence { start: sentence.start + from, end: sentence.start + to, weight })
    })
}

/// Where a sentence turns to something else.
fn turns<'a>(sentence: &'a str, among: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    let signs = sentence.bytes().enumerate();
    signs.filter_map(|(at, byte)| match byte {
        b';' | b'(' | b')' => Some(at),
        b' ' => among.iter().any(|turn| sentence[at..].starts_with(turn)).then_some(at),
        _ => None,
    })
}

/// The words of a sentence that weigh most together, as bytes of it.
pub fn heaviest(sentence: &str) -> (usize, usize) {
    let mut words: Vec<(usize, usize, i32)> =
        places(sentence).into_iter().map(|(start, end)| (start, end, 0)).collect();
    let folded = fold(sentence);
    Letters::of(&folded).features(0..folded.len(), |word, number, counts| {
        if let (true, Some((.., sum))) = (counts, words.get_mut(word)) {
            *sum += weight(number);
        }
    });
    let window = words.windows(SHOWN.min(words.len().max(1)));
    let sum = |window: &&[(usize, usize, i32)]| window.iter().map(|(.., weight)| weight).sum::<i32>();
    let best = window.max_by_key(sum).unwrap_or_default();
    match best {
        [(start, ..), .., (_, end, _)] => (*start, *end),
        [(start, end, _)] => (*start, *end),
        [] => (0, sentence.len()),
    }
}

fn weight(number: u16) -> i32 {
    WEIGHTS[usize::from(number)].cast_signed().into()
}

/// Folded letters as they are weighed: every digit alike, and borders behind the last ones, so that a few can be looked
/// at from each place.
#[derive(Debug)]
pub struct Letters(Vec<u8>);

/// Letters that are looked at from each place: what fits a number.
const AHEAD: usize = size_of::<u64>();

impl Letters {
    pub fn of(folded: &[u8]) -> Self {
        let mut letters = Vec::with_capacity(folded.len() + AHEAD);
        letters.extend(folded.iter().map(|letter| if letter.is_ascii_digit() { b'0' } else { *letter }));
        letters.resize(folded.len() + AHEAD, BORDER as u8);
        Self(letters)
    }

    /// How many words of a sentence there are, and what they weigh.
    fn weigh(&self, sentence: Range<usize>) -> (usize, f32) {
        let (mut sum, mut count) = (0, 0);
        let said = self.features(sentence, |_, number, counts| {
            sum += if counts { weight(number) } else { 0 };
            count += u32::from(counts);
        });
        (said, sum as f32 * STEP / (count.max(1) as f32).sqrt())
    }

    /// What is weighed of a sentence, which stands between borders: which word it is of, the number of its weight, and
    /// whether it counts. A word brings itself, itself after the word before, and its parts with a border at either
    /// end; what does not count are letters of two words. Answers how many words there are.
    #[inline]
    pub fn features(&self, sentence: Range<usize>, mut add: impl FnMut(usize, u16, bool)) -> usize {
        let (mut count, mut before, mut word) = (0, START, START);
        let last = sentence.end.saturating_sub(1).max(sentence.start);
        for ahead in self.0[sentence.start..last + AHEAD - 1].windows(AHEAD) {
            let ahead = ahead.try_into().map_or(0, u64::from_le_bytes);
            let [first, second, third, fourth, ..] = ahead.to_le_bytes();
            if first != BORDER as u8 {
                word = mix(word, first.into());
            } else if word != START {
                let [alone, after] = of_word(word, before);
                add(count, alone, true);
                add(count, after, true);
                (count, before, word) = (count + 1, word, START);
            }
            let three = second != BORDER as u8;
            let four = three && third != BORDER as u8;
            let five = four && fourth != BORDER as u8;
            add(count, number(mix(0, ahead & 0xff_ffff)), three);
            add(count, number(mix(0, ahead & 0xffff_ffff)), four);
            add(count, number(mix(0, ahead & 0xff_ffff_ffff)), five);
        }
        if word != START {
            let [alone, after] = of_word(word, before);
            add(count, alone, true);
            add(count, after, true);
            count += 1;
        }
        count
    }
}

/// Of words: where they begin, and how one is told from the same one after another.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const TURN: u32 = 21;

/// A word, and a word after the word before.
const fn of_word(word: u64, before: u64) -> [u16; 2] {
    [number(mix(START, word)), number(mix(before.rotate_left(TURN), word))]
}

/// Multiplication spreads what differs over the upper bits.
const fn mix(hash: u64, letters: u64) -> u64 {
    (hash ^ letters).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

const fn number(hash: u64) -> u16 {
    (hash >> (u64::BITS - u16::BITS)) as u16
}

/// Where sentences stand: they end at a line, or where a capital or a digit follows a full stop.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for line in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let stops = memchr3_iter(b'.', b'!', b'?', &text.as_bytes()[start..line]);
        let within = start;
        for end in stops.filter_map(|stop| next_sentence(text, within + stop + 1)) {
            found.push((start, end));
            start = end;
        }
        found.push((start, line));
        start = line;
    }
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

/// Where words stand that have a letter or a digit.
fn places(sentence: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), None);
    for (at, character) in sentence.char_indices() {
        match (character.is_alphanumeric() || is_loose_accent(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| (from, sentence.len())));
    found.retain(|(start, end)| sentence[*start..*end].contains(char::is_alphanumeric));
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
    fn a_sentence_is_weighed_in_parts_where_it_turns() {
        let text = "De brief is verstuurd; het cv ook, maar zij heeft borstkanker.";
        let all = Sentence { start: 0, end: text.len(), weight: 0.0 };
        let told: Vec<&str> = parts(text, all).map(|part| &text[part.start..part.end]).collect();
        assert_eq!(told, ["De brief is verstuurd", " maar zij heeft borstkanker."], "the second is too short");
        assert_eq!(parts("De brief is verstuurd.", Sentence { end: 22, ..all }).count(), 0);
        let around = |word: &str| {
            let start = text.find(word).expect("the word");
            weigh_around(text, all, start..start + word.len())
        };
        assert!((around("borstkanker") - weigh(" zij heeft borstkanker.").1).abs() < f32::EPSILON);
        assert!((around("brief") - weigh("De brief is verstuurd").1).abs() < f32::EPSILON);
    }

    #[test]
    fn a_few_words_are_not_weighed() {
        assert_eq!(Folded::of("Ja. Dat klopt.\n\n").weigh().count(), 0);
        assert_eq!(Folded::of("Hij komt morgen naar kantoor. Goed.").weigh().count(), 1);
    }
}
