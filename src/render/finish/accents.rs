//! Letters with a loose accent, for which no face has a sign of its own. The engine sets an accent that is lifted over
//! a capital as a text beside that of the letter, and each says both: who copies ‘Ǧamila’, searches for it or hears it
//! read would get the letter twice. So the letter says the letter here, and the accent the accent.

use std::collections::BTreeMap;

use typst::layout::{Em, FrameItem, Point};
use typst::text::{Glyph, TextItem};

/// Whether a text holds a letter with a loose accent.
pub fn holds(item: &FrameItem) -> bool {
    matches!(item, FrameItem::Text(text) if !text.text.is_ascii() && text.text.contains(is_accent))
}

/// Lets every glyph of such letters say its own sign.
pub fn part(items: &mut [(Point, FrameItem)]) {
    let mut own = BTreeMap::new();
    for letter in letters(items) {
        if let Some(parts) = letter.parts() {
            own.extend(letter.glyphs.into_iter().zip(parts));
        }
    }
    for (place, (_, item)) in items.iter_mut().enumerate() {
        let FrameItem::Text(text) = item else { continue };
        if own.range((place, 0)..(place + 1, 0)).next().is_none() {
            continue;
        }
        if let Some(parted) = parted(text, place, &own) {
            *text = parted;
        }
    }
}

/// A letter with its accents, and its glyphs: in which of the items each stands, and where in it.
#[derive(Debug)]
struct Letter {
    signs: String,
    glyphs: Vec<(usize, usize)>,
}

impl Letter {
    /// Whether a glyph without a width that stands here is an accent of this letter.
    fn goes_on(&self, place: usize, at: usize, signs: &str) -> bool {
        let follows = self
            .glyphs
            .last()
            .is_some_and(|(item, glyph)| (*item == place && *glyph + 1 == at) || (*item < place && at == 0));
        follows && self.signs == signs
    }

    /// What each glyph says. An accent that has no glyph is part of the first: a face may have the letter with one of
    /// two. `None` where one glyph says all, or a sign has more than one.
    fn parts(&self) -> Option<Vec<String>> {
        if self.glyphs.len() < 2 {
            return None;
        }
        let signs: Vec<char> = self.signs.chars().collect();
        let first = (signs.len() + 1).checked_sub(self.glyphs.len()).filter(|first| *first > 0)?;
        let (letter, accents) = signs.split_at_checked(first)?;
        Some(std::iter::once(letter.iter().collect::<String>()).chain(accents.iter().map(char::to_string)).collect())
    }
}

fn letters(items: &[(Point, FrameItem)]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (place, (_, item)) in items.iter().enumerate() {
        let FrameItem::Text(text) = item else { continue };
        for (at, glyph) in text.glyphs.iter().enumerate() {
            let signs = text.text.get(glyph.range()).unwrap_or_default();
            if !is_accented(signs) {
                continue;
            }
            let is_loose = glyph.x_advance == Em::zero();
            match letters.last_mut().filter(|letter| is_loose && letter.goes_on(place, at, signs)) {
                Some(letter) => letter.glyphs.push((place, at)),
                None => letters.push(Letter { signs: signs.to_owned(), glyphs: vec![(place, at)] }),
            }
        }
    }
    letters
}

/// A text in which these glyphs say their own signs. `None` where it does not run from left to right.
fn parted(text: &TextItem, place: usize, own: &BTreeMap<(usize, usize), String>) -> Option<TextItem> {
    let mut words = String::with_capacity(text.text.len());
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.glyphs.len());
    let mut before: Option<&Glyph> = None;
    for (at, glyph) in text.glyphs.iter().enumerate() {
        if before.is_some_and(|before| before.range.start > glyph.range.start) {
            return None;
        }
        let part = own.get(&(place, at)).map(String::as_str);
        let shared = part.is_none() && before.is_some_and(|before| before.range == glyph.range);
        let range = match glyphs.last().filter(|_| shared) {
            Some(last) => last.range.clone(),
            None => {
                let start = u16::try_from(words.len()).ok()?;
                words.push_str(part.or_else(|| text.text.get(glyph.range())).unwrap_or_default());
                start..u16::try_from(words.len()).ok()?
            }
        };
        glyphs.push(Glyph { range, ..glyph.clone() });
        before = Some(glyph);
    }
    Some(TextItem { text: words.into(), glyphs, ..text.clone() })
}

/// Whether these signs are a letter and accents, and nothing else.
fn is_accented(signs: &str) -> bool {
    let mut rest = signs.chars();
    let letter = rest.next();
    let accents = rest.as_str();
    letter.is_some_and(|letter| !is_accent(letter)) && !accents.is_empty() && accents.chars().all(is_accent)
}

const fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(signs: &str, glyphs: usize) -> Option<Vec<String>> {
        Letter { signs: signs.to_owned(), glyphs: (0..glyphs).map(|place| (place, 0)).collect() }.parts()
    }

    #[test]
    fn every_glyph_says_its_own_sign() {
        assert_eq!(parts("G\u{30c}", 2), Some(vec!["G".to_owned(), "\u{30c}".to_owned()]));
        assert_eq!(parts("A\u{308}\u{304}", 2), Some(vec!["A\u{308}".to_owned(), "\u{304}".to_owned()]));
        assert_eq!(parts("G\u{30c}", 1), None);
        assert_eq!(parts("G\u{30c}", 3), None);
        assert!(is_accented("G\u{30c}") && !is_accented("G") && !is_accented("\u{30c}") && !is_accented("Ga\u{30c}"));
    }
}
