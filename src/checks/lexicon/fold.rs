//! Letters without case and accents, and words between borders: what is compared when texts are searched.

use std::ops::Range;

/// Stands before the first word and after every word, so that letters of two words never make one stem and a stem can
/// say where in a word it must stand.
pub const BORDER: char = ' ';

/// What an ASCII character is to a search: a small letter, a digit, or a border.
const FOLDED: [u8; 128] = {
    let mut folded = [BORDER as u8; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The words of a text with a border before the first and after each, whatever stood between them. It is for a first
/// look, which nearly every text gets and most stop at, so it does little more than a few instructions for a letter.
pub fn fold(text: &str) -> Vec<u8> {
    let mut folded = Vec::with_capacity(text.len() + 2);
    fold_onto(text, &mut folded);
    folded
}

/// Adds the words of a text to those of the texts before it, and says where they stand, with their borders.
pub fn fold_onto(text: &str, folded: &mut Vec<u8>) -> Range<usize> {
    if folded.is_empty() {
        folded.push(BORDER as u8);
    }
    let start = folded.len() - 1;
    let mut rest = text;
    loop {
        let other = if rest.is_ascii() { None } else { rest.bytes().position(|byte| !byte.is_ascii()) };
        let ascii = other.unwrap_or(rest.len());
        push_ascii(&rest.as_bytes()[..ascii], folded);
        rest = &rest[ascii..];
        let Some(character) = rest.chars().next() else { break };
        if character.is_alphanumeric() || is_loose_accent(character) {
            let mut letters = String::new();
            push_folded(character, &mut letters);
            folded.extend_from_slice(letters.as_bytes());
        } else {
            push_ascii(&[BORDER as u8], folded);
        }
        rest = &rest[character.len_utf8()..];
    }
    push_ascii(&[BORDER as u8], folded);
    start..folded.len()
}

/// Adds ASCII characters; never two borders next to each other.
fn push_ascii(run: &[u8], folded: &mut Vec<u8>) {
    let start = folded.len();
    let mut after_border = folded.last() == Some(&(BORDER as u8));
    folded.resize(start + run.len(), 0);
    let mut length = start;
    for byte in run {
        let letter = FOLDED[usize::from(byte & 0x7f)];
        let border = letter == BORDER as u8;
        folded[length] = letter;
        length += usize::from(!(border && after_border));
        after_border = border;
    }
    folded.truncate(length);
}

pub fn is_loose_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// The letter without case and accent; a ligature as two letters. A letter of another script that looks like a Latin
/// one is that one, since no reader sees the difference; others stay as they are.
pub fn push_folded(character: char, folded: &mut String) {
    for lower in character.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĳ' => folded.push_str("ij"),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ọ'..='ợ' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            accent if is_loose_accent(accent) => {}
            other if !other.is_ascii() => folded.push(look_alike(other)),
            other => folded.push(other),
        }
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like, or the letter itself.
const fn look_alike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'ε' | 'є' => 'e',
        'һ' => 'h',
        'і' | 'ї' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'ү' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_after_each_other_share_a_border() {
        let mut folded = Vec::new();
        let places = ["Één. ", "", "Twee"].map(|text| fold_onto(text, &mut folded));
        let words = places.map(|place| String::from_utf8_lossy(&folded[place]).into_owned());
        assert_eq!(words, [" een ", " ", " twee "]);
    }

    #[test]
    fn words_stand_between_single_borders() {
        for (text, folded) in [
            ("", " "),
            (" , ", " "),
            ("Één  Café-au-lait: 3,5!", " een cafe au lait 3 5 "),
            ("a\u{301}b – ‘C’", " ab c "),
            ("d\u{435}pr\u{435}ssi\u{435} \u{440}sychos\u{3b5}", " depressie psychose "),
        ] {
            assert_eq!(String::from_utf8_lossy(&fold(text)), folded, "{text:?}");
        }
    }
}
