//! The tags of a text, each with its place.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// A tag with its place in the text.
pub type Tag = StartTag<usize>;

/// The tags of a text and what stands between them.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // So that what stands in a script or a style is no text.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).flatten()
}

/// A tag as it stands in the text, if one stands there.
pub fn as_typed(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).filter(|tag| tag.starts_with('<') && tag.ends_with('>')).unwrap_or_default()
}
