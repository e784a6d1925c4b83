//! Amounts in eurocent, in Dutch notation.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// An amount in whole eurocents. Amounts are bounded on entry, so that no sum of them overflows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money {
    cents: i64,
}

impl Money {
    pub const ZERO: Self = Self { cents: 0 };

    pub const fn of_cents(cents: i64) -> Self {
        Self { cents }
    }

    pub const fn as_cents(self) -> i64 {
        self.cents
    }

    /// This amount times `numerator / denominator`, rounded half away from zero: the rule for Dutch invoices,
    /// where a banker's rounding would lose a cent. What no amount can hold becomes the greatest there is.
    pub fn times(self, numerator: i64, denominator: i64) -> Self {
        let product = i128::from(self.cents) * i128::from(numerator);
        let denominator = i128::from(denominator);
        let half = denominator.abs() / 2;
        let rounded = (product.abs() + half) / denominator.abs();
        let sign = product.signum() * denominator.signum();
        Self { cents: i64::try_from(rounded * sign).unwrap_or(i64::MAX) }
    }
}

/// `€ 1.234,56` with a no-break space; `€ -12,00` below zero.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        write!(f, "€\u{a0}{sign}{},{:02}", grouped(cents / 100), cents % 100)
    }
}

/// Dutch thousands: 1234567 → 1.234.567.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { cents: self.cents + other.cents }
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { cents: self.cents - other.cents }
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self { cents: -self.cents }
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_printed_the_dutch_way() {
        assert_eq!(Money::of_cents(123_456).to_string(), "€\u{a0}1.234,56");
        assert_eq!(Money::of_cents(-1_200).to_string(), "€\u{a0}-12,00");
        assert_eq!(Money::of_cents(7).to_string(), "€\u{a0}0,07");
        assert_eq!(Money::of_cents(123_456_789).to_string(), "€\u{a0}1.234.567,89");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(Money::of_cents(740_050).times(21, 100), Money::of_cents(155_411));
        assert_eq!(Money::of_cents(-5).times(1, 2), Money::of_cents(-3));
        assert_eq!(Money::of_cents(5).times(1, -2), Money::of_cents(-3));
    }
}
