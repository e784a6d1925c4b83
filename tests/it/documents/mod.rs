//! The finished documents, read back: what they conform to, what they say, and what they keep to themselves.

mod again;
mod conform;
mod looks;
mod progress;
mod readers;
mod typed;

use std::sync::{Arc, LazyLock};

use serde_json::Value;
use trajectpers::examples;
use trajectpers::wire::{Soort, Variant};

use crate::pdf::Pdf;
use crate::support::{cases, example, fixture, order, produce};

/// One document that every rule below holds for.
pub struct Made {
    /// Body, kind and reader, for a message.
    pub name: String,
    pub soort: Soort,
    pub variant: Variant,
    pub body: Arc<Value>,
    pub bytes: Vec<u8>,
    findings: usize,
    warnings: Vec<String>,
    pub pdf: Pdf,
}

impl Made {
    /// The document, or why there is none.
    fn new((case, body, soort, variant): &Job) -> Result<Self, String> {
        let name = format!("{case} {} {}", soort.as_str(), variant.as_str());
        let product = produce(body, order(*soort, *variant)).map_err(|error| format!("{name}: {error:?}"))?;
        let (rendered, findings) = (product.rendered, product.findings.len());
        let pdf = Pdf::read(&rendered.bytes);
        if pdf.pages() != rendered.pages {
            return Err(format!("{name}: {} pages are told, {} are there", rendered.pages, pdf.pages()));
        }
        let (soort, variant, body) = (*soort, *variant, Arc::clone(body));
        Ok(Self { name, soort, variant, body, bytes: rendered.bytes, findings, warnings: rendered.warnings, pdf })
    }

    fn is_for(&self, reader: &str) -> bool {
        self.variant.as_str() == reader
    }
}

/// A case, its body, and what to make of it.
type Job = (String, Arc<Value>, Soort, Variant);

/// Every example as every kind for every reader, and every fixture as its own kind.
static MADE: LazyLock<Vec<Result<Made, String>>> = LazyLock::new(|| {
    let mut jobs: Vec<Job> = Vec::new();
    let mut add = |name: &str, body: Value, soorten: &[Soort]| {
        let body = Arc::new(body);
        for (soort, variant) in
            soorten.iter().flat_map(|soort| Variant::ALL.iter().map(move |variant| (soort, variant)))
        {
            jobs.push((name.to_owned(), Arc::clone(&body), *soort, *variant));
        }
    };
    for (name, _) in examples::EXAMPLES {
        add(name, example(name), Soort::ALL);
    }
    for soort in Soort::ALL {
        for case in cases(*soort) {
            add(&case, fixture(*soort, &case), &[*soort]);
        }
    }
    std::thread::scope(|scope| {
        let halves = jobs.chunks(jobs.len().div_ceil(2));
        let halves: Vec<_> =
            halves.map(|half| scope.spawn(move || half.iter().map(Made::new).collect::<Vec<_>>())).collect();
        halves.into_iter().flat_map(|half| half.join().expect("a reader of PDFs that does not stumble")).collect()
    })
});

/// Those that could be made.
pub fn documents() -> impl Iterator<Item = &'static Made> {
    MADE.iter().filter_map(|made| made.as_ref().ok())
}

/// Holds when no line of the content stands outside the margins: 22 mm left and right, 25 above, 24 below.
#[track_caller]
fn stays_within_the_margins(name: &str, pdf: &Pdf) {
    let outside = pdf.runs.iter().filter(|run| !run.artifact).filter(|run| {
        // The label of a first or last bar stands centred on it, a hair outside.
        let across = (58.0..=533.5).contains(&run.x);
        let down = (67.0..=772.0).contains(&run.y);
        !(across && down)
    });
    let outside: Vec<String> =
        outside.map(|run| format!("page {} at {:.0}, {:.0}: {}", run.page, run.x, run.y, run.text)).collect();
    assert!(outside.is_empty(), "{name}: {outside:#?}");
}
