//! Settings: a flag goes before a variable, a variable before the file, the file before the default. What there is to
//! set, the arguments of the commands say: a new one needs no line here, unless no type tells which values are right.

mod command;
mod file;
mod layers;
mod said;
mod secret;
mod strangers;
mod typed;
mod values;

pub use command::Settings;
pub use layers::{Refusal, settle};
pub use strangers::{Stranger, strangers};
