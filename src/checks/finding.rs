//! A finding: which rule, how heavy, where, and a sentence that says what to do.

use chrono::NaiveDate;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a definitive document, never a concept.
    Blokkade,
    Waarschuwing,
    Info,
}

impl Severity {
    /// The word on the wire and on paper.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blokkade => "blokkade",
            Self::Waarschuwing => "waarschuwing",
            Self::Info => "info",
        }
    }
}

/// What a finding rests on, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    Date(NaiveDate),
    Number(i64),
    Flag(bool),
    Text(String),
    List(Vec<Self>),
    Fields(Vec<(&'static str, Self)>),
}

/// The name under which a finding says who answers for it.
pub const CONFIRMED: &str = "bevestigd";

/// The words that a finding tells one by one, and whether one of them leaves no doubt.
pub const HITS: &str = "treffers";
pub const CERTAIN: &str = "zeker";

/// The first word that a finding tells, and the text that it stands in: what an answer repeats.
pub const WORD: &str = "woord";
pub const HASH: &str = "hash";

/// The rule about numbers that may be a burgerservicenummer, and whose number it tells of.
pub const BSN: &str = "P02";
pub const OWNER: &str = "nummerVan";
pub const EMPLOYEE: &str = "werknemer";

/// One finding: which rule, how heavy, where in the body, and a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    /// JSON Pointers into the body.
    pub pointers: Vec<String>,
    pub detail: String,
    /// The dates and numbers of the sentence, by name.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Finding {
    /// Whether somebody answers for all that it found.
    pub fn is_confirmed(&self) -> bool {
        self.facts.iter().any(|(name, _)| *name == CONFIRMED)
    }

    /// Whether it tells of a word that leaves no doubt.
    pub fn is_certain(&self) -> bool {
        let certain = |hit: &Fact| matches!(hit, Fact::Fields(fields) if fields.contains(&(CERTAIN, Fact::Flag(true))));
        self.facts
            .iter()
            .any(|(name, fact)| *name == HITS && matches!(fact, Fact::List(hits) if hits.iter().any(certain)))
    }

    /// Whether somebody answers for what would have stopped a copy for another than the bureau.
    pub fn is_overruled(&self) -> bool {
        self.is_confirmed() && self.is_certain()
    }

    /// How somebody answers for what it tells, where that can be done: what to send along.
    pub fn how_to_answer(&self) -> Option<String> {
        let text = |wanted: &str| {
            self.facts.iter().find_map(|(name, fact)| match fact {
                Fact::Text(text) if *name == wanted => Some(text.as_str()),
                _ => None,
            })
        };
        let (word, hash) = (text(WORD)?, text(HASH)?);
        let open = self.severity != Severity::Info && !self.is_confirmed();
        open.then(|| {
            format!(
                "Mag het blijven staan, stuur dan in ‘bevestigd’ mee: deze pointer, woord ‘{word}’, hash ‘{hash}’, reden en \
                 door."
            )
        })
    }

    /// Whether it stops a concept too: the burgerservicenummer of somebody else leaves the house in no form, and the
    /// name of a file is read by who may not open it. The employee's own number an employer has already.
    pub fn stops_concepts(&self) -> bool {
        let of_another = self.code == BSN && !self.facts.contains(&(OWNER, Fact::Text(EMPLOYEE.to_owned())));
        // A number that others gave may be any nine digits.
        let names: fn(&str) -> bool = if self.code == BSN { is_file_name } else { names_a_file };
        let named = self.pointers.iter().any(|pointer| names(pointer));
        self.severity == Severity::Blokkade && (of_another || named)
    }
}

/// Whether the text at a place stands in the name of a file or in the title of a document.
pub fn names_a_file(pointer: &str) -> bool {
    is_file_name(pointer) || pointer == "/traject/nummer" || pointer.ends_with("/document/nummer")
}

/// Whether the text at a place becomes the name of a file.
pub fn is_file_name(pointer: &str) -> bool {
    pointer.ends_with("/bestandsnaam")
}
