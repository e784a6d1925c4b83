//! Where a line may break and where it may not. Words that are longer than a column get places to break, so that nothing
//! runs off the page; a number keeps the month or the unit that belongs to it.

use std::borrow::Cow;

use serde_json::Value;

/// Longer than any ordinary word: addresses, and what people type without spaces.
const LONG: usize = 24;
/// Zero-width space: a place to break that prints nothing. Every shipped face has it.
const BREAK: char = '\u{200b}';

/// A space that does not break.
const BOUND: char = '\u{a0}';

/// Words that stay with the number before them.
const UNITS: [&str; 28] = [
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
    "uur",
    "uren",
    "minuten",
    "min",
    "dagen",
    "dag",
    "weken",
    "week",
    "maanden",
    "maand",
    "jaar",
    "kg",
    "km",
    "euro",
    "procent",
    "kilo",
];
/// Words that stay with the number after them.
const BEFORE: [&str; 4] = ["artikel", "art.", "week", "lid"];

/// Treats every text of a document model. Alternative texts and file names hold no such words of their own.
pub fn set_breaks(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(glued) = glued(text) {
                *text = glued;
            }
            if has_long_word(text) {
                *text = breakable(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(set_breaks),
        Value::Object(fields) => fields.values_mut().for_each(set_breaks),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// `14 april 2025` and `20 uur` as one: the spaces inside do not break.
fn glued(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(". ") {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        result.push_str(word);
        if let Some(next) = words.peek() {
            result.push(if belongs(before, word, next) { BOUND } else { ' ' });
        }
        before = word;
    }
    Cow::Owned(result)
}

/// Whether two words that follow each other stay on one line; `before` is the word before them.
fn belongs(before: &str, word: &str, next: &str) -> bool {
    let bare = |text: &'_ str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let number = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
    };
    let (plain, following) = (bare(word), bare(next));
    let ends = word.ends_with([')', ';', ':', '.', ',']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // An initial and its surname; the parts of a telephone number.
    let initial = word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase);
    let telephone = plain.starts_with('0') && digits(&plain) && digits(&following) && following.len() > 2 && !ends;
    if (initial && next.starts_with(char::is_uppercase))
        || telephone
        || (digits(&bare(before)) && bare(before).starts_with('0') && digits(&plain) && digits(&following) && !ends)
    {
        return true;
    }
    if number(&plain) && !ends && UNITS.contains(&following.as_str()) {
        return true;
    }
    let year = following.len() == 4 && number(&following);
    let dated = year && UNITS[..12].contains(&plain.as_str()) && !ends && number(&bare(before));
    dated || (BEFORE.contains(&word.trim_start_matches('(')) && next.starts_with(|c: char| c.is_ascii_digit()))
}

fn has_long_word(text: &str) -> bool {
    text.len() > LONG && text.split(' ').any(|word| word.chars().count() > LONG)
}

/// Breaks a long word after its punctuation, and else after so many letters.
fn breakable(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 16);
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            result.push(' ');
        }
        if word.chars().count() <= LONG {
            result.push_str(word);
            continue;
        }
        let mut run = 0;
        for character in word.chars() {
            let combining = ('\u{300}'..='\u{36f}').contains(&character);
            if run >= LONG && !combining {
                result.push(BREAK);
                run = 0;
            }
            result.push(character);
            run += 1;
            if run > 2 && matches!(character, '@' | '.' | '/' | '-' | '–' | '_' | '?' | '&' | '=') {
                result.push(BREAK);
                run = 0;
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_stay_as_they_are() {
        let mut value = Value::from("arbeidsmarktonderzoek en zorgverzekeraars");
        set_breaks(&mut value);
        assert_eq!(value, "arbeidsmarktonderzoek en zorgverzekeraars");
    }

    #[test]
    fn a_number_keeps_its_month_and_its_unit() {
        let shown = |text: &str| glued(text).replace(BOUND, "_");
        assert_eq!(shown("van 14 april 2025 tot 3 juni (20 uur)."), "van 14_april_2025 tot 3_juni (20_uur).");
        assert_eq!(shown("ten hoogste 7,5 uur in week 58"), "ten hoogste 7,5_uur in week_58");
        assert_eq!(shown("in 2025. Maart is druk, 12 banen"), "in 2025. Maart is druk, 12 banen");
        assert_eq!(shown("zonder getal"), "zonder getal");
        assert_eq!(shown("(artikel 7:660a BW), bel 06 0000 0001"), "(artikel_7:660a BW), bel 06_0000_0001");
        assert_eq!(shown("mevrouw L. Proefkamp, 2025"), "mevrouw L._Proefkamp, 2025");
    }

    #[test]
    fn addresses_break_after_punctuation_and_others_anywhere() {
        assert_eq!(breakable("a.vanthof@voorbeeldlijn.example"), "a.vanthof@\u{200b}voorbeeldlijn.\u{200b}example");
        let long = "x".repeat(60);
        assert_eq!(breakable(&long).split(BREAK).map(str::len).collect::<Vec<_>>(), [24, 24, 12]);
    }
}
