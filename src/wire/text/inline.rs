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

/// `[woorden](https://…)` becomes `woorden (https://…)`.
fn find_links(signs: &[char], roles: &mut [Role]) {
    let mut opened = None;
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        match sign {
            '[' => opened = Some(at),
            ']' => {
                let words = opened.take().filter(|from| signs[from + 1..at].iter().any(|sign| !sign.is_whitespace()));
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

fn find_emphasis(signs: &[char], roles: &mut [Role]) {
    let mut opened: Opened = [None; 4];
    let mut start = 0;
    while start < signs.len() {
        let is_mark = |at: &usize| matches!(signs[*at], '*' | '_') && roles[*at] == Role::Typed;
        let end = (start..signs.len()).find(|at| !is_mark(at)).unwrap_or(signs.len());
        if end == start {
            start += 1;
            continue;
        }
        let before = start.checked_sub(1).map(|at| signs[at]);
        let after = signs.get(end).copied();
        let group = &signs[start..end];
        let mut closed = false;
        if may_close(before, after) {
            for mark in marks(group, start, false) {
                closed |= close(mark, &mut opened, roles);
            }
        }
        if !closed && may_open(before, after) {
            for (at, kind) in marks(group, start, true) {
                opened[kind] = Some(at);
            }
        }
        start = end;
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
fn close((at, kind): Mark, opened: &mut Opened, roles: &mut [Role]) -> bool {
    let Some(from) = opened[kind].take() else { return false };
    for other in opened.iter_mut() {
        *other = other.filter(|place| *place < from);
    }
    let style = if kind % 2 == 1 { Style::Strong } else { Style::Emph };
    roles[from] = Role::Open(style);
    roles[at] = Role::Close(style);
    if style == Style::Strong {
        roles[from + 1] = Role::Gone;
        roles[at + 1] = Role::Gone;
    }
    true
}

const QUOTES: &str = "\"'‘’‚“”„«»‹›";

/// Whether marks between these two signs can begin something: they stand free before it and hug it.
fn may_open(before: Option<char>, after: Option<char>) -> bool {
    let free = before.is_none_or(|sign| sign.is_whitespace() || QUOTES.contains(sign) || "([{<¿¡".contains(sign));
    let hugs = after.is_some_and(|sign| !sign.is_whitespace() && !")]}>»›”.,;:!?…".contains(sign));
    free && hugs && !is_quoted(before, after)
}

/// Whether marks between these two signs can end something.
fn may_close(before: Option<char>, after: Option<char>) -> bool {
    let hugs = before.is_some_and(|sign| !sign.is_whitespace() && !"([{<«‹¿¡„‚".contains(sign));
    let free = after.is_none_or(|sign| sign.is_whitespace() || QUOTES.contains(sign) || ")]}>.,;:!?…".contains(sign));
    hugs && free && !is_quoted(before, after)
}

/// A sign between quotes is spoken of: ‘*’.
fn is_quoted(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|sign| QUOTES.contains(sign)) && after.is_some_and(|sign| QUOTES.contains(sign))
}
