//! Rows of stars that somebody gave: no font has them, and how many there are is what they say.

use super::signs::is_selector;

const GIVEN: [char; 8] = ['★', '⭐', '🌟', '⭑', '✪', '✭', '✮', '✯'];
/// A star that was not given, before others like it.
pub const WITHHELD: char = '☆';
const WITHHELD_TOO: [char; 3] = ['✩', '✰', '⭒'];
const HALVES: [char; 3] = ['½', '⯨', '⯪'];
const SPACES: [char; 2] = [' ', '\u{a0}'];

/// What a row of stars says, and how many characters behind its first it takes.
pub struct Row {
    pub words: String,
    pub length: usize,
}

pub fn is_star(sign: char) -> bool {
    GIVEN.contains(&sign) || is_withheld(sign)
}

fn is_withheld(sign: char) -> bool {
    sign == WITHHELD || WITHHELD_TOO.contains(&sign)
}

impl Row {
    /// Its words behind these, where they go on with no word and no number: 24★★★ is 24 (3 sterren).
    pub fn behind(&self, before: &str) -> String {
        let gap = if before.ends_with(char::is_alphanumeric) { " " } else { "" };
        let counts = before.trim_end_matches(SPACES).ends_with(char::is_numeric);
        if counts { format!("{gap}({})", self.words) } else { format!("{gap}{}", self.words) }
    }
}

/// Reads the row that a star begins, with a space between all of its stars or none.
pub fn row(first: char, ahead: impl Iterator<Item = char>) -> Option<Row> {
    let mut given = usize::from(GIVEN.contains(&first));
    let mut withheld = usize::from(is_withheld(first));
    let (mut half, mut spaced, mut length) = (false, false, 0);
    for (place, sign) in ahead.enumerate() {
        if SPACES.contains(&sign) {
            // Two rows beside each other have a space between them as well.
            spaced |= given + withheld == 1;
            if !spaced || length != place {
                break;
            }
            continue;
        }
        if is_star(sign) {
            given += usize::from(GIVEN.contains(&sign));
            withheld += usize::from(is_withheld(sign));
        } else if HALVES.contains(&sign) && !half && length == place {
            half = true;
        } else if !is_selector(sign) {
            break;
        }
        length = place + 1;
    }
    let all = given + withheld + usize::from(half);
    if all < 2 {
        return None;
    }
    let count = if half { format!("{given}½") } else { given.to_string() };
    let words = if withheld > 0 { format!("{count} van {all} sterren") } else { format!("{count} sterren") };
    Some(Row { words, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_counted() {
        for (typed, words, length) in [
            ("★★★☆☆ goed", "3 van 5 sterren", 4),
            ("★ ★ ☆", "2 van 3 sterren", 4),
            ("⭐\u{fe0f}⭐\u{fe0f}⭐", "3 sterren", 4),
            ("★★★½", "3½ sterren", 3),
            ("★ ★ ½ uur", "2 sterren", 2),
            ("★★½☆☆", "2½ van 5 sterren", 4),
            ("☆☆☆", "0 van 3 sterren", 2),
            ("☆☆★★", "2 van 4 sterren", 3),
            ("★★☆ ★☆☆", "2 van 3 sterren", 2),
            ("★\u{a0}★\u{a0}☆", "2 van 3 sterren", 4),
            ("✮✮⯪✰", "2½ van 4 sterren", 3),
        ] {
            let mut signs = typed.chars();
            let read = signs.next().and_then(|first| row(first, signs.by_ref()));
            assert_eq!(read.map(|row| (row.words, row.length)), Some((words.to_owned(), length)), "{typed}");
        }
        for typed in ["★ punt", "☆", "★ ½ uur"] {
            let mut signs = typed.chars();
            assert!(signs.next().and_then(|first| row(first, signs.by_ref())).is_none(), "{typed}");
        }
    }
}
