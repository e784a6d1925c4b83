//! Applications as rows of a table, and counted.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{led_to_conversation, profiel_on, result_on};
use crate::dutch::{count, enumeration, in_words, sentence_case, short_date, with_note};
use crate::trajectory::{Period, Sollicitatie, SollicitatieResultaat, Trajectory, Zoekprofiel, Zoekrichting};

#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieRij {
    pub datum: String,
    pub werkgever: String,
    pub functie: String,
    /// The number of the zoekrichting in the zoekprofiel of that day, with the version where there are more; `buiten`
    /// when none holds it.
    pub richting: String,
    /// Its name, for who hears the number.
    pub richting_naam: Option<String>,
    pub bron: String,
    /// What came of it, step by step, each with its day as far as that is known.
    pub stand: Vec<String>,
    pub toelichting: Option<String>,
    pub bewijs: bool,
}

/// Applications under one version of the zoekprofiel; without a title when there is no other.
#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieGroep {
    pub titel: Option<String>,
    pub rijen: Vec<SollicitatieRij>,
}

/// A zoekrichting by its number, in the versions of the zoekprofiel in which it is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RichtingRij {
    pub nummer: String,
    pub functie: String,
    pub sector: String,
    pub versies: String,
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

/// What the numbers of the zoekrichtingen stand for, in each version that held when one was sent:
/// `In zoekprofiel versie 1: richting 1 planner (vervoer); richting 2 magazijnmedewerker (logistiek).`.
/// `listed`: whether the list has an application.
pub fn key(trajectory: &Trajectory, listed: impl Fn(&Sollicitatie) -> bool) -> Vec<String> {
    let versions = versions_held(trajectory, listed);
    let alone = versions.len() < 2;
    // Versions in which the numbers stand for the same share a line.
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for profiel in &versions {
        let Some(named) = directions(profiel) else { continue };
        let version = profiel.versie.to_string();
        match lines.iter_mut().find(|(_, known)| *known == named) {
            Some((alike, _)) => alike.push(version),
            None => lines.push((vec![version], named)),
        }
    }
    let told = |(alike, named): (Vec<String>, String)| {
        let version =
            if alone { "het zoekprofiel".to_owned() } else { format!("zoekprofiel versie {}", enumeration(&alike)) };
        format!("In {version}: {named}.")
    };
    lines.into_iter().map(told).collect()
}

/// The same as rows, each zoekrichting once, in the order of the versions.
pub fn key_rows(trajectory: &Trajectory, listed: impl Fn(&Sollicitatie) -> bool) -> Vec<RichtingRij> {
    merged(&versions_held(trajectory, listed))
}

fn merged(versions: &[&Zoekprofiel]) -> Vec<RichtingRij> {
    let mut rows: Vec<(u32, &Zoekrichting, Vec<String>)> = Vec::new();
    for profiel in versions {
        for (number, found) in (1..).zip(&profiel.zoekrichtingen) {
            let same = |known: &Zoekrichting| known.functie == found.functie && known.sector == found.sector;
            match rows.iter_mut().find(|(known, held, _)| *known == number && same(held)) {
                Some((.., held)) => held.push(profiel.versie.to_string()),
                None => rows.push((number, found, vec![profiel.versie.to_string()])),
            }
        }
    }
    let row = |(number, found, held): (u32, &Zoekrichting, Vec<String>)| RichtingRij {
        nummer: number.to_string(),
        functie: found.functie.to_string(),
        sector: found.sector.to_string(),
        versies: held.join(", "),
    };
    rows.into_iter().map(row).collect()
}

/// The versions of the zoekprofiel that held when one was sent.
fn versions_held(trajectory: &Trajectory, listed: impl Fn(&Sollicitatie) -> bool) -> Vec<&Zoekprofiel> {
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| listed(sollicitatie));
    let mut versions: Vec<&Zoekprofiel> =
        sent.filter_map(|sollicitatie| profiel_on(trajectory, sollicitatie.datum)).collect();
    versions.sort_by_key(|profiel| profiel.versie);
    versions.dedup_by_key(|profiel| profiel.versie);
    versions
}

/// `richting 1 planner (vervoer); richting 2 magazijnmedewerker (logistiek)`.
pub fn directions(profiel: &Zoekprofiel) -> Option<String> {
    let named = (1..)
        .zip(&profiel.zoekrichtingen)
        .map(|(number, found)| (number, with_note(found.functie.as_str(), found.sector.as_str())))
        .map(|(number, named)| format!("richting\u{a0}{number} {named}"));
    Some(named.collect::<Vec<_>>().join("; ")).filter(|named| !named.is_empty())
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

fn row(trajectory: &Trajectory, sollicitatie: &Sollicitatie, date: NaiveDate) -> SollicitatieRij {
    let known = sollicitatie.resultaat_datum.is_none_or(|known| known <= date);
    SollicitatieRij {
        datum: short_date(sollicitatie.datum),
        werkgever: match &sollicitatie.plaats {
            Some(plaats) => format!("{}, {plaats}", sollicitatie.werkgever),
            None => sollicitatie.werkgever.to_string(),
        },
        functie: match sollicitatie.uren {
            Some(uren) => with_note(sollicitatie.functie.as_str(), &format!("{uren}\u{a0}uur")),
            None => sollicitatie.functie.to_string(),
        },
        richting: direction(trajectory, sollicitatie),
        richting_naam: direction_name(trajectory, sollicitatie),
        bron: match &sollicitatie.bron {
            Some(bron) => format!("{}, {bron}", sollicitatie.soort.label()),
            None => sollicitatie.soort.label().to_owned(),
        },
        stand: steps(sollicitatie, date),
        toelichting: sollicitatie.toelichting.as_ref().filter(|_| known).map(ToString::to_string),
        bewijs: sollicitatie.bewijs,
    }
}

/// The number of the zoekrichting alone.
fn number(sollicitatie: &Sollicitatie) -> String {
    sollicitatie.zoekrichting.map_or_else(|| "buiten".to_owned(), |number| number.to_string())
}

/// `versie 1, richting 2`: the numbers begin anew in each version. Of one version the number alone.
fn direction(trajectory: &Trajectory, sollicitatie: &Sollicitatie) -> String {
    let Some(number) = sollicitatie.zoekrichting else { return "buiten".to_owned() };
    let held = profiel_on(trajectory, sollicitatie.datum).filter(|_| trajectory.zoekprofielen.len() > 1);
    held.map_or_else(|| number.to_string(), |held| format!("versie\u{a0}{}, richting\u{a0}{number}", held.versie))
}

fn direction_name(trajectory: &Trajectory, sollicitatie: &Sollicitatie) -> Option<String> {
    let index = usize::try_from(sollicitatie.zoekrichting?).ok()?.checked_sub(1)?;
    let found = profiel_on(trajectory, sollicitatie.datum)?.zoekrichtingen.get(index)?;
    Some(found.functie.to_string())
}

/// `gesprek 08-09-2025`, `afgewezen 18-09-2025`.
fn steps(sollicitatie: &Sollicitatie, date: NaiveDate) -> Vec<String> {
    use SollicitatieResultaat as R;
    let on = |day: Option<NaiveDate>| day.filter(|day| *day <= date).map(|day| format!(" {}", short_date(day)));
    let talked = led_to_conversation(sollicitatie, date);
    let talk = talked.then(|| match on(sollicitatie.gesprek_datum) {
        Some(day) => format!("gesprek{day}"),
        None => "gesprek gevoerd".to_owned(),
    });
    let result = result_on(sollicitatie, date);
    let end = match result {
        R::Gesprek => None,
        R::Uitgenodigd if talked => Some(R::Open.label().to_owned()),
        _ => Some(format!("{}{}", result.label(), on(sollicitatie.resultaat_datum).unwrap_or_default())),
    };
    talk.into_iter().chain(end).collect()
}

/// Counts of applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SollicitatieTelling {
    pub totaal: usize,
    pub gesprek: usize,
    pub afgewezen: usize,
    pub ingetrokken: usize,
    pub aanbod: usize,
    pub open: usize,
}

impl SollicitatieTelling {
    /// Counts results as they were known on `date`.
    pub fn of<'a>(sollicitaties: impl Iterator<Item = &'a Sollicitatie>, date: NaiveDate) -> Self {
        use SollicitatieResultaat as R;
        sollicitaties.fold(Self::default(), |mut counts, sollicitatie| {
            counts.totaal += 1;
            counts.gesprek += usize::from(led_to_conversation(sollicitatie, date));
            match result_on(sollicitatie, date) {
                R::Afgewezen => counts.afgewezen += 1,
                R::Ingetrokken => counts.ingetrokken += 1,
                R::Aanbod => counts.aanbod += 1,
                R::Open | R::Uitgenodigd | R::Gesprek => counts.open += 1,
            }
            counts
        })
    }
}
