//! The part of the body that only the eindrapportage takes.

use super::document::DocumentDeel;
use super::leaf::{Datum, Verhaal};
use super::object::{choice, object};
use super::text::Proza;
use super::verloop::Ondertekening;
use super::voortgang::DoelVoortgang;
use crate::trajectory as domain;

choice! {
    /// Waarom de begeleiding eindigt.
    RedenEinde;
    /// Wat het traject opleverde.
    Resultaat;
}

object! {
    /// Een knelpunt in een periode, met oorzaak en actie.
    Knelpunt => domain::Knelpunt, |at|
    required {
        van: Datum,
        tot: Datum,
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        omschrijving: Verhaal,
    }
    optional {
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        oorzaak: Verhaal,
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        actie: Verhaal,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Knelpunt { period: domain::Period::new(van, tot).ok()?, omschrijving, oorzaak, actie }) }
}

object! {
    /// Begeleiding na plaatsing.
    Nazorg => domain::Nazorg, |at|
    required {
        van: Datum,
        tot: Datum,
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        vorm: Verhaal,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Nazorg { period: domain::Period::new(van, tot).ok()?, vorm }) }
}

object! {
    /// Wat alleen de eindrapportage nodig heeft.
    Eind => domain::Eind, |at|
    required {
        reden_einde: RedenEinde,
        einddatum_begeleiding: Datum,
        #[schema(value_type = String, min_length = 10, max_length = 900)]
        conclusie_kort: Proza,
        resultaat: Resultaat,
        /// Afstand tot de arbeidsmarkt, en waarom wel of niet geplaatst.
        #[schema(value_type = String, min_length = 10, max_length = 3000)]
        conclusie: Proza,
        #[schema(value_type = String, min_length = 5, max_length = 3000)]
        advies: Proza,
    }
    optional {
        document: DocumentDeel,
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        resultaat_toelichting: Proza,
        /// Laatste dag van de begeleiding na deze rapportage; uiterlijk de laatste dag van de wachttijd of loonsanctie.
        vervolg_tot: Datum,
        nazorg: Nazorg,
        /// Verplicht, of anders `redenGeenVisieWerknemer`.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werknemer: Proza,
        /// Bijvoorbeeld: geen reactie op het verzoek van 1 december 2025.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_geen_visie_werknemer: Verhaal,
        /// Verplicht, of anders `redenGeenVisieWerkgever`.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werkgever: Proza,
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_geen_visie_werkgever: Verhaal,
        /// Aantal sollicitaties volgens een andere telling, om met het logboek te vergelijken.
        #[schema(minimum = 0, maximum = 10_000)]
        opgegeven_aantal_sollicitaties: u32,
    }
    lists {
        #[schema(max_items = 20)]
        doelen: DoelVoortgang,
        #[schema(max_items = 20)]
        knelpunten: Knelpunt,
        /// Handtekeningen onder deze rapportage; zonder deze gelden die van het traject.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    check {
        if let (Some(None), Some(None)) = (&visie_werknemer, &reden_geen_visie_werknemer) {
            at.fault_in("visie_werknemer", "verplicht", "Geef de visie van de werknemer, of in ‘redenGeenVisieWerknemer’ waarom die ontbreekt.");
        }
        if let (Some(None), Some(None)) = (&visie_werkgever, &reden_geen_visie_werkgever) {
            at.fault_in("visie_werkgever", "verplicht", "Geef de visie van de werkgever, of in ‘redenGeenVisieWerkgever’ waarom die ontbreekt.");
        }
    }
    build {
        Some(domain::Eind {
            document: document.unwrap_or_default(), reden_einde, einddatum_begeleiding, conclusie_kort, resultaat,
            resultaat_toelichting, doelen, knelpunten, conclusie, advies, vervolg_tot, nazorg, visie_werknemer,
            reden_geen_visie_werknemer, visie_werkgever, reden_geen_visie_werkgever, opgegeven_aantal_sollicitaties,
            ondertekening,
        })
    }
}
