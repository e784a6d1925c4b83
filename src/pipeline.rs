//! The whole path of a document: JSON in, bytes and findings out.
//!
//! Each step takes only what the step before it returns, so none can be skipped.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::checks::{Finding, Searches, Severity, Thresholds};
use crate::examples;
use crate::judgement;
use crate::own_texts;
use crate::render::{Engine, EngineSettings, Output, RenderError, Rendered, Templates, UnknownTemplate};
use crate::report::{self, InvalidText, Report, ReportError, Request, Sentences};
use crate::wire::{self, Fault, ParseOptions, Repair, Soort, Variant};

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
}

impl Order {
    /// A document for the reader that the body names, on the day that the body names; a body without one gets a fixed day.
    pub fn of(soort: Soort) -> Self {
        Self { soort, variant: None, strict: false, ignore_unknown: false, attach: false, today: NaiveDate::default() }
    }
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
    #[error("the preparation was stopped")]
    Stopped,
    #[error("the preparation panicked")]
    Panicked,
}

/// Files of an operator that take the place of shipped ones: paths below `report-templates`, and their text.
pub type HouseFiles = Vec<(String, String)>;

/// Why the press did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("there is no threshold {0}, or its value is outside 0 to 100000")]
    Threshold(String),
    #[error("text {name} cannot be used: {fault:?}")]
    Text { name: String, fault: InvalidText },
    #[error(transparent)]
    Template(#[from] UnknownTemplate),
    #[error("example {example} does not render as {soort}")]
    Example {
        example: &'static str,
        soort: &'static str,
        #[source]
        source: ProduceError,
    },
    #[error("the engine did not start")]
    Engine(#[from] RenderError),
}

/// What an operator changes of the shipped product.
#[derive(Debug, Clone, Default)]
pub struct House {
    pub files: HouseFiles,
    /// Thresholds of the rules, by name.
    pub thresholds: Vec<(String, i64)>,
}

impl House {
    /// Whether there are files, and not only other thresholds.
    pub const fn is_customised(&self) -> bool {
        !self.files.is_empty()
    }
}

/// Everything that turns bodies into documents: what reports are written with, and the engine with its templates.
pub struct Press {
    pub engine: Engine,
    desk: Arc<Desk>,
    /// There are files of an operator.
    customised: bool,
}

/// What is made to see whether documents can be made.
const FIRST_EXAMPLE: Example = examples::EXAMPLES[0];

type Example = (&'static str, &'static str);

/// What reports are written with: the sentences and thresholds of the house. Apart from the engine, whose threads hold
/// on to it: a thread that held the engine itself could be the one that has to wait for its own end.
struct Desk {
    sentences: Sentences,
    thresholds: Thresholds,
}

/// What is told about a document beside its bytes.
struct Cover {
    findings: Vec<Finding>,
    file_stem: String,
    variant: Variant,
}

impl Press {
    /// Starts the render threads. Whether the templates work shows when they are used: see [`Press::prove`].
    pub fn start(settings: EngineSettings, house: House) -> Result<Self, StartError> {
        let mut thresholds = Thresholds::default();
        for (name, value) in &house.thresholds {
            thresholds.set(name, *value).map_err(|_| StartError::Threshold(name.clone()))?;
        }
        let customised = house.is_customised();
        let (texts, templates): (HouseFiles, HouseFiles) =
            house.files.into_iter().partition(|(path, _)| text_name(path).is_some());
        let texts: HouseFiles =
            texts.into_iter().map(|(path, source)| (text_name(&path).unwrap_or_default().to_owned(), source)).collect();
        let sentences = Sentences::new(&texts).map_err(|(name, fault)| StartError::Text { name, fault })?;
        let templates = Templates::shadowed(templates)?;
        let desk = Desk { sentences, thresholds };
        let self_test = desk.example(FIRST_EXAMPLE, Soort::Voortgangsrapportage)?;
        let engine = Engine::start(settings, &templates, self_test)?;
        Ok(Self { engine, desk: Arc::new(desk), customised })
    }

    /// Makes each kind of document once, so that the first caller does not pay for cold caches. With files of an operator,
    /// every example is made of every kind, so that a template that cannot hold all of them is found now.
    pub fn prove(&self) -> Result<(), StartError> {
        let shown = if self.customised { examples::EXAMPLES } else { &[FIRST_EXAMPLE] };
        let all = || shown.iter().flat_map(|example| Soort::ALL.iter().map(move |soort| (*example, *soort)));
        let reports: Vec<Report> =
            all().map(|(example, soort)| self.desk.example(example, soort)).collect::<Result<_, _>>()?;
        for (((example, _), soort), rendered) in all().zip(self.engine.render_all(reports, Output::Pdf)) {
            rendered.map_err(|source| StartError::Example { example, soort: soort.as_str(), source: source.into() })?;
        }
        Ok(())
    }

    /// Reads a body, judges it, and writes the document model. Uses the processor and nothing else.
    pub fn prepare(&self, body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
        self.desk.prepare(body, order)
    }

    /// The thresholds that the rules use.
    pub fn thresholds(&self) -> &Thresholds {
        &self.desk.thresholds
    }

    /// The whole path, for a server: all of it on the threads of the engine.
    pub async fn produce(
        &self,
        body: impl AsRef<[u8]> + Send + 'static,
        order: Order,
        output: Output,
    ) -> Result<Product, ProduceError> {
        let desk = Arc::clone(&self.desk);
        let (cover, rendered) = self.engine.render(move || desk.write(body, order), output).await?;
        Ok(cover.around(rendered))
    }

    /// The same for one PDF of many: it takes its turn behind whoever waits for a single document.
    pub async fn produce_patiently(
        &self,
        body: impl AsRef<[u8]> + Send + 'static,
        order: Order,
    ) -> Result<Product, ProduceError> {
        let desk = Arc::clone(&self.desk);
        let (cover, rendered) = self.engine.render_patiently(move || desk.write(body, order), Output::Pdf).await?;
        Ok(cover.around(rendered))
    }

    /// Prepares on a thread that may be kept busy. A panic takes this document along and nothing else.
    pub async fn prepare_aside(
        &self,
        body: impl AsRef<[u8]> + Send + 'static,
        order: Order,
    ) -> Result<Prepared, ProduceError> {
        let desk = Arc::clone(&self.desk);
        let prepared = tokio::task::spawn_blocking(move || desk.prepare(body.as_ref(), order)).await;
        prepared.map_err(|error| if error.is_panic() { ProduceError::Panicked } else { ProduceError::Stopped })?
    }

    /// The whole path, for a program without a server.
    pub fn produce_blocking(&self, body: &[u8], order: Order, output: Output) -> Result<Product, ProduceError> {
        let (report, cover) = self.desk.write(body, order)?;
        Ok(cover.around(self.engine.render_blocking(report, output)?))
    }
}

impl Desk {
    fn prepare(&self, body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
        prepare_with(&self.sentences, &self.thresholds, body, order)
    }

    fn example(&self, (example, body): Example, soort: Soort) -> Result<Report, StartError> {
        let prepared = self.prepare(body.as_bytes(), Order::of(soort));
        let prepared = prepared.map_err(|source| StartError::Example { example, soort: soort.as_str(), source })?;
        Ok(prepared.report)
    }

    fn write(&self, body: impl AsRef<[u8]>, order: Order) -> Result<(Report, Cover), ProduceError> {
        let Prepared { report, findings } = self.prepare(body.as_ref(), order)?;
        let cover = Cover { findings, file_stem: report.file_stem.clone(), variant: report.variant };
        Ok((report, cover))
    }
}

impl Cover {
    fn around(self, rendered: Rendered) -> Product {
        let Self { findings, file_stem, variant } = self;
        Product { rendered, findings, file_stem, variant }
    }
}

/// Reads a body, judges it, and writes the document model with the shipped sentences.
pub fn prepare(body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
    let sentences = Sentences::new(&[]).map_err(|_| ProduceError::Report(ReportError::MissingPart))?;
    prepare_with(&sentences, &Thresholds::default(), body, order)
}

fn prepare_with(
    sentences: &Sentences,
    thresholds: &Thresholds,
    body: &[u8],
    order: Order,
) -> Result<Prepared, ProduceError> {
    let options = ParseOptions { ignore_unknown: order.ignore_unknown, strict: order.strict };
    let reading = wire::read(body, options).map_err(|fault| ProduceError::Faults(vec![fault]))?;
    let mut faults = reading.faults_for(order.soort);
    let Some(parsed) = reading.parsed else { return Err(ProduceError::Faults(faults)) };
    let trajectory = &parsed.trajectory;
    let variant = order.variant.or_else(|| report::variant_of(trajectory, order.soort)).unwrap_or(Variant::Werkgever);
    let date = report::date_of(trajectory, order.soort).unwrap_or(order.today);
    let known = trajectory.known_on(date);
    let trajectory = known.as_ref();
    let findings = judgement::findings(
        trajectory,
        &parsed.repairs,
        order.soort,
        variant,
        date,
        thresholds,
        &Searches::for_documents(1),
    );
    // Also beside other faults: a caller should hear of everything at once.
    faults.extend(judgement::blocking(trajectory, order.soort, &findings, order.strict));
    let own = match own_texts::in_place(sentences, &trajectory.teksten) {
        Ok(own) if faults.is_empty() => own,
        own => {
            faults.extend(own.err().unwrap_or_default());
            wire::order_by_place(&mut faults);
            return Err(ProduceError::Faults(faults));
        }
    };
    let request = Request {
        trajectory,
        soort: order.soort,
        variant,
        date,
        attach: order.attach,
        findings: &findings,
        sentences: &own,
    };
    match report::build(request) {
        Ok(report) => Ok(Prepared { report, findings }),
        Err(ReportError::Sentence { name, .. }) if trajectory.teksten.iter().any(|(own, _)| own == name) => {
            Err(ProduceError::Faults(vec![own_texts::fault(
                name,
                "Deze tekst is niet in te vullen of wordt te lang.".into(),
            )]))
        }
        Err(error) => Err(error.into()),
    }
}

/// The name of the text in a file of an operator, if the file is one.
fn text_name(path: &str) -> Option<&str> {
    path.strip_prefix("teksten/")?.strip_suffix(".txt.j2")
}

/// That a document does not have the page that was asked for.
pub fn no_such_page(pages: usize) -> String {
    if pages == 1 {
        "Het document heeft maar één pagina; kies 1.".to_owned()
    } else {
        format!("Het document heeft {pages} pagina’s; kies 1 tot en met {pages}.")
    }
}

/// A repaired text as a finding.
pub fn finding_of(repair: &Repair) -> Finding {
    Finding {
        code: repair.kind.code(),
        severity: Severity::Info,
        pointers: vec![repair.pointer.clone()],
        detail: repair.sentence(),
        facts: vec![],
    }
}
