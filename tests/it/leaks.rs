//! What must not stand in a document is found wherever it was written: a word about health, a burgerservicenummer.
//!
//! The places come from the contract and not from a list, so that a new field is looked at from its first day.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use trajectpers::checks::{Finding, PROPER_NAMES};
use trajectpers::examples::EXAMPLES;
use trajectpers::report::SHIPPED_TEXTS;
use trajectpers::wire::{Soort, Variant};

use crate::support::{AKKER, Leaf, PRESS, bytes, example, leaves, order, places, read, set, variant};

/// The example with nothing but what is required.
const BAREST: &str = "kaalst";

/// Texts that are stories although a name is as long: what somebody writes there can say anything.
const STORIES: [&str; 11] = [
    "/fases/*/titel",
    "/offerte/aansprakelijkheidsverzekering",
    "/offerte/bewaartermijn",
    "/offerte/fases/*/titel",
    "/offerte/klachtenregeling",
    "/offerte/regels/*/vrijstellingsgrond",
    "/offerte/resultaatbonus/voorwaarde",
    "/offerte/termijnen/*/moment",
    "/persoonsprofiel/rijbewijzen/*",
    "/scholing/*/resultaat",
    "/zoekprofielen/*/salarisIndicatie",
];

/// Characters of the longest name; in more, somebody tells something.
const LONGEST_NAME: u64 = 120;

/// Names that may be longer: of jobs, and of products.
const LONG_NAMES: [&str; 2] = ["/arbeidsdeskundigAdvies/genoemdeFuncties/*", "/offerte/regels/*/omschrijving"];

/// Forms without room for a burgerservicenummer, and forms whose check digits say that it is something else.
const FORMED: [&str; 10] =
    ["bsn", "btw-id", "byte", "date", "geboortedatum", "iban", "kleur", "kvk-nummer", "land", "postcode"];

/// Forms in which its nine digits fit.
const ROOMY: [&str; 2] = ["email", "telefoon"];

/// What somebody answers for is about another text of the body and stands among the findings; `privacy` tries it.
const ANSWERS: &str = "/bevestigd/";

/// The own sentences of a bureau, by name.
const OWN_SENTENCES: &str = "/teksten/*";

/// A burgerservicenummer that passes the elfproef and belongs to nobody, as the law writes it and as people do.
const BSN: &str = "999990019";
const BSN_IN_GROUPS: [&str; 2] = ["999 990 019", "9999.90.019"];

/// Places that one finding can name are fewer than fifty, and a place may be named twice.
const AT_ONCE: usize = 24;

/// Items of one list that are tried: the first, the last, and some between.
const TRIED: usize = 5;

#[test]
fn every_free_text_of_the_contract_says_what_it_holds() {
    let mut wrong: Vec<String> = Vec::new();
    let leaves = leaves();
    for leaf in &leaves {
        let (place, most) = (&leaf.place, leaf.most());
        match (leaf.is_free(), leaf.format(), leaf.tekst) {
            (false, Some(format), _) if !FORMED.contains(&format) && !ROOMY.contains(&format) => {
                wrong.push(format!("{place}: can a burgerservicenummer stand in the form {format}?"));
            }
            (false, ..) | (true, _, Some("verhaal")) => {}
            (true, _, None) => wrong.push(format!("{place}: has no x-tekst")),
            (true, _, Some("naam" | "nummer")) if STORIES.contains(&place.as_str()) => {
                wrong.push(format!("{place}: is a story"));
            }
            (true, _, Some("naam" | "nummer")) if most > LONGEST_NAME && !LONG_NAMES.contains(&place.as_str()) => {
                wrong.push(format!("{place}: has {most} characters, and so is a story"));
            }
            (true, _, Some("naam" | "nummer")) => {}
            (true, _, Some(other)) => wrong.push(format!("{place}: x-tekst cannot be {other}")),
        }
    }
    for story in STORIES {
        if !leaves.iter().any(|leaf| leaf.place == story) {
            wrong.push(format!("{story}: is not in the contract"));
        }
    }
    assert!(leaves.len() > 150, "the contract has {} texts", leaves.len());
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_medical_word_in_any_narrative_text_never_reaches_the_employer_unfound() {
    let employer = variant("werkgever");
    let stories = stories();
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    // Every text of a body at once: as the examples fill them, and with those that they leave out.
    for (name, _) in EXAMPLES {
        for absent_too in [false, true] {
            let mut body = concept(name);
            let marks = marks(&body, &stories, absent_too, usize::MAX);
            assert!(marks.len() > 10, "{name} has {} texts", marks.len());
            for mark in &marks {
                write(&mut body, &mark.pointer, &medical(mark));
            }
            for soort in Soort::ALL {
                leaks.extend(unfound(&body, &marks, (*soort, employer), "P01", |_| true));
            }
        }
    }
    // One text at a time, for what is printed only when something else is not.
    for leaf in stories.iter().filter(|leaf| leaf.place != OWN_SENTENCES) {
        let mut body = concept(BAREST);
        let mark = reach(&mut body, leaf);
        write(&mut body, &mark.pointer, &medical(&mark));
        for soort in Soort::ALL {
            leaks.extend(unfound(&body, std::slice::from_ref(&mark), (*soort, employer), "P01", |_| true));
        }
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

/// In the name of a job an illness is sought where it is said of somebody, as it is here.
#[test]
fn every_name_of_the_contract_is_searched_or_has_a_reason() {
    let leaves = leaves();
    let names: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.is_free() && leaf.tekst == Some("naam")).collect();
    let documented = read("docs/privacy.md");
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for (place, reason) in PROPER_NAMES {
        if !names.iter().any(|leaf| leaf.place == *place) {
            wrong.insert(format!("{place} is no name of the contract"));
        }
        if !documented.contains(&format!("| `{place}` | {reason} |")) {
            wrong.insert(format!("docs/privacy.md lacks: | `{place}` | {reason} |"));
        }
    }
    let proper = |leaf: &Leaf| PROPER_NAMES.iter().any(|(place, _)| *place == leaf.place);
    for leaf in names.into_iter().filter(|leaf| !proper(leaf)) {
        let mut body = concept(BAREST);
        let mark = reach(&mut body, leaf);
        write(&mut body, &mark.pointer, &format!("{} heeft borstkanker", mark.word));
        for soort in Soort::ALL {
            let order = (*soort, variant("werkgever"));
            wrong.extend(unfound(&body, std::slice::from_ref(&mark), order, "P01", |_| true));
        }
    }
    assert!(wrong.is_empty(), "{} names:\n{}", wrong.len(), join(&wrong));
}

/// A finding about a text that this copy does not show would hold it up for nothing.
#[test]
fn a_text_is_searched_for_a_reader_where_he_sees_it_and_nowhere_else() {
    let stories = stories();
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for (name, _) in EXAMPLES {
        let mut body = concept(name);
        let marks = marks(&body, &stories, false, TRIED);
        for mark in &marks {
            write(&mut body, &mark.pointer, &medical(mark));
        }
        for (soort, reader) in
            Soort::ALL.iter().flat_map(|soort| Variant::ALL.iter().map(move |reader| (*soort, *reader)))
        {
            let whole = format!("{name}, {} {}", soort.as_str(), reader.as_str());
            wrong.extend(unfound(&body, &marks, (soort, reader), "P01", |_| true));
            let Ok(paper) = Paper::of(&body, soort, reader) else { continue };
            let shown: BTreeSet<String> = paper.strings.iter().flat_map(|text| words_in(text)).collect();
            let needless = marks
                .iter()
                .filter(|mark| paper.names("P01", &mark.pointer) && !shown.contains(&mark.word.to_lowercase()));
            wrong.extend(needless.map(|mark| format!("{} is not shown ({whole})", mark.pointer)));
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), join(&wrong));
}

/// What lies at the edge of a report is told in another part of it: work that has yet to begin, a course from before the
/// track, what happened between the period and the day of the report.
#[test]
fn what_lies_at_the_edge_of_a_report_never_goes_unfound() {
    let mut body = concept("van-den-akker");
    set(
        &mut body,
        "/plaatsingen",
        json!([{ "soort": "dienstverband", "organisatie": "Zorggroep Voorbeeld", "functie": "medewerker",
                 "van": "2025-12-01", "urenPerWeek": 24, "redenDuur": "Zo is het afgesproken." }]),
    );
    set(
        &mut body,
        "/scholing",
        json!([{ "naam": "Cursus Excel", "van": "2024-02-05", "tot": "2024-03-01", "resultaat": "Behaald." }]),
    );
    let stories = stories();
    let marks = marks(&body, &stories, false, usize::MAX);
    for mark in &marks {
        write(&mut body, &mark.pointer, &medical(mark));
    }
    let kinds = Soort::ALL.iter().flat_map(|soort| Variant::ALL.iter().map(move |reader| (*soort, *reader)));
    let leaks: BTreeSet<String> = kinds.flat_map(|order| unfound(&body, &marks, order, "P01", |_| true)).collect();
    assert!(marks.iter().any(|mark| mark.place == "/scholing/*/resultaat"), "the course is tried");
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

#[test]
fn a_bsn_in_any_text_never_goes_unfound() {
    let holders: Vec<Leaf> = leaves()
        .into_iter()
        .filter(|leaf| leaf.is_free() || leaf.format().is_some_and(|format| ROOMY.contains(&format)))
        // With one in the name of its file a document is made for nobody; `privacy` tries it.
        .filter(|leaf| !leaf.place.starts_with(ANSWERS) && !leaf.place.ends_with("/bestandsnaam"))
        .collect();
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    // Telephone numbers have no room for a mark.
    let marked: Vec<Leaf> = holders.iter().filter(|leaf| leaf.format() != Some("telefoon")).cloned().collect();
    for name in [AKKER, "alles-mis"] {
        leaks.extend(unfound_numbers(name, &marked, Variant::ALL, BSN));
    }
    for leaf in holders.iter().filter(|leaf| leaf.place != OWN_SENTENCES) {
        leaks.extend(unfound_number(leaf));
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

#[test]
fn a_bsn_in_groups_never_goes_unfound_in_a_narrative_text() {
    let mut leaks: BTreeSet<String> = BTreeSet::new();
    for written in BSN_IN_GROUPS {
        leaks.extend(unfound_numbers(AKKER, &stories(), &[variant("werkgever")], written));
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), join(&leaks));
}

/// What of a body with this number in its texts reaches a reader without a finding that names the place.
fn unfound_numbers(name: &str, leaves: &[Leaf], readers: &[Variant], written: &str) -> BTreeSet<String> {
    let mut body = concept(name);
    set(&mut body, "/werknemer/bsn", BSN);
    // What an example tells of its own number would be another's.
    let body: Value = serde_json::from_str(&body.to_string().replace("999990020", "bekend")).expect("JSON");
    let marks = marks(&body, leaves, true, TRIED);
    let mut leaks = BTreeSet::new();
    for some in marks.chunks(AT_ONCE) {
        let mut body = body.clone();
        for mark in some {
            let text = match mark.format {
                Some("email") => format!("{}.{BSN}@proef.example", mark.word),
                _ => format!("{} {written}", mark.word),
            };
            write(&mut body, &mark.pointer, &text);
        }
        for soort in Soort::ALL {
            for reader in readers {
                leaks.extend(unfound(&body, some, (*soort, *reader), "P02", holds_bsn));
            }
        }
    }
    leaks
}

/// The same for one text in the barest body: the number may not be told more often than without it.
fn unfound_number(leaf: &Leaf) -> BTreeSet<String> {
    let mut body = concept(BAREST);
    set(&mut body, "/werknemer/bsn", BSN);
    let mark = reach(&mut body, leaf);
    let mut without = body.clone();
    let (text, other) = match leaf.format() {
        Some("email") => (format!("{BSN}@proef.example"), "proef@proef.example"),
        Some("telefoon") => (BSN.to_owned(), "06 0000 0001"),
        _ => (format!("Nummer {BSN}"), "Proef"),
    };
    write(&mut body, &mark.pointer, &text);
    // Long enough for every field.
    let long = if leaf.is_free() { format!("{other} van een tekst") } else { other.to_owned() };
    write(&mut without, &mark.pointer, &long);
    let mut leaks = BTreeSet::new();
    for soort in Soort::ALL {
        for reader in [variant("werkgever"), variant("werknemer")] {
            let told = |body: &Value| {
                let paper = Paper::of(body, *soort, reader)?;
                let times = paper.strings.iter().filter(|text| holds_bsn(text)).count();
                Ok::<_, String>((times, paper.names("P02", &mark.pointer)))
            };
            let leak = match (told(&without), told(&body)) {
                (Ok((before, _)), Ok((after, found))) => (after > before && !found).then(String::new),
                (Err(why), _) | (_, Err(why)) => Some(format!(": cannot be made: {why}")),
            };
            leaks.extend(leak.map(|why| format!("{} ({} {}){why}", leaf.place, soort.as_str(), reader.as_str())));
        }
    }
    leaks
}

fn stories() -> Vec<Leaf> {
    let told = |leaf: &Leaf| {
        leaf.is_free() && leaf.tekst.is_none_or(|word| word == "verhaal") && !leaf.place.starts_with(ANSWERS)
    };
    leaves().into_iter().filter(told).collect()
}

/// Whether a text tells the number, however it is grouped.
fn holds_bsn(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).collect::<String>().contains(BSN)
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

fn medical(mark: &Mark) -> String {
    let sentence = format!("Zij ({}) heeft een depressie.", mark.word);
    if sentence.len() as u64 <= mark.most { sentence } else { format!("{} depressie", mark.word) }
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
