//! The part of a trajectory that only the eindrapportage takes.

use chrono::NaiveDate;

use super::document::DocumentPatch;
use super::period::Period;
use super::text::{Prose, Text};
use super::verloop::Ondertekening;
use super::voortgang::DoelVoortgang;
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
}

#[derive(Debug, Clone)]
pub struct Eind {
    pub document: DocumentPatch,
    pub reden_einde: RedenEinde,
    pub einddatum_begeleiding: NaiveDate,
    pub conclusie_kort: Prose,
    pub resultaat: Resultaat,
    pub resultaat_toelichting: Option<Prose>,
    pub doelen: Vec<DoelVoortgang>,
    pub knelpunten: Vec<Knelpunt>,
    pub conclusie: Prose,
    pub advies: Prose,
    pub vervolg_tot: Option<NaiveDate>,
    pub nazorg: Option<Nazorg>,
    pub visie_werknemer: Option<Prose>,
    pub reden_geen_visie_werknemer: Option<Text>,
    pub visie_werkgever: Option<Prose>,
    pub reden_geen_visie_werkgever: Option<Text>,
    /// Number of applications as counted elsewhere, to compare with the log.
    pub opgegeven_aantal_sollicitaties: Option<u32>,
    pub ondertekening: Vec<Ondertekening>,
}
