//! Lists of Word, which writes their items as paragraphs and their marks as words.

use super::elements::attribute;
use super::values::declarations;
use super::{Page, Tag};
use crate::wire::text::clean::bracketed;

/// Signs that are a bullet where they stand alone before an item.
const BULLETS: [&str; 14] = ["•", "·", "˚", "o", "§", "-", "–", "—", "*", "▪", "■", "●", "○", "◦"];

/// The mark of an item as Word wrote it; none of a bullet.
fn number_of(mark: &str) -> Option<String> {
    let mark = mark.trim();
    (!mark.is_empty() && !BULLETS.contains(&mark)).then(|| mark.to_owned())
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

    /// Keeps what Word wrote before an item for its mark, if that is read now.
    pub fn keeps_mark(&mut self, text: &str) -> bool {
        if !self.open.state.is_mark || self.mark.is_none() {
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

    /// The number of the item that begins, as Word wrote it.
    pub fn number_of_word(&self) -> Option<String> {
        self.mark.as_deref().and_then(number_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_is_no_number() {
        for (mark, number) in
            [("·\u{a0}\u{a0} ", None), ("o  ", None), ("1.1.\u{a0}", Some("1.1.")), ("[ ]", Some("[ ]"))]
        {
            assert_eq!(number_of(mark).as_deref(), number, "{mark}");
        }
    }
}
