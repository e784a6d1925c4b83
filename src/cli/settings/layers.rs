//! What the command line, the variables and the file say together. Of each setting the first that names it is heard;
//! all that they say is judged, heard or not, so that nothing wrong waits for the day on which a flag is left out.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use clap::builder::{Resettable, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Command, Id};

use super::file::{self, Entry};
use super::said::{Said, Setting, Variable, is_setting, settings};
use super::typed::with_command;

/// The setting that names the file: the one that cannot stand in it.
const FILE: &str = "config";

/// What holds, all of it usable.
#[derive(Debug)]
pub struct Settled {
    /// What was typed, with what only the file says as if it had been typed too.
    pub arguments: Vec<OsString>,
    pub settings: Vec<Setting>,
}

/// Why nothing is started.
#[derive(Debug)]
pub enum Refusal {
    /// What was typed is no command, or asks for help.
    Usage(clap::Error),
    /// All that cannot be set as it was, each in a sentence.
    Faults(Vec<String>),
}

/// Settles what holds for the command that was typed.
pub fn settle(command: &Command, arguments: Vec<OsString>, variable: Variable) -> Result<Settled, Refusal> {
    let (mut arguments, place) = with_command(command, arguments);
    let matches = loosened(command.clone())
        .try_get_matches_from(&arguments)
        .map_err(|error| Refusal::Usage(in_full(error, command, &arguments)))?;
    let mut all = said(command, &matches, variable);
    let mut faults: Vec<String> = all.iter().flat_map(Said::faults_of_flag).collect();
    faults.extend(all.iter().flat_map(Said::faults_of_variable));
    let named = all.iter().find(|one| one.setting.get_id() == FILE).and_then(Said::heard);
    let path = named.and_then(|(_, values)| values.first().cloned()).filter(|path| !path.is_empty());
    if let Some(path) = path {
        faults.extend(hear(Path::new(&path), command, &mut all));
    }
    if !faults.is_empty() {
        return Err(Refusal::Faults(faults));
    }
    let added: Vec<OsString> = all.iter().flat_map(Said::as_typed).collect();
    drop(arguments.splice(place + 1..place + 1, added));
    Ok(Settled { arguments, settings: all.iter().map(Said::in_force).collect() })
}

/// The same command line with any text for a setting, which requires nothing: what is asked for is known before the
/// first value is judged, and what is required may be in a variable or in the file.
fn loosened(command: Command) -> Command {
    let any_text = |arg: Arg| {
        if is_setting(&arg) {
            let alone = arg.required(false).requires(Resettable::<Id>::Reset);
            // Of a number below zero it is told what it cannot be, and not that it is no flag.
            alone.env(None::<&'static str>).value_parser(ValueParser::os_string()).allow_negative_numbers(true)
        } else {
            arg
        }
    };
    command.mut_args(any_text).mut_subcommands(loosened)
}

/// Help names the values and variables of a setting, which the loosened command line does not know.
fn in_full(error: clap::Error, command: &Command, arguments: &[OsString]) -> clap::Error {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            command.clone().try_get_matches_from(arguments).err().unwrap_or(error)
        }
        _ => error,
    }
}

/// What can stand in a file, whichever command runs.
fn names(command: &Command) -> BTreeSet<&str> {
    let own = settings(command).filter_map(Arg::get_long).filter(|name| *name != FILE);
    own.chain(command.get_subcommands().flat_map(names)).collect()
}

/// What is typed and in variables for the settings of the command that was typed, those of every command among them.
fn said<'a>(command: &'a Command, matches: &ArgMatches, variable: Variable) -> Vec<Said<'a>> {
    let (mut command, mut matches) = (command, matches);
    let mut all = Vec::new();
    loop {
        all.extend(settings(command).map(|setting| Said::of(setting, matches, variable)));
        let Some((name, inner)) = matches.subcommand() else { return all };
        let Some(next) = command.find_subcommand(name) else { return all };
        (command, matches) = (next, inner);
    }
}

/// Hands what the file says to the settings of this command; what it says wrong comes back, with its line. A value for
/// another command is not judged: `health` is not to call a service ill for a line that it does not read.
fn hear(path: &Path, command: &Command, all: &mut [Said<'_>]) -> Vec<String> {
    let entries = match file::read(path) {
        Ok(entries) => entries,
        Err(why) => return vec![why],
    };
    let names = names(command);
    let mut faults = Vec::new();
    for entry in &entries {
        let wrong = if !names.contains(entry.key.as_str()) {
            vec![unknown(entry, &names)]
        } else if let Some(one) = all.iter_mut().find(|one| one.name() == entry.key) {
            one.hear(entry)
        } else {
            Vec::new()
        };
        faults.extend(wrong.iter().map(|why| format!("{}, regel {}: {why}", path.display(), entry.line)));
    }
    faults
}

/// What to do about a name that is no setting.
fn unknown(entry: &Entry, names: &BTreeSet<&str>) -> String {
    let key = &entry.key;
    if entry.is_table() {
        return format!("‘{key}’ is een tabel: schrijf elke instelling op een eigen regel, zonder kop erboven.");
    }
    if key == FILE {
        return format!("{key} hoort niet in het bestand zelf: haal de regel weg.");
    }
    // The name of its variable may have been meant, or one with other dashes.
    let meant = key.to_lowercase().replace('_', "-");
    let meant = meant.strip_prefix("trajectpers-").unwrap_or(&meant);
    let likeness = names.iter().map(|name| (strsim::jaro_winkler(name, meant), name));
    match likeness.max_by(|left, right| left.0.total_cmp(&right.0)) {
        Some((likeness, name)) if likeness > 0.7 => format!("‘{key}’ is geen instelling. Bedoelt u ‘{name}’?"),
        _ => format!("‘{key}’ is geen instelling; trajectpers settings noemt ze alle."),
    }
}

#[cfg(test)]
mod tests {
    use clap::{ArgAction, value_parser};

    use super::*;
    use crate::cli::settings::said::Source;
    use crate::cli::settings::typed::WITHOUT_COMMAND;

    /// A program like ours, with what ours does not have (yet).
    fn program() -> Command {
        let setting = |name: &'static str, variable: &'static str| Arg::new(name).long(name).env(variable);
        Command::new("trajectpers")
            .arg(setting(FILE, "T_CONFIG").global(true).value_parser(value_parser!(std::path::PathBuf)))
            .arg(setting("log", "T_LOG").global(true).default_value("info"))
            .subcommand(
                Command::new(WITHOUT_COMMAND)
                    .arg(setting("queue", "T_QUEUE").value_parser(value_parser!(u16).range(1..)).default_value("64"))
                    .arg(setting("name", "T_NAME").action(ArgAction::Append).value_delimiter(','))
                    .arg(setting("key", "T_KEY"))
                    .arg(setting("certificate", "T_CERTIFICATE").requires("key"))
                    .arg(Arg::new("quick").long("quick").env("T_QUICK").action(ArgAction::SetTrue)),
            )
            .subcommand(Command::new("health").arg(setting("listen", "T_LISTEN").required(true)))
    }

    const NOTHING: Variable = |_| None;

    fn settled(typed: &[&str], variable: Variable) -> Result<Settled, Refusal> {
        let arguments = ["trajectpers"].iter().chain(typed).map(OsString::from).collect();
        settle(&program(), arguments, variable)
    }

    fn faults(typed: &[&str], variable: Variable) -> Vec<String> {
        match settled(typed, variable) {
            Err(Refusal::Faults(faults)) => faults,
            other => panic!("{other:?}"),
        }
    }

    /// A file of its own for one test, removed at the end.
    struct File(std::path::PathBuf);

    impl File {
        fn new(name: &str, text: &str) -> Self {
            let path = std::env::temp_dir().join(format!("trajectpers-{name}-{}.toml", std::process::id()));
            std::fs::write(&path, text).expect("written");
            Self(path)
        }

        fn path(&self) -> &str {
            self.0.to_str().expect("UTF-8")
        }
    }

    impl Drop for File {
        fn drop(&mut self) {
            drop(std::fs::remove_file(&self.0));
        }
    }

    #[test]
    fn flags_without_a_command_are_those_of_the_service() {
        let arguments = |typed: &[&str]| settled(typed, NOTHING).expect("usable").arguments;
        assert_eq!(arguments(&[]), ["trajectpers", "serve"]);
        assert_eq!(arguments(&["--queue", "5"]), ["trajectpers", "serve", "--queue", "5"]);
        assert_eq!(arguments(&["--log", "serve"]), ["trajectpers", "serve", "--log", "serve"]);
        assert_eq!(arguments(&["--log=warn", "--quick"]), ["trajectpers", "serve", "--log=warn", "--quick"]);
        assert_eq!(arguments(&["--log", "warn", "serve"]), ["trajectpers", "--log", "warn", "serve"]);
        assert_eq!(arguments(&["health", "--listen", "x"]), ["trajectpers", "health", "--listen", "x"]);
    }

    #[test]
    fn help_and_what_is_no_command_are_left_to_the_parser() {
        for typed in [&["--help"][..], &["-h"], &["help"], &["druk"], &["serve", "--onzin"], &["--onzin"], &["--log"]] {
            assert!(matches!(settled(typed, NOTHING), Err(Refusal::Usage(_))), "{typed:?}");
        }
        let Err(Refusal::Usage(error)) = settled(&["--queue", "5", "--help"], NOTHING) else { panic!("help") };
        let help = error.to_string();
        assert!(help.contains("Usage: trajectpers serve") && help.contains("T_QUEUE"), "{help}");
    }

    #[test]
    fn a_flag_goes_before_a_variable_before_the_file_before_the_default() {
        let file = File::new("layers", "queue = 1\nlog = 'error'\nname = ['a', 'b,c']\n");
        let variable: Variable = |name| match name.to_str() {
            Some("T_QUEUE") => Some("10".into()),
            Some("T_LOG") => Some("warn".into()),
            _ => None,
        };
        let typed = ["--config", file.path(), "--queue", "100"];
        let settled = settled(&typed, variable).expect("usable");
        let seen = |name: &str| {
            let setting = settled.settings.iter().find(|setting| setting.name == name).expect("a setting");
            (setting.values.join(" "), setting.source)
        };
        assert_eq!(seen("queue"), ("100".to_owned(), Source::Flag));
        assert_eq!(seen("log"), ("warn".to_owned(), Source::Variable));
        assert_eq!(seen("name"), ("a b c".to_owned(), Source::File));
        assert_eq!(seen("key"), (String::new(), Source::Default));
        let command = ["trajectpers", "serve", "--name=a", "--name=b", "--name=c"];
        assert_eq!(settled.arguments, [&command[..], &typed[..]].concat());
    }

    #[test]
    fn what_the_file_says_fulfils_what_a_flag_requires() {
        let file = File::new("requires", "key = 'geheim'\n");
        let settled = settled(&["--config", file.path(), "--certificate", "x"], NOTHING).expect("usable");
        let matches = program().try_get_matches_from(&settled.arguments).expect("taken");
        let serve = matches.subcommand_matches("serve").expect("the service");
        assert_eq!(serve.get_one::<String>("key").map(String::as_str), Some("geheim"));
        assert!(!format!("{:?}", settled.settings).contains("geheim"));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_heard_or_not() {
        let file = File::new("wrong", "queue = 0\nT_queue = 1\nlog = ['a']\n\nname = [1979-05-27]\nconfig = 'x'\n");
        let variable: Variable = |name| match name.to_str() {
            Some("T_QUEUE") => Some("veel".into()),
            Some("T_KEY") => Some("".into()),
            _ => None,
        };
        let numbers = "schrijf een heel getal van 1 tot en met 65535.";
        let place = |line: usize, why: &str| format!("{}, regel {line}: {why}", file.path());
        assert_eq!(
            faults(&["--queue", "70000", "--config", file.path()], variable),
            [
                format!("--queue kan niet ‘70000’ zijn: {numbers}"),
                format!("T_QUEUE kan niet ‘veel’ zijn: {numbers}"),
                "T_KEY is leeg: geef een waarde of haal de variabele weg.".to_owned(),
                place(1, &format!("queue kan niet ‘0’ zijn: {numbers}")),
                place(2, "‘T_queue’ is geen instelling. Bedoelt u ‘queue’?"),
                place(3, "log neemt één waarde, geen lijst."),
                place(5, "name moet een tekst tussen aanhalingstekens, een getal, true of false zijn."),
                place(6, "config hoort niet in het bestand zelf: haal de regel weg."),
            ]
        );
    }

    #[test]
    fn what_another_command_needs_is_not_judged() {
        let file = File::new("other", "queue = 0\nlisten = 'x'\n");
        let variable: Variable = |name| (name == "T_QUEUE").then(OsString::new);
        let settled = settled(&["health", "--config", file.path()], variable).expect("usable");
        assert_eq!(settled.arguments, ["trajectpers", "health", "--listen=x", "--config", file.path()]);
    }

    #[test]
    fn a_file_that_is_not_there_is_refused() {
        let told = faults(&["--config", "/bestaat/niet.toml"], NOTHING);
        assert_eq!(told, ["/bestaat/niet.toml bestaat niet."]);
        let variable: Variable = |name| (name == "T_CONFIG").then(OsString::new);
        assert_eq!(faults(&[], variable), ["T_CONFIG is leeg: geef een waarde of haal de variabele weg."]);
    }

    #[test]
    fn a_heading_is_no_setting() {
        let file = File::new("heading", "[serve]\nqueue = 5\n");
        let told = faults(&["--config", file.path()], NOTHING);
        assert!(told.len() == 1 && told[0].contains("regel 1: ‘serve’ is een tabel"), "{told:?}");
    }
}
