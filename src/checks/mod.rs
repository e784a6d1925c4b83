//! Findings: true statements about a valid trajectory that its reader should hear before somebody else says them.
//!
//! A rule is a row of [`RULES`] and a pure function. It knows what was known on the day of the document and nothing
//! that happened later, so that one dossier can be posted for each of its documents. The rules that read free text help
//! to find what should not be there; they prove nothing.

mod bedragen;
mod cijfers;
mod context;
mod drempels;
mod eigen;
mod finding;
mod genoemd;
mod getoond;
mod lexicon;
mod namen;
mod nieuw;
mod nummers;
mod regels;
mod rule;
mod teksten;
mod verhuld;
mod vermomd;

pub use context::Context;
pub use drempels::{InvalidThreshold, ThresholdInfo, Thresholds};
pub use finding::{Fact, Finding, Severity};
pub use namen::PROPER_NAMES;
pub use nummers::objection_to_name;
pub use regels::RULES;
pub use rule::Rule;
pub use teksten::{Vondst, search};

/// Judges a trajectory for one document; findings in order of code.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    RULES
        .iter()
        .filter(|rule| rule.documents.contains(&context.dossier.soort))
        .flat_map(|rule| rule.findings(context))
        .collect()
}
