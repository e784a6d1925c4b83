//! The signs of Windows-1252 that Latin-1 has no place for, which is where many texts from Windows get broken.

/// What the codes 0x80 to 0x9F stand for; the five that stand for nothing are themselves (Encoding Standard, WHATWG).
const SIGNS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

const FIRST: usize = 0x80;

/// The sign that a control character was before its text was read as Latin-1.
pub fn sign_of(control: char) -> Option<char> {
    let place = (control as usize).checked_sub(FIRST)?;
    SIGNS.get(place).copied().filter(|sign| !sign.is_control())
}

/// The byte that a character is in Windows-1252, if it is one at or beyond 0x80.
pub fn byte_of(character: char) -> Option<u8> {
    if ('\u{80}'..='\u{ff}').contains(&character) {
        return u8::try_from(u32::from(character)).ok();
    }
    let place = SIGNS.iter().position(|sign| *sign == character)?;
    u8::try_from(place + FIRST).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree() {
        assert_eq!(sign_of('\u{80}'), Some('€'));
        assert_eq!(sign_of('\u{92}'), Some('’'));
        assert_eq!(sign_of('\u{81}'), None);
        assert_eq!(sign_of('\u{7f}'), None);
        assert_eq!(sign_of('é'), None);
        for (sign, byte) in [('€', 0x80), ('Ÿ', 0x9f), ('é', 0xe9), ('\u{a0}', 0xa0)] {
            assert_eq!(byte_of(sign), Some(byte), "{sign}");
        }
        assert_eq!(byte_of('a'), None);
        assert_eq!(byte_of('中'), None);
    }
}
