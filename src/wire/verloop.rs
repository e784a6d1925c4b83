//! What was done, on the wire: activities, applications, and measures of the employer.

use super::leaf::{Datum, Naam, Verhaal};
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Wat de werkgever deed toen de werknemer niet meewerkte.
    MaatregelSoort {
        "gesprek": "Een gesprek over de medewerking.",
        "waarschuwing": "Een schriftelijke waarschuwing.",
        "loonopschorting": "Het loon is opgeschort.",
        "loonstop": "Het loon is gestopt.",
    }
    /// Soort activiteit.
    ActiviteitSoort {
        "intake": "Eerste gesprek, waarmee het traject begint.",
        "coachgesprek": "Gesprek met de adviseur.",
        "acceptatie": "Begeleiding bij acceptatie en rouwverwerking.",
        "versterken_inzetbaarheid": "Versterken van de inzetbaarheid.",
        "assessment": "Onderzoek naar capaciteiten, interesses of competenties.",
        "arbeidsmarktonderzoek": "Verkenning van werk en vacatures.",
        "sollicitatietraining": "Oefenen met cv, brief en gesprek.",
        "scholing": "Een cursus of opleiding.",
        "netwerken": "Contacten leggen om werk te vinden.",
        "sociale_media": "Werk zoeken en zich laten zien op sociale media.",
        "jobhunting": "Het bureau zoekt en benadert werkgevers.",
        "werkervaringsplaats": "Werken om ervaring op te doen, zonder loon.",
        "stage": "Een stage.",
        "evaluatie": "Terugkijken met de werknemer of de werkgever.",
        "overleg": "Overleg met werkgever, bedrijfsarts of anderen.",
        "rapportage": "Schrijven of bespreken van een rapportage.",
        "nazorg": "Begeleiding na plaatsing.",
        "overig": "Iets anders.",
    }
    /// Of een activiteit is gedaan.
    ActiviteitStatus {
        "gepland": "Staat gepland.",
        "uitgevoerd": "Is gedaan.",
        "vervallen": "Gaat niet door; ‘redenNietUitgevoerd’ zegt waarom.",
        "verzet": "Is verplaatst; ‘nieuweDatum’ zegt waarheen.",
    }
    /// Hoe is gesolliciteerd.
    SollicitatieSoort {
        "vacature": "Op een vacature.",
        "open": "Open sollicitatie.",
        "netwerk": "Via het netwerk.",
        "uitzend": "Via een uitzendbureau.",
        "gesprek": "In een gesprek.",
        "telefonisch": "Per telefoon.",
    }
    /// Waar een sollicitatie toe leidde.
    SollicitatieResultaat {
        "open": "Nog geen antwoord.",
        "afgewezen": "Afgewezen.",
        "uitgenodigd": "Uitgenodigd voor een gesprek.",
        "gesprek": "Gesprek gevoerd, uitslag nog open.",
        "aanbod": "Werk aangeboden.",
        "ingetrokken": "Door de werknemer ingetrokken.",
    }
}

object! {
    /// Een activiteit in het traject.
    Activiteit => domain::Activiteit, |at|
    required {
        /// Dag van de activiteit; van een verzette activiteit de dag waarop zij eerst was gepland.
        datum: Datum,
        soort: ActiviteitSoort,
        /// Wat er is gedaan of gepland; zonder medische of privégegevens.
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
        /// Wat de activiteit opleverde.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        resultaat: Verhaal,
        /// Wat erna gebeurt.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        vervolg: Verhaal,
        /// Dag waarop de activiteit is gepland. Een document van daarna en van vóór de activiteit toont haar als gepland,
        /// ook als zij intussen is uitgevoerd; een ouder document toont haar niet. Weglaten mag: dan staat een geplande
        /// activiteit in elk document ervoor, en een uitgevoerde in geen.
        gepland_op: Datum,
        /// Nieuwe dag van een verzette activiteit.
        nieuwe_datum: Datum,
        /// Waarom de activiteit niet doorging; verplicht bij status vervallen, en zonder medische of privéreden.
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
        /// Dag van de sollicitatie.
        datum: Datum,
        /// De werkgever bij wie is gesolliciteerd.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        werkgever: Naam,
        /// De functie waarop is gesolliciteerd.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        soort: SollicitatieSoort,
        resultaat: SollicitatieResultaat,
    }
    optional {
        /// De plaats van het werk.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        /// Waar de vacature is gevonden.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        bron: Naam,
        /// Uren per week van het werk.
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
        /// Toelichting op de sollicitatie of het resultaat; zonder medische of privéreden.
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
    /// Een maatregel van de werkgever omdat de werknemer niet meewerkte; zonder medische of privéreden.
    Maatregel => domain::Maatregel, |at|
    required {
        /// Dag van de maatregel.
        datum: Datum,
        soort: MaatregelSoort,
    }
    optional {
        /// Wat er aan de hand was en wat is afgesproken.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        toelichting: Verhaal,
    }
    computed { index = at.index(), }
}
