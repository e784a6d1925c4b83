//! Persoonsprofiel and zoekprofiel on the wire.

use super::leaf::{Datum, Naam, Verhaal, VerhaalRegel};
use super::object::{choice, object};
use super::text::Proza;
use crate::trajectory as domain;

choice! {
    /// Beheersing van een taal.
    Taalniveau;
    /// Of een opleiding met een diploma is afgerond.
    Diploma;
}

object! {
    /// Een gevolgde opleiding.
    Opleiding => domain::Opleiding, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        niveau: Verhaal,
        #[schema(minimum = 1930, maximum = 2199)]
        jaar: u32,
        diploma: Diploma,
    }
}

object! {
    /// Een eerdere of huidige werkkring.
    Werkervaring => domain::Werkervaring, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        werkgever: Naam,
        #[schema(minimum = 1930, maximum = 2199)]
        van_jaar: u32,
        #[schema(minimum = 1930, maximum = 2199)]
        tot_jaar: u32,
    }
    check {
        if let (Some(Some(first)), Some(Some(last))) = (van_jaar, tot_jaar) && last < first {
            at.fault_in("tot_jaar", "volgorde", "Dit jaar ligt vóór ‘vanJaar’. Controleer beide jaren.");
        }
    }
}

object! {
    /// Beheersing van een taal.
    Taal => domain::Taal, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 40)]
        taal: Naam,
        spreken: Taalniveau,
    }
    optional {
        lezen: Taalniveau,
        schrijven: Taalniveau,
    }
}

object! {
    /// De uitgangspositie van de werknemer op de arbeidsmarkt.
    Persoonsprofiel => domain::Persoonsprofiel, |at|
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        digitaal: Verhaal,
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        ambities: Proza,
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        wensen: Proza,
    }
    lists {
        #[schema(max_items = 20)]
        opleidingen: Opleiding,
        #[schema(max_items = 30)]
        werkervaring: Werkervaring,
        #[schema(max_items = 30)]
        competenties: VerhaalRegel,
        #[schema(max_items = 15)]
        talen: Taal,
        #[schema(max_items = 10)]
        rijbewijzen: VerhaalRegel,
        #[schema(max_items = 10)]
        vervoer: VerhaalRegel,
        /// Praktische belemmeringen zoals vervoer of beschikbaarheid; geen reden daarvan.
        #[schema(max_items = 15)]
        belemmeringen_praktisch: VerhaalRegel,
        #[schema(max_items = 20)]
        sterke_punten: VerhaalRegel,
    }
    check {
        if opleidingen.as_ref().is_some_and(Vec::is_empty) && werkervaring.as_ref().is_some_and(Vec::is_empty) {
            at.fault("te_weinig", "Geef ten minste één opleiding of één werkervaring op.");
        }
    }
}

object! {
    /// Een soort werk waarnaar wordt gezocht.
    Zoekrichting => domain::Zoekrichting, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        sector: Naam,
        /// Waarom dit werk past bij de belastbaarheid.
        #[schema(value_type = String, min_length = 5, max_length = 600)]
        passend_want: Verhaal,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        taken: Verhaal,
        #[schema(minimum = 1, maximum = 20)]
        prioriteit: u32,
        /// Aantal vacatures in de regio op de peildatum.
        #[schema(minimum = 0, maximum = 1_000_000)]
        vacatures_regio: u32,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        vacature_bron: Naam,
        vacature_peildatum: Datum,
    }
    defaults {
        /// Of de arbeidsdeskundige dit werk noemde.
        bron_ad: bool = false,
    }
}

object! {
    /// Een versie van het zoekprofiel.
    Zoekprofiel => domain::Zoekprofiel, |at|
    required {
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        datum: Datum,
        #[schema(min_items = 1, max_items = 20)]
        zoekrichtingen: Vec<Zoekrichting>,
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        regio: Verhaal,
        #[schema(minimum = 1, maximum = 300)]
        max_reistijd_min: u32,
        #[schema(minimum = 0, maximum = 60)]
        uren_min: f64,
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_max: f64,
    }
    optional {
        /// Verplicht vanaf versie 2.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        reden_wijziging: Verhaal,
        #[schema(minimum = 1, maximum = 500)]
        max_afstand_km: u32,
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        werktijden: Verhaal,
        #[schema(value_type = String, min_length = 2, max_length = 80)]
        opleidingsniveau: Verhaal,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        salaris_indicatie: Verhaal,
    }
    lists {
        #[schema(max_items = 20)]
        uitsluitingen: VerhaalRegel,
    }
    computed { index = at.index(), }
    check {
        if let (Some(least), Some(most)) = (uren_min, uren_max) && most < least {
            at.fault_in("uren_max", "volgorde", "Dit getal is kleiner dan ‘urenMin’. Controleer beide getallen.");
        }
        if versie.is_some_and(|versie| versie > 1) && reden_wijziging.as_ref().is_some_and(Option::is_none) {
            at.fault_in("reden_wijziging", "verplicht", "Vanaf versie 2 is een reden van de wijziging nodig.");
        }
    }
}
