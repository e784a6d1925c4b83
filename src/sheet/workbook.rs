//! A workbook of Excel (`.xlsx`) or LibreOffice (`.ods`) as grids.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read as _};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, Xlsx, XlsxError, XlsxFormulaMetadata};
use zip::ZipArchive;

use super::grid::{Cell, Grid, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Merged};
use super::layout::LAYOUT;
use super::repeated::{Excess, refuse_excess};

/// Bytes that a workbook may have.
pub const MAX_FILE: usize = 32 * 1024 * 1024;
/// Tabs that it may have beside those that are known.
const MAX_OTHERS: usize = 100;
/// Characters of the name of a tab; Excel takes 31.
const MAX_TAB: usize = 100;
/// How often one part of the archive may be read: its cells, its formulas and what is merged are each read for
/// themselves, and two tabs that are one part would be read without end.
const MAX_READ: u8 = 6;
/// Bytes that the texts of all cells may have: a workbook writes a text once that stands in a thousand cells.
const MAX_TEXTS: usize = 64 * 1024 * 1024;

/// The part of a workbook of LibreOffice that has its cells.
const CONTENT: &str = "content.xml";

/// Merged cells of a tab that are looked at.
const MAX_MERGED: usize = 10_000;

/// Why a workbook cannot be read, in a sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub String);

type Bytes<'a> = Cursor<&'a [u8]>;

/// How much a workbook may hold.
#[derive(Clone, Copy)]
struct Bounds {
    /// Bytes once it is unpacked.
    unpacked: u64,
    /// Cells that hold something.
    cells: usize,
    /// Cells with those that hold nothing, which a workbook writes down for their looks.
    seen: usize,
}

impl Bounds {
    const OURS: Self = Self { unpacked: 512 * 1024 * 1024, cells: MAX_CELLS, seen: usize::MAX };
    const OF_STRANGERS: Self = Self { unpacked: 64 * 1024 * 1024, cells: 500_000, seen: 2_000_000 };
    /// Whose reader makes room for every cell at once, with those that hold nothing.
    const OF_LIBREOFFICE: Self = Self { seen: Self::OF_STRANGERS.seen, ..Self::OURS };
}

/// Reads the cells of every tab, with what comes out of formulas.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    if bytes.len() > MAX_FILE {
        return Err(Unreadable(format!("Een werkboek heeft ten hoogste {} MiB.", MAX_FILE / 1024 / 1024)));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let why = "Dit werkboek is beveiligd met een wachtwoord of heeft de oude vorm .xls. Bewaar het zonder wachtwoord als .xlsx.";
        return Err(Unreadable(why.to_owned()));
    }
    let unpacked = unpack(bytes, Bounds::OURS.unpacked)?;
    if unpacked.is_ods { read_ods(bytes) } else { read_xlsx(bytes, unpacked.parts, Bounds::OURS) }
}

/// The same for a workbook of whom nobody knows: smaller, and of Excel alone, since a row of the other form may say
/// that it stands there a milliard times.
pub fn read_of_stranger(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return read(bytes);
    }
    let unpacked = unpack(bytes, Bounds::OF_STRANGERS.unpacked)?;
    if unpacked.is_ods {
        return Err(Unreadable("Dit is een werkboek van LibreOffice. Bewaar het als .xlsx.".to_owned()));
    }
    read_xlsx(bytes, unpacked.parts, Bounds::OF_STRANGERS)
}

/// Bytes that a workbook of a stranger has once it is unpacked; none of one that is not read.
pub fn unpacked_bytes(bytes: &[u8]) -> u64 {
    unpack(bytes, Bounds::OF_STRANGERS.unpacked).map_or(0, |unpacked| unpacked.bytes)
}

/// What is in an archive.
struct Unpacked {
    is_ods: bool,
    bytes: u64,
    /// Where each part begins, and how often it may be read.
    parts: HashMap<u64, u8>,
}

/// Looks what is in the archive. What it says of its size is not believed: it is unpacked once, to nowhere.
fn unpack(bytes: &[u8], most: u64) -> Result<Unpacked, Unreadable> {
    let no_workbook =
        || Unreadable("Dit is geen werkboek, of het bestand is niet heel. Bewaar het opnieuw als .xlsx.".to_owned());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_workbook())?;
    let mut left = most;
    let mut parts = HashMap::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| no_workbook())?;
        parts.extend(file.data_start().map(|start| (start, MAX_READ)));
        let mut nowhere = Nowhere::default();
        let size = io::copy(&mut file.take(left + 1), &mut nowhere).map_err(|_| no_workbook())?;
        if nowhere.is_too_much {
            return Err(Unreadable(format!("Dit werkboek zegt meer dan {MAX_CELLS} teksten te hebben.")));
        }
        left = left.checked_sub(size).ok_or_else(|| {
            Unreadable(format!("Een werkboek heeft uitgepakt ten hoogste {} MiB.", most / 1024 / 1024))
        })?;
    }
    let is_ods = archive.index_for_name(CONTENT).is_some();
    Ok(Unpacked { is_ods, bytes: most - left, parts })
}

/// The bytes of a workbook, of which no part is read more often than there is reason to.
struct Parts<'a> {
    bytes: Bytes<'a>,
    /// Where each begins, and how often it may still be read.
    left: HashMap<u64, u8>,
}

impl io::Read for Parts<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if let Some(left) = self.left.get_mut(&self.bytes.position()) {
            *left = left.checked_sub(1).ok_or(io::ErrorKind::Other)?;
        }
        self.bytes.read(into)
    }
}

impl io::Seek for Parts<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// Where a workbook is unpacked to. What goes by is looked at for one thing: how many texts it says to have, since its
/// reader makes room for so many before it has read one.
#[derive(Default)]
struct Nowhere {
    /// Letters of the name of that number which have just gone by.
    matched: usize,
    number: usize,
    is_too_much: bool,
}

impl Nowhere {
    const NAME: &'static [u8] = b"uniqueCount";

    fn look(&mut self, byte: u8) {
        if self.matched < Self::NAME.len() {
            // Before the name of an attribute stands a space, so that none begins within another.
            let goes_on = Self::NAME.get(self.matched) == Some(&byte);
            self.matched = if goes_on { self.matched + 1 } else { usize::from(byte == b'u') };
            self.number = 0;
        } else if byte.is_ascii_digit() {
            self.number = self.number.saturating_mul(10).saturating_add(usize::from(byte - b'0'));
            self.is_too_much |= self.number > MAX_CELLS;
        } else if self.number > 0 || !(byte.is_ascii_whitespace() || b"=\"'".contains(&byte)) {
            self.matched = 0;
        }
    }
}

impl io::Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            if self.matched > 0 || *byte == b'u' {
                self.look(*byte);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the cells of a workbook may still hold.
struct Left {
    bounds: Bounds,
    cells: usize,
    seen: usize,
    texts: usize,
}

impl Left {
    const fn of(bounds: Bounds) -> Self {
        Self { bounds, cells: bounds.cells, seen: bounds.seen, texts: MAX_TEXTS }
    }

    /// One more cell was looked at.
    fn see(&mut self) -> Result<(), Unreadable> {
        let too_many =
            || Unreadable(format!("Dit werkboek heeft meer dan {} cellen, lege meegeteld.", self.bounds.seen));
        self.seen = self.seen.checked_sub(1).ok_or_else(too_many)?;
        Ok(())
    }
}

fn read_xlsx(bytes: &[u8], parts: HashMap<u64, u8>, bounds: Bounds) -> Result<Vec<Grid>, Unreadable> {
    let mut book: Xlsx<Parts<'_>> = Xlsx::new(Parts { bytes: Cursor::new(bytes), left: parts }).map_err(broken)?;
    let names = book.sheet_names();
    refuse_names(&names)?;
    let mut left = Left::of(bounds);
    let mut grids = Vec::new();
    for name in names {
        let mut grid = match cells_of(&mut book, &name, &mut left) {
            Err(Stop::Broken(XlsxError::NotAWorksheet(_))) => continue,
            read => read?,
        };
        add_formulas(&mut book, &name, &mut grid, &mut left)?;
        grid.cells.retain(|_, cell| !is_blank(cell));
        // Of a list that cannot be read no more is known than before; the cells themselves were.
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let region = |region: &Dimensions| Merged { first: region.start, last: region.end };
        grid.merged = merged.iter().take(MAX_MERGED).map(region).collect();
        grids.push(grid);
    }
    Ok(grids)
}

/// Refuses tabs that are none or too many, or whose names are too long.
fn refuse_names(names: &[String]) -> Result<(), Unreadable> {
    if names.is_empty() {
        return Err(Unreadable("Dit is geen werkboek: het bestand heeft geen enkel tabblad.".to_owned()));
    }
    let most = LAYOUT.len() + MAX_OTHERS;
    if names.len() > most {
        return Err(Unreadable(format!("Een werkboek heeft ten hoogste {most} tabbladen.")));
    }
    if names.iter().any(|name| name.chars().count() > MAX_TAB) {
        return Err(Unreadable(format!("De naam van een tabblad heeft ten hoogste {MAX_TAB} tekens.")));
    }
    Ok(())
}

/// Why the reading of cells ended.
enum Stop {
    Broken(XlsxError),
    TooMuch(Unreadable),
}

impl From<XlsxError> for Stop {
    fn from(error: XlsxError) -> Self {
        Self::Broken(error)
    }
}

impl From<Stop> for Unreadable {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Broken(error) => broken(error),
            Stop::TooMuch(unreadable) => unreadable,
        }
    }
}

fn cells_of(book: &mut Xlsx<Parts<'_>>, name: &str, left: &mut Left) -> Result<Grid, Stop> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        left.see().map_err(Stop::TooMuch)?;
        let percent = || {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            format.is_some_and(|format| format.format_code.contains('%'))
        };
        let read = match cell.get_value() {
            DataRef::Empty => None,
            DataRef::Float(number) if percent() => Some(Cell::Number(number * 100.0)),
            // A formula may well come to an empty text, which is not the same as not having been counted.
            DataRef::SharedString(text) => Some(Cell::Text((*text).to_owned())),
            DataRef::String(text) => Some(Cell::Text(text.clone())),
            other => cell_of(&Data::from(other.clone())),
        };
        if let Some(read) = read {
            insert(&mut grid, cell.get_position(), read, left).map_err(Stop::TooMuch)?;
        }
    }
    Ok(grid)
}

/// Formulas of which nobody wrote down what comes out; they are cells as all others.
fn add_formulas(book: &mut Xlsx<Parts<'_>>, name: &str, grid: &mut Grid, left: &mut Left) -> Result<(), Unreadable> {
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    // Formulas are not written out: one that is shared has a number of its own choice, for which room would be made.
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = cell.pos;
        let is_formula = match cell.formula {
            Some(XlsxFormulaMetadata::Normal { formula }) => !formula.is_empty(),
            shared => shared.is_some(),
        };
        let is_within = row < MAX_ROWS && column < MAX_COLUMNS;
        if is_formula && is_within && !grid.cells.contains_key(&(row, column)) {
            insert(grid, (row, column), Cell::Uncounted, left)?;
        }
    }
    Ok(())
}

fn read_ods(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let bounds = Bounds::OF_LIBREOFFICE;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let content = archive.by_name(CONTENT).map_err(broken)?;
    refuse_excess(BufReader::new(content), bounds.seen, MAX_TEXTS).map_err(|excess| match excess {
        Excess::Cells => Unreadable(format!(
            "Dit werkboek heeft meer dan {} cellen, lege en herhaalde meegeteld. Verwijder wat ver onder of naast de \
             gegevens staat.",
            bounds.seen
        )),
        Excess::Texts => too_much_text(),
        Excess::Broken => torn(),
    })?;
    let mut book: Ods<Bytes<'_>> = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = Left::of(bounds);
    let mut grids = Vec::new();
    let names = book.sheet_names();
    refuse_names(&names)?;
    for name in names {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut grid = Grid { name, ..Grid::default() };
        for (row, column, data) in range.used_cells() {
            let position = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let place = (position(first_row, row), position(first_column, column));
            if let Some(cell) = cell_of(data).filter(|cell| !is_blank(cell)) {
                insert(&mut grid, place, cell, &mut left)?;
            }
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn insert(grid: &mut Grid, (row, column): (u32, u32), cell: Cell, left: &mut Left) -> Result<(), Unreadable> {
    if is_blank(&cell) && (row >= MAX_ROWS || column >= MAX_COLUMNS) {
        return Ok(());
    }
    if row >= MAX_ROWS || column >= MAX_COLUMNS {
        let why = format!("Het tabblad ‘{}’ heeft meer dan {MAX_ROWS} rijen of {MAX_COLUMNS} kolommen.", grid.name);
        return Err(Unreadable(why));
    }
    let too_many = || Unreadable(format!("Dit werkboek heeft meer dan {} cellen.", left.bounds.cells));
    left.cells = left.cells.checked_sub(1).ok_or_else(too_many)?;
    if let Cell::Text(text) = &cell {
        left.texts = left.texts.checked_sub(text.len()).ok_or_else(too_much_text)?;
    }
    grid.cells.insert((row, column), cell);
    Ok(())
}

fn too_much_text() -> Unreadable {
    Unreadable(format!("De teksten van dit werkboek zijn samen groter dan {} MiB.", MAX_TEXTS / 1024 / 1024))
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.trim().is_empty())
}

fn cell_of(data: &Data) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        // At most fifteen digits of a sheet, which a float holds.
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(moment) => day_of(moment),
        Data::DateTimeIso(moment) => {
            Cell::Day(moment.split_once(['T', ' ']).map_or(moment.as_str(), |(day, _)| day).to_owned())
        }
        Data::DurationIso(_) => Cell::Clock,
        Data::Error(error) => Cell::Error(error.to_string()),
    })
}

/// The day of a moment: a sheet knows no time zones. Before the first day there are only times.
fn day_of(moment: &ExcelDateTime) -> Cell {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Cell::Clock;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
}

/// What the libraries say of it is English and about the inside of the file.
fn broken<E: std::error::Error>(_: E) -> Unreadable {
    torn()
}

fn torn() -> Unreadable {
    Unreadable(
        "Dit werkboek is niet te lezen: het bestand is beschadigd of onvolledig. Open het in Excel of LibreOffice en \
         bewaar het opnieuw als .xlsx."
            .to_owned(),
    )
}
