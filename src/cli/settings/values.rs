//! Whether a value can be used for a setting, and what would be right where it cannot.

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::secret::shown;
use crate::checks::Thresholds;
use crate::cli::reasons::why_not_set;
use crate::config::parse_threshold;
use crate::telemetry;

/// Why a value cannot be used for a setting, as a sentence that goes on after the name of the setting.
pub fn why_not(setting: &Arg, value: &OsStr) -> Option<String> {
    let right = match parsed(setting, value) {
        Err(error) => right(setting, &error),
        Ok(()) => right_beyond_its_type(setting, value.to_str()?)?,
    };
    if value.is_empty() {
        return Some(format!("is leeg: {right}."));
    }
    Some(format!("kan niet ‘{}’ zijn: {right}.", shown(setting, value)))
}

/// Reads a value as the setting would, alone: what it requires of others is judged when everything is there.
fn parsed(setting: &Arg, value: &OsStr) -> Result<(), clap::Error> {
    let alone = Arg::new("value")
        .long("value")
        .action(ArgAction::Set)
        .ignore_case(setting.is_ignore_case_set())
        .value_parser(setting.get_value_parser().clone());
    let mut typed = OsString::from("--value=");
    typed.push(value);
    Command::new("value").no_binary_name(true).arg(alone).try_get_matches_from([typed]).map(drop)
}

/// What would be right, as far as the refusal and the type of the setting tell.
fn right(setting: &Arg, error: &clap::Error) -> String {
    if let Some(ContextValue::Strings(choices)) = error.get(ContextKind::ValidValue)
        && !choices.is_empty()
    {
        return format!("kies uit: {}", choices.join(", "));
    }
    match error.source() {
        Some(cause) if cause.is::<ParseIntError>() || cause.to_string().contains(OUTSIDE) => number(setting),
        // A parser of ours says itself what would be right.
        Some(cause) => cause.to_string(),
        None if error.kind() == ErrorKind::InvalidUtf8 => "schrijf het in UTF-8".to_owned(),
        None => "geef een waarde".to_owned(),
    }
}

/// What a range says of a number that it does not hold, before its bounds.
const OUTSIDE: &str = " is not in ";

/// Numbers that are the first or the last of some type.
const ENDS: [&str; 3] = ["0", "9223372036854775807", "18446744073709551615"];

/// Which numbers a setting takes. A range tells its bounds of a number outside it, and of nothing else.
fn number(setting: &Arg) -> String {
    let Some(outside) = ENDS.into_iter().filter_map(|end| told(setting, end)).find(|told| told.contains(OUTSIDE))
    else {
        let least = if told(setting, "0").is_some() { " van 1 of meer" } else { "" };
        return format!("schrijf een heel getal{least}");
    };
    let bounds = outside.rsplit(OUTSIDE).next().unwrap_or_default();
    let (least, most) = bounds.split_once("..").unwrap_or((bounds, ""));
    match most.strip_prefix('=') {
        Some(most) => format!("schrijf een heel getal van {least} tot en met {most}"),
        None if most.is_empty() || ENDS.contains(&most) => format!("schrijf een heel getal van {least} of meer"),
        None => format!("schrijf een heel getal van {least} tot {most}"),
    }
}

/// What a setting says of a number that it refuses.
fn told(setting: &Arg, number: &str) -> Option<String> {
    let error = parsed(setting, OsStr::new(number)).err()?;
    error.source().map(|cause| cause.to_string())
}

/// What would be right where the type of a value takes it and the program does not.
fn right_beyond_its_type(setting: &Arg, value: &str) -> Option<String> {
    match setting.get_id().as_str() {
        "log" if !telemetry::is_filter(value) => Some(
            "schrijf error, warn, info, debug of trace, of een filter per module, zoals warn,trajectpers=debug"
                .to_owned(),
        ),
        "thresholds" => {
            let (name, number) = parse_threshold(value).ok()?;
            Thresholds::default().set(&name, number).err().map(|invalid| why_not_set(invalid).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::path::PathBuf;

    use clap::builder::ValueParser;
    use clap::value_parser;

    use super::*;
    use crate::listen::Listen;

    fn refused(parser: impl Into<ValueParser>, value: &str) -> String {
        let parser: ValueParser = parser.into();
        let setting = Arg::new("x").long("x").value_parser(parser);
        why_not(&setting, OsStr::new(value)).unwrap_or_default()
    }

    #[test]
    fn a_number_is_refused_with_the_numbers_that_are_right() {
        let to_ten = "schrijf een heel getal van 1 tot en met 10.";
        assert_eq!(refused(value_parser!(u64).range(1..=10), "0"), format!("kan niet ‘0’ zijn: {to_ten}"));
        assert_eq!(refused(value_parser!(u64).range(1..=10), "11"), format!("kan niet ‘11’ zijn: {to_ten}"));
        assert_eq!(refused(value_parser!(u64).range(1..=10), "veel"), format!("kan niet ‘veel’ zijn: {to_ten}"));
        assert_eq!(refused(value_parser!(u64).range(1..=10), ""), format!("is leeg: {to_ten}"));
        assert_eq!(refused(value_parser!(u64).range(1..=10), "10"), "");
        assert!(refused(value_parser!(u64).range(5..), "x").ends_with("schrijf een heel getal van 5 of meer."));
        assert!(refused(value_parser!(u16), "65536").ends_with("schrijf een heel getal van 0 tot en met 65535."));
        assert!(refused(value_parser!(NonZeroUsize), "0").ends_with("schrijf een heel getal van 1 of meer."));
        assert!(refused(value_parser!(NonZeroUsize), "-").ends_with("schrijf een heel getal van 1 of meer."));
        assert!(refused(value_parser!(usize), "-1").ends_with("schrijf een heel getal."));
    }

    #[test]
    fn other_values_are_refused_with_what_is_right() {
        assert!(refused(value_parser!(bool), "ja").ends_with("kies uit: true, false."));
        assert!(refused(ValueParser::new(Listen::parse), "hier").ends_with("127.0.0.1:8080 of localhost:8080."));
        assert_eq!(refused(value_parser!(PathBuf), ""), "is leeg: geef een waarde.");
        assert_eq!(refused(value_parser!(PathBuf), "/map"), "");
    }

    #[test]
    fn a_refusal_does_not_tell_a_secret() {
        let setting = Arg::new("key").long("key").value_parser(value_parser!(NonZeroUsize));
        let refused = why_not(&setting, OsStr::new("geheim")).expect("a refusal");
        assert!(!refused.contains("geheim"), "{refused}");
    }

    #[test]
    fn what_no_type_tells_is_judged_as_well() {
        let refused = |id: &'static str, value: &str| {
            let setting = Arg::new(id).long(id);
            why_not(&setting, OsStr::new(value)).unwrap_or_default()
        };
        assert!(refused("log", "trajectpers=luid").contains("schrijf error, warn"));
        assert_eq!(refused("log", "warn,trajectpers=debug"), "");
        assert!(refused("thresholds", "onzin=1").contains("die naam bestaat niet"));
        assert_eq!(refused("thresholds", "leeftijd_min=20"), "");
    }
}
