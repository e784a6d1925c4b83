//! Where a stem of the lexicon stands in a text.

/// A stem found in a text, over the tokens from `first` to `last`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Byte in the folded text of its first letter.
    pub(super) from: usize,
    pub(super) entry: usize,
}

impl Match {
    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) const fn length(&self) -> usize {
        self.last - self.first
    }

    /// Whether it makes a match innocent: ‘gevallen op’ does so for ‘is gevallen’, not for ‘flauw gevallen op’.
    pub(super) const fn excuses(&self, found: &Self) -> bool {
        let told_apart = self.length() > 0 && found.length() > self.length();
        let inside = found.first <= self.first && self.last <= found.last;
        self.overlaps(found) && !(told_apart && inside)
    }
}
