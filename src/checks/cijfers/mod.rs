//! Finds numbers in free text that may be a burgerservicenummer.

mod ernaast;

use std::ops::RangeInclusive;

use self::ernaast::{NAMES, is_named_near, is_something_else, names_bsn, rather, words};
use crate::trajectory::Bsn;

/// A number that may be a burgerservicenummer, and where it stands, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Getal {
    /// Nine digits.
    pub number: String,
    pub from: usize,
    pub to: usize,
    /// The word that says that it is rather something else, where the text does not speak of a burgerservicenummer:
    /// ‘relatienummer’.
    pub rather: Option<(usize, usize)>,
}

/// The numbers in a text that pass as a burgerservicenummer: nine digits together, glued to letters or not, or nine
/// with single signs between them and no further digits beside them. Where the text speaks of such a number, it may
/// also stand among other digits, have lost its zero in front, or have more than one sign between its digits.
pub fn numbers(text: &str) -> Vec<Getal> {
    if !may_hold_one(text) {
        return vec![];
    }
    let signs: Vec<char> = text.chars().collect();
    let stretch = |groups: &Vec<Group>| Stretch { signs: &signs, groups }.numbers();
    let found: Vec<Getal> = stretches(&signs, 1, joins).iter().flat_map(stretch).collect();
    if !found.is_empty() || !words(&signs).any(|word| names_bsn(&word)) {
        return found;
    }
    let apart = |sign: char| !sign.is_alphanumeric();
    let wide = |groups: &Vec<Group>| Stretch { signs: &signs, groups }.numbers_beside_their_name(9..=9);
    stretches(&signs, APART, apart).iter().flat_map(wide).collect()
}

/// Signs that may stand between the digits of one number where the text speaks of it: ‘123 / 456 / 782’, or the end of
/// a line.
const APART: usize = 4;

/// A first look, at the bytes of a text: whether so many digits stand together as a number has, or the text speaks of
/// one. Never no where it holds one; most texts hold dates alone.
fn may_hold_one(text: &str) -> bool {
    digits(text) + 1 >= DIGITS && (stand_together(text) || may_name_one(text))
}

/// How many digits a text has. Added up in small numbers, of which the compiler takes many at a time.
pub fn digits(text: &str) -> usize {
    let parts = text.as_bytes().chunks(usize::from(u8::MAX));
    parts.map(|part| usize::from(part.iter().map(|byte| u8::from(byte.is_ascii_digit())).sum::<u8>())).sum()
}

/// Whether digits enough for a number stand with at most one sign between them. Of what is not ASCII every sign may
/// join.
fn stand_together(text: &str) -> bool {
    let (mut together, mut apart) = (0, 0);
    text.bytes().any(|byte| {
        if byte.is_ascii_digit() {
            (together, apart) = (together + 1, 0);
            return together >= DIGITS;
        }
        // The bytes of a sign after its first one are no sign.
        apart += u32::from(byte.is_ascii() || byte >= 0xc0);
        if apart > 1 || byte.is_ascii_alphabetic() || byte.is_ascii_control() {
            together = 0;
        }
        false
    })
}

/// Digits of a number; one that lost its zero has one less.
const DIGITS: usize = 9;

/// Whether a text may speak of a burgerservicenummer; what `names_bsn` knows is known here.
fn may_name_one(text: &str) -> bool {
    let begins = |rest: &[u8]| {
        NAMES.iter().any(|name| rest.get(..name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name.as_bytes())))
    };
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| matches!(byte, b'b' | b'B' | b's' | b'S') && begins(&bytes[at..]))
}

/// Digits that stand together: the first place, and the one after the last.
#[derive(Debug, Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
}

impl Group {
    const fn size(self) -> usize {
        self.to - self.from
    }
}

/// Groups that follow each other with at most so many signs between them, each of which may join digits.
fn stretches(signs: &[char], most: usize, joins: fn(char) -> bool) -> Vec<Vec<Group>> {
    let mut found: Vec<Vec<Group>> = vec![];
    let mut at = 0;
    while at < signs.len() {
        let from = at;
        at += signs[from..].iter().take_while(|sign| sign.is_ascii_digit()).count();
        if at == from {
            at += 1;
            continue;
        }
        let group = Group { from, to: at };
        let follows = |last: &Group| from - last.to <= most && signs[last.to..from].iter().all(|sign| joins(*sign));
        match found.last_mut() {
            Some(groups) if groups.last().is_some_and(follows) => groups.push(group),
            _ => found.push(vec![group]),
        }
    }
    found
}

/// Whether digits on both sides of a sign may be one number. A line end and the border of a cell part them.
fn joins(sign: char) -> bool {
    !sign.is_alphanumeric() && !sign.is_control()
}

struct Stretch<'a> {
    signs: &'a [char],
    groups: &'a [Group],
}

impl Stretch<'_> {
    fn numbers(&self) -> Vec<Getal> {
        let whole = self.groups.iter().filter(|group| group.size() == 9);
        let mut found: Vec<Getal> = whole.filter_map(|group| self.bsn(&[*group])).collect();
        if found.is_empty() && is_grouped(self.signs, self.groups) {
            found.extend(self.bsn(self.groups));
        }
        if found.is_empty() {
            found = self.numbers_beside_their_name(8..=9);
        }
        found
    }

    /// Groups that follow each other and are a number of so many digits where the text speaks of one.
    fn numbers_beside_their_name(&self, sizes: RangeInclusive<usize>) -> Vec<Getal> {
        let (Some(first), Some(last)) = (self.groups.first(), self.groups.last()) else { return vec![] };
        if !is_named_near(self.signs, first.from, last.to) {
            return vec![];
        }
        let mut found = Vec::new();
        for start in 0..self.groups.len() {
            // Nine digits are nine groups at most.
            for length in 1..=(self.groups.len() - start).min(9) {
                let groups = &self.groups[start..start + length];
                let size: usize = groups.iter().map(|group| group.size()).sum();
                if sizes.contains(&size) && !is_date(groups) {
                    found.extend(self.bsn(groups));
                }
            }
        }
        found
    }

    /// The number that these groups together are: they pass the elfproef, and are not said to be something else.
    fn bsn(&self, groups: &[Group]) -> Option<Getal> {
        let (from, to) = (groups.first()?.from, groups.last()?.to);
        let digits: String = groups.iter().flat_map(|group| &self.signs[group.from..group.to]).collect();
        let number = format!("{digits:0>9}");
        let passes = Bsn::parse(&number).is_ok() && !is_something_else(self.signs, from, to);
        passes.then(|| Getal { number, from, to, rather: rather(self.signs, from, to) })
    }
}

/// Whether groups may be the parts of one number of nine digits: not a number of a year and a row, an amount with its
/// cents, or a day with something behind it.
fn is_grouped(signs: &[char], groups: &[Group]) -> bool {
    let sizes: Vec<usize> = groups.iter().map(|group| group.size()).collect();
    let even = sizes.iter().all(|size| *size == 1) || sizes.iter().all(|size| *size >= 2);
    let year = |group: Group| group.size() == 4 && matches!(signs[group.from..group.from + 2], ['1', '9'] | ['2', '0']);
    let numbered = matches!(groups, [one, other] if year(*one) || year(*other));
    let cents = groups.last().is_some_and(|last| last.size() == 2 && last.from > 0 && signs[last.from - 1] == ',');
    groups.len() > 1 && sizes.iter().sum::<usize>() == 9 && even && !numbered && !cents
}

/// `05-12-2024`, `2024-12-05`.
fn is_date(groups: &[Group]) -> bool {
    let sizes: Vec<usize> = groups.iter().map(|group| group.size()).collect();
    matches!(sizes.as_slice(), [2, 2, 4] | [4, 2, 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds_bsn(text: &str) -> bool {
        !numbers(text).is_empty()
    }

    #[test]
    fn a_number_is_told_as_its_digits() {
        let told = |text: &str| numbers(text).into_iter().map(|found| found.number).collect::<Vec<String>>();
        assert_eq!(told("Van 9999.90.007 en 999990019."), ["999990007", "999990019"]);
        assert_eq!(told("BSN 00012014"), ["000012014"]);
    }

    #[test]
    fn a_bsn_is_found_however_it_is_written() {
        for text in [
            "Bekend onder nummer 999990007.",
            "BSN: 9999.90.007",
            "999 990 007",
            "(999.990.019)",
            "nr 999990020, 2025",
            "999-990-007",
            "999/990/007",
            "999_990_007",
            "999,990,007",
            "9999·90·007",
            "999\u{a0}990\u{a0}007",
            "999\u{202f}990\u{202f}007",
            "999–990–007",
            "9 9 9 9 9 0 0 0 7",
            "9-9-9-9-9-0-0-0-7",
            "99 99 90 007",
            "9999 90007",
            "99999 0019",
            "9999.90 019",
            "bsn999990007",
            "BSN999990019geboren",
            "werknemer999990020",
            "Mevrouw (BSN 999990007) belde.",
            "burgerservicenummer 999990019",
            "BSN 00012014",
            "sofinummer 0001.2014",
            "haar bsn is 00012014",
            "00012014 (bsn)",
            "BSN 999 990 007 05-12-1980",
            "Sofi-nr: 999.990.020",
            "#999990007#",
            "[999990007]2025",
            "Haar BSN is 999  990  007.",
            "BSN 999 / 990 / 007",
            "BSN: 9999.90. 007",
            "Haar BSN:\n999\n990\n007",
            "burgerservicenummer 999 -- 990 -- 007",
        ] {
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
            "KVK-nummer 00012014",
            "Kamer van Koophandel 00012014",
            "RSIN 999990007",
            "btw NL999990007B01",
            "nl999990007b01",
            "loonheffingen 999990007L01",
            "NL13TEST0123456789",
            "IBAN NL13 TEST 0999 9900 07",
            "BE68 5390 0754 7034",
            "DE89 3704 0044 0532 0130 00",
            "rekening 999990007",
            "06 9999 9007",
            "06-99999000",
            "+31 6 9999 9000",
            "+352 99 99 90 007",
            "tel. 999990007",
            "telefoonnummer is 999 990 007",
            "bel 999990007",
            "mobiel 999 990 007",
            "0031 45 123 45 67",
            "€ 999.990.007",
            "€ 999990007",
            "999.990.007 euro",
            "EUR 999990007",
            "9.999.900,07",
            "9999900,07",
            "2024-2025, 2025-2026",
            "1999-90007",
            "99900-2007",
            "12-05-2025 8 uur",
            "2025-06-20 9",
            "10.30 uur, 11.45 uur en 12.15 uur",
            "BSN aangevraagd op 05-12-2024",
            "Sofie belde op 00012014",
            "filosofie 00012014",
            "BSN en KVK 00012014",
            "week 12, 13, 14, 15 en 16",
            "9999\n90007",
            "999\t990\t007",
            "9999900071",
            "vestigingsnummer 000012345678",
        ] {
            assert!(!holds_bsn(text), "{text}");
        }
    }

    #[test]
    fn a_word_beside_a_number_makes_it_doubtful_unless_the_text_speaks_of_a_burgerservicenummer() {
        let rather = |text: &str| {
            let signs: Vec<char> = text.chars().collect();
            let word = |(from, to): (usize, usize)| signs[from..to].iter().collect::<String>();
            numbers(text).into_iter().map(|found| found.rather.map(word)).collect::<Vec<_>>()
        };
        for (text, word) in [
            ("De website telt 111222333 bezoekers.", Some("bezoekers")),
            ("Relatienummer 111222333", Some("Relatienummer")),
            ("Het dossier is 111222333.", Some("dossier")),
            ("Bekend onder nummer 111222333.", None),
            ("Relatienummer en BSN 111222333", None),
            ("Zijn persoonsnummer is 111222333.", None),
        ] {
            assert_eq!(rather(text), [word.map(str::to_owned)], "{text}");
        }
    }

    #[test]
    fn a_text_of_digits_alone_takes_no_longer_than_it_is_long() {
        assert!(!holds_bsn(&"1 ".repeat(50_000)));
        assert!(!holds_bsn(&format!("bsn {}", "1 ".repeat(50_000))));
    }
}
