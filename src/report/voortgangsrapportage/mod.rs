//! The voortgangsrapportage: what happened in one period, how far it is, what comes next (`docs/domain.md` 3.4).

mod gevraagd;
mod verloop;
mod voorblad;

use serde::Serialize;

use super::components::belastbaarheid::{BelastbaarheidDeel, belastbaarheid, belastbaarheid_described};
use super::components::bevindingen::{Bevindingen, findings};
use super::components::cijfers::Cijfer;
use super::components::feiten::{Feit, Feitenblok, still_due};
use super::components::gegevens::gegevens;
use super::components::inhoud::Kopje;
use super::components::kalender::{KalenderRij, kalender_rijen};
use super::components::ondertekening::{Handtekening, signatures};
use super::components::opmaak::{Opmaak, opmaak};
use super::components::plaatsingen::{PlaatsingBlok, placements};
use super::components::stand::Stand;
use super::components::tijdlijn::{Tijdlijn, tijdlijn};
use super::components::uitleg::explanation;
use super::error::ReportError;
use super::reader::Sight;
use super::request::{Request, holds_medical_words, sentence};
use super::text::prose::Tekst;
use super::voortgangsrapportage::gevraagd::gevraagd;
use super::voortgangsrapportage::verloop::{ActiviteitenDeel, SollicitatiesDeel};
use crate::dutch::{long_date, sentence_case, short_date};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Belastbaarheid, Doel, DoelStatus, Kalender, MijlpaalSoort, Ondertekening,
    OndertekeningRol, OndertekeningStatus, Trajectory, Voortgang,
};

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Voortgangsrapportage {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    stoplicht: Option<Stand>,
    samenvatting: Tekst,
    gevraagd: Tekst,
    tijdlijn: Tijdlijn,
    kalender: Vec<KalenderRij>,
    volgende_stap: Option<String>,
    gegevens: Vec<Feitenblok>,
    belastbaarheid: BelastbaarheidDeel,
    belastbaarheid_inleiding: String,
    belastbaarheid_toelichting: Option<Tekst>,
    activiteiten: ActiviteitenDeel,
    sollicitaties: SollicitatiesDeel,
    doelen: Vec<DoelRij>,
    plaatsingen: Vec<PlaatsingBlok>,
    inzet: InzetDeel,
    evaluatie: Vec<Kopje>,
    bijstelling: BijstellingDeel,
    vooruitblik: Vec<VooruitblikRij>,
    visie_werknemer: Option<Tekst>,
    ondertekening: Vec<Handtekening>,
    gelezen: Option<String>,
    uitleg: Vec<Kopje>,
    bevindingen: Option<Bevindingen>,
}

#[derive(Debug, Serialize)]
struct DoelRij {
    nummer: u32,
    doel: String,
    meetbaar: Option<String>,
    uiterlijk: String,
    stand: &'static str,
    stand_tekst: &'static str,
    percentage: Option<u32>,
    toelichting: Option<String>,
}

#[derive(Debug, Serialize)]
struct InzetDeel {
    werknemer: Tekst,
    werkgever: Option<Tekst>,
    afwezigheid: Vec<AfwezigheidRij>,
}

#[derive(Debug, Serialize)]
struct AfwezigheidRij {
    datum: String,
    soort: &'static str,
    nieuwe_datum: String,
}

#[derive(Debug, Serialize)]
struct BijstellingDeel {
    nodig: bool,
    wat: Option<Tekst>,
    waarom: Option<Tekst>,
    zoekprofiel: Option<String>,
}

#[derive(Debug, Serialize)]
struct VooruitblikRij {
    datum: String,
    soort: String,
    omschrijving: String,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>) -> Result<Voortgangsrapportage, ReportError> {
    let trajectory = &request.dossier.trajectory;
    let voortgang = trajectory.voortgang.as_ref().ok_or(ReportError::MissingPart)?;
    let sight = Sight::of(request.dossier);
    let peildatum = request.dossier.date;
    let kalender = &request.dossier.kalender;
    let signatures = signatures(&voortgang.ondertekening, trajectory);
    let (belastbaarheid, newest) = belastbaarheid(request)?;

    Ok(Voortgangsrapportage {
        opmaak: opmaak(
            request,
            format!("Voortgangsrapportage {}", voortgang.volgnummer),
            voorblad::subtitle(trajectory, voortgang),
            format!("Voortgangsrapportage {} traject {}", voortgang.volgnummer, trajectory.traject.nummer),
        )?,
        feiten: voorblad::feiten(request, sight),
        cijfers: voorblad::cijfers(request, voortgang, sight),
        stoplicht: voortgang.stoplicht.map(|light| Stand { woord: light.as_str(), label: light.label() }),
        samenvatting: Tekst::of(&voortgang.samenvatting),
        gevraagd: gevraagd(request, signatures)?,
        tijdlijn: tijdlijn(request.dossier, kalender, None),
        kalender: kalender_rijen(trajectory, kalender, peildatum),
        volgende_stap: voorblad::volgende_stap(kalender, request)?,
        gegevens: gegevens(trajectory, sight),
        belastbaarheid_inleiding: belastbaarheid_inleiding(request, voortgang, newest)?,
        belastbaarheid_toelichting: voortgang.toelichting_belastbaarheid.as_ref().map(Tekst::of),
        belastbaarheid,
        activiteiten: verloop::activiteiten(request, voortgang, sight)?,
        sollicitaties: verloop::sollicitaties(request, voortgang)?,
        doelen: trajectory.doelen.iter().map(|doel| goal(doel, voortgang)).collect(),
        plaatsingen: placements(trajectory, voortgang.period),
        inzet: inzet(voortgang),
        evaluatie: evaluatie(voortgang),
        bijstelling: bijstelling(trajectory, voortgang),
        vooruitblik: vooruitblik(trajectory, voortgang, sight),
        visie_werknemer: voortgang.visie_werknemer.as_ref().map(Tekst::of),
        ondertekening: signatures.iter().map(Handtekening::of).collect(),
        gelezen: gelezen(signatures, voortgang, request)?,
        uitleg: uitleg(request, voortgang, kalender, sight)?,
        bevindingen: findings(request, sight),
    })
}

/// The sentence that opens the section on belastbaarheid.
fn belastbaarheid_inleiding(
    request: &Request<'_>,
    voortgang: &Voortgang,
    newest: &Belastbaarheid,
) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        gewijzigd: bool,
        /// Whether a changed one came in the period, whatever the file says of a change.
        nieuw_ontvangen: bool,
        bron: String,
        datum: String,
        ontvangen: Option<String>,
        beschreven: bool,
        medisch: bool,
    }
    let received = newest.ontvangen_op.unwrap_or(newest.datum);
    let context = Context {
        gewijzigd: voortgang.belastbaarheid_gewijzigd,
        nieuw_ontvangen: newest.gewijzigd && voortgang.period.contains(received),
        bron: newest.bron.label().to_owned(),
        datum: long_date(newest.datum),
        ontvangen: newest.ontvangen_op.map(long_date),
        beschreven: belastbaarheid_described(request),
        medisch: holds_medical_words(request),
    };
    sentence(request, "voortgangsrapportage/belastbaarheid", context)
}

fn goal(doel: &Doel, voortgang: &Voortgang) -> DoelRij {
    let progress = voortgang.doelen.iter().find(|progress| progress.doel == doel.nummer);
    let status = progress.map_or(DoelStatus::Open, |progress| progress.status);
    DoelRij {
        nummer: doel.nummer,
        doel: doel.omschrijving.to_string(),
        meetbaar: doel.meetbaar.as_ref().map(ToString::to_string),
        uiterlijk: doel.deadline.map(short_date).unwrap_or_default(),
        stand: status.as_str(),
        stand_tekst: status.label(),
        percentage: progress.and_then(|progress| progress.percentage),
        toelichting: progress.and_then(|progress| progress.toelichting.as_ref()).map(ToString::to_string),
    }
}

fn inzet(voortgang: &Voortgang) -> InzetDeel {
    InzetDeel {
        werknemer: Tekst::of(&voortgang.inzet_werknemer),
        werkgever: voortgang.inzet_werkgever.as_ref().map(Tekst::of),
        afwezigheid: voortgang
            .afwezigheid
            .iter()
            .map(|missed| AfwezigheidRij {
                datum: short_date(missed.datum),
                soort: missed.soort.label(),
                nieuwe_datum: missed.nieuwe_datum.map(short_date).unwrap_or_default(),
            })
            .collect(),
    }
}

fn evaluatie(voortgang: &Voortgang) -> Vec<Kopje> {
    Kopje::list([
        ("Wat ging goed", voortgang.wat_ging_goed.as_ref()),
        ("Wat belemmert", voortgang.wat_belemmert.as_ref()),
        ("Oorzaak", voortgang.oorzaak.as_ref()),
    ])
}

fn bijstelling(trajectory: &Trajectory, voortgang: &Voortgang) -> BijstellingDeel {
    let change = &voortgang.bijstelling;
    let profiel = change
        .zoekprofiel_versie
        .and_then(|version| trajectory.zoekprofielen.iter().find(|profiel| profiel.versie == version));
    BijstellingDeel {
        nodig: change.nodig,
        wat: change.wat.as_ref().map(Tekst::of),
        waarom: change.waarom.as_ref().map(Tekst::of),
        zoekprofiel: profiel.map(|profiel| {
            format!("De bijstelling staat in zoekprofiel versie {} van {}.", profiel.versie, long_date(profiel.datum))
        }),
    }
}

/// What the caller planned for the next period, with the activities of the trajectory that are planned after it.
fn vooruitblik(trajectory: &Trajectory, voortgang: &Voortgang, sight: Sight) -> Vec<VooruitblikRij> {
    let given = voortgang.vooruitblik.iter().map(|item| (item.datum, item.soort, item.omschrijving.to_string()));
    let planned = planned_after(trajectory, voortgang, sight)
        .map(|activiteit| (Some(activiteit.datum), Some(activiteit.soort), activiteit.omschrijving.to_string()));
    let mut rows: Vec<_> = given.chain(planned).collect();
    rows.sort_by_key(|(date, _, _)| date.unwrap_or(chrono::NaiveDate::MAX));
    rows.dedup();
    rows.into_iter()
        .map(|(date, soort, omschrijving)| VooruitblikRij {
            datum: date.map(short_date).unwrap_or_default(),
            soort: soort.map(|soort| soort.label().to_owned()).unwrap_or_default(),
            omschrijving,
        })
        .collect()
}

/// Activities that are planned after the period.
fn planned_after<'a>(
    trajectory: &'a Trajectory,
    voortgang: &'a Voortgang,
    sight: Sight,
) -> impl Iterator<Item = &'a Activiteit> {
    trajectory.activiteiten.iter().filter(move |activiteit| {
        activiteit.status == ActiviteitStatus::Gepland
            && activiteit.datum > voortgang.period.last()
            && sight.shows(activiteit)
    })
}

/// The page in plain language.
fn uitleg(
    request: &Request<'_>,
    voortgang: &Voortgang,
    kalender: &Kalender,
    sight: Sight,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        /// Whether the view of the employee is in the report.
        mening: bool,
        volgende_datum: Option<String>,
        wia_uiterlijk: Option<String>,
    }
    let planned = planned_after(&request.dossier.trajectory, voortgang, sight).map(|activiteit| activiteit.datum);
    let given = voortgang.vooruitblik.iter().filter_map(|item| item.datum);
    let next = given.chain(planned).filter(|date| *date >= request.dossier.date).min();
    let context = Context {
        mening: voortgang.visie_werknemer.is_some(),
        volgende_datum: next.map(long_date),
        wia_uiterlijk: still_due(kalender, MijlpaalSoort::WiaAanvraag, request.dossier.date).map(long_date),
    };
    explanation(request, sight, context)
}

/// Whether the employee has read the report, in a sentence; nothing while that is still open.
fn gelezen(
    signatures: &[Ondertekening],
    voortgang: &Voortgang,
    request: &Request<'_>,
) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        naam: String,
        reden: Option<String>,
    }
    let signed = signatures
        .iter()
        .any(|signature| signature.rol == OndertekeningRol::Werknemer && signature.status != OndertekeningStatus::Open);
    match (&voortgang.reden_niet_gelezen, signed) {
        (Some(reason), false) => {
            let naam = sentence_case(&request.dossier.trajectory.werknemer.naam.short());
            sentence(
                request,
                "voortgangsrapportage/gelezen",
                Context { naam, reden: Some(reason.as_str().trim_end_matches('.').to_owned()) },
            )
            .map(Some)
        }
        _ => Ok(None),
    }
}
