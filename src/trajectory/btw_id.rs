//! The btw-identificatienummer on a quote.

use super::plain::compact;

/// A Dutch btw-id such as NL999990007B01. Only its form is checked: the check digits differ per legal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BtwId {
    // Invariant: `NL`, nine digits, `B`, two digits.
    compact: String,
}

/// The text does not have the form of a btw-id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidBtwId;

impl BtwId {
    /// Takes a btw-id with or without dots, spaces and hyphens, in either case.
    pub fn parse(text: &str) -> Result<Self, InvalidBtwId> {
        let compact = compact(text, &['.', '-']).to_ascii_uppercase();
        let digits = |range: std::ops::Range<usize>| {
            compact.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
        };
        let shaped = compact.len() == 14
            && compact.starts_with("NL")
            && digits(2..11)
            && compact.get(11..12) == Some("B")
            && digits(12..14);
        if shaped { Ok(Self { compact }) } else { Err(InvalidBtwId) }
    }

    pub fn as_str(&self) -> &str {
        &self.compact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_is_checked_and_separators_are_forgiven() {
        assert_eq!(BtwId::parse("nl 9999.90.007.B01").map(|id| id.as_str().to_owned()), Ok("NL999990007B01".into()));
        for text in ["NL999990007B1", "NL99999000XB01", "BE999990007B01", "NL999990007C01", "é"] {
            assert_eq!(BtwId::parse(text), Err(InvalidBtwId));
        }
    }
}
