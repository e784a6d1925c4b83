//! The steps of the law as rows.

use chrono::NaiveDate;
use serde::Serialize;

use super::gevraagd::for_shortening;
use crate::dossier::{
    Dossier, Oordeel, gedaan_op, gepland_op, grounded, is_bound, is_for_verslag, stand_in, start_is_judged, uiterlijk,
    uitstel, vroegste_dag, was_asked,
};
use crate::dutch::{counted, long_date, short_date};
use crate::trajectory::{
    Kalender, Loonsanctie, Mijlpaal, MijlpaalSoort, Stand, Tekortkoming, Trajectory, Variant, is_ziek_uit_dienst,
    spoor_2_deadline,
};

/// One step of the law in a table.
#[derive(Debug, Clone, Serialize)]
pub struct KalenderRij {
    pub stap: String,
    /// Whose step it is by the Regeling procesgang and the Wet WIA.
    pub wie: &'static str,
    pub uiterlijk: String,
    pub gerealiseerd: String,
    pub week: String,
    pub stand: &'static str,
    pub stand_tekst: String,
}

/// The first step that the printed calendar has still to come, with its last day.
pub fn next_open<'a>(dossier: &Dossier, kalender: &'a Kalender) -> Option<(&'a Mijlpaal, NaiveDate)> {
    let printed = kalender.mijlpalen.iter().filter(|step| is_bound(step) || is_for_verslag(kalender, step));
    let open = printed.filter(|step| stand_in(&dossier.trajectory, step, dossier.date) == Stand::Komt);
    open.filter_map(|step| Some((step, uiterlijk(step)?))).find(|(_, last)| *last >= dossier.date)
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

/// The steps as rows: those that were taken, those that are still to come, and those that somebody had to take by now
/// and of which the bureau knows no date. A reader who looks for one of these finds it, and what is missing.
pub fn kalender_rijen(dossier: &Dossier, kalender: &Kalender) -> Vec<KalenderRij> {
    let mut told = kalender.clone();
    told.mijlpalen.extend(missed_start(dossier));
    told.sort();
    told.mijlpalen.iter().filter_map(|step| row(dossier, kalender, step)).collect()
}

/// The first start that never came in time, where UWV blames that: a track that repairs has no last day for it, but
/// whoever reads of the repair looks for what was missed.
fn missed_start(dossier: &Dossier) -> Option<Mijlpaal> {
    let trajectory = &dossier.trajectory;
    let blamed = |punt: &Tekortkoming| !punt.eerste_spoor && names_second_track(punt.punt.as_str());
    dossier.hersteltraject().filter(|sanctie| sanctie.tekortkomingen.iter().any(blamed))?;
    let evaluated = trajectory.poortwachter.eerstejaarsevaluatie.is_some();
    let last = spoor_2_deadline(&trajectory.verzuim, &trajectory.poortwachter);
    let start = trajectory.traject.startdatum;
    (evaluated && start > last).then_some(Mijlpaal {
        soort: MijlpaalSoort::StartSpoor2,
        vanaf: None,
        uiterlijk: Some(last),
        gerealiseerd: Some(start),
        gepland: None,
        verplicht: true,
    })
}

fn names_second_track(point: &str) -> bool {
    let words = point.to_lowercase();
    words.contains("tweede spoor") || words.contains("spoor 2")
}

fn row(dossier: &Dossier, kalender: &Kalender, step: &Mijlpaal) -> Option<KalenderRij> {
    let (trajectory, peildatum) = (&dossier.trajectory, dossier.date);
    let stand = match stand_in(trajectory, step, peildatum) {
        Stand::Onbekend if may_still_help(dossier, step) => Stand::Komt,
        stand => stand,
    };
    let done = gedaan_op(trajectory, step, peildatum);
    // By shortening the extension UWV found the repair sufficient, whatever the points say of it.
    let repaired = step.soort == MijlpaalSoort::HerstelTekortkomingen && bekort_op(trajectory).is_some();
    let stand = if repaired { Stand::Gehaald } else { stand };
    let agreed = gepland_op(step, peildatum).filter(|_| !repaired);
    let to_come = stand == Stand::Komt;
    let open = to_come || stand == Stand::Onbekend;
    let bound = is_bound(step) || (open && is_for_verslag(kalender, step));
    let shown = match stand {
        Stand::Gehaald | Stand::TeLaat => true,
        Stand::Komt => bound || step.soort.van_loonsanctie() || step.gerealiseerd.is_some(),
        // Whether somebody objected is asked after the term too, and so is what UWV decided on a request.
        Stand::Onbekend => {
            bound || matches!(step.soort, MijlpaalSoort::BezwaarLoonsanctie | MijlpaalSoort::BesluitBekorting)
        }
    };
    let day = done.or(agreed).or(uiterlijk(step)).or(step.vanaf);
    if day.is_none() && !step.soort.zonder_termijn() {
        return None;
    }
    // A finding of its own; the calendar does not call it in time.
    let impossible = done.is_some_and(|done| done < trajectory.verzuim.wachttijd.eerste_ziektedag());
    shown.then(|| KalenderRij {
        stap: name(trajectory, step, to_come),
        wie: who(step.soort),
        uiterlijk: uiterlijk(step)
            .filter(|_| bound || step.soort.van_loonsanctie())
            .map(short_date)
            .unwrap_or_default(),
        gerealiseerd: match (done, agreed) {
            (Some(done), _) => short_date(done),
            (None, Some(agreed)) => format!("gepland {}", short_date(agreed)),
            // Who knows that there was none looks for no day of it.
            (None, None) if objection(trajectory, step, stand) == Some(NOT_MADE) => "geen".to_owned(),
            (None, None) => String::new(),
        },
        week: day
            .and_then(|day| trajectory.verzuim.wachttijd.week_of(day))
            .map(|week| week.to_string())
            .unwrap_or_default(),
        stand: if impossible { Stand::Onbekend } else { stand }.as_str(),
        stand_tekst: match objection(trajectory, step, stand) {
            _ if impossible => "datum klopt niet".to_owned(),
            _ if repaired => "vastgesteld door UWV".to_owned(),
            Some(known) => known.to_owned(),
            None => about_start(dossier, step, stand).unwrap_or_else(|| words(dossier, step, stand)),
        },
    })
}

/// Whether a request, or the report for it, can shorten the payment of wage though its last day of use has passed: UWV
/// may decide before it has to, and the first page offers the document for it.
fn may_still_help(dossier: &Dossier, step: &Mijlpaal) -> bool {
    let asked = dossier.loonsanctie().is_some_and(|sanctie| sanctie.bekorting.is_some());
    step.soort.zonder_termijn() && !asked && for_shortening(dossier)
}

/// Whether the reason of a late start is one in words of the employer, which UWV alone can weigh.
fn is_left_to_uwv(dossier: &Dossier) -> bool {
    uitstel(dossier).is_some_and(|given| given.oordeel == Oordeel::AanUwv)
}

/// What is said of a start that is neither in time nor just late.
fn about_start(dossier: &Dossier, step: &Mijlpaal, stand: Stand) -> Option<String> {
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

/// Whether every point of the decision is repaired, by the word of the employer or of UWV.
fn is_repaired(trajectory: &Trajectory) -> bool {
    let told = trajectory.traject.loonsanctie.as_ref().and_then(Loonsanctie::alles_hersteld);
    told == Some(true) || bekort_op(trajectory).is_some()
}

/// The day on which UWV shortened the extension of the payment of wage.
pub fn bekort_op(trajectory: &Trajectory) -> Option<NaiveDate> {
    trajectory.traject.loonsanctie.as_ref().and_then(Loonsanctie::bekort_op)
}

const NOT_MADE: &str = "niet gemaakt";

/// Whether somebody objected to the extension, once the term for it has passed.
fn objection(trajectory: &Trajectory, step: &Mijlpaal, stand: Stand) -> Option<&'static str> {
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

/// Who takes a step (Regeling procesgang eerste en tweede ziektejaar, art. 2 to 6; Ziektewet art. 38; Wet WIA art. 25,
/// 64 and 65). The 42e-weeksmelding and the re-integratieverslag are of the employer. Some days come by
/// themselves.
const fn who(soort: MijlpaalSoort) -> &'static str {
    use MijlpaalSoort as M;
    match soort {
        M::Ziekmelding
        | M::Melding42eWeek
        | M::ArbeidsdeskundigOnderzoek
        | M::StartSpoor2
        | M::InzendenRiv
        | M::StartHersteltraject
        | M::HerstelTekortkomingen
        | M::BezwaarLoonsanctie
        | M::Bekortingsverzoek => "werkgever",
        M::VervroegdeIva | M::WiaAanvraag => "werknemer",
        M::PlanVanAanpak | M::VroegsteStartSpoor2 | M::Eerstejaarsevaluatie | M::Eindevaluatie => "samen",
        M::Probleemanalyse | M::ActueelOordeel => "bedrijfsarts",
        M::BriefEerstejaarsevaluatie
        | M::Deskundigenoordeel
        | M::BriefWia
        | M::BesluitWia
        | M::BesluitLoonsanctie
        | M::BesluitBekorting => "UWV",
        M::Eindrapportage | M::EindrapportageHerstel => "bureau",
        M::EindeDienstverband
        | M::EindeWachttijd
        | M::EindeNaBekorting
        | M::AowLeeftijd
        | M::EindeLoonNaAow
        | M::EindeLoonsanctie => "vanzelf",
    }
}

/// The name of a step on one line, since who takes it stands beside it; the end of the wachttijd with who set it, where
/// that is UWV, and of a step to come for which the law sets no day, whose day it is.
fn name(trajectory: &Trajectory, step: &Mijlpaal, to_come: bool) -> String {
    match step.soort {
        MijlpaalSoort::Eindrapportage if to_come => return "eindrapportage (streefdatum)".to_owned(),
        MijlpaalSoort::ActueelOordeel if to_come => return "actueel oordeel (werkgever vraagt)".to_owned(),
        MijlpaalSoort::VervroegdeIva if step.gerealiseerd.is_some() => return "vervroegde IVA-aanvraag".to_owned(),
        MijlpaalSoort::InzendenRiv if is_ziek_uit_dienst(trajectory, step) => {
            return "re-integratieverslag (ziek uit dienst)".to_owned();
        }
        MijlpaalSoort::InzendenRiv => return "inzending re-integratieverslag".to_owned(),
        MijlpaalSoort::EindeNaBekorting => {
            // It holds for a request of that day alone.
            let sanctie = trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.bekorting.is_none());
            if let Some(planned) = sanctie.and_then(|sanctie| sanctie.gepland_verzoek) {
                let planned = short_date(planned);
                return format!("laatste dag van de loondoorbetaling als UWV een verzoek op {planned} toewijst");
            }
        }
        _ => {}
    }
    if step.soort == MijlpaalSoort::EindeWachttijd && trajectory.verzuim.verlengd().is_some() {
        let usual = short_date(trajectory.verzuim.zonder_verlenging());
        return format!("{} (verlengd op verzoek; eerst {usual})", step.soort.label());
    }
    match trajectory.verzuim.anders_berekend().filter(|_| step.soort == MijlpaalSoort::EindeWachttijd) {
        Some(computed) => {
            format!("{} (volgens opgave van UWV; berekend is {})", step.soort.label(), short_date(computed))
        }
        None => step.soort.label().to_owned(),
    }
}

/// How it stands, in words: how many days late, how long it still takes, or that it just came.
fn words(dossier: &Dossier, step: &Mijlpaal, stand: Stand) -> String {
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
