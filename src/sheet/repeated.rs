//! How much a workbook of LibreOffice comes to. A row or a cell of it says how often it stands there, and its reader
//! makes room for all of that, and for what is empty in between, before anybody sees a cell. So it is counted first, as
//! that reader will go through it.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

const TABLE: QName<'static> = QName("table:table");
const ROW: QName<'static> = QName("table:table-row");
const CELLS: [QName<'static>; 2] = [QName("table:table-cell"), QName("table:covered-table-cell")];
const ANNOTATION: QName<'static> = QName("office:annotation");
const SPACES: QName<'static> = QName("text:s");

/// Rows and columns of a tab beyond which its reader takes none, however often they say to stand there.
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    Cells,
    Texts,
    /// It breaks off or is none.
    Broken,
}

impl From<quick_xml::Error> for Excess {
    fn from(_: quick_xml::Error) -> Self {
        Self::Broken
    }
}

impl From<AttrError> for Excess {
    fn from(_: AttrError) -> Self {
        Self::Broken
    }
}

/// Refuses a `content.xml` that comes to more cells, or to texts of more bytes.
pub fn refuse_excess(content: impl BufRead, cells: usize, texts: usize) -> Result<(), Excess> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut counting = Counting { reader, cells, texts };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match counting.reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.name() == TABLE => counting.table()?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

struct Counting<R> {
    reader: Reader<R>,
    /// What there may still be.
    cells: usize,
    texts: usize,
}

impl<R: BufRead> Counting<R> {
    fn table(&mut self) -> Result<(), Excess> {
        let mut area = Area::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer)? {
                Event::Start(element) if element.name() == ROW => {
                    let repeats = number(&element, "table:number-rows-repeated")?;
                    let row = self.row()?;
                    let repeats = area.add(&row, repeats);
                    // Once as it is read, and once for each time that it stands there.
                    let texts = row.texts.saturating_mul(repeats.saturating_add(1));
                    self.texts = self.texts.checked_sub(texts).ok_or(Excess::Texts)?;
                    self.cells = self.cells.checked_sub(row.cells).ok_or(Excess::Cells)?;
                    if area.cells() > self.cells {
                        return Err(Excess::Cells);
                    }
                }
                Event::End(element) if element.name() == TABLE => {
                    self.cells = self.cells.saturating_sub(area.cells());
                    return Ok(());
                }
                Event::Eof => return Err(Excess::Broken),
                _ => {}
            }
        }
    }

    fn row(&mut self) -> Result<Row, Excess> {
        let mut row = Row::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer)? {
                Event::Start(element) if CELLS.contains(&element.name()) => {
                    let repeats = number(&element, "table:number-columns-repeated")?;
                    let text = self.cell(&element)?;
                    row.add(text, repeats);
                }
                Event::End(element) if element.name() == ROW => return Ok(row),
                // Nothing else stands in a row, and its reader takes nothing else there.
                _ => return Err(Excess::Broken),
            }
        }
    }

    /// The bytes of what stands in a cell, if anything does.
    fn cell(&mut self, element: &BytesStart<'_>) -> Result<Option<usize>, Excess> {
        let (mut value, mut formula) = (None, 0);
        let (mut is_text, mut is_error, mut is_blank) = (false, false, false);
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute?;
            let length = attribute.value.len();
            match attribute.key.0 {
                "office:value" | "office:boolean-value" if value.is_none() => value = Some(0),
                "office:string-value" | "office:date-value" | "office:time-value" if value.is_none() => {
                    is_blank = attribute.key.0 == "office:string-value" && length == 0;
                    value = Some(length);
                }
                "office:value-type" if value.is_none() => is_text = attribute.value == "string",
                "calcext:value-type" => is_error = attribute.value == "error",
                "table:formula" => formula = length,
                _ => {}
            }
        }
        if (value.is_none() && is_text) || (is_error && is_blank) {
            return Ok(Some(self.content()?.saturating_add(formula)));
        }
        self.reader.read_to_end_into(element.name(), &mut Vec::new())?;
        Ok(value.map(|value| value + formula).or((formula > 0).then_some(formula)))
    }

    /// The bytes of the text of a cell, until its end.
    fn content(&mut self) -> Result<usize, Excess> {
        let mut bytes = 0_usize;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let more = match self.reader.read_event_into(&mut buffer)? {
                Event::Text(text) => text.xml10_content().len(),
                // One character.
                Event::GeneralRef(_) => 4,
                Event::End(element) if CELLS.contains(&element.name()) => return Ok(bytes),
                Event::Start(element) if element.name() == ANNOTATION => {
                    self.annotation()?;
                    0
                }
                Event::Start(element) if element.name() == SPACES => number(&element, "text:c")?,
                // A paragraph, a tab or the end of a line.
                Event::Start(_) => 1,
                Event::Eof => return Err(Excess::Broken),
                _ => 0,
            };
            bytes = bytes.saturating_add(more);
        }
    }

    fn annotation(&mut self) -> Result<(), Excess> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer)? {
                Event::End(element) if element.name() == ANNOTATION => return Ok(()),
                Event::Eof => return Err(Excess::Broken),
                _ => {}
            }
        }
    }
}

/// The number that an attribute says, else one.
fn number(element: &BytesStart<'_>, name: &str) -> Result<usize, Excess> {
    let Some(attribute) = element.try_get_attribute(name)? else { return Ok(1) };
    let number = unescape(&attribute.value).map_err(|_| Excess::Broken)?;
    number.parse().map_err(|_| Excess::Broken)
}

/// The cells of a row that stands there once.
#[derive(Default)]
struct Row {
    cells: usize,
    /// Empty ones, for which there is room when another follows.
    empty: usize,
    /// The first and the last that hold something.
    filled: Option<(usize, usize)>,
    /// Bytes of the texts in them.
    texts: usize,
}

impl Row {
    fn add(&mut self, text: Option<usize>, repeats: usize) {
        self.cells = MAX_COLUMNS.min(self.cells + self.empty);
        let repeats = repeats.min(MAX_COLUMNS - self.cells);
        let Some(bytes) = text else {
            self.empty = repeats;
            return;
        };
        self.empty = 0;
        if repeats == 0 {
            return;
        }
        let first = self.filled.map_or(self.cells, |(first, _)| first);
        self.cells += repeats;
        self.filled = Some((first, self.cells - 1));
        self.texts = self.texts.saturating_add(bytes.saturating_mul(repeats));
    }
}

/// The smallest rectangle of a tab that has all that stands in it.
#[derive(Default)]
struct Area {
    /// Rows from the first to the last that hold something.
    rows: usize,
    /// Empty ones since then, for which there is room when another follows.
    empty: usize,
    /// All rows so far.
    all: usize,
    columns: Option<(usize, usize)>,
}

impl Area {
    /// Takes a row in; how often it is there.
    fn add(&mut self, row: &Row, repeats: usize) -> usize {
        let repeats = repeats.min(MAX_ROWS - self.all);
        self.all += repeats;
        let Some((first, last)) = row.filled else {
            self.empty += repeats;
            return repeats;
        };
        self.columns = Some(match self.columns {
            Some((left, right)) => {
                self.rows += self.empty;
                (left.min(first), right.max(last))
            }
            None => (first, last),
        });
        self.empty = 0;
        self.rows += repeats;
        repeats
    }

    fn cells(&self) -> usize {
        self.columns.map_or(0, |(left, right)| self.rows.saturating_mul(right - left + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(rows: &str) -> Result<(), Excess> {
        let content = format!("<office:body><table:table table:name=\"t\">{rows}</table:table></office:body>");
        refuse_excess(content.as_bytes(), 1_000, 10_000)
    }

    fn row(repeats: usize, cells: &str) -> String {
        format!("<table:table-row table:number-rows-repeated=\"{repeats}\">{cells}</table:table-row>")
    }

    fn text(repeats: usize, text: &str) -> String {
        let attributes = format!("office:value-type=\"string\" table:number-columns-repeated=\"{repeats}\"");
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    }

    fn empty(repeats: usize) -> String {
        format!("<table:table-cell table:number-columns-repeated=\"{repeats}\"/>")
    }

    #[test]
    fn what_is_empty_to_the_right_and_below_takes_no_room() {
        let rows = [row(1, &(text(2, "x") + &empty(16_382))), row(3, &text(1, "y")), row(1_048_572, &empty(16_384))];
        assert_eq!(judged(&rows.concat()), Ok(()));
    }

    #[test]
    fn what_stands_there_again_and_again_is_counted() {
        let far = [row(1, &text(1, "a")), row(100_000, &empty(1)), row(1, &text(1, "b"))].concat();
        let number = "<table:table-cell office:value=\"1\" office:value-type=\"float\"/>";
        for (rows, why) in [
            (row(2_000, number), Excess::Cells),
            (row(1, &text(1_001, "")), Excess::Cells),
            (row(1, &(text(1, "a") + &empty(1_500) + &text(1, "b"))), Excess::Cells),
            (row(1, number).repeat(600), Excess::Cells),
            (far, Excess::Cells),
            (row(600, &text(1, "twintig letters lang")), Excess::Texts),
            (row(1, &text(1, "<text:s text:c=\"2000000000\"/>")), Excess::Texts),
            // What stands within a cell is not the row that goes on behind it.
            (
                row(2_000, &format!("{}{number}", empty(1).replace("/>", "><table:table-row/></table:table-cell>"))),
                Excess::Cells,
            ),
        ] {
            assert_eq!(judged(&rows), Err(why), "{}", &rows[..rows.len().min(200)]);
        }
    }

    #[test]
    fn what_breaks_off_is_broken() {
        for torn in ["<table:table-row>", "<table:table-row><table:table-cell office:value-type=\"string\">", ""] {
            let content = format!("<office:body><table:table table:name=\"t\">{torn}");
            assert_eq!(refuse_excess(content.as_bytes(), 1_000, 1_000), Err(Excess::Broken), "{torn}");
        }
        assert_eq!(judged(&row(1, "<p/>")), Err(Excess::Broken));
        assert_eq!(judged("<table:table-row table:number-rows-repeated=\"-1\"/>"), Err(Excess::Broken));
    }
}
