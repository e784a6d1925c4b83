//! What the front asks of a worker and what a worker tells: small heads as JSON. Bodies and documents travel beside
//! them as bytes, which the front never reads.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::house::House;
use super::sandbox::Enforced;
use crate::pipeline::Order;
use crate::render::Output;
use crate::wire::{Soort, Spot, Variant};

/// How a worker has to work; its first message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Setup {
    /// Release of the front, which a worker must have too: the program may have been replaced meanwhile.
    pub release: String,
    pub house: House,
    /// Makes every example first, to see whether the files of the house work.
    pub prove: bool,
    /// Gives up files, network and other processes before the first body.
    pub sandboxed: bool,
}

/// What a worker answers to that.
#[derive(Debug, Serialize, Deserialize)]
pub enum Hello {
    Ready(Enforced),
    /// A sentence.
    Refused(String),
}

/// What holds for a document or a judgement, whatever its body says.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Terms {
    /// Repaired texts and warnings are faults.
    pub strict: bool,
    /// Fields that the contract does not name are skipped.
    pub ignore_unknown: bool,
    /// The data of the document, as its reader may see it, goes with the PDF.
    pub attach: bool,
    /// The day that stands in for a document date that a body leaves out, as days from the year 1.
    today: i32,
    /// Line and character in what was sent at which the body begins.
    begins: (usize, usize),
}

impl Terms {
    pub fn new(strict: bool, ignore_unknown: bool, attach: bool, today: NaiveDate) -> Self {
        Self { strict, ignore_unknown, attach, today: today.num_days_from_ce(), begins: (1, 0) }
    }

    /// The same for a body that begins there.
    pub const fn beginning_at(self, Spot { line, character }: Spot) -> Self {
        Self { begins: (line, character), ..self }
    }

    pub const fn begins(self) -> Spot {
        let (line, character) = self.begins;
        Spot { line, character }
    }

    pub fn today(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.today).unwrap_or_default()
    }

    /// The order for one document.
    pub fn order(self, soort: Soort, variant: Option<Variant>) -> Order {
        let Self { strict, ignore_unknown, attach, .. } = self;
        Order { soort, variant, strict, ignore_unknown, attach, today: self.today(), begins: self.begins() }
    }
}

/// What a worker has to do with the body beside it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Ask {
    /// One document of a trajectory.
    Make { soort: String, variant: Option<String>, output: Output, terms: Terms },
    /// A judgement of a trajectory, for one kind of document or for all of them.
    Judge { soort: Option<String>, variant: Option<String>, terms: Terms },
    /// The document of an item of a batch.
    Item { terms: Terms, short: bool },
    /// A judgement of the trajectory of an item, for the document that it asks for.
    JudgeItem { terms: Terms },
    /// Whether the document of an item could be made, without laying it out.
    CheckItem { terms: Terms },
    /// The trajectories of a workbook.
    Workbook { ignore_unknown: bool },
    /// Something that a worker should never do, to see what becomes of it.
    #[cfg(debug_assertions)]
    Misbehave(Misdeed),
}

impl Ask {
    /// What is to be done, without how: by this and its body a job is known that did harm.
    pub fn subject(&self) -> &str {
        match self {
            Self::Make { soort, .. } => soort,
            Self::Judge { .. } => "judge",
            Self::Item { .. } => "item",
            Self::JudgeItem { .. } => "judge-item",
            Self::CheckItem { .. } => "check",
            Self::Workbook { .. } => "workbook",
            #[cfg(debug_assertions)]
            Self::Misbehave(_) => "misbehave",
        }
    }
}

/// What can go wrong in a worker.
#[cfg(debug_assertions)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misdeed {
    NeverAnswer,
    Abort,
    OverflowTheStack,
    AllocateWithoutEnd,
    /// Writes this before its answer, where the front expects a frame.
    WriteGarbage([u8; 16]),
    /// Answers its own process number and waits a moment, so that it can be killed.
    Wait,
    OpenAFile,
    OpenASocket,
    Execute,
    ReadItsOwnMemory,
    SignalTheParent,
    StartAThread,
}

/// What a worker tells of what it was asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Told {
    /// The document is beside it.
    Made(Made),
    /// The judgement is beside it, as JSON.
    Judged,
    /// The judgement of an item is beside it, as JSON.
    JudgedItem(Asked),
    /// What a workbook holds is beside it, as JSON.
    Read,
    /// The item could be made.
    Sound,
    /// A problem is beside it, as JSON without a trace. The cause is for the log alone, and only of what is ours.
    Refused { status: u16, asked: Asked, cause: Option<String> },
    /// The faults of an item are beside it, as JSON.
    Faulty,
    /// Making it costs so much that it has to wait for the lane of dear ones.
    Dear,
    #[cfg(debug_assertions)]
    Survived(String),
}

/// A finished document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Made {
    /// Without extension.
    pub stem: String,
    pub asked: Asked,
    pub pages: usize,
    /// Codes of the findings with their severities, each once.
    pub findings: Vec<(String, String)>,
    /// How many findings would have stopped a copy for another, had nobody answered for them.
    pub overruled: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    pub judging_us: u64,
    pub layout_us: u64,
    pub export_us: u64,
}

/// What was asked for, as far as it could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub soort: Option<String>,
    pub variant: Option<String>,
    pub bestandsnaam: Option<String>,
}
