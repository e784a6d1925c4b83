//! Why what was typed is no command, in Dutch. What the parser says otherwise, such as help, it says itself.

use std::error::Error;

use clap::error::{ContextKind, ErrorKind};

use super::talk::harmless;

/// What is wrong with what was typed, and how it is typed; nothing for help and for what hardly ever happens.
pub fn told(error: &clap::Error) -> Option<String> {
    let about = |kind: ContextKind| error.get(kind).map(|value| harmless(&value.to_string())).unwrap_or_default();
    let (argument, value) = (about(ContextKind::InvalidArg), about(ContextKind::InvalidValue));
    let command = about(ContextKind::InvalidSubcommand);
    let usage = about_usage(error);
    let is_listening = LISTENING.contains(&argument.as_str()) && usage.as_deref().is_some_and(listens);
    let sentence = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} heeft een waarde nodig{}", choices(error)),
        ErrorKind::InvalidValue => format!("{argument} kan niet ‘{value}’ zijn{}", choices(error)),
        ErrorKind::ValueValidation => {
            let why = error.source().map(|cause| format!(": {}", harmless(&cause.to_string()))).unwrap_or_default();
            format!("{argument} kan niet ‘{value}’ zijn{why}")
        }
        ErrorKind::UnknownArgument => {
            let known = if is_listening { "--listen".to_owned() } else { about(ContextKind::SuggestedArg) };
            format!("‘{argument}’ hoort hier niet{}", meant(&known))
        }
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht ‘{command}’ bestaat niet{}", meant(&about(ContextKind::SuggestedSubcommand)))
        }
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt: {argument}"),
        ErrorKind::MissingSubcommand => format!("achter ‘{command}’ hoort nog een opdracht{}", choices(error)),
        ErrorKind::ArgumentConflict => match about(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => format!("{argument} staat er meer dan één keer"),
            other => format!("{argument} gaat niet samen met {other}"),
        },
        ErrorKind::TooManyValues => format!("‘{value}’ is een waarde te veel voor {argument}"),
        _ => return None,
    };
    // The parser writes `Usage: trajectpers …`, over several lines where there is more than one way.
    let usage = usage.filter(|_| !is_listening).map(|usage| format!("\n\n{usage}")).unwrap_or_default();
    // A question has its own end, and so have the dots of an argument that may be repeated.
    let end = if sentence.ends_with(['?', '.']) { "" } else { "." };
    Some(format!("Zo gaat het niet: {sentence}{end}{usage}\n\nMeer uitleg geeft --help."))
}

/// What other programs call the address that they listen on, or a part of it.
const LISTENING: [&str; 8] = ["--address", "--addr", "--bind", "--host", "--port", "-H", "-l", "-p"];

/// Whether this is how a command is typed that takes `--listen`.
fn listens(usage: &str) -> bool {
    [" serve", " settings", " health"].iter().any(|command| usage.contains(command))
}

fn about_usage(error: &clap::Error) -> Option<String> {
    let usage = error.get(ContextKind::Usage)?.to_string();
    let usage = usage.trim();
    (!usage.is_empty()).then(|| usage.replacen("Usage:", "Gebruik:", 1))
}

/// What may stand there, where the parser knows that.
fn choices(error: &clap::Error) -> String {
    let known = error.get(ContextKind::ValidValue).or_else(|| error.get(ContextKind::ValidSubcommand));
    match known.map(ToString::to_string) {
        Some(known) if !known.is_empty() => format!("; kies uit: {known}"),
        _ => String::new(),
    }
}

/// The name that was probably meant.
fn meant(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("; bedoelt u ‘{name}’?") }
}
