//! What the service says, whoever carries it: a problem, a judgement, the rules, and where each is to be had. Nothing
//! here knows HTTP but for its numbers, so that the command line says the same in the same words.

pub mod addresses;
mod catalogus;
mod oordeel;
mod problem;
mod regels;
mod teksten;
mod werkboek;

pub use catalogus::{Foutcode, Probleemcode, Probleemsoort, Problemen, fault_codes};
pub use oordeel::{Ernst, Oordeel};
pub use problem::{HEAD_BYTES, HEAD_TIME, MAX_ERRORS, Problem, ProblemError, WORKBOOK, cause_of, in_results};
pub use regels::Regels;
pub use teksten::{Huistekst, Huisteksten, sentences, text_names};
pub use werkboek::{Werkboek, empty_workbook};
