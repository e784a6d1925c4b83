//! A line in which numbers were written.

use typst::layout::{Abs, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::numbers::Side;

/// A number that was written, and the room that it did not take.
pub struct Written {
    /// Where the text with the number begins.
    pub at: Abs,
    pub by: Abs,
    pub side: Side,
}

/// The items of a line with no gap where a number took less room. Words and numbers of one kind that follow each other
/// are one text, as they were typed, and one link. `None` where a number that took more room moved something past the
/// end.
pub fn closed(
    items: impl Iterator<Item = (Point, FrameItem)>,
    written: &[Written],
    end: Abs,
) -> Option<Vec<(Point, FrameItem)>> {
    let longer = written.iter().any(|number| number.side == Side::Left && number.by < Abs::zero());
    let mut line: Vec<(Point, FrameItem)> = Vec::new();
    for (point, item) in items {
        let (point, item) = moved(point, item, written);
        if longer && point.x + width(&item) > end + Abs::pt(0.01) {
            return None;
        }
        let joined = match &item {
            FrameItem::Text(text) => line
                .iter_mut()
                .rev()
                .find(|(_, earlier)| !matches!(earlier, FrameItem::Link(..)))
                .is_some_and(|(start, earlier)| extends_text(*start, earlier, point, text)),
            FrameItem::Link(..) => line
                .iter_mut()
                .rev()
                .find(|(_, earlier)| matches!(earlier, FrameItem::Link(..)))
                .is_some_and(|(start, earlier)| extends_link(*start, earlier, point, &item)),
            FrameItem::Group(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Tag(_) => false,
        };
        if !joined {
            line.push((point, item));
        }
    }
    Some(line)
}

fn width(item: &FrameItem) -> Abs {
    match item {
        FrameItem::Text(text) => text.width(),
        FrameItem::Link(_, size) => size.x,
        FrameItem::Group(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Tag(_) => Abs::zero(),
    }
}

fn moved(mut point: Point, mut item: FrameItem, written: &[Written]) -> (Point, FrameItem) {
    let x = point.x;
    for Written { at, by, side } in written {
        match (side, &mut item) {
            (Side::Right, _) if x <= *at => point.x += *by,
            (Side::Left, FrameItem::Link(_, size)) if x <= *at && *at < x + size.x => size.x -= *by,
            (Side::Left, _) if x > *at => point.x -= *by,
            _ => {}
        }
    }
    (point, item)
}

/// Whether two places on a line are one.
fn meet(end: Point, start: Point) -> bool {
    end.y.approx_eq(start.y) && (end.x - start.x).abs() < Abs::pt(0.01)
}

fn extends_text(start: Point, earlier: &mut FrameItem, point: Point, text: &TextItem) -> bool {
    let FrameItem::Text(before) = earlier else { return false };
    let alike = before.font == text.font
        && before.size == text.size
        && before.fill == text.fill
        && before.stroke == text.stroke
        && before.lang == text.lang
        && before.region == text.region;
    if !alike || !meet(start + Point::with_x(before.width()), point) {
        return false;
    }
    let Ok(length) = u16::try_from(before.text.len()) else { return false };
    let after = |place: u16| place.checked_add(length);
    let glyphs: Option<Vec<Glyph>> = text
        .glyphs
        .iter()
        .map(|glyph| Some(Glyph { range: after(glyph.range.start)?..after(glyph.range.end)?, ..glyph.clone() }))
        .collect();
    let Some(glyphs) = glyphs else { return false };
    before.glyphs.extend(glyphs);
    before.text.push_str(&text.text);
    true
}

fn extends_link(start: Point, earlier: &mut FrameItem, point: Point, link: &FrameItem) -> bool {
    let (FrameItem::Link(to, size), FrameItem::Link(same, more)) = (earlier, link) else { return false };
    if to != same || !size.y.approx_eq(more.y) || !meet(start + Point::with_x(size.x), point) {
        return false;
    }
    size.x += more.x;
    true
}
