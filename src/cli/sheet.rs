//! `sheet`: a workbook to fill in, with an invented candidate as example or with trajectories that are there.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::Value;

use super::files::{self, Readers};
use super::streams::{print, read, unreadable};
use super::talk::{say, shown};
use super::workbook::told;
use crate::answers::sentences;
use crate::{examples, sheet, wire};

#[derive(Debug, Args)]
pub struct Sheet {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write a workbook (.xlsx): a tab per list, with help, choices and one invented candidate.
    New(New),
}

#[derive(Debug, Args)]
struct New {
    /// Trajectories as JSON that fill the workbook, in the place of the invented candidate. A logo stays behind.
    trajectories: Vec<PathBuf>,
    /// Where to write the workbook: a file that is not there yet, or - for standard output, the default.
    #[arg(short, long, value_name = "FILE", conflicts_with = "csv")]
    output: Option<PathBuf>,
    /// Without any candidate.
    #[arg(long, conflicts_with = "trajectories")]
    empty: bool,
    /// Write the tabs as CSV files into this folder instead.
    #[arg(long, value_name = "DIR")]
    csv: Option<PathBuf>,
}

/// The example that fills a workbook.
const EXAMPLE: &str = "van-den-akker";

impl Sheet {
    pub fn run(self) -> ExitCode {
        let Action::New(new) = self.action;
        if let Some(sentence) = new.objection() {
            say(sentence);
            return ExitCode::from(2);
        }
        let bodies = match new.bodies() {
            Ok(bodies) => bodies,
            Err(sentence) => {
                say(sentence);
                return ExitCode::from(2);
            }
        };
        let filled = match sheet::fill(&bodies) {
            Ok(filled) => filled.with_sentences(sentences()),
            Err(sentence) => {
                say(sentence);
                return ExitCode::from(2);
            }
        };
        match &new.csv {
            Some(folder) => write_folder(folder, &filled),
            None => write_workbook(new.file(), &filled),
        }
    }
}

impl New {
    /// The file that was named to write to.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Why nothing can be written where it was asked for, if so. A workbook that is there may hold all candidates of a
    /// bureau.
    fn objection(&self) -> Option<String> {
        let path = self.file()?;
        if self.trajectories.iter().any(|read| files::is_same(path, read)) {
            return Some(files::is_input(path));
        }
        if path.is_dir() {
            return Some(format!("{} is een map; geef de naam van een bestand dat op .xlsx eindigt.", shown(path)));
        }
        if path.symlink_metadata().is_ok_and(|there| there.is_file() || there.is_symlink()) {
            return Some(format!("{} bestaat al en blijft staan; kies een andere naam.", shown(path)));
        }
        let is_xlsx = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
        let is_stream = path.starts_with("/dev");
        (!is_xlsx && !is_stream).then(|| {
            format!(
                "{} eindigt niet op .xlsx, en dat is de vorm van een nieuw werkboek. Voor CSV is er --csv.",
                shown(path)
            )
        })
    }

    fn bodies(&self) -> Result<Vec<Value>, String> {
        if self.empty {
            return Ok(vec![]);
        }
        if self.trajectories.is_empty() {
            let example = examples::find(EXAMPLE).and_then(|body| serde_json::from_str(body).ok());
            return Ok(example.into_iter().collect());
        }
        let body = |path: &PathBuf| {
            let bytes = read(path).map_err(|error| unreadable(path, &error))?;
            // What the contract does not know has no place in a workbook, so it is better said than lost.
            let faults = match wire::read(&bytes, wire::ParseOptions::default()) {
                Ok(reading) => reading.faults,
                Err(fault) => vec![fault],
            };
            if faults.is_empty() {
                return serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}.", shown(path)));
            }
            Err(format!("{} is geen traject:{}", shown(path), told(&faults)))
        };
        self.trajectories.iter().map(body).collect()
    }
}

fn write_workbook(file: Option<&Path>, filled: &sheet::Filled) -> ExitCode {
    if file.is_none() && std::io::stdout().is_terminal() {
        say("Een werkboek is geen tekst; schrijf het naar een bestand: trajectpers sheet new -o traject.xlsx");
        return ExitCode::from(2);
    }
    let bytes = match sheet::write_workbook(filled) {
        Ok(bytes) => bytes,
        Err(error) => {
            say(format!("Het werkboek is niet te maken: {error}."));
            return ExitCode::from(1);
        }
    };
    let Some(path) = file else { return print(&bytes) };
    if let Err(error) = files::put(path, &bytes, Readers::Owner) {
        say(files::unwritable(path, &error));
        return ExitCode::from(1);
    }
    say(shown(path));
    ExitCode::SUCCESS
}

fn write_folder(folder: &Path, filled: &sheet::Filled) -> ExitCode {
    if folder.is_dir() && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        say(format!("De map {} is niet leeg; kies een nieuwe map.", shown(folder)));
        return ExitCode::from(2);
    }
    if let Err(error) = files::make_folder(folder) {
        say(files::unwritable(folder, &error));
        return ExitCode::from(1);
    }
    for (name, bytes) in sheet::write_csv(filled) {
        let path = folder.join(name);
        if let Err(error) = files::put(&path, &bytes, Readers::Owner) {
            say(files::unwritable(&path, &error));
            return ExitCode::from(1);
        }
    }
    say(shown(folder));
    ExitCode::SUCCESS
}
