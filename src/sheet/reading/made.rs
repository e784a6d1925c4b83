//! What comes of a workbook, and how much that may be.

use crate::sheet::origins::Origins;
use crate::wire::Fault;

/// What a workbook holds.
#[derive(Debug, Default)]
pub struct Read {
    pub candidates: Vec<Candidate>,
    /// What is wrong with the workbook as a whole: while a row is of nobody, no document can be trusted to be complete.
    /// In the place of a pointer each has a cell.
    pub faults: Vec<Fault>,
    /// What is odd and keeps nothing from being made, by cell too.
    pub remarks: Vec<Fault>,
    /// There are more candidates than fit together; one of the faults tells it.
    pub is_cut: bool,
}

/// One trajectory.
#[derive(Debug)]
pub struct Candidate {
    /// What the workbook calls it.
    pub name: String,
    /// The body, as JSON.
    pub body: Vec<u8>,
    /// Cells that could not be read; in the place of a pointer each has a cell.
    pub faults: Vec<Fault>,
    pub origins: Origins,
    /// Whether another candidate of the workbook has the same number of the trajectory, so that their documents need
    /// another name.
    pub shares_number: bool,
}

/// How much the candidates of a workbook may be together.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Bytes of their bodies.
    pub bytes: usize,
    /// Bytes that count with each value for what is told beside it: where it stands in the body and in the workbook.
    pub of_value: usize,
}

/// For a workbook of whom nobody knows: what is told of it is held as a whole.
pub const OF_STRANGERS: Most = Most { bytes: 32 * 1024 * 1024, of_value: 64 };

/// A fault that stands for others in its column.
pub fn also_on(fault: Fault, more: usize) -> Fault {
    let others = match more {
        0 => return fault,
        1 => "nog één rij".to_owned(),
        _ => format!("nog {more} rijen"),
    };
    Fault { detail: format!("{} Zo ook op {others}.", fault.detail), ..fault }
}
