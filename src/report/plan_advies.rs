//! What the plan rests on: the advice of the arbeidsdeskundige, and what the employee can bear.

use serde::Serialize;

use super::delen::{self, BelastbaarheidDeel};
use super::dutch::long_date;
use super::prose::Tekst;
use super::sentences::sentence;
use super::{ReportError, Request};
use crate::trajectory::{AdAdvies, Text, Zoekprofiel};

/// The advice, or why there is none.
#[derive(Debug, Serialize)]
pub struct AdviesDeel {
    inleiding: String,
    conclusie: Option<Tekst>,
    functies: Vec<String>,
}

pub fn advies(request: &Request<'_>) -> Result<AdviesDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        naam: Option<String>,
        datum: String,
    }
    #[derive(Serialize)]
    struct NoneContext {
        reden: Option<String>,
    }
    let trajectory = request.trajectory;
    let Some(advies) = &trajectory.arbeidsdeskundig_advies else {
        let reden = trajectory.poortwachter.reden_ontbreekt.as_ref().map(ToString::to_string);
        let inleiding = sentence(request, "plan_zonder_advies", NoneContext { reden })?;
        return Ok(AdviesDeel { inleiding, conclusie: None, functies: vec![] });
    };
    let context = Context { naam: advies.naam_ad.as_ref().map(ToString::to_string), datum: long_date(advies.datum) };
    Ok(AdviesDeel {
        inleiding: sentence(request, "plan_advies", context)?,
        conclusie: Some(Tekst::of(&advies.conclusie)),
        functies: named_jobs(advies, trajectory.zoekprofielen.last()),
    })
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
        datum: Option<String>,
        bron: Option<&'static str>,
        ontvangen: Option<String>,
    }
    if request.trajectory.belastbaarheid.is_empty() {
        let inleiding = sentence(request, "plan_belastbaarheid", Context::default())?;
        return Ok(Mogelijkheden { inleiding, stand: None });
    }
    let (stand, newest) = delen::belastbaarheid(request)?;
    let context = Context {
        datum: Some(long_date(newest.datum)),
        bron: Some(newest.bron.label()),
        ontvangen: newest.ontvangen_op.map(long_date),
    };
    Ok(Mogelijkheden { inleiding: sentence(request, "plan_belastbaarheid", context)?, stand: Some(stand) })
}
