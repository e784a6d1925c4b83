//! The period in plain language, for the employee: with the own dates, appointments and hours.

use chrono::NaiveDate;
use serde::Serialize;

use super::{plekken, vooruitblik};
use crate::dossier::{changed_profiel, paused_on, without_ability};
use crate::dutch::{count_in_words, enumeration, long_date, shortened};
use crate::report::components::activiteiten::of_period;
use crate::report::components::afspraken::{Afspraken, next_evaluation};
use crate::report::components::belastbaarheid::Inzetbaarheid;
use crate::report::components::dagen;
use crate::report::components::feiten::still_due;
use crate::report::components::gemist::Gemist;
use crate::report::components::inhoud::Kopje;
use crate::report::components::ondertekening::has_to_sign;
use crate::report::components::uitleg::explanation;
use crate::report::components::zoekprofiel::hours as hours_sought;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{
    Belastbaarheid, Doel, DoelStatus, MijlpaalSoort, OndertekeningRol, Plaatsing, PlaatsingSoort, Stoplicht,
    Trajectory, Voortgang, Zoekprofiel,
};

/// The page in plain language, with the dates and the hours of this employee.
pub fn uitleg(
    request: &Request<'_>,
    model: &impl Serialize,
    voortgang: &Voortgang,
    sight: Sight,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        /// Whether the view of the employee is in the report.
        mening: bool,
        volgende_datum: Option<String>,
        wia_uiterlijk: Option<String>,
        /// That day, when it has passed and the bureau knows of no request; and whether it knows of one.
        wia_voorbij: Option<String>,
        wia_gevraagd: bool,
        #[serde(flatten)]
        afspraken: Afspraken,
        /// What goes on without a day of its own.
        doorlopend: Option<String>,
        /// A goal that runs and asks to apply for work week by week, where nothing that goes on says so.
        doel_sollicitaties: Option<String>,
        /// The work that is sought now, and for how many hours per week.
        werk: Option<String>,
        werk_uren: Option<String>,
        /// The same as lines of a list, where it is more than a sentence can hold.
        werk_lijst: Option<String>,
        /// Whether that is other work than before the period.
        nieuw_werk: bool,
        /// Whether the employee can be asked to work and to seek work.
        kan_werken: bool,
        /// Whether something changed in the period, which is told first; what changed at a place of work, and whether
        /// the report adjusts the plan.
        veranderd: bool,
        plekken: Option<String>,
        bijgesteld: bool,
        /// The hours per week that the employee can work, and those before they changed in the period.
        uren: Option<String>,
        uren_eerder: Option<String>,
        /// Those per day, before the hours per week changed.
        uren_dag_eerder: Option<String>,
        /// Whether there is a werkervaringsplaats while the own employer pays the wage.
        werkervaringsplaats: bool,
        #[serde(flatten)]
        inzetbaarheid: Inzetbaarheid,
        /// Whether this copy says of an appointment why it did not happen.
        niet_doorgegaan: bool,
        #[serde(flatten)]
        gemist: Gemist,
        /// Whether UWV reads such a report at all, beside what tells that it reads this one.
        leest_mee: bool,
        /// Whether the state of the trajectory asks for attention or is behind.
        aandacht: bool,
        /// What the first page says of it.
        aandacht_stand: Option<&'static str>,
        /// Why, in the words of the report.
        aandacht_reden: Option<String>,
        moet_tekenen: bool,
    }
    let dossier = request.dossier;
    let next = vooruitblik::to_come(dossier, voortgang);
    let able = without_ability(&dossier.trajectory, dossier.date).is_none();
    let free = able && paused_on(&dossier.trajectory, dossier.date).is_none();
    let evaluation = next_evaluation(&dossier.trajectory, dossier.date).filter(|_| free);
    let next_date = next.first().or(evaluation.as_ref()).map(|(date, ..)| long_date(*date));
    let (hours, earlier) = if able { hours_of_week(&request.dossier.trajectory, voortgang) } else { (None, None) };
    let earlier_of_day = earlier.as_ref().and_then(|_| earlier_hours_of_day(&dossier.trajectory, voortgang));
    let gemist = Gemist::of(&dossier.trajectory, of_period(&dossier.trajectory, voortgang.period, sight), sight);
    let trajectory = &request.dossier.trajectory;
    // On a request UWV decided about the payment of wage, so that it is told of no more.
    let decided = trajectory.traject.loonsanctie.is_some();
    let asked = request.dossier.kalender.get(MijlpaalSoort::WiaAanvraag).filter(|_| !decided);
    let lasts = |work: &Plaatsing| work.tot.is_none_or(|last| last >= voortgang.period.first());
    let at_work_to_learn = trajectory.plaatsingen.iter().any(|work| work.soort == PlaatsingSoort::Wep && lasts(work));
    let sought = trajectory.zoekprofielen.last().filter(|profiel| !profiel.zoekrichtingen.is_empty());
    let works_elsewhere = plekken::changes(trajectory, voortgang, dossier.date, free);
    let adjusted = voortgang.bijstelling.nodig && voortgang.bijstelling.wat.is_some();
    let newly = changed_profiel(trajectory).map(|(_, set)| set.versie);
    let other_work = sought.is_some_and(|profiel| newly == Some(profiel.versie));
    let other_days = dagen::asked(&voortgang.gevraagd, dossier.date);
    let other_days = other_days.into_iter().chain(dagen::of_the_law(dossier, &dossier.kalender));
    let missed = asked.filter(|step| step.gerealiseerd.is_none()).and_then(|step| step.uiterlijk);
    let context = Context {
        wia_voorbij: missed.filter(|last| *last < request.dossier.date).map(long_date),
        wia_gevraagd: asked.is_some_and(|step| step.gerealiseerd.is_some()),
        mening: voortgang.visie_werknemer.is_some(),
        volgende_datum: next_date,
        wia_uiterlijk: still_due(&request.dossier.kalender, MijlpaalSoort::WiaAanvraag, request.dossier.date)
            .map(long_date),
        afspraken: Afspraken::of(next, evaluation, other_days),
        doorlopend: voortgang
            .vooruitblik
            .iter()
            .find(|item| item.datum.is_none() && free)
            .map(|item| item.omschrijving.to_string()),
        doel_sollicitaties: goal_to_apply(trajectory, voortgang).filter(|_| free),
        werk: sought.map(works),
        werk_uren: sought.map(hours_sought),
        werk_lijst: sought.and_then(works_listed),
        nieuw_werk: other_work,
        kan_werken: free,
        veranderd: (free && (earlier.is_some() || other_work)) || works_elsewhere.is_some() || adjusted,
        plekken: works_elsewhere,
        bijgesteld: adjusted,
        uren: hours,
        uren_eerder: earlier,
        uren_dag_eerder: earlier_of_day,
        werkervaringsplaats: trajectory.laatste_loondag() >= request.dossier.date && at_work_to_learn && free,
        inzetbaarheid: Inzetbaarheid::of(request.dossier),
        niet_doorgegaan: gemist.any(),
        gemist,
        leest_mee: true,
        aandacht: voortgang.stoplicht.is_some_and(|light| light != Stoplicht::OpSchema),
        aandacht_stand: voortgang.stoplicht.map(Stoplicht::label),
        aandacht_reden: reason_of_attention(voortgang),
        moet_tekenen: has_to_sign(&request.dossier.ondertekening().1, OndertekeningRol::Werknemer),
    };
    explanation(request, model, sight, context)
}

/// The kinds of work of a zoekprofiel, as the end of a sentence.
fn works(profiel: &Zoekprofiel) -> String {
    enumeration(&profiel.zoekrichtingen.iter().map(|one| one.functie.to_string()).collect::<Vec<_>>())
}

/// Kinds of work in a sentence, and in a list.
const MOST_IN_SENTENCE: usize = 3;
const MOST_IN_LIST: usize = 8;

/// The same as lines of a list, where a sentence would be too long.
fn works_listed(profiel: &Zoekprofiel) -> Option<String> {
    let all = &profiel.zoekrichtingen;
    let mut lines: Vec<String> = all.iter().take(MOST_IN_LIST).map(|one| format!("- {}", one.functie)).collect();
    if let Some(more) = all.len().checked_sub(MOST_IN_LIST).filter(|more| *more > 0) {
        let more = count_in_words(more, "soort", "soorten");
        lines.push(format!("- en nog {more} werk: zie het zoekprofiel"));
    }
    (all.len() > MOST_IN_SENTENCE).then(|| lines.join("\n"))
}

/// Words of a goal that goes on week by week.
const WEEKLY: [&str; 3] = ["per week", "elke week", "wekelijks"];

/// A goal that runs and asks to apply for work week by week, in its own words; nothing where what goes on says so.
fn goal_to_apply(trajectory: &Trajectory, voortgang: &Voortgang) -> Option<String> {
    let applies = |words: &str| words.to_lowercase().contains("sollicit");
    if voortgang.vooruitblik.iter().any(|item| item.datum.is_none() && applies(item.omschrijving.as_str())) {
        return None;
    }
    let runs = |doel: &&Doel| {
        let told = voortgang.doelen.iter().find(|told| told.doel == doel.nummer);
        told.is_some_and(|told| matches!(told.status, DoelStatus::OpSchema | DoelStatus::Aandacht))
    };
    let weekly = |doel: &&Doel| {
        let words = doel.omschrijving.as_str().to_lowercase();
        applies(words.as_str()) && WEEKLY.iter().any(|often| words.contains(often))
    };
    trajectory.doelen.iter().filter(runs).find(weekly).map(|doel| doel.omschrijving.to_string())
}

/// Letters of a reason in a sentence.
const LONGEST_REASON: usize = 300;

/// Why the trajectory asks for attention: the first sentence of what stands in the way or of its cause, else what was
/// written at a goal that asks for it.
fn reason_of_attention(voortgang: &Voortgang) -> Option<String> {
    let told = [&voortgang.wat_belemmert, &voortgang.oorzaak].into_iter().flatten();
    let goal = voortgang.doelen.iter().filter(|doel| doel.status == DoelStatus::Aandacht);
    told.filter_map(|text| Tekst::with_message(text, None).0)
        .chain(goal.filter_map(|doel| doel.toelichting.as_ref().map(ToString::to_string)))
        .next()
        .map(|reason| shortened(without_full_stop(&reason), LONGEST_REASON))
}

/// The hours per week of the newest belastbaarheid, and those that held before the period where they changed in it.
fn hours_of_week(trajectory: &Trajectory, voortgang: &Voortgang) -> (Option<String>, Option<String>) {
    let Some(newest) = with_hours(trajectory).next() else { return (None, None) };
    let hours = newest.uren_per_week;
    let earlier = held_before(trajectory, voortgang).and_then(|entry| entry.uren_per_week);
    let earlier = earlier.filter(|earlier| Some(*earlier) != hours && voortgang.period.contains(known_on(newest)));
    (hours.map(|hours| hours.to_string()), earlier.map(|hours| hours.to_string()))
}

/// The hours per day of the belastbaarheid that held before the period.
fn earlier_hours_of_day(trajectory: &Trajectory, voortgang: &Voortgang) -> Option<String> {
    held_before(trajectory, voortgang)?.uren_per_dag.map(|hours| hours.to_string())
}

/// The last that was known before the period: two may come in one, a message and the list that confirms it. Without one
/// the one before the newest.
fn held_before<'a>(trajectory: &'a Trajectory, voortgang: &Voortgang) -> Option<&'a Belastbaarheid> {
    let before = with_hours(trajectory).skip(1).find(|entry| known_on(entry) < voortgang.period.first());
    before.or_else(|| with_hours(trajectory).nth(1))
}

fn with_hours(trajectory: &Trajectory) -> impl Iterator<Item = &Belastbaarheid> {
    trajectory.belastbaarheid.iter().filter(|entry| entry.uren_per_week.is_some())
}

fn known_on(entry: &Belastbaarheid) -> NaiveDate {
    entry.ontvangen_op.unwrap_or(entry.datum)
}
