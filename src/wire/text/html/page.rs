//! What was read of a text so far.

use super::colour::Colour;
use super::elements::holds_lines;
use super::marks::List;
use super::open::Elements;
use super::sheet::Sheet;
use super::size::Size;
use super::survey::{needs_survey, survey};
use crate::trajectory::Inline;
use crate::wire::text::clean::Chosen;
use crate::wire::text::tree::Tree;

/// What was read so far.
#[derive(Debug, Default)]
pub struct Page {
    pub tree: Tree,
    pub sheet: Sheet,
    /// What the lines of the whole text choose from.
    pub chosen: Chosen,
    /// The elements that are open, and how the words in them stand.
    pub open: Elements,
    /// The line that is being read.
    pub words: Vec<Inline>,
    /// Whether that line begins a paragraph.
    pub fresh: bool,
    /// The item that the line begins: its level and its number.
    pub item: Option<(usize, Option<String>)>,
    /// What Word wrote before the item that is open, where it is one of Word.
    pub mark: Option<String>,
    pub lists: Vec<List>,
    pub link: Option<Link>,
    /// The element whose content is nothing to read.
    pub skipped: Option<String>,
    /// The row that is being read.
    pub row: Option<Row>,
    /// Of every table that is open, and every column, how many rows cells above reach into, the row that is read among them.
    pub reached: Vec<Vec<usize>>,
    /// The elements of a drawing or a formula that are open, that itself first.
    pub drawing: Vec<Part>,
    /// What a bullet of the line is where it was set in a face of signs and is one of a choice.
    pub faced: Option<&'static str>,
    /// Whether what was read is parted from what comes, where that would make another number of it.
    pub apart: bool,
    /// Whether what was read leaves a gap before words as well.
    pub parted: bool,
    /// The colour of the last star, and whether that says that it was not given.
    pub star: Option<(Option<Colour>, bool)>,
    /// Rows of stars that became words, and stars that stand alone.
    pub starred: usize,
    pub lone_stars: Vec<char>,
    /// How large the last letter on the line was.
    pub size: Size,
    /// Whether the words are the title of the page, which a browser shows elsewhere.
    pub titled: bool,
    /// What paper has no form for.
    pub lost: usize,
    /// Pieces of text in white, which may have been seen.
    pub pale: usize,
    /// Pictures of a face of signs that became U+FFFD.
    pub faceless: usize,
    /// Whether the text that is read is more than a letter or two: words that somebody set in a face of signs were seen as
    /// words.
    pub in_words: bool,
}

impl Page {
    /// Nothing yet, of a text that is about to be read.
    pub fn of(text: &str) -> Self {
        let mut page = Self::default();
        page.open.state.keeps_lines = !holds_lines(text);
        if needs_survey(text) {
            (page.sheet, page.chosen) = survey(text);
            page.lost += usize::from(page.sheet.left_out > 0);
        }
        page
    }
}

/// A link that is open: where it leads, and the words so far.
#[derive(Debug)]
pub struct Link {
    pub address: String,
    pub words: String,
    /// Whether a number stands against it.
    pub joined: bool,
}

/// The row that is being read.
#[derive(Debug, Default)]
pub struct Row {
    /// The column in which the words stand.
    pub column: usize,
    /// The first column behind the cells so far.
    pub free: usize,
    /// Whether what comes stands on another line of its cell.
    pub parted: bool,
}

impl Row {
    pub fn part(&mut self) {
        self.parted = true;
    }
}

/// An element of a drawing or a formula that is open.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    /// How many stood in it so far.
    pub parts: usize,
    /// Whether a bracket of ours closes behind it.
    pub bracketed: bool,
}
