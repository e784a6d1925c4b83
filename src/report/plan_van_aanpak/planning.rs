//! The planning of the plan van aanpak in words: its phases with their activities.

use serde::Serialize;

use super::beeld::{Beeld, beeld, days};
use super::profiel::lines;
use super::rapportage::Schema;
use crate::dossier;
use crate::dutch::{in_words, long_date};
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Fase, Kalender, Period, Trajectory};

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
        beeld: bool,
    }
    let trajectory = &request.dossier.trajectory;
    let traject = &trajectory.traject;
    let mut fases: Vec<&Fase> = trajectory.fases.iter().collect();
    fases.sort_by_key(|fase| fase.period);
    let beeld = beeld(request, &fases, kalender, schema, sight)?;
    let context = Context {
        gestart: traject.startdatum <= request.dossier.date,
        start: long_date(traject.startdatum),
        einde: traject.geplande_einddatum.map(long_date),
        fases: fases.len(),
        fases_woord: in_words(fases.len()),
        laatste_dag: long_date(trajectory.verzuim.laatste_dag()),
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
    };
    parts.into_iter().enumerate().map(row).collect()
}

fn sickness_weeks(trajectory: &Trajectory, period: Period) -> String {
    match (dossier::week(trajectory, period.first()), dossier::week(trajectory, period.last())) {
        (first, last) if first == last => format!("week {first}"),
        (first, last) => format!("week {first} tot en met {last}"),
    }
}
