//! What the labour market offers: vacancies per job and region, counted on a day.

use serde::Serialize;

use crate::dutch::short_date;
use crate::trajectory::{Arbeidsmarkt, Zoekprofiel, grouped};

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
        vacatures: grouped(look.vacatures.into()),
        bron: look.bron.to_string(),
        peildatum: short_date(look.peildatum),
    };
    looks.iter().filter(|look| !told(look)).map(row).collect()
}
