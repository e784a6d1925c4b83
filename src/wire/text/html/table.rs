//! The tables of a text: every cell under its own head.

use super::elements::attribute;
use super::page::{Page, Row};
use super::tags::Tag;
use super::words::{is_blank, trimmed};
use crate::trajectory::{Inline, Look};
use crate::wire::text::line::CLOSING;
use crate::wire::text::tree::push;

/// Columns that one cell takes at most besides its own.
const MOST_SPANNED: usize = 11;

/// Columns of which it is known that a cell above reaches into them.
const MOST_REACHED: usize = 16;

impl Page {
    pub fn begin_row(&mut self) {
        self.end_row();
        self.row = Some(Row::default());
    }

    /// Ends the row, whose first cells may be empty.
    pub fn end_row(&mut self) {
        let Some(row) = self.row.take() else {
            self.end_line();
            return;
        };
        let reached = self.reached.last().map_or(&[][..], Vec::as_slice);
        let is_reached = reached.iter().skip(row.free).any(|rows| *rows > 0);
        for rows in self.reached.last_mut().into_iter().flatten() {
            *rows = rows.saturating_sub(1);
        }
        let words = std::mem::take(&mut self.words);
        let empty = words.iter().take_while(|word| is_blank(word)).filter(|word| **word == Inline::Tab).count();
        let has_cells = is_reached || words.contains(&Inline::Tab);
        let words = trimmed(words);
        if !words.is_empty() {
            // A first cell that stands alone stays one of a row.
            let is_alone = has_cells && empty == 0 && !words.contains(&Inline::Tab);
            let behind = is_alone.then_some(Inline::Tab);
            let row = std::iter::repeat_n(Inline::Tab, empty).chain(words).chain(behind).collect();
            self.add_line(row);
        }
    }

    /// A cell stands behind those before it, and beside those that reach down from above.
    pub fn begin_cell(&mut self, tag: &Tag) {
        let number = |name: &str| attribute(tag, name).and_then(|number| number.trim().parse::<usize>().ok());
        let columns = number("colspan").unwrap_or(1).clamp(1, MOST_SPANNED + 1);
        // None are as many as there are.
        let rows = number("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
        if self.row.is_none() {
            self.end_line();
        }
        let row = self.row.get_or_insert_default();
        let reached = self.reached.last().map_or(&[][..], Vec::as_slice);
        let mut column = row.free;
        while reached.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        for _ in row.column..column {
            push(&mut self.words, '\t', Look::default());
        }
        *row = Row { column, free: column + columns, parted: false };
        if let Some(reached) = self.reached.last_mut() {
            let end = (column + columns).min(MOST_REACHED);
            if reached.len() < end {
                reached.resize(end, 0);
            }
            reached.iter_mut().take(end).skip(column).for_each(|below| *below = rows);
        }
    }

    /// Parts what stands on two lines of a cell, as in a field of one line.
    pub fn part_cell(&mut self) {
        if !self.row.as_mut().is_some_and(|row| std::mem::take(&mut row.parted)) {
            return;
        }
        while let Some(Inline::Text { text, .. }) = self.words.last_mut() {
            text.truncate(text.trim_end().len());
            if text.is_empty() {
                self.words.pop();
                continue;
            }
            // A mark belongs to the words behind it.
            let closed = text.ends_with(CLOSING) || text.ends_with(['–', '+', '✓']);
            text.push_str(if closed { " " } else { "; " });
            return;
        }
    }
}
