//! Parts that several documents share: states, headed texts, belastbaarheid, signatures, the page in plain language,
//! and the findings of the variant for internal use.

use serde::Serialize;

use super::dutch::{long_date, sentence_case, short_date};
use super::furniture::{Feit, feit};
use super::prose::Tekst;
use super::reader::Sight;
use super::sentences::sentence;
use super::{ReportError, Request, verloop};
use crate::checks::Finding;
use crate::trajectory::{
    Belastbaarheid, Ondertekening, OndertekeningRol, OndertekeningStatus, Soort, Trajectory, Variant,
};

/// A state: its word for the template, its label for people.
#[derive(Debug, Serialize)]
pub struct Stand {
    pub woord: &'static str,
    pub label: &'static str,
}

/// A text under a small heading.
#[derive(Debug, Serialize)]
pub struct Kopje {
    pub kop: String,
    pub tekst: Tekst,
}

impl Kopje {
    /// The texts that are there, each under its heading.
    pub fn list<'a>(texts: impl IntoIterator<Item = (&'a str, Option<&'a crate::trajectory::Prose>)>) -> Vec<Self> {
        let headed = |(kop, text): (&str, Option<&crate::trajectory::Prose>)| {
            text.map(|text| Self { kop: kop.to_owned(), tekst: Tekst::of(text) })
        };
        texts.into_iter().filter_map(headed).collect()
    }
}

/// What the employee can bear, as known on the day of the document.
#[derive(Debug, Serialize)]
pub struct BelastbaarheidDeel {
    pub feiten: Vec<Feit>,
    pub rubrieken: Vec<RubriekRij>,
    pub prognose: Option<Tekst>,
}

#[derive(Debug, Serialize)]
pub struct RubriekRij {
    pub rubriek: String,
    pub omschrijvingen: Vec<String>,
}

/// The newest belastbaarheid on the day of the document. A list that only says that nothing changed leaves the limits
/// and hours of the list before it standing.
pub fn belastbaarheid<'a>(request: &Request<'a>) -> Result<(BelastbaarheidDeel, &'a Belastbaarheid), ReportError> {
    let entries = &request.trajectory.belastbaarheid;
    let known = || entries.iter().filter(|entry| entry.datum <= request.date);
    let newest = known().next().or(entries.last()).ok_or(ReportError::MissingPart)?;
    let with = |has: fn(&&Belastbaarheid) -> bool| known().find(has).unwrap_or(newest);
    let limits = with(|entry| !entry.rubrieken.is_empty());
    let hours = with(|entry| entry.uren_per_week.is_some() || entry.uren_per_dag.is_some());
    let older_limits = limits.datum != newest.datum && !limits.rubrieken.is_empty();
    let feiten = [
        Some(Feit::new("Bron", source_line(newest))),
        older_limits.then(|| Feit::new("Mogelijkheden volgens", source_line(limits))),
        feit("Opgesteld door", newest.opgesteld_door_rol.as_ref()),
        feit("Uren per dag", hours.uren_per_dag.map(|hours| format!("ten hoogste {hours}"))),
        feit("Uren per week", hours.uren_per_week.map(|hours| format!("ten hoogste {hours}"))),
        feit("Volgende evaluatie", newest.volgende_evaluatie.map(short_date)),
    ];
    let deel = BelastbaarheidDeel {
        feiten: feiten.into_iter().flatten().collect(),
        rubrieken: rubriek_rijen(limits),
        prognose: newest.prognose_werkhervatting.as_ref().map(Tekst::of),
    };
    Ok((deel, newest))
}

/// `Functionele Mogelijkhedenlijst, 12-12-2024`.
fn source_line(entry: &Belastbaarheid) -> String {
    format!("{}, {}", entry.bron.label(), short_date(entry.datum))
}

/// The limits per rubriek, in the order of the list.
pub fn rubriek_rijen(entry: &Belastbaarheid) -> Vec<RubriekRij> {
    let mut sorted: Vec<_> = entry.rubrieken.iter().collect();
    sorted.sort_by_key(|beperking| beperking.rubriek);
    let mut rows: Vec<RubriekRij> = Vec::new();
    for beperking in sorted {
        let rubriek = format!("{} {}", beperking.rubriek.as_str(), beperking.rubriek.label());
        match rows.last_mut().filter(|row| row.rubriek == rubriek) {
            Some(row) => row.omschrijvingen.push(beperking.omschrijving.to_string()),
            None => rows.push(RubriekRij { rubriek, omschrijvingen: vec![beperking.omschrijving.to_string()] }),
        }
    }
    rows
}

/// A signature, set or still open.
#[derive(Debug, Serialize)]
pub struct Handtekening {
    pub rol: String,
    pub naam: String,
    pub functie: Option<String>,
    pub plaats: Option<String>,
    pub datum: Option<String>,
    pub stand: &'static str,
    pub stand_tekst: &'static str,
    pub opmerking: Option<String>,
}

impl Handtekening {
    pub fn of(signature: &Ondertekening) -> Self {
        Self {
            rol: sentence_case(signature.rol.label()),
            naam: signature.naam.to_string(),
            functie: signature.functie.as_ref().map(ToString::to_string),
            plaats: signature.plaats.as_ref().map(ToString::to_string),
            datum: signature.datum.map(long_date),
            stand: signature.status.as_str(),
            stand_tekst: signature.status.label(),
            opmerking: signature.opmerking.as_ref().map(ToString::to_string),
        }
    }
}

/// The signatures of a document: its own, or else those of the trajectory.
pub fn signatures<'a>(own: &'a [Ondertekening], trajectory: &'a Trajectory) -> &'a [Ondertekening] {
    if own.is_empty() { &trajectory.ondertekening } else { own }
}

/// What the reader of a document is asked to do.
pub fn asked(request: &Request<'_>, signatures: &[Ondertekening]) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        soort: &'static str,
        variant: &'static str,
        moet_tekenen: bool,
    }
    let rol = match request.variant {
        Variant::Werknemer => OndertekeningRol::Werknemer,
        _ => OndertekeningRol::Werkgever,
    };
    let open = signatures.iter().any(|signature| signature.rol == rol && signature.status == OndertekeningStatus::Open);
    let context = Context { soort: request.soort.as_str(), variant: request.variant.as_str(), moet_tekenen: open };
    Ok(Tekst::of_sentences(&sentence(request, "gevraagd", context)?))
}

/// The page in plain language: what this is, what happens now, what the employee may do. Only for a reader who gets
/// one.
pub fn explanation(request: &Request<'_>, sight: Sight) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        adviseur: String,
        telefoon: Option<String>,
        email: Option<String>,
        werkgever: String,
        laatste_dag: String,
        week: String,
    }
    if !sight.explanation {
        return Ok(vec![]);
    }
    let trajectory = request.trajectory;
    let adviseur = &trajectory.adviseur;
    let context = Context {
        adviseur: adviseur.naam.to_string(),
        telefoon: adviseur.telefoon.as_ref().map(ToString::to_string),
        email: adviseur.email.as_ref().map(ToString::to_string),
        werkgever: trajectory.werkgever.naam.to_string(),
        laatste_dag: long_date(trajectory.verzuim.laatste_dag()),
        week: verloop::week(trajectory, request.date),
    };
    let name = match request.soort {
        Soort::PlanVanAanpak => "uitleg_plan_van_aanpak",
        Soort::Voortgangsrapportage => "uitleg_voortgangsrapportage",
        Soort::Eindrapportage => "uitleg_eindrapportage",
        Soort::Offerte => "uitleg_offerte",
    };
    let text = sentence(request, name, context)?;
    let sections = text.split("\n## ").map(|part| part.strip_prefix("## ").unwrap_or(part));
    Ok(sections
        .filter_map(|part| part.split_once('\n'))
        .map(|(kop, body)| Kopje { kop: kop.trim().to_owned(), tekst: Tekst::of_sentences(body) })
        .collect())
}

#[derive(Debug, Serialize)]
pub struct BevindingRij {
    pub code: &'static str,
    pub ernst: &'static str,
    pub plaatsen: String,
    pub tekst: String,
}

/// The findings, for the reader who may see them.
pub fn findings(request: &Request<'_>, sight: Sight) -> Option<Vec<BevindingRij>> {
    let row = |finding: &Finding| BevindingRij {
        code: finding.code,
        ernst: finding.severity.as_str(),
        plaatsen: finding.pointers.join(", "),
        tekst: finding.detail.clone(),
    };
    sight.internal.then(|| request.findings.iter().map(row).collect())
}
