//! Words whose letters are parted by marks or spaces: ‘de**pres**sie’, ‘d.e.p.r.e.s.s.i.e’, ‘d e p r e s s i e’. What
//! they say together is sought where they say nothing apart.

use super::lexicon::{Category, Hit, certain};

/// Marks that part letters of one word as well as words.
const MARKS: [char; 22] =
    ['*', '_', '~', '/', '\\', '-', '‑', '–', '.', '|', '^', '·', '•', '(', ')', '[', ']', '+', ':', '=', '#', ','];

/// Letters of a word that is sought so: fewer are initials as often.
const LETTERS: usize = 6;
/// Letters of a part: what is longer is a word by itself.
const PART: usize = 9;

/// The illnesses that such words are, in order of place.
pub fn search_parted(text: &str) -> Vec<Hit> {
    let mut found = spelled_out(text);
    // Most texts have none, and of the others few words.
    if !holds_mark(text) {
        return found;
    }
    for piece in text.split(char::is_whitespace).filter(|piece| holds_mark(piece)) {
        let word = piece.trim_matches(|sign: char| !sign.is_alphanumeric());
        let whole = together(word).and_then(|whole| illness(&whole));
        if let Some(category) = whole.filter(|_| illness(word).is_none()) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let (term, end) = (word.to_owned(), start + word.len());
            found.push(Hit { term, category, doubtful: false, start, end });
        }
    }
    found
}

/// Words of which every letter stands alone: ‘d e p r e s s i e’.
fn spelled_out(text: &str) -> Vec<Hit> {
    let alone = |five: &[u8]| matches!(five, [b' ', one, b' ', other, b' '] if one.is_ascii_alphabetic() && other.is_ascii_alphabetic());
    if !text.as_bytes().windows(5).any(alone) {
        return vec![];
    }
    let letters = text.split(char::is_whitespace).map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let letters: Vec<&str> = letters.filter(|word| !word.is_empty()).collect();
    let runs = letters.chunk_by(|one, other| is_letter(one) && is_letter(other)).filter(|run| run.len() >= LETTERS);
    let hit = |run: &[&str]| {
        let category = illness(&run.concat())?;
        let place = |word: &&str| word.as_ptr() as usize - text.as_ptr() as usize;
        let start = run.first().map_or(0, place);
        let end = run.last().map_or(start, |last| place(last) + last.len());
        Some(Hit { term: text[start..end].to_owned(), category, doubtful: false, start, end })
    };
    runs.filter_map(hit).collect()
}

fn is_letter(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none()
}

/// Whether a mark may stand between two signs that are no space.
fn holds_mark(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| match three {
        [one, mark, other] if mark.is_ascii() => {
            IS_MARK[usize::from(*mark)] && !one.is_ascii_whitespace() && !other.is_ascii_whitespace()
        }
        // ‘·’ has two bytes, the others three.
        [0xc2, 0xb7, _] | [0xe2, 0x80, 0x91 | 0x93 | 0xa2] => true,
        _ => false,
    })
}

/// Of each ASCII character, whether it is a mark.
const IS_MARK: [bool; 128] = {
    let mut is_mark = [false; 128];
    let mut at = 0;
    while at < MARKS.len() {
        if (MARKS[at] as u32) < 128 {
            is_mark[MARKS[at] as usize] = true;
        }
        at += 1;
    }
    is_mark
};

/// The illness, or the pregnancy, that a word leaves no doubt of.
pub fn illness(word: &str) -> Option<Category> {
    let told = |category: &Category| matches!(category, Category::Diagnose | Category::Zwangerschap);
    certain(word).iter().map(|hit| hit.category).find(told)
}

/// The letters of a word without the marks between them, where both are such as hide a word.
fn together(word: &str) -> Option<String> {
    let parts = || word.split(MARKS).filter(|part| !part.is_empty());
    // A letter has at most four bytes.
    let short =
        |part: &str| part.len() <= 4 * PART && part.chars().count() <= PART && part.chars().all(char::is_alphabetic);
    let hides = parts().all(short) && parts().nth(1).is_some();
    let whole = hides.then(|| parts().collect::<String>())?;
    (whole.chars().count() >= LETTERS).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_through_its_marks() {
        for (text, word) in [
            ("Zij heeft een de**pres**sie.", "de**pres**sie"),
            ("Zij heeft een de-pres-sie.", "de-pres-sie"),
            ("Zij heeft een de/pressie gehad", "de/pressie"),
            ("Eén d.e.p.r.e.s.s.i.e.", "d.e.p.r.e.s.s.i.e"),
            ("Hij kreeg (bor_stkan_ker).", "bor_stkan_ker"),
            ("Zij heeft een d e p r e s s i e gehad", "d e p r e s s i e"),
            ("Zij heeft k a n k e r.", "k a n k e r"),
            ("Zij is z w a n g e r.", "z w a n g e r"),
            ("Zij is zwan-ger.", "zwan-ger"),
            ("Zij heeft een de+pres+sie.", "de+pres+sie"),
            ("Zij heeft een de,pres,sie.", "de,pres,sie"),
            ("Zij heeft een de:pres:sie.", "de:pres:sie"),
            ("Zij heeft een de=pres=sie.", "de=pres=sie"),
            ("Zij heeft een de#pres#sie.", "de#pres#sie"),
        ] {
            let found = search_parted(text);
            assert!(
                matches!(found.as_slice(), [hit] if hit.term == word && text[hit.start..hit.end] == *word),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn words_that_belong_together_are_left_to_the_sentence() {
        for text in [
            "De re-integratie van de man/vrouw loopt, en/of de coach-adviseur helpt.",
            "M.S. Jansen en A.D.H.D. Bakker",
            "burn-out, post-covid en hernia-ingreep",
            "KWF-kankerbestrijding",
            "Van 1-2-2025 tot 3.4.2025",
            "De rijen a b c d e f en g",
            "S O L L I C I T A T I E S",
        ] {
            assert!(search_parted(text).is_empty(), "{text}");
        }
    }
}
