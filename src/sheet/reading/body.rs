//! The body of one candidate.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::made::Candidate;
use super::row::Row;
use crate::sheet::column::Role;
use crate::sheet::layout::{LAYOUT, Tab, is_list};
use crate::sheet::origins::{Origins, Sheets};
use crate::sheet::tabs::Holds;
use crate::wire::{Fault, MAX_ITEMS, pointer_segment};

/// One body under way.
pub struct Building {
    pub name: String,
    pub body: Value,
    pub faults: Vec<Fault>,
    pub origins: Origins,
    pub sheets: Arc<Sheets>,
}

impl Building {
    pub fn of(sheets: Arc<Sheets>, row: &Row) -> Self {
        Self {
            name: row.shown.clone(),
            body: Value::Object(Map::new()),
            faults: vec![],
            origins: Origins::of(Arc::clone(&sheets), row.place),
            sheets,
        }
    }

    /// Takes rows, those of outer lists before those of inner ones.
    pub fn take(&mut self, rows: Option<&[&Row]>) {
        let mut rows: Vec<&Row> = rows.unwrap_or_default().to_vec();
        rows.sort_by_key(|row| row.place);
        for row in rows {
            self.faults.extend(row.faults.iter().cloned());
            if let Some(tab) = LAYOUT.get(row.place.tab) {
                self.row(tab, row);
            }
        }
    }

    pub fn row(&mut self, tab: &Tab, row: &Row) {
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
    pub fn place_confirmations(&mut self) {
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
    pub fn pointer(&mut self, tab: &Tab, row: &Row, pattern: &str) -> Option<String> {
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
                        (_, None) => format!(
                            "Vul de {} in van {} {} waar deze rij bij hoort.",
                            within.field, within.article, within.heading
                        ),
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

    pub fn finish(mut self) -> Candidate {
        self.place_confirmations();
        let Self { name, body, faults, origins, .. } = self;
        Candidate { name, body: body.to_string().into_bytes(), faults, origins, shares_number: false }
    }
}

/// The name of a cell however it is typed: `Voortgang!$Y$3` is `voortgang!y3`.
pub fn cell_key(cell: &str) -> String {
    cell.trim().replace(['\'', '$'], "").to_lowercase()
}

/// Puts a value under a name of the caller's in the object at a pointer, which is made if nothing stands there. Such a
/// name may look like a position, and is none.
pub fn put_named(body: &mut Value, pointer: &str, name: &str, value: Value) {
    put(body, pointer, None);
    if let Some(Value::Object(object)) = body.pointer_mut(pointer) {
        object.insert(name.to_owned(), value);
    }
}

/// Puts a value at a pointer, or an object if nothing stands there; what is around it is made. A list takes a value in
/// the place of another or behind the last: a pointer does not say how long it is.
pub fn put(body: &mut Value, pointer: &str, value: Option<Value>) {
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
