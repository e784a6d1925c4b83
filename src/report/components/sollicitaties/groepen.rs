//! Applications in groups: under the version of the zoekprofiel in which their zoekrichtingen count.

use chrono::NaiveDate;
use serde::Serialize;

use super::{SollicitatieRij, number, row};
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
                    // The title of the group tells the version.
                    if alone { row } else { SollicitatieRij { richting: number(sollicitatie), ..row } }
                })
                .collect(),
        })
        .collect()
}

/// Applications of a period together: each tells its own version of the zoekprofiel.
pub fn of_period(trajectory: &Trajectory, period: Period) -> Option<SollicitatieGroep> {
    let sent = sent_in(trajectory, period);
    let rijen: Vec<SollicitatieRij> =
        sent.into_iter().map(|sollicitatie| row(trajectory, sollicitatie, period.last())).collect();
    (!rijen.is_empty()).then_some(SollicitatieGroep { titel: None, rijen })
}

fn sent_in(trajectory: &Trajectory, period: Period) -> Vec<&Sollicitatie> {
    trajectory.sollicitaties.iter().filter(|sollicitatie| period.contains(sollicitatie.datum)).collect()
}

/// Applications of before a period of which it brought news: their answers are nowhere else in a series of reports.
pub fn earlier_with_news(trajectory: &Trajectory, period: Period) -> Option<SollicitatieGroep> {
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.has_news_in(period));
    let rijen: Vec<SollicitatieRij> = sent.map(|sollicitatie| row(trajectory, sollicitatie, period.last())).collect();
    (!rijen.is_empty())
        .then(|| SollicitatieGroep { titel: Some("Eerder verstuurd, met nieuws uit deze periode".to_owned()), rijen })
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
