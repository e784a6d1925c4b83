//! A row of the table of rules, and what a rule saw before its row gives it a code and a severity.

use chrono::NaiveDate;

use super::context::Context;
use super::finding::{Fact, Finding, Severity};
use crate::trajectory::Soort;

/// Places that one finding names; a longer list would hide them, and the sentence gives the count.
const MAX_POINTERS: usize = 50;

/// A fact worth saying, with its place.
#[derive(Debug)]
pub struct Observation {
    pointers: Vec<String>,
    detail: String,
    facts: Vec<(&'static str, Fact)>,
    severity: Option<Severity>,
}

impl Observation {
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointers: vec![pointer.into()], detail: detail.into(), facts: vec![], severity: None }
    }

    /// Names the first places of many.
    pub fn at_all(pointers: impl IntoIterator<Item = String>, detail: impl Into<String>) -> Self {
        let pointers = pointers.into_iter().take(MAX_POINTERS).collect();
        Self { pointers, detail: detail.into(), facts: vec![], severity: None }
    }

    /// Adds what the sentence rests on.
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Says one thing more.
    pub fn adding(mut self, sentence: &str) -> Self {
        self.detail.push(' ');
        self.detail.push_str(sentence);
        self
    }

    /// Weighs otherwise than the rule does.
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    pub fn into_finding(self, rule: &Rule) -> Finding {
        Finding {
            code: rule.code,
            severity: self.severity.unwrap_or(rule.severity),
            pointers: self.pointers,
            // Amounts and dates are bound for paper; a sentence is searched and copied.
            detail: self.detail.replace('\u{a0}', " "),
            facts: self.facts,
        }
    }
}

impl From<NaiveDate> for Fact {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
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
    pub check: Check,
}

/// How a rule is judged.
#[derive(Debug)]
pub enum Check {
    One(fn(&Context<'_>) -> Option<Observation>),
    Many(fn(&Context<'_>) -> Vec<Observation>),
    /// The contract refuses what breaks the rule, so that no trajectory can.
    Contract,
}

impl Rule {
    pub fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let seen = match self.check {
            Check::One(check) => check(context).into_iter().collect(),
            Check::Many(check) => check(context),
            Check::Contract => vec![],
        };
        seen.into_iter().map(|observation| observation.into_finding(self)).collect()
    }
}
