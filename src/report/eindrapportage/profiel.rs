//! From persoonsprofiel to zoekprofiel, in the eindrapportage: where the employee stood, and every version of the
//! search with its date and its reason.

use serde::Serialize;

use super::scope::Scope;
use crate::dutch::{in_words, long_date, short_date, with_note};
use crate::report::components::feiten::enumerated;
use crate::report::components::inhoud::Kopje;
use crate::report::components::zoekprofiel::{ZoekprofielBlok, hours, in_full, missing_in};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::trajectory::{Diploma, Opleiding, Persoonsprofiel, Scholing, Taal, Text, Werkervaring, Zoekprofiel};

/// Where the employee stood on the labour market.
#[derive(Debug, Serialize)]
pub struct PersoonsprofielDeel {
    regels: Vec<Regels>,
    teksten: Vec<Kopje>,
}

/// A label with one line or more.
#[derive(Debug, Serialize)]
struct Regels {
    label: &'static str,
    regels: Vec<String>,
}

/// Who the employee was at the start, with what was learned since.
pub fn persoonsprofiel(profiel: &Persoonsprofiel, scope: Scope<'_>) -> PersoonsprofielDeel {
    let ended = |course: &&Scholing| course.tot.is_some_and(|last| last <= scope.date);
    let learned = scope.trajectory.scholing.iter().filter(ended);
    let learned = learned.filter_map(|course| Some(format!("{}. {}", course.naam, course.resultaat.as_ref()?)));
    let one_line = |texts: &[Text]| match texts {
        [] => vec![],
        _ => vec![enumerated(texts)],
    };
    let each = |texts: &[Text]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let regels: [(&'static str, Vec<String>); 10] = [
        ("Opleiding", profiel.opleidingen.iter().map(education).collect()),
        ("Werkervaring", profiel.werkervaring.iter().map(experience).collect()),
        ("Competenties", one_line(&profiel.competenties)),
        ("Sterke punten", one_line(&profiel.sterke_punten)),
        ("Talen", profiel.talen.iter().map(language).collect()),
        ("Digitale vaardigheid", profiel.digitaal.iter().map(ToString::to_string).collect()),
        ("Geleerd in het traject", learned.collect()),
        ("Rijbewijs", one_line(&profiel.rijbewijzen)),
        ("Vervoer", one_line(&profiel.vervoer)),
        ("Praktische belemmeringen", each(&profiel.belemmeringen_praktisch)),
    ];
    PersoonsprofielDeel {
        regels: regels
            .into_iter()
            .filter(|(_, regels)| !regels.is_empty())
            .map(|(label, regels)| Regels { label, regels })
            .collect(),
        teksten: Kopje::list([("Ambities", profiel.ambities.as_ref()), ("Wensen", profiel.wensen.as_ref())]),
    }
}

/// `Secretarieel medewerker (mbo 4, 1999, diploma behaald)`.
fn education(opleiding: &Opleiding) -> String {
    let details: Vec<String> = [
        opleiding.niveau.as_ref().map(ToString::to_string),
        opleiding.jaar.map(|year| year.to_string()),
        opleiding.diploma.filter(|diploma| *diploma != Diploma::Onbekend).map(|diploma| diploma.label().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let name = opleiding.naam.as_str();
    if details.is_empty() { name.to_owned() } else { told_of(name, &details.join(", ")) }
}

/// A name with what there is to tell of it: in brackets, or behind a comma where the name ends in brackets that were
/// typed, which others would seem to explain.
fn told_of(name: &str, details: &str) -> String {
    if name.ends_with(')') { format!("{name}, {details}") } else { with_note(name, details) }
}

/// `magazijnmedewerker, Groothandel Proefkist (1986 tot 1995)`.
fn experience(work: &Werkervaring) -> String {
    let employer = work.werkgever.as_ref().map(|employer| format!(", {employer}")).unwrap_or_default();
    let work_there = format!("{}{employer}", work.functie);
    match (work.van_jaar, work.tot_jaar) {
        (Some(from), Some(until)) if from == until => told_of(&work_there, &from.to_string()),
        (Some(from), Some(until)) => told_of(&work_there, &format!("{from} tot {until}")),
        (Some(from), None) => told_of(&work_there, &format!("sinds {from}")),
        (None, Some(until)) => told_of(&work_there, &format!("tot {until}")),
        (None, None) => work_there,
    }
}

/// `Duits: spreken redelijk, lezen goed`.
fn language(taal: &Taal) -> String {
    let skills: Vec<String> = [("spreken", Some(taal.spreken)), ("lezen", taal.lezen), ("schrijven", taal.schrijven)]
        .into_iter()
        .filter_map(|(skill, level)| level.map(|level| format!("{skill} {}", level.label())))
        .collect();
    format!("{}: {}", taal.taal, skills.join(", "))
}

/// Every version of the zoekprofiel, and the one that held last in full.
#[derive(Debug, Serialize)]
pub struct ZoekprofielDeel {
    inleiding: String,
    versies: Vec<VersieRij>,
    laatste: Option<ZoekprofielBlok>,
}

#[derive(Debug, Serialize)]
struct VersieRij {
    versie: u32,
    datum: String,
    uren: String,
    reistijd: String,
    reden: String,
    /// Zoekrichtingen that came and went with this version.
    verschil: Vec<String>,
}

pub fn zoekprofiel(scope: Scope<'_>, bijlage: Option<&str>) -> Result<ZoekprofielDeel, ReportError> {
    #[derive(Serialize)]
    struct Context<'a> {
        aantal: usize,
        wijzigingen_woord: String,
        eerste: Option<String>,
        laatste: Option<String>,
        bijlage: Option<&'a str>,
    }
    let known = known(scope);
    let context = Context {
        aantal: known.len(),
        wijzigingen_woord: in_words(known.len().saturating_sub(1)),
        eerste: known.first().map(|profiel| long_date(profiel.datum)),
        laatste: known.last().map(|profiel| long_date(profiel.datum)),
        bijlage,
    };
    let earlier = std::iter::once(None).chain(known.iter().copied().map(Some));
    Ok(ZoekprofielDeel {
        inleiding: sentence(scope.request, "eindrapportage/zoekprofiel", context)?,
        versies: known.iter().zip(earlier).map(|(profiel, earlier)| version(profiel, earlier)).collect(),
        laatste: known.last().map(|profiel| in_full(scope.trajectory, profiel)),
    })
}

/// The versions that the file held on the day of the report.
pub fn known(scope: Scope<'_>) -> Vec<&Zoekprofiel> {
    scope.trajectory.zoekprofielen.iter().collect()
}

fn version(profiel: &Zoekprofiel, earlier: Option<&Zoekprofiel>) -> VersieRij {
    let changes = earlier.map(|earlier| {
        [("Nieuw", missing_in(earlier, profiel)), ("Vervallen", missing_in(profiel, earlier))]
            .into_iter()
            .filter_map(|(label, names)| Some(format!("{label}: {}.", listed(&names)?)))
            .collect()
    });
    VersieRij {
        versie: profiel.versie,
        datum: short_date(profiel.datum),
        uren: hours(profiel),
        reistijd: format!("{} minuten", profiel.max_reistijd_min),
        reden: profiel.reden_wijziging.as_ref().map_or_else(|| "eerste versie".to_owned(), ToString::to_string),
        verschil: changes.unwrap_or_default(),
    }
}

/// Letters that a list of names may take in a cell; a longer list is counted.
const MOST_LETTERS: usize = 400;

fn listed(names: &[String]) -> Option<String> {
    let line = names.join("; ");
    match line.chars().count() {
        0 => None,
        1..=MOST_LETTERS => Some(line),
        _ => Some(format!("{} zoekrichtingen", names.len())),
    }
}
