//! The steps of the law as rows.

mod woorden;

use chrono::NaiveDate;
use serde::Serialize;

use self::woorden::{NOT_MADE, about_start, objection, words};
pub use self::woorden::{bekort_op, countdown, days_late, since_advice};
use super::gevraagd::for_shortening;
use crate::dossier::{Dossier, gedaan_op, gepland_op, is_bound, is_for_verslag, stand_in, uiterlijk};
use crate::dutch::short_date;
use crate::trajectory::{
    Kalender, Mijlpaal, MijlpaalSoort, RedenEinde, Resultaat, Soort, Stand, Tekortkoming, is_ziek_uit_dienst,
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
        stap: name(dossier, step, to_come),
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

/// Whose step a day alone is: the question does not arise.
const NOBODY: &str = "n.v.t.";

/// Who takes a step (Regeling procesgang eerste en tweede ziektejaar, art. 2 to 6; Ziektewet art. 38; Wet WIA art. 25,
/// 64 and 65). The 42e-weeksmelding and the re-integratieverslag are of the employer. Some are a day and no step:
/// that nothing is to be done for them the pages do not say, since of a contract or an AOW age it is not so.
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
        | M::EindeLoonsanctie => NOBODY,
    }
}

/// The name of a step on one line, since who takes it stands beside it; the end of the wachttijd with who set it, where
/// that is UWV, and of a step to come for which the law sets no day, whose day it is.
fn name(dossier: &Dossier, step: &Mijlpaal, to_come: bool) -> String {
    let trajectory = &dossier.trajectory;
    match step.soort {
        MijlpaalSoort::Eindrapportage if to_come => return "eindrapportage (streefdatum)".to_owned(),
        MijlpaalSoort::ActueelOordeel if to_come => return "actueel oordeel (werkgever vraagt)".to_owned(),
        MijlpaalSoort::VervroegdeIva if step.gerealiseerd.is_some() => return "vervroegde IVA-aanvraag".to_owned(),
        MijlpaalSoort::InzendenRiv if is_ziek_uit_dienst(trajectory, step) => {
            return "re-integratieverslag (ziek uit dienst)".to_owned();
        }
        MijlpaalSoort::InzendenRiv if waits_for_wia(dossier, step) => {
            return "inzending re-integratieverslag (bij een WIA-aanvraag)".to_owned();
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

/// Whether a re-integratieverslag is sent with a request for a WIA benefit alone: of who found other work nobody can
/// take it that one is made. That of a contract that ends is due without one (Ziektewet art. 38).
fn waits_for_wia(dossier: &Dossier, step: &Mijlpaal) -> bool {
    let eind = dossier.trajectory.eind.as_ref().filter(|_| dossier.soort == Soort::Eindrapportage);
    let placed =
        eind.is_some_and(|eind| eind.reden_einde == RedenEinde::Geplaatst && eind.resultaat == Resultaat::Geplaatst);
    let contract = dossier.trajectory.dienstverband.einddatum;
    placed && (contract.is_none() || step.uiterlijk != contract)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_comes_by_itself_is_nobodys_step() {
        for soort in MijlpaalSoort::ALL {
            assert_eq!(who(*soort) == NOBODY, soort.komt_vanzelf(), "{}", soort.label());
        }
    }
}
