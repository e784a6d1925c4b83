//! The words of one line: bold, italic and links; every sign that is no such mark stays.

use super::plat;
use super::tree::push;
use crate::trajectory::{Inline, Look};

/// What a sign of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Typed,
    /// Part of the address of a link, in which nothing is a mark.
    Address,
    /// A mark, or the second half of one.
    Gone,
    /// A mark in whose place a space is printed.
    Space,
    Open(Style),
    Close(Style),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Strong,
    Emph,
}

/// Reads a line, in time that grows with its length alone.
pub fn read(line: &str) -> Vec<Inline> {
    if !line.contains(['*', '_', '[']) {
        return plat::words(line);
    }
    let signs: Vec<char> = line.chars().collect();
    let mut roles = vec![Role::Typed; signs.len()];
    find_links(&signs, &mut roles);
    find_emphasis(&signs, &mut roles);
    words(&signs, &roles)
}

fn words(signs: &[char], roles: &[Role]) -> Vec<Inline> {
    let mut words = Vec::new();
    let (mut strong, mut emph) = (0_usize, 0_usize);
    for (sign, role) in signs.iter().zip(roles) {
        let look = Look { strong: strong > 0, emph: emph > 0, struck: false };
        match role {
            Role::Typed | Role::Address => push(&mut words, *sign, look),
            Role::Space => push(&mut words, ' ', look),
            Role::Gone => {}
            Role::Open(Style::Strong) => strong += 1,
            Role::Open(Style::Emph) => emph += 1,
            Role::Close(Style::Strong) => strong = strong.saturating_sub(1),
            Role::Close(Style::Emph) => emph = emph.saturating_sub(1),
        }
    }
    words
}

/// Beginnings of an address that a link may have; other brackets are brackets.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// `[woorden](https://…)` becomes `woorden (https://…)`, where it stands free and has a word in it. The number of a source,
/// `24[1](https://…)`, keeps its brackets: without them it would go on with the number before it.
fn find_links(signs: &[char], roles: &mut [Role]) {
    let mut opened = None;
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        match sign {
            '[' => opened = Some(at),
            ']' => {
                let words = opened.take().filter(|from| is_link(signs, *from, at));
                if let (Some(from), Some(end)) = (words, end_of_address(signs, at + 1)) {
                    roles[from] = Role::Gone;
                    roles[at] = Role::Space;
                    roles[at + 1..=end].fill(Role::Address);
                    at = end;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether what stands between these brackets are words, and what stands before them is none and ends none.
fn is_link(signs: &[char], from: usize, to: usize) -> bool {
    let glued = |before: &char| before.is_alphanumeric() || ".,;:!?…)]}%‰°".contains(*before);
    !from.checked_sub(1).and_then(|at| signs.get(at)).is_some_and(glued)
        && signs.get(from + 1..to).is_some_and(|words| words.iter().any(|sign| sign.is_alphabetic()))
}

/// Where the brackets around an address close, if one begins here. It looks no further than the next opening bracket, so
/// that no stretch is searched twice.
fn end_of_address(signs: &[char], start: usize) -> Option<usize> {
    let address = signs.get(start..)?.strip_prefix(&['('])?;
    let begins = |scheme: &str| {
        let mut scheme = scheme.chars().enumerate();
        scheme.all(|(at, letter)| address.get(at).is_some_and(|sign| sign.eq_ignore_ascii_case(&letter)))
    };
    let scheme = SCHEMES.iter().copied().find(|scheme| begins(scheme))?;
    let stops = |sign: &char| sign.is_whitespace() || matches!(sign, '(' | ')' | '[');
    let length = address.iter().position(stops)?;
    (length > scheme.len() && address[length] == ')').then_some(start + 1 + length)
}

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

fn find_emphasis(signs: &[char], roles: &mut [Role]) {
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
        0 => has_whole_brackets(words) && !is_note(words),
        1 => has_whole_brackets(words),
        _ => !is_blank(words),
    };
    if holds_own || !is_one {
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

const QUOTES: &str = "\"'‘’‚“”„«»‹›";

/// Signs that stand between blanks and between factors, and begin or end no words.
const BETWEEN: &str = "-–—/|\\=×";

/// What stands around a group of marks.
struct Around {
    /// Before it, and before that.
    before: Option<char>,
    earlier: Option<char>,
    /// Behind it, and behind that.
    after: Option<char>,
    later: Option<char>,
    is_star: bool,
}

impl Around {
    fn of(signs: &[char], start: usize, end: usize) -> Self {
        let back = |steps: usize| start.checked_sub(steps).and_then(|at| signs.get(at)).copied();
        Self {
            before: back(1),
            earlier: back(2),
            after: signs.get(end).copied(),
            later: signs.get(end + 1).copied(),
            is_star: signs.get(start) == Some(&'*'),
        }
    }

    /// Whether marks here can begin something: they stand free before it and hug it.
    fn may_open(&self) -> bool {
        let is_free = |sign: char| sign.is_whitespace() || self.quotes(sign) || "([{<¿¡".contains(sign);
        let free = self.before.is_none_or(is_free);
        let hugs = self.after.is_some_and(|sign| !sign.is_whitespace() && !")]}>»›”.,;:!?…".contains(sign));
        free && hugs && self.after.is_some_and(|sign| self.is_word(sign)) && !self.is_quoted() && !self.multiplies()
    }

    /// Whether marks here can end something.
    fn may_close(&self) -> bool {
        let is_free = |sign: char| sign.is_whitespace() || QUOTES.contains(sign) || ")]}>.,;:!?…".contains(sign);
        let hugs = self.before.is_some_and(|sign| !sign.is_whitespace() && !"([{<«‹¿¡„‚".contains(sign));
        let free = self.after.is_none_or(is_free);
        let ends = self.before.is_some_and(|sign| self.is_word(sign)) || self.is_amount();
        hugs && free && ends && !self.is_quoted() && !self.multiplies()
    }

    /// Whether an amount without cents stands before the marks: € 5,-.
    fn is_amount(&self) -> bool {
        self.is_star && self.earlier == Some(',') && self.before.is_some_and(|sign| "-–—".contains(sign))
    }

    /// Whether a sign can be at the edge of marked words.
    fn is_word(&self, sign: char) -> bool {
        !BETWEEN.contains(sign) && (self.is_star || !"+()[]{}".contains(sign))
    }

    /// Whether the sign before the marks is a quote, and not the sign of minutes and inches behind a number.
    fn quotes(&self, sign: char) -> bool {
        QUOTES.contains(sign) && !self.earlier.is_some_and(char::is_numeric)
    }

    /// A star against a number with another number before or behind it multiplies: `3 *2`, `4* 1`.
    fn multiplies(&self) -> bool {
        let is_number = |sign: Option<char>| sign.is_some_and(char::is_numeric);
        let is_space = |sign: Option<char>| sign.is_some_and(char::is_whitespace);
        self.is_star
            && ((is_number(self.after) && is_space(self.before) && is_number(self.earlier))
                || (is_number(self.before) && is_space(self.after) && is_number(self.later)))
    }

    /// A sign between quotes is spoken of: ‘*’.
    fn is_quoted(&self) -> bool {
        let is_quote = |sign: char| QUOTES.contains(sign);
        self.before.is_some_and(is_quote) && self.after.is_some_and(is_quote)
    }
}
