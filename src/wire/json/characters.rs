//! Characters that were cut in two.

use std::borrow::Cow;

/// Half a surrogate pair, which no text can hold, becomes U+FFFD: an emoji that was cut in two is no reason to refuse a
/// dossier. Escapes keep their length, so that places in a fault stay those of the sender.
pub fn with_whole_characters(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == b'\\') {
        at += next;
        at += match unit_at(bytes, at) {
            Some(0xD800..=0xDBFF) if matches!(unit_at(bytes, at + UNIT), Some(0xDC00..=0xDFFF)) => 2 * UNIT,
            Some(0xD800..=0xDFFF) => {
                halves.push(at);
                UNIT
            }
            Some(_) => UNIT,
            // Another escape: a backslash behind this one escapes nothing.
            None => 2,
        };
        at = at.min(bytes.len());
    }
    if halves.is_empty() {
        return Cow::Borrowed(bytes);
    }
    let mut whole = bytes.to_vec();
    for half in halves {
        whole[half..half + UNIT].copy_from_slice(br"\uFFFD");
    }
    Cow::Owned(whole)
}

/// Bytes of an escape such as `\u00e9`.
const UNIT: usize = 6;

/// The unit of UTF-16 that an escape at this place spells, if it is one.
fn unit_at(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + UNIT)?.strip_prefix(br"\u")?;
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    digits.iter().try_fold(0, |unit, byte| Some(unit * 16 + digit(byte)?))
}

#[cfg(test)]
mod tests {
    use crate::wire::json::read;

    #[test]
    fn half_a_character_is_no_reason_to_refuse() {
        for (sent, text) in [
            (r"a\ud83d b", "a\u{fffd} b"),
            (r"\uDE00", "\u{fffd}"),
            (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
            (r"\ud83d\u00e9", "\u{fffd}é"),
            (r"\ud83d\ude00\\ud83d", r"😀\ud83d"),
            (r"\\\ud83d", "\\\u{fffd}"),
        ] {
            let (value, faults) = read(format!("{{\"a\": \"{sent}\"}}").as_bytes()).expect("JSON");
            assert_eq!(value["a"], text, "{sent}");
            assert!(faults.is_empty());
        }
        assert!(read(br#"{"a": "\ud83d", "b": x}"#).expect_err("refused").detail.contains("regel 1, teken 22"));
        assert!(read(br#"{"a": "\ud8"#).is_err());
        assert!(read(br#"{"a": "\"#).is_err());
    }
}
