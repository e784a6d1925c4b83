//! A workbook of a bureau: many candidates on tabs of rows in, a trajectory as JSON for each of them out, and back.
//!
//! ```text
//! .xlsx .ods CSV ──▶ grids ──▶ rows ───────▶ candidates ──▶ JSON + where each value stood
//!                    cells     headings and   body by body
//!                    as typed  values read
//! ```
//!
//! Which tabs there are stands in [`tabs`]; their columns follow from the schema of the contract. What a cell cannot mean
//! is a fault here; everything else is judged as any other body, and told by cell through [`Origins`].
//!
//! Nothing here opens a file, and no process that faces the network reads a workbook: over HTTP a worker does.

mod column;
mod comma;
mod fill;
mod grid;
mod headings;
mod layout;
mod origins;
mod reading;
mod repeated;
mod tabs;
mod value;
mod workbook;
mod writing;

pub use comma::{read as read_csv, turn_months, write as write_csv};
pub use fill::{Filled, fill};
pub use grid::{Cell, Grid, Merged, cell_name};
pub use origins::{Origins, missing_row};
pub use reading::{Candidate, Most, OF_STRANGERS, Read, also_on, read, read_within};
pub use workbook::{MAX_FILE, Unreadable, read as read_workbook, read_of_stranger, unpacked_bytes};
pub use writing::write as write_workbook;
