//! Offers worked out by hand, and what holds for every offer.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::trajectory::document::DocumentPatch;
use crate::trajectory::offerte::{Eenheid, OfferteKorting, Prijsmodel};
use crate::trajectory::text::{Prose, Text};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn euro(euros: i64, cents: i64) -> Money {
    Money::of_cents(euros * 100 + cents)
}

fn text(text: &str) -> Text {
    Text::parse(text).expect("printable")
}

/// A line without discount; without a number it counts the weeks.
fn line(number: Option<i64>, price: Money, btw: BtwTarief) -> OfferteRegel {
    OfferteRegel {
        omschrijving: text("Regel"),
        aantal: number.map(|number| Quantity { hundredths: number * 100 }),
        eenheid: Eenheid::Week,
        prijs: price,
        btw,
        vrijstellingsgrond: None,
        korting: None,
        optioneel: false,
        opgegeven_bedrag: None,
    }
}

fn offer(regels: Vec<OfferteRegel>, korting: Option<OfferteKorting>, delen: Vec<TermijnDeel>) -> Offerte {
    Offerte {
        document: DocumentPatch::default(),
        geldig_tot: day(2025, 3, 5),
        uw_kenmerk: None,
        kandidaatcode: None,
        aanleiding: Prose::default(),
        advies_van: None,
        advies_datum: None,
        startdatum: None,
        doel: Prose::default(),
        fases: vec![],
        modules: vec![],
        rapportage_frequentie_weken: 6,
        prijsmodel: Prijsmodel::Combinatie,
        weken_afronding: WekenAfronding::Omhoog,
        regels,
        korting,
        resultaatbonus: None,
        uitsluitingen: vec![],
        meerwerk_tarief: None,
        termijnen: delen.into_iter().map(|deel| Termijn { moment: text("Termijn"), deel }).collect(),
        betaaltermijn_dagen: 14,
        annulering_uren: None,
        no_show_percentage: None,
        tussentijds_stoppen: Prose::default(),
        inspanningsverplichting: true,
        algemene_voorwaarden: None,
        bewaartermijn: None,
        klachtenregeling: None,
        aansprakelijkheidsverzekering: None,
        tekenbevoegd_naam: None,
        inkoopnummer: None,
        loonkosten_per_maand: None,
        opgegeven_totaal: None,
        ondertekening: vec![],
    }
}

fn percent(hundredths: i64) -> TermijnDeel {
    TermijnDeel::Percentage(Percentage { hundredths })
}

/// Works out an offer whose days do not matter.
fn worked_out(offerte: &Offerte) -> Berekening {
    bereken(offerte, day(2025, 4, 14), day(2026, 4, 1))
}

#[test]
fn a_price_per_week_counts_the_weeks_from_start_to_end() {
    let offerte = offer(vec![line(None, euro(100, 0), BtwTarief::Hoog)], None, vec![percent(5_000), percent(5_000)]);
    let found = bereken(&offerte, day(2025, 2, 17), day(2026, 2, 1));
    assert_eq!(found.regels[0].aantal, Quantity { hundredths: 5_000 });
    assert_eq!((found.netto, found.btw, found.totaal), (euro(5_000, 0), euro(1_050, 0), euro(6_050, 0)));
    assert_eq!(found.termijnen, [euro(3_025, 0), euro(3_025, 0)]);
}

#[test]
fn a_discount_on_taxed_lines_leaves_the_exempt_line_alone() {
    let high = |number, euros| line(Some(number), euro(euros, 0), BtwTarief::Hoog);
    let regels = vec![
        high(1, 850),
        high(1, 595),
        high(1, 395),
        high(24, 125),
        high(20, 95),
        high(1, 450),
        high(8, 75),
        line(Some(1), euro(480, 0), BtwTarief::Vrijgesteld),
    ];
    let five = Korting::Percentage(Percentage { hundredths: 500 });
    let korting = Some(OfferteKorting { korting: five, btw: Some(BtwTarief::Hoog) });
    let found = worked_out(&offer(regels, korting, vec![percent(2_500); 4]));
    let taxed = BtwGroep {
        tarief: BtwTarief::Hoog,
        regels: euro(7_790, 0),
        korting: euro(389, 50),
        netto: euro(7_400, 50),
        btw: euro(1_554, 11),
    };
    let exempt = BtwGroep {
        tarief: BtwTarief::Vrijgesteld,
        regels: euro(480, 0),
        korting: Money::ZERO,
        netto: euro(480, 0),
        btw: Money::ZERO,
    };
    assert_eq!(found.groepen, [taxed, exempt]);
    assert_eq!((found.subtotaal, found.korting, found.netto), (euro(8_270, 0), euro(389, 50), euro(7_880, 50)));
    assert_eq!((found.btw, found.totaal), (euro(1_554, 11), euro(9_434, 61)));
    assert_eq!(found.termijnen, [euro(2_358, 65), euro(2_358, 65), euro(2_358, 65), euro(2_358, 66)]);
}

#[test]
fn the_last_term_takes_the_cent() {
    let regels = vec![line(Some(1), euro(4_250, 0), BtwTarief::Hoog), line(Some(10), euro(98, 50), BtwTarief::Hoog)];
    let found = worked_out(&offer(regels, None, vec![percent(5_000), percent(5_000)]));
    assert_eq!((found.netto, found.btw, found.totaal), (euro(5_235, 0), euro(1_099, 35), euro(6_334, 35)));
    assert_eq!(found.termijnen, [euro(3_167, 18), euro(3_167, 17)]);
}

#[test]
fn three_times_a_third_is_the_whole() {
    let regels = vec![line(Some(1), euro(5_000, 0), BtwTarief::Hoog)];
    let found = worked_out(&offer(regels, None, vec![percent(3_333); 3]));
    assert_eq!(found.termijnen, [euro(2_016, 47), euro(2_016, 47), euro(2_017, 6)]);
}

#[test]
fn an_amount_stays_as_given_and_the_last_percentage_takes_what_rounding_left() {
    let regels = || vec![line(Some(1), euro(5_235, 0), BtwTarief::Hoog)];
    let half = TermijnDeel::Bedrag(euro(3_167, 18));
    let found = worked_out(&offer(regels(), None, vec![percent(2_500), percent(2_500), half]));
    assert_eq!(found.termijnen, [euro(1_583, 59), euro(1_583, 58), euro(3_167, 18)]);
    let too_much = TermijnDeel::Bedrag(euro(1_000, 0));
    let found = worked_out(&offer(regels(), None, vec![percent(5_000), percent(5_000), too_much]));
    assert_eq!(found.termijnen, [euro(3_167, 18), euro(3_167, 18), euro(1_000, 0)], "nothing is smoothed over");
}

#[test]
fn a_term_that_is_missing_is_not_made_up() {
    let regels = vec![line(Some(1), euro(5_000, 0), BtwTarief::Hoog)];
    let found = worked_out(&offer(regels, None, vec![percent(3_000), percent(3_000)]));
    assert_eq!(found.termijnen, [euro(1_815, 0), euro(1_815, 0)]);
}

#[test]
fn fifty_weeks_are_fifty_in_every_rounding_and_a_day_more_differs() {
    let weeks = |end, rounding| weken(day(2025, 2, 17), end, rounding).hundredths;
    let roundings = [WekenAfronding::Omhoog, WekenAfronding::Omlaag, WekenAfronding::Exact];
    assert_eq!(roundings.map(|rounding| weeks(day(2026, 2, 1), rounding)), [5_000, 5_000, 5_000]);
    assert_eq!(roundings.map(|rounding| weeks(day(2026, 2, 2), rounding)), [5_100, 5_000, 5_014]);
    assert_eq!(roundings.map(|rounding| weeks(day(2025, 2, 17), rounding)), [100, 0, 14]);
    assert_eq!(roundings.map(|rounding| weeks(day(2025, 1, 1), rounding)), [0, 0, 0]);
}

#[test]
fn an_amount_off_is_spread_over_the_groups_in_proportion() {
    let regels = vec![
        line(Some(1), euro(100, 0), BtwTarief::Hoog),
        line(Some(1), euro(100, 0), BtwTarief::Laag),
        line(Some(1), euro(100, 0), BtwTarief::Vrijgesteld),
    ];
    let korting = Some(OfferteKorting { korting: Korting::Bedrag(euro(100, 0)), btw: None });
    let found = worked_out(&offer(regels, korting, vec![]));
    let shares: Vec<Money> = found.groepen.iter().map(|groep| groep.korting).collect();
    assert_eq!(shares, [euro(33, 33), euro(33, 34), euro(33, 33)]);
}

#[test]
fn an_option_is_worked_out_but_not_counted() {
    let option = OfferteRegel { optioneel: true, ..line(Some(6), euro(95, 0), BtwTarief::Hoog) };
    let found = worked_out(&offer(vec![option], None, vec![]));
    assert_eq!(found.regels[0].netto, euro(570, 0));
    assert_eq!((found.groepen.len(), found.totaal), (0, Money::ZERO));
}

fn any_discount() -> impl Strategy<Value = Korting> {
    prop_oneof![
        (0_i64..=10_000).prop_map(|hundredths| Korting::Percentage(Percentage { hundredths })),
        (0_i64..=10_000_000).prop_map(|cents| Korting::Bedrag(Money::of_cents(cents))),
    ]
}

fn any_offer_discount() -> impl Strategy<Value = OfferteKorting> {
    (any_discount(), prop::option::of(prop::sample::select(BtwTarief::ALL)))
        .prop_map(|(korting, btw)| OfferteKorting { korting, btw })
}

fn any_line() -> impl Strategy<Value = OfferteRegel> {
    let number = prop::option::of(0_i64..=1_000_000);
    let rate = prop::sample::select(BtwTarief::ALL);
    (number, 0_i64..=100_000_000, rate, prop::option::of(any_discount()), any::<bool>()).prop_map(
        |(number, cents, btw, korting, optioneel)| OfferteRegel {
            aantal: number.map(|hundredths| Quantity { hundredths }),
            korting,
            optioneel,
            ..line(None, Money::of_cents(cents), btw)
        },
    )
}

/// Up to 24 percentages that add up to 100%.
fn any_whole() -> impl Strategy<Value = Vec<TermijnDeel>> {
    prop::collection::vec(0_i64..=10_000, 0..23).prop_map(|mut cuts| {
        cuts.extend([0, 10_000]);
        cuts.sort_unstable();
        cuts.windows(2).map(|pair| percent(pair[1] - pair[0])).collect()
    })
}

prop_compose! {
    fn any_offer()(
        regels in prop::collection::vec(any_line(), 1..60),
        korting in prop::option::of(any_offer_discount()),
        delen in any_whole(),
        weken_afronding in prop::sample::select(WekenAfronding::ALL),
    ) -> Offerte {
        Offerte { weken_afronding, ..offer(regels, korting, delen) }
    }
}

proptest! {
    #[test]
    fn no_cent_is_lost_or_made(offerte in any_offer(), days in 0_u64..1_100) {
        let start = day(2025, 2, 17);
        let found = bereken(&offerte, start, start + Days::new(days));
        let counted = offerte.regels.iter().zip(&found.regels).filter(|(regel, _)| !regel.optioneel);
        let lines: Money = counted.map(|(_, bedrag)| bedrag.netto).sum();
        let of_groups = |amount: fn(&BtwGroep) -> Money| found.groepen.iter().map(amount).sum::<Money>();
        prop_assert_eq!(of_groups(|groep| groep.regels), lines);
        prop_assert_eq!(of_groups(|groep| groep.netto), found.netto);
        prop_assert_eq!(of_groups(|groep| groep.btw), found.btw);
        prop_assert_eq!(found.subtotaal, lines);
        prop_assert_eq!(found.netto, found.subtotaal - found.korting);
        prop_assert_eq!(found.totaal, found.netto + found.btw);
        prop_assert_eq!(found.termijnen.iter().copied().sum::<Money>(), found.totaal);
    }

    #[test]
    fn a_discount_never_turns_an_amount_around(offerte in any_offer(), days in 0_u64..1_100) {
        let start = day(2025, 2, 17);
        let found = bereken(&offerte, start, start + Days::new(days));
        for regel in &found.regels {
            prop_assert!(regel.korting >= Money::ZERO && regel.netto >= Money::ZERO);
            prop_assert_eq!(regel.netto, regel.bruto - regel.korting);
        }
        for groep in &found.groepen {
            prop_assert!(groep.korting >= Money::ZERO && groep.netto >= Money::ZERO && groep.btw >= Money::ZERO);
            prop_assert_eq!(groep.netto, groep.regels - groep.korting);
        }
    }

    #[test]
    fn an_amount_off_is_given_whole(offerte in any_offer(), cents in 0_i64..=1_000_000) {
        let korting = Some(OfferteKorting { korting: Korting::Bedrag(Money::of_cents(cents)), btw: None });
        let found = worked_out(&Offerte { korting, ..offerte });
        prop_assert_eq!(found.korting, Money::of_cents(cents).min(found.subtotaal));
    }
}
