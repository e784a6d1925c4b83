//! A folder of documents: one batch at a time, nothing of others written over, and what an earlier run made kept.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::earlier::Earlier;
use super::lock::Lock;
use super::ours::{DRAFT, JOURNAL, LOCK, OLD_DRAFT, lock, sweep};
use super::trouble::Trouble;
use crate::batch::{Resultaat, Results, digest};
use crate::cli::files::{self, Draft, Readers};
use crate::cli::talk::shown;

pub struct Folder {
    pub path: PathBuf,
    journal: Option<File>,
    /// What earlier runs made that this one has not met, by the name of the document.
    made: HashMap<String, Vec<Resultaat>>,
    overwrite: bool,
    /// Last, so that it is let go of last.
    _lock: Lock,
}

/// What became of a document that was to be written.
pub enum Put {
    Placed,
    /// Something of others bears its name and stays; the sentence says so.
    Occupied(String),
}

impl Folder {
    /// Takes a folder into use; what earlier runs left comes with it.
    pub fn open(path: &Path, overwrite: bool) -> Result<(Self, Earlier), Trouble> {
        let held = lock(path, &path.join(LOCK))?;
        sweep(path, DRAFT, OLD_DRAFT)?;
        for name in [JOURNAL, Results::FILE_NAME] {
            let path = path.join(name);
            files::is_there(&path).map_err(|error| Trouble::Usage(files::unwritable(&path, &error)))?;
        }
        let mut earlier = Earlier::read(path);
        if !earlier.is_ours && !overwrite {
            return Err(Trouble::Usage(format!(
                "{} is niet van een eerdere batch en blijft staan. Kies een andere map, of geef --overwrite.",
                shown(&path.join(Results::FILE_NAME))
            )));
        }
        let made = std::mem::take(&mut earlier.made);
        Ok((Self { path: path.to_owned(), journal: None, made, overwrite, _lock: held }, earlier))
    }

    /// Writes a document, unless something of others stands there.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<Put> {
        let path = self.path.join(name);
        if let Some(why) = self.occupied(name, &path, bytes) {
            return Ok(Put::Occupied(format!("‘{name}’ {why}")));
        }
        let mut draft = Draft::beside(&path, DRAFT, Readers::Owner)?;
        draft.write_all(bytes)?;
        // By its digest the next run sees what a power cut took.
        draft.place_soon()?;
        Ok(Put::Placed)
    }

    /// Why what bears a name is not ours to write over.
    fn occupied(&self, name: &str, path: &Path, bytes: &[u8]) -> Option<String> {
        match files::is_there(path) {
            Ok(false) => return None,
            Err(error) => return Some(format!("is niet te schrijven: {error}.")),
            Ok(true) if self.overwrite => return None,
            Ok(true) => {}
        }
        let there = match fs::read(path) {
            Ok(there) if there == bytes => return None,
            Ok(there) => there,
            Err(_) => return Some(format!("staat er al en is niet te lezen{STAYS}")),
        };
        let Some(made) = self.made.get(name) else {
            return Some(format!("staat er al, en niet in de resultaten van een eerdere batch{STAYS}"));
        };
        let found = digest(&there);
        let as_made = made.iter().any(|resultaat| resultaat.digest.as_ref() == Some(&found));
        // One that is broken is made anew. A whole one that we did not make so was changed on purpose.
        let changed = !as_made && is_whole(&there);
        changed.then(|| format!("is veranderd sinds een eerdere batch het maakte, of ondertekend{STAYS}"))
    }

    /// Remembers a result, for a run after this one.
    pub fn note(&mut self, resultaat: &Resultaat) -> io::Result<()> {
        if let Some(name) = &resultaat.bestand {
            self.made.remove(name);
        }
        let line = line(resultaat)?;
        let journal = match self.journal.take() {
            Some(journal) => self.journal.insert(journal),
            None => {
                let mut journal = files::resume(&self.path.join(JOURNAL))?;
                // A run that was stopped may have left half a line.
                journal.write_all(b"\n")?;
                self.journal.insert(journal)
            }
        };
        journal.write_all(&line)
    }

    /// Writes the list of results. What earlier runs made and this one did not meet is remembered beside it, as ours.
    pub fn finish(mut self, results: &[u8]) -> io::Result<()> {
        files::put(&self.path.join(Results::FILE_NAME), results, Readers::Owner)?;
        self.journal = None;
        let path = self.path.join(JOURNAL);
        let mut left: Vec<&Resultaat> =
            self.made.iter().filter(|(name, _)| self.stands(name)).flat_map(|(_, made)| made).collect();
        if left.is_empty() {
            return if files::is_there(&path)? { fs::remove_file(&path) } else { Ok(()) };
        }
        left.sort_by(|one, other| (&one.bestand, &one.digest).cmp(&(&other.bestand, &other.digest)));
        let lines: io::Result<Vec<Vec<u8>>> = left.into_iter().map(line).collect();
        files::put(&path, &lines?.concat(), Readers::Owner)
    }

    fn stands(&self, name: &str) -> bool {
        files::is_there(&self.path.join(name)).unwrap_or(false)
    }
}

const STAYS: &str = "; het blijft staan. Kies een andere map of bestandsnaam, of geef --overwrite.";

fn line(resultaat: &Resultaat) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(resultaat)?;
    line.push(b'\n');
    Ok(line)
}

/// Whether the bytes have the beginning and the end of a PDF.
fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}
