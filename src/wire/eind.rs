//! The part of the body that only the eindrapportage takes.

use super::document::DocumentDeel;
use super::leaf::{Datum, Verhaal};
use super::missed::{NO_VIEW_OF_EMPLOYEE, NO_VIEW_OF_EMPLOYER};
use super::object::{choice, object};
use super::ondertekening::Ondertekening;
use super::text::Proza;
use super::voortgang::DoelVoortgang;
use super::vraag::Vraag;
use crate::trajectory as domain;

choice! {
    /// Waarom de begeleiding eindigt.
    RedenEinde {
        "geplaatst": "De werknemer heeft ander werk.",
        "einde_wachttijd_nadert": "Het einde van de wachttijd nadert.",
        "herstel_eigen_werk": "De werknemer doet het eigen werk weer.",
        "uitval_gbm": "De bedrijfsarts ziet geen benutbare mogelijkheden meer.",
        "uit_dienst": "Het dienstverband eindigt.",
        "opdrachtgever_stopt": "De werkgever beëindigt het traject.",
        "overlijden": "De werknemer is overleden.",
        "tekortkomingen_hersteld": "De tekortkomingen die UWV noemde, zijn hersteld.",
        "einde_loonsanctie": "De verlengde loondoorbetaling eindigt.",
        "vervroegde_iva": "De werknemer krijgt een vervroegde IVA-uitkering.",
        "aow": "De werknemer bereikt de AOW-leeftijd.",
        "vaststellingsovereenkomst": "Werkgever en werknemer sloten een vaststellingsovereenkomst.",
        "ander_bureau": "Een ander bureau neemt de begeleiding over.",
        "anders": "Een andere reden; ‘redenEindeToelichting’ zegt welke.",
    }
    /// Wat het traject opleverde.
    Resultaat {
        "geplaatst": "Geplaatst in ander werk.",
        "deels": "Deels geplaatst, bijvoorbeeld voor minder uren dan de werknemer kan werken.",
        "niet_geplaatst": "Niet geplaatst.",
    }
}

object! {
    /// Een knelpunt in een periode, met oorzaak en actie.
    Knelpunt => domain::Knelpunt, |at|
    required {
        /// Eerste dag van het knelpunt.
        van: Datum,
        /// Laatste dag van het knelpunt.
        tot: Datum,
        /// Wat het traject ophield.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        omschrijving: Verhaal,
    }
    optional {
        /// De oorzaak, zonder medische gegevens.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        oorzaak: Verhaal,
        /// Wat eraan is gedaan.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        actie: Verhaal,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Knelpunt { index: at.index(), period: domain::Period::new(van, tot).ok()?, omschrijving, oorzaak, actie }) }
}

object! {
    /// Begeleiding na plaatsing.
    Nazorg => domain::Nazorg, |at|
    required {
        /// Eerste dag van de nazorg.
        van: Datum,
        /// Laatste dag van de nazorg.
        tot: Datum,
        /// Hoe de begeleiding na plaatsing eruitziet.
        #[schema(value_type = String, min_length = 3, max_length = 1200)]
        vorm: Verhaal,
    }
    lists {
        /// Dagen waarop er contact is.
        #[schema(max_items = 20)]
        momenten: Datum,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Nazorg { period: domain::Period::new(van, tot).ok()?, vorm, momenten }) }
}

object! {
    /// Wat alleen de eindrapportage nodig heeft.
    Eind => domain::Eind, |at|
    required {
        reden_einde: RedenEinde,
        /// Laatste dag van de begeleiding waarover deze rapportage gaat.
        einddatum_begeleiding: Datum,
        /// De conclusie in enkele zinnen, voor het voorblad.
        #[schema(value_type = String, min_length = 10, max_length = 900)]
        conclusie_kort: Proza,
        resultaat: Resultaat,
        /// Afstand tot de arbeidsmarkt, en waarom wel of niet geplaatst.
        #[schema(value_type = String, min_length = 10, max_length = 3000)]
        conclusie: Proza,
        /// Het advies aan werkgever en werknemer voor het vervolg.
        #[schema(value_type = String, min_length = 5, max_length = 3000)]
        advies: Proza,
    }
    optional {
        document: DocumentDeel,
        /// De boodschap in één zin, groot op de eerste pagina; zonder dit veld de eerste zin van de korte conclusie.
        #[schema(value_type = String, min_length = 5, max_length = 140)]
        kernboodschap: Verhaal,
        /// De reden in woorden, als vervolg op ‘omdat’; verplicht bij ‘anders’.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_einde_toelichting: Verhaal,
        /// Toelichting op het resultaat.
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        resultaat_toelichting: Proza,
        /// Laatste dag van de begeleiding na deze rapportage; uiterlijk de laatste dag van de wachttijd of loonsanctie.
        vervolg_tot: Datum,
        nazorg: Nazorg,
        /// Wat na de wachttijd volgt voor de mogelijkheden die er dan zijn (derde spoor).
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        derde_spoor: Proza,
        /// Feitelijke beschrijving van de inzet van de werknemer in het traject, met datums.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        inzet_werknemer: Proza,
        /// Feitelijke beschrijving van de inzet van de werkgever in het traject, met datums.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        inzet_werkgever: Proza,
        /// De visie van de werknemer op het traject; verplicht, of anders `redenGeenVisieWerknemer`.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werknemer: Proza,
        /// Waarom er geen visie van de werknemer is, bijvoorbeeld: geen reactie op het verzoek van 1 december 2025.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_geen_visie_werknemer: Verhaal,
        /// De visie van de werkgever op het traject; verplicht, of anders `redenGeenVisieWerkgever`.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werkgever: Proza,
        /// Waarom er geen visie van de werkgever is.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_geen_visie_werkgever: Verhaal,
        /// Aantal sollicitaties volgens een andere telling, om met het logboek te vergelijken.
        #[schema(minimum = 0, maximum = 10_000)]
        opgegeven_aantal_sollicitaties: u32,
    }
    lists {
        /// Wat er van elk doel terechtkwam.
        #[schema(max_items = 20)]
        doelen: DoelVoortgang,
        /// Wat het traject ophield, met oorzaak en actie.
        #[schema(max_items = 20)]
        knelpunten: Knelpunt,
        /// Wat van de lezer wordt gevraagd, op de eerste pagina.
        #[schema(max_items = 3)]
        gevraagd: Vraag,
        /// Handtekeningen onder deze rapportage; zonder deze gelden die van het traject.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    check {
        if let (Some(domain::RedenEinde::Anders), Some(None)) = (reden_einde, &reden_einde_toelichting) {
            at.fault_in("reden_einde_toelichting", "verplicht", "Bij ‘anders’ is de reden in woorden nodig. Vul \
                ‘redenEindeToelichting’ in.");
        }
        if let (Some(None), Some(None)) = (&visie_werknemer, &reden_geen_visie_werknemer) {
            at.fault_in("visie_werknemer", "verplicht", NO_VIEW_OF_EMPLOYEE);
        }
        if let (Some(None), Some(None)) = (&visie_werkgever, &reden_geen_visie_werkgever) {
            at.fault_in("visie_werkgever", "verplicht", NO_VIEW_OF_EMPLOYER);
        }
    }
    build {
        Some(domain::Eind {
            document: document.unwrap_or_default(), kernboodschap, gevraagd, reden_einde, reden_einde_toelichting, einddatum_begeleiding,
            conclusie_kort, resultaat, resultaat_toelichting, doelen, knelpunten, inzet_werknemer, inzet_werkgever, conclusie, advies, vervolg_tot, nazorg, derde_spoor, visie_werknemer,
            reden_geen_visie_werknemer, visie_werkgever, reden_geen_visie_werkgever, opgegeven_aantal_sollicitaties,
            ondertekening,
        })
    }
}
