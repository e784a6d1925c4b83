//! The last days, and the first ones, that hang on what was done before.

use chrono::{Datelike, NaiveDate};

use crate::trajectory::Trajectory;
use crate::trajectory::feestdagen::end_of_term;
use crate::trajectory::law;
use crate::trajectory::period::later;
use crate::trajectory::verzuim::{Poortwachter, Verzuim};

/// Two weeks after the probleemanalyse, early or late, or week 8 where its day is not known; recovery and leave do not
/// count.
pub(super) fn plan_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let count = &verzuim.wachttijd;
    match stappen.probleemanalyse {
        Some(analyse) => count.after(analyse, law::PLAN_AFTER_ANALYSE_DAYS),
        None => count.date_of(law::PLAN_VAN_AANPAK_DAY),
    }
}

/// The first day of an eindevaluatie that looks back on the end. What was evaluated before UWV made the wachttijd
/// longer on request looked back on the end of then.
pub(super) fn first_day_to_evaluate(verzuim: &Verzuim) -> NaiveDate {
    let first = verzuim.naar_het_einde(law::EINDEVALUATIE_FIRST_DAY);
    let before = verzuim.vanaf_zonder_verlenging(law::EINDEVALUATIE_FIRST_DAY);
    before.map_or(first, |before| before.min(first))
}

/// Week 58, or six weeks after the eerstejaarsevaluatie when that is earlier; recovery and leave do not count.
pub fn spoor_2_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let week_58 = verzuim.wachttijd.date_of(law::SPOOR_2_DAY);
    stappen.eerstejaarsevaluatie.map_or(week_58, |evaluatie| week_58.min(start_after_evaluation(verzuim, evaluatie)))
}

/// The last day to start the second track by the eerstejaarsevaluatie alone. One that was held before its weeks makes
/// nobody late: the six weeks count from the first day of these.
pub fn start_after_evaluation(verzuim: &Verzuim, evaluatie: NaiveDate) -> NaiveDate {
    let first = verzuim.wachttijd.date_of(law::EERSTEJAARSEVALUATIE_DAYS.0);
    verzuim.wachttijd.after(evaluatie.max(first), law::SPOOR_2_AFTER_EJE_DAYS)
}

/// Eleven weeks before the end that holds, which are counted back and do not move; or four weeks after a letter of UWV
/// that came late, which do. Those are not given where the employer reported the sickness too late for UWV to write in
/// time (Wet WIA art. 64 lid 6).
pub(super) fn wia_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let usual = verzuim.naar_het_einde(law::WIA_AANVRAAG_DAY);
    let late = stappen.brief_wia.filter(|letter| later(*letter, law::WIA_AFTER_BRIEF_DAYS) > usual);
    let late = late.filter(|_| !told_too_late(verzuim, stappen));
    late.map_or(usual, |letter| end_of_term(letter, law::WIA_AFTER_BRIEF_DAYS))
}

/// Whether the employer reported the sickness so late that a late letter of UWV gives the employee no more time.
pub fn told_too_late(verzuim: &Verzuim, stappen: &Poortwachter) -> bool {
    let first = verzuim.wachttijd.date_of(law::MELDING_42_TOO_LATE_DAY);
    stappen.melding_42e_week.is_some_and(|told| told >= first)
}

/// The day by which UWV decides on a WIA request.
pub(super) fn wia_decision(request: NaiveDate) -> NaiveDate {
    let longer = request.year() >= law::WIA_BESLUIT_VERLENGD_JAAR;
    end_of_term(request, if longer { law::WIA_BESLUIT_VERLENGD_DAYS } else { law::WIA_BESLUIT_DAYS })
}

/// The day after the WIA request, or after the last day for that request.
pub(super) fn riv_deadline(known: &Trajectory) -> NaiveDate {
    let request = known.wia_gevraagd_op().unwrap_or_else(|| wia_deadline(&known.verzuim, &known.poortwachter));
    later(request, law::RIV_AFTER_WIA_DAYS)
}
