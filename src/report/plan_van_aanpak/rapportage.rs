//! When the bureau reports, and when employer and bureau look back together.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{self, report_days};
use crate::dutch::{in_words, long_date, short_date};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Kalender, MijlpaalSoort, Trajectory, previous_workday};

/// Weeks between two reports where nothing was agreed: the rhythm of the talks between employer and employee
/// (Regeling procesgang, art. 4 lid 1).
const USUAL_WEEKS: u32 = 6;

/// The days on which the bureau reports.
#[derive(Debug)]
pub struct Schema {
    weken: u32,
    pub voortgang: Vec<NaiveDate>,
    pub eindrapportage: NaiveDate,
    /// Whether the eindrapportage comes around week 90, and not at another end of the trajectory.
    rond_week_90: bool,
}

impl Schema {
    /// Counts from the start of the trajectory.
    pub fn of(request: &Request<'_>, kalender: &Kalender) -> Self {
        let trajectory = &request.dossier.trajectory;
        let traject = &trajectory.traject;
        let weken = traject.rapportage_frequentie_weken.unwrap_or(USUAL_WEEKS);
        let end = end_of(trajectory);
        let usual = kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk);
        let usual = usual
            .map(previous_workday)
            .filter(|day| *day > traject.startdatum.max(request.dossier.date) && *day <= end);
        let eindrapportage = usual.unwrap_or(end);
        let mut voortgang = report_days(traject.startdatum, weken, eindrapportage);
        // A plan promises nothing for a day that has passed.
        voortgang.retain(|day| *day >= request.dossier.date);
        Self { weken, voortgang, eindrapportage, rond_week_90: usual.is_some() }
    }
}

/// The last day of guidance: as planned, else the last day on which wage is due.
pub fn end_of(trajectory: &Trajectory) -> NaiveDate {
    let sanction = trajectory.traject.loonsanctie.as_ref().and_then(|sanctie| sanctie.tot.pred_opt());
    let due = sanction.unwrap_or_else(|| trajectory.verzuim.laatste_dag());
    trajectory.traject.geplande_einddatum.unwrap_or(due)
}

#[derive(Debug, Serialize)]
pub struct RapportageDeel {
    inleiding: String,
    rijen: Vec<RapportageRij>,
}

#[derive(Debug, Serialize)]
struct RapportageRij {
    datum: String,
    week: String,
    document: String,
    overleg: &'static str,
}

pub fn rapportage(request: &Request<'_>, schema: &Schema) -> Result<RapportageDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        weken: String,
        start: String,
        rond_week_90: bool,
        vervolg: Option<String>,
    }
    let trajectory = &request.dossier.trajectory;
    let end = end_of(trajectory);
    let context = Context {
        weken: in_words(usize::try_from(schema.weken).unwrap_or_default()),
        start: long_date(trajectory.traject.startdatum),
        rond_week_90: schema.rond_week_90,
        vervolg: (end > schema.eindrapportage).then(|| long_date(end)),
    };
    let row = |day: NaiveDate, document: String, overleg: &'static str| RapportageRij {
        datum: short_date(day),
        week: dossier::week(trajectory, day),
        document,
        overleg,
    };
    let progress =
        (1..).zip(&schema.voortgang).map(|(number, day)| row(*day, format!("Voortgangsrapportage {number}"), ""));
    let last = row(
        schema.eindrapportage,
        "Eindrapportage".to_owned(),
        if schema.rond_week_90 {
            "evaluatie met de werkgever, als basis voor de eindevaluatie"
        } else {
            "evaluatie met de werkgever"
        },
    );
    Ok(RapportageDeel {
        inleiding: sentence(request, "plan-van-aanpak/rapportage", context)?,
        rijen: progress.chain([last]).collect(),
    })
}
