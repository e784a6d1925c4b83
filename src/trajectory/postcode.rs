//! The postcode, Dutch or foreign.

use super::plain::{compact, plain};

/// A postcode: of the Netherlands four digits not starting with 0 and two letters, of elsewhere as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode {
    // Invariant: `1234 AB` with its space, never SA, SD or SS; or a foreign one of letters, digits, spaces and hyphens.
    printed: String,
}

/// The text is not a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPostcode;

impl Postcode {
    /// Takes `1234 AB` or `1234AB`, in either case, with white space of any kind.
    pub fn parse(text: &str) -> Result<Self, InvalidPostcode> {
        let compact: String = compact(text, &[]).to_ascii_uppercase();
        let bytes = compact.as_bytes();
        let shaped = bytes.len() == 6
            && matches!(bytes[0], b'1'..=b'9')
            && bytes[1..4].iter().all(u8::is_ascii_digit)
            && bytes[4..].iter().all(u8::is_ascii_uppercase)
            && !matches!(&bytes[4..], b"SA" | b"SD" | b"SS");
        if shaped { Ok(Self { printed: format!("{} {}", &compact[..4], &compact[4..]) }) } else { Err(InvalidPostcode) }
    }

    /// Takes what a postcode looks like anywhere: a few letters and digits, perhaps in groups.
    pub fn abroad(text: &str) -> Result<Self, InvalidPostcode> {
        let printed = plain(text).into_owned();
        let shaped = (2..=12).contains(&printed.len())
            && printed.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'))
            && printed.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if shaped { Ok(Self { printed }) } else { Err(InvalidPostcode) }
    }

    pub fn as_str(&self) -> &str {
        &self.printed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_prints_with_one_space() {
        for text in ["1234\u{a0}AB", " 1234\u{202f}ab\t", "12 34 AB"] {
            assert_eq!(Postcode::parse(text).map(|p| p.as_str().to_owned()), Ok("1234 AB".into()));
        }
        assert_eq!(Postcode::parse("1234ab").map(|p| p.as_str().to_owned()), Ok("1234 AB".into()));
    }

    #[test]
    fn a_foreign_postcode_stays_as_it_is() {
        for text in ["2000", "SW1A 2AA", "D-48599", "1000-001"] {
            assert_eq!(Postcode::abroad(text).map(|p| p.as_str().to_owned()), Ok(text.into()));
        }
        for text in ["", "-", "1", "bij de kerk om de hoek", "12.34"] {
            assert_eq!(Postcode::abroad(text), Err(InvalidPostcode));
        }
    }

    #[test]
    fn impossible_postcodes_are_refused() {
        for text in ["0123 AB", "1234 SS", "1234 A", "12345 AB", "1234 A1", ""] {
            assert_eq!(Postcode::parse(text), Err(InvalidPostcode));
        }
    }
}
