//! The whole path of a document: JSON in, bytes and findings out.
//!
//! Each step takes only what the step before it returns, so none can be skipped.

use chrono::NaiveDate;

use crate::checks::{self, Finding, Thresholds};
use crate::dossier::Dossier;
use crate::judgement;
use crate::render::{RenderError, Rendered};
use crate::report::{self, Report, ReportError, Request, Sentences};
use crate::wire::{self, Fault, ParseOptions, Parsed, Soort, Spot, Variant};

/// What is wanted of a body.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    pub soort: Soort,
    /// For whom; absent, the body says, and else it is the employer.
    pub variant: Option<Variant>,
    /// Repaired texts and warnings are faults.
    pub strict: bool,
    /// Fields that the contract does not name are skipped.
    pub ignore_unknown: bool,
    /// The data of the document, as its reader may see it, goes with the PDF.
    pub attach: bool,
    /// The day that stands in for a document date that the body leaves out.
    pub today: NaiveDate,
    /// Where in what was sent the body begins.
    pub begins: Spot,
}

impl Order {
    /// A document for the reader that the body names, on the day that the body names; a body without one gets a fixed
    /// day.
    pub fn of(soort: Soort) -> Self {
        let today = NaiveDate::default();
        let begins = Spot::BEGIN;
        Self { soort, variant: None, strict: false, ignore_unknown: false, attach: false, today, begins }
    }
}

/// A document that can be laid out, and what should be known about it.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub report: Report,
    pub findings: Vec<Finding>,
}

/// A finished document with its findings.
#[derive(Debug)]
pub struct Product {
    pub rendered: Rendered,
    pub findings: Vec<Finding>,
    /// Without extension.
    pub file_stem: String,
    /// The reader that it was made for.
    pub variant: Variant,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum ProduceError {
    /// The caller's to mend.
    #[error("the body has {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// Ours.
    #[error("the document could not be written")]
    Report(#[from] ReportError),
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// Reads a body, judges it, and writes the document model with the shipped sentences.
pub fn prepare(body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
    let sentences = Sentences::new(&[]).map_err(|(name, fault)| ReportError::House { name, fault })?;
    prepare_with(&sentences, &Thresholds::default(), body, order)
}

/// The same with the sentences and thresholds of a house.
pub(crate) fn prepare_with(
    sentences: &Sentences,
    thresholds: &Thresholds,
    body: &[u8],
    order: Order,
) -> Result<Prepared, ProduceError> {
    let options = ParseOptions { ignore_unknown: order.ignore_unknown, strict: order.strict, begins: order.begins };
    let reading = wire::read(body, options).map_err(|fault| ProduceError::Faults(vec![fault]))?;
    let mut faults = judgement::faults_for(&reading, order.soort, order.variant, order.today);
    let Some(Parsed { trajectory, repairs }) = reading.parsed else { return Err(ProduceError::Faults(faults)) };
    let vondsten = checks::search(&trajectory, &[order.soort]);
    let dossier = Dossier::of(trajectory, order.soort, order.variant, order.today);
    let findings = judgement::findings(&dossier, thresholds, &vondsten, &repairs);
    // Also beside other faults: a caller should hear of everything at once.
    faults.extend(judgement::blocking(&dossier, &findings, order.strict));
    let given = &dossier.trajectory.teksten;
    let own = match judgement::own_texts(sentences, given) {
        Ok(own) if faults.is_empty() => own,
        own => {
            faults.extend(own.err().unwrap_or_default());
            wire::order_by_place(&mut faults);
            return Err(ProduceError::Faults(faults));
        }
    };
    // What was skipped changes nothing on paper.
    let printed: Vec<Finding> = findings.iter().filter(|finding| finding.code != wire::SKIPPED).cloned().collect();
    let request = Request { dossier: &dossier, attach: order.attach, findings: &printed, sentences: &own, thresholds };
    match report::build(request) {
        Ok(report) => Ok(Prepared { report, findings }),
        Err(ReportError::Sentence { name, source }) => {
            // A text that is made of others becomes too long by one of them.
            let meant = |own: &str| report::text_named(own).is_some_and(|own| report::belongs_to(own, name));
            match given.iter().find(|(own, _)| meant(own)) {
                Some((own, _)) => {
                    let detail = "Deze tekst is niet in te vullen of wordt te lang.".into();
                    Err(ProduceError::Faults(vec![judgement::fault_of_text(own, detail)]))
                }
                None => Err(ReportError::Sentence { name, source }.into()),
            }
        }
        Err(error) => Err(error.into()),
    }
}
