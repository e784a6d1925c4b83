//! Black-box tests: the program, its documents, and the shape of its sources.

#![expect(clippy::expect_used, reason = "a helper that cannot do its work fails the test that asked for it")]

mod agreement;
mod architecture;
mod attacks;
mod batch;
mod calendar;
mod checks;
mod cli;
mod documents;
mod fields;
mod hostile;
mod http;
mod known;
mod leaks;
mod openapi;
mod oracle;
mod pdf;
mod press;
mod support;
mod typed;
mod verapdf;
