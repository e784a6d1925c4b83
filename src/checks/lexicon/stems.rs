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
    /// A word of care that is an employer or a line of work as well; its sentence says which.
    Zorg(Zorg),
    /// A word that has a plain second meaning; its sentence says which.
    Beeld,
    /// A word of the body, the night or the sickroom that says nothing alone, and how much it says beside others.
    Vermoeden {
        punten: u8,
    },
    /// What must stand near the stems of a pair, by the number of the pair.
    Naast(usize),
}

/// What a word of care is an employer or a line of work as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zorg {
    Plaats,
    Vak,
    /// A name that is not only that of an institution: ‘het Catharina’.
    Naam,
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
    /// The sentence is about a test, a selection or what somebody can do.
    pub keuze: bool,
    /// The sentence names no limitation.
    pub vrijuit: bool,
    /// No word of lacking stands close by: ‘hoort’, unless ‘rechts niets meer’ follows.
    pub gemis: bool,
    /// The sentence asks for staff, and is not about a patient.
    pub vraag: bool,
    /// The sentence speaks of nobody and is no note.
    pub mens: bool,
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
    /// Words of working, delivering and looking after others.
    Arbeid,
    /// What is said of a place of work: how to get there, who was asked there.
    Plek,
    /// Words of undergoing, beside those of `Patient`.
    Ondergaat,
    Keuze,
    Beperkt,
    /// What a figure of speech is said of.
    Ding,
    /// Words that ask for staff or say what a job asks.
    Vraag,
    /// What somebody may know about illness for a job: ‘ervaring met’.
    Kennis,
    /// What is wrong with a part of the body.
    Kwaal,
    /// Words of lacking: ‘niets meer’.
    Gemis,
    /// What somebody does at work with goods and for patients: ‘nakijken’, ‘verkopen’, ‘bij cliënten’.
    Ambacht,
    /// Words of the list of functional abilities, which tells limits without a cause.
    Belasting,
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
    /// Whether its words may be written as one.
    glued: bool,
    /// The pair whose other half must stand near it.
    pub naast: Option<usize>,
}

/// Every text that a stem with choices stands for.
pub fn alternatives(stem: &str) -> Vec<String> {
    let choice = stem.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
    let Some((before, (choices, after))) = choice else { return vec![stem.to_owned()] };
    let rest = alternatives(after);
    let with = |choice: &str| rest.iter().map(|rest| format!("{before}{choice}{rest}")).collect::<Vec<_>>();
    choices.split('|').flat_map(with).collect()
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
    /// The stems that one of the lexicon stands for: `(zijn|haar) rug` for two.
    pub fn all_of(stem: &str, sense: Sense, place: Place) -> impl Iterator<Item = Self> {
        let glued = !stem.contains('(');
        let one = move |stem: String| {
            let words = stem.to_lowercase();
            let words = words.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            Self { sense, place, words, glued, naast: None }
        };
        alternatives(stem).into_iter().map(one)
    }

    /// The same, of which each only tells with the other half of a pair.
    pub fn all_with(stem: &str, sense: Sense, place: Place, naast: usize) -> impl Iterator<Item = Self> {
        Self::all_of(stem, sense, place).map(move |entry| Self { naast: Some(naast), ..entry })
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.words.iter().map(String::len).sum()
    }

    /// What to look for, borders of words included, and over how many words: the stem in one word, and a phrase in
    /// words of its own as well.
    pub fn spellings(&self) -> impl Iterator<Item = (String, usize)> {
        let (starts, ends) = self.place.borders();
        let bordered = |starts: bool, letters: &str| {
            let before = starts.then_some(BORDER).into_iter();
            before.chain(letters.chars()).chain(ends.then_some(BORDER)).collect::<String>()
        };
        let number = self.words.len();
        let one_word = (self.glued || number == 1).then(|| (bordered(starts, &self.words.concat()), 1));
        let phrase = (number > 1).then(|| (bordered(true, &self.words.join(" ")), number));
        one_word.into_iter().chain(phrase)
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
        "arbeid" => Sense::Topic(Topic::Arbeid),
        "plek" => Sense::Topic(Topic::Plek),
        "ondergaat" => Sense::Topic(Topic::Ondergaat),
        "keuze" => Sense::Topic(Topic::Keuze),
        "beperkt" => Sense::Topic(Topic::Beperkt),
        "ding" => Sense::Topic(Topic::Ding),
        "vraag" => Sense::Topic(Topic::Vraag),
        "kennis" => Sense::Topic(Topic::Kennis),
        "kwaal" => Sense::Topic(Topic::Kwaal),
        "gemis" => Sense::Topic(Topic::Gemis),
        "belasting" => Sense::Topic(Topic::Belasting),
        "ambacht" => Sense::Topic(Topic::Ambacht),
        "zorgplaats" => Sense::Zorg(Zorg::Plaats),
        "zorgvak" => Sense::Zorg(Zorg::Vak),
        "zorgnaam" => Sense::Zorg(Zorg::Naam),
        "beeld" => Sense::Beeld,
        "vermoeden" => Sense::Vermoeden { punten: 4 },
        "halfwoord" => Sense::Vermoeden { punten: 2 },
        "toon" => Sense::Vermoeden { punten: 1 },
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
                    "keuze" => unless.keuze = true,
                    "vrijuit" => unless.vrijuit = true,
                    "gemis" => unless.gemis = true,
                    "vraag" => unless.vraag = true,
                    "mens" => unless.mens = true,
                    _ => return None,
                }
            }
            Sense::Sensitive { category, doubtful, unless }
        }
    };
    words.next().is_none().then_some((sense, place))
}
