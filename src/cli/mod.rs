//! The command line: one command per file, each a face of the same path as the service.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 done, 1 could not be made, 2 wrong usage, and 128 with
//! the number of the signal that ended a batch.

mod arguments;
mod batch;
mod command_line;
mod completions;
mod example;
mod files;
mod health;
mod interruption;
mod key;
mod open_files;
mod openapi;
mod reasons;
mod render;
mod serve;
mod settings;
mod sheet;
mod streams;
mod talk;
mod templates;
mod usage;
mod validate;
mod workbook;

pub use command_line::run;
