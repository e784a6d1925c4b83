//! The parties on the wire: bureau, adviseur, werkgever, werknemer, dienstverband.

use super::leaf::{
    Bsn, BtwId, Datum, Email, Geboortedatum, Iban, Kleur, KvkNummer, Land, Naam, Nummer, Postcode, Telefoon, Verhaal,
};
use super::logo::LogoBase64;
use super::missed::{NO_NAME, NO_POSTCODE};
use super::object::{choice, object};
use super::reader::At;
use crate::trajectory::{self as domain, Aanhef as Form, InvalidName, Persoonsnaam, Text, TextKind};

choice! {
    /// Wie een afspraak nakomt.
    Partij {
        "werknemer": "De werknemer.",
        "werkgever": "De werkgever.",
        "bureau": "Het re-integratiebureau.",
    }
    /// Aanspreekvorm; `geen` drukt alleen voorletters en achternaam.
    Aanhef {
        "mevrouw": "Mevrouw.",
        "de heer": "De heer.",
        "geen": "Geen aanspreekvorm: de naam staat alleen.",
    }
    /// Soort arbeidsovereenkomst.
    Contractsoort {
        "vast": "Voor onbepaalde tijd.",
        "tijdelijk": "Voor bepaalde tijd.",
    }
}

object! {
    /// Een adres in Nederland, of met ‘land’ in een ander land.
    Adres => domain::Adres, |at|
    required {
        /// De naam van de straat, zonder huisnummer.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        straat: Naam,
        /// Het huisnummer, zonder letter of toevoeging.
        #[schema(minimum = 1, maximum = 99999)]
        huisnummer: u32,
        /// De woon- of vestigingsplaats.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
    }
    optional {
        /// Letter of toevoeging bij het huisnummer, zonder het nummer zelf.
        #[schema(value_type = String, min_length = 1, max_length = 20)]
        toevoeging: Nummer,
        postcode: Postcode,
        land: Land,
    }
    check {
        // A country that is not known was reported already; its postcode is not judged by a rule that may not hold.
        let known = land.map(|land| land.filter(|land| !land.is_netherlands()));
        match (&postcode, known) {
            (Some(None), Some(None)) => at.fault_in("postcode", "verplicht", NO_POSTCODE),
            (Some(Some(given)), Some(None)) if domain::Postcode::parse(given.as_str()).is_err() => at.fault_in(
                "postcode",
                "postcode",
                "Dit is geen Nederlandse postcode. Schrijf vier cijfers en twee letters, bijvoorbeeld 1234 AB; vul voor \
                 een ander land ook ‘land’ in.",
            ),
            // Elsewhere a postcode may be any few letters and digits, so it is searched like any number.
            (Some(Some(given)), Some(Some(_))) => {
                at.inside("postcode", |at| at.stated(TextKind::Number, given.as_str(), given.as_str()));
            }
            _ => {}
        }
    }
    build {
        let land = land.filter(|land| !land.is_netherlands());
        let postcode = match (postcode, land) {
            (postcode, Some(_)) => postcode,
            (postcode, None) => Some(domain::Postcode::parse(postcode?.as_str()).ok()?),
        };
        Some(domain::Adres { straat, huisnummer, toevoeging, postcode, plaats, land })
    }
}

object! {
    /// Een keurmerk van het bureau.
    Keurmerk => domain::Keurmerk, |at|
    required {
        /// Naam van het keurmerk, bijvoorbeeld Blik op Werk.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        naam: Naam,
    }
    optional {
        /// Nummer waaronder het bureau het keurmerk voert.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Laatste dag waarop het keurmerk geldt.
        geldig_tot: Datum,
    }
}

object! {
    /// De huisstijl van het bureau. Zonder huisstijl krijgt het document een rustige standaardkleur en een
    /// woordmerk uit de naam.
    Huisstijl => domain::Huisstijl, |at|
    optional {
        logo: LogoBase64,
        kleur_primair: Kleur,
        /// Eigen regel onder aan elke pagina.
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        voettekst: Naam,
    }
}

object! {
    /// Het re-integratiebureau dat het document maakt.
    Bureau => domain::Bureau, |at|
    required {
        /// De naam van het bureau.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        adres: Adres,
        kvk_nummer: KvkNummer,
    }
    optional {
        btw_id: BtwId,
        iban: Iban,
        telefoon: Telefoon,
        email: Email,
        /// Het adres van de website, zoals het op papier komt.
        #[schema(value_type = String, min_length = 4, max_length = 120)]
        website: Nummer,
        huisstijl: Huisstijl,
    }
    lists {
        /// Keurmerken die het bureau voert.
        #[schema(max_items = 10)]
        keurmerken: Keurmerk,
    }
    build {
        Some(domain::Bureau {
            naam, adres, kvk_nummer, btw_id, iban, telefoon, email, website, keurmerken,
            huisstijl: huisstijl.unwrap_or_default(),
        })
    }
}

object! {
    /// Een inschrijving in een beroepsregister.
    Registratie => domain::Registratie, |at|
    required {
        /// Naam van het register.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        naam: Naam,
    }
    optional {
        /// Nummer van de inschrijving.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
    }
}

object! {
    /// De adviseur die het document schrijft.
    Adviseur => domain::Adviseur, |at|
    required {
        /// Naam zoals die op papier komt, met aanhef en titels.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        /// De functie zoals die op papier komt, bijvoorbeeld ‘re-integratieadviseur’.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
    }
    optional {
        telefoon: Telefoon,
        email: Email,
    }
    lists {
        /// Inschrijvingen van de adviseur in beroepsregisters.
        #[schema(max_items = 10)]
        registraties: Registratie,
    }
}

object! {
    /// Welke risico's de werkgever zelf draagt.
    Eigenrisico => domain::Eigenrisico, |at|
    required {
        /// Of de werkgever eigenrisicodrager is voor de Ziektewet.
        zw: bool,
        /// Of de werkgever eigenrisicodrager is voor de WGA.
        wga: bool,
    }
}

object! {
    /// De contactpersoon van de werkgever.
    Contactpersoon => domain::Contactpersoon, |at|
    required {
        aanhef: Aanhef,
    }
    optional {
        /// Voorletters, bijvoorbeeld J.M.; verplicht als er geen achternaam is.
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        voorletters: Nummer,
        /// Voorvoegsel bij de achternaam, bijvoorbeeld ‘van den’; alleen met een achternaam.
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        tussenvoegsel: Nummer,
        /// Achternaam zonder tussenvoegsel; verplicht als er geen voorletters zijn. Een punt of streepje telt als geen
        /// naam.
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        achternaam: Naam,
        /// De functie van de contactpersoon bij de werkgever.
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        functie: Naam,
        email: Email,
        telefoon: Telefoon,
    }
    check { somebody(at, voorletters.as_ref(), tussenvoegsel.as_ref(), achternaam.as_ref()); }
    build {
        let naam = Persoonsnaam::new(aanhef, voorletters, tussenvoegsel, achternaam).ok()?;
        Some(domain::Contactpersoon { naam, functie, email, telefoon })
    }
}

object! {
    /// De werkgever, tevens opdrachtgever.
    Werkgever => domain::Werkgever, |at|
    required {
        /// De naam van de werkgever.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        contactpersoon: Contactpersoon,
    }
    optional {
        adres: Adres,
        /// Vestigingsplaats, als er geen adres is.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        kvk_nummer: KvkNummer,
        /// Of de werkgever btw kan aftrekken; bepaalt welk bedrag van een offerte voorop staat.
        btw_aftrek: bool,
        eigenrisicodrager: Eigenrisico,
        /// Aantal werknemers in dienst.
        #[schema(minimum = 1, maximum = 1_000_000)]
        aantal_werknemers: u32,
    }
}

object! {
    /// De werknemer. BSN, adres, telefoon en e-mail komen alleen in de varianten die ze mogen tonen.
    Werknemer => domain::Werknemer, |at|
    required {
        aanhef: Aanhef,
        geboortedatum: Geboortedatum,
    }
    optional {
        /// Voorletters, bijvoorbeeld J.M.; verplicht als er geen achternaam is.
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        voorletters: Nummer,
        /// Voornaam waarmee de werknemer wordt aangesproken.
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        roepnaam: Naam,
        /// Voorvoegsel bij de achternaam, bijvoorbeeld ‘van den’; alleen met een achternaam.
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        tussenvoegsel: Nummer,
        /// Achternaam zonder tussenvoegsel; verplicht als er geen voorletters zijn. Een punt of streepje telt als geen
        /// naam.
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        achternaam: Naam,
        adres: Adres,
        /// Woonplaats, als er geen adres is.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        woonplaats: Naam,
        telefoon: Telefoon,
        email: Email,
        bsn: Bsn,
    }
    check { somebody(at, voorletters.as_ref(), tussenvoegsel.as_ref(), achternaam.as_ref()); }
    build {
        let naam = Persoonsnaam::new(aanhef, voorletters, tussenvoegsel, achternaam).ok()?.called(roepnaam);
        Some(domain::Werknemer { naam, geboortedatum, adres, woonplaats, telefoon, email, bsn })
    }
}

/// Reports a person whom nothing names, once all parts of the name could be read.
fn somebody(
    at: &mut At,
    voorletters: Option<&Option<Text>>,
    tussenvoegsel: Option<&Option<Text>>,
    achternaam: Option<&Option<Text>>,
) {
    let (Some(voorletters), Some(tussenvoegsel), Some(achternaam)) = (voorletters, tussenvoegsel, achternaam) else {
        return;
    };
    // The form of address has no part in whether there is a name.
    match Persoonsnaam::new(Form::Geen, voorletters.clone(), tussenvoegsel.clone(), achternaam.clone()) {
        Err(InvalidName::Nameless) => at.fault_in("achternaam", "verplicht", NO_NAME),
        Err(InvalidName::LoosePrefix) => at.fault_in(
            "achternaam",
            "verplicht",
            "Er is een tussenvoegsel, maar geen achternaam. Geef de achternaam, of laat het tussenvoegsel weg.",
        ),
        Ok(_) => {}
    }
}

object! {
    /// Een andere werkgever van dezelfde werknemer.
    AndereWerkgever => domain::AndereWerkgever, |at|
    required {
        /// Naam van de andere werkgever.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
    }
    optional {
        /// Functie bij de andere werkgever.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Uren per week volgens die arbeidsovereenkomst.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
        /// Of de werknemer daar werkt of ook is uitgevallen; zonder medische reden.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        toelichting: Verhaal,
    }
}

object! {
    /// Het dienstverband tussen werkgever en werknemer.
    Dienstverband => domain::Dienstverband, |at|
    required {
        /// De eigen functie: het werk waarvoor de werknemer is uitgevallen.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Contracturen per week.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
    optional {
        /// Eerste dag van het dienstverband.
        in_dienst_sinds: Datum,
        soort: Contractsoort,
        /// Laatste dag van het dienstverband; weglaten als er geen is.
        einddatum: Datum,
        /// De cao die op het dienstverband van toepassing is.
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        cao: Naam,
    }
    check {
        at.in_order(("in_dienst_sinds", in_dienst_sinds.flatten()), ("einddatum", einddatum.flatten()));
    }
}
