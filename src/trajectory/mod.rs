//! The domain: what a trajectory is, valid by construction and free of I/O.
//!
//! A value of these types has been parsed once and needs no second look. Nothing here knows JSON, HTTP or
//! Typst. One noun a file; `law`, `wachttijd` and `kalender` hold the calendar of the law.

mod aow;
mod belastbaarheid;
mod bevestiging;
mod bsn;
mod btw_id;
mod colour;
mod deskundigenoordeel;
mod document;
mod eind;
mod feestdagen;
mod geboortedatum;
mod hours;
mod iban;
mod kalender;
mod kvk;
mod land;
pub mod law;
mod logo;
mod loon;
mod loonsanctie;
mod mijlpaal;
mod money;
mod naam;
mod offerte;
mod partijen;
mod period;
mod plain;
mod plan;
mod postcode;
mod prijs;
mod profiel;
mod text;
mod verloop;
mod verzuim;
mod voortgang;
mod vraag;
mod wachttijd;
mod wia;
mod words;

use std::sync::Arc;

pub use belastbaarheid::{Belastbaarheid, BelastbaarheidBron, Beperking, GeenMogelijkheden, Rubriek, mark_changes};
pub use bevestiging::Bevestiging;
pub use bsn::{Bsn, InvalidBsn};
pub use btw_id::{BtwId, InvalidBtwId};
pub use colour::{Colour, InvalidColour};
pub use deskundigenoordeel::{Deskundigenoordeel, OordeelUitkomst, OordeelVraag, OordeelVrager};
pub use document::{Document, DocumentPatch, Soort, Status, Tekstvorm, Variant};
pub use eind::{Eind, Knelpunt, Nazorg, RedenEinde, Resultaat};
pub use feestdagen::{end_of_term, is_workday, next_workday, previous_workday};
pub use geboortedatum::Geboortedatum;
pub use hours::Hours;
pub use iban::{Iban, InvalidIban};
pub use kalender::{
    Kalender, is_ziek_uit_dienst, spoor_2_deadline, start_after_evaluation, told_too_late, works_on_after,
};
pub use kvk::{InvalidKvkNumber, KvkNumber};
pub use land::Land;
pub use logo::Logo;
pub use loonsanctie::{Bekorting, Loonsanctie, Tekortkoming};
pub use mijlpaal::{Mijlpaal, MijlpaalSoort, Stand};
pub use money::{Money, grouped};
pub use naam::{Aanhef, InvalidName, Persoonsnaam};
pub use offerte::{
    AdviesRol, AlgemeneVoorwaarden, BtwTarief, Eenheid, Korting, Offerte, OfferteFase, OfferteKorting, OfferteModule,
    OfferteRegel, Percentage, Prijsmodel, Quantity, Resultaatbonus, Termijn, TermijnDeel, WekenAfronding,
};
pub use partijen::{
    Adres, Adviseur, AndereWerkgever, Bureau, Contactpersoon, Contractsoort, Dienstverband, Eigenrisico, Huisstijl,
    Keurmerk, Partij, Registratie, Werkgever, Werknemer,
};
pub use period::{InvalidPeriod, Period, later};
pub use plain::{invisible, plain};
pub use plan::{
    AdAdvies, Afspraak, Arbeidsmarkt, BedrijfsartsAdvies, Belemmering, EerderDocument, EerderSoort, FinancieelScenario,
    Instrument, InstrumentSoort, Plan, Scholing,
};
pub use postcode::{InvalidPostcode, Postcode};
pub use prijs::{Berekening, BtwGroep, Regelbedrag, bereken, weken};
pub use profiel::{Diploma, Opleiding, Persoonsprofiel, Taal, Taalniveau, Werkervaring, Zoekprofiel, Zoekrichting};
pub use text::{Block, Inline, ListItem, Look, Prose, StatedText, Text, TextKind, UnprintableCharacter, is_printable};
pub use verloop::{
    Activiteit, ActiviteitSoort, ActiviteitStatus, Doel, DoelCategorie, DoelStatus, Fase, FaseStap, Maatregel,
    MaatregelSoort, Ondertekening, OndertekeningRol, OndertekeningStatus, OndertekeningWijze, Plaatsing,
    PlaatsingSoort, RedenUitstel, Sollicitatie, SollicitatieResultaat, SollicitatieSoort, Spoor1Status, Traject,
    UrenStap, WerkSpoor1,
};
pub use verzuim::{Poortwachter, Verkorting, Verzuim, VrijwilligeVerlenging};
pub use voortgang::{Afwezigheid, AfwezigheidSoort, Bijstelling, DoelVoortgang, Stoplicht, Voortgang, Vooruitblik};
pub use vraag::Vraag;
pub use wachttijd::{InvalidWachttijd, Pauze, Wachttijd, Wazo};

/// Everything a caller told about one trajectory, each part valid in itself and in its order of dates.
#[derive(Debug, Clone)]
pub struct Trajectory {
    pub document: Document,
    pub bureau: Bureau,
    pub adviseur: Adviseur,
    pub werkgever: Werkgever,
    pub werknemer: Werknemer,
    pub dienstverband: Dienstverband,
    pub verzuim: Verzuim,
    pub poortwachter: Poortwachter,
    /// In order of the day on which they were asked.
    pub deskundigenoordelen: Vec<Deskundigenoordeel>,
    /// Newest first.
    pub belastbaarheid: Vec<Belastbaarheid>,
    /// In order of the first day.
    pub geen_mogelijkheden: Vec<GeenMogelijkheden>,
    pub traject: Traject,
    pub persoonsprofiel: Option<Persoonsprofiel>,
    /// In order of version.
    pub zoekprofielen: Vec<Zoekprofiel>,
    pub doelen: Vec<Doel>,
    pub fases: Vec<Fase>,
    /// In order of date.
    pub activiteiten: Vec<Activiteit>,
    /// In order of date.
    pub sollicitaties: Vec<Sollicitatie>,
    /// In order of date.
    pub plaatsingen: Vec<Plaatsing>,
    pub ondertekening: Vec<Ondertekening>,
    pub arbeidsdeskundig_advies: Option<AdAdvies>,
    pub bedrijfsarts_advies: Option<BedrijfsartsAdvies>,
    /// In order of date.
    pub maatregelen: Vec<Maatregel>,
    /// In order of the first day.
    pub werk_spoor1: Vec<WerkSpoor1>,
    pub andere_werkgevers: Vec<AndereWerkgever>,
    pub arbeidsmarkt: Vec<Arbeidsmarkt>,
    pub instrumenten: Vec<Instrument>,
    /// In order of the first day.
    pub scholing: Vec<Scholing>,
    /// In order of date.
    pub eerdere_documenten: Vec<EerderDocument>,
    /// Standard sentences of the bureau: name and text, in the place of the shipped ones.
    pub teksten: Vec<(String, String)>,
    pub plan: Option<Plan>,
    pub voortgang: Option<Voortgang>,
    pub eind: Option<Eind>,
    pub offerte: Option<Offerte>,
    /// What somebody answers for, each of a text of the body as it is.
    pub bevestigd: Vec<Bevestiging>,
    /// Every text that the caller gave, in the order in which the body was read.
    pub texts: Arc<[StatedText]>,
}

impl Trajectory {
    /// The data of one kind of document: that of its own part before that of all documents.
    pub fn document_for(&self, soort: Soort) -> Document {
        self.own_document(soort).map_or_else(|| self.document.clone(), |patch| self.document.patched(patch))
    }

    /// What the part of one kind of document says of it itself; nothing where that part is not there.
    pub fn own_document(&self, soort: Soort) -> Option<&DocumentPatch> {
        match soort {
            Soort::PlanVanAanpak => self.plan.as_ref().map(|plan| &plan.document),
            Soort::Voortgangsrapportage => self.voortgang.as_ref().map(|voortgang| &voortgang.document),
            Soort::Eindrapportage => self.eind.as_ref().map(|eind| &eind.document),
            Soort::Offerte => self.offerte.as_ref().map(|offerte| &offerte.document),
        }
    }
}
