//! Numbers that a template leaves room for.

use typst::layout::Abs;
use typst::text::{Glyph, TextItem};

/// Where a number comes from, or a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// The page itself.
    This,
    /// The last page.
    Last,
    /// The section whose heading this is.
    Section,
    /// What bears a label.
    Label(String),
    /// The heading with these words, if there is one and no more.
    Title(String),
    /// One of the sections in the contents, counted from 1, of so many.
    Entry { nth: usize, of: usize },
}

/// The side on which a number keeps its place when it takes less room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Sought {
    /// As a template writes it. `None` for any other words, such as the address of a page on the web.
    pub fn of(told: &str) -> Option<Self> {
        match told {
            "deze" => return Some(Self::This),
            "laatste" => return Some(Self::Last),
            "kop" => return Some(Self::Section),
            _ => {}
        }
        let (kind, rest) = told.split_once(':')?;
        match kind {
            "plaats" => Some(Self::Label(rest.to_owned())),
            "kop" => Some(Self::Title(rest.to_owned())),
            "sectie" => {
                let (nth, of) = rest.split_once('/')?;
                Some(Self::Entry { nth: nth.parse().ok()?, of: of.parse().ok()? })
            }
            _ => None,
        }
    }

    /// Feet and contents have their numbers at the right.
    pub const fn side(&self) -> Side {
        match self {
            Self::This | Self::Last | Self::Entry { .. } => Side::Right,
            Self::Section | Self::Label(_) | Self::Title(_) => Side::Left,
        }
    }
}

/// The figures that a template puts in the place of a number.
const ROOM: &str = "00";

/// A text that begins with the room for a number, with the number in its place, and the width that it does not take:
/// less than nothing where it takes more. `None` where there is no room.
pub fn filled(item: &TextItem, number: usize) -> Option<(TextItem, Abs)> {
    let figures = number.to_string();
    let rest = item.text.strip_prefix(ROOM)?;
    let (room, after) = item.glyphs.split_at_checked(ROOM.len())?;
    let (first, last) = (room.first()?, room.last()?);
    let face = item.font.ttf();
    let signs = u16::try_from(figures.len()).ok()?;
    let mut glyphs = Vec::with_capacity(after.len() + figures.len());
    for (place, figure) in (0..signs).zip(figures.chars()) {
        // What stands behind it may draw the last one nearer.
        let like = if place + 1 == signs { last } else { first };
        glyphs.push(Glyph { id: face.glyph_index(figure)?.0, range: place..place + 1, ..like.clone() });
    }
    let moved = |place: u16| place.checked_add(signs)?.checked_sub(room.len().try_into().ok()?);
    for glyph in after {
        glyphs.push(Glyph { range: moved(glyph.range.start)?..moved(glyph.range.end)?, ..glyph.clone() });
    }
    let figure = first.x_advance.at(item.size);
    let by = figure * (ROOM.len() as f64 - f64::from(signs));
    Some((TextItem { text: format!("{figures}{rest}").into(), glyphs, ..item.clone() }, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_asks_for_is_no_address() {
        assert_eq!(Sought::of("plaats:uitleg"), Some(Sought::Label("uitleg".into())));
        assert_eq!(Sought::of("kop:Prijs: alles"), Some(Sought::Title("Prijs: alles".into())));
        assert_eq!(Sought::of("sectie:3/18"), Some(Sought::Entry { nth: 3, of: 18 }));
        for other in
            ["https://dewissel.example", "mailto:e.tencate@dewissel.example", "tel:+31100000000", "sectie:drie"]
        {
            assert_eq!(Sought::of(other), None, "{other}");
        }
    }
}
