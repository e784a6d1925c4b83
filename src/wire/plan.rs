//! The part of the body that only the plan van aanpak takes, and what plan and eindrapportage share.

use super::document::DocumentDeel;
use super::leaf::{Datum, Naam, NaamRegel, Nummer, Verhaal, VerhaalRegel};
use super::object::{choice, object};
use super::ondertekening::Ondertekening;
use super::partijen::Partij;
use super::text::{Cv, Proza};
use super::vraag::Vraag;
use crate::trajectory as domain;

choice! {
    /// Soort instrument.
    InstrumentSoort {
        "wep": "Werkervaringsplaats: werken om ervaring op te doen.",
        "proefplaatsing": "Op proef werken met behoud van loon of uitkering.",
        "detachering": "Werken bij een ander, in dienst van de eigen werkgever.",
        "scholing": "Een cursus of opleiding.",
        "stage": "Een stage.",
        "sociale_media": "Werk zoeken en zich laten zien op sociale media.",
        "no_riskpolis": "No-riskpolis: UWV betaalt ziekengeld als de werknemer bij een nieuwe werkgever uitvalt.",
        "loonkostenvoordeel": "Loonkostenvoordeel: een tegemoetkoming voor de nieuwe werkgever.",
        "jobcoaching": "Begeleiding op de werkplek.",
        "zelfstandig_ondernemen": "Begeleiding naar een eigen bedrijf.",
        "anders": "Een ander instrument.",
    }
    /// Soort document in het dossier.
    EerderSoort {
        "offerte": "Offerte.",
        "plan-van-aanpak": "Plan van aanpak (trajectplan) van het bureau.",
        "voortgangsrapportage": "Voortgangsrapportage.",
        "eindrapportage": "Eindrapportage.",
        "anders": "Een ander document; geef het een titel.",
    }
}

object! {
    /// Het advies van de arbeidsdeskundige over passende arbeid.
    ArbeidsdeskundigAdvies => domain::AdAdvies, |at|
    required {
        /// Dag van het advies van de arbeidsdeskundige.
        datum: Datum,
        /// De conclusie van het arbeidsdeskundig onderzoek, zonder medische gegevens.
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        conclusie: Proza,
    }
    optional {
        /// De naam van de arbeidsdeskundige.
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
    /// Het advies van de bedrijfsarts, als er geen arbeidsdeskundige is gevraagd; in termen van werk.
    BedrijfsartsAdvies => domain::BedrijfsartsAdvies, |at|
    required {
        /// Dag van het advies van de bedrijfsarts.
        datum: Datum,
        /// Wat de bedrijfsarts adviseert, in werktermen.
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        conclusie: Proza,
    }
}

object! {
    /// Wat een uitkomst van het traject voor het inkomen betekent; alleen op de bladzijde voor de werknemer.
    FinancieelScenario => domain::FinancieelScenario, |at|
    required {
        /// Hoe het traject kan eindigen, bijvoorbeeld ‘ander werk voor 24 uur’.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        uitkomst: Verhaal,
        /// Wat dat voor het inkomen betekent.
        #[schema(value_type = String, min_length = 5, max_length = 900)]
        toelichting: Proza,
    }
}

object! {
    /// Aantal vacatures voor een functie in een regio op een peildatum.
    Arbeidsmarkt => domain::Arbeidsmarkt, |at|
    required {
        /// De regio waarin is gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        regio: Verhaal,
        /// De functie waarnaar is gezocht.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Het aantal vacatures op de peildatum.
        #[schema(minimum = 0, maximum = 1_000_000)]
        vacatures: u32,
        /// Waar het aantal vandaan komt, bijvoorbeeld een vacaturesite.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        bron: Naam,
        /// Dag waarop de vacatures zijn geteld.
        peildatum: Datum,
    }
    computed { index = at.index(), }
}

object! {
    /// Een instrument dat is overwogen, en wat ervan wordt verwacht.
    Instrument => domain::Instrument, |at|
    required {
        soort: InstrumentSoort,
        /// Wat van het instrument wordt verwacht, of waarom het niet wordt ingezet.
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
        /// Naam van de scholing.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        /// Eerste dag van de scholing.
        van: Datum,
    }
    optional {
        /// Wie de scholing geeft.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        aanbieder: Naam,
        /// Laatste dag van de scholing; weglaten als die niet bekend is.
        tot: Datum,
        /// Wat de scholing opleverde, bijvoorbeeld een certificaat.
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
        /// Dag van dat document.
        datum: Datum,
    }
    optional {
        /// Titel van dat document; bij de soort ‘anders’ staat deze in de documentenlijst.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        titel: Verhaal,
        /// Nummer of kenmerk van dat document.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Wie dat document opstelde; bij de soort ‘anders’ staat dat in de documentenlijst.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        opsteller: Naam,
        /// Eerste dag van de periode waarover dat document gaat.
        periode_van: Datum,
        /// Laatste dag van de periode waarover dat document gaat.
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
        /// Wat werk in de weg staat, in termen van werk.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        omschrijving: Verhaal,
    }
    optional {
        /// Wat eraan wordt gedaan.
        #[schema(value_type = String, min_length = 2, max_length = 300)]
        oplossing: Verhaal,
    }
}

object! {
    /// Een afspraak van één partij.
    Afspraak => domain::Afspraak, |at|
    required {
        partij: Partij,
        /// Wat die partij doet of nalaat.
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
        /// De visie van de werknemer op het plan.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werknemer: Proza,
        /// De afstand tussen persoonsprofiel en zoekprofiel en hoe die kleiner wordt.
        #[schema(value_type = String, min_length = 10, max_length = 2000)]
        analyse_afstand: Proza,
    }
    optional {
        document: DocumentDeel,
        /// De boodschap in één zin, groot op de eerste pagina; zonder dit veld de eerste zin van de samenvatting.
        #[schema(value_type = String, min_length = 5, max_length = 140)]
        kernboodschap: Verhaal,
        /// Het doel van het hele traject.
        #[schema(value_type = String, min_length = 5, max_length = 900)]
        trajectdoel: Proza,
        /// De visie van de werkgever op het plan.
        #[schema(value_type = String, min_length = 5, max_length = 2000)]
        visie_werkgever: Proza,
        /// Of de financiële gevolgen met de werknemer zijn besproken; bedragen horen niet in het plan.
        financieel_besproken: bool,
        /// Het cv van de werknemer; alleen afgedrukt met een toestemming.
        #[schema(value_type = String, min_length = 10, max_length = 4000)]
        cv: Cv,
        /// Dag waarop de werknemer instemde met het cv als bijlage; zonder die dag wordt het niet afgedrukt.
        toestemming_cv: Datum,
    }
    lists {
        /// Wat de uitkomsten van het traject voor het inkomen betekenen; alleen in het exemplaar voor de werknemer.
        #[schema(max_items = 8)]
        financiele_scenarios: FinancieelScenario,
        /// Wat ander werk dichterbij brengt.
        #[schema(max_items = 15)]
        kansen: VerhaalRegel,
        /// Wat werk in de weg staat, met wat eraan wordt gedaan.
        #[schema(max_items = 15)]
        belemmeringen: Belemmering,
        /// Afspraken van werknemer, werkgever en bureau.
        #[schema(max_items = 30)]
        afspraken: Afspraak,
        /// Wat van de lezer wordt gevraagd, op de eerste pagina.
        #[schema(max_items = 3)]
        gevraagd: Vraag,
        /// Handtekeningen onder dit plan; zonder deze gelden die van het traject.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    build {
        Some(domain::Plan {
            document: document.unwrap_or_default(), kernboodschap, gevraagd, samenvatting, trajectdoel, visie_werknemer, visie_werkgever,
            analyse_afstand, kansen, belemmeringen, financieel_besproken,
            financiele_scenarios, afspraken, cv, toestemming_cv, ondertekening,
        })
    }
}
