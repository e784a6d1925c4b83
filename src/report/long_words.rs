//! Words that are longer than a column: they get places where a line may break, so that nothing runs off the page.

use serde_json::Value;

/// Longer than any ordinary word: addresses, and what people type without spaces.
const LONG: usize = 24;
/// Zero-width space: a place to break that prints nothing. Every shipped face has it.
const BREAK: char = '\u{200b}';

/// Treats every text of a document model. Alternative texts and file names hold no such words of their own.
pub fn make_breakable(value: &mut Value) {
    match value {
        Value::String(text) => {
            if has_long_word(text) {
                *text = breakable(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_breakable),
        Value::Object(fields) => fields.values_mut().for_each(make_breakable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
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
        make_breakable(&mut value);
        assert_eq!(value, "arbeidsmarktonderzoek en zorgverzekeraars");
    }

    #[test]
    fn addresses_break_after_punctuation_and_others_anywhere() {
        assert_eq!(breakable("a.vanthof@voorbeeldlijn.example"), "a.vanthof@\u{200b}voorbeeldlijn.\u{200b}example");
        let long = "x".repeat(60);
        assert_eq!(breakable(&long).split(BREAK).map(str::len).collect::<Vec<_>>(), [24, 24, 12]);
    }
}
