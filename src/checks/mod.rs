//! Findings: true statements about a valid trajectory that its reader should hear before somebody else says them.
//!
//! A rule is a row of [`RULES`] and a pure function. It knows what was known on the day of the document and nothing
//! that happened later, so that one dossier can be posted for each of its documents. The rules that read free text help
//! to find what should not be there; they prove nothing.

mod activiteiten;
mod cijfers;
mod context;
mod doelen;
mod drempels;
mod dutch;
mod lexicon;
mod observation;
mod offerte;
mod ondertekening;
mod privacy;
mod regels;
mod samenhang;
mod sollicitaties;
mod tijd;
mod velden;
mod zoekprofiel;

use chrono::NaiveDate;

pub use context::Context;
pub use drempels::{InvalidThreshold, ThresholdInfo, Thresholds};
use observation::Observation;
pub use regels::RULES;
pub use velden::Searches;

use crate::trajectory::Soort;

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
    Text(String),
}

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

/// One rule of the table.
#[derive(Debug)]
pub struct Rule {
    pub code: &'static str,
    /// The severity of its findings, unless a finding says otherwise.
    pub severity: Severity,
    /// The documents that it judges.
    pub documents: &'static [Soort],
    /// What it is about, in a few Dutch words.
    pub name: &'static str,
    /// Where it comes from: a law, UWV, or a rule of thumb.
    pub source: &'static str,
    check: Check,
}

/// How a rule is judged.
#[derive(Debug)]
enum Check {
    One(fn(&Context<'_>) -> Option<Observation>),
    Many(fn(&Context<'_>) -> Vec<Observation>),
    /// The contract refuses what breaks the rule, so that no trajectory can.
    Contract,
}

impl Rule {
    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let seen = match self.check {
            Check::One(check) => check(context).into_iter().collect(),
            Check::Many(check) => check(context),
            Check::Contract => vec![],
        };
        seen.into_iter().map(|observation| observation.into_finding(self)).collect()
    }
}

/// Judges a trajectory for one document; findings in order of code.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    RULES
        .iter()
        .filter(|rule| rule.documents.contains(&context.soort))
        .flat_map(|rule| rule.findings(context))
        .collect()
}
