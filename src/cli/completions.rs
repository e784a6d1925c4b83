//! `completions`: what a shell needs to complete the command line, and the manual pages, both from the command line
//! itself.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;

use super::streams::print;

#[derive(Debug, Args)]
pub struct Completions {
    /// Shell to print completions for, or man for the manual page.
    shell: Target,
    /// With man: folder for the manual pages of all commands, instead of printing the first.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Target {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
    Man,
}

impl Completions {
    /// Writes what is asked for of a command line.
    pub fn run(self, mut command: Command) -> ExitCode {
        let shell = match self.shell {
            Target::Bash => Shell::Bash,
            Target::Elvish => Shell::Elvish,
            Target::Fish => Shell::Fish,
            Target::Powershell => Shell::PowerShell,
            Target::Zsh => Shell::Zsh,
            Target::Man => return manual(command, self.output),
        };
        if self.output.is_some() {
            eprintln!("--output hoort bij man; aanvullingen gaan naar standaarduitvoer.");
            return ExitCode::from(2);
        }
        let mut script = Vec::new();
        let name = command.get_name().to_owned();
        clap_complete::generate(shell, &mut command, name, &mut script);
        print(&script)
    }
}

/// Prints the manual page of the program, or writes that of every command to a folder.
fn manual(command: Command, folder: Option<PathBuf>) -> ExitCode {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        return match Man::new(command).render(&mut page) {
            Ok(()) => print(&page),
            Err(error) => {
                eprintln!("De handleiding is niet te maken: {error}.");
                ExitCode::from(1)
            }
        };
    };
    match std::fs::create_dir_all(&folder).and_then(|()| clap_mangen::generate_to(command, &folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} is niet te schrijven: {error}.", folder.display());
            ExitCode::from(1)
        }
    }
}
