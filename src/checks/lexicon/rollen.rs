//! Who does what in care: a hospital is an employer to one and a place to lie in for another, and its sentence says
//! which.
//!
//! Words of work stand against words of undergoing. The nearest decides; where they are as near, or where the dossier
//! is about work in care and nothing decides, the word is doubtful.

use super::plek::Match;
use super::stems::{Topic, Zorg};
use super::zin::Zinnen;

/// What a word of care is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soort {
    /// An institution or a department.
    Plaats,
    /// Somebody who treats people.
    Beroep,
    /// A treatment that is a line of work as well.
    Vak,
    /// An institution by a name that others have as well; it is nothing without a word of undergoing.
    Naam,
}

impl From<Zorg> for Soort {
    fn from(zorg: Zorg) -> Self {
        match zorg {
            Zorg::Plaats => Self::Plaats,
            Zorg::Vak => Self::Vak,
            Zorg::Naam => Self::Naam,
        }
    }
}

impl Soort {
    /// How far a word of jobs may stand, and a word of working, to count.
    const fn reach(self) -> (usize, usize) {
        match self {
            Self::Plaats | Self::Naam => (12, 10),
            Self::Beroep => (6, 4),
            Self::Vak => (3, 0),
        }
    }
}

/// What a sentence makes of a word of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oordeel {
    Onschuldig,
    Twijfel,
    /// As certain as the lexicon says.
    Gewoon,
}

/// Endings of those who treat people.
const HEALERS: [&str; 24] = [
    "arts",
    "artsen",
    "loog",
    "loge",
    "logen",
    "peut",
    "peute",
    "peuten",
    "iater",
    "iaters",
    "urg",
    "urgen",
    "ist",
    "isten",
    "iste",
    "dokter",
    "dokters",
    "paat",
    "paten",
    "kundige",
    "kundigen",
    "hygieniste",
    "peed",
    "peden",
];

/// Healers that no ending tells.
const OTHER_HEALERS: [&str; 4] = ["fysio", "psych", "praktijkondersteuner", "specialist"];

/// Whether a word is one for somebody who treats people.
pub fn is_healer(word: &str) -> bool {
    HEALERS.iter().any(|ending| word.ends_with(ending)) || OTHER_HEALERS.contains(&word)
}

/// Words before a profession that somebody has.
const HAS_A_JOB: [&str; 10] = ["als", "tot", "is", "was", "ben", "wordt", "werd", "geworden", "geweest", "worden"];
const BETWEEN_JOB: [&str; 8] =
    ["een", "zelfstandig", "klinisch", "ervaren", "gediplomeerd", "erkend", "beginnend", "gepensioneerd"];
const OWN: [&str; 5] = ["zijn", "haar", "mijn", "diens", "hun"];
const OF_ONES_OWN: [&str; 8] = ["eigen", "nieuwe", "vaste", "vorige", "oude", "behandelend", "behandelende", "huidige"];
const BECAUSE: [&str; 3] = ["vanwege", "wegens", "ivm"];
const DETERMINERS: [&str; 6] = ["de", "het", "een", "zijn", "haar", "mijn"];

/// Steps by which work must be nearer than undergoing to be certain.
const CLEARLY: usize = 2;
/// Steps within which somebody undergoes it whatever job the sentence speaks of.
const UNDERGONE: usize = 8;
/// Steps that a word of work reaches further in a sentence about nobody.
const FURTHER: usize = 4;

/// The roles in a text.
#[derive(Debug)]
pub struct Rollen<'a> {
    pub zinnen: &'a Zinnen<'a>,
    /// What sentences are about, by place; what a phrase makes innocent is not among it.
    pub cues: &'a [(Topic, Match)],
    /// Whether the dossier is about work in care.
    pub zorg: bool,
}

impl Rollen<'_> {
    pub fn judge(&self, found: &Match, soort: Soort) -> Oordeel {
        if soort == Soort::Beroep && self.is_a_job(found) {
            return Oordeel::Onschuldig;
        }
        match (self.undergoing(found, soort), self.working(found, soort)) {
            (None, Some(_)) => Oordeel::Onschuldig,
            (None, None) => self.without_roles(found, soort),
            (Some(_), None) => Oordeel::Gewoon,
            (Some(undergoing), Some(working)) if working + CLEARLY <= undergoing => Oordeel::Onschuldig,
            (Some(undergoing), Some(working)) if working < undergoing || self.zorg => Oordeel::Twijfel,
            (Some(_), Some(_)) => Oordeel::Gewoon,
        }
    }

    /// Whether somebody undergoes it: ‘volgt wekelijks gesprekken bij een psycholoog en zoekt een functie’.
    pub fn is_undergone(&self, found: &Match, soort: Soort) -> bool {
        self.undergoing(found, soort).is_some_and(|steps| steps <= UNDERGONE)
    }

    fn without_roles(&self, found: &Match, soort: Soort) -> Oordeel {
        let told = self.zinnen.speaks_of_a_person(found.first) || self.zinnen.is_a_note(found.first);
        match soort {
            Soort::Naam => Oordeel::Onschuldig,
            Soort::Plaats if !told => Oordeel::Onschuldig,
            _ if self.zorg => Oordeel::Twijfel,
            _ => Oordeel::Gewoon,
        }
    }

    /// Steps to the nearest word that says that somebody undergoes something there.
    fn undergoing(&self, found: &Match, soort: Soort) -> Option<usize> {
        let own = soort == Soort::Beroep && self.is_ones_own(found);
        if own || self.is_the_cause(found) {
            return Some(0);
        }
        self.nearest(found, |topic| matches!(topic, Topic::Patient | Topic::Ondergaat))
    }

    /// Steps to the nearest word that says that somebody works there, of those that are near enough.
    fn working(&self, found: &Match, soort: Soort) -> Option<usize> {
        let (of_jobs, of_work) = soort.reach();
        // Where nobody is spoken of, a word of work reaches further.
        let further = if self.zinnen.speaks_of_a_person(found.first) { 0 } else { FURTHER };
        let (of_jobs, of_work) = (of_jobs + further, of_work + further);
        let near = |steps: Option<usize>, reach: usize| steps.filter(|steps| *steps <= reach);
        let jobs = near(self.nearest(found, |topic| topic == Topic::Beroep), of_jobs);
        let work = near(self.nearest(found, |topic| topic == Topic::Arbeid), of_work);
        let around = self.nearest(found, |topic| matches!(topic, Topic::Werk | Topic::Plek));
        let around = near(around.filter(|_| matches!(soort, Soort::Plaats | Soort::Naam)), of_work);
        [jobs, work, around].into_iter().flatten().min()
    }

    fn nearest(&self, found: &Match, wanted: impl Fn(Topic) -> bool) -> Option<usize> {
        let beside = |topic: Topic, cue: &Match| {
            // ‘Ligt in het ziekenhuis’ holds the place; a word of work that holds it is its name. ‘Naar het ziekenhuis’
            // goes a letter as well as a patient.
            let told = matches!(topic, Topic::Patient | Topic::Ondergaat) && self.zinnen.after(cue.first, 0) != "naar";
            told || !cue.overlaps(found)
        };
        let cues = self.cues.iter().filter(|(topic, cue)| wanted(*topic) && beside(*topic, cue));
        cues.filter_map(|(_, cue)| self.zinnen.steps(found, cue)).min()
    }

    /// ‘Werkt als fysiotherapeut’, ‘tot een ervaren psycholoog’, ‘was chirurg’.
    fn is_a_job(&self, found: &Match) -> bool {
        let before = |places| self.zinnen.before(found.first, places);
        let between = BETWEEN_JOB.contains(&before(1));
        let becomes = matches!(self.zinnen.after(found.last, 1), "worden" | "geworden" | "geweest");
        becomes || HAS_A_JOB.contains(&before(1)) || (between && matches!(before(2), "als" | "tot"))
    }

    /// ‘Haar psycholoog’, ‘zijn nieuwe huisarts’; not ‘er zijn psychologen nodig’.
    fn is_ones_own(&self, found: &Match) -> bool {
        let before = |places| self.zinnen.before(found.first, places);
        let many = self.zinnen.after(found.last, 0).ends_with("en");
        let owner = |word: &str| OWN.contains(&word) && !(word == "zijn" && many);
        owner(before(1)) || (OF_ONES_OWN.contains(&before(1)) && owner(before(2)))
    }

    /// ‘Vanwege de kliniek’, ‘in verband met fysiotherapie’.
    fn is_the_cause(&self, found: &Match) -> bool {
        let skipped = usize::from(DETERMINERS.contains(&self.zinnen.before(found.first, 1)));
        let before = |places| self.zinnen.before(found.first, places + skipped);
        BECAUSE.contains(&before(1)) || (before(1) == "met" && before(2) == "verband")
    }
}
