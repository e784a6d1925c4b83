//! The command line: one command per file, each a face of the same path as the service.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 done, 1 could not be made, 2 wrong usage.

mod arguments;
mod batch;
mod command_line;
mod completions;
mod example;
mod health;
mod openapi;
mod reasons;
mod render;
mod serve;
mod streams;
mod templates;
mod validate;

pub use command_line::run;
