//! Rows of stars, of which every star may stand in an element of its own.

use super::colour::Colour;
use super::page::Page;
use crate::trajectory::{Inline, Look};
use crate::wire::fault::{RepairKind, Repairs};
use crate::wire::text::clean::{WITHHELD, is_star, row, tells_a_fact};
use crate::wire::text::tree::push;

impl Page {
    /// A star as it was meant: one in grey behind those in another colour was not given.
    pub fn star_in_its_colour(&mut self, sign: char) -> char {
        let ink = self.open.state.ink;
        let follows = text_at_end(&self.words).trim_end().ends_with(is_star);
        let withheld = match self.star.filter(|_| follows) {
            Some((before, withheld)) if before == ink => withheld,
            Some(_) => ink.is_some_and(Colour::is_grey),
            None => false,
        };
        self.star = Some((ink, withheld));
        if withheld { WITHHELD } else { sign }
    }

    /// Puts the rows of stars of a line in words.
    pub fn count_stars(&mut self, words: &mut Vec<Inline>) {
        let holds = |word: &Inline| matches!(word, Inline::Text { text, .. } if text.contains(is_star));
        if !words.iter().any(holds) {
            return;
        }
        let signs = signs_of(words);
        words.clear();
        let mut rest = signs.as_slice();
        while let Some(((sign, look), behind)) = rest.split_first() {
            rest = behind;
            if *sign == '\n' {
                words.push(Inline::LineBreak);
                continue;
            }
            if !is_star(*sign) {
                push(words, *sign, *look);
                continue;
            }
            let Some(row) = row(*sign, behind.iter().map(|(sign, _)| *sign)) else {
                self.lone_stars.push(*sign);
                push(words, char::REPLACEMENT_CHARACTER, *look);
                continue;
            };
            self.starred += 1;
            rest = behind.get(row.length..).unwrap_or_default();
            let said = row.behind(text_at_end(words));
            said.chars().for_each(|part| push(words, part, *look));
            if rest.first().is_some_and(|(next, _)| next.is_alphanumeric()) {
                push(words, ' ', *look);
            }
        }
    }

    /// Says what became of the stars.
    pub fn tell_stars(&self, repairs: &mut Repairs) {
        if self.starred > 0 {
            repairs.add(RepairKind::Starred, self.starred, 1);
        }
        for star in &self.lone_stars {
            repairs.lose(1, tells_a_fact(*star));
        }
    }
}

/// The words in which a line ends, of one look.
fn text_at_end(words: &[Inline]) -> &str {
    match words.last() {
        Some(Inline::Text { text, .. }) => text,
        _ => "",
    }
}

/// The signs of a line, each with its look.
fn signs_of(words: &[Inline]) -> Vec<(char, Look)> {
    let mut signs = Vec::new();
    for word in words {
        match word {
            Inline::Text { text, look } => signs.extend(text.chars().map(|sign| (sign, *look))),
            Inline::Tab => signs.push(('\t', Look::default())),
            Inline::LineBreak => signs.push(('\n', Look::default())),
        }
    }
    signs
}
