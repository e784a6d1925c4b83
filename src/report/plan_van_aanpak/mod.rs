//! The plan van aanpak of the bureau: from where the employee stands to the work that is sought, and the way between
//! them (`docs/domain.md` 3.3). Its parts are the files beside this one.

mod advies;
mod arbeidsmarkt;
mod beeld;
mod bijlagen;
mod gevraagd;
mod kader;
mod planning;
mod profiel;
mod rapportage;
mod slot;
mod uitleg;
mod zoekprofiel;

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::components::afkortingen::afkortingen;
use super::components::bevindingen::{Bevindingen, findings};
use super::components::cijfers::Cijfer;
use super::components::feiten::{Feit, Feitenblok, born, feit};
use super::components::gegevens::{datum_en_versie, gegevens, own_mark, trajectnummer};
use super::components::gevraagd::Gevraagd;
use super::components::inhoud::{Kopje, no_view, text_or};
use super::components::kalender::{KalenderRij, kalender_rijen};
use super::components::ondertekening::ondertekend;
use super::components::opmaak::{Opmaak, opmaak};
use super::components::subdoelen;
use super::components::tijdlijn::{Tijdlijn, tijdlijn};
use super::components::zoekprofiel::{hours, vacancies};
use super::error::ReportError;
use super::plan_van_aanpak::advies::{AdviesDeel, Mogelijkheden, advies, belastbaarheid};
use super::plan_van_aanpak::arbeidsmarkt::{ArbeidsmarktRij, arbeidsmarkt};
use super::plan_van_aanpak::bijlagen::{Bijlagen, bijlagen};
use super::plan_van_aanpak::gevraagd::gevraagd;
use super::plan_van_aanpak::kader::{KaderDeel, kader};
use super::plan_van_aanpak::planning::{PlanningDeel, planning};
use super::plan_van_aanpak::profiel::{AfstandDeel, ProfielDeel, afstand, or_empty, profiel};
use super::plan_van_aanpak::rapportage::{RapportageDeel, Schema, end_of, rapportage};
use super::plan_van_aanpak::slot::{AkkoordDeel, PartijAfspraken, afspraken, akkoord, rechten, signatures};
use super::plan_van_aanpak::uitleg::uitleg;
use super::plan_van_aanpak::zoekprofiel::{ZoekprofielDeel, zoekprofiel};
use super::reader::Sight;
use super::request::{Request, sentence};
use super::text::prose::Tekst;
use crate::dossier::{self, Dossier, Grens, ground_of_delay, laatste_zinvolle_dag, start_is_judged};
use crate::dutch::{count, date_range, long_date, short_date, time_told};
use crate::trajectory::{Doel, Instrument, MijlpaalSoort, OndertekeningRol, Plan, Trajectory, grouped, law};

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct PlanVanAanpak {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    kernboodschap: Option<String>,
    samenvatting: Tekst,
    gevraagd: Gevraagd,
    tijdlijn: Tijdlijn,
    gegevens: Vec<Feitenblok>,
    afkortingen: Vec<Feit>,
    kader: KaderDeel,
    kalender: Vec<KalenderRij>,
    advies: AdviesDeel,
    belastbaarheid: Mogelijkheden,
    profiel: ProfielDeel,
    visie_werknemer: Tekst,
    visie_werkgever: Tekst,
    afstand: AfstandDeel,
    zoekprofiel: ZoekprofielDeel,
    arbeidsmarkt: Vec<ArbeidsmarktRij>,
    trajectdoel: Option<Tekst>,
    doelen: Vec<DoelRij>,
    subdoelen: Option<String>,
    planning: PlanningDeel,
    financieel: Option<String>,
    instrumenten: Vec<InstrumentRij>,
    rapportage: RapportageDeel,
    afspraken: Vec<PartijAfspraken>,
    rechten: Vec<Kopje>,
    akkoord: AkkoordDeel,
    bijlagen: Bijlagen,
    uitleg: Vec<Kopje>,
    bevindingen: Option<Bevindingen>,
}

#[derive(Debug, Serialize)]
struct DoelRij {
    nummer: u32,
    omschrijving: String,
    meetbaar: String,
    uiterlijk: String,
    wie: String,
}

#[derive(Debug, Serialize)]
struct InstrumentRij {
    soort: &'static str,
    verwachting: String,
}

impl PlanVanAanpak {
    /// The number of the annex about the law, where the bureau left any of it: it comes after the others and the one
    /// with the data.
    fn annex_about_the_law(&self) -> Option<usize> {
        self.kader.has_rules().then(|| self.bijlagen.aantal() + 2)
    }
}

/// Builds the model for one reader, from what was known on the day of the plan.
pub fn build(request: &Request<'_>) -> Result<PlanVanAanpak, ReportError> {
    let trajectory = &request.dossier.trajectory;
    let plan = trajectory.plan.as_ref().ok_or(ReportError::MissingPart)?;
    let persoonsprofiel = trajectory.persoonsprofiel.as_ref().ok_or(ReportError::MissingPart)?;
    let sight = Sight::of(request.dossier);
    let kalender = &request.dossier.kalender;
    let schema = Schema::of(request, kalender);
    let signatures = signatures(request);
    let kader = kader(request, kalender)?;
    let (kernboodschap, samenvatting) = Tekst::with_message(&plan.samenvatting, plan.kernboodschap.as_ref());

    let mut model = PlanVanAanpak {
        opmaak: opmaak(
            request,
            "Trajectplan re-integratie tweede spoor".to_owned(),
            "van het re-integratiebureau, naast het plan van aanpak van werkgever en werknemer".to_owned(),
            format!("Trajectplan traject {}", trajectory.traject.nummer),
        )?,
        feiten: feiten(request, sight).into_iter().chain(ondertekend(&signatures, request.dossier.date)).collect(),
        cijfers: cijfers(request.dossier),
        kernboodschap,
        samenvatting,
        gevraagd: gevraagd(request, plan, &signatures)?,
        tijdlijn: tijdlijn(request.dossier, kalender, None),
        gegevens: gegevens(request.dossier, sight),
        afkortingen: vec![],
        advies: advies(request, kader.tells_why())?,
        kader,
        kalender: kalender_rijen(request.dossier, kalender),
        belastbaarheid: belastbaarheid(request)?,
        profiel: profiel(persoonsprofiel),
        visie_werknemer: Tekst::of(&plan.visie_werknemer),
        visie_werkgever: text_or(plan.visie_werkgever.as_ref(), &no_view(OndertekeningRol::Werkgever, "plan")),
        afstand: afstand(plan),
        zoekprofiel: zoekprofiel(request)?,
        arbeidsmarkt: arbeidsmarkt(&trajectory.arbeidsmarkt, trajectory.zoekprofielen.last()),
        trajectdoel: plan.trajectdoel.as_ref().map(Tekst::of),
        doelen: trajectory.doelen.iter().map(goal).collect(),
        subdoelen: subdoelen::forgotten(request, "plan-van-aanpak/subdoelen")?,
        planning: planning(request, kalender, &schema, sight)?,
        financieel: financieel(request, plan)?,
        instrumenten: instrumenten(trajectory),
        rapportage: rapportage(request, &schema)?,
        afspraken: afspraken(plan, request.dossier.variant),
        rechten: rechten(request)?,
        akkoord: akkoord(request, plan, &signatures)?,
        bijlagen: bijlagen(request, plan, sight),
        uitleg: vec![],
        bevindingen: findings(request, sight),
    };
    let law = model.annex_about_the_law();
    if sight.explanation() {
        model.kader = model.kader.without_rules();
    }
    model.uitleg = uitleg(request, &model, &signatures, sight, law)?;
    model.afkortingen = afkortingen(&model)?;
    Ok(model)
}

fn feiten(request: &Request<'_>, sight: Sight) -> Vec<Feit> {
    let trajectory = &request.dossier.trajectory;
    let werknemer = &trajectory.werknemer;
    let traject = &trajectory.traject;
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        feit("Geboortedatum", sight.birth_date(werknemer).map(|birth| born(birth, long_date))),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", trajectnummer(request.dossier))),
        own_mark(request.dossier),
        Some(Feit::new(
            "Looptijd",
            match traject.geplande_einddatum {
                Some(_) => date_range(traject.startdatum, end_of(request.dossier).max(traject.startdatum)),
                None => format!("vanaf {}", long_date(traject.startdatum)),
            },
        )),
        Some(Feit::new("Datum en versie", datum_en_versie(request.dossier))),
        feit("BSN", sight.bsn(werknemer).map(|bsn| bsn.as_str())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// When the trajectory starts and how much time it has, which work is sought and how much of it there is.
fn cijfers(dossier: &Dossier) -> Vec<Cijfer> {
    let trajectory = &dossier.trajectory;
    let start = trajectory.traject.startdatum;
    let (last_day, grens) = laatste_zinvolle_dag(dossier);
    let last_week = law::WACHTTIJD_DAYS / 7;
    let over = trajectory.verzuim.wachttijd.week_of(start).is_some_and(|week| week > last_week);
    let latest = dossier.kalender.get(MijlpaalSoort::StartSpoor2).and_then(|step| step.uiterlijk);
    vec![
        Cijfer {
            teken: None,
            label: "Start tweede spoor",
            waarde: format!("week {}", dossier::week(trajectory, start)),
            toelichting: match latest.filter(|latest| has_margin(dossier, *latest)) {
                Some(latest) => margin(start, latest),
                None if over => format!("na week {last_week}"),
                None => long_date(start),
            },
        },
        Cijfer {
            teken: None,
            label: match grens {
                Grens::Wachttijd => "Van start tot einde wachttijd",
                Grens::Loonsanctie => "Van start tot einde loondoorbetaling",
                Grens::Dienstverband => "Van start tot einde dienstverband",
                Grens::Aow => "Van start tot AOW-leeftijd",
            },
            waarde: time_told(start, last_day),
            toelichting: format!("tot en met {}", long_date(last_day)),
        },
        sought(trajectory),
        vacancies_or_goals(trajectory),
    ]
}

/// Whether the usual last day says how the start stands: not where the eerstejaarsevaluatie may have set an earlier
/// one, or a ground another one.
fn has_margin(dossier: &Dossier, latest: NaiveDate) -> bool {
    if dossier.trajectory.traject.startdatum > latest {
        ground_of_delay(dossier).is_none()
    } else {
        start_is_judged(&dossier.trajectory)
    }
}

/// `24 dagen vóór de uiterste dag`.
fn margin(start: NaiveDate, latest: NaiveDate) -> String {
    let days = usize::try_from((latest - start).num_days().unsigned_abs()).unwrap_or(0);
    match start.cmp(&latest) {
        Ordering::Less => format!("{} vóór de uiterste dag", count(days, "dag", "dagen")),
        Ordering::Equal => "op de uiterste dag".to_owned(),
        Ordering::Greater => format!("{} na de uiterste dag", count(days, "dag", "dagen")),
    }
}

/// The hours of the work that is sought, and in how many zoekrichtingen.
fn sought(trajectory: &Trajectory) -> Cijfer {
    let newest = trajectory.zoekprofielen.last();
    let found = newest.map_or(0, |profiel| profiel.zoekrichtingen.len());
    Cijfer {
        teken: None,
        label: "Gezocht werk per week",
        waarde: newest.map_or_else(|| "volgt".to_owned(), |profiel| format!("{} uur", hours(profiel))),
        toelichting: match newest {
            Some(_) => format!("in {}", count(found, "zoekrichting", "zoekrichtingen")),
            None => "nog niet vastgesteld".to_owned(),
        },
    }
}

/// The vacancies of all zoekrichtingen together, when they were counted; else the goals.
fn vacancies_or_goals(trajectory: &Trajectory) -> Cijfer {
    let newest = trajectory.zoekprofielen.last();
    let counted = newest.and_then(vacancies);
    let day = newest.and_then(|profiel| profiel.zoekrichtingen.iter().filter_map(|r| r.vacature_peildatum).max());
    match counted {
        Some(number) => Cijfer {
            teken: None,
            label: "Vacatures in de regio",
            waarde: grouped(number.into()),
            toelichting: match (day, newest) {
                (Some(day), Some(profiel)) => format!("op {}, {} uur per week", long_date(day), hours(profiel)),
                (_, Some(profiel)) => format!("voor {} uur per week", hours(profiel)),
                (_, None) => "voor alle zoekrichtingen".to_owned(),
            },
        },
        None => Cijfer {
            teken: None,
            label: "Doelen",
            waarde: trajectory.doelen.len().to_string(),
            toelichting: match trajectory.doelen.iter().filter_map(|doel| doel.deadline).min() {
                Some(first) => format!("eerste uiterlijk {}", long_date(first)),
                None => format!("in {}", count(trajectory.fases.len(), "fase", "fasen")),
            },
        },
    }
}

fn goal(doel: &Doel) -> DoelRij {
    DoelRij {
        nummer: doel.nummer,
        omschrijving: doel.omschrijving.to_string(),
        meetbaar: or_empty(doel.meetbaar.as_ref()),
        uiterlijk: doel.deadline.map(short_date).unwrap_or_default(),
        wie: or_empty(doel.verantwoordelijke.as_ref()),
    }
}

/// Whether the money was talked about, without amounts.
fn financieel(request: &Request<'_>, plan: &Plan) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        besproken: bool,
    }
    plan.financieel_besproken
        .map(|besproken| sentence(request, "plan-van-aanpak/financieel", Context { besproken }))
        .transpose()
}

fn instrumenten(trajectory: &Trajectory) -> Vec<InstrumentRij> {
    let row = |instrument: &Instrument| InstrumentRij {
        soort: instrument.soort.label(),
        verwachting: instrument.verwachting.to_string(),
    };
    trajectory.instrumenten.iter().map(row).collect()
}
