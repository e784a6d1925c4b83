//! A text in one line: what stood on lines of its own stays apart.

use std::borrow::Cow;
use std::collections::HashSet;

use super::damage::holds_any;
use crate::trajectory::{Block, Inline, Prose};

/// Runs of spaces, tabs and line ends become one space; no-break spaces are text.
pub fn without_runs(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // Every pair is looked at, since so the compiler takes many at a time.
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let uneven = pairs.fold(false, |uneven, (one, next)| uneven | ((*one == b' ') & (*next == b' ')));
    if uneven || holds_any(text, *b"\n\t") {
        return Cow::Owned(text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    }
    // Spaces at its ends are no part of a `Text`.
    Cow::Borrowed(text)
}

/// Typed lines: a line end is a space, since mail programs break sentences; an empty line ends one, as does the end of a
/// row of cells above another. A line that begins with a sign is a point of its own: 2 and `- 4` are no range. So is one
/// that is counted as one before it: a time behind `10:00 intake` is no time of that.
pub fn of_lines(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut parted = false;
    let mut row_above = false;
    let mut counts = HashSet::new();
    for words in text.split('\n').map(str::trim) {
        if words.is_empty() {
            parted = true;
        } else {
            let is_row = words.contains('\t');
            let is_next = count(words).is_some_and(|form| !counts.insert(form)) && !goes_on(&line);
            add_cells(&mut line, words.split('\t'), parted || is_next || (row_above && is_row));
            parted = false;
            row_above = is_row;
        }
    }
    line
}

/// How a line is counted or dated by the word that it begins with, as a form that other lines may have: `9:9` of 10:00,
/// `9-9` of 3-9, `9.` of 12. and `a)` of b).
fn count(words: &str) -> Option<String> {
    let word = words.split(char::is_whitespace).next().filter(|word| word.len() <= LONGEST_COUNT)?;
    let mut form = String::new();
    for sign in word.chars() {
        let kind = if sign.is_numeric() {
            '9'
        } else if sign.is_alphabetic() {
            'a'
        } else {
            sign
        };
        if kind != '9' || !form.ends_with('9') {
            form.push(kind);
        }
    }
    let is_counted = form.starts_with(['9', '[']) && form.contains('9') && form.contains([':', '.', '-', '/', ')']);
    let is_lettered = matches!(&*form, "a." | "a)");
    (is_counted || is_lettered).then_some(form)
}

/// Bytes of a word that counts a line.
const LONGEST_COUNT: usize = 20;

/// Whether a line ends in what asks for more: a range, a preposition.
fn goes_on(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or_default();
    line.ends_with(|sign: char| JOINING.contains(sign)) || GOING_ON.contains(&word)
}

/// Signs that join what stands before them with what follows.
const JOINING: &str = "-–—−+/×÷=<>≤≥≈~→(&";

/// Words behind which a sentence goes on with a time, a date or a number.
#[rustfmt::skip]
const GOING_ON: &[&str] = &[
    "à", "art.", "artikel", "bij", "circa", "d.d.", "dan", "de", "en", "in", "m.i.v.", "met", "na", "naar", "nr.", "of",
    "om", "op", "per", "sinds", "t/m", "te", "tegen", "tot", "tussen", "uit", "van", "vanaf", "via", "voor", "week",
];

/// Adds the cells of a row; words without a tab are one.
fn add_cells<'a>(line: &mut String, cells: impl Iterator<Item = &'a str>, parted: bool) {
    let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
    let mut before = "";
    for (place, cell) in cells.enumerate() {
        // A sign that fills its cell is one, and no bullet of the next, but for the first.
        let alone = place > 1 && is_sign(before) && cell.starts_with(char::is_numeric);
        add(line, cell, alone || leads_point(cell) || (parted && place == 0));
        before = cell;
    }
}

/// Signs that lead a point, or that would join what stands around them: a range, a sum, a comparison.
const LEADING: &str = "-–—−*•·+±/×÷=<>≤≥≠≈~→✓❌˚";

/// What a choice begins with.
const CHOICES: [&str; 10] = ["[ ]", "[x]", "[X]", "[v]", "[V]", "[✓]", "( )", "(x)", "(X)", "(•)"];

/// Whether words begin with such a sign, or with a choice.
fn leads_point(words: &str) -> bool {
    words.starts_with(|sign: char| LEADING.contains(sign)) || CHOICES.iter().any(|choice| words.starts_with(choice))
}

fn is_sign(cell: &str) -> bool {
    !cell.is_empty() && !cell.chars().any(char::is_alphanumeric)
}

/// A text with paragraphs and lists; `parted`: whether its line ends part what they stand between.
pub fn of_prose(prose: &Prose, parted: bool) -> String {
    let mut line = String::new();
    add_blocks(&prose.blocks, parted, &mut line);
    line
}

fn add_blocks(blocks: &[Block], parted: bool, line: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => add_paragraph(words, parted, line),
            Block::List { items } => {
                for item in items {
                    let mut own = String::new();
                    add_blocks(&item.blocks, parted, &mut own);
                    let number = item.number.as_deref().map(|number| format!("{number} "));
                    add(line, &format!("{}{own}", number.unwrap_or_default()), true);
                }
            }
        }
    }
}

fn add_paragraph(words: &[Inline], parted: bool, line: &mut String) {
    for (place, run) in words.split(|word| *word == Inline::LineBreak).enumerate() {
        let cells = run.split(|word| *word == Inline::Tab);
        let cells: Vec<String> = cells.map(|cell| cell.iter().map(words_of).collect()).collect();
        add_cells(line, cells.iter().map(String::as_str), place == 0 || parted);
    }
}

fn words_of(word: &Inline) -> &str {
    match word {
        Inline::Text { text, .. } => text,
        Inline::LineBreak | Inline::Tab => " ",
    }
}

/// Signs that part what stands before them from what follows.
pub const CLOSING: [char; 7] = ['.', ',', ';', ':', '!', '?', '…'];

/// Adds words behind those that are there. Two numbers never become one phrase.
fn add(line: &mut String, words: &str, parted: bool) {
    if words.is_empty() {
        return;
    }
    if !line.is_empty() {
        // Fractions such as ½ are numbers as well.
        let numbers = line.ends_with(char::is_numeric) && words.starts_with(char::is_numeric);
        let closed = line.ends_with(CLOSING);
        line.push_str(if (parted || numbers) && !closed { "; " } else { " " });
    }
    line.push_str(words);
}

/// What a text says with its form alone: words struck out, bullets.
pub fn lost(prose: &Prose) -> usize {
    lost_of(&prose.blocks)
}

fn lost_of(blocks: &[Block]) -> usize {
    let lost = |block: &Block| match block {
        Block::Paragraph(words) => words.iter().filter(|word| is_struck(word)).count(),
        Block::List { items } => {
            let bullets = items.iter().any(|item| item.number.is_none());
            usize::from(bullets) + items.iter().map(|item| lost_of(&item.blocks)).sum::<usize>()
        }
    };
    blocks.iter().map(lost).sum()
}

fn is_struck(word: &Inline) -> bool {
    matches!(word, Inline::Text { text, look } if look.struck && !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_apart_where_one_could_be_read_into_the_next() {
        for (typed, line) in [
            ("Zij kan\nniet tillen", "Zij kan niet tillen"),
            ("Maximaal 2\n4 uur lopen", "Maximaal 2; 4 uur lopen"),
            ("Niet tillen\n\nStaan", "Niet tillen; Staan"),
            ("Omzet 1\t234", "Omzet 1; 234"),
            ("Ma\t4\t5\nDi\t6\t7", "Ma 4; 5; Di 6; 7"),
            ("max 2\n½", "max 2; ½"),
            ("\tNaam\t\tPlaats", "Naam Plaats"),
            ("Afspraken:\n\n- bellen\n- langsgaan", "Afspraken: - bellen; - langsgaan"),
            ("Traplopen tot 2\n- 4 keer bukken", "Traplopen tot 2; - 4 keer bukken"),
            ("Tillen max 5 kg\n- 10 kg duwen", "Tillen max 5 kg; - 10 kg duwen"),
            ("tot 12:00\n- 13:00 pauze", "tot 12:00; - 13:00 pauze"),
            ("Uren 4\n+ 2 reistijd", "Uren 4; + 2 reistijd"),
            ("Week 3\n* 2 uur", "Week 3; * 2 uur"),
            ("Maximaal 2\n-4 uur lopen", "Maximaal 2; -4 uur lopen"),
            ("Maximaal 4\n> 2 uur achtereen", "Maximaal 4; > 2 uur achtereen"),
            ("Tillen 5\n/ 10 kg", "Tillen 5; / 10 kg"),
            ("5\t-\t8", "5; -; 8"),
            ("5\t-8", "5; -8"),
            ("•\t4 keer\n•\t2 uur", "• 4 keer; • 2 uur"),
            ("Akkoord 2\n( ) ja\n(•) nee", "Akkoord 2; ( ) ja; (•) nee"),
            ("niet tillen,\n- staan", "niet tillen, - staan"),
            ("9:00 mail\n10:00 bellen\n11:00 lunch", "9:00 mail; 10:00 bellen; 11:00 lunch"),
            ("Dag:\n9.00-9.30 intake\nen plan\n9.30-9.45 cv", "Dag: 9.00-9.30 intake en plan; 9.30-9.45 cv"),
            ("3-9 intake\n10-9 plan", "3-9 intake; 10-9 plan"),
            ("[10:15, 3-9] Jan: hoi\n[10:17, 3-9] Piet: ja", "[10:15, 3-9] Jan: hoi; [10:17, 3-9] Piet: ja"),
            ("1. cv\n- foto\n2. brief", "1. cv; - foto; 2. brief"),
            ("a) cv\nb) brief", "a) cv; b) brief"),
            ("9:00 mail van\n10:00 bellen", "9:00 mail van 10:00 bellen"),
            ("9:00 -\n10:00 mail", "9:00 - 10:00 mail"),
            ("Zij belt om\n10:00 en\n11:00", "Zij belt om 10:00 en 11:00"),
            ("12 brieven en\n3 gesprekken", "12 brieven en 3 gesprekken"),
            ("[v] cv\n[ ] brief", "[v] cv; [ ] brief"),
        ] {
            assert_eq!(of_lines(typed), line);
        }
    }
}
