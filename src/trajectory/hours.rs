//! Hours of work, in hundredths so that sums are exact.

use std::fmt;

/// A number of hours with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Hours {
    hundredths: u32,
}

impl Hours {
    /// Rounds to hundredths of an hour; negative or absurd numbers become zero or the maximum.
    pub fn of(hours: f64) -> Self {
        Self { hundredths: (hours * 100.0).round().clamp(0.0, 1e8) as u32 }
    }

    /// The number of hundredths of an hour.
    pub const fn hundredths(self) -> u32 {
        self.hundredths
    }

    pub const fn times(self, factor: u32) -> Self {
        Self { hundredths: self.hundredths * factor }
    }
}

/// `12,5` or `20`: a decimal comma and no needless zeros.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        match rest {
            0 => write!(f, "{whole}"),
            _ if rest % 10 == 0 => write!(f, "{whole},{}", rest / 10),
            _ => write!(f, "{whole},{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_print_with_a_decimal_comma() {
        let printed: Vec<_> = [20.0, 12.5, 0.25, 1.05].map(|hours| Hours::of(hours).to_string()).into();
        assert_eq!(printed, ["20", "12,5", "0,25", "1,05"]);
    }
}
