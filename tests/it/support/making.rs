//! Documents and pages made with the shared press.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::pipeline::{Order, ProduceError, Product};
use trajectpers::render::Output;
use trajectpers::wire::{ParseOptions, Soort, Variant};

use super::{PRESS, bytes, deeply};
use crate::pdf::Pdf;

/// The day that stands for today in a body without a date.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 20).expect("a day")
}

pub fn order(soort: Soort, variant: Variant) -> Order {
    Order { variant: Some(variant), today: today(), ..Order::of(soort) }
}

/// Makes a PDF with the shared press.
pub fn produce(body: &Value, order: Order) -> Result<Product, ProduceError> {
    deeply(|| PRESS.make(&bytes(body), order, Output::Pdf))
}

/// Makes a PDF that must succeed, and reads it back.
#[track_caller]
pub fn pdf(body: &Value, order: Order) -> Pdf {
    Pdf::read(&produce(body, order).expect("a document").rendered.bytes)
}

/// What the pages of a document are made of, for one reader.
#[track_caller]
pub fn pages_for(body: &Value, kind: &str, reader: &str) -> Value {
    let prepared = PRESS.prepare(&bytes(body), order(soort(kind), variant(reader))).expect("a report");
    serde_json::from_slice(&prepared.report.data).expect("JSON")
}

/// What a document of a sound body is made of, on the day that it bears.
#[track_caller]
pub fn dossier(body: &Value, soort: Soort) -> Dossier {
    let parsed = judgement::parse(&bytes(body), soort, ParseOptions::default(), today()).expect("a sound body");
    Dossier::of(parsed.trajectory, soort, None, NaiveDate::MIN)
}

/// The codes of the rules that have something to say of a document.
#[track_caller]
pub fn codes(body: &Value, kind: &str) -> BTreeSet<&'static str> {
    let soort = soort(kind);
    let dossier = dossier(body, soort);
    let vondsten = checks::search(&dossier.trajectory, &[soort]);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// All words of a part of the pages, with plain spaces and without what steers the breaking of lines.
pub fn words(part: &Value) -> String {
    let text = match part {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => fields.values().map(words).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    text.replace('\u{a0}', " ").replace(['\u{200b}', '\u{2060}', '\u{ad}'], "")
}

/// The kind that most tests are about.
pub fn voortgangsrapportage() -> Soort {
    soort("voortgangsrapportage")
}

pub fn soort(word: &str) -> Soort {
    Soort::ALL.iter().copied().find(|soort| soort.as_str() == word).expect("a kind of document")
}

pub fn variant(word: &str) -> Variant {
    Variant::ALL.iter().copied().find(|variant| variant.as_str() == word).expect("a reader")
}
