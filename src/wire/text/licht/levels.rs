//! How deep the items of a list stand.

use super::item::{Item, NUMBER, WORDS_SECOND};
use crate::wire::text::tree::MAX_DEPTH;

/// So much deeper than the item above it is an item nested.
pub const STEP: usize = 2;

/// White space before a line; a tab is a step.
pub fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|sign| sign.is_whitespace());
    blanks.map(|sign| if sign == '\t' { STEP } else { 1 }).sum()
}

/// The lists that are open: their indents, outermost first, and the signs by which Word tells its levels.
#[derive(Default)]
pub struct Levels {
    indents: Vec<usize>,
    signs: Vec<char>,
    /// How deep the last number with points said that it stands.
    numbered: usize,
}

impl Levels {
    /// The level of the item that a line is, below those before it.
    pub fn of_line(&mut self, line: &str, item: &Item<'_>) -> usize {
        let indent = self.indent_of(line, item);
        self.of(indent, item.sign)
    }

    /// The indent of such an item: a number says how deep it stands, and a bullet at the margin stands beside the
    /// number above it.
    fn indent_of(&mut self, line: &str, item: &Item<'_>) -> usize {
        let own = indent(line);
        if item.sign == NUMBER {
            self.numbered = item.depth;
        }
        let depth = if own == 0 { self.numbered } else { item.depth };
        own + STEP * depth
    }

    /// The level of an item with this indent and sign, below those before it.
    fn of(&mut self, indent: usize, sign: char) -> usize {
        let indent = indent + STEP * self.depth_by_sign(sign);
        while self.indents.len() > 1 && self.indents.last().is_some_and(|last| *last > indent) {
            self.indents.pop();
        }
        match self.indents.last().copied() {
            Some(last) if indent < last + STEP || self.indents.len() == MAX_DEPTH => {
                if let Some(first) = self.indents.first_mut() {
                    *first = indent.min(*first);
                }
            }
            _ => self.indents.push(indent),
        }
        self.indents.len() - 1
    }

    /// Text out of Word has no indents: its levels are told by •, o and ▪ (which reading made ·); that of web editors by ●,
    /// ○ and ■.
    fn depth_by_sign(&mut self, sign: char) -> usize {
        if let Some(depth) = self.signs.iter().position(|known| *known == sign) {
            self.signs.truncate(depth + 1);
            return depth;
        }
        let deeper = match self.signs.last() {
            Some(&WORDS_SECOND) => sign == WORDS_THIRD,
            Some(_) => sign == WORDS_SECOND,
            None => false,
        };
        if !deeper {
            self.signs.clear();
        }
        self.signs.push(sign);
        self.signs.len() - 1
    }
}

/// The bullet of the third level of Word.
const WORDS_THIRD: char = '·';
