//! What the trajectory led to, in the eindrapportage: instruments that were used, the result with its contract, the
//! goals one by one, and what stood in the way.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::scope::Scope;
use super::toets::{bearable, bevredigend, hours_together, part};
use crate::dutch::{count, count_in_words, enumeration, in_words, long_date, sentence_case, short_date, time_told};
use crate::report::components::doel::goal_state;
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::plaatsingen::{self, PlaatsingBlok};
use crate::report::components::scholing::{self, ScholingRij};
use crate::report::components::subdoelen;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::trajectory::{Contractsoort, Doel, DoelStatus, DoelVoortgang, Knelpunt, Plaatsing, Text};

/// Placements, courses, and the instruments that were weighed.
#[derive(Debug, Serialize)]
pub struct InzetDeel {
    plaatsingen: Vec<PlaatsingBlok>,
    scholing: Vec<ScholingRij>,
    instrumenten: Vec<InstrumentRij>,
}

#[derive(Debug, Serialize)]
struct InstrumentRij {
    soort: String,
    uitkomst: String,
}

pub fn inzet(scope: Scope<'_>) -> InzetDeel {
    let trajectory = scope.trajectory;
    InzetDeel {
        plaatsingen: plaatsingen::placements(trajectory, scope.period),
        scholing: scholing::courses(trajectory, scope.period),
        instrumenten: trajectory
            .instrumenten
            .iter()
            // What was expected at the start says nothing of how it went.
            .filter_map(|instrument| {
                let uitkomst = instrument.uitkomst.as_ref()?.to_string();
                Some(InstrumentRij { soort: sentence_case(instrument.soort.label()), uitkomst })
            })
            .collect(),
    }
}

/// The result, with the contract that it rests on and what that says of the question of UWV.
#[derive(Debug, Serialize)]
pub struct ResultaatDeel {
    contract: Vec<Feit>,
    toelichting: Option<Tekst>,
}

/// The result; nothing where there is no result to speak of and nobody explained one.
pub fn resultaat(scope: Scope<'_>) -> Option<ResultaatDeel> {
    let jobs = scope.jobs();
    let contract: Vec<Feit> = together(&jobs, scope.date)
        .into_iter()
        .chain(jobs.iter().flat_map(|job| contract(job, scope.date)))
        .chain(share(scope, &jobs))
        .chain(bevredigend(scope, &jobs))
        .collect();
    let toelichting = scope.eind.resultaat_toelichting.as_ref().map(Tekst::of);
    let silent = scope.overleden() && contract.is_empty() && toelichting.is_none();
    (!silent).then_some(ResultaatDeel { contract, toelichting })
}

/// The hours of more jobs than one, before the contracts one by one.
fn together(jobs: &[&Plaatsing], date: NaiveDate) -> Option<Feit> {
    let told = || format!("{} uur per week in {} banen", hours_together(jobs, date), in_words(jobs.len()));
    (jobs.len() > 1).then(|| Feit::new("Samen", told()))
}

/// The hours found against those that the employee can bear and those of the own contract, which UWV weighs when it
/// judges the result: `24 van ten hoogste 24 uur belastbaarheid (100%); 24 van 32 uur in het dienstverband (75%)`.
fn share(scope: Scope<'_>, jobs: &[&Plaatsing]) -> Option<Feit> {
    if jobs.is_empty() {
        return None;
    }
    let found = hours_together(jobs, scope.date);
    let able = bearable(scope)
        .map(|hours| format!("{found} van ten hoogste {hours} uur belastbaarheid ({})", part(found, hours)));
    let own = Some(scope.trajectory.dienstverband.uren_per_week).filter(|hours| hours.hundredths() > 0);
    let own = own.map(|hours| format!("{found} van {hours} uur in het dienstverband ({})", part(found, hours)));
    let told: Vec<String> = [able, own].into_iter().flatten().collect();
    (!told.is_empty()).then(|| Feit::new("Verhouding", told.join("; ")))
}

fn contract(plaatsing: &Plaatsing, date: NaiveDate) -> Vec<Feit> {
    let start = if plaatsing.van <= date { "Vanaf" } else { "Begint op" };
    [
        Some(Feit::new("Organisatie", plaatsing.organisatie.to_string())),
        Some(Feit::new("Soort", plaatsing.soort.label())),
        Some(Feit::new("Functie", plaatsing.functie.to_string())),
        Some(if plaatsing.opbouw.is_empty() {
            Feit::new("Uren per week", plaatsing.uren_per_week.to_string())
        } else {
            Feit::new("Uren", plaatsingen::hours(plaatsing, date))
        }),
        Some(Feit::new(start, long_date(plaatsing.van))),
        feit("Arbeidsovereenkomst", plaatsing.contractsoort.map(Contractsoort::label)),
        Some(Feit::new("Duur", duration(plaatsing.van, plaatsing.tot))),
        feit("Proeftijd", plaatsing.proeftijd_tot.map(|last| format!("tot en met {}", long_date(last)))),
        feit("Passend volgens", plaatsing.passend_bevestigd_door.as_ref()),
        // No field holds it, and who judges the result looks for it.
        Some(Feit::new("Loon", "niet opgenomen in dit verslag")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Months that a contract may count before weeks say more.
const MOST_MONTHS: u32 = 60;

/// `12 maanden, tot en met 30 september 2026`; in weeks where the months do not come out.
fn duration(first: NaiveDate, last: Option<NaiveDate>) -> String {
    let Some(last) = last else { return "zonder einddatum".to_owned() };
    let end = last.succ_opt().unwrap_or(last);
    let months = (1..=MOST_MONTHS).find(|months| first.checked_add_months(Months::new(*months)) == Some(end));
    let weeks = usize::try_from((end - first).num_days() / 7).unwrap_or(0);
    let length = match (months, weeks) {
        (Some(months), _) => count(usize::try_from(months).unwrap_or(0), "maand, ", "maanden, "),
        (None, 0) => String::new(),
        (None, _) if (end - first).num_days() % 7 != 0 => format!("{}, ", time_told(first, last)),
        (None, weeks) => count(weeks, "week, ", "weken, "),
    };
    format!("{length}tot en met {}", long_date(last))
}

/// The goals one by one, as judged at the end.
#[derive(Debug, Serialize)]
pub struct DoelenDeel {
    inleiding: Option<String>,
    rijen: Vec<DoelRij>,
}

#[derive(Debug, Serialize)]
struct DoelRij {
    nummer: u32,
    doel: String,
    meetbaar: Option<String>,
    uiterlijk: String,
    stand: &'static str,
    stand_tekst: String,
    toelichting: Option<String>,
}

/// How many of the goals that the adviser judged were reached, and how many run on, by the words of their rows; nothing
/// where none was judged.
pub fn reached_and_running(scope: Scope<'_>) -> Option<(usize, usize)> {
    let judged = scope.trajectory.doelen.iter().filter_map(|doel| {
        let judgement = scope.eind.doelen.iter().find(|judgement| judgement.doel == doel.nummer)?;
        Some(Oordeel::of(scope, doel, Some(judgement)))
    });
    let states: Vec<Oordeel> = judged.collect();
    let number = |wanted: &[Oordeel]| states.iter().filter(|state| wanted.contains(state)).count();
    (!states.is_empty()).then(|| (number(&[Oordeel::Behaald]), number(&[Oordeel::OpSchema, Oordeel::Aandacht])))
}

/// The goals of the trajectory, when the adviser judged any. After a death only those.
pub fn doelen(scope: Scope<'_>) -> Result<Option<DoelenDeel>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        datum: String,
        totaal: usize,
        totaal_woord: String,
        alle_behaald: bool,
        verdeling: String,
    }
    let judged = scope.trajectory.doelen.iter().map(|doel| {
        let judgement = scope.eind.doelen.iter().find(|judgement| judgement.doel == doel.nummer);
        (doel, judgement)
    });
    let pairs: Vec<_> = judged.filter(|(_, judgement)| judgement.is_some() || !scope.overleden()).collect();
    if pairs.iter().all(|(_, judgement)| judgement.is_none()) {
        return Ok(None);
    }
    let states: Vec<Oordeel> = pairs.iter().map(|(doel, judgement)| Oordeel::of(scope, doel, *judgement)).collect();
    let context = Context {
        datum: long_date(scope.date),
        totaal: pairs.len(),
        totaal_woord: in_words(pairs.len()),
        alle_behaald: states.iter().all(|state| *state == Oordeel::Behaald),
        verdeling: distribution(&states),
    };
    let inleiding =
        if scope.overleden() { None } else { Some(sentence(scope.request, "eindrapportage/doelen", context)?) };
    let forgotten =
        if scope.overleden() { None } else { subdoelen::forgotten(scope.request, "eindrapportage/subdoelen")? };
    let inleiding = match (inleiding, forgotten) {
        (Some(first), Some(more)) => Some(format!("{first} {more}")),
        (first, more) => first.or(more),
    };
    let rijen = pairs
        .into_iter()
        .zip(&states)
        .map(|((doel, judgement), state)| {
            let status = judgement.map_or(DoelStatus::Open, |judgement| judgement.status);
            // A report that neither judges nor looks ahead calls nothing late.
            let (stand, stand_tekst) = if scope.overleden() {
                (status.as_str(), state.label().to_owned())
            } else {
                goal_state(doel, status, state.label(), scope.date)
            };
            DoelRij {
                nummer: doel.nummer,
                doel: doel.omschrijving.to_string(),
                meetbaar: doel.meetbaar.as_ref().map(ToString::to_string),
                uiterlijk: doel.deadline.map(short_date).unwrap_or_default(),
                stand,
                stand_tekst,
                toelichting: judgement.and_then(|judgement| judgement.toelichting.as_ref()).map(ToString::to_string),
            }
        })
        .collect();
    Ok(Some(DoelenDeel { inleiding, rijen }))
}

/// How a goal stands on the day of the report, in the order in which a sentence tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Oordeel {
    Behaald,
    Deels,
    OpSchema,
    Aandacht,
    NogNietGestart,
    NietGestart,
    NogNietBehaald,
    NietBehaald,
    Vervallen,
    NietBeoordeeld,
}

impl Oordeel {
    const ALL: [Self; 10] = [
        Self::Behaald,
        Self::Deels,
        Self::OpSchema,
        Self::Aandacht,
        Self::NogNietGestart,
        Self::NietGestart,
        Self::NogNietBehaald,
        Self::NietBehaald,
        Self::Vervallen,
        Self::NietBeoordeeld,
    ];

    /// What was not reached is not reached yet while the guidance goes on and the last day of the goal lies ahead.
    fn of(scope: Scope<'_>, doel: &Doel, judgement: Option<&DoelVoortgang>) -> Self {
        let until = scope.eind.vervolg_tot.unwrap_or(scope.eind.einddatum_begeleiding);
        let goes_on = until > scope.date && doel.deadline.is_none_or(|last| last > scope.date);
        match judgement.map(|judgement| judgement.status) {
            Some(DoelStatus::Behaald) => Self::Behaald,
            Some(DoelStatus::Deels) => Self::Deels,
            Some(DoelStatus::OpSchema) => Self::OpSchema,
            Some(DoelStatus::Aandacht) => Self::Aandacht,
            Some(DoelStatus::Open) if goes_on => Self::NogNietGestart,
            Some(DoelStatus::Open) => Self::NietGestart,
            Some(DoelStatus::NietBehaald) if goes_on => Self::NogNietBehaald,
            Some(DoelStatus::NietBehaald) => Self::NietBehaald,
            Some(DoelStatus::Vervallen) => Self::Vervallen,
            None => Self::NietBeoordeeld,
        }
    }

    /// The state in a cell.
    const fn label(self) -> &'static str {
        match self {
            Self::Behaald => "behaald",
            Self::Deels => "deels behaald",
            Self::OpSchema => "op schema",
            Self::Aandacht => "vraagt aandacht",
            Self::NogNietGestart => "nog niet gestart",
            Self::NietGestart => "niet gestart",
            Self::NogNietBehaald => "nog niet behaald",
            Self::NietBehaald => "niet behaald",
            Self::Vervallen => "vervallen",
            Self::NietBeoordeeld => "niet beoordeeld",
        }
    }

    /// The verb for one goal and for more, and what follows on the goals.
    const fn clause(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::OpSchema => ("ligt", "liggen", "op schema"),
            Self::Aandacht => ("vraagt", "vragen", "aandacht"),
            _ => ("is", "zijn", self.label()),
        }
    }
}

/// `zijn vier van de zes doelen behaald, ligt één doel op schema en is één doel nog niet behaald`.
fn distribution(states: &[Oordeel]) -> String {
    let mut clauses: Vec<String> = Vec::new();
    for state in Oordeel::ALL {
        let number = states.iter().filter(|found| **found == state).count();
        let (one, many, rest) = state.clause();
        let verb = if number == 1 { one } else { many };
        clauses.push(match (number, clauses.is_empty(), states.len()) {
            (0, ..) => continue,
            (_, _, 1) => format!("{verb} het doel van het traject {rest}"),
            (_, _, total) if number == total => all_alike(state, total),
            (_, true, total) => format!("{verb} {} van de {} doelen {rest}", in_words(number), in_words(total)),
            (_, false, _) => format!("{verb} {} {rest}", count_in_words(number, "doel", "doelen")),
        });
    }
    enumeration(&clauses)
}

/// `zijn beide doelen deels behaald`, `is geen van de drie doelen gestart`.
fn all_alike(state: Oordeel, total: usize) -> String {
    let (_, many, rest) = state.clause();
    match (rest.split_once("niet "), total) {
        (Some((yet, reached)), _) => format!("is {yet}geen van de {} doelen {reached}", in_words(total)),
        (None, 2) => format!("{many} beide doelen {rest}"),
        (None, _) => format!("{many} alle {} doelen {rest}", in_words(total)),
    }
}

/// Something that stood in the way.
#[derive(Debug, Serialize)]
pub struct KnelpuntRij {
    /// The first and the last day with what stands between them, each on a line of its own.
    periode: Vec<String>,
    omschrijving: String,
    oorzaak: String,
    actie: String,
}

pub fn knelpunten(scope: Scope<'_>) -> Vec<KnelpuntRij> {
    scope.eind.knelpunten.iter().map(|knelpunt| obstacle(knelpunt, scope.date)).collect()
}

fn obstacle(knelpunt: &Knelpunt, date: NaiveDate) -> KnelpuntRij {
    let (first, last) = (short_date(knelpunt.period.first()), short_date(knelpunt.period.last()));
    let text = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
    KnelpuntRij {
        periode: match knelpunt.period {
            period if period.last() > date => vec![format!("sinds {first}")],
            period if period.first() == period.last() => vec![first],
            _ => vec![first, "tot en met".to_owned(), last],
        },
        omschrijving: knelpunt.omschrijving.to_string(),
        oorzaak: text(knelpunt.oorzaak.as_ref()),
        actie: text(knelpunt.actie.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_contract_of_whole_months_is_told_in_months() {
        let first = day(2025, 10, 1);
        assert!(duration(first, Some(day(2026, 9, 30))).starts_with("12 maanden, tot en met 30"));
        assert!(duration(first, Some(day(2025, 10, 31))).starts_with("1 maand, tot"));
    }

    #[test]
    fn goals_are_told_from_reached_to_not_reached() {
        use Oordeel as O;
        let states = [O::NogNietBehaald, O::OpSchema, O::Behaald, O::Behaald, O::Behaald, O::Behaald];
        let expected = "zijn vier van de zes doelen behaald, ligt één doel op schema en is één doel nog niet behaald";
        assert_eq!(distribution(&states), expected);
        assert_eq!(distribution(&[O::Deels, O::Deels]), "zijn beide doelen deels behaald");
        assert_eq!(distribution(&[O::NietGestart; 3]), "is geen van de drie doelen gestart");
        assert_eq!(distribution(&[O::NietGestart]), "is het doel van het traject niet gestart");
    }

    #[test]
    fn other_contracts_are_told_in_weeks_or_without_end() {
        let first = day(2025, 10, 1);
        assert!(duration(first, Some(day(2025, 10, 14))).starts_with("2 weken, tot"));
        assert!(duration(first, Some(day(2025, 11, 1))).starts_with("ruim 4 weken, tot"));
        assert!(duration(first, Some(day(2025, 10, 3))).starts_with("tot en met 3"));
        assert_eq!(duration(first, None), "zonder einddatum");
    }
}
