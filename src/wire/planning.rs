//! What is planned, on the wire: the track, its goals and its phases.

use super::leaf::{Datum, Naam, Nummer, Verhaal, VerhaalRegel};
use super::loonsanctie::Loonsanctie;
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Stand van re-integratie bij de eigen werkgever.
    Spoor1Status {
        "loopt": "Er wordt nog naar werk bij de eigen werkgever gezocht.",
        "afgesloten": "Terugkeer bij de eigen werkgever is afgesloten.",
        "onbekend": "Niet bekend.",
    }
    /// Grond voor een latere start van het tweede spoor (Werkwijzer Poortwachter).
    RedenUitstel {
        "concreet_perspectief_spoor_1": "Er is concreet perspectief op hervatting bij de eigen werkgever.",
        "aow_nabij": "De AOW-leeftijd valt binnen een jaar na de wachttijd en partijen zijn het schriftelijk eens.",
        "geen_benutbare_mogelijkheden": "Er zijn geen benutbare mogelijkheden.",
        "marginale_mogelijkheden": "De mogelijkheden zijn marginaal.",
        "belastbaarheid_pas_na_eje": "De belastbaarheid is pas na de eerstejaarsevaluatie vastgesteld.",
        "organisatorisch": "Een organisatorische reden, zoals een wachtlijst; UWV neemt die niet aan.",
        "anders": "Een andere reden; ‘toelichtingUitstel’ zegt welke.",
    }
    /// Subdoel van het tweede spoor waaraan een doel bijdraagt.
    DoelCategorie {
        "acceptatie": "Acceptatie van het verlies van werk en functie.",
        "financiele_zekerheid": "Financiële zekerheid.",
        "zicht_op_mogelijkheden": "Zicht op wat de werknemer kan en wil.",
        "sollicitatieprocedure": "Een sollicitatieprocedure doorlopen.",
        "arbeidsvoorwaarden": "Goede arbeidsvoorwaarden.",
        "nieuwe_baan_behouden": "Wennen aan de nieuwe baan en die behouden.",
    }
    /// Stand van een doel.
    DoelStatus {
        "open": "Nog niet gestart.",
        "op_schema": "Loopt op schema.",
        "aandacht": "Vraagt aandacht.",
        "behaald": "Behaald.",
        "deels": "Deels behaald.",
        "niet_behaald": "Niet behaald.",
        "vervallen": "Vervallen: het doel geldt niet meer.",
    }
}

object! {
    /// Het traject tweede spoor.
    Trajectgegevens => domain::Traject, |at|
    required {
        /// Nummer van het traject bij het bureau.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Dag van de intake.
        startdatum: Datum,
    }
    optional {
        /// Laatste dag van het traject volgens de planning.
        geplande_einddatum: Datum,
        reden_uitstel: RedenUitstel,
        /// Toelichting op de grond voor een latere start.
        #[schema(value_type = String, min_length = 3, max_length = 600)]
        toelichting_uitstel: Verhaal,
        /// Dag waarop werkgever en werknemer schriftelijk overeenkwamen het tweede spoor uit te stellen of ervan af te
        /// zien; nodig bij de reden ‘aow_nabij’.
        uitstel_overeengekomen_op: Datum,
        /// Dag waarop volgens de eerstejaarsevaluatie structureel werk bij de eigen werkgever werd verwacht, ten hoogste
        /// drie maanden na die evaluatie; nodig bij de reden ‘concreet_perspectief_spoor_1’.
        perspectief_tot: Datum,
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
        /// Nummer waarmee activiteiten en rapportages naar dit doel verwijzen; uniek in het traject.
        #[schema(minimum = 1, maximum = 99)]
        nummer: u32,
        /// Wat er bereikt moet zijn.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        omschrijving: Verhaal,
    }
    optional {
        categorie: DoelCategorie,
        /// Waaraan te zien is dat het doel is bereikt.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        meetbaar: Verhaal,
        /// Dag waarop het doel moet zijn bereikt.
        deadline: Datum,
        /// Wie voor het doel zorgt: een rol of een naam.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        verantwoordelijke: Naam,
    }
    computed { index = at.index(), }
}

object! {
    /// Een activiteit van een fase met haar dagen.
    FaseStap => domain::FaseStap, |at|
    required {
        /// Wat er gebeurt.
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        omschrijving: Verhaal,
    }
    optional {
        /// Eerste dag; zonder deze de hele fase.
        van: Datum,
        /// Laatste dag; zonder deze is het één dag.
        tot: Datum,
        /// Wie het doet: een rol of een naam.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        wie: Naam,
        /// Hoeveel het is, bijvoorbeeld ‘zes lessen’ of ‘wekelijks een uur’.
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        omvang: Naam,
    }
    check { at.in_order(("van", van.flatten()), ("tot", tot.flatten())); }
}

object! {
    /// Een fase van het traject.
    Fase => domain::Fase, |at|
    required {
        /// Naam van de fase.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        titel: Verhaal,
        /// Eerste dag van de fase.
        van: Datum,
        /// Laatste dag van de fase.
        tot: Datum,
    }
    lists {
        /// Wat er in deze fase gebeurt.
        #[schema(max_items = 30)]
        activiteiten: VerhaalRegel,
        /// Wat er in deze fase gebeurt, met de dagen, wie het doet en hoeveel het is; elk met een eigen balk in de planning.
        #[schema(max_items = 30)]
        stappen: FaseStap,
    }
    check { at.in_order(("van", van), ("tot", tot)); }
    build { Some(domain::Fase { titel, period: domain::Period::new(van, tot).ok()?, activiteiten, stappen }) }
}
