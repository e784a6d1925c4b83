//! A version of the zoekprofiel in full, and what changed with it.

use serde::Serialize;

use super::feiten::{Feit, feit};
use crate::dutch::{count, count_in_words, in_words, long_date, sentence_case, short_date};
use crate::report::text::stops::in_a_row;
use crate::trajectory::{
    AdAdvies, Belastbaarheid, BelastbaarheidBron, Text, Trajectory, Zoekprofiel, Zoekrichting, grouped,
};

/// `16 tot 20`, or one number when both are the same.
pub fn hours(profiel: &Zoekprofiel) -> String {
    if profiel.uren_min == profiel.uren_max {
        profiel.uren_max.to_string()
    } else {
        format!("{} tot {}", profiel.uren_min, profiel.uren_max)
    }
}

/// What a version rests on: what was known when it was made.
#[derive(Debug, Clone, Copy)]
pub struct Grondslag<'a> {
    pub advies: Option<&'a AdAdvies>,
    /// Whether the bureau knows of an advice at all: the plan says so where it does not.
    pub advies_bekend: bool,
    pub belastbaarheid: Option<&'a Belastbaarheid>,
    /// Whether it is the first version, which follows the advice.
    eerste: bool,
}

impl<'a> Grondslag<'a> {
    pub fn of(trajectory: &'a Trajectory, profiel: &Zoekprofiel) -> Self {
        let known = || trajectory.belastbaarheid.iter().filter(|entry| entry.datum <= profiel.datum);
        Self {
            advies: trajectory.arbeidsdeskundig_advies.as_ref().filter(|advies| advies.datum <= profiel.datum),
            advies_bekend: trajectory.arbeidsdeskundig_advies.is_some(),
            // A statement that nothing changed leaves the list before it standing.
            belastbaarheid: known().find(|entry| !entry.rubrieken.is_empty()).or(known().next()),
            eerste: trajectory.zoekprofielen.iter().all(|other| other.versie >= profiel.versie),
        }
    }

    /// The advice by which a zoekrichting was named. One that came with a later version, and is not in its list, was
    /// named on another occasion.
    pub fn advice_that_names(self, richting: &Zoekrichting) -> Option<&'a AdAdvies> {
        let same = |named: &Text| named.as_str().eq_ignore_ascii_case(richting.functie.as_str());
        self.advies.filter(|advies| self.eerste || advies.genoemde_functies.iter().any(same))
    }

    /// The belastbaarheid where the reason of a zoekrichting speaks of it: `FML 12-12-2024`, or `bedrijfsarts
    /// 12-12-2024` for a statement without a list.
    pub fn spoken_of(self, richting: &Zoekrichting) -> Option<String> {
        let entry = self.belastbaarheid?;
        let reason = richting.passend_want.as_str().to_lowercase();
        let told = ["belastba", "bedrijfsarts", entry.bron.as_str()];
        let name = match entry.bron {
            BelastbaarheidBron::Terugkoppeling => "bedrijfsarts",
            bron => bron.as_str(),
        };
        let spoken = told.iter().any(|word| reason.contains(&word.to_lowercase()));
        spoken.then(|| format!("{name} {}", short_date(entry.datum)))
    }
}

/// One version in full.
#[derive(Debug, Serialize)]
pub struct ZoekprofielBlok {
    titel: String,
    feiten: Vec<Feit>,
    richtingen: Vec<RichtingRij>,
}

#[derive(Debug, Serialize)]
struct RichtingRij {
    nummer: usize,
    functie: String,
    sector: String,
    taken: Option<String>,
    passend: String,
    /// The advice that named the work and the belastbaarheid that its reason speaks of.
    herkomst: Option<String>,
    vacatures: Option<String>,
}

/// A version with its limits and, for each zoekrichting, why that work fits. The wage that is sought stays out of it.
pub fn in_full(trajectory: &Trajectory, profiel: &Zoekprofiel) -> ZoekprofielBlok {
    let grondslag = Grondslag::of(trajectory, profiel);
    let distance = profiel.max_afstand_km.map(|km| format!(", ten hoogste {km} km")).unwrap_or_default();
    let feiten = [
        Some(Feit::new("Regio", profiel.regio.to_string())),
        Some(Feit::new("Reistijd", format!("ten hoogste {} minuten{distance}", profiel.max_reistijd_min))),
        Some(Feit::new("Uren per week", hours(profiel))),
        feit("Werktijden", profiel.werktijden.as_ref()),
        feit("Niveau", profiel.opleidingsniveau.as_ref()),
        feit("Niet passend", (!profiel.uitsluitingen.is_empty()).then(|| excluded(&profiel.uitsluitingen))),
    ];
    ZoekprofielBlok {
        titel: format!("Zoekprofiel versie {} van {}", profiel.versie, long_date(profiel.datum)),
        feiten: feiten.into_iter().flatten().collect(),
        richtingen: (1..)
            .zip(&profiel.zoekrichtingen)
            .map(|(nummer, richting)| direction(nummer, richting, grondslag))
            .collect(),
    }
}

/// What is excluded, in a row.
fn excluded(texts: &[Text]) -> String {
    in_a_row(texts.iter().map(Text::as_str), "; ")
}

fn direction(nummer: usize, richting: &Zoekrichting, grondslag: Grondslag<'_>) -> RichtingRij {
    let advice = grondslag.advice_that_names(richting);
    let advice = advice.map(|advies| format!(" (advies {})", short_date(advies.datum))).unwrap_or_default();
    let named = richting.bron_ad.then(|| format!("Genoemd door de arbeidsdeskundige{advice}."));
    let borne = grondslag.spoken_of(richting).map(|source| format!("Berust op: {source}."));
    let rests_on: Vec<String> = named.into_iter().chain(borne).collect();
    let counted = richting.vacatures_regio;
    let vacatures = counted.map(|number| {
        let number = vacancies_told(number);
        let on = richting.vacature_peildatum.map(|on| format!(" op {}", short_date(on))).unwrap_or_default();
        let source = richting.vacature_bron.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
        sentence_case(&format!("{number}{on}{source}."))
    });
    RichtingRij {
        nummer,
        functie: richting.functie.to_string(),
        sector: sentence_case(richting.sector.as_str()),
        taken: richting.taken.as_ref().map(ToString::to_string),
        passend: richting.passend_want.to_string(),
        herkomst: (!rests_on.is_empty()).then(|| rests_on.join(" ")),
        vacatures,
    }
}

/// The zoekrichtingen of one version that another does not have.
pub fn missing_in(other: &Zoekprofiel, own: &Zoekprofiel) -> Vec<String> {
    own.zoekrichtingen
        .iter()
        .filter(|found| !other.zoekrichtingen.iter().any(|known| known.functie == found.functie))
        .map(|found| found.functie.to_string())
        .collect()
}

/// A version that replaced another: itself in full, and each limit as it was and as it is.
#[derive(Debug, Serialize)]
pub struct ZoekprofielWijziging {
    reden: Option<String>,
    /// How soon it followed on the belastbaarheid that it rests on.
    termijn: Option<String>,
    verschillen: Vec<Verschil>,
    versie: ZoekprofielBlok,
}

#[derive(Debug, Serialize)]
struct Verschil {
    wat: &'static str,
    was: String,
    wordt: String,
}

/// What something was, and what it becomes.
type Change = (Option<String>, Option<String>);

/// What a version changed of the one before it.
pub fn change(trajectory: &Trajectory, earlier: &Zoekprofiel, profiel: &Zoekprofiel) -> ZoekprofielWijziging {
    let of = |limit: fn(&Zoekprofiel) -> Option<String>| (limit(earlier), limit(profiel));
    let limits: [(&'static str, Change); 7] = [
        ("Uren per week", of(|version| Some(hours(version)))),
        ("Reistijd", of(|version| Some(format!("{} minuten", version.max_reistijd_min)))),
        ("Regio", of(|version| Some(version.regio.to_string()))),
        ("Werktijden", of(|version| version.werktijden.as_ref().map(ToString::to_string))),
        ("Niveau", of(|version| version.opleidingsniveau.as_ref().map(ToString::to_string))),
        ("Zoekrichtingen", directions(earlier, profiel)),
        ("Vacatures in de regio", (counted(earlier, profiel), counted(profiel, earlier))),
    ];
    let row = |(wat, (was, wordt)): (&'static str, (Option<String>, Option<String>))| {
        let known = |limit: Option<String>| limit.unwrap_or_else(|| "niet genoemd".to_owned());
        (was != wordt).then(|| Verschil { wat, was: known(was), wordt: known(wordt) })
    };
    let verschillen: Vec<Verschil> = limits.into_iter().filter_map(row).collect();
    ZoekprofielWijziging {
        reden: profiel.reden_wijziging.as_ref().map(ToString::to_string),
        termijn: followed(trajectory, earlier, profiel),
        verschillen,
        versie: in_full(trajectory, profiel),
    }
}

/// The zoekrichtingen that went and those that came; where none went, or none came, all of both, so that nothing seems
/// to take the place of what stays.
fn directions(earlier: &Zoekprofiel, profiel: &Zoekprofiel) -> Change {
    let (gone, new) = (missing_in(profiel, earlier), missing_in(earlier, profiel));
    let all = |version: &Zoekprofiel| version.zoekrichtingen.iter().map(|found| found.functie.to_string()).collect();
    let (was, wordt): (Vec<String>, Vec<String>) = match (gone.is_empty(), new.is_empty()) {
        (true, true) => return (None, None),
        (false, false) => (gone, new),
        _ => (all(earlier), all(profiel)),
    };
    (Some(was.join("; ")), Some(wordt.join("; ")))
}

/// `37 in twee richtingen (23-04-2025)`, beside `45 in drie richtingen (24-09-2025)`: a total over other zoekrichtingen
/// is no other count of the same, nor one of another day.
fn counted(version: &Zoekprofiel, other: &Zoekprofiel) -> Option<String> {
    let number = vacancies(version)?;
    let directions = version.zoekrichtingen.len();
    let of = if directions == other.zoekrichtingen.len() {
        String::new()
    } else {
        format!(" in {}", count_in_words(directions, "richting", "richtingen"))
    };
    let day = version.zoekrichtingen.iter().filter_map(|richting| richting.vacature_peildatum).max();
    let on = day.map(|day| format!(" ({})", short_date(day))).unwrap_or_default();
    Some(format!("{}{of}{on}", grouped(number.into())))
}

/// `1 vacature`, `1.250 vacatures`, `geen vacatures`.
pub fn vacancies_told(number: u32) -> String {
    match number {
        0 | 1 => count(number as usize, "vacature", "vacatures"),
        _ => format!("{} vacatures", grouped(number.into())),
    }
}

/// The vacancies of all zoekrichtingen together, when each of them was counted.
pub fn vacancies(profiel: &Zoekprofiel) -> Option<u32> {
    let counted = profiel.zoekrichtingen.iter().map(|richting| richting.vacatures_regio);
    counted.sum::<Option<u32>>().filter(|_| !profiel.zoekrichtingen.is_empty())
}

/// `De gewijzigde belastbaarheid kwam op 16 september 2025 binnen; zoekprofiel versie 2 is …`.
fn followed(trajectory: &Trajectory, earlier: &Zoekprofiel, profiel: &Zoekprofiel) -> Option<String> {
    let between = |day| day > earlier.datum && day <= profiel.datum;
    let changed = trajectory.belastbaarheid.iter().find(|entry| entry.gewijzigd && between(entry.datum))?;
    let received = changed.ontvangen_op.filter(|day| between(*day));
    let known = received.unwrap_or(changed.datum);
    let days = usize::try_from((profiel.datum - known).num_days()).ok()?;
    // What it says, and of which day it is, stands in the section about it.
    let came = match received {
        Some(day) => format!("kwam op {} binnen", long_date(day)),
        None => format!("is van {}", long_date(changed.datum)),
    };
    // From which day is counted: beside the day of the statement another count would seem wrong.
    let after = if received.is_some() { "de ontvangst" } else { "die vaststelling" };
    let later = match days {
        0 => "dezelfde dag".to_owned(),
        1 => format!("een dag na {after}"),
        _ => format!("{} dagen na {after}", in_words(days)),
    };
    Some(format!(
        "De gewijzigde belastbaarheid {came}; zoekprofiel versie {} is {later} vastgesteld, op {}.",
        profiel.versie,
        long_date(profiel.datum),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_excluded_keeps_its_stops() {
        let row = |texts: &[&str]| excluded(&texts.iter().map(|text| Text::parse(text).unwrap()).collect::<Vec<_>>());
        assert_eq!(row(&["tillen", "nachtdienst"]), "tillen; nachtdienst");
        assert_eq!(
            row(&["geen nachtdienst.", "tillen e.d.", "MS Word t/m 2.0."]),
            "geen nachtdienst. tillen e.d.; MS Word t/m 2.0."
        );
    }

    #[test]
    fn vacancies_agree_with_their_number() {
        let printed = [0, 1, 42, 1250, 1_000_000].map(vacancies_told);
        let expected = ["geen vacatures", "1 vacature", "42 vacatures", "1.250 vacatures", "1.000.000 vacatures"];
        assert_eq!(printed, expected);
    }
}
