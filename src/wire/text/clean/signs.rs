//! Kinds of signs: bullets, pictures, what carries no ink, and what tells a fact.

pub const SPACES: [char; 3] = [' ', '\t', '\u{a0}'];

/// What stands for the bullet of the second level of a web editor, which no font has.
pub const CIRCLE: char = '˚';

/// Whether a sign that no font has leads a line as a bullet: those of Word, which are codes of the faces Symbol and
/// Wingdings, and those of other editors. Boxes and circles that can be ticked are none: they say something.
pub fn is_bullet(character: char, next: Option<char>) -> bool {
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

/// Whether a character says of the one before it to be a picture or a sign.
pub fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe0e}' | '\u{fe0f}')
}

/// Whether a character is a picture, which others may change.
pub fn is_picture(character: char) -> bool {
    matches!(character as u32, 0x2600..=0x27BF | 0x1F000..=0x1FAFF)
}

/// Whether a character is half a flag.
pub fn is_flag(character: char) -> bool {
    matches!(character as u32, 0x1F1E6..=0x1F1FF)
}

/// Whether a character goes on with the picture that the one before it is part of.
pub fn goes_on(before: char, character: char) -> bool {
    const JOINER: char = '\u{200d}';
    matches!(character, JOINER | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
        || (before == JOINER && is_picture(character))
        || (is_flag(before) && is_flag(character))
}

/// Controls, zero-width characters, direction marks, soft hyphens, variation selectors, fillers, tags: characters that
/// change others or nothing, and that an archive format refuses. So are keys around a letter.
pub fn carries_no_ink(character: char) -> bool {
    character.is_control()
        || matches!(character as u32,
            0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20E3 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFB | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Whether a lost sign may have changed a fact: letters, digits, currencies and comparisons, signs above and below the
/// line, units, boxes and circles to tick, stars that were not given, strokes through a letter, lights, thumbs and other
/// pictures that are a whole message, and codes of private use, which can have been any of these.
pub fn tells_a_fact(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character as u32,
            0x0335..=0x0338 | 0x2031 | 0x2070..=0x209F | 0x20A0..=0x20CF | 0x2100..=0x218F | 0x25A0 | 0x25A3 | 0x25C7
            | 0x25CE | 0x25FC | 0x2606 | 0x2640 | 0x2642 | 0x26A0 | 0x26D4 | 0x2753..=0x2757 | 0x2B1B | 0x1F197
            | 0x1F44C..=0x1F44E | 0x1F532..=0x1F535 | 0x1F6A5 | 0x1F6A6 | 0x1F6AB | 0x1F6D1 | 0x1F7E0..=0x1F7EB
            | 0x2200..=0x22FF | 0x2A00..=0x2AFF | 0x3200..=0x33FF | 0xFDFC | 0xFE62..=0xFE6B | 0xFF04 | 0xFF05 | 0xFF0B
            | 0xFF1C..=0xFF1E | 0xFFE0..=0xFFE6 | 0xE000..=0xF8FF | 0xF0000..=0x10FFFD)
}

/// Whether a sign would go on with the number that a text ends in.
pub fn would_join(text: &str, next: Option<char>) -> bool {
    text.ends_with(char::is_numeric) && next.is_some_and(char::is_numeric)
}
