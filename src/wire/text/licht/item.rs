//! A line that is an item of a list.

use super::levels::WORDS_SECOND;
use crate::wire::text::clean::CIRCLE;

/// Signs that make an item of the line that they lead. No plus: plus points stay pluses. No minus either.
const BULLETS: [char; 7] = ['-', '–', '—', '*', '•', '·', CIRCLE];

/// What stands before a line that can be ticked or chosen, and what ticks it off. Each stays before its item.
const CHOICES: [&str; 12] = ["[ ]", "[x]", "[X]", "[v]", "[V]", "[✓]", "( )", "(x)", "(X)", "(•)", "✓", "❌"];

/// A line that is an item of a list.
pub struct Item<'a> {
    /// What leads it; of every number the same, and of every choice.
    pub sign: char,
    /// The number with its sign, or the choice.
    pub number: Option<&'a str>,
    pub words: &'a str,
}

impl Item<'_> {
    pub fn is_dash(&self) -> bool {
        matches!(self.sign, '-' | '–' | '—')
    }
}

pub fn item(line: &str) -> Option<Item<'_>> {
    let parted = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    let mut signs = line.chars();
    let sign = signs.next()?;
    let rest = signs.as_str();
    if (BULLETS.contains(&sign) && parted(rest)) || (sign == WORDS_SECOND && rest.starts_with('\t')) {
        let sign = if sign == CIRCLE { WORDS_SECOND } else { sign };
        return Some(Item { sign, number: None, words: rest.trim_start() });
    }
    if let Some(choice) = CHOICES.iter().find(|choice| line.starts_with(**choice)) {
        let (mark, rest) = line.split_at(choice.len());
        return parted(rest).then_some(Item { sign: '[', number: Some(mark), words: rest.trim_start() });
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let item = Item { sign: '1', number: Some(&line[..=digits]), words: rest.trim_start() };
    ((1..=3).contains(&digits) && parted(rest)).then_some(item)
}
