//! Links: the words and the address of `[woorden](https://…)`.

use super::role::Role;

/// Beginnings of an address that a link may have; other brackets are brackets.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// `[woorden](https://…)` becomes `woorden (https://…)`, where it stands free and has a word in it. The number of a source,
/// `24[1](https://…)`, keeps its brackets: without them it would go on with the number before it.
pub fn find_links(signs: &[char], roles: &mut [Role]) {
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
