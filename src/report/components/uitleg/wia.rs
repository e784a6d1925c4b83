//! The request for a WIA benefit, and what UWV has to read or to decide.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::loon::is_withdrawn;
use crate::dossier::{self, Dossier};
use crate::dutch::{counted, long_date};
use crate::report::components::feiten::still_due;
use crate::report::components::gevraagd::for_shortening;
use crate::trajectory::{Loonsanctie, MijlpaalSoort, RedenEinde, Soort, Stand, later, law};

/// What the page knows of a WIA benefit and of UWV.
#[derive(Debug, Serialize)]
pub struct Wia {
    /// Whether the AOW age is sure to come by the day on which a WIA benefit would begin.
    geen_wia: bool,
    /// By how many days a request for the WIA that came too late can make the payment of wage last longer, and the
    /// last of these; or that the last day of that request has passed without one.
    loon_langer: Option<String>,
    loon_langer_tot: Option<String>,
    wia_gemist: bool,
    /// The day on which the employee asked for a WIA benefit.
    wia_gevraagd_op: Option<String>,
    /// The day by which UWV decides on that request because it found all repaired (Wet WIA art. 25 lid 15), and whether
    /// it has passed.
    wia_besluit_op: Option<String>,
    wia_besluit_voorbij: bool,
    /// Whether the last six weeks of an extended payment of wage have begun, by which UWV goes on with that request.
    wia_verder_voorbij: bool,
    /// Whether UWV takes sixteen weeks to decide on a request instead of eight: one that was made in 2026 or later, or
    /// can be.
    beslist_langer: bool,
    /// Whether a decision of UWV about a WIA benefit can come, to which the employee may object.
    bezwaar_wia: bool,
    /// Whether UWV reads the document: with a re-integratieverslag, or with a request to shorten the payment of wage.
    naar_uwv: bool,
}

impl Wia {
    pub fn of(dossier: &Dossier) -> Self {
        let trajectory = &dossier.trajectory;
        let after = trajectory.verzuim.eerste_dag_erna();
        let first_of_wia = dossier.verlengd_tot().map_or(after, |tot| tot.max(after));
        let without = trajectory.aow_uiterlijk().is_some_and(|aow| aow <= first_of_wia);
        let longer = dossier::langer_loon(dossier);
        let decision = after_repair(dossier);
        Self {
            geen_wia: without,
            loon_langer: longer.map(|(days, _)| counted(days, "dag", "dagen")),
            loon_langer_tot: longer.map(|(_, last)| long_date(last)),
            wia_gemist: missed_request(dossier),
            wia_gevraagd_op: trajectory.wia_gevraagd_op().map(long_date),
            wia_besluit_op: decision.map(long_date),
            wia_besluit_voorbij: decision.is_some_and(|last| last < dossier.date),
            wia_verder_voorbij: goes_on_with_request(dossier).is_some_and(|last| last < dossier.date),
            beslist_langer: decides_in_sixteen_weeks(dossier),
            bezwaar_wia: !without && is_near_a_decision(dossier),
            naar_uwv: !is_withdrawn(dossier)
                && !trajectory.verzuim.is_verkort()
                && (!without || dossier.kalender.get(MijlpaalSoort::InzendenRiv).is_some() || for_shortening(dossier)),
        }
    }
}

/// The last day of UWV's decision on the WIA request that rested while the payment of wage was extended.
fn after_repair(dossier: &Dossier) -> Option<NaiveDate> {
    dossier.loonsanctie().and_then(Loonsanctie::bekort_op)?;
    dossier.kalender.get(MijlpaalSoort::BesluitWia)?.uiterlijk
}

/// Whether UWV has its longer term for a request: for the time being for one of 2026 or later, which one that is yet to
/// come can be by its last day.
fn decides_in_sixteen_weeks(dossier: &Dossier) -> bool {
    let date = dossier.date;
    let known = (date.year(), date.month()) >= law::WIA_BESLUIT_VERLENGD_BEKEND;
    let to_come = still_due(&dossier.kalender, MijlpaalSoort::WiaAanvraag, date).filter(|_| known);
    let asked = dossier.trajectory.wia_gevraagd_op().or(to_come).unwrap_or(date);
    asked.year() >= law::WIA_BESLUIT_VERLENGD_JAAR
}

/// The last day for UWV to go on with the WIA request that rests while the payment of wage is extended (Wet WIA art. 64
/// lid 7 and 8).
fn goes_on_with_request(dossier: &Dossier) -> Option<NaiveDate> {
    let last = dossier.verlengd_tot()?.pred_opt()?;
    Some(later(last, -law::WIA_VERDER_DAYS))
}

/// Whether the document speaks of a time in which UWV decides about a WIA benefit: not an offer, not a plan before UWV
/// extended the payment of wage, and not the end of a sickness.
fn is_near_a_decision(dossier: &Dossier) -> bool {
    let eind = dossier.trajectory.eind.as_ref();
    match dossier.soort {
        Soort::Offerte => false,
        Soort::PlanVanAanpak => dossier.verlengd_tot().is_some(),
        Soort::Voortgangsrapportage => true,
        Soort::Eindrapportage => eind.is_none_or(|eind| eind.reden_einde != RedenEinde::HerstelEigenWerk),
    }
}

/// Whether the last day of the WIA request has passed without one, as far as is known.
fn missed_request(dossier: &Dossier) -> bool {
    let step = dossier.kalender.get(MijlpaalSoort::WiaAanvraag);
    step.is_some_and(|step| dossier::stand_in(&dossier.trajectory, step, dossier.date) == Stand::Onbekend)
        && dossier.trajectory.traject.loonsanctie.is_none()
}
