//! What the signs of a line are.

/// What a sign of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Typed,
    /// Part of the address of a link, in which nothing is a mark.
    Address,
    /// A mark, or the second half of one.
    Gone,
    /// A mark in whose place a space is printed.
    Space,
    Open(Style),
    Close(Style),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Strong,
    Emph,
}
