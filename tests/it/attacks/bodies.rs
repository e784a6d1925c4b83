//! JSON: what takes memory, what grows with the square, what no parser should recurse into.

use super::{Attack, BATCH, Expected, NDJSON, NEARLY_FULL};
use crate::support::{VOORTGANG, bytes, example};

/// The body as a whole.
const WHOLE: Expected = Expected::Refused { pointer: "" };

/// The one field that is wrong.
const WITHIN: Expected = Expected::Refused { pointer: "/a" };

/// An item so many times, with commas.
fn items(item: &str, count: usize) -> String {
    vec![item; count].join(",")
}

/// As many of an item as fit in a body.
fn as_many(item: &str) -> String {
    items(item, NEARLY_FULL / (item.len() + 1))
}

/// A list of the same items in a known field. 2,000,000 ones are 4 MB: today 400 with 1.45 GB of memory and 9.8 s (H2).
pub fn activities(items: &str) -> Vec<u8> {
    format!("{{\"activiteiten\":[{items}]}}").into_bytes()
}

/// The same in a list of texts. 1,390,000 empty ones are 4 MB: today 400 with 2.1 GB and 11.6 s (H2).
pub fn competences(items: &str) -> Vec<u8> {
    format!("{{\"persoonsprofiel\":{{\"competenties\":[{items}]}}}}").into_bytes()
}

/// Fields that nobody knows, all different. 380,000 are 4 MB: today 400 with 3.2 s of CPU (H2).
pub fn unknown_fields(count: usize, value: &str) -> String {
    (0..count).map(|n| format!("\"{}\":{value}", word(n))).collect::<Vec<_>>().join(",")
}

/// A short name for a number: four letters for less than half a million.
fn word(number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = |rest: usize| char::from(LETTERS[rest % LETTERS.len()]);
    [17_576, 676, 26, 1].iter().map(|place| letter(number / place)).collect()
}

/// The barest trajectory with more fields at its end.
fn trajectory_with(fields: &str) -> Vec<u8> {
    let mut body = bytes(&example("kaalst"));
    body.pop();
    [&body[..], b",", fields.as_bytes(), b"}"].concat()
}

/// The barest trajectory with another value for the number of its version.
fn with_number(number: &str) -> Vec<u8> {
    let body = example("kaalst").to_string();
    let changed = body.replacen("\"versie\":1", &format!("\"versie\":{number}"), 1);
    assert_ne!(body, changed, "the number is there");
    changed.into_bytes()
}

fn attack(name: &str, expected: Expected, make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Attack {
    Attack::new(format!("json: {name}"), VOORTGANG, expected, make)
}

/// Bodies of up to a megabyte.
pub fn light() -> Vec<Attack> {
    let somewhere = Expected::RefusedSomewhere;
    let version = Expected::Refused { pointer: "/document/versie" };
    let number = |name: &str, number: fn() -> String, expected| attack(name, expected, move || with_number(&number()));
    vec![
        attack("lists 10,000 deep", WHOLE, || "[".repeat(10_000).into_bytes()),
        attack("lists 10,000 deep, closed", WHOLE, || {
            format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes()
        }),
        attack("objects 10,000 deep", WHOLE, || {
            format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000)).into_bytes()
        }),
        attack("lists 10,000 deep in a field", WHOLE, || {
            trajectory_with(&format!("\"a\":{}{}", "[".repeat(10_000), "]".repeat(10_000)))
        }),
        attack("100,000 times one field", somewhere, || trajectory_with(&items("\"a\":1", 100_000))),
        attack("100,000 times a known field", somewhere, || trajectory_with(&items("\"plan\":1", 100_000))),
        attack("100,000 times one field in a part", somewhere, || {
            format!("{{\"werknemer\":{{{}}}}}", items("\"bsn\":\"\"", 100_000)).into_bytes()
        }),
        attack("20,000 fields nearly known", somewhere, || {
            let fields = (0..20_000).map(|n| format!("\"activiteite{}\":1", word(n)));
            trajectory_with(&fields.collect::<Vec<_>>().join(","))
        }),
        attack("20,000 fields of signs that a pointer escapes", somewhere, || {
            let fields = (0..20_000).map(|n| format!("\"~/~/{}\":1", word(n)));
            trajectory_with(&fields.collect::<Vec<_>>().join(","))
        }),
        number("1e999999", || "1e999999".to_owned(), WHOLE),
        number("-1e-999999", || "-1e-999999".to_owned(), version),
        number("a whole number of 10,000 digits", || "9".repeat(10_000), WHOLE),
        number("a fraction of 10,000 digits", || format!("0.{}1", "0".repeat(10_000)), version),
        number("a number of 1 MB", || format!("1.{}", "5".repeat(1_000_000)), version),
        number("18446744073709551616", || "18446744073709551616".to_owned(), version),
        number("an exponent of 10,000 digits", || format!("1e{}", "9".repeat(10_000)), WHOLE),
        number("a number with a leading zero", || "01".to_owned(), WHOLE),
        number("NaN", || "NaN".to_owned(), WHOLE),
        attack("half a surrogate", WITHIN, || trajectory_with("\"a\":\"\\ud800\"")),
        attack("surrogates the wrong way round", WITHIN, || trajectory_with("\"a\":\"\\udc00\\ud800\"")),
        attack("100,000 surrogates", somewhere, || {
            trajectory_with(&format!("\"a\":\"{}\"", "\\ud83d\\ude00".repeat(80_000)))
        }),
        attack("a field of surrogates", somewhere, || trajectory_with("\"\\ud83d\\ude00\\u0000\":1")),
        attack("100,000 openings of text", WHOLE, || "\"".repeat(100_000).into_bytes()),
        attack("a text that stays open", WHOLE, || format!("{{\"a\":\"{}", "x".repeat(900_000)).into_bytes()),
        attack("bytes that are no UTF-8", WHOLE, || {
            [b"{\"a\":\"".to_vec(), vec![0xff; 900_000], b"\"}".to_vec()].concat()
        }),
        attack("three marks of byte order", WHOLE, || {
            [&b"\xef\xbb\xbf".repeat(3)[..], &bytes(&example("kaalst"))].concat()
        }),
        attack("UTF-16", WHOLE, || example("kaalst").to_string().encode_utf16().flat_map(u16::to_le_bytes).collect()),
        attack("1 MB of spaces", WHOLE, || b" ".repeat(1_000_000)),
        attack("1 MB of spaces around", Expected::Made, || {
            [b" \n".repeat(250_000), bytes(&example("kaalst")), b"\t\r".repeat(250_000)].concat()
        }),
        attack("a list at the top", WHOLE, || format!("[{}]", items("{}", 100)).into_bytes()),
    ]
}

/// Bodies at the limit, each of which deserves a test of its own.
pub fn heavy() -> Vec<Attack> {
    let somewhere = Expected::RefusedSomewhere;
    vec![
        attack("2,000,000 ones", somewhere, || activities(&items("1", 2_000_000))),
        attack("1,390,000 empty texts", somewhere, || competences(&items("\"\"", 1_390_000))),
        attack("380,000 fields", somewhere, || trajectory_with(&unknown_fields(380_000, "1"))),
        attack("380,000 fields in a part", somewhere, || {
            format!("{{\"werknemer\":{{{}}}}}", unknown_fields(380_000, "1")).into_bytes()
        }),
        attack("830,000 nulls", somewhere, || activities(&as_many("null"))),
        attack("1,000,000 lists", somewhere, || activities(&as_many("[]"))),
        attack("590,000 texts to repair", somewhere, || competences(&as_many("\"😀\""))),
        attack("texts of one invisible letter", somewhere, || competences(&as_many("\"\u{200b}\""))),
        attack("1,000,000 fractions", somewhere, || activities(&as_many("1.5"))),
        attack("as many truths", somewhere, || activities(&as_many("true"))),
        attack("a field of 4 MB", somewhere, || trajectory_with(&format!("\"{}\":1", "a".repeat(NEARLY_FULL)))),
        attack("a field of 4 MB of slashes", somewhere, || {
            trajectory_with(&format!("\"{}\":1", "/".repeat(NEARLY_FULL)))
        }),
        attack("400,000 times one field", somewhere, || trajectory_with(&items("\"a\":null", 400_000))),
        attack("4 MB of opening brackets", WHOLE, || b"[".repeat(NEARLY_FULL)),
        attack("a number of 4 MB", WHOLE, || with_number(&"9".repeat(NEARLY_FULL))),
        attack("a text of 4 MB of escapes", somewhere, || {
            trajectory_with(&format!("\"a\":\"{}\"", "\\u0000".repeat(NEARLY_FULL / 6)))
        }),
    ]
}

fn batch(name: &str, expected: Expected, make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Attack {
    Attack { headers: vec![NDJSON], ..Attack::new(format!("batch: {name}"), BATCH, expected, make) }
}

/// Items of a batch. 160,000 fields in one line are 1.8 MB: today 19 s on the threads of HTTP, health waits (H1). Right:
/// the item fails, and soon.
pub fn batches() -> Vec<Attack> {
    let somewhere = Expected::RefusedSomewhere;
    let line = |inside: String| format!("{{{inside}}}\n").into_bytes();
    vec![
        batch("160,000 fields in a line", somewhere, move || line(unknown_fields(160_000, "1"))),
        batch("380,000 fields in a line", somewhere, move || line(unknown_fields(380_000, "1"))),
        batch("300,000 times one field", somewhere, move || line(items("\"soort\":1", 300_000))),
        batch("a line of lists", somewhere, || [b"[".repeat(1_000_000), b"\n".to_vec()].concat()),
        batch("a list of lists", somewhere, || b"[[[[".repeat(1_000_000)),
        batch("a line of quotation marks", somewhere, || [b"x\"\\".repeat(1_000_000), b"\n".to_vec()].concat()),
        batch("a trajectory that is a text of 4 MB", somewhere, || {
            format!("{{\"soort\":\"offerte\",\"traject\":\"{}\"}}\n", "x".repeat(NEARLY_FULL)).into_bytes()
        }),
        batch("a name of 4 MB", somewhere, move || {
            line(format!("\"bestandsnaam\":\"{}\"", "../".repeat(NEARLY_FULL / 3)))
        }),
        batch("2,000 lines of nothing sensible", somewhere, || b"[\n".repeat(2_000)),
        batch("2,000 items without anything", somewhere, || b"{}\n".repeat(2_000)),
        batch("12,000 items", somewhere, || b"0\n".repeat(12_000)),
        batch("4 MB of empty lines", somewhere, || b"\n".repeat(NEARLY_FULL)),
        batch("4 MB of spaces in a list", somewhere, || {
            [b"[".to_vec(), b" ".repeat(NEARLY_FULL), b"]".to_vec()].concat()
        }),
        batch("a list of commas", somewhere, || [b"[".to_vec(), b",".repeat(100_000), b"]".to_vec()].concat()),
    ]
}
