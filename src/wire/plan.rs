//! The part of the body that only the plan van aanpak takes, and what plan and eindrapportage share.

use super::document::DocumentDeel;
use super::leaf::{Datum, Naam, NaamRegel, Nummer, Verhaal, VerhaalRegel};
use super::object::{choice, object};
use super::text::{Cv, Proza};
use super::verloop::Ondertekening;
use crate::trajectory as domain;

choice! {
    /// Soort instrument.
    InstrumentSoort;
    /// Soort document in het dossier.
    EerderSoort;
    /// Wie een afspraak nakomt.
    Partij;
}

object! {
    /// Het advies van de arbeidsdeskundige over passende arbeid.
    ArbeidsdeskundigAdvies => domain::AdAdvies, |at|
    required {
        datum: Datum,
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        conclusie: Proza,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam_ad: Naam,
    }
    lists {
        /// Functies die de arbeidsdeskundige noemt; elk hoort in een zoekrichting terug te komen.
        #[schema(max_items = 20)]
        genoemde_functies: NaamRegel,
    }
}

object! {
    /// Aantal vacatures voor een functie in een regio op een peildatum.
    Arbeidsmarkt => domain::Arbeidsmarkt, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        regio: Verhaal,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        #[schema(minimum = 0, maximum = 1_000_000)]
        vacatures: u32,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        bron: Naam,
        peildatum: Datum,
    }
}

object! {
    /// Een instrument dat is overwogen, en wat ervan wordt verwacht.
    Instrument => domain::Instrument, |at|
    required {
        soort: InstrumentSoort,
        #[schema(value_type = String, min_length = 3, max_length = 400)]
        verwachting: Verhaal,
    }
    optional {
        /// Wat ervan is gekomen: ingezet of niet, en waarom. Staat in de eindrapportage in plaats van de verwachting.
        #[schema(value_type = String, min_length = 3, max_length = 400)]
        uitkomst: Verhaal,
    }
}

object! {
    /// Een gevolgde scholing.
    Scholing => domain::Scholing, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        van: Datum,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        aanbieder: Naam,
        tot: Datum,
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        resultaat: Verhaal,
    }
    computed { index = at.index(), }
    check { at.in_order(("van", van), ("tot", tot.flatten())); }
}

object! {
    /// Een eerder document van het dossier.
    EerderDocument => domain::EerderDocument, |at|
    required {
        soort: EerderSoort,
        datum: Datum,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        titel: Verhaal,
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        periode_van: Datum,
        periode_tot: Datum,
        /// Samenvatting van dat document, om een overgeschreven rapportage op te merken.
        #[schema(value_type = String, min_length = 2, max_length = 900)]
        samenvatting: Proza,
    }
    computed { index = at.index(), }
    check { at.in_order(("periode_van", periode_van.flatten()), ("periode_tot", periode_tot.flatten())); }
}

object! {
    /// Iets wat werk in de weg staat, met wat eraan wordt gedaan.
    Belemmering => domain::Belemmering, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        omschrijving: Verhaal,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        oplossing: Verhaal,
    }
}

object! {
    /// Een afspraak van één partij.
    Afspraak => domain::Afspraak, |at|
    required {
        partij: Partij,
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        afspraak: Verhaal,
    }
}

object! {
    /// Wat alleen het plan van aanpak nodig heeft.
    Plan => domain::Plan, |at|
    required {
        /// Doel, richtingen, begin en einde, ritme van rapporteren.
        #[schema(value_type = String, min_length = 10, max_length = 900)]
        samenvatting: Proza,
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werknemer: Proza,
        /// De afstand tussen persoonsprofiel en zoekprofiel en hoe die kleiner wordt.
        #[schema(value_type = String, min_length = 10, max_length = 2000)]
        analyse_afstand: Proza,
    }
    optional {
        document: DocumentDeel,
        #[schema(value_type = String, min_length = 5, max_length = 900)]
        trajectdoel: Proza,
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werkgever: Proza,
        /// Of de financiële gevolgen met de werknemer zijn besproken; bedragen horen niet in het plan.
        financieel_besproken: bool,
        #[schema(value_type = String, min_length = 10, max_length = 4000)]
        cv: Cv,
        /// Dag waarop de werknemer instemde met het cv als bijlage; zonder die dag wordt het niet afgedrukt.
        toestemming_cv: Datum,
    }
    lists {
        #[schema(max_items = 15)]
        kansen: VerhaalRegel,
        #[schema(max_items = 15)]
        belemmeringen: Belemmering,
        #[schema(max_items = 30)]
        afspraken: Afspraak,
        /// Handtekeningen onder dit plan; zonder deze gelden die van het traject.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    build {
        Some(domain::Plan {
            document: document.unwrap_or_default(), samenvatting, trajectdoel, visie_werknemer, visie_werkgever,
            analyse_afstand, kansen, belemmeringen, financieel_besproken, afspraken, cv, toestemming_cv, ondertekening,
        })
    }
}
