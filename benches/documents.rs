//! What a document costs, step by step, and how many two workers make of it.
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
use trajectpers::pipeline::{Order, Prepared};
use trajectpers::press::{Ask, Client, Desk, House, Kind, Launch, Pool, PoolSettings, Terms};
use trajectpers::render::{Output, Timings};
use trajectpers::wire::{ParseOptions, Soort, Variant};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Picks one step out of the timings of a document.
type Step = fn(Timings) -> Duration;

/// Activities, and applications, in one body.
const MOST_ENTRIES: usize = 500;

/// Documents that the comparison of workers makes each time.
const DOCUMENTS: usize = 60;

fn soort() -> Soort {
    *Soort::ALL.iter().find(|soort| soort.as_str() == "voortgangsrapportage").expect("a kind of document")
}

fn order() -> Order {
    let variant = Variant::ALL.iter().copied().find(|variant| variant.as_str() == "werkgever");
    Order { variant, today: NaiveDate::from_ymd_opt(2025, 9, 26).expect("a day"), ..Order::of(soort()) }
}

fn desk() -> Desk {
    let desk = Desk::open(House::default()).expect("the desk opens");
    desk.warm().expect("the first example renders");
    desk
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

fn another_report(desk: &Desk) -> Prepared {
    desk.prepare(&another_body(), order()).expect("a report")
}

/// Reading and judging a body, and writing the document model.
fn before_the_layout(criterion: &mut Criterion) {
    let desk = desk();
    let mut group = criterion.benchmark_group("pietersma");
    group.bench_function("parse", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| {
                black_box(
                    judgement::parse(&body, soort(), ParseOptions::default(), order().today).expect("a sound body"),
                )
            },
            BatchSize::SmallInput,
        );
    });
    group.bench_function("parse and report", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| black_box(desk.prepare(&body, order()).expect("a report")),
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

/// Layout and export, each by the clock of the typesetter itself.
fn layout_and_export(criterion: &mut Criterion) {
    let desk = desk();
    let mut group = criterion.benchmark_group("pietersma");
    group.sample_size(30);
    let forms = [("pdf", Output::Pdf), ("png", Output::Png { page: 2 }), ("svg", Output::Svg { page: 2 })];
    for (form, output) in forms {
        group.bench_function(format!("layout and export as {form}"), |bencher| {
            bencher.iter_batched(
                || another_report(&desk),
                |prepared| black_box(desk.lay_out(prepared, output).expect("a document")),
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
                        let prepared = another_report(&desk);
                        time(desk.lay_out(prepared, Output::Pdf).expect("a document").rendered.timings)
                    })
                    .sum()
            });
        });
    }
    group.finish();
}

/// From bytes to bytes.
fn whole_path(criterion: &mut Criterion) {
    let desk = desk();
    let mut group = criterion.benchmark_group("pietersma");
    group.sample_size(30);
    group.bench_function("whole path", |bencher| {
        bencher.iter_batched(
            another_body,
            |body| black_box(desk.make(&body, order(), Output::Pdf).expect("a document")),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Documents per second with one worker and with two, each fed by as many callers as keep it busy.
fn workers(_: &mut Criterion) {
    let one = documents_per_second(1);
    let two = documents_per_second(2);
    println!("documents per second: {one:.1} with one worker, {two:.1} with two ({:.2} times)", two / one);
}

fn documents_per_second(workers: usize) -> f64 {
    let launch = Launch { program: Some(env!("CARGO_BIN_EXE_trajectpers").into()), memory: 2 << 30 };
    let deadline = Duration::from_secs(600);
    let settings = PoolSettings {
        workers,
        queue: 1_024,
        deadline,
        jobs: 10_000,
        resident: 1 << 30,
        rest: deadline,
        sandboxed: true,
        launch,
    };
    let pool = Pool::start(settings, House::default()).expect("a worker starts");
    while pool.standing().warm <= workers {
        std::thread::yield_now();
    }
    let bodies: Vec<Vec<u8>> = (0..DOCUMENTS).map(|_| another_body()).collect();
    let started = Instant::now();
    std::thread::scope(|scope| {
        // One caller more than workers, so that a worker that is done finds the next body waiting.
        for share in bodies.chunks(DOCUMENTS.div_ceil(workers + 1)) {
            let pool = &pool;
            scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                for body in share {
                    let terms = Terms::new(false, false, false, order().today);
                    let soort = soort().as_str().to_owned();
                    let ask = Ask::Make { soort, variant: None, output: Output::Pdf, terms };
                    let made = pool.ask(ask, vec![body.clone().into()], Client::OURSELVES, Kind::Single);
                    black_box(runtime.block_on(made).expect("a document"));
                }
            });
        }
    });
    DOCUMENTS as f64 / started.elapsed().as_secs_f64()
}

criterion_group!(benches, judging, before_the_layout, layout_and_export, whole_path, workers);
criterion_main!(benches);
