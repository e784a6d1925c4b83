//! The part of a trajectory that only the plan van aanpak takes, and what plan and eindrapportage share.

use chrono::NaiveDate;

use super::document::DocumentPatch;
use super::partijen::Partij;
use super::period::Period;
use super::text::{Prose, Text};
use super::verloop::Ondertekening;
use super::vraag::Vraag;
use super::words::words;

/// The advice of the arbeidsdeskundige that leads to the second track.
#[derive(Debug, Clone)]
pub struct AdAdvies {
    pub datum: NaiveDate,
    pub naam_ad: Option<Text>,
    pub conclusie: Prose,
    pub genoemde_functies: Vec<Text>,
}

/// The advice of the bedrijfsarts alone, where no arbeidsdeskundige was asked.
#[derive(Debug, Clone)]
pub struct BedrijfsartsAdvies {
    pub datum: NaiveDate,
    pub conclusie: Prose,
}

/// What one outcome of the trajectory means for the income; for the employee alone.
#[derive(Debug, Clone)]
pub struct FinancieelScenario {
    pub uitkomst: Text,
    pub toelichting: Prose,
}

/// One look at the labour market: how many vacancies, where, according to whom, on which day.
#[derive(Debug, Clone)]
pub struct Arbeidsmarkt {
    /// Position in the list of the body.
    pub index: usize,
    pub regio: Text,
    pub functie: Text,
    pub vacatures: u32,
    pub bron: Text,
    pub peildatum: NaiveDate,
}

words! {
    InstrumentSoort {
        Wep = "wep", "werkervaringsplaats";
        Stage = "stage", "stage";
        Proefplaatsing = "proefplaatsing", "proefplaatsing";
        Detachering = "detachering", "detachering";
        Scholing = "scholing", "scholing";
        NoRiskpolis = "no_riskpolis", "no-riskpolis";
        Loonkostenvoordeel = "loonkostenvoordeel", "loonkostenvoordeel";
        Jobcoaching = "jobcoaching", "jobcoaching";
        SocialeMedia = "sociale_media", "sociale media";
        ZelfstandigOndernemen = "zelfstandig_ondernemen", "begeleiding naar zelfstandig ondernemen";
        Anders = "anders", "ander instrument";
    }
}

/// An instrument that was considered, what is expected of it, and at the end what came of it.
#[derive(Debug, Clone)]
pub struct Instrument {
    pub soort: InstrumentSoort,
    pub verwachting: Text,
    pub uitkomst: Option<Text>,
}

/// A course that was followed.
#[derive(Debug, Clone)]
pub struct Scholing {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub naam: Text,
    pub aanbieder: Option<Text>,
    pub van: NaiveDate,
    pub tot: Option<NaiveDate>,
    pub resultaat: Option<Text>,
}

impl Scholing {
    /// Whether some of it lies in a period.
    pub fn touches(&self, period: Period) -> bool {
        self.van <= period.last() && self.tot.is_none_or(|last| last >= period.first())
    }
}

words! {
    /// A document of the file that was made earlier.
    EerderSoort {
        Offerte = "offerte", "offerte";
        PlanVanAanpak = "plan-van-aanpak", "trajectplan";
        Voortgangsrapportage = "voortgangsrapportage", "voortgangsrapportage";
        Eindrapportage = "eindrapportage", "eindrapportage";
        Anders = "anders", "ander document";
    }
}

/// A document of the file that was made earlier, as far as later documents refer to it.
#[derive(Debug, Clone)]
pub struct EerderDocument {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub soort: EerderSoort,
    pub titel: Option<Text>,
    pub nummer: Option<Text>,
    /// Who made it, where the kind of document does not say so.
    pub opsteller: Option<Text>,
    pub datum: NaiveDate,
    pub periode_van: Option<NaiveDate>,
    pub periode_tot: Option<NaiveDate>,
    /// Its summary, to notice a report that was copied from the last one.
    pub samenvatting: Option<Prose>,
}

#[derive(Debug, Clone)]
pub struct Belemmering {
    pub omschrijving: Text,
    pub oplossing: Option<Text>,
}

#[derive(Debug, Clone)]
pub struct Afspraak {
    pub partij: Partij,
    pub afspraak: Text,
}

#[derive(Debug, Clone)]
pub struct Plan {
    pub document: DocumentPatch,
    /// The message of the plan in one sentence; absent, the first sentence of the summary.
    pub kernboodschap: Option<Text>,
    pub gevraagd: Vec<Vraag>,
    pub samenvatting: Prose,
    pub trajectdoel: Option<Prose>,
    pub visie_werknemer: Prose,
    pub visie_werkgever: Option<Prose>,
    /// The gap between persoonsprofiel and zoekprofiel, and how to close it.
    pub analyse_afstand: Prose,
    pub kansen: Vec<Text>,
    pub belemmeringen: Vec<Belemmering>,
    pub financieel_besproken: Option<bool>,
    pub financiele_scenarios: Vec<FinancieelScenario>,
    pub afspraken: Vec<Afspraak>,
    pub cv: Option<Prose>,
    /// The day on which the employee agreed to add the cv; without it the cv is not printed.
    pub toestemming_cv: Option<NaiveDate>,
    pub ondertekening: Vec<Ondertekening>,
}
