//! The annexes of a plan: what is planned, the cv, and how the belastbaarheid changed.

use serde::Serialize;

use super::beeld::appointments;
use super::profiel::or_empty;
use crate::dossier;
use crate::dutch::short_date;
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::report::text::prose::Tekst;
use crate::trajectory::{ActiviteitStatus, Belastbaarheid, Hours, Plan};

/// The annexes that are there, numbered from one.
#[derive(Debug, Serialize)]
pub struct Bijlagen {
    planning: Option<Bijlage<Vec<GeplandRij>>>,
    cv: Option<Bijlage<Tekst>>,
    belastbaarheid: Option<Bijlage<Vec<BelastbaarheidRij>>>,
}

impl Bijlagen {
    /// How many there are.
    pub fn aantal(&self) -> usize {
        let there = [self.planning.is_some(), self.cv.is_some(), self.belastbaarheid.is_some()];
        there.into_iter().filter(|is_there| *is_there).count()
    }
}

#[derive(Debug, Serialize)]
struct Bijlage<T> {
    nummer: usize,
    titel: &'static str,
    inhoud: T,
}

#[derive(Debug, Serialize)]
struct GeplandRij {
    datum: String,
    week: String,
    soort: &'static str,
    omschrijving: String,
    doel: String,
    wie: String,
}

#[derive(Debug, Serialize)]
struct BelastbaarheidRij {
    datum: String,
    bron: &'static str,
    opgesteld_door: String,
    uren_per_dag: String,
    uren_per_week: String,
    gewijzigd: &'static str,
}

/// What is planned with its days, the cv where the employee agreed to that, and how the belastbaarheid changed.
pub fn bijlagen(request: &Request<'_>, plan: &Plan, sight: Sight) -> Bijlagen {
    let mut numbers = 1..;
    let mut next = || numbers.next().unwrap_or_default();
    let planned = planned_rows(request, sight);
    let cv = plan.cv.as_ref().filter(|_| request.dossier.toestemming_cv().is_some());
    let known = &request.dossier.trajectory.belastbaarheid;
    let changes = known.len() > 1;
    Bijlagen {
        planning: (!planned.is_empty()).then(|| Bijlage {
            nummer: next(),
            titel: "Planning van de activiteiten",
            inhoud: planned,
        }),
        cv: cv.map(|cv| Bijlage { nummer: next(), titel: "Cv", inhoud: Tekst::of(cv) }),
        belastbaarheid: changes.then(|| Bijlage {
            nummer: next(),
            titel: "Belastbaarheid in het kort",
            inhoud: known.iter().map(belastbaarheid_row).collect(),
        }),
    }
}

fn planned_rows(request: &Request<'_>, sight: Sight) -> Vec<GeplandRij> {
    appointments(request, sight)
        .filter(|activiteit| activiteit.status == ActiviteitStatus::Gepland)
        .map(|activiteit| GeplandRij {
            datum: short_date(activiteit.datum),
            week: dossier::week(&request.dossier.trajectory, activiteit.datum),
            soort: activiteit.soort.label(),
            omschrijving: activiteit.omschrijving.to_string(),
            doel: activiteit.doel.map(|number| number.to_string()).unwrap_or_default(),
            wie: or_empty(activiteit.uitvoerder.as_ref()),
        })
        .collect()
}

fn belastbaarheid_row(entry: &Belastbaarheid) -> BelastbaarheidRij {
    let hours = |hours: Option<Hours>| hours.map(|hours| hours.to_string()).unwrap_or_default();
    BelastbaarheidRij {
        datum: short_date(entry.datum),
        bron: entry.bron.label(),
        opgesteld_door: or_empty(entry.opgesteld_door_rol.as_ref()),
        uren_per_dag: hours(entry.uren_per_dag),
        uren_per_week: hours(entry.uren_per_week),
        gewijzigd: if entry.gewijzigd { "ja" } else { "nee" },
    }
}
