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
}
