//! Where the documents of a batch go: a folder, or an archive.

use std::io;
use std::path::Path;

use super::archive_file::ArchiveFile;
use super::earlier::Earlier;
use super::folder::{Folder, Put};
use super::trouble::Trouble;
use crate::batch::{Resultaat, Results};
use crate::cli::files;
use crate::cli::talk::shown;

pub enum Target {
    Folder(Folder),
    Archive(ArchiveFile),
}

impl Target {
    /// Makes the folder, or begins the archive. What earlier runs left comes with it.
    pub fn open(output: &Path, overwrite: bool) -> Result<(Self, Earlier), Trouble> {
        let is_archive = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        if !output.is_dir() && is_other_file(output) {
            return Err(Trouble::Usage(format!(
                "{} lijkt geen map. Kies een map, of een bestand dat op .zip eindigt.",
                shown(output)
            )));
        }
        let folder = match output.parent().filter(|_| is_archive) {
            Some(parent) if parent == Path::new("") => Path::new("."),
            Some(parent) => parent,
            None => output,
        };
        if folder.exists() && !folder.is_dir() {
            return Err(Trouble::Usage(format!(
                "{} is geen map; kies een map, of een bestand dat op .zip eindigt.",
                shown(folder)
            )));
        }
        files::make_folder(folder).map_err(|error| Trouble::Usage(files::unwritable(folder, &error)))?;
        if is_archive {
            let archive = ArchiveFile::open(output, folder, overwrite)?;
            return Ok((Self::Archive(archive), Earlier::default()));
        }
        let (folder, earlier) = Folder::open(folder, overwrite)?;
        Ok((Self::Folder(folder), earlier))
    }

    /// Whether a run after this one goes on where this one stops.
    pub const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Writes a document; the error is a sentence.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<Put, String> {
        match self {
            Self::Folder(folder) => folder.put(name, bytes).map_err(about(&folder.path)),
            Self::Archive(archive) => archive.put(name, bytes).map(|()| Put::Placed).map_err(about(&archive.path)),
        }
    }

    /// Remembers a result, for a run after this one if this one is stopped.
    pub fn note(&mut self, resultaat: &Resultaat) -> Result<(), String> {
        match self {
            Self::Folder(folder) => folder.note(resultaat).map_err(about(&folder.path)),
            Self::Archive(_) => Ok(()),
        }
    }

    /// Writes the results and ends.
    pub fn finish(self, results: Results) -> Result<(), String> {
        let json = results.into_json();
        match self {
            Self::Folder(folder) => {
                let path = folder.path.clone();
                folder.finish(&json).map_err(about(&path))
            }
            Self::Archive(archive) => {
                let path = archive.path.clone();
                archive.finish(&json).map_err(about(&path))
            }
        }
    }
}

/// Ends of names of files that a batch does not make.
const OTHER_FILES: [&str; 11] = ["7z", "bz2", "gz", "json", "ndjson", "pdf", "rar", "tar", "tgz", "xlsx", "xz"];

/// Whether a name is that of a file of another kind: no folder is made under it.
fn is_other_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| OTHER_FILES.iter().any(|other| extension.eq_ignore_ascii_case(other)))
}

fn about(place: &Path) -> impl FnOnce(io::Error) -> String {
    move |error| files::unwritable(place, &error)
}
