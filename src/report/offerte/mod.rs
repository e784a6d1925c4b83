//! The offerte: what the bureau offers, in which weeks, at what price and on which terms (`docs/domain.md` 3.2 and 6).
//! Its parts are the files beside this one.
//!
//! People outside HR read a quote too, so in every variant the employee is a code, or initials and a surname.

mod aanpak;
mod brief;
mod notatie;
mod prijs;
mod scope;
mod slot;
mod start;

use serde::Serialize;

use super::components::afkortingen::afkortingen;
use super::components::bevindingen::{Bevindingen, findings};
use super::components::cijfers::Cijfer;
use super::components::feiten::Feit;
use super::components::inhoud::Kopje;
use super::components::opmaak::Opmaak;
use super::error::ReportError;
use super::offerte::aanpak::{
    FaseBlok, ModuleRij, RapportageDeel, modules, phase, planning, planning_feiten, rapportage,
};
use super::offerte::brief::{
    aanhef, aanleiding_feiten, cijfers, feiten, geadresseerde, gevraagd, inleiding, is_decided, opmaak, uitleg,
};
use super::offerte::prijs::{PrijsDeel, prijs};
use super::offerte::scope::Scope;
use super::offerte::slot::{
    AkkoordDeel, FacturatieDeel, akkoord, buiten_de_prijs, facturatie, kwaliteit, meerwerk, privacy, voorwaarden,
};
use super::offerte::start::{LatereStart, latere_start};
use super::reader::Sight;
use super::request::Request;
use super::text::prose::Tekst;
use crate::trajectory::Variant;

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Offerte {
    #[serde(flatten)]
    opmaak: Opmaak,
    geadresseerde: Vec<String>,
    feiten: Vec<Feit>,
    aanhef: String,
    inleiding: Tekst,
    cijfers: Vec<Cijfer>,
    gevraagd: Tekst,
    /// Whether this is a copy for another reader than the employer: that is told before the letter.
    afschrift: bool,
    /// Whether the employer decided already: that too is told before the letter, which is of an earlier day.
    besloten: bool,
    aanleiding: Tekst,
    aanleiding_feiten: String,
    planning_feiten: Vec<Feit>,
    planning: Tekst,
    doel: Tekst,
    fases: Vec<FaseBlok>,
    modules: Vec<ModuleRij>,
    rapportage: RapportageDeel,
    prijs: PrijsDeel,
    latere_start: Option<LatereStart>,
    uitsluitingen: Vec<String>,
    meerwerk: Option<String>,
    facturatie: FacturatieDeel,
    voorwaarden: Vec<Kopje>,
    privacy: Tekst,
    kwaliteit: Vec<Feit>,
    akkoord: AkkoordDeel,
    uitleg: Vec<Kopje>,
    afkortingen: Vec<Feit>,
    bevindingen: Option<Bevindingen>,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>) -> Result<Offerte, ReportError> {
    let sight = Sight::of(request.dossier);
    let scope = Scope::of(request)?;
    let offerte = scope.offerte;
    let mut model = Offerte {
        opmaak: opmaak(&scope)?,
        geadresseerde: geadresseerde(&scope.trajectory.werkgever),
        feiten: feiten(&scope),
        aanhef: aanhef(&scope.trajectory.werkgever.contactpersoon.naam),
        inleiding: inleiding(&scope)?,
        cijfers: cijfers(&scope),
        gevraagd: gevraagd(&scope)?,
        afschrift: request.dossier.variant != Variant::Werkgever,
        besloten: is_decided(&scope)?,
        aanleiding: Tekst::of(&offerte.aanleiding),
        aanleiding_feiten: aanleiding_feiten(&scope)?,
        planning_feiten: planning_feiten(&scope),
        planning: planning(&scope)?,
        doel: Tekst::of(&offerte.doel),
        fases: offerte.fases.iter().map(phase).collect(),
        modules: modules(&scope),
        rapportage: rapportage(&scope)?,
        prijs: prijs(&scope)?,
        latere_start: latere_start(&scope)?,
        uitsluitingen: buiten_de_prijs(&scope),
        meerwerk: meerwerk(&scope)?,
        facturatie: facturatie(&scope)?,
        voorwaarden: voorwaarden(&scope)?,
        privacy: privacy(&scope)?,
        kwaliteit: kwaliteit(&scope),
        akkoord: akkoord(&scope)?,
        uitleg: vec![],
        afkortingen: vec![],
        bevindingen: findings(request, sight),
    };
    model.uitleg = uitleg(&scope, &model, sight)?;
    model.afkortingen = afkortingen(&model)?;
    Ok(model)
}
