//! What the labour market offers: vacancies per job and region, counted on a day.

use serde::Serialize;

use crate::dutch::{count, short_date};
use crate::trajectory::{Arbeidsmarkt, Zoekprofiel};

#[derive(Debug, Serialize)]
pub struct ArbeidsmarktRij {
    functie: String,
    regio: String,
    vacatures: String,
    bron: String,
    peildatum: String,
}

/// The looks that say more than the zoekprofiel, which tells its own vacancies with their source.
pub fn arbeidsmarkt(looks: &[Arbeidsmarkt], profiel: Option<&Zoekprofiel>) -> Vec<ArbeidsmarktRij> {
    let told = |look: &&Arbeidsmarkt| {
        profiel.is_some_and(|profiel| {
            profiel.zoekrichtingen.iter().any(|richting| {
                richting.functie == look.functie
                    && richting.vacatures_regio == Some(look.vacatures)
                    && richting.vacature_bron.as_ref() == Some(&look.bron)
                    && richting.vacature_peildatum == Some(look.peildatum)
                    && profiel.regio == look.regio
            })
        })
    };
    let row = |look: &Arbeidsmarkt| ArbeidsmarktRij {
        functie: look.functie.to_string(),
        regio: look.regio.to_string(),
        vacatures: grouped(look.vacatures),
        bron: look.bron.to_string(),
        peildatum: short_date(look.peildatum),
    };
    looks.iter().filter(|look| !told(look)).map(row).collect()
}

/// `1 vacature`, `1.250 vacatures`, `geen vacatures`.
pub fn vacancies(number: u32) -> String {
    match number {
        0 | 1 => count(number as usize, "vacature", "vacatures"),
        _ => format!("{} vacatures", grouped(number)),
    }
}

/// A number with a point between its thousands.
fn grouped(number: u32) -> String {
    let (millions, thousands, rest) = (number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    match number {
        0..1_000 => number.to_string(),
        1_000..1_000_000 => format!("{thousands}.{rest:03}"),
        _ => format!("{millions}.{thousands:03}.{rest:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vacancies_agree_with_their_number() {
        let printed = [0, 1, 42, 1250, 1_000_000].map(vacancies);
        let expected = ["geen vacatures", "1 vacature", "42 vacatures", "1.250 vacatures", "1.000.000 vacatures"];
        assert_eq!(printed, expected);
    }
}
