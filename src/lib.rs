//! Trajectpers: one trajectory of re-integratie tweede spoor as JSON in, dated documents as PDF out.
//!
//! ```text
//! JSON bytes ──▶ wire ──────▶ trajectory ──────▶ checks ──────▶ report ──────▶ render ──▶ PDF + findings
//!  http│cli      may be       is true            is odd         says           is laid       http│cli
//!                wrong        (parsed once)      (findings)     (computed)     out
//! ```
//!
//! [`pipeline`] is the whole path; [`http`] and [`cli`] are faces of it and decide nothing. What always holds:
//!
//! - A **fault** means there is no trajectory and no document; all faults come back together, with their place. A
//!   **finding** is a true statement about a valid trajectory and travels with the document.
//! - A value of [`trajectory`] is valid by construction. Everything that can be computed (weeks, terms, counts) is.
//! - What a reader may not see is left out while a [`report`] is built, so it cannot reach a template.
//! - A render is a pure function of its report: equal requests give equal bytes, on any thread, cold or warm.
//! - Nothing a caller sends is evaluated, becomes a path, or is kept.
//!
//! Deliberately absent: a database, a file that is written while serving, a clock anywhere but in the faces.

pub mod batch;
pub mod checks;
pub mod cli;
mod clock;
pub mod config;
pub mod examples;
pub mod http;
pub mod judgement;
mod own_texts;
pub mod pipeline;
pub mod render;
pub mod report;
mod telemetry;
pub mod trajectory;
pub mod wire;
