//! The words of the pages as the file holds them. What only keeps words together or lets them part has done its work once
//! the lines stand: whoever searches for ‘20 juni 2025’, or copies an address, has to find and get what he sees.

use typst::layout::{Frame, FrameItem};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use crate::report::{BOUND, BREAK, JOINER};

/// The same pages, with ordinary spaces, and with nothing where nothing is seen.
pub fn plain(document: &PagedDocument) -> PagedDocument {
    use typst::model::Document;
    let pages = document.pages().iter().map(|page| match plain_frame(&page.frame) {
        Some(frame) => Page { frame, ..page.clone() },
        None => page.clone(),
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// `None` where nothing changes.
fn plain_frame(frame: &Frame) -> Option<Frame> {
    let changes: Vec<Option<FrameItem>> = frame.items().map(|(_, item)| plain_item(item)).collect();
    if changes.iter().all(Option::is_none) {
        return None;
    }
    let mut plain = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        plain.set_baseline(frame.baseline());
    }
    let items = frame.items().zip(changes);
    plain.push_multiple(items.map(|((point, item), change)| (*point, change.unwrap_or_else(|| item.clone()))));
    Some(plain)
}

fn plain_item(item: &FrameItem) -> Option<FrameItem> {
    match item {
        FrameItem::Text(text) => plain_text(text).map(FrameItem::Text),
        FrameItem::Group(group) => {
            let frame = plain_frame(&group.frame)?;
            let mut group = group.clone();
            group.frame = frame;
            Some(FrameItem::Group(group))
        }
        FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(..) => None,
    }
}

fn plain_text(item: &TextItem) -> Option<TextItem> {
    if !item.text.contains([BOUND, BREAK, JOINER]) {
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
