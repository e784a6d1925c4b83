//! Appointments that did not happen, as the employee reads of them: first of whom that was, as far as the data tell.

use serde::Serialize;

use super::dagen::days_told;
use crate::dutch::count_in_words;
use crate::report::reader::Sight;
use crate::trajectory::{Activiteit, AfwezigheidSoort, Trajectory};

/// What the page in plain language knows of the appointments whose reason this copy prints.
#[derive(Debug, Serialize)]
pub struct Gemist {
    #[serde(skip)]
    number: usize,
    /// How many those are, where they are more than one, and on which days, where those are few.
    redenen_gedrukt: Option<String>,
    niet_doorgegaan_op: Option<String>,
    /// The days of those that the employee called off beforehand, and of those that somebody else made impossible or
    /// that were not needed.
    afgemeld_op: Option<String>,
    lag_niet_aan_u: Option<String>,
}

impl Gemist {
    pub fn of<'a>(trajectory: &Trajectory, activities: impl Iterator<Item = &'a Activiteit>, sight: Sight) -> Self {
        let missed: Vec<&Activiteit> = activities.filter(|one| sight.absence_reason(one).is_some()).collect();
        let number = missed.len();
        Self {
            number,
            redenen_gedrukt: (number > 1).then(|| count_in_words(number, "afspraak", "afspraken")),
            niet_doorgegaan_op: days_of(&missed, |_| true),
            afgemeld_op: days_of(&missed, |one| is_called_off(trajectory, one)),
            lag_niet_aan_u: days_of(&missed, |one| !is_called_off(trajectory, one) && is_of_another(one)),
        }
    }

    /// Whether there is one at all.
    pub const fn any(&self) -> bool {
        self.number > 0
    }
}

fn days_of(missed: &[&Activiteit], is_such: impl Fn(&Activiteit) -> bool) -> Option<String> {
    days_told(missed.iter().filter(|one| is_such(one)).map(|one| one.datum))
}

/// Words of who called off in time.
const CALLED_OFF: [&str; 6] = [
    "tijdig afgemeld",
    "op tijd afgemeld",
    "vooraf afgemeld",
    "tijdig afgezegd",
    "op tijd afgezegd",
    "vooraf afgezegd",
];

/// Who else can be the cause, at the beginning of a reason.
const OTHERS: [&str; 7] =
    ["de adviseur", "de jobhunter", "de werkgever", "de docent", "de trainer", "de begeleider", "het bureau"];

/// What keeps somebody away.
const KEPT_AWAY: [&str; 4] = ["verhinderd", "ziek", "afwezig", "niet beschikbaar"];

/// Words for the employee: a reason that has one of them may be about that one.
const EMPLOYEE: [&str; 5] = ["werknemer", "kandidaat", "cliënt", "heer", "mevrouw"];

/// Whether the employee called off beforehand: the report says so of that day, or the reason does.
fn is_called_off(trajectory: &Trajectory, activiteit: &Activiteit) -> bool {
    let mut absences = trajectory.voortgang.iter().flat_map(|voortgang| &voortgang.afwezigheid);
    let told = absences.any(|one| one.datum == activiteit.datum && one.soort == AfwezigheidSoort::Afgemeld);
    let reason = reason_of(activiteit);
    told || (says(&reason, &CALLED_OFF) && !reason.contains("niet ") && !says(&reason, &OTHERS))
}

/// Whether somebody else was kept away, or the appointment was not needed any more.
fn is_of_another(activiteit: &Activiteit) -> bool {
    let reason = reason_of(activiteit);
    let not_needed = activiteit.omschrijving.as_str().to_lowercase().contains("niet nodig");
    let other = OTHERS.iter().any(|other| reason.starts_with(other)) && says(&reason, &KEPT_AWAY);
    (not_needed || other) && !says(&reason, &EMPLOYEE)
}

fn reason_of(activiteit: &Activiteit) -> String {
    activiteit.reden_niet_uitgevoerd.as_ref().map(|reason| reason.as_str().to_lowercase()).unwrap_or_default()
}

fn says(words: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| words.contains(part))
}
