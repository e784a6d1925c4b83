//! The archive of a batch: it has its name once it is whole.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::ours::{lock, sweep};
use super::trouble::Trouble;
use crate::batch::{Archive, Results};
use crate::cli::files::{self, Draft, Readers};
use crate::cli::talk::shown;

pub struct ArchiveFile {
    pub path: PathBuf,
    draft: Draft,
    archive: Archive,
    /// Last, so that it is let go of last.
    _lock: Lock,
}

impl ArchiveFile {
    /// Begins an archive in a folder that is there.
    pub fn open(path: &Path, folder: &Path, overwrite: bool) -> Result<Self, Trouble> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let held = lock(path, &folder.join(format!(".{name}.slot")))?;
        let begin = format!(".{name}-");
        sweep(folder, &begin, &format!(".{name}{}", files::END))?;
        let about = |error: io::Error| Trouble::Usage(files::unwritable(path, &error));
        if files::is_there(path).map_err(about)? && !overwrite && !is_ours(path) {
            return Err(Trouble::Usage(format!(
                "{} is niet van een eerdere batch en blijft staan. Kies een andere naam, of geef --overwrite.",
                shown(path)
            )));
        }
        // Whether it can be written is better known before the work than after it.
        let draft = Draft::beside(path, &begin, Readers::Owner).map_err(about)?;
        Ok(Self { path: path.to_owned(), draft, archive: Archive::new(), _lock: held })
    }

    /// Adds a file.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let bytes = self.archive.add(name, bytes).map_err(io::Error::other)?;
        self.draft.write_all(&bytes)
    }

    /// Adds the list of results, closes the archive and gives it its name.
    pub fn finish(mut self, results: &[u8]) -> io::Result<()> {
        self.put(Results::FILE_NAME, results)?;
        let Self { mut draft, archive, _lock: held, .. } = self;
        draft.write_all(&archive.finish().map_err(io::Error::other)?)?;
        draft.place()?;
        drop(held);
        Ok(())
    }
}

/// Whether an earlier batch made what stands there.
fn is_ours(path: &Path) -> bool {
    File::open(path).is_ok_and(Archive::is_of_a_batch)
}
