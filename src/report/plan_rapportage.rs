//! When the bureau reports, and when employer and bureau look back together.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::dutch::{in_words, long_date, short_date};
use super::sentences::sentence;
use super::{ReportError, Request, verloop};
use crate::trajectory::{Kalender, MijlpaalSoort, Trajectory, previous_workday};

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
    /// Counts from the start of the trajectory.
    pub fn of(request: &Request<'_>, kalender: &Kalender) -> Self {
        let trajectory = request.trajectory;
        let traject = &trajectory.traject;
        let weken = traject.rapportage_frequentie_weken.unwrap_or(USUAL_WEEKS);
        let end = end_of(trajectory);
        let usual = kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk);
        let usual =
            usual.map(previous_workday).filter(|day| *day > traject.startdatum.max(request.date) && *day <= end);
        let eindrapportage = usual.unwrap_or(end);
        let mut voortgang = report_days(traject.startdatum, weken, eindrapportage);
        // A plan promises nothing for a day that has passed.
        voortgang.retain(|day| *day >= request.date);
        Self { weken, voortgang, eindrapportage, rond_week_90: usual.is_some() }
    }
}

/// The days of the voortgangsrapportages: of each period of so many weeks the last working day, until the
/// eindrapportage comes near.
pub fn report_days(start: NaiveDate, weken: u32, eindrapportage: NaiveDate) -> Vec<NaiveDate> {
    let last_of = |period: u64| {
        let days = (period * u64::from(weken.max(1)) * 7).checked_sub(1)?;
        start.checked_add_days(Days::new(days)).map(previous_workday)
    };
    (1..=MOST_REPORTS)
        .map_while(last_of)
        .take_while(|day| (eindrapportage - *day).num_days() >= TOO_CLOSE_DAYS)
        .collect()
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
    let trajectory = request.trajectory;
    let end = end_of(trajectory);
    let context = Context {
        weken: in_words(usize::try_from(schema.weken).unwrap_or_default()),
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
        inleiding: sentence(request, "plan_rapportage", context)?,
        rijen: progress.chain([last]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_on_the_last_working_day_of_its_period() {
        let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(2025, month, day).expect("a day");
        // The days on which the reports of the first example really came.
        let expected = [day(3, 28), day(5, 9), day(6, 20), day(8, 1), day(9, 12)];
        assert_eq!(report_days(day(2, 17), 6, day(10, 24)), expected);
    }
}
