//! The voortgangsrapportage: what happened in one period, how far it is, what comes next (`docs/domain.md` 3.4).

mod gevraagd;
mod plekken;
mod uitleg;
mod verloop;
mod voorblad;
mod vooruitblik;

use chrono::NaiveDate;
use serde::Serialize;

use super::components::afkortingen::afkortingen;
use super::components::belastbaarheid::{BelastbaarheidDeel, Vaststelling, belastbaarheid};
use super::components::bevindingen::{Bevindingen, findings};
use super::components::cijfers::Cijfer;
use super::components::doel::{DoelRij, goal_state};
use super::components::feiten::{Feit, Feitenblok};
use super::components::gegevens::gegevens;
use super::components::gevraagd::Gevraagd;
use super::components::herstel::{Herstel, herstel};
use super::components::inhoud::{Kopje, no_effort, no_view_of_report, text_or};
use super::components::kalender::{KalenderRij, kalender_rijen};
use super::components::ondertekening::{Handtekening, meaning, ondertekend, places_to_sign};
use super::components::opmaak::{Opmaak, opmaak};
use super::components::plaatsingen::{PlaatsingBlok, placements};
use super::components::scholing::{ScholingRij, courses};
use super::components::tijdlijn::{Tijdlijn, tijdlijn};
use super::components::zoekprofiel::{self, ZoekprofielWijziging};
use super::error::ReportError;
use super::reader::Sight;
use super::request::{Request, sentence};
use super::text::prose::Tekst;
use super::text::stops::without_full_stop;
use super::voortgangsrapportage::gevraagd::gevraagd;
use super::voortgangsrapportage::uitleg::uitleg;
use super::voortgangsrapportage::verloop::{ActiviteitenDeel, SollicitatiesDeel};
use super::voortgangsrapportage::voorblad::StapRij;
use super::voortgangsrapportage::vooruitblik::VooruitblikRij;
use crate::dossier::{changed_profiel, stated_periods};
use crate::dutch::{long_date, sentence_case, short_date};
use crate::trajectory::{
    Belastbaarheid, Doel, DoelStatus, Ondertekening, OndertekeningRol, OndertekeningStatus, Trajectory, Voortgang,
};

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Voortgangsrapportage {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    kernboodschap: Option<String>,
    samenvatting: Tekst,
    gevraagd: Gevraagd,
    tijdlijn: Tijdlijn,
    kalender: Vec<KalenderRij>,
    /// The next step in a sentence, which stands on the page where it has no rows.
    volgende_stap: Option<String>,
    volgende_stappen: Vec<StapRij>,
    herstel: Option<Herstel>,
    gegevens: Vec<Feitenblok>,
    belastbaarheid: BelastbaarheidDeel,
    belastbaarheid_inleiding: String,
    belastbaarheid_toelichting: Option<Tekst>,
    activiteiten: ActiviteitenDeel,
    sollicitaties: SollicitatiesDeel,
    doelen: Vec<DoelRij>,
    plaatsingen: Vec<PlaatsingBlok>,
    scholing: Vec<ScholingRij>,
    inzet: InzetDeel,
    evaluatie: Vec<Kopje>,
    bijstelling: BijstellingDeel,
    vooruitblik: Vec<VooruitblikRij>,
    /// What employee and employer think.
    visie: Vec<Kopje>,
    ondertekening: Vec<Handtekening>,
    /// What a signature under it means.
    betekenis: String,
    gelezen: Option<String>,
    uitleg: Vec<Kopje>,
    afkortingen: Vec<Feit>,
    bevindingen: Option<Bevindingen>,
}

#[derive(Debug, Serialize)]
struct InzetDeel {
    werknemer: Tekst,
    werkgever: Tekst,
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
    zoekprofiel: Option<ZoekprofielWijziging>,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>) -> Result<Voortgangsrapportage, ReportError> {
    let trajectory = &request.dossier.trajectory;
    let voortgang = trajectory.voortgang.as_ref().ok_or(ReportError::MissingPart)?;
    let sight = Sight::of(request.dossier);
    let peildatum = request.dossier.date;
    let kalender = &request.dossier.kalender;
    let (_, signatures) = request.dossier.ondertekening();
    let signatures: &[Ondertekening] = &signatures;
    let places = places_to_sign(request, signatures);
    let (belastbaarheid, newest) = belastbaarheid(request)?;
    let (kernboodschap, samenvatting) = Tekst::with_message(&voortgang.samenvatting, voortgang.kernboodschap.as_ref());

    let (volgende_stap, volgende_stappen) = voorblad::volgende_stap(kalender, request, voortgang)?;

    let mut model = Voortgangsrapportage {
        opmaak: opmaak(
            request,
            format!("Voortgangsrapportage {}", voortgang.volgnummer),
            voorblad::subtitle(trajectory, voortgang),
            format!("Voortgangsrapportage {} traject {}", voortgang.volgnummer, trajectory.traject.nummer),
        )?,
        feiten: voorblad::feiten(request, sight).into_iter().chain(ondertekend(signatures, peildatum)).collect(),
        cijfers: voorblad::cijfers(request, voortgang, sight),
        kernboodschap,
        samenvatting,
        gevraagd: gevraagd(request, voortgang, signatures)?,
        tijdlijn: tijdlijn(request.dossier, kalender, None),
        kalender: kalender_rijen(request.dossier, kalender),
        volgende_stap,
        volgende_stappen,
        herstel: herstel(request.dossier),
        gegevens: gegevens(request.dossier, sight),
        belastbaarheid_inleiding: belastbaarheid_inleiding(request, voortgang, newest)?,
        belastbaarheid_toelichting: voortgang.toelichting_belastbaarheid.as_ref().map(Tekst::of),
        belastbaarheid,
        activiteiten: verloop::activiteiten(request, voortgang, sight)?,
        sollicitaties: verloop::sollicitaties(request, voortgang)?,
        doelen: trajectory.doelen.iter().map(|doel| goal(doel, voortgang, peildatum)).collect(),
        plaatsingen: placements(trajectory, voortgang.period),
        scholing: courses(trajectory, voortgang.period),
        inzet: inzet(voortgang),
        evaluatie: evaluatie(voortgang),
        bijstelling: bijstelling(trajectory, voortgang),
        vooruitblik: vooruitblik::rows(request.dossier, voortgang),
        visie: visie(voortgang, signatures, peildatum),
        betekenis: meaning(request, &places, voortgang.gevraagd.iter().any(|asked| asked.bedrag.is_some()))?,
        ondertekening: places,
        gelezen: gelezen(signatures, voortgang, request)?,
        uitleg: vec![],
        afkortingen: vec![],
        bevindingen: findings(request, sight),
    };
    model.uitleg = uitleg(request, &model, voortgang, sight)?;
    model.afkortingen = afkortingen(&model)?;
    Ok(model)
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
        #[serde(flatten)]
        vaststelling: Vaststelling,
    }
    let trajectory = &request.dossier.trajectory;
    // A time without ability that begins or ends is a change, whatever the hours say.
    let turned = stated_periods(trajectory).any(|stated| {
        let ended = stated.tot.filter(|last| *last < request.dossier.date);
        voortgang.period.contains(stated.van) || ended.is_some_and(|last| voortgang.period.contains(last))
    });
    let came = |entry: &Belastbaarheid| voortgang.period.contains(entry.ontvangen_op.unwrap_or(entry.datum));
    let mut entries = trajectory.belastbaarheid.iter();
    let context = Context {
        gewijzigd: voortgang.belastbaarheid_gewijzigd || turned,
        nieuw_ontvangen: entries.any(|entry| entry.gewijzigd && came(entry)),
        vaststelling: Vaststelling::of(request, newest),
    };
    sentence(request, "voortgangsrapportage/belastbaarheid", context)
}

fn goal(doel: &Doel, voortgang: &Voortgang, peildatum: NaiveDate) -> DoelRij {
    let progress = voortgang.doelen.iter().find(|progress| progress.doel == doel.nummer);
    // Of a goal that the report does not speak of nobody knows whether it has begun.
    let status = progress.map_or(DoelStatus::Open, |progress| progress.status);
    let label = progress.map_or("niet beoordeeld", |progress| progress.status.label());
    let row = DoelRij::of(doel, progress, goal_state(doel, status, label, peildatum));
    DoelRij { percentage: progress.and_then(|progress| progress.percentage), ..row }
}

/// The effort in the words of the caller; an absence only where those do not name its day.
fn inzet(voortgang: &Voortgang) -> InzetDeel {
    let plain = |words: String| words.replace('\u{a0}', " ");
    let told = plain(voortgang.inzet_werknemer.plain());
    let named = |day: NaiveDate| told.contains(&plain(long_date(day))) || told.contains(&short_date(day));
    InzetDeel {
        werknemer: Tekst::of(&voortgang.inzet_werknemer),
        werkgever: text_or(voortgang.inzet_werkgever.as_ref(), &no_effort(OndertekeningRol::Werkgever)),
        afwezigheid: voortgang
            .afwezigheid
            .iter()
            .filter(|missed| !named(missed.datum))
            .map(|missed| AfwezigheidRij {
                datum: short_date(missed.datum),
                soort: missed.soort.label(),
                nieuwe_datum: missed.nieuwe_datum.map(short_date).unwrap_or_default(),
            })
            .collect(),
    }
}

fn visie(voortgang: &Voortgang, signatures: &[Ondertekening], date: NaiveDate) -> Vec<Kopje> {
    use OndertekeningRol::{Werkgever, Werknemer};
    let views = [(Werknemer, &voortgang.visie_werknemer), (Werkgever, &voortgang.visie_werkgever)];
    let absent = |rol| no_view_of_report(rol, signatures, date);
    views.map(|(rol, text)| Kopje::of_role(rol, text.as_ref(), &absent(rol))).into()
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
    BijstellingDeel {
        nodig: change.nodig,
        wat: change.wat.as_ref().map(Tekst::of),
        waarom: change.waarom.as_ref().map(Tekst::of),
        zoekprofiel: changed_profiel(trajectory).map(|(earlier, set)| zoekprofiel::change(trajectory, earlier, set)),
    }
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
                Context { naam, reden: Some(without_full_stop(reason.as_str()).to_owned()) },
            )
            .map(Some)
        }
        _ => Ok(None),
    }
}
