//! Where the employee stands (persoonsprofiel) and which work is sought (zoekprofiel).

use chrono::NaiveDate;

use super::hours::Hours;
use super::text::{Prose, Text};
use super::words::words;

words! {
    Taalniveau {
        Geen = "geen", "geen";
        Matig = "matig", "matig";
        Redelijk = "redelijk", "redelijk";
        Goed = "goed", "goed";
        Moedertaal = "moedertaal", "moedertaal";
    }
}

words! {
    Diploma {
        Ja = "ja", "diploma behaald";
        Nee = "nee", "geen diploma";
        Onbekend = "onbekend", "onbekend";
    }
}

#[derive(Debug, Clone)]
pub struct Opleiding {
    pub naam: Text,
    pub niveau: Option<Text>,
    pub jaar: Option<u32>,
    pub diploma: Option<Diploma>,
}

#[derive(Debug, Clone)]
pub struct Werkervaring {
    pub functie: Text,
    pub werkgever: Option<Text>,
    /// Year of start and of end; the end is absent while it lasts.
    pub van_jaar: Option<u32>,
    pub tot_jaar: Option<u32>,
}

#[derive(Debug, Clone)]
pub struct Taal {
    pub taal: Text,
    pub spreken: Taalniveau,
    pub lezen: Option<Taalniveau>,
    pub schrijven: Option<Taalniveau>,
}

/// The starting position of the employee on the labour market.
#[derive(Debug, Clone)]
pub struct Persoonsprofiel {
    pub opleidingen: Vec<Opleiding>,
    pub werkervaring: Vec<Werkervaring>,
    pub competenties: Vec<Text>,
    pub talen: Vec<Taal>,
    pub digitaal: Option<Text>,
    pub rijbewijzen: Vec<Text>,
    pub vervoer: Vec<Text>,
    pub ambities: Option<Prose>,
    pub wensen: Option<Prose>,
    pub belemmeringen_praktisch: Vec<Text>,
    pub sterke_punten: Vec<Text>,
}

/// One kind of work that is sought.
#[derive(Debug, Clone)]
pub struct Zoekrichting {
    pub functie: Text,
    pub sector: Text,
    pub taken: Option<Text>,
    pub passend_want: Text,
    /// Whether the arbeidsdeskundige named it.
    pub bron_ad: bool,
    pub prioriteit: Option<u32>,
    pub vacatures_regio: Option<u32>,
    pub vacature_bron: Option<Text>,
    pub vacature_peildatum: Option<NaiveDate>,
}

/// One version of the search.
#[derive(Debug, Clone)]
pub struct Zoekprofiel {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub versie: u32,
    pub datum: NaiveDate,
    pub reden_wijziging: Option<Text>,
    pub zoekrichtingen: Vec<Zoekrichting>,
    pub regio: Text,
    pub max_reistijd_min: u32,
    pub max_afstand_km: Option<u32>,
    pub uren_min: Hours,
    pub uren_max: Hours,
    pub werktijden: Option<Text>,
    pub opleidingsniveau: Option<Text>,
    pub salaris_indicatie: Option<Text>,
    pub uitsluitingen: Vec<Text>,
}
