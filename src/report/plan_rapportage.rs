//! When the bureau reports, and when employer and bureau look back together.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::dutch::{long_date, short_date};
use super::sentences::sentence;
use super::{ReportError, Request, verloop};
use crate::trajectory::{Kalender, MijlpaalSoort, Trajectory, next_workday};

/// Weeks between two reports where nothing was agreed: the rhythm of the talks between employer and employee
/// (Regeling procesgang, art. 4 lid 1).
const USUAL_WEEKS: u32 = 6;
/// A voortgangsrapportage so shortly before the eindrapportage gives way to it.
const TOO_CLOSE_DAYS: i64 = 14;
/// A report every two weeks over the longest trajectory, 156 weeks.
const MOST_REPORTS: u64 = 78;

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
    /// Counts from the start of the trajectory; a day without work moves to the next one with it.
    pub fn of(request: &Request<'_>, kalender: &Kalender) -> Self {
        let trajectory = request.trajectory;
        let traject = &trajectory.traject;
        let weken = traject.rapportage_frequentie_weken.unwrap_or(USUAL_WEEKS);
        let end = end_of(trajectory);
        let usual = kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk).map(next_workday);
        let usual = usual.filter(|day| *day > traject.startdatum.max(request.date) && *day <= end);
        let eindrapportage = usual.unwrap_or(end);
        let after = |number: u64| {
            let days = Days::new(number * u64::from(weken) * 7);
            traject.startdatum.checked_add_days(days).map(next_workday)
        };
        let voortgang = (1..=MOST_REPORTS)
            .map_while(after)
            .take_while(|day| (eindrapportage - *day).num_days() >= TOO_CLOSE_DAYS)
            .collect();
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
        weken: u32,
        start: String,
        rond_week_90: bool,
        vervolg: Option<String>,
    }
    let trajectory = request.trajectory;
    let end = end_of(trajectory);
    let context = Context {
        weken: schema.weken,
        start: long_date(trajectory.traject.startdatum),
        rond_week_90: schema.rond_week_90,
        vervolg: (end > schema.eindrapportage).then(|| long_date(end)),
    };
    let row = |day: NaiveDate, document: String, overleg: &'static str| RapportageRij {
        datum: short_date(day),
        week: verloop::week(trajectory, day),
        document,
        overleg,
    };
    let progress = (1..).zip(&schema.voortgang).map(|(number, day)| {
        let together = if number % 2 == 0 { "evaluatie met de werkgever" } else { "" };
        row(*day, format!("Voortgangsrapportage {number}"), together)
    });
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
        inleiding: sentence(request, "plan_rapportage", context)?,
        rijen: progress.chain([last]).collect(),
    })
}
