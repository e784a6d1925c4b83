//! The part of the body that only the voortgangsrapportage takes.

use super::document::DocumentDeel;
use super::leaf::{Datum, Verhaal};
use super::object::{choice, object};
use super::ondertekening::Ondertekening;
use super::planning::DoelStatus;
use super::text::Proza;
use super::verloop::ActiviteitSoort;
use super::vraag::Vraag;
use crate::trajectory as domain;

choice! {
    /// Stand van het traject in één woord.
    Stoplicht {
        "op_schema": "Op schema.",
        "aandacht": "Vraagt aandacht.",
        "vertraagd": "Vertraagd.",
    }
    /// Soort afwezigheid; een reden hoort hier niet.
    AfwezigheidSoort {
        "afgemeld": "Vooraf afgemeld.",
        "niet_verschenen": "Niet gekomen en niet afgemeld.",
    }
}

object! {
    /// De periode waarover wordt gerapporteerd, eerste en laatste dag inbegrepen.
    Periode => domain::Period, |at|
    required {
        /// Eerste dag van de periode.
        van: Datum,
        /// Laatste dag van de periode.
        tot: Datum,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { domain::Period::new(van, tot).ok() }
}

object! {
    /// De voortgang van één doel in de periode.
    DoelVoortgang => domain::DoelVoortgang, |at|
    required {
        /// Nummer van het doel.
        #[schema(minimum = 1, maximum = 99)]
        doel: u32,
        status: DoelStatus,
    }
    optional {
        /// Hoe ver het doel is, in procenten.
        #[schema(minimum = 0, maximum = 100)]
        percentage: u32,
        /// Waaruit de stand van het doel blijkt.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        toelichting: Verhaal,
    }
}

object! {
    /// Een gemiste afspraak. De reden hoort niet in een rapportage en heeft dus geen veld.
    Afwezigheid => domain::Afwezigheid, |at|
    required {
        /// Dag van de gemiste afspraak.
        datum: Datum,
        soort: AfwezigheidSoort,
    }
    optional {
        /// Nieuwe dag van de gemiste afspraak.
        nieuwe_datum: Datum,
    }
    check { at.in_order(("datum", datum), ("nieuwe_datum", nieuwe_datum.flatten())); }
}

object! {
    /// Of en hoe het plan verandert.
    Bijstelling => domain::Bijstelling, |at|
    required {
        /// Of het plan moet worden bijgesteld.
        nodig: bool,
    }
    optional {
        /// Wat verandert; verplicht als bijstelling nodig is.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        wat: Proza,
        /// De reden van de bijstelling.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        waarom: Proza,
        /// Versie van het zoekprofiel waarin de bijstelling staat.
        #[schema(minimum = 1, maximum = 99)]
        zoekprofiel_versie: u32,
    }
    check {
        if nodig == Some(true) && wat.as_ref().is_some_and(Option::is_none) {
            at.fault_in("wat", "verplicht", "Als bijstelling nodig is, hoort erbij wat er verandert.");
        }
    }
}

object! {
    /// Iets wat voor de volgende periode is gepland.
    Vooruitblik => domain::Vooruitblik, |at|
    required {
        /// Wat er is gepland.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        omschrijving: Verhaal,
    }
    optional {
        /// Dag waarvoor het is gepland; weglaten als die niet bekend is.
        datum: Datum,
        soort: ActiviteitSoort,
    }
}

object! {
    /// Wat alleen de voortgangsrapportage nodig heeft. Activiteiten, sollicitaties en doelen komen uit het traject en
    /// worden op de periode gefilterd.
    Voortgang => domain::Voortgang, |at|
    required {
        /// Rangnummer van deze rapportage in de reeks.
        #[schema(minimum = 1, maximum = 99)]
        volgnummer: u32,
        periode: Periode,
        /// De periode in enkele zinnen, voor het voorblad.
        #[schema(value_type = String, min_length = 10, max_length = 600)]
        samenvatting: Proza,
        /// Of de belastbaarheid in de periode is gewijzigd.
        belastbaarheid_gewijzigd: bool,
        /// Feitelijke beschrijving van de inzet van de werknemer.
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        inzet_werknemer: Proza,
        bijstelling: Bijstelling,
    }
    optional {
        document: DocumentDeel,
        /// De boodschap in één zin, groot op de eerste pagina; zonder dit veld de eerste zin van de samenvatting.
        #[schema(value_type = String, min_length = 5, max_length = 140)]
        kernboodschap: Verhaal,
        /// Laatste dag van de periode van de vorige rapportage.
        vorige_periode_tot: Datum,
        stoplicht: Stoplicht,
        /// Wat de wijziging van de belastbaarheid betekent voor het traject; verplicht als zij is gewijzigd.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        toelichting_belastbaarheid: Proza,
        /// Waarom in de periode geen activiteit is uitgevoerd; verplicht als dat zo is.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        reden_geen_activiteiten: Verhaal,
        /// Feitelijke beschrijving van de inzet van de werkgever.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        inzet_werkgever: Proza,
        /// Wat in de periode goed ging.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        wat_ging_goed: Proza,
        /// Wat in de periode belemmerde.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        wat_belemmert: Proza,
        /// De oorzaak van wat belemmert, zonder medische gegevens.
        #[schema(value_type = String, min_length = 2, max_length = 1200)]
        oorzaak: Proza,
        /// De visie van de werknemer op de voortgang.
        #[schema(value_type = String, min_length = 2, max_length = 2000)]
        visie_werknemer: Proza,
        /// De visie van de werkgever op de voortgang.
        #[schema(value_type = String, min_length = 2, max_length = 2000)]
        visie_werkgever: Proza,
        /// Waarom de werknemer niet voor gelezen tekende.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        reden_niet_gelezen: Verhaal,
    }
    lists {
        /// De stand van de doelen aan het einde van de periode.
        #[schema(max_items = 20)]
        doelen: DoelVoortgang,
        /// Gemiste afspraken in de periode; zonder reden.
        #[schema(max_items = 50)]
        afwezigheid: Afwezigheid,
        /// Planning voor de volgende periode, naast de geplande activiteiten van het traject.
        #[schema(max_items = 40)]
        vooruitblik: Vooruitblik,
        /// Wat van de lezer wordt gevraagd, op de eerste pagina.
        #[schema(max_items = 3)]
        gevraagd: Vraag,
        /// Handtekeningen onder deze rapportage; zonder deze gelden die van het traject.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    check {
        let first = periode.map(domain::Period::first);
        if let (Some(Some(previous)), Some(first)) = (vorige_periode_tot, first) && previous >= first {
            at.fault_in("vorige_periode_tot", "overlap", "De vorige periode loopt door in deze. Laat de periodes op elkaar aansluiten.");
        }
        if belastbaarheid_gewijzigd == Some(true) && toelichting_belastbaarheid.as_ref().is_some_and(Option::is_none) {
            at.fault_in("toelichting_belastbaarheid", "verplicht", "Als de belastbaarheid is gewijzigd, hoort erbij wat dat betekent voor het traject.");
        }
    }
    build {
        Some(domain::Voortgang {
            document: document.unwrap_or_default(), kernboodschap, gevraagd, volgnummer, period: periode, vorige_periode_tot, samenvatting,
            stoplicht, belastbaarheid_gewijzigd, toelichting_belastbaarheid, reden_geen_activiteiten, doelen,
            inzet_werknemer, inzet_werkgever, afwezigheid, wat_ging_goed, wat_belemmert, oorzaak, bijstelling,
            vooruitblik, visie_werknemer, visie_werkgever, ondertekening, reden_niet_gelezen,
        })
    }
}
