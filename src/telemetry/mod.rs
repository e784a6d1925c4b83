//! What an operator sees of the process: its log, and its traces where somebody takes them. Never a name, a body, a BSN
//! or a sentence of a report; at most the kind of document, sizes, durations, codes and the trace id.

mod log;
pub mod traces;

pub use log::{flush, is_filter, lost_lines, start};
