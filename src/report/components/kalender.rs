//! The steps of the law as rows.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dutch::short_date;
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, Stand, Trajectory};

/// One step of the law in a table.
#[derive(Debug, Clone, Serialize)]
pub struct KalenderRij {
    pub stap: String,
    pub uiterlijk: String,
    pub gerealiseerd: String,
    pub week: String,
    pub stand: &'static str,
    pub stand_tekst: String,
}

/// Whether its last day binds somebody: by the law, or the bureau by practice. Other steps are just done.
fn is_bound(step: &Mijlpaal) -> bool {
    step.verplicht || step.soort == MijlpaalSoort::Eindrapportage
}

/// How a step stands on paper.
pub fn stand_of(step: &Mijlpaal, peildatum: NaiveDate) -> Stand {
    let done = step.gerealiseerd.filter(|date| *date <= peildatum);
    let late = is_bound(step) && done.zip(step.uiterlijk).is_some_and(|(done, last)| done > last);
    if late { Stand::TeLaat } else { step.stand(peildatum) }
}

/// The steps as rows: those that were taken, those that are still to come, and those that somebody had to take by now
/// and of which the bureau knows no date. A reader who looks for one of these finds it, and what is missing.
pub fn kalender_rijen(trajectory: &Trajectory, kalender: &Kalender, peildatum: NaiveDate) -> Vec<KalenderRij> {
    kalender
        .mijlpalen
        .iter()
        .filter_map(|step| {
            let stand = stand_of(step, peildatum);
            let done = step.gerealiseerd.filter(|date| *date <= peildatum);
            let shown = match stand {
                Stand::Gehaald | Stand::TeLaat => true,
                Stand::Komt => {
                    step.verplicht || step.soort == MijlpaalSoort::Eindrapportage || step.gerealiseerd.is_some()
                }
                Stand::Onbekend => is_bound(step),
            };
            let day = done.or(step.uiterlijk).or(step.vanaf)?;
            let bound = is_bound(step);
            // A finding of its own; the calendar does not call it in time.
            let impossible = done.is_some_and(|done| done < trajectory.verzuim.wachttijd.eerste_ziektedag());
            shown.then(|| KalenderRij {
                stap: step.soort.label().to_owned(),
                uiterlijk: step.uiterlijk.filter(|_| bound).map(short_date).unwrap_or_default(),
                gerealiseerd: done.map(short_date).unwrap_or_default(),
                week: trajectory.verzuim.wachttijd.week_of(day).map(|week| week.to_string()).unwrap_or_default(),
                stand: if impossible { Stand::Onbekend } else { stand }.as_str(),
                stand_tekst: match (stand, bound) {
                    _ if impossible => "datum klopt niet".to_owned(),
                    (Stand::Gehaald, false) => "gedaan".to_owned(),
                    (Stand::Onbekend, _) if step.soort == MijlpaalSoort::Eindrapportage => {
                        "nog niet gemaakt".to_owned()
                    }
                    (Stand::Onbekend, _) => "datum niet bekend".to_owned(),
                    (Stand::Komt, _) => {
                        step.uiterlijk.map_or_else(|| stand.label().to_owned(), |last| countdown(peildatum, last))
                    }
                    _ => stand.label().to_owned(),
                },
            })
        })
        .collect()
}

/// `nog 19 weken`, or days when it is near.
pub fn countdown(from: NaiveDate, until: NaiveDate) -> String {
    match (until - from).num_days() {
        days if days <= 0 => "vandaag".to_owned(),
        1 => "nog 1 dag".to_owned(),
        days if days < 21 => format!("nog {days} dagen"),
        days => format!("nog {} weken", days / 7),
    }
}
