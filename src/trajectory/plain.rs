//! White space and dashes of any kind read as the plain ones, for texts with a form of their own.

use std::borrow::Cow;

/// A text as somebody would type it: every kind of white space is a space, every kind of dash a hyphen, what carries no
/// ink is gone, and nothing stands around it. What Word, a sheet or a web page put in the place of a space or a hyphen
/// never changes what a postcode or a number says.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text.trim());
    }
    let plain: String = text.chars().filter(|character| !is_invisible(*character)).map(plain_character).collect();
    Cow::Owned(plain.trim().to_owned())
}

/// How many characters `plain` leaves out that nobody sees.
pub fn invisible(text: &str) -> usize {
    text.chars().filter(|character| is_invisible(*character)).count()
}

/// The same without any space: for numbers that may be written in groups.
pub fn compact(text: &str, also_without: &[char]) -> String {
    plain(text).chars().filter(|character| *character != ' ' && !also_without.contains(character)).collect()
}

fn plain_character(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}

/// Soft hyphens, zero-width characters and direction marks, which a copy from a sheet brings along.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_space_and_dash_is_the_plain_one() {
        for space in ['\u{a0}', '\u{2002}', '\u{2007}', '\u{2009}', '\u{202f}', '\u{3000}', '\t', '\n'] {
            assert_eq!(plain(&format!("{space}1234{space}AB{space}")), "1234 AB");
        }
        for dash in ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}'] {
            assert_eq!(plain(&format!("06{dash}1234")), "06-1234");
        }
        assert_eq!(plain("\u{feff}\u{202a}1234\u{ad}AB\u{202c}"), "1234AB");
    }

    #[test]
    fn groups_join() {
        assert_eq!(compact(" 9999.90\u{a0}007 ", &['.']), "999990007");
    }
}
