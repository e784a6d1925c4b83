//! Strict JSON: no key twice, bounded depth and size, and a Dutch sentence with the place when it is not JSON at all.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::budget::{Budget, Faults, Limit, MAX_CONTAINERS, MAX_FIELDS, MAX_ITEMS, MAX_KEY, MAX_VALUES, count};
use super::fault::Fault;

/// Objects and lists inside each other. The contract needs six levels.
pub const MAX_DEPTH: usize = 32;

/// Reads a body. A key that occurs twice is a fault beside the value, since keeping either one would silently lose the
/// other; a `null` has nothing to lose.
pub fn read(bytes: &[u8]) -> Result<(Value, Vec<Fault>), Fault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault {
            pointer: String::new(),
            code: "leeg",
            detail: "Het bericht is leeg. Stuur een traject als JSON-object; GET /v1/voorbeelden geeft voorbeelden."
                .into(),
        });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let whole = with_whole_characters(bytes);
    let bytes = &*whole;
    let body = Body::default();
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    body.budget.look_ahead(bytes);
    let value = Place::root(&body).deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    match (body.budget.into_stopped(), value) {
        (Some(limit), _) => Err(limit),
        (None, Ok(value)) => Ok((value, body.faults.into_inner().into_vec())),
        (None, Err(error)) => Err(describe(&error, bytes)),
    }
}

/// Half a surrogate pair, which no text can hold, becomes U+FFFD: an emoji that was cut in two is no reason to refuse a
/// dossier. Escapes keep their length, so that places in a fault stay those of the sender.
fn with_whole_characters(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == b'\\') {
        at += next;
        at += match unit_at(bytes, at) {
            Some(0xD800..=0xDBFF) if matches!(unit_at(bytes, at + UNIT), Some(0xDC00..=0xDFFF)) => 2 * UNIT,
            Some(0xD800..=0xDFFF) => {
                halves.push(at);
                UNIT
            }
            Some(_) => UNIT,
            // Another escape: a backslash behind this one escapes nothing.
            None => 2,
        };
        at = at.min(bytes.len());
    }
    if halves.is_empty() {
        return Cow::Borrowed(bytes);
    }
    let mut whole = bytes.to_vec();
    for half in halves {
        whole[half..half + UNIT].copy_from_slice(br"\uFFFD");
    }
    Cow::Owned(whole)
}

/// Bytes of an escape such as `\u00e9`.
const UNIT: usize = 6;

/// The unit of UTF-16 that an escape at this place spells, if it is one.
fn unit_at(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + UNIT)?.strip_prefix(br"\u")?;
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    digits.iter().try_fold(0, |unit, byte| Some(unit * 16 + digit(byte)?))
}

fn describe(error: &serde_json::Error, bytes: &[u8]) -> Fault {
    let line_at = |number: usize| bytes.split(|byte| *byte == b'\n').nth(number.saturating_sub(1)).unwrap_or_default();
    // For the parser a line break is the beginning of the next line, and for who looks for it the end of this one.
    let (number, before) = match (error.line(), error.column()) {
        (number, 0) if number > 1 => (number - 1, line_at(number - 1)),
        (number, column) => (number, line_at(number).get(..column).unwrap_or_else(|| line_at(number))),
    };
    let broken = usize::from(number != error.line());
    // The parser counts bytes; an editor counts characters.
    let place = format!("regel {number}, teken {}", String::from_utf8_lossy(before).chars().count() + broken);
    let (code, detail) = if error.to_string().starts_with(TOO_DEEP) {
        ("te_diep", format!("Het JSON-bericht is dieper genest dan {MAX_DEPTH} niveaus ({place})."))
    } else if let Some(known) = signature(bytes) {
        ("geen_json", known.to_owned())
    } else if std::str::from_utf8(bytes).is_err() {
        let detail = "Het bericht is geen geldige UTF-8. Stuur JSON in UTF-8; in PowerShell en VBA moet dat er uitdrukkelijk \
            bij: ‘Content-Type: application/json; charset=utf-8’, met de bytes van de tekst in UTF-8.";
        ("geen_json", detail.to_owned())
    } else if error.to_string().starts_with(TOO_LARGE) {
        let detail = format!(
            "Op {place} staat een getal dat te groot is om te lezen. Controleer het; een nummer van veel cijfers is een \
             tekst, tussen dubbele aanhalingstekens."
        );
        ("geen_json", detail)
    } else if error.is_eof() {
        ("geen_json", format!("Het JSON-bericht breekt af op {place}. Controleer haakjes en aanhalingstekens."))
    } else {
        let comment = matches!(before.last(), Some(b'/' | b'#')).then_some(NO_COMMENT);
        let reason = comment.or_else(|| reason(&error.to_string()));
        let reason = reason.map(|reason| format!(" {reason}")).unwrap_or_default();
        ("geen_json", format!("Het bericht is geen geldige JSON: fout op {place}.{reason}"))
    };
    Fault { pointer: String::new(), code, detail }
}

/// What the parser says of a number that JSON allows and no machine holds.
const TOO_LARGE: &str = "number out of range";

const NO_COMMENT: &str = "JSON kent geen commentaar (//, /* */ of #). Laat het weg.";

/// What is probably wrong, by what the parser says of it; none of its words are passed on.
fn reason(said: &str) -> Option<&'static str> {
    const REASONS: [(&str, &str); 9] = [
        ("trailing comma", "Staat er een komma te veel?"),
        ("key must be a string", "Hier hoort de naam van een veld, tussen dubbele aanhalingstekens."),
        ("expected `,` or", "Ontbreekt er een komma?"),
        ("expected `:`", "Ontbreekt er een dubbele punt?"),
        ("trailing characters", "Het bericht is al af, en er staat nog iets achter."),
        ("control character", "Schrijf een regeleinde in een tekst als \\n, en een tab als \\t."),
        ("invalid escape", "Schrijf een schuine streep naar links (\\) in een tekst als \\\\."),
        ("invalid number", "Schrijf een getal zonder nul ervoor, met een punt en geen komma."),
        ("expected value", "Hier hoort een waarde te staan; een tekst staat tussen dubbele aanhalingstekens."),
    ];
    REASONS.iter().find(|(words, _)| said.starts_with(words)).map(|(_, reason)| *reason)
}

/// Whether bytes begin as those of JSON in UTF-16: with its mark, or with a sign of JSON beside a zero.
fn is_wide(bytes: &[u8]) -> bool {
    let begins = |sign: u8| sign.is_ascii_whitespace() || matches!(sign, b'{' | b'[' | b'"');
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [sign, 0] | [sign, 0, _] | [sign, 0, _, 0, ..] | [0, sign] | [0, sign, 0, ..] => begins(*sign),
        _ => false,
    }
}

/// What is said of one body or a whole batch that is of another form.
pub fn fault_of_form(what: &str) -> Fault {
    Fault { pointer: String::new(), code: "geen_json", detail: what.to_owned() }
}

/// Bytes by which another form is known; no value of a batch ends before them.
pub const SIGNATURE: usize = 4;

/// What bytes that are no JSON are by their first few, and what to do.
pub fn signature(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        _ if is_wide(bytes) => {
            Some("Het bericht is in UTF-16 geschreven (dat doet ‘>’ in Windows PowerShell). Stuur JSON in UTF-8.")
        }
        [0x1F, 0x8B, ..] => Some("Het bericht is gecomprimeerd (gzip). Stuur de JSON zelf, niet gecomprimeerd."),
        [b'%', b'P', b'D', b'F', ..] => Some("Het bericht is een PDF. Stuur het traject als JSON."),
        [b'P', b'K', 3, 4, ..] => Some(
            "Het bericht is een werkboek of een ander zip-bestand. Een werkboek (.xlsx) leest POST \
             /v1/werkboeken/_lees; op de opdrachtregel moet de naam van het bestand op .xlsx eindigen. Stuur hier het \
             traject als JSON.",
        ),
        _ => None,
    }
}

const TOO_DEEP: &str = "too deep";
/// Ends the reading; the fault stands in the budget.
const STOPPED: &str = "stopped";

/// What is known of a body as a whole while it is read.
#[derive(Default)]
struct Body {
    faults: RefCell<Faults>,
    budget: Budget,
}

/// Where in the body a value stands. Its pointer is written out only for a fault: most bodies have none.
struct Place<'a> {
    body: &'a Body,
    parent: Option<&'a Place<'a>>,
    segment: Segment<'a>,
    depth: usize,
    /// Fields met in it so far, if it is an object.
    fields: Cell<usize>,
}

enum Segment<'a> {
    Root,
    Index(usize),
    Key(&'a str),
}

impl<'a> Place<'a> {
    const fn root(body: &'a Body) -> Self {
        Self { body, parent: None, segment: Segment::Root, depth: 0, fields: Cell::new(0) }
    }

    fn below<E: serde::de::Error>(&'a self, segment: Segment<'a>) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(TOO_DEEP));
        }
        Ok(Self { body: self.body, parent: Some(self), segment, depth: self.depth + 1, fields: Cell::new(0) })
    }

    /// Counts a value that is about to be read, and its place in what holds it.
    fn entered<E: serde::de::Error>(&self) -> Result<(), E> {
        if count(&self.body.budget.values) > MAX_VALUES {
            return Err(self.stop(Limit::Values));
        }
        match (self.parent, &self.segment) {
            (Some(_), Segment::Key(key)) if key.len() > MAX_KEY => Err(self.stop(Limit::Key)),
            (Some(object), Segment::Key(_)) if count(&object.fields) > MAX_FIELDS => Err(object.stop(Limit::Fields)),
            (Some(list), Segment::Index(index)) if *index >= MAX_ITEMS => Err(list.stop(Limit::Items)),
            _ => Ok(()),
        }
    }

    /// Counts an object or list.
    fn opened<E: serde::de::Error>(&self) -> Result<(), E> {
        if count(&self.body.budget.containers) > MAX_CONTAINERS { Err(self.stop(Limit::Containers)) } else { Ok(()) }
    }

    /// Counts a number, which must not be the one with too many digits.
    fn number<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.body.budget.number_is_long() { Err(self.stop(Limit::Digits)) } else { Ok(()) }
    }

    /// Keeps the fault of a limit; the error ends the reading.
    fn stop<E: serde::de::Error>(&self, limit: Limit) -> E {
        self.body.budget.stop(limit, || self.pointer());
        E::custom(STOPPED)
    }

    fn pointer(&self) -> String {
        let above = self.parent.map(Place::pointer).unwrap_or_default();
        match self.segment {
            Segment::Root => above,
            Segment::Index(index) => format!("{above}/{index}"),
            Segment::Key(key) => format!("{above}/{}", escape(key)),
        }
    }
}

/// A segment of a JSON Pointer (RFC 6901).
pub fn escape(segment: &str) -> String {
    let mut escaped = String::with_capacity(segment.len());
    push_escaped(&mut escaped, segment);
    escaped
}

/// Adds a segment to a JSON Pointer.
pub fn push_escaped(pointer: &mut String, segment: &str) {
    for part in segment.split_inclusive(['~', '/']) {
        let (plain, escaped) = match part.as_bytes().last() {
            Some(b'~') => (&part[..part.len() - 1], "~0"),
            Some(b'/') => (&part[..part.len() - 1], "~1"),
            _ => (part, ""),
        };
        pointer.push_str(plain);
        pointer.push_str(escaped);
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.entered::<D::Error>()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.opened()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.below(Segment::Index(list.len()))?)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.opened()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.below(Segment::Key(&key))?)?;
            if object.get(&key).is_some_and(|known| !known.is_null()) {
                let pointer = self.below::<A::Error>(Segment::Key(&key))?.pointer();
                let detail = "Dit veld staat meer dan eens in hetzelfde object. Laat er één staan.".to_owned();
                self.body.faults.borrow_mut().push(Fault { pointer, code: "dubbel_veld", detail });
            } else {
                object.insert(key, value);
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_twice_is_a_fault_with_its_place() {
        let (_, faults) = read(br#"{"a":{"b/c":1,"b/c":2}}"#).expect("JSON");
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/a/b~1c", "dubbel_veld"));
    }

    #[test]
    fn a_null_gives_way_to_a_value() {
        let (value, faults) = read(br#"{"a":null,"a":1,"b":[null]}"#).expect("JSON");
        assert_eq!((value.to_string().as_str(), faults.len()), (r#"{"a":1,"b":[null]}"#, 0));
    }

    #[test]
    fn half_a_character_is_no_reason_to_refuse() {
        for (sent, text) in [
            (r"a\ud83d b", "a\u{fffd} b"),
            (r"\uDE00", "\u{fffd}"),
            (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
            (r"\ud83d\u00e9", "\u{fffd}é"),
            (r"\ud83d\ude00\\ud83d", r"😀\ud83d"),
            (r"\\\ud83d", "\\\u{fffd}"),
        ] {
            let (value, faults) = read(format!("{{\"a\": \"{sent}\"}}").as_bytes()).expect("JSON");
            assert_eq!(value["a"], text, "{sent}");
            assert!(faults.is_empty());
        }
        assert!(read(br#"{"a": "\ud83d", "b": x}"#).expect_err("refused").detail.contains("regel 1, teken 22"));
        assert!(read(br#"{"a": "\ud8"#).is_err());
        assert!(read(br#"{"a": "\"#).is_err());
    }

    #[test]
    fn broken_empty_and_deep_bodies_each_say_so() {
        let code = |body: &[u8]| read(body).expect_err("refused").code;
        assert_eq!(code(b" \n"), "leeg");
        assert_eq!(code(br#"{"a": "#), "geen_json");
        assert_eq!(code(br#"{"a": 1} x"#), "geen_json");
        assert_eq!(code(b"\"\xff\""), "geen_json");
        assert_eq!(code("[".repeat(5_000).as_bytes()), "te_diep");
        assert!(read(br#"{"a": x}"#).expect_err("refused").detail.contains("regel 1, teken 7"));
        assert!(read("{\n\"één\": x}".as_bytes()).expect_err("refused").detail.contains("regel 2, teken 8"));
    }

    #[test]
    fn what_is_probably_wrong_is_told_with_its_place() {
        for (body, reason) in [
            (&br#"{"a": 1,}"#[..], "Staat er een komma te veel?"),
            (br#"{"a": 1 "b": 2}"#, "Ontbreekt er een komma?"),
            (br#"{"a" 1}"#, "Ontbreekt er een dubbele punt?"),
            (b"{a: 1}", "Hier hoort de naam van een veld"),
            (br#"{"a": 1} x"#, "er staat nog iets achter"),
            (b"{\"a\": \"een\ttwee\"}", "Schrijf een regeleinde"),
            (br#"{"a": "C:\map"}"#, "schuine streep"),
            (br#"{"a": x}"#, "Hier hoort een waarde"),
            (b"{\"a\": 1, // een\n\"b\": 2}", "geen commentaar"),
            (b"{# een\n\"b\": 2}", "geen commentaar"),
            (b"{\"b\": /* een */ 2}", "geen commentaar"),
        ] {
            let told = read(body).expect_err("refused").detail;
            assert!(told.contains("fout op regel 1, teken") && told.contains(reason), "{told}");
        }
    }

    #[test]
    fn a_number_that_is_json_and_too_large_is_told_so() {
        for number in ["1e400".to_owned(), "-1e999".to_owned(), "9".repeat(400)] {
            let fault = read(format!("{{\"a\": {number}}}").as_bytes()).expect_err("refused");
            assert_eq!(fault.code, "geen_json");
            assert!(
                fault.detail.contains("getal dat te groot is") && fault.detail.contains("regel 1"),
                "{}",
                fault.detail
            );
        }
    }

    #[test]
    fn a_line_break_in_a_text_stands_at_the_end_of_its_line() {
        let told = read(b"{\n\"a\": \"een\ntwee\"}").expect_err("refused").detail;
        assert!(told.contains("regel 2, teken 10") && told.contains("Schrijf een regeleinde"), "{told}");
    }

    #[test]
    fn a_workbook_is_told_where_it_belongs() {
        for (bytes, told) in [(&b"PK\x03\x04\x14\0"[..], "/v1/werkboeken/_lees"), (b"%PDF-1.7", "een PDF")] {
            let fault = read(bytes).expect_err("refused");
            assert!(fault.code == "geen_json" && fault.detail.contains(told), "{}", fault.detail);
        }
    }

    /// The fault that ended the reading, by its place and code.
    fn stopped(body: &str) -> (String, &'static str) {
        let fault = read(body.as_bytes()).expect_err("refused");
        (fault.pointer, fault.code)
    }

    fn is_read(body: &str) {
        assert_eq!(read(body.as_bytes()).map(|(_, faults)| faults.len()), Ok(0));
    }

    #[test]
    fn a_list_and_an_object_end_somewhere() {
        let list = |items: usize| format!("{{\"a\":[{}]}}", vec!["1"; items].join(","));
        is_read(&list(MAX_ITEMS));
        assert_eq!(stopped(&list(MAX_ITEMS + 1)), ("/a".to_owned(), "te_veel"));
        let object = |fields: usize| {
            let fields: Vec<String> = (0..fields).map(|number| format!("\"{number}\":1")).collect();
            format!("[{{{}}}]", fields.join(","))
        };
        is_read(&object(MAX_FIELDS));
        assert_eq!(stopped(&object(MAX_FIELDS + 1)), ("/0".to_owned(), "te_veel"));
        let null = vec!["\"a\":null"; MAX_FIELDS + 1].join(",");
        assert_eq!(stopped(&format!("{{{null}}}")), (String::new(), "te_veel"));
    }

    #[test]
    fn the_body_as_a_whole_ends_somewhere() {
        let lists = |item: &str, lists: usize, items: usize| {
            let list = format!("[{}]", vec![item; items].join(","));
            format!("[{}]", vec![list; lists].join(","))
        };
        // Every list counts as well, and so does the body.
        is_read(&lists("1", 99, 1_000));
        assert_eq!(stopped(&lists("1", 100, 1_000)), (String::new(), "te_veel"));
        is_read(&lists("{}", MAX_CONTAINERS / 1_000 - 1, 1_000));
        assert_eq!(stopped(&lists("{}", MAX_CONTAINERS / 1_000, 1_000)), (String::new(), "te_veel"));
        // The rest is not looked at.
        assert_eq!(stopped(&format!("[{}", "1,".repeat(2_000_000))), (String::new(), "te_veel"));
    }

    #[test]
    fn a_name_and_a_number_end_somewhere() {
        is_read(&format!("{{\"{}\":1}}", "a".repeat(MAX_KEY)));
        let (pointer, code) = stopped(&format!("{{\"a\":{{\"{}\":1}}}}", "/".repeat(1_000_000)));
        assert_eq!((pointer.chars().count(), code), (500, "te_lang"));
        assert!(pointer.starts_with("/a/~1~1") && pointer.ends_with('…'), "{pointer}");
        let numbers = |digits: usize| format!("[1, -2.5e3, \"\\\"{0}\", {{\"{0}\": 0.{0}}}]", "1".repeat(digits));
        is_read(&numbers(29));
        assert_eq!(stopped(&numbers(30)), (format!("/3/{}", "1".repeat(30)), "te_lang"));
        assert_eq!(stopped(&format!("[{{}}, -{}]", "9".repeat(31))), ("/1".to_owned(), "te_lang"));
    }

    #[test]
    fn no_more_faults_are_kept_than_are_told() {
        let twice = vec!["{\"a\":1,\"a\":2}"; 900].join(",");
        let (_, faults) = read(format!("[[{twice}],[{twice}]]").as_bytes()).expect("JSON");
        assert_eq!(faults.len(), crate::wire::MAX_FAULTS + 1);
    }
}
