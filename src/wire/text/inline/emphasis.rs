//! Bold and italic: the stars and underscores that can be nothing else.

use super::around::Around;
use super::role::{Role, Style};
use super::sides::reckon;

/// The places of marks that were opened: for stars and for underscores, italic and bold.
type Opened = [Option<usize>; 4];

/// A mark: where it stands, which of the four it is.
type Mark = (usize, usize);

/// Two marks of one kind with words between them.
struct Pair {
    from: usize,
    to: usize,
    kind: usize,
}

pub fn find_emphasis(signs: &[char], roles: &mut [Role]) {
    let mut opened: Opened = [None; 4];
    let mut pairs: Vec<Pair> = Vec::new();
    // Of which kinds one stands behind words and closes nothing: the star of a note, a blank to fill in.
    let mut hangs = [false; 4];
    let mut start = 0;
    while start < signs.len() {
        let is_mark = |at: &usize| matches!(signs[*at], '*' | '_') && roles[*at] == Role::Typed;
        let end = (start..signs.len()).find(|at| !is_mark(at)).unwrap_or(signs.len());
        if end == start {
            start += 1;
            continue;
        }
        let around = Around::of(signs, start, end);
        let group = &signs[start..end];
        let mut closed = false;
        if around.may_close() {
            for mark in marks(group, start, false) {
                let pair = close(mark, &mut opened, signs, roles);
                hangs[mark.1] |= pair.is_none();
                closed |= pair.is_some();
                pairs.extend(pair);
            }
        }
        if !closed && around.may_open() {
            for (at, kind) in marks(group, start, true) {
                opened[kind] = Some(at);
            }
        }
        start = end;
    }
    // Where one of a kind is no mark, nobody knows which of the others are.
    for Pair { from, to, kind } in pairs.into_iter().filter(|pair| hangs[pair.kind]) {
        for at in [from, to] {
            let length = 1 + kind % 2;
            roles[at..at + length].fill(Role::Typed);
        }
    }
}

/// The marks of a group of stars and underscores. Three of a sign are bold around italic; more are none.
fn marks(group: &[char], start: usize, opening: bool) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = start;
    for run in group.chunk_by(|one, next| one == next) {
        let emph = if run.first() == Some(&'_') { 2 } else { 0 };
        let strong = emph + 1;
        match (run.len(), opening) {
            (1, _) => marks.push((at, emph)),
            (2, _) => marks.push((at, strong)),
            (3, true) => marks.extend([(at, strong), (at + 2, emph)]),
            (3, false) => marks.extend([(at, emph), (at + 1, strong)]),
            _ => {}
        }
        at += run.len();
    }
    marks
}

/// Pairs a mark with the one that opened it; what was opened between them stays as it was typed.
fn close((at, kind): Mark, opened: &mut Opened, signs: &[char], roles: &mut [Role]) -> Option<Pair> {
    let from = opened[kind].take()?;
    for other in opened.iter_mut() {
        *other = other.filter(|place| *place < from);
    }
    let length = 1 + kind % 2;
    let inside = from + length..at;
    let holds_own = signs[inside.clone()]
        .iter()
        .zip(&roles[inside.clone()])
        .any(|(sign, role)| *role == Role::Typed && *sign == signs[from]);
    let words = &signs[inside];
    let is_one = match kind {
        0 => has_whole_brackets(words) && !is_note(words) && !words.contains(&'\t'),
        1 => has_whole_brackets(words),
        _ => !is_blank(words) && !words.contains(&'\t'),
    };
    if holds_own || !is_one || reckon(signs, from, at, length) {
        return None;
    }
    let style = if length == 2 { Style::Strong } else { Style::Emph };
    roles[from..from + length].fill(Role::Gone);
    roles[at..at + length].fill(Role::Gone);
    roles[from] = Role::Open(style);
    roles[at] = Role::Close(style);
    Some(Pair { from, to: at, kind })
}

/// Whether this stands between blanks to fill in: `__-__-20__`, `__x__`.
fn is_blank(words: &[char]) -> bool {
    matches!(words, ['x' | 'X']) || !words.iter().any(|sign| sign.is_alphabetic())
}

/// Whether these words lead to a number with a star of a note behind it: `*excl. btw, tarief € 50*`.
fn is_note(words: &[char]) -> bool {
    let leads = words.first().is_some_and(|sign| sign.is_alphabetic());
    let ends = words.last().is_some_and(|sign| sign.is_numeric());
    leads && ends && words.iter().any(|sign| ",;:.".contains(*sign))
}

/// Whether these words close no bracket that stands before them.
fn has_whole_brackets(words: &[char]) -> bool {
    let mut depth = 0_usize;
    for sign in words {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    true
}
