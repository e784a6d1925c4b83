//! When the employee had recovered: the own work taken up again for all of its hours stops the wachttijd, and after
//! four weeks ends the case (BW 7:629 lid 10; Wet WIA art. 23 lid 3).

use chrono::NaiveDate;

use super::tijd::Tijd;
use crate::trajectory::{Hours, Trajectory, WerkSpoor1};

/// The times since the eerste ziektedag in which the own work was done for all of its hours, in order. One without a
/// last day goes on.
pub fn hervattingen(trajectory: &Trajectory) -> Vec<Tijd> {
    let first = trajectory.verzuim.wachttijd.eerste_ziektedag();
    let mut all = whole_times(trajectory);
    all.retain(|period| period.van > first);
    all
}

/// A time of the own work for all of its hours that runs on over the eerste ziektedag: who works so is not ill.
pub fn doorgewerkt(trajectory: &Trajectory) -> Option<Tijd> {
    let first = trajectory.verzuim.wachttijd.eerste_ziektedag();
    let runs_on = |period: &Tijd| period.van <= first && period.tot.is_none_or(|last| last > first);
    whole_times(trajectory).into_iter().find(runs_on)
}

/// The times in which the own work was done for all of its hours, in order.
fn whole_times(trajectory: &Trajectory) -> Vec<Tijd> {
    let own = |work: &&WerkSpoor1| is_own_work(trajectory, work) && !is_adapted(trajectory, work);
    let own: Vec<&WerkSpoor1> = trajectory.werk_spoor1.iter().filter(own).collect();
    let ends = own.iter().filter_map(|work| work.tot.and_then(|last| last.succ_opt()));
    let mut days: Vec<NaiveDate> = own.iter().map(|work| work.van).chain(ends).collect();
    days.sort_unstable();
    days.dedup();
    let mut all = vec![];
    let mut since: Option<NaiveDate> = None;
    for day in days {
        match (is_whole(trajectory, &own, day), since) {
            (true, None) => since = Some(day),
            (false, Some(van)) => {
                all.push(Tijd { van, tot: day.pred_opt() });
                since = None;
            }
            _ => {}
        }
    }
    all.extend(since.map(|van| Tijd { van, tot: None }));
    all
}

/// Whether the own work of a day has all of the hours of the contract.
fn is_whole(trajectory: &Trajectory, own: &[&WerkSpoor1], day: NaiveDate) -> bool {
    let runs = own.iter().filter(|work| work.van <= day && work.tot.is_none_or(|last| last >= day));
    let uren: Hours = runs.map(|work| work.uren_per_week).sum();
    uren > Hours::default() && uren >= trajectory.dienstverband.uren_per_week
}

/// The last day of own work that had ended by a day, whatever its hours.
pub fn eigen_werk_eindigde(trajectory: &Trajectory, date: NaiveDate) -> Option<NaiveDate> {
    let own = trajectory.werk_spoor1.iter().filter(|work| is_own_work(trajectory, work));
    own.filter_map(|work| work.tot).filter(|last| *last < date).max()
}

/// Whether work is in the function of the contract, told in more words or in fewer; a word that many functions share
/// is none.
pub(super) fn is_own_work(trajectory: &Trajectory, work: &WerkSpoor1) -> bool {
    is_same_function(trajectory.dienstverband.functie.as_str(), work.functie.as_str())
}

fn is_same_function(own: &str, done: &str) -> bool {
    let (own, done) = (words_of(own), words_of(done));
    if done.first().is_some_and(|word| word == "eigen") {
        return true;
    }
    if own.iter().all(|word| done.contains(word)) {
        let mut more = done.iter().filter(|word| !own.contains(word));
        return own.len() > 1 || more.all(|word| says_how_much(word));
    }
    let telling = done.iter().any(|word| !GENERAL.contains(&word.as_str()));
    telling && done.iter().all(|word| own.contains(word)) && done.len() * 2 > own.len()
}

/// Words of functions that say nothing by themselves.
const GENERAL: [&str; 6] = ["medewerker", "medewerkster", "assistent", "functie", "werk", "de"];

/// What stands beside a function of one word and makes no other function of it.
const HOW_MUCH: [&str; 18] = [
    "eigen",
    "hele",
    "halve",
    "volle",
    "volledig",
    "volledige",
    "deels",
    "opbouw",
    "hervat",
    "hervatting",
    "dagen",
    "uren",
    "uur",
    "per",
    "week",
    "op",
    "in",
    "de",
];

fn says_how_much(word: &str) -> bool {
    let adapted = ADAPTED.iter().any(|start| word.starts_with(start));
    adapted || HOW_MUCH.contains(&word) || word.chars().all(|sign| sign.is_ascii_digit())
}

fn words_of(function: &str) -> Vec<String> {
    let lower = function.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Beginnings of words that say of work in the own function that it is not yet the work of the contract: for all of its
/// hours it is no recovery either (BW 7:629 lid 10).
const ADAPTED: [&str; 7] =
    ["aangepast", "arbeidstherap", "therapeutisch", "boventallig", "lichte", "vervangend", "passend"];

/// Whether own work was told as adapted or on trial, which the function of the contract is not.
pub(super) fn is_adapted(trajectory: &Trajectory, work: &WerkSpoor1) -> bool {
    let own = trajectory.dienstverband.functie.as_str().to_lowercase();
    let done = work.functie.as_str().to_lowercase();
    let says = |text: &str, word: &str| {
        let mut parts = text.split(|sign: char| !sign.is_alphabetic());
        parts.any(|part| part.starts_with(word))
    };
    ADAPTED.into_iter().any(|word| says(&done, word) && !says(&own, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_work_is_told_by_the_words_that_make_it_one() {
        let own = "medewerker verkoop binnendienst";
        for done in [own, "Medewerker verkoop binnendienst, hele dagen", "medewerker verkoop", "eigen functie"] {
            assert!(is_same_function(own, done), "{done}");
        }
        for done in ["medewerker", "medewerker archief", "verkoop", "verkoopmedewerker", "dienst"] {
            assert!(!is_same_function(own, done), "{done}");
        }
        for (own, done, same) in [
            ("chauffeur", "Chauffeur (opbouw, 24 uur per week)", true),
            ("chauffeur", "chauffeur, aangepast", true),
            ("chauffeur", "heftruckchauffeur", false),
            ("chauffeur", "chauffeur bestelbus", false),
            ("vrachtwagenchauffeur", "chauffeur", false),
            ("chauffeur internationaal", "chauffeur", false),
            ("medewerker", "medewerker archief", false),
            ("medewerker", "medewerker", true),
        ] {
            assert_eq!(is_same_function(own, done), same, "{own}, {done}");
        }
    }
}
