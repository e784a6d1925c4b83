//! The tabs of a workbook made into rows.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::heads::{Cells, HEADS, Headings, heads_at, is_like_a_heading};
use super::made::Most;
use super::row::{Row, key_of};
use crate::sheet::column::{Kind, Role};
use crate::sheet::grid::{Cell, Grid, cell_name};
use crate::sheet::headings::{folded, nearest};
use crate::sheet::layout::{LAYOUT, Tab};
use crate::sheet::origins::{Place, Sheets};
use crate::sheet::tabs::{HELP, Owner};
use crate::sheet::value::{self, Beside};
use crate::trajectory::Land;
use crate::wire::Fault;

/// What to do with a column that is not of the layout.
const OWN_COLUMN: &str = "Zet # voor de kop van een kolom voor uzelf.";

pub struct Reader<'a> {
    pub ignore_unknown: bool,
    pub beside: Beside<'a>,
    pub most: Most,
    pub sheets: Sheets,
    pub faults: Vec<Fault>,
    pub rows: Vec<Row>,
    /// Rows of the tab at hand that do not say whose they are.
    pub nobody: Vec<u32>,
    /// Tabs of ours that one which is not known seems to mean.
    pub guessed: HashSet<String>,
    /// Of whom the tab that introduces them has a row without a name that can be read: that is told, and what others
    /// say of whoever stands there follows from it.
    pub unnamed: HashSet<Owner>,
}

impl Reader<'_> {
    pub fn fault(&mut self, cell: String, code: &'static str, detail: impl Into<String>) {
        self.faults.push(Fault { pointer: cell, code, detail: detail.into() });
    }

    /// Which tab of the layout a grid is. An empty one is nothing, and one whose name begins with # is not for us.
    pub fn tab(&mut self, grid: &Grid) -> Option<usize> {
        let name = folded(&grid.name);
        if grid.cells.is_empty() || grid.name.trim_start().starts_with('#') || name == folded(HELP) {
            return None;
        }
        let known = LAYOUT.iter().position(|tab| folded(tab.spec.name) == name);
        if known.is_none() && !self.ignore_unknown {
            let names: Vec<&str> = LAYOUT.iter().map(|tab| tab.spec.name).collect();
            let guess = nearest(&grid.name, &names);
            self.guessed.extend(guess.map(str::to_owned));
            let detail = match guess {
                Some(guess) => format!("Dit tabblad is niet bekend. Bedoelt u ‘{guess}’?"),
                None => "Dit tabblad is niet bekend. Zet # voor de naam van een tabblad voor uzelf.".to_owned(),
            };
            self.fault(grid.name.clone(), "onbekend_tabblad", detail);
        }
        known
    }

    pub fn read(&mut self, at: usize, grid: &Grid) {
        let Some(tab) = LAYOUT.get(at) else { return };
        let rows: Vec<Cells<'_>> = grid.rows().into_iter().filter(|(_, cells)| !is_remark(cells)).collect();
        let skipped = heads_at(tab, &rows);
        if let (true, Some((first, _)), Some((head, _))) = (skipped > 0, rows.first(), rows.get(skipped)) {
            let detail = format!(
                "De koppen staan op rij {} en horen op de eerste rij. Haal weg wat erboven staat, of zet # voor die tekst.",
                head + 1
            );
            self.fault(format!("{}!{}", grid.name, cell_name(*first, 0)), "koppen", detail);
        }
        let mut rows = rows.into_iter().skip(skipped);
        let Some((head, heads)) = rows.next() else { return };
        let headings = self.headings(tab, grid, head, &heads);
        let mut placed = vec![None; tab.columns.len()];
        for (column, known) in &headings.columns {
            if let Some(place) = placed.get_mut(*known) {
                *place = Some(*column);
            }
        }
        self.sheets.add(at, grid.name.clone(), placed);
        let rows: Vec<Cells<'_>> = rows.collect();
        let numbers: Vec<u32> = rows.iter().map(|(row, _)| *row).collect();
        let covered = self.merged(tab, grid, &headings, head, &numbers);
        let before = self.rows.len();
        // The first row and the number of cells, by column.
        let mut loose: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
        for (row, cells) in rows {
            let place = Place { tab: at, row };
            for (column, _) in &cells {
                if !headings.columns.contains_key(column) && !headings.skipped.contains(column) {
                    loose.entry(*column).or_insert((row, 0)).1 += 1;
                }
            }
            let known =
                cells.into_iter().filter_map(|(column, cell)| Some((*headings.columns.get(&column)?, cell))).collect();
            self.row(tab, place, known);
        }
        for (column, (row, count)) in loose {
            let more = if count > 1 { format!(" Het gaat om {count} cellen.") } else { String::new() };
            let detail = format!("Deze kolom heeft geen kop, dus waar dit hoort is niet bekend.{more}");
            self.fault(format!("{}!{}", grid.name, cell_name(row, column)), "zonder_kop", detail);
        }
        self.tell_nobody(at, tab, &headings, &covered);
        if self.rows.len() > before {
            self.tell_without_column(tab, grid, &headings);
        }
    }

    /// Tells of cells that are merged over rows: the first alone says something, and what the others would say is not
    /// guessed. The rows of which nobody knows whose they are by that come back, each with those below it.
    pub fn merged(&mut self, tab: &Tab, grid: &Grid, headings: &Headings, head: u32, rows: &[u32]) -> Vec<(u32, u32)> {
        let mut covered = Vec::new();
        for region in &grid.merged {
            let ((top, left), (bottom, right)) = (region.first, region.last);
            let below = |last: u32| rows.partition_point(|row| *row <= last);
            let known = headings.columns.get(&left).and_then(|known| tab.columns.get(*known));
            let Some(column) = known.filter(|_| top > head && below(bottom) > below(top)) else { continue };
            if !grid.cells.contains_key(&(top, left)) {
                continue;
            }
            if column.role == Role::Key {
                covered.push((top, bottom));
            }
            let detail = format!(
                "Deze cellen zijn samengevoegd, dus ‘{}’ staat alleen op rij {}. Hef de samenvoeging op en vul elke rij in.",
                column.heading,
                top + 1
            );
            let place = format!("{}!{}:{}", grid.name, cell_name(top, left), cell_name(bottom, right));
            self.fault(place, "samengevoegd", detail);
        }
        covered
    }

    /// Tells once of all rows of a tab that do not say whose they are, without those of which that follows from
    /// something else.
    pub fn tell_nobody(&mut self, at: usize, tab: &Tab, headings: &Headings, covered: &[(u32, u32)]) {
        let mut rows = std::mem::take(&mut self.nobody);
        if !rows.is_empty() && tab.is_own() {
            self.unnamed.insert(tab.spec.owner);
        }
        rows.retain(|row| !covered.iter().any(|(top, bottom)| (top..=bottom).contains(&row)));
        let (Some(key), Some(first)) = (tab.column(&Role::Key), rows.first()) else { return };
        if !headings.has(key) {
            return;
        }
        let heading = tab.columns.get(key).map_or("", |column| &column.heading);
        let detail = match rows.len() {
            1 => format!("Deze rij noemt geen {heading}. Vul in bij wie zij hoort, of zet # in de eerste cel."),
            _ => format!("De rijen {} noemen geen {heading}. Vul in bij wie zij horen.", ranges(&rows)),
        };
        let cell = self.sheets.cell(Place { tab: at, row: *first }, key);
        self.fault(cell, "verplicht", detail);
    }

    /// Tells of columns without which no row of a tab is whole.
    pub fn tell_without_column(&mut self, tab: &Tab, grid: &Grid, headings: &Headings) {
        for (number, column) in tab.columns.iter().enumerate() {
            let is_field = matches!(column.role, Role::Field { .. });
            if is_field && column.required && !headings.has(number) && !headings.guessed.contains(&number) {
                let detail = format!("Dit tabblad heeft geen kolom ‘{}’; zij is verplicht.", column.heading);
                self.fault(grid.name.clone(), "verplicht", detail);
            }
        }
    }

    /// What the headings in a row of a tab say; those that say nothing are told.
    pub fn headings(&mut self, tab: &Tab, grid: &Grid, row: u32, heads: &[(u32, &Cell)]) -> Headings {
        let mut headings = Headings::default();
        let mut taken: HashMap<usize, u32> = HashMap::new();
        let cell_of = |column: u32| format!("{}!{}", grid.name, cell_name(row, column));
        // A row that lost its headings gives none of its values back.
        let has_headings = LazyCell::new(|| {
            let known = |cell: &Cell| match cell {
                Cell::Text(text) => tab.columns.iter().any(|column| folded(&column.heading) == folded(text)),
                _ => false,
            };
            2 * heads.iter().filter(|(_, cell)| known(cell)).count() >= heads.len()
        });
        for (column, cell) in heads {
            let heading = match cell {
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => value::plain(*number),
                _ => String::new(),
            };
            let known = tab.columns.iter().position(|known| folded(&known.heading) == folded(&heading));
            if let Some(known) = known
                && !taken.contains_key(&known)
            {
                taken.insert(known, *column);
                headings.columns.insert(*column, known);
                continue;
            }
            headings.skipped.insert(*column);
            if heading.trim_start().starts_with('#') {
                continue;
            }
            if let Some(before) = known.and_then(|known| taken.get(&known)) {
                let detail =
                    format!("De kolom ‘{}’ staat er al, in {}. Laat er één staan.", heading.trim(), cell_of(*before));
                self.fault(cell_of(*column), "dubbel", detail);
            } else if !self.ignore_unknown {
                let names: Vec<&str> = tab.columns.iter().map(|column| column.heading.as_str()).collect();
                let guess = nearest(&heading, &names);
                let meant = guess.and_then(|guess| names.iter().position(|name| *name == guess));
                headings.guessed.extend(meant);
                let shown = crate::dutch::shortened(heading.trim(), SHOWN);
                let detail = match guess {
                    Some(guess) => format!("De kolom ‘{shown}’ is niet bekend. Bedoelt u ‘{guess}’?"),
                    None if is_like_a_heading(heading.trim()) && *has_headings => {
                        format!("De kolom ‘{shown}’ is niet bekend. {OWN_COLUMN}")
                    }
                    None => format!("Deze kolom is niet bekend. {OWN_COLUMN}"),
                };
                self.fault(cell_of(*column), "onbekende_kolom", detail);
            }
        }
        if let Some(key) = tab.column(&Role::Key)
            && !taken.contains_key(&key)
            && !headings.guessed.contains(&key)
        {
            let heading = tab.columns.get(key).map_or("", |column| &column.heading);
            let detail = format!("Dit tabblad heeft geen kolom ‘{heading}’, dus van wie de rijen zijn is niet bekend.");
            self.fault(grid.name.clone(), "verplicht", detail);
        }
        headings
    }

    /// Reads the cells of one row. A row that says no more than whose it is counts as empty.
    pub fn row(&mut self, tab: &'static Tab, place: Place, cells: Vec<(usize, &Cell)>) {
        let mut row = Row {
            place,
            key: String::new(),
            shown: String::new(),
            object: Some(0),
            within: None,
            name: None,
            links: vec![],
            fields: vec![],
            unread: vec![],
            faults: vec![],
        };
        let is_own = tab.is_own();
        let mut says_something = is_own;
        let mut chosen = None;
        for (at, cell) in &cells {
            let Some(column) = tab.columns.get(*at) else { continue };
            let told = value::read(cell, &column.kind, self.beside);
            let value = match told {
                Ok(Value::String(text)) if text.trim().is_empty() => continue,
                Ok(Value::Array(lines)) if lines.is_empty() => continue,
                Ok(value) => value,
                Err((code, detail)) => {
                    let detail = format!("‘{}’: {}", column.heading, value::told_in(cell, &column.heading, detail));
                    let fault = Fault { pointer: self.sheets.cell(place, *at), code, detail };
                    if column.role == Role::Key {
                        self.faults.push(fault);
                        if is_own {
                            self.unnamed.insert(tab.spec.owner);
                        }
                        return;
                    }
                    says_something = true;
                    row.faults.push(fault);
                    if matches!(column.role, Role::Field { .. }) {
                        row.unread.push(*at);
                    }
                    continue;
                }
            };
            let word = value.as_str().unwrap_or_default().trim().to_owned();
            match &column.role {
                Role::Key => (row.key, row.shown) = (key_of(&word), word),
                Role::Link(owner) => row.links.push((*owner, word)),
                Role::Document => chosen = tab.words.iter().position(|known| *known == word),
                Role::Within => row.within = Some(value),
                Role::Name => row.name = Some(word),
                Role::Field { .. } => {
                    says_something = true;
                    row.fields.push((*at, value));
                }
            }
        }
        if !says_something {
            return;
        }
        if tab.column(&Role::Key).is_some() && row.key.is_empty() {
            self.nobody.push(place.row);
            return;
        }
        row.faults.extend(self.short_postcodes(tab, place, &cells));
        if let Some(document) = tab.column(&Role::Document) {
            match chosen {
                Some(object) => row.object = Some(object),
                None if tab.has_default() => {}
                None => {
                    let cell = self.sheets.cell(place, document);
                    if !row.faults.iter().any(|fault| fault.pointer == cell) {
                        let detail = format!("Kies in welk document deze rij hoort: {}.", tab.words.join(", "));
                        row.faults.push(Fault { pointer: cell, code: "verplicht", detail });
                    }
                    row.object = None;
                }
            }
        }
        self.rows.push(row);
    }

    /// A postcode that is a number of four digits, in a country where one has five: the first was a 0.
    pub fn short_postcodes(&self, tab: &Tab, place: Place, cells: &[(usize, &Cell)]) -> Vec<Fault> {
        let at = |wanted: &[String]| {
            cells.iter().find(|(at, _)| match tab.columns.get(*at).map(|column| &column.role) {
                Some(Role::Field { path, .. }) => path == wanted,
                _ => false,
            })
        };
        let mut faults = Vec::new();
        for (column, cell) in cells {
            let Some(described) = tab.columns.get(*column).filter(|column| column.kind == Kind::Postcode) else {
                continue;
            };
            let (Role::Field { path, .. }, Cell::Number(number)) = (&described.role, cell) else { continue };
            let mut beside = path.clone();
            beside.pop();
            beside.push("land".to_owned());
            let Some((_, Cell::Text(land))) = at(&beside) else { continue };
            let five = Land::parse(land).is_ok_and(|land| FIVE_DIGITS.contains(&land.name()));
            if *number < 10_000.0 && five {
                let detail = "Deze postcode is als getal opgeslagen en heeft de 0 vooraan verloren. Geef de cel de opmaak \
                    Tekst en typ hem opnieuw.";
                let pointer = self.sheets.cell(place, *column);
                faults.push(Fault { pointer, code: "postcode", detail: detail.to_owned() });
            }
        }
        faults
    }
}

/// Characters of a heading that a fault shows.
const SHOWN: usize = 60;
/// Rows counted from 0 as people count them: `4 tot en met 8, 10`.
fn ranges(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let shown = ranges.iter().take(HEADS).map(|(first, last)| match last - first {
        0 => (first + 1).to_string(),
        1 => format!("{}, {}", first + 1, last + 1),
        _ => format!("{} tot en met {}", first + 1, last + 1),
    });
    let more = if ranges.len() > HEADS { " en verder" } else { "" };
    format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
}

/// Countries of which a postcode has five digits and may begin with a 0.
const FIVE_DIGITS: [&str; 9] =
    ["Duitsland", "Frankrijk", "Spanje", "Italië", "Finland", "Estland", "Kroatië", "Turkije", "Verenigde Staten"];

/// A row for people: its first cell begins with #.
fn is_remark(cells: &[(u32, &Cell)]) -> bool {
    matches!(cells.first(), Some((_, Cell::Text(text))) if text.trim_start().starts_with('#'))
}
