//! The accent colour of a bureau, with the contrast that makes it readable.

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The text is not `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidColour;

/// WCAG 2.1, success criterion 1.4.3: ordinary text against its background.
const TEXT_CONTRAST: f64 = 4.5;

impl Colour {
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Takes `#RRGGBB` in either case.
    pub fn parse(text: &str) -> Result<Self, InvalidColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let channel =
            |at: usize| digits.and_then(|digits| u8::from_str_radix(&digits[at..at + 2], 16).ok()).ok_or(InvalidColour);
        Ok(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// This colour, darkened in steps until it reads as text on `background` (contrast of at least 4.5 : 1).
    pub fn readable_on(self, background: Self) -> Self {
        (0..=100)
            .map(|percent| self.mix(Self::rgb(0, 0, 0), percent))
            .find(|colour| colour.contrast(background) >= TEXT_CONTRAST)
            .unwrap_or(Self::rgb(0, 0, 0))
    }

    /// This colour with `percent` of another mixed in.
    pub fn mix(self, other: Self, percent: u16) -> Self {
        let channel = |mine: u8, theirs: u8| {
            let sum = u16::from(mine) * (100 - percent) + u16::from(theirs) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self {
            red: channel(self.red, other.red),
            green: channel(self.green, other.green),
            blue: channel(self.blue, other.blue),
        }
    }

    /// The contrast ratio of WCAG 2.1, from 1 (equal) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (mine, theirs) = (self.luminance(), other.luminance());
        (mine.max(theirs) + 0.05) / (mine.min(theirs) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((Colour::rgb(0, 0, 0).contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn a_pale_colour_is_darkened_until_it_reads() {
        for pale in ["#ffee88", "#ffffff", "#aaddff", "#0f6466"] {
            let colour = Colour::parse(pale).expect("a colour");
            assert!(colour.readable_on(Colour::WHITE).contrast(Colour::WHITE) >= TEXT_CONTRAST);
        }
        let dark = Colour::parse("#0F5F66").expect("a colour");
        assert_eq!(dark.readable_on(Colour::WHITE), dark);
    }

    #[test]
    fn other_notations_are_refused() {
        for text in ["0f5f66", "#0f5f6", "#0f5f6g", "teal", "#é5f66"] {
            assert_eq!(Colour::parse(text), Err(InvalidColour));
        }
    }
}
