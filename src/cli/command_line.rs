//! The command line as a whole: what the program accepts, and which command that is.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use super::{batch, completions, example, health, openapi, render, serve, templates, validate};
use crate::config::LogConfig;
use crate::{telemetry, worker};

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
    /// Read bodies for a process that starts this itself.
    #[command(hide = true)]
    Worker {
        /// Process number of that process.
        front: u32,
        /// Bytes of memory to stay within.
        memory: u64,
    },
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
    // A worker has no log: what it has to say it tells its front.
    if let Command::Worker { front, memory } = command {
        return if worker::run(front, memory).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    telemetry::start(&cli.log);
    match command {
        Command::Serve(serve) => serve.run(),
        Command::Render(render) => render.run(),
        Command::Batch(batch) => batch.run(),
        Command::Worker { .. } => ExitCode::FAILURE,
        Command::Validate(validate) => validate.run(),
        Command::Example(example) => example.run(),
        Command::Templates(templates) => templates.run(),
        Command::Openapi => openapi::run(),
        Command::Health(health) => health.run(),
        Command::Completions(completions) => completions.run(Cli::command()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
