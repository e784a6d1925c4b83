//! The four parties: bureau, adviseur, werkgever and werknemer, and the contract between the last two.

use chrono::NaiveDate;

use super::bsn::Bsn;
use super::btw_id::BtwId;
use super::colour::Colour;
use super::geboortedatum::Geboortedatum;
use super::hours::Hours;
use super::iban::Iban;
use super::kvk::KvkNumber;
use super::land::Land;
use super::logo::Logo;
use super::naam::Persoonsnaam;
use super::postcode::Postcode;
use super::text::Text;
use super::words::words;

/// An address in the Netherlands or elsewhere.
#[derive(Debug, Clone)]
pub struct Adres {
    pub straat: Text,
    pub huisnummer: u32,
    pub toevoeging: Option<Text>,
    /// Always there in the Netherlands; not every country has them.
    pub postcode: Option<Postcode>,
    pub plaats: Text,
    /// Absent in the Netherlands.
    pub land: Option<Land>,
}

impl Adres {
    /// `Stationsweg 12 A`, `Stationsweg 9-2`: an addition that begins with a digit would run into the number, so a
    /// hyphen parts them (NEN 5825); letters keep their space.
    pub fn street_line(&self) -> String {
        let Self { straat, huisnummer, toevoeging, .. } = self;
        let Some(addition) = toevoeging.as_ref().map(Text::as_str) else { return format!("{straat} {huisnummer}") };
        // A hyphen that was typed is the one that is printed.
        let bare = addition.trim_start_matches(['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '\u{2212}', ' ']);
        if bare.starts_with(|first: char| first.is_ascii_digit()) {
            format!("{straat} {huisnummer}-{bare}")
        } else {
            format!("{straat} {huisnummer} {addition}")
        }
    }

    /// `1234 AB Voorbeeldstad`.
    pub fn city_line(&self) -> String {
        match &self.postcode {
            Some(postcode) => format!("{} {}", postcode.as_str(), self.plaats),
            None => self.plaats.to_string(),
        }
    }

    /// `Voorbeeldstad`, or `Antwerpen, België`: where somebody lives, without where exactly.
    pub fn place(&self) -> String {
        self.land.map_or_else(|| self.plaats.to_string(), |land| format!("{}, {}", self.plaats, land.name()))
    }

    /// `BELGIË`: the last line of an address abroad.
    pub fn country_line(&self) -> Option<String> {
        self.land.map(|land| land.name().to_uppercase())
    }

    /// `Stationsweg 12 A, 1234 AB Voorbeeldstad`, and the country when it is another.
    pub fn in_one_line(&self) -> String {
        let home = format!("{}, {}", self.street_line(), self.city_line());
        match self.land {
            Some(land) => format!("{home}, {}", land.name()),
            None => home,
        }
    }
}

/// The re-integratiebureau that makes the document.
#[derive(Debug, Clone)]
pub struct Bureau {
    pub naam: Text,
    pub adres: Adres,
    pub kvk_nummer: KvkNumber,
    pub btw_id: Option<BtwId>,
    pub iban: Option<Iban>,
    pub telefoon: Option<Text>,
    pub email: Option<Text>,
    pub website: Option<Text>,
    pub keurmerken: Vec<Keurmerk>,
    pub huisstijl: Huisstijl,
}

#[derive(Debug, Clone)]
pub struct Keurmerk {
    pub naam: Text,
    pub nummer: Option<Text>,
    pub geldig_tot: Option<NaiveDate>,
}

/// The bureau's own looks.
#[derive(Debug, Clone, Default)]
pub struct Huisstijl {
    pub logo: Option<Logo>,
    pub kleur_primair: Option<Colour>,
    /// A line of the bureau's own at the foot of every page.
    pub voettekst: Option<Text>,
}

/// The professional who writes the document.
#[derive(Debug, Clone)]
pub struct Adviseur {
    pub naam: Text,
    pub functie: Text,
    pub telefoon: Option<Text>,
    pub email: Option<Text>,
    pub registraties: Vec<Registratie>,
}

#[derive(Debug, Clone)]
pub struct Registratie {
    pub naam: Text,
    pub nummer: Option<Text>,
}

#[derive(Debug, Clone)]
pub struct Werkgever {
    pub naam: Text,
    pub adres: Option<Adres>,
    pub plaats: Option<Text>,
    pub kvk_nummer: Option<KvkNumber>,
    pub contactpersoon: Contactpersoon,
    /// Whether the employer can deduct btw; decides which total of a quote is printed large.
    pub btw_aftrek: Option<bool>,
    pub eigenrisicodrager: Option<Eigenrisico>,
    pub aantal_werknemers: Option<u32>,
}

impl Werkgever {
    /// Whether the employer carries the risk of the Ziektewet: it guides who was in its service as if the contract went
    /// on, up to the end of the wachttijd (Ziektewet art. 63a).
    pub fn draagt_ziektewet(&self) -> bool {
        self.eigenrisicodrager.is_some_and(|risk| risk.zw)
    }
}

/// Which risks the employer carries itself.
#[derive(Debug, Clone, Copy)]
pub struct Eigenrisico {
    pub zw: bool,
    pub wga: bool,
}

#[derive(Debug, Clone)]
pub struct Contactpersoon {
    pub naam: Persoonsnaam,
    pub functie: Option<Text>,
    pub email: Option<Text>,
    pub telefoon: Option<Text>,
}

/// The employee. What of this may be printed depends on the reader.
#[derive(Debug, Clone)]
pub struct Werknemer {
    pub naam: Persoonsnaam,
    pub geboortedatum: Geboortedatum,
    pub adres: Option<Adres>,
    pub woonplaats: Option<Text>,
    pub telefoon: Option<Text>,
    pub email: Option<Text>,
    pub bsn: Option<Bsn>,
}

/// Another employer of the same employee.
#[derive(Debug, Clone)]
pub struct AndereWerkgever {
    pub naam: Text,
    pub functie: Option<Text>,
    pub uren_per_week: Option<Hours>,
    /// Whether the employee works there, or is sick there too.
    pub toelichting: Option<Text>,
}

words! {
    Partij {
        Werknemer = "werknemer", "werknemer";
        Werkgever = "werkgever", "werkgever";
        Bureau = "bureau", "bureau";
    }
}

words! {
    Contractsoort {
        Vast = "vast", "voor onbepaalde tijd";
        Tijdelijk = "tijdelijk", "voor bepaalde tijd";
    }
}

#[derive(Debug, Clone)]
pub struct Dienstverband {
    pub functie: Text,
    pub uren_per_week: Hours,
    pub in_dienst_sinds: Option<NaiveDate>,
    pub soort: Option<Contractsoort>,
    pub einddatum: Option<NaiveDate>,
    pub cao: Option<Text>,
}
