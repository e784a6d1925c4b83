//! Trajectpers: one trajectory of re-integratie tweede spoor as JSON in, dated documents as PDF out.
//!
//! ```text
//! JSON bytes ─▶ wire ──▶ trajectory ─▶ dossier ──▶ checks ───▶ report ──▶ render ─▶ PDF + findings
//!  http│cli     may be   is true       as known    is odd      says       is laid     http│cli
//!               wrong    (parsed once) on a day    (findings)  (computed) out
//! ```
//!
//! [`dossier`] is the noun of the house: one trajectory, as known on a day, for one document and one reader.
//! [`pipeline`] is the whole path as one paragraph; [`judgement`] says what can be said without making a document;
//! [`press`] is what an operator brings, [`batch`] many documents in one go, [`sheet`] a workbook that holds many
//! trajectories, [`answers`] what the service says of all of them. [`http`] and [`cli`] are faces and decide nothing.
//! What always holds:
//!
//! - A **fault** means there is no trajectory and no document; all faults come back together, with their place. A
//!   **finding** is a true statement about a valid trajectory and travels with the document.
//! - A value of [`trajectory`] is valid by construction. Everything that can be computed (weeks, terms, counts) is.
//! - What became known after the day of a document is left out in one place, `dossier::known_on`. A later date is
//!   looked at elsewhere only where a page tells of a part of what was known: the period of a voortgangsrapportage, or
//!   what held on an earlier day.
//! - The contract says of each text what it is for; what is searched for medical words follows from that.
//! - What a reader may not see is left out while a [`report`] is built, so it cannot reach a template: `report::reader`
//!   hands out values and nothing else does.
//! - A render is a pure function of its report: equal requests give equal bytes, on any thread, cold or warm.
//! - Nothing a caller sends is evaluated, becomes a path, or is kept.
//! - A module names only what stands below it; no two files import each other. `tests/it/architecture.rs` holds the
//!   table.
//!
//! One document has one name everywhere: a variant of [`wire::Soort`], a folder in `report`, in `report-templates` and
//! in `tests/fixtures`. A part that documents share has its model in `report/components`, under the name of the
//! template component where one draws it.
//!
//! Deliberately absent: a database, a file that is written while serving, a clock anywhere but in the faces.

// In the order in which a document travels.
pub mod wire;
pub mod trajectory;
pub mod dossier;
mod dutch;
pub mod checks;
pub mod report;
pub mod judgement;
pub mod render;
pub mod pipeline;
pub mod press;
pub mod batch;
pub mod answers;
mod worker;
pub mod http;
pub mod cli;

// What several of them stand on.
pub mod sheet;
pub mod keys;
mod hex;
mod clock;
pub mod config;
mod listen;
mod unread;
pub mod examples;
mod telemetry;
