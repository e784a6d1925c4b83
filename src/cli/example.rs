//! `example`: the shipped trajectories, to begin from.

use std::process::ExitCode;

use clap::Args;

use super::streams::print;
use super::talk::{harmless, say};
use crate::examples;

#[derive(Debug, Args)]
pub struct Example {
    /// Name of the example; without it, the names are listed.
    name: Option<String>,
}

impl Example {
    pub fn run(self) -> ExitCode {
        match self.name {
            None => {
                let lines: String = examples::EXAMPLES
                    .iter()
                    .map(|(name, _)| format!("{name:<16} {}\n", examples::summary(name)))
                    .collect();
                print(lines.as_bytes())
            }
            Some(name) => match examples::find(&name) {
                Some(body) => print(body.as_bytes()),
                None => {
                    let known: Vec<&str> = examples::EXAMPLES.iter().map(|(name, _)| *name).collect();
                    say(format!("Er is geen voorbeeld ‘{}’. Kies uit: {}.", harmless(&name), known.join(", ")));
                    ExitCode::from(2)
                }
            },
        }
    }
}
