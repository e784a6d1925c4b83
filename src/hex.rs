//! Bytes as hexadecimal digits, and back.

/// Two digits for each byte, in small letters.
pub fn of(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of such digits, in letters of any case; `None` for what is anything else.
pub fn parse(digits: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |[first, second]: &[u8; 2]| {
        let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
        Some(value(*first)? << 4 | value(*second)?)
    };
    if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_nothing_else_is_taken() {
        assert_eq!(of([0x00, 0x0f, 0xff]), "000fff");
        assert_eq!(parse("000fFF"), Some(vec![0x00, 0x0f, 0xff]));
        for digits in ["0", "0g", "+1", "é1", " 0"] {
            assert_eq!(parse(digits), None, "{digits}");
        }
    }
}
