//! The part of a trajectory that only the offerte takes. What it costs is worked out in `prijs`.

use chrono::NaiveDate;

use super::document::DocumentPatch;
use super::money::Money;
use super::text::{Prose, Text};
use super::verloop::Ondertekening;
use super::words::words;

words! {
    Prijsmodel {
        Weken = "weken", "prijs per week";
        Vast = "vast", "vaste prijs";
        Modules = "modules", "prijs per module";
        Uurtarief = "uurtarief", "uurtarief";
        Combinatie = "combinatie", "combinatie";
    }
}

words! {
    Eenheid {
        Week = "week", "week";
        Uur = "uur", "uur";
        Gesprek = "gesprek", "gesprek";
        Stuk = "stuk", "stuk";
        Traject = "traject", "traject";
        Maand = "maand", "maand";
        Kilometer = "kilometer", "kilometer";
    }
}

words! {
    /// The btw that a line falls under. The rates are those of the Wet op de omzetbelasting 1968, art. 9.
    BtwTarief {
        Hoog = "21", "21%";
        Laag = "9", "9%";
        Nul = "0", "0%";
        Vrijgesteld = "vrijgesteld", "vrijgesteld";
        Verlegd = "verlegd", "verlegd";
    }
}

impl BtwTarief {
    /// Percent that is added to the net amount.
    pub const fn percent(self) -> i64 {
        match self {
            Self::Hoog => 21,
            Self::Laag => 9,
            Self::Nul | Self::Vrijgesteld | Self::Verlegd => 0,
        }
    }
}

words! {
    /// How a broken number of weeks is charged.
    WekenAfronding {
        Omhoog = "omhoog", "hele weken, naar boven afgerond";
        Omlaag = "omlaag", "hele weken, naar beneden afgerond";
        Exact = "exact", "weken, afgerond op honderdsten";
    }
}

words! {
    AdviesRol {
        Arbeidsdeskundige = "arbeidsdeskundige", "arbeidsdeskundige";
        Bedrijfsarts = "bedrijfsarts", "bedrijfsarts";
        Casemanager = "casemanager", "casemanager";
    }
}

/// A quantity with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    pub hundredths: i64,
}

/// A percentage with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percentage {
    pub hundredths: i64,
}

/// A discount, before btw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Korting {
    Percentage(Percentage),
    Bedrag(Money),
}

/// The discount on the whole offer, or on the lines of one btw group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferteKorting {
    pub korting: Korting,
    pub btw: Option<BtwTarief>,
}

#[derive(Debug, Clone)]
pub struct OfferteRegel {
    pub omschrijving: Text,
    /// Absent with a price per week: then the weeks from start to end are counted.
    pub aantal: Option<Quantity>,
    pub eenheid: Eenheid,
    pub prijs: Money,
    pub btw: BtwTarief,
    pub vrijstellingsgrond: Option<Text>,
    pub korting: Option<Korting>,
    /// A line that is offered but not counted: an option or a provisional sum.
    pub optioneel: bool,
    /// The amount as worked out elsewhere, to compare.
    pub opgegeven_bedrag: Option<Money>,
}

#[derive(Debug, Clone)]
pub struct OfferteFase {
    pub titel: Text,
    pub weken: Option<u32>,
    pub onderdelen: Vec<Text>,
}

#[derive(Debug, Clone)]
pub struct OfferteModule {
    pub code: Option<Text>,
    pub naam: Text,
    pub omschrijving: Option<Text>,
    pub inbegrepen: bool,
    pub aantal: Option<Quantity>,
    pub eenheid: Option<Eenheid>,
}

/// What is due at one moment: a share of the total including btw, or an amount.
#[derive(Debug, Clone)]
pub struct Termijn {
    pub moment: Text,
    pub deel: TermijnDeel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermijnDeel {
    Percentage(Percentage),
    Bedrag(Money),
}

/// An amount that is due only when a result is reached; never part of the total.
#[derive(Debug, Clone)]
pub struct Resultaatbonus {
    pub voorwaarde: Text,
    pub bedrag: Money,
}

#[derive(Debug, Clone)]
pub struct AlgemeneVoorwaarden {
    pub versie: Text,
    pub datum: Option<NaiveDate>,
    /// Where they can be read.
    pub url: Option<Text>,
    /// Whether they go with the offer.
    pub bijgevoegd: bool,
}

#[derive(Debug, Clone)]
pub struct Offerte {
    pub document: DocumentPatch,
    pub geldig_tot: NaiveDate,
    pub uw_kenmerk: Option<Text>,
    /// Stands for the name of the employee.
    pub kandidaatcode: Option<Text>,
    pub aanleiding: Prose,
    pub advies_van: Option<AdviesRol>,
    pub advies_datum: Option<NaiveDate>,
    /// The start agreed on; absent, the latest start that the law allows.
    pub startdatum: Option<NaiveDate>,
    pub doel: Prose,
    pub fases: Vec<OfferteFase>,
    pub modules: Vec<OfferteModule>,
    pub rapportage_frequentie_weken: u32,
    pub prijsmodel: Prijsmodel,
    pub weken_afronding: WekenAfronding,
    pub regels: Vec<OfferteRegel>,
    pub korting: Option<OfferteKorting>,
    pub resultaatbonus: Option<Resultaatbonus>,
    pub uitsluitingen: Vec<Text>,
    pub meerwerk_tarief: Option<Money>,
    pub termijnen: Vec<Termijn>,
    pub betaaltermijn_dagen: u32,
    pub annulering_uren: Option<u32>,
    pub no_show_percentage: Option<u32>,
    pub tussentijds_stoppen: Prose,
    pub inspanningsverplichting: bool,
    pub algemene_voorwaarden: Option<AlgemeneVoorwaarden>,
    pub bewaartermijn: Option<Text>,
    pub klachtenregeling: Option<Text>,
    pub aansprakelijkheidsverzekering: Option<Text>,
    pub tekenbevoegd_naam: Option<Text>,
    pub inkoopnummer: Option<Text>,
    /// What the employee costs the employer in a month, as the employer stated it.
    pub loonkosten_per_maand: Option<Money>,
    /// Total including btw as worked out elsewhere, to compare.
    pub opgegeven_totaal: Option<Money>,
    pub ondertekening: Vec<Ondertekening>,
}

impl Offerte {
    /// Whether the lines that count are priced as the model says; modules and a combination fit any lines.
    pub fn past_bij_prijsmodel(&self) -> bool {
        let mut counted = self.regels.iter().filter(|regel| !regel.optioneel);
        match self.prijsmodel {
            Prijsmodel::Weken => counted.any(|regel| regel.eenheid == Eenheid::Week),
            Prijsmodel::Uurtarief => counted.any(|regel| regel.eenheid == Eenheid::Uur),
            // A line without a number follows the weeks.
            Prijsmodel::Vast => counted.all(|regel| regel.aantal.is_some()),
            Prijsmodel::Modules | Prijsmodel::Combinatie => true,
        }
    }
}
