//! The characters of a text: every one that is left has a form on paper, or is a tab or a line end.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

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

/// The same for a piece of a text, of which the whole tells what its lines choose from.
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
        pairs.find_map(|(choice, choosing)| choice.form(sign).map(|shown| (shown, choosing.row)))
    };
    // Where something can be chosen, a filled sign between words is one that is.
    let between = |sign: char| {
        let mut pairs = CHOICES.iter().zip(chosen).filter(|(_, choosing)| choosing.open);
        pairs.find_map(|(choice, _)| choice.form(sign))
    };
    let has_open_circle = chosen[0].open;
    // Read as Latin-1, an ellipsis of Windows-1252 and the line end NEL are the same control. It is an ellipsis where
    // other signs came the same way.
    let from_windows = raw.chars().any(|character| character != NEL && sign_of(character).is_some());
    let mut text = String::with_capacity(raw.len());
    let mut line = 1;
    // Nothing but white space stands on this line yet.
    let mut begins = true;
    // Bullets of a web editor, of which the second level is a circle, which elsewhere is one to tick.
    let mut nests = false;
    let mut characters = raw.nfc().peekable();
    while let Some(character) = characters.next() {
        if begins && (form(character).is_some() || is_bullet(character, Some(' '))) {
            while characters.next_if(|next| is_selector(*next)).is_some() {}
        }
        let next = characters.peek().copied();
        match character {
            '\r' if next == Some('\n') => {}
            NEL if from_windows => {
                repairs.add(RepairKind::Reread, 1, line);
                text.push('…');
            }
            '\n' | '\r' | '\u{b}' | '\u{c}' | NEL | '\u{2028}' | '\u{2029}' => {
                text.push('\n');
                line += 1;
            }
            '\t' => text.push('\t'),
            '\u{1680}' | '\u{2000}' | '\u{2001}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => text.push(' '),
            char::REPLACEMENT_CHARACTER => {
                // Lost before it came here. Against a letter or digit it was most likely one itself.
                let before = text.chars().next_back().is_some_and(char::is_alphanumeric);
                repairs.lose(line, before || next.is_some_and(char::is_alphanumeric));
                text.push(character);
            }
            _ if begins && leads(next) && form(character).is_some() => {
                if let Some((shown, in_row)) = form(character) {
                    text.push_str(shown);
                    if in_row {
                        repairs.add(RepairKind::Bracketed, 1, line);
                    }
                }
            }
            // Word and web editors have these on their third level, and are told apart by it.
            '▪' | '■' | '\u{f0a7}' if begins && is_bullet(character, next) => text.push('·'),
            '○' if bullets
                && begins
                && (next == Some('\t') || (nests && next == Some(' ') && text.ends_with(SPACES))) =>
            {
                text.push(CIRCLE);
            }
            _ if begins && is_bullet(character, next) => {
                nests |= character == '●';
                text.push('•');
            }
            HYPHEN_OF_WORD => {
                repairs.add(RepairKind::Reread, 1, line);
                text.push('-');
            }
            // A word that was divided here is seen with its hyphen.
            SOFT_HYPHEN | SOFT_HYPHEN_OF_WORD if ends_line(next) && text.ends_with(char::is_alphabetic) => {
                repairs.add(RepairKind::Reread, 1, line);
                text.push('-');
            }
            _ if is_printable(character) => {
                // The key of a telephone is a sign of its own.
                if matches!(next, Some('\u{fe0f}' | KEY)) && would_join(&text, Some(character)) {
                    text.push(' ');
                }
                text.push(character);
            }
            '●' | '\u{f06c}' if !has_open_circle => text.push('•'),
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
            _ if same_in_other_form(character, next, &mut text) => {}
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

/// Whether a sign would go on with the number that a text ends in.
fn would_join(text: &str, next: Option<char>) -> bool {
    text.ends_with(char::is_numeric) && next.is_some_and(char::is_numeric)
}

/// Whether a cross behind this text and before these signs multiplies: it stands between numbers, or against the first.
fn multiplies(text: &str, ahead: impl Iterator<Item = char>) -> bool {
    let mut ahead = ahead.filter(|sign| !is_selector(*sign)).skip_while(|sign| SPACES.contains(sign));
    text.ends_with(char::is_numeric)
        || (text.trim_end_matches(SPACES).ends_with(char::is_numeric) && ahead.next().is_some_and(char::is_numeric))
}

/// Signs of which some are open and some are filled where something can be chosen, and how they are printed.
struct Choice {
    open: &'static [char],
    taken: &'static [char],
    shown: [&'static str; 2],
}

/// Those of Wingdings as well.
const CIRCLES: Choice = Choice {
    open: &['○', '◯', '⚪', '⭘', '\u{f0a1}'],
    taken: &['●', '⚫', '⬤', '◉', '⦿', '🔘', '\u{f06c}', '\u{f0a4}'],
    shown: ["( )", "(•)"],
};

const BOXES: Choice = Choice {
    open: &['□', '◻', '☐', '⬜', '▢', '❏', '❐', '❑', '❒', '\u{f06f}', '\u{f071}', '\u{f0a8}'],
    taken: &['■', '◼', '⬛', '▣', '\u{f06e}'],
    shown: [EMPTY_BOX, "[x]"],
};

/// Small squares and diamonds: bullets of two levels as often as a choice.
const SMALL_BOXES: Choice =
    Choice { open: &['▫', '◽', '◇'], taken: &['▪', '◾', '◆'], shown: [EMPTY_BOX, "[x]"] };

const CHOICES: [Choice; 3] = [CIRCLES, BOXES, SMALL_BOXES];

/// What parts the lines of a text that was not read yet, but for NEL, which may have been another sign.
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];

impl Choice {
    fn form(&self, sign: char) -> Option<&'static str> {
        let [open, taken] = self.shown;
        let shown = self.open.contains(&sign).then_some(open);
        shown.or_else(|| self.taken.contains(&sign).then_some(taken))
    }

    /// What a text chooses from these.
    fn choosing(&self, text: &str) -> Choosing {
        if !text.contains(self.open) {
            return Choosing::default();
        }
        let row = text.split(LINE_ENDS).any(|line| self.is_row(line));
        let led = row || self.is_led(text);
        // A small square or a diamond between words is one of a choice where both stand on its line.
        let both = |line: &str| line.contains(self.open) && line.contains(self.taken);
        let open = led || !self.open.contains(&'▫') || text.split(LINE_ENDS).any(both);
        Choosing { led, row, open }
    }

    /// Whether a line is a row of choices: one of the signs leads it, and the other stands behind it. Where the words
    /// between them ask (`● Vervoer: ○ auto`), the first is a bullet.
    fn is_row(&self, line: &str) -> bool {
        let mut signs = line.trim_start_matches(SPACES).chars();
        let Some(sign) = signs.next().filter(|sign| self.form(*sign).is_some()) else { return false };
        let behind = signs.as_str();
        let other = if self.open.contains(&sign) { self.taken } else { self.open };
        let words = behind.split(|sign: char| self.form(sign).is_some()).next().unwrap_or_default();
        behind.contains(other) && !words.trim_end().ends_with([':', '?'])
    }

    /// Whether the lines of a text are choices, of which some are taken. Two circles are the bullets of the first and
    /// the second level of web editors as well: as those the open one never comes first, and is indented or has a tab
    /// behind it.
    fn is_led(&self, text: &str) -> bool {
        let led = |line: &str| {
            let words = line.trim_start_matches(SPACES);
            let sign = words.chars().next().filter(|sign| self.form(*sign).is_some())?;
            let is_open = self.open.contains(&sign);
            let behind = words.strip_prefix(sign)?.trim_start_matches(is_selector);
            let answer = ANSWERS.iter().any(|answer| behind.trim().eq_ignore_ascii_case(answer));
            let margin = words.len() == line.len() && behind.starts_with([' ', '\u{a0}']);
            let is_choice = answer || !BULLETS.contains(&sign) || (is_open && sign == '○' && margin);
            behind.starts_with(SPACES).then_some((is_open, is_choice))
        };
        let lines: Vec<(bool, bool)> = text.split(LINE_ENDS).filter_map(led).collect();
        let both = lines.iter().any(|(is_open, _)| *is_open) && lines.iter().any(|(is_open, _)| !is_open);
        let first = lines.first().is_some_and(|(is_open, _)| *is_open);
        both && (self.open.contains(&'□') || first || lines.iter().any(|(_, is_choice)| *is_choice))
    }
}

/// How the signs of one pair stand in a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choosing {
    /// Those that lead a line are a choice, and no bullet.
    led: bool,
    /// One leads a line that holds the other.
    row: bool,
    /// Those between words are a choice.
    open: bool,
}

/// How the signs of each pair stand in a text.
pub type Chosen = [Choosing; 3];

pub fn chosen_from(text: &str) -> Chosen {
    CHOICES.map(|choice| choice.choosing(text))
}

/// Whether a text holds a sign that can be chosen.
pub fn holds_choice(text: &str) -> bool {
    CHOICES.iter().any(|choice| text.contains(choice.open) || text.contains(choice.taken))
}

/// Signs that editors have as bullets.
const BULLETS: [char; 9] = ['○', '●', '\u{f06c}', '▪', '▫', '◾', '◽', '◆', '◇'];

/// A box or a circle to tick, as brackets around what is in it: no font has the sign itself. A cross stays a cross, since
/// in a box it says yes as often as no.
pub fn bracketed(character: char) -> Option<&'static str> {
    Some(match character {
        // The empty ones of Wingdings as well, and the ticked ones.
        '☐' | '□' | '◻' | '▢' | '❏' | '❐' | '❑' | '❒' | '⬜' | '\u{f06f}' | '\u{f071}' | '\u{f0a8}' => {
            EMPTY_BOX
        }
        '☑' | '🗹' | '\u{f0fe}' => TICKED_BOX,
        '☒' | '🗵' | '🗷' | '⌧' | '\u{f0fd}' | '\u{f078}' => "[x]",
        '○' | '◯' | '⚪' | '⭘' | '\u{f0a1}' => "( )",
        '●' | '⚫' | '⬤' | '◉' | '⦿' | '🔘' | '\u{f06c}' | '\u{f0a4}' => "(•)",
        _ => return None,
    })
}

pub const EMPTY_BOX: &str = "[ ]";
pub const TICKED_BOX: &str = "[✓]";

/// Whether a character says of the one before it to be a picture or a sign.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe0e}' | '\u{fe0f}')
}

/// Adds the same letters, digits and signs in the form that the fonts have: wide ones, those of formulas, ligatures,
/// units in one sign, and numbers in a circle, which get brackets. What was one sign goes on with no number beside it:
/// 3⅒ is 3 1⁄10. Not what stands above or below the line: xⁿ is no xn.
fn same_in_other_form(character: char, next: Option<char>, text: &mut String) -> bool {
    if is_lifted(character) {
        return false;
    }
    if let Some(number) = circled(character) {
        text.extend(["(", &number, ")"]);
        return true;
    }
    let mut plain: String = std::iter::once(character).nfkc().collect();
    if matches!(character, '\u{339f}'..='\u{33a6}') {
        // Square and cubic metres.
        let power = plain.pop().map(|power| if power == '2' { '²' } else { '³' });
        plain.extend(power);
    }
    let same = !plain.is_empty() && !plain.contains(character) && plain.chars().all(is_printable);
    if same {
        // Wide digits follow each other as those on the line do.
        let is_whole = plain.chars().nth(1).is_some();
        if is_whole && would_join(text, plain.chars().next()) {
            text.push(' ');
        }
        text.push_str(&plain);
        // ⒈ has a full stop, which would make one number of it and the next.
        let is_number = text.ends_with(|sign: char| sign.is_numeric() || sign == '.');
        if is_whole && is_number && next.is_some_and(char::is_numeric) {
            text.push(' ');
        }
    }
    same
}

/// The number or the letter in a circle, black or white.
fn circled(character: char) -> Option<String> {
    let code = character as u32;
    let first = match code {
        0x2460..=0x2473 => 0x245F,
        // ㉑ to ㊿.
        0x3251..=0x325F => 0x323C,
        0x32B1..=0x32BF => 0x328D,
        // The key with a ten on it.
        0x1F51F => 0x1F515,
        0x24EA => 0x24EA,
        0x24EB..=0x24F4 => 0x24E0,
        0x24F5..=0x24FE => 0x24F4,
        0x2776..=0x277F => 0x2775,
        0x2780..=0x2789 => 0x277F,
        0x278A..=0x2793 => 0x2789,
        0x24B6..=0x24E9 => return Some(std::iter::once(character).nfkc().collect()),
        _ => return None,
    };
    Some((code - first).to_string())
}

/// Letters and signs above and below the line.
fn is_lifted(character: char) -> bool {
    matches!(character as u32,
        0x02B0..=0x02B8 | 0x02E0..=0x02E4 | 0x1D2C..=0x1D6A | 0x1D78 | 0x1D9B..=0x1DBF | 0x2070..=0x209C | 0x2C7C
        | 0x2C7D | 0xA69C | 0xA69D | 0xA770 | 0xA7F2..=0xA7F4 | 0xA7F8 | 0xA7F9 | 0xAB5C..=0xAB5F)
}

/// Words that are chosen from, and head no list.
const ANSWERS: [&str; 9] =
    ["ja", "nee", "neen", "deels", "soms", "onbekend", "n.v.t.", "niet van toepassing", "anders"];

const NEL: char = '\u{85}';

/// What stands for the bullet of the second level of a web editor, which no font has.
pub const CIRCLE: char = '˚';

/// The sign of the fonts that says the same: a tick is a tick, a cross is a cross, an arrow points where it pointed.
fn nearest(character: char) -> Option<char> {
    Some(match character {
        // Those of Wingdings as well, which Word writes for ✓, ✗ and ==>.
        '✔' | '✅' | '🗸' | '\u{f0fc}' => '✓',
        '➕' => '+',
        '➖' => '−',
        '➗' => '÷',
        '✗' | '✘' | '✖' | '🗴' | '🗶' | '\u{f0fb}' => '❌',
        '⇒' | '⇨' | '➔' | '➙' | '➜' | '➝' | '➞' | '➡' | '➨' | '⟶' | '⟹' | '\u{f0e0}' | '\u{f0e8}' | '\u{f0f0}' => {
            '→'
        }
        '⇐' | '⇦' | '⬅' | '⟵' | '⟸' | '\u{f0df}' => '←',
        '⇑' | '⇧' | '⬆' => '↑',
        '⇓' | '⇩' | '⬇' => '↓',
        '⇔' | '⬌' | '⟷' | '⟺' | '\u{f0f3}' => '↔',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        '∼' => '~',
        '✕' => '×',
        '⋅' | '・' | '‧' => '·',
        '⋯' => '…',
        '‟' | '❝' => '“',
        '❞' => '”',
        'ʿ' => 'ʻ',
        'ʾ' => 'ʼ',
        _ => return None,
    })
}

const SPACES: [char; 3] = [' ', '\t', '\u{a0}'];

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

/// Whether a character is a picture, which others may change.
fn is_picture(character: char) -> bool {
    matches!(character as u32, 0x2600..=0x27BF | 0x1F000..=0x1FAFF)
}

/// Whether a character is half a flag.
fn is_flag(character: char) -> bool {
    matches!(character as u32, 0x1F1E6..=0x1F1FF)
}

/// Whether a character goes on with the picture that the one before it is part of.
fn goes_on(before: char, character: char) -> bool {
    const JOINER: char = '\u{200d}';
    matches!(character, JOINER | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
        || (before == JOINER && is_picture(character))
        || (is_flag(before) && is_flag(character))
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

/// Whether a sign that no font has leads a line as a bullet: those of Word, which are codes of the faces Symbol and
/// Wingdings, and those of other editors. Boxes and circles that can be ticked are none: they say something.
fn is_bullet(character: char, next: Option<char>) -> bool {
    let leads = next.is_some_and(|next| SPACES.contains(&next));
    let is_one = matches!(
        character,
        '▪' | '▫' | '◦' | '‣' | '⁃' | '●' | '■' | '◼' | '◽' | '◾' | '◆' | '◇' | '❖' | '➢' | '➤' | '►' | '▸' | '▶'
        // Symbol: bullet and hyphen. Wingdings: squares, diamonds, arrow heads.
        | '\u{f0b7}' | '\u{f02d}' | '\u{f0a7}' | '\u{f06c}' | '\u{f06e}' | '\u{f075}' | '\u{f076}' | '\u{f077}'
        | '\u{f09e}' | '\u{f09f}' | '\u{f0d8}'
    );
    // An arrow that Word made of `==>` is one; with a tab behind it, it is a bullet.
    let is_arrow = matches!(character, '\u{f0e0}' | '\u{f0e8}') && next == Some('\t');
    (leads && is_one) || is_arrow
}

/// Controls, zero-width characters, direction marks, soft hyphens, variation selectors, fillers, tags: characters that
/// change others or nothing, and that an archive format refuses. So are keys around a letter.
fn carries_no_ink(character: char) -> bool {
    character.is_control()
        || matches!(character as u32,
            0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20E3 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFB | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

fn decomposes_to_printable(character: char) -> bool {
    let mut parts = std::iter::once(character).nfd();
    let first = parts.next();
    first.is_some_and(|first| first != character && is_printable(first)) && parts.all(is_printable)
}

/// Whether a lost sign may have changed a fact: letters, digits, currencies and comparisons, signs above and below the
/// line, units, boxes and circles to tick, stars that were not given, strokes through a letter, lights, thumbs and other
/// pictures that are a whole message, and codes of private use, which can have been any of these.
fn tells_a_fact(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character as u32,
            0x0335..=0x0338 | 0x2031 | 0x2070..=0x209F | 0x20A0..=0x20CF | 0x2100..=0x218F | 0x25A0 | 0x25A3 | 0x25C7
            | 0x25CE | 0x25FC | 0x2606 | 0x2640 | 0x2642 | 0x26A0 | 0x26D4 | 0x2753..=0x2757 | 0x2B1B | 0x1F197
            | 0x1F44C..=0x1F44E | 0x1F532..=0x1F535 | 0x1F6A5 | 0x1F6A6 | 0x1F6AB | 0x1F6D1 | 0x1F7E0..=0x1F7EB
            | 0x2200..=0x22FF | 0x2A00..=0x2AFF | 0x3200..=0x33FF | 0xFDFC | 0xFE62..=0xFE6B | 0xFF04 | 0xFF05 | 0xFF0B
            | 0xFF1C..=0xFF1E | 0xFFE0..=0xFFE6 | 0xE000..=0xF8FF | 0xF0000..=0x10FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(raw: &str) -> (String, Vec<(RepairKind, usize)>) {
        let mut repairs = Repairs::default();
        let text = clean_with_bullets(raw, &mut repairs).into_owned();
        (text, repairs.kinds())
    }

    #[test]
    fn every_kind_of_line_end_is_one() {
        let (text, repairs) = cleaned("a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i\r\r\nj");
        assert_eq!(text, "a\nb\nc\nd\ne\nf\ng\nh\ni\n\nj");
        assert!(repairs.is_empty(), "{repairs:?}");
    }

    #[test]
    fn signs_of_windows_are_what_they_were() {
        let (text, repairs) = cleaned("\u{80} 250, foto\u{92}s \u{84}zo\u{94} \u{96} en\u{85} \u{95}\u{99}");
        assert_eq!(text, "€ 250, foto’s „zo” – en… •™");
        assert_eq!(repairs, [(RepairKind::Reread, 8)]);
    }

    #[test]
    fn what_has_no_form_and_what_has_no_ink_are_told_apart() {
        let (text, repairs) = cleaned("中文 \u{200b}a\u{7}b\u{e000}😀");
        assert_eq!(text, "\u{fffd}\u{fffd} ab\u{fffd}\u{fffd}");
        assert_eq!(repairs, [(RepairKind::Replaced, 4), (RepairKind::Dropped, 2)]);
    }

    #[test]
    fn a_picture_of_several_characters_is_one_sign() {
        for picture in ["👨\u{200d}👩\u{200d}👧", "👍🏽", "☎\u{fe0f}", "🇳🇱", "❤\u{fe0f}\u{200d}🔥"]
        {
            assert_eq!(cleaned(picture), ("\u{fffd}".to_owned(), vec![(RepairKind::Replaced, 1)]), "{picture}");
        }
        assert_eq!(cleaned("👍👍").0, "\u{fffd}\u{fffd}");
        assert_eq!(cleaned("🇳🇱🇧🇪").0, "\u{fffd}\u{fffd}");
        assert_eq!(cleaned("😀\u{200d}a").0, "\u{fffd}a");
    }

    #[test]
    fn a_lost_letter_weighs_more_than_a_lost_picture() {
        let serious = |raw: &str| {
            let mut repairs = Repairs::default();
            clean(raw, &mut repairs);
            repairs.seen().iter().any(|seen| seen.serious)
        };
        for raw in [
            "中",
            "\u{661}",
            "⊂",
            "₺ ﷼",
            "Andr\u{fffd}",
            "\u{e001}",
            "⁻",
            "xⁿ",
            "■",
            "★☆",
            "h\u{336}i",
            "🔳",
            "🔴",
            "👎🏽",
        ] {
            assert!(serious(raw), "{raw}");
        }
        for raw in ["😀", "\u{fffd} goed", "☎ ★", "a\u{200b}b", "\u{80}"] {
            assert!(!serious(raw), "{raw}");
        }
    }

    #[test]
    fn bullets_of_word_are_bullets_where_they_lead_a_line() {
        let (text, repairs) = cleaned("\u{f0b7}\tcv\r\u{f0a7} netwerk\n  ▪\tdiep");
        assert_eq!(text, "•\tcv\n· netwerk\n  ·\tdiep");
        assert!(repairs.is_empty(), "{repairs:?}");
        assert_eq!(cleaned("een \u{f0b7} twee").0, "een \u{fffd} twee");
        assert_eq!(cleaned("▪\u{fe0f} cv\n◼ brief"), ("· cv\n• brief".to_owned(), vec![]));
    }

    #[test]
    fn ticks_and_crosses_are_those_of_the_fonts() {
        assert_eq!(
            cleaned("\u{f0fc} gedaan\n\u{f0fb} niet gedaan ✔\u{fe0f}"),
            ("✓ gedaan\n❌ niet gedaan ✓".to_owned(), vec![])
        );
    }

    #[test]
    fn circles_of_web_editors_are_told_from_those_to_tick() {
        assert_eq!(cleaned("● a\n  ○ b\n    ■ c").0, format!("• a\n  {CIRCLE} b\n    · c"));
        assert_eq!(cleaned("○ ja\n○ nee").0, "( ) ja\n( ) nee");
        assert_eq!(cleaned("○\ta").0, format!("{CIRCLE}\ta"));
    }

    #[test]
    fn what_was_chosen_stays_what_was_chosen() {
        for (typed, printed) in [
            ("○\tJa\n●\tNee", "( )\tJa\n(•)\tNee"),
            ("●\tJa\r○\tNee", "(•)\tJa\n( )\tNee"),
            ("● fiets\n○ auto", "(•) fiets\n( ) auto"),
            ("■ voldaan\n□ open", "[x] voldaan\n[ ] open"),
            ("■ een\n■ twee", "· een\n· twee"),
            ("⚪\u{fe0f} Ja\n⚫\u{fe0f} Nee", "( ) Ja\n(•) Nee"),
            ("◯ Ja\n● Nee", "( ) Ja\n(•) Nee"),
            ("⬜ open\n⬛ klaar", "[ ] open\n[x] klaar"),
            ("Zorg ● Techniek", "Zorg • Techniek"),
        ] {
            assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
        }
    }

    #[test]
    fn a_choice_in_one_line_stays_one() {
        for (typed, printed, marks) in [
            ("● Ja  ○ Nee  ○ Deels", "(•) Ja  ( ) Nee  ( ) Deels", 3),
            ("● ja\t○ nee", "(•) ja\t( ) nee", 2),
            ("■ ja □ nee", "[x] ja [ ] nee", 2),
            ("◼ ja ◻ nee", "[x] ja [ ] nee", 2),
            ("▣ ja □ nee", "[x] ja [ ] nee", 2),
            ("▪ ja ▫ nee", "[x] ja [ ] nee", 2),
            ("▫ ja ▪ nee", "[ ] ja [x] nee", 2),
            ("◆ ja ◇ nee", "[x] ja [ ] nee", 2),
            ("◯ ja ⬤ nee", "( ) ja (•) nee", 2),
            ("\u{f06e} ja \u{f06f} nee", "[x] ja [ ] nee", 2),
            ("\u{f06c} ja \u{f0a1} nee", "(•) ja ( ) nee", 2),
            ("□ ja ■ nee", "[ ] ja [x] nee", 2),
            ("Akkoord: ■ ja □ nee", "Akkoord: [x] ja [ ] nee", 2),
            ("- ■ ja □ nee", "- [x] ja [ ] nee", 2),
            ("■ ja □ nee\n□ ja ■ nee", "[x] ja [ ] nee\n[ ] ja [x] nee", 4),
            ("● ja ○ nee\n● soms", "(•) ja ( ) nee\n(•) soms", 3),
            ("● Vervoer: ○ auto ● fiets\n● Werk", "• Vervoer: ( ) auto (•) fiets\n• Werk", 2),
        ] {
            assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Bracketed, marks)]), "{typed}");
        }
        assert_eq!(cleaned("▪ een\n  ▫ twee"), ("· een\n  • twee".to_owned(), vec![]));
        assert_eq!(cleaned("■ een"), ("· een".to_owned(), vec![]));
    }

    #[test]
    fn nothing_goes_on_with_the_number_before_it() {
        for (typed, printed) in [
            ("3⅒ uur", "3 1⁄10 uur"),
            ("2↉", "2 0⁄3"),
            ("24㉑ uur", "24(21) uur"),
            ("㊿", "(50)"),
            ("12⒈", "12 1."),
            ("⒈2", "1. 2"),
            ("24１", "241"),
            ("🔟", "(10)"),
        ] {
            assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
        }
        assert_eq!(cleaned("24\u{7}8 en a\u{7}8").0, "24 8 en a8");
        assert_eq!(cleaned("241\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}").0, "24 1 2");
    }

    #[test]
    fn hyphens_of_word_are_hyphens() {
        assert_eq!(cleaned("2\u{1e}4 uur"), ("2-4 uur".to_owned(), vec![(RepairKind::Reread, 1)]));
        assert_eq!(cleaned("arbeids\u{1f}deskundige").0, "arbeidsdeskundige");
        for typed in ["arbeids\u{ad}\ndeskundige", "arbeids\u{1f}\r\ndeskundige"] {
            assert_eq!(cleaned(typed), ("arbeids-\ndeskundige".to_owned(), vec![(RepairKind::Reread, 1)]));
        }
    }

    #[test]
    fn plus_minus_and_times_are_told_apart() {
        assert_eq!(cleaned("➕ op tijd\n➖ traag"), ("+ op tijd\n− traag".to_owned(), vec![]));
        assert_eq!(cleaned("Uren ➖5 en 8 ➗ 2").0, "Uren −5 en 8 ÷ 2");
        assert_eq!(cleaned("3 ✖ 8 uur, 3✖\u{fe0f} per dag, ✖ niet").0, "3 × 8 uur, 3× per dag, ❌ niet");
    }

    #[test]
    fn lines_below_letters_are_told() {
        assert_eq!(cleaned("g\u{332}e\u{332}en"), ("geen".to_owned(), vec![(RepairKind::Underlined, 2)]));
    }

    #[test]
    fn what_can_be_ticked_is_a_named_mark() {
        for (typed, printed, marks) in [
            ("☐ Ja\n☑ Nee", "[ ] Ja\n[✓] Nee", 2),
            ("☐\tJa\n☒\tNee", "[ ]\tJa\n[x]\tNee", 2),
            ("Rijbewijs: ☐ ja ☑\u{fe0f} nee", "Rijbewijs: [ ] ja [✓] nee", 2),
            ("Auto: ○ ja ● nee", "Auto: ( ) ja (•) nee", 2),
            ("\u{f0fe} ja \u{f0a8} nee \u{f0fd} soms", "[✓] ja [ ] nee [x] soms", 3),
            ("⚫ Nee", "(•) Nee", 1),
        ] {
            assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Bracketed, marks)]), "{typed}");
        }
        let mut repairs = Repairs::default();
        assert_eq!(clean("○\tJa", &mut repairs), "( )\tJa");
        assert!(repairs.seen().iter().all(|seen| !seen.serious));
    }

    #[test]
    fn the_same_sign_in_another_form_is_that_sign() {
        for (typed, printed) in [
            ("８０％", "80%"),
            ("12 ㎡, 3 ㎥, 20 ℃", "12 m², 3 m³, 20 °C"),
            ("𝗩𝗲𝘁 en 𝟙", "Vet en 1"),
            ("oﬃcieel", "officieel"),
            ("① een ❷ twee ⓐ drie ⑷ vier Ⅳ. vijf", "(1) een (2) twee (a) drie (4) vier IV. vijf"),
            ("a ⇒ b ➜ c ⬅ d \u{f0e0} e", "a → b → c ← d → e"),
            ("⩽ 5, ≧ 6, ✕ 2", "≤ 5, ≥ 6, × 2"),
        ] {
            assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
        }
        assert_eq!(cleaned("1\u{fe0f}\u{20e3} een").0, "1 een");
        assert_eq!(cleaned("10⁻³ xⁿ").0, "10\u{fffd}³ x\u{fffd}");
    }

    #[test]
    fn letters_are_composed_or_keep_a_loose_accent() {
        assert_eq!(cleaned("Zoe\u{308}"), ("Zoë".to_owned(), vec![]));
        assert_eq!(cleaned("\u{1e0c}"), ("D\u{323}".to_owned(), vec![]));
    }
}
