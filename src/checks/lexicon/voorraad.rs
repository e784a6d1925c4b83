//! The stems of the lexicon and how they are found in a text.

use std::collections::{BTreeSet, HashMap};

use super::alarm::{Alarm, Alarms};
use super::category::Category;
use super::fold::{BORDER, fold};
use super::patterns::{ORDINARY_TEXT, Patterns, telling_word};
use super::plek::Match;
use super::stems::{Entry, Place, Sense, Topic, header};
use super::words::{Words, short_forms};

/// All stems and how they are found.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) entries: Vec<Entry>,
    /// Finds spellings, by their number in `readings`.
    pub(super) spellings: Patterns,
    readings: Vec<Vec<Reading>>,
    /// What is looked for first, and the spellings without which a name is not one of care.
    pub(super) alarms: Alarms,
    pub(super) care: Patterns,
}

/// What a spelling stands for.
#[derive(Debug, Clone, Copy)]
struct Reading {
    entry: usize,
    /// Words that it takes.
    words: usize,
}

impl Lexicon {
    pub(super) fn read(text: &str) -> Self {
        let mut entries = Vec::new();
        let mut pairs: HashMap<&str, usize> = HashMap::new();
        let mut current = None;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                current = header(line);
            } else if let Some((sense, place)) = current {
                for stem in line.split(',') {
                    let Some((stem, beside)) = stem.split_once('+') else {
                        entries.extend(Entry::all_of(stem, sense, place));
                        continue;
                    };
                    let (beside, next) = (beside.trim(), pairs.len());
                    let pair = *pairs.entry(beside).or_insert(next);
                    if pair == next {
                        entries.extend(Entry::all_of(beside, Sense::Naast(pair), place));
                    }
                    entries.extend(Entry::all_with(stem, sense, place, pair));
                }
            }
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut readings: Vec<Vec<Reading>> = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        for (entry, stem) in entries.iter().enumerate() {
            for (spelling, words) in stem.spellings() {
                let number = *numbers.entry(spelling.clone()).or_insert_with(|| {
                    patterns.push(spelling);
                    readings.push(vec![]);
                    readings.len() - 1
                });
                readings[number].push(Reading { entry, words });
            }
        }
        let spellings = Patterns::new(&patterns);
        // Of a pair both halves must stand there: the one that ordinary text has less often is looked for first.
        let mut sides = vec![(0, 0); pairs.len()];
        for (number, _) in ORDINARY_TEXT.iter().flat_map(|text| spellings.places(&fold(text))) {
            for entry in readings[number].iter().map(|reading| &entries[reading.entry]) {
                match (entry.naast, entry.sense) {
                    (Some(pair), _) => sides[pair].0 += 1,
                    (None, Sense::Naast(pair)) => sides[pair].1 += 1,
                    (None, _) => {}
                }
            }
        }
        let by_other_half = |pair: usize| sides[pair].1 < sides[pair].0;
        // A part of the body and what is wrong with it are a pair as well.
        let ailing = pairs.len();
        let alarm = |reading: &Reading| {
            let entry = &entries[reading.entry];
            match (entry.sense, entry.naast) {
                (Sense::Sensitive { .. }, None) if entry.place == Place::Letters => Some(Alarm::Letters),
                (Sense::Sensitive { .. }, None) | (Sense::Derde, _) => Some(Alarm::Alone),
                (Sense::Topic(Topic::Lichaam), _) => Some(Alarm::Body(ailing)),
                (Sense::Topic(Topic::Kwaal | Topic::Gemis), _) => Some(Alarm::With(ailing)),
                (Sense::Vermoeden { punten }, _) => Some(Alarm::Soft(punten)),
                (Sense::Sensitive { .. }, Some(pair)) if by_other_half(pair) => Some(Alarm::With(pair)),
                (Sense::Sensitive { .. }, Some(pair)) => Some(Alarm::Half(pair)),
                (Sense::Naast(pair), _) if by_other_half(pair) => Some(Alarm::Half(pair)),
                (Sense::Naast(pair), _) => Some(Alarm::With(pair)),
                _ => None,
            }
        };
        let alarming = patterns
            .iter()
            .zip(&readings)
            .flat_map(|(spelling, readings)| readings.iter().filter_map(alarm).map(|alarm| (spelling.as_str(), alarm)));
        let cares = |reading: &Reading| {
            let sense = entries[reading.entry].sense;
            matches!(sense, Sense::Zorg(_) | Sense::Sensitive { category: Category::Behandeling, .. })
        };
        let those = |wanted: &dyn Fn(&Reading) -> bool| {
            let wanted = patterns.iter().zip(&readings).filter(|(_, readings)| readings.iter().any(wanted));
            wanted.map(|(spelling, _)| telling_word(spelling)).collect::<BTreeSet<&str>>()
        };
        let short_forms: Vec<String> = short_forms().collect();
        let alone = short_forms.iter().map(|form| (form.as_str(), Alarm::Alone));
        let alarms = Alarms::new(alarming.chain(alone));
        let care = Patterns::new(those(&cares));
        Self { spellings, readings, alarms, care, entries }
    }

    /// How much a word of the body, the night or the sickroom says beside others.
    pub(super) fn points(&self, word: &Match) -> u8 {
        match self.sense(word) {
            Sense::Vermoeden { punten } => punten,
            _ => 0,
        }
    }

    pub(super) fn sense(&self, found: &Match) -> Sense {
        self.entries[found.entry].sense
    }

    /// Every stem in a text, in order of its end.
    pub(super) fn matches(&self, words: &Words) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut last = 0;
        for (spelling, place) in self.spellings.places(words.folded.as_bytes()) {
            // Ends come in order, and the border after a word belongs to it.
            while words.tokens[last].to + BORDER.len_utf8() < place.end {
                last += 1;
            }
            for reading in &self.readings[spelling] {
                let first = last + 1 - reading.words;
                let abbreviation = self.entries[reading.entry].place == Place::Letters;
                if words.are_joined(first, last) && (!abbreviation || words.tokens[last].upper) {
                    let from = place.start.max(words.tokens[first].from);
                    matches.push(Match { first, last, from, entry: reading.entry });
                }
            }
        }
        matches
    }
}
