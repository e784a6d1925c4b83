//! The words of the pages as the file holds them. What only keeps words together or lets them part has done its work
//! once the lines stand: whoever searches for ‘20 juni 2025’, or copies an address, has to find and get what he sees.
//! So it is with what nobody sees: bookmarks, names of links, and what is read aloud in the place of a picture.

use typst::text::{Glyph, TextItem};

use crate::report::{BOUND, BREAK, JOINER};

/// `None` where nothing changes.
pub fn plain_words(words: &str) -> Option<String> {
    words.contains(ONLY_BINDING).then(|| words.replace(BOUND, " ").replace([BREAK, JOINER], ""))
}

/// What is no sign of its own in the file.
const ONLY_BINDING: [char; 3] = [BOUND, BREAK, JOINER];

/// `None` where nothing changes.
pub fn plain_text(item: &TextItem) -> Option<TextItem> {
    if !item.text.contains(ONLY_BINDING) {
        return None;
    }
    // Where each byte of the old text stands in the new one.
    let mut places = Vec::with_capacity(item.text.len() + 1);
    let mut text = String::with_capacity(item.text.len());
    for letter in item.text.chars() {
        places.resize(places.len() + letter.len_utf8(), u16::try_from(text.len()).ok()?);
        match letter {
            BOUND => text.push(' '),
            BREAK | JOINER => {}
            other => text.push(other),
        }
    }
    places.push(u16::try_from(text.len()).ok()?);
    let moved = |place: u16| places.get(usize::from(place)).copied().unwrap_or(place);
    let glyphs = item
        .glyphs
        .iter()
        .map(|glyph| Glyph { range: moved(glyph.range.start)..moved(glyph.range.end), ..glyph.clone() });
    // What stands for nothing has no width either.
    let glyphs = glyphs.filter(|glyph| !glyph.range.is_empty()).collect();
    Some(TextItem { text: text.into(), glyphs, ..item.clone() })
}
