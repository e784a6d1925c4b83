//! Tabs as CSV: what Excel writes here (semicolons, Windows-1252) as well as what others do (commas, UTF-8).

use std::borrow::Cow;

use csv::{ReaderBuilder, Terminator, WriterBuilder};

use super::fill::{Filled, Shown};
use super::grid::{Cell, Grid, MAX_COLUMNS, MAX_ROWS};
use super::layout::LAYOUT;
use super::value::plain;
use super::workbook::{MAX_FILE, Unreadable};

/// Reads one tab, of which the name is that of its file.
pub fn read(name: &str, bytes: &[u8]) -> Result<Grid, Unreadable> {
    let refuse = |why: &str| Unreadable(format!("{name}.csv {why}"));
    if bytes.len() > MAX_FILE {
        return Err(refuse(&format!("heeft meer dan {} MiB.", MAX_FILE / 1024 / 1024)));
    }
    let text = text_of(bytes);
    let (text, told, above) = match text.strip_prefix("sep=") {
        Some(rest) => {
            let (sign, rest) = rest.split_once('\n').unwrap_or((rest, ""));
            (rest, sign.trim_end_matches('\r').bytes().next(), 1)
        }
        None => (&*text, None, 0),
    };
    let delimiter = told.unwrap_or_else(|| delimiter_of(text));
    if let Some(line) = unclosed(text, delimiter) {
        return Err(refuse(&format!(
            "is niet als CSV te lezen: op regel {} begint een cel met een aanhalingsteken dat nergens sluit, zodat \
             alles daarna één cel is. Sluit het, of laat het weg.",
            line + above as usize
        )));
    }
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|_| refuse("is niet als CSV te lezen."))?;
        // A record may have several lines; a sheet counts it as one row, as people see it.
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(above);
        for (column, field) in (0..).zip(record.iter()) {
            let Some(cell) = Cell::of_text(field.to_owned()) else { continue };
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                return Err(refuse(&format!("heeft meer dan {MAX_ROWS} rijen of {MAX_COLUMNS} kolommen.")));
            }
            grid.cells.insert((row, column), error_or(cell));
        }
    }
    Ok(grid)
}

/// The line on which a quotation mark opens a cell that none closes: all rows behind it would be a part of that cell.
fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened, mut begins) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, opened) {
            // Two of them are one that was typed.
            (b'"', Some(_)) => opened = opened.filter(|_| bytes.next_if_eq(&b'"').is_some()),
            (b'"', None) if begins => opened = Some(line),
            _ => {}
        }
        let ends_line = byte == b'\n' || byte == b'\r' && bytes.peek() != Some(&b'\n');
        line += usize::from(ends_line);
        begins = opened.is_none() && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    opened
}

/// Turns days such as `02/17/2025` round, which a sheet in English writes, where the tabs leave no doubt that they all
/// are such: one of them has no month in second place, and none has no month in first. Else the day comes first, as it
/// does here.
pub fn turn_months(grids: &mut [Grid]) {
    let days = || grids.iter().flat_map(|grid| grid.cells.values()).filter_map(slashed);
    let months_first = days().any(|(_, second, _)| second > 12) && days().all(|(first, ..)| first <= 12);
    if months_first {
        for cell in grids.iter_mut().flat_map(|grid| grid.cells.values_mut()) {
            if let Some((month, day, year)) = slashed(cell) {
                *cell = Cell::Text(format!("{year:04}-{month:02}-{day:02}"));
            }
        }
    }
}

/// The numbers of a cell that is written as a day with slashes and a whole year.
fn slashed(cell: &Cell) -> Option<(u32, u32, u32)> {
    let Cell::Text(text) = cell else { return None };
    let mut parts = text.trim().split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str, letters: std::ops::RangeInclusive<usize>| {
        let plain = letters.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse::<u32>().ok() } else { None }
    };
    let day = (number(first, 1..=2)?, number(second, 1..=2)?, number(year, 4..=4)?);
    parts.next().is_none().then_some(day)
}

/// What a formula came to when a sheet was saved as CSV.
fn error_or(cell: Cell) -> Cell {
    const ERRORS: [&str; 12] = [
        "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#NAME?", "#NAAM?", "#DIV/0!", "#DEEL/0!", "#NUM!",
        "#GETAL!",
    ];
    match cell {
        Cell::Text(text) if ERRORS.contains(&text.trim()) => Cell::Error(text.trim().to_owned()),
        other => other,
    }
}

/// UTF-8, with a byte order mark or without, UTF-16 with one, or else Windows-1252.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) =
        encoding_rs::Encoding::for_bom(bytes).filter(|(known, _)| *known != encoding_rs::UTF_8)
    {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        // Some programs write the mark twice.
        return Cow::Owned(text.trim_start_matches('\u{feff}').to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The sign that the first line has most of.
fn delimiter_of(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| line.bytes().filter(|byte| byte == sign).count();
    [b',', b'\t', b';'].into_iter().max_by_key(count).unwrap_or(b';')
}

/// The tabs as files: names and contents, as Excel opens them here.
pub fn write(filled: &Filled) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (tab, rows) in LAYOUT.iter().zip(&filled.rows) {
        let mut writer =
            WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
        let headings = tab.columns.iter().map(|column| column.heading.as_str());
        let mut written = writer.write_record(headings);
        for row in rows {
            let cells = row.iter().map(|cell| cell.as_ref().map(typed).unwrap_or_default());
            written = written.and_then(|()| writer.write_record(cells));
        }
        if let (Ok(()), Ok(bytes)) = (written, writer.into_inner()) {
            files.push((format!("{}.csv", tab.spec.name), bytes));
        }
    }
    files
}

/// As somebody would type it.
fn typed(shown: &Shown) -> String {
    match shown {
        Shown::Text(text) => text.clone(),
        Shown::Number(number) => plain(*number),
        Shown::Day(year, month, day) => format!("{day:02}-{month:02}-{year:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_writes_here_and_what_others_write_is_read() {
        for bytes in [
            "kandidaat;naam\r\n1;Zoë\r\n".as_bytes().to_vec(),
            "\u{feff}kandidaat,naam\n1,Zoë\n".as_bytes().to_vec(),
            b"kandidaat;naam\r\n1;Zo\xeb\r\n".to_vec(),
            "kandidaat\tnaam\n1\tZoë".as_bytes().to_vec(),
            "\u{feff}kandidaat\tnaam\n1\tZoë".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "\u{feff}\u{feff}kandidaat;naam\n1;Zoë".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let grid = read("doelen", &bytes).expect("a tab");
            assert_eq!(grid.cells[&(0, 0)], Cell::Text("kandidaat".into()));
            assert_eq!(grid.cells[&(1, 1)], Cell::Text("Zoë".into()));
        }
        assert!(read("doelen", b"a;b\r\n\"een \"\"twee\"\"\n drie\";5\"\r\n\"\";\"x\" y\r\n").is_ok());
        for (bytes, line) in [
            (&b"a;b\n1;\"open\n2;x\n"[..], "regel 2"),
            (b"sep=;\r\na;b\r\n\"\"\"x\"\";y\r\n", "regel 3"),
            (b"a;b\r1;\"x\ny\"\r\"z", "regel 4"),
        ] {
            let told = read("doelen", bytes).err().map(|Unreadable(why)| why).unwrap_or_default();
            assert!(told.contains(line) && told.contains("nergens sluit"), "{told}");
        }
        let told = read("doelen", b"sep=;\r\na;b\r\n\"x;\ny\";#N/B\r\n").expect("a tab");
        assert_eq!(told.cells[&(2, 0)], Cell::Text("x;\ny".into()));
        assert_eq!(told.cells[&(2, 1)], Cell::Error("#N/B".into()));
    }
}
