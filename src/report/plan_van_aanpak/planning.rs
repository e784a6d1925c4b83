//! The planning of the plan van aanpak in words: its phases with their activities.

use serde::Serialize;

use super::beeld::{Beeld, beeld, days};
use super::profiel::{lines, or_empty};
use super::rapportage::{Schema, end_of};
use crate::dossier::{self, Grens, laatste_zinvolle_dag};
use crate::dutch::{in_words, long_date, short_date};
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Fase, FaseStap, Kalender, Period, Trajectory};

#[derive(Debug, Serialize)]
pub struct PlanningDeel {
    inleiding: String,
    beeld: Option<Beeld>,
    fases: Vec<FaseRij>,
}

#[derive(Debug, Serialize)]
struct FaseRij {
    titel: String,
    periode: String,
    weken: String,
    activiteiten: Vec<String>,
    stappen: Vec<StapRij>,
}

/// An activity of a phase with its days.
#[derive(Debug, Serialize)]
struct StapRij {
    omschrijving: String,
    wanneer: String,
    omvang: String,
    wie: String,
}

pub fn planning(
    request: &Request<'_>,
    kalender: &Kalender,
    schema: &Schema,
    sight: Sight,
) -> Result<PlanningDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        gestart: bool,
        start: String,
        einde: Option<String>,
        fases: usize,
        fases_woord: String,
        laatste_dag: String,
        wachttijd_voorbij: bool,
        /// What ends the track, where that is not the wachttijd, with its last day.
        grond: Option<&'static str>,
        laatste_dag_traject: String,
        /// Whether that day has passed.
        voorbij: bool,
        /// Whether the track lasts one day.
        een_dag: bool,
        /// UWV's "tot", where it extended the payment of wage.
        verlengd_tot: Option<String>,
        /// The day before it.
        verlengd_tot_en_met: Option<String>,
        beeld: bool,
    }
    let trajectory = &request.dossier.trajectory;
    let traject = &trajectory.traject;
    let mut fases: Vec<&Fase> = trajectory.fases.iter().collect();
    fases.sort_by_key(|fase| fase.period);
    let beeld = beeld(request, &fases, kalender, schema, sight)?;
    let (last, grens) = laatste_zinvolle_dag(request.dossier);
    let context = Context {
        gestart: traject.startdatum <= request.dossier.date,
        start: long_date(traject.startdatum),
        einde: traject.geplande_einddatum.map(|_| long_date(end_of(request.dossier))),
        fases: fases.len(),
        fases_woord: in_words(fases.len()),
        laatste_dag: long_date(trajectory.verzuim.laatste_dag()),
        wachttijd_voorbij: trajectory.verzuim.laatste_dag() < request.dossier.date,
        grond: match grens {
            Grens::Wachttijd => None,
            Grens::Loonsanctie => Some("loonsanctie"),
            Grens::Dienstverband => Some("dienstverband"),
            Grens::Aow => Some("aow"),
        },
        laatste_dag_traject: long_date(last),
        voorbij: last < request.dossier.date,
        een_dag: traject.geplande_einddatum.is_some() && end_of(request.dossier) == traject.startdatum,
        verlengd_tot: request.dossier.verlengd_tot().map(long_date),
        verlengd_tot_en_met: request.dossier.verlengd_tot().and_then(|tot| tot.pred_opt()).map(long_date),
        beeld: beeld.is_some(),
    };
    Ok(PlanningDeel {
        inleiding: sentence(request, "plan-van-aanpak/planning", context)?,
        beeld,
        fases: fases.iter().flat_map(|fase| phase_rows(trajectory, fase)).collect(),
    })
}

/// Letters that one row of activities may take; a longer phase goes on in a row of its own.
const ROW_LETTERS: usize = 600;

/// A phase as one row, or as several where its activities would fill a page.
fn phase_rows(trajectory: &Trajectory, fase: &Fase) -> Vec<FaseRij> {
    let mut parts: Vec<Vec<String>> = vec![vec![]];
    let mut letters = 0;
    for activiteit in lines(&fase.activiteiten) {
        let length = activiteit.chars().count();
        if letters > 0 && letters + length > ROW_LETTERS {
            parts.push(vec![]);
            letters = 0;
        }
        letters += length;
        if let Some(part) = parts.last_mut() {
            part.push(activiteit);
        }
    }
    let row = |(index, activiteiten): (usize, Vec<String>)| FaseRij {
        titel: if index == 0 { fase.titel.to_string() } else { format!("{} (vervolg)", fase.titel) },
        periode: days(fase.period),
        weken: sickness_weeks(trajectory, fase.period),
        activiteiten,
        // With the first row; a table of their own breaks by itself.
        stappen: if index == 0 { fase.stappen.iter().map(step_row).collect() } else { vec![] },
    };
    parts.into_iter().enumerate().map(row).collect()
}

fn step_row(stap: &FaseStap) -> StapRij {
    StapRij {
        omschrijving: stap.omschrijving.to_string(),
        wanneer: match (stap.van, stap.tot) {
            (Some(van), Some(tot)) if van != tot => format!("{} tot en met {}", short_date(van), short_date(tot)),
            (Some(day), _) => short_date(day),
            (None, Some(tot)) => format!("tot en met {}", short_date(tot)),
            (None, None) => "hele fase".to_owned(),
        },
        omvang: or_empty(stap.omvang.as_ref()),
        wie: or_empty(stap.wie.as_ref()),
    }
}

fn sickness_weeks(trajectory: &Trajectory, period: Period) -> String {
    match (dossier::week(trajectory, period.first()), dossier::week(trajectory, period.last())) {
        (first, last) if first == last => format!("week {first}"),
        (first, last) => format!("week {first} tot en met {last}"),
    }
}
