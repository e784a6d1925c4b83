//! What an earlier run left in the folder, so that it is not made again.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::ours::JOURNAL;
use crate::batch::{Item, Options, Resultaat, Results, digest};
use crate::cli::files;
use crate::hex;
use crate::press::House;
use crate::wire;

/// The results of earlier runs by the digest of their input.
#[derive(Default)]
pub struct Earlier {
    folder: PathBuf,
    results: HashMap<String, VecDeque<Known>>,
    /// All of them by the name of their document.
    pub made: HashMap<String, Vec<Resultaat>>,
    /// Whether the list of results, if there is one, is one of ours.
    pub is_ours: bool,
}

/// A result of an earlier run.
struct Known {
    resultaat: Resultaat,
    /// That run did not come to its end: this one goes on with it.
    unfinished: bool,
}

impl Earlier {
    /// Reads what a run that was stopped had done, and what one before it had finished. A file that is not there says
    /// nothing.
    pub fn read(folder: &Path) -> Self {
        let journal = fs::read(folder.join(JOURNAL)).unwrap_or_default();
        let finished = finished(&folder.join(Results::FILE_NAME));
        let is_ours = finished.is_some();
        let finished = finished.unwrap_or_default().into_iter();
        let finished = finished.map(|resultaat| Known { resultaat, unfinished: false });
        let mut results: HashMap<String, VecDeque<Known>> = HashMap::new();
        let mut made: HashMap<String, Vec<Resultaat>> = HashMap::new();
        for known in noted(&journal).into_iter().chain(finished) {
            let resultaat = &known.resultaat;
            if let Some(name) = resultaat.bestand.clone() {
                made.entry(name).or_default().push(resultaat.clone());
            }
            let Some(input) = resultaat.invoer.clone() else { continue };
            let same = results.entry(input).or_default();
            if !same.iter().any(|other| other.resultaat.bestand == resultaat.bestand) {
                same.push_back(known);
            }
        }
        Self { folder: folder.to_owned(), results, made, is_ours }
    }

    /// The result for an input, if its document still stands as it was made. Each document is given once: two equal
    /// inputs have two documents.
    pub fn take(&mut self, sealed: &Sealed) -> Option<Resultaat> {
        let of_today = self.standing(&sealed.input, false);
        of_today.or_else(|| self.standing(sealed.yesterday.as_deref()?, true))
    }

    fn standing(&mut self, input: &str, only_unfinished: bool) -> Option<Resultaat> {
        let same = self.results.get_mut(input)?;
        while let Some(Known { resultaat, unfinished }) = same.pop_front() {
            if (unfinished || !only_unfinished) && stands(&self.folder, &resultaat) {
                return Some(resultaat);
            }
        }
        None
    }
}

/// What stands in a journal. The lines of a run that did not come to its end stand behind an empty one, with which each
/// begins: see `Folder::note`.
fn noted(journal: &[u8]) -> Vec<Known> {
    let mut unfinished = false;
    let mut known = Vec::new();
    for line in journal.split(|byte| *byte == b'\n') {
        unfinished |= line.is_empty();
        known.extend(serde_json::from_slice(line).ok().map(|resultaat| Known { resultaat, unfinished }));
    }
    known
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
    today: NaiveDate,
}

/// The digest of an input.
pub struct Sealed {
    pub input: String,
    /// What it was yesterday, of a document that bears the day on which it is made: a run that goes on after midnight does
    /// not make everything again, and a run of its own does.
    pub yesterday: Option<String>,
}

impl Seal {
    /// For documents of a release, made in one way, with the templates, texts and thresholds of a house. The day counts
    /// for a document that states none.
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
        Self { common, today: options.today }
    }

    pub fn of(&self, item: &Item) -> Sealed {
        let mut hash = self.common.clone();
        add(&mut hash, item.soort.as_str());
        add(&mut hash, item.variant.map_or("", |variant| variant.as_str()));
        add(&mut hash, item.bestandsnaam.as_deref().unwrap_or_default());
        add(&mut hash, &item.traject);
        if wire::stated_date(&item.traject, item.soort).is_some() {
            return Sealed { input: hex::of(hash.finalize()), yesterday: None };
        }
        let on = |day: NaiveDate| {
            let mut hash = hash.clone();
            add(&mut hash, day.to_string());
            hex::of(hash.finalize())
        };
        Sealed { input: on(self.today), yesterday: self.today.pred_opt().map(on) }
    }
}

/// With its length in front, so that no two lists of parts look the same.
fn add(hash: &mut Sha256, part: impl AsRef<[u8]>) {
    hash.update((part.as_ref().len() as u64).to_le_bytes());
    hash.update(part);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Asked, Document};
    use crate::wire::{Soort, Spot};

    fn seal(day: &str) -> Seal {
        let today = day.parse().expect("a day");
        Seal::new("1", Options { strict: false, ignore_unknown: false, attach: false, today }, &House::default())
    }

    fn sealed(day: &str, traject: &str) -> Sealed {
        let traject = traject.as_bytes().to_vec();
        seal(day).of(&Item { soort: Soort::Offerte, variant: None, bestandsnaam: None, traject, begins: Spot::BEGIN })
    }

    #[test]
    fn a_day_counts_for_a_document_that_states_none() {
        let undated = r#"{"document": {"versie": 1}, "offerte": {}, "plan": {"document": {"datum": "2025-06-20"}}}"#;
        let (first, next, later) =
            (sealed("2026-03-01", undated), sealed("2026-03-02", undated), sealed("2026-03-03", undated));
        assert_ne!(first.input, next.input);
        assert_eq!((next.yesterday, later.yesterday), (Some(first.input), Some(next.input)));
        for dated in [
            r#"{"document": {"datum": "2025-06-20"}, "offerte": {}}"#,
            r#"{"document": {}, "offerte": {"document": {"datum": "2025-06-20"}}}"#,
        ] {
            let (one, other) = (sealed("2026-03-01", dated), sealed("2026-03-02", dated));
            assert_eq!((one.input, other.yesterday), (other.input, None), "{dated}");
        }
    }

    #[test]
    fn a_document_of_yesterday_is_kept_by_the_run_that_made_it_alone() {
        let folder = std::env::temp_dir().join(format!("trajectpers-eerder-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let undated = r#"{"document": {}, "offerte": {}}"#;
        let (yesterday, today) = (sealed("2026-03-01", undated), sealed("2026-03-02", undated));
        let asked = Asked { soort: Some(Soort::Offerte), ..Asked::default() };
        let bytes = b"%PDF-".to_vec();
        fs::write(folder.join("a.pdf"), &bytes).expect("written");
        let digest = digest(&bytes);
        let document = Document { bytes, stem: "a".into(), pages: 1, findings: vec![], overruled: 0, digest };
        let made = Resultaat {
            invoer: Some(yesterday.input.clone()),
            ..Resultaat::made(1, &asked, "a.pdf".into(), &document)
        };
        let line = serde_json::to_string(&made).expect("JSON");
        let stands = |journal: &str, results: &str, input: &Sealed| {
            fs::write(folder.join(JOURNAL), journal).expect("written");
            fs::write(folder.join(Results::FILE_NAME), results).expect("written");
            Earlier::read(&folder).take(input).is_some()
        };
        let list = format!("[{line}]");
        for (journal, results) in [("", list.as_str()), (format!("{line}\n").as_str(), "[]")] {
            assert!(stands(journal, results, &yesterday), "of a run that came to its end, on its day");
            assert!(!stands(journal, results, &today), "{journal}");
        }
        for journal in [format!("\n{line}\n"), format!("{line}x\n\n{line}\n")] {
            assert!(stands(&journal, "[]", &yesterday) && stands(&journal, "[]", &today), "{journal}");
            assert!(!stands(&journal, "[]", &sealed("2026-03-03", undated)), "one midnight and no more");
        }
        fs::remove_dir_all(&folder).expect("removed");
    }
}
