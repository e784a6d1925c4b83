//! Persoonsprofiel and zoekprofiel on the wire.

use super::leaf::{Datum, Naam, Verhaal, VerhaalRegel};
use super::missed::NO_EXPERIENCE;
use super::object::{choice, object};
use super::text::Proza;
use crate::trajectory as domain;

choice! {
    /// Beheersing van een taal.
    Taalniveau {
        "geen": "Geen.",
        "matig": "Matig.",
        "redelijk": "Redelijk.",
        "goed": "Goed.",
        "moedertaal": "Moedertaal.",
    }
    /// Of een opleiding met een diploma is afgerond.
    Diploma {
        "ja": "Met diploma afgerond.",
        "nee": "Niet met diploma afgerond.",
        "onbekend": "Niet bekend.",
    }
}

object! {
    /// Een gevolgde opleiding.
    Opleiding => domain::Opleiding, |at|
    required {
        /// Naam van de opleiding.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
    }
    optional {
        /// Niveau van de opleiding, bijvoorbeeld mbo 3.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        niveau: Verhaal,
        /// Jaar waarin de opleiding eindigde.
        #[schema(minimum = 1930, maximum = 2199)]
        jaar: u32,
        diploma: Diploma,
    }
}

object! {
    /// Een eerdere of huidige werkkring.
    Werkervaring => domain::Werkervaring, |at|
    required {
        /// De functie.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
    }
    optional {
        /// De werkgever.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        werkgever: Naam,
        /// Eerste jaar.
        #[schema(minimum = 1930, maximum = 2199)]
        van_jaar: u32,
        /// Laatste jaar; weg zolang het werk duurt.
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
        /// Naam van de taal.
        #[schema(value_type = String, min_length = 2, max_length = 40)]
        taal: Naam,
        /// Beheersing bij het spreken.
        spreken: Taalniveau,
    }
    optional {
        /// Beheersing bij het lezen.
        lezen: Taalniveau,
        /// Beheersing bij het schrijven.
        schrijven: Taalniveau,
    }
}

object! {
    /// De uitgangspositie van de werknemer op de arbeidsmarkt.
    Persoonsprofiel => domain::Persoonsprofiel, |at|
    optional {
        /// Hoe vaardig de werknemer met de computer is.
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        digitaal: Verhaal,
        /// Wat de werknemer wil bereiken in werk.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        ambities: Proza,
        /// Wensen van de werknemer voor ander werk.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        wensen: Proza,
    }
    lists {
        /// Gevolgde opleidingen; met werkervaring samen ten minste één.
        #[schema(max_items = 20)]
        opleidingen: Opleiding,
        /// Eerdere en huidige werkkringen; met opleidingen samen ten minste één.
        #[schema(max_items = 30)]
        werkervaring: Werkervaring,
        /// Wat de werknemer kan en kent.
        #[schema(max_items = 30)]
        competenties: VerhaalRegel,
        /// Talen en hoe goed de werknemer ze beheerst.
        #[schema(max_items = 15)]
        talen: Taal,
        /// Rijbewijzen, bijvoorbeeld B of BE.
        #[schema(max_items = 10)]
        rijbewijzen: VerhaalRegel,
        /// Vervoer waarover de werknemer beschikt, bijvoorbeeld fiets of openbaar vervoer.
        #[schema(max_items = 10)]
        vervoer: VerhaalRegel,
        /// Praktische belemmeringen zoals vervoer of beschikbaarheid; geen reden daarvan.
        #[schema(max_items = 15)]
        belemmeringen_praktisch: VerhaalRegel,
        /// Sterke punten voor ander werk.
        #[schema(max_items = 20)]
        sterke_punten: VerhaalRegel,
    }
    check {
        if opleidingen.as_ref().is_some_and(Vec::is_empty) && werkervaring.as_ref().is_some_and(Vec::is_empty) {
            at.fault("te_weinig", NO_EXPERIENCE);
        }
    }
}

object! {
    /// Een soort werk waarnaar wordt gezocht.
    Zoekrichting => domain::Zoekrichting, |at|
    required {
        /// De functie waarnaar wordt gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// De sector waarin wordt gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        sector: Naam,
        /// Waarom dit werk past bij de belastbaarheid.
        #[schema(value_type = String, min_length = 5, max_length = 600)]
        passend_want: Verhaal,
    }
    optional {
        /// De belangrijkste taken in dit werk.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        taken: Verhaal,
        /// Rang in de volgorde van zoeken; 1 gaat voor.
        #[schema(minimum = 1, maximum = 20)]
        prioriteit: u32,
        /// Aantal vacatures in de regio op de peildatum.
        #[schema(minimum = 0, maximum = 1_000_000)]
        vacatures_regio: u32,
        /// Waar de vacatures zijn geteld.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        vacature_bron: Naam,
        /// Dag waarop de vacatures zijn geteld.
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
        /// Versie van het zoekprofiel, vanaf 1; uniek in het traject.
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        /// Eerste dag waarop deze versie geldt.
        datum: Datum,
        /// De soorten werk waarnaar wordt gezocht, in volgorde.
        #[schema(min_items = 1, max_items = 20)]
        zoekrichtingen: Vec<Zoekrichting>,
        /// De regio waarin wordt gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        regio: Verhaal,
        /// Langste reistijd naar het werk in minuten, enkele reis.
        #[schema(minimum = 1, maximum = 300)]
        max_reistijd_min: u32,
        /// Minste uren per week waarnaar wordt gezocht.
        #[schema(minimum = 0, maximum = 60)]
        uren_min: f64,
        /// Meeste uren per week waarnaar wordt gezocht.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_max: f64,
    }
    optional {
        /// Waarom het zoekprofiel is gewijzigd; verplicht vanaf versie 2.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        reden_wijziging: Verhaal,
        /// Grootste afstand tot het werk in kilometers.
        #[schema(minimum = 1, maximum = 500)]
        max_afstand_km: u32,
        /// Werktijden waarnaar wordt gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        werktijden: Verhaal,
        /// Niveau van werk en opleiding waarnaar wordt gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 80)]
        opleidingsniveau: Verhaal,
        /// Salaris waaraan wordt gedacht.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        salaris_indicatie: Verhaal,
    }
    lists {
        /// Werk waarnaar niet wordt gezocht.
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
