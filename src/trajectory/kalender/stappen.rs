//! The steps between the eerste ziektedag and the end of the wachttijd, and what UWV judged on the way.

use chrono::NaiveDate;

use super::eerder::plan_without_ability;
use super::termijnen::{
    first_day_to_evaluate, plan_deadline, riv_deadline, spoor_2_deadline, wia_deadline, wia_decision,
};
use crate::trajectory::Trajectory;
use crate::trajectory::feestdagen::first_day_of_terms;
use crate::trajectory::law;
use crate::trajectory::mijlpaal::{Mijlpaal, MijlpaalSoort, custom, due};
use crate::trajectory::plan::EerderSoort;

/// The steps between the eerste ziektedag and the end of the wachttijd.
pub(super) fn steps_of_the_law(known: &Trajectory) -> Vec<Mijlpaal> {
    use MijlpaalSoort as M;
    let (verzuim, stappen) = (&known.verzuim, &known.poortwachter);
    let count = &verzuim.wachttijd;
    let until = |day: i64| Some(count.date_of(day));
    let window = |(first, last): (i64, i64)| (Some(count.date_of(first)), Some(count.date_of(last)));
    let near_end = |day: i64| Some(verzuim.naar_het_einde(day));
    let from = |day: i64| Some(verzuim.vanaf_bij_het_einde(day));
    let (oordeel_first, oordeel_last) = law::ACTUEEL_OORDEEL_DAYS;

    let mut mijlpalen = vec![
        due(M::Ziekmelding, until(law::ZIEKMELDING_DAY), stappen.ziekmelding),
        due(M::Probleemanalyse, until(law::PROBLEEMANALYSE_DAY), stappen.probleemanalyse),
        due(M::PlanVanAanpak, Some(plan_deadline(verzuim, stappen)), stappen.plan_van_aanpak),
        custom(M::VroegsteStartSpoor2, (until(law::SPOOR_2_EARLIEST_DAY), None), None),
        due(M::Melding42eWeek, Some(first_day_of_terms(count.date_of(law::MELDING_42_DAY))), stappen.melding_42e_week),
        custom(M::BriefEerstejaarsevaluatie, window(law::BRIEF_EJE_DAYS), None),
        custom(
            M::ArbeidsdeskundigOnderzoek,
            window(law::EERSTEJAARSEVALUATIE_DAYS),
            stappen.arbeidsdeskundig_onderzoek,
        ),
        Mijlpaal {
            vanaf: until(law::EERSTEJAARSEVALUATIE_DAYS.0),
            ..due(M::Eerstejaarsevaluatie, until(law::EERSTEJAARSEVALUATIE_DAYS.1), stappen.eerstejaarsevaluatie)
        },
        due(M::StartSpoor2, Some(spoor_2_deadline(verzuim, stappen)), Some(known.traject.startdatum)),
        custom(M::VervroegdeIva, window(law::VERVROEGDE_IVA_DAYS), known.vervroegd_gevraagd_op()),
        custom(M::BriefWia, (from(law::BRIEF_WIA_DAY), None), stappen.brief_wia),
        custom(M::Eindrapportage, (None, near_end(law::EINDRAPPORTAGE_DAY)), first_final_report(known)),
        custom(M::ActueelOordeel, (from(oordeel_first), near_end(oordeel_last)), stappen.actueel_oordeel),
        Mijlpaal {
            vanaf: Some(first_day_to_evaluate(verzuim)),
            ..due(M::Eindevaluatie, near_end(law::EINDEVALUATIE_DAY), stappen.eindevaluatie)
        },
        Mijlpaal {
            vanaf: Some(known.wia_te_vragen_vanaf()),
            ..due(M::WiaAanvraag, Some(wia_deadline(verzuim, stappen)), known.wia_gevraagd_op())
        },
        due(M::InzendenRiv, Some(riv_deadline(known)), None),
        due(M::EindeWachttijd, Some(verzuim.laatste_dag()), None),
    ];
    plan_without_ability(known, &mut mijlpalen);
    if let Some(request) = stappen.wia_aanvraag {
        mijlpalen.push(custom(M::BesluitWia, (None, Some(wia_decision(request))), None));
    }
    mijlpalen
}

/// What UWV judged when it was asked to: facts, for which the law sets no day.
pub(super) fn opinions_of_uwv(known: &Trajectory) -> impl Iterator<Item = Mijlpaal> {
    let given = known.deskundigenoordelen.iter().filter_map(|opinion| opinion.oordeel_op);
    given.map(|day| custom(MijlpaalSoort::Deskundigenoordeel, (None, None), Some(day)))
}

/// The first eindrapportage among the documents that were made.
fn first_final_report(known: &Trajectory) -> Option<NaiveDate> {
    let made = known.eerdere_documenten.iter().filter(|document| document.soort == EerderSoort::Eindrapportage);
    made.map(|document| document.datum).min()
}
