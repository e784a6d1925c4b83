//! What a document costs, step by step, and how many two render threads make of it.
//!
//! Typst remembers what it laid out before, so every iteration gets a body of its own: another document number, which
//! stands in the header of every page, and another sentence in the summary.

#![expect(clippy::expect_used, reason = "a benchmark that cannot do its work has nothing to measure")]

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::Value;
use trajectpers::checks::Thresholds;
use trajectpers::examples;
use trajectpers::judgement::{self, Question, judge};
use trajectpers::pipeline::Order;
use trajectpers::press::{House, Press};
use trajectpers::render::{EngineSettings, Output, Timings};
use trajectpers::report::Report;
use trajectpers::wire::{ParseOptions, Soort, Variant};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Picks one step out of the timings of a document.
type Step = fn(Timings) -> Duration;

/// Activities, and applications, in one body.
const MOST_ENTRIES: usize = 500;

/// Documents that the comparison of threads makes per press.
const DOCUMENTS: usize = 60;

fn soort() -> Soort {
    *Soort::ALL.iter().find(|soort| soort.as_str() == "voortgangsrapportage").expect("a kind of document")
}

fn order() -> Order {
    let variant = Variant::ALL.iter().copied().find(|variant| variant.as_str() == "werkgever");
    Order { variant, today: NaiveDate::from_ymd_opt(2025, 9, 26).expect("a day"), ..Order::of(soort()) }
}

fn press(threads: usize) -> Press {
    let settings = EngineSettings { threads, queue: 1_024, deadline: Duration::from_secs(3_600) };
    let press = Press::start(settings, House::default()).expect("the press starts");
    press.prove().expect("the first example renders");
    press
}

/// The example with long tables, each time as another document.
fn another_body() -> Vec<u8> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut body: Value = serde_json::from_str(examples::find("pietersma").expect("an example")).expect("JSON");
    let summary = body["voortgang"]["samenvatting"].as_str().unwrap_or_default().to_owned();
    body["voortgang"]["document"]["nummer"] = format!("VGR-{number:06}").into();
    body["voortgang"]["samenvatting"] = format!("Dit is verslag {number}. {summary}").into();
    body.to_string().into_bytes()
}

fn another_report(press: &Press) -> Report {
    press.prepare(&another_body(), order()).expect("a report").report
}

/// Reading and judging a body, and writing the document model.
fn before_the_engine(criterion: &mut Criterion) {
    let press = press(1);
    let mut group = criterion.benchmark_group("pietersma");
    group.bench_function("parse", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| black_box(judgement::parse(&body, soort(), ParseOptions::default()).expect("a sound body")),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("parse and report", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| black_box(press.prepare(&body, order()).expect("a report")),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

/// A body with everything at its most: as many activities and applications as the contract allows.
fn largest_body() -> Vec<u8> {
    let mut body: Value = serde_json::from_str(examples::find("volst").expect("an example")).expect("JSON");
    for list in ["activiteiten", "sollicitaties"] {
        let entries = body[list].as_array().expect("a list").clone();
        body[list] = entries.iter().cycle().take(MOST_ENTRIES).cloned().collect();
    }
    body.to_string().into_bytes()
}

/// What `_valideer` does, for one kind of document and for all four.
fn judging(criterion: &mut Criterion) {
    let thresholds = Thresholds::default();
    let today = NaiveDate::from_ymd_opt(2025, 9, 26).expect("a day");
    let akker = examples::find("van-den-akker").expect("an example").as_bytes().to_vec();
    let mut group = criterion.benchmark_group("judge");
    for (name, body) in [("van-den-akker", akker), ("the largest", largest_body())] {
        for (number, soorten) in [("one document", &[soort()][..]), ("four documents", Soort::ALL)] {
            let options = ParseOptions::default();
            let question = Question { soorten, variant: None, options, today, thresholds: &thresholds };
            group.bench_function(format!("{name}, {number}"), |bencher| {
                bencher.iter(|| black_box(judge(black_box(&body), question).expect("JSON")));
            });
        }
    }
    group.finish();
}

/// Layout and export, each by the clock of the engine itself.
fn in_the_engine(criterion: &mut Criterion) {
    let press = press(1);
    let mut group = criterion.benchmark_group("pietersma");
    group.sample_size(30);
    let forms = [("pdf", Output::Pdf), ("png", Output::Png { page: 2 }), ("svg", Output::Svg { page: 2 })];
    for (form, output) in forms {
        group.bench_function(format!("layout and export as {form}"), |bencher| {
            bencher.iter_batched(
                || another_report(&press),
                |report| black_box(press.engine.render_blocking(report, output).expect("a document")),
                BatchSize::PerIteration,
            );
        });
    }
    let steps: [(&str, Step); 2] = [("layout", |timings| timings.layout), ("export as pdf", |timings| timings.export)];
    for (step, time) in steps {
        group.bench_function(step, |bencher| {
            bencher.iter_custom(|iterations| {
                (0..iterations)
                    .map(|_| {
                        let report = another_report(&press);
                        time(press.engine.render_blocking(report, Output::Pdf).expect("a document").timings)
                    })
                    .sum()
            });
        });
    }
    group.finish();
}

/// From bytes to bytes.
fn whole_path(criterion: &mut Criterion) {
    let press = press(1);
    let mut group = criterion.benchmark_group("pietersma");
    group.sample_size(30);
    group.bench_function("whole path", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| black_box(press.produce_blocking(&body, order(), Output::Pdf).expect("a document")),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Documents per second with one render thread and with two, each fed by as many callers as keep it busy.
fn threads(_: &mut Criterion) {
    let one = documents_per_second(1);
    let two = documents_per_second(2);
    println!("documents per second: {one:.1} with one render thread, {two:.1} with two ({:.2} times)", two / one);
}

fn documents_per_second(threads: usize) -> f64 {
    let press = press(threads);
    let bodies: Vec<Vec<u8>> = (0..DOCUMENTS).map(|_| another_body()).collect();
    let started = Instant::now();
    std::thread::scope(|scope| {
        // One caller more than threads, so that a thread that is done finds the next report waiting.
        for share in bodies.chunks(DOCUMENTS.div_ceil(threads + 1)) {
            let press = &press;
            scope.spawn(move || {
                for body in share {
                    black_box(press.produce_blocking(body, order(), Output::Pdf).expect("a document"));
                }
            });
        }
    });
    DOCUMENTS as f64 / started.elapsed().as_secs_f64()
}

criterion_group!(benches, judging, before_the_engine, in_the_engine, whole_path, threads);
criterion_main!(benches);
