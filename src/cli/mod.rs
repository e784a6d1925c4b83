//! The command line: one command per file, each a face of the same path as the service.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 done, 1 could not be made, 2 wrong usage.

mod batch;
mod completions;
mod example;
mod health;
mod openapi;
mod render;
mod serve;
mod templates;
mod validate;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::checks::Finding;
use crate::config::LogConfig;
use crate::pipeline::{ProduceError, no_such_page};
use crate::render::RenderError;
use crate::telemetry;

/// Re-integration documents for tweede spoor: one trajectory as JSON in, PDF/A + PDF/UA out.
#[derive(Debug, Parser)]
#[command(name = "trajectpers", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    log: LogConfig,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve over HTTP; this is what runs when no command is given.
    Serve(serve::Serve),
    /// Make one document.
    Render(render::Render),
    /// Make many documents: from a folder, a file or standard input, into a folder or a ZIP.
    Batch(batch::Batch),
    /// Make documents for a batch that starts this itself.
    #[command(hide = true)]
    BatchWorker,
    /// Say what a trajectory misses and what an assessor would ask.
    Validate(validate::Validate),
    /// Print a shipped example trajectory, or their names.
    Example(example::Example),
    /// The shipped templates and texts as files, to begin a house style from.
    Templates(templates::Templates),
    /// Print the OpenAPI document.
    Openapi,
    /// Ask a running service whether it is ready; for containers.
    Health(health::Health),
    /// Print completions for a shell, or the manual page.
    Completions(completions::Completions),
}

/// Parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let command = cli.command.unwrap_or_else(|| {
        // `serve` with its defaults and variables, as if it had been typed.
        let typed = Cli::parse_from(["trajectpers", "serve"]);
        typed.command.unwrap_or(Command::Openapi)
    });
    telemetry::start(&cli.log);
    match command {
        Command::Serve(serve) => serve.run(),
        Command::Render(render) => render.run(),
        Command::Batch(batch) => batch.run(&cli.log),
        Command::BatchWorker => batch::work_for_a_batch(),
        Command::Validate(validate) => validate.run(),
        Command::Example(example) => example.run(),
        Command::Templates(templates) => templates.run(),
        Command::Openapi => openapi::run(),
        Command::Health(health) => health.run(),
        Command::Completions(completions) => completions.run(Cli::command()),
    }
}

/// Writes data to standard output; a reader that has gone away is not an error.
fn print(data: &[u8]) -> ExitCode {
    use std::io::Write;
    match io::stdout().lock().write_all(data) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("Standaarduitvoer is niet te schrijven: {error}.");
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// An error with its causes on one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}

/// Why a document could not be made, in the words of the service.
fn explain(error: &ProduceError) -> String {
    match error {
        ProduceError::Faults(faults) => {
            let lines =
                faults.iter().map(|fault| format!("\n  {} [{}] {}", place(&fault.pointer), fault.code, fault.detail));
            format!("Het document kan niet worden gemaakt:{}", lines.collect::<String>())
        }
        ProduceError::Render(RenderError::NoSuchPage { pages }) => no_such_page(*pages),
        failure => format!("Er ging bij ons iets mis: {}.", with_causes(failure)),
    }
}

/// Why a file or folder cannot be read, in words.
fn unreadable(path: &Path, error: &io::Error) -> String {
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => format!("{path} bestaat niet."),
        io::ErrorKind::PermissionDenied => format!("{path} mag niet worden gelezen."),
        io::ErrorKind::IsADirectory => format!("{path} is een map; geef een bestand."),
        _ => format!("{path} is niet te lezen: {error}."),
    }
}

/// A place in the body, in words when it is the body as a whole.
fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "(bericht)" } else { pointer }
}

/// The first place of a finding.
fn place_of(finding: &Finding) -> &str {
    place(finding.pointers.first().map_or("", String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_says_why_in_dutch() {
        let told = |kind: io::ErrorKind| unreadable(Path::new("traject.json"), &kind.into());
        assert_eq!(told(io::ErrorKind::NotFound), "traject.json bestaat niet.");
        assert_eq!(told(io::ErrorKind::PermissionDenied), "traject.json mag niet worden gelezen.");
        assert_eq!(told(io::ErrorKind::IsADirectory), "traject.json is een map; geef een bestand.");
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
