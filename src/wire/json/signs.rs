//! What is probably wrong with a message that is no JSON, by the sign where the parser stopped and the one before it.

use crate::trajectory::invisible;

/// What the parser says where it stopped at a sign that cannot stand there.
const OUT_OF_PLACE: [&str; 5] =
    ["key must be a string", "expected value", "expected `,` or", "expected `:`", "trailing characters"];
/// The same, behind something that was whole.
const BEHIND: [&str; 2] = ["expected `,` or", "expected `:`"];
/// What it says of a line break or another such sign within a text.
const WITHIN_A_TEXT: &str = "control character";

const LINE_END: &str = "Schrijf een regeleinde in een tekst als \\n. Of ontbreekt er aan het eind van de tekst een \
                        aanhalingsteken?";
const BRACKET: &str = "Dit haakje sluit niet wat het laatst openging: bij { hoort }, en bij [ hoort ].";
const QUOTE: &str = "JSON kent alleen het rechte dubbele aanhalingsteken (\").";
const UNSEEN: &str = "Hier staat een teken dat niet te zien is, zoals een harde spatie. Haal het weg.";
const WITHIN: &str = "Hier is een tekst al uit. Schrijf een aanhalingsteken in een tekst als \\\". Of ontbreekt er \
                      eerder een?";
const DECIMALS: &str = "Schrijf een getal met een punt en geen komma.";
const BARE: &str = "Een datum, een tijd en een getal waar iets achter staat, zijn tekst: zet er dubbele \
                    aanhalingstekens omheen.";
const NUMBER: &str = "Schrijf een getal zonder plusteken, en met een cijfer voor de punt.";

/// What is probably wrong, if the signs tell it: by what the parser says, the bytes that it read, and those it met.
pub fn reason(said: &str, read: &[u8], met: &[u8]) -> Option<&'static str> {
    let is_said = |words: &[&str]| words.iter().any(|words| said.starts_with(words));
    let sign = std::str::from_utf8(met).ok()?.chars().next()?;
    if is_said(&[WITHIN_A_TEXT]) {
        return matches!(sign, '\n' | '\r').then_some(LINE_END);
    }
    if !is_said(&OUT_OF_PLACE) {
        return None;
    }
    let before = read.last().copied().unwrap_or_default();
    let is_after_digit = before.is_ascii_digit() && is_said(&BEHIND);
    match sign {
        ']' | '}' if is_said(&["expected `,` or"]) => Some(BRACKET),
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' => Some(QUOTE),
        _ if is_unseen(sign) => Some(UNSEEN),
        _ if before == b'"' && sign.is_alphanumeric() && is_said(&BEHIND) => Some(WITHIN),
        '0'..='9' if is_said(&["key must be a string"]) && ends_a_number(read) => Some(DECIMALS),
        '-' | ':' | '/' | '.' | '%' if is_after_digit => Some(BARE),
        _ if is_after_digit && sign.is_alphabetic() => Some(BARE),
        '+' | '.' if met.get(1).is_some_and(u8::is_ascii_digit) => Some(NUMBER),
        _ => None,
    }
}

/// Whether a comma directly behind a digit was read last.
fn ends_a_number(read: &[u8]) -> bool {
    matches!(read, [.., digit, b','] if digit.is_ascii_digit())
}

fn is_unseen(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || invisible(sign.encode_utf8(&mut [0; 4])) > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::read;

    #[test]
    fn the_sign_tells_what_is_wrong() {
        for (body, place, reason) in [
            ("{\"a\":[1,2}}", "regel 1, teken 10", BRACKET),
            ("{\"a\":1]", "regel 1, teken 7", BRACKET),
            ("{\"a\":[1]]}", "regel 1, teken 9", BRACKET),
            ("{'a':1}", "regel 1, teken 2", QUOTE),
            ("{\"a\":'x'}", "regel 1, teken 6", QUOTE),
            ("{\"a\":“x”}", "regel 1, teken 6", QUOTE),
            ("{\"a\":„x”}", "regel 1, teken 6", QUOTE),
            ("{“a”:1}", "regel 1, teken 2", QUOTE),
            ("{\"a\":\u{a0}1}", "regel 1, teken 6", UNSEEN),
            ("{\u{200b}\"a\":1}", "regel 1, teken 2", UNSEEN),
            ("{\"a\":1\u{a0},\"b\":2}", "regel 1, teken 7", UNSEEN),
            ("{\"a\":1}\u{2028}", "regel 1, teken 8", UNSEEN),
            ("{\"a\":1\0}", "regel 1, teken 7", UNSEEN),
            ("\u{feff}\u{feff}{\"a\":1}", "regel 1, teken 1", UNSEEN),
            ("{\"a\":\"zei \"ja\" en\"}", "regel 1, teken 12", WITHIN),
            ("{\"a\":\"x, \"b\":2}", "regel 1, teken 11", WITHIN),
            ("{\"a:1, \"b\":2}", "regel 1, teken 9", WITHIN),
            ("{\"a\":1,5}", "regel 1, teken 8", DECIMALS),
            ("{\"a\":2025-01-02}", "regel 1, teken 10", BARE),
            ("{\"a\":10:30}", "regel 1, teken 8", BARE),
            ("{\"a\":28/02/2025}", "regel 1, teken 8", BARE),
            ("{\"a\":28.02.2025}", "regel 1, teken 11", BARE),
            ("{\"a\":32uur}", "regel 1, teken 8", BARE),
            ("{\"a\":21%}", "regel 1, teken 8", BARE),
            ("{\"a\":+1}", "regel 1, teken 6", NUMBER),
            ("{\"a\":.5}", "regel 1, teken 6", NUMBER),
            ("{\"a\":\"een\ntwee\"}", "regel 1, teken 10", LINE_END),
            ("{\"a\":\"een,\r\n\"b\":\"twee\"}", "regel 1, teken 11", LINE_END),
        ] {
            let told = read(body.as_bytes()).expect_err("refused").detail;
            let expected = format!("Het bericht is geen geldige JSON: fout op {place}. {reason}");
            assert_eq!(told, expected, "{body:?}");
        }
    }

    #[test]
    fn where_signs_tell_nothing_the_parser_does() {
        for body in ["{\"a\":1; \"b\":2}", "{\"a\":1 \"b\":2}", "[1 2]", "{\"a\":\"x\" \"b\":2}", "[{}{}]"] {
            let told = read(body.as_bytes()).expect_err("refused").detail;
            assert!(told.ends_with("Ontbreekt er een komma?"), "{body}: {told}");
        }
    }
}
