//! Where documents are made: what reports are written with, and the typesetter. A worker has one; so has a program that
//! makes a single document.

use super::house::{House, HouseFiles};
use crate::checks::Thresholds;
use crate::examples;
use crate::pipeline::{Order, Prepared, ProduceError, Product, prepare_with};
use crate::render::{Output, RenderError, Templates, Typesetter, UnknownTemplate};
use crate::report::{InvalidText, Sentences};
use crate::wire::Soort;

/// Why a desk cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("de drempel {0} bestaat niet, of haar waarde ligt buiten 0 tot en met 100000")]
    Threshold(String),
    #[error("teksten/{name}.txt.j2 is niet te gebruiken: {}", why_not(.fault))]
    Text { name: String, fault: InvalidText },
    #[error(transparent)]
    Template(#[from] UnknownTemplate),
    #[error("het voorbeeld {example} is met deze sjablonen niet te maken als {soort}")]
    Example {
        example: &'static str,
        soort: &'static str,
        #[source]
        source: ProduceError,
    },
    #[error("het opmaken kan niet beginnen")]
    Typesetter(#[from] RenderError),
    /// The sentence with which a worker refused what it was given to work with.
    #[error("{0}")]
    Refused(String),
    /// What became of a worker, or of who talks to it, before it could say anything.
    #[error("{0}")]
    Ended(String),
    #[error("er is geen proces te starten dat documenten maakt")]
    Worker(#[from] std::io::Error),
}

/// Everything that turns a body into a document, one at a time.
pub struct Desk {
    typesetter: Typesetter,
    sentences: Sentences,
    thresholds: Thresholds,
    /// There are files of an operator.
    customised: bool,
}

type Example = (&'static str, &'static str);

/// What is made to see whether documents can be made, and to have templates and faces at hand: the example with the
/// least on its pages has all of both, in a third of the time of another.
const FIRST_EXAMPLE: Example = examples::BAREST;

/// Deep layouts need more than a thread usually has; measured use stays under a megabyte.
pub const STACK_BYTES: usize = 16 * 1024 * 1024;

impl Desk {
    /// Whether the templates work shows when they are used: see [`Desk::prove`].
    pub fn open(house: House) -> Result<Self, StartError> {
        let thresholds = thresholds_of(&house)?;
        let customised = house.is_customised();
        let (texts, templates): (HouseFiles, HouseFiles) =
            house.files.into_iter().partition(|(path, _)| text_name(path).is_some());
        let texts: HouseFiles =
            texts.into_iter().map(|(path, source)| (text_name(&path).unwrap_or_default().to_owned(), source)).collect();
        let sentences = Sentences::new(&texts).map_err(|(name, fault)| StartError::Text { name, fault })?;
        let typesetter = Typesetter::new(&Templates::shadowed(templates)?)?;
        Ok(Self { typesetter, sentences, thresholds, customised })
    }

    /// Makes each kind of document once, so that the first caller does not pay for cold caches. With files of an
    /// operator, every example is made of every kind, so that a template that cannot hold all of them is found now.
    pub fn prove(&self) -> Result<(), StartError> {
        let shown = if self.customised { examples::EXAMPLES } else { &[FIRST_EXAMPLE] };
        for example in shown {
            self.try_example(*example)?;
        }
        Ok(())
    }

    /// Makes each kind of document once.
    pub fn warm(&self) -> Result<(), StartError> {
        self.try_example(FIRST_EXAMPLE)
    }

    fn try_example(&self, (example, body): Example) -> Result<(), StartError> {
        for soort in Soort::ALL {
            let made = self.make(body.as_bytes(), Order::of(*soort), Output::Pdf);
            made.map_err(|source| StartError::Example { example, soort: soort.as_str(), source })?;
        }
        Ok(())
    }

    /// The thresholds that the rules use.
    pub const fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// Reads a body, judges it, and writes the document model.
    pub fn prepare(&self, body: &[u8], order: Order) -> Result<Prepared, ProduceError> {
        prepare_with(&self.sentences, &self.thresholds, body, order)
    }

    /// Lays out what was prepared.
    pub fn lay_out(&self, prepared: Prepared, output: Output) -> Result<Product, ProduceError> {
        let Prepared { report, findings } = prepared;
        let rendered = self.typesetter.render(&report, output)?.in_known_faces()?;
        Ok(Product { rendered, findings, file_stem: report.file_stem, variant: report.variant })
    }

    /// The whole path.
    pub fn make(&self, body: &[u8], order: Order, output: Output) -> Result<Product, ProduceError> {
        self.lay_out(self.prepare(body, order)?, output)
    }
}

/// The thresholds of a house.
pub fn thresholds_of(house: &House) -> Result<Thresholds, StartError> {
    let mut thresholds = Thresholds::default();
    for (name, value) in &house.thresholds {
        thresholds.set(name, *value).map_err(|_| StartError::Threshold(name.clone()))?;
    }
    Ok(thresholds)
}

/// Why a text of an operator cannot take the place of a shipped one, for whoever wrote it.
fn why_not(fault: &InvalidText) -> String {
    match fault {
        InvalidText::UnknownName => {
            "er is geen meegeleverde tekst met deze naam; ‘trajectpers templates export’ schrijft ze alle".to_owned()
        }
        InvalidText::Syntax { line } => format!("regel {line} is niet te lezen als sjabloon"),
        InvalidText::UnknownPlaceholder { unknown, known } if known.is_empty() => {
            format!("deze tekst heeft geen plaatshouders, en er staat {}", unknown.join(", "))
        }
        InvalidText::UnknownPlaceholder { unknown, known } => {
            format!("{} is geen plaatshouder van deze tekst; wel {}", unknown.join(", "), known.join(", "))
        }
        InvalidText::Twice => "deze tekst staat er al, onder dezelfde of een eerdere naam".to_owned(),
        InvalidText::Forbidden { tag } | InvalidText::TooMuch { tag } => {
            format!("het {tag}e paar accolades kan zo niet in een tekst")
        }
    }
}

/// The name of the text in a file of an operator, if the file is one.
fn text_name(path: &str) -> Option<&str> {
    path.strip_prefix("teksten/")?.strip_suffix(".txt.j2")
}
