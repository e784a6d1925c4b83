//! The words of the pages as the file holds them. What only keeps words together or lets them part has done its work once
//! the lines stand: whoever searches for ‘20 juni 2025’, or copies an address, has to find and get what he sees. So it is
//! with what nobody sees: bookmarks, names of links, and what is read aloud in the place of a picture.

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::{FigureElem, HeadingElem, LinkMarker};
use typst::text::{Glyph, TextElem, TextItem};
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
        FrameItem::Tag(tag) => plain_tag(tag).map(FrameItem::Tag),
        FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => None,
    }
}

fn plain_tag(tag: &Tag) -> Option<Tag> {
    let Tag::Start(element, flags) = tag else { return None };
    plain_element(element).map(|element| Tag::Start(element, *flags))
}

/// A heading whose words become a bookmark, a picture or a link that is told in words. Its lines are laid out already.
fn plain_element(element: &Content) -> Option<Content> {
    let mut element = element.clone();
    if let Some(heading) = element.to_packed_mut::<HeadingElem>() {
        let title = plain_words(&heading.body.plain_text())?;
        heading.body = TextElem::packed(title);
    } else if let Some(figure) = element.to_packed_mut::<FigureElem>() {
        let told = plain_words(figure.alt.as_option().as_ref()?.as_ref()?)?;
        figure.alt.set(Some(told.into()));
    } else if let Some(link) = element.to_packed_mut::<LinkMarker>() {
        let name = plain_words(link.alt.as_ref()?)?;
        link.alt = Some(name.into());
    } else {
        return None;
    }
    Some(element)
}

/// `None` where nothing changes.
fn plain_words(words: &str) -> Option<String> {
    words.contains(ONLY_BINDING).then(|| words.replace(BOUND, " ").replace([BREAK, JOINER], ""))
}

/// What is no sign of its own in the file.
const ONLY_BINDING: [char; 3] = [BOUND, BREAK, JOINER];

fn plain_text(item: &TextItem) -> Option<TextItem> {
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
