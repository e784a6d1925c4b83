//! How an offerte writes quantities, percentages and discounts.

use crate::dutch;
use crate::trajectory::{Eenheid, Korting, Money, Percentage, Quantity};

/// `1 week`, `24 gesprekken`, `2,5 uur`.
pub fn amount_of(number: Quantity, unit: Eenheid) -> String {
    let one = (1..=100).contains(&number.hundredths);
    let noun = match unit {
        _ if one => unit.label(),
        Eenheid::Week => "weken",
        Eenheid::Gesprek => "gesprekken",
        Eenheid::Stuk => "stuks",
        Eenheid::Traject => "trajecten",
        Eenheid::Maand => "maanden",
        Eenheid::Uur | Eenheid::Kilometer => unit.label(),
    };
    format!("{} {noun}", decimal(number.hundredths))
}

/// `1.250`, `2,5` or `0,25`: the notation of amounts without their sign and without needless zeros.
pub fn decimal(hundredths: i64) -> String {
    let printed = Money::of_cents(hundredths).to_string();
    let number = printed.trim_start_matches(['€', '\u{a0}']);
    number.strip_suffix(",00").or_else(|| number.strip_suffix('0')).unwrap_or(number).to_owned()
}

/// `− € 12,00`, with the sign of minus, which is read aloud as such.
pub fn minus(amount: Money) -> String {
    format!("\u{2212}\u{a0}{amount}")
}

/// `korting 5%`, or `korting` where the amount says it all.
pub fn discount_label(korting: Korting) -> String {
    match korting {
        Korting::Percentage(Percentage { hundredths }) => format!("korting {}%", decimal(hundredths)),
        Korting::Bedrag(_) => "korting".to_owned(),
    }
}

/// A text that fits on a line: what is longer ends in an ellipsis.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    dutch::shortened(text, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_agree_with_their_unit() {
        let printed = |hundredths, unit| amount_of(Quantity { hundredths }, unit);
        assert_eq!(printed(100, Eenheid::Week), "1 week");
        assert_eq!(printed(5_000, Eenheid::Week), "50 weken");
        assert_eq!(printed(2_400, Eenheid::Gesprek), "24 gesprekken");
        assert_eq!(printed(250, Eenheid::Uur), "2,5 uur");
        assert_eq!(printed(125_005, Eenheid::Stuk), "1.250,05 stuks");
        assert_eq!(printed(0, Eenheid::Maand), "0 maanden");
    }

    #[test]
    fn discounts_are_printed_as_what_comes_off() {
        assert_eq!(minus(Money::of_cents(38_950)), "\u{2212}\u{a0}€\u{a0}389,50");
        assert_eq!(discount_label(Korting::Percentage(Percentage { hundredths: 750 })), "korting 7,5%");
    }

    #[test]
    fn a_long_name_is_cut_where_a_line_ends() {
        assert_eq!(shortened("Timmerfabriek Voorbeeldhout B.V."), "Timmerfabriek Voorbeeldhout B.V.");
        assert_eq!(shortened(&"x".repeat(61)), format!("{}…", "x".repeat(59)));
    }
}
