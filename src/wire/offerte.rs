//! The part of the body that only the offerte takes.

use serde_json::Value;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::document::DocumentDeel;
use super::leaf::{Datum, Naam, Nummer, Verhaal, VerhaalRegel};
use super::object::{choice, object};
use super::ondertekening::Ondertekening;
use super::reader::{At, Wire};
use super::text::Proza;
use crate::trajectory::{self as domain, Money};

choice! {
    /// Hoe de prijs is opgebouwd.
    Prijsmodel {
        "weken": "Een prijs per week.",
        "vast": "Eén vaste prijs.",
        "modules": "Een prijs per module.",
        "uurtarief": "Een prijs per uur.",
        "combinatie": "Een combinatie van deze.",
    }
    /// Waarin een aantal is uitgedrukt.
    Eenheid {
        "week": "Per week; zonder aantal telt de dienst de weken.",
        "uur": "Per uur.",
        "gesprek": "Per gesprek.",
        "stuk": "Per stuk.",
        "traject": "Voor het hele traject.",
        "maand": "Per maand.",
        "kilometer": "Per kilometer.",
    }
    /// Btw-tarief van een regel.
    BtwTarief {
        "21": "Het algemene tarief, 21 procent.",
        "9": "Het verlaagde tarief, 9 procent.",
        "0": "Het nultarief.",
        "vrijgesteld": "Vrijgesteld van btw; noem de grond in ‘vrijstellingsgrond’.",
        "verlegd": "De btw is verlegd naar de afnemer.",
    }
    /// Hoe een gebroken aantal weken wordt berekend.
    WekenAfronding {
        "omhoog": "Naar boven, op hele weken.",
        "omlaag": "Naar beneden, op hele weken.",
        "exact": "Op honderdsten van een week.",
    }
    /// Wie het tweede spoor adviseerde.
    AdviesRol {
        "arbeidsdeskundige": "De arbeidsdeskundige.",
        "bedrijfsarts": "De bedrijfsarts.",
        "casemanager": "De casemanager van de werkgever.",
    }
}

/// Largest amount on the wire: ten million euro keeps every sum far inside 64 bits.
const MAX_CENT: f64 = 1_000_000_000.0;

/// An amount in eurocent.
pub enum Eurocent {}

/// The name of its schema.
pub const EUROCENT: &str = "Eurocent";

impl PartialSchema for Eurocent {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .description(Some("Een bedrag in hele eurocenten, zonder punt of komma: € 100,00 is 10000."))
            .minimum(Some(0.0))
            .maximum(Some(MAX_CENT))
            .into()
    }
}

impl ToSchema for Eurocent {
    fn name() -> std::borrow::Cow<'static, str> {
        EUROCENT.into()
    }
}

impl Wire for Eurocent {
    type Domain = Money;

    fn read(value: &Value, _at: &mut At) -> Option<Money> {
        let cents = value.as_f64().filter(|cents| cents.fract() == 0.0 && cents.abs() <= MAX_CENT)?;
        Some(Money::of_cents(cents as i64))
    }
}

/// A number with at most two decimals, as hundredths.
fn hundredths(value: &Value, at: &mut At) -> Option<i64> {
    let number = value.as_f64()?;
    let scaled = (number * 100.0).round();
    if (number * 100.0 - scaled).abs() > 1e-6 {
        at.fault("decimalen", "Gebruik ten hoogste twee decimalen.");
        return None;
    }
    (scaled.abs() <= MAX_CENT).then_some(scaled as i64)
}

macro_rules! decimals {
    ($($name:ident => $target:ident, $maximum:literal, $description:literal;)+) => { $(
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::Number)
                    .description(Some($description))
                    .minimum(Some(0.0))
                    .maximum(Some($maximum))
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl Wire for $name {
            type Domain = domain::$target;

            fn read(value: &Value, at: &mut At) -> Option<domain::$target> {
                hundredths(value, at).map(|hundredths| domain::$target { hundredths })
            }
        }
    )+ };
}

decimals! {
    Aantal => Quantity, 100_000.0, "Een aantal met ten hoogste twee decimalen.";
    Procent => Percentage, 100.0, "Een percentage met ten hoogste twee decimalen.";
}

object! {
    /// Een korting vóór btw: een percentage of een bedrag.
    Korting => domain::Korting, |at|
    optional {
        /// De korting in procenten, met ten hoogste twee decimalen; of geef een bedrag.
        percentage: Procent,
        /// De korting als bedrag, zonder btw; of geef een percentage.
        bedrag_cent: Eurocent,
    }
    check { one_of(at, "percentage", percentage.as_ref(), bedrag_cent.as_ref()); }
    build {
        percentage.map(domain::Korting::Percentage).or(bedrag_cent.map(domain::Korting::Bedrag))
    }
}

object! {
    /// Een korting op de hele offerte, of op de regels van één btw-tarief.
    OfferteKorting => domain::OfferteKorting, |at|
    optional {
        /// De korting in procenten, met ten hoogste twee decimalen; of geef een bedrag.
        percentage: Procent,
        /// De korting als bedrag, zonder btw; of geef een percentage.
        bedrag_cent: Eurocent,
        /// Alleen over regels met dit tarief.
        btw: BtwTarief,
    }
    check { one_of(at, "percentage", percentage.as_ref(), bedrag_cent.as_ref()); }
    build {
        let korting = percentage.map(domain::Korting::Percentage).or(bedrag_cent.map(domain::Korting::Bedrag))?;
        Some(domain::OfferteKorting { korting, btw })
    }
}

/// Reports when not exactly one of a percentage and an amount is given.
fn one_of<A, B>(at: &mut At, field: &str, percentage: Option<&Option<A>>, amount: Option<&Option<B>>) {
    if let (Some(percentage), Some(amount)) = (percentage, amount)
        && percentage.is_some() == amount.is_some()
    {
        at.fault_in(field, "keuze", "Geef óf ‘percentage’ óf ‘bedragCent’ op.");
    }
}

object! {
    /// Een regel van de prijs.
    OfferteRegel => domain::OfferteRegel, |at|
    required {
        /// Waarvoor wordt betaald.
        #[schema(value_type = String, min_length = 2, max_length = 200)]
        omschrijving: Naam,
        eenheid: Eenheid,
        /// Prijs per eenheid, zonder btw.
        prijs_cent: Eurocent,
        btw: BtwTarief,
    }
    optional {
        /// Hoeveel eenheden. Weglaten mag alleen bij eenheid ‘week’: dan telt de dienst de weken van start tot einde
        /// wachttijd.
        aantal: Aantal,
        /// Verplicht te noemen bij een vrijgestelde regel, bijvoorbeeld de CRKBO-registratie.
        #[schema(value_type = String, min_length = 3, max_length = 200)]
        vrijstellingsgrond: Verhaal,
        korting: Korting,
        /// Bedrag van de regel volgens een andere berekening, om te vergelijken.
        bedrag_cent: Eurocent,
    }
    defaults {
        /// Een optie of stelpost: wordt genoemd, telt niet mee.
        optioneel: bool = false,
    }
    check {
        if let (Some(None), Some(unit)) = (aantal.as_ref(), eenheid) && unit != domain::Eenheid::Week {
            at.fault_in("aantal", "verplicht", "Alleen een regel met eenheid ‘week’ kan zonder aantal; geef hier het \
                aantal op.");
        }
    }
    build {
        Some(domain::OfferteRegel {
            omschrijving, aantal, eenheid, prijs: prijs_cent, btw, vrijstellingsgrond, korting, optioneel,
            opgegeven_bedrag: bedrag_cent,
        })
    }
}

object! {
    /// Een fase van de aanpak.
    OfferteFase => domain::OfferteFase, |at|
    required {
        /// Naam van de fase.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        titel: Verhaal,
    }
    optional {
        /// Duur van de fase in weken.
        #[schema(minimum = 1, maximum = 156)]
        weken: u32,
    }
    lists {
        /// Wat er in deze fase gebeurt.
        #[schema(max_items = 20)]
        onderdelen: VerhaalRegel,
    }
}

object! {
    /// Een onderdeel van de dienstverlening.
    OfferteModule => domain::OfferteModule, |at|
    required {
        /// Naam van het onderdeel.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        /// Of het onderdeel in de prijs is begrepen.
        inbegrepen: bool,
    }
    optional {
        /// Code van het onderdeel bij het bureau.
        #[schema(value_type = String, min_length = 1, max_length = 20)]
        code: Nummer,
        /// Wat het onderdeel inhoudt.
        #[schema(value_type = String, min_length = 2, max_length = 400)]
        omschrijving: Verhaal,
        /// Hoeveel van het onderdeel, met ten hoogste twee decimalen; ‘eenheid’ zegt waarin.
        aantal: Aantal,
        eenheid: Eenheid,
    }
}

object! {
    /// Een termijn van de betaling: een percentage van het totaal inclusief btw, of een bedrag.
    Termijn => domain::Termijn, |at|
    required {
        /// Wanneer de termijn wordt gefactureerd, bijvoorbeeld ‘bij start’.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        moment: Verhaal,
    }
    optional {
        /// De termijn in procenten van het totaal inclusief btw, met ten hoogste twee decimalen; of geef een bedrag.
        percentage: Procent,
        /// De termijn als bedrag, inclusief btw; of geef een percentage.
        bedrag_cent: Eurocent,
    }
    check { one_of(at, "percentage", percentage.as_ref(), bedrag_cent.as_ref()); }
    build {
        let deel = percentage.map(domain::TermijnDeel::Percentage).or(bedrag_cent.map(domain::TermijnDeel::Bedrag))?;
        Some(domain::Termijn { moment, deel })
    }
}

object! {
    /// Een bedrag dat alleen bij een resultaat verschuldigd is en nooit in het totaal zit.
    Resultaatbonus => domain::Resultaatbonus, |at|
    required {
        /// Het resultaat waarbij het bedrag verschuldigd is.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        voorwaarde: Verhaal,
        /// Het bedrag van de bonus, zonder btw.
        bedrag_cent: Eurocent,
    }
    build { Some(domain::Resultaatbonus { voorwaarde, bedrag: bedrag_cent }) }
}

object! {
    /// De algemene voorwaarden die gelden.
    AlgemeneVoorwaarden => domain::AlgemeneVoorwaarden, |at|
    required {
        /// De versie of de naam van de algemene voorwaarden.
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        versie: Nummer,
    }
    optional {
        /// Dag van deze versie van de voorwaarden.
        datum: Datum,
        /// Waar de voorwaarden te lezen zijn, zoals het op papier komt.
        #[schema(value_type = String, min_length = 4, max_length = 120)]
        url: Nummer,
    }
    defaults {
        /// Of de voorwaarden met de offerte meegaan.
        bijgevoegd: bool = false,
    }
}

object! {
    /// Wat alleen de offerte nodig heeft. Nummer en datum van de offerte staan in `document`.
    Offerte => domain::Offerte, |at|
    required {
        /// Laatste dag waarop de offerte geldt; ligt na de dag van de offerte.
        geldig_tot: Datum,
        /// Waarom deze offerte; zonder medische termen.
        #[schema(value_type = String, min_length = 10, max_length = 1200)]
        aanleiding: Proza,
        /// Het doel van het traject.
        #[schema(value_type = String, min_length = 10, max_length = 1200)]
        doel: Proza,
        /// De onderdelen van de dienstverlening, ook die niet zijn inbegrepen.
        #[schema(min_items = 1, max_items = 30)]
        modules: Vec<OfferteModule>,
        /// Om de hoeveel weken wordt gerapporteerd.
        #[schema(minimum = 2, maximum = 13)]
        rapportage_frequentie_weken: u32,
        prijsmodel: Prijsmodel,
        /// De regels waaruit de prijs bestaat.
        #[schema(min_items = 1, max_items = 60)]
        regels: Vec<OfferteRegel>,
        /// Dagen waarbinnen een factuur wordt betaald.
        #[schema(minimum = 1, maximum = 120)]
        betaaltermijn_dagen: u32,
        /// Wat er gebeurt bij eerder stoppen.
        #[schema(value_type = String, min_length = 5, max_length = 1200)]
        tussentijds_stoppen: Proza,
        /// Of het bureau zich inspant zonder het resultaat te beloven.
        inspanningsverplichting: bool,
    }
    optional {
        document: DocumentDeel,
        /// Kenmerk van de opdrachtgever.
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        uw_kenmerk: Nummer,
        /// Komt in plaats van de naam van de werknemer.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        kandidaatcode: Nummer,
        advies_van: AdviesRol,
        /// Dag van het advies om het tweede spoor te beginnen.
        advies_datum: Datum,
        /// Afgesproken start; zonder deze rekent de dienst met de uiterste start volgens de Werkwijzer Poortwachter.
        startdatum: Datum,
        korting: OfferteKorting,
        resultaatbonus: Resultaatbonus,
        /// Tarief per uur voor meerwerk, zonder btw.
        meerwerk_tarief_cent: Eurocent,
        /// Tot hoeveel uur vooraf een afspraak kosteloos kan worden afgezegd.
        #[schema(minimum = 1, maximum = 240)]
        annulering_uren: u32,
        /// Deel van de prijs dat bij niet verschijnen toch wordt gerekend, in procenten.
        #[schema(minimum = 0, maximum = 100)]
        no_show_percentage: u32,
        algemene_voorwaarden: AlgemeneVoorwaarden,
        /// Hoe lang het bureau het dossier bewaart.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        bewaartermijn: Verhaal,
        /// Waar een klacht terechtkan.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        klachtenregeling: Verhaal,
        /// Hoe het bureau voor aansprakelijkheid is verzekerd.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        aansprakelijkheidsverzekering: Verhaal,
        /// Naam van wie namens de opdrachtgever tekent.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        tekenbevoegd_naam: Naam,
        /// Inkoop- of bestelnummer van de opdrachtgever.
        #[schema(value_type = String, min_length = 1, max_length = 60)]
        inkoopnummer: Nummer,
        /// Loonkosten van de werknemer per maand volgens de werkgever; de offerte zegt dan wat een eerdere plaatsing scheelt.
        loonkosten_per_maand_cent: Eurocent,
        /// Totaal inclusief btw volgens een andere berekening, om te vergelijken.
        totaal_cent: Eurocent,
    }
    lists {
        /// De aanpak in fasen, met wat elke fase inhoudt.
        #[schema(max_items = 10)]
        fases: OfferteFase,
        /// Wat niet in de prijs is begrepen.
        #[schema(max_items = 20)]
        uitsluitingen: VerhaalRegel,
        /// Samen het hele bedrag; zonder termijnen wordt in één keer gefactureerd.
        #[schema(max_items = 24)]
        termijnen: Termijn,
        /// Handtekeningen onder deze offerte; zonder deze is er ruimte voor de werkgever.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
    }
    defaults {
        weken_afronding: WekenAfronding = domain::WekenAfronding::Omhoog,
    }
    build {
        Some(domain::Offerte {
            document: document.unwrap_or_default(), geldig_tot, uw_kenmerk, kandidaatcode, aanleiding, advies_van,
            advies_datum, startdatum, doel, fases, modules, rapportage_frequentie_weken, prijsmodel, weken_afronding,
            regels, korting, resultaatbonus, uitsluitingen, meerwerk_tarief: meerwerk_tarief_cent, termijnen,
            betaaltermijn_dagen, annulering_uren, no_show_percentage, tussentijds_stoppen, inspanningsverplichting,
            algemene_voorwaarden, bewaartermijn, klachtenregeling, aansprakelijkheidsverzekering, tekenbevoegd_naam,
            inkoopnummer, loonkosten_per_maand: loonkosten_per_maand_cent, opgegeven_totaal: totaal_cent, ondertekening,
        })
    }
}
