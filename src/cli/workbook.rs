//! What was typed as input, where that may be a workbook: a file of Excel or LibreOffice, or a folder of CSV files.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::streams::{read_file, read_found, unreadable};
use super::talk::shown;
use crate::judgement::NO_SUCH_TEXT;
use crate::sheet::{self, Candidate, Grid, Origins};
use crate::wire::Fault;

/// Bytes of a logo beside a workbook: what a body may hold of one, before it is base64.
const MAX_LOGO: u64 = 400 * 1024;

/// The file that makes a folder of CSV files a workbook.
const CANDIDATES: &str = "kandidaten.csv";

/// Whether a file is a workbook by its name, of a form that is read or of one that is told how to save it.
pub fn is_workbook(path: &Path) -> bool {
    has_extension(path, &["xlsx", "xlsm", "ods"]) || is_other_form(path)
}

/// Whether a file is a workbook of a form that is not read.
pub fn is_other_form(path: &Path) -> bool {
    has_extension(path, &["xls", "xlsb"])
}

/// Whether a file is what Excel puts beside a workbook while it is open.
pub fn is_excel_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

/// What is told of a file that was given where a workbook or a trajectory belongs, if it is known to be neither.
pub fn mistaken(path: &Path) -> Option<String> {
    if is_excel_lock(path) && is_workbook(path) {
        return Some(format!("{} is een slotbestand van Excel. Geef het werkboek zelf.", shown(path)));
    }
    if !has_extension(path, &["csv"]) || !path.is_file() {
        return None;
    }
    let folder = folder_of(path);
    Some(if is_csv_folder(folder) {
        format!("{} is één tabblad van een werkboek. Geef de map waarin het staat: {}", shown(path), shown(folder))
    } else {
        format!(
            "{} is één tabblad van een werkboek. Geef een map met zulke bestanden, waarvan er één {CANDIDATES} heet.",
            shown(path)
        )
    })
}

fn has_extension(path: &Path, names: &[&str]) -> bool {
    path.extension().is_some_and(|extension| names.iter().any(|name| extension.eq_ignore_ascii_case(name)))
}

/// Whether a folder is a workbook of CSV files. As in the names of tabs, capitals do not matter.
pub fn is_csv_folder(path: &Path) -> bool {
    path.join(CANDIDATES).is_file() || (path.is_dir() && holds(path, CANDIDATES))
}

/// Whether a file in a folder has this name, in whatever letters.
fn holds(folder: &Path, name: &str) -> bool {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| entry.file_name().eq_ignore_ascii_case(name) && entry.path().is_file())
}

/// What a workbook holds.
#[derive(Debug)]
pub struct Workbook {
    pub candidates: Vec<Candidate>,
    /// What is wrong with it as a whole, by cell.
    pub faults: Vec<Fault>,
    /// What is odd and keeps nothing from being made, by cell.
    pub remarks: Vec<Fault>,
}

/// Reads a workbook; the error is a sentence.
pub fn read(path: &Path, ignore_unknown: bool) -> Result<Workbook, String> {
    let (grids, folder) = if path.is_dir() { (csv_grids(path)?, path) } else { (grids(path)?, folder_of(path)) };
    let beside = |name: &str| picture(folder, name);
    let sheet::Read { candidates, faults, remarks, .. } = sheet::read(&grids, ignore_unknown, &beside);
    Ok(Workbook { candidates, faults, remarks })
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn grids(path: &Path) -> Result<Vec<Grid>, String> {
    let about = |error| unreadable(path, &error);
    if fs::metadata(path).map_err(about)?.len() > sheet::MAX_FILE as u64 {
        return Err(format!(
            "{} is te groot voor een werkboek: ten hoogste {} MiB.",
            shown(path),
            sheet::MAX_FILE / 1024 / 1024
        ));
    }
    let bytes = read_file(path).map_err(about)?;
    sheet::read_workbook(&bytes).map_err(|error| format!("{}: {error}", shown(path)))
}

fn csv_grids(folder: &Path) -> Result<Vec<Grid>, String> {
    let about = |error| unreadable(folder, &error);
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(about)? {
        let path = entry.map_err(about)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && has_extension(&path, &["csv"]) {
            files.push(path);
        }
    }
    files.sort();
    let grid = |path: &PathBuf| {
        let too_large = fs::metadata(path).is_ok_and(|file| file.len() > sheet::MAX_FILE as u64);
        let bytes = if too_large { Err(std::io::Error::other("het bestand is te groot")) } else { read_found(path) };
        let bytes = bytes.map_err(|error| unreadable(path, &error))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        sheet::read_csv(&name, &bytes).map_err(|error| format!("{}: {error}", shown(folder)))
    };
    let mut grids = files.iter().map(grid).collect::<Result<Vec<Grid>, String>>()?;
    sheet::turn_months(&mut grids);
    Ok(grids)
}

/// A picture beside the workbook. A name that leads elsewhere is none.
fn picture(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    let plain = Path::new(name).file_name().is_some_and(|plain| plain == name) && !name.starts_with('.');
    let known = path.extension().is_some_and(|extension| {
        ["png", "jpg", "jpeg", "svg"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    if !plain || !known {
        return Err("Noem een bestand dat op .png, .jpg of .svg eindigt, zonder map ervoor.".to_owned());
    }
    let file = fs::symlink_metadata(&path).ok().filter(|file| file.is_file());
    let Some(file) = file else { return Err("Dit bestand staat niet in de map van het werkboek.".to_owned()) };
    if file.len() > MAX_LOGO {
        return Err(format!("Dit bestand is groter dan {} KiB.", MAX_LOGO / 1024));
    }
    fs::read(&path).map_err(|_| "Dit bestand is niet te lezen.".to_owned())
}

/// The faults of cells, and of the rest what was judged of the body, each by its cell. One place is told once.
pub fn by_cell(candidate: &Candidate, judged: Vec<Fault>) -> Vec<Fault> {
    let mut faults = candidate.faults.clone();
    faults.extend(judged_by_cell(candidate, judged));
    faults
}

/// What was judged of the body, each by its cell, without what only follows from a cell that could not be read.
pub fn judged_by_cell(candidate: &Candidate, judged: Vec<Fault>) -> Vec<Fault> {
    let unread = candidate.faults.iter().filter_map(|fault| candidate.origins.pointer_of(&fault.pointer));
    let unread: Vec<&str> = unread.collect();
    let is_told = |fault: &Fault| {
        let cell = candidate.origins.cell(&fault.pointer);
        candidate.faults.iter().any(|told| told.pointer == cell) || unread.iter().any(|unread| follows(fault, unread))
    };
    judged.into_iter().filter(|fault| !is_told(fault)).map(|fault| in_cells(&candidate.origins, fault)).collect()
}

/// Whether a fault is about the object of which a value could not be read, or about a field beside it that names it.
fn follows(fault: &Fault, unread: &str) -> bool {
    let Some((object, name)) = unread.rsplit_once('/').filter(|(object, _)| !object.is_empty()) else { return false };
    let beside = fault.pointer.rsplit_once('/').is_some_and(|(above, _)| above == object);
    fault.pointer == object || (beside && fault.detail.contains(&format!("‘{name}’")))
}

/// A fault of a body in the words of the workbook that it came from: cell, heading, and headings in the sentence.
pub fn in_cells(origins: &Origins, fault: Fault) -> Fault {
    if let Some((pointer, detail)) = strange_text(origins, &fault.pointer, &fault.detail) {
        return Fault { pointer, code: fault.code, detail };
    }
    let pointer = origins.cell(&fault.pointer);
    let told = origins.in_words(&fault.pointer, &fault.detail);
    let is_named = |heading: &&str| pointer.contains('‘') || told.contains(&format!("‘{heading}’"));
    let detail = match origins.heading(&fault.pointer).filter(|heading| !is_named(heading)) {
        Some(heading) => format!("‘{heading}’: {told}"),
        None => told,
    };
    Fault { pointer, code: fault.code, detail }
}

/// Of a name that no text of the house has: its own cell, and where the names stand in a workbook.
pub fn strange_text(origins: &Origins, pointer: &str, detail: &str) -> Option<(String, String)> {
    let rest = detail.strip_prefix(NO_SUCH_TEXT)?;
    let cell = origins.cell_of_name(pointer)?;
    let meant = rest.split_once('?').map_or("", |(meant, _)| meant);
    let meant = if meant.is_empty() { String::new() } else { format!("{meant}?") };
    Some((cell, format!("{NO_SUCH_TEXT}{meant} Het tabblad ‘uitleg’ van een nieuw werkboek noemt ze alle.")))
}

/// What rows that are not there have to hold, one fault for a tab in the place of those of its columns.
fn rows_to_fill(faults: &[Fault]) -> Vec<Fault> {
    let heading = |fault: &Fault| {
        let (heading, _) = fault.detail.strip_prefix('‘')?.split_once("’: ")?;
        (fault.code == "verplicht").then(|| heading.to_owned())
    };
    let mut headings: HashMap<&str, Vec<String>> = HashMap::new();
    for fault in faults {
        headings.entry(&fault.pointer).or_default().extend(heading(fault));
    }
    let mut told: HashSet<&str> = HashSet::new();
    let mut rows = Vec::new();
    for fault in faults {
        let place = fault.pointer.as_str();
        let named = headings.get(place).filter(|named| !named.is_empty());
        let Some(detail) = named.and_then(|named| sheet::missing_row(place, named)) else {
            rows.push(fault.clone());
            continue;
        };
        if told.insert(place) {
            rows.push(Fault { pointer: place.to_owned(), code: fault.code, detail });
        }
        // What says more than that the row has to be there is told beside it.
        if heading(fault).is_none() && !fault.detail.starts_with(REQUIRED) {
            rows.push(fault.clone());
        }
    }
    rows
}

/// How what is said of a field that is not there begins.
const REQUIRED: &str = "Dit veld is verplicht";

/// Faults of one column that say the same as one, by the first of its cells; of a row that is not there, all as one.
pub fn grouped(faults: &[Fault]) -> Vec<Fault> {
    let faults = rows_to_fill(faults);
    let mut grouped: Vec<(Fault, usize)> = Vec::new();
    let mut seen: HashMap<(String, &str), usize> = HashMap::new();
    for fault in &faults {
        let key = (column_of(&fault.pointer), fault.detail.as_str());
        let before = seen.get(&key).copied();
        match before.and_then(|at| grouped.get_mut(at)) {
            Some((_, more)) => *more += 1,
            None => {
                seen.insert(key, grouped.len());
                grouped.push((fault.clone(), 0));
            }
        }
    }
    grouped.into_iter().map(|(fault, more)| sheet::also_on(fault, more)).collect()
}

/// A place without its row: `activiteiten!C14` is `activiteiten!C`.
fn column_of(place: &str) -> String {
    match place.rsplit_once('!') {
        Some((tab, cell)) => format!("{tab}!{}", cell.replace(|letter: char| letter.is_ascii_digit(), "")),
        None => place.to_owned(),
    }
}

/// Every fault on a line of its own, those of a column that say the same on one.
pub fn told(faults: &[Fault]) -> String {
    let line = |fault: Fault| {
        let place = super::reasons::place(&fault.pointer);
        format!("\n  {place} [{}] {}", fault.code, super::talk::harmless(&fault.detail))
    };
    grouped(faults).into_iter().map(line).collect()
}

/// The one candidate that is meant: the one of this name, or the only one. The error is a sentence.
pub fn only(candidates: Vec<Candidate>, wanted: Option<&str>) -> Result<Candidate, String> {
    let names: Vec<String> = candidates.iter().map(|candidate| super::talk::harmless(&candidate.name)).collect();
    let is_it =
        |candidate: &Candidate| wanted.is_none_or(|name| name.trim().to_lowercase() == candidate.name.to_lowercase());
    let mut found: Vec<Candidate> = candidates.into_iter().filter(is_it).collect();
    match (found.pop(), found.is_empty(), wanted) {
        (Some(only), true, _) => Ok(only),
        (_, _, None) => {
            Err(format!("Dit werkboek heeft meer kandidaten; kies er met --kandidaat één uit: {}.", names.join(", ")))
        }
        (_, _, Some(_)) => Err(format!("Deze kandidaat staat niet in het werkboek. Kies uit: {}.", names.join(", "))),
    }
}
