//! The last day on which guidance makes sense: nobody is guided past the end of a contract or the AOW age.

use chrono::NaiveDate;

use super::Dossier;
use super::stand::gedaan_op;
use crate::trajectory::{MijlpaalSoort, later};

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
/// age where that comes first. A contract that ends within the wachttijd ends nothing for an employer who carries the
/// risk of the Ziektewet.
pub fn laatste_zinvolle_dag(dossier: &Dossier) -> (NaiveDate, Grens) {
    let trajectory = &dossier.trajectory;
    let wachttijd = trajectory.verzuim.laatste_dag();
    let usual = match dossier.verlengd_tot().and_then(|tot| tot.pred_opt()) {
        Some(last) => (last, Grens::Loonsanctie),
        None => (wachttijd, Grens::Wachttijd),
    };
    let guides_on = trajectory.werkgever.draagt_ziektewet();
    let first = trajectory.verzuim.wachttijd.eerste_ziektedag();
    let contract = trajectory.dienstverband.einddatum.filter(|last| !guides_on || *last > wachttijd);
    // A contract that ended before the sickness is a fault of the data, for other rules to find; the AOW age may have
    // come before it.
    let contract = contract.filter(|last| *last >= first).map(|last| (last, Grens::Dienstverband));
    let aow = trajectory.aow_uiterlijk().and_then(|day| day.pred_opt()).map(|last| (last, Grens::Aow));
    let earlier = [contract, aow].into_iter().flatten().filter(|(last, _)| *last < usual.0);
    earlier.min_by_key(|(last, _)| *last).unwrap_or(usual)
}

/// By how many days a WIA request that came too late can make the payment of wage last longer (BW 7:629 lid 11), with
/// the last of them: not where UWV has decided to extend it, nor where the contract or the AOW age ends it by then.
pub fn langer_loon(dossier: &Dossier) -> Option<(i64, NaiveDate)> {
    let trajectory = &dossier.trajectory;
    let usual = trajectory.verzuim.laatste_dag();
    if trajectory.traject.loonsanctie.is_some() {
        return None;
    }
    let step = dossier.kalender.get(MijlpaalSoort::WiaAanvraag)?;
    let late = (gedaan_op(trajectory, step, dossier.date)? - step.uiterlijk?).num_days();
    let last = later(usual, late);
    let last = trajectory.loon_stopt().map_or(last, |stop| stop.min(last));
    (late > 0 && last > usual).then_some((late, last))
}
