//! The eindrapportage: the whole trajectory, what it led to and what comes after it (`docs/domain.md` 3.5).
//! Its parts are the files beside this one.

mod bijlagen;
mod documenten;
mod doelen;
mod gepland;
mod gevraagd;
mod profiel;
mod reden;
mod resultaat;
mod scope;
mod slot;
mod toets;
mod uitleg;
mod uren;
mod verloop;
mod voorblad;

use serde::Serialize;

use super::components::afkortingen::afkortingen;
use super::components::bevindingen::{Bevindingen, findings};
use super::components::cijfers::Cijfer;
use super::components::feiten::{Feit, Feitenblok};
use super::components::gegevens::gegevens;
use super::components::gevraagd::Gevraagd;
use super::components::herstel::{Herstel, HerstelRij, herstel, sanction_facts};
use super::components::inhoud::Kopje;
use super::components::kalender::{KalenderRij, kalender_rijen};
use super::components::ondertekening::{Handtekening, meaning, ondertekend};
use super::components::opmaak::{Opmaak, opmaak};
use super::components::stand::Stand;
use super::components::tijdlijn::{Tijdlijn, tijdlijn};
use super::eindrapportage::bijlagen::{Bijlagen, bijlagen};
use super::eindrapportage::doelen::{DoelenDeel, doelen};
use super::eindrapportage::gepland::{GeplandRij, eerste_start, gepland, kalender};
use super::eindrapportage::gevraagd::gevraagd;
use super::eindrapportage::profiel::{PersoonsprofielDeel, ZoekprofielDeel, persoonsprofiel, zoekprofiel};
use super::eindrapportage::reden::reden;
use super::eindrapportage::resultaat::{InzetDeel, KnelpuntRij, ResultaatDeel, inzet, knelpunten, resultaat};
use super::eindrapportage::scope::Scope;
use super::eindrapportage::slot::{VervolgDeel, inspanningen, ondertekening, signatures, vervolg, visie};
use super::eindrapportage::uitleg::uitleg;
use super::eindrapportage::verloop::{
    ActiviteitenDeel, BelastbaarheidVerloop, SollicitatiesDeel, activiteiten, belastbaarheid, sollicitaties,
};
use super::eindrapportage::voorblad::{cijfers, feiten, message, stand, subtitle};
use super::error::ReportError;
use super::request::Request;
use super::text::prose::Tekst;

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Eindrapportage {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    stand: Option<Stand>,
    reden: String,
    kernboodschap: Option<String>,
    conclusie_kort: Tekst,
    gevraagd: Gevraagd,
    uitleg: Vec<Kopje>,
    tijdlijn: Tijdlijn,
    kalender: Vec<KalenderRij>,
    gepland: Vec<GeplandRij>,
    /// What the first start had to keep to, in a track that repairs.
    eerste_start: Option<String>,
    gegevens: Vec<Feitenblok>,
    /// What UWV found lacking, point by point.
    tekortkomingen: Vec<HerstelRij>,
    /// Why the request for an earlier end comes when it does.
    moment_verzoek: Option<String>,
    belastbaarheid: BelastbaarheidVerloop,
    persoonsprofiel: Option<PersoonsprofielDeel>,
    zoekprofiel: ZoekprofielDeel,
    activiteiten: ActiviteitenDeel,
    sollicitaties: SollicitatiesDeel,
    inzet: InzetDeel,
    resultaat: Option<ResultaatDeel>,
    doelen: Option<DoelenDeel>,
    knelpunten: Vec<KnelpuntRij>,
    /// What employee and employer did for the track, in the words of the bureau.
    inspanningen: Vec<Kopje>,
    conclusie: Tekst,
    vervolg: VervolgDeel,
    visie: Vec<Kopje>,
    ondertekening: Vec<Handtekening>,
    /// What a signature under it means.
    betekenis: String,
    bijlagen: Bijlagen,
    afkortingen: Vec<Feit>,
    bevindingen: Option<Bevindingen>,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>) -> Result<Eindrapportage, ReportError> {
    let scope = Scope::of(request)?;
    let (trajectory, eind, sight) = (scope.trajectory, scope.eind, scope.sight);
    let kalender = kalender(scope);
    let (kernboodschap, conclusie_kort) = message(scope);
    let signatures = signatures(scope);
    let places = ondertekening(scope, &signatures);
    let bijlagen = bijlagen(scope, &kalender)?;
    let sanction = if scope.overleden() { vec![] } else { sanction_facts(trajectory) };
    let herstel = herstel(request.dossier).filter(|_| !scope.overleden());
    let sanction = (!sanction.is_empty()).then(|| Feitenblok::new("Loonsanctie", sanction.into_iter().map(Some)));

    let mut model = Eindrapportage {
        opmaak: opmaak(
            request,
            "Eindrapportage".to_owned(),
            subtitle(scope),
            format!("Eindrapportage traject {}", trajectory.traject.nummer),
        )?,
        feiten: feiten(scope).into_iter().chain(ondertekend(&signatures, scope.date)).collect(),
        cijfers: cijfers(scope),
        stand: (!scope.overleden()).then(|| stand(scope)),
        reden: reden(scope, &kalender)?,
        kernboodschap,
        conclusie_kort,
        gevraagd: gevraagd(scope, &signatures, &kalender)?,
        uitleg: vec![],
        tijdlijn: tijdlijn(request.dossier, &kalender, Some(eind.einddatum_begeleiding)),
        kalender: kalender_rijen(request.dossier, &kalender),
        gepland: gepland(scope, &kalender),
        eerste_start: eerste_start(scope),
        moment_verzoek: herstel
            .as_ref()
            .and(scope.loonsanctie())
            // Once UWV has decided, nobody asks any more why the request came then.
            .filter(|sanctie| sanctie.bekorting.is_none_or(|asked| asked.besluit.is_none()))
            .and_then(|decided| decided.toelichting_verzoek.as_ref())
            .map(ToString::to_string),
        tekortkomingen: herstel.map(|Herstel { rijen, .. }| rijen).unwrap_or_default(),
        gegevens: gegevens(request.dossier, sight).into_iter().chain(sanction).collect(),
        belastbaarheid: belastbaarheid(scope)?,
        persoonsprofiel: trajectory.persoonsprofiel.as_ref().map(|profiel| persoonsprofiel(profiel, scope)),
        zoekprofiel: zoekprofiel(scope, bijlagen.naam_versies())?,
        activiteiten: activiteiten(scope, bijlagen.naam_activiteiten())?,
        sollicitaties: sollicitaties(scope, bijlagen.naam_sollicitaties())?,
        inzet: inzet(scope),
        resultaat: resultaat(scope),
        doelen: doelen(scope)?,
        knelpunten: knelpunten(scope),
        inspanningen: inspanningen(scope),
        conclusie: Tekst::of(&eind.conclusie),
        vervolg: vervolg(scope)?,
        visie: visie(scope)?,
        betekenis: meaning(request, &places, eind.gevraagd.iter().any(|asked| asked.bedrag.is_some()))?,
        ondertekening: places,
        bijlagen,
        afkortingen: vec![],
        bevindingen: findings(request, sight),
    };
    model.uitleg = uitleg(scope, &model, &kalender)?;
    model.afkortingen = afkortingen(&model)?;
    Ok(model)
}
