//! What is told of what was judged, in the order in which it is of use, and what comes of it.

use std::io::IsTerminal;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::words::{describe, is_possible, is_sound};
use crate::answers::Oordeel;
use crate::cli::streams::print;
use crate::cli::talk::{harmless, say};
use crate::dutch::counted;
use crate::judgement::Judgement;

/// Judgements under way.
pub struct Telling {
    json: bool,
    /// Whether all of it reached whoever reads it: a judgement of which a part is lost is none.
    whole: bool,
    sound: bool,
    listed: Vec<Value>,
    /// Those of which every document can be made, and all that have documents.
    able: usize,
    total: usize,
    /// Candidates of which no document was filled in.
    without: usize,
}

/// Of whom a judgement is.
#[derive(Debug, Clone, Default)]
pub struct Whose {
    /// The file, if there are several.
    pub file: Option<String>,
    pub candidate: Option<String>,
    /// The number of a value in its file, from 1.
    pub item: Option<usize>,
}

impl Whose {
    /// All of it on a line.
    pub fn title(&self) -> String {
        let item = self.item.map(|item| format!("onderdeel {item}"));
        let parts = [self.file.clone(), self.candidate.clone(), item];
        parts.iter().flatten().map(|part| harmless(part)).collect::<Vec<_>>().join(": ")
    }
}

impl Telling {
    pub const fn new(json: bool) -> Self {
        Self { json, whole: true, sound: true, listed: vec![], able: 0, total: 0, without: 0 }
    }

    /// Says something beside the judgements, where whoever reads them looks.
    pub fn tell(&mut self, text: &str) {
        if self.json {
            say(text);
        } else {
            self.out(&format!("{text}\n\n"));
        }
    }

    /// Something is wrong that no judgement tells.
    pub const fn spoil(&mut self) {
        self.sound = false;
    }

    /// Somebody waits for something else to be mended, and counts as one who cannot have documents.
    pub const fn waits(&mut self) {
        self.sound = false;
        self.total += 1;
    }

    /// Tells a judgement. One without any document counts for nothing where that `may_be`.
    pub fn judged(&mut self, whose: &Whose, judgement: Judgement, may_be: bool) {
        let is_empty = judgement.documents.is_empty();
        if is_empty && may_be {
            self.without += 1;
        } else {
            self.sound &= is_sound(&judgement) && !is_empty;
            self.able += usize::from(is_possible(&judgement));
            self.total += 1;
        }
        if self.json {
            let mut one = serde_json::Map::new();
            one.extend(whose.file.clone().map(|file| ("bestand".to_owned(), file.into())));
            one.extend(whose.candidate.clone().map(|name| ("kandidaat".to_owned(), name.into())));
            one.extend(whose.item.map(|item| ("onderdeel".to_owned(), item.into())));
            one.insert("oordeel".to_owned(), json!(Oordeel::from(judgement)));
            self.listed.push(Value::Object(one));
        } else {
            let text = describe(&judgement, whose.candidate.as_deref(), std::io::stdout().is_terminal());
            self.out(&format!("{}: {text}\n", whose.title()));
        }
    }

    /// Ends with how many can have their documents, `one` or `many` of what was judged, where that says something.
    pub fn finish(mut self, (one, many): (&str, &str), halted: bool) -> ExitCode {
        let (able, total, without) = (self.able, self.total, self.without);
        if self.json {
            let list = serde_json::to_string_pretty(&self.listed).unwrap_or_default();
            self.out(&format!("{list}\n"));
        } else if total + without > 1 || halted {
            let word = if total == 1 { format!("{one} kan") } else { format!("{many} kunnen") };
            let why = match (able, total) {
                (0, 0) => "",
                (0, _) => " alle documenten krijgen; wat hierboven staat, houdt er een of meer tegen",
                _ => ": al hun documenten kunnen worden gemaakt",
            };
            self.out(&format!("{able} van {total} {word}{why}.\n"));
            if without > 0 {
                self.out(&format!("Overgeslagen: {} zonder ingevuld document.\n", counted(without, one, many)));
            }
        }
        // Where nobody has a document, there is nothing that can be made.
        if self.sound && self.whole && total > 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }

    fn out(&mut self, text: &str) {
        self.whole &= print(text.as_bytes()) == ExitCode::SUCCESS;
    }
}
