//! `batch`: many documents from a folder, a file or standard input, into a folder or an archive.
//!
//! One thread reads values, a few items are made at a time, each in a process of its own, and names are given and files
//! written in the order of the values. So a run that was stopped goes on where it was, and ends as one that was not. A
//! place belongs to one run at a time, and what others put there stays.

mod archive_file;
mod command;
mod done;
mod earlier;
mod exchange;
mod folder;
mod lock;
mod maker;
mod ours;
mod progress;
mod reader;
mod remote;
mod run;
mod server;
mod shard;
mod source;
mod standing;
mod target;
mod trouble;

pub use command::Batch;
pub use source::Source;
