//! The grids of a workbook made into trajectories, one for each candidate.

mod body;
mod candidates;
mod heads;
mod made;
mod row;
mod rows;

use std::collections::{HashMap, HashSet};

pub use self::made::{Candidate, Most, OF_STRANGERS, Read, also_on};
use self::rows::Reader;
use super::grid::Grid;
use super::origins::Sheets;
use super::value::Beside;

/// Bytes of the bodies of one workbook together: what stands on the tab of the bureau once, is in each of them.
const MAX_BODIES: usize = 256 * 1024 * 1024;

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
        guessed: HashSet::new(),
        unnamed: HashSet::new(),
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
