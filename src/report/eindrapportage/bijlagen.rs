//! The annexes of the eindrapportage: the two logs, the versions of plan and zoekprofiel, and the list of documents.
//!
//! Every reader gets all of them: UWV and the employer to verify the report, the employee because they are about them
//! (`docs/domain.md` 4.1). What a reader may not see is left out inside them, by the same rules as in the report.

use chrono::Datelike;
use serde::Serialize;

use super::documenten::{Documenten, documents, own_documents};
use super::profiel;
use super::scope::Scope;
use crate::dutch::{count, month_and_year, sentence_case, short_date};
use crate::report::components::activiteiten::{self, ActiviteitRij};
use crate::report::components::feiten::time_spent;
use crate::report::components::sollicitaties::{self, RichtingRij, SollicitatieGroep};
use crate::report::components::zoekprofiel::{self, ZoekprofielBlok};
use crate::report::error::ReportError;
use crate::trajectory::{Activiteit, ActiviteitStatus, EerderSoort, Kalender, Sollicitatie};

/// The annexes that there is something to tell in, numbered in this order.
#[derive(Debug, Serialize)]
pub struct Bijlagen {
    activiteiten: Option<Logboek<ActiviteitGroep>>,
    sollicitaties: Option<Logboek<SollicitatieGroep>>,
    versies: Option<Versies>,
    documenten: Documenten,
}

/// Everything that happened of one kind, group by group.
#[derive(Debug, Serialize)]
struct Logboek<T> {
    naam: String,
    groepen: Vec<T>,
    /// A sentence that holds for every row.
    inleiding: Option<String>,
    /// What the numbers in its rows stand for.
    richtingen: Vec<RichtingRij>,
}

/// Activities of one phase of the plan, or of one month, with what was done in it.
#[derive(Debug, Serialize)]
struct ActiviteitGroep {
    titel: String,
    rijen: Vec<ActiviteitRij>,
}

/// The versions of trajectplan and zoekprofiel, and the earlier zoekprofielen in full.
#[derive(Debug, Serialize)]
struct Versies {
    naam: String,
    rijen: Vec<VersieRij>,
    zoekprofielen: Vec<ZoekprofielBlok>,
}

#[derive(Debug, Serialize)]
struct VersieRij {
    datum: String,
    document: String,
    reden: String,
}

impl Bijlagen {
    pub fn naam_activiteiten(&self) -> Option<&str> {
        self.activiteiten.as_ref().map(|bijlage| bijlage.naam.as_str())
    }

    pub fn naam_sollicitaties(&self) -> Option<&str> {
        self.sollicitaties.as_ref().map(|bijlage| bijlage.naam.as_str())
    }

    /// The annex with the earlier zoekprofielen, when there are any.
    pub fn naam_versies(&self) -> Option<&str> {
        self.versies.as_ref().filter(|bijlage| !bijlage.zoekprofielen.is_empty()).map(|bijlage| bijlage.naam.as_str())
    }
}

pub fn bijlagen(scope: Scope<'_>, kalender: &Kalender) -> Result<Bijlagen, ReportError> {
    let mut number = 0;
    let mut next_name = || {
        number += 1;
        format!("Bijlage\u{a0}{number}")
    };
    let mut activities = activity_groups(scope);
    let performers = activiteiten::performers(activities.iter_mut().flat_map(|group| &mut group.rijen));
    let activiteiten = (!activities.is_empty()).then(|| Logboek {
        naam: next_name(),
        groepen: activities,
        inleiding: performers,
        richtingen: vec![],
    });
    let applications = sollicitaties::application_groups(scope.trajectory, scope.period);
    let listed = |sollicitatie: &Sollicitatie| scope.period.contains(sollicitatie.datum);
    let richtingen = sollicitaties::key_rows(scope.trajectory, listed);
    let sollicitaties = (!applications.is_empty()).then(|| Logboek {
        naam: next_name(),
        inleiding: sollicitaties::evidence(&applications),
        richtingen,
        groepen: applications,
    });
    let versions = version_rows(scope);
    let versies = (versions.len() > 1).then(|| Versies {
        naam: next_name(),
        rijen: versions,
        zoekprofielen: earlier_profiles(scope),
    });
    let documenten = documents(scope, kalender, next_name())?;
    Ok(Bijlagen { activiteiten, sollicitaties, versies, documenten })
}

/// The activities by phase where the phases of the plan hold them all, and else by month.
fn activity_groups(scope: Scope<'_>) -> Vec<ActiviteitGroep> {
    let shown: Vec<&Activiteit> = activiteiten::of_period(scope.trajectory, scope.period, scope.sight).collect();
    let phase =
        |activiteit: &Activiteit| scope.trajectory.fases.iter().position(|fase| fase.period.contains(activiteit.datum));
    let by_phase = shown.iter().all(|activiteit| phase(activiteit).is_some());
    let month = |activiteit: &Activiteit| (activiteit.datum.year(), activiteit.datum.month());
    let together = |one: &&Activiteit, next: &&Activiteit| {
        if by_phase { phase(one) == phase(next) } else { month(one) == month(next) }
    };
    let name = |first: &Activiteit| match phase(first).and_then(|place| scope.trajectory.fases.get(place)) {
        Some(fase) if by_phase => fase.titel.to_string(),
        _ => sentence_case(&month_and_year(first.datum)),
    };
    shown
        .chunk_by(together)
        .map(|group| ActiviteitGroep {
            titel: group_title(&name(group[0]), group),
            rijen: group
                .iter()
                .map(|activiteit| activiteiten::row(scope.trajectory, activiteit, scope.sight))
                .collect(),
        })
        .collect()
}

/// `Activering: 26 activiteiten, 25 uur en 15 minuten`.
fn group_title(name: &str, group: &[&Activiteit]) -> String {
    let done = || group.iter().copied().filter(|activiteit| activiteit.status == ActiviteitStatus::Uitgevoerd);
    let time = time_spent(done()).map(|time| format!(", {time}")).unwrap_or_default();
    format!("{name}: {}{time}", count(done().count(), "activiteit", "activiteiten"))
}

/// Every version of trajectplan and zoekprofiel in order of date, with why it came.
fn version_rows(scope: Scope<'_>) -> Vec<VersieRij> {
    let plans = own_documents(scope).into_iter().filter(|made| made.soort == EerderSoort::PlanVanAanpak);
    let plans = plans.map(|made| {
        let first = made.naam.ends_with("versie 1") || made.naam.contains("versie 1 ");
        (made.datum, made.naam, if first { "eerste versie".to_owned() } else { String::new() })
    });
    let profiles = profiel::known(scope).into_iter().map(|profiel| {
        let reason = profiel.reden_wijziging.as_ref().map_or_else(|| "eerste versie".to_owned(), ToString::to_string);
        (profiel.datum, format!("Zoekprofiel versie {}", profiel.versie), reason)
    });
    let mut rows: Vec<_> = plans.chain(profiles).collect();
    rows.sort_by_key(|(date, _, _)| *date);
    rows.into_iter().map(|(date, document, reden)| VersieRij { datum: short_date(date), document, reden }).collect()
}

/// The zoekprofielen before the last one, which stands in the report itself.
fn earlier_profiles(scope: Scope<'_>) -> Vec<ZoekprofielBlok> {
    let known = profiel::known(scope);
    let earlier = known.split_last().map_or(&[][..], |(_, earlier)| earlier);
    earlier.iter().map(|profiel| zoekprofiel::in_full(scope.trajectory, profiel)).collect()
}
