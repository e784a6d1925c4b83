//! The burgerservicenummer, which may be printed for UWV alone.

use std::fmt;

use super::plain::compact;

/// A burgerservicenummer that passes the elfproef.
#[derive(Clone, PartialEq, Eq)]
pub struct Bsn {
    // Invariant: nine ASCII digits whose weighted sum is divisible by eleven.
    digits: String,
}

/// The text is not a burgerservicenummer. Deliberately says nothing of the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidBsn;

impl Bsn {
    /// Takes nine digits, with or without dots, spaces and hyphens between them.
    pub fn parse(text: &str) -> Result<Self, InvalidBsn> {
        let digits = compact(text, &['.', '-']);
        if digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit()) && passes_elfproef(&digits) {
            Ok(Self { digits })
        } else {
            Err(InvalidBsn)
        }
    }

    /// The nine digits.
    pub fn as_str(&self) -> &str {
        &self.digits
    }
}

/// A BSN in a log line would be a data breach, so `Debug` hides it.
impl fmt::Debug for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsn(…)")
    }
}

/// Weights 9 down to 2, and -1 for the last digit; all zeros pass the sum but are no number.
fn passes_elfproef(digits: &str) -> bool {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| i32::from(digit - b'0') * weight).sum();
    sum != 0 && sum % 11 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers_pass_the_elfproef() {
        for text in ["999 990 007", "9999.90.007", "999990007\u{a0}", "9999–90–007"] {
            assert_eq!(Bsn::parse(text).map(|bsn| bsn.as_str().to_owned()), Ok("999990007".to_owned()));
        }
        for number in ["999990007", "999990019", "999990020"] {
            assert_eq!(Bsn::parse(number).map(|bsn| bsn.as_str().to_owned()), Ok(number.to_owned()));
        }
    }

    #[test]
    fn one_wrong_digit_is_refused() {
        for number in ["999990008", "000000000", "12345678", "1234567890", "99999000a"] {
            assert_eq!(Bsn::parse(number), Err(InvalidBsn));
        }
    }

    #[test]
    fn debug_output_hides_the_number() {
        assert!(!format!("{:?}", Bsn::parse("999990007")).contains("9999"));
    }
}
