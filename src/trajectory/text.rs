//! Text that the shipped fonts can print.

use std::fmt;

use sha2::{Digest, Sha256};

/// One line of text without control characters, every character of it printable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    // Invariant: not blank, trimmed, every character satisfies `is_printable`.
    line: String,
}

/// The text holds a character that no shipped face can print, or nothing at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnprintableCharacter;

impl Text {
    pub fn parse(text: &str) -> Result<Self, UnprintableCharacter> {
        let line = text.trim();
        // All of a text that is ASCII is looked at, since so the compiler takes many bytes at a time.
        let plain = line.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
        if line.is_empty() || !(plain || line.chars().all(is_printable)) {
            return Err(UnprintableCharacter);
        }
        Ok(Self { line: line.to_owned() })
    }

    pub fn as_str(&self) -> &str {
        &self.line
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// What a text of a caller is for, as the contract says of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Sentences about a person, a course of events, an agreement.
    Narrative,
    /// A narrative of the employee's own, full of employers and jobs.
    Cv,
    /// Names of people, employers, jobs, schools, sectors, products and places.
    Name,
    /// What somebody numbered or abbreviated, and addresses on a network.
    Number,
}

/// A text as a caller gave it, with its place in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedText {
    /// JSON Pointer.
    pub pointer: String,
    pub kind: TextKind,
    /// Its words, without marks.
    pub text: String,
    /// As it was typed, where that is not its words alone.
    typed: Option<Box<str>>,
}

/// Bytes of a digest that tell one text from another: 16 hexadecimal digits.
const HASH_BYTES: usize = 8;

impl StatedText {
    pub fn new(pointer: String, kind: TextKind, text: String, typed: &str) -> Self {
        let typed = (text != typed).then(|| typed.into());
        Self { pointer, kind, text, typed }
    }

    /// As the caller typed it, marks and all.
    pub fn typed(&self) -> &str {
        self.typed.as_deref().unwrap_or(&self.text)
    }

    /// The first 16 hexadecimal digits of SHA-256 of the text as it was typed (UTF-8).
    pub fn hash(&self) -> String {
        Sha256::digest(self.typed()).iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Free text as a small tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    pub blocks: Vec<Block>,
}

/// A paragraph or a list. Lists nest, to a depth that the reader of the text bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// Either all of its items have a number, or none.
    List {
        items: Vec<ListItem>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// The number with its sign as they were typed, `1.` or `12)`; absent for a bullet.
    pub number: Option<String>,
    pub blocks: Vec<Block>,
}

/// A run of text, plain or with emphasis, the end of a line, or what parts the cells of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text { text: String, look: Look },
    LineBreak,
    Tab,
}

/// How a run of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub strong: bool,
    pub emph: bool,
    /// Struck out: its writer took it back.
    pub struck: bool,
}

impl Prose {
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// All words and numbers in reading order, without their form: for comparing and searching.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        push_plain(&self.blocks, &mut text);
        text.truncate(text.trim_end().len());
        text
    }
}

fn push_plain(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                for inline in inlines {
                    match inline {
                        Inline::Text { text: run, .. } => text.push_str(run),
                        Inline::LineBreak | Inline::Tab => text.push(' '),
                    }
                }
                text.push('\n');
            }
            Block::List { items } => {
                for item in items {
                    if let Some(number) = &item.number {
                        text.push_str(number);
                        text.push(' ');
                    }
                    push_plain(&item.blocks, text);
                }
            }
        }
    }
}

/// Whether the shipped faces print this character, directly or as a letter with a loose accent. A test in
/// `render` holds this table and the font files together.
pub fn is_printable(character: char) -> bool {
    // Most of any text.
    if matches!(character, ' '..='~') {
        return true;
    }
    let code = character as u32;
    PRINTABLE
        .binary_search_by(|&(first, last)| {
            if code < first {
                std::cmp::Ordering::Greater
            } else if code > last {
                std::cmp::Ordering::Less
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// Ranges of code points that every shipped face holds, without those that carry no ink of their own
/// (controls, zero-width characters, soft hyphens, line separators) or no fixed meaning (private use).
#[rustfmt::skip]
pub const PRINTABLE: &[(u32, u32)] = &[
    (0x0020, 0x007E), (0x00A0, 0x00AC), (0x00AE, 0x017F), (0x018F, 0x018F), (0x0192, 0x0192), (0x01A0, 0x01A1),
    (0x01AF, 0x01B0), (0x01CD, 0x01DC), (0x01FA, 0x01FF), (0x0218, 0x021B), (0x0237, 0x0237), (0x0259, 0x0259),
    (0x02BB, 0x02BC), (0x02C6, 0x02C7), (0x02D8, 0x02DD), (0x0300, 0x0304), (0x0306, 0x030C), (0x0312, 0x0312),
    (0x0315, 0x0315), (0x031B, 0x031B), (0x0323, 0x0323), (0x0326, 0x0328), (0x037E, 0x037E), (0x0384, 0x038A),
    (0x038C, 0x038C), (0x038E, 0x03A1), (0x03A3, 0x03CE), (0x0400, 0x045F), (0x0462, 0x0463), (0x046A, 0x046B),
    (0x0472, 0x0475), (0x0490, 0x04C2), (0x04CF, 0x04D9), (0x04DC, 0x04E9), (0x04EE, 0x04F9), (0x0524, 0x0525),
    (0x0E3F, 0x0E3F), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2002, 0x200A), (0x2010, 0x2015),
    (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089), (0x20A1, 0x20A1),
    (0x20A4, 0x20A4), (0x20A6, 0x20A6), (0x20A8, 0x20AE), (0x20B1, 0x20B2), (0x20B4, 0x20B5), (0x20B8, 0x20BA),
    (0x20BD, 0x20BD), (0x20BF, 0x20BF), (0x2113, 0x2113), (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2126),
    (0x212E, 0x212E), (0x2150, 0x2151), (0x2153, 0x215E), (0x2190, 0x2199), (0x2202, 0x2202), (0x2206, 0x2206),
    (0x220F, 0x220F), (0x2211, 0x2212), (0x2215, 0x2215), (0x2219, 0x221A), (0x221E, 0x221E), (0x222B, 0x222B),
    (0x2236, 0x2236), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25CA, 0x25CA), (0x2713, 0x2713),
    (0x274C, 0x274C), (0xFB01, 0xFB02), (0xFFFD, 0xFFFD),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_population_register_prints() {
        // ISO 6937, the repertoire of the Dutch population register: Latin-1 and Latin Extended-A.
        for code in (0xC0..=0x17F).filter(|code| !matches!(code, 0xD7 | 0xF7)) {
            assert!(char::from_u32(code).is_some_and(is_printable), "U+{code:04X}");
        }
    }

    #[test]
    fn what_carries_no_ink_is_not_printable() {
        for character in ['\u{0}', '\u{7}', '\n', '\u{ad}', '\u{200b}', '\u{2028}', '\u{feff}', '\u{e000}', '😀', '中']
        {
            assert!(!is_printable(character), "{character:?}");
        }
    }

    #[test]
    fn ranges_are_sorted_and_apart() {
        assert!(PRINTABLE.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
