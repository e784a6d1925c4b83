//! Whether the reason for which the guidance ended agrees with the data: one that the data deny is found, and most of
//! them no page prints.

use chrono::NaiveDate;

use super::Dossier;
use crate::trajectory::{Hours, RedenEinde, Trajectory, aow_date};

/// How long before the AOW age, or before the end of the contract, guidance may end because of it, in days.
const NEAR_DAYS: i64 = 92;

/// What the data say against the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ontkenning {
    GeenLoonsanctie,
    /// So many points are not repaired.
    NietAllesHersteld(usize),
    /// The wachttijd was over already.
    WachttijdVoorbij(NaiveDate),
    AowPas(NaiveDate),
    DienstverbandZonderEinde,
    DienstverbandEindigtPas(NaiveDate),
    /// The own work is done for a part of its hours, which does not stop the wachttijd (Wet WIA art. 23).
    WerktDeels {
        uren: Hours,
        van: Hours,
    },
}

impl Ontkenning {
    /// Whether no page prints the reason. Of the others a page tells what the data do bear.
    pub const fn is_verzwegen(self) -> bool {
        !matches!(self, Self::NietAllesHersteld(_) | Self::WachttijdVoorbij(_))
    }
}

/// What denies the reason of the end, if anything does.
pub fn reden_ontkend(dossier: &Dossier) -> Option<Ontkenning> {
    use RedenEinde as R;
    let trajectory = &dossier.trajectory;
    let eind = trajectory.eind.as_ref()?;
    let sanctie = dossier.loonsanctie();
    let long_before = |day: NaiveDate| (day - eind.einddatum_begeleiding).num_days() > NEAR_DAYS;
    match eind.reden_einde {
        R::TekortkomingenHersteld | R::EindeLoonsanctie if sanctie.is_none() => Some(Ontkenning::GeenLoonsanctie),
        R::TekortkomingenHersteld => {
            let punten = sanctie.map(|sanctie| sanctie.tekortkomingen.as_slice()).unwrap_or_default();
            let open = punten.iter().filter(|punt| punt.datum.is_none()).count();
            (open > 0).then_some(Ontkenning::NietAllesHersteld(open))
        }
        R::EindeWachttijdNadert => {
            let last = trajectory.verzuim.laatste_dag();
            (last < dossier.date).then_some(Ontkenning::WachttijdVoorbij(last))
        }
        R::Aow => {
            let aow = trajectory.werknemer.geboortedatum.day().and_then(aow_date);
            aow.filter(|aow| long_before(*aow)).map(Ontkenning::AowPas)
        }
        R::UitDienst => match trajectory.dienstverband.einddatum {
            None => Some(Ontkenning::DienstverbandZonderEinde),
            Some(end) => long_before(end).then_some(Ontkenning::DienstverbandEindigtPas(end)),
        },
        R::HerstelEigenWerk => part_of_the_hours(trajectory, dossier.date),
        _ => None,
    }
}

/// Work with the own employer on a day, where it is less than the hours of the contract.
fn part_of_the_hours(trajectory: &Trajectory, date: NaiveDate) -> Option<Ontkenning> {
    let on_the_day = trajectory.werk_spoor1.iter().filter(|work| work.tot.is_none_or(|last| last >= date));
    let hundredths: u32 = on_the_day.map(|work| work.uren_per_week.hundredths()).sum();
    let (uren, van) = (Hours::of(f64::from(hundredths) / 100.0), trajectory.dienstverband.uren_per_week);
    (hundredths > 0 && uren < van).then_some(Ontkenning::WerktDeels { uren, van })
}
