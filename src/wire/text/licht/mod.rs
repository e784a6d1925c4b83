//! The small grammar of typed text. It leaves out no sign but the marks that it names, and keeps every line end.

mod counts;
mod heads;
mod item;
mod levels;
mod pipes;

use self::counts::Counts;
use self::heads::{chooses_by_letters, holds_note, is_half_choice, is_plus, is_ring, is_row, is_rule};
use self::item::item;
use self::levels::{Levels, STEP, indent};
use self::pipes::with_rows;
use super::damage::holds_any;
use super::tree::Tree;
use super::{inline, plat, rows};
use crate::trajectory::Prose;

/// Reads a clean text, in one pass over its lines.
pub fn read(text: &str) -> Prose {
    let mut tree = Tree::default();
    let mut levels = Levels::default();
    let mut counts = Counts::default();
    let mut fresh = true;
    let text = with_rows(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let noted = holds_note(&lines);
    // Filled circles among open ones may be a choice.
    let ringed = lines.iter().any(|line| is_ring(line));
    for run in lines.chunk_by(|one, next| one.trim().is_empty() == next.trim().is_empty()) {
        if run.iter().all(|line| line.trim().is_empty()) {
            fresh = true;
            continue;
        }
        let lettered = run.iter().any(|line| chooses_by_letters(line.trim()));
        let points = run.iter().any(|line| is_plus(line.trim()));
        let own = |(at, line): (usize, &&str)| {
            item(line.trim()).is_some_and(|item| {
                let is_note = noted && item.sign == '*';
                let is_circle = item.sign == '•' && (ringed || is_half_choice(item.words));
                let is_letter = lettered && line.trim_start().starts_with('o');
                let is_typed = is_note || is_circle || is_letter || is_ring(line) || is_rule(line);
                let is_mark = !(is_typed || is_row(run, at) || points && item.is_dash());
                is_mark && counts.holds(&item)
            })
        };
        let items: Vec<bool> = run.iter().enumerate().map(own).collect();
        let read = rows::lines(run, |at| items.get(at).is_some_and(|is_item| *is_item));
        for ((line, row), is_item) in run.iter().zip(read).zip(&items) {
            match item(line.trim()).filter(|_| *is_item) {
                Some(item) => {
                    let level = levels.of_line(line, &item);
                    tree.item(level, item.number.map(str::to_owned), inline::read(item.words));
                }
                None => {
                    let inside = indent(line) >= STEP && tree.is_in_list() && !row.is_row;
                    if !inside {
                        levels = Levels::default();
                    }
                    tree.line(inside, fresh, inline::read(row.words));
                }
            }
            fresh = false;
        }
    }
    tree.finish()
}

/// The text as it is, when it is one line without any mark, as most are.
pub fn without_marks(text: &str) -> Option<Prose> {
    let plain = text.starts_with(char::is_alphabetic) && !holds_any(text, *b"\n\t*_[]");
    plain.then(|| plat::read(text))
}

#[cfg(test)]
mod tests;
