//! How to reach the employee in data that the body does not have yet: a text says that they are new or private.

use super::cijfers::digits as count_digits;

/// Whether a text with so many digits gives a number that it says to be private or new.
pub fn gives_new_number(text: &str, digits: usize) -> bool {
    // Most texts hold none of these.
    digits >= PHONE && text.contains(NUMBER) && tells_number(&text.to_lowercase())
}

/// Whether a text with digits tells where somebody lives now.
pub fn gives_new_address(text: &str) -> bool {
    PLACES.iter().any(|word| text.contains(*word)) && text.split(['.', '!', '?', '\n']).any(tells_where)
}

const NUMBER: &str = "nummer";

/// Digits of a telephone number.
const PHONE: usize = 9;

/// One of these stands in a text that tells where somebody lives now.
const PLACES: [&str; 3] = ["adres", "oont nu", "oon nu"];

/// How a sentence says so: ‘Nieuw adres: Dorpsstraat 14’.
const LIVES: [&str; 8] =
    ["nieuw adres", "nieuwe adres", "thuisadres", "woonadres", "huisadres", "privéadres", "woont nu ", "woon nu "];

/// Whose address it may be as well.
const OF_OTHERS: [&str; 9] =
    ["werkgever", "bureau", "kantoor", "bedrijf", "vestiging", "organisatie", "locatie", "school", "adressen"];

/// Letters before ‘nummer’ in which stands whose it is.
const NEAR: usize = 30;

/// Whether a text in small letters gives a number of somebody's own.
fn tells_number(small: &str) -> bool {
    let mut numbers = small.match_indices(NUMBER);
    numbers.any(|(at, _)| is_own(&small[..at]) && begins_with_phone(&small[at + NUMBER.len()..]))
}

/// Whether a number is private, or new and somebody's: ‘privé’, ‘zijn nieuwe mobiele ’.
fn is_own(before: &str) -> bool {
    let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let near = before.get(from..).unwrap_or_default();
    let mut words = near.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let new = near.contains("nieuw") && words.any(|word| matches!(word, "zijn" | "haar" | "hun" | "mijn" | "z"));
    new || near.contains("privé") || near.contains("prive")
}

/// Whether digits enough for a telephone follow in the same sentence, with no more than a few words before them.
fn begins_with_phone(after: &str) -> bool {
    let end = after.char_indices().nth(2 * NEAR).map_or(after.len(), |(at, _)| at);
    count_digits(after.get(..end).unwrap_or_default()) >= PHONE
}

/// Whether a sentence says where somebody lives now.
fn tells_where(sentence: &str) -> bool {
    let small = sentence.to_lowercase();
    let lives = LIVES.iter().any(|words| small.contains(*words));
    lives && !OF_OTHERS.iter().any(|word| small.contains(*word)) && holds_address(sentence)
}

/// `Dorpsstraat 14`, `9401 AB`.
fn holds_address(sentence: &str) -> bool {
    let words: Vec<&str> =
        sentence.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| match pair {
        [one, other] => is_house(one, other) || is_postcode(one, other),
        _ => false,
    })
}

/// A word with a capital, and the number of a house behind it.
fn is_house(street: &str, number: &str) -> bool {
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    street.chars().count() >= 4 && street.starts_with(char::is_uppercase) && (1..=4).contains(&figures)
}

fn is_postcode(figures: &str, letters: &str) -> bool {
    let is_figures = figures.len() == 4 && figures.bytes().all(|byte| byte.is_ascii_digit());
    is_figures && letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text gives a number, and whether an address.
    fn told(text: &str) -> (bool, bool) {
        (gives_new_number(text, count_digits(text)), gives_new_address(text))
    }

    #[test]
    fn what_is_said_to_be_new_or_private_is_found() {
        for (text, gives) in [
            ("Nieuw adres: Dorpsstraat 14, 9401 AB Assen", (false, true)),
            ("Zij woont nu op Kerklaan 3a.", (false, true)),
            ("Zijn thuisadres is 9401 AB 12.", (false, true)),
            ("Bel hem op zijn privénummer 06-87654321.", (true, false)),
            ("Zijn nieuwe mobiele nummer is 06 8765 4321.", (true, false)),
            ("Haar nieuwe nummer: 0687654321", (true, false)),
        ] {
            assert_eq!(told(text), gives, "{text}");
        }
    }

    #[test]
    fn numbers_and_addresses_of_the_work_are_not() {
        for text in [
            "Het nieuwe nummer van de vacature is 2025-0017.",
            "Bel het bureau op het nieuwe nummer 0592-000000.",
            "Het nieuwe adres van de werkgever is Dorpsstraat 14.",
            "De zaak zit op een nieuw adres sinds 14 mei 2025.",
            "Zij woont nu op 14 km van het werk.",
            "Zijn relatienummer is 111222333.",
            "Hij verstuurde 12 brieven naar een nieuw adres.",
        ] {
            assert_eq!(told(text), (false, false), "{text}");
        }
    }
}
