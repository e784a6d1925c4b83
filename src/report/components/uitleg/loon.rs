//! How long the employer pays: the payment of wage that UWV extended, and the contract that may end it.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::dossier::{Dossier, langer_loon, paused_on};
use crate::dutch::long_date;
use crate::report::components::feiten::still_due;
use crate::report::components::gevraagd::for_shortening;
use crate::report::text::stops::with_full_stop;
use crate::trajectory::{
    Loonsanctie, MijlpaalSoort, OndertekeningStatus, Soort, Trajectory, end_of_term, is_ziek_uit_dienst, law,
    previous_workday, works_on_after,
};

/// What the page knows of an extended payment of wage.
#[derive(Debug, Serialize)]
pub struct Verlenging {
    /// The last day of wage, while it is to come and sure: with what UWV can still decide of it.
    loopt_tot_en_met: Option<String>,
    /// UWV's "tot", when it had extended the payment of wage by the day of the document.
    verlengd_tot: Option<String>,
    /// The day before it: the last day of wage.
    verlengd_tot_en_met: Option<String>,
    /// The last day of wage if UWV grants a request of the employer to pay for less long.
    korter_tot: Option<String>,
    /// The day of that request: made, or else planned.
    verzoek_op: Option<String>,
    verzoek_gepland: Option<String>,
    /// The last day for UWV to decide on that request, while it lies ahead.
    besluit_uiterlijk: Option<String>,
    /// The day on which to ring UWV that has not been heard of: a month before the last day of wage, and before the one
    /// that a shorter extension would have, while that lies ahead.
    bel_op: Option<String>,
    bel_op_korter: Option<String>,
    /// The last day to object to the extension, while it lies ahead of the day of the document; and whether somebody
    /// signed after it, so that it has passed for who reads that.
    bezwaar_tot: Option<String>,
    bezwaar_voorbij: bool,
    /// Whether UWV can make the payment of wage shorter, or has so shortly that the term to object runs.
    bezwaar_bekorting: bool,
    /// In a plan what UWV found lacking, as lines of a list.
    punten_uwv: Option<String>,
    /// Whether the contract goes on when the extended payment of wage ends.
    loopt_door: bool,
    /// Whether a request can still make an extended payment of wage shorter.
    te_bekorten: bool,
    /// Whether UWV cannot extend the payment of wage: it ends with the wachttijd at the latest, or that is over.
    geen_verlenging: bool,
    /// Whether UWV has tested the re-integratieverslag and extended nothing: it withdrew what it had decided.
    al_getoetst: bool,
}

impl Verlenging {
    pub fn of(dossier: &Dossier) -> Self {
        let trajectory = &dossier.trajectory;
        let after = trajectory.verzuim.eerste_dag_erna();
        let extended = dossier.verlengd_tot();
        let sanctie = dossier.loonsanctie();
        let asked = sanctie.and_then(|sanctie| sanctie.bekorting);
        let goes_on = |end: NaiveDate| end > trajectory.laatste_dag_loontijdvak();
        let shorter = still_due(&dossier.kalender, MijlpaalSoort::EindeNaBekorting, dossier.date);
        let ring = |last: NaiveDate| month_before(dossier, last);
        let objection = still_due(&dossier.kalender, MijlpaalSoort::BezwaarLoonsanctie, dossier.date);
        let decision = still_due(&dossier.kalender, MijlpaalSoort::BesluitBekorting, dossier.date);
        let sooner = if shorter.is_some() { ", of korter als UWV dat besluit" } else { "" };
        Self {
            loopt_tot_en_met: wage_runs_until(dossier).map(|last| format!("{}{sooner}", long_date(last))),
            verlengd_tot: extended.map(long_date),
            verlengd_tot_en_met: extended.and_then(|tot| tot.pred_opt()).map(long_date),
            korter_tot: shorter.map(long_date),
            bel_op: ring(trajectory.laatste_loondag()).map(long_date),
            bel_op_korter: shorter.and_then(ring).map(long_date),
            bezwaar_tot: objection.map(long_date),
            bezwaar_voorbij: objection.zip(last_signed(dossier)).is_some_and(|(last, signed)| signed > last),
            bezwaar_bekorting: shortening_is_near(dossier),
            // The eindrapportage has them in its table of what was repaired.
            punten_uwv: points_of_uwv(dossier).filter(|_| dossier.soort != Soort::Eindrapportage),
            verzoek_op: asked.map(|bekorting| long_date(bekorting.verzoek)),
            besluit_uiterlijk: decision.map(long_date),
            verzoek_gepland: sanctie.and_then(|sanctie| sanctie.gepland_verzoek).map(long_date),
            loopt_door: !dossier.eindigt_bij_overeenkomst() && trajectory.dienstverband.einddatum.is_none_or(goes_on),
            te_bekorten: for_shortening(dossier),
            geen_verlenging: contract_stops(dossier)
                || trajectory.aow_uiterlijk().is_some_and(|aow| aow <= after)
                || trajectory.verzuim.laatste_dag() < dossier.date,
            al_getoetst: is_withdrawn(dossier),
        }
    }
}

/// The newest day that stands beside a signature under the document.
fn last_signed(dossier: &Dossier) -> Option<NaiveDate> {
    let (_, signatures) = dossier.ondertekening();
    let set = signatures.iter().filter(|signature| signature.status != OndertekeningStatus::Open);
    set.filter_map(|signature| signature.datum).max()
}

/// Whether a decision to shorten the payment of wage can come, or came so shortly that an objection is in time. An
/// offer comes too early to speak of it.
fn shortening_is_near(dossier: &Dossier) -> bool {
    let shortened = dossier.loonsanctie().and_then(Loonsanctie::bekort_op);
    let runs = shortened.is_some_and(|decided| end_of_term(decided, law::BEZWAAR_DAYS) >= dossier.date);
    dossier.soort != Soort::Offerte && (runs || for_shortening(dossier))
}

/// What the page knows of the contract.
#[derive(Debug, Serialize)]
pub struct Dienstverband {
    /// The last day of the contract, where the wage ends with it, and whether it has passed.
    einde_dienstverband: Option<String>,
    uit_dienst: bool,
    /// Whether UWV looks after the employee and no employer: the contract is over, and who had it does not carry
    /// the risk of the Ziektewet.
    bij_uwv: bool,
    /// Whether the contract ended within six weeks of sickness, so that it asked for no re-integratieverslag, or paid
    /// work elsewhere goes on from it, so that it may have asked for none.
    kort_ziek: bool,
    /// The last working day of a contract that is to end, by which the re-integratieverslag of who leaves ill is ready.
    verslag_klaar_op: Option<String>,
    /// Whether the contract ends by the end of the wachttijd.
    contract_stopt: bool,
}

impl Dienstverband {
    pub fn of(dossier: &Dossier) -> Self {
        let trajectory = &dossier.trajectory;
        let last_wage = trajectory.laatste_loondag();
        let contract = trajectory.dienstverband.einddatum;
        let contract = contract.filter(|end| *end == last_wage && *end < trajectory.laatste_dag_loontijdvak());
        let over = contract.is_some_and(|end| end < dossier.date);
        Self {
            einde_dienstverband: contract.map(long_date),
            uit_dienst: over,
            bij_uwv: over && !trajectory.werkgever.draagt_ziektewet(),
            kort_ziek: contract
                .is_some_and(|end| ended_within_six_weeks(trajectory, end) || works_on_after(trajectory, end)),
            verslag_klaar_op: verslag_of_who_leaves(dossier).filter(|_| contract.is_some() && !over).map(long_date),
            contract_stopt: contract_stops(dossier),
        }
    }
}

/// The last day of wage that is to come, where nothing but the decision of UWV changes it: not while somebody who
/// recovered or has leave is paid otherwise, nor where a late request or an agreement moves it. Where the contract or
/// the AOW age ends it, that is told by itself.
fn wage_runs_until(dossier: &Dossier) -> Option<NaiveDate> {
    let trajectory = &dossier.trajectory;
    let last = trajectory.laatste_loondag();
    let other = trajectory.verzuim.is_verkort()
        || dossier.eindigt_bij_overeenkomst()
        || langer_loon(dossier).is_some()
        || paused_on(trajectory, dossier.date).is_some();
    let by_contract = dossier.verlengd_tot().is_some() && trajectory.dienstverband.einddatum == Some(last);
    let usual = last == trajectory.laatste_dag_loontijdvak() || by_contract;
    (usual && !other && last >= dossier.date).then_some(last)
}

/// Bytes of what UWV found lacking that the page in plain language repeats.
const MOST_OF_UWV: usize = 1_200;

/// What UWV found lacking, in a plan, where it fits the page.
fn points_of_uwv(dossier: &Dossier) -> Option<String> {
    let sanctie = dossier.loonsanctie().filter(|_| dossier.soort == Soort::PlanVanAanpak)?;
    let points = sanctie.tekortkomingen.iter().map(|one| format!("- {}", with_full_stop(one.punt.as_str())));
    let points = points.collect::<Vec<_>>().join("\n");
    (!points.is_empty() && points.len() <= MOST_OF_UWV).then_some(points)
}

/// The days on which to ring UWV that has not been heard of, while they lie ahead: where UWV extended the payment of
/// wage and a WIA benefit can follow on it. One with a day beside it counts only where the wage ends on that day.
pub fn days_to_ring(dossier: &Dossier) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let trajectory = &dossier.trajectory;
    let Some(tot) = dossier.verlengd_tot() else { return vec![] };
    let stops = trajectory.dienstverband.einddatum.is_some_and(|end| end <= trajectory.laatste_dag_loontijdvak());
    let retires = trajectory.aow_uiterlijk().is_some_and(|aow| aow <= tot);
    if stops || retires || dossier.eindigt_bij_overeenkomst() {
        return vec![];
    }
    let shorter = still_due(&dossier.kalender, MijlpaalSoort::EindeNaBekorting, dossier.date);
    let sooner = shorter.and_then(|last| Some((month_before(dossier, last)?, shorter)));
    let usual = month_before(dossier, trajectory.laatste_loondag()).map(|day| (day, None));
    sooner.into_iter().chain(usual).collect()
}

/// A month before a last day of wage, while that lies ahead.
fn month_before(dossier: &Dossier, last: NaiveDate) -> Option<NaiveDate> {
    last.checked_sub_months(Months::new(1)).filter(|day| *day >= dossier.date)
}

/// Whether the contract ends by the end of the wachttijd.
fn contract_stops(dossier: &Dossier) -> bool {
    let trajectory = &dossier.trajectory;
    let last_day = trajectory.verzuim.laatste_dag();
    trajectory.dienstverband.einddatum.is_some_and(|end| end <= last_day) || dossier.eindigt_bij_overeenkomst()
}

/// Whether UWV withdrew its decision to extend the payment of wage.
pub fn is_withdrawn(dossier: &Dossier) -> bool {
    dossier.trajectory.traject.loonsanctie.is_some() && dossier.loonsanctie().is_none()
}

/// The last working day of the contract, where the re-integratieverslag has to be ready by it.
fn verslag_of_who_leaves(dossier: &Dossier) -> Option<NaiveDate> {
    let verslag = dossier.kalender.get(MijlpaalSoort::InzendenRiv).filter(|step| step.verplicht)?;
    verslag.uiterlijk.filter(|_| is_ziek_uit_dienst(&dossier.trajectory, verslag))
}

/// Whether who is ill when the contract ends is so for six weeks at most (Ziektewet art. 38 lid 2).
fn ended_within_six_weeks(trajectory: &Trajectory, end: NaiveDate) -> bool {
    let workday = previous_workday(end);
    trajectory.verzuim.wachttijd.day_of(workday).is_some_and(|days| days <= law::ZIEK_UIT_DIENST_DAYS)
}
