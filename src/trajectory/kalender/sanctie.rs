//! The steps that follow from a payment of wage that UWV extended.

use chrono::NaiveDate;

use crate::trajectory::feestdagen::{end_of_term, start_of_term};
use crate::trajectory::law;
use crate::trajectory::loonsanctie::Loonsanctie;
use crate::trajectory::mijlpaal::{Mijlpaal, MijlpaalSoort, custom, due};
use crate::trajectory::period::{earlier, later};

/// The steps that follow from UWV's decision to extend the payment of wage. Nobody is late with the repair: the sooner
/// it is done, the sooner the payment ends. The steps after a request count from the day for which it is planned until
/// it is made. A decision that extends nothing leaves only itself and the objection.
pub(super) fn steps_of_sanction(sanctie: &Loonsanctie) -> Vec<Mijlpaal> {
    use MijlpaalSoort as M;
    let last = sanctie.laatste_dag();
    let objection = end_of_term(sanctie.besluitdatum, law::BEZWAAR_DAYS);
    let mut steps = vec![
        custom(M::BesluitLoonsanctie, (None, None), Some(sanctie.besluitdatum)),
        custom(M::BezwaarLoonsanctie, (None, Some(objection)), None),
    ];
    if !sanctie.verlengt() {
        return steps;
    }
    if sanctie.duurt_voort() {
        steps.push(due(M::EindeLoonsanctie, Some(last), None));
    }
    // A decision of this day ends the payment one day earlier, and a request of the other one has it by then.
    let gain = earlier(sanctie.laatste_voor(sanctie.tot), law::EINDE_NA_BEKORTING_DAYS + 1);
    let useful = start_of_term(gain, law::BEKORTING_BESLUIT_DAYS).max(sanctie.besluitdatum);
    let asked = sanctie.bekorting.map(|bekorting| bekorting.verzoek);
    // What is planned for a day after the last one of wage shortens nothing.
    let in_time = |planned: Option<NaiveDate>| planned.filter(|day| *day <= last);
    steps.extend([
        Mijlpaal {
            gepland: in_time(sanctie.geplande_eindrapportage),
            ..custom(M::EindrapportageHerstel, (None, Some(useful)), None)
        },
        Mijlpaal {
            gepland: in_time(sanctie.gepland_verzoek),
            ..custom(M::Bekortingsverzoek, (None, Some(useful)), asked)
        },
    ]);
    steps.extend(repair(sanctie));
    if let Some(request) = asked.or(in_time(sanctie.gepland_verzoek)) {
        let decision = end_of_term(request, law::BEKORTING_BESLUIT_DAYS);
        let decided = sanctie.bekorting.and_then(|bekorting| bekorting.besluit);
        steps.push(custom(M::BesluitBekorting, (None, Some(decision)), decided));
        // A request granted early leaves the wage of the wachttijd.
        let end = later(decision, law::EINDE_NA_BEKORTING_DAYS);
        let end = sanctie.wachttijd_tot.map_or(end, |wachttijd| wachttijd.max(end));
        if decided.is_none() && end < last {
            steps.push(custom(M::EindeNaBekorting, (None, Some(end)), None));
        }
    }
    steps
}

/// The day on which the last point was repaired, or is to be; nothing while neither is known.
fn repair(sanctie: &Loonsanctie) -> Option<Mijlpaal> {
    let punten = &sanctie.tekortkomingen;
    let done = sanctie.hersteld_op();
    let open = punten.iter().filter(|punt| punt.datum.is_none());
    let gepland = open.filter_map(|punt| punt.gepland).max();
    let step = Mijlpaal { gepland, ..custom(MijlpaalSoort::HerstelTekortkomingen, (None, None), done) };
    (step.gerealiseerd.is_some() || step.gepland.is_some()).then_some(step)
}

/// UWV's decision on the WIA request that rested, once it found the repair sufficient.
pub(super) fn decision_after_repair(found: NaiveDate) -> Mijlpaal {
    custom(MijlpaalSoort::BesluitWia, (None, Some(end_of_term(found, law::WIA_NA_HERSTEL_DAYS))), None)
}
