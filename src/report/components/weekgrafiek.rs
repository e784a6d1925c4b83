//! Activities per sickness week, as bars.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{done_until, sent_until};
use crate::dutch::{count, count_in_words, enumeration};
use crate::report::reader::Sight;
use crate::trajectory::{Activiteit, ActiviteitSoort, Period, Plaatsing, Trajectory};

/// One week of the trajectory with what was done in it, per group of activities.
#[derive(Debug, Clone, Serialize)]
pub struct WeekStaaf {
    pub week: i64,
    /// Counts in the order of the legend.
    pub aantallen: [usize; GROUPS.len()],
    pub in_periode: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct WeekGrafiek {
    pub staven: Vec<WeekStaaf>,
    pub hoogste: usize,
    pub legenda: Vec<Telling>,
    /// What the bars say together.
    pub titel: String,
    /// What the marks under the bars are, for who sees them.
    pub bijschrift: String,
    /// What the counts hold that the period does not.
    pub toelichting: Option<String>,
    pub alternatief: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Telling {
    pub label: String,
    pub aantal: usize,
    /// Which of the groups it is.
    pub groep: usize,
}

/// The three kinds of activity that a second track is expected to hold, and the reports, which show no effort.
const GROUPS: [&str; 4] = ["begeleiding en ontwikkeling", "arbeidsmarkt en solliciteren", "werkervaring", REPORTS];

const REPORTS: &str = "rapportages";

/// The group of an activity. What is evaluated while somebody works somewhere is that work.
fn group(trajectory: &Trajectory, activiteit: &Activiteit) -> usize {
    use ActiviteitSoort as A;
    let at_work = |plaatsing: &Plaatsing| {
        plaatsing.van <= activiteit.datum && plaatsing.tot.is_none_or(|end| activiteit.datum <= end)
    };
    match activiteit.soort {
        A::Evaluatie if trajectory.plaatsingen.iter().any(at_work) => 2,
        A::Arbeidsmarktonderzoek | A::Sollicitatietraining | A::Netwerken | A::SocialeMedia | A::Jobhunting => 1,
        A::Werkervaringsplaats | A::Stage | A::Nazorg => 2,
        A::Rapportage => 3,
        A::Intake
        | A::Coachgesprek
        | A::Acceptatie
        | A::VersterkenInzetbaarheid
        | A::Assessment
        | A::Scholing
        | A::Evaluatie
        | A::Overleg
        | A::Overig => 0,
    }
}

/// The sickness weeks up to a day in which an application was sent, or in which somebody worked elsewhere.
fn busy_weeks(trajectory: &Trajectory, last: NaiveDate) -> BTreeSet<i64> {
    let count_of = &trajectory.verzuim.wachttijd;
    let sent = sent_until(trajectory, last).filter_map(|sollicitatie| count_of.week_of(sollicitatie.datum));
    let worked = trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.van <= last).flat_map(|plaatsing| {
        let end = plaatsing.tot.map_or(last, |tot| tot.min(last));
        let weeks = count_of.week_of(plaatsing.van).zip(count_of.week_of(end));
        weeks.into_iter().flat_map(|(from, until)| from..=until)
    });
    sent.chain(worked).collect()
}

/// Bars for more weeks than this do not stand beside each other.
const MOST_WEEKS: i64 = 160;

/// Weeks of the trajectory as bars, one per sickness week from the start to the day of the report.
pub fn week_grafiek(trajectory: &Trajectory, period: Period, sight: Sight) -> Option<WeekGrafiek> {
    let count_of = &trajectory.verzuim.wachttijd;
    let first = count_of.week_of(trajectory.traject.startdatum)?;
    let last = count_of.week_of(period.last())?;
    if last < first || last - first > MOST_WEEKS {
        return None;
    }
    let mut per_week: BTreeMap<i64, [usize; GROUPS.len()]> =
        (first..=last).map(|week| (week, [0; GROUPS.len()])).collect();
    let mut totals = [0; GROUPS.len()];
    for activiteit in done_until(trajectory, period.last(), sight.unreported()) {
        let Some(counts) = count_of.week_of(activiteit.datum).and_then(|week| per_week.get_mut(&week)) else {
            continue;
        };
        counts[group(trajectory, activiteit)] += 1;
        totals[group(trajectory, activiteit)] += 1;
    }
    // A single activity makes no picture.
    if totals.iter().sum::<usize>() < 2 {
        return None;
    }
    let (from, until) = (count_of.week_of(period.first())?, last);
    // A period need not begin where a sickness week does.
    let before = done_until(trajectory, period.last(), sight.unreported())
        .filter(|activiteit| activiteit.datum < period.first() && count_of.week_of(activiteit.datum) == Some(from))
        .count();
    let only_before = before > 0 && per_week.get(&from).is_some_and(|counts| counts.iter().sum::<usize>() == before);
    let first_inside = if only_before { from + 1 } else { from };
    let staven: Vec<WeekStaaf> = per_week
        .into_iter()
        .map(|(week, aantallen)| WeekStaaf { week, aantallen, in_periode: (first_inside..=until).contains(&week) })
        .collect();
    let hoogste = staven.iter().map(sum).max().unwrap_or(0);
    let busy = busy_weeks(trajectory, period.last());
    let busy = staven.iter().filter(|staaf| sum(staaf) == 0 && busy.contains(&staaf.week)).count();
    let legenda: Vec<Telling> = GROUPS
        .iter()
        .zip(totals)
        .enumerate()
        .filter(|(_, (_, aantal))| *aantal > 0)
        .map(|(groep, (label, aantal))| Telling { label: (*label).to_owned(), aantal, groep })
        .collect();
    let spelled: Vec<String> = legenda.iter().map(spelled).collect();
    let mut bijschrift = format!("Activiteiten per ziekteweek, week {first} tot en met {last}");
    if from > first {
        bijschrift.push_str("; de periode van dit verslag is onderstreept");
    }
    bijschrift.push('.');
    if let Some(named) = weeks_named(&staven) {
        bijschrift.push(' ');
        bijschrift.push_str(&named);
    }
    let toelichting = match before {
        0 => None,
        1 if only_before => Some(format!("De activiteit in week {from} viel vóór de periode.")),
        _ if only_before => {
            let counted = count_in_words(before, "activiteit", "activiteiten");
            Some(format!("De {counted} in week {from} vielen vóór de periode."))
        }
        _ => {
            let counted = count_in_words(before, "activiteit", "activiteiten");
            Some(format!("Week {from} telt ook {counted} van vóór de periode."))
        }
    };
    let period_told = if from <= first {
        String::new()
    } else if first_inside == until {
        format!(" De periode van dit verslag is week {until}.")
    } else {
        format!(" De periode van dit verslag is week {first_inside} tot en met {until}.")
    };
    let empty_told = without_activity(&staven).map_or_else(String::new, |told| match busy {
        0 => format!(" {told}."),
        _ => format!(" {told}; {busy} daarvan met een sollicitatie of werk."),
    });
    Some(WeekGrafiek {
        titel: title(&staven, busy),
        bijschrift,
        toelichting,
        alternatief: format!(
            "{} in week {first} tot en met {last}: {}. Ten hoogste {hoogste} in één week.{empty_told}{period_told}",
            count(totals.iter().sum(), "activiteit", "activiteiten"),
            spelled.join(", "),
        ),
        staven,
        hoogste,
        legenda,
    })
}

/// How many of the weeks have no activity, and in how many of these somebody applied or worked: `busy`. The caption
/// tells which weeks those are.
fn title(staven: &[WeekStaaf], busy: usize) -> String {
    let weeks = staven.len();
    let empty = staven.iter().filter(|staaf| sum(staaf) == 0).count();
    let how_many = match empty {
        0 if weeks == 1 => return "In deze week een vastgelegde activiteit".to_owned(),
        0 => return format!("In alle {weeks} weken een vastgelegde activiteit"),
        1 => format!("Eén van de {weeks} weken zonder vastgelegde activiteit"),
        _ => format!("{empty} van de {weeks} weken zonder vastgelegde activiteit"),
    };
    match (empty, busy) {
        (_, 0) => how_many,
        (1, _) => format!("{how_many}; daarin is gesolliciteerd of gewerkt"),
        _ if busy == empty => format!("{how_many}; in elk daarvan is gesolliciteerd of gewerkt"),
        _ => format!("{how_many}; in {busy} daarvan is gesolliciteerd of gewerkt"),
    }
}

fn sum(staaf: &WeekStaaf) -> usize {
    staaf.aantallen.iter().sum()
}

/// More stretches of weeks than this are counted: who listens cannot keep them apart.
const TOLD: usize = 5;

/// More stretches of weeks than this are a list that nobody reads: the title counts them.
const NAMED: usize = 8;

/// The weeks without activity, in stretches: `week 62`, `week 66 tot en met 68`.
fn empty_stretches(staven: &[WeekStaaf]) -> Vec<String> {
    let weeks: Vec<i64> = staven.iter().filter(|staaf| sum(staaf) == 0).map(|staaf| staaf.week).collect();
    let stretch = |run: &[i64]| match run {
        [only] => format!("week {only}"),
        [one, other] => format!("week {one} en {other}"),
        [first, .., last] => format!("week {first} tot en met {last}"),
        [] => String::new(),
    };
    weeks.chunk_by(|one, next| one + 1 == *next).map(stretch).collect()
}

/// For the eye, below the picture: the bars that it misses have no number of their own.
fn weeks_named(staven: &[WeekStaaf]) -> Option<String> {
    let runs = empty_stretches(staven);
    (1..=NAMED).contains(&runs.len()).then(|| format!("Zonder vastgelegde activiteit: {}.", enumeration(&runs)))
}

/// `Zonder vastgelegde activiteit: week 62 en week 66 tot en met 68`, or how many of the weeks. The title tells that
/// there is none.
fn without_activity(staven: &[WeekStaaf]) -> Option<String> {
    let runs = empty_stretches(staven);
    let weeks = staven.iter().filter(|staaf| sum(staaf) == 0).count();
    let told = if runs.len() > TOLD { format!("{weeks} weken") } else { enumeration(&runs) };
    (!runs.is_empty()).then(|| format!("Zonder vastgelegde activiteit: {told}"))
}

/// `4 rapportages`, of one `1 rapportage`: the other labels name no things that are counted.
fn spelled(telling: &Telling) -> String {
    let label = if telling.aantal == 1 && telling.label == REPORTS { "rapportage" } else { telling.label.as_str() };
    format!("{} {label}", telling.aantal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_without_activity_are_named() {
        let of = |counts: &[usize]| -> Vec<WeekStaaf> {
            let bar = |(week, number): (i64, &usize)| {
                let aantallen = [*number, 0, 0, 0];
                WeekStaaf { week, aantallen, in_periode: true }
            };
            (54..).zip(counts).map(bar).collect()
        };
        let staven = of(&[2, 0, 1, 0, 0, 0, 3]);
        let told = "Zonder vastgelegde activiteit: week 55 en week 57 tot en met 59";
        assert_eq!(without_activity(&staven).as_deref(), Some(told));
        let pair = "Zonder vastgelegde activiteit: week 55 en 56";
        assert_eq!(without_activity(&of(&[1, 0, 0, 1])).as_deref(), Some(pair));
        assert_eq!(without_activity(&of(&[1, 1])), None);
        let many = of(&[1_usize, 0].repeat(6));
        assert_eq!(without_activity(&many).as_deref(), Some("Zonder vastgelegde activiteit: 6 weken"));
        // The eye finds six stretches, and reads no list of nine.
        let six = "Zonder vastgelegde activiteit: week 55, week 57, week 59, week 61, week 63 en week 65.";
        assert_eq!(weeks_named(&many).as_deref(), Some(six));
        assert_eq!(weeks_named(&of(&[1_usize, 0].repeat(9))), None);
        assert_eq!(weeks_named(&of(&[1, 1])), None);
    }

    #[test]
    fn one_report_is_one() {
        let told = |label: &str, aantal| spelled(&Telling { label: label.to_owned(), aantal, groep: 0 });
        assert_eq!([told(REPORTS, 1), told(REPORTS, 3)], ["1 rapportage", "3 rapportages"]);
        assert_eq!(told("werkervaring", 1), "1 werkervaring");
    }

    #[test]
    fn the_title_counts_weeks_without_activity_and_those_that_were_busy() {
        let bar = |number: usize| WeekStaaf { week: 54, aantallen: [number, 0, 0, 0], in_periode: true };
        for (counts, busy, how_many, what) in [
            ([1, 0], 0, "Eén van de 2 weken", ""),
            ([1, 0], 1, "Eén van de 2 weken", "; daarin is gesolliciteerd of gewerkt"),
            ([0, 0], 0, "2 van de 2 weken", ""),
            ([0, 0], 1, "2 van de 2 weken", "; in 1 daarvan is gesolliciteerd of gewerkt"),
            ([0, 0], 2, "2 van de 2 weken", "; in elk daarvan is gesolliciteerd of gewerkt"),
        ] {
            let told = format!("{how_many} zonder vastgelegde activiteit{what}");
            assert_eq!(title(&counts.map(bar), busy), told);
        }
        assert_eq!(title(&[1, 2].map(bar), 0), "In alle 2 weken een vastgelegde activiteit");
        assert_eq!(title(&[bar(1)], 0), "In deze week een vastgelegde activiteit");
    }
}
