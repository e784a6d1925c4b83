//! `completions`: what a shell needs to complete the command line, and the manual pages, both from the command line
//! itself.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;

use super::files::{self, Readers};
use super::streams::print;
use super::talk::say;

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
            say("--output hoort bij man; aanvullingen gaan naar standaarduitvoer.");
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
                say(format!("De handleiding is niet te maken: {error}."));
                ExitCode::from(1)
            }
        };
    };
    match write_pages(command, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(files::unwritable(&folder, &error));
            ExitCode::from(1)
        }
    }
}

/// Writes the page of every command, as `clap_mangen::generate_to` does but for files that are whole or not there.
fn write_pages(command: Command, folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let mut left = vec![command];
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().filter(|command| !command.is_hide_set()).cloned());
        let page = Man::new(command);
        let mut text = Vec::new();
        page.render(&mut text)?;
        files::put(&folder.join(page.get_filename()), &text, Readers::Everyone)?;
    }
    Ok(())
}
