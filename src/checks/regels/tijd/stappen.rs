//! The steps of the first year: done in time, or late.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::trajectory::{MijlpaalSoort, law};

/// T03: the probleemanalyse or the plan of employer and employee came late, or before what it rests on, or is not
/// known.
pub fn analysis_and_plan(context: &Context<'_>) -> Vec<Observation> {
    let steps = &context.dossier.trajectory.poortwachter;
    let (analysis, plan) = ("/poortwachter/probleemanalyse", "/poortwachter/planVanAanpak");
    [
        out_of_order(
            context,
            ("/poortwachter/ziekmelding", "De ziekmelding bij de arbodienst", steps.ziekmelding),
            (analysis, "de probleemanalyse", steps.probleemanalyse),
            "die analyse volgt op die melding",
        ),
        out_of_order(
            context,
            (analysis, "De probleemanalyse", steps.probleemanalyse),
            (plan, "het plan van aanpak van werkgever en werknemer", steps.plan_van_aanpak),
            "dat plan rust op die analyse",
        ),
        late(context, MijlpaalSoort::Probleemanalyse, analysis, "De probleemanalyse"),
        late(context, MijlpaalSoort::PlanVanAanpak, plan, PLAN),
        unknown(context, MijlpaalSoort::Probleemanalyse, analysis, "De probleemanalyse"),
        unknown(context, MijlpaalSoort::PlanVanAanpak, plan, PLAN),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// T04: the report to UWV after week 42 came late, or is not known by then, or is of a day long before.
pub fn report_of_week_42(context: &Context<'_>) -> Option<Observation> {
    let (soort, pointer, name) =
        (MijlpaalSoort::Melding42eWeek, "/poortwachter/melding42eWeek", "De 42e-weeksmelding aan UWV");
    let early = || {
        let done = context.dossier.trajectory.poortwachter.melding_42e_week?;
        let first = context.dossier.trajectory.verzuim.wachttijd.date_of(law::MELDING_42_FIRST_DAY);
        let detail = format!(
            "{name} is van {}, lang voordat de werknemer 42 weken ziek was. Controleer de datum.",
            context.dated(done)
        );
        (done < first).then(|| Observation::at(pointer, detail).weighing(Severity::Info).with("datum", done))
    };
    late(context, soort, pointer, name).or_else(|| unknown(context, soort, pointer, name)).or_else(early)
}

const PLAN: &str = "Het plan van aanpak van werkgever en werknemer";

/// The last day of a step that has passed, where no day is known on which it was taken.
pub(super) fn unknown_since(context: &Context<'_>, soort: MijlpaalSoort) -> Option<NaiveDate> {
    let step = context.dossier.kalender.get(soort).filter(|step| step.gerealiseerd.is_none())?;
    step.uiterlijk.filter(|last| *last < context.dossier.date)
}

/// A step of the first year of which no day is known. The bureau was not there yet, so that it need not be missing; UWV
/// asks for it in the re-integratieverslag.
fn unknown(context: &Context<'_>, soort: MijlpaalSoort, pointer: &str, name: &str) -> Option<Observation> {
    let last = unknown_since(context, soort)?;
    let detail = format!(
        "{name} heeft geen bekende datum; de uiterste datum was {}. Vraag de werkgever de datum en vul die in; is het \
         niet gebeurd, laat de werkgever dat dan alsnog doen en uitleggen.",
        context.dated(last)
    );
    Some(Observation::at(pointer, detail).weighing(Severity::Info).with("uitersteDatum", last))
}

/// A step of the law that was taken after its last day.
pub(super) fn late(context: &Context<'_>, soort: MijlpaalSoort, pointer: &str, name: &str) -> Option<Observation> {
    let step = context.dossier.kalender.get(soort)?;
    let (last, done) = (step.uiterlijk?, step.gerealiseerd?);
    // With the day of the probleemanalyse the last day need not be in the week that everybody knows.
    let term = match soort {
        MijlpaalSoort::PlanVanAanpak if context.dossier.trajectory.poortwachter.probleemanalyse.is_some() => {
            ": twee weken na de probleemanalyse"
        }
        MijlpaalSoort::ActueelOordeel => ", die van de eindevaluatie",
        _ => "",
    };
    let detail = format!(
        "{name} is van {}. De uiterste datum was {}{term}. Leg in het dossier vast waarom het later werd.",
        context.dated(done),
        context.dated(last)
    );
    (done > last).then(|| Observation::at(pointer, detail).with("datum", done).with("uitersteDatum", last))
}

/// T05: the eerstejaarsevaluatie is missing or outside its weeks.
pub fn first_year_evaluation(context: &Context<'_>) -> Option<Observation> {
    let step = context.dossier.kalender.get(MijlpaalSoort::Eerstejaarsevaluatie)?;
    let (first, last) = (step.vanaf?, step.uiterlijk?);
    let window = format!("Die hoort van {} tot en met {} plaats te vinden.", context.dated(first), context.dated(last));
    let detail = match step.gerealiseerd {
        Some(done) if done < first || done > last => format!(
            "De eerstejaarsevaluatie was op {}. {window} Leg in het dossier vast waarom dat anders liep.",
            context.dated(done)
        ),
        None if context.dossier.date > last => format!(
            "Van de eerstejaarsevaluatie is geen datum bekend. {window} Vul de datum in, of vraag de werkgever de \
             evaluatie alsnog te houden."
        ),
        Some(_) | None => return None,
    };
    Some(Observation::at("/poortwachter/eerstejaarsevaluatie", detail).with("vanaf", first).with("uitersteDatum", last))
}

/// A step that was taken after the one that it goes before: each its place, its name and its day.
pub(super) fn out_of_order(
    context: &Context<'_>,
    (pointer, name, date): (&'static str, &'static str, Option<NaiveDate>),
    (other, follows, then): (&'static str, &'static str, Option<NaiveDate>),
    why: &str,
) -> Option<Observation> {
    let (date, then) = (date?, then?);
    let detail = format!(
        "{name} is van {}, na {follows} van {}; {why}. Controleer de datums, of leg in het dossier vast waarom het zo \
         liep.",
        context.dated(date),
        context.dated(then)
    );
    let pointers = [pointer.to_owned(), other.to_owned()];
    (date > then).then(|| Observation::at_all(pointers, detail).with("datum", date).with("daarna", then))
}
