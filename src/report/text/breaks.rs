//! Where a line may break and where it may not. Words that are longer than a column get places to break, so that
//! nothing runs off the page; a number keeps the month or the unit that belongs to it.

use std::borrow::Cow;

use serde_json::Value;

use crate::dutch::MONTHS;

/// Longer than any ordinary word: addresses, and what people type without spaces.
const LONG: usize = 24;
/// Zero-width space: a place to break that prints nothing. Every shipped face has it.
pub const BREAK: char = '\u{200b}';

/// A space that does not break.
pub const BOUND: char = '\u{a0}';

/// The spaces at which no line breaks: that of a word, that of a thousand, and that of a figure.
const BINDING: [char; 3] = [BOUND, '\u{202f}', '\u{2007}'];

/// Nothing, at which no line breaks.
pub const JOINER: char = '\u{2060}';

/// What at the end of a line reads as a word that was cut off, and how the word goes on.
const HEADS: [(&str, &str); 7] =
    [("re-", "i"), ("Re-", "i"), ("e-", "m"), ("E-", "m"), ("no-", "r"), ("No-", "r"), ("WIA-", "")];

/// Words that stay with the number before them, as a month does.
const UNITS: [&str; 16] = [
    "uur", "uren", "minuten", "min", "dagen", "dag", "weken", "week", "maanden", "maand", "jaar", "kg", "km", "euro",
    "procent", "kilo",
];
/// Words that stay with the number after them.
const BEFORE: [&str; 9] = ["artikel", "art.", "week", "ziekteweek", "versie", "lid", "€", "EUR", "±"];
/// What a number counts that is no number of the week before it, besides units: ‘elke week 2 keer’.
const COUNTED: [&str; 8] =
    ["keer", "maal", "gesprek", "gesprekken", "sollicitatie", "sollicitaties", "contact", "contacten"];
/// Words before a week that has no number.
const EVERY: [&str; 2] = ["elke", "iedere"];

/// Forms of a company, which stay with its name.
const COMPANIES: [&str; 2] = ["B.V.", "N.V."];

/// Fields that are no words on a page: properties of the file, and what is read aloud in the place of a picture.
const UNPRINTED: [&str; 4] = ["alternatief", "auteur", "metatitel", "trefwoorden"];

/// Treats every text of a document model that is printed.
pub fn set_breaks(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(loosened) = loosened(text) {
                *text = loosened;
            }
            if let Cow::Owned(glued) = glued(text) {
                *text = glued;
            }
            if has_long_word(text) {
                *text = breakable(text);
            }
            if let Cow::Owned(joined) = joined(text) {
                *text = joined;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(set_breaks),
        Value::Object(fields) => {
            for (name, value) in fields {
                if UNPRINTED.contains(&name.as_str()) { unbind(value) } else { set_breaks(value) }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Ordinary spaces in what stands on no line.
fn unbind(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(BOUND) => *text = text.replace(BOUND, " "),
        Value::Array(items) => items.iter_mut().for_each(unbind),
        _ => {}
    }
}

/// White space at which a line can break.
fn parts(sign: char) -> bool {
    sign.is_whitespace() && !BINDING.contains(&sign)
}

/// No-break spaces hold words together as far as a line surely has room. Web editors write them between all words,
/// which binds nothing; what belongs together is found again below. A number keeps those inside it.
fn loosened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONG || !text.contains(BINDING) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    for run in text.split_inclusive(parts) {
        if run.trim().chars().count() > LONG {
            loosen(run, &mut result);
        } else {
            result.push_str(run);
        }
    }
    Cow::Owned(result)
}

fn loosen(run: &str, result: &mut String) {
    let mut before = ' ';
    let mut signs = run.chars().peekable();
    while let Some(sign) = signs.next() {
        let in_number = before.is_ascii_digit() && signs.peek().is_some_and(char::is_ascii_digit);
        result.push(if BINDING.contains(&sign) && !in_number { ' ' } else { sign });
        before = sign;
    }
}

/// `14 april` and `20 uur` as one: the spaces inside do not break. The year may stand on the next line, unless it would
/// stand there alone.
fn glued(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(". ") && !text.contains(".V.") {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 8);
    let words: Vec<&str> = text.split(' ').collect();
    for (index, word) in words.iter().enumerate() {
        result.push_str(word);
        if let Some(next) = words.get(index + 1) {
            let before = index.checked_sub(1).map_or("", |earlier| words[earlier]);
            let bound = (belongs(before, word, next) && !counts_after_week(before, &words[index..]))
                || is_last_year(&words[index..])
                || joins(&words[index..])
                || index.checked_sub(1).is_some_and(|earlier| joins(&words[earlier..]));
            result.push(if bound { BOUND } else { ' ' });
        }
    }
    Cow::Owned(result)
}

/// Whether a month and its year are the last words of a text.
fn is_last_year(words: &[&str]) -> bool {
    let [month, year] = words else { return false };
    let year = year.trim_end_matches(['.', ')', ',', ';', ':']);
    let month = month.rsplit(BOUND).next().unwrap_or_default();
    MONTHS.contains(&month) && year.len() == 4 && is_digits(year)
}

/// Words between two numbers that are told as one: ‘1 van 1’, ‘16 tot 20 uur’. Not where the second is a day of a
/// month.
const JOINS: [&str; 2] = ["van", "tot"];

fn joins(words: &[&str]) -> bool {
    let [first, join, second, after @ ..] = words else { return false };
    let small = |word: &str| word.len() <= 3 && is_number(word);
    JOINS.contains(join)
        && small(first.trim_start_matches('('))
        && small(second.trim_end_matches(['.', ',', ';', ')']))
        && !after.first().is_some_and(|word| MONTHS.contains(&bare(word)))
}

/// Whether a number behind ‘week’ counts what comes after it: ‘elke week 50 minuten’ names no 50th week.
fn counts_after_week(before: &str, words: &[&str]) -> bool {
    let [week, number, after @ ..] = words else { return false };
    if !week.trim_start_matches('(').eq_ignore_ascii_case("week") {
        return false;
    }
    let counted = after.first().map_or("", |word| bare(word));
    EVERY.iter().any(|every| every.eq_ignore_ascii_case(bare(before)))
        || (number.ends_with(|c: char| c.is_ascii_digit()) && (UNITS.contains(&counted) || COUNTED.contains(&counted)))
}

/// Whether two words that follow each other stay on one line; `before` is the word before them.
fn belongs(before: &str, word: &str, next: &str) -> bool {
    if is_initial(word) {
        return next.starts_with(char::is_uppercase);
    }
    if COMPANIES.contains(&next.trim_end_matches([',', ';', ':', ')'])) {
        return true;
    }
    let (earlier, plain, following) = (bare(before), bare(word), bare(next));
    // ‘artikel 7:660a’, also behind a bracket or at the start of a sentence.
    let head = word.trim_start_matches('(');
    if BEFORE.iter().any(|before| before.eq_ignore_ascii_case(head)) {
        return next.starts_with(|c: char| c.is_ascii_digit());
    }
    // Punctuation between them parts them.
    if word.ends_with([')', ';', ':', '.', ',']) {
        return false;
    }
    let unit = is_number(plain) && (UNITS.contains(&following) || MONTHS.contains(&following));
    unit || is_telephone(earlier, plain, following)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The letter of a first name: `L.`.
fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, with decimals or thousands, or with the minutes of an hour.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b':'))
}

/// Two groups of a telephone number, of which the first or the one before it begins with a zero.
fn is_telephone(earlier: &str, group: &str, next: &str) -> bool {
    let begins = |group: &str| group.starts_with('0') && is_digits(group);
    is_digits(group) && is_digits(next) && (begins(earlier) || (begins(group) && next.len() > 2))
}

/// `re-integratie` as one, unless it is so long that it has to break.
fn joined(text: &str) -> Cow<'_, str> {
    let ends_in_head = |before: &str, after: &str| {
        HEADS.iter().any(|(head, next)| {
            before.strip_suffix(head).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                && after.starts_with(next)
        }) && after.starts_with(char::is_alphanumeric)
    };
    let mut result = Cow::Borrowed(text);
    // From the end, so that the places before it stay.
    for (place, hyphen) in text.rmatch_indices('-') {
        let after = place + hyphen.len();
        if ends_in_head(&text[..after], &text[after..]) {
            result.to_mut().insert(after, JOINER);
        }
    }
    result
}

fn has_long_word(text: &str) -> bool {
    text.len() > LONG && text.split(parts).any(|run| run.chars().count() > LONG)
}

/// Breaks a long word after its punctuation, and else after so many letters; words that are bound to a long run break
/// between each other first.
fn breakable(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 16);
    for run in text.split_inclusive(parts) {
        if run.trim_end_matches(parts).chars().count() <= LONG {
            result.push_str(run);
            continue;
        }
        for word in run.split_inclusive(char::is_whitespace) {
            let letters = word.trim_end_matches(char::is_whitespace);
            let end = &word[letters.len()..];
            if letters.chars().count() > LONG {
                divide(letters, &mut result);
            } else {
                result.push_str(letters);
            }
            result.push_str(if end.contains(BINDING) { " " } else { end });
        }
    }
    result
}

fn divide(word: &str, result: &mut String) {
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
        assert_eq!(shown("van 14 april 2025 tot 3 juni (20 uur)."), "van 14_april 2025 tot 3_juni (20_uur).");
        assert_eq!(shown("ten hoogste 7,5 uur in week 58"), "ten hoogste 7,5_uur in week_58");
        assert_eq!(shown("in 2025. Maart is druk, 12 banen"), "in 2025. Maart is druk, 12 banen");
        assert_eq!(shown("om 10:30 uur, 9.15 uur"), "om 10:30_uur, 9.15_uur");
        assert_eq!(shown("Week 58, ziekteweek 101"), "Week_58, ziekteweek_101");
        assert_eq!(shown("Elke week 50 minuten, per week 2 keer"), "Elke week 50_minuten, per week 2 keer");
        assert_eq!(shown("elke week 16 tot 20 uur; in week 50, 2 uur"), "elke week 16_tot_20_uur; in week_50, 2_uur");
        assert_eq!(shown("zonder getal"), "zonder getal");
        assert_eq!(shown("1 van 1, voor 16 tot 20 uur"), "1_van_1, voor 16_tot_20_uur");
        assert_eq!(shown("versie 2 van 25 april en 2025 tot 3"), "versie_2 van 25_april en 2025 tot 3");
        assert_eq!(shown("van 1 mei 2025 tot en met 1 april 2026."), "van 1_mei 2025 tot en met 1_april_2026.");
        assert_eq!(shown("binnen zoekprofiel versie 2; Versie A"), "binnen zoekprofiel versie_2; Versie A");
        assert_eq!(shown("(artikel 7:660a BW), bel 06 0000 0001"), "(artikel_7:660a BW), bel 06_0000_0001");
        assert_eq!(shown("mevrouw L. Proefkamp, 2025"), "mevrouw L._Proefkamp, 2025");
        assert_eq!(shown("samen (€ 1.609,30), € per uur"), "samen (€_1.609,30), € per uur");
        assert_eq!(shown("bij Voorbeeld Hout B.V., Zwolle"), "bij Voorbeeld Hout_B.V., Zwolle");
    }

    #[test]
    fn a_short_head_keeps_its_word() {
        let shown = |text: &str| joined(text).replace(JOINER, "_");
        assert_eq!(shown("Re-integratie en (re-integratie)"), "Re-_integratie en (re-_integratie)");
        assert_eq!(shown("e-mail, WIA-aanvraag"), "e-_mail, WIA-_aanvraag");
        assert_eq!(
            shown("pre-integratie, VWIA-toets, re- en tweede, WIA-"),
            "pre-integratie, VWIA-toets, re- en tweede, WIA-"
        );
        assert_eq!(shown("No-riskpolis, de no-riskpolis"), "No-_riskpolis, de no-_riskpolis");
        assert_eq!(shown("zonder"), "zonder");
        let mut long = Value::from("re-integratiewerkzaamhedenlijst");
        set_breaks(&mut long);
        assert_eq!(long, "re-\u{200b}integratiewerkzaamhedenl\u{200b}ijst");
    }

    #[test]
    fn no_break_spaces_bind_what_fits_a_line() {
        let shown = |text: &str| {
            let mut value = Value::from(text.replace('_', "\u{a0}"));
            set_breaks(&mut value);
            value.as_str().unwrap_or_default().replace(BOUND, "_").replace(BREAK, "|")
        };
        assert_eq!(
            shown("Zij_kan_per_1_mei_2025_weer_16_uur_per_week_werken,_30_minuten_staan"),
            "Zij kan per 1_mei 2025 weer 16_uur per week werken, 30_minuten staan"
        );
        assert_eq!(shown("Zij werkt bij De_Wissel en Co_&_Zn."), "Zij werkt bij De_Wissel en Co_&_Zn.");
        assert_eq!(shown("het_bedrag_van_1\u{202f}234\u{202f}567_euro"), "het bedrag van 1\u{202f}234\u{202f}567 euro");
        assert_eq!(shown("A. B. C. D. E. F. G. Voorbeeldsmanstra"), "A. B. C. D. E. F. G. Voorbeeldsmanstra");
        let wide = "een\u{2009}woord\u{2009}en\u{2002}nog\u{2002}een\u{2002}paar";
        assert_eq!(shown(wide), wide);
        assert_eq!(shown("kort_arbeidsongeschiktheidsverzekering"), "kort arbeidsongeschiktheidsve|rzekering");
    }

    #[test]
    fn what_stands_on_no_line_has_ordinary_spaces() {
        let mut value = serde_json::json!({
            "auteur": "De Wissel B.V.",
            "alternatief": "In\u{a0}totaal €\u{a0}250,00",
            "trefwoorden": ["week\u{a0}66"],
            "regels": ["De Wissel B.V."],
        });
        set_breaks(&mut value);
        assert_eq!(
            value,
            serde_json::json!({
                "auteur": "De Wissel B.V.",
                "alternatief": "In totaal € 250,00",
                "trefwoorden": ["week 66"],
                "regels": ["De Wissel\u{a0}B.V."],
            })
        );
    }

    #[test]
    fn addresses_break_after_punctuation_and_others_anywhere() {
        assert_eq!(breakable("a.vanthof@voorbeeldlijn.example"), "a.vanthof@\u{200b}voorbeeldlijn.\u{200b}example");
        let long = "x".repeat(60);
        assert_eq!(breakable(&long).split(BREAK).map(str::len).collect::<Vec<_>>(), [24, 24, 12]);
    }
}
