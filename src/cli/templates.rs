//! `templates`: the shipped templates and texts as files, to begin a house style from; and reading such files back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::files::{self, Readers};
use super::talk::{say, shown};
use crate::press::HouseFiles;
use crate::render::TEMPLATES;
use crate::report::SHIPPED_TEXTS;

#[derive(Debug, Args)]
pub struct Templates {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the shipped templates and texts to a folder that does not exist yet or is empty.
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

/// Writes every shipped file; never over one that is there.
fn export(folder: &Path) -> io::Result<usize> {
    if folder.exists() && fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::other("de map is niet leeg"));
    }
    let texts = SHIPPED_TEXTS.iter().map(|(name, text)| (format!("teksten/{name}.txt.j2"), *text));
    let templates = TEMPLATES.iter().map(|(path, text)| (path.trim_start_matches('/').to_owned(), *text));
    let mut count = 0;
    for (path, text) in templates.chain(texts) {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        files::put(&target, text.as_bytes(), Readers::Everyone)?;
        count += 1;
    }
    Ok(count)
}

/// The templates and texts in a folder: paths below it with forward slashes, and their text. Samples for designers and
/// hidden files are passed over.
pub fn read(folder: Option<&Path>) -> io::Result<HouseFiles> {
    let mut files = HouseFiles::new();
    if let Some(folder) = folder {
        collect(folder, "", &mut files)?;
        files.sort();
    }
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut HouseFiles) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') || name == "sample.json" {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}
