//! Applications in groups: under the version of the zoekprofiel in which their zoekrichtingen count.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::Serialize;

use super::{SollicitatieRij, row, version_to_name};
use crate::dossier::{led_to_conversation, profiel_on};
use crate::dutch::{count, in_words, sentence_case};
use crate::trajectory::{Period, Sollicitatie, Trajectory};

/// Applications under one version of the zoekprofiel; without a title when there is no other.
#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieGroep {
    pub titel: Option<String>,
    pub rijen: Vec<SollicitatieRij>,
}

/// Applications of a period, per version of the zoekprofiel that held when each was sent.
pub fn application_groups(trajectory: &Trajectory, period: Period) -> Vec<SollicitatieGroep> {
    let sent = sent_in(trajectory, period);
    let version = |sollicitatie: &Sollicitatie| profiel_on(trajectory, sollicitatie.datum).map(|held| held.versie);
    let groups: Vec<&[&Sollicitatie]> = sent.chunk_by(|one, next| version(one) == version(next)).collect();
    let alone = groups.len() < 2;
    groups
        .into_iter()
        .map(|group| SollicitatieGroep {
            titel: version(group[0])
                .filter(|_| !alone)
                .map(|version| sentence_case(&group_title(version, group, period.last()))),
            rijen: group
                .iter()
                .map(|sollicitatie| {
                    let row = row(trajectory, sollicitatie, period.last());
                    // The title of one of more groups tells the version.
                    match version_to_name(trajectory, sollicitatie).filter(|_| alone) {
                        Some(version) => row.in_version(version),
                        None => row,
                    }
                })
                .collect(),
        })
        .collect()
}

/// Applications of a period under `titel`, and under the versions of the zoekprofiel where their numbers begin anew.
pub fn of_period(trajectory: &Trajectory, period: Period, titel: Option<&str>) -> Vec<SollicitatieGroep> {
    by_version(trajectory, &sent_in(trajectory, period), titel, period.last())
}

fn sent_in(trajectory: &Trajectory, period: Period) -> Vec<&Sollicitatie> {
    trajectory.sollicitaties.iter().filter(|sollicitatie| period.contains(sollicitatie.datum)).collect()
}

/// Applications of before a period of which it brought news: their answers are nowhere else in a series of reports.
pub fn earlier_with_news(trajectory: &Trajectory, period: Period) -> Vec<SollicitatieGroep> {
    let sent: Vec<&Sollicitatie> =
        trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.has_news_in(period)).collect();
    by_version(trajectory, &sent, Some("Eerder verstuurd, met nieuws uit deze periode"), period.last())
}

/// A group for each version, whose rows have the number alone. A version of one row is no group: the title then names
/// the version of most rows, and the others name their own.
fn by_version(
    trajectory: &Trajectory,
    sent: &[&Sollicitatie],
    titel: Option<&str>,
    date: NaiveDate,
) -> Vec<SollicitatieGroep> {
    let rows = |sent: &[&Sollicitatie]| -> Vec<SollicitatieRij> {
        sent.iter().map(|found| row(trajectory, found, date)).collect()
    };
    let titled = |version: &str| {
        Some(match titel {
            Some(titel) => format!("{titel}, zoekprofiel {version}"),
            None => format!("Zoekprofiel {version}"),
        })
    };
    let versions = versions(trajectory, sent);
    let Some((most, _)) = versions.iter().min_by_key(|(_, held)| Reverse(held.len())) else {
        let group = SollicitatieGroep { titel: titel.map(ToOwned::to_owned), rijen: rows(sent) };
        return if sent.is_empty() { vec![] } else { vec![group] };
    };
    if versions.len() == 1 || versions.iter().all(|(_, held)| held.len() > 1) {
        let group = |(version, held): &(u32, Vec<&Sollicitatie>)| SollicitatieGroep {
            titel: titled(&format!("versie {version}")),
            rijen: rows(held),
        };
        return versions.iter().map(group).collect();
    }
    let elsewhere = |found: &Sollicitatie| version_to_name(trajectory, found).filter(|version| version != most);
    let named = |found: &&Sollicitatie| {
        let row = row(trajectory, found, date);
        match elsewhere(found) {
            Some(version) => row.in_version(version),
            None => row,
        }
    };
    vec![SollicitatieGroep {
        titel: titled(&format!("versie {most} tenzij anders vermeld")),
        rijen: sent.iter().map(named).collect(),
    }]
}

/// Applications by the version of the zoekprofiel to name with them, in the order of the list; what falls outside goes
/// along with the one before it, or with the first that has a version. Nothing where no version needs naming.
fn versions<'a>(trajectory: &Trajectory, sent: &[&'a Sollicitatie]) -> Vec<(u32, Vec<&'a Sollicitatie>)> {
    let mut groups: Vec<(u32, Vec<&Sollicitatie>)> = Vec::new();
    let Some(mut current) = sent.iter().find_map(|found| version_to_name(trajectory, found)) else { return groups };
    for &found in sent {
        current = version_to_name(trajectory, found).unwrap_or(current);
        match groups.iter_mut().find(|(version, _)| *version == current) {
            Some((_, held)) => held.push(found),
            None => groups.push((current, vec![found])),
        }
    }
    groups
}

/// `zoekprofiel versie 1: 16 verstuurd, 2 gesprekken`.
pub fn group_title(version: u32, group: &[&Sollicitatie], date: NaiveDate) -> String {
    let talks = group.iter().filter(|sollicitatie| led_to_conversation(sollicitatie, date)).count();
    format!("zoekprofiel versie {version}: {} verstuurd, {}", group.len(), count(talks, "gesprek", "gesprekken"))
}

/// `Van alle zeven sollicitaties zit bewijs in het dossier.`, of two `Van beide`: nothing when that holds for some of
/// them only.
pub fn evidence(groups: &[SollicitatieGroep]) -> Option<String> {
    let rows = || groups.iter().flat_map(|group| &group.rijen);
    let all = rows().count();
    let which = if all == 2 { "beide".to_owned() } else { format!("alle {}", in_words(all)) };
    (all > 1 && rows().all(|row| row.bewijs)).then(|| format!("Van {which} sollicitaties zit bewijs in het dossier."))
}
