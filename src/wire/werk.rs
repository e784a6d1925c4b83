//! Work elsewhere and with the own employer, on the wire.

use super::leaf::{Datum, Naam, Verhaal};
use super::object::{choice, object};
use super::partijen::Contractsoort;
use super::text::Proza;
use crate::trajectory as domain;

choice! {
    /// Soort plaatsing.
    PlaatsingSoort {
        "wep": "Werkervaringsplaats: onbetaald werken om ervaring op te doen.",
        "stage": "Een stage.",
        "proefplaatsing": "Op proef werken bij een mogelijke werkgever.",
        "detachering": "Werken bij een ander, in dienst van de eigen werkgever.",
        "dienstverband": "Een arbeidsovereenkomst bij een nieuwe werkgever.",
        "zelfstandig": "Werk als zelfstandige.",
    }
}

object! {
    /// Een verandering van de uren in een plaatsing, gedaan of afgesproken.
    UrenStap => domain::UrenStap, |at|
    required {
        /// Eerste dag met deze uren.
        vanaf: Datum,
        /// Uren per week.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
}

object! {
    /// Een werkervaringsplaats, proefplaatsing, detachering of dienstverband.
    Plaatsing => domain::Plaatsing, |at|
    required {
        soort: PlaatsingSoort,
        /// De organisatie waar wordt gewerkt.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        organisatie: Naam,
        /// Het werk dat er wordt gedaan.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Eerste dag van de plaatsing.
        van: Datum,
        /// Uren per week; met ‘opbouw’ die van de eerste dag.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
    optional {
        /// Laatste dag van de plaatsing; weglaten als er geen is afgesproken.
        tot: Datum,
        /// Wie bevestigde dat het werk past, bijvoorbeeld ‘bedrijfsarts’.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        passend_bevestigd_door: Naam,
        /// Soort arbeidsovereenkomst.
        contractsoort: Contractsoort,
        /// Laatste dag van de proeftijd.
        proeftijd_tot: Datum,
        /// Waarom een werkervaringsplaats langer duurt dan drie maanden, of een proefplaatsing langer dan twee.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_duur: Verhaal,
        /// Hoe de plaatsing verliep.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        evaluatie: Proza,
        /// Dag van de evaluatie; een document van eerder laat haar weg.
        evaluatie_datum: Datum,
    }
    lists {
        /// Hoe de uren daarna veranderden: elke stap met zijn eerste dag.
        #[schema(max_items = 10)]
        opbouw: UrenStap,
    }
    computed { index = at.index(), }
    check {
        at.in_order(("van", van), ("tot", tot.flatten()));
        at.in_order(("van", van), ("evaluatie_datum", evaluatie_datum.flatten()));
        at.in_order(("van", van), ("proeftijd_tot", proeftijd_tot.flatten()));
        for (index, stap) in opbouw.iter().flatten().enumerate() {
            let outside = van.is_some_and(|van| stap.vanaf < van) || tot.flatten().is_some_and(|tot| stap.vanaf > tot);
            if outside {
                at.inside("opbouw", |at| at.inside(&index.to_string(), |at| {
                    at.fault_in("vanaf", "volgorde", "Deze dag valt buiten de plaatsing. Controleer de datums.");
                }));
            }
        }
    }
}

object! {
    /// Werk bij de eigen werkgever naast het tweede spoor.
    WerkSpoor1 => domain::WerkSpoor1, |at|
    required {
        /// Wat de werknemer daar doet.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Eerste dag van dit werk.
        van: Datum,
        /// Uren per week.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
    optional {
        /// Laatste dag van dit werk; weglaten zolang het duurt.
        tot: Datum,
    }
    check { at.in_order(("van", van), ("tot", tot.flatten())); }
}
