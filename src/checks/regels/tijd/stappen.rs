//! The steps of the first year: done in time, or late.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dutch::enumeration;
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
        unknown(
            context,
            &[
                (MijlpaalSoort::Probleemanalyse, analysis, "De probleemanalyse"),
                (MijlpaalSoort::PlanVanAanpak, plan, PLAN),
            ],
        ),
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
        let why = match without_breaks(context, done).zip(context.latest(soort)) {
            Some(((week, breaks), last)) => format!(
                ". Zonder {breaks} is dat week {week}; die dagen tellen niet mee, zodat de uiterste datum {} is. Vraag \
                 de werkgever of UWV dat {breaks} kent.",
                context.dated(last)
            ),
            None => ", lang voordat de werknemer 42 weken ziek was. Controleer de datum.".to_owned(),
        };
        let detail = format!("{name} is van {}{why}", context.dated(done));
        (done < first).then(|| Observation::at(pointer, detail).weighing(Severity::Info).with("datum", done))
    };
    late(context, soort, pointer, name).or_else(|| unknown(context, &[(soort, pointer, name)])).or_else(early)
}

/// The week of a report of week 42 by who did not leave out the days of leave or recovery before it, with what those
/// were; nothing where that is long before week 42 too.
fn without_breaks(context: &Context<'_>, done: NaiveDate) -> Option<(i64, &'static str)> {
    let pauzes = context.dossier.trajectory.verzuim.wachttijd.tellende_pauzes().iter();
    let before: Vec<bool> = pauzes.filter(|pauze| pauze.period.first() < done).map(|pauze| pauze.wazo).collect();
    let breaks = match (before.contains(&true), before.contains(&false)) {
        (true, true) => "verlof en herstel",
        (true, false) => "verlof",
        (false, true) => "herstel",
        (false, false) => return None,
    };
    let day = (done - context.first_day()).num_days() + 1;
    (day >= law::MELDING_42_FIRST_DAY).then_some(((day - 1) / 7 + 1, breaks))
}

const PLAN: &str = "Het plan van aanpak van werkgever en werknemer";

/// A step: which, its place and its name.
pub(super) type Step = (MijlpaalSoort, &'static str, &'static str);

/// Whether what was not done can still be made up for: a re-integratieverslag is to come. None is after the wachttijd,
/// a decision of UWV on the wage, a recovery or a death.
fn can_be_made_up(context: &Context<'_>) -> bool {
    let over = context.is_settled() || context.dossier.date > context.last_day();
    !over && context.dossier.kalender.get(MijlpaalSoort::InzendenRiv).is_some()
}

/// Steps of which no day is known though their last one has passed, told together while they can be made up for: the
/// sentence, their places and the first of those days.
pub(super) fn unknown_steps(context: &Context<'_>, steps: &[Step]) -> Option<(String, Vec<String>, NaiveDate)> {
    let asked = steps.iter().filter(|_| can_be_made_up(context));
    let passed = |soort: MijlpaalSoort| {
        let step = context.dossier.kalender.get(soort).filter(|step| step.gerealiseerd.is_none())?;
        step.uiterlijk.filter(|last| *last < context.dossier.date)
    };
    let missed: Vec<(&Step, NaiveDate)> = asked.filter_map(|step| Some((step, passed(step.0)?))).collect();
    let (_, first) = *missed.first()?;
    let mut days: Vec<String> = missed.iter().map(|(_, last)| context.dated(*last)).collect();
    days.dedup();
    let name = |at: usize, name: &str| if at == 0 { name.to_owned() } else { inside(name) };
    let names: Vec<String> = missed.iter().enumerate().map(|(at, (step, _))| name(at, step.2)).collect();
    let verb = if names.len() == 1 { "heeft" } else { "hebben" };
    let was = if days.len() == 1 { "datum was" } else { "datums waren" };
    let told = format!("{} {verb} geen bekende datum; de uiterste {was} {}.", enumeration(&names), enumeration(&days));
    let pointers = missed.iter().map(|(step, _)| step.1.to_owned()).collect();
    Some((told, pointers, first))
}

/// A name that opens a sentence as it stands within one.
fn inside(name: &str) -> String {
    let article = name.split(' ').next().unwrap_or_default();
    name.replacen(article, &article.to_lowercase(), 1)
}

/// Steps of the first year of which no day is known. The bureau was not there yet, so that they need not be missing;
/// UWV asks for them in the re-integratieverslag.
fn unknown(context: &Context<'_>, steps: &[Step]) -> Option<Observation> {
    let (told, pointers, last) = unknown_steps(context, steps)?;
    let at = Observation::at_all(pointers, told).weighing(Severity::Info).with("uitersteDatum", last);
    Some(at.adding(
        "Vraag de werkgever de datum en vul die in; is het niet gebeurd, laat de werkgever dat dan alsnog doen en \
         uitleggen.",
    ))
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
        None if context.dossier.date > last && can_be_made_up(context) => format!(
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
