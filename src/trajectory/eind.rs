//! The part of a trajectory that only the eindrapportage takes.

use chrono::NaiveDate;

use super::document::DocumentPatch;
use super::period::Period;
use super::text::{Prose, Text};
use super::verloop::Ondertekening;
use super::voortgang::DoelVoortgang;
use super::vraag::Vraag;
use super::words::words;

words! {
    RedenEinde {
        Geplaatst = "geplaatst", "geplaatst in ander werk";
        EindeWachttijdNadert = "einde_wachttijd_nadert", "het einde van de wachttijd nadert";
        HerstelEigenWerk = "herstel_eigen_werk", "hervatting van het eigen werk";
        UitvalGbm = "uitval_gbm", "geen benutbare mogelijkheden";
        UitDienst = "uit_dienst", "einde van het dienstverband";
        OpdrachtgeverStopt = "opdrachtgever_stopt", "de werkgever beëindigt het traject";
        Overlijden = "overlijden", "overlijden van de werknemer";
        TekortkomingenHersteld = "tekortkomingen_hersteld", "de tekortkomingen zijn hersteld";
        EindeLoonsanctie = "einde_loonsanctie", "einde van de verlengde loondoorbetaling";
        VervroegdeIva = "vervroegde_iva", "vervroegde IVA-uitkering";
        Aow = "aow", "AOW-leeftijd";
        Vaststellingsovereenkomst = "vaststellingsovereenkomst", "vaststellingsovereenkomst";
        AnderBureau = "ander_bureau", "een ander bureau neemt de begeleiding over";
        /// In the words of the caller.
        Anders = "anders", "andere reden";
    }
}

words! {
    Resultaat {
        Geplaatst = "geplaatst", "geplaatst";
        Deels = "deels", "deels geplaatst";
        NietGeplaatst = "niet_geplaatst", "niet geplaatst";
    }
}

/// Something that stood in the way, when, why, and what was done about it.
#[derive(Debug, Clone)]
pub struct Knelpunt {
    /// Position in the list of the body.
    pub index: usize,
    pub period: Period,
    pub omschrijving: Text,
    pub oorzaak: Option<Text>,
    pub actie: Option<Text>,
}

/// Support after the trajectory.
#[derive(Debug, Clone)]
pub struct Nazorg {
    pub period: Period,
    pub vorm: Text,
    /// The days on which there is contact.
    pub momenten: Vec<NaiveDate>,
}

#[derive(Debug, Clone)]
pub struct Eind {
    pub document: DocumentPatch,
    /// The message of the report in one sentence; absent, the first sentence of the short conclusion.
    pub kernboodschap: Option<Text>,
    pub gevraagd: Vec<Vraag>,
    pub reden_einde: RedenEinde,
    /// The reason in words; always there when the word is "anders".
    pub reden_einde_toelichting: Option<Text>,
    pub einddatum_begeleiding: NaiveDate,
    pub conclusie_kort: Prose,
    pub resultaat: Resultaat,
    pub resultaat_toelichting: Option<Prose>,
    pub doelen: Vec<DoelVoortgang>,
    pub knelpunten: Vec<Knelpunt>,
    /// What employee and employer did for the track.
    pub inzet_werknemer: Option<Prose>,
    pub inzet_werkgever: Option<Prose>,
    pub conclusie: Prose,
    pub advies: Prose,
    pub vervolg_tot: Option<NaiveDate>,
    pub nazorg: Option<Nazorg>,
    /// What follows after the wachttijd for the ability that is left (third track).
    pub derde_spoor: Option<Prose>,
    pub visie_werknemer: Option<Prose>,
    pub reden_geen_visie_werknemer: Option<Text>,
    pub visie_werkgever: Option<Prose>,
    pub reden_geen_visie_werkgever: Option<Text>,
    /// Number of applications as counted elsewhere, to compare with the log.
    pub opgegeven_aantal_sollicitaties: Option<u32>,
    pub ondertekening: Vec<Ondertekening>,
}
