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

/// A text that begins with the room for a number, with the number in its place, and the width that it does not take. `None`
/// where there is no room.
pub fn filled(item: &TextItem, number: usize) -> Option<(TextItem, Abs)> {
    let figures = number.to_string();
    let rest = item.text.strip_prefix(ROOM)?;
    let spare = ROOM.len().checked_sub(figures.len())?;
    let (room, after) = item.glyphs.split_at_checked(ROOM.len())?;
    let narrower = u16::try_from(spare).ok()?;
    let face = item.font.ttf();
    let mut glyphs = Vec::with_capacity(item.glyphs.len());
    for ((place, figure), glyph) in (0..).zip(figures.chars()).zip(&room[spare..]) {
        glyphs.push(Glyph { id: face.glyph_index(figure)?.0, range: place..place + 1, ..glyph.clone() });
    }
    glyphs.extend(
        after
            .iter()
            .map(|glyph| Glyph { range: glyph.range.start - narrower..glyph.range.end - narrower, ..glyph.clone() }),
    );
    let by = room[..spare].iter().map(|glyph| glyph.x_advance.at(item.size)).sum();
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
