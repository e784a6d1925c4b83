//! The goals of the trajectory in the eindrapportage: each as it stands at the end, and all of them in a sentence.

use serde::Serialize;

use super::scope::Scope;
use crate::dutch::{count_in_words, enumeration, in_words, long_date};
use crate::report::components::doel::{DoelRij, goal_state};
use crate::report::components::subdoelen;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::trajectory::{Doel, DoelStatus, DoelVoortgang};

/// The goals one by one, as judged at the end.
#[derive(Debug, Serialize)]
pub struct DoelenDeel {
    inleiding: Option<String>,
    rijen: Vec<DoelRij>,
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
            let state = if scope.overleden() {
                (status.as_str(), state.label().to_owned())
            } else {
                goal_state(doel, status, state.label(), scope.date)
            };
            DoelRij::of(doel, judgement, state)
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
