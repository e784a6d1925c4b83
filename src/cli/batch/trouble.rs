//! Why a batch did not come to its end.

/// Why a batch did not come to its end, in a sentence.
pub enum Trouble {
    /// It cannot be done as it was typed.
    Usage(String),
    Stopped(String),
    /// Whoever started it, or the machine, had it end; with the exit code that tells by which signal.
    Interrupted(u8, String),
}
