//! Where in a workbook each value of a body stood, so that what is said of it can be told by cell.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::column::Role;
use super::grid::cell_name;
use super::layout::LAYOUT;
use super::tabs::Owner;
use crate::dutch::enumeration;

/// Where a value or the row of an object stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Position in the layout.
    pub tab: usize,
    pub row: u32,
}

/// The tabs of a workbook as far as they were there, and in which column each heading stands.
#[derive(Debug, Default)]
pub struct Sheets {
    tabs: HashMap<usize, Sheet>,
}

#[derive(Debug)]
struct Sheet {
    name: String,
    /// The column of the sheet for each column of the layout.
    columns: Vec<Option<u32>>,
}

impl Sheets {
    pub fn add(&mut self, tab: usize, name: String, columns: Vec<Option<u32>>) {
        self.tabs.insert(tab, Sheet { name, columns });
    }

    pub fn has(&self, tab: usize) -> bool {
        self.tabs.contains_key(&tab)
    }

    /// `activiteiten!C14`, or the row and the heading where the sheet has no such column.
    pub fn cell(&self, place: Place, column: usize) -> String {
        let Some(sheet) = self.tabs.get(&place.tab) else { return String::new() };
        match sheet.columns.get(column).copied().flatten() {
            Some(column) => format!("{}!{}", sheet.name, cell_name(place.row, column)),
            None => {
                let heading =
                    LAYOUT.get(place.tab).and_then(|tab| tab.columns.get(column)).map(|column| &*column.heading);
                format!("{}!{} (kolom ‘{}’)", sheet.name, place.row + 1, heading.unwrap_or_default())
            }
        }
    }

    fn tab(&self, place: Place) -> String {
        self.tabs.get(&place.tab).map(|sheet| sheet.name.clone()).unwrap_or_default()
    }

    fn row(&self, place: Place) -> String {
        self.tabs.get(&place.tab).map(|sheet| format!("{}!{}", sheet.name, place.row + 1)).unwrap_or_default()
    }
}

/// Where the values of one body stood.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    sheets: Arc<Sheets>,
    /// Values, with their column in the layout.
    cells: HashMap<String, (Place, usize)>,
    /// Objects.
    rows: HashMap<String, Place>,
    /// The row of the candidate.
    own: Option<Place>,
}

impl Origins {
    pub fn of(sheets: Arc<Sheets>, own: Place) -> Self {
        Self { sheets, own: Some(own), ..Self::default() }
    }

    /// The value at a pointer stood in a column of a row.
    pub fn value(&mut self, pointer: String, place: Place, column: usize) {
        self.cells.insert(pointer, (place, column));
    }

    /// Every value with its cell, in order of their pointers.
    pub fn cells(&self) -> BTreeMap<&str, String> {
        self.cells
            .iter()
            .map(|(pointer, (place, column))| (pointer.as_str(), self.sheets.cell(*place, *column)))
            .collect()
    }

    /// The value that stands in a cell, or that stood there and could not be read.
    pub fn pointer_of(&self, cell: &str) -> Option<&str> {
        let mut stood = self.cells.iter();
        stood
            .find(|(_, (place, column))| self.sheets.cell(*place, *column) == cell)
            .map(|(pointer, _)| pointer.as_str())
    }

    /// The cell that gives the value at a pointer its name, where a cell does.
    pub fn cell_of_name(&self, pointer: &str) -> Option<String> {
        let (place, _) = self.cells.get(pointer)?;
        let column = LAYOUT.get(place.tab)?.column(&Role::Name)?;
        Some(self.sheets.cell(*place, column))
    }

    /// The heading of the column that a pointer is about, if it is about one.
    pub fn heading(&self, pointer: &str) -> Option<&'static str> {
        let (tab, column) = match self.cells.get(pointer) {
            Some((place, column)) => (place.tab, *column),
            None => {
                let pattern = with_stars(pointer);
                match ancestors(pointer).find_map(|above| Some((above, self.rows.get(above)?))) {
                    Some((above, place)) => match column_at(place.tab, &with_stars(above), &pattern) {
                        Some(column) => (place.tab, column),
                        // A list in an item of another has a tab of its own.
                        None => missing_column(&pattern)?,
                    },
                    None => missing_column(&pattern)?,
                }
            }
        };
        Some(LAYOUT.get(tab)?.columns.get(column)?.heading.as_str())
    }

    /// A sentence about a place in the body in the words of the workbook: its cells and headings in the place of
    /// pointers and names of fields.
    pub fn in_words(&self, pointer: &str, sentence: &str) -> String {
        if !sentence.contains('‘') {
            return sentence.to_owned();
        }
        let told = elsewhere_in_words(&sentence.replace(&format!("‘{pointer}’"), &format!("‘{}’", self.cell(pointer))));
        let Some((above, place)) = ancestors(pointer).find_map(|above| Some((above, self.rows.get(above)?))) else {
            return told;
        };
        let (Some(tab), object) = (LAYOUT.get(place.tab), with_stars(above)) else { return told };
        let number = tab.objects.iter().position(|known| *known == object).unwrap_or_default();
        let number = if tab.words.is_empty() { number } else { 0 };
        let beside: Vec<&str> = pointer.strip_prefix(above).unwrap_or_default().split('/').skip(1).collect();
        // Fields beside the one that it is about have the first say in what a name means.
        let mut fields: Vec<(usize, &str, &str)> = Vec::new();
        for column in &tab.columns {
            let Role::Field { object, path } = &column.role else { continue };
            let Some(name) = path.last().filter(|_| *object == number) else { continue };
            let shared = path.iter().zip(&beside).take_while(|(one, other)| one.as_str() == **other).count();
            fields.push((shared, name.as_str(), column.heading.as_str()));
        }
        fields.sort_by_key(|(shared, ..)| std::cmp::Reverse(*shared));
        fields.iter().fold(told, |told, (_, name, heading)| {
            if name == heading { told } else { told.replace(&format!("‘{name}’"), &format!("‘{heading}’")) }
        })
    }

    /// The object at a pointer is a row; the first one that made it.
    pub fn object(&mut self, pointer: String, place: Place) {
        self.rows.entry(pointer).or_insert(place);
    }

    /// The place in the workbook that a pointer into the body is about.
    pub fn cell(&self, pointer: &str) -> String {
        let stood = ancestors(pointer).find_map(|pointer| self.cells.get(pointer));
        if let Some((place, column)) = stood {
            return self.sheets.cell(*place, *column);
        }
        // An object is its row, and a list that has rows is the tab that they stand on.
        if let Some(place) = self.rows.get(pointer) {
            return self.sheets.row(*place);
        }
        if let Some(place) = self.rows.get(&format!("{pointer}/0")) {
            return self.sheets.tab(*place);
        }
        let pattern = with_stars(pointer);
        for above in ancestors(pointer) {
            if let Some(place) = self.rows.get(above) {
                let object = with_stars(above);
                return match column_at(place.tab, &object, &pattern) {
                    Some(column) => self.sheets.cell(*place, column),
                    None => self.missing(&pattern).unwrap_or_else(|| self.sheets.row(*place)),
                };
            }
        }
        self.missing(&pattern).unwrap_or_else(|| self.own.map(|own| self.sheets.row(own)).unwrap_or_default())
    }

    /// What has a tab and no row on it.
    fn missing(&self, pattern: &str) -> Option<String> {
        let (tab, object) = tab_for(pattern)?;
        let name = LAYOUT.get(tab)?.spec.name;
        let has_rows = object.strip_suffix("/*").is_some_and(|list| self.rows.contains_key(&format!("{list}/0")));
        Some(match (self.own, self.sheets.has(tab)) {
            (Some(own), true) if LAYOUT.get(own.tab).is_some_and(|own| own.spec.name == name) => self.sheets.row(own),
            (_, true) if has_rows => format!("{name}{ONE_MORE}"),
            (_, true) => format!("{name}{NO_ROW}"),
            (_, false) => format!("{name}{NO_TAB}"),
        })
    }
}

/// Stands behind the name of a tab that has no row, or too few of them, or that is not there itself.
const NO_ROW: &str = " (geen rij)";
const ONE_MORE: &str = " (nog een rij)";
const NO_TAB: &str = " (geen tabblad)";

/// What is asked for each of them.
const ASKED: [(&str, &str); 3] =
    [(NO_ROW, "Vul een rij in"), (ONE_MORE, "Vul nog een rij in"), (NO_TAB, "Voeg dit tabblad toe, en vul een rij in")];

/// What a row that is not there has to hold, in one sentence for its tab: the headings in the order in which they stand
/// there. Nothing where there is a row.
pub fn missing_row(place: &str, headings: &[String]) -> Option<String> {
    let (name, asked) = ASKED.into_iter().find_map(|(sign, asked)| Some((place.strip_suffix(sign)?, asked)))?;
    let tab = LAYOUT.iter().find(|tab| tab.spec.name == name)?;
    let place_of = |heading: &String| tab.columns.iter().position(|column| column.heading == *heading);
    let mut headings = headings.to_vec();
    headings.sort_by_key(place_of);
    headings.dedup();
    let whose = if tab.spec.owner == Owner::Kandidaat { " voor deze kandidaat" } else { "" };
    Some(format!("{asked}{whose}, met {}.", enumeration(&headings)))
}

/// The tab that holds what is at a pattern, and the object of it that does.
fn tab_for(pattern: &str) -> Option<(usize, &'static str)> {
    let holds = |object: &str| {
        let list = object.strip_suffix("/*").unwrap_or(object);
        pattern == list || pattern.starts_with(&format!("{list}/"))
    };
    let objects = LAYOUT.iter().enumerate().flat_map(|(at, tab)| tab.objects.iter().map(move |object| (at, *object)));
    objects.filter(|(_, object)| holds(object)).max_by_key(|(_, object)| object.len())
}

/// The column of what has a tab and no row on it.
fn missing_column(pattern: &str) -> Option<(usize, usize)> {
    let (tab, object) = tab_for(pattern)?;
    Some((tab, column_at(tab, object, pattern)?))
}

/// A sentence with the fields of other parts (`‘plan.toestemmingCv’`) by their heading and tab.
fn elsewhere_in_words(sentence: &str) -> String {
    let mut parts = sentence.split('‘');
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('’').and_then(|(name, rest)| Some((elsewhere(name)?, rest))) {
            Some((named, rest)) => told.extend([named.as_str(), rest]),
            None => told.extend(["‘", part]),
        }
    }
    told
}

fn elsewhere(name: &str) -> Option<String> {
    let (part, field) = name.split_once('.')?;
    let (tab, column) = missing_column(&format!("/{part}/{field}"))?;
    let tab = LAYOUT.get(tab)?;
    let heading = &tab.columns.get(column)?.heading;
    Some(format!("‘{heading}’ op het tabblad ‘{}’", tab.spec.name))
}

/// A pointer, and what is around it up to the body.
fn ancestors(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| pointer.rsplit_once('/').map(|(above, _)| above))
        .filter(|pointer| !pointer.is_empty())
}

/// A pointer with a star for each position.
fn with_stars(pointer: &str) -> String {
    let star = |segment| {
        let position = !str::is_empty(segment) && segment.bytes().all(|byte: u8| byte.is_ascii_digit());
        if position { "*" } else { segment }
    };
    pointer.split('/').map(star).collect::<Vec<_>>().join("/")
}

/// The column of a tab for a place in an object of it, or for the first field in that place.
fn column_at(tab: usize, object: &str, pattern: &str) -> Option<usize> {
    let tab = LAYOUT.get(tab)?;
    let number = tab.objects.iter().position(|known| *known == object)?;
    let number = if tab.words.is_empty() { number } else { 0 };
    let below: Vec<&str> = pattern.strip_prefix(object)?.split('/').skip(1).collect();
    if below.is_empty() {
        return None;
    }
    tab.columns.iter().position(|column| match &column.role {
        Role::Field { object, path } => {
            *object == number && path.len() >= below.len() && path.iter().zip(&below).all(|(one, other)| one == other)
        }
        _ => false,
    })
}
