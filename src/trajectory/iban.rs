//! A bank account number that passes the check of ISO 13616.

use super::plain::compact;

/// An IBAN whose check digits are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iban {
    // Invariant: 15 to 34 upper-case letters and digits, 18 for NL, remainder 1 modulo 97.
    compact: String,
}

/// The text is not an IBAN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidIban;

impl Iban {
    /// Takes an IBAN with or without spaces, dots and hyphens, in either case.
    pub fn parse(text: &str) -> Result<Self, InvalidIban> {
        let compact: String = compact(text, &['.', '-']).to_ascii_uppercase();
        let bytes = compact.as_bytes();
        let shaped = (15..=34).contains(&bytes.len())
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..4].iter().all(u8::is_ascii_digit)
            && (&bytes[..2] != b"NL" || bytes.len() == 18);
        if shaped && remainder(bytes) == 1 { Ok(Self { compact }) } else { Err(InvalidIban) }
    }

    /// In groups of four, as Dutch letters print it.
    pub fn grouped(&self) -> String {
        let chars: Vec<char> = self.compact.chars().collect();
        chars.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

/// ISO 7064 MOD 97-10 over the number with its first four characters moved to the end.
fn remainder(bytes: &[u8]) -> u32 {
    bytes[4..].iter().chain(&bytes[..4]).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_prints_in_groups_of_four() {
        let iban = Iban::parse("nl13test0123456789").expect("passes mod 97");
        assert_eq!(Iban::parse("NL13\u{a0}TEST\u{202f}0123–4567.89"), Ok(iban.clone()));
        assert_eq!(iban.grouped(), "NL13 TEST 0123 4567 89");
    }

    #[test]
    fn a_wrong_check_digit_or_length_is_refused() {
        for text in ["NL14 TEST 0123 4567 89", "NL13 TEST 0123 4567 8", "", "13NL TEST 0123 4567 89"] {
            assert_eq!(Iban::parse(text), Err(InvalidIban));
        }
    }
}
