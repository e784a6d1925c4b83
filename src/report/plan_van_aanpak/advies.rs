//! What the plan rests on: the advice of the arbeidsdeskundige, and what the employee can bear.

use serde::Serialize;

use crate::dutch::{enumeration, long_date};
use crate::report::components::belastbaarheid::{self, BelastbaarheidDeel, Vaststelling};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::report::text::prose::Tekst;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{AdAdvies, BedrijfsartsAdvies, Text, Zoekprofiel, Zoekrichting};

/// The advice, or why there is none.
#[derive(Debug, Serialize)]
pub struct AdviesDeel {
    inleiding: String,
    conclusie: Option<Tekst>,
    functies: Vec<String>,
}

/// `reason_told`: whether another part of the plan says already why there is none.
pub fn advies(request: &Request<'_>, reason_told: bool) -> Result<AdviesDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        naam: Option<String>,
        datum: String,
        /// UWV's decision, when the track repairs what was lacking.
        besluit: Option<String>,
    }
    #[derive(Serialize)]
    struct NoneContext {
        reden: Option<String>,
        steunt_op: Option<String>,
    }
    let trajectory = &request.dossier.trajectory;
    let Some(advies) = &trajectory.arbeidsdeskundig_advies else {
        if let Some(advies) = &trajectory.bedrijfsarts_advies {
            return advice_of_the_bedrijfsarts(request, advies, reason_told);
        }
        let reason = trajectory.poortwachter.reden_ontbreekt.as_ref().filter(|_| !reason_told);
        let context = NoneContext {
            reden: reason.map(|reason| without_full_stop(reason.as_str()).to_owned()),
            steunt_op: grounds(request),
        };
        let inleiding = sentence(request, "plan-van-aanpak/zonder_advies", context)?;
        return Ok(AdviesDeel { inleiding, conclusie: None, functies: vec![] });
    };
    let context = Context {
        naam: advies.naam_ad.as_ref().map(ToString::to_string),
        datum: long_date(advies.datum),
        besluit: request.dossier.trajectory.begon_als_herstel().map(|sanctie| long_date(sanctie.besluitdatum)),
    };
    Ok(AdviesDeel {
        inleiding: sentence(request, "plan-van-aanpak/advies", context)?,
        conclusie: Some(Tekst::of(&advies.conclusie)),
        functies: named_jobs(advies, trajectory.zoekprofielen.last()),
    })
}

/// The advice of the bedrijfsarts alone.
fn advice_of_the_bedrijfsarts(
    request: &Request<'_>,
    advies: &BedrijfsartsAdvies,
    reason_told: bool,
) -> Result<AdviesDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        datum: String,
        reden: Option<String>,
    }
    let reason = request.dossier.trajectory.poortwachter.reden_ontbreekt.as_ref().filter(|_| !reason_told);
    let context = Context {
        datum: long_date(advies.datum),
        reden: reason.map(|reason| without_full_stop(reason.as_str()).to_owned()),
    };
    let inleiding = sentence(request, "plan-van-aanpak/advies_bedrijfsarts", context)?;
    Ok(AdviesDeel { inleiding, conclusie: Some(Tekst::of(&advies.conclusie)), functies: vec![] })
}

/// What the zoekprofiel can rest on without the advice: as far as the file holds it.
fn grounds(request: &Request<'_>) -> Option<String> {
    let trajectory = &request.dossier.trajectory;
    let profiel = trajectory.zoekprofielen.last()?;
    let counted = profiel.zoekrichtingen.iter().any(|richting| richting.vacatures_regio.is_some());
    let speaks_of_it = |richting: &Zoekrichting| richting.passend_want.as_str().to_lowercase().contains("belastba");
    let bearable = !trajectory.belastbaarheid.is_empty()
        && (belastbaarheid::belastbaarheid_described(request) || profiel.zoekrichtingen.iter().any(speaks_of_it));
    let grounds = [
        (bearable, "de belastbaarheid"),
        (trajectory.persoonsprofiel.is_some(), "het persoonsprofiel"),
        (counted || !trajectory.arbeidsmarkt.is_empty(), "het aantal vacatures"),
    ];
    let grounds: Vec<String> =
        grounds.into_iter().filter(|(there, _)| *there).map(|(_, ground)| ground.to_owned()).collect();
    (!grounds.is_empty()).then(|| enumeration(&grounds))
}

/// The jobs that the arbeidsdeskundige named, each with the zoekrichting in which it comes back.
fn named_jobs(advies: &AdAdvies, profiel: Option<&Zoekprofiel>) -> Vec<String> {
    let direction = |job: &Text| {
        let job = job.as_str().to_lowercase();
        let same = |name: String| name.contains(&job) || job.contains(&name);
        profiel?.zoekrichtingen.iter().position(|richting| same(richting.functie.as_str().to_lowercase()))
    };
    let line = |job: &Text| match direction(job) {
        Some(index) => format!("{job} (zoekrichting {})", index + 1),
        None => job.to_string(),
    };
    advies.genoemde_functies.iter().map(line).collect()
}

/// What the employee can bear; without it only a sentence that says so.
#[derive(Debug, Serialize)]
pub struct Mogelijkheden {
    inleiding: String,
    stand: Option<BelastbaarheidDeel>,
}

pub fn belastbaarheid(request: &Request<'_>) -> Result<Mogelijkheden, ReportError> {
    #[derive(Default, Serialize)]
    struct Context {
        #[serde(flatten)]
        vaststelling: Vaststelling,
        /// Whether a table shows them under their rubrieken.
        rubrieken: bool,
    }
    if request.dossier.trajectory.belastbaarheid.is_empty() {
        let inleiding = sentence(request, "plan-van-aanpak/belastbaarheid", Context::default())?;
        return Ok(Mogelijkheden { inleiding, stand: None });
    }
    let (stand, newest) = belastbaarheid::belastbaarheid(request)?;
    let context = Context { vaststelling: Vaststelling::of(request, newest), rubrieken: !stand.rubrieken.is_empty() };
    Ok(Mogelijkheden { inleiding: sentence(request, "plan-van-aanpak/belastbaarheid", context)?, stand: Some(stand) })
}
