//! What is planned and what happened, on the wire.

use super::leaf::{Datum, Naam, Nummer, Verhaal, VerhaalRegel};
use super::loonsanctie::Loonsanctie;
use super::object::{choice, object};
use super::partijen::Contractsoort;
use super::text::Proza;
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
    /// Soort plaatsing.
    PlaatsingSoort {
        "wep": "Werkervaringsplaats: onbetaald werken om ervaring op te doen.",
        "stage": "Een stage.",
        "proefplaatsing": "Op proef werken bij een mogelijke werkgever.",
        "detachering": "Werken bij een ander, in dienst van de eigen werkgever.",
        "dienstverband": "Een arbeidsovereenkomst bij een nieuwe werkgever.",
        "zelfstandig": "Werk als zelfstandige.",
    }
    /// Wie tekent.
    OndertekeningRol {
        "werknemer": "De werknemer.",
        "adviseur": "De adviseur van het bureau.",
        "werkgever": "De werkgever.",
    }
    /// Of en hoe is getekend.
    OndertekeningStatus {
        "open": "Nog niet ondertekend.",
        "gelezen": "Voor gelezen getekend.",
        "akkoord": "Akkoord.",
        "akkoord_met_opmerking": "Akkoord, met een opmerking.",
        "niet_akkoord": "Niet akkoord; ‘opmerking’ zegt waarom.",
        "weigert": "Weigert te tekenen; ‘opmerking’ zegt waarom.",
    }
    /// Hoe een handtekening is gezet.
    OndertekeningWijze {
        "nat": "Met de hand, op papier.",
        "digitaal": "Digitaal; ‘kenmerk’ zegt waarmee de handtekening is terug te vinden.",
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

object! {
    /// Een handtekening, gezet of nog open.
    Ondertekening => domain::Ondertekening, |at|
    required {
        rol: OndertekeningRol,
        /// Naam van wie tekent.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        status: OndertekeningStatus,
    }
    optional {
        /// Functie van wie tekent.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Plaats van ondertekening.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        /// Dag waarop is getekend; weglaten zolang dat niet zo is.
        datum: Datum,
        /// Zonder dit veld blijft op papier ruimte voor een handtekening; bij ‘digitaal’ niet.
        wijze: OndertekeningWijze,
        /// Waarmee een digitale handtekening is terug te vinden bij de dienst die haar zette.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        kenmerk: Nummer,
        /// Opmerking van wie tekent; verplicht bij de status ‘niet_akkoord’ of ‘weigert’.
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
