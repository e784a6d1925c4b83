//! A start that came late, and the reason that was given for it.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dossier::{Oordeel, Uitstel};
use crate::dutch::short_date;
use crate::trajectory::{self, law};

/// T06: the start came late after the eerstejaarsevaluatie, by the day that the calendar has. It tells what T07, T09
/// and T25 would say of the same start; T10 may speak of its own day beside it.
pub fn start_after_evaluation(context: &Context<'_>) -> Option<Observation> {
    let evaluation =
        context.dossier.trajectory.poortwachter.eerstejaarsevaluatie.filter(|_| context.is_first_start())?;
    let verzuim = &context.dossier.trajectory.verzuim;
    let last = trajectory::start_after_evaluation(verzuim, evaluation);
    let first = verzuim.wachttijd.date_of(law::EERSTEJAARSEVALUATIE_DAYS.0);
    let counted = if evaluation < first {
        format!(", geteld vanaf de eerste dag waarop die evaluatie hoort, {}", context.dated(first))
    } else {
        String::new()
    };
    let usual = context.last_of_week(LAST_WEEK_TO_START);
    let anyway = if context.start() > usual {
        format!(" Los van die evaluatie was {} de laatste dag.", context.dated(usual))
    } else {
        String::new()
    };
    let detail = format!(
        "De startdatum van het traject is {}. Na de eerstejaarsevaluatie van {} was {} de uiterste \
         datum{counted}.{anyway}",
        context.dated(context.start()),
        short_date(evaluation),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// The last sickness week in which the second track starts, whatever the day of the eerstejaarsevaluatie.
pub(super) const LAST_WEEK_TO_START: i64 = law::SPOOR_2_DAY / 7;

/// T07: the start came after the last week for it; silent beside T06.
pub fn start_after_last_week(context: &Context<'_>) -> Option<Observation> {
    if start_after_evaluation(context).is_some() {
        return None;
    }
    let last = Some(context.last_of_week(LAST_WEEK_TO_START)).filter(|_| context.is_first_start())?;
    let detail = format!(
        "De startdatum van het traject is {}. Los van de datum van de eerstejaarsevaluatie was {} de uiterste datum.",
        context.dated(context.start()),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// A start after a last day, unless a reason of delay holds.
fn late_start(context: &Context<'_>, last: NaiveDate, detail: String) -> Option<Observation> {
    let given = context.uitstel();
    if context.start() <= last || given.as_ref().is_some_and(Uitstel::holds) {
        return None;
    }
    let advice = match given {
        None => "Vul een reden van uitstel in of bespreek dit met de werkgever.".to_owned(),
        Some(Uitstel { reden, oordeel: Oordeel::Zwak }) => format!(
            "De opgegeven reden, ‘{}’, is voor UWV zelden een grond om later te starten. Bespreek met de werkgever wat \
             in het dossier kan staan.",
            reden.label()
        ),
        Some(Uitstel { oordeel: Oordeel::AanUwv, .. }) => {
            "De reden is in eigen woorden gegeven; UWV beoordeelt of dat \
            een deugdelijke grond is. Leg vast waaruit zij blijkt."
                .to_owned()
        }
        Some(Uitstel { reden, .. }) => format!(
            "De opgegeven reden, ‘{}’, blijkt niet uit de gegevens. Vul die aan of bespreek dit met de werkgever.",
            reden.label()
        ),
    };
    let at = Observation::at("/traject/startdatum", detail).adding(&advice);
    let at = unused_advice(context).into_iter().fold(at, |at, (advised, _)| {
        let told = format!("Het advies van de arbeidsdeskundige lag er sinds {}.", context.dated(advised));
        at.adding(&told).adding(WHAT_WAS_DONE)
    });
    Some(at.with("startdatum", context.start()).with("uitersteDatum", last))
}

/// T10: the start came late after the first belastbaarheid. It is no other last day of the calendar, so T06 speaks of
/// that one beside it.
pub fn start_after_belastbaarheid(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    // One that was held before its weeks makes no belastbaarheid a late one.
    let weeks = context.dossier.trajectory.verzuim.wachttijd.date_of(law::EERSTEJAARSEVALUATIE_DAYS.0);
    let evaluated = evaluation.max(weeks);
    let first = context.dossier.trajectory.belastbaarheid.iter().last().filter(|entry| entry.datum > evaluated)?;
    let last = context.counted_after(first.datum, context.thresholds.start_na_belastbaarheid_dagen);
    let detail = format!(
        "De belastbaarheid is voor het eerst vastgesteld op {}, na de eerstejaarsevaluatie van {}. Naast de uiterste \
         startdatum van de kalender geldt dat het traject dan binnen {} dagen start, dus tot en met {}; de startdatum \
         van het traject is {}. Leg in het dossier vast waarom dat later is.",
        short_date(first.datum),
        short_date(evaluation),
        context.thresholds.start_na_belastbaarheid_dagen,
        context.dated(last),
        context.dated(context.start())
    );
    let pointers = [format!("/belastbaarheid/{}/datum", first.index), "/traject/startdatum".to_owned()];
    (context.start() > last && context.is_first_start())
        .then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// T24: a reason that the data deny is worse than none, so no document prints it.
pub fn reason_does_not_hold(context: &Context<'_>) -> Option<Observation> {
    let Uitstel { reden, oordeel: Oordeel::HoudtNiet(why) } = context.uitstel()? else { return None };
    let detail = format!(
        "De reden van de latere start is ‘{}’, maar {why}. Vul de gegevens aan of kies de reden die klopt; tot dan staat \
         deze reden niet in het document.",
        reden.label()
    );
    Some(Observation::at("/traject/redenUitstel", detail).with("reden", reden.as_str()))
}

/// T25: the advice to seek work elsewhere lay unused. Of a start that is late itself T06 or T07 tells this too.
pub fn advice_lay_unused(context: &Context<'_>) -> Option<Observation> {
    let (advised, last) = unused_advice(context)?;
    let start = context.start();
    let detail = format!(
        "Het advies van de arbeidsdeskundige is van {}; het traject start op {}, meer dan {} dagen later. \
         {WHAT_WAS_DONE}",
        context.dated(advised),
        context.dated(start),
        context.thresholds.advies_ongebruikt_dagen
    );
    let told = start_after_evaluation(context).or_else(|| start_after_last_week(context)).is_some();
    let pointers = ["/arbeidsdeskundigAdvies/datum".to_owned(), "/traject/startdatum".to_owned()];
    (!told).then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

const WHAT_WAS_DONE: &str = "Leg vast wat in die tijd met het advies is gedaan.";

/// The day of an advice that lay unused until the start, and the last day to use it. A reason of delay that holds
/// explains it, and UWV has weighed it where it extended the payment of wage.
fn unused_advice(context: &Context<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let advised = context.dossier.trajectory.arbeidsdeskundig_advies.as_ref()?.datum;
    let last = context.counted_after(advised, context.thresholds.advies_ongebruikt_dagen);
    let explained = !context.is_first_start() || context.uitstel().is_some_and(|given| given.holds());
    (context.start() > last && !explained).then_some((advised, last))
}
