//! What is typed is what is printed, through the whole path to the words of the PDF.

use proptest::collection::vec;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use trajectpers::render::Output;

use crate::pdf::{Pdf, squash};
use crate::support::{AKKER, PRESS, deeply, example, files, order, produce, set, variant, voortgangsrapportage};

/// Free texts of one document, in the order in which they are printed, with room for 1,200 characters each.
const FIELDS: [&str; 5] = [
    "/voortgang/inzetWerknemer",
    "/voortgang/inzetWerkgever",
    "/voortgang/watGingGoed",
    "/voortgang/watBelemmert",
    "/voortgang/oorzaak",
];

/// Characters of a field that are filled.
const ROOM: usize = 1_150;

/// A text of one line, printed in a cell of a table.
const LINE: &str = "/voortgang/doelen/0/toelichting";

/// Letters, digits, and every sign that is a mark here or elsewhere.
const PARTS: &[&str] = &[
    "a",
    "B",
    "zin",
    "8",
    "3*8",
    "12-09-2025",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\t",
    "*",
    "**",
    "***",
    "_",
    "__",
    "- ",
    "– ",
    "— ",
    "* ",
    "• ",
    "· ",
    "o\t",
    "-\t",
    "+ ",
    "1. ",
    "12) ",
    "2025. ",
    "[",
    "](https://voorbeeld.example)",
    "]",
    "(",
    ")",
    "> ",
    "< ",
    "# ",
    "`",
    "|",
    "---",
    "\\",
    "<b>",
    "~",
    ".",
    ",",
    ":",
    ";",
    "!",
    "?",
    "’",
    "‘",
    "\"",
    "é",
    "€",
    "%",
    "&",
    "=",
    "/",
    "{{",
    "}}",
    "#let ",
    "$x$",
    "@a",
];

fn random_texts(count: usize) -> Vec<String> {
    let texts = vec(select(PARTS.to_vec()), 1..14).prop_map(|parts| parts.concat());
    let mut runner = TestRunner::deterministic();
    (0..count)
        .map(|_| texts.new_tree(&mut runner).expect("a text").current())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// What parts two texts on paper.
fn fence(number: usize) -> String {
    format!("Qz{number:06}zQ")
}

/// Whether these printed words are those that were typed, but for the marks that the grammar names: a bullet is a dash,
/// and stars, underscores and the brackets of a link may be gone.
fn is_faithful(typed: &str, printed: &str) -> bool {
    let mut left = printed.chars().peekable();
    for line in typed.split('\n').map(str::trim) {
        let mut words = line;
        if is_bullet(line) {
            // A dash, or what was typed where it is no mark: in a row of cells, among plus points.
            let sign = left.next();
            if sign != Some('–') && sign != line.chars().next() {
                return false;
            }
            words = line.trim_start_matches(|sign: char| !sign.is_whitespace());
        }
        for sign in squash(words).chars() {
            if left.peek() == Some(&sign) {
                left.next();
            } else if !"*_[]".contains(sign) {
                return false;
            }
        }
    }
    left.next().is_none()
}

fn is_bullet(line: &str) -> bool {
    let mut signs = line.chars();
    matches!(
        (signs.next(), signs.next()),
        (Some('-' | '–' | '—' | '*' | '•' | '·'), Some(' ' | '\t')) | (Some('o'), Some('\t'))
    )
}

#[test]
fn no_visible_sign_is_lost_on_the_way_to_paper() {
    let count = std::env::var("TRAJECTPERS_TEXTS").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let texts = random_texts(count);
    let mut left = texts.iter().enumerate().peekable();
    let mut wrong = Vec::new();
    while left.peek().is_some() {
        let mut body = example(AKKER);
        let mut laid = Vec::new();
        for field in FIELDS {
            let mut filled = String::new();
            while let Some((number, text)) =
                left.next_if(|(_, text)| filled.chars().count() + text.chars().count() + 24 < ROOM)
            {
                filled.push_str(&format!("{}\n\n{text}\n\n", fence(number)));
                laid.push((number, text));
            }
            filled.push_str(&fence(999_999));
            set(&mut body, field, filled);
        }
        let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
        let document = Pdf::read(&product.rendered.bytes);
        for (number, text) in laid {
            let printed = document.words().split(&fence(number)).nth(1).and_then(|rest| rest.split("Qz").next());
            if !printed.is_some_and(|printed| is_faithful(text, printed)) {
                wrong.push(format!("{text:?} became {printed:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts changed: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn no_sign_of_a_line_is_a_mark() {
    for texts in random_texts(240).chunks(6) {
        // A tab would part two numbers with a sign of ours.
        let line = texts.join(" ").replace(['\n', '\t'], " ");
        let line: String = line.chars().take(280).collect();
        let mut body = example(AKKER);
        set(&mut body, LINE, format!("Q{line}Q"));
        let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
        assert!(Pdf::read(&product.rendered.bytes).says(&format!("Q{line}Q")), "{line:?}");
    }
}

#[test]
fn half_an_emoji_is_a_sign_that_is_lost_and_said() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject HALF ligt op schema.");
    let body = body.to_string().replace("HALF", r"\ud83d");
    let order = order(voortgangsrapportage(), variant("werkgever"));
    let product = deeply(|| PRESS.make(body.as_bytes(), order, Output::Pdf));
    let product = product.expect("a document");
    assert!(Pdf::read(&product.rendered.bytes).says("Het traject \u{fffd} ligt op schema"));
    let finding = product.findings.iter().find(|finding| finding.code == "X01").expect("said");
    assert_eq!((finding.severity.as_str(), finding.pointers[0].as_str()), ("info", "/voortgang/samenvatting"));
}

/// A note as somebody pasted it: its form, its text, what must stand on paper, and what is said of it.
struct Note {
    name: String,
    form: String,
    text: String,
    paper: String,
    codes: Vec<String>,
}

fn notes() -> Vec<Note> {
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    let words = |value: &Value| value.as_array().expect("a list").iter().map(word).collect::<Vec<_>>();
    files("tests/fixtures/teksten", "json")
        .iter()
        .map(|path| {
            let note: Value = serde_json::from_slice(&std::fs::read(path).expect("a note")).expect("JSON");
            Note {
                name: path.file_stem().map(|name| name.to_string_lossy().into_owned()).expect("a name"),
                form: word(&note["vorm"]),
                text: word(&note["tekst"]),
                paper: words(&note["papier"]).concat(),
                codes: words(&note["bevindingen"]),
            }
        })
        .collect()
}

#[test]
fn pasted_notes_are_printed_as_they_were_written() {
    let mut notes = notes();
    assert!(notes.len() >= 60, "{} notes", notes.len());
    notes.sort_by(|left, right| left.form.cmp(&right.form));
    let mut wrong = Vec::new();
    for same_form in notes.chunk_by(|left, right| left.form == right.form) {
        for laid in same_form.chunks(FIELDS.len()) {
            let mut body = example(AKKER);
            set(&mut body, "/document/tekstvorm", laid[0].form.as_str());
            for (field, note) in FIELDS.iter().zip(laid) {
                set(&mut body, field, note.text.as_str());
            }
            let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
            let document = Pdf::read(&product.rendered.bytes);
            for (field, note) in FIELDS.iter().zip(laid) {
                if !document.says(&note.paper) {
                    wrong.push(format!("{}: not on paper: {}", note.name, note.paper));
                }
                let here =
                    product.findings.iter().filter(|finding| finding.pointers.iter().any(|place| place == field));
                let mut codes: Vec<&str> =
                    here.map(|finding| finding.code).filter(|code| code.starts_with('X')).collect();
                codes.sort_unstable();
                codes.dedup();
                if codes != note.codes {
                    wrong.push(format!("{}: {codes:?} instead of {:?}", note.name, note.codes));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
