//! Words: sentences of the house, free text of callers, and where a line may break.

pub mod breaks;
pub mod prose;
pub mod sentences;
pub mod shipped;
pub mod stops;
pub mod tags;
