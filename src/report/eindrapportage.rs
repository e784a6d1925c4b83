//! The eindrapportage: the whole trajectory, what it led to and what comes after it (`domain.md` c.5).

use chrono::NaiveDate;
use serde::Serialize;

use super::delen::{BevindingRij, Handtekening, Kopje, Stand, explanation, findings};
use super::dutch::{count, date_range, long_date, sentence_case, short_date};
use super::eind_bijlagen::{Bijlagen, bijlagen};
use super::eind_profiel::{PersoonsprofielDeel, ZoekprofielDeel, persoonsprofiel, zoekprofiel};
use super::eind_resultaat::{
    DoelenDeel, InzetDeel, KnelpuntRij, ResultaatDeel, VervolgDeel, doelen, inzet, knelpunten, resultaat, vervolg,
    visie,
};
use super::eind_slot::{asked, handtekeningen, signatures};
use super::eind_verloop::{
    ActiviteitenDeel, BelastbaarheidVerloop, GeplandRij, SollicitatiesDeel, activiteiten, belastbaarheid, gepland,
    kalender, sollicitaties,
};
use super::furniture::{Cijfer, Feit, Feitenblok, Opmaak, datum_en_versie, feit, gegevens, opmaak};
use super::prose::Tekst;
use super::reader::Sight;
use super::sentences::sentence;
use super::tijdlijn::{KalenderRij, Tijdlijn, kalender_rijen, tijdlijn};
use super::verloop::{self, SollicitatieTelling};
use super::{ReportError, Request};
use crate::trajectory::{Document, DoelStatus, Eind, Hours, Period, RedenEinde, Resultaat, Trajectory, law};

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
    bevindingen: Option<Vec<BevindingRij>>,
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
        Ok(Self { request, trajectory, eind, sight: Sight::of(request.variant), date: request.date, period })
    }

    /// Whether the trajectory ended by the death of the employee: then nothing in the report looks ahead or judges.
    pub fn overleden(self) -> bool {
        self.eind.reden_einde == RedenEinde::Overlijden
    }

    /// Whether a re-integratieverslag is still to come, so that this report becomes a part of it.
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
        stand: (!scope.overleden()).then(|| result_sign(eind.resultaat)),
        reden: reason(scope)?,
        conclusie_kort: Tekst::of(&eind.conclusie_kort),
        gevraagd: asked(scope, &signatures, &kalender)?,
        uitleg: if scope.overleden() { vec![] } else { explanation(request, sight)? },
        tijdlijn: tijdlijn(trajectory, &kalender, scope.date),
        kalender: kalender_rijen(trajectory, &kalender, scope.date),
        gepland: gepland(scope, &kalender),
        gegevens: gegevens(trajectory, sight),
        belastbaarheid: belastbaarheid(scope)?,
        persoonsprofiel: trajectory.persoonsprofiel.as_ref().map(persoonsprofiel),
        zoekprofiel: zoekprofiel(scope),
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

/// The trajectory that this report looks back on, in dates and in sickness weeks.
fn subtitle(scope: Scope<'_>) -> String {
    let trajectory = scope.trajectory;
    let (first, last) = (trajectory.traject.startdatum, scope.tot());
    let weeks = match (verloop::week(trajectory, first), verloop::week(trajectory, last)) {
        (from, until) if from == until => format!("ziekteweek {from}"),
        (from, until) => format!("ziekteweek {from} tot en met {until}"),
    };
    format!("{} · {weeks}", date_range(first, last))
}

fn key_facts(scope: Scope<'_>, document: &Document) -> Vec<Feit> {
    let trajectory = scope.trajectory;
    let werknemer = &trajectory.werknemer;
    let number = match &document.nummer {
        Some(nummer) if *nummer != trajectory.traject.nummer => format!("{} ({nummer})", trajectory.traject.nummer),
        _ => trajectory.traject.nummer.to_string(),
    };
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", number)),
        Some(Feit::new("Datum en versie", datum_en_versie(scope.request, document))),
        Some(Feit::new("Eerste ziektedag", long_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
        Some(Feit::new("Start tweede spoor", long_date(trajectory.traject.startdatum))),
        Some(Feit::new("Einde begeleiding", long_date(scope.eind.einddatum_begeleiding))),
        feit("BSN", werknemer.bsn.as_ref().filter(|_| scope.sight.bsn).map(|bsn| bsn.as_str())),
        scope.sight.bsn.then(|| Feit::new("Geboortedatum", long_date(werknemer.geboortedatum))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Four figures about the whole trajectory; none when it ended by death.
fn figures(scope: Scope<'_>) -> Vec<Cijfer> {
    if scope.overleden() {
        return vec![];
    }
    let trajectory = scope.trajectory;
    let last_week = law::WACHTTIJD_DAYS / 7;
    let after = trajectory.verzuim.wachttijd.week_of(scope.date).is_some_and(|week| week > last_week);
    let done: Vec<_> = verloop::done_until(trajectory, scope.date, scope.sight).collect();
    let hours = verloop::contact_hours(done.iter().copied());
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.datum <= scope.date);
    let counts = SollicitatieTelling::of(sent, scope.date);
    vec![
        Cijfer {
            label: "Ziekteweek",
            waarde: verloop::week(trajectory, scope.date),
            toelichting: if after { format!("na week {last_week}") } else { format!("van {last_week}") },
        },
        Cijfer {
            label: "Activiteiten",
            waarde: done.len().to_string(),
            toelichting: if hours > Hours::default() { format!("samen {hours} uur") } else { "sinds de start".into() },
        },
        Cijfer {
            label: "Sollicitaties",
            waarde: counts.totaal.to_string(),
            toelichting: count(counts.gesprek, "leidde tot een gesprek", "leidden tot een gesprek")
                .replace("geen leidden", "geen leidde"),
        },
        goals_figure(scope),
    ]
}

/// How many goals were reached, or how long the guidance took where no goal was judged.
fn goals_figure(scope: Scope<'_>) -> Cijfer {
    let start = scope.trajectory.traject.startdatum;
    let judged =
        scope.eind.doelen.iter().filter(|doel| scope.trajectory.doelen.iter().any(|own| own.nummer == doel.doel));
    let reached = judged.clone().filter(|doel| doel.status == DoelStatus::Behaald).count();
    match (judged.count(), scope.trajectory.doelen.len()) {
        (0, _) => Cijfer {
            label: "Begeleiding",
            waarde: count(usize::try_from((scope.tot() - start).num_days() / 7).unwrap_or(0), "week", "weken"),
            toelichting: format!("sinds {}", short_date(start)),
        },
        (_, total) => {
            Cijfer { label: "Doelen behaald", waarde: reached.to_string(), toelichting: format!("van {total}") }
        }
    }
}

/// The result as a sign that judges nobody: full, half or open.
pub fn result_sign(resultaat: Resultaat) -> Stand {
    let woord = match resultaat {
        Resultaat::Geplaatst => DoelStatus::Behaald,
        Resultaat::Deels => DoelStatus::Deels,
        Resultaat::NietGeplaatst => DoelStatus::Open,
    };
    Stand { woord: woord.as_str(), label: resultaat.label() }
}

/// Why the guidance ends, in a sentence.
fn reason(scope: Scope<'_>) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        naam: String,
        naam_begin: String,
        einddatum: String,
        komt_nog: bool,
        laatste_dag: String,
    }
    let naam = scope.trajectory.werknemer.naam.short();
    let context = Context {
        reden: scope.eind.reden_einde.as_str(),
        naam_begin: sentence_case(&naam),
        naam,
        einddatum: long_date(scope.eind.einddatum_begeleiding),
        komt_nog: scope.eind.einddatum_begeleiding > scope.date,
        laatste_dag: long_date(scope.trajectory.verzuim.laatste_dag()),
    };
    sentence(scope.request, "eind_reden", context)
}
