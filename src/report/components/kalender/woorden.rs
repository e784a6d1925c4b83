//! How a step of the law stands, in words.

use chrono::NaiveDate;

use crate::dossier::{
    Dossier, Oordeel, gedaan_op, gepland_op, grounded, is_bound, start_is_judged, uitstel, vroegste_dag, was_asked,
};
use crate::dutch::{counted, long_date};
use crate::trajectory::{Loonsanctie, Mijlpaal, MijlpaalSoort, Stand, Trajectory, Variant};

/// What is said of a start that is neither in time nor just late.
pub fn about_start(dossier: &Dossier, step: &Mijlpaal, stand: Stand) -> Option<String> {
    match grounded(&dossier.trajectory, step, dossier.date) {
        Some(reden) => Some(format!("later: {}", reden.label())),
        None => {
            let start = step.soort == MijlpaalSoort::StartSpoor2;
            if start && stand == Stand::TeLaat && is_left_to_uwv(dossier) {
                let late = words(dossier, step, stand);
                return Some(format!("{late}; zie de toelichting"));
            }
            (start && stand == Stand::Gehaald && !start_is_judged(&dossier.trajectory)).then(|| "gedaan".to_owned())
        }
    }
}

/// Whether the reason of a late start is one in words of the employer, which UWV alone can weigh.
fn is_left_to_uwv(dossier: &Dossier) -> bool {
    uitstel(dossier).is_some_and(|given| given.oordeel == Oordeel::AanUwv)
}

/// How it stands, in words: how many days late, how long it still takes, or that it just came.
pub fn words(dossier: &Dossier, step: &Mijlpaal, stand: Stand) -> String {
    let (trajectory, peildatum) = (&dossier.trajectory, dossier.date);
    let agreed = gepland_op(step, peildatum);
    let done = gedaan_op(trajectory, step, peildatum);
    if let Some(early) = done.and_then(|day| before_its_weeks(dossier, step, day)) {
        return early;
    }
    let in_time = done.filter(|_| stand == Stand::Gehaald);
    if let Some(first) = in_time.and_then(|day| rests_on_later(trajectory, step, day)) {
        return format!("vóór {first}");
    }
    match (stand, step.uiterlijk) {
        (Stand::TeLaat, Some(last)) => match (done, agreed) {
            (Some(done), _) => format!("{} te laat", days_late(last, done)),
            (None, Some(agreed)) => format!("{} na de uiterste dag", days_late(last, agreed)),
            (None, None) => format!("{} te laat, nog niet gemaakt", days_late(last, peildatum)),
        },
        // UWV judges whether it is.
        (Stand::Gehaald, _) if step.soort == MijlpaalSoort::HerstelTekortkomingen => "volgens werkgever".to_owned(),
        (Stand::Gehaald, _) if !is_bound(step) => outcome(trajectory, step).unwrap_or("gedaan").to_owned(),
        (Stand::Onbekend, _) if step.soort.komt_vanzelf() => "voorbij".to_owned(),
        (Stand::Onbekend, _) if was_asked(trajectory, step) => "gedaan, dag niet bekend".to_owned(),
        (Stand::Onbekend, _) if step.soort == MijlpaalSoort::BesluitBekorting => {
            "niet bekend; termijn van UWV voorbij".to_owned()
        }
        (Stand::Onbekend, _) => "datum niet bekend".to_owned(),
        (Stand::Komt, _) if agreed.is_none() && step.soort == MijlpaalSoort::Bekortingsverzoek => {
            // What it costs the employer is wage to the employee.
            let own = dossier.variant == Variant::Werknemer;
            let cost = if own { "" } else { "; elke week later kost de werkgever een week loon" };
            format!("geen wettelijke termijn{cost}")
        }
        (Stand::Komt, _) if agreed.is_none() && step.soort == MijlpaalSoort::HerstelTekortkomingen => {
            "nog niet hersteld".to_owned()
        }
        (Stand::Komt, _) if agreed.is_none() && step.soort.zonder_termijn() && !is_repaired(trajectory) => {
            "zodra alles is hersteld".to_owned()
        }
        (Stand::Komt, _) if agreed.is_none() && step.soort.zonder_termijn() => stand.label().to_owned(),
        (Stand::Komt, last) => {
            agreed.or(last).map_or_else(|| stand.label().to_owned(), |day| countdown(peildatum, day))
        }
        _ => stand.label().to_owned(),
    }
}

/// `vóór week 46`: that a step which is bound to a first day too was taken before it.
fn before_its_weeks(dossier: &Dossier, step: &Mijlpaal, done: NaiveDate) -> Option<String> {
    let first = vroegste_dag(&dossier.kalender, step).filter(|first| done < *first)?;
    dossier.trajectory.verzuim.wachttijd.week_of(first).map(|week| format!("vóór week {week}"))
}

/// The step that one rests on, where that was taken after it: what was done so is not called in time.
fn rests_on_later(trajectory: &Trajectory, step: &Mijlpaal, done: NaiveDate) -> Option<&'static str> {
    let steps = &trajectory.poortwachter;
    let (first, name) = match step.soort {
        MijlpaalSoort::Probleemanalyse => (steps.ziekmelding?, "de ziekmelding"),
        MijlpaalSoort::PlanVanAanpak => (steps.probleemanalyse?, "de probleemanalyse"),
        MijlpaalSoort::Eindevaluatie => (steps.actueel_oordeel?, "het actueel oordeel"),
        _ => return None,
    };
    (done < first).then_some(name)
}

/// What UWV judged, where it gave one opinion that day, or decided on a request to shorten the extension.
fn outcome(trajectory: &Trajectory, step: &Mijlpaal) -> Option<&'static str> {
    if step.soort == MijlpaalSoort::BesluitBekorting {
        return Some(if bekort_op(trajectory).is_some() { "toegewezen" } else { "afgewezen" });
    }
    let given = step.gerealiseerd.filter(|_| step.soort == MijlpaalSoort::Deskundigenoordeel)?;
    let mut that_day = trajectory.deskundigenoordelen.iter().filter(|opinion| opinion.oordeel_op == Some(given));
    let first = that_day.next()?.uitkomst?;
    that_day.next().is_none().then_some(first.label())
}

/// Whether every point of the decision is repaired, by the word of the employer or of UWV.
fn is_repaired(trajectory: &Trajectory) -> bool {
    let told = trajectory.traject.loonsanctie.as_ref().and_then(Loonsanctie::alles_hersteld);
    told == Some(true) || bekort_op(trajectory).is_some()
}

/// The day on which UWV shortened the extension of the payment of wage.
pub fn bekort_op(trajectory: &Trajectory) -> Option<NaiveDate> {
    trajectory.traject.loonsanctie.as_ref().and_then(Loonsanctie::bekort_op)
}

pub const NOT_MADE: &str = "niet gemaakt";

/// Whether somebody objected to the extension, once the term for it has passed.
pub fn objection(trajectory: &Trajectory, step: &Mijlpaal, stand: Stand) -> Option<&'static str> {
    if step.soort != MijlpaalSoort::BezwaarLoonsanctie || stand != Stand::Onbekend {
        return None;
    }
    Some(match trajectory.traject.loonsanctie.as_ref()?.bezwaar_gemaakt {
        Some(true) => "gemaakt",
        Some(false) => NOT_MADE,
        // That the bureau does not know of one says nothing.
        None => "termijn voorbij",
    })
}

/// `39 dagen`: how long a day lies after the last one.
pub fn days_late(last: NaiveDate, day: NaiveDate) -> String {
    counted((day - last).num_days(), "dag", "dagen")
}

/// How long after the advice and the eerstejaarsevaluatie a start comes: `39 dagen na het advies van 6 maart 2025 en 18
/// dagen na de eerstejaarsevaluatie`; nothing without an advice that came before it.
pub fn since_advice(advice: Option<NaiveDate>, evaluation: Option<NaiveDate>, start: NaiveDate) -> Option<String> {
    let since = |day: NaiveDate, what: &str| (day < start).then(|| format!("{} na {what}", days_late(day, start)));
    let given = advice.and_then(|day| since(day, &format!("het advies van {}", long_date(day))))?;
    Some(match evaluation.and_then(|day| since(day, "de eerstejaarsevaluatie")) {
        Some(evaluated) => format!("{given} en {evaluated}"),
        None => given,
    })
}

/// Whole weeks say too little of a time shorter than this.
const IN_WEEKS_FROM: i64 = 35;

/// `nog 19 weken`, `nog ruim 19 weken`, or days when it is near.
pub fn countdown(from: NaiveDate, until: NaiveDate) -> String {
    match (until - from).num_days() {
        days if days <= 0 => "vandaag".to_owned(),
        1 => "nog 1 dag".to_owned(),
        days if days < IN_WEEKS_FROM => format!("nog\u{a0}{days}\u{a0}dagen"),
        days => format!("nog\u{a0}{}{}\u{a0}weken", if days % 7 == 0 { "" } else { "ruim\u{a0}" }, days / 7),
    }
}
