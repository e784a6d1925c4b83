//! What an earlier run left in the folder, so that it is not made again.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::ours::JOURNAL;
use crate::batch::{Item, Options, Resultaat, Results, digest};
use crate::cli::files;
use crate::press::House;

/// The results of earlier runs by the digest of their input.
#[derive(Default)]
pub struct Earlier {
    folder: PathBuf,
    results: HashMap<String, VecDeque<Resultaat>>,
    /// All of them by the name of their document.
    pub made: HashMap<String, Vec<Resultaat>>,
    /// Whether the list of results, if there is one, is one of ours.
    pub is_ours: bool,
}

impl Earlier {
    /// Reads what a run that was stopped had done, and what one before it had finished. A file that is not there says
    /// nothing.
    pub fn read(folder: &Path) -> Self {
        let journal = fs::read(folder.join(JOURNAL)).unwrap_or_default();
        let lines = journal.split(|byte| *byte == b'\n');
        let stopped = lines.filter_map(|line| serde_json::from_slice::<Resultaat>(line).ok());
        let finished = finished(&folder.join(Results::FILE_NAME));
        let is_ours = finished.is_some();
        let mut results: HashMap<String, VecDeque<Resultaat>> = HashMap::new();
        let mut made: HashMap<String, Vec<Resultaat>> = HashMap::new();
        for resultaat in stopped.chain(finished.unwrap_or_default()) {
            if let Some(name) = resultaat.bestand.clone() {
                made.entry(name).or_default().push(resultaat.clone());
            }
            let Some(input) = resultaat.invoer.clone() else { continue };
            let same = results.entry(input).or_default();
            if !same.iter().any(|known| known.bestand == resultaat.bestand) {
                same.push_back(resultaat);
            }
        }
        Self { folder: folder.to_owned(), results, made, is_ours }
    }

    /// The result for an input, if its document still stands as it was made. Each document is given once: two equal
    /// inputs have two documents.
    pub fn take(&mut self, input: &str) -> Option<Resultaat> {
        let same = self.results.get_mut(input)?;
        while let Some(resultaat) = same.pop_front() {
            if stands(&self.folder, &resultaat) {
                return Some(resultaat);
            }
        }
        None
    }
}

/// The results of a run that came to its end; `None` when the list is none of ours.
fn finished(path: &Path) -> Option<Vec<Resultaat>> {
    match fs::read(path) {
        // A power cut may have left the name alone.
        Ok(list) if list.trim_ascii().is_empty() => Some(vec![]),
        Ok(list) => serde_json::from_slice(&list).ok(),
        Err(error) if error.kind() == ErrorKind::NotFound => Some(vec![]),
        Err(_) => None,
    }
}

fn stands(folder: &Path, resultaat: &Resultaat) -> bool {
    let Some(name) = resultaat.bestand.as_deref() else { return false };
    // The list of results is a file like any other: what it names may not lie elsewhere.
    if Path::new(name).file_name().is_none_or(|plain| plain != name) {
        return false;
    }
    let path = folder.join(name);
    let document = files::is_there(&path).unwrap_or(false).then(|| fs::read(path).ok()).flatten();
    document.is_some_and(|bytes| resultaat.digest.as_deref() == Some(digest(&bytes).as_str()))
}

/// Digests of input: of an item, and of all that its document follows from besides.
pub struct Seal {
    common: Sha256,
}

impl Seal {
    /// For documents of a release, made in one way, with the templates, texts and thresholds of a house. The day of
    /// today is left out: a run that goes on after midnight does not make everything again.
    pub fn new(release: &str, options: Options, house: &House) -> Self {
        let mut common = Sha256::new();
        add(&mut common, release);
        add(&mut common, [options.strict, options.ignore_unknown, options.attach].map(u8::from));
        for (path, text) in &house.files {
            add(&mut common, path);
            add(&mut common, text);
        }
        for (name, value) in &house.thresholds {
            add(&mut common, name);
            add(&mut common, value.to_le_bytes());
        }
        Self { common }
    }

    pub fn of(&self, item: &Item) -> String {
        let mut hash = self.common.clone();
        add(&mut hash, item.soort.as_str());
        add(&mut hash, item.variant.map_or("", |variant| variant.as_str()));
        add(&mut hash, item.bestandsnaam.as_deref().unwrap_or_default());
        add(&mut hash, &item.traject);
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// With its length in front, so that no two lists of parts look the same.
fn add(hash: &mut Sha256, part: impl AsRef<[u8]>) {
    hash.update((part.as_ref().len() as u64).to_le_bytes());
    hash.update(part);
}
