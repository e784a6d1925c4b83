//! What is said of a message that is no JSON: the place, and what is probably wrong.

use super::place::{MAX_DEPTH, TOO_DEEP};
use super::signs;
use super::spot::Spot;
use crate::wire::fault::Fault;

/// Said of a place in a part of what was sent, whose reader has to know from where it counts.
const OF_THE_WHOLE: &str = " Regel en teken tellen vanaf het begin van het hele bericht of bestand.";

/// The fault of a message that the parser refused, or of a part of one that begins there.
pub fn describe(error: &serde_json::Error, bytes: &[u8], begins: Spot) -> Fault {
    if let Some(known) = signature(bytes) {
        return fault_of_form(known);
    }
    let (code, detail) = place_and_cause(error, bytes, begins);
    let from = if begins == Spot::BEGIN { "" } else { OF_THE_WHOLE };
    Fault { pointer: String::new(), code, detail: detail + from }
}

fn place_and_cause(error: &serde_json::Error, bytes: &[u8], begins: Spot) -> (&'static str, String) {
    let line_at = |number: usize| bytes.split(|byte| *byte == b'\n').nth(number.saturating_sub(1)).unwrap_or_default();
    // For the parser a line break is the beginning of the next line, and for who looks for it the end of this one.
    let (number, before) = match (error.line(), error.column()) {
        (number, 0) if number > 1 => (number - 1, line_at(number - 1)),
        (number, column) => (number, line_at(number).get(..column).unwrap_or_else(|| line_at(number))),
    };
    let broken = usize::from(number != error.line());
    // The parser counts bytes; an editor counts characters.
    let character = String::from_utf8_lossy(before).chars().count() + broken;
    let place = begins.then(Spot { line: number, character });
    if error.to_string().starts_with(TOO_DEEP) {
        ("te_diep", format!("Het JSON-bericht is dieper genest dan {MAX_DEPTH} niveaus ({place})."))
    } else if let Err(broken) = std::str::from_utf8(bytes) {
        let place = begins.then(end_of(bytes.get(..=broken.valid_up_to()).unwrap_or(bytes)));
        let detail = format!(
            "Het bericht is geen geldige UTF-8: op {place} staat een teken in een andere codering. Stuur JSON in UTF-8; \
             in PowerShell en VBA moet dat er uitdrukkelijk bij: ‘Content-Type: application/json; charset=utf-8’, met de \
             bytes van de tekst in UTF-8."
        );
        ("geen_json", detail)
    } else if error.to_string().starts_with(TOO_LARGE) {
        let detail = format!(
            "Op {place} staat een getal dat te groot is om te lezen. Controleer het; een nummer van veel cijfers is een \
             tekst, tussen dubbele aanhalingstekens."
        );
        ("geen_json", detail)
    } else if let Some(comma) = up_to_stray_comma(error, bytes) {
        let place = begins.then(end_of(comma));
        ("geen_json", format!("Het bericht is geen geldige JSON: op {place} staat een komma te veel."))
    } else if error.is_eof() {
        ("geen_json", format!("Het JSON-bericht breekt af op {place}. Controleer haakjes en aanhalingstekens."))
    } else {
        let reason = probable(error, bytes).map(|reason| format!(" {reason}")).unwrap_or_default();
        ("geen_json", format!("Het bericht is geen geldige JSON: fout op {place}.{reason}"))
    }
}

/// The message up to and with a comma that is one too many: before the end of a list or an object, where a value or a
/// field begins, or behind everything.
fn up_to_stray_comma<'a>(error: &serde_json::Error, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let all = bytes.get(..position(error, bytes))?;
    let (met, read) = all.split_last()?;
    let (said, read) = (error.to_string(), read.trim_ascii_end());
    if said.starts_with(TRAILING) {
        return read.ends_with(b",").then_some(read);
    }
    if said.starts_with(BEHIND_ALL) {
        let is_last = bytes.get(all.len()..).is_some_and(|rest| rest.trim_ascii().is_empty());
        return (is_last && *met == b',').then_some(all);
    }
    let begins = BEGINS.iter().any(|words| said.starts_with(words));
    // Behind a colon it is a value that lacks.
    (begins && *met == b',' && !read.ends_with(b":")).then_some(all)
}

/// Bytes up to and with the one that the parser stumbled over.
fn position(error: &serde_json::Error, bytes: &[u8]) -> usize {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
    before + error.column()
}

/// What is probably wrong: a comment, a word of another language, a sign out of its place, or what the parser says.
fn probable(error: &serde_json::Error, bytes: &[u8]) -> Option<&'static str> {
    let (read, met) = bytes.split_at_checked(position(error, bytes).checked_sub(1)?)?;
    if COMMENTS.iter().any(|begin| met.starts_with(begin)) {
        return Some(NO_COMMENT);
    }
    let said = error.to_string();
    no_json_word(met).or_else(|| signs::reason(&said, read, met)).or_else(|| reason(&said))
}

/// What is to be written for a word that other languages have and JSON has not.
fn no_json_word(met: &[u8]) -> Option<&'static str> {
    const WORDS: [(&[u8], &str); 10] = [
        (b"NaN", "JSON kent geen NaN: laat het veld weg, of schrijf null."),
        (b"Infinity", "JSON kent geen Infinity: laat het veld weg, of schrijf null."),
        (b"undefined", "JSON kent geen undefined: laat het veld weg, of schrijf null."),
        (b"None", "Schrijf null in plaats van None."),
        (b"Null", "Schrijf null, met kleine letters."),
        (b"NULL", "Schrijf null, met kleine letters."),
        (b"TRUE", "Schrijf true, met kleine letters."),
        (b"FALSE", "Schrijf false, met kleine letters."),
        (b"True", "Schrijf true, met een kleine letter."),
        (b"False", "Schrijf false, met een kleine letter."),
    ];
    WORDS.iter().find(|(word, _)| met.starts_with(word)).map(|(_, told)| *told)
}

/// The place of the last of these bytes.
fn end_of(bytes: &[u8]) -> Spot {
    let line = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    Spot { line, character: String::from_utf8_lossy(last).chars().count() }
}

/// What the parser says of a comma behind which a list or an object ends, and of what is none where something begins.
const TRAILING: &str = "trailing comma";
const BEGINS: [&str; 2] = ["expected value", "key must be a string"];

/// What the parser says of a number that JSON allows and no machine holds.
const TOO_LARGE: &str = "number out of range";

/// What it says of what stands behind a message that is whole.
const BEHIND_ALL: &str = "trailing characters";

/// With what a comment begins in the languages that have them.
const COMMENTS: [&[u8]; 3] = [b"//", b"/*", b"#"];
const NO_COMMENT: &str = "JSON kent geen commentaar (//, /* */ of #). Laat het weg.";

const NO_VALUE: &str = "Hier hoort een waarde te staan; een tekst staat tussen dubbele aanhalingstekens.";

/// What is probably wrong, by what the parser says of it; none of its words are passed on.
fn reason(said: &str) -> Option<&'static str> {
    const REASONS: [(&str, &str); 9] = [
        ("key must be a string", "Hier hoort de naam van een veld, tussen dubbele aanhalingstekens."),
        ("expected `,` or", "Ontbreekt er een komma?"),
        ("expected `:`", "Ontbreekt er een dubbele punt?"),
        (BEHIND_ALL, "Het bericht is al af, en er staat nog iets achter."),
        ("control character", "Schrijf een regeleinde in een tekst als \\n, en een tab als \\t."),
        ("invalid escape", "Schrijf een schuine streep naar links (\\) in een tekst als \\\\."),
        ("invalid number", "Schrijf een getal zonder nul ervoor, met een punt en geen komma."),
        ("expected value", NO_VALUE),
        ("expected ident", NO_VALUE),
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
        [0x28, 0xB5, 0x2F, 0xFD, ..]
        | [b'x', 0x01 | 0x5E | 0x9C | 0xDA, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', ..]
        | [0xFD, b'7', b'z', b'X', ..] => {
            Some("Het bericht is gecomprimeerd (zstd, deflate, bzip2 of xz). Stuur de JSON zelf, niet gecomprimeerd.")
        }
        [b'<', ..] => Some("Het bericht is XML of HTML. Stuur het traject als JSON."),
        [b'%', b'P', b'D', b'F', ..] => Some("Het bericht is een PDF. Stuur het traject als JSON."),
        [b'P', b'K', 3, 4, ..] => Some(
            "Het bericht is een werkboek of een ander zip-bestand. Een werkboek (.xlsx) leest POST \
             /v1/werkboeken/_lees; op de opdrachtregel moet de naam van het bestand op .xlsx eindigen. Stuur hier het \
             traject als JSON.",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::{read, read_from};

    #[test]
    fn broken_empty_and_deep_bodies_each_say_so() {
        let code = |body: &[u8]| read(body).expect_err("refused").code;
        assert_eq!(code(b" \n"), "leeg");
        assert_eq!(code(b"\xef\xbb\xbf\r\n"), "leeg", "a mark of the byte order is nothing");
        assert_eq!(code(br#"{"a": "#), "geen_json");
        assert_eq!(code(br#"{"a": 1} x"#), "geen_json");
        assert_eq!(code(b"\"\xff\""), "geen_json");
        assert_eq!(code("[".repeat(5_000).as_bytes()), "te_diep");
        assert!(read(br#"{"a": x}"#).expect_err("refused").detail.contains("regel 1, teken 7"));
        assert!(read("{\n\"één\": x}".as_bytes()).expect_err("refused").detail.contains("regel 2, teken 8"));
    }

    #[test]
    fn a_part_of_what_was_sent_counts_from_the_beginning_of_the_whole() {
        let begins = Spot { line: 3, character: 10 };
        let told = |body: &[u8]| read_from(begins, body).expect_err("refused").detail;
        for (body, place) in [
            (&br#"{"a": x}"#[..], "regel 3, teken 17"),
            (b"{\"a\": 1,\n\"b\": x}", "regel 4, teken 6"),
            (br#"{"a": 1,}"#, "regel 3, teken 18"),
            (br#"{"a": 1"#, "regel 3, teken 17"),
            (b"{\"a\": \"\xe9\"}", "regel 3, teken 18"),
            (br#"{"a": 1e400}"#, "regel 3, teken"),
            ("[".repeat(40).as_bytes(), "regel 3, teken"),
        ] {
            let told = told(body);
            assert!(told.contains(place) && told.ends_with("het hele bericht of bestand."), "{told}");
        }
        assert!(!told(b"%PDF-1.7").contains("regel"), "another form has no place");
        assert!(!read(br#"{"a": x}"#).expect_err("refused").detail.contains("het hele bericht"));
    }

    #[test]
    fn what_is_probably_wrong_is_told_with_its_place() {
        for (body, reason) in [
            (&br#"{"a": 1 "b": 2}"#[..], "Ontbreekt er een komma?"),
            (br#"{"a" 1}"#, "Ontbreekt er een dubbele punt?"),
            (b"{a: 1}", "Hier hoort de naam van een veld"),
            (br#"{"a": 1} x"#, "er staat nog iets achter"),
            (b"{\"a\": \"een\ttwee\"}", "Schrijf een regeleinde"),
            (br#"{"a": "C:\map"}"#, "schuine streep"),
            (br#"{"a": x}"#, "Hier hoort een waarde"),
            (br#"{"a": , "b": 1}"#, "Hier hoort een waarde"),
            (br#"{"a": NaN}"#, "geen NaN"),
            (br#"{"a": -Infinity}"#, "geen Infinity"),
            (br#"{"a": True}"#, "Schrijf true"),
            (br#"{"a": None}"#, "Schrijf null"),
            (br#"{"a": NULL}"#, "Schrijf null"),
            (br#"{"a": FALSE}"#, "Schrijf false"),
            (br#"{"a": nee}"#, "Hier hoort een waarde"),
            (b"{\"a\": 1, // een\n\"b\": 2}", "geen commentaar"),
            (b"{# een\n\"b\": 2}", "geen commentaar"),
            (b"{\"b\": /* een */ 2}", "geen commentaar"),
        ] {
            let told = read(body).expect_err("refused").detail;
            assert!(told.contains("fout op regel 1, teken") && told.contains(reason), "{told}");
        }
    }

    #[test]
    fn a_comma_too_many_is_told_where_it_stands() {
        for (body, place) in [
            (&br#"{"a": 1,}"#[..], "regel 1, teken 8"),
            ("{\"é\": [1, 2 ,\r\n  ]\n}".as_bytes(), "regel 1, teken 13"),
            (b"[1,,2]", "regel 1, teken 4"),
            (b"{\"a\": 1,\n , \"b\": 2}", "regel 2, teken 2"),
            (br#"{,"a": 1}"#, "regel 1, teken 2"),
            (b"[,]", "regel 1, teken 2"),
            (b",", "regel 1, teken 1"),
            (b"{\"a\": 1},", "regel 1, teken 9"),
            (b"{\"a\": 1}\n ,\r\n", "regel 2, teken 2"),
        ] {
            let fault = read(body).expect_err("refused");
            let told = format!("Het bericht is geen geldige JSON: op {place} staat een komma te veel.");
            assert_eq!((fault.code, fault.detail), ("geen_json", told));
        }
    }

    #[test]
    fn a_letter_in_another_encoding_is_told_where_it_stands() {
        let told = read(b"{\n \"bestandsnaam\": \"Zo\xeb\"}").expect_err("refused").detail;
        assert!(told.starts_with("Het bericht is geen geldige UTF-8: op regel 2, teken 21 staat een teken"), "{told}");
        let told = read(b"\"\xc3\xa9\xe9").expect_err("refused").detail;
        assert!(told.contains("op regel 1, teken 3 "), "{told}");
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
    fn what_is_packed_is_told_so() {
        for bytes in [&b"\x1f\x8b\x08\0"[..], b"\x28\xb5\x2f\xfd\0", b"x\x9c\x03\0", b"BZh91AY&SY", b"\xfd7zXZ\0"] {
            let fault = read(bytes).expect_err("refused");
            assert!(fault.code == "geen_json" && fault.detail.contains("is gecomprimeerd ("), "{}", fault.detail);
        }
        assert!(read(b"x").expect_err("refused").detail.contains("regel 1, teken 1"));
    }

    #[test]
    fn a_workbook_is_told_where_it_belongs() {
        for (bytes, told) in [
            (&b"PK\x03\x04\x14\0"[..], "/v1/werkboeken/_lees"),
            (b"%PDF-1.7", "een PDF"),
            (b"<?xml version=\"1.0\"?><a/>", "XML of HTML"),
        ] {
            let fault = read(bytes).expect_err("refused");
            assert!(fault.code == "geen_json" && fault.detail.contains(told), "{}", fault.detail);
        }
    }
}
