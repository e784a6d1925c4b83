//! Which work is sought and on what grounds: the version of the zoekprofiel that holds, and those before it.

use serde::Serialize;

use super::profiel::lines;
use crate::checks::Thresholds;
use crate::dossier::{self, Dossier};
use crate::dutch::{enumeration, in_words, long_date, sentence_case, short_date, with_note};
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::zoekprofiel::{Grondslag, hours, vacancies_told};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Belastbaarheid, Hours, Text, Zoekprofiel, Zoekrichting};

#[derive(Debug, Serialize)]
pub struct ZoekprofielDeel {
    inleiding: String,
    versie: Option<Versie>,
    /// Every version, when there is more than one.
    versies: Vec<VersieRij>,
    /// The zoekrichtingen of the versions that no longer hold.
    eerder: Vec<EerdereVersie>,
}

/// The version that holds, in full.
#[derive(Debug, Serialize)]
struct Versie {
    feiten: Vec<Feit>,
    richtingen: Vec<RichtingRij>,
    uitsluitingen: Vec<String>,
}

#[derive(Debug, Serialize)]
struct RichtingRij {
    nummer: usize,
    functie: String,
    sector: String,
    taken: Option<String>,
    passend_want: String,
    /// The advice and the belastbaarheid that the zoekrichting rests on.
    grondslag: Vec<String>,
    vacatures: Option<String>,
    /// Who counted the vacancies, and when.
    telling: Option<String>,
}

#[derive(Debug, Serialize)]
struct VersieRij {
    versie: String,
    datum: String,
    uren: String,
    reistijd: String,
    reden: String,
}

#[derive(Debug, Serialize)]
struct EerdereVersie {
    kop: String,
    richtingen: String,
}

pub fn zoekprofiel(request: &Request<'_>) -> Result<ZoekprofielDeel, ReportError> {
    #[derive(Default, Serialize)]
    struct Context {
        versie: Option<u32>,
        datum: String,
        advies: Option<String>,
        /// The jobs of the advice.
        functies: Option<String>,
        belastbaarheid: Option<String>,
        /// Whether no more hours are sought than the employee can bear; where those are not known, whether there is a
        /// list to reckon with.
        binnen_uren: bool,
        genoemd: usize,
        genoemd_woord: String,
        totaal: usize,
        totaal_woord: String,
        /// Whether each zoekrichting says what it rests on.
        onderbouwd: bool,
    }
    let trajectory = &request.dossier.trajectory;
    let Some((newest, earlier)) = trajectory.zoekprofielen.split_last() else {
        let inleiding = sentence(request, "plan-van-aanpak/zoekprofiel", Context::default())?;
        return Ok(ZoekprofielDeel { inleiding, versie: None, versies: vec![], eerder: vec![] });
    };
    let grondslag = Grondslag::of(trajectory, newest);
    let named = newest.zoekrichtingen.iter().filter(|richting| richting.bron_ad).count();
    let jobs = grondslag.advies.map(|advies| lines(&advies.genoemde_functies)).unwrap_or_default();
    let bearable = grondslag.belastbaarheid.and_then(|entry| entry.uren_per_week);
    let rests =
        |richting: &Zoekrichting| richting.vacatures_regio.is_some() || !grounds(richting, grondslag).is_empty();
    let context = Context {
        versie: Some(newest.versie),
        datum: long_date(newest.datum),
        advies: grondslag.advies.map(|advies| long_date(advies.datum)),
        functies: (!jobs.is_empty()).then(|| enumeration(&jobs)),
        belastbaarheid: grondslag.belastbaarheid.map(|entry| long_date(entry.datum)),
        binnen_uren: match bearable {
            Some(most) => fits(newest.uren_max, most, dossier::hours_to_seek(trajectory, request.dossier.date, most)),
            None => grondslag.belastbaarheid.is_some_and(Belastbaarheid::is_lijst),
        },
        genoemd: named,
        genoemd_woord: in_words(named),
        totaal: newest.zoekrichtingen.len(),
        totaal_woord: in_words(newest.zoekrichtingen.len()),
        onderbouwd: newest.zoekrichtingen.iter().all(rests),
    };
    let all: &[Zoekprofiel] = if earlier.is_empty() { &[] } else { &trajectory.zoekprofielen };
    Ok(ZoekprofielDeel {
        inleiding: sentence(request, "plan-van-aanpak/zoekprofiel", context)?,
        versie: Some(in_full(request.dossier, newest, grondslag)),
        versies: all.iter().map(version).collect(),
        eerder: earlier.iter().map(superseded).collect(),
    })
}

/// Whether the hours that are sought follow from those that can be borne: no more, and not far fewer than are left to
/// seek (rules Z04 and Z10).
fn fits(sought: Hours, most: Hours, left: Hours) -> bool {
    let least = Thresholds::default().bevredigend_resultaat_procent * i64::from(left.hundredths());
    sought <= most && i64::from(sought.hundredths()) * 100 >= least
}

fn in_full(dossier: &Dossier, profiel: &Zoekprofiel, grondslag: Grondslag<'_>) -> Versie {
    let distance = profiel.max_afstand_km.map(|km| format!(", ten hoogste {km} km")).unwrap_or_default();
    let able = dossier::without_ability(&dossier.trajectory, dossier.date).is_none();
    let bearable = dossier
        .trajectory
        .belastbaarheid
        .iter()
        .find_map(|entry| entry.uren_per_week)
        .filter(|_| able)
        .map(|most| format!(" (belastbaarheid: ten hoogste {most})"))
        .unwrap_or_default();
    let feiten = [
        Some(Feit::new("Regio", profiel.regio.to_string())),
        Some(Feit::new("Reistijd", format!("ten hoogste {} minuten{distance}", profiel.max_reistijd_min))),
        Some(Feit::new("Uren per week", format!("{}{bearable}", hours(profiel)))),
        feit("Werktijden", profiel.werktijden.as_ref()),
        feit("Opleidingsniveau", profiel.opleidingsniveau.as_ref()),
        feit("Salarisindicatie", profiel.salaris_indicatie.as_ref()),
    ];
    let numbered = profiel.zoekrichtingen.iter().zip(1..);
    Versie {
        feiten: feiten.into_iter().flatten().collect(),
        richtingen: numbered.map(|(richting, nummer)| direction(richting, nummer, grondslag)).collect(),
        uitsluitingen: lines(&profiel.uitsluitingen),
    }
}

fn direction(richting: &Zoekrichting, nummer: usize, grondslag: Grondslag<'_>) -> RichtingRij {
    let mut rests_on = grounds(richting, grondslag);
    if rests_on.is_empty() && richting.vacatures_regio.is_none() {
        rests_on.push("niet vermeld".to_owned());
    }
    let counted =
        [richting.vacature_bron.as_ref().map(ToString::to_string), richting.vacature_peildatum.map(short_date)];
    let counted: Vec<String> = counted.into_iter().flatten().collect();
    RichtingRij {
        nummer,
        functie: richting.functie.to_string(),
        sector: match richting.prioriteit {
            Some(priority) => sentence_case(&format!("{}, prioriteit {priority}", richting.sector)),
            None => sentence_case(richting.sector.as_str()),
        },
        taken: richting.taken.as_ref().map(ToString::to_string),
        passend_want: richting.passend_want.to_string(),
        grondslag: rests_on,
        vacatures: richting.vacatures_regio.map(vacancies_told),
        telling: (richting.vacatures_regio.is_some() && !counted.is_empty()).then(|| counted.join(", ")),
    }
}

/// What a zoekrichting rests on: the advice when it names the work, the belastbaarheid when the reason speaks of it.
fn grounds(richting: &Zoekrichting, grondslag: Grondslag<'_>) -> Vec<String> {
    let advies = (richting.bron_ad && grondslag.advies_bekend).then(|| match grondslag.advice_that_names(richting) {
        Some(advies) => format!("advies arbeidsdeskundige {}", short_date(advies.datum)),
        None => "advies arbeidsdeskundige".to_owned(),
    });
    advies.into_iter().chain(grondslag.spoken_of(richting)).collect()
}

fn version(profiel: &Zoekprofiel) -> VersieRij {
    VersieRij {
        versie: profiel.versie.to_string(),
        datum: short_date(profiel.datum),
        uren: hours(profiel),
        reistijd: format!("{} minuten", profiel.max_reistijd_min),
        reden: profiel.reden_wijziging.as_ref().map_or("eerste versie", Text::as_str).to_owned(),
    }
}

fn superseded(profiel: &Zoekprofiel) -> EerdereVersie {
    let names: Vec<String> =
        profiel.zoekrichtingen.iter().map(|found| with_note(found.functie.as_str(), found.sector.as_str())).collect();
    EerdereVersie {
        kop: format!("Zoekrichtingen van versie {}:", profiel.versie),
        richtingen: format!("{}.", names.join("; ")),
    }
}
