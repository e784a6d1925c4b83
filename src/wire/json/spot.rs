//! Where something stands in what was sent, as an editor shows it.

use std::fmt;

/// The place of the character that was passed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Counted from 1.
    pub line: usize,
    /// 0 at the beginning of a line.
    pub character: usize,
}

impl Spot {
    pub const BEGIN: Self = Self { line: 1, character: 0 };

    pub fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' => *self = Self { line: self.line + 1, character: 0 },
                // Not the first byte of its character.
                0x80..=0xBF => {}
                _ => self.character += 1,
            }
        }
    }

    /// The place of what was counted from here.
    pub const fn then(self, within: Self) -> Self {
        match within.line.checked_sub(1) {
            None | Some(0) => Self { line: self.line, character: self.character + within.character },
            Some(lines) => Self { line: self.line + lines, character: within.character },
        }
    }
}

impl Default for Spot {
    fn default() -> Self {
        Self::BEGIN
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "regel {}, teken {}", self.line, self.character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counted_from_another_is_one_of_the_whole() {
        let spot = |line, character| Spot { line, character };
        assert_eq!(spot(3, 8).then(spot(1, 5)), spot(3, 13));
        assert_eq!(spot(3, 8).then(spot(2, 5)), spot(4, 5));
        assert_eq!(Spot::BEGIN.then(spot(2, 0)), spot(2, 0));
        let mut passed = spot(2, 4);
        passed.pass("é\nën".as_bytes());
        assert_eq!(passed, spot(3, 2));
    }
}
