//! The offerte: what the bureau offers, in which weeks, at what price and on which terms (`domain.md` c.2 and f). Its
//! parts are worked out in the `offerte_` modules.
//!
//! People outside HR read a quote too, so in every variant the employee is a code, or initials and a surname.

use chrono::NaiveDate;
use serde::Serialize;

use super::delen::{Bevindingen, Kopje, findings};
use super::dutch::short_date;
use super::furniture::{Cijfer, Feit, Opmaak};
use super::offerte_aanpak::{FaseBlok, ModuleRij, RapportageDeel, module, phase, planning, planning_facts, reporting};
use super::offerte_brief::{addressee, asked, figures, introduction, key_facts, looks, occasion, salutation, uitleg};
use super::offerte_notatie::amount_of;
use super::offerte_prijs::{PrijsDeel, price};
use super::offerte_slot::{AkkoordDeel, FacturatieDeel, agreement, extra_work, invoicing, privacy, quality, terms};
use super::offerte_start::{LatereStart, later_start};
use super::prose::Tekst;
use super::reader::Sight;
use super::verloop::week;
use super::{ReportError, Request};
use crate::trajectory::{
    self as domain, Berekening, Document, Eenheid, Kalender, MijlpaalSoort, Money, Trajectory, bereken, weken,
};

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
    bevindingen: Option<Bevindingen>,
}

/// What all sections share: the days and the sums.
pub struct Scope<'a> {
    pub request: &'a Request<'a>,
    pub trajectory: &'a Trajectory,
    pub offerte: &'a domain::Offerte,
    pub nummer: String,
    /// The start agreed on, else the last one that the law allows and that is not over yet.
    pub start: NaiveDate,
    /// UWV's "tot" when it had extended the payment of wage by the day of the offer.
    pub verlengd_tot: Option<NaiveDate>,
    /// Last day of guidance: of the wachttijd, or of the payment of wage that UWV extended.
    pub einde: NaiveDate,
    /// Last legal day to start; absent once UWV extended the payment of wage.
    pub deadline: Option<NaiveDate>,
    pub eindrapportage: NaiveDate,
    pub berekening: Berekening,
}

impl<'a> Scope<'a> {
    fn of(request: &'a Request<'a>, document: &Document) -> Result<Self, ReportError> {
        let trajectory = request.trajectory;
        let offerte = trajectory.offerte.as_ref().ok_or(ReportError::MissingPart)?;
        let kalender = Kalender::of(
            &trajectory.verzuim,
            &trajectory.poortwachter.known_on(request.date),
            &trajectory.traject,
            trajectory.dienstverband.einddatum,
        );
        let latest = |soort| kalender.get(soort).and_then(|step| step.uiterlijk);
        let laatste_dag = trajectory.verzuim.laatste_dag();
        let verlengd_tot = extended_until(request);
        let einde = verlengd_tot.and_then(|tot| tot.pred_opt()).unwrap_or(laatste_dag);
        let deadline = latest(MijlpaalSoort::StartSpoor2).filter(|_| verlengd_tot.is_none());
        let start = offerte.startdatum.unwrap_or_else(|| deadline.map_or(request.date, |last| last.max(request.date)));
        let in_time = |date: &NaiveDate| *date > start && verlengd_tot.is_none();
        let eindrapportage = latest(MijlpaalSoort::Eindrapportage).filter(in_time).unwrap_or(einde);
        Ok(Self {
            request,
            trajectory,
            offerte,
            nummer: document.nummer.as_ref().unwrap_or(&trajectory.traject.nummer).to_string(),
            start,
            verlengd_tot,
            einde,
            deadline,
            eindrapportage,
            berekening: bereken(offerte, start, einde),
        })
    }

    /// The employee as a quote names one.
    pub fn kandidaat(&self) -> String {
        match &self.offerte.kandidaatcode {
            Some(code) => format!("de werknemer met kandidaatcode {code}"),
            None => self.trajectory.werknemer.naam.initials_and_surname(),
        }
    }

    pub fn weken(&self) -> String {
        amount_of(weken(self.start, self.einde, self.offerte.weken_afronding), Eenheid::Week)
    }

    /// Whether a line of the price counts the weeks from start to end.
    pub fn counts_weeks(&self) -> bool {
        self.offerte.regels.iter().any(|regel| regel.aantal.is_none() && !regel.optioneel)
    }

    pub fn with_btw(&self) -> bool {
        self.berekening.btw != Money::ZERO
    }

    /// Whether the total without btw matters to this employer; without certainty it is the one with btw.
    pub fn exclusive_leads(&self) -> bool {
        self.trajectory.werkgever.btw_aftrek == Some(true)
    }

    pub fn leading_total(&self, berekening: &Berekening) -> Money {
        if self.exclusive_leads() { berekening.netto } else { berekening.totaal }
    }

    /// `€ 6.050,00 inclusief btw`.
    pub fn leading_price(&self) -> String {
        let amount = self.leading_total(&self.berekening);
        match (self.with_btw(), self.exclusive_leads()) {
            (false, _) => amount.to_string(),
            (true, true) => format!("{amount} exclusief btw"),
            (true, false) => format!("{amount} inclusief btw"),
        }
    }

    /// `16-03-2025, ziekteweek 58`.
    pub fn with_week(&self, date: NaiveDate) -> String {
        match week(self.trajectory, date).as_str() {
            "" => short_date(date),
            week => format!("{}, ziekteweek {week}", short_date(date)),
        }
    }
}

fn extended_until(request: &Request<'_>) -> Option<NaiveDate> {
    let sanctie = request.trajectory.traject.loonsanctie.as_ref()?;
    let in_force = sanctie.besluitdatum <= request.date && sanctie.tot > request.trajectory.verzuim.eerste_dag_erna();
    in_force.then_some(sanctie.tot)
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>, document: &Document) -> Result<Offerte, ReportError> {
    let sight = Sight::of(request.variant, request.soort);
    let scope = Scope::of(request, document)?;
    let offerte = scope.offerte;
    Ok(Offerte {
        opmaak: looks(&scope, document)?,
        geadresseerde: addressee(&scope.trajectory.werkgever),
        feiten: key_facts(&scope, document),
        aanhef: salutation(&scope.trajectory.werkgever.contactpersoon.naam),
        inleiding: introduction(&scope)?,
        cijfers: figures(&scope),
        gevraagd: asked(&scope)?,
        aanleiding: Tekst::of(&offerte.aanleiding),
        aanleiding_feiten: occasion(&scope)?,
        planning_feiten: planning_facts(&scope),
        planning: planning(&scope)?,
        doel: Tekst::of(&offerte.doel),
        fases: offerte.fases.iter().map(phase).collect(),
        modules: offerte.modules.iter().map(module).collect(),
        rapportage: reporting(&scope)?,
        prijs: price(&scope)?,
        latere_start: later_start(&scope)?,
        uitsluitingen: offerte.uitsluitingen.iter().map(ToString::to_string).collect(),
        meerwerk: extra_work(&scope)?,
        facturatie: invoicing(&scope)?,
        voorwaarden: terms(&scope)?,
        privacy: privacy(&scope)?,
        kwaliteit: quality(&scope, document),
        akkoord: agreement(&scope)?,
        uitleg: uitleg(&scope, sight)?,
        bevindingen: findings(request, sight),
    })
}
