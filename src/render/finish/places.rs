//! The places of a document that its numbers and links tell of.

use typst::foundations::{NativeElement, Smart, StyleChain};
use typst::introspection::{Introspector, Location};
use typst::model::{HeadingElem, Supplement};
use typst_layout::PagedDocument;

use super::numbers::Sought;
use super::words;

/// A heading.
#[derive(Debug)]
pub struct Place {
    pub location: Location,
    /// Counted from 1.
    pub page: usize,
    title: String,
    label: Option<String>,
    /// Whether the contents have it.
    listed: bool,
    /// The number of a section that has one.
    pub number: Option<usize>,
}

impl Place {
    /// What a link to it is called for who listens.
    pub fn name(&self) -> String {
        match self.number {
            Some(number) => format!("{number} {}, pagina {}", self.title, self.page),
            None => format!("{}, pagina {}", self.title, self.page),
        }
    }
}

/// All headings in their order.
#[derive(Debug, Default)]
pub struct Places(Vec<Place>);

impl Places {
    pub fn of(document: &PagedDocument) -> Self {
        let introspector = document.introspector();
        let mut numbered = 0;
        let headings = introspector.query(&HeadingElem::ELEM.select());
        let places = headings.iter().filter_map(|element| {
            let heading = element.to_packed::<HeadingElem>()?;
            let location = element.location()?;
            let section = heading.resolve_level(StyleChain::default()).get() == 2;
            let listed = section && heading.outlined.get(StyleChain::default());
            let number = (listed && has_number(heading)).then(|| {
                numbered += 1;
                numbered
            });
            let title = heading.body.plain_text();
            Some(Place {
                location,
                page: introspector.page(location)?.get(),
                title: words::plain_words(&title).unwrap_or_else(|| title.to_string()),
                label: element.label().map(|label| label.resolve().to_string()),
                listed,
                number,
            })
        });
        Self(places.collect())
    }

    pub fn at(&self, location: Location) -> Option<&Place> {
        self.0.iter().find(|place| place.location == location)
    }

    pub fn find(&self, sought: &Sought) -> Option<&Place> {
        match sought {
            Sought::Label(label) => only(self.0.iter().filter(|place| place.label.as_ref() == Some(label))),
            Sought::Title(title) => only(self.0.iter().filter(|place| place.title == *title)),
            Sought::Entry { nth, of } => {
                let listed: Vec<&Place> = self.0.iter().filter(|place| place.listed).collect();
                let index = nth.checked_sub(1)?;
                if listed.len() == *of { listed.get(index).copied() } else { None }
            }
            Sought::This | Sought::Last | Sought::Section => None,
        }
    }
}

fn only<'a>(mut places: impl Iterator<Item = &'a Place>) -> Option<&'a Place> {
    let first = places.next();
    if places.next().is_none() { first } else { None }
}

/// A template tells it by what it calls a section.
fn has_number(heading: &HeadingElem) -> bool {
    match heading.supplement.get_ref(StyleChain::default()) {
        Smart::Custom(Some(Supplement::Content(name))) => !name.is_empty(),
        _ => false,
    }
}
