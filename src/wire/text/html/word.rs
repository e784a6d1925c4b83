//! Lists of Word, which writes their items as paragraphs and their marks as words.

use super::elements::attribute;
use super::values::declarations;
use super::words::is_blank;
use super::{Page, Tag};
use crate::wire::text::clean::{bracketed, is_star};

/// Signs that are a bullet where they stand alone before an item.
const BULLETS: [&str; 14] = ["•", "·", "˚", "o", "§", "-", "–", "—", "*", "▪", "■", "●", "○", "◦"];

/// What is printed for a star that is no row.
const REPLACED: &str = "\u{fffd}";

/// The mark of an item as Word wrote it; none of a bullet.
fn number_of(mark: &str) -> Option<String> {
    let mark = mark.trim();
    (!mark.is_empty() && !BULLETS.contains(&mark) && !mark.chars().all(is_star))
        .then(|| mark.replace(is_star, REPLACED))
}

impl Page {
    /// Begins an item where a paragraph is one: `mso-list:l0 level2 lfo1`.
    pub fn begin_item_of_word(&mut self, tag: &Tag) {
        self.end_item_of_word();
        if self.row.is_some() {
            return;
        }
        let style = attribute(tag, "style").unwrap_or_default();
        let level = declarations(&style).filter(|(property, _)| property == "mso-list").find_map(|(_, value)| {
            value.split_whitespace().find_map(|word| word.strip_prefix("level")?.parse::<usize>().ok())
        });
        if let Some(level) = level {
            self.mark = Some(String::new());
            self.item = Some((level.saturating_sub(1), None));
        }
    }

    pub fn end_item_of_word(&mut self) {
        if self.mark.take().is_some() {
            self.item = None;
        }
    }

    /// Keeps what Word wrote before an item for its mark, if that is read now. Behind the first of its words it is one
    /// of them.
    pub fn keeps_mark(&mut self, text: &str) -> bool {
        let is_open = self.open.state.is_mark && self.mark.is_some() && self.item.is_some();
        if !is_open || !self.words.iter().all(is_blank) {
            return false;
        }
        let mut shown = String::new();
        for sign in text.chars() {
            let sign = self.in_face(sign);
            match bracketed(sign) {
                Some(boxed) => shown.push_str(boxed),
                None => shown.push(sign),
            }
        }
        // A bullet is no choice.
        self.faced = None;
        if let Some(mark) = &mut self.mark {
            mark.push_str(&shown);
        }
        true
    }

    /// The number of the item that begins, as Word wrote it: that of one alone.
    pub fn number_of_word(&mut self) -> Option<String> {
        let mark = self.mark.as_mut().map(std::mem::take)?;
        number_of(&mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_is_no_number() {
        for (mark, number) in
            [("·\u{a0}\u{a0} ", None), ("★ ", None), ("o  ", None), ("1.1.\u{a0}", Some("1.1.")), ("[ ]", Some("[ ]"))]
        {
            assert_eq!(number_of(mark).as_deref(), number, "{mark}");
        }
    }
}
