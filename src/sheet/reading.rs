//! The grids of a workbook made into trajectories, one for each candidate.

use std::collections::{HashMap, HashSet};
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
}

/// Reads a workbook. With `ignore_unknown`, tabs and columns that are not known are skipped.
pub fn read(grids: &[Grid], ignore_unknown: bool, beside: Beside<'_>) -> Read {
    let mut reader = Reader { ignore_unknown, beside, sheets: Sheets::default(), faults: vec![], rows: vec![] };
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
    faults: Vec<Fault>,
}

struct Reader<'a> {
    ignore_unknown: bool,
    beside: Beside<'a>,
    sheets: Sheets,
    faults: Vec<Fault>,
    rows: Vec<Row>,
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
        let mut rows = grid.rows().into_iter().filter(|(_, cells)| !is_remark(cells));
        let Some((head, heads)) = rows.next() else { return };
        let (columns, strangers) = self.headings(tab, grid, head, &heads);
        let mut placed = vec![None; tab.columns.len()];
        for (column, known) in &columns {
            if let Some(place) = placed.get_mut(*known) {
                *place = Some(*column);
            }
        }
        self.sheets.add(at, grid.name.clone(), placed);
        for (row, cells) in rows {
            let place = Place { tab: at, row };
            for (column, _) in &cells {
                if !columns.contains_key(column) && !strangers.contains(column) {
                    let cell = format!("{}!{}", grid.name, cell_name(row, *column));
                    self.fault(cell, "zonder_kop", "Deze kolom heeft geen kop, dus waar dit hoort is niet bekend.");
                }
            }
            let known = cells.into_iter().filter_map(|(column, cell)| Some((*columns.get(&column)?, cell))).collect();
            self.row(tab, place, known);
        }
    }

    /// The column of the layout for each column of the grid that is known, and the columns that are skipped.
    fn headings(
        &mut self,
        tab: &Tab,
        grid: &Grid,
        row: u32,
        heads: &[(u32, &Cell)],
    ) -> (HashMap<u32, usize>, HashSet<u32>) {
        let mut columns = HashMap::new();
        let mut skipped = HashSet::new();
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
                columns.insert(*column, known);
                continue;
            }
            skipped.insert(*column);
            if heading.trim_start().starts_with('#') {
                continue;
            }
            if let Some(before) = known.and_then(|known| taken.get(&known)) {
                let detail = format!("Deze kolom staat er al, in {}. Laat er één staan.", cell_of(*before));
                self.fault(cell_of(*column), "dubbel", detail);
            } else if !self.ignore_unknown {
                let names: Vec<&str> = tab.columns.iter().map(|column| column.heading.as_str()).collect();
                let detail = match nearest(&heading, &names) {
                    Some(guess) => format!("Deze kolom is niet bekend. Bedoelt u ‘{guess}’?"),
                    None => "Deze kolom is niet bekend. Zet # voor de kop van een kolom voor uzelf.".to_owned(),
                };
                self.fault(cell_of(*column), "onbekende_kolom", detail);
            }
        }
        if let Some(key) = tab.column(&Role::Key)
            && !taken.contains_key(&key)
        {
            let heading = tab.columns.get(key).map_or("", |column| &column.heading);
            let detail = format!("Dit tabblad heeft geen kolom ‘{heading}’, dus van wie de rijen zijn is niet bekend.");
            self.fault(grid.name.clone(), "verplicht", detail);
        }
        (columns, skipped)
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
                    let fault = Fault { pointer: self.sheets.cell(place, *at), code, detail };
                    if column.role == Role::Key {
                        self.faults.push(fault);
                        return;
                    }
                    says_something = true;
                    row.faults.push(fault);
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
        if let Some(key) = tab.column(&Role::Key)
            && row.key.is_empty()
        {
            let heading = tab.columns.get(key).map_or("", |column| &column.heading);
            let cell = self.sheets.cell(place, key);
            self.fault(cell, "verplicht", format!("Deze rij noemt geen {heading}. Vul in bij wie zij hoort."));
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
        let Self { sheets, mut faults, rows, .. } = self;
        let sheets = Arc::new(sheets);
        let mut by_owner: HashMap<(Owner, &str), Vec<&Row>> = HashMap::new();
        for row in &rows {
            if let Some(tab) = LAYOUT.get(row.place.tab) {
                by_owner.entry((tab.spec.owner, &row.key)).or_default().push(row);
            }
        }
        let own = |owner: Owner| -> Vec<&Row> {
            let tab = of(owner);
            rows.iter().filter(|row| row.place.tab == tab).collect()
        };
        let introduced = [Owner::Adviseur, Owner::Werkgever].map(|owner| (owner, own(owner)));
        let mut read: Vec<Candidate> = Vec::new();
        let mut left = MAX_BODIES;
        for row in own(Owner::Kandidaat) {
            let mut building = Building::of(Arc::clone(&sheets), row);
            building.take(by_owner.get(&(Owner::Bureau, "")).map(Vec::as_slice));
            for (owner, known) in &introduced {
                let owner = *owner;
                let linked = row.links.iter().find(|(of, _)| *of == owner).map(|(_, word)| word);
                let key = match (linked, known.as_slice()) {
                    (Some(word), _) => Some(key_of(word)),
                    (None, [only]) => Some(only.key.clone()),
                    (None, []) => None,
                    (None, _) => {
                        let column = LAYOUT.get(candidates).and_then(|tab| tab.column(&Role::Link(owner)));
                        let cell = sheets.cell(row.place, column.unwrap_or_default());
                        let detail = format!("Er zijn meer {}. Vul in welke bij deze kandidaat hoort.", owner.tab());
                        building.faults.push(Fault { pointer: cell, code: "verplicht", detail });
                        None
                    }
                };
                building.take(key.as_deref().and_then(|key| by_owner.get(&(owner, key))).map(Vec::as_slice));
            }
            building.take(by_owner.get(&(Owner::Kandidaat, row.key.as_str())).map(Vec::as_slice));
            let candidate = building.finish();
            let Some(rest) = left.checked_sub(candidate.body.len()) else {
                let most = MAX_BODIES / 1024 / 1024;
                let detail = format!(
                    "De trajecten van dit werkboek zijn samen groter dan {most} MiB. Verdeel de kandidaten over meer \
                     werkboeken."
                );
                faults.push(Fault { pointer: sheets.cell(row.place, 0), code: "te_veel", detail });
                break;
            };
            left = rest;
            read.push(candidate);
        }
        if read.is_empty() && faults.is_empty() {
            let detail = "Op het tabblad ‘kandidaten’ staat geen kandidaat.".to_owned();
            faults.push(Fault { pointer: "kandidaten".to_owned(), code: "verplicht", detail });
        }
        Read { candidates: read, faults }
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
        let mut faults = Vec::new();
        let mut check = |owner: Owner, word: &str, cell: String| {
            let known = known.get(&owner).unwrap_or(&nobody);
            if known.keys.contains(key_of(word).as_str()) {
                return;
            }
            // A guess looks at every name.
            let guess = if faults.len() < GUESSES { nearest(word, &known.shown) } else { None };
            let guess = guess.map(|name| format!(" Bedoelt u ‘{name}’?")).unwrap_or_default();
            let detail = format!("‘{word}’ staat niet op het tabblad ‘{}’.{guess}", owner.tab());
            faults.push(Fault { pointer: cell, code: "onbekend", detail });
        };
        for row in &self.rows {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            if let Some(column) = tab.column(&Role::Key) {
                check(tab.spec.owner, &row.shown, self.sheets.cell(row.place, column));
            }
            for (owner, word) in &row.links {
                let column = tab.column(&Role::Link(*owner)).unwrap_or_default();
                check(*owner, word, self.sheets.cell(row.place, column));
            }
        }
        self.faults.extend(faults);
    }
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

    fn finish(self) -> Candidate {
        let Self { name, body, faults, origins, .. } = self;
        Candidate { name, body: body.to_string().into_bytes(), faults, origins }
    }
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
