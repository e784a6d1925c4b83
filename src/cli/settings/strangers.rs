//! Variables that are named as ours and are no setting: nobody reads them, and who wrote one thinks that it holds.

use std::collections::BTreeSet;

use clap::Command;

use crate::cli::talk::harmless;

/// How each of our variables begins.
const OURS: &str = "TRAJECTPERS_";
/// What Kubernetes sets for each of its services by itself, also for one of our name.
const LINKS: [&str; 2] = ["_PORT", "_SERVICE_"];
/// What the tests of the program read.
const OF_TESTS: [&str; 1] = ["TRAJECTPERS_BLESS"];
/// From which likeness on a name may have been meant.
const LIKE: f64 = 0.7;

/// A variable that nobody reads, with the setting that may have been meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Stranger {
    pub name: String,
    pub nearest: Option<String>,
}

impl Stranger {
    /// For the operator.
    pub fn told(&self) -> String {
        let name = harmless(&self.name);
        match &self.nearest {
            Some(nearest) => format!("{name} is geen instelling en wordt niet gelezen. Bedoelt u {nearest}?"),
            None => format!("{name} is geen instelling en wordt niet gelezen; trajectpers settings noemt ze alle."),
        }
    }
}

/// The variables among these names that no setting of any command has.
pub fn strangers(command: &Command, names: impl Iterator<Item = String>) -> Vec<Stranger> {
    let known = variables(command);
    let ours = names.filter(|name| name.starts_with(OURS) && !LINKS.iter().any(|link| name.contains(*link)));
    let strange = ours.filter(|name| !known.contains(name) && !OF_TESTS.contains(&name.as_str()));
    let mut strangers: Vec<Stranger> = strange.map(|name| Stranger { nearest: nearest(&known, &name), name }).collect();
    strangers.sort_by(|left, right| left.name.cmp(&right.name));
    strangers
}

/// The variables of a command and of those below it.
fn variables(command: &Command) -> BTreeSet<String> {
    let own = command.get_arguments().filter_map(|arg| arg.get_env());
    let own = own.map(|name| name.to_string_lossy().into_owned());
    own.chain(command.get_subcommands().flat_map(variables)).collect()
}

/// The likest of the known names; the beginning, which all of them share, says nothing.
fn nearest(known: &BTreeSet<String>, name: &str) -> Option<String> {
    let own = |name: &str| name.trim_start_matches(OURS).to_lowercase();
    let asked = own(name);
    let likeness = known.iter().map(|name| (strsim::jaro_winkler(&own(name), &asked), name));
    let (likeness, name) = likeness.max_by(|left, right| left.0.total_cmp(&right.0))?;
    (likeness > LIKE).then(|| name.clone())
}

#[cfg(test)]
mod tests {
    use clap::Arg;

    use super::*;

    fn found(names: &[&str]) -> Vec<(String, Option<String>)> {
        let queue = Arg::new("queue").long("queue").env("TRAJECTPERS_QUEUE");
        let log = Arg::new("log").long("log").env("TRAJECTPERS_LOG");
        let command = Command::new("trajectpers").arg(log).subcommand(Command::new("serve").arg(queue));
        let found = strangers(&command, names.iter().map(|name| (*name).to_owned()));
        found.into_iter().map(|stranger| (stranger.name, stranger.nearest)).collect()
    }

    #[test]
    fn a_name_with_a_slip_is_told_with_the_one_that_was_meant() {
        let meant = Some("TRAJECTPERS_QUEUE".to_owned());
        assert_eq!(found(&["TRAJECTPERS_QUEUES"]), [("TRAJECTPERS_QUEUES".to_owned(), meant)]);
        assert_eq!(found(&["TRAJECTPERS_XYZ"]), [("TRAJECTPERS_XYZ".to_owned(), None)]);
    }

    #[test]
    fn what_is_known_of_others_or_of_kubernetes_is_no_slip() {
        let names = [
            "TRAJECTPERS_QUEUE",
            "TRAJECTPERS_LOG",
            "PATH",
            "TRAJECTPERS_PORT",
            "TRAJECTPERS_PORT_8080_TCP_ADDR",
            "TRAJECTPERS_SERVICE_HOST",
            "TRAJECTPERS_BATCH_SERVICE_PORT_HTTP",
        ];
        assert!(found(&names).is_empty(), "{:?}", found(&names));
    }
}
