//! Many documents in one go: values in, documents out, in the order of the values. What fails, fails alone.
//!
//! ```text
//! bytes ──▶ pieces ───▶ worker ───────────────▶ archive ──▶ bytes
//!           one value   what it asks for,       entry by
//!           at a time   a document or why not   entry
//! ```
//!
//! A face reads pieces, lets [`window`] of them be made together, and takes the outcomes in order. Nothing here knows
//! where bytes come from or go to, and nothing grows with the number of items but the lines of their results and what
//! [`Waiting`] holds, within the room that a face gives it.

mod archive;
mod item;
mod level;
mod make;
mod names;
mod options;
mod outcome;
mod outline;
mod pieces;
mod results;
mod splitter;
mod waiting;

pub use archive::{Archive, ArchiveError};
pub use item::{Asked, Item, NoItem, field_names, is_trajectory};
pub use make::{Faults, Judged, check, judge, make, produce, window};
pub use names::Names;
pub use options::Options;
pub use outcome::{Bevinding, Document, Failure, Outcome, digest};
pub use pieces::{Limits, Piece, Stop};
pub use results::{Resultaat, Results, Status};
pub use splitter::Splitter;
pub use waiting::{PackError, Packed, Packer, Waiting};
