//! A tab as it was typed: cells by row and column, whatever they came from.

use std::collections::BTreeMap;

/// The cells of one tab that are not empty.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub name: String,
    /// By row and column, both counted from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Cells that are one, of which the first alone holds something.
    pub merged: Vec<Merged>,
}

/// Cells that were merged into one: the first and the last, by row and column, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Truth(bool),
    /// A day as `jjjj-mm-dd`.
    Day(String),
    /// A time of day, or a duration.
    Clock,
    /// What a formula says that went wrong, such as `#N/A`.
    Error(String),
    /// A formula of which nobody wrote down what comes out.
    Uncounted,
}

impl Cell {
    /// The text of a cell in which something may be typed, if it is not blank.
    pub fn of_text(text: String) -> Option<Self> {
        (!text.trim().is_empty()).then_some(Self::Text(text))
    }
}

/// Rows that a tab may have.
pub const MAX_ROWS: u32 = 50_000;
/// Columns that a tab may have.
pub const MAX_COLUMNS: u32 = 500;
/// Cells that a workbook may have.
pub const MAX_CELLS: usize = 2_000_000;

impl Grid {
    /// Its rows that are not empty, with their number counted from 0.
    pub fn rows(&self) -> Vec<(u32, Vec<(u32, &Cell)>)> {
        let mut rows: Vec<(u32, Vec<(u32, &Cell)>)> = Vec::new();
        for ((row, column), cell) in &self.cells {
            match rows.last_mut() {
                Some((last, cells)) if last == row => cells.push((*column, cell)),
                _ => rows.push((*row, vec![(*column, cell)])),
            }
        }
        rows
    }
}

/// `C14` for row 13 and column 2, both counted from 0.
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_excel_gives_them() {
        assert_eq!(cell_name(13, 2), "C14");
        assert_eq!(cell_name(0, 25), "Z1");
        assert_eq!(cell_name(0, 26), "AA1");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }
}
