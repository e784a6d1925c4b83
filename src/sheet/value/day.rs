//! A cell read as a day, in the order that is usual in the Netherlands.

use chrono::NaiveDate;

use super::cell::Reason;
use crate::dutch::MONTHS;
use crate::sheet::grid::Cell;
use crate::sheet::headings::folded;

/// A day as `jjjj-mm-dd`. In a sheet of the Netherlands the day comes before the month.
pub fn day(cell: &Cell, birth: bool) -> Result<String, Reason> {
    let wrong = || {
        let unknown = if birth { "; is de dag of de maand onbekend, typ dan 00-03-1975 of 00-00-1975" } else { "" };
        ("datum", format!("Dit is geen datum. Typ een datum als 31-03-2025 of 31 maart 2025{unknown}."))
    };
    match cell {
        Cell::Day(day) => Ok(day.clone()),
        Cell::Text(text) => {
            let why = || why_no_day(text).map_or_else(wrong, |why| ("datum", why.to_owned()));
            let day = typed_day(text).ok_or_else(why)?;
            if exists(&day, birth) {
                return Ok(day);
            }
            Err(("datum", "Dit is geen bestaande datum. Typ een datum als 31-03-2025 of 31 maart 2025.".to_owned()))
        }
        Cell::Number(_) => Err((
            "datum",
            "Hier staat een getal. Of het een datum is, wordt niet geraden: geef de cel de opmaak Datum of typ 31-03-2025."
                .to_owned(),
        )),
        _ => Err(wrong()),
    }
}

/// What is wrong with a text that is no date, where that is known.
fn why_no_day(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let plain = folded(&text);
    if plain.is_empty() || NONE.contains(&plain.as_str()) {
        return Some("Dit is geen datum. Is er geen datum of is zij nog niet bekend, laat de cel dan leeg.");
    }
    let words: Vec<&str> = text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    if words.first().is_some_and(|word| WEEKDAYS.contains(word)) {
        return Some("Dit is geen datum. Laat de dag van de week weg: 31 maart 2025.");
    }
    if words.iter().any(|word| ENGLISH_MONTHS.contains(word)) {
        return Some("Dit is geen datum. Typ de maand in het Nederlands of als getal: 31 maart 2025 of 31-03-2025.");
    }
    if words.iter().any(|word| word.contains(':')) {
        return Some("Dit is geen datum. Laat de tijd weg: 31-03-2025.");
    }
    let digits = |word: &str, most: usize| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    // `'25` as well.
    let short = |year: &str| digits(year.trim_start_matches(['\'', '’']), 2);
    match words[..] {
        [day, middle, year] if digits(day, 2) && short(year) && (digits(middle, 2) || month(middle).is_some()) => {
            Some("Dit is geen datum: het jaar heeft twee cijfers. Typ het jaar met vier cijfers, zoals 31-03-2025.")
        }
        [middle, year] if month(middle).is_some() && digits(year, 4) => {
            Some("Dit is geen datum: de dag ontbreekt. Typ de hele datum, zoals 31 maart 2025.")
        }
        _ => None,
    }
}

/// What people type where there is nothing to type.
const NONE: [&str; 13] = [
    "nvt",
    "onbekend",
    "geen",
    "nb",
    "na",
    "niet",
    "nietbekend",
    "nietvantoepassing",
    "heden",
    "nu",
    "lopend",
    "doorlopend",
    "looptnog",
];

const WEEKDAYS: [&str; 14] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
];

/// Those that are not shortened or written as the Dutch ones are.
const ENGLISH_MONTHS: [&str; 10] =
    ["january", "february", "march", "mar", "may", "june", "july", "august", "october", "oct"];

/// Whether a day is one of the calendar; of a birth, the day or the month may be unknown.
fn exists(day: &str, birth: bool) -> bool {
    let part = |part: std::ops::Range<usize>| day.get(part).and_then(|digits| digits.parse::<u32>().ok());
    let (Some(year), Some(month), Some(number)) = (part(0..4), part(5..7), part(8..10)) else { return false };
    let is_known = |month: u32, number: u32| {
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, number)).is_some()
    };
    match (month, number) {
        (0, 0) if birth => true,
        (_, 0) if birth => is_known(month, 1),
        _ => is_known(month, number),
    }
}

/// `31-03-2025`, `31/3/2025`, `31.3.2025`, `2025-03-31`, `31 maart 2025`, `31 mrt 2025`, whether that day exists or
/// not.
fn typed_day(text: &str) -> Option<String> {
    let text = text.replace('\u{a0}', " ");
    let text = text.trim().to_lowercase();
    let text = [" 00:00:00", " 0:00:00", " 00:00", " 0:00", "t00:00:00"]
        .iter()
        .fold(text.as_str(), |text, midnight| text.strip_suffix(midnight).unwrap_or(text));
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts[..] else { return None };
    let number = |part: &str, most: usize| {
        let digits = !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = if first.len() == 4 {
        (number(first, 4)?, number(middle, 2)?, number(last, 2)?)
    } else {
        let year = (last.len() == 4).then(|| number(last, 4))??;
        (year, number(middle, 2).or_else(|| month(middle))?, number(first, 2)?)
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of a month by its name or what it is shortened to.
fn month(word: &str) -> Option<u32> {
    let short = |month: &str| word.len() >= 3 && month.starts_with(word);
    let position = MONTHS.iter().position(|month| short(month) || (word == "mrt" && *month == "maart"))?;
    u32::try_from(position + 1).ok()
}
