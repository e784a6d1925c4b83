//! The characters of a text: every one that is left has a form on paper, or is a tab or a line end.

mod choice;
mod forms;
mod signs;
mod stars;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use self::choice::{CHOICES, LINE_ENDS, begins_answers, circle};
pub use self::choice::{Chosen, EMPTY_BOX, TICKED_BOX, bracketed, chosen_from, holds_choice};
use self::forms::{decomposes_to_printable, nearest, same_in_other_form};
pub use self::signs::{CIRCLE, tells_a_fact};
use self::signs::{SPACES, carries_no_ink, goes_on, is_bullet, is_flag, is_picture, is_selector, would_join};
pub use self::stars::{WITHHELD, is_star, row};
use super::windows::sign_of;
use crate::trajectory::is_printable;
use crate::wire::fault::{RepairKind, Repairs};

/// NFC, without what carries no ink, with U+FFFD for what no font has. Every kind of line end is `\n`; tabs stay.
pub fn clean<'a>(raw: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    read(raw, false, None, repairs)
}

/// The same for a text whose bullets are read: those of a second level are told from circles to tick.
pub fn clean_with_bullets<'a>(raw: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    read(raw, true, None, repairs)
}

/// The same for a piece of a text, of which the whole tells what its lines choose from. Its stars stay: a row of them
/// may stand in several pieces.
pub fn clean_chosen<'a>(raw: &'a str, chosen: Chosen, repairs: &mut Repairs) -> Cow<'a, str> {
    read(raw, false, Some(chosen), repairs)
}

fn read<'a>(raw: &'a str, bullets: bool, whole: Option<Chosen>, repairs: &mut Repairs) -> Cow<'a, str> {
    if stands_as_it_is(raw) {
        return Cow::Borrowed(raw);
    }
    let chosen = whole.unwrap_or_else(|| chosen_from(raw));
    // A piece may end behind its sign.
    let leads = |next: Option<char>| next.map_or(whole.is_some(), |next| SPACES.contains(&next));
    let form = |sign: char| {
        let mut pairs = CHOICES.iter().zip(chosen).filter(|(_, choosing)| choosing.led);
        pairs.find_map(|(choice, _)| choice.form(sign))
    };
    // Where something can be chosen, a filled sign between words is one that is.
    let between = |sign: char| {
        let mut pairs = CHOICES.iter().zip(chosen).filter(|(_, choosing)| choosing.open);
        pairs.find_map(|(choice, _)| choice.form(sign))
    };
    let [circles, ..] = chosen;
    // Read as Latin-1, an ellipsis of Windows-1252 and the line end NEL are the same control. It is an ellipsis where
    // other signs came the same way.
    let from_windows = raw.chars().any(|character| character != NEL && sign_of(character).is_some());
    let mut text = String::with_capacity(raw.len());
    let mut line = 1;
    // Nothing but white space stands on this line yet.
    let mut begins = true;
    // Its circles are a row of answers.
    let mut answers = false;
    // Bullets of a web editor, of which the second level is a circle, which elsewhere is one to tick.
    let mut nests = false;
    let mut characters = raw.nfc().peekable();
    while let Some(character) = characters.next() {
        if begins && (form(character).is_some() || is_bullet(character, Some(' '))) {
            while characters.next_if(|next| is_selector(*next)).is_some() {}
        }
        let next = characters.peek().copied();
        if begins && circle(character).is_some() {
            answers = begins_answers(character, characters.clone());
        }
        if whole.is_some() && is_star(character) {
            text.push(character);
            while characters.next_if(|next| is_selector(*next)).is_some() {}
            begins = false;
            continue;
        }
        if let Some(row) = is_star(character).then(|| row(character, characters.clone())).flatten() {
            let words = row.behind(&text);
            text.push_str(&words);
            for _ in 0..row.length {
                characters.next();
            }
            if characters.peek().copied().is_some_and(char::is_alphanumeric) {
                text.push(' ');
            }
            repairs.add(RepairKind::Starred, 1, line);
            begins = false;
            continue;
        }
        match character {
            '\r' if next == Some('\n') => {}
            NEL if from_windows => {
                repairs.add(RepairKind::Reread, 1, line);
                text.push('…');
            }
            '\n' | '\r' | '\u{b}' | '\u{c}' | NEL | '\u{2028}' | '\u{2029}' => {
                text.push('\n');
                line += 1;
                answers = false;
            }
            '\t' => text.push('\t'),
            '\u{1680}' | '\u{2000}' | '\u{2001}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => text.push(' '),
            char::REPLACEMENT_CHARACTER => {
                // Lost before it came here. Against a letter or digit it was most likely one itself.
                let before = text.chars().next_back().is_some_and(char::is_alphanumeric);
                repairs.lose(line, before || next.is_some_and(char::is_alphanumeric));
                text.push(character);
            }
            _ if answers && circle(character).is_some() => {
                text.extend(circle(character));
                repairs.add(RepairKind::Bracketed, 1, line);
                while characters.next_if(|next| is_selector(*next)).is_some() {}
            }
            _ if begins && leads(next) && form(character).is_some() => {
                text.extend(form(character));
                repairs.add(RepairKind::Bracketed, 1, line);
            }
            // Word and web editors have these on their third level, and are told apart by it.
            '▪' | '■' | '\u{f0a7}' if begins && is_bullet(character, next) => text.push('·'),
            '○' if bullets
                && begins
                && (next == Some('\t') || (nests && next == Some(' ') && text.ends_with(SPACES))) =>
            {
                text.push(CIRCLE);
            }
            // The tab tells it from a ring that was typed.
            '○' | '◦' if bullets && begins && leads(next) && (circles.levels || character == '◦') => {
                text.extend([CIRCLE, '\t']);
                while characters.next_if(|next| SPACES.contains(next)).is_some() {}
            }
            '○' if begins && leads(next) && (circles.levels || circles.unclear) => {
                if circles.unclear {
                    repairs.add(RepairKind::Unclear, 1, line);
                }
                text.push(CIRCLE);
            }
            _ if begins && is_bullet(character, next) => {
                nests |= character == '●';
                text.push('•');
            }
            HYPHEN_OF_WORD => {
                repairs.add(RepairKind::Hyphenated, 1, line);
                text.push('-');
            }
            // A word that was divided here is seen with its hyphen.
            SOFT_HYPHEN | SOFT_HYPHEN_OF_WORD if ends_line(next) && text.ends_with(char::is_alphabetic) => {
                repairs.add(RepairKind::Hyphenated, 1, line);
                text.push('-');
            }
            _ if is_printable(character) => {
                // The key of a telephone is a sign of its own.
                if matches!(next, Some('\u{fe0f}' | KEY)) && would_join(&text, Some(character)) {
                    text.push(' ');
                }
                text.push(character);
            }
            '●' | '\u{f06c}' if !circles.open => text.push('•'),
            '✖' if multiplies(&text, characters.clone()) => {
                text.push('×');
                while characters.next_if(|next| is_selector(*next)).is_some() {}
            }
            _ if nearest(character).is_some() => {
                text.extend(nearest(character));
                while characters.next_if(|next| is_selector(*next)).is_some() {}
            }
            _ if bracketed(character).or_else(|| between(character)).is_some() => {
                text.extend(bracketed(character).or_else(|| between(character)));
                repairs.add(RepairKind::Bracketed, 1, line);
                while characters.next_if(|next| is_selector(*next)).is_some() {}
            }
            _ if same_in_other_form(character, next, &mut text) => {
                while characters.next_if(|next| is_selector(*next)).is_some() {}
            }
            _ => {
                unprintable(character, line, &mut text, repairs);
                if (character.is_control() || character == KEY) && would_join(&text, next) {
                    text.push(' ');
                }
                // One picture may be written as several: a family, a flag, a hand with a colour.
                if is_picture(character) {
                    let mut before = character;
                    while let Some(part) = characters.next_if(|next| goes_on(before, *next)) {
                        // A flag is two; a third begins the next.
                        before = if is_flag(part) { ' ' } else { part };
                    }
                }
            }
        }
        begins = text.is_empty() || text.ends_with('\n') || (begins && text.ends_with(SPACES));
    }
    Cow::Owned(text)
}

const NEL: char = '\u{85}';

/// What Word writes for a hyphen that ends no line and for one that is seen at the end of a line alone, where a program
/// takes its text out.
const HYPHEN_OF_WORD: char = '\u{1e}';
const SOFT_HYPHEN_OF_WORD: char = '\u{1f}';
const SOFT_HYPHEN: char = '\u{ad}';

/// What makes a key of the sign before it.
const KEY: char = '\u{20e3}';

fn ends_line(next: Option<char>) -> bool {
    next.is_some_and(|next| LINE_ENDS.contains(&next))
}

/// Whether a cross behind this text and before these signs multiplies: it stands between numbers, or against the first.
fn multiplies(text: &str, ahead: impl Iterator<Item = char>) -> bool {
    let mut ahead = ahead.filter(|sign| !is_selector(*sign)).skip_while(|sign| SPACES.contains(sign));
    text.ends_with(char::is_numeric)
        || (text.trim_end_matches(SPACES).ends_with(char::is_numeric) && ahead.next().is_some_and(char::is_numeric))
}

fn unprintable(character: char, line: usize, text: &mut String, repairs: &mut Repairs) {
    if let Some(sign) = sign_of(character) {
        repairs.add(RepairKind::Reread, 1, line);
        text.push(sign);
    } else if matches!(character, '\u{332}' | '\u{333}') {
        repairs.add(RepairKind::Underlined, 1, line);
    } else if carries_no_ink(character) {
        repairs.add(RepairKind::Dropped, 1, line);
    } else if decomposes_to_printable(character) {
        // A letter without a form of its own in the fonts may still print as a letter with a loose accent.
        text.extend(std::iter::once(character).nfd());
    } else {
        repairs.lose(line, tells_a_fact(character));
        text.push(char::REPLACEMENT_CHARACTER);
    }
}

/// Whether a text has nothing to clean, as nearly every text: every character prints, and lies in a range whose
/// characters are all in NFC, next to each other as well.
fn stands_as_it_is(text: &str) -> bool {
    is_plain(text)
        || text.chars().all(|character| {
            let composed = matches!(
                character,
                '\0'..='\u{2ff}' | '\u{1e80}'..='\u{1eff}' | '\u{2010}'..='\u{203a}' | '€'
            );
            matches!(character, '\n' | '\t') || (composed && is_printable(character))
        })
}

/// Whether a text is printable ASCII, tabs and line ends. Every byte is looked at, since so the compiler takes many at a
/// time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (matches!(byte, b' '..=b'~') | (byte == b'\n') | (byte == b'\t')))
}

#[cfg(test)]
mod tests;
