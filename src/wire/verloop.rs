//! What is planned and what happened, on the wire.

use super::leaf::{Datum, Naam, Nummer, Verhaal, VerhaalRegel};
use super::object::{choice, object};
use super::text::Proza;
use crate::trajectory as domain;

choice! {
    /// Stand van re-integratie bij de eigen werkgever.
    Spoor1Status;
    /// Grond voor een latere start van het tweede spoor (Werkwijzer Poortwachter).
    RedenUitstel;
    /// Stand van een doel.
    DoelStatus;
    /// Soort activiteit.
    ActiviteitSoort;
    /// Of een activiteit is gedaan.
    ActiviteitStatus;
    /// Hoe is gesolliciteerd.
    SollicitatieSoort;
    /// Waar een sollicitatie toe leidde.
    SollicitatieResultaat;
    /// Soort plaatsing.
    PlaatsingSoort;
    /// Wie tekent.
    OndertekeningRol;
    /// Of en hoe is getekend.
    OndertekeningStatus;
}

object! {
    /// Verlenging van de loondoorbetaling door UWV.
    Loonsanctie => domain::Loonsanctie, |at|
    required {
        besluitdatum: Datum,
        /// De dag tot welke het loon wordt doorbetaald, zoals UWV die schrijft: die dag zelf niet meer.
        tot: Datum,
    }
    optional {
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        tekortkoming: Verhaal,
        /// Datum waarop het bekortingsverzoek is gedaan.
        bekortingsverzoek: Datum,
    }
    check {
        at.in_order(("besluitdatum", besluitdatum), ("tot", tot));
        at.in_order(("besluitdatum", besluitdatum), ("bekortingsverzoek", bekortingsverzoek.flatten()));
    }
}

object! {
    /// Het traject tweede spoor.
    Trajectgegevens => domain::Traject, |at|
    required {
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Dag van de intake.
        startdatum: Datum,
    }
    optional {
        geplande_einddatum: Datum,
        reden_uitstel: RedenUitstel,
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        toelichting_uitstel: Verhaal,
        spoor1_status: Spoor1Status,
        loonsanctie: Loonsanctie,
        /// Afgesproken ritme van rapporteren.
        #[schema(minimum = 2, maximum = 13)]
        rapportage_frequentie_weken: u32,
    }
    check {
        at.in_order(("startdatum", startdatum), ("geplande_einddatum", geplande_einddatum.flatten()));
    }
}

object! {
    /// Een doel van het traject.
    Doel => domain::Doel, |at|
    required {
        #[schema(minimum = 1, maximum = 99)]
        nummer: u32,
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        omschrijving: Verhaal,
    }
    optional {
        /// Waaraan te zien is dat het doel is bereikt.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        meetbaar: Verhaal,
        deadline: Datum,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        verantwoordelijke: Naam,
    }
    computed { index = at.index(), }
}

object! {
    /// Een fase van het traject.
    Fase => domain::Fase, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        titel: Verhaal,
        van: Datum,
        tot: Datum,
    }
    lists {
        #[schema(max_items = 30)]
        activiteiten: VerhaalRegel,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Fase { titel, period: domain::Period::new(van, tot).ok()?, activiteiten }) }
}

object! {
    /// Een activiteit in het traject.
    Activiteit => domain::Activiteit, |at|
    required {
        datum: Datum,
        soort: ActiviteitSoort,
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        omschrijving: Verhaal,
        status: ActiviteitStatus,
    }
    optional {
        /// Rol of naam van wie de activiteit uitvoert.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        uitvoerder: Naam,
        /// Duur in minuten.
        #[schema(minimum = 1, maximum = 14_400)]
        duur_min: u32,
        /// Nummer van het doel waaraan de activiteit bijdraagt.
        #[schema(minimum = 1, maximum = 99)]
        doel: u32,
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        resultaat: Verhaal,
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        vervolg: Verhaal,
        /// Nieuwe dag van een verzette activiteit.
        nieuwe_datum: Datum,
        /// Verplicht bij status vervallen; zonder medische of privéreden.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        reden_niet_uitgevoerd: Verhaal,
    }
    defaults {
        /// Of de activiteit in een rapportage mag staan.
        rapporteerbaar: bool = true,
    }
    computed { index = at.index(), }
    check {
        if status == Some(domain::ActiviteitStatus::Vervallen) && reden_niet_uitgevoerd.as_ref().is_some_and(Option::is_none) {
            at.fault_in("reden_niet_uitgevoerd", "verplicht", "Een vervallen activiteit heeft een reden nodig.");
        }
    }
}

object! {
    /// Een sollicitatie.
    Sollicitatie => domain::Sollicitatie, |at|
    required {
        datum: Datum,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        werkgever: Naam,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        soort: SollicitatieSoort,
        resultaat: SollicitatieResultaat,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        bron: Naam,
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren: f64,
        /// Rangnummer, vanaf 1, van de zoekrichting in het zoekprofiel dat op deze dag gold; weglaten als de functie
        /// daarbuiten valt.
        #[schema(minimum = 1, maximum = 20)]
        zoekrichting: u32,
        /// Dag van het eerste gesprek.
        gesprek_datum: Datum,
        /// Dag waarop het resultaat bekend werd; in een rapportage van eerder heet de sollicitatie nog open.
        resultaat_datum: Datum,
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        toelichting: Verhaal,
    }
    defaults {
        /// Of de sollicitatie tot een gesprek leidde, wat het resultaat daarna ook werd; ook waar door `gesprekDatum`.
        gesprek_gevoerd: bool = false,
        /// Of bewijs in het dossier zit.
        bewijs: bool = false,
    }
    computed { index = at.index(), }
    check {
        at.in_order(("datum", datum), ("gesprek_datum", gesprek_datum.flatten()));
        at.in_order(("datum", datum), ("resultaat_datum", resultaat_datum.flatten()));
    }
}

object! {
    /// Een werkervaringsplaats, proefplaatsing, detachering of dienstverband.
    Plaatsing => domain::Plaatsing, |at|
    required {
        soort: PlaatsingSoort,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        organisatie: Naam,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        van: Datum,
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
    optional {
        tot: Datum,
        /// Wie bevestigde dat het werk past, bijvoorbeeld ‘bedrijfsarts’.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        passend_bevestigd_door: Naam,
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        evaluatie: Proza,
        /// Dag van de evaluatie; een document van eerder laat haar weg.
        evaluatie_datum: Datum,
    }
    computed { index = at.index(), }
    check {
        at.in_order(("van", van), ("tot", tot.flatten()));
        at.in_order(("van", van), ("evaluatie_datum", evaluatie_datum.flatten()));
    }
}

object! {
    /// Een handtekening, gezet of nog open.
    Ondertekening => domain::Ondertekening, |at|
    required {
        rol: OndertekeningRol,
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        status: OndertekeningStatus,
    }
    optional {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        datum: Datum,
        /// Verplicht bij de status ‘niet_akkoord’ of ‘weigert’.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        opmerking: Verhaal,
    }
    check {
        use domain::OndertekeningStatus::{NietAkkoord, Weigert};
        if matches!(status, Some(NietAkkoord | Weigert)) && opmerking.as_ref().is_some_and(Option::is_none) {
            at.fault_in("opmerking", "verplicht", "Bij de status ‘niet_akkoord’ of ‘weigert’ is een opmerking \
                verplicht. Vul in ‘opmerking’ de reden in.");
        }
    }
}
