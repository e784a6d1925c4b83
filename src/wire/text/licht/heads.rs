//! Which signs at the head of a line are no mark of a list: stars of notes, plus points, rows of cells.

use super::item::item;
use crate::trajectory::Inline;
use crate::wire::text::clean::CIRCLE;
use crate::wire::text::inline;

/// Whether a line is a plus point: among those, a minus is a minus point and no mark of a list.
pub fn is_plus(line: &str) -> bool {
    ["+ ", "± ", "+/- ", "+\t", "±\t"].iter().any(|sign| line.starts_with(sign))
}

/// Whether the one line that begins with a star is a note, and no item: a star behind a word refers to it, or a note with
/// two stars stands beside it.
pub fn holds_note(lines: &[&str]) -> bool {
    let is_starred = |line: &&&str| item(line.trim()).is_some_and(|item| item.sign == '*');
    lines.iter().filter(is_starred).take(2).count() == 1
        && lines.iter().any(|line| line.trim().starts_with("** ") || refers_to_note(line))
}

fn refers_to_note(line: &str) -> bool {
    let hangs = |text: &str| {
        text.match_indices('*').any(|(at, _)| {
            let behind = |next: char| next.is_alphanumeric() || next == '*';
            text[..at].ends_with(char::is_alphanumeric) && !text[at + 1..].starts_with(behind)
        })
    };
    // Stars that are marks are none any more.
    line.contains('*') && inline::read(line).iter().any(|word| matches!(word, Inline::Text { text, .. } if hangs(text)))
}

/// Whether a line begins with a ring that was typed: a bullet that reading made one is indented, or a tab follows.
pub fn is_ring(line: &str) -> bool {
    line.strip_prefix(CIRCLE).is_some_and(|rest| !rest.starts_with('\t'))
}

/// Whether a line says that an `o` before the lines beside it is a choice, and no bullet: it is crossed (`x  nee`), or
/// answers.
pub fn chooses_by_letters(line: &str) -> bool {
    let is_far = |rest: &str| rest.starts_with('\t') || rest.starts_with("  ");
    let crossed = line.strip_prefix(['x', 'X', 'v', 'V']).is_some_and(is_far);
    let answers = |rest: &str| {
        let words = rest.trim().trim_end_matches([',', ';', '.']);
        is_far(rest) && ["ja", "nee"].iter().any(|answer| words.eq_ignore_ascii_case(answer))
    };
    crossed || line.strip_prefix('o').is_some_and(answers)
}

/// Whether a line parts what stands around it: `- - -`, `* * *`.
pub fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|sign| !sign.is_whitespace());
    let Some(first) = signs.next().filter(|sign| !sign.is_alphanumeric()) else { return false };
    signs.next() == Some(first) && signs.all(|sign| sign == first)
}

/// Whether the bullet before these words may be the filled circle of a row of them: `• auto ( ) fiets`.
pub fn is_half_choice(words: &str) -> bool {
    let asks = |before: &str| before.trim_end().ends_with([':', '?']);
    words.split_once("( )").is_some_and(|(before, _)| !asks(before)) && !words.contains("(•)")
}

/// Whether a line that could be an item is a row of cells: it stands against one that can be nothing else, and has as many.
pub fn is_row(run: &[&str], at: usize) -> bool {
    let tabs = |line: &str| line.bytes().filter(|byte| *byte == b'\t').count();
    let Some(line) = run.get(at) else { return false };
    // The cells at its ends may be empty.
    let (own, all) = (tabs(line.trim()), tabs(line));
    if own == 0 {
        return false;
    }
    // What can be an item as well is looked through, so that a whole column of dashes is one.
    let same = |line: &&&str| tabs(line.trim()) == own || tabs(line) == all;
    let is_row = |line: &&&str| item(line.trim()).is_none() && same(line);
    let (before, after) = run.split_at(at);
    let row_before = before.iter().rev().take_while(same).take(NEAR).any(|line| is_row(&line));
    // A list of Word has one tab in every item, and may lead to a row of its own. Stars of footnotes lead rows.
    let noted = line.trim().starts_with('*') && after.iter().skip(1).take(NEAR).any(|next| is_noted(next));
    let row_after = (own > 1 || noted) && after.iter().skip(1).take_while(same).take(NEAR).any(|line| is_row(&line));
    row_before || row_after
}

/// Whether the first cell of a line is the sign of a footnote that is no mark of a list: `**`, `†`.
fn is_noted(line: &str) -> bool {
    let Some((cell, _)) = line.trim().split_once('\t') else { return false };
    item(line.trim()).is_none() && !cell.is_empty() && cell.trim().chars().all(|sign| matches!(sign, '*' | '†' | '‡'))
}

/// Lines on either side that are looked at: reading stays linear.
const NEAR: usize = 20;
