//! A batch in pieces: what one may be, where it stands, and why the rest is not read.

use crate::wire::Spot;

/// How much of a batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of one value.
    pub line: usize,
    /// Number of values.
    pub items: usize,
    /// Bytes of all together.
    pub total: u64,
}

/// A value of a batch, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it was sent, with the place after which it begins.
    Value(Vec<u8>, Spot),
    /// A value over the limit; its bytes were passed over.
    TooLong { limit: usize },
    /// A comma too many, and where it stands in the batch.
    Comma(Spot),
    /// The last piece: what follows is not read.
    Stop(Stop),
}

/// Why the rest of a batch is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The list ends without its closing bracket.
    Unclosed,
    /// Something stands behind the closing bracket.
    AfterList,
    /// More values than the limit.
    TooMany { limit: usize },
    /// More bytes than the limit.
    TooLarge { limit: u64 },
    /// All of it is of another form, such as UTF-16 or gzip: its values would be cut anywhere. What it is, and what to
    /// do.
    NoJson { what: &'static str },
}
