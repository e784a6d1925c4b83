//! Bodies, logos and sentences as nobody would write them: grown from a small kept corpus, at random. Each gets an answer that
//! says what is wrong with it, or a document; none ends a worker, keeps it past its deadline, or is called our fault.
//!
//! `TRAJECTPERS_FUZZ` says how many of each kind are tried, `TRAJECTPERS_FUZZ_SEED` where they begin. What is found is kept
//! in the folder for temporary files of the build, named as the kind and the number.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use trajectpers::press::{Answer, Ask, Client, House, Kind, Pool, PoolSettings, Terms, Told};
use trajectpers::render::Output;
use trajectpers::wire::Soort;

use crate::attacks::with_logo;
use crate::support::{bytes, example, files, set, settings, today};

/// What is put between, since chance alone would not find it.
const WORDS: &[&str] = &[
    "null",
    "true",
    "-1",
    "1e999",
    "0.1",
    "99999999999999999999",
    "\"\"",
    "[]",
    "{}",
    "\\ud83d",
    "\\u0000",
    "2025-02-30",
    "9999-12-31",
    "1900-01-01",
    "NaN",
    "1e-38",
    "3e38",
    "-0",
    "M0 0",
    "A1 1 0 0 1 3e38 0",
    "url(#p)",
    "<use href=\"#s\"/>",
    "<g>",
    "</g>",
    "transform=\"scale(1e9)\"",
    "stroke-dasharray=\"1 0\"",
    "filter:blur(9px)",
    "&lt;",
    "<!--",
    "]]>",
    "{{ ",
    " }}",
    "{% if ",
    " %}",
    "{% endif %}",
    "{% for i in range(9) %}",
    " and not ",
    " == ",
    "(((((",
    "werknemer",
    "–",
    "\u{200d}",
    "\u{feff}",
    "\u{fffd}",
];

/// Bytes of one input: larger ones are tried elsewhere.
const MOST: usize = 60_000;

fn count(otherwise: usize) -> usize {
    std::env::var("TRAJECTPERS_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(otherwise)
}

fn first_seed() -> u64 {
    std::env::var("TRAJECTPERS_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1)
}

/// A number that depends on a seed and on what it is for.
fn pick(seed: u64, what: u64, below: usize) -> usize {
    // The mixing of SplitMix64.
    let mut mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(what.wrapping_mul(0xbf58_476d_1ce4_e5b9));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).expect("below a usize")
}

/// One of the corpus, changed a few times.
fn grown(corpus: &[Vec<u8>], seed: u64) -> Vec<u8> {
    let mut input = corpus[pick(seed, 0, corpus.len())].clone();
    for change in 1..=1 + pick(seed, 1, 6) as u64 {
        let at = pick(seed, change * 10, input.len() + 1);
        match pick(seed, change * 10 + 1, 5) {
            0 => {
                let word = WORDS[pick(seed, change * 10 + 2, WORDS.len())];
                input.splice(at..at, word.bytes());
            }
            1 => {
                // A stretch again, elsewhere.
                let end = (at + 1 + pick(seed, change * 10 + 2, 200)).min(input.len());
                let stretch = input[at..end].to_vec();
                let to = pick(seed, change * 10 + 3, input.len() + 1);
                input.splice(to..to, stretch.repeat(1 + pick(seed, change * 10 + 4, 8)));
            }
            2 => {
                let end = (at + 1 + pick(seed, change * 10 + 2, 40)).min(input.len());
                input.drain(at..end);
            }
            3 => {
                let other = &corpus[pick(seed, change * 10 + 2, corpus.len())];
                let from = pick(seed, change * 10 + 3, other.len());
                let end = (from + pick(seed, change * 10 + 4, 400)).min(other.len());
                input.splice(at..at, other[from..end].iter().copied());
            }
            _ => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << pick(seed, change * 10 + 2, 8);
                }
            }
        }
    }
    input.truncate(MOST);
    input
}

fn corpus(folder: &str, extension: &str) -> Vec<Vec<u8>> {
    let found: Vec<Vec<u8>> = files(format!("tests/fixtures/{folder}"), extension)
        .iter()
        .map(|path| std::fs::read(path).expect("a seed"))
        .collect();
    assert!(!found.is_empty(), "{folder}");
    found
}

/// Tries so many inputs of a kind on workers of their own; whatever is wrong comes back.
fn tried(kind: &str, inputs: usize, corpus: &[Vec<u8>], body_of: impl Fn(&[u8]) -> Vec<u8> + Sync) {
    let settings = PoolSettings { deadline: Duration::from_secs(60), ..settings(2, 16) };
    let pool = Arc::new(Pool::start(settings, House::default()).expect("a worker starts"));
    let next = AtomicUsize::new(0);
    let first = first_seed();
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..2).map(|_| scope.spawn(|| try_all(&pool, kind, &next, inputs, first, corpus, &body_of))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("its findings")).collect()
    });
    assert!(found.is_empty(), "{} of {inputs}: {found:#?}", found.len());
}

fn try_all(
    pool: &Pool,
    kind: &str,
    next: &AtomicUsize,
    inputs: usize,
    first: u64,
    corpus: &[Vec<u8>],
    body_of: &(impl Fn(&[u8]) -> Vec<u8> + Sync),
) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut found = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= inputs {
            return found;
        }
        let seed = first + number as u64;
        let input = if number < corpus.len() { corpus[number].clone() } else { grown(corpus, seed) };
        let terms = Terms::new(false, seed.is_multiple_of(2), seed.is_multiple_of(5), today());
        let soort = Soort::ALL[pick(seed, 7, Soort::ALL.len())].as_str().to_owned();
        let ask = match pick(seed, 8, 4) {
            0 => Ask::Judge { soort: None, variant: None, terms },
            1 => Ask::Make { soort, variant: None, output: Output::Png { page: 1 }, terms },
            _ => Ask::Make { soort, variant: None, output: Output::Pdf, terms },
        };
        let body = body_of(&input);
        let answer = runtime.block_on(pool.ask(ask, vec![body.into()], Client::OURSELVES, Kind::Single));
        let wrong = match answer {
            Ok(Answer { told: Told::Refused { status, .. }, .. }) if status >= 500 => format!("answered {status}"),
            Ok(_) => continue,
            Err(error) => format!("{error:?}"),
        };
        let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{kind}-{seed}"));
        std::fs::write(&place, &input).expect("kept");
        found.push(format!("{}: {wrong}", place.display()));
    }
}

#[test]
fn bodies_that_nobody_would_write() {
    let seeds = ["kaalst", "van-den-akker"].map(|name| bytes(&example(name))).to_vec();
    tried("body", count(300), &[seeds, corpus("voortgangsrapportage", "json")].concat(), <[u8]>::to_vec);
}

#[test]
fn logos_that_nobody_would_draw() {
    tried("logo", count(300), &corpus("fuzz/logo", "svg"), |logo| with_logo(&STANDARD.encode(logo)));
}

#[test]
fn sentences_that_nobody_would_say() {
    const NAMES: [&str; 3] = ["voortgangsrapportage/gevraagd", "offerte/gevraagd", "eindrapportage/doelen"];
    tried("teksten", count(300), &corpus("fuzz/teksten", "txt"), |text| {
        let text = String::from_utf8_lossy(text).into_owned();
        let mut body = example("kaalst");
        set(&mut body, "/teksten", json!({ NAMES[text.len() % NAMES.len()]: text }));
        bytes(&body)
    });
}
