//! Where the trajectory stands in the law: whether it started in time, what became of the first track, and which rules
//! the plan answers to.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier;
use crate::dutch::{enumeration, long_date};
use crate::report::components::feiten::{Feit, feit, sanction_facts};
use crate::report::components::inhoud::{Kopje, sections};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Kalender, MijlpaalSoort, RedenUitstel, Text};

#[derive(Debug, Serialize)]
pub struct KaderDeel {
    start: String,
    /// What the caller wrote about a late start.
    toelichting: Option<String>,
    eerste_spoor: Option<String>,
    zonder_evaluatie: Option<String>,
    feiten: Vec<Feit>,
    regels: Vec<Kopje>,
}

impl KaderDeel {
    /// Whether it says why a step is missing, so that no other part need say so.
    pub fn tells_why(&self) -> bool {
        self.zonder_evaluatie.is_some()
    }
}

pub fn kader(request: &Request<'_>, kalender: &Kalender) -> Result<KaderDeel, ReportError> {
    #[derive(Serialize)]
    struct NoContext {}
    let traject = &request.dossier.trajectory.traject;
    let late = start_deadline(request, kalender) < traject.startdatum;
    Ok(KaderDeel {
        start: start(request, kalender)?,
        toelichting: traject.toelichting_uitstel.as_ref().filter(|_| late).map(ToString::to_string),
        eerste_spoor: first_track(request)?,
        zonder_evaluatie: without_evaluation(request, kalender)?,
        feiten: facts(request),
        regels: sections(&sentence(request, "plan-van-aanpak/wettelijk_kader", NoContext {})?),
    })
}

/// The last day on which the start is in time; without a term the start itself.
fn start_deadline(request: &Request<'_>, kalender: &Kalender) -> NaiveDate {
    let step = kalender.get(MijlpaalSoort::StartSpoor2);
    step.and_then(|step| step.uiterlijk).unwrap_or(request.dossier.trajectory.traject.startdatum)
}

/// Whether the bureau knows when the eerstejaarsevaluatie was, from which the last day of the start is counted too.
fn evaluation_is_known(request: &Request<'_>) -> bool {
    request.dossier.trajectory.poortwachter.eerstejaarsevaluatie.is_some()
}

/// When the second track started, and whether that was in time.
fn start(request: &Request<'_>, kalender: &Kalender) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        gestart: bool,
        start: String,
        week: String,
        uiterlijk: String,
        te_laat: bool,
        evaluatie_bekend: bool,
        reden: Option<&'static str>,
    }
    let traject = &request.dossier.trajectory.traject;
    let deadline = start_deadline(request, kalender);
    // "Another reason" says nothing; its explanation follows in the words of the caller.
    let reason = traject.reden_uitstel.filter(|reason| *reason != RedenUitstel::Anders);
    let context = Context {
        gestart: traject.startdatum <= request.dossier.date,
        start: long_date(traject.startdatum),
        week: dossier::week(&request.dossier.trajectory, traject.startdatum),
        uiterlijk: long_date(deadline),
        te_laat: traject.startdatum > deadline,
        evaluatie_bekend: evaluation_is_known(request),
        reden: reason.map(RedenUitstel::label),
    };
    sentence(request, "plan-van-aanpak/start", context)
}

fn first_track(request: &Request<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        status: &'static str,
    }
    let status = request.dossier.trajectory.traject.spoor1_status;
    status
        .map(|status| sentence(request, "plan-van-aanpak/eerste_spoor", Context { status: status.as_str() }))
        .transpose()
}

/// Why the eerstejaarsevaluatie is missing, once its last day has passed.
fn without_evaluation(request: &Request<'_>, kalender: &Kalender) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: String,
    }
    let missing = kalender.get(MijlpaalSoort::Eerstejaarsevaluatie).is_some_and(|step| {
        step.gerealiseerd.is_none() && step.uiterlijk.is_some_and(|last| last < request.dossier.date)
    });
    let reason = request.dossier.trajectory.poortwachter.reden_ontbreekt.as_ref().filter(|_| missing);
    let context = |reden: &Text| Context { reden: reden.as_str().trim_end_matches('.').to_owned() };
    reason.map(|reden| sentence(request, "plan-van-aanpak/zonder_evaluatie", context(reden))).transpose()
}

/// What UWV has said so far: expert opinions, and an extension of the wage payment.
fn facts(request: &Request<'_>) -> Vec<Feit> {
    let opinions: Vec<String> =
        request.dossier.trajectory.poortwachter.deskundigenoordelen.iter().copied().map(long_date).collect();
    let opinions = feit("Deskundigenoordeel van UWV", (!opinions.is_empty()).then(|| enumeration(&opinions)));
    let sanction = sanction_facts(request.dossier.loonsanctie());
    opinions.into_iter().chain(sanction).collect()
}
