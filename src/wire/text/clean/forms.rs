//! Signs that no font has, in the form that the fonts have.

use unicode_normalization::UnicodeNormalization;

use super::signs::would_join;
use crate::trajectory::is_printable;

/// The sign of the fonts that says the same: a tick is a tick, a cross is a cross, an arrow points where it pointed.
pub fn nearest(character: char) -> Option<char> {
    Some(match character {
        // Those of Wingdings as well, which Word writes for ✓, ✗ and ==>.
        '✔' | '✅' | '🗸' | '\u{f0fc}' => '✓',
        '➕' => '+',
        '➖' => '−',
        '➗' => '÷',
        '✗' | '✘' | '✖' | '🗴' | '🗶' | '\u{f0fb}' => '❌',
        '▶' | '►' | '▸' | '➤' | '➢' | '⇒' | '⇨' | '➔' | '➙' | '➜' | '➝' | '➞' | '➡' | '➨' | '➥' | '⮕' | '🡒' | '🡆'
        | '⟶' | '⟹' | '\u{f0e0}' | '\u{f0e8}' | '\u{f0f0}' => '→',
        '⇐' | '⇦' | '⬅' | '⟵' | '⟸' | '◀' | '◄' | '\u{f0df}' => '←',
        '⇑' | '⇧' | '⬆' | '▲' | '△' | '🔼' | '🔺' => '↑',
        '⇓' | '⇩' | '⬇' | '▼' | '▽' | '🔽' | '🔻' => '↓',
        '⇔' | '⇄' | '⇆' | '⇌' | '⬌' | '⟷' | '⟺' | '\u{f0f3}' => '↔',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        '∼' => '~',
        '✕' => '×',
        'ʹ' => '′',
        'ʺ' => '″',
        '⋅' | '・' | '‧' => '·',
        '⋯' => '…',
        '⟨' | '\u{3008}' => '‹',
        '⟩' | '\u{3009}' => '›',
        '‛' | '❛' => '‘',
        '❜' => '’',
        '‟' | '❝' => '“',
        '❞' => '”',
        'ʿ' => 'ʻ',
        'ʾ' => 'ʼ',
        _ => return None,
    })
}

/// Adds the same letters, digits and signs in the form that the fonts have: wide ones, those of formulas, ligatures,
/// units in one sign, and numbers in a circle, which get brackets. What was one sign goes on with no number beside it:
/// 3⅒ is 3 1⁄10. Not what stands above or below the line: xⁿ is no xn.
pub fn same_in_other_form(character: char, next: Option<char>, text: &mut String) -> bool {
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
        // Letters in black circles and squares.
        0x1F150..=0x1F169 => return letter(code - 0x1F150),
        0x1F170..=0x1F189 => return letter(code - 0x1F170),
        0x24B6..=0x24E9 => return Some(std::iter::once(character).nfkc().collect()),
        _ => return None,
    };
    Some((code - first).to_string())
}

fn letter(place: u32) -> Option<String> {
    char::from_u32(u32::from('A') + place).map(String::from)
}

/// Letters and signs above and below the line.
fn is_lifted(character: char) -> bool {
    matches!(character as u32,
        0x02B0..=0x02B8 | 0x02E0..=0x02E4 | 0x1D2C..=0x1D6A | 0x1D78 | 0x1D9B..=0x1DBF | 0x2070..=0x209C | 0x2C7C
        | 0x2C7D | 0xA69C | 0xA69D | 0xA770 | 0xA7F2..=0xA7F4 | 0xA7F8 | 0xA7F9 | 0xAB5C..=0xAB5F)
}

pub fn decomposes_to_printable(character: char) -> bool {
    let mut parts = std::iter::once(character).nfd();
    let first = parts.next();
    first.is_some_and(|first| first != character && is_printable(first)) && parts.all(is_printable)
}
