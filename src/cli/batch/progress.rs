//! What whoever started a batch sees of it, on standard error: a bar on a terminal, few lines elsewhere, and a table at
//! the end.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

use super::remote::NOBODY;
use crate::cli::talk::{harmless, say};
use crate::dutch::counted;

/// Documents between two lines where there is no terminal.
const STRIDE: usize = 500;
/// Failures that are told one by one; the others stand in the results.
const TOLD: usize = 20;

/// The kind of what asks for no document that is known.
pub const UNKNOWN: &str = "onbekend";

/// Counts what becomes of a batch, and shows it.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    counts: BTreeMap<&'static str, Counts>,
    total: Counts,
    /// Candidates of whom no document was filled in.
    passed_over: usize,
    /// Of the value at hand.
    failures: Vec<Failure>,
}

/// What failed in one way, of which kinds of document.
struct Failure {
    /// Of the first document.
    number: usize,
    name: Option<String>,
    kinds: Vec<&'static str>,
    sentence: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub made: usize,
    /// Made by an earlier run.
    pub stood: usize,
    pub failed: usize,
}

/// What became of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Made,
    Stood,
    Failed,
}

impl Progress {
    /// Whether standard error is a terminal.
    pub fn is_seen() -> bool {
        std::io::stderr().is_terminal()
    }

    /// For so many values, if that is known.
    pub fn start(values: Option<u64>) -> Self {
        let bar = values.map_or_else(ProgressBar::no_length, ProgressBar::new);
        let template = match values {
            Some(_) => "{bar:30} {pos}/{len}  {msg}  nog {eta}",
            None => "{spinner} {pos}  {msg}",
        };
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        let (counts, total) = (BTreeMap::new(), Counts::default());
        Self { bar, started: Instant::now(), counts, total, passed_over: 0, failures: vec![] }
    }

    /// Counts a document of a kind.
    pub fn count(&mut self, kind: &'static str, end: End) {
        for counts in [self.counts.entry(kind).or_default(), &mut self.total] {
            match end {
                End::Made => counts.made += 1,
                End::Stood => counts.stood += 1,
                End::Failed => counts.failed += 1,
            }
        }
        let Counts { made, failed, .. } = self.total;
        let rate = per_second(made, self.started.elapsed());
        self.bar.set_message(format!("{rate} per seconde, {failed} mislukt"));
        let documents = self.total.sum();
        if self.bar.is_hidden() && documents.is_multiple_of(STRIDE) {
            say(format!("{documents} documenten, {failed} mislukt"));
        }
    }

    /// A value is done, with all documents that it asked for.
    pub fn advance(&mut self) {
        self.say_failures();
        self.bar.inc(1);
    }

    /// A candidate of whom no document was filled in.
    pub fn pass_over(&mut self) {
        self.passed_over += 1;
        self.bar.inc(1);
    }

    pub const fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// Tells of a failure, unless many were told already. What is the same for other kinds of the same value is told with it.
    pub fn tell(&mut self, number: usize, name: Option<String>, kind: &'static str, problem: &Value) {
        if self.total.failed > TOLD + 1 || for_want_of_a_service(problem) {
            return;
        }
        if self.total.failed == TOLD + 1 {
            self.say_failures();
            self.bar.suspend(|| say("Verdere mislukkingen staan in resultaten.json."));
            return;
        }
        let sentence = first_fault(problem);
        let same = self.failures.iter().position(|before| before.name == name && before.sentence == sentence);
        match same.and_then(|at| self.failures.get_mut(at)) {
            Some(before) => before.kinds.push(kind),
            None => self.failures.push(Failure { number, name, kinds: vec![kind], sentence }),
        }
    }

    fn say_failures(&mut self) {
        for Failure { number, name, kinds, sentence } in std::mem::take(&mut self.failures) {
            let name = name.map(|name| format!(" {}", harmless(&name))).unwrap_or_default();
            let kinds = if kinds == [UNKNOWN] { String::new() } else { format!(" ({})", kinds.join(", ")) };
            self.bar.suspend(|| say(format!("{number}{name}{kinds}: {}", harmless(&sentence))));
        }
    }

    /// The table, and the counts of all kinds together.
    pub fn finish(mut self) -> Counts {
        self.say_failures();
        self.bar.finish_and_clear();
        let elapsed = self.started.elapsed();
        say(row("", ["gemaakt", "stond er al", "mislukt"]));
        for (kind, counts) in self.counts.iter().chain([(&"totaal", &self.total)]) {
            say(row(kind, [counts.made, counts.stood, counts.failed]));
        }
        if self.passed_over > 0 {
            let candidates = counted(self.passed_over, "kandidaat", "kandidaten");
            say(format!("Overgeslagen: {candidates} zonder ingevuld document."));
        }
        let seconds = decimal(elapsed.as_secs_f64());
        let made = match self.total.made {
            0 => "er is niets nieuw gemaakt".to_owned(),
            made => format!("{} documenten per seconde", per_second(made, elapsed)),
        };
        say(format!("In {seconds} seconden; {made}."));
        self.total
    }
}

impl Counts {
    pub const fn sum(self) -> usize {
        self.made + self.stood + self.failed
    }
}

fn row(kind: &str, cells: [impl Display; 3]) -> String {
    let [made, stood, failed] = cells;
    format!("{kind:<24}{made:>10}{stood:>14}{failed:>10}")
}

/// Whether nothing is wrong with the item: why there is no service is told once, at the end.
fn for_want_of_a_service(problem: &Value) -> bool {
    problem.get("detail").and_then(Value::as_str).is_some_and(|detail| detail.ends_with(NOBODY))
}

/// The first thing that is wrong, with its place, and how many more there are.
fn first_fault(problem: &Value) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let errors = problem.get("errors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    match errors {
        [] => text(problem, "detail"),
        [first, more @ ..] => {
            let others = if more.is_empty() { String::new() } else { format!(" (en nog {})", more.len()) };
            let cell = text(first, "cel");
            let place = if cell.is_empty() { text(first, "pointer") } else { cell };
            format!("{place} {}{others}", text(first, "detail")).trim_start().to_owned()
        }
    }
}

fn per_second(documents: usize, elapsed: Duration) -> String {
    decimal(documents as f64 / elapsed.as_secs_f64().max(0.001))
}

/// With one decimal, as the Dutch write it.
fn decimal(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_on_one_line() {
        let one = serde_json::json!({ "detail": "d", "errors": [{ "pointer": "/soort", "detail": "Kies." }] });
        assert_eq!(first_fault(&one), "/soort Kies.");
        let two = serde_json::json!({ "errors": [{ "pointer": "", "detail": "Leeg." }, {}] });
        assert_eq!(first_fault(&two), "Leeg. (en nog 1)");
        assert_eq!(first_fault(&serde_json::json!({ "detail": "Vol." })), "Vol.");
    }
}
