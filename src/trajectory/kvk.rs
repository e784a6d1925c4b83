//! The number of the Kamer van Koophandel.

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
    /// Takes eight digits, nothing else.
    pub fn parse(text: &str) -> Result<Self, InvalidKvkNumber> {
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self { digits: text.to_owned() })
        } else {
            Err(InvalidKvkNumber)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.digits
    }
}
