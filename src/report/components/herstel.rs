//! What UWV found lacking when it extended the payment of wage, and how it is repaired, point by point.

use chrono::NaiveDate;
use serde::Serialize;

use super::feiten::{Feit, feit};
use crate::dossier::Dossier;
use crate::dutch::{in_words, long_date, short_date};
use crate::trajectory::{Loonsanctie, Tekortkoming, Trajectory};

/// The points with their repair.
#[derive(Debug, Serialize)]
pub struct Herstel {
    pub feiten: Vec<Feit>,
    pub rijen: Vec<HerstelRij>,
}

/// One point: UWV decides on each.
#[derive(Debug, Serialize)]
pub struct HerstelRij {
    pub punt: String,
    pub herstel: String,
    pub bewijs: String,
    /// Who repairs it, where that was agreed on.
    pub wie: String,
    /// When it was repaired, since when it is, or when that is planned.
    pub datum: String,
}

/// What UWV decided and blamed; nothing without a decision.
pub fn herstel(dossier: &Dossier) -> Option<Herstel> {
    let sanctie = dossier.trajectory.traject.loonsanctie.as_ref()?;
    let moment = feit("Moment van het verzoek", sanctie.toelichting_verzoek.as_ref());
    let facts = sanction_facts(&dossier.trajectory);
    Some(Herstel { feiten: facts.into_iter().chain(moment).collect(), rijen: rows(sanctie) })
}

/// The points in the order of the decision, numbered where there are more, as texts refer to them.
fn rows(sanctie: &Loonsanctie) -> Vec<HerstelRij> {
    let punten = &sanctie.tekortkomingen;
    let numbered = |(number, row): (usize, HerstelRij)| match punten.len() {
        1 => row,
        _ => HerstelRij { punt: format!("{number}. {}", row.punt), ..row },
    };
    (1..).zip(punten.iter().map(|punt| row(sanctie, punt))).map(numbered).collect()
}

fn row(sanctie: &Loonsanctie, tekortkoming: &Tekortkoming) -> HerstelRij {
    // What shows a repair comes with it.
    let to_come = tekortkoming.datum.is_none() && sanctie.bekort_op().is_none() && sanctie.ingetrokken_op.is_none();
    let absent = if to_come { "volgt" } else { "" };
    let text = |text: Option<&crate::trajectory::Text>| text.map(ToString::to_string).unwrap_or_default();
    HerstelRij {
        punt: tekortkoming.punt.to_string(),
        herstel: text(tekortkoming.herstel.as_ref()),
        bewijs: tekortkoming.bewijs.as_ref().map_or_else(|| absent.to_owned(), ToString::to_string),
        wie: text(tekortkoming.wie.as_ref()),
        datum: state(tekortkoming),
    }
}

fn state(tekortkoming: &Tekortkoming) -> String {
    match (tekortkoming.datum, tekortkoming.gepland) {
        (Some(since), _) if tekortkoming.doorlopend => format!("sinds {}, doorlopend", short_date(since)),
        (Some(day), _) => short_date(day),
        (None, Some(planned)) if tekortkoming.doorlopend => {
            format!("nog niet hersteld; gepland vanaf {}", short_date(planned))
        }
        (None, Some(planned)) => format!("nog niet hersteld; gepland {}", short_date(planned)),
        (None, None) => "nog niet hersteld".to_owned(),
    }
}

/// What UWV decided about the payment of wage.
pub fn sanction_facts(trajectory: &Trajectory) -> Vec<Feit> {
    let Some(sanctie) = &trajectory.traject.loonsanctie else { return vec![] };
    let bekorting = sanctie.bekorting;
    let decided = bekorting.and_then(|bekorting| Some((bekorting.besluit?, bekorting.tot)));
    let decided = decided.map(|(besluit, tot)| match tot {
        Some(tot) => format!("{}: loondoorbetaling tot en met {}", long_date(besluit), paid_until(trajectory, tot)),
        None => format!("{}: afgewezen", long_date(besluit)),
    });
    // A request that is made has no plan any more.
    let planned = sanctie.gepland_verzoek.filter(|_| bekorting.is_none());
    // No wage is due by a decision that was withdrawn.
    let until = Some(sanctie.tot).filter(|_| sanctie.ingetrokken_op.is_none());
    [
        Some(Feit::new("Besluit loonsanctie", long_date(sanctie.besluitdatum))),
        feit("Loondoorbetaling tot en met", until.map(|tot| paid_until(trajectory, tot))),
        feit("Tekortkoming volgens UWV", sanctie.tekortkoming.as_ref()),
        feit("Bekortingsverzoek", bekorting.map(|bekorting| long_date(bekorting.verzoek))),
        feit("Bekortingsverzoek", planned.map(|day| format!("gepland op {}", long_date(day)))),
        feit("Besluit op het verzoek", decided),
        feit("Loonsanctie ingetrokken", sanctie.ingetrokken_op.map(long_date)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The last day of wage by a "tot" of UWV; where the contract or the AOW age ends it first, that day and why.
pub fn paid_until(trajectory: &Trajectory, tot: NaiveDate) -> String {
    // Within the wachttijd the wage is due without a decision.
    let decided = tot.pred_opt().unwrap_or(tot).max(trajectory.verzuim.laatste_dag());
    match trajectory.verlenging_stopt().filter(|stop| *stop < decided) {
        Some(stop) => format!("{} ({})", long_date(stop), why_it_stops(trajectory, stop)),
        None => long_date(decided),
    }
}

/// What ends the wage on that day, whatever UWV decided.
pub fn why_it_stops(trajectory: &Trajectory, stop: NaiveDate) -> String {
    if trajectory.dienstverband.einddatum == Some(stop) {
        return "einde dienstverband".to_owned();
    }
    let weeks = usize::try_from(trajectory.dagen_loon_na_aow() / 7).unwrap_or_default();
    format!("{} weken na de AOW-leeftijd", in_words(weeks))
}
