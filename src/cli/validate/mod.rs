//! `validate`: what trajectories miss and what an assessor would ask, without making a document.
//!
//! It takes what `batch` takes. One trajectory and one workbook are told as such; of several, each is told by its name.

mod command;
mod inputs;
mod telling;
mod words;

pub use command::Validate;
