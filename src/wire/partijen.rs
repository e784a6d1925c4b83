//! The parties on the wire: bureau, adviseur, werkgever, werknemer, dienstverband.

use super::leaf::{Bsn, BtwId, Datum, Email, Iban, Kleur, KvkNummer, Naam, Nummer, Postcode, Telefoon};
use super::logo::LogoBase64;
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Aanspreekvorm; `geen` drukt alleen voorletters en achternaam.
    Aanhef;
    /// Soort arbeidsovereenkomst.
    Contractsoort;
}

object! {
    /// Een Nederlands adres.
    Adres => domain::Adres, |at|
    required {
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        straat: Naam,
        #[schema(minimum = 1, maximum = 99999)]
        huisnummer: u32,
        postcode: Postcode,
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 20)]
        toevoeging: Nummer,
    }
}

object! {
    /// Een keurmerk van het bureau.
    Keurmerk => domain::Keurmerk, |at|
    required {
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        naam: Naam,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
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
        #[schema(value_type = String, min_length = 4, max_length = 120)]
        website: Nummer,
        huisstijl: Huisstijl,
    }
    lists {
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
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        naam: Naam,
    }
    optional {
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
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
    }
    optional {
        telefoon: Telefoon,
        email: Email,
    }
    lists {
        #[schema(max_items = 10)]
        registraties: Registratie,
    }
}

object! {
    /// Welke risico's de werkgever zelf draagt.
    Eigenrisico => domain::Eigenrisico, |at|
    required {
        /// Ziektewet.
        zw: bool,
        /// WGA.
        wga: bool,
    }
}

object! {
    /// De contactpersoon van de werkgever.
    Contactpersoon => domain::Contactpersoon, |at|
    required {
        aanhef: Aanhef,
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        voorletters: Nummer,
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        achternaam: Naam,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        tussenvoegsel: Nummer,
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        functie: Naam,
        email: Email,
        telefoon: Telefoon,
    }
    build {
        let naam = domain::Persoonsnaam { aanhef, voorletters, roepnaam: None, tussenvoegsel, achternaam };
        Some(domain::Contactpersoon { naam, functie, email, telefoon })
    }
}

object! {
    /// De werkgever, tevens opdrachtgever.
    Werkgever => domain::Werkgever, |at|
    required {
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
        #[schema(minimum = 1, maximum = 1_000_000)]
        aantal_werknemers: u32,
    }
}

object! {
    /// De werknemer. BSN, adres, telefoon en e-mail komen alleen in de varianten die ze mogen tonen.
    Werknemer => domain::Werknemer, |at|
    required {
        aanhef: Aanhef,
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        voorletters: Nummer,
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        achternaam: Naam,
        geboortedatum: Datum,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        roepnaam: Naam,
        #[schema(value_type = String, min_length = 1, max_length = 30)]
        tussenvoegsel: Nummer,
        adres: Adres,
        /// Woonplaats, als er geen adres is.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        woonplaats: Naam,
        telefoon: Telefoon,
        email: Email,
        bsn: Bsn,
    }
    build {
        let naam = domain::Persoonsnaam { aanhef, voorletters, roepnaam, tussenvoegsel, achternaam };
        Some(domain::Werknemer { naam, geboortedatum, adres, woonplaats, telefoon, email, bsn })
    }
}

object! {
    /// Het dienstverband tussen werkgever en werknemer.
    Dienstverband => domain::Dienstverband, |at|
    required {
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Contracturen per week.
        #[schema(exclusive_minimum = 0, maximum = 60)]
        uren_per_week: f64,
    }
    optional {
        in_dienst_sinds: Datum,
        soort: Contractsoort,
        einddatum: Datum,
        #[schema(value_type = String, min_length = 1, max_length = 120)]
        cao: Naam,
    }
    check {
        at.in_order(("in_dienst_sinds", in_dienst_sinds.flatten()), ("einddatum", einddatum.flatten()));
    }
}
