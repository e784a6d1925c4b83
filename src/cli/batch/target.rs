//! Where the documents of a batch go: a folder, or an archive. Every file is written under another name first and then
//! renamed, so that a file with its own name is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::batch::{Archive, Resultaat, Results};

/// The results so far of a run that has not ended, one on a line.
pub const JOURNAL: &str = ".resultaten.ndjson";
/// The one file in a folder that may be half written.
const PART: &str = ".trajectpers.deel";

pub enum Target {
    Folder(Folder),
    Archive(ArchiveFile),
}

pub struct Folder {
    path: PathBuf,
    journal: Option<File>,
}

pub struct ArchiveFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
    archive: Archive,
}

impl Target {
    /// Makes the folder, or begins the archive; the error is a sentence.
    pub fn open(output: &Path) -> Result<Self, String> {
        let is_archive = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        let folder = match output.parent().filter(|_| is_archive) {
            Some(parent) if parent == Path::new("") => Path::new("."),
            Some(parent) => parent,
            None => output,
        };
        if folder.exists() && !folder.is_dir() {
            let folder = folder.display();
            return Err(format!("{folder} is geen map; kies een map, of een bestand dat op .zip eindigt."));
        }
        let about = |error: io::Error| explain(folder, &error);
        fs::create_dir_all(folder).map_err(about)?;
        let name = output.file_name().unwrap_or_default().to_string_lossy();
        let part = if is_archive { folder.join(format!(".{name}.deel")) } else { folder.join(PART) };
        // Whether it can be written is better known before the work than after it.
        let file = File::create(&part).map_err(about)?;
        if is_archive {
            let path = output.to_owned();
            return Ok(Self::Archive(ArchiveFile { path, part, file, archive: Archive::new() }));
        }
        drop(file);
        fs::remove_file(&part).map_err(about)?;
        Ok(Self::Folder(Folder { path: folder.to_owned(), journal: None }))
    }

    /// The folder in which an earlier run may have left documents.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(&folder.path),
            Self::Archive(_) => None,
        }
    }

    /// Writes a document.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        match self {
            Self::Folder(folder) => folder.put(name, bytes).map_err(|error| explain(&folder.path, &error)),
            Self::Archive(archive) => archive.put(name, bytes).map_err(|error| explain(&archive.path, &error)),
        }
    }

    /// Remembers a result, for a run after this one if this one is stopped.
    pub fn note(&mut self, resultaat: &Resultaat) -> Result<(), String> {
        match self {
            Self::Folder(folder) => folder.note(resultaat).map_err(|error| explain(&folder.path, &error)),
            Self::Archive(_) => Ok(()),
        }
    }

    /// Writes the results and ends.
    pub fn finish(self, results: Results) -> Result<(), String> {
        let json = results.into_json();
        match self {
            Self::Folder(mut folder) => {
                let ended = folder.put(Results::FILE_NAME, &json).and_then(|()| folder.forget());
                ended.map_err(|error| explain(&folder.path, &error))
            }
            Self::Archive(mut archive) => {
                archive.put(Results::FILE_NAME, &json).map_err(|error| explain(&archive.path, &error))?;
                let path = archive.path.clone();
                archive.finish().map_err(|error| explain(&path, &error))
            }
        }
    }

    /// Leaves no archive behind that has no end; what stands in a folder stays.
    pub fn abandon(self) {
        if let Self::Archive(archive) = self {
            // What cannot be removed is hidden and written over by the next run.
            let _ = fs::remove_file(&archive.part);
        }
    }
}

impl Folder {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let part = self.path.join(PART);
        let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, self.path.join(name)));
        if written.is_err() {
            // On a full disk every byte counts.
            let _ = fs::remove_file(&part);
        }
        written
    }

    fn note(&mut self, resultaat: &Resultaat) -> io::Result<()> {
        let mut line = serde_json::to_vec(resultaat)?;
        line.push(b'\n');
        let journal = match self.journal.take() {
            Some(journal) => self.journal.insert(journal),
            None => {
                let mut journal = OpenOptions::new().create(true).append(true).open(self.path.join(JOURNAL))?;
                // A run that was stopped may have left half a line.
                journal.write_all(b"\n")?;
                self.journal.insert(journal)
            }
        };
        journal.write_all(&line)
    }

    fn forget(&mut self) -> io::Result<()> {
        self.journal = None;
        for left in [JOURNAL, PART] {
            match fs::remove_file(self.path.join(left)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl ArchiveFile {
    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let bytes = self.archive.add(name, bytes).map_err(io::Error::other)?;
        self.file.write_all(&bytes)
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.write_all(&self.archive.finish().map_err(io::Error::other)?)?;
        drop(self.file);
        fs::rename(&self.part, &self.path)
    }
}

/// Why nothing can be written, in words.
fn explain(place: &Path, error: &io::Error) -> String {
    let place = place.display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => format!("De schijf met {place} is vol."),
        ErrorKind::PermissionDenied => format!("In {place} mag niet worden geschreven."),
        ErrorKind::ReadOnlyFilesystem => format!("{place} staat op een schijf waarop niet kan worden geschreven."),
        _ => format!("In {place} kan niet worden geschreven: {error}."),
    }
}
