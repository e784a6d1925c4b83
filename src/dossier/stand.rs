//! How a step of the law stands: decided here alone, for the pages and for the judgement alike.

use chrono::NaiveDate;

use super::Dossier;
use super::uitstel::{Uitstel, reden_na, uitstel};
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, RedenUitstel, Stand, Trajectory, law};

/// How a step of a trajectory stands at the end of a day, with what was known by then. A start that was agreed on too
/// late is late before it comes; one that has a ground for its delay is not late.
pub fn stand_in(known: &Trajectory, step: &Mijlpaal, date: NaiveDate) -> Stand {
    match (grounded(known, step, date), gedaan_op(known, step, date)) {
        (None, _) => usual_stand(known, step, date),
        (Some(_), Some(_)) => Stand::Gehaald,
        (Some(_), None) => Stand::Komt,
    }
}

/// The ground that a late start has, when this step is that start.
pub fn grounded(known: &Trajectory, step: &Mijlpaal, date: NaiveDate) -> Option<RedenUitstel> {
    let late = step.soort == MijlpaalSoort::StartSpoor2 && usual_stand(known, step, date) == Stand::TeLaat;
    let given = step.uiterlijk.filter(|_| late).and_then(|deadline| reden_na(known, deadline));
    given.filter(Uitstel::holds).map(|given| given.reden)
}

/// The ground of a start after the usual last day, where it holds: then another last day does (Werkwijzer
/// Poortwachter).
pub fn ground_of_delay(dossier: &Dossier) -> Option<RedenUitstel> {
    uitstel(dossier).filter(Uitstel::holds).map(|given| given.reden)
}

/// Whether a start can be called in time at all: for that the bureau knows when the eerstejaarsevaluatie was, or the
/// start came before its weeks.
pub fn start_is_judged(trajectory: &Trajectory) -> bool {
    let first = trajectory.verzuim.wachttijd.date_of(law::EERSTEJAARSEVALUATIE_DAYS.0);
    trajectory.poortwachter.eerstejaarsevaluatie.is_some() || trajectory.traject.startdatum < first
}

/// Whether its last day binds somebody: by the law, or the bureau by practice. Other steps are just done.
pub fn is_bound(step: &Mijlpaal) -> bool {
    step.verplicht || (step.soort == MijlpaalSoort::Eindrapportage && step.uiterlijk.is_some())
}

/// Whether the re-integratieverslag asks for it though no law sets its day (Regeling procesgang, art. 6): the actueel
/// oordeel of the bedrijfsarts, which the employer has to ask for in time.
pub fn is_for_verslag(kalender: &Kalender, step: &Mijlpaal) -> bool {
    step.soort == MijlpaalSoort::ActueelOordeel && kalender.get(MijlpaalSoort::InzendenRiv).is_some()
}

/// Whether a step whose day has passed without it is still asked after, though nobody is late with it: the
/// re-integratieverslag lacks it, or UWV owes its decision.
pub fn is_asked_after(kalender: &Kalender, step: &Mijlpaal) -> bool {
    is_for_verslag(kalender, step) || matches!(step.soort, MijlpaalSoort::BesluitWia | MijlpaalSoort::BesluitBekorting)
}

/// The day on which a step was taken, by the end of a day. The bureau's own report also has the day of its part of the
/// body.
pub fn gedaan_op(known: &Trajectory, step: &Mijlpaal, date: NaiveDate) -> Option<NaiveDate> {
    let own = known.eind.as_ref().filter(|_| step.soort == MijlpaalSoort::Eindrapportage);
    let taken = step.gerealiseerd.or(own.and_then(|eind| eind.document.datum));
    taken.filter(|day| *day <= date)
}

/// The day of a start that was agreed on, or for which a step was planned, while it has yet to come.
pub fn gepland_op(step: &Mijlpaal, date: NaiveDate) -> Option<NaiveDate> {
    let starts = matches!(step.soort, MijlpaalSoort::StartSpoor2 | MijlpaalSoort::StartHersteltraject);
    let agreed = step.gerealiseerd.filter(|day| starts && *day > date);
    let done = step.gerealiseerd.is_some_and(|day| day <= date);
    agreed.or(step.gepland.filter(|day| !done && *day >= date))
}

/// Whether it is the WIA request of which only the day is unknown: UWV decides about the payment of wage when it treats
/// that request (Wet WIA art. 25 lid 9).
pub fn was_asked(known: &Trajectory, step: &Mijlpaal) -> bool {
    let unknown = step.soort == MijlpaalSoort::WiaAanvraag && step.gerealiseerd.is_none();
    unknown && known.traject.loonsanctie.is_some()
}

/// The last day of a step, where it is more than the last one of any use.
pub fn uiterlijk(step: &Mijlpaal) -> Option<NaiveDate> {
    step.uiterlijk.filter(|_| !step.soort.zonder_termijn())
}

/// The first day of a step that can come too early to be what it is called. The actueel oordeel is one of the days of
/// the eindevaluatie that rests on it.
pub fn vroegste_dag(kalender: &Kalender, step: &Mijlpaal) -> Option<NaiveDate> {
    match step.soort {
        MijlpaalSoort::ActueelOordeel => kalender.get(MijlpaalSoort::Eindevaluatie)?.vanaf,
        MijlpaalSoort::VervroegdeIva => step.vanaf,
        _ => step.vanaf.filter(|_| step.verplicht),
    }
}

/// How a step stands by its days alone, whatever ground there may be.
fn usual_stand(known: &Trajectory, step: &Mijlpaal, date: NaiveDate) -> Stand {
    let done = gedaan_op(known, step, date);
    let agreed = gepland_op(step, date);
    let late = done.or(agreed).zip(step.uiterlijk).is_some_and(|(day, last)| day > last);
    let overdue = step.uiterlijk.is_some_and(|last| last < date);
    match (done, agreed) {
        _ if late && is_bound(step) => Stand::TeLaat,
        (Some(_), _) => Stand::Gehaald,
        (None, Some(_)) => Stand::Komt,
        _ if was_asked(known, step) => Stand::Onbekend,
        // The bureau had to make it by now and did not.
        _ if overdue && step.soort == MijlpaalSoort::Eindrapportage => Stand::TeLaat,
        _ if overdue => Stand::Onbekend,
        _ => Stand::Komt,
    }
}
