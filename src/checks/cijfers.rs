//! Finds numbers in free text that may be a burgerservicenummer.

use crate::trajectory::Bsn;

/// Whether a text holds a number that passes as a burgerservicenummer: nine digits together, or nine in groups with
/// spaces or dots between them and no further digits beside them.
pub fn holds_bsn(text: &str) -> bool {
    let enough = digits(text) >= 9;
    enough
        && text.split(|c: char| !(c.is_alphanumeric() || is_separator(c))).any(|stretch| {
            let words: Vec<&str> = stretch.split(is_separator).collect();
            words.split(|word| !is_number(word)).any(is_bsn)
        })
}

/// How many digits a text has. Added up in small numbers, of which the compiler takes many at a time.
fn digits(text: &str) -> usize {
    let parts = text.as_bytes().chunks(usize::from(u8::MAX));
    parts.map(|part| usize::from(part.iter().map(|byte| u8::from(byte.is_ascii_digit())).sum::<u8>())).sum()
}

const fn is_separator(character: char) -> bool {
    matches!(character, ' ' | '.' | '\u{a0}' | '\u{202f}')
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether numbers that follow each other are one BSN together, or one of them is.
fn is_bsn(numbers: &[&str]) -> bool {
    let grouped = numbers.len() > 1 && numbers.iter().all(|number| (2..=4).contains(&number.len()));
    numbers.iter().any(|number| Bsn::parse(number).is_ok()) || (grouped && Bsn::parse(&numbers.concat()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bsn_is_found_with_and_without_separators() {
        for text in
            ["Bekend onder nummer 999990007.", "BSN: 9999.90.007", "999 990 007", "(999.990.019)", "nr 999990020, 2025"]
        {
            assert!(holds_bsn(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "999990008",
            "KVK 99000001",
            "NL999990007B01",
            "NL13 TEST 0123 4567 89",
            "045 123 4567",
            "2 februari 2025 en 14.30 uur",
            "1.999.990.007",
        ] {
            assert!(!holds_bsn(text), "{text}");
        }
    }
}
