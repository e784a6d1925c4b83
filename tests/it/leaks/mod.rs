//! What must not stand in a document is found wherever it was written: a word about health, a burgerservicenummer.
//!
//! The places come from the contract and not from a list, so that a new field is looked at from its first day.

mod contract;
mod medical;
mod numbers;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use trajectpers::checks::Finding;
use trajectpers::examples::EXAMPLES;
use trajectpers::report::SHIPPED_TEXTS;
use trajectpers::wire::{Soort, Variant};

use crate::support::{Leaf, PRESS, bytes, example, leaves, order, places, set};

/// The example with nothing but what is required.
const BAREST: &str = "kaalst";

/// Forms in which its nine digits fit.
const ROOMY: [&str; 2] = ["email", "telefoon"];

/// What somebody answers for is about another text of the body and stands among the findings; `privacy` tries it.
const ANSWERS: &str = "/bevestigd/";

/// The own sentences of a bureau, by name.
const OWN_SENTENCES: &str = "/teksten/*";

/// Places that one finding can name are fewer than fifty, and a place may be named twice.
const AT_ONCE: usize = 24;

/// Items of one list that are tried: the first, the last, and some between.
const TRIED: usize = 5;

fn stories() -> Vec<Leaf> {
    let told = |leaf: &Leaf| {
        leaf.is_free() && leaf.tekst.is_none_or(|word| word == "verhaal") && !leaf.place.starts_with(ANSWERS)
    };
    leaves().into_iter().filter(told).collect()
}

/// A text of a body, and a word of its own by which it is known again on paper.
#[derive(Debug, Clone)]
struct Mark {
    /// The field of the contract.
    place: String,
    pointer: String,
    word: String,
    format: Option<&'static str>,
    most: u64,
}

impl Mark {
    fn new(leaf: &Leaf, pointer: String, number: usize) -> Self {
        Self { place: leaf.place.clone(), pointer, word: word(number), format: leaf.format(), most: leaf.most() }
    }
}

/// `Xqaaab`: letters that no Dutch word begins with, and never those two again.
fn word(number: usize) -> String {
    const LETTERS: [char; 20] =
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'r', 's', 't', 'u'];
    let letter = |place: u32| LETTERS[number / LETTERS.len().pow(place) % LETTERS.len()];
    ['X', 'q', letter(3), letter(2), letter(1), letter(0)].into_iter().collect()
}

/// The words of marks in a text, in small letters.
fn words_in(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|c| *c != '\u{200b}').collect::<String>().to_lowercase();
    let candidates = plain.match_indices("xq").filter_map(|(at, _)| plain.get(at..at + 6));
    candidates.filter(|found| found.bytes().all(|byte| byte.is_ascii_lowercase())).map(str::to_owned).collect()
}

/// A mark for each text of a body that these fields stand for, at most so many of one field.
fn marks(body: &Value, leaves: &[Leaf], absent_too: bool, most: usize) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for leaf in leaves {
        let all: Vec<String> = if leaf.place == OWN_SENTENCES && absent_too {
            SHIPPED_TEXTS.iter().map(|(name, _)| format!("/teksten/{}", name.replace('/', "~1"))).collect()
        } else {
            places(body, &leaf.place, absent_too)
        };
        for pointer in spread(all, most) {
            marks.push(Mark::new(leaf, pointer, marks.len()));
        }
    }
    marks
}

/// So many of a list, from its first to its last.
fn spread(all: Vec<String>, most: usize) -> Vec<String> {
    if all.len() <= most {
        return all;
    }
    (0..most).map(|step| all[step * (all.len() - 1) / (most - 1)].clone()).collect()
}

/// An example all of whose documents may still change, so that a finding stops none of them.
fn concept(name: &str) -> Value {
    let mut body = example(name);
    for place in ["/document", "/plan/document", "/voortgang/document", "/eind/document", "/offerte/document"] {
        if let Some(document) = body.pointer_mut(place).and_then(Value::as_object_mut) {
            document.insert("status".into(), "concept".into());
        }
    }
    body
}

fn write(body: &mut Value, pointer: &str, text: &str) {
    if pointer.starts_with("/teksten/") && body["teksten"].is_null() {
        set(body, "/teksten", json!({}));
    }
    set(body, pointer, text);
}

/// Makes room for one text: what is around it comes from the first example that has it.
fn reach(body: &mut Value, leaf: &Leaf) -> Mark {
    let segments: Vec<&str> = leaf.place.split('/').skip(1).collect();
    let mut pointer = String::new();
    for (depth, segment) in segments.iter().enumerate() {
        if *segment == "*" {
            pointer.push_str("/0");
            continue;
        }
        pointer = format!("{pointer}/{segment}");
        let absent = body.pointer(&pointer).is_none_or(|there| there.as_array().is_some_and(Vec::is_empty));
        if absent && depth + 1 < segments.len() {
            let place = format!("/{}", segments[..=depth].join("/"));
            let around = donated(&place);
            set(body, &pointer, around);
        }
    }
    Mark::new(leaf, pointer, 0)
}

/// What stands at a place in the first example that has it, without what refers to other parts of that example.
fn donated(place: &str) -> Value {
    let of_example = |(name, _): &(&str, &str)| {
        let body = example(name);
        let pointer = places(&body, place, false).into_iter().next()?;
        body.pointer(&pointer).cloned()
    };
    let mut part = EXAMPLES.iter().find_map(of_example).expect("an example that has it");
    if place.ends_with("/document") {
        return json!({});
    }
    // The adviser must be among the signatures; of other lists one item is enough.
    if let Some(items) = part.as_array_mut().filter(|_| !place.ends_with("/ondertekening")) {
        items.truncate(1);
    }
    if let Some(item) = part.pointer_mut("/0").and_then(Value::as_object_mut) {
        item.remove("zoekrichting");
    }
    part
}

/// All that a reader of a document gets, and what was found in it.
struct Paper {
    strings: Vec<String>,
    findings: Vec<Finding>,
}

impl Paper {
    fn of(body: &Value, soort: Soort, reader: Variant) -> Result<Self, String> {
        let prepared = PRESS.prepare(&bytes(body), order(soort, reader)).map_err(|error| format!("{error:?}"))?;
        let data: Value = serde_json::from_slice(&prepared.report.data).map_err(|error| error.to_string())?;
        let mut strings = vec![prepared.report.file_stem.clone()];
        collect_strings(&data, &mut strings);
        Ok(Self { strings, findings: prepared.findings })
    }

    /// Whether a finding of this rule names this place.
    fn names(&self, code: &str, pointer: &str) -> bool {
        let of_rule = self.findings.iter().filter(|finding| finding.code == code);
        of_rule.flat_map(|finding| &finding.pointers).any(|named| named == pointer)
    }
}

fn collect_strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect_strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect_strings(field, found)),
        _ => {}
    }
}

/// The fields whose marked text a reader gets although no finding of this rule names its place.
fn unfound(
    body: &Value,
    marks: &[Mark],
    (soort, reader): (Soort, Variant),
    code: &str,
    tells: fn(&str) -> bool,
) -> BTreeSet<String> {
    let whole = format!("{} {}", soort.as_str(), reader.as_str());
    let paper = match Paper::of(body, soort, reader) {
        Ok(paper) => paper,
        Err(why) => {
            let written: BTreeSet<&str> = marks.iter().map(|mark| mark.place.as_str()).take(AT_ONCE).collect();
            return BTreeSet::from([format!("{whole} with {written:?} cannot be made: {why}")]);
        }
    };
    let shown: BTreeSet<String> =
        paper.strings.iter().filter(|text| tells(text)).flat_map(|text| words_in(text)).collect();
    let of_rule = paper.findings.iter().filter(|finding| finding.code == code);
    let named: BTreeSet<&str> = of_rule.flat_map(|finding| &finding.pointers).map(String::as_str).collect();
    let leaking = |mark: &&Mark| shown.contains(&mark.word.to_lowercase()) && !named.contains(mark.pointer.as_str());
    marks.iter().filter(leaking).map(|mark| format!("{} ({whole})", mark.place)).collect()
}

fn join(leaks: &BTreeSet<String>) -> String {
    leaks.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
}
