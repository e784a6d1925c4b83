//! A small grammar of sentences: clauses, what stands how near, and whether somebody is spoken of.

use std::ops::Range;

use super::plek::Match;
use super::stems::Topic;
use super::words::Words;

/// Words that part a sentence as a comma does.
const PARTING: [&str; 16] = [
    "en", "maar", "want", "dus", "omdat", "doordat", "terwijl", "waardoor", "zodat", "hoewel", "toen", "nadat",
    "voordat", "waarna", "waarvoor", "of",
];

/// Steps that the border of a clause counts for.
const CLAUSE: usize = 4;

/// Words of a note.
const NOTE: usize = 6;
/// Steps from a word to what is lacking.
const LACK: usize = 5;

/// Who may undergo something.
const PERSONS: [&str; 42] = [
    "hij",
    "zij",
    "ze",
    "ik",
    "hem",
    "haar",
    "mij",
    "me",
    "mijn",
    "diens",
    "werknemer",
    "werkneemster",
    "werknemers",
    "wn",
    "kandidaat",
    "kandidate",
    "client",
    "cliente",
    "mevrouw",
    "mevr",
    "meneer",
    "mnr",
    "mw",
    "dhr",
    "betrokkene",
    "betr",
    "heer",
    "zelf",
    "hun",
    "u",
    "ie",
    "m",
    "em",
    "zn",
    "mn",
    "dr",
    "r",
    "zich",
    "wns",
    "wnr",
    "kand",
    "deelneemster",
];

/// What a note about somebody opens with when it leaves him out: ‘Ligt weer thuis’, ‘Mag niet tillen’.
const OPENING_VERBS: [&str; 48] = [
    "is",
    "was",
    "heeft",
    "had",
    "kan",
    "kon",
    "mag",
    "mocht",
    "moet",
    "moest",
    "wil",
    "wilde",
    "durft",
    "zit",
    "zat",
    "ligt",
    "lag",
    "loopt",
    "liep",
    "staat",
    "stond",
    "gaat",
    "ging",
    "krijgt",
    "kreeg",
    "komt",
    "kwam",
    "werd",
    "wordt",
    "neemt",
    "nam",
    "slikt",
    "spuit",
    "prikt",
    "praat",
    "houdt",
    "meldt",
    "slaapt",
    "sliep",
    "eet",
    "drinkt",
    "viel",
    "valt",
    "woont",
    "verblijft",
    "draagt",
    "mist",
    "belt",
];

/// Words that give the cause of something.
const CAUSES: [&str; 9] = ["omdat", "doordat", "vanwege", "wegens", "want", "aangezien", "ivm", "sinds", "nadat"];

/// What stands before a name that is nobody's: a place, an organisation.
const BEFORE_A_PLACE: [&str; 18] = [
    "in", "uit", "bij", "te", "van", "voor", "op", "naar", "vanuit", "via", "rond", "de", "het", "een", "aan", "over",
    "door", "vd",
];

/// Words by which somebody, or a thing, has what follows.
pub const HAS: [&str; 14] = [
    "heeft",
    "had",
    "hebben",
    "heb",
    "kreeg",
    "krijgt",
    "gekregen",
    "kampt",
    "lijdt",
    "slikt",
    "gebruikt",
    "ondergaat",
    "ondergaan",
    "draagt",
];

/// The words of a text in their clauses.
#[derive(Debug)]
pub struct Zinnen<'a> {
    words: &'a Words,
    /// Number of the clause of each word.
    clauses: Vec<usize>,
    /// Which words are somebody who may undergo something.
    persons: Vec<bool>,
}

impl<'a> Zinnen<'a> {
    pub fn of(words: &'a Words) -> Self {
        let mut clause = 0;
        let number = |token: &super::words::Token| {
            clause += usize::from(!token.joined || PARTING.contains(&words.folded(token)));
            clause
        };
        let clauses = words.tokens.iter().map(number).collect();
        let persons = words.tokens.iter().map(|token| PERSONS.contains(&words.folded(token))).collect();
        Self { words, clauses, persons }
    }

    /// The word so many places before another in its sentence; nothing where the sentence begins.
    pub fn before(&self, index: usize, places: usize) -> &'a str {
        index.checked_sub(places).map_or("", |other| self.in_sentence(index, other))
    }

    /// The word so many places after another in its sentence; nothing where the sentence ends.
    pub fn after(&self, index: usize, places: usize) -> &'a str {
        self.in_sentence(index, index + places)
    }

    fn in_sentence(&self, index: usize, other: usize) -> &'a str {
        let sentence = self.words.tokens[index].sentence;
        let token = self.words.tokens.get(other).filter(|token| token.sentence == sentence);
        token.map_or("", |token| self.words.folded(token))
    }

    /// How far two stretches of a sentence lie apart: in words, and more for each clause between. `None` in two
    /// sentences.
    pub fn steps(&self, one: &Match, other: &Match) -> Option<usize> {
        let sentence = |found: &Match| self.words.tokens[found.first].sentence;
        let gap = if other.first > one.last { other.first - one.last } else { one.first.saturating_sub(other.last) };
        let clauses = self.clauses[one.first].abs_diff(self.clauses[other.first]);
        (sentence(one) == sentence(other)).then_some(gap + CLAUSE * clauses)
    }

    /// Whether the sentence speaks of somebody who may undergo something.
    pub fn speaks_of_a_person(&self, index: usize) -> bool {
        self.places(index).any(|at| self.persons[at])
    }

    /// Whether the clause of a word speaks of somebody.
    pub fn clause_speaks_of_a_person(&self, index: usize) -> bool {
        let clause = self.clauses[index];
        let from = self.clauses.partition_point(|other| *other < clause);
        let persons = self.persons[from..].iter().zip(&self.clauses[from..]);
        persons.take_while(|(_, other)| **other == clause).any(|(person, _)| *person)
    }

    /// Whether the sentence may be about the employee: it speaks of somebody, or is a note that leaves him out.
    pub fn is_about_somebody(&self, index: usize) -> bool {
        self.speaks_of_a_person(index)
            || self.is_a_note(index)
            || self.names_somebody(index)
            || self.leaves_somebody_out(index)
    }

    /// ‘Maandag naar het ziekenhuis.’
    pub fn is_a_note(&self, index: usize) -> bool {
        self.length(index) <= NOTE
    }

    /// Whether the sentence gives a cause: a limit with its cause tells what is wrong.
    pub fn gives_a_cause(&self, index: usize) -> bool {
        self.sentence(index).any(|word| CAUSES.contains(&word))
    }

    /// ‘Ligt weer thuis’, ‘Harm heeft een nepbeen’: it opens with a verb, or with one right after a single word.
    fn leaves_somebody_out(&self, index: usize) -> bool {
        let mut opening = self.sentence(index).take(2);
        opening.any(|word| OPENING_VERBS.contains(&word))
    }

    /// Whether somebody is named: a name within the sentence that is not that of a place.
    pub fn calls_somebody(&self, index: usize) -> bool {
        let named = |at: usize| {
            let (token, before) = (&self.words.tokens[at], self.before(at, 1));
            token.capital && !token.upper && !before.is_empty() && !BEFORE_A_PLACE.contains(&before)
        };
        self.places(index).any(named)
    }

    /// A word in capitals that does not open the sentence may be a name.
    fn names_somebody(&self, index: usize) -> bool {
        self.places(index).skip(1).any(|at| self.words.tokens[at].capital && !self.words.tokens[at].upper)
    }

    /// Whether a clause ends with a word.
    pub fn ends_clause(&self, index: usize) -> bool {
        self.clauses.get(index + 1).is_none_or(|next| *next != self.clauses[index])
            || self.words.tokens[index + 1].sentence != self.words.tokens[index].sentence
    }

    /// Whether a word of lacking follows: ‘hoort rechts niets meer’; not ‘hoort niets van de werkgever’.
    pub fn lacks(&self, found: &Match, cues: &[(Topic, Match)]) -> bool {
        let beside = |cue: &Match| {
            let near = self.steps(found, cue).is_some_and(|steps| steps <= LACK);
            let of = (1..=2).any(|places| matches!(self.after(cue.last, places), "van" | "over" | "dat" | "of"));
            near && !of
        };
        cues.iter().any(|(topic, cue)| *topic == Topic::Gemis && beside(cue))
    }

    /// How many words the sentence has.
    pub fn length(&self, index: usize) -> usize {
        self.sentence(index).count()
    }

    fn sentence(&self, index: usize) -> impl Iterator<Item = &'a str> {
        self.places(index).map(|at| self.words.folded(&self.words.tokens[at]))
    }

    /// Where the words of a sentence stand.
    fn places(&self, index: usize) -> Range<usize> {
        let (tokens, sentence) = (&self.words.tokens, self.words.tokens[index].sentence);
        let from = tokens.partition_point(|token| token.sentence < sentence);
        from..tokens.partition_point(|token| token.sentence <= sentence)
    }
}
