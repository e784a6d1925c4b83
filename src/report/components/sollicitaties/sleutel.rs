//! What the numbers of the zoekrichtingen in a list of applications stand for.

use serde::Serialize;

use crate::dossier::profiel_on;
use crate::dutch::{enumeration, with_note};
use crate::trajectory::{Sollicitatie, Trajectory, Zoekprofiel, Zoekrichting};

/// A zoekrichting by its number, in the versions of the zoekprofiel in which it is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RichtingRij {
    pub nummer: String,
    pub functie: String,
    pub sector: String,
    pub versies: String,
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
