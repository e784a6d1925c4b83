//! What falls away or comes sooner where something ends first: the contract, or the AOW age, or the wachttijd.

use chrono::NaiveDate;

use crate::trajectory::Trajectory;
use crate::trajectory::feestdagen::previous_workday;
use crate::trajectory::law;
use crate::trajectory::mijlpaal::{Mijlpaal, MijlpaalSoort, custom, due};
use crate::trajectory::period::{earlier, later};

/// A wachttijd that UWV shortened ends in an IVA that the employee asked for beforehand. No re-integratieverslag goes
/// with it, so that nobody is late with what would lead to one (Wet WIA art. 23 lid 6 and 66).
pub(super) fn without_verslag(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    if !known.verzuim.is_verkort() {
        return;
    }
    let usual = |soort: M| {
        matches!(
            soort,
            M::BriefWia | M::ActueelOordeel | M::Eindevaluatie | M::WiaAanvraag | M::InzendenRiv | M::BesluitWia
        )
    };
    mijlpalen.retain(|step| step.soort != M::Eindrapportage && (!usual(step.soort) || step.gerealiseerd.is_some()));
    for step in mijlpalen.iter_mut().filter(|step| usual(step.soort)) {
        *step = custom(step.soort, (None, None), step.gerealiseerd);
    }
}

/// A contract that ends first: what the employer would do later is not to come, and a re-integratieverslag of somebody
/// who is ill for longer than six weeks is due on the last working day (Ziektewet art. 38 lid 2). Who works on elsewhere
/// may have no need of UWV, so that nobody is late with it then. The wachttijd runs on under the Ziektewet, and with it
/// what UWV and the employee do: the WIA request is the employee's own (Wet WIA art. 64). An employer who carries the
/// risk of the Ziektewet guides on, so that no step falls away (Ziektewet art. 63a).
pub(super) fn end_with_contract(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let Some(end) = known.dienstverband.einddatum.filter(|end| *end <= known.laatste_dag_loontijdvak()) else { return };
    mijlpalen.push(due(M::EindeDienstverband, Some(end), None));
    let in_wachttijd = end < known.verzuim.laatste_dag();
    if in_wachttijd && known.werkgever.draagt_ziektewet() {
        return;
    }
    // Who works on elsewhere leaves nobody waiting for the report: its usual day holds.
    let reports_on = works_on_after(known, end);
    let workday = previous_workday(end);
    let guided = known.traject.startdatum <= workday && !reports_on;
    report_by(mijlpalen, end, guided.then_some(workday));
    let of_others = |soort: M| match soort {
        M::VervroegdeIva | M::BriefWia | M::WiaAanvraag | M::BesluitWia | M::EindeWachttijd => true,
        M::Eindrapportage => reports_on,
        _ => false,
    };
    mijlpalen.retain(|step| !comes_after(step, end) || of_others(step.soort));
    let days = known.verzuim.wachttijd.day_of(workday).unwrap_or(0);
    // Where UWV extended the payment of wage it has tested the re-integratieverslag.
    let untested = in_wachttijd && known.traject.loonsanctie.is_none();
    if untested && days > law::ZIEK_UIT_DIENST_DAYS && !mijlpalen.iter().any(|step| step.soort == M::InzendenRiv) {
        mijlpalen.push(Mijlpaal { verplicht: !reports_on, ..due(M::InzendenRiv, Some(workday), None) });
    }
}

/// How soon after a contract other work begins that goes on from it, in days.
const WORKS_ON_DAYS: i64 = 7;

/// Whether paid work elsewhere goes on from the last day of a contract: who has it does not leave for the Ziektewet.
pub fn works_on_after(known: &Trajectory, end: NaiveDate) -> bool {
    let paid = known.plaatsingen.iter().filter(|work| work.soort.is_betaald());
    let mut near = paid.filter(|work| work.van <= later(end, WORKS_ON_DAYS));
    near.any(|work| work.tot.is_none_or(|last| last > end))
}

/// Whether a re-integratieverslag is that of somebody who leaves ill: the employer has it ready by the last working day,
/// with a copy for the employee, who gives it to UWV when that asks for it (Ziektewet art. 38 lid 2).
pub fn is_ziek_uit_dienst(known: &Trajectory, step: &Mijlpaal) -> bool {
    let end = known.dienstverband.einddatum.filter(|end| *end < known.verzuim.laatste_dag());
    let ready = end.map(previous_workday);
    step.soort == MijlpaalSoort::InzendenRiv && ready.is_some() && step.uiterlijk == ready
}

/// The AOW age comes first, or on the day on which a WIA benefit would begin: no WIA follows, and the wage is continued
/// for six weeks at most.
pub(super) fn end_with_aow(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let last = known.laatste_dag_loontijdvak();
    let Some(aow) = known.aow_op().filter(|aow| *aow <= later(last, 1)) else { return };
    let within = aow <= last;
    let ended = known.dienstverband.einddatum.is_some_and(|end| end < aow);
    let in_wachttijd = aow <= known.verzuim.laatste_dag();
    let no_wia = aow <= known.verzuim.eerste_dag_erna();
    let wage = known.laatste_loondag();
    let before = earlier(aow, 1);
    report_by(mijlpalen, before, (known.traject.startdatum <= before).then_some(before));
    mijlpalen.retain(|step| {
        let of_wia = matches!(step.soort, M::BriefWia | M::WiaAanvraag | M::BesluitWia) && no_wia;
        let of_wia = of_wia || (step.soort == M::EindeWachttijd && in_wachttijd);
        let riv = step.soort == M::InzendenRiv && no_wia && !ended;
        let extension = step.soort == M::EindeLoonsanctie && within;
        let last = if step.soort.van_loonsanctie() && within { wage } else { aow };
        (!comes_after(step, last) && !riv && !of_wia && !extension) || (of_wia && step.gerealiseerd.is_some())
    });
    mijlpalen.push(due(M::AowLeeftijd, Some(aow), None));
    if !ended && within {
        mijlpalen.push(due(M::EindeLoonNaAow, Some(wage), None));
    }
}

/// Who is sure to reach the AOW age before a WIA benefit can begin, on a day that is not known, has none to ask for.
pub(super) fn without_wia(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let born = known.werknemer.geboortedatum;
    let last = known.verzuim.laatste_dag();
    if born.day().is_some() || known.aow_uiterlijk().is_none_or(|aow| aow > later(last, 1)) {
        return;
    }
    let ended = known.dienstverband.einddatum.is_some_and(|end| end < last);
    mijlpalen.retain(|step| {
        let of_wia = matches!(step.soort, M::BriefWia | M::WiaAanvraag | M::BesluitWia);
        let riv = step.soort == M::InzendenRiv && !ended;
        !(of_wia || riv) || step.gerealiseerd.is_some()
    });
}

/// A track that begins after the last day of the eindrapportage has none: nobody reports before the start.
pub(super) fn report_of_late_start(known: &Trajectory, mijlpalen: &mut [Mijlpaal]) {
    let start = known.traject.startdatum;
    for step in mijlpalen.iter_mut().filter(|step| step.soort == MijlpaalSoort::Eindrapportage) {
        step.uiterlijk = step.uiterlijk.filter(|last| start <= *last);
    }
}

/// The last day of the eindrapportage where the guidance ends before week 90: that day itself, or the last working day
/// of a contract, when the re-integratieverslag has to be ready. A track that began later has none. The evaluation of
/// what ends earlier may be earlier too.
fn report_by(mijlpalen: &mut [Mijlpaal], end: NaiveDate, ready: Option<NaiveDate>) {
    for step in mijlpalen.iter_mut().filter(|step| step.soort == MijlpaalSoort::Eindevaluatie) {
        step.vanaf = step.vanaf.filter(|_| step.uiterlijk.is_some_and(|usual| usual <= end));
    }
    let Some(ready) = ready else { return };
    for step in mijlpalen.iter_mut().filter(|step| step.soort == MijlpaalSoort::Eindrapportage) {
        step.uiterlijk = step.uiterlijk.map(|usual| usual.min(ready));
    }
}

/// Nobody is late with an eindrapportage that neither an eindevaluatie nor a re-integratieverslag rests on.
pub(super) fn report_that_nothing_needs(mijlpalen: &mut [Mijlpaal]) {
    use MijlpaalSoort as M;
    let rests_on_it = |step: &Mijlpaal| matches!(step.soort, M::Eindevaluatie | M::InzendenRiv);
    if mijlpalen.iter().any(|step| rests_on_it(step) && step.uiterlijk.is_some()) {
        return;
    }
    for step in mijlpalen.iter_mut().filter(|step| step.soort == M::Eindrapportage) {
        step.uiterlijk = None;
    }
}

/// Whether a step that was not taken belongs after a day.
fn comes_after(step: &Mijlpaal, day: NaiveDate) -> bool {
    step.gerealiseerd.is_none() && step.uiterlijk.or(step.vanaf).is_some_and(|last| last > day)
}

/// The law asks for a plan van aanpak where the probleemanalyse finds that something can be done (Regeling procesgang
/// art. 4 lid 1): nobody is late with it, or lacks it, whose analysis fell in a time without ability.
pub(super) fn plan_without_ability(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    let usual = || known.verzuim.wachttijd.date_of(law::PROBLEEMANALYSE_DAY);
    let judged = known.poortwachter.probleemanalyse.unwrap_or_else(usual);
    let mut unable = known.geen_mogelijkheden.iter();
    if !unable.any(|period| period.van <= judged && period.tot.is_none_or(|last| last >= judged)) {
        return;
    }
    let plan = MijlpaalSoort::PlanVanAanpak;
    mijlpalen.retain(|step| step.soort != plan || step.gerealiseerd.is_some());
    for step in mijlpalen.iter_mut().filter(|step| step.soort == plan && step.gerealiseerd > step.uiterlijk) {
        *step = custom(plan, (None, None), step.gerealiseerd);
    }
}
