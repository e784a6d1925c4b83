//! A batch in pieces: what one may be, where it stands, and why the rest is not read.

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

/// A value of a batch as it was sent, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Value(Vec<u8>),
    /// A value over the limit; its bytes were passed over.
    TooLong {
        limit: usize,
    },
    /// A comma too many, and where it stands in the batch.
    Comma(Spot),
    /// The last piece: what follows is not read.
    Stop(Stop),
}

/// A place in a batch as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Counted from 1.
    pub line: usize,
    /// Of the character that was passed last; 0 at the beginning of a line.
    pub character: usize,
}

impl Spot {
    pub(super) const BEGIN: Self = Self { line: 1, character: 0 };

    /// Goes on past these bytes.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' => *self = Self { line: self.line + 1, character: 0 },
                // Not the first byte of its character.
                0x80..=0xBF => {}
                _ => self.character += 1,
            }
        }
    }
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
