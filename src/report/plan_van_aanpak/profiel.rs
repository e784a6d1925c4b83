//! Who the employee is on the labour market, and how far work is away.

use serde::Serialize;

use crate::report::components::feiten::{Feit, enumerated, feit};
use crate::report::components::inhoud::Kopje;
use crate::report::text::prose::Tekst;
use crate::trajectory::{Opleiding, Persoonsprofiel, Plan, Taal, Taalniveau, Text, Werkervaring};

#[derive(Debug, Serialize)]
pub struct ProfielDeel {
    werkervaring: Vec<WerkervaringRij>,
    opleidingen: Vec<OpleidingRij>,
    talen: Vec<TaalRij>,
    feiten: Vec<Feit>,
    lijsten: Vec<Punten>,
    teksten: Vec<Kopje>,
}

#[derive(Debug, Serialize)]
struct WerkervaringRij {
    functie: String,
    werkgever: String,
    periode: String,
}

#[derive(Debug, Serialize)]
struct OpleidingRij {
    naam: String,
    niveau: String,
    jaar: String,
    diploma: &'static str,
}

#[derive(Debug, Serialize)]
struct TaalRij {
    taal: String,
    spreken: &'static str,
    lezen: &'static str,
    schrijven: &'static str,
}

/// A list under a small heading.
#[derive(Debug, Serialize)]
pub struct Punten {
    pub kop: &'static str,
    pub punten: Vec<String>,
}

impl Punten {
    /// The list, when there is something in it.
    pub fn of<'a>(kop: &'static str, texts: impl IntoIterator<Item = &'a Text>) -> Option<Self> {
        let punten = lines(texts);
        (!punten.is_empty()).then_some(Self { kop, punten })
    }
}

pub fn profiel(profiel: &Persoonsprofiel) -> ProfielDeel {
    let joined = |texts: &[Text]| (!texts.is_empty()).then(|| enumerated(texts));
    let feiten = [
        feit("Digitale vaardigheden", profiel.digitaal.as_ref()),
        feit("Rijbewijs", joined(&profiel.rijbewijzen)),
        feit("Vervoer", joined(&profiel.vervoer)),
    ];
    let lijsten = [
        Punten::of("Competenties", &profiel.competenties),
        Punten::of("Sterke punten", &profiel.sterke_punten),
        Punten::of("Praktische belemmeringen", &profiel.belemmeringen_praktisch),
    ];
    ProfielDeel {
        werkervaring: profiel.werkervaring.iter().map(experience).collect(),
        opleidingen: profiel.opleidingen.iter().map(education).collect(),
        talen: profiel.talen.iter().map(language).collect(),
        feiten: feiten.into_iter().flatten().collect(),
        lijsten: lijsten.into_iter().flatten().collect(),
        teksten: Kopje::list([("Ambities", profiel.ambities.as_ref()), ("Wensen", profiel.wensen.as_ref())]),
    }
}

fn experience(work: &Werkervaring) -> WerkervaringRij {
    WerkervaringRij {
        functie: work.functie.to_string(),
        werkgever: or_empty(work.werkgever.as_ref()),
        periode: match (work.van_jaar, work.tot_jaar) {
            (Some(from), Some(until)) if from == until => from.to_string(),
            (Some(from), Some(until)) => format!("{from} tot {until}"),
            (Some(from), None) => format!("sinds {from}"),
            (None, Some(until)) => format!("tot {until}"),
            (None, None) => String::new(),
        },
    }
}

fn education(opleiding: &Opleiding) -> OpleidingRij {
    OpleidingRij {
        naam: opleiding.naam.to_string(),
        niveau: or_empty(opleiding.niveau.as_ref()),
        jaar: opleiding.jaar.map(|year| year.to_string()).unwrap_or_default(),
        diploma: opleiding.diploma.map_or("", |diploma| diploma.label()),
    }
}

fn language(taal: &Taal) -> TaalRij {
    let level = |level: Option<Taalniveau>| level.map_or("", |level| level.label());
    TaalRij {
        taal: taal.taal.to_string(),
        spreken: taal.spreken.label(),
        lezen: level(taal.lezen),
        schrijven: level(taal.schrijven),
    }
}

/// The gap between persoonsprofiel and zoekprofiel, and how to close it.
#[derive(Debug, Serialize)]
pub struct AfstandDeel {
    analyse: Tekst,
    kansen: Vec<String>,
    belemmeringen: Vec<BelemmeringRij>,
}

#[derive(Debug, Serialize)]
struct BelemmeringRij {
    omschrijving: String,
    oplossing: String,
}

pub fn afstand(plan: &Plan) -> AfstandDeel {
    AfstandDeel {
        analyse: Tekst::of(&plan.analyse_afstand),
        kansen: lines(&plan.kansen),
        belemmeringen: plan
            .belemmeringen
            .iter()
            .map(|belemmering| BelemmeringRij {
                omschrijving: belemmering.omschrijving.to_string(),
                oplossing: or_empty(belemmering.oplossing.as_ref()),
            })
            .collect(),
    }
}

pub fn lines<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<String> {
    texts.into_iter().map(ToString::to_string).collect()
}

/// The text of a cell, empty where nothing was given.
pub fn or_empty(text: Option<&Text>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
