//! What stays between documents: the engine, and what an operator changes of the shipped product.

use std::sync::Arc;

use crate::checks::Thresholds;
use crate::examples;
use crate::pipeline::{Order, Prepared, ProduceError, Product, prepare_with};
use crate::render::{Engine, EngineSettings, Output, RenderError, Rendered, Templates, UnknownTemplate};
use crate::report::{InvalidText, Report, Sentences};
use crate::wire::Soort;

/// Files of an operator that take the place of shipped ones: paths below `report-templates`, and their text.
pub type HouseFiles = Vec<(String, String)>;

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

/// Everything that turns bodies into documents: what reports are written with, and the engine with its templates.
pub struct Press {
    pub engine: Engine,
    sentences: Arc<Sentences>,
    thresholds: Thresholds,
    /// There are files of an operator.
    customised: bool,
}

/// What is made to see whether documents can be made.
const FIRST_EXAMPLE: Example = examples::EXAMPLES[0];

type Example = (&'static str, &'static str);

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
        let self_test = example_report(&sentences, &thresholds, FIRST_EXAMPLE, Soort::Voortgangsrapportage)?;
        let engine = Engine::start(settings, &templates, self_test)?;
        Ok(Self { engine, sentences: Arc::new(sentences), thresholds, customised })
    }

    /// Makes each kind of document once, so that the first caller does not pay for cold caches. With files of an operator,
    /// every example is made of every kind, so that a template that cannot hold all of them is found now.
    pub fn prove(&self) -> Result<(), StartError> {
        let shown = if self.customised { examples::EXAMPLES } else { &[FIRST_EXAMPLE] };
        let all = || shown.iter().flat_map(|example| Soort::ALL.iter().map(move |soort| (*example, *soort)));
        let reports: Vec<Report> = all()
            .map(|(example, soort)| example_report(&self.sentences, &self.thresholds, example, soort))
            .collect::<Result<_, _>>()?;
        for (((example, _), soort), rendered) in all().zip(self.engine.render_all(reports, Output::Pdf)) {
            rendered.map_err(|source| StartError::Example { example, soort: soort.as_str(), source: source.into() })?;
        }
        Ok(())
    }

    /// The thresholds that the rules use.
    pub const fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// Reads a body, judges it, and writes the document model. Uses the processor and nothing else.
    pub fn prepare(&self, body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
        prepare_with(&self.sentences, &self.thresholds, body, order)
    }

    /// Prepares on a thread that may be kept busy. A panic takes this document along and nothing else.
    pub async fn prepare_aside<B>(&self, body: B, order: Order) -> Result<Prepared, ProduceError>
    where
        B: AsRef<[u8]> + Send + 'static,
    {
        let prepared = tokio::task::spawn_blocking(self.preparing(body, order)).await;
        prepared.map_err(|error| if error.is_panic() { ProduceError::Panicked } else { ProduceError::Stopped })?
    }

    /// The whole path, for a server: all of it on the threads of the engine.
    pub async fn produce<B>(&self, body: B, order: Order, output: Output) -> Result<Product, ProduceError>
    where
        B: AsRef<[u8]> + Send + 'static,
    {
        let prepare = self.preparing(body, order);
        let (finish, rendered) = self.engine.render(move || prepare().map(parted), output).await?;
        Ok(finish(rendered))
    }

    /// The same for one PDF of many: it takes its turn behind whoever waits for a single document.
    pub async fn produce_patiently<B>(&self, body: B, order: Order) -> Result<Product, ProduceError>
    where
        B: AsRef<[u8]> + Send + 'static,
    {
        let prepare = self.preparing(body, order);
        let (finish, rendered) = self.engine.render_patiently(move || prepare().map(parted), Output::Pdf).await?;
        Ok(finish(rendered))
    }

    /// The whole path, for a program without a server.
    pub fn produce_blocking(&self, body: &[u8], order: Order, output: Output) -> Result<Product, ProduceError> {
        let (report, finish) = parted(self.prepare(body, order)?);
        Ok(finish(self.engine.render_blocking(report, output)?))
    }

    /// The preparation of a body, for another thread. It takes along what reports are written with and not the press:
    /// a thread of the engine that held the engine itself could be the one that has to wait for its own end.
    fn preparing<B>(
        &self,
        body: B,
        order: Order,
    ) -> impl FnOnce() -> Result<Prepared, ProduceError> + Send + 'static + use<B>
    where
        B: AsRef<[u8]> + Send + 'static,
    {
        let (sentences, thresholds) = (Arc::clone(&self.sentences), self.thresholds);
        move || prepare_with(&sentences, &thresholds, body.as_ref(), order)
    }
}

/// The report that the engine lays out, and how its bytes become a product when they are there.
fn parted(prepared: Prepared) -> (Report, impl FnOnce(Rendered) -> Product + Send + 'static) {
    let Prepared { report, findings } = prepared;
    let (file_stem, variant) = (report.file_stem.clone(), report.variant);
    (report, move |rendered| Product { rendered, findings, file_stem, variant })
}

/// An example as a report of one kind.
fn example_report(
    sentences: &Sentences,
    thresholds: &Thresholds,
    (example, body): Example,
    soort: Soort,
) -> Result<Report, StartError> {
    prepare_with(sentences, thresholds, body.as_bytes(), Order::of(soort))
        .map(|prepared| prepared.report)
        .map_err(|source| StartError::Example { example, soort: soort.as_str(), source })
}

/// The name of the text in a file of an operator, if the file is one.
fn text_name(path: &str) -> Option<&str> {
    path.strip_prefix("teksten/")?.strip_suffix(".txt.j2")
}
