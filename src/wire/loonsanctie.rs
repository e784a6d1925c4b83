//! The extension of wage payment on the wire: the decision, what it blames, and whether it was shortened or withdrawn.

use super::leaf::{Datum, Naam, Verhaal};
use super::object::object;
use crate::trajectory as domain;

object! {
    /// Een punt waarop UWV de inspanningen tekort vond schieten, en het herstel daarvan. UWV beslist per punt.
    Tekortkoming => domain::Tekortkoming, |at|
    required {
        /// Wat volgens UWV ontbreekt of tekortschiet.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        punt: Verhaal,
    }
    optional {
        /// Wat eraan wordt of is gedaan.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        herstel: Verhaal,
        /// Waaruit het herstel blijkt, bijvoorbeeld het document.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        bewijs: Verhaal,
        /// Dag waarop het punt was hersteld, of met ‘doorlopend’ de dag sinds welke; weglaten zolang dat niet zo is.
        datum: Datum,
        /// Dag waarop het punt naar verwachting is hersteld; gedrukt zolang het dat niet is.
        gepland: Datum,
        /// Wie het punt herstelt.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        wie: Naam,
    }
    defaults {
        /// Of het herstel blijft doorlopen, zoals elke week solliciteren; er staat dan sinds welke dag.
        doorlopend: bool = false,
        /// Of het punt over werk bij de eigen werkgever gaat. Tot het is hersteld, zegt geen document dat het eerste
        /// spoor zonder meer is afgesloten.
        eerste_spoor: bool = false,
    }
}

object! {
    /// Het verzoek om de verlenging te bekorten, en het besluit van UWV daarop.
    Bekorting => domain::Bekorting, |at|
    required {
        /// Dag waarop het verzoek is gedaan.
        verzoek: Datum,
    }
    optional {
        /// Dag van het besluit van UWV op het verzoek.
        besluit: Datum,
        /// De nieuwe dag tot welke het loon wordt doorbetaald, zoals UWV die schrijft; weglaten als UWV het verzoek
        /// afwijst.
        tot: Datum,
    }
    check {
        at.in_order(("verzoek", verzoek), ("besluit", besluit.flatten()));
        if let (Some(None), Some(Some(_))) = (besluit, tot) {
            at.fault_in("besluit", "verplicht", "Een bekorte einddatum rust op een besluit van UWV. Geef in ‘besluit’ de \
                dag daarvan.");
        }
    }
}

object! {
    /// Verlenging van de loondoorbetaling door UWV.
    Loonsanctie => domain::Loonsanctie, |at|
    required {
        /// Dag van het besluit van UWV.
        besluitdatum: Datum,
        /// De dag tot welke het loon wordt doorbetaald, zoals UWV die schrijft: die dag zelf niet meer.
        tot: Datum,
    }
    optional {
        /// De tekortkoming die UWV in het besluit noemt, in één tekst; ‘tekortkomingen’ noemt ze punt voor punt.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        tekortkoming: Verhaal,
        /// Datum waarop het bekortingsverzoek is gedaan; ‘bekorting’ zegt meer en gaat voor.
        bekortingsverzoek: Datum,
        bekorting: Bekorting,
        /// Dag waarop de werkgever het bekortingsverzoek wil doen; gedrukt als gepland, tot die dag voorbij is.
        gepland_verzoek: Datum,
        /// Waarom het verzoek later komt dan het herstel; gedrukt zodra elk punt is hersteld.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        toelichting_verzoek: Verhaal,
        /// Dag waarop het bureau de eindrapportage over het herstel wil maken; gedrukt als gepland, tot die dag voorbij is.
        geplande_eindrapportage: Datum,
        /// Of bezwaar is gemaakt tegen het besluit; weglaten als dat niet bekend is. Gedrukt na de termijn van zes weken.
        bezwaar_gemaakt: bool,
        /// Dag waarop UWV de verlenging introk, of waarop zij werd vernietigd; vanaf dan telt zij niet meer.
        ingetrokken_op: Datum,
    }
    lists {
        /// De tekortkomingen een voor een; elk document toont ze met hun herstel.
        #[schema(max_items = 15)]
        tekortkomingen: Tekortkoming,
    }
    check {
        at.in_order(("besluitdatum", besluitdatum), ("tot", tot));
        at.in_order(("besluitdatum", besluitdatum), ("bekortingsverzoek", bekortingsverzoek.flatten()));
        at.in_order(("besluitdatum", besluitdatum), ("ingetrokken_op", ingetrokken_op.flatten()));
        at.in_order(("besluitdatum", besluitdatum), ("gepland_verzoek", gepland_verzoek.flatten()));
        at.in_order(("besluitdatum", besluitdatum), ("geplande_eindrapportage", geplande_eindrapportage.flatten()));
        if let (Some(decided), Some(Some(bekorting))) = (besluitdatum, bekorting) && bekorting.verzoek < decided {
            at.inside("bekorting", |at| at.fault_in("verzoek", "volgorde", "Het bekortingsverzoek ligt vóór het besluit \
                over de loonsanctie. Controleer beide datums."));
        }
        if let (Some(last), Some(Some(domain::Bekorting { tot: Some(shorter), .. }))) = (tot, bekorting) && shorter > last {
            at.inside("bekorting", |at| at.fault_in("tot", "volgorde", "Een bekorte verlenging eindigt niet later dan \
                UWV eerst besloot. Controleer beide datums."));
        }
    }
    build {
        let asked = |verzoek| domain::Bekorting { verzoek, besluit: None, tot: None };
        let bekorting = bekorting.or(bekortingsverzoek.map(asked));
        Some(domain::Loonsanctie {
            besluitdatum,
            tot,
            tekortkoming,
            tekortkomingen,
            bekorting,
            gepland_verzoek,
            gemist_verzoek: None,
            toelichting_verzoek,
            geplande_eindrapportage,
            gemiste_eindrapportage: None,
            bezwaar_gemaakt,
            ingetrokken_op,
            loon_stopt: None,
            wachttijd_tot: None,
        })
    }
}
