//! That somebody answers for a word in a text: the search found it, and it may stay.

use super::text::Text;

/// The answer of an adviser for one word of one text. It holds for the text as it was, which its hash tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bevestiging {
    /// JSON Pointer of the text.
    pub pointer: Text,
    /// As it stands in the text.
    pub woord: Text,
    /// Why it may stay.
    pub reden: Text,
    /// Who answers for it.
    pub door: Text,
    /// Of the text as it was typed: see [`StatedText::hash`](super::StatedText::hash).
    pub hash: Text,
}

impl Bevestiging {
    /// Whether it is an answer for this word of the text at this place.
    pub fn is_for(&self, pointer: &str, woord: &str) -> bool {
        self.pointer.as_str() == pointer && self.woord.as_str().to_lowercase() == woord.to_lowercase()
    }
}
