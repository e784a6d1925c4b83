//! Black-box tests: the program, its documents, and the shape of its sources.

#![expect(clippy::expect_used, reason = "a helper that cannot do its work fails the test that asked for it")]

mod agreement;
mod architecture;
mod attacks;
mod batch;
mod bladen;
mod calendar;
mod checks;
mod cli;
mod clients;
#[cfg(target_os = "linux")]
mod collector;
mod contract;
mod documents;
mod eerste_dag;
mod eind;
mod einde;
mod elsewhere;
mod fake;
mod fields;
mod folders;
mod fuzz;
mod gate;
mod getypt;
mod gewoon;
mod hostile;
mod http;
mod known;
mod law;
mod leaks;
#[cfg(target_os = "linux")]
mod marks;
mod mogelijk;
mod openapi;
mod oracle;
mod page;
mod pages;
mod pdf;
mod pictures;
mod press;
mod privacy;
mod program;
mod raster;
mod rulings;
mod settings;
mod shard;
mod sheet;
mod situaties;
mod support;
#[cfg(target_os = "linux")]
mod telemetry;
mod typed;
mod verapdf;
mod verlenging;
mod words;
mod workbooks;
