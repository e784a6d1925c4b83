//! The grids of a workbook made into trajectories, one for each candidate.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::column::{Kind, Role};
use super::grid::{Cell, Grid, cell_name};
use super::headings::{folded, nearest};
use super::layout::{LAYOUT, Tab, is_list};
use super::origins::{Origins, Place, Sheets};
use super::tabs::{HELP, Holds, Owner, Rows};
use super::value::{self, Beside};
use crate::trajectory::Land;
use crate::wire::{Fault, MAX_ITEMS, pointer_segment};

/// What a workbook holds.
#[derive(Debug, Default)]
pub struct Read {
    pub candidates: Vec<Candidate>,
    /// What is wrong with the workbook as a whole: while a row is of nobody, no document can be trusted to be complete.
    /// In the place of a pointer each has a cell.
    pub faults: Vec<Fault>,
    /// What is odd and keeps nothing from being made, by cell too.
    pub remarks: Vec<Fault>,
    /// There are more candidates than fit together; one of the faults tells it.
    pub is_cut: bool,
}

/// One trajectory.
#[derive(Debug)]
pub struct Candidate {
    /// What the workbook calls it.
    pub name: String,
    /// The body, as JSON.
    pub body: Vec<u8>,
    /// Cells that could not be read; in the place of a pointer each has a cell.
    pub faults: Vec<Fault>,
    pub origins: Origins,
    /// Whether another candidate of the workbook has the same number of the trajectory, so that their documents need another name.
    pub shares_number: bool,
}

/// Reads a workbook. With `ignore_unknown`, tabs and columns that are not known are skipped.
pub fn read(grids: &[Grid], ignore_unknown: bool, beside: Beside<'_>) -> Read {
    read_within(grids, ignore_unknown, beside, Most { bytes: MAX_BODIES, of_value: 0 })
}

/// The same, with as much in all as this.
pub fn read_within(grids: &[Grid], ignore_unknown: bool, beside: Beside<'_>, most: Most) -> Read {
    let mut reader = Reader {
        ignore_unknown,
        beside,
        most,
        sheets: Sheets::default(),
        faults: vec![],
        rows: vec![],
        nobody: vec![],
    };
    let mut seen: HashMap<usize, &str> = HashMap::new();
    for grid in grids {
        let Some(tab) = reader.tab(grid) else { continue };
        match seen.insert(tab, &grid.name) {
            Some(before) => {
                let detail =
                    format!("Dit tabblad is hetzelfde als ‘{before}’. Zet de rijen bij elkaar op één tabblad.");
                reader.fault(grid.name.clone(), "dubbel", detail);
            }
            None => reader.read(tab, grid),
        }
    }
    reader.finish()
}

/// How much the candidates of a workbook may be together.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Bytes of their bodies.
    pub bytes: usize,
    /// Bytes that count with each value for what is told beside it: where it stands in the body and in the workbook.
    pub of_value: usize,
}

/// For a workbook of whom nobody knows: what is told of it is held as a whole.
pub const OF_STRANGERS: Most = Most { bytes: 32 * 1024 * 1024, of_value: 64 };

/// One row, read.
struct Row {
    place: Place,
    /// Whose it is, folded; empty on a tab of the bureau.
    key: String,
    /// As it was typed.
    shown: String,
    /// The object or list of the tab that it belongs to, if it says one; on the tab of candidates, all of them.
    object: Option<usize>,
    /// What it says of the item that it lies in.
    within: Option<Value>,
    /// The name of a text.
    name: Option<String>,
    /// By column of the layout.
    links: Vec<(Owner, String)>,
    fields: Vec<(usize, Value)>,
    /// Columns of fields of which the cell could not be read.
    unread: Vec<usize>,
    faults: Vec<Fault>,
}

impl Row {
    /// Bytes that it adds to the body of each of whom it is, and to what is told of that; about.
    fn cost(&self, of_value: usize) -> usize {
        let values = self.fields.iter().map(|(_, value)| bytes_of(value) + of_value);
        let faults = self.faults.iter().map(|fault| fault.pointer.len() + fault.detail.len() + of_value);
        values.sum::<usize>() + faults.sum::<usize>() + self.unread.len() * of_value
    }
}

/// Bytes of a value in a body, about.
fn bytes_of(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|item| bytes_of(item) + 1).sum::<usize>() + 2,
        // A cell makes no objects.
        _ => 8,
    }
}

/// A row of a tab, with its cells by column, both counted from 0.
type Cells<'a> = (u32, Vec<(u32, &'a Cell)>);

/// What the headings of a tab say.
#[derive(Default)]
struct Headings {
    /// The column of the layout for each column of the grid that is known.
    columns: HashMap<u32, usize>,
    /// Columns of the grid that are not read.
    skipped: HashSet<u32>,
    /// Columns of the layout that a heading which is not known seems to mean.
    guessed: HashSet<usize>,
}

impl Headings {
    fn has(&self, column: usize) -> bool {
        self.columns.values().any(|known| *known == column)
    }
}

struct Reader<'a> {
    ignore_unknown: bool,
    beside: Beside<'a>,
    most: Most,
    sheets: Sheets,
    faults: Vec<Fault>,
    rows: Vec<Row>,
    /// Rows of the tab at hand that do not say whose they are.
    nobody: Vec<u32>,
}

impl Reader<'_> {
    fn fault(&mut self, cell: String, code: &'static str, detail: impl Into<String>) {
        self.faults.push(Fault { pointer: cell, code, detail: detail.into() });
    }

    /// Which tab of the layout a grid is. An empty one is nothing, and one whose name begins with # is not for us.
    fn tab(&mut self, grid: &Grid) -> Option<usize> {
        let name = folded(&grid.name);
        if grid.cells.is_empty() || grid.name.trim_start().starts_with('#') || name == folded(HELP) {
            return None;
        }
        let known = LAYOUT.iter().position(|tab| folded(tab.spec.name) == name);
        if known.is_none() && !self.ignore_unknown {
            let names: Vec<&str> = LAYOUT.iter().map(|tab| tab.spec.name).collect();
            let detail = match nearest(&grid.name, &names) {
                Some(guess) => format!("Dit tabblad is niet bekend. Bedoelt u ‘{guess}’?"),
                None => "Dit tabblad is niet bekend. Zet # voor de naam van een tabblad voor uzelf.".to_owned(),
            };
            self.fault(grid.name.clone(), "onbekend_tabblad", detail);
        }
        known
    }

    fn read(&mut self, at: usize, grid: &Grid) {
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

    /// Tells of cells that are merged over rows: the first alone says something, and what the others would say is not guessed.
    /// The rows of which nobody knows whose they are by that come back, each with those below it.
    fn merged(&mut self, tab: &Tab, grid: &Grid, headings: &Headings, head: u32, rows: &[u32]) -> Vec<(u32, u32)> {
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

    /// Tells once of all rows of a tab that do not say whose they are, without those of which that follows from something else.
    fn tell_nobody(&mut self, at: usize, tab: &Tab, headings: &Headings, covered: &[(u32, u32)]) {
        let mut rows = std::mem::take(&mut self.nobody);
        rows.retain(|row| !covered.iter().any(|(top, bottom)| (top..=bottom).contains(&row)));
        let (Some(key), Some(first)) = (tab.column(&Role::Key), rows.first()) else { return };
        if !headings.has(key) {
            return;
        }
        let heading = tab.columns.get(key).map_or("", |column| &column.heading);
        let detail = match rows.len() {
            1 => format!("Deze rij noemt geen {heading}. Vul in bij wie zij hoort."),
            _ => format!("De rijen {} noemen geen {heading}. Vul in bij wie zij horen.", ranges(&rows)),
        };
        let cell = self.sheets.cell(Place { tab: at, row: *first }, key);
        self.fault(cell, "verplicht", detail);
    }

    /// Tells of columns without which no row of a tab is whole.
    fn tell_without_column(&mut self, tab: &Tab, grid: &Grid, headings: &Headings) {
        for (number, column) in tab.columns.iter().enumerate() {
            let is_field = matches!(column.role, Role::Field { .. });
            if is_field && column.required && !headings.has(number) && !headings.guessed.contains(&number) {
                let detail = format!("Dit tabblad heeft geen kolom ‘{}’; zij is verplicht.", column.heading);
                self.fault(grid.name.clone(), "verplicht", detail);
            }
        }
    }

    /// What the headings in a row of a tab say; those that say nothing are told.
    fn headings(&mut self, tab: &Tab, grid: &Grid, row: u32, heads: &[(u32, &Cell)]) -> Headings {
        let mut headings = Headings::default();
        let mut taken: HashMap<usize, u32> = HashMap::new();
        let cell_of = |column: u32| format!("{}!{}", grid.name, cell_name(row, column));
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
                    None => format!("De kolom ‘{shown}’ is niet bekend. Zet # voor de kop van een kolom voor uzelf."),
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
    fn row(&mut self, tab: &'static Tab, place: Place, cells: Vec<(usize, &Cell)>) {
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
        let is_own = tab.spec.name == tab.spec.owner.tab();
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
    fn short_postcodes(&self, tab: &Tab, place: Place, cells: &[(usize, &Cell)]) -> Vec<Fault> {
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

    /// Finds out who there are and gives each what is theirs.
    fn finish(mut self) -> Read {
        let of = |owner: Owner| LAYOUT.iter().position(|tab| tab.spec.name == owner.tab()).unwrap_or_default();
        let candidates = of(Owner::Kandidaat);
        if !self.sheets.has(candidates) {
            let detail = "Dit werkboek heeft geen tabblad ‘kandidaten’, of er staat niets op.";
            self.fault("kandidaten".to_owned(), "verplicht", detail);
        }
        self.tell_doubles();
        self.tell_strangers();
        let Self { sheets, mut faults, rows, most, .. } = self;
        let sheets = Arc::new(sheets);
        let mut by_owner: HashMap<(Owner, &str), Vec<&Row>> = HashMap::new();
        let mut costs: HashMap<(Owner, &str), usize> = HashMap::new();
        for row in &rows {
            if let Some(tab) = LAYOUT.get(row.place.tab) {
                let of = (tab.spec.owner, row.key.as_str());
                by_owner.entry(of).or_default().push(row);
                *costs.entry(of).or_default() += row.cost(most.of_value);
            }
        }
        let own = |owner: Owner| -> Vec<&Row> {
            let tab = of(owner);
            rows.iter().filter(|row| row.place.tab == tab).collect()
        };
        let introduced = [Owner::Adviseur, Owner::Werkgever].map(|owner| (owner, own(owner)));
        let mut read: Vec<Candidate> = Vec::new();
        let mut remarks = Vec::new();
        // Who has a number first, by that number.
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut left = most.bytes;
        let mut is_cut = false;
        for row in own(Owner::Kandidaat) {
            // Whose rows belong to this candidate, or why that is not known; in the order in which they are taken.
            let mut owners: Vec<Result<(Owner, String), Fault>> = vec![Ok((Owner::Bureau, String::new()))];
            for (owner, known) in &introduced {
                let owner = *owner;
                let linked = row.links.iter().find(|(of, _)| *of == owner).map(|(_, word)| word);
                match (linked, known.as_slice()) {
                    (Some(word), _) => owners.push(Ok((owner, key_of(word)))),
                    (None, [only]) => owners.push(Ok((owner, only.key.clone()))),
                    (None, []) => {}
                    (None, _) => {
                        let column = LAYOUT.get(candidates).and_then(|tab| tab.column(&Role::Link(owner)));
                        let cell = sheets.cell(row.place, column.unwrap_or_default());
                        let detail = format!("Er zijn meer {}. Vul in welke bij deze kandidaat hoort.", owner.tab());
                        owners.push(Err(Fault { pointer: cell, code: "verplicht", detail }));
                    }
                }
            }
            owners.push(Ok((Owner::Kandidaat, row.key.clone())));
            // Counted before it is made: what stands in the workbook once may be in each of thousands of bodies.
            let cost_of = |(owner, key): &(Owner, String)| costs.get(&(*owner, key.as_str())).copied();
            let due: usize = owners.iter().flatten().filter_map(cost_of).sum();
            let building = (due <= left).then(|| {
                let mut building = Building::of(Arc::clone(&sheets), row);
                for owner in owners {
                    match owner {
                        Ok((owner, key)) => building.take(by_owner.get(&(owner, key.as_str())).map(Vec::as_slice)),
                        Err(fault) => building.faults.push(fault),
                    }
                }
                building
            });
            let number =
                |building: &Building| building.body.pointer("/traject/nummer").and_then(Value::as_str).map(key_of);
            let finished = building.map(|building| (number(&building), building.finish()));
            let fits = finished.and_then(|(number, candidate)| {
                let rest = left.checked_sub(candidate.body.len().max(due))?;
                Some((number, candidate, rest))
            });
            let Some((number, mut candidate, rest)) = fits else {
                let detail = format!(
                    "De trajecten van dit werkboek zijn samen groter dan {} MiB. Verdeel de kandidaten over meer \
                     werkboeken.",
                    most.bytes / 1024 / 1024
                );
                faults.push(Fault { pointer: sheets.cell(row.place, 0), code: "te_veel", detail });
                is_cut = true;
                break;
            };
            left = rest;
            let same = number.as_ref().and_then(|number| numbers.get(number)).copied();
            match same.and_then(|at| read.get_mut(at)) {
                Some(first) => {
                    first.shares_number = true;
                    candidate.shares_number = true;
                    let detail = format!(
                        "Deze kandidaat heeft hetzelfde ‘traject nummer’ als ‘{}’. Geef elk traject een eigen nummer; zolang \
                         zij gelijk zijn, staat de naam van de kandidaat achter de namen van de documenten.",
                        first.name
                    );
                    let pointer = candidate.origins.cell("/traject/nummer");
                    remarks.push(Fault { pointer, code: "dubbel", detail });
                }
                None => {
                    let at = read.len();
                    numbers.extend(number.map(|number| (number, at)));
                }
            }
            read.push(candidate);
        }
        if read.is_empty() && faults.is_empty() {
            let detail = "Op het tabblad ‘kandidaten’ staat geen kandidaat.".to_owned();
            faults.push(Fault { pointer: "kandidaten".to_owned(), code: "verplicht", detail });
        }
        Read { candidates: read, faults, remarks, is_cut }
    }

    /// Rows of which there may be one, and rows of a list that say the same.
    fn tell_doubles(&mut self) {
        let mut seen: HashMap<String, u32> = HashMap::new();
        let mut faults = Vec::new();
        let mut doubles = HashSet::new();
        for (at, row) in self.rows.iter().enumerate() {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            let fields: Vec<String> = row.fields.iter().map(|(column, value)| format!("{column}={value}")).collect();
            let key = match tab.spec.rows {
                Rows::One => format!("{}/{}", row.place.tab, row.key),
                Rows::Many if fields.is_empty() => continue,
                Rows::Many => format!(
                    "{}/{}/{:?}/{:?}/{:?}/{}",
                    row.place.tab,
                    row.key,
                    row.object,
                    row.within,
                    row.name,
                    fields.join("\u{1f}")
                ),
            };
            let Some(before) = seen.get(&key).map(|row| row + 1) else {
                seen.insert(key, row.place.row);
                continue;
            };
            doubles.insert(at);
            let column = match tab.spec.rows {
                Rows::One => tab.column(&Role::Key).or(row.fields.first().map(|(column, _)| *column)),
                Rows::Many => row.fields.first().map(|(column, _)| *column),
            };
            let detail = match (tab.spec.rows, tab.spec.owner) {
                (Rows::One, Owner::Bureau) => format!("Hier hoort één rij te staan; rij {before} staat er al."),
                (Rows::One, _) => format!("‘{}’ staat al op rij {before}. Laat er één staan.", row.shown),
                (Rows::Many, _) => format!("Deze rij is gelijk aan rij {before}. Laat er één staan."),
            };
            let pointer = self.sheets.cell(row.place, column.unwrap_or_default());
            faults.push(Fault { pointer, code: "dubbel", detail });
        }
        self.faults.extend(faults);
        let mut at = 0;
        self.rows.retain(|_| {
            at += 1;
            !doubles.contains(&(at - 1))
        });
    }

    /// Rows of a candidate, adviser or employer that nobody introduced.
    fn tell_strangers(&mut self) {
        let mut known: HashMap<Owner, Introduced<'_>> = HashMap::new();
        for row in &self.rows {
            if let Some(tab) = LAYOUT.get(row.place.tab).filter(|tab| tab.spec.name == tab.spec.owner.tab()) {
                let known = known.entry(tab.spec.owner).or_default();
                known.keys.insert(&row.key);
                known.shown.push(&row.shown);
            }
        }
        let nobody = Introduced::default();
        // Each with the number of rows that say the same.
        let mut faults: Vec<(Fault, usize)> = Vec::new();
        let mut told: HashMap<(usize, Owner, String), usize> = HashMap::new();
        let mut check = |owner: Owner, word: &str, tab: usize, cell: String| {
            let known = known.get(&owner).unwrap_or(&nobody);
            let key = key_of(word);
            if known.keys.contains(key.as_str()) {
                return;
            }
            let first = *told.entry((tab, owner, key)).or_insert(faults.len());
            if let Some((_, more)) = faults.get_mut(first) {
                *more += 1;
                return;
            }
            // A guess looks at every name.
            let guess = if faults.len() < GUESSES { nearest(word, &known.shown) } else { None };
            let guess = guess.map(|name| format!(" Bedoelt u ‘{name}’?")).unwrap_or_default();
            let detail = format!("‘{word}’ staat niet op het tabblad ‘{}’.{guess}", owner.tab());
            faults.push((Fault { pointer: cell, code: "onbekend", detail }, 0));
        };
        for row in &self.rows {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            if let Some(column) = tab.column(&Role::Key) {
                check(tab.spec.owner, &row.shown, row.place.tab, self.sheets.cell(row.place, column));
            }
            for (owner, word) in &row.links {
                let column = tab.column(&Role::Link(*owner)).unwrap_or_default();
                check(*owner, word, row.place.tab, self.sheets.cell(row.place, column));
            }
        }
        self.faults.extend(faults.into_iter().map(|(fault, more)| also_on(fault, more)));
    }
}

/// A fault that stands for others in its column.
pub fn also_on(fault: Fault, more: usize) -> Fault {
    let others = match more {
        0 => return fault,
        1 => "nog één rij".to_owned(),
        _ => format!("nog {more} rijen"),
    };
    Fault { detail: format!("{} Zo ook op {others}.", fault.detail), ..fault }
}

/// Characters of a heading that a fault shows.
const SHOWN: usize = 60;
/// Rows in which the headings of a tab are looked for.
const HEADS: usize = 10;
/// Characters of what may be a heading.
const LONGEST_HEADING: usize = 100;

/// Which of the first rows of a tab has its headings: the first one, unless that has none by which the tab can be read and
/// another has.
fn heads_at(tab: &Tab, rows: &[Cells<'_>]) -> usize {
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

/// Who stands on a tab that tells who there are.
#[derive(Default)]
struct Introduced<'a> {
    keys: HashSet<&'a str>,
    shown: Vec<&'a str>,
}

/// Strangers of whom it is guessed who is meant: more of them are no slips of the pen.
const GUESSES: usize = 20;

/// Bytes of the bodies of one workbook together: what stands on the tab of the bureau once, is in each of them.
const MAX_BODIES: usize = 256 * 1024 * 1024;

/// Countries of which a postcode has five digits and may begin with a 0.
const FIVE_DIGITS: [&str; 9] =
    ["Duitsland", "Frankrijk", "Spanje", "Italië", "Finland", "Estland", "Kroatië", "Turkije", "Verenigde Staten"];

/// A row for people: its first cell begins with #.
fn is_remark(cells: &[(u32, &Cell)]) -> bool {
    matches!(cells.first(), Some((_, Cell::Text(text))) if text.trim_start().starts_with('#'))
}

/// Case and spaces around do not matter; signs within do.
fn key_of(word: &str) -> String {
    word.trim().to_lowercase()
}

/// One body under way.
struct Building {
    name: String,
    body: Value,
    faults: Vec<Fault>,
    origins: Origins,
    sheets: Arc<Sheets>,
}

impl Building {
    fn of(sheets: Arc<Sheets>, row: &Row) -> Self {
        Self {
            name: row.shown.clone(),
            body: Value::Object(Map::new()),
            faults: vec![],
            origins: Origins::of(Arc::clone(&sheets), row.place),
            sheets,
        }
    }

    /// Takes rows, those of outer lists before those of inner ones.
    fn take(&mut self, rows: Option<&[&Row]>) {
        let mut rows: Vec<&Row> = rows.unwrap_or_default().to_vec();
        rows.sort_by_key(|row| row.place);
        for row in rows {
            self.faults.extend(row.faults.iter().cloned());
            if let Some(tab) = LAYOUT.get(row.place.tab) {
                self.row(tab, row);
            }
        }
    }

    fn row(&mut self, tab: &Tab, row: &Row) {
        if row.fields.is_empty() && !matches!(tab.spec.holds, Holds::Beside(_)) && row.faults.is_empty() {
            return;
        }
        let is_part = |number: &usize| matches!(tab.spec.holds, Holds::Beside(_)) || row.object == Some(*number);
        for number in (0..tab.objects.len()).filter(is_part) {
            let Some(pattern) = tab.objects.get(number) else { continue };
            let Some(pointer) = self.pointer(tab, row, pattern) else { return };
            if !matches!(tab.spec.holds, Holds::Map(_)) {
                self.origins.object(pointer.clone(), row.place);
                put(&mut self.body, &pointer, None);
            }
            let of_number = if tab.words.is_empty() { number } else { 0 };
            for (column, value) in &row.fields {
                let Some(Role::Field { object, path }) = tab.columns.get(*column).map(|column| &column.role) else {
                    continue;
                };
                if *object != of_number {
                    continue;
                }
                let below: String = path.iter().map(|segment| format!("/{segment}")).collect();
                let mut at = format!("{pointer}{below}");
                match &row.name {
                    Some(name) => {
                        put_named(&mut self.body, &at, name, value.clone());
                        at = format!("{at}/{}", pointer_segment(name));
                    }
                    None => put(&mut self.body, &at, Some(value.clone())),
                }
                self.origins.value(at, row.place, *column);
            }
            // A value that could not be read has its place all the same, so that it can be given there.
            for column in &row.unread {
                let Some(Role::Field { object, path }) = tab.columns.get(*column).map(|column| &column.role) else {
                    continue;
                };
                if *object == of_number && !matches!(tab.spec.holds, Holds::Map(_)) {
                    let below: String = path.iter().map(|segment| format!("/{segment}")).collect();
                    self.origins.value(format!("{pointer}{below}"), row.place, *column);
                }
            }
        }
    }

    /// A confirmation names its text by pointer, or by the cell in which it stands.
    fn place_confirmations(&mut self) {
        let text = |item: &Value, name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let given = self.body.get("bevestigd").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let given: Vec<(String, String)> =
            given.iter().map(|item| (text(item, "pointer"), text(item, "woord"))).collect();
        if given.iter().all(|(place, _)| place.starts_with('/')) {
            return;
        }
        let cells: HashMap<String, String> =
            self.origins.cells().into_iter().map(|(pointer, cell)| (cell_key(&cell), pointer.to_owned())).collect();
        for (at, (place, woord)) in given.iter().enumerate().filter(|(_, (place, _))| !place.starts_with('/')) {
            let Some(pointer) = cells.get(&cell_key(place)) else { continue };
            // Of the lines in a cell, the one that has the word.
            let lines = self.body.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let has_word =
                |line: &Value| line.as_str().is_some_and(|line| line.to_lowercase().contains(&woord.to_lowercase()));
            let pointer = match lines.iter().position(has_word) {
                Some(line) => format!("{pointer}/{line}"),
                None => pointer.clone(),
            };
            put(&mut self.body, &format!("/bevestigd/{at}/pointer"), Some(Value::String(pointer)));
        }
    }

    /// Where a row goes: behind those before it in its list, which may lie in an item of another.
    fn pointer(&mut self, tab: &Tab, row: &Row, pattern: &str) -> Option<String> {
        if !is_list(tab.spec) || !pattern.ends_with("/*") {
            return Some(pattern.to_owned());
        }
        let list = pattern.strip_suffix("/*").unwrap_or(pattern);
        let list = match (tab.spec.within, list.split_once("/*/")) {
            (Some(within), Some((outer, inner))) => {
                let items = self.body.pointer(outer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                let is_it = |item: &Value| row.within.is_none() || item.get(within.field) == row.within.as_ref();
                // A body with a longer list is refused, so that nothing is lost by looking no further.
                let looked_at = 0..items.len().min(MAX_ITEMS);
                let found: Vec<usize> = looked_at.filter(|at| items.get(*at).is_some_and(is_it)).collect();
                let [only] = found[..] else {
                    let column = tab.column(&Role::Within).unwrap_or_default();
                    let pointer = self.sheets.cell(row.place, column);
                    let detail = match (found.len(), &row.within) {
                        (0, _) => format!("Deze kandidaat heeft geen {} met deze {}.", within.heading, within.field),
                        (_, None) => {
                            format!("Vul de {} in van de {} waar deze rij bij hoort.", within.field, within.heading)
                        }
                        _ => format!("Deze kandidaat heeft meer dan één {} met deze {}.", within.heading, within.field),
                    };
                    self.faults.push(Fault { pointer, code: "onbekend", detail });
                    return None;
                };
                format!("{outer}/{only}/{inner}")
            }
            _ => list.to_owned(),
        };
        let length = self.body.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
        Some(format!("{list}/{length}"))
    }

    fn finish(mut self) -> Candidate {
        self.place_confirmations();
        let Self { name, body, faults, origins, .. } = self;
        Candidate { name, body: body.to_string().into_bytes(), faults, origins, shares_number: false }
    }
}

/// The name of a cell however it is typed: `Voortgang!$Y$3` is `voortgang!y3`.
fn cell_key(cell: &str) -> String {
    cell.trim().replace(['\'', '$'], "").to_lowercase()
}

/// Puts a value under a name of the caller's in the object at a pointer, which is made if nothing stands there. Such a name may
/// look like a position, and is none.
fn put_named(body: &mut Value, pointer: &str, name: &str, value: Value) {
    put(body, pointer, None);
    if let Some(Value::Object(object)) = body.pointer_mut(pointer) {
        object.insert(name.to_owned(), value);
    }
}

/// Puts a value at a pointer, or an object if nothing stands there; what is around it is made. A list takes a value in the
/// place of another or behind the last: a pointer does not say how long it is.
fn put(body: &mut Value, pointer: &str, value: Option<Value>) {
    let mut at = body;
    for segment in pointer.split('/').skip(1) {
        let position = segment.parse::<usize>().ok();
        if at.is_null() {
            *at = if position.is_some() { Value::Array(vec![]) } else { Value::Object(Map::new()) };
        }
        at = match (at, position) {
            (Value::Array(items), Some(position)) => {
                if position == items.len() {
                    items.push(Value::Null);
                }
                let Some(item) = items.get_mut(position) else { return };
                item
            }
            (Value::Object(object), _) => {
                object.entry(segment.replace("~1", "/").replace("~0", "~")).or_insert(Value::Null)
            }
            _ => return,
        };
    }
    match value {
        Some(value) => *at = value,
        None if at.is_null() => *at = Value::Object(Map::new()),
        None => {}
    }
}
