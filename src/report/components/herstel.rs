//! What UWV found lacking when it extended the payment of wage, and how it is repaired, point by point.

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
    pub datum: String,
}

/// What UWV decided and blamed; nothing without a decision.
pub fn herstel(dossier: &Dossier) -> Option<Herstel> {
    let sanctie = dossier.trajectory.traject.loonsanctie.as_ref()?;
    Some(Herstel { feiten: sanction_facts(Some(sanctie)), rijen: sanctie.tekortkomingen.iter().map(row).collect() })
}

fn row(tekortkoming: &Tekortkoming) -> HerstelRij {
    let text = |text: Option<&crate::trajectory::Text>| text.map(ToString::to_string).unwrap_or_default();
    HerstelRij {
        punt: tekortkoming.punt.to_string(),
        herstel: text(tekortkoming.herstel.as_ref()),
        bewijs: text(tekortkoming.bewijs.as_ref()),
        datum: tekortkoming.datum.map_or_else(|| "nog niet hersteld".to_owned(), short_date),
    }
}

/// What UWV decided about the payment of wage.
pub fn sanction_facts(sanctie: Option<&Loonsanctie>) -> Vec<Feit> {
    let Some(sanctie) = sanctie else { return vec![] };
    let bekorting = sanctie.bekorting;
    let decided = bekorting.and_then(|bekorting| Some((bekorting.besluit?, bekorting.tot)));
    let decided = decided.map(|(besluit, tot)| match tot {
        Some(tot) => format!("{}: loondoorbetaling tot {}", long_date(besluit), long_date(tot)),
        None => format!("{}: afgewezen", long_date(besluit)),
    });
    [
        Some(Feit::new("Besluit loonsanctie", long_date(sanctie.besluitdatum))),
        Some(Feit::new("Loondoorbetaling tot", long_date(sanctie.tot))),
        feit("Tekortkoming volgens UWV", sanctie.tekortkoming.as_ref()),
        feit("Bekortingsverzoek", bekorting.map(|bekorting| long_date(bekorting.verzoek))),
        feit("Besluit op het verzoek", decided),
        feit("Loonsanctie ingetrokken", sanctie.ingetrokken_op.map(long_date)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
