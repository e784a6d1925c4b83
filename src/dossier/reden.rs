//! Whether the reason for which the guidance ended agrees with the data: one that the data deny is found, and most of
//! them no page prints.

use chrono::NaiveDate;

use super::Dossier;
use super::herstel::{is_adapted, is_own_work};
use super::mogelijkheden::{belastbaarheid, paused_on, times_without_ability, without_ability};
use super::uitstel::{MARGINAAL_PER_DAG, MARGINAAL_PER_WEEK, aow_denied};
use super::verloop::paid_work;
use crate::trajectory::{
    Hours, Loonsanctie, RedenEinde, RedenUitstel, Resultaat, Soort, Trajectory, WerkSpoor1, later, law,
};

/// How long before the AOW age, the end of the contract or that of the extended payment of wage guidance may end
/// because of it, in days; and how long after a time without ability.
const NEAR_DAYS: i64 = 92;

/// How long before the end of the wachttijd it can be near, in days: the eindrapportage is due around week 90, and four
/// weeks sooner is soon enough.
const NEAR_WACHTTIJD_DAYS: i64 = law::WACHTTIJD_DAYS - law::EINDRAPPORTAGE_DAY + 28;

/// What the data say against the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ontkenning {
    /// None is known, or it was withdrawn or extends nothing.
    GeenLoonsanctie,
    /// The extended payment of wage lasts until long after.
    LoonsanctieEindigtPas(NaiveDate),
    /// So many points are not repaired.
    NietAllesHersteld(usize),
    /// The wachttijd was over already.
    WachttijdVoorbij(NaiveDate),
    /// The wachttijd lasts until long after.
    WachttijdEindigtPas(NaiveDate),
    AowPas(NaiveDate),
    DienstverbandZonderEinde,
    DienstverbandEindigtPas(NaiveDate),
    /// The own work is done for a part of its hours, which does not stop the wachttijd (Wet WIA art. 23).
    WerktDeels {
        uren: Hours,
        van: Hours,
    },
    /// A vervroegde IVA begins before the wachttijd is over, and it was over already; or long over where UWV shortened
    /// it.
    IvaNaWachttijd(NaiveDate),
    /// Who gets a vervroegde IVA can hardly work, and there is a placement.
    IvaEnWerk,
    /// The same, and the belastbaarheid of this day has more than marginal hours.
    IvaEnMogelijkheden(NaiveDate),
    /// A vervroegde IVA begins after this day at the latest, and the guidance ended long after it.
    IvaTeLaat(NaiveDate),
    /// The contract ends by an agreement, on a day that is not given.
    OvereenkomstZonderEinde,
    /// All work with the own employer is in another function, which does not stop the wachttijd either.
    AnderWerk,
    /// All of the own work was told as adapted or on trial, which is not the work of the contract (BW 7:629 lid 10).
    AangepastWerk,
    /// No work with the own employer is known, and the belastbaarheid of this day has fewer hours than the contract.
    KanMinder {
        op: NaiveDate,
        uren: Hours,
        van: Hours,
    },
    /// No work with the own employer is known, and since this day there is no ability to work.
    ZonderMogelijkheden(NaiveDate),
    /// Nobody was placed, and there is no paid work elsewhere.
    NietGeplaatst,
    /// The belastbaarheid of this day has hours, and there is no time without ability near the end of the guidance.
    HeeftMogelijkheden(NaiveDate),
}

impl Ontkenning {
    /// Whether no page prints the reason. Of the others a page tells what the data do bear.
    pub const fn is_verzwegen(self) -> bool {
        use Ontkenning as O;
        !matches!(self, O::NietAllesHersteld(_) | O::WachttijdVoorbij(_) | O::IvaEnWerk | O::OvereenkomstZonderEinde)
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
        R::TekortkomingenHersteld if sanctie.is_none() => Some(Ontkenning::GeenLoonsanctie),
        R::EindeLoonsanctie if sanctie.is_none_or(|sanctie| !sanctie.verlengt()) => Some(Ontkenning::GeenLoonsanctie),
        R::TekortkomingenHersteld => {
            let punten = sanctie.map(|sanctie| sanctie.tekortkomingen.as_slice()).unwrap_or_default();
            let open = punten.iter().filter(|punt| punt.datum.is_none()).count();
            (open > 0).then_some(Ontkenning::NietAllesHersteld(open))
        }
        R::EindeLoonsanctie => {
            let last = sanctie.map(Loonsanctie::laatste_dag);
            last.filter(|last| long_before(*last)).map(Ontkenning::LoonsanctieEindigtPas)
        }
        R::EindeWachttijdNadert => {
            let last = trajectory.verzuim.laatste_dag();
            // What follows on the guidance leads to the end too.
            let ended = eind.vervolg_tot.into_iter().fold(eind.einddatum_begeleiding, NaiveDate::max);
            let far = (last - ended).num_days() > NEAR_WACHTTIJD_DAYS;
            let over = (last < dossier.date).then_some(Ontkenning::WachttijdVoorbij(last));
            over.or(far.then_some(Ontkenning::WachttijdEindigtPas(last)))
        }
        R::Aow => {
            let aow = trajectory.aow_op();
            // With the AOW age near, the two may agree to leave the second track (Werkwijzer Poortwachter 5.14).
            let near = trajectory.traject.reden_uitstel == Some(RedenUitstel::AowNabij);
            let agreed = near && aow_denied(trajectory).is_none();
            aow.filter(|aow| long_before(*aow) && !agreed).map(Ontkenning::AowPas)
        }
        R::UitDienst => match trajectory.dienstverband.einddatum {
            None => Some(Ontkenning::DienstverbandZonderEinde),
            Some(end) => long_before(end).then_some(Ontkenning::DienstverbandEindigtPas(end)),
        },
        R::HerstelEigenWerk => no_recovery(trajectory, dossier.date),
        R::Geplaatst => {
            let placed = eind.resultaat != Resultaat::NietGeplaatst || paid_work(trajectory).next().is_some();
            (!placed).then_some(Ontkenning::NietGeplaatst)
        }
        R::VervroegdeIva => {
            let last = trajectory.verzuim.laatste_dag();
            let shortened = trajectory.verzuim.wachttijd.last_of_week(law::VERKORTE_WACHTTIJD_MAX_WEEK);
            let marginal = (Hours::of(MARGINAAL_PER_DAG), Hours::of(MARGINAAL_PER_WEEK));
            // One that was shortened for it ends when the benefit begins, and UWV writes of that afterwards.
            let over = if trajectory.verzuim.is_verkort() { later(last, NEAR_DAYS) } else { last };
            if over < eind.einddatum_begeleiding {
                Some(Ontkenning::IvaNaWachttijd(last))
            } else if later(shortened, NEAR_DAYS) < eind.einddatum_begeleiding {
                Some(Ontkenning::IvaTeLaat(shortened))
            } else if let Some(stated) = able(trajectory, eind.einddatum_begeleiding, marginal) {
                Some(Ontkenning::IvaEnMogelijkheden(stated))
            } else {
                (eind.resultaat != Resultaat::NietGeplaatst).then_some(Ontkenning::IvaEnWerk)
            }
        }
        R::Vaststellingsovereenkomst => {
            let open = trajectory.dienstverband.einddatum.is_none();
            open.then_some(Ontkenning::OvereenkomstZonderEinde)
        }
        R::UitvalGbm => {
            let none = (Hours::default(), Hours::default());
            able(trajectory, eind.einddatum_begeleiding, none).map(Ontkenning::HeeftMogelijkheden)
        }
        _ => None,
    }
}

/// Work with the own employer on a day, where none of it is the own work as it was, or less of it than the hours of the
/// contract.
/// Where no work is told, the belastbaarheid has to bear that contract. A recovery that runs on the day proves it.
fn no_recovery(trajectory: &Trajectory, date: NaiveDate) -> Option<Ontkenning> {
    if paused_on(trajectory, date).is_some_and(|pauze| !pauze.wazo) {
        return None;
    }
    let on_the_day = || trajectory.werk_spoor1.iter().filter(|work| work.tot.is_none_or(|last| last >= date));
    if on_the_day().next().is_none() {
        return bears_less(trajectory, date);
    }
    let own: Vec<&WerkSpoor1> = on_the_day().filter(|work| is_own_work(trajectory, work)).collect();
    if own.is_empty() {
        return Some(Ontkenning::AnderWerk);
    }
    let unchanged: Vec<&WerkSpoor1> = own.into_iter().filter(|work| !is_adapted(trajectory, work)).collect();
    if unchanged.is_empty() {
        return Some(Ontkenning::AangepastWerk);
    }
    let uren: Hours = unchanged.iter().map(|work| work.uren_per_week).sum();
    let van = trajectory.dienstverband.uren_per_week;
    (uren > Hours::default() && uren < van).then_some(Ontkenning::WerktDeels { uren, van })
}

/// Since when the employee does the own work again, for all of its hours, where the guidance ended by that; nothing
/// where the data deny it or do not tell the day.
pub fn hersteld_sinds(dossier: &Dossier) -> Option<NaiveDate> {
    let trajectory = &dossier.trajectory;
    let ended_by_it = trajectory.eind.as_ref().is_some_and(|eind| eind.reden_einde == RedenEinde::HerstelEigenWerk);
    if !ended_by_it || no_recovery(trajectory, dossier.date).is_some() {
        return None;
    }
    if let Some(pauze) = paused_on(trajectory, dossier.date).filter(|pauze| !pauze.wazo) {
        return Some(pauze.period.first());
    }
    let runs = |work: &&WerkSpoor1| {
        let goes_on = work.tot.is_none_or(|last| last >= dossier.date);
        goes_on && is_own_work(trajectory, work) && !is_adapted(trajectory, work)
    };
    trajectory.werk_spoor1.iter().filter(runs).map(|work| work.van).max()
}

/// The day from which on sickness is a new case, where that is still to come: before it the case of before goes on (BW
/// 7:629 lid 10).
pub fn nieuw_geval_vanaf(dossier: &Dossier) -> Option<NaiveDate> {
    hersteld_sinds(dossier).map(|since| later(since, law::NEW_CASE_DAYS)).filter(|new| *new > dossier.date)
}

/// The same day, once it has come: the recovery lasted four weeks, and the case with its wachttijd is over.
pub fn geval_voorbij_sinds(dossier: &Dossier) -> Option<NaiveDate> {
    let told = hersteld_sinds(dossier).filter(|_| dossier.soort == Soort::Eindrapportage)?;
    Some(later(told, law::NEW_CASE_DAYS)).filter(|new| *new <= dossier.date)
}

/// What the employee can bear, where that is less than the contract asks.
fn bears_less(trajectory: &Trajectory, date: NaiveDate) -> Option<Ontkenning> {
    if let Some(unable) = without_ability(trajectory, date) {
        return Some(Ontkenning::ZonderMogelijkheden(unable.van));
    }
    let stated = belastbaarheid(trajectory)?.uren;
    let van = trajectory.dienstverband.uren_per_week;
    let uren = stated.uren_per_week.filter(|uren| *uren < van)?;
    Some(Ontkenning::KanMinder { op: stated.datum, uren, van })
}

/// The day on which more hours than these were stated, a day or a week, where no time without ability reaches the end
/// of the guidance or comes near it.
fn able(trajectory: &Trajectory, end: NaiveDate, (per_dag, per_week): (Hours, Hours)) -> Option<NaiveDate> {
    let near = later(end, -NEAR_DAYS);
    let unable = times_without_ability(trajectory).iter().any(|period| period.tot.is_none_or(|last| last >= near));
    let stated = belastbaarheid(trajectory)?.uren;
    let more = |hours: Option<Hours>, limit: Hours| hours.is_some_and(|hours| hours > limit);
    (!unable && (more(stated.uren_per_week, per_week) || more(stated.uren_per_dag, per_dag))).then_some(stated.datum)
}
