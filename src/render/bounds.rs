//! Whether the words of a page stand on it. What a template keeps together may be longer than a page, and the engine
//! lays it out over the foot of the page and past its edge, without a word.

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst_layout::PagedDocument;

/// The numbers of the pages on which words stand in the foot of the page or below it.
pub fn overfull(document: &PagedDocument) -> Vec<usize> {
    let pages = document.pages().iter().enumerate();
    let full = pages.filter(|(_, page)| {
        let mut sought = Sought { foot: page.frame.height(), lowest: Abs::zero(), aside: None };
        sought.look(&page.frame, Transform::identity());
        sought.lowest > sought.foot
    });
    full.map(|(index, _)| index + 1).collect()
}

struct Sought {
    /// Where the foot of the page begins, or else the page ends.
    foot: Abs,
    /// Of all words outside head and foot, where the lowest stand.
    lowest: Abs,
    /// What is being looked at belongs to no text: a head, a foot, a background.
    aside: Option<(Location, ArtifactKind)>,
}

impl Sought {
    fn look(&mut self, frame: &Frame, to_page: Transform) {
        for (point, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Tag(Tag::Start(element, _)) if self.aside.is_none() => {
                    self.aside = element.to_packed::<ArtifactElem>().and_then(|artifact| {
                        let kind = artifact.kind.as_option().unwrap_or(ArtifactKind::Other);
                        // What is not read aloud may be words all the same: those below a picture.
                        (kind != ArtifactKind::Other).then_some((element.location()?, kind))
                    });
                }
                FrameItem::Tag(Tag::End(location, ..)) if self.aside.is_some_and(|(aside, _)| aside == *location) => {
                    self.aside = None;
                }
                FrameItem::Group(group) => self.look(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Text(text) => {
                    let y = Point::zero().transform(here).y;
                    match self.aside {
                        None => self.lowest.set_max(y),
                        Some((_, ArtifactKind::Footer)) => self.foot.set_min(y - text.size),
                        Some(_) => {}
                    }
                }
                _ => {}
            }
        }
    }
}
