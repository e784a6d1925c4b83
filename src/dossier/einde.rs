//! The last day on which guidance makes sense: nobody is guided past the end of a contract or the AOW age.

use chrono::NaiveDate;

use super::Dossier;
use crate::trajectory::aow_date;

/// What ends the guidance at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grens {
    Wachttijd,
    /// UWV extended the payment of wage.
    Loonsanctie,
    Dienstverband,
    /// From the AOW age on nobody is asked to re-integrate in another job (BW 7:629 lid 2; Wet WIA art. 1).
    Aow,
}

/// The last day of the wachttijd or of the extended payment of wage, or that of the contract or the day before the AOW
/// age where that comes first.
pub fn laatste_zinvolle_dag(dossier: &Dossier) -> (NaiveDate, Grens) {
    let trajectory = &dossier.trajectory;
    let usual = match dossier.verlengd_tot().and_then(|tot| tot.pred_opt()) {
        Some(last) => (last, Grens::Loonsanctie),
        None => (trajectory.verzuim.laatste_dag(), Grens::Wachttijd),
    };
    let contract = trajectory.dienstverband.einddatum.map(|last| (last, Grens::Dienstverband));
    let born = trajectory.werknemer.geboortedatum.day();
    let aow = born.and_then(aow_date).and_then(|day| day.pred_opt()).map(|last| (last, Grens::Aow));
    let first = trajectory.verzuim.wachttijd.eerste_ziektedag();
    // An end before the sickness is a fault of the data, for other rules to find.
    let earlier = [contract, aow].into_iter().flatten().filter(|(last, _)| *last >= first && *last < usual.0);
    earlier.min_by_key(|(last, _)| *last).unwrap_or(usual)
}
