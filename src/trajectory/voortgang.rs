//! The part of a trajectory that only the voortgangsrapportage takes.

use chrono::NaiveDate;

use super::document::DocumentPatch;
use super::period::Period;
use super::text::{Prose, Text};
use super::verloop::{ActiviteitSoort, DoelStatus, Ondertekening};
use super::vraag::Vraag;
use super::words::words;

words! {
    Stoplicht {
        OpSchema = "op_schema", "op schema";
        Aandacht = "aandacht", "vraagt aandacht";
        Vertraagd = "vertraagd", "vertraagd";
    }
}

words! {
    AfwezigheidSoort {
        Afgemeld = "afgemeld", "afgemeld";
        NietVerschenen = "niet_verschenen", "niet verschenen";
    }
}

#[derive(Debug, Clone)]
pub struct DoelVoortgang {
    pub doel: u32,
    pub status: DoelStatus,
    pub percentage: Option<u32>,
    pub toelichting: Option<Text>,
}

/// An appointment that was missed. There is no field for the reason: nobody needs to know it.
#[derive(Debug, Clone)]
pub struct Afwezigheid {
    pub datum: NaiveDate,
    pub soort: AfwezigheidSoort,
    pub nieuwe_datum: Option<NaiveDate>,
}

/// Whether and how the plan changes.
#[derive(Debug, Clone)]
pub struct Bijstelling {
    pub nodig: bool,
    pub wat: Option<Prose>,
    pub waarom: Option<Prose>,
    pub zoekprofiel_versie: Option<u32>,
}

/// Something planned for the next period.
#[derive(Debug, Clone)]
pub struct Vooruitblik {
    pub datum: Option<NaiveDate>,
    pub soort: Option<ActiviteitSoort>,
    pub omschrijving: Text,
}

#[derive(Debug, Clone)]
pub struct Voortgang {
    pub document: DocumentPatch,
    pub volgnummer: u32,
    pub period: Period,
    pub vorige_periode_tot: Option<NaiveDate>,
    /// The message of the report in one sentence; absent, the first sentence of the summary.
    pub kernboodschap: Option<Text>,
    pub gevraagd: Vec<Vraag>,
    pub samenvatting: Prose,
    pub stoplicht: Option<Stoplicht>,
    pub belastbaarheid_gewijzigd: bool,
    pub toelichting_belastbaarheid: Option<Prose>,
    pub reden_geen_activiteiten: Option<Text>,
    pub doelen: Vec<DoelVoortgang>,
    pub inzet_werknemer: Prose,
    pub inzet_werkgever: Option<Prose>,
    pub afwezigheid: Vec<Afwezigheid>,
    pub wat_ging_goed: Option<Prose>,
    pub wat_belemmert: Option<Prose>,
    pub oorzaak: Option<Prose>,
    pub bijstelling: Bijstelling,
    pub vooruitblik: Vec<Vooruitblik>,
    pub visie_werknemer: Option<Prose>,
    pub visie_werkgever: Option<Prose>,
    /// Signatures on this report; when empty, those of the trajectory.
    pub ondertekening: Vec<Ondertekening>,
    /// Why the employee did not sign for having read it.
    pub reden_niet_gelezen: Option<Text>,
}
