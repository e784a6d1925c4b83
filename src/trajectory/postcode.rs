//! The Dutch postcode.

/// A Dutch postcode: four digits not starting with 0, two letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode {
    // Invariant: `1234 AB` with its space; never SA, SD or SS.
    printed: String,
}

/// The text is not a Dutch postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPostcode;

impl Postcode {
    /// Takes `1234 AB` or `1234AB`, in either case.
    pub fn parse(text: &str) -> Result<Self, InvalidPostcode> {
        let compact: String = text.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()).collect();
        let bytes = compact.as_bytes();
        let shaped = bytes.len() == 6
            && matches!(bytes[0], b'1'..=b'9')
            && bytes[1..4].iter().all(u8::is_ascii_digit)
            && bytes[4..].iter().all(u8::is_ascii_uppercase)
            && !matches!(&bytes[4..], b"SA" | b"SD" | b"SS");
        if shaped { Ok(Self { printed: format!("{} {}", &compact[..4], &compact[4..]) }) } else { Err(InvalidPostcode) }
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
        assert_eq!(Postcode::parse("1234ab").map(|p| p.as_str().to_owned()), Ok("1234 AB".into()));
    }

    #[test]
    fn impossible_postcodes_are_refused() {
        for text in ["0123 AB", "1234 SS", "1234 A", "12345 AB", "1234 A1", ""] {
            assert_eq!(Postcode::parse(text), Err(InvalidPostcode));
        }
    }
}
