//! The stems of `lexicon.txt`: what each stands for, where in a word it must stand, and what makes it innocent.

use super::category::Category;
use super::fold::BORDER;

/// What a stem stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Sensitive {
        category: Category,
        doubtful: bool,
        unless: Unless,
    },
    /// Makes the words it covers innocent.
    Vrij,
    /// The end of a word for a building or an organisation.
    Plaats,
    Topic(Topic),
    /// Opens words that are about others than the employee: ‘mensen met’.
    Doelgroep,
    /// A word that the name of a third person may follow.
    Derde,
}

/// What makes a word innocent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unless {
    /// The sentence is about work, and not about a patient.
    pub werk: bool,
    /// A word of jobs and education stands close by.
    pub beroep: bool,
    /// A word of jobs and education stands in the sentence.
    pub functie: bool,
    /// The sentence is about customers, machines or programs, and no part of the body stands close by.
    pub zaak: bool,
    /// The sentence is about customers, and no part of the body stands close by.
    pub klant: bool,
    /// No part of the body stands close by.
    pub lijf: bool,
    /// The sentence says that such data are not in the document.
    pub avg: bool,
}

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Beroep,
    Werk,
    Zaak,
    Klant,
    Patient,
    Lichaam,
    Verslag,
    Ontkenning,
}

/// Where in a word a stem must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Woord,
    Begin,
    Eind,
    Deel,
    Letters,
}

#[derive(Debug)]
pub struct Entry {
    pub sense: Sense,
    pub place: Place,
    /// The words of the stem; one, unless it is a phrase.
    pub words: Vec<String>,
}

impl Place {
    /// Whether a stem stands at the start of its word, and whether at the end.
    const fn borders(self) -> (bool, bool) {
        match self {
            Self::Woord | Self::Letters => (true, true),
            Self::Begin => (true, false),
            Self::Eind => (false, true),
            Self::Deel => (false, false),
        }
    }
}

impl Entry {
    pub fn of(stem: &str, sense: Sense, place: Place) -> Self {
        let words = stem.to_lowercase().split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { sense, place, words }
    }

    /// What to look for, borders of words included, and over how many words: the stem in one word, and a phrase in
    /// words of its own as well.
    pub fn spellings(&self) -> impl Iterator<Item = (String, usize)> {
        let (starts, ends) = self.place.borders();
        let bordered = |starts: bool, letters: &str| {
            let before = starts.then_some(BORDER).into_iter();
            before.chain(letters.chars()).chain(ends.then_some(BORDER)).collect::<String>()
        };
        let one_word = (bordered(starts, &self.words.concat()), 1);
        let number = self.words.len();
        let phrase = (number > 1).then(|| (bordered(true, &self.words.join(" ")), number));
        std::iter::once(one_word).chain(phrase)
    }
}

/// `[diagnose deel zeker zaak]`: what the stems below it stand for and how they match.
pub fn header(line: &str) -> Option<(Sense, Place)> {
    let mut words = line.strip_prefix('[')?.strip_suffix(']')?.split_whitespace();
    let kind = words.next()?;
    let place = match words.next()? {
        "woord" => Place::Woord,
        "begin" => Place::Begin,
        "eind" => Place::Eind,
        "deel" => Place::Deel,
        "letters" => Place::Letters,
        _ => return None,
    };
    let sense = match kind {
        "vrij" => Sense::Vrij,
        "plaats" => Sense::Plaats,
        "doelgroep" => Sense::Doelgroep,
        "derde" => Sense::Derde,
        "beroep" => Sense::Topic(Topic::Beroep),
        "werk" => Sense::Topic(Topic::Werk),
        "zaak" => Sense::Topic(Topic::Zaak),
        "klant" => Sense::Topic(Topic::Klant),
        "patient" => Sense::Topic(Topic::Patient),
        "lichaam" => Sense::Topic(Topic::Lichaam),
        "verslag" => Sense::Topic(Topic::Verslag),
        "ontkenning" => Sense::Topic(Topic::Ontkenning),
        _ => {
            let category = Category::ALL.into_iter().find(|category| category.as_str() == kind)?;
            let doubtful = match words.next()? {
                "zeker" => false,
                "twijfel" => true,
                _ => return None,
            };
            let mut unless = Unless::default();
            for word in words.by_ref() {
                match word {
                    "werk" => unless.werk = true,
                    "beroep" => unless.beroep = true,
                    "functie" => unless.functie = true,
                    "zaak" => unless.zaak = true,
                    "klant" => unless.klant = true,
                    "lijf" => unless.lijf = true,
                    "avg" => unless.avg = true,
                    _ => return None,
                }
            }
            Sense::Sensitive { category, doubtful, unless }
        }
    };
    words.next().is_none().then_some((sense, place))
}
