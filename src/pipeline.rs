//! The whole path of a document: JSON in, bytes and findings out.
//!
//! Each step takes only what the step before it returns, so none can be skipped.

use chrono::NaiveDate;

use crate::checks::{Finding, Severity};
use crate::render::{Engine, Output, RenderError, Rendered};
use crate::report::{self, Report, ReportError, Request};
use crate::trajectory::{Soort, Variant};
use crate::wire::{self, Fault, ParseOptions, Repair};

/// What is wanted of a body.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    pub soort: Soort,
    /// For whom; absent, the body says, and else it is the employer.
    pub variant: Option<Variant>,
    /// Repaired texts and findings of some weight are faults.
    pub strict: bool,
    /// Fields that the contract does not name are skipped.
    pub ignore_unknown: bool,
    /// The day that stands in for a document date that the body leaves out.
    pub today: NaiveDate,
}

/// A document that can be laid out, and what should be known about it.
#[derive(Debug)]
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
    #[error("the preparation was stopped")]
    Stopped,
}

/// Reads a body, judges it, and writes the document model. Uses the processor and nothing else.
pub fn prepare(body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
    let options = ParseOptions { ignore_unknown: order.ignore_unknown, strict: order.strict };
    let parsed = wire::parse(body, order.soort, options).map_err(ProduceError::Faults)?;
    let trajectory = &parsed.trajectory;
    let findings: Vec<Finding> = parsed.repairs.iter().map(finding_of).collect();
    let variant = order.variant.or_else(|| report::variant_of(trajectory, order.soort)).unwrap_or(Variant::Werkgever);
    let date = report::date_of(trajectory, order.soort).unwrap_or(order.today);
    let report = report::build(Request { trajectory, soort: order.soort, variant, date, findings: &findings })?;
    Ok(Prepared { report, findings })
}

/// The whole path, for a server: reading happens off its own threads, laying out on those of the engine.
pub async fn produce(
    engine: &Engine,
    body: impl AsRef<[u8]> + Send + 'static,
    order: Order,
    output: Output,
) -> Result<Product, ProduceError> {
    let prepared = tokio::task::spawn_blocking(move || prepare(body.as_ref(), order))
        .await
        .map_err(|_| ProduceError::Stopped)??;
    let file_stem = prepared.report.file_stem.clone();
    let rendered = engine.render(prepared.report, output).await?;
    Ok(Product { rendered, findings: prepared.findings, file_stem })
}

/// The whole path, for a program without a server.
pub fn produce_blocking(engine: &Engine, body: &[u8], order: Order, output: Output) -> Result<Product, ProduceError> {
    let prepared = prepare(body, order)?;
    let file_stem = prepared.report.file_stem.clone();
    let rendered = engine.render_blocking(prepared.report, output)?;
    Ok(Product { rendered, findings: prepared.findings, file_stem })
}

/// The document that warms the engine up: the first shipped example.
pub fn warm_up() -> Result<Report, ProduceError> {
    let (_, body) = crate::examples::EXAMPLES[0];
    let order = Order {
        soort: Soort::Voortgangsrapportage,
        variant: None,
        strict: false,
        ignore_unknown: false,
        today: NaiveDate::default(),
    };
    Ok(prepare(body.as_bytes(), order)?.report)
}

fn finding_of(repair: &Repair) -> Finding {
    Finding {
        code: repair.kind.code(),
        severity: Severity::Info,
        pointers: vec![repair.pointer.clone()],
        detail: repair.sentence(),
    }
}
