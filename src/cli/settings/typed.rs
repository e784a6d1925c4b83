//! Which command was typed, and the one that runs when none was.

use std::ffi::OsString;

use clap::Command;

/// The command that runs when none is typed.
pub const WITHOUT_COMMAND: &str = "serve";

/// The arguments with a command, and where it stands among them.
pub fn with_command(command: &Command, mut arguments: Vec<OsString>) -> (Vec<OsString>, usize) {
    if arguments.is_empty() {
        arguments.push(command.get_name().into());
    }
    if let Some(place) = place_of_command(command, &arguments) {
        return (arguments, place);
    }
    arguments.insert(1, WITHOUT_COMMAND.into());
    (arguments, 1)
}

/// Where the command stands, or what ends the parsing before one; nothing where there is none, and flags are its own.
fn place_of_command(command: &Command, arguments: &[OsString]) -> Option<usize> {
    let mut place = 1;
    while let Some(argument) = arguments.get(place) {
        // What is no UTF-8 is no flag of ours.
        let word = argument.to_str().unwrap_or_default();
        let Some(flag) = word.strip_prefix("--").filter(|flag| !flag.is_empty()) else {
            let ends = !word.starts_with('-') || matches!(word, "-h" | "-V");
            return ends.then_some(place);
        };
        if matches!(flag, "help" | "version") {
            return Some(place);
        }
        let name = flag.split('=').next().unwrap_or_default();
        let known = command.get_arguments().find(|arg| arg.get_long() == Some(name))?;
        let value_follows = known.get_action().takes_values() && !flag.contains('=');
        place += 1 + usize::from(value_follows);
    }
    None
}
