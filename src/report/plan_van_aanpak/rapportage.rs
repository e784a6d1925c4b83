//! When the bureau reports, and when employer and bureau look back together.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{self, Dossier, Grens, laatste_zinvolle_dag, later_report_days, report_days};
use crate::dutch::{in_words, long_date, short_date};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Kalender, MijlpaalSoort, law, previous_workday};

/// The days on which the bureau reports.
#[derive(Debug)]
pub struct Schema {
    weken: u32,
    pub voortgang: Vec<NaiveDate>,
    /// How many of them have passed, which keep their numbers.
    voorbij: usize,
    pub eindrapportage: NaiveDate,
    /// The days after the eindrapportage, while the guidance goes on.
    pub aanvullend: Vec<NaiveDate>,
    /// Its last day, where that is a later one.
    uiterlijk: Option<NaiveDate>,
    /// Whether the eindrapportage comes around week 90, and not at another end of the trajectory.
    rond_week_90: bool,
    /// Whether it comes with the repair that UWV asked for.
    na_herstel: bool,
    /// Whether that day was planned, and is not only the last one of any use.
    gepland: bool,
}

impl Schema {
    /// Counts from the start of the trajectory.
    pub fn of(request: &Request<'_>, kalender: &Kalender) -> Self {
        let dossier = request.dossier;
        let traject = &dossier.trajectory.traject;
        // Where nothing was agreed, the rhythm that rule A04 counts by.
        let usual_weeks = u32::try_from(request.thresholds.rapportage_weken).unwrap_or(u32::MAX).max(1);
        let weken = dossier.rapportageritme().unwrap_or(usual_weeks);
        let end = end_of(dossier);
        let ahead = traject.startdatum.max(dossier.date);
        let on = |soort: MijlpaalSoort| {
            let last = kalender.get(soort)?.uiterlijk.map(previous_workday)?;
            (last > ahead && last <= end).then_some(last)
        };
        // What ends the guidance earlier moves the last day of the report too.
        let week_90 = dossier.trajectory.verzuim.naar_het_einde(law::EINDRAPPORTAGE_DAY);
        let due = kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk);
        let usual = on(MijlpaalSoort::Eindrapportage).filter(|_| due == Some(week_90));
        let useful = on(MijlpaalSoort::EindrapportageHerstel);
        let planned = kalender.get(MijlpaalSoort::EindrapportageHerstel).and_then(|step| step.gepland);
        let planned = planned.filter(|day| *day > ahead && *day <= end);
        let repaired = planned.or(useful);
        let eindrapportage = usual.or(repaired).unwrap_or_else(|| previous_workday(end).max(traject.startdatum));
        let mut voortgang = report_days(traject.startdatum, weken, eindrapportage);
        // A plan promises nothing for a day that has passed.
        let voorbij = voortgang.iter().filter(|day| **day < dossier.date).count();
        voortgang.retain(|day| *day >= dossier.date);
        Self {
            weken,
            voortgang,
            voorbij,
            eindrapportage,
            aanvullend: later_report_days(eindrapportage, weken, end),
            uiterlijk: due.filter(|last| usual.is_some() && *last > eindrapportage),
            rond_week_90: usual.is_some(),
            na_herstel: usual.is_none() && repaired.is_some(),
            gepland: planned.is_some(),
        }
    }
}

/// The last day of guidance: as planned, else the last one that there can be. What ends first goes before the plan.
pub fn end_of(dossier: &Dossier) -> NaiveDate {
    let (last, grens) = laatste_zinvolle_dag(dossier);
    match (dossier.trajectory.traject.geplande_einddatum, grens) {
        (Some(planned), Grens::Dienstverband | Grens::Aow) => planned.min(last),
        (Some(planned), Grens::Wachttijd | Grens::Loonsanctie) => planned,
        (None, _) => last,
    }
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
        /// The sickness week of the last day for it, which is not the 90th where UWV wrote another end of the
        /// wachttijd.
        week: String,
        na_herstel: bool,
        gepland: bool,
        eindrapportage: String,
        /// The last day of a request that makes the payment of wage shorter when UWV takes all its time to decide.
        verzoek_tot: Option<String>,
        vervolg: Option<String>,
        /// The number of the first voortgangsrapportage to come, where days for one have passed.
        eerste_nummer: Option<usize>,
    }
    let trajectory = &request.dossier.trajectory;
    let end = end_of(request.dossier);
    let first = (!schema.voortgang.is_empty()).then(|| schema.voorbij.saturating_add(1));
    let useful = request.dossier.kalender.get(MijlpaalSoort::EindrapportageHerstel).and_then(|step| step.uiterlijk);
    let context = Context {
        weken: in_words(usize::try_from(schema.weken).unwrap_or_default()),
        start: long_date(trajectory.traject.startdatum),
        rond_week_90: schema.rond_week_90,
        week: dossier::week(trajectory, schema.uiterlijk.unwrap_or(schema.eindrapportage)),
        na_herstel: schema.na_herstel,
        gepland: schema.gepland,
        eindrapportage: long_date(schema.eindrapportage),
        verzoek_tot: useful.map(long_date),
        // Days without work add nothing to a report of the last working day.
        vervolg: (previous_workday(end) > schema.eindrapportage).then(|| long_date(end)),
        eerste_nummer: first.filter(|number| *number > 1),
    };
    let row = |day: NaiveDate, document: String, overleg: &'static str| RapportageRij {
        datum: short_date(day),
        week: dossier::week(trajectory, day),
        document,
        overleg,
    };
    let numbered = (schema.voorbij.saturating_add(1)..).zip(&schema.voortgang);
    let progress = numbered.map(|(number, day)| row(*day, format!("Voortgangsrapportage {number}"), ""));
    let last = row(
        schema.eindrapportage,
        match schema.uiterlijk {
            Some(last) => format!("Eindrapportage (uiterlijk {})", short_date(last)),
            None => "Eindrapportage".to_owned(),
        },
        match (schema.rond_week_90, schema.na_herstel) {
            (true, _) => "evaluatie met de werkgever, als basis voor de eindevaluatie",
            (false, true) => "evaluatie met de werkgever, als basis voor het bekortingsverzoek",
            (false, false) => "evaluatie met de werkgever",
        },
    );
    let later =
        (1..).zip(&schema.aanvullend).map(|(number, day)| row(*day, format!("Aanvullende rapportage {number}"), ""));
    Ok(RapportageDeel {
        inleiding: sentence(request, "plan-van-aanpak/rapportage", context)?,
        rijen: progress.chain([last]).chain(later).collect(),
    })
}
