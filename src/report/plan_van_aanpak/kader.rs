//! Where the trajectory stands in the law: whether it started in time, what became of the first track, and which rules
//! the plan answers to.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{self, Oordeel};
use crate::dutch::{enumeration, in_words, long_date};
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::herstel::{Herstel, HerstelRij, herstel, sanction_facts};
use crate::report::components::inhoud::{Kopje, sections};
use crate::report::components::kalender::{days_late, since_advice};
use crate::report::components::uitleg::wachttijd::other_length;
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{
    Kalender, Loonsanctie, MijlpaalSoort, RedenUitstel, Spoor1Status, Tekortkoming, Text, Trajectory, law,
    spoor_2_deadline,
};

#[derive(Debug, Serialize)]
pub struct KaderDeel {
    start: String,
    /// What the caller wrote about a late start.
    toelichting: Option<String>,
    eerste_spoor: Option<String>,
    zonder_evaluatie: Option<String>,
    feiten: Vec<Feit>,
    /// What UWV found lacking, point by point.
    tekortkomingen: Vec<HerstelRij>,
    regels: Vec<Kopje>,
}

impl KaderDeel {
    /// Whether it says why a step is missing, so that no other part need say so.
    pub fn tells_why(&self) -> bool {
        self.zonder_evaluatie.is_some()
    }

    /// Whether it quotes any law.
    pub fn has_rules(&self) -> bool {
        !self.regels.is_empty()
    }

    /// The same without the law, which is for UWV and the employer.
    pub fn without_rules(self) -> Self {
        Self { regels: vec![], ..self }
    }
}

pub fn kader(request: &Request<'_>, kalender: &Kalender) -> Result<KaderDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        loonsanctie: bool,
        /// How long the wachttijd is by a letter of UWV, where that is not 104 weeks.
        andere_duur: Option<String>,
        /// Whether employer and employee asked for that.
        samen_verlengd: bool,
    }
    let traject = &request.dossier.trajectory.traject;
    let late = start_is_late(request, kalender);
    let context = Context {
        loonsanctie: request.dossier.loonsanctie().is_some(),
        andere_duur: other_length(&request.dossier.trajectory),
        samen_verlengd: request.dossier.trajectory.verzuim.verlengd().is_some(),
    };
    Ok(KaderDeel {
        start: start(request, kalender)?,
        toelichting: traject.toelichting_uitstel.as_ref().filter(|_| late).map(ToString::to_string),
        eerste_spoor: first_track(request)?,
        zonder_evaluatie: without_evaluation(request, kalender)?,
        feiten: facts(request),
        tekortkomingen: herstel(request.dossier).map(|Herstel { rijen, .. }| rijen).unwrap_or_default(),
        regels: sections(&sentence(request, "plan-van-aanpak/wettelijk_kader", context)?, "Wettelijk kader"),
    })
}

/// Whether the start comes after its last day; one in the time that UWV added has none.
fn start_is_late(request: &Request<'_>, kalender: &Kalender) -> bool {
    let last = kalender.get(MijlpaalSoort::StartSpoor2).and_then(|step| step.uiterlijk);
    last.is_some_and(|last| last < request.dossier.trajectory.traject.startdatum)
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
        uiterlijk_voorbij: bool,
        /// What that day follows from, as the end of a sentence.
        grond: Option<String>,
        te_laat: bool,
        /// How long after the last day, in words.
        dagen_later: String,
        evaluatie_bekend: bool,
        /// First and last day of the eerstejaarsevaluatie, while the start comes before it.
        evaluatie_van: Option<String>,
        evaluatie_tot: Option<String>,
        reden: Option<&'static str>,
        toelichting: bool,
        /// UWV's decision, when the track began to repair what was lacking, and its "tot" while it holds.
        besluit: Option<String>,
        herstel_tot: Option<String>,
        herstel_tot_en_met: Option<String>,
        /// How long after the advice of the arbeidsdeskundige and the eerstejaarsevaluatie the start comes.
        afstand: Option<String>,
        /// The day on which that decision was withdrawn.
        ingetrokken: Option<String>,
        geschiedenis: bool,
        /// The points that the track repairs, and those about the first track, where the decision has both.
        punten_traject: Option<String>,
        punten_eerste_spoor: Option<String>,
        punten_eerste_spoor_een: bool,
    }
    let dossier = request.dossier;
    let trajectory = &dossier.trajectory;
    let traject = &trajectory.traject;
    let deadline = spoor_2_deadline(&trajectory.verzuim, &trajectory.poortwachter);
    // "Another reason" says nothing; its explanation follows in the words of the caller.
    // One that the data deny is not told.
    let reason = dossier::uitstel(dossier)
        .filter(|given| given.reden != RedenUitstel::Anders && !matches!(given.oordeel, Oordeel::HoudtNiet(_)))
        .map(|given| given.reden);
    let evaluation = kalender.get(MijlpaalSoort::Eerstejaarsevaluatie).filter(|step| step.gerealiseerd.is_none());
    let to_come = evaluation.filter(|step| step.vanaf.is_some_and(|first| traject.startdatum < first));
    let sanctie = trajectory.begon_als_herstel();
    let (other, first): (Vec<_>, Vec<_>) = (1..)
        .zip(sanctie.map(|sanctie| sanctie.tekortkomingen.as_slice()).unwrap_or_default())
        .partition(|(_, punt)| !punt.eerste_spoor);
    let both = !first.is_empty() && !other.is_empty();
    let extended = dossier.hersteltraject().map(Loonsanctie::einde);
    let advice = trajectory.arbeidsdeskundig_advies.as_ref().map(|advies| advies.datum);
    let context = Context {
        punten_traject: both.then(|| points(&other)),
        punten_eerste_spoor: (!first.is_empty()).then(|| points(&first)),
        punten_eerste_spoor_een: first.len() == 1,
        gestart: traject.startdatum <= dossier.date,
        start: long_date(traject.startdatum),
        week: dossier::week(trajectory, traject.startdatum),
        uiterlijk: long_date(deadline),
        uiterlijk_voorbij: deadline < dossier.date,
        grond: ground(trajectory, deadline),
        te_laat: start_is_late(request, kalender),
        dagen_later: days_late(deadline, traject.startdatum),
        evaluatie_bekend: evaluation_is_known(request),
        evaluatie_van: to_come.and_then(|step| step.vanaf).map(long_date),
        evaluatie_tot: to_come.and_then(|step| step.uiterlijk).map(long_date),
        reden: reason.map(RedenUitstel::label),
        toelichting: traject.toelichting_uitstel.is_some(),
        besluit: sanctie.map(|sanctie| long_date(sanctie.besluitdatum)),
        herstel_tot: extended.map(long_date),
        afstand: since_advice(advice, trajectory.poortwachter.eerstejaarsevaluatie, traject.startdatum),
        herstel_tot_en_met: extended.and_then(|tot| tot.pred_opt()).map(long_date),
        ingetrokken: sanctie.and_then(|sanctie| sanctie.ingetrokken_op).map(long_date),
        geschiedenis: sanctie.is_some_and(|sanctie| deadline < sanctie.besluitdatum),
    };
    sentence(request, "plan-van-aanpak/start", context)
}

/// `punt 3`, `de punten 1 en 2`: by their place in the table.
fn points(punten: &[(usize, &Tekortkoming)]) -> String {
    match punten {
        [(number, _)] => format!("punt {number}"),
        _ => {
            let numbers: Vec<String> = punten.iter().map(|(number, _)| number.to_string()).collect();
            format!("de punten {}", enumeration(&numbers))
        }
    }
}

/// `zes weken na de eerstejaarsevaluatie van 28 januari 2025`, or the week of sickness, where the day follows from it.
fn ground(trajectory: &Trajectory, deadline: NaiveDate) -> Option<String> {
    let weeks = in_words(usize::try_from(law::SPOOR_2_AFTER_EJE_DAYS / 7).ok()?);
    let held = trajectory.poortwachter.eerstejaarsevaluatie?;
    let (first, _) = law::EERSTEJAARSEVALUATIE_DAYS;
    if held < trajectory.verzuim.wachttijd.date_of(first) {
        let from = format!("het begin van ziekteweek {}, de eerste voor de eerstejaarsevaluatie", first / 7 + 1);
        return Some(format!("{weeks} weken na {from}"));
    }
    if (deadline - held).num_days() == law::SPOOR_2_AFTER_EJE_DAYS {
        return Some(format!("{weeks} weken na de eerstejaarsevaluatie van {}", long_date(held)));
    }
    let week = dossier::week(trajectory, deadline);
    (!week.is_empty()).then(|| format!("ziekteweek {week}"))
}

fn first_track(request: &Request<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        status: &'static str,
        werkgever: String,
        /// Whether the contract had ended by the day of the plan.
        uit_dienst: bool,
        /// Whether an employer who carries the risk of the Ziektewet goes on after it.
        eigenrisico: bool,
        /// The points of UWV's decision about the first track that are not repaired yet, as the end of a sentence.
        open_punten: Option<String>,
        /// The day of the advice of the arbeidsdeskundige, which says what was looked for with the own employer.
        advies: Option<String>,
    }
    let trajectory = &request.dossier.trajectory;
    let open = request.dossier.open_in_eerste_spoor();
    let open: Vec<String> =
        open.into_iter().map(|punt| format!("‘{}’", without_full_stop(punt.punt.as_str()))).collect();
    let ended = trajectory.dienstverband.einddatum.is_some_and(|end| end < request.dossier.date);
    let context = |status: Spoor1Status| Context {
        status: status.as_str(),
        werkgever: trajectory.werkgever.naam.to_string(),
        uit_dienst: ended,
        eigenrisico: ended && trajectory.werkgever.draagt_ziektewet(),
        open_punten: (!open.is_empty()).then(|| enumeration(&open)),
        advies: trajectory.arbeidsdeskundig_advies.as_ref().map(|advies| long_date(advies.datum)),
    };
    let status = trajectory.traject.spoor1_status;
    status.map(|status| sentence(request, "plan-van-aanpak/eerste_spoor", context(status))).transpose()
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
    let context = |reden: &Text| Context { reden: without_full_stop(reden.as_str()).to_owned() };
    reason.map(|reden| sentence(request, "plan-van-aanpak/zonder_evaluatie", context(reden))).transpose()
}

/// What UWV has said so far: expert opinions, and an extension of the wage payment.
fn facts(request: &Request<'_>) -> Vec<Feit> {
    let opinions: Vec<String> = request.dossier.trajectory.oordeelsdagen().into_iter().map(long_date).collect();
    let opinions = feit("Deskundigenoordeel van UWV", (!opinions.is_empty()).then(|| enumeration(&opinions)));
    let sanction = sanction_facts(&request.dossier.trajectory);
    opinions.into_iter().chain(sanction).collect()
}
