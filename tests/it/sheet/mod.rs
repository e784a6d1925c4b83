//! From a workbook to documents: what a bureau fills in, what it types wrong and is told by cell, and back.

mod candidates;
mod cells;
mod program;
mod tabs;
mod typed;
mod whole;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::{Value, json};
use trajectpers::sheet::{self, Cell, Grid, Merged, Read};
use trajectpers::wire::{ParseOptions, Soort};

use crate::batch::traject;
use crate::support::{AKKER, example, today};

fn nothing_beside(_: &str) -> Result<Vec<u8>, String> {
    Err("Dit bestand staat niet in de map van het werkboek.".to_owned())
}

fn read(grids: &[Grid]) -> Read {
    sheet::read(grids, false, &nothing_beside)
}

/// The tabs of a workbook with these trajectories, as a reader of it sees them.
fn grids(bodies: &[Value]) -> Vec<Grid> {
    let filled = sheet::fill(bodies).expect("one bureau");
    sheet::read_workbook(&sheet::write_workbook(&filled).expect("a workbook")).expect("a workbook that is read")
}

/// Tabs as a file of Excel, cell by cell.
pub fn file(grids: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for grid in grids {
        let tab = book.add_worksheet();
        tab.set_name(&grid.name).expect("a name");
        for ((row, column), cell) in &grid.cells {
            let column = u16::try_from(*column).expect("a column");
            let written = match cell {
                Cell::Text(text) => tab.write_string(*row, column, text),
                Cell::Number(number) => tab.write_number(*row, column, *number),
                Cell::Truth(truth) => tab.write_boolean(*row, column, *truth),
                Cell::Day(text) => {
                    let moment = ExcelDateTime::parse_from_str(text).expect("a day");
                    tab.write_datetime_with_format(*row, column, &moment, &day)
                }
                Cell::Error(error) => tab.write_formula(*row, column, Formula::new("=NA()").set_result(error)),
                Cell::Clock | Cell::Uncounted => continue,
            };
            written.expect("a cell");
        }
        for Merged { first, last } in &grid.merged {
            let column = |(_, column): &(u32, u32)| u16::try_from(*column).expect("a column");
            let Some(Cell::Text(text)) = grid.cells.get(first) else { continue };
            tab.merge_range(first.0, column(first), last.0, column(last), text, &Format::new()).expect("merged");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Without what a workbook does not keep: pictures, and objects with nothing in them.
fn kept(mut body: Value) -> Value {
    if let Some(style) = body.pointer_mut("/bureau/huisstijl").and_then(Value::as_object_mut) {
        style.remove("logo");
    }
    if let Some(object) = body.as_object_mut() {
        object.retain(|_, value| *value != json!({}) && *value != json!([]));
    }
    body
}

#[track_caller]
fn come_back(read: Read, bodies: &[Value]) {
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    assert_eq!(read.candidates.len(), bodies.len());
    for (candidate, body) in read.candidates.iter().zip(bodies) {
        assert!(candidate.faults.is_empty(), "{:#?}", candidate.faults);
        let back: Value = serde_json::from_slice(&candidate.body).expect("JSON");
        assert_eq!(kept(back), kept(body.clone()), "{}", candidate.name);
    }
}

/// The workbook of the example, to spoil.
struct Book(Vec<Grid>);

impl Book {
    fn of_the_example() -> Self {
        Self(grids(&[example(AKKER)]))
    }

    fn tab(&mut self, name: &str) -> &mut Grid {
        self.0.iter_mut().find(|grid| grid.name == name).expect("a tab")
    }

    /// The column with a heading.
    fn column(&mut self, tab: &str, heading: &str) -> u32 {
        let cells = &self.tab(tab).cells;
        let found = cells.iter().find(|((row, _), cell)| *row == 0 && **cell == Cell::Text(heading.to_owned()));
        found.expect("a heading").0.1
    }

    /// The name of a cell in a row as Excel counts them.
    fn name(&mut self, tab: &str, heading: &str, row: u32) -> String {
        let column = self.column(tab, heading);
        let letter = |at: u32| char::from(b'A' + u8::try_from(at).expect("a letter"));
        let letters = if column < 26 {
            letter(column).to_string()
        } else {
            format!("{}{}", letter(column / 26 - 1), letter(column % 26))
        };
        format!("{tab}!{letters}{row}")
    }

    fn put(&mut self, tab: &str, heading: &str, row: u32, cell: Cell) {
        let column = self.column(tab, heading);
        self.tab(tab).cells.insert((row - 1, column), cell);
    }

    fn clear(&mut self, tab: &str, heading: &str, row: u32) {
        let column = self.column(tab, heading);
        self.tab(tab).cells.remove(&(row - 1, column));
    }

    fn rename(&mut self, tab: &str, heading: &str, to: &str) {
        self.put(tab, heading, 1, Cell::Text(to.to_owned()));
    }

    /// A row again, at the end.
    fn copy(&mut self, tab: &str, row: u32) -> u32 {
        let cells = &mut self.tab(tab).cells;
        let end = cells.keys().map(|(row, _)| *row).max().unwrap_or(0) + 1;
        let copied: Vec<_> =
            cells.iter().filter(|((at, _), _)| *at == row - 1).map(|((_, c), cell)| (*c, cell.clone())).collect();
        cells.extend(copied.into_iter().map(|(column, cell)| ((end, column), cell)));
        end + 1
    }

    /// What is told of it: place and sentence, of the workbook, of its cells, and of the bodies in it.
    fn told(&self) -> Vec<(String, String)> {
        let grids = sheet::read_workbook(&file(&self.0)).expect("a workbook");
        let read = read(&grids);
        let mut told: Vec<(String, String)> =
            read.faults.into_iter().map(|fault| (fault.pointer, fault.detail)).collect();
        for candidate in read.candidates {
            told.extend(candidate.faults.into_iter().map(|fault| (fault.pointer, fault.detail)));
            for soort in Soort::ALL {
                let judged = trajectpers::judgement::parse(&candidate.body, *soort, ParseOptions::default(), today());
                let faults = judged.err().unwrap_or_default().into_iter();
                told.extend(faults.map(|fault| (candidate.origins.cell(&fault.pointer), fault.detail)));
            }
        }
        told
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// The first row with values, as Excel counts.
const FIRST: u32 = 3;

/// What is done to a workbook, where that is told, and a word of how.
type Spoiling<'a> = (&'a dyn Fn(&mut Book) -> String, &'a str);

fn told(output: &std::process::Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A workbook of so many candidates, of whom the first alone has an offerte and nobody another document.
fn one_offer(candidates: usize) -> Vec<Grid> {
    let body = |number: usize| {
        let mut body = traject(number);
        for part in ["plan", "voortgang", "eind", "offerte"] {
            if number > 1 || part != "offerte" {
                body.as_object_mut().expect("a body").remove(part);
            }
        }
        body
    };
    grids(&(1..=candidates).map(body).collect::<Vec<_>>())
}
