//! Finds amounts of somebody's own money in free text: wage, benefit, savings.

use std::sync::LazyLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

/// An amount in a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bedrag {
    pub start: usize,
    pub end: usize,
}

/// Beginnings of words for what somebody has or gets.
const INCOME: [&str; 30] = [
    "salaris",
    "loon",
    "maandloon",
    "uurloon",
    "dagloon",
    "inkom",
    "uitkering",
    "verdien",
    "netto",
    "bruto",
    "spaargeld",
    "pensioen",
    "transitievergoeding",
    "ontslagvergoeding",
    "alimentatie",
    "toeslag",
    "hypotheek",
    "huur",
    "wga",
    "wia",
    "bonus",
    "vakantiegeld",
    "houdt",
    "schuld",
    "rood",
    "leeft",
    "bijstand",
    "geërfd",
    "erfenis",
    "beslag",
];

/// Beginnings of words that make an amount one of a job, a law or a bill.
const NOT_ONES_OWN: [&str; 26] = [
    "salariswens",
    "salarisindicatie",
    "salarisschaal",
    "wens",
    "vacature",
    "cao",
    "schaal",
    "minimumloon",
    "offerte",
    "loonkosten",
    "loonwaarde",
    "loonsanctie",
    "subsidie",
    "cursus",
    "opleiding",
    "kosten",
    "budget",
    "tarief",
    "markt",
    "gemiddeld",
    "functie",
    "werkgever betaalt",
    "startsalaris",
    "modaal",
    "kost",
    "vergoed",
];

/// Amounts that stand in a sentence about somebody's income.
pub fn amounts(text: &str) -> Vec<Bedrag> {
    if !speaks_of_money(text) {
        return vec![];
    }
    let words = words(text);
    let sentences = words.split_inclusive(|word| word.ends_sentence);
    sentences.filter(|sentence| is_about_income(sentence)).flat_map(amounts_of).collect()
}

/// Quick, for the many texts without.
fn speaks_of_money(text: &str) -> bool {
    static FINDERS: LazyLock<[Finder<'_>; 5]> = LazyLock::new(|| UNITS.map(Finder::new));
    let bytes = text.as_bytes();
    let thousand = |stop: usize| bytes.get(stop + 1..stop + 4).is_some_and(|rest| rest.iter().all(u8::is_ascii_digit));
    FINDERS.iter().any(|unit| unit.find(bytes).is_some()) || memchr_iter(b'.', bytes).any(thousand)
}

/// What makes a number an amount.
const UNITS: [&str; 5] = ["€", "euro", "netto", "bruto", "EUR"];

/// Ends of numbers that are written as words: ‘zeshonderd’, ‘tweeënhalfduizend’, ‘vijftig’.
const WRITTEN: [&str; 3] = ["honderd", "duizend", "tig"];

#[derive(Debug)]
struct Word<'a> {
    /// Without the signs around it.
    plain: &'a str,
    start: usize,
    ends_sentence: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let parts = text.split([' ', '\n', '\u{a0}', '\u{202f}']).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let signs =
                |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '‘' | '’' | '-' | '–');
            let offset = part.as_ptr() as usize - text.as_ptr() as usize;
            let trimmed = part.trim_start_matches(signs);
            let start = offset + part.len() - trimmed.len();
            let ends_sentence = part.ends_with(['.', '!', '?']);
            Word { plain: trimmed.trim_end_matches(signs), start, ends_sentence }
        })
        .collect()
}

fn is_about_income(sentence: &[Word<'_>]) -> bool {
    let starts = |starts: &[&str], word: &Word<'_>| {
        let plain = word.plain.to_lowercase();
        starts.iter().any(|start| plain.starts_with(start))
    };
    sentence.iter().any(|word| starts(&INCOME, word)) && !sentence.iter().any(|word| starts(&NOT_ONES_OWN, word))
}

fn amounts_of<'a>(sentence: &'a [Word<'a>]) -> impl Iterator<Item = Bedrag> + 'a {
    (0..sentence.len()).filter_map(move |index| amount_at(sentence, index))
}

/// ‘€ 2.300’, ‘23.000’, ‘2100 netto’, ‘1.250 euro’.
fn amount_at(sentence: &[Word<'_>], index: usize) -> Option<Bedrag> {
    let word = &sentence[index];
    let plain = word.plain.trim_start_matches('€');
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let number = digits >= 2 && plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'));
    let written = || {
        let plain = plain.to_lowercase();
        WRITTEN.iter().any(|end| plain.ends_with(end))
    };
    if !number && !written() {
        return None;
    }
    let before = index.checked_sub(1).map(|index| &sentence[index]);
    let named = before.filter(|before| matches!(before.plain.to_lowercase().as_str(), "€" | "eur" | "euro"));
    let after = sentence.get(index + 1).map(|after| after.plain.to_lowercase()).unwrap_or_default();
    let unit = matches!(after.as_str(), "euro" | "eur" | "netto" | "bruto");
    let signed = word.plain.starts_with('€');
    let money = signed || named.is_some() || unit || has_thousands(plain);
    let start = named.map_or(word.start, |named| named.start);
    money.then_some(Bedrag { start, end: word.start + word.plain.len() })
}

/// `23.000`, `1.250,50`.
fn has_thousands(number: &str) -> bool {
    let whole = number.split(',').next().unwrap_or_default();
    let mut parts = whole.split('.');
    let first = parts.next().unwrap_or_default().len();
    let rest: Vec<&str> = parts.collect();
    (1..=3).contains(&first) && !rest.is_empty() && rest.iter().all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        amounts(text).into_iter().map(|amount| &text[amount.start..amount.end]).collect()
    }

    #[test]
    fn an_amount_in_a_sentence_about_income_is_found() {
        assert_eq!(found("De transitievergoeding is berekend op € 23.000."), ["€ 23.000"]);
        assert_eq!(found("Hij verdient 2100 netto, zijn huur is €950."), ["2100", "€950"]);
        assert_eq!(found("Haar uitkering is 1.250,50 per maand."), ["1.250,50"]);
        assert_eq!(found("Hij staat zeshonderd euro rood en leeft van vijftig euro."), ["zeshonderd", "vijftig"]);
        assert_eq!(found("Zij houdt nu 1.680 euro over."), ["1.680"]);
    }

    #[test]
    fn other_amounts_are_left_alone() {
        for text in [
            "De cursus kost € 450. Hij verdient goed.",
            "Het salaris in de vacature is € 2.800 bruto.",
            "Op 12-05-2025 sprak hij over zijn loon.",
            "Zijn salariswens ligt rond de 2.900 euro bruto.",
            "Zij werkt 24 uur en verdient genoeg.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
