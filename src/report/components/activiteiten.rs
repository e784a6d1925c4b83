//! Activities as rows of a table.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::week;
use crate::dutch::{hours_and_minutes, long_date, sentence_case, short_date, shortened, weekday};
use crate::report::reader::Sight;
use crate::report::text::stops::{with_full_stop, without_full_stop};
use crate::trajectory::{Activiteit, ActiviteitSoort, ActiviteitStatus, Period, Text, Trajectory};

#[derive(Debug, Clone, Serialize)]
pub struct ActiviteitRij {
    pub datum: String,
    pub week: String,
    #[serde(skip)]
    pub soort: &'static str,
    /// The kind as the words begin with it, for bold letters.
    pub aanhef: String,
    /// What follows the kind, with the sign that parts them.
    pub omschrijving: String,
    pub resultaat: Option<String>,
    pub vervolg: Option<String>,
    pub uitvoerder: Option<String>,
    /// The number of the goal that it serves.
    pub doel: String,
    pub duur: String,
    /// What became of an activity that was not done.
    pub status: Option<String>,
}

/// Activities of the period: done, cancelled and moved ones, in order of date.
pub fn of_period(trajectory: &Trajectory, period: Period, sight: Sight) -> impl Iterator<Item = &Activiteit> {
    trajectory
        .activiteiten
        .iter()
        .filter(|activiteit| activiteit.status != ActiviteitStatus::Gepland)
        .filter(move |activiteit| period.contains(activiteit.datum) && sight.shows(activiteit))
}

/// How many of some activities are reports of the bureau, which show no effort of employee or employer.
pub fn reports(activities: &[&Activiteit]) -> usize {
    activities.iter().filter(|activiteit| activiteit.soort == ActiviteitSoort::Rapportage).count()
}

/// The others, which do.
pub fn without_reports<'a>(activities: &[&'a Activiteit]) -> impl Iterator<Item = &'a Activiteit> {
    activities.iter().copied().filter(|activiteit| activiteit.soort != ActiviteitSoort::Rapportage)
}

/// Activities of the period as rows that do not tell who did them.
pub fn rows(trajectory: &Trajectory, period: Period, sight: Sight) -> Vec<ActiviteitRij> {
    let silent = |activiteit| ActiviteitRij { uitvoerder: None, ..row(trajectory, activiteit, sight) };
    of_period(trajectory, period, sight).map(silent).collect()
}

pub fn row(trajectory: &Trajectory, activiteit: &Activiteit, sight: Sight) -> ActiviteitRij {
    let reason = sight.absence_reason(activiteit);
    let (aanhef, omschrijving) = headed(activiteit.soort.label(), activiteit.omschrijving.as_str());
    let status = status(activiteit);
    // What did not take place took no time.
    let no_time = status.is_some().then(|| "geen".to_owned());
    ActiviteitRij {
        datum: short_date(activiteit.datum),
        week: week(trajectory, activiteit.datum),
        soort: activiteit.soort.label(),
        aanhef,
        omschrijving,
        resultaat: joined(activiteit.resultaat.as_ref(), reason),
        vervolg: activiteit.vervolg.as_ref().map(ToString::to_string),
        uitvoerder: activiteit.uitvoerder.as_ref().map(ToString::to_string),
        doel: activiteit.doel.map(|number| number.to_string()).unwrap_or_default(),
        duur: activiteit.duur_min.map(hours_and_minutes).or(no_time).unwrap_or_default(),
        status,
    }
}

/// `donderdag 2 oktober 2025: coachgesprek. Sollicitaties bespreken.`, without the kind where the words begin with it.
pub fn appointment(date: NaiveDate, soort: Option<ActiviteitSoort>, what: &str) -> String {
    let day = format!("{} {}", weekday(date), long_date(date));
    match soort.filter(|soort| after_name(what, soort.label()).is_none()) {
        Some(soort) => format!("{day}: {}. {what}", soort.label()),
        None => format!("{day}: {what}"),
    }
}

/// Letters of what is planned, within a sentence.
const LONGEST_PLAN: usize = 50;

/// `coachgesprek, ‘Sollicitaties bespreken’`: what is planned, within a sentence. Of long words the kind alone, and of
/// words that begin with the kind no more than those.
pub fn planned(soort: Option<ActiviteitSoort>, what: &str) -> String {
    let words = without_full_stop(what);
    let what = shortened(words, LONGEST_PLAN);
    match soort {
        Some(soort) if what != words => soort.label().to_owned(),
        Some(soort) if after_name(words, soort.label()).is_none() => format!("{}, ‘{what}’", soort.label()),
        _ => format!("‘{what}’"),
    }
}

/// What follows the name of a kind in words that begin with it, as a word of its own.
fn after_name<'a>(words: &'a str, name: &str) -> Option<&'a str> {
    let (begin, rest) = words.split_at_checked(name.len())?;
    (begin.eq_ignore_ascii_case(name) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The kind and the words after it: words that begin with the kind bear its name.
fn headed(name: &str, words: &str) -> (String, String) {
    let rest = after_name(words, name).map_or_else(|| format!(". {words}"), str::to_owned);
    (sentence_case(name), rest)
}

/// The result and the reason, as far as each is there, as sentences of their own.
fn joined(result: Option<&Text>, reason: Option<&Text>) -> Option<String> {
    match (result, reason) {
        (Some(result), Some(reason)) => Some(format!("{} {reason}", with_full_stop(result.as_str()))),
        (one, other) => one.or(other).map(ToString::to_string),
    }
}

fn status(activiteit: &Activiteit) -> Option<String> {
    match (activiteit.status, activiteit.nieuwe_datum) {
        (ActiviteitStatus::Vervallen, _) => Some("Vervallen.".into()),
        (ActiviteitStatus::Verzet, Some(moved)) => Some(format!("Verzet naar {}.", short_date(moved))),
        (ActiviteitStatus::Verzet, None) => Some("Verzet.".into()),
        (ActiviteitStatus::Gepland | ActiviteitStatus::Uitgevoerd, _) => None,
    }
}

/// Rows of one kind by which it pays to say who did them above the list.
const FEWEST: usize = 3;

/// Who did the activities of a list, where most share one, as a sentence above it; the rows that it covers stay silent.
/// Nothing is said for all where a row does not tell who did it.
pub fn performers<'a>(rows: impl Iterator<Item = &'a mut ActiviteitRij>) -> Option<String> {
    let mut rows: Vec<&mut ActiviteitRij> = rows.collect();
    let known = rows.iter().all(|row| row.uitvoerder.is_some());
    let main = shared(rows.iter().filter_map(|row| row.uitvoerder.as_deref()), rows.len() / 3).filter(|_| known);
    let mut kinds: Vec<(&'static str, String)> = Vec::new();
    for soort in rows.iter().map(|row| row.soort).collect::<std::collections::BTreeSet<_>>() {
        let of_kind = || rows.iter().filter(|row| row.soort == soort);
        let number = of_kind().count();
        if number < FEWEST || of_kind().any(|row| row.uitvoerder.is_none()) {
            continue;
        }
        let most = shared(of_kind().filter_map(|row| row.uitvoerder.as_deref()), number * 4 / 5);
        kinds.extend(most.filter(|who| main.as_ref() != Some(who)).map(|who| (soort, who)));
    }
    for row in &mut rows {
        let own = kinds.iter().find(|(soort, _)| *soort == row.soort).map(|(_, who)| who).or(main.as_ref());
        if own.is_some() && row.uitvoerder.as_ref() == own {
            row.uitvoerder = None;
        }
    }
    let told = kinds.into_iter().map(|(soort, who)| format!("bij {soort} {who}"));
    let told: Vec<String> = main.into_iter().chain(told).collect();
    (!told.is_empty()).then(|| {
        with_full_stop(&format!("Uitvoerder, tenzij bij de activiteit iets anders staat: {}", told.join("; ")))
    })
}

/// The one who is named most, and more than so many times.
fn shared<'a>(names: impl Iterator<Item = &'a str>, least: usize) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, number)| *number)
        .filter(|(_, number)| *number > least)
        .map(|(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(soort: &'static str, who: Option<&str>) -> ActiviteitRij {
        ActiviteitRij {
            datum: String::new(),
            week: String::new(),
            soort,
            aanhef: String::new(),
            omschrijving: String::new(),
            resultaat: None,
            vervolg: None,
            uitvoerder: who.map(ToOwned::to_owned),
            doel: String::new(),
            duur: String::new(),
            status: None,
        }
    }

    #[test]
    fn who_did_most_is_said_once() {
        let of = |soort, who, number| (0..number).map(move |_| row(soort, Some(who)));
        let mut rows: Vec<_> = of("coachgesprek", "adviseur", 9).chain(of("jobhunting", "jobhunter", 6)).collect();
        rows.push(row("jobhunting", Some("adviseur")));
        let told = performers(rows.iter_mut());
        let expected = "Uitvoerder, tenzij bij de activiteit iets anders staat: adviseur; bij jobhunting jobhunter.";
        assert_eq!(told.as_deref(), Some(expected));
        let left: Vec<_> = rows.iter().filter_map(|row| row.uitvoerder.as_deref()).collect();
        assert_eq!(left, ["adviseur"], "what differs from the sentence is still said");
    }

    #[test]
    fn the_kind_is_not_said_before_words_that_begin_with_it() {
        let day = NaiveDate::from_ymd_opt(2025, 10, 2).expect("a day");
        let told = |what| appointment(day, Some(ActiviteitSoort::Evaluatie), what).replace('\u{a0}', " ");
        assert_eq!(told("Evaluatie op de werkplek."), "donderdag 2 oktober 2025: Evaluatie op de werkplek.");
        assert_eq!(told("Evaluaties kiezen."), "donderdag 2 oktober 2025: evaluatie. Evaluaties kiezen.");
        assert_eq!(told("Eerste evaluatie."), "donderdag 2 oktober 2025: evaluatie. Eerste evaluatie.");
    }

    #[test]
    fn what_is_planned_is_told_in_the_words_that_were_typed() {
        assert_eq!(planned(Some(ActiviteitSoort::Overleg), "Plan bijstellen."), "overleg, ‘Plan bijstellen’");
        assert_eq!(planned(Some(ActiviteitSoort::Overleg), "Overleg over het plan."), "‘Overleg over het plan’");
        assert_eq!(planned(Some(ActiviteitSoort::Overleg), &"a".repeat(200)), "overleg");
        assert_eq!(planned(None, &"a".repeat(200)).chars().count(), LONGEST_PLAN + 2);
    }

    #[test]
    fn a_reason_is_a_sentence_behind_the_result() {
        let text = |words: &str| Text::parse(words).ok();
        let told = |result: Option<Text>, reason: Option<Text>| joined(result.as_ref(), reason.as_ref());
        assert_eq!(told(text("geen reactie"), text("vakantie")).as_deref(), Some("geen reactie. vakantie"));
        assert_eq!(told(text("Verzet."), None).as_deref(), Some("Verzet."));
        assert_eq!(told(None, text("ziek")).as_deref(), Some("ziek"));
        assert_eq!(told(None, None), None);
    }

    #[test]
    fn nothing_is_said_for_rows_that_do_not_tell() {
        let mut rows = [row("overleg", None), row("overleg", Some("adviseur")), row("overleg", Some("adviseur"))];
        assert_eq!(performers(rows.iter_mut()), None);
        assert!(rows[1].uitvoerder.is_some());
    }
}
