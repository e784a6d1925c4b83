//! Dutch notation: dates in text and in tables, numbers and counts with their noun, time spent, lists in a sentence.

use std::fmt::Display;

use chrono::{Datelike, NaiveDate};

/// The months in order, as they stand in a date.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The days of the week in order.
const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// `1 mei 2025`, with a no-break space so that the day keeps its month; on a page it keeps its year too.
pub fn long_date(date: NaiveDate) -> String {
    format!("{}\u{a0}{} {}", date.day(), month(date), date.year())
}

/// `1 mei`, for the first of two dates in one year.
pub fn day_and_month(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), month(date))
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// `maandag`.
pub fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS[date.weekday().num_days_from_monday() as usize]
}

/// `mei 2025`, of a day that is not known itself.
pub fn month_and_year(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", month(date), date.year())
}

/// `01-05-2025`, for tables.
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// `10 mei tot en met 20 juni 2025`; the year of the first date only when it differs, and one day by itself.
pub fn date_range(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return long_date(first);
    }
    format!("{} tot en met {}", before(first, last), long_date(last))
}

/// A day in words before a later one, with its year only when that differs.
pub fn before(first: NaiveDate, last: NaiveDate) -> String {
    if first.year() == last.year() { day_and_month(first) } else { long_date(first) }
}

/// `1 activiteit`, `3 activiteiten`, `geen activiteiten`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("geen {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// `50`, `ruim 50` or `minder dan 1`: the whole weeks from a day up to and including another.
pub fn weeks_told(first: NaiveDate, last: NaiveDate) -> String {
    let days = ((last - first).num_days() + 1).max(0);
    match (days / 7, days % 7) {
        (weeks, 0) => weeks.to_string(),
        (0, _) => "minder dan 1".to_owned(),
        (weeks, _) => format!("ruim {weeks}"),
    }
}

/// `50 weken`, `ruim 50 weken`.
pub fn time_told(first: NaiveDate, last: NaiveDate) -> String {
    let weeks = weeks_told(first, last);
    let one = weeks == "1" || weeks.ends_with(" 1");
    format!("{weeks} {}", if one { "week" } else { "weken" })
}

/// `0 dagen`, `1 dag`, `3 dagen`: where the number itself is the point.
pub fn counted<N: Display + From<u8> + PartialEq>(number: N, one: &str, many: &str) -> String {
    if number == N::from(1_u8) { format!("1 {one}") } else { format!("{number} {many}") }
}

/// `‘a’`, `‘a’ en ‘b’`, `‘a’, ‘b’ en ‘c’`.
pub fn quoted(items: &[String]) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("‘{item}’")).collect();
    enumeration(&quoted)
}

/// Numbers that running text writes as a word.
const WORDS: [&str; 21] = [
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
];

/// `zeven`, `twintig`, `21`: a number in a sentence. Units of measure and the numbers of weeks keep their figures.
pub fn in_words(number: usize) -> String {
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `één week`, `drie weken`, `geen weken`: a count in a sentence.
pub fn count_in_words(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("geen {many}"),
        1 => format!("{} {one}", in_words(number)),
        _ => format!("{} {many}", in_words(number)),
    }
}

/// `45 minuten`, `2 uur`, `21 uur en 45 minuten`: time spent, in a sentence and in a column alike.
pub fn hours_and_minutes(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let rest_in_minutes = format!("{rest}\u{a0}{}", if rest == 1 { "minuut" } else { "minuten" });
    match (hours, rest) {
        (0, _) => rest_in_minutes,
        (_, 0) => format!("{hours}\u{a0}uur"),
        _ => format!("{hours}\u{a0}uur en {rest_in_minutes}"),
    }
}

/// `a`, `a en b`, `a, b en c`.
pub fn enumeration(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} en {last}", head.join(", ")),
    }
}

/// `portier (12 uur)`: words with a note in brackets. Brackets that somebody typed stay closed before ours:
/// `Bakkerij Zonneschijn (failliet) (2005 tot 2011)` was not bankrupt in those years.
pub fn with_note(words: &str, note: &str) -> String {
    format!("{words} ({note})")
}

/// A text of at most so many letters; what is left out shows as an ellipsis.
pub fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The first letter as a capital, for a sentence or a heading that starts with a name. A word with a capital inside,
/// such as `iOS`, is written so for a reason.
pub fn sentence_case(text: &str) -> String {
    let word = text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    if word.chars().skip(1).any(char::is_uppercase) {
        return text.to_owned();
    }
    // The Dutch ij is one letter, also where it was typed as two.
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut chars = text.chars();
    match chars.next() {
        // An apostrophe and an n.
        Some('ŉ') | None => text.to_owned(),
        Some(first) => {
            // Of two letters in one sign, such as ﬁ, the first alone.
            let mut capital = first.to_uppercase();
            capital.next().into_iter().chain(capital.flat_map(char::to_lowercase)).chain(chars).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn dates_are_written_as_in_a_letter() {
        assert_eq!(long_date(day(2025, 5, 1)), "1\u{a0}mei 2025");
        assert_eq!(short_date(day(2025, 5, 1)), "01-05-2025");
        assert_eq!(date_range(day(2025, 5, 10), day(2025, 6, 20)), "10\u{a0}mei tot en met 20\u{a0}juni 2025");
        assert!(date_range(day(2025, 12, 10), day(2026, 1, 2)).contains("2025 tot en met"));
        assert_eq!(date_range(day(2025, 5, 1), day(2025, 5, 1)), "1\u{a0}mei 2025");
        assert_eq!(
            [day(2024, 3, 18), day(2024, 7, 4), day(2025, 6, 1)].map(weekday),
            ["maandag", "donderdag", "zondag"]
        );
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        for (text, raised) in [
            ("cv", "Cv"),
            ("ijscoman", "IJscoman"),
            ("ĳzer", "Ĳzer"),
            ("ﬁscher", "Fischer"),
            ("ŉ Test", "ŉ Test"),
            ("iOS-ontwikkelaar", "iOS-ontwikkelaar"),
            ("d'Ancona", "D'Ancona"),
            ("", ""),
        ] {
            assert_eq!(sentence_case(text), raised);
        }
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(0, "week", "weken"), "geen weken");
        assert_eq!(count(1, "week", "weken"), "1 week");
        assert_eq!(enumeration(&["a".into(), "b".into(), "c".into()]), "a, b en c");
    }

    #[test]
    fn numbers_are_words_up_to_twenty() {
        assert_eq!([1, 11, 20, 21].map(in_words), ["één", "elf", "twintig", "21"]);
        assert_eq!(count_in_words(1, "fase", "fasen"), "één fase");
        assert_eq!(count_in_words(0, "fase", "fasen"), "geen fasen");
    }

    #[test]
    fn time_is_told_in_hours_and_minutes() {
        let told = [45, 61, 120, 1305].map(|minutes| hours_and_minutes(minutes).replace('\u{a0}', " "));
        assert_eq!(told, ["45 minuten", "1 uur en 1 minuut", "2 uur", "21 uur en 45 minuten"]);
    }

    #[test]
    fn a_note_stands_behind_the_brackets_that_were_typed() {
        assert_eq!(with_note("portier", "12 uur"), "portier (12 uur)");
        assert_eq!(with_note("Zonneschijn (failliet)", "2005 tot 2011"), "Zonneschijn (failliet) (2005 tot 2011)");
        assert_eq!(with_note("magazijn (licht)/expeditie", "logistiek"), "magazijn (licht)/expeditie (logistiek)");
    }
}
