//! The number of the Kamer van Koophandel.

use super::plain::compact;

/// A KVK number: eight digits. The number has no check digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KvkNumber {
    // Invariant: eight ASCII digits.
    digits: String,
}

/// The text is not eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidKvkNumber;

impl KvkNumber {
    /// Takes eight digits, with or without dots, spaces and hyphens between them.
    pub fn parse(text: &str) -> Result<Self, InvalidKvkNumber> {
        let digits = compact(text, &['.', '-']);
        if digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self { digits })
        } else {
            Err(InvalidKvkNumber)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_forgiven_and_other_lengths_are_not() {
        for text in ["99000001", "9900.0001", "99 00 00 01", "9900\u{a0}0001", " 99000001\u{200b}"] {
            assert_eq!(KvkNumber::parse(text).map(|number| number.as_str().to_owned()), Ok("99000001".into()));
        }
        for text in ["9900000", "990000011", "KVK 99000001", ""] {
            assert_eq!(KvkNumber::parse(text), Err(InvalidKvkNumber));
        }
    }
}
