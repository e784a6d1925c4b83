//! `templates`: the shipped templates and texts as files, to begin a house style from; and reading such files back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::files::{self, Readers};
use super::streams::{read_found, unreadable};
use super::talk::{harmless, say, shown};
use crate::examples;
use crate::pipeline::{self, Order};
use crate::press::HouseFiles;
use crate::render::{FACES, FACES_LICENCE, TEMPLATES};
use crate::report::SHIPPED_TEXTS;
use crate::wire::{Soort, Variant};

#[derive(Debug, Args)]
pub struct Templates {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the shipped templates and texts to a folder that does not exist yet or is empty, with the faces and a sample of
    /// each document, so that the plain typst program shows them.
    Export {
        /// Where to.
        folder: PathBuf,
    },
}

impl Templates {
    pub fn run(self) -> ExitCode {
        let Command::Export { folder } = self.command;
        match export(&folder) {
            Ok(count) => {
                say(format!("{count} bestanden geschreven in {}", shown(&folder)));
                ExitCode::SUCCESS
            }
            Err(error) => {
                say(files::unwritable(&folder, &error));
                ExitCode::from(1)
            }
        }
    }
}

/// The example that the samples are made of.
const SAMPLE: &str = "van-den-akker";

/// Folder of the faces, for the plain typst program alone: what stands in it is no template.
const FACES_FOLDER: &str = "fonts";

/// What a template reads, beside it.
const SAMPLE_FILE: &str = "sample.json";

/// Writes every shipped file; never over one that is there.
fn export(folder: &Path) -> io::Result<usize> {
    if folder.exists() && fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::other("de map is niet leeg"));
    }
    let texts = SHIPPED_TEXTS.iter().map(|(name, text)| (format!("teksten/{name}.txt.j2"), text.as_bytes().to_vec()));
    let templates =
        TEMPLATES.iter().map(|(path, text)| (path.trim_start_matches('/').to_owned(), text.as_bytes().to_vec()));
    let faces = FACES.iter().map(|(name, face)| (format!("{FACES_FOLDER}/{name}"), face.to_vec()));
    let licence = [(format!("{FACES_FOLDER}/LICENSE.txt"), FACES_LICENCE.as_bytes().to_vec())];
    let mut count = 0;
    for (path, bytes) in templates.chain(texts).chain(samples()).chain(faces).chain(licence) {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        files::put(&target, &bytes, Readers::Everyone)?;
        count += 1;
    }
    Ok(count)
}

/// What the template of each kind of document reads of one example, in lines.
fn samples() -> Vec<(String, Vec<u8>)> {
    let body = examples::find(SAMPLE).unwrap_or_default();
    let sample = |soort: &Soort| {
        let order = Order { variant: Some(Variant::Werkgever), ..Order::of(*soort) };
        let prepared = pipeline::prepare(body.as_bytes(), order).ok()?;
        let data: serde_json::Value = serde_json::from_slice(&prepared.report.data).ok()?;
        let mut json = serde_json::to_vec_pretty(&data).ok()?;
        json.push(b'\n');
        Some((format!("documenten/{}/{SAMPLE_FILE}", soort.as_str()), json))
    };
    Soort::ALL.iter().filter_map(sample).collect()
}

/// What a folder holds for the pages.
#[derive(Debug, Default)]
pub struct Found {
    /// Paths below the folder with forward slashes, and their text.
    pub files: HouseFiles,
    /// Paths of what is no template and no text, such as what an editor or a file manager leaves behind.
    pub passed_over: Vec<String>,
    looked_at: usize,
    /// The folder, where nothing in it is a template or a text: a mistyped name, or a disk that is not there.
    pub nothing_in: Option<String>,
}

impl Found {
    /// What is to be said of a folder that gives nothing and of the files that were passed over, on one line.
    pub fn remark(&self) -> Option<String> {
        let nothing = self.nothing_in.as_ref().map(|folder| {
            format!("In {folder} staat geen sjabloon (.typ) en geen tekst (.j2): alles is zoals meegeleverd.")
        });
        let names: Vec<String> = self.passed_over.iter().map(|path| harmless(path)).collect();
        let passed = (!names.is_empty())
            .then(|| format!("Overgeslagen in de map met sjablonen, want geen .typ of .j2: {}.", names.join(", ")));
        let said: Vec<String> = nothing.into_iter().chain(passed).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The templates and texts in a folder; the error is a sentence that names the file. Samples and faces for designers and hidden
/// files are passed over in silence.
pub fn read(folder: Option<&Path>) -> Result<Found, String> {
    let mut found = Found::default();
    if let Some(folder) = folder {
        collect(folder, "", &mut found)?;
        found.files.sort();
        found.passed_over.sort();
        found.nothing_in = found.files.is_empty().then(|| shown(folder));
    }
    Ok(found)
}

/// Files and folders that are looked at: many times what is shipped. A link to a folder around it has no end.
const MOST: usize = 5_000;

fn collect(folder: &Path, prefix: &str, found: &mut Found) -> Result<(), String> {
    let about = |error: io::Error| unreadable(folder, &error);
    for entry in fs::read_dir(folder).map_err(about)? {
        let entry = entry.map_err(about)?;
        found.looked_at += 1;
        if found.looked_at > MOST {
            return Err(format!(
                "er staan meer dan 5.000 bestanden en mappen in, of een koppeling wijst naar een map om haar heen ({}).",
                shown(folder)
            ));
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') || name == SAMPLE_FILE || path == FACES_FOLDER {
            continue;
        }
        let place = entry.path();
        if place.is_dir() {
            collect(&place, &format!("{path}/"), found)?;
        } else if [".typ", ".j2"].iter().any(|end| name.ends_with(*end)) {
            found.files.push((path, text_of(&place)?));
        } else {
            found.passed_over.push(path);
        }
    }
    Ok(())
}

fn text_of(place: &Path) -> Result<String, String> {
    let bytes = read_found(place).map_err(|error| unreadable(place, &error))?;
    String::from_utf8(bytes).map_err(|_| format!("{} is geen tekst in UTF-8.", shown(place)))
}
