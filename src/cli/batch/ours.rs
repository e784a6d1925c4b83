//! The names of files that a batch has for itself, beside documents and results: hidden, and never those of a document.

use std::fs;
use std::path::Path;

use super::lock::Lock;
use super::trouble::Trouble;
use crate::cli::files;
use crate::cli::talk::shown;

/// The results so far of a run that has not ended, one on a line; after its end, those of runs before it whose
/// documents still stand.
pub const JOURNAL: &str = ".resultaten.ndjson";
/// The lock of a folder.
pub const LOCK: &str = ".trajectpers.slot";
/// Begins the name of a document in a folder that is not whole yet.
pub const DRAFT: &str = ".trajectpers-batch-";
/// What it was called before it had a number.
pub const OLD_DRAFT: &str = ".trajectpers.deel";

/// Takes the lock of a place.
pub fn lock(place: &Path, lock: &Path) -> Result<Lock, Trouble> {
    match Lock::take(lock.to_owned()) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(Trouble::Stopped(format!(
            "In {} werkt al een andere batch; deze is niet begonnen. Wacht op die, of kies een andere plaats.",
            shown(place)
        ))),
        Err(error) => Err(Trouble::Usage(files::unwritable(lock, &error))),
    }
}

/// Removes what a run that was killed left half, by how its name begins or what it was called before. Only for who
/// holds the lock.
pub fn sweep(folder: &Path, begin: &str, old: &str) -> Result<(), Trouble> {
    let about = |path: &Path, error| Trouble::Usage(files::unwritable(path, &error));
    for entry in fs::read_dir(folder).map_err(|error| about(folder, error))? {
        let path = entry.map_err(|error| about(folder, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name == old || (name.starts_with(begin) && name.ends_with(files::END)) {
            let removed = files::is_there(&path).and_then(|_| fs::remove_file(&path));
            removed.map_err(|error| about(&path, error))?;
        }
    }
    Ok(())
}
