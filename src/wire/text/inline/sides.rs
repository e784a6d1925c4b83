//! Numbers on both sides of a mark, across the space beside it: what stands between them is reckoned or noted.

/// What stands before a mark and behind it.
struct Sides {
    /// Whether a number, or a sign that reckons with one, ends before it: `3`, `2x`, `12'`, `±`.
    left: bool,
    /// Whether one begins behind it: `4`, `€ 5`, `…`.
    right: bool,
}

/// Whether the marks from and to these places stand between numbers, so that they may multiply or note:
/// `3 _2 uur, di 4_ 1 uur`, `± *2 … 3* …`. Bold numbers are written often, so that two marks at once must stand so at both
/// ends.
pub fn reckon(signs: &[char], from: usize, to: usize, length: usize) -> bool {
    let open = Sides::of(signs, from, length);
    let close = Sides::of(signs, to, length);
    let both = |sides: &Sides| sides.left && sides.right;
    if length > 1 {
        return both(&open) && both(&close);
    }
    both(&open) || both(&close) || (open.left && close.left) || (open.right && close.right)
}

impl Sides {
    fn of(signs: &[char], at: usize, length: usize) -> Self {
        let (before, rest) = signs.split_at_checked(at).unwrap_or_default();
        Self {
            left: ends_in_number(before.iter().rev().copied()),
            right: begins_number(rest.iter().skip(length).copied()),
        }
    }
}

/// Signs that say what is done with a number, or what it is.
const RECKONING: &str = "±+−=<>≤≥≠≈~×÷√…€$£%‰°";

/// So much of a word is looked at: reading stays linear.
const NEAR: usize = 12;

/// The beginning of the nearest word, seen from a mark.
fn word(signs: impl Iterator<Item = char>) -> Vec<char> {
    let behind = signs.skip_while(|sign| matches!(sign, ' ' | '\u{a0}'));
    behind.take_while(|sign| !sign.is_whitespace()).take(NEAR).collect()
}

/// Whether the word before a mark holds a number or reckons, and no sign ends it; its signs come last first.
fn ends_in_number(signs: impl Iterator<Item = char>) -> bool {
    let word = word(signs);
    let ended = word.first().is_some_and(|last| ".,;:!?)]}".contains(*last));
    !ended && (word.iter().any(|sign| sign.is_numeric()) || reckons(&word))
}

fn begins_number(signs: impl Iterator<Item = char>) -> bool {
    let word = word(signs);
    let first = word.iter().find(|sign| !RECKONING.contains(**sign) && !"-–.,".contains(**sign));
    first.map_or_else(|| reckons(&word), |sign| sign.is_numeric())
}

/// Whether a word has nothing but signs that reckon, or is a star of its own.
fn reckons(word: &[char]) -> bool {
    matches!(word, ['*']) || (!word.is_empty() && word.iter().all(|sign| RECKONING.contains(*sign)))
}
