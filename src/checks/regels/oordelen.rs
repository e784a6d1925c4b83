//! Opinions that UWV was asked for: whether they came, and what was done with them (Wet SUWI art. 32).

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::{counted, short_date};
use crate::trajectory::{Deskundigenoordeel, OordeelVraag, Trajectory, later};

/// A14: UWV judged that something has to change, and the file does not tell what was done.
pub fn unanswered(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    // After a death nobody is advised to fill in more.
    let open = trajectory.deskundigenoordelen.iter().filter(|_| !context.is_after_death());
    open.filter(|opinion| !is_answered(trajectory, opinion)).filter_map(no_answer).collect()
}

/// Whether the file says what followed; of an employee who did too little also by what the employer did then.
fn is_answered(trajectory: &Trajectory, opinion: &Deskundigenoordeel) -> bool {
    let steps = || trajectory.maatregelen.iter().any(|step| Some(step.datum) >= opinion.oordeel_op);
    let of_employee = opinion.vraag == OordeelVraag::InspanningenWerknemer;
    !opinion.vraagt_vervolg() || opinion.vervolg.is_some() || (of_employee && steps())
}

fn no_answer(opinion: &Deskundigenoordeel) -> Option<Observation> {
    let (given, outcome) = opinion.oordeel_op.zip(opinion.uitkomst)?;
    let detail = format!(
        "UWV oordeelde op {} over {}: {}. Er staat niet bij wat daarmee is gedaan. Vul dat in bij ‘vervolg’; UWV kijkt \
         daarnaar bij de beoordeling van het re-integratieverslag.",
        short_date(given),
        opinion.vraag.label(),
        outcome.label()
    );
    let at = Observation::at(format!("/deskundigenoordelen/{}", opinion.index), detail);
    Some(at.with("oordeelOp", given).with("uitkomst", outcome.as_str()))
}

/// T34: UWV was asked long ago and its opinion is not known.
pub fn outstanding(context: &Context<'_>) -> Vec<Observation> {
    let (day, most) = (context.dossier.date, context.thresholds.deskundigenoordeel_open_dagen);
    let asked = context.dossier.trajectory.deskundigenoordelen.iter().filter(|opinion| opinion.oordeel_op.is_none());
    let late = asked.filter(|opinion| later(opinion.gevraagd_op, most) < day);
    late.map(|opinion| {
        let days = (day - opinion.gevraagd_op).num_days();
        let detail = format!(
            "Het deskundigenoordeel over {} is op {} gevraagd, {} vóór dit document, en er staat geen oordeel bij. UWV \
             heeft er in beginsel twee weken voor. Vul ‘oordeelOp’ en ‘uitkomst’ in, of vraag UWV wanneer het komt.",
            opinion.vraag.label(),
            short_date(opinion.gevraagd_op),
            counted(days, "dag", "dagen")
        );
        let at = Observation::at(format!("/deskundigenoordelen/{}", opinion.index), detail);
        at.with("gevraagdOp", opinion.gevraagd_op).with("dagen", days)
    })
    .collect()
}
