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
use crate::{examples, sheet, wire};

#[derive(Debug, Args)]
pub struct Sheet {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write a workbook (.xlsx) to standard output: a tab per list, with help, choices and one invented candidate.
    New(New),
}

#[derive(Debug, Args)]
struct New {
    /// Trajectories as JSON that fill the workbook, in the place of the invented candidate. A logo stays behind.
    trajectories: Vec<PathBuf>,
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
        let bodies = match new.bodies() {
            Ok(bodies) => bodies,
            Err(sentence) => {
                say(sentence);
                return ExitCode::from(2);
            }
        };
        let filled = match sheet::fill(&bodies) {
            Ok(filled) => filled,
            Err(sentence) => {
                say(sentence);
                return ExitCode::from(2);
            }
        };
        match &new.csv {
            Some(folder) => write_folder(folder, &filled),
            None => write_workbook(&filled),
        }
    }
}

impl New {
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

fn write_workbook(filled: &sheet::Filled) -> ExitCode {
    if std::io::stdout().is_terminal() {
        say("Een werkboek is geen tekst; schrijf het naar een bestand: trajectpers sheet new > traject.xlsx");
        return ExitCode::from(2);
    }
    match sheet::write_workbook(filled) {
        Ok(bytes) => print(&bytes),
        Err(error) => {
            say(format!("Het werkboek is niet te maken: {error}."));
            ExitCode::from(1)
        }
    }
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
