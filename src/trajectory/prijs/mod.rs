//! What an offerte costs: weeks, lines, discounts, btw per group, terms. Not a cent is lost or made.
//!
//! Every rounding is half away from zero. Btw is worked out over the net of a group, never per line: a sum of rounded
//! lines differs from the invoice.

use chrono::NaiveDate;

use super::money::Money;
use super::offerte::{
    BtwTarief, Korting, Offerte, OfferteRegel, Percentage, Quantity, Termijn, TermijnDeel, WekenAfronding,
};

/// One line with its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regelbedrag {
    pub aantal: Quantity,
    /// Before any discount.
    pub bruto: Money,
    /// Discount on this line alone.
    pub korting: Money,
    pub netto: Money,
}

/// The lines of one btw group together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BtwGroep {
    pub tarief: BtwTarief,
    /// Lines of the group, after the discount on each.
    pub regels: Money,
    /// Share of the discount on the offer.
    pub korting: Money,
    pub netto: Money,
    pub btw: Money,
}

/// An offerte worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Berekening {
    /// In the order of the offerte, optional lines included.
    pub regels: Vec<Regelbedrag>,
    /// In the order of the rates; groups without lines are left out.
    pub groepen: Vec<BtwGroep>,
    pub subtotaal: Money,
    pub korting: Money,
    pub netto: Money,
    pub btw: Money,
    pub totaal: Money,
    /// In the order of the offerte; the last percentage takes what rounding left.
    pub termijnen: Vec<Money>,
}

/// Works out an offerte for a start and an end of guidance, both days included.
pub fn bereken(offerte: &Offerte, start: NaiveDate, einde: NaiveDate) -> Berekening {
    let weken = weken(start, einde, offerte.weken_afronding);
    let regels: Vec<Regelbedrag> = offerte.regels.iter().map(|regel| regelbedrag(regel, weken)).collect();
    let groepen = groepen(offerte, &regels);
    let sum = |amount: fn(&BtwGroep) -> Money| groepen.iter().map(amount).sum::<Money>();
    let (subtotaal, korting, netto, btw) =
        (sum(|groep| groep.regels), sum(|groep| groep.korting), sum(|groep| groep.netto), sum(|groep| groep.btw));
    let totaal = netto + btw;
    Berekening { termijnen: termijnen(offerte, totaal), regels, groepen, subtotaal, korting, netto, btw, totaal }
}

/// Weeks from start to end, both days included: 350 days are 50 weeks.
pub fn weken(start: NaiveDate, einde: NaiveDate, afronding: WekenAfronding) -> Quantity {
    let days = ((einde - start).num_days() + 1).max(0);
    let hundredths = match afronding {
        WekenAfronding::Omhoog => (days + 6) / 7 * 100,
        WekenAfronding::Omlaag => days / 7 * 100,
        WekenAfronding::Exact => (days * 200 + 7) / 14,
    };
    Quantity { hundredths }
}

fn regelbedrag(regel: &OfferteRegel, weken: Quantity) -> Regelbedrag {
    let aantal = regel.aantal.unwrap_or(weken);
    let bruto = regel.prijs.times(aantal.hundredths, 100);
    let korting = regel.korting.map_or(Money::ZERO, |korting| discount(korting, bruto));
    Regelbedrag { aantal, bruto, korting, netto: bruto - korting }
}

/// A discount never exceeds what it is a discount on.
fn discount(korting: Korting, over: Money) -> Money {
    let amount = match korting {
        Korting::Percentage(Percentage { hundredths }) => over.times(hundredths, 10_000),
        Korting::Bedrag(amount) => amount,
    };
    amount.min(over.max(Money::ZERO))
}

fn groepen(offerte: &Offerte, regels: &[Regelbedrag]) -> Vec<BtwGroep> {
    let counted = || offerte.regels.iter().zip(regels).filter(|(regel, _)| !regel.optioneel);
    let present: Vec<(BtwTarief, Money)> = BtwTarief::ALL
        .iter()
        .filter(|tarief| counted().any(|(regel, _)| regel.btw == **tarief))
        .map(|tarief| {
            let net = counted().filter(|(regel, _)| regel.btw == *tarief).map(|(_, bedrag)| bedrag.netto).sum();
            (*tarief, net)
        })
        .collect();
    let shares = discount_shares(offerte, &present);
    present
        .into_iter()
        .zip(shares)
        .map(|((tarief, regels), korting)| {
            let netto = regels - korting;
            BtwGroep { tarief, regels, korting, netto, btw: netto.times(tarief.percent(), 100) }
        })
        .collect()
}

/// The discount on the offer, spread over its btw groups: a percentage per group; an amount in proportion to the net
/// of each group, the last group taking what rounding left.
fn discount_shares(offerte: &Offerte, groups: &[(BtwTarief, Money)]) -> Vec<Money> {
    let Some(given) = offerte.korting else {
        return vec![Money::ZERO; groups.len()];
    };
    let covered: Vec<Money> = groups
        .iter()
        .map(|(tarief, net)| if given.btw.is_none_or(|only| only == *tarief) { *net } else { Money::ZERO })
        .collect();
    match given.korting {
        Korting::Percentage(_) => covered.iter().map(|net| discount(given.korting, *net)).collect(),
        Korting::Bedrag(_) => {
            let base: Money = covered.iter().copied().sum();
            let mut left = discount(given.korting, base);
            let mut base_left = base;
            covered
                .into_iter()
                .map(|net| {
                    let share = if base_left == Money::ZERO {
                        Money::ZERO
                    } else {
                        left.times(net.as_cents(), base_left.as_cents())
                    };
                    left = left - share;
                    base_left = base_left - net;
                    share
                })
                .collect()
        }
    }
}

/// Percentages of the total, each rounded; amounts as given. Where the terms are meant to make up the total, the last
/// percentage takes what rounding left, so that they do to the cent. Any other difference stays, for a check to find.
fn termijnen(offerte: &Offerte, totaal: Money) -> Vec<Money> {
    let mut amounts: Vec<Money> = offerte
        .termijnen
        .iter()
        .map(|termijn| match termijn.deel {
            TermijnDeel::Percentage(Percentage { hundredths }) => totaal.times(hundredths, 10_000),
            TermijnDeel::Bedrag(amount) => amount,
        })
        .collect();
    let given: Money = amounts.iter().copied().sum();
    let left = totaal - given;
    let shares = offerte.termijnen.iter().filter(|termijn| is_percentage(termijn)).count();
    if let Some(last) = offerte.termijnen.iter().rposition(is_percentage)
        && left.max(-left) <= rounding(shares, totaal)
    {
        amounts[last] = amounts[last] + left;
    }
    amounts
}

fn is_percentage(termijn: &Termijn) -> bool {
    matches!(termijn.deel, TermijnDeel::Percentage(_))
}

/// What so many percentages of a total may be off together: each amount by half a cent, and each percentage, which
/// has two decimals, by half a hundredth. So three times 33,33% is the whole.
fn rounding(shares: usize, totaal: Money) -> Money {
    let shares = i64::try_from(shares).unwrap_or(0);
    totaal.times(shares, 20_000) + Money::of_cents(1).times(shares, 2)
}

#[cfg(test)]
mod tests;
