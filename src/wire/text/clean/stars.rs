//! Rows of stars that somebody gave: no font has them, and how many there are is what they say.

use super::signs::is_selector;

const GIVEN: [char; 3] = ['★', '⭐', '🌟'];
const WITHHELD: [char; 2] = ['☆', '✩'];

/// What a row of stars says, and how many characters behind its first it takes.
pub struct Row {
    pub words: String,
    pub length: usize,
}

pub fn is_star(sign: char) -> bool {
    GIVEN.contains(&sign) || WITHHELD.contains(&sign)
}

/// Reads the row that a star begins, with a space between all of its stars or none.
pub fn row(first: char, ahead: impl Iterator<Item = char>) -> Option<Row> {
    let mut given = usize::from(GIVEN.contains(&first));
    let mut withheld = usize::from(WITHHELD.contains(&first));
    let (mut half, mut spaced, mut length) = (false, false, 0);
    for (place, sign) in ahead.enumerate() {
        if sign == ' ' {
            // Two rows beside each other have a space between them as well.
            spaced |= given + withheld == 1;
            if !spaced || length != place {
                break;
            }
            continue;
        }
        if is_star(sign) {
            given += usize::from(GIVEN.contains(&sign));
            withheld += usize::from(WITHHELD.contains(&sign));
        } else if sign == '½' && !half && length == place {
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
