//! `batch`: many documents from a folder, a file or standard input, into a folder or an archive.
//!
//! One thread reads values, a few items are made at a time, each in a process of its own, and names are given and files
//! written in the order of the values. So a run that was stopped goes on where it was, and ends as one that was not.

mod command;
mod done;
mod earlier;
mod maker;
mod progress;
mod reader;
mod remote;
mod run;
mod source;
mod target;

pub use command::Batch;
