//! The steps of the first year: done in time, or late.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::trajectory::MijlpaalSoort;

/// T03: the probleemanalyse or the plan of employer and employee came late, or before what it rests on.
pub fn analysis_and_plan(context: &Context<'_>) -> Vec<Observation> {
    let steps = &context.dossier.trajectory.poortwachter;
    let analysis = "/poortwachter/probleemanalyse";
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
            ("/poortwachter/planVanAanpak", "het plan van aanpak van werkgever en werknemer", steps.plan_van_aanpak),
            "dat plan rust op die analyse",
        ),
        late(context, MijlpaalSoort::Probleemanalyse, analysis, "De probleemanalyse"),
        late(
            context,
            MijlpaalSoort::PlanVanAanpak,
            "/poortwachter/planVanAanpak",
            "Het plan van aanpak van werkgever en werknemer",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// T04: the report to UWV after week 42 came late.
pub fn report_of_week_42(context: &Context<'_>) -> Option<Observation> {
    late(context, MijlpaalSoort::Melding42eWeek, "/poortwachter/melding42eWeek", "De 42e-weeksmelding aan UWV")
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
