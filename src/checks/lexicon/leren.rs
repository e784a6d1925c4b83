//! Where the weights come from. `TRAJECTPERS_BLESS=1 cargo test --lib leren` learns them anew from the labelled
//! sentences.

use std::path::PathBuf;

use super::fold::fold;
use super::geleerd::{BUCKETS, Letters, STEP};

/// Labelled sentences that may be learnt from; what was never looked at stays apart, for measuring.
const SETS: [&str; 22] = [
    "verborgen",
    "schoon",
    "zinnen",
    "ongezien",
    "ronde2",
    "blind/coach",
    "blind/coach2",
    "blind/coach3",
    "blind/coach5",
    "blind/coach7",
    "blind/casemanager",
    "blind/casemanager2",
    "blind/casemanager3",
    "blind/casemanager5",
    "blind/functionaris",
    "blind/employee3",
    "blind/employee5",
    "blind/jobhunter3",
    "blind/jobhunter5",
    "blind/bureau9",
    "blind/bureau11",
    "notities",
];
/// Times that all sentences are gone through.
const ROUNDS: usize = 25;
/// How far one sentence moves the weights, and how much a weight shrinks on the way.
const RATE: f64 = 0.5;
const SHRINKS: f64 = 1e-4;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What is weighed of a sentence, and whether it tells something.
type Lesson = (Vec<usize>, bool);

fn lesson(sentence: &str, tells: bool) -> Lesson {
    let mut weighed = Vec::new();
    let folded = fold(sentence);
    Letters::of(&folded)
        .features(0..folded.len(), |_, number, counts| weighed.extend(counts.then_some(usize::from(number))));
    (weighed, tells)
}

fn lessons() -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for set in SETS {
        let path = root().join("tests/fixtures/privacy").join(set).with_extension("tsv");
        let text = std::fs::read_to_string(&path).expect("a set");
        for line in text.lines().skip(1) {
            let (label, rest) = line.split_once('\t').expect("a label");
            lessons.push(lesson(rest.rsplit('\t').next().expect("a sentence"), label != "schoon"));
        }
    }
    // Whole reports in which nothing is out of place.
    for name in ["pietersma", "van-den-akker", "de-graaf", "kaalst", "volst"] {
        let path = root().join(format!("openapi/voorbeelden/{name}.json"));
        let text = std::fs::read_to_string(path).expect("an example");
        let values = text.split('"').filter(|value| value.split(' ').count() > 3 && !value.contains('\n'));
        // As JSON writes the end of a line.
        let sentences = values.flat_map(|value| value.split("\\n")).flat_map(|line| line.split(". "));
        lessons.extend(sentences.filter(|sentence| sentence.len() > 3).map(|sentence| lesson(sentence, false)));
    }
    lessons
}

/// Logistic regression by steps that become smaller for what was seen often (AdaGrad), in an order that is always the
/// same.
fn learn(lessons: &[Lesson]) -> Vec<i8> {
    let (mut weights, mut seen) = (vec![0.0_f64; BUCKETS], vec![1e-2_f64; BUCKETS]);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut chance = 12_345_u64;
    for _ in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (chance >> 33) as usize % (last + 1));
        }
        for at in &order {
            let (weighed, tells) = &lessons[*at];
            let part = 1.0 / (weighed.len().max(1) as f64).sqrt();
            let weight = weighed.iter().map(|bucket| weights[*bucket]).sum::<f64>() * part;
            let wrong = 1.0 / (1.0 + (-weight).exp()) - f64::from(u8::from(*tells));
            for bucket in weighed {
                let step = wrong * part + SHRINKS * weights[*bucket];
                seen[*bucket] += step * step;
                weights[*bucket] -= RATE * step / seen[*bucket].sqrt();
            }
        }
    }
    let steps = |weight: f64| (weight / f64::from(STEP)).round().clamp(-127.0, 127.0) as i8;
    weights.into_iter().map(steps).collect()
}

#[test]
fn the_weights_are_those_that_the_sentences_teach() {
    let learnt = learn(&lessons());
    let path = root().join("src/checks/lexicon/gewichten.bin");
    if std::env::var_os("TRAJECTPERS_BLESS").is_some() {
        std::fs::write(&path, learnt.iter().map(|weight| weight.cast_unsigned()).collect::<Vec<u8>>())
            .expect("written");
    }
    let kept = std::fs::read(&path).expect("weights");
    // Another machine may round another way.
    let apart = kept.iter().zip(&learnt).filter(|(kept, learnt)| kept.cast_signed().abs_diff(**learnt) > 1).count();
    assert!(kept.len() == BUCKETS && apart * 100 < BUCKETS, "{apart} weights differ: bless them");
}
