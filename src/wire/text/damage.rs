//! Looks for texts that are most likely not what their writer saw. They are printed as typed, and it is said.

use super::windows::byte_of;
use crate::wire::fault::{RepairKind, Repairs};

/// HTML in a text that is not read as HTML.
pub fn note_tags(text: &str, repairs: &mut Repairs) {
    if holds_any(text, *b"<&") {
        let found = text.match_indices(['<', '&']).filter(|(at, sign)| {
            let rest = &text[at + 1..];
            if *sign == "<" { is_tag(rest) } else { is_reference(rest) }
        });
        note(RepairKind::Tags, text, found.map(|(at, _)| at), repairs);
    }
}

/// References of HTML in what was read of it.
pub fn note_references(text: &str, repairs: &mut Repairs) {
    let found = text.match_indices('&').filter(|(at, _)| is_reference(&text[at + 1..]));
    note(RepairKind::Tags, text, found.map(|(at, _)| at), repairs);
}

/// UTF-8 that was read as Latin-1 or Windows-1252 on its way.
pub fn note_garbled(text: &str, repairs: &mut Repairs) {
    // The first bytes of all signs that such a text begins with.
    if holds_any(text, [0xc2, 0xc3, 0xe2]) {
        let found = text.char_indices().filter(|(at, sign)| is_garbled(*sign, &text[*at..]));
        note(RepairKind::Garbled, text, found.map(|(at, _)| at), repairs);
    }
}

/// Whether a text holds one of these bytes. Every byte is looked at, since so the compiler takes many at a time.
pub fn holds_any<const N: usize>(text: &str, sought: [u8; N]) -> bool {
    text.bytes().fold(false, |found, byte| found | sought.iter().fold(false, |one, other| one | (byte == *other)))
}

fn note(kind: RepairKind, text: &str, mut places: impl Iterator<Item = usize>, repairs: &mut Repairs) {
    let Some(first) = places.next() else { return };
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let line = 1 + text[..first].matches(end).count();
    repairs.add(kind, 1 + places.count(), line);
}

/// Elements that editors and mail programs write, so that `<5 uur` and `<naam>` are no tags.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "b", "big", "blockquote", "body", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd",
    "del", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "i", "img", "ins",
    "kbd", "li", "mark", "o:p", "ol", "p", "pre", "s", "script", "small", "span", "strike", "strong", "style", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "wbr",
];

/// References that editors write for signs on a Dutch keyboard or in Dutch words.
#[rustfmt::skip]
const REFERENCES: &[&str] = &[
    "Eacute", "Euml", "Iuml", "Ouml", "Uuml", "aacute", "acirc", "agrave", "amp", "apos", "aring", "asymp", "auml",
    "bdquo", "bull", "ccedil", "cent", "copy", "deg", "divide", "eacute", "ecirc", "egrave", "emsp", "ensp", "euml", "euro",
    "frac12", "frac14", "frac34", "ge", "gt", "hellip", "iacute", "icirc", "igrave", "infin", "iuml", "laquo", "larr",
    "ldquo", "le", "lsquo", "lt", "mdash", "micro", "middot", "minus", "nbsp", "ndash", "ne", "ntilde", "oacute", "ocirc",
    "ograve", "oslash", "ouml", "permil", "plusmn", "pound", "quot", "raquo", "rarr", "rdquo", "reg", "rsquo", "sbquo",
    "sect", "shy", "sup2", "sup3", "szlig", "thinsp", "times", "trade", "uacute", "ucirc", "ugrave", "uuml", "zwj", "zwnj",
];

/// Whether a tag or a comment begins here, behind its `<`.
fn is_tag(rest: &str) -> bool {
    if rest.starts_with("!--") {
        return true;
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b':').count();
    let (name, after) = rest.split_at(length);
    // No further than the next `<`, so that a text of these is read once.
    let closes = || after.find(['<', '>']).is_some_and(|at| after[at..].starts_with('>'));
    ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name))
        && (after.starts_with(['>', '/']) || (after.starts_with(char::is_whitespace) && closes()))
}

/// Whether a character reference begins here, behind its `&`.
fn is_reference(rest: &str) -> bool {
    let Some(name) = rest.bytes().take(10).position(|byte| byte == b';').and_then(|end| rest.get(..end)) else {
        return false;
    };
    match name.strip_prefix('#') {
        Some(number) => {
            let digits = number.trim_start_matches(['x', 'X']);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        None => REFERENCES.contains(&name),
    }
}

/// Whether this character and those after it are the bytes of one character of UTF-8. Only beginnings that Dutch texts and
/// names have: `é` came as `Ã©`, `ł` as `Å‚`, `€` as `â‚¬`, a byte order mark as `ï»¿`, an emoji as `ðŸ˜€`; by way of a Mac
/// `é` came as `√©` and `’` as `‚Äô`.
fn is_garbled(sign: char, text: &str) -> bool {
    let follows = |bytes: usize, goes_on: fn(char) -> bool| {
        let following: Vec<char> = text.chars().skip(1).take(bytes).collect();
        following.len() == bytes && following.into_iter().all(goes_on)
    };
    match sign {
        'Ã' | 'Â' => follows(1, goes_on),
        'Ä' | 'Å' => follows(1, goes_on_in_a_name),
        'â' | 'ï' => follows(2, goes_on),
        'ð' => follows(3, goes_on),
        '√' | '¬' => follows(1, goes_on_of_a_mac),
        '‚' => (text.starts_with("‚Ä") || text.starts_with("‚Ç")) && follows(2, goes_on_of_a_mac),
        _ => false,
    }
}

/// Whether a sign is one of the later bytes of a character.
fn goes_on(sign: char) -> bool {
    byte_of(sign).is_some_and(|byte| byte & 0xc0 == 0x80)
}

/// The same, but for what can stand behind a capital of a name or a word.
fn goes_on_in_a_name(sign: char) -> bool {
    goes_on(sign) && !matches!(sign, '‘' | '’' | '“' | '”' | '…' | '–' | '—' | '»' | '\u{a0}')
}

/// What the later bytes are for a Mac.
const OF_A_MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø";

fn goes_on_of_a_mac(sign: char) -> bool {
    OF_A_MAC.contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<(RepairKind, usize)> {
        let mut repairs = Repairs::default();
        note_tags(text, &mut repairs);
        repairs.kinds()
    }

    fn garbled(text: &str) -> Vec<(RepairKind, usize)> {
        let mut repairs = Repairs::default();
        note_garbled(text, &mut repairs);
        repairs.kinds()
    }

    #[test]
    fn tags_and_references_are_seen_and_comparisons_are_not() {
        assert_eq!(tags("<p>Goed</p>"), [(RepairKind::Tags, 2)]);
        assert_eq!(tags("<del>niet</del> <strike>x</strike> &le; 5, &frac12;"), [(RepairKind::Tags, 6)]);
        assert_eq!(tags("Regel<br />twee &amp; drie&#39;s <a href=\"x\">y</a>"), [(RepairKind::Tags, 5)]);
        for text in
            ["<5 uur, > 2 uur", "a <b en c", "a<b", "<jan@voorbeeld.example>", "R&D; Q&A", "3 < 4 > 2", "<naam>"]
        {
            assert!(tags(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn broken_utf8_is_seen_and_accents_are_not() {
        for text in [
            "reÃ©el",
            "â‚¬ 250",
            "fotoâ€™s",
            "â\u{80}\u{99}",
            "ï»¿Begin",
            "ðŸ˜€",
            "Â°",
            "voilÃ\u{a0}",
            "JÅ‚adek",
            "Ren√©",
            "foto‚Äôs",
        ] {
            assert_eq!(garbled(text), [(RepairKind::Garbled, 1)], "{text}");
        }
        for text in [
            "café",
            "« CAFÉ »",
            "Ångström",
            "São Paulo",
            "â",
            "Âge",
            "geïnd",
            "naïef",
            "€ 250",
            "crème brûlée",
            "„Ä“",
            "‚één’",
            "√2",
            "Ä…",
        ] {
            assert!(garbled(text).is_empty(), "{text}");
        }
    }
}
