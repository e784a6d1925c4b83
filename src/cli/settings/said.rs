//! One setting: what a flag, a variable and the file say of it, and which of them is heard.

use std::ffi::{OsStr, OsString};

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::file::Entry;
use super::secret::shown;
use super::values::why_not;

/// How the value of a variable is found.
pub type Variable = fn(&OsStr) -> Option<OsString>;

/// Who says what a setting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Flag,
    Variable,
    File,
    Default,
}

impl Source {
    /// For the operator.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "vlag",
            Self::Variable => "variabele",
            Self::File => "bestand",
            Self::Default => "standaard",
        }
    }
}

/// A setting of the command that runs, as it holds.
#[derive(Debug)]
pub struct Setting {
    /// Long name of its flag, which is its key in the file.
    pub name: String,
    /// Name of its variable.
    pub variable: String,
    /// What it is, without secrets; nothing for one that is not set and has no fixed default.
    pub values: Vec<String>,
    /// It may have several values.
    pub is_list: bool,
    pub source: Source,
}

/// A setting can be typed, be a variable, and stand in a file; a switch without a value cannot.
pub fn is_setting(arg: &Arg) -> bool {
    arg.get_env().is_some() && arg.get_long().is_some() && arg.get_action().takes_values()
}

/// The settings among the arguments of one command.
pub fn settings(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| is_setting(arg))
}

/// What is said of one setting, and by whom.
#[derive(Debug)]
pub struct Said<'a> {
    pub setting: &'a Arg,
    flag: Option<Vec<OsString>>,
    variable: Option<Vec<OsString>>,
    file: Option<Vec<OsString>>,
}

impl<'a> Said<'a> {
    /// What is typed and in its variable; the file speaks later.
    pub fn of(setting: &'a Arg, matches: &ArgMatches, variable: Variable) -> Self {
        let id = setting.get_id().as_str();
        let typed = matches.value_source(id) == Some(ValueSource::CommandLine);
        let values = matches.try_get_raw(id).ok().flatten().filter(|_| typed);
        Self {
            setting,
            flag: values.map(|values| values.map(OsStr::to_owned).collect()),
            variable: setting.get_env().and_then(variable).map(|text| pieces(setting, &text)),
            file: None,
        }
    }

    /// Long name of the flag, which is the key in the file.
    pub fn name(&self) -> &str {
        self.setting.get_long().unwrap_or_default()
    }

    fn variable_name(&self) -> String {
        self.setting.get_env().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn is_list(&self) -> bool {
        matches!(self.setting.get_action(), ArgAction::Append)
    }

    /// What is wrong with what was typed.
    pub fn faults_of_flag(&self) -> Vec<String> {
        let refused = self.flag.iter().flatten().filter_map(|value| why_not(self.setting, value));
        refused.map(|why| format!("--{} {why}", self.name())).collect()
    }

    /// What is wrong with the variable.
    pub fn faults_of_variable(&self) -> Vec<String> {
        let Some(values) = &self.variable else { return Vec::new() };
        let name = self.variable_name();
        if values.iter().all(|value| value.is_empty()) {
            return vec![format!("{name} is leeg: geef een waarde of haal de variabele weg.")];
        }
        values.iter().filter_map(|value| why_not(self.setting, value)).map(|why| format!("{name} {why}")).collect()
    }

    /// Takes over what the file says; what it says wrong comes back.
    pub fn hear(&mut self, entry: &Entry) -> Vec<String> {
        let key = &entry.key;
        if entry.is_list() && !self.is_list() {
            return vec![format!("{key} neemt één waarde, geen lijst.")];
        }
        let Some(texts) = entry.texts() else {
            return vec![format!("{key} moet een tekst tussen aanhalingstekens, een getal, true of false zijn.")];
        };
        if texts.iter().any(String::is_empty) {
            return vec![format!("{key} is leeg: geef een waarde of haal de regel weg.")];
        }
        let values: Vec<OsString> = texts.iter().flat_map(|text| pieces(self.setting, OsStr::new(text))).collect();
        let refused = values.iter().filter_map(|value| why_not(self.setting, value));
        let faults = refused.map(|why| format!("{key} {why}")).collect();
        self.file = Some(values);
        faults
    }

    /// The first that says something, and what.
    pub fn heard(&self) -> Option<(Source, &[OsString])> {
        let flag = self.flag.as_deref().map(|values| (Source::Flag, values));
        let variable = self.variable.as_deref().map(|values| (Source::Variable, values));
        let file = self.file.as_deref().map(|values| (Source::File, values));
        flag.or(variable).or(file)
    }

    /// What only the file says, as it would be typed: flags and variables the parser finds itself.
    pub fn as_typed(&self) -> Vec<OsString> {
        let Some((Source::File, values)) = self.heard() else { return Vec::new() };
        let typed = |value: &OsString| {
            let mut flag = OsString::from(format!("--{}=", self.name()));
            flag.push(value);
            flag
        };
        values.iter().map(typed).collect()
    }

    /// What holds, as it may be printed.
    pub fn in_force(&self) -> Setting {
        let (source, values): (Source, Vec<String>) = match self.heard() {
            Some((source, values)) => (source, values.iter().map(|value| shown(self.setting, value)).collect()),
            None => {
                let defaults = self.setting.get_default_values().iter();
                (Source::Default, defaults.map(|value| shown(self.setting, value.as_os_str())).collect())
            }
        };
        Setting {
            name: self.name().to_owned(),
            variable: self.variable_name(),
            values,
            is_list: self.is_list(),
            source,
        }
    }
}

/// The values in one text: a variable holds those of a list with commas between them.
fn pieces(setting: &Arg, text: &OsStr) -> Vec<OsString> {
    match (setting.get_value_delimiter(), text.to_str()) {
        (Some(delimiter), Some(whole)) => whole.split(delimiter).map(OsString::from).collect(),
        _ => vec![text.to_owned()],
    }
}
