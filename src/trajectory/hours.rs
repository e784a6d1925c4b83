//! Hours of work, in hundredths so that sums are exact.

use std::fmt;
use std::iter::Sum;

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

    /// What is left of them without others, or none.
    pub const fn less(self, others: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_sub(others.hundredths) }
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(hours: I) -> Self {
        let hundredths = hours.map(Self::hundredths).fold(0_u32, u32::saturating_add);
        Self { hundredths }
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

    #[test]
    fn hours_are_added_and_taken_off_exactly() {
        let together: Hours = [0.1, 0.2, 12.5].map(Hours::of).into_iter().sum();
        assert_eq!(together, Hours::of(12.8));
        assert_eq!(together.less(Hours::of(0.3)), Hours::of(12.5));
        assert_eq!(Hours::of(8.0).less(together), Hours::default());
    }
}
