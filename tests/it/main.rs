//! Black-box tests: the program, its documents, and the shape of its sources.

#![expect(clippy::expect_used, reason = "a helper that cannot do its work fails the test that asked for it")]

mod agreement;
mod architecture;
mod attacks;
mod batch;
mod calendar;
mod checks;
mod cli;
#[cfg(target_os = "linux")]
mod collector;
mod documents;
mod elsewhere;
mod fake;
mod fields;
mod folders;
mod fuzz;
mod gate;
mod hostile;
mod http;
mod known;
mod leaks;
#[cfg(target_os = "linux")]
mod marks;
mod openapi;
mod oracle;
mod pdf;
mod press;
mod program;
mod settings;
mod support;
#[cfg(target_os = "linux")]
mod telemetry;
mod typed;
mod verapdf;
