//! Parts that several documents share: states, headed texts, belastbaarheid, signatures, the page in plain language,
//! and the findings of the variant for internal use.

use chrono::NaiveDate;
use serde::Serialize;

use super::dutch::{count, enumeration, hours_and_minutes, long_date, sentence_case, short_date};
use super::furniture::{Feit, feit};
use super::prose::Tekst;
use super::reader::Sight;
use super::sentences::sentence;
use super::{ReportError, Request, verloop};
use crate::checks::{Finding, Severity};
use crate::trajectory::{
    Activiteit, Belastbaarheid, Kalender, Loonsanctie, MijlpaalSoort, Ondertekening, OndertekeningRol,
    OndertekeningStatus, Soort, Status, Trajectory, Variant,
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

/// Whether the file says, on the day of the document, what the employee can bear: in limits or in hours.
pub fn belastbaarheid_described(request: &Request<'_>) -> bool {
    let mut known = request.trajectory.belastbaarheid.iter().filter(|entry| entry.datum <= request.date);
    known.any(|entry| !entry.rubrieken.is_empty() || entry.uren_per_dag.is_some() || entry.uren_per_week.is_some())
}

/// Whether a text of the document holds what may be medical: then no sentence of ours may deny it.
pub fn holds_medical_words(request: &Request<'_>) -> bool {
    request.findings.iter().any(|finding| finding.code == "P01")
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

/// Whose signature a reader looks for: that of the employee, or else that of the employer.
pub fn signs_as(variant: Variant) -> OndertekeningRol {
    match variant {
        Variant::Werknemer => OndertekeningRol::Werknemer,
        Variant::Werkgever | Variant::Uwv | Variant::Intern => OndertekeningRol::Werkgever,
    }
}

/// What the signature of a party says, as a sentence to that party; nothing while it is open, or when it was set before
/// the day of the document and so belongs to an earlier one.
pub fn signed(
    request: &Request<'_>,
    signatures: &[Ondertekening],
    rol: OndertekeningRol,
) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        status: &'static str,
        datum: Option<String>,
    }
    let own = signatures.iter().filter(|signature| signature.rol == rol);
    let mut set = own.filter(|signature| signature.status != OndertekeningStatus::Open);
    let Some(signature) = set.find(|signature| signature.datum.is_none_or(|date| date >= request.date)) else {
        return Ok(None);
    };
    let context = Context { status: signature.status.as_str(), datum: signature.datum.map(long_date) };
    sentence(request, "getekend", context).map(Some)
}

/// Whether the document may still change, so that nobody should sign it.
pub fn is_concept(request: &Request<'_>) -> bool {
    super::status_of(request.trajectory, request.soort) == Status::Concept
}

/// What the reader of a document is asked to do.
pub fn asked(request: &Request<'_>, signatures: &[Ondertekening]) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        soort: &'static str,
        variant: &'static str,
        moet_tekenen: bool,
        concept: bool,
        getekend: Option<String>,
        bevindingen: bool,
    }
    let rol = signs_as(request.variant);
    let open = signatures.iter().any(|signature| signature.rol == rol && signature.status == OndertekeningStatus::Open);
    let context = Context {
        soort: request.soort.as_str(),
        variant: request.variant.as_str(),
        moet_tekenen: open,
        concept: is_concept(request),
        getekend: signed(request, signatures, rol)?,
        bevindingen: !request.findings.is_empty(),
    };
    Ok(Tekst::of_sentences(&sentence(request, "gevraagd", context)?))
}

/// What UWV decided about the payment of wage, as far as it was known on a day.
pub fn sanction_facts(sanctie: Option<&Loonsanctie>, date: NaiveDate) -> Vec<Feit> {
    let Some(sanctie) = sanctie.filter(|sanctie| sanctie.besluitdatum <= date) else { return vec![] };
    let asked = sanctie.bekortingsverzoek.filter(|asked| *asked <= date);
    [
        Some(Feit::new("Besluit loonsanctie", long_date(sanctie.besluitdatum))),
        Some(Feit::new("Loondoorbetaling tot", long_date(sanctie.tot))),
        feit("Tekortkoming volgens UWV", sanctie.tekortkoming.as_ref()),
        feit("Bekortingsverzoek", asked.map(long_date)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Time spent together, when any was recorded.
pub fn time_spent<'a>(activities: impl Iterator<Item = &'a Activiteit>) -> Option<String> {
    let minutes: u32 = activities.filter_map(|activiteit| activiteit.duur_min).sum();
    (minutes > 0).then(|| hours_and_minutes(minutes))
}

/// The last day on which a step of the law is in time, while it lies ahead and the step was not taken.
pub fn still_due(kalender: &Kalender, soort: MijlpaalSoort, date: NaiveDate) -> Option<NaiveDate> {
    let step = kalender.get(soort).filter(|step| step.gerealiseerd.is_none())?;
    step.uiterlijk.filter(|last| *last >= date)
}

/// The page in plain language: what this is, what happens now, what the employee may do. Only for a reader who gets
/// one. Its placeholders are those that every such page has, and those of the kind of document.
pub fn explanation(request: &Request<'_>, sight: Sight, eigen: impl Serialize) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context<T> {
        adviseur: String,
        telefoon: Option<String>,
        email: Option<String>,
        werkgever: String,
        laatste_dag: String,
        /// Whether that day has passed.
        voorbij: bool,
        /// UWV's "tot", when it had extended the payment of wage by the day of the document.
        verlengd_tot: Option<String>,
        /// The day of the document, and the sickness week that it was in.
        datum: String,
        week: String,
        /// Days of recovery or leave do not count in it.
        onderbroken: bool,
        /// Whether the copy for UWV carries the number.
        bsn_bekend: bool,
        medisch: bool,
        #[serde(flatten)]
        eigen: T,
    }
    if !sight.explanation {
        return Ok(vec![]);
    }
    let trajectory = request.trajectory;
    let adviseur = &trajectory.adviseur;
    let last_day = trajectory.verzuim.laatste_dag();
    let known = trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.besluitdatum <= request.date);
    let extended = known.map(|sanctie| sanctie.tot).filter(|tot| *tot > trajectory.verzuim.eerste_dag_erna());
    let context = Context {
        adviseur: adviseur.naam.to_string(),
        telefoon: adviseur.telefoon.as_ref().map(ToString::to_string),
        email: adviseur.email.as_ref().map(ToString::to_string),
        werkgever: trajectory.werkgever.naam.to_string(),
        laatste_dag: long_date(last_day),
        voorbij: last_day < request.date,
        verlengd_tot: extended.map(long_date),
        datum: long_date(request.date),
        week: verloop::week(trajectory, request.date),
        onderbroken: !trajectory.verzuim.wachttijd.pauzes().is_empty(),
        bsn_bekend: trajectory.werknemer.bsn.is_some(),
        medisch: holds_medical_words(request),
        eigen,
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

/// The findings with how many there are, the heaviest first.
#[derive(Debug, Serialize)]
pub struct Bevindingen {
    pub telling: String,
    pub rijen: Vec<BevindingRij>,
}

/// The findings, for the reader who may see them.
pub fn findings(request: &Request<'_>, sight: Sight) -> Option<Bevindingen> {
    let row = |finding: &Finding| BevindingRij {
        code: finding.code,
        ernst: finding.severity.as_str(),
        plaatsen: finding.pointers.join(", "),
        tekst: finding.detail.clone(),
    };
    let number = |severity: Severity| request.findings.iter().filter(|finding| finding.severity == severity).count();
    let told = [
        (number(Severity::Blokkade), "blokkade", "blokkades"),
        (number(Severity::Waarschuwing), "waarschuwing", "waarschuwingen"),
        (number(Severity::Info), "opmerking", "opmerkingen"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    let mut sorted: Vec<&Finding> = request.findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.severity, finding.code));
    sight.internal.then(|| Bevindingen {
        telling: format!("{}.", sentence_case(&enumeration(&told))),
        rijen: sorted.into_iter().map(row).collect(),
    })
}
