//! Where words stand, and the signs that stand there.

use super::values::length;

/// Where words stand: on the line, above it or below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    #[default]
    Line,
    Above,
    Below,
}

impl Height {
    /// The character that is this sign at this height, if there is one that prints.
    pub fn of(self, sign: char) -> Option<char> {
        let (from, to) = match self {
            Self::Line => return Some(sign),
            Self::Above => ("0123456789ao", "⁰¹²³⁴⁵⁶⁷⁸⁹ªº"),
            Self::Below => ("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
        };
        if to.contains(sign) || HIGH.contains(sign) {
            return Some(sign);
        }
        let place = from.chars().position(|known| known == sign)?;
        to.chars().nth(place)
    }

    pub fn read(value: &str) -> Option<Self> {
        match value {
            "super" => Some(Self::Above),
            "sub" => Some(Self::Below),
            "baseline" | "normal" | "initial" => Some(Self::Line),
            _ => length(value).map(Self::lifted),
        }
    }

    /// The edge of the line that words are put against.
    pub fn edge(value: &str) -> Self {
        match value {
            "top" | "text-top" => Self::Above,
            "bottom" | "text-bottom" => Self::Below,
            _ => Self::Line,
        }
    }

    /// The height of words that are lifted so many points of a screen. A pixel aligns and says nothing.
    pub fn lifted(points: f32) -> Self {
        if points >= 2.0 {
            Self::Above
        } else if points <= -2.0 {
            Self::Below
        } else {
            Self::Line
        }
    }
}

/// Signs that stand high on the line by themselves.
const HIGH: &str = "*†‡°®™©’”′″";
