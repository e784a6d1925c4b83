//! What is done to pages once they stand: the numbers of pages and sections are written, links lead to their places,
//! what only bound words is taken out, and letters with a loose accent are said once. A template that asked the engine
//! for numbers and places would be laid out a second time, which costs a tenth of a document.

mod accents;
mod line;
mod numbers;
mod places;
mod words;

use typst::foundations::{Content, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point};
use typst::model::{Destination, Document, FigureElem, HeadingElem, LinkMarker};
use typst::text::TextElem;
use typst_layout::{Page, PagedDocument};

use line::Written;
use numbers::Sought;
use places::Places;

/// The finished pages, or `None` where a template left something that cannot be known so: a number of more figures than
/// it has room for, or a place that is not there. `later`: whether the templates left numbers and places to the
/// service.
pub fn finished(document: &PagedDocument, later: bool) -> Option<PagedDocument> {
    let places = if later { Places::of(document) } else { Places::default() };
    let mut finisher = Finisher::new(&places, document.pages().len());
    let pages = document.pages().iter().enumerate().map(|(index, page)| {
        finisher.page = index + 1;
        match finisher.frame(&page.frame) {
            Some(frame) => Page { frame, ..page.clone() },
            None => page.clone(),
        }
    });
    let pages = pages.collect();
    finisher.whole.then(|| PagedDocument::new(pages, document.info().clone()))
}

/// What becomes of an item of a frame.
enum Change {
    Gone,
    Item(FrameItem),
}

struct Finisher<'a> {
    places: &'a Places,
    /// Counted from 1.
    page: usize,
    pages: usize,
    /// The number for which the next text has room, and where that was told.
    sought: Option<Sought>,
    told: Option<Location>,
    /// The number of the section whose heading was met last.
    section: Option<usize>,
    /// The title of a table whose head was met last.
    title: Option<Value>,
    /// The titles of tables, with the page on which each begins.
    begun: Vec<(Value, usize)>,
    whole: bool,
}

/// The labels by which templates name what is to be finished.
const NUMBER: &str = "in-te-vullen";
const TITLE: &str = "vervolg";
const TITLE_AGAIN: &str = "vervolgtitel";
const RUNNING_HEAD: &str = "kopregel";

impl<'a> Finisher<'a> {
    const fn new(places: &'a Places, pages: usize) -> Self {
        Self {
            places,
            page: 1,
            pages,
            sought: None,
            told: None,
            section: None,
            title: None,
            begun: Vec::new(),
            whole: true,
        }
    }

    /// `None` where nothing changes.
    fn frame(&mut self, frame: &Frame) -> Option<Frame> {
        let mut written = Vec::new();
        let changes: Vec<Option<Change>> =
            frame.items().map(|(point, item)| self.item(point.x, item, &mut written)).collect();
        let accented = frame.items().any(|(_, item)| accents::holds(item));
        if !accented && changes.iter().all(Option::is_none) {
            return None;
        }
        let mut finished = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            finished.set_baseline(frame.baseline());
        }
        let items = frame.items().zip(changes).filter_map(|((point, item), change)| match change {
            Some(Change::Gone) => None,
            Some(Change::Item(item)) => Some((*point, item)),
            None => Some((*point, item.clone())),
        });
        let mut items: Vec<(Point, FrameItem)> = items.collect();
        if accented {
            accents::part(&mut items);
        }
        if written.is_empty() {
            finished.push_multiple(items);
        } else {
            let line = line::closed(items.into_iter(), &written, frame.width());
            self.whole &= line.is_some();
            finished.push_multiple(line?);
        }
        Some(finished)
    }

    fn item(&mut self, x: Abs, item: &FrameItem, written: &mut Vec<Written>) -> Option<Change> {
        let changed = match item {
            FrameItem::Text(text) => {
                let numbered = self.sought.take().and_then(|sought| {
                    let filled = self.number(&sought).and_then(|number| numbers::filled(text, number));
                    self.whole &= filled.is_some();
                    let (text, by) = filled?;
                    written.push(Written { at: x, by, side: sought.side() });
                    Some(text)
                });
                let plain = words::plain_text(numbered.as_ref().unwrap_or(text));
                plain.or(numbered).map(FrameItem::Text)
            }
            FrameItem::Group(group) if !self.stays(group) => return Some(Change::Gone),
            FrameItem::Group(group) => {
                let frame = self.frame(&group.frame)?;
                let mut group = group.clone();
                group.frame = frame;
                Some(FrameItem::Group(group))
            }
            FrameItem::Tag(Tag::Start(element, flags)) => {
                self.meet(element);
                if self.told.is_some() && self.told == element.location() {
                    return Some(Change::Gone);
                }
                self.element(element).map(|element| FrameItem::Tag(Tag::Start(element, *flags)))
            }
            FrameItem::Link(Destination::Url(url), size) => {
                let sought = Sought::of(url)?;
                let place = self.places.find(&sought);
                self.whole &= place.is_some();
                Some(FrameItem::Link(Destination::Location(place?.location), *size))
            }
            FrameItem::Tag(Tag::End(location, ..)) if self.told == Some(*location) => return Some(Change::Gone),
            FrameItem::Tag(Tag::End(..)) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => None,
        };
        changed.map(Change::Item)
    }

    /// Remembers what later items depend on.
    fn meet(&mut self, element: &Content) {
        if element.is::<HeadingElem>() {
            self.section = self.section_of(element);
            return;
        }
        let Some(metadata) = element.to_packed::<MetadataElem>() else { return };
        let Some(label) = element.label() else { return };
        match label.resolve().as_str() {
            NUMBER => {
                self.sought = match &metadata.value {
                    Value::Str(told) => Sought::of(told),
                    _ => None,
                };
                self.whole &= self.sought.is_some();
                self.told = element.location();
            }
            TITLE => self.title = Some(metadata.value.clone()),
            _ => {}
        }
    }

    /// The number of the section of which this is the heading.
    fn section_of(&self, heading: &Content) -> Option<usize> {
        heading.location().and_then(|location| self.places.at(location)).and_then(|place| place.number)
    }

    fn number(&self, sought: &Sought) -> Option<usize> {
        match sought {
            Sought::This => Some(self.page),
            Sought::Last => Some(self.pages),
            Sought::Section => self.section,
            _ => self.places.find(sought).map(|place| place.page),
        }
    }

    /// Whether a group stands on this page: the head of a page not on the first, and the title of a table that goes on
    /// not where it begins.
    fn stays(&mut self, group: &GroupItem) -> bool {
        let Some(label) = group.label else { return true };
        match label.resolve().as_str() {
            RUNNING_HEAD => self.page > 1,
            TITLE_AGAIN => {
                let Some(title) = self.title.take() else { return true };
                if let Some((_, page)) = self.begun.iter().find(|(begun, _)| *begun == title) {
                    return *page < self.page;
                }
                self.begun.push((title, self.page));
                false
            }
            _ => true,
        }
    }

    /// A heading whose words become a bookmark, a picture or a link that is told in words. Its lines are laid out
    /// already.
    fn element(&self, element: &Content) -> Option<Content> {
        if let Some(heading) = element.to_packed::<HeadingElem>() {
            let number = self.section_of(element);
            let title = words::plain_words(&heading.body.plain_text());
            if number.is_none() && title.is_none() {
                return None;
            }
            let mut element = element.clone();
            let heading = element.to_packed_mut::<HeadingElem>()?;
            if let Some(title) = title {
                heading.body = TextElem::packed(title);
            }
            if let Some(number) = number {
                heading.numbers = Some(number.to_string().into());
            }
            return Some(element);
        }
        if let Some(figure) = element.to_packed::<FigureElem>() {
            let told = words::plain_words(figure.alt.as_option().as_ref()?.as_ref()?)?;
            let mut element = element.clone();
            element.to_packed_mut::<FigureElem>()?.alt.set(Some(told.into()));
            return Some(element);
        }
        let link = element.to_packed::<LinkMarker>()?.alt.as_ref()?;
        let name = match Sought::of(link) {
            Some(sought) => self.places.find(&sought).map(places::Place::name),
            None => words::plain_words(link),
        };
        let mut element = element.clone();
        element.to_packed_mut::<LinkMarker>()?.alt = Some(name?.into());
        Some(element)
    }
}
