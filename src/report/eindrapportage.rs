//! The eindrapportage: the whole trajectory, what it led to and what comes after it (`domain.md` c.5). Its parts are
//! worked out in the `eind_` modules.

use chrono::NaiveDate;
use serde::Serialize;

use super::delen::{Bevindingen, Handtekening, Kopje, Stand, findings, sanction_facts};
use super::eind_bijlagen::{Bijlagen, bijlagen};
use super::eind_profiel::{PersoonsprofielDeel, ZoekprofielDeel, persoonsprofiel, zoekprofiel};
use super::eind_resultaat::{DoelenDeel, InzetDeel, KnelpuntRij, ResultaatDeel, doelen, inzet, knelpunten, resultaat};
use super::eind_slot::{VervolgDeel, handtekeningen, signatures, vervolg, visie};
use super::eind_verloop::{
    ActiviteitenDeel, BelastbaarheidVerloop, GeplandRij, SollicitatiesDeel, activiteiten, belastbaarheid, gepland,
    kalender, sollicitaties,
};
use super::eind_voorblad::{asked, figures, key_facts, reason, result_sign, subtitle, uitleg};
use super::furniture::{Cijfer, Feit, Feitenblok, Opmaak, gegevens, opmaak};
use super::prose::Tekst;
use super::reader::Sight;
use super::tijdlijn::{KalenderRij, Tijdlijn, kalender_rijen, tijdlijn};
use super::{ReportError, Request};
use crate::trajectory::{Document, Eind, Period, RedenEinde, Trajectory};

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Eindrapportage {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    stand: Option<Stand>,
    reden: String,
    conclusie_kort: Tekst,
    gevraagd: Tekst,
    uitleg: Vec<Kopje>,
    tijdlijn: Tijdlijn,
    kalender: Vec<KalenderRij>,
    gepland: Vec<GeplandRij>,
    gegevens: Vec<Feitenblok>,
    belastbaarheid: BelastbaarheidVerloop,
    persoonsprofiel: Option<PersoonsprofielDeel>,
    zoekprofiel: ZoekprofielDeel,
    activiteiten: ActiviteitenDeel,
    sollicitaties: SollicitatiesDeel,
    inzet: InzetDeel,
    resultaat: Option<ResultaatDeel>,
    doelen: Option<DoelenDeel>,
    knelpunten: Vec<KnelpuntRij>,
    conclusie: Tekst,
    vervolg: VervolgDeel,
    visie: Vec<Kopje>,
    ondertekening: Vec<Handtekening>,
    bijlagen: Bijlagen,
    bevindingen: Option<Bevindingen>,
}

/// What every part of the report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    pub request: &'a Request<'a>,
    pub trajectory: &'a Trajectory,
    pub eind: &'a Eind,
    pub sight: Sight,
    /// The day of the report: what is dated later is a plan at most, never a fact.
    pub date: NaiveDate,
    /// Everything that happened up to that day.
    pub period: Period,
}

impl<'a> Scope<'a> {
    fn of(request: &'a Request<'a>) -> Result<Self, ReportError> {
        let trajectory = request.trajectory;
        let eind = trajectory.eind.as_ref().ok_or(ReportError::MissingPart)?;
        let first = [
            Some(trajectory.traject.startdatum),
            trajectory.activiteiten.first().map(|activiteit| activiteit.datum),
            trajectory.sollicitaties.first().map(|sollicitatie| sollicitatie.datum),
            trajectory.plaatsingen.first().map(|plaatsing| plaatsing.van),
        ]
        .into_iter()
        .flatten()
        .fold(request.date, std::cmp::min);
        let period = Period::new(first, request.date).map_err(|_| ReportError::MissingPart)?;
        Ok(Self {
            request,
            trajectory,
            eind,
            sight: Sight::of(request.variant, request.soort),
            date: request.date,
            period,
        })
    }

    /// Whether the trajectory ended by the death of the employee: then the report neither judges nor looks ahead.
    pub fn overleden(self) -> bool {
        self.eind.reden_einde == RedenEinde::Overlijden
    }

    /// Whether the sickness is over, by recovery or by death: then no step of the law is still to come.
    pub fn verzuim_voorbij(self) -> bool {
        matches!(self.eind.reden_einde, RedenEinde::HerstelEigenWerk | RedenEinde::Overlijden)
    }

    /// Whether a re-integratieverslag is still to come, which this report becomes a part of.
    pub fn voor_riv(self) -> bool {
        use RedenEinde as R;
        matches!(self.eind.reden_einde, R::EindeWachttijdNadert | R::UitvalGbm | R::UitDienst | R::OpdrachtgeverStopt)
    }

    /// The last day of guidance that the report can look back on.
    pub fn tot(self) -> NaiveDate {
        self.eind.einddatum_begeleiding.min(self.date)
    }
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>, document: &Document) -> Result<Eindrapportage, ReportError> {
    let scope = Scope::of(request)?;
    let (trajectory, eind, sight) = (scope.trajectory, scope.eind, scope.sight);
    let kalender = kalender(scope);
    let signatures = signatures(scope);
    let bijlagen = bijlagen(scope, document, &kalender)?;
    let sanction = trajectory.traject.loonsanctie.as_ref().filter(|_| !scope.overleden());
    let sanction = sanction_facts(sanction, scope.date);
    let sanction = (!sanction.is_empty()).then(|| Feitenblok::new("Loonsanctie", sanction.into_iter().map(Some)));

    Ok(Eindrapportage {
        opmaak: opmaak(
            request,
            document,
            "Eindrapportage".to_owned(),
            subtitle(scope),
            format!("Eindrapportage traject {}", trajectory.traject.nummer),
        )?,
        feiten: key_facts(scope, document),
        cijfers: figures(scope),
        stand: (!scope.overleden()).then(|| result_sign(eind)),
        reden: reason(scope)?,
        conclusie_kort: Tekst::of(&eind.conclusie_kort),
        gevraagd: asked(scope, &signatures, &kalender)?,
        uitleg: uitleg(scope, &kalender)?,
        tijdlijn: tijdlijn(trajectory, &kalender, scope.date, Some(eind.einddatum_begeleiding)),
        kalender: kalender_rijen(trajectory, &kalender, scope.date),
        gepland: gepland(scope, &kalender),
        gegevens: gegevens(trajectory, sight).into_iter().chain(sanction).collect(),
        belastbaarheid: belastbaarheid(scope)?,
        persoonsprofiel: trajectory.persoonsprofiel.as_ref().map(persoonsprofiel),
        zoekprofiel: zoekprofiel(scope, bijlagen.naam_versies())?,
        activiteiten: activiteiten(scope, bijlagen.naam_activiteiten())?,
        sollicitaties: sollicitaties(scope, bijlagen.naam_sollicitaties())?,
        inzet: inzet(scope),
        resultaat: resultaat(scope),
        doelen: doelen(scope)?,
        knelpunten: knelpunten(scope),
        conclusie: Tekst::of(&eind.conclusie),
        vervolg: vervolg(scope)?,
        visie: visie(scope)?,
        ondertekening: handtekeningen(scope, &signatures),
        bijlagen,
        bevindingen: findings(request, sight),
    })
}
