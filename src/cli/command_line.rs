//! The command line as a whole: what the program accepts, and which command that is.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use super::settings::{self, Refusal, Stranger};
use super::streams::tell;
use super::talk::say;
use super::{batch, completions, example, health, key, openapi, render, serve, sheet, templates, usage, validate};
use crate::config::{FileConfig, LogConfig};
use crate::{telemetry, worker};

/// Re-integration documents for tweede spoor: one trajectory as JSON in, PDF/A + PDF/UA out.
#[derive(Debug, Parser)]
#[command(name = "trajectpers", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    log: LogConfig,
    #[command(flatten)]
    file: FileConfig,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve over HTTP; this is what runs when no command is given, with its flags or without.
    Serve(serve::Serve),
    /// Make one document.
    Render(render::Render),
    /// Make many documents: from a folder, a file or standard input, into a folder or a ZIP.
    Batch(batch::Batch),
    /// Read bodies for a process that starts this itself.
    #[command(hide = true)]
    Worker {
        /// Process number of that process.
        front: u32,
        /// Bytes of memory to stay within.
        memory: u64,
    },
    /// Print the settings that hold for the service and where each comes from; takes the flags of serve.
    Settings(settings::Settings),
    /// Say what a trajectory misses and what an assessor would ask.
    Validate(validate::Validate),
    /// A workbook for Excel to fill in, which the other commands read.
    Sheet(sheet::Sheet),
    /// Print a shipped example trajectory, or their names.
    Example(example::Example),
    /// The shipped templates and texts as files, to begin a house style from.
    Templates(templates::Templates),
    /// Print the OpenAPI document.
    Openapi,
    /// Make a key for a caller of the service.
    Key(key::Key),
    /// Ask a running service whether it is ready; for containers.
    Health(health::Health),
    /// Print completions for a shell, or the manual page.
    Completions(completions::Completions),
}

/// Says why what was typed is no command, or gives the help that was asked for.
fn misused(error: &clap::Error) -> ExitCode {
    match usage::told(error) {
        Some(told) => {
            say(told);
            ExitCode::from(2)
        }
        None if error.use_stderr() => {
            // What the parser says otherwise; if nobody listens, the exit code still tells.
            let _ = error.print();
            ExitCode::from(2)
        }
        None => tell(error.print(), outset::output_was_closed()),
    }
}

/// Settles what holds, parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let settled = match settings::settle(&Cli::command(), std::env::args_os().collect(), variable) {
        Ok(settled) => settled,
        Err(Refusal::Usage(error)) => return misused(&error),
        Err(Refusal::Faults(faults)) => {
            say(format!("De instellingen kloppen niet:\n  {}", faults.join("\n  ")));
            return ExitCode::from(2);
        }
    };
    let cli = match Cli::try_parse_from(&settled.arguments) {
        Ok(cli) => cli,
        Err(error) => return misused(&error),
    };
    // Where none was typed, there is one by now.
    let Some(command) = cli.command else { return ExitCode::from(2) };
    // A worker has no log: what it has to say it tells its front.
    if let Command::Worker { front, memory } = command {
        return if worker::run(front, memory).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    // To the end, so that the last lines are written.
    let _log = match telemetry::start(&cli.log) {
        Ok(log) => log,
        Err(error) => {
            say(format!("Het logboek kan niet beginnen: {error}."));
            return ExitCode::from(1);
        }
    };
    if let Some(file) = &cli.file.config {
        tracing::debug!(file = %file.display(), "settings come from a file as well");
    }
    match command {
        Command::Serve(serve) => {
            for Stranger { name, nearest } in strangers() {
                tracing::warn!(variable = name, nearest, "no setting has this variable, so that nobody reads it");
            }
            serve.run()
        }
        Command::Render(render) => render.run(),
        Command::Batch(batch) => batch.run(),
        Command::Worker { .. } => ExitCode::FAILURE,
        Command::Settings(command) => {
            strangers().iter().map(Stranger::told).for_each(say);
            command.run(&settled.settings)
        }
        Command::Validate(validate) => validate.run(),
        Command::Sheet(sheet) => sheet.run(),
        Command::Example(example) => example.run(),
        Command::Templates(templates) => templates.run(),
        Command::Openapi => openapi::run(),
        Command::Key(key) => key.run(),
        Command::Health(health) => health.run(),
        Command::Completions(completions) => completions.run(Cli::command()),
    }
}

/// The variables that look like settings and are none.
fn strangers() -> Vec<Stranger> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    settings::strangers(&Cli::command(), names)
}

fn variable(name: &OsStr) -> Option<OsString> {
    std::env::var_os(name)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    /// One setting, as the arguments of the commands have it or as README tells it.
    #[derive(Debug, Default, PartialEq, Eq)]
    struct Told {
        variables: BTreeSet<String>,
        /// Fixed ones; a default that follows from the machine or another setting is told in words.
        defaults: BTreeSet<String>,
        /// Which commands take it; `all`, for every command.
        commands: BTreeSet<String>,
    }

    /// By its flag, every argument that is a variable as well.
    fn of_the_arguments() -> BTreeMap<String, Told> {
        let cli = Cli::command();
        // `settings` takes what `serve` takes, and says so.
        let shown = cli.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "settings");
        let mut settings: BTreeMap<String, Told> = BTreeMap::new();
        for (name, command) in std::iter::once(("all", &cli)).chain(shown.map(|command| (command.get_name(), command)))
        {
            for arg in command.get_arguments() {
                let Some(variable) = arg.get_env() else { continue };
                let flag = arg.get_long().unwrap_or_else(|| panic!("{variable:?} has no flag"));
                assert!(arg.get_action().takes_values(), "--{flag} has no value, so that no file can hold it");
                let told = settings.entry(format!("--{flag}")).or_default();
                told.variables.insert(variable.to_string_lossy().into_owned());
                told.defaults.extend(
                    arg.get_default_values().iter().map(|value| value.as_os_str().to_string_lossy().into_owned()),
                );
                told.commands.insert(name.to_owned());
            }
        }
        settings
    }

    /// What stands between backticks in a cell.
    fn ticked(cell: &str) -> BTreeSet<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    /// By its flag, every row of the table in README.
    fn of_the_readme() -> BTreeMap<String, Told> {
        let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("README.md");
        let section = readme.split("\n## Settings\n").nth(1).expect("a section on settings");
        let section = section.split("\n## ").next().expect("its text");
        let mut settings = BTreeMap::new();
        for row in section.lines().filter(|line| line.starts_with("| `--")) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let [_, flag, variable, default, of, ..] = cells[..] else { panic!("{row}") };
            let commands = if of == "all" { BTreeSet::from(["all".to_owned()]) } else { ticked(of) };
            let told = Told { variables: ticked(variable), defaults: ticked(default), commands };
            let before = settings.insert(flag.trim_matches('`').to_owned(), told);
            assert!(before.is_none(), "{flag} has two rows");
        }
        settings
    }

    #[test]
    fn the_table_of_settings_in_the_readme_is_what_the_program_takes() {
        let (program, readme) = (of_the_arguments(), of_the_readme());
        let both: BTreeSet<&String> = program.keys().chain(readme.keys()).collect();
        for flag in both {
            assert_eq!(program.get(flag), readme.get(flag), "{flag}: the program and README.md differ");
        }
        assert!(program.len() > 20, "{} settings", program.len());
    }

    #[test]
    fn the_settings_of_the_service_are_those_that_are_printed() {
        let cli = Cli::command();
        let of = |name: &str| -> Vec<String> {
            let command = cli.find_subcommand(name).expect("a command");
            let settings = command.get_arguments().filter(|arg| arg.get_env().is_some());
            settings.map(|arg| arg.get_id().to_string()).collect()
        };
        assert_eq!(of("settings"), of("serve"));
    }
}
