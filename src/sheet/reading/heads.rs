//! The headings of a tab: in which row they stand, and what they say.

use std::collections::{HashMap, HashSet};

use crate::sheet::column::Role;
use crate::sheet::grid::Cell;
use crate::sheet::headings::folded;
use crate::sheet::layout::Tab;

/// A row of a tab, with its cells by column, both counted from 0.
pub type Cells<'a> = (u32, Vec<(u32, &'a Cell)>);

/// What the headings of a tab say.
#[derive(Default)]
pub struct Headings {
    /// The column of the layout for each column of the grid that is known.
    pub columns: HashMap<u32, usize>,
    /// Columns of the grid that are not read.
    pub skipped: HashSet<u32>,
    /// Columns of the layout that a heading which is not known seems to mean.
    pub guessed: HashSet<usize>,
}

impl Headings {
    pub fn has(&self, column: usize) -> bool {
        self.columns.values().any(|known| *known == column)
    }
}

/// Rows in which the headings of a tab are looked for.
pub const HEADS: usize = 10;
/// Characters of what may be a heading.
pub const LONGEST_HEADING: usize = 100;

/// Which of the first rows of a tab has its headings: the first one, unless that has none by which the tab can be read
/// and another has.
pub fn heads_at(tab: &Tab, rows: &[Cells<'_>]) -> usize {
    let headings: Vec<String> = tab.columns.iter().map(|column| folded(&column.heading)).collect();
    let key = tab.column(&Role::Key);
    let is_head = |cells: &[(u32, &Cell)], least: usize| {
        let known = |cell: &Cell| match cell {
            Cell::Text(text) if text.len() <= LONGEST_HEADING => {
                let given = folded(text);
                headings.iter().position(|heading| *heading == given)
            }
            _ => None,
        };
        let found: HashSet<usize> = cells.iter().filter_map(|(_, cell)| known(cell)).collect();
        found.len() >= least && key.is_none_or(|key| found.contains(&key))
    };
    if rows.first().is_some_and(|(_, cells)| is_head(cells, 1)) {
        return 0;
    }
    rows.iter().take(HEADS).position(|(_, cells)| is_head(cells, 2)).unwrap_or(0)
}

/// Letters, words and figures of what an answer repeats as a heading.
const SHOWN: (usize, usize, usize) = (40, 4, 2);

/// Whether what stands in a row of headings reads as one: what does not may be a value, and is told by its place alone.
pub fn is_like_a_heading(text: &str) -> bool {
    let (letters, words, figures) = SHOWN;
    let is_sign =
        |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '?' | ':');
    text.chars().count() <= letters
        && text.split_whitespace().count() <= words
        && text.chars().filter(char::is_ascii_digit).count() <= figures
        && text.chars().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::is_like_a_heading;

    #[test]
    fn what_may_be_a_value_is_no_heading() {
        for heading in ["Opmerking", "kenmerk werkgever", "Adres (2)", "naam/roepnaam"] {
            assert!(is_like_a_heading(heading), "{heading}");
        }
        for value in ["Zwartbroek 999990019", "joke@post.example", "06-00000012", "Zij heeft het zwaar gehad thuis"] {
            assert!(!is_like_a_heading(value), "{value}");
        }
    }
}
