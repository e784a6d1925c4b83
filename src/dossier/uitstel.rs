//! Whether the reason of a late start holds: each is tested against the data that it rests on, because a reason that
//! the data deny is worse than none. Paragraphs are those of the Werkwijzer Poortwachter.

use chrono::{Months, NaiveDate};

use super::Dossier;
use super::mogelijkheden::times_without_ability;
use crate::trajectory::{Hours, MijlpaalSoort, RedenUitstel, Trajectory, later, law};

/// Months of outlook on work with the own employer, from the eerstejaarsevaluatie on.
const PERSPECTIEF_MONTHS: u32 = 3;
/// Months from the end of the wachttijd to the AOW age (5.14).
const AOW_MONTHS: u32 = 12;
/// Days from a belastbaarheid, or from its return, to the start (4.3.2: two weeks for the plan and six to start).
const NA_BELASTBAARHEID_DAYS: i64 = 56;
/// Hours a day, and a week, up to which the ability is marginal (5.8).
pub(super) const MARGINAAL_PER_DAG: f64 = 2.0;
pub(super) const MARGINAAL_PER_WEEK: f64 = 10.0;

/// The reason of a late start with what the data say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uitstel {
    pub reden: RedenUitstel,
    pub oordeel: Oordeel,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oordeel {
    Houdt,
    /// It may be true and is no ground: UWV counts the start as late.
    Zwak,
    /// Words of the employer, which UWV alone can weigh: until then the start is late.
    AanUwv,
    /// What is missing or says otherwise, as the end of a sentence.
    HoudtNiet(&'static str),
}

impl Uitstel {
    pub fn holds(&self) -> bool {
        self.oordeel == Oordeel::Houdt
    }
}

/// The reason that a dossier gives for a start after the last day for it; nothing when the start is in time.
pub fn uitstel(dossier: &Dossier) -> Option<Uitstel> {
    reden_na(&dossier.trajectory, dossier.kalender.get(MijlpaalSoort::StartSpoor2)?.uiterlijk?)
}

/// The same for the last day of the start, where only that is at hand.
pub(super) fn reden_na(trajectory: &Trajectory, deadline: NaiveDate) -> Option<Uitstel> {
    let reden = trajectory.traject.reden_uitstel?;
    let start = trajectory.traject.startdatum;
    (start > deadline).then(|| Uitstel { reden, oordeel: judge(trajectory, reden, deadline) })
}

fn judge(trajectory: &Trajectory, reden: RedenUitstel, deadline: NaiveDate) -> Oordeel {
    use RedenUitstel as R;
    let denied = match reden {
        R::ConcreetPerspectiefSpoor1 => outlook_denied(trajectory),
        R::AowNabij => aow_denied(trajectory).or_else(|| agreed_late(trajectory, deadline)),
        R::GeenBenutbareMogelijkheden => no_ability_denied(trajectory, deadline),
        R::MarginaleMogelijkheden => marginal_denied(trajectory, deadline),
        R::BelastbaarheidNaEje => later_ability_denied(trajectory),
        R::Organisatorisch => return Oordeel::Zwak,
        R::Anders => match &trajectory.traject.toelichting_uitstel {
            None => Some("de reden is niet in woorden toegelicht"),
            Some(words) if is_organisational(words.as_str()) => return Oordeel::Zwak,
            Some(_) => return Oordeel::AanUwv,
        },
    };
    denied.map_or(Oordeel::Houdt, Oordeel::HoudtNiet)
}

fn outlook_denied(trajectory: &Trajectory) -> Option<&'static str> {
    let Some(expected) = trajectory.traject.perspectief_tot else {
        return Some("de dag waarop hervatting bij de eigen werkgever werd verwacht, is niet opgegeven");
    };
    let Some(evaluated) = trajectory.poortwachter.eerstejaarsevaluatie else {
        return Some("de datum van de eerstejaarsevaluatie is niet bekend");
    };
    if evaluated.checked_add_months(Months::new(PERSPECTIEF_MONTHS)).is_some_and(|last| expected > last) {
        return Some("de verwachte hervatting ligt meer dan drie maanden na de eerstejaarsevaluatie");
    }
    let started = trajectory.traject.startdatum;
    (started > trajectory.verzuim.wachttijd.after(expected, law::SPOOR_2_AFTER_EJE_DAYS))
        .then_some("het traject start meer dan zes weken na de dag waarop hervatting werd verwacht")
}

/// What is missing for leaving the second track because the AOW age is near.
pub(super) fn aow_denied(trajectory: &Trajectory) -> Option<&'static str> {
    let Some(aow) = trajectory.aow_op() else {
        return Some("de dag waarop de AOW-leeftijd wordt bereikt, is niet bekend");
    };
    let after = trajectory.verzuim.eerste_dag_erna();
    if after.checked_add_months(Months::new(AOW_MONTHS)).is_some_and(|last| aow > last) {
        return Some("de AOW-leeftijd wordt niet binnen een jaar na de wachttijd bereikt");
    }
    let agreed = trajectory.traject.uitstel_overeengekomen_op.is_some();
    (!agreed).then_some("er is geen schriftelijke overeenkomst van werkgever en werknemer bekend")
}

/// Who agrees to leave the second track does so before it had to begin: a signature does not mend a start that came too
/// late.
fn agreed_late(trajectory: &Trajectory, deadline: NaiveDate) -> Option<&'static str> {
    trajectory
        .traject
        .uitstel_overeengekomen_op
        .filter(|agreed| *agreed > deadline)
        .map(|_| "werkgever en werknemer kwamen dat pas na de uiterste startdatum overeen")
}

/// The time without ability must reach into the six weeks in which the second track should have begun.
fn no_ability_denied(trajectory: &Trajectory, deadline: NaiveDate) -> Option<&'static str> {
    let from = later(deadline, -law::SPOOR_2_AFTER_EJE_DAYS);
    let touching = times_without_ability(trajectory)
        .into_iter()
        .filter(|period| period.van <= deadline && period.tot.is_none_or(|tot| tot >= from));
    let Some(last) = touching.map(|period| period.tot.unwrap_or(NaiveDate::MAX)).max() else {
        return Some("rond de uiterste startdatum is geen periode zonder benutbare mogelijkheden vastgelegd");
    };
    starts_after(trajectory, last)
        .then_some("het traject start meer dan acht weken na het einde van de periode zonder benutbare mogelijkheden")
}

fn marginal_denied(trajectory: &Trajectory, deadline: NaiveDate) -> Option<&'static str> {
    let limit = (Hours::of(MARGINAAL_PER_DAG), Hours::of(MARGINAAL_PER_WEEK));
    let is_marginal = |day: Option<Hours>, week: Option<Hours>| match (day, week) {
        (Some(day), _) => day <= limit.0,
        (None, Some(week)) => week <= limit.1,
        (None, None) => false,
    };
    let with_hours =
        trajectory.belastbaarheid.iter().filter(|entry| entry.uren_per_dag.is_some() || entry.uren_per_week.is_some());
    let entries: Vec<_> = with_hours.collect();
    let held = entries.iter().find(|entry| entry.datum <= deadline);
    if !held.is_some_and(|entry| is_marginal(entry.uren_per_dag, entry.uren_per_week)) {
        return Some("op de uiterste startdatum is geen belastbaarheid van ten hoogste twee uur per dag vastgelegd");
    }
    let more = entries
        .iter()
        .rev()
        .find(|entry| entry.datum > deadline && !is_marginal(entry.uren_per_dag, entry.uren_per_week));
    more.is_some_and(|entry| starts_after(trajectory, entry.datum))
        .then_some("het traject start meer dan acht weken nadat de mogelijkheden toenamen")
}

fn later_ability_denied(trajectory: &Trajectory) -> Option<&'static str> {
    let Some(evaluated) = trajectory.poortwachter.eerstejaarsevaluatie else {
        return Some("de datum van de eerstejaarsevaluatie is niet bekend");
    };
    let Some(first) = trajectory.belastbaarheid.last() else {
        return Some("er is geen belastbaarheid vastgelegd");
    };
    if first.datum <= evaluated {
        return Some("de eerste belastbaarheid is niet van na de eerstejaarsevaluatie");
    }
    starts_after(trajectory, first.datum)
        .then_some("het traject start meer dan acht weken na de eerste vaststelling van de belastbaarheid")
}

/// Whether the start came later than the eight weeks after a day; recovery and leave do not count.
fn starts_after(trajectory: &Trajectory, day: NaiveDate) -> bool {
    let wachttijd = &trajectory.verzuim.wachttijd;
    // What lasts has no day after it.
    let has_end = day.checked_add_signed(chrono::TimeDelta::days(NA_BELASTBAARHEID_DAYS)).is_some();
    has_end && trajectory.traject.startdatum > wachttijd.after(day, NA_BELASTBAARHEID_DAYS)
}

/// Beginnings of words for what an employer or a bureau could have arranged better.
const ORGANISATIONAL: [&str; 15] = [
    "wachtlijst",
    "capaciteit",
    "personeel",
    "vakantie",
    "bezetting",
    "drukte",
    "offerte",
    "budget",
    "inkoop",
    "aanbested",
    "organisator",
    "onderbezet",
    "werkdruk",
    "zomervakantie",
    "kerstvakantie",
];

fn is_organisational(words: &str) -> bool {
    let words = words.to_lowercase();
    let mut each = words.split(|sign: char| !sign.is_alphanumeric());
    each.any(|word| ORGANISATIONAL.iter().any(|stem| word.starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_within_another_is_no_organisational_reason() {
        for words in ["Door drukte bij het bureau.", "Er was een wachtlijst.", "Onderbezetting op HR; inkoopbudget op."]
        {
            assert!(is_organisational(words), "{words}");
        }
        for words in ["De werknemer uitdrukte dat zij wilde wachten.", "Een jubileumofferte is geen reden."] {
            assert!(!is_organisational(words), "{words}");
        }
    }
}
