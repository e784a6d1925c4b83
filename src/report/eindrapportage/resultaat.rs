//! What the trajectory led to, in the eindrapportage: instruments that were used, the result with its contract, and
//! what stood in the way.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::scope::Scope;
use super::toets::bevredigend;
use super::uren::{bearable, hours_together, part};
use crate::dutch::{count, in_words, long_date, sentence_case, short_date, time_told};
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::plaatsingen::{self, PlaatsingBlok};
use crate::report::components::scholing::{self, ScholingRij};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Contractsoort, Knelpunt, Plaatsing, Text};

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
    fn other_contracts_are_told_in_weeks_or_without_end() {
        let first = day(2025, 10, 1);
        assert!(duration(first, Some(day(2025, 10, 14))).starts_with("2 weken, tot"));
        assert!(duration(first, Some(day(2025, 11, 1))).starts_with("ruim 4 weken, tot"));
        assert!(duration(first, Some(day(2025, 10, 3))).starts_with("tot en met 3"));
        assert_eq!(duration(first, None), "zonder einddatum");
    }
}
