//! What UWV found lacking when it extended the payment of wage, and how it is repaired, point by point.

use chrono::NaiveDate;
use serde::Serialize;

use super::feiten::{Feit, feit};
use crate::dossier::Dossier;
use crate::dutch::{long_date, short_date};
use crate::trajectory::{Loonsanctie, Tekortkoming};

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
    Some(Herstel { feiten: sanction_facts(Some(sanctie)).into_iter().chain(moment).collect(), rijen: rows(sanctie) })
}

/// The points in the order of the decision, numbered where there are more, as texts refer to them.
fn rows(sanctie: &Loonsanctie) -> Vec<HerstelRij> {
    let punten = &sanctie.tekortkomingen;
    let numbered = |(number, row): (usize, HerstelRij)| match punten.len() {
        1 => row,
        _ => HerstelRij { punt: format!("{number}. {}", row.punt), ..row },
    };
    (1..).zip(punten.iter().map(row)).map(numbered).collect()
}

fn row(tekortkoming: &Tekortkoming) -> HerstelRij {
    let text = |text: Option<&crate::trajectory::Text>| text.map(ToString::to_string).unwrap_or_default();
    HerstelRij {
        punt: tekortkoming.punt.to_string(),
        herstel: text(tekortkoming.herstel.as_ref()),
        bewijs: text(tekortkoming.bewijs.as_ref()),
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
pub fn sanction_facts(sanctie: Option<&Loonsanctie>) -> Vec<Feit> {
    let Some(sanctie) = sanctie else { return vec![] };
    let bekorting = sanctie.bekorting;
    // The contract or the AOW age ends the payment of wage, whatever UWV decided.
    let last = |tot: NaiveDate| {
        let last = tot.pred_opt().unwrap_or(tot);
        sanctie.loon_stopt.map_or(last, |stop| stop.min(last))
    };
    let decided = bekorting.and_then(|bekorting| Some((bekorting.besluit?, bekorting.tot)));
    let decided = decided.map(|(besluit, tot)| match tot {
        Some(tot) => format!("{}: loondoorbetaling tot en met {}", long_date(besluit), long_date(last(tot))),
        None => format!("{}: afgewezen", long_date(besluit)),
    });
    // A request that is made has no plan any more.
    let planned = sanctie.gepland_verzoek.filter(|_| bekorting.is_none());
    // No wage is due by a decision that was withdrawn.
    let until = Some(sanctie.tot).filter(|_| sanctie.ingetrokken_op.is_none());
    [
        Some(Feit::new("Besluit loonsanctie", long_date(sanctie.besluitdatum))),
        feit("Loondoorbetaling tot en met", until.map(last).map(long_date)),
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
