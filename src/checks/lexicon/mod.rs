//! Finds words in free text that point to medical or other sensitive data. A help, never a proof.
//!
//! `lexicon.txt` lists the stems; this module knows how they match: case and accents folded, compounds, hyphens, and the
//! few things a sentence can be about that make such a word innocent. All stems live in one automaton, so that a text
//! is read once whatever their number.

mod category;
mod fold;
mod patterns;
mod stems;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use fold::BORDER;
use stems::{Entry, Place, Sense, Topic, header};
use words::Words;

pub use category::Category;
pub use patterns::Patterns;

/// A word that points to sensitive data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// As it stands in the text.
    pub term: String,
    pub category: Category,
    /// The word also has an innocent meaning.
    pub doubtful: bool,
}

/// What a text holds.
#[derive(Debug, Default)]
pub struct Found {
    /// In order; of words that overlap, the most certain one.
    pub hits: Vec<Hit>,
    /// A name stands right after a word such as ‘huisarts’ or ‘dochter’.
    pub third_person: bool,
}

/// Whether a text may hold something, which most do not: quick, and never wrong when it says that there is nothing.
pub fn may_hold(text: &str) -> bool {
    LEXICON.alarming.are_in(text)
}

/// Searches a text for what points to sensitive data.
pub fn search(text: &str) -> Found {
    let words = Words::of(text);
    let matches = LEXICON.matches(&words);
    Found {
        hits: LEXICON.hits(text, &words, &matches),
        third_person: LEXICON.names_third_person(text, &words, &matches),
    }
}

/// The words of a text without case and accents: for comparing.
pub fn folded_words(text: &str) -> Vec<String> {
    let words = Words::of(text);
    words.tokens.iter().map(|token| words.folded(token).to_owned()).collect()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.txt")));

/// Tokens before and after a word that count as close to it.
const CLOSE_BEFORE: usize = 3;
const CLOSE_AFTER: usize = 2;
/// Tokens from the opening of a group of people to what they have: ‘mensen met een beperking’.
const CLOSE_TO_GROUP: usize = 2;
/// Tokens between a part of the body and what is wrong with it: ‘haar pols is vorige week gebroken’.
const CLOSE_TO_BODY: usize = 5;

/// All stems and the automaton that finds them.
#[derive(Debug)]
struct Lexicon {
    entries: Vec<Entry>,
    /// Finds spellings, by their number in `readings`. Absent only if the lexicon were too large; a test reads it.
    automaton: Option<AhoCorasick>,
    readings: Vec<Vec<Reading>>,
    /// The spellings without which a text holds nothing.
    alarming: Patterns,
}

/// What a spelling stands for.
#[derive(Debug, Clone, Copy)]
struct Reading {
    entry: usize,
    /// Words that it takes.
    words: usize,
}

/// A stem found in a text, over the tokens from `first` to `last`.
#[derive(Debug, Clone, Copy)]
struct Match {
    first: usize,
    last: usize,
    /// Byte in the folded text of its first letter.
    from: usize,
    entry: usize,
}

impl Match {
    const fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    const fn length(&self) -> usize {
        self.last - self.first
    }
}

/// What one sentence is about.
#[derive(Debug, Clone, Copy, Default)]
struct About {
    werk: bool,
    beroep: bool,
    zaak: bool,
    klant: bool,
    patient: bool,
    verslag: bool,
    ontkenning: bool,
}

impl Lexicon {
    fn read(text: &str) -> Self {
        let mut entries = Vec::new();
        let mut current = None;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                current = header(line);
            } else if let Some((sense, place)) = current {
                entries.extend(line.split(',').map(|stem| Entry::of(stem, sense, place)));
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
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(&patterns);
        let alarms = |reading: &Reading| matches!(entries[reading.entry].sense, Sense::Sensitive { .. } | Sense::Derde);
        let alarming = patterns.iter().zip(&readings).filter(|(_, readings)| readings.iter().any(alarms));
        let alarming = Patterns::new(alarming.map(|(spelling, _)| spelling));
        Self { automaton: automaton.ok(), readings, alarming, entries }
    }

    /// The matches that point to sensitive data and that nothing in their sentence excuses.
    fn hits(&self, text: &str, words: &Words, matches: &[Match]) -> Vec<Hit> {
        if !matches.iter().any(|found| matches!(self.sense(found), Sense::Sensitive { .. })) {
            return vec![];
        }
        let of_sense =
            |wanted: Sense| matches.iter().filter(|found| self.sense(found) == wanted).collect::<Vec<&Match>>();
        let innocent = of_sense(Sense::Vrij);
        let places = of_sense(Sense::Plaats);
        let jobs = of_sense(Sense::Topic(Topic::Beroep));
        let groups = of_sense(Sense::Doelgroep);
        let mut body = of_sense(Sense::Topic(Topic::Lichaam));
        body.retain(|part| !innocent.iter().any(|free| free.overlaps(part)));
        let about = self.about(words, matches, &innocent);

        let mut hits: Vec<(Match, Category, bool)> = Vec::new();
        for found in matches {
            let Sense::Sensitive { category, doubtful, mut unless } = self.sense(found) else { continue };
            let sentence = about[words.tokens[found.first].sentence];
            unless.werk |= found.length() == 0 && places.iter().any(|place| place.first == found.first);
            let elsewhere = unless.lijf || (unless.zaak && sentence.zaak) || (unless.klant && sentence.klant);
            let excused = innocent.iter().any(|free| free.overlaps(found))
                || words.close_to_a_group(found, &groups)
                || (unless.werk && sentence.werk && !sentence.patient)
                || (unless.beroep && words.close_to_a_job(found, &jobs))
                || (unless.beroep && category.is_medical() && words.is_a_role(found))
                || (unless.functie && sentence.beroep)
                || (elsewhere && !words.close_to_body(found, &body))
                || (unless.avg && sentence.verslag && sentence.ontkenning);
            if !excused {
                hits.push((*found, category, doubtful));
            }
        }
        most_certain(hits)
            .into_iter()
            .map(|(found, category, doubtful)| Hit { term: words.original(text, &found), category, doubtful })
            .collect()
    }

    fn sense(&self, found: &Match) -> Sense {
        self.entries[found.entry].sense
    }

    /// Every stem in a text, in order of its end.
    fn matches(&self, words: &Words) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut last = 0;
        let found = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(words.folded.as_str()));
        for found in found {
            // Ends come in order, and the border after a word belongs to it.
            while words.tokens[last].to + BORDER.len_utf8() < found.end() {
                last += 1;
            }
            for reading in &self.readings[found.pattern().as_usize()] {
                let first = last + 1 - reading.words;
                let abbreviation = self.entries[reading.entry].place == Place::Letters;
                if words.are_joined(first, last) && (!abbreviation || words.tokens[last].upper) {
                    let from = found.start().max(words.tokens[first].from);
                    matches.push(Match { first, last, from, entry: reading.entry });
                }
            }
        }
        matches
    }

    /// What each sentence is about, by its number.
    fn about(&self, words: &Words, matches: &[Match], innocent: &[&Match]) -> Vec<About> {
        let sentences = words.tokens.last().map_or(0, |token| token.sentence + 1);
        let mut about = vec![About::default(); sentences];
        for found in matches {
            let Sense::Topic(topic) = self.sense(found) else { continue };
            let sentence = &mut about[words.tokens[found.first].sentence];
            match topic {
                Topic::Beroep => (sentence.werk, sentence.beroep) = (true, true),
                Topic::Werk => sentence.werk = true,
                Topic::Zaak => sentence.zaak = true,
                Topic::Klant => sentence.klant = true,
                Topic::Lichaam => {}
                Topic::Verslag => sentence.verslag = true,
                Topic::Ontkenning => sentence.ontkenning = true,
                Topic::Patient => {
                    // ‘Contact opgenomen’ is no stay in a hospital.
                    let contact = found.first > 0 && words.folded(&words.tokens[found.first - 1]) == "contact";
                    sentence.patient |= !contact && !innocent.iter().any(|free| free.overlaps(found));
                }
            }
        }
        about
    }

    fn names_third_person(&self, text: &str, words: &Words, matches: &[Match]) -> bool {
        let after_role = |found: &Match| {
            let mut rest = words.tokens[found.last + 1..].iter().take_while(|token| token.joined);
            let name = rest.find(|token| !BEFORE_A_NAME.contains(&words.folded(token)));
            name.is_some_and(|token| is_name(&text[token.start..token.end]))
        };
        matches.iter().any(|found| self.sense(found) == Sense::Derde && after_role(found))
    }
}

/// Words between a role and a name.
const BEFORE_A_NAME: [&str; 17] = [
    "de", "den", "der", "het", "van", "von", "ten", "ter", "te", "t", "heer", "mevrouw", "mw", "dhr", "dr", "drs",
    "prof",
];

/// A capital followed by a small letter.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Of matches that overlap, certain ones before doubtful ones, long ones before short ones, and those that start earlier
/// before later ones; in order of place.
fn most_certain(mut hits: Vec<(Match, Category, bool)>) -> Vec<(Match, Category, bool)> {
    hits.sort_by_key(|(found, _, doubtful)| (*doubtful, std::cmp::Reverse(found.length()), found.from));
    let mut kept: Vec<(Match, Category, bool)> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|(other, ..)| other.overlaps(&hit.0)) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|(found, ..)| found.first);
    kept
}

impl Words {
    /// Whether some tokens can make one phrase: in one sentence, with nothing between them that parts words.
    fn are_joined(&self, first: usize, last: usize) -> bool {
        let sentence = self.tokens[first].sentence;
        self.tokens[first + 1..=last].iter().all(|token| token.joined && token.sentence == sentence)
    }

    fn original(&self, text: &str, found: &Match) -> String {
        text[self.tokens[found.first].start..self.tokens[found.last].end].to_owned()
    }

    /// Whether a match says what a group of others has: ‘mensen met dementie’.
    fn close_to_a_group(&self, found: &Match, groups: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        groups.iter().any(|group| {
            let before = group.last < found.first && found.first - group.last <= CLOSE_TO_GROUP;
            before && self.tokens[group.first].sentence == sentence
        })
    }

    /// Whether a part of the body stands close to a match: ‘zijn schouder is gebroken’.
    fn close_to_body(&self, found: &Match, body: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        body.iter().any(|part| {
            let close = part.first <= found.last + CLOSE_TO_BODY && found.first <= part.last + CLOSE_TO_BODY;
            close && self.tokens[part.first].sentence == sentence
        })
    }

    /// Whether a word of jobs stands close to a match.
    fn close_to_a_job(&self, found: &Match, jobs: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        let close = |job: &&Match| {
            let before = job.last < found.first && found.first - job.last <= CLOSE_BEFORE;
            let after = job.first > found.last && job.first - found.last <= CLOSE_AFTER;
            (before || after) && self.tokens[job.first].sentence == sentence
        };
        jobs.iter().any(close)
    }

    /// Whether ‘als’ or ‘tot’ stands right before a match: ‘werken als psycholoog’.
    fn is_a_role(&self, found: &Match) -> bool {
        let before = found.first.checked_sub(1).map(|index| self.folded(&self.tokens[index]));
        matches!(before, Some("als" | "tot"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labelled sentences: `medisch` and `bijzonder` hold something, `schoon` holds nothing. The lexicon was written
    /// with these at hand.
    const KNOWN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/privacy/zinnen.tsv"));
    /// More of them, by somebody who never saw the lexicon. It may not be changed for their sake: what it makes of them
    /// is what it will make of a report.
    const UNSEEN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/privacy/ongezien.tsv"));

    fn found(text: &str) -> Vec<(String, &'static str, bool)> {
        search(text).hits.into_iter().map(|hit| (hit.term, hit.category.as_str(), hit.doubtful)).collect()
    }

    /// Prints precision and recall, and which sentences went wrong.
    #[track_caller]
    fn measure(sentences: &str, precision_floor: f64, recall_floor: f64) {
        let (mut right, mut missed, mut false_alarms) = (0_u32, vec![], vec![]);
        for line in sentences.lines().skip(1) {
            let mut columns = line.split('\t');
            let (label, _, sentence) = (columns.next(), columns.next(), columns.next().expect("three columns"));
            match (matches!(label, Some("medisch" | "bijzonder")), search(sentence).hits.is_empty()) {
                (true, false) => right += 1,
                (true, true) => missed.push(sentence),
                (false, false) => false_alarms.push(sentence),
                (false, true) => {}
            }
        }
        let share = |wrong: usize| f64::from(right) / (f64::from(right) + wrong as f64);
        let (precision, recall) = (share(false_alarms.len()), share(missed.len()));
        println!("precision {precision:.3}, recall {recall:.3}");
        missed.iter().for_each(|sentence| println!("missed: {sentence}"));
        false_alarms.iter().for_each(|sentence| println!("false alarm: {sentence} {:?}", found(sentence)));
        assert!(precision >= precision_floor, "precision {precision:.3}");
        assert!(recall >= recall_floor, "recall {recall:.3}");
    }

    #[test]
    fn detector_precision_and_recall_on_known_sentences() {
        measure(KNOWN, 0.97, 0.97);
    }

    #[test]
    fn detector_precision_and_recall_on_unseen_sentences() {
        measure(UNSEEN, 0.90, 0.90);
    }

    #[test]
    fn every_line_of_the_lexicon_is_understood() {
        let lines = || include_str!("lexicon.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines().filter(|line| line.starts_with('[')) {
            assert!(header(line).is_some(), "{line}");
        }
        let stems: usize = lines().filter(|line| !line.starts_with('[')).map(|line| line.split(',').count()).sum();
        assert_eq!(LEXICON.entries.len(), stems);
        assert!(LEXICON.automaton.is_some() && LEXICON.alarming.are_precise());
        for entry in &LEXICON.entries {
            let plain = |word: &String| word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            assert!(!entry.words.is_empty() && entry.words.iter().all(plain), "{entry:?}");
        }
    }

    #[test]
    fn the_first_look_passes_over_nothing() {
        let (mut empty, mut passed) = (0, 0);
        for line in KNOWN.lines().chain(UNSEEN.lines()) {
            let sentence = line.rsplit('\t').next().unwrap_or_default();
            // As it is, in capitals, and with other things between its words.
            for text in [sentence.to_owned(), sentence.to_uppercase(), sentence.replace(' ', "\u{a0}- ")] {
                let found = search(&text);
                if found.hits.is_empty() && !found.third_person {
                    empty += 1;
                    passed += usize::from(!may_hold(&text));
                } else {
                    assert!(may_hold(&text), "{text}");
                }
            }
        }
        assert!(passed * 4 > empty, "{passed} of {empty} sentences that hold nothing are known to at first sight");
    }

    #[test]
    fn one_stem_finds_every_spelling_and_its_compounds() {
        for text in ["burn-out", "Burn out", "BURNOUT", "burn-outklachten", "búrnout"] {
            let hits = found(text);
            assert_eq!(hits.len(), 1, "{text}");
            assert_eq!((hits[0].1, hits[0].2), ("diagnose", false), "{text}");
        }
        assert_eq!(found("Door rugklachten"), [("rugklachten".to_owned(), "klacht", false)]);
    }

    #[test]
    fn abbreviations_count_in_capitals_only() {
        assert_eq!(found("Er is MS vastgesteld.").len(), 1);
        assert!(found("Kennis van MS Office.").is_empty());
        assert!(found("Als dat lukt, ms.").is_empty());
    }

    #[test]
    fn employers_and_jobs_in_care_are_innocent() {
        for text in [
            "Er is een vacature bij het ziekenhuis.",
            "Zij solliciteerde op de functie van doktersassistent.",
            "De werkervaringsplaats bij de GGZ-instelling start in mei.",
            "Hij werkte als fysiotherapeut en volgt een opleiding tot psycholoog.",
            "Zij begeleidt mensen met dementie.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(found("Zij is opgenomen in het ziekenhuis en mist de vacature.").len(), 1);
    }

    #[test]
    fn a_part_of_the_body_close_by_decides() {
        for text in [
            "Haar pols is vorige week gebroken.",
            "Er is slijtage aan zijn knie.",
            "Door klachten aan zijn rug helpt hij geen klanten.",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
        for text in [
            "Het ijs was snel gebroken.",
            "Hij meldde slijtage aan de banden.",
            "Zij handelde klachten van klanten af.",
            "Aan de hand van een scan van het cv is het profiel aangepast.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_role_is_a_job_and_a_belief_is_not() {
        assert!(found("Zij werkte als psycholoog.").is_empty());
        assert_eq!(found("Als moslim wil hij op vrijdag vrij zijn."), [("moslim".to_owned(), "religie", true)]);
    }

    #[test]
    fn an_organisation_is_innocent_in_a_sentence_about_a_job() {
        assert!(found("De politie in Zwolle heeft een vacature.").is_empty());
        assert_eq!(found("De politie is bij hem aan de deur geweest.").len(), 1);
    }

    #[test]
    fn work_terms_are_innocent() {
        for text in [
            "Is beperkt in tillen, duwen, zitten, staan en lopen.",
            "Prikkelarme werkplek, geen deadlines, geen conflicthantering.",
            "De bedrijfsarts en de verzekeringsarts zien mogelijkheden; de urenopbouw volgt de FML.",
            "Medische informatie zit niet in dit rapport.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(found("Energetisch beperkt."), [("Energetisch".to_owned(), "klacht", true)]);
    }

    #[test]
    fn a_name_after_a_role_is_a_third_person() {
        for text in ["zijn echtgenote Marijke", "de huisarts, dokter Proefman", "dr. van den Berg", "haar zoon Tim"] {
            assert!(search(text).third_person, "{text}");
        }
        for text in ["de bedrijfsarts mevrouw Peters", "zijn partner werkt. De heer Jansen", "de huisarts van UWV"] {
            assert!(!search(text).third_person, "{text}");
        }
    }
}
