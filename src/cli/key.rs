//! `key new`: a key for a caller, and the line for the file of the service.

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::streams::print;
use super::talk::say;
use crate::keys::{self, Right};

#[derive(Debug, Args)]
pub struct Key {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// Print a new key, which is shown this once, and below it the line for the file of --keys-file.
    New {
        /// Name of the caller, for log and audit: letters, digits, hyphens, dots and underscores.
        #[arg(value_parser = name)]
        name: String,
        /// Last day on which the key opens anything.
        #[arg(long, value_name = "YYYY-MM-DD")]
        expires: Option<NaiveDate>,
        /// What the key opens: documents, judging, metrics; without it, documents and judging.
        #[arg(long, value_name = "RIGHT", value_delimiter = ',', value_parser = right)]
        rights: Vec<Right>,
    },
}

impl Key {
    pub fn run(self) -> ExitCode {
        let KeyCommand::New { name, expires, rights } = self.command;
        match keys::fresh(&name, expires, &rights) {
            Ok((key, line)) => print(format!("{key}\n{line}\n").as_bytes()),
            Err(error) => {
                say(format!("Het systeem geeft geen toevalsgetallen: {error}."));
                ExitCode::from(1)
            }
        }
    }
}

fn name(text: &str) -> Result<String, String> {
    let sound = keys::is_name(text).then(|| text.to_owned());
    sound.ok_or_else(|| "schrijf 1 tot 60 letters, cijfers, streepjes, punten en lage streepjes".to_owned())
}

fn right(text: &str) -> Result<Right, String> {
    Right::parse(text).ok_or_else(|| "kies documents, judging of metrics".to_owned())
}
