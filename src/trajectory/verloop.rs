//! What is planned and what happened: traject, goals, phases, activities, applications, placements, signatures.

use chrono::NaiveDate;

use super::hours::Hours;
use super::loonsanctie::Loonsanctie;
use super::partijen::Contractsoort;
use super::period::Period;
use super::text::{Prose, Text};
use super::words::words;

words! {
    Spoor1Status {
        Loopt = "loopt", "loopt nog";
        Afgesloten = "afgesloten", "afgesloten";
        Onbekend = "onbekend", "niet bekend";
    }
}

words! {
    /// A ground on which a later start of the second track is acceptable (Werkwijzer Poortwachter).
    RedenUitstel {
        ConcreetPerspectiefSpoor1 = "concreet_perspectief_spoor_1", "concreet perspectief op hervatting bij de eigen werkgever";
        AowNabij = "aow_nabij", "AOW-leeftijd binnen een jaar na de wachttijd, schriftelijk overeengekomen";
        GeenBenutbareMogelijkheden = "geen_benutbare_mogelijkheden", "geen benutbare mogelijkheden";
        MarginaleMogelijkheden = "marginale_mogelijkheden", "marginale mogelijkheden";
        BelastbaarheidNaEje = "belastbaarheid_pas_na_eje", "belastbaarheid pas na de eerstejaarsevaluatie vastgesteld";
        /// No ground: it is told, and the start stays late.
        Organisatorisch = "organisatorisch", "organisatorische reden";
        Anders = "anders", "andere reden";
    }
}

/// The second-track trajectory itself.
#[derive(Debug, Clone)]
pub struct Traject {
    pub nummer: Text,
    pub startdatum: NaiveDate,
    pub geplande_einddatum: Option<NaiveDate>,
    pub reden_uitstel: Option<RedenUitstel>,
    pub toelichting_uitstel: Option<Text>,
    /// The day on which employer and employee agreed in writing to leave the second track for later, or out.
    pub uitstel_overeengekomen_op: Option<NaiveDate>,
    /// The day by which structural work with the own employer was expected, as the eerstejaarsevaluatie saw it.
    pub perspectief_tot: Option<NaiveDate>,
    pub spoor1_status: Option<Spoor1Status>,
    pub loonsanctie: Option<Loonsanctie>,
    pub rapportage_frequentie_weken: Option<u32>,
}

words! {
    /// The sub-goals of a second track (source bron-002), of which none should be forgotten.
    DoelCategorie {
        Acceptatie = "acceptatie", "acceptatie van het verlies van werk en functie";
        FinancieleZekerheid = "financiele_zekerheid", "financiële zekerheid";
        ZichtOpMogelijkheden = "zicht_op_mogelijkheden", "zicht op wat de werknemer kan en wil";
        Sollicitatieprocedure = "sollicitatieprocedure", "een sollicitatieprocedure doorlopen";
        Arbeidsvoorwaarden = "arbeidsvoorwaarden", "goede arbeidsvoorwaarden";
        NieuweBaanBehouden = "nieuwe_baan_behouden", "wennen aan de nieuwe baan en die behouden";
    }
}

words! {
    DoelStatus {
        Open = "open", "nog niet gestart";
        OpSchema = "op_schema", "op schema";
        Aandacht = "aandacht", "vraagt aandacht";
        Behaald = "behaald", "behaald";
        Deels = "deels", "deels behaald";
        NietBehaald = "niet_behaald", "niet behaald";
        Vervallen = "vervallen", "vervallen";
    }
}

/// A goal, as SMART as the caller made it.
#[derive(Debug, Clone)]
pub struct Doel {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub nummer: u32,
    pub omschrijving: Text,
    pub categorie: Option<DoelCategorie>,
    pub meetbaar: Option<Text>,
    pub deadline: Option<NaiveDate>,
    pub verantwoordelijke: Option<Text>,
}

#[derive(Debug, Clone)]
pub struct Fase {
    pub titel: Text,
    pub period: Period,
    pub activiteiten: Vec<Text>,
    pub stappen: Vec<FaseStap>,
}

/// An activity of a phase: on its days, or throughout the phase.
#[derive(Debug, Clone)]
pub struct FaseStap {
    pub omschrijving: Text,
    pub van: Option<NaiveDate>,
    pub tot: Option<NaiveDate>,
    pub wie: Option<Text>,
    pub omvang: Option<Text>,
}

words! {
    ActiviteitSoort {
        Intake = "intake", "intake";
        Coachgesprek = "coachgesprek", "coachgesprek";
        Acceptatie = "acceptatie", "acceptatie en rouwverwerking";
        VersterkenInzetbaarheid = "versterken_inzetbaarheid", "versterken van inzetbaarheid";
        Assessment = "assessment", "assessment";
        Arbeidsmarktonderzoek = "arbeidsmarktonderzoek", "arbeidsmarktonderzoek";
        Sollicitatietraining = "sollicitatietraining", "sollicitatietraining";
        Scholing = "scholing", "scholing";
        Netwerken = "netwerken", "netwerken";
        SocialeMedia = "sociale_media", "sociale media";
        Jobhunting = "jobhunting", "jobhunting";
        Werkervaringsplaats = "werkervaringsplaats", "werkervaringsplaats";
        Stage = "stage", "stage";
        Evaluatie = "evaluatie", "evaluatie";
        Overleg = "overleg", "overleg";
        Rapportage = "rapportage", "rapportage";
        Nazorg = "nazorg", "nazorg";
        Overig = "overig", "overig";
    }
}

words! {
    ActiviteitStatus {
        Gepland = "gepland", "gepland";
        Uitgevoerd = "uitgevoerd", "uitgevoerd";
        Vervallen = "vervallen", "vervallen";
        Verzet = "verzet", "verzet";
    }
}

#[derive(Debug, Clone)]
pub struct Activiteit {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub datum: NaiveDate,
    pub soort: ActiviteitSoort,
    pub omschrijving: Text,
    pub uitvoerder: Option<Text>,
    pub duur_min: Option<u32>,
    pub doel: Option<u32>,
    pub resultaat: Option<Text>,
    pub vervolg: Option<Text>,
    pub status: ActiviteitStatus,
    /// The day on which it was planned: from then on a document shows it as planned, and not before.
    pub gepland_op: Option<NaiveDate>,
    /// Where a moved activity went.
    pub nieuwe_datum: Option<NaiveDate>,
    pub reden_niet_uitgevoerd: Option<Text>,
    /// Whether the activity may appear in a report.
    pub rapporteerbaar: bool,
}

words! {
    SollicitatieSoort {
        Vacature = "vacature", "vacature";
        Open = "open", "open sollicitatie";
        Netwerk = "netwerk", "via netwerk";
        Uitzend = "uitzend", "uitzendbureau";
        Gesprek = "gesprek", "gesprek";
        Telefonisch = "telefonisch", "telefonisch";
    }
}

words! {
    SollicitatieResultaat {
        Open = "open", "nog open";
        Afgewezen = "afgewezen", "afgewezen";
        Uitgenodigd = "uitgenodigd", "uitgenodigd";
        Gesprek = "gesprek", "gesprek gevoerd";
        Aanbod = "aanbod", "aanbod";
        Ingetrokken = "ingetrokken", "ingetrokken";
    }
}

#[derive(Debug, Clone)]
pub struct Sollicitatie {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub datum: NaiveDate,
    pub werkgever: Text,
    pub plaats: Option<Text>,
    pub functie: Text,
    pub soort: SollicitatieSoort,
    pub bron: Option<Text>,
    pub uren: Option<Hours>,
    /// Number of the zoekrichting, from 1, in the zoekprofiel that held on that day; absent when outside it.
    pub zoekrichting: Option<u32>,
    pub resultaat: SollicitatieResultaat,
    pub gesprek_datum: Option<NaiveDate>,
    /// When the result became known; before it the application was open.
    pub resultaat_datum: Option<NaiveDate>,
    /// Whether the application led to a conversation, whatever its result.
    pub gesprek_gevoerd: bool,
    pub toelichting: Option<Text>,
    /// Whether evidence is in the file.
    pub bewijs: bool,
}

impl Sollicitatie {
    /// Whether it was sent before a period in which a conversation or an answer came.
    pub fn has_news_in(&self, period: Period) -> bool {
        let came = |day: Option<NaiveDate>| day.is_some_and(|day| period.contains(day));
        self.datum < period.first() && (came(self.gesprek_datum) || came(self.resultaat_datum))
    }
}

words! {
    PlaatsingSoort {
        Wep = "wep", "werkervaringsplaats";
        Stage = "stage", "stage";
        Proefplaatsing = "proefplaatsing", "proefplaatsing";
        Detachering = "detachering", "detachering";
        Dienstverband = "dienstverband", "dienstverband";
        Zelfstandig = "zelfstandig", "werk als zelfstandige";
    }
}

impl PlaatsingSoort {
    /// Whether it is work that is paid for, which the second track is for.
    pub const fn is_betaald(self) -> bool {
        matches!(self, Self::Detachering | Self::Dienstverband | Self::Zelfstandig)
    }
}

/// From which day on a placement has how many hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrenStap {
    pub vanaf: NaiveDate,
    pub uren_per_week: Hours,
}

#[derive(Debug, Clone)]
pub struct Plaatsing {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub soort: PlaatsingSoort,
    pub organisatie: Text,
    pub functie: Text,
    pub van: NaiveDate,
    pub tot: Option<NaiveDate>,
    /// On the first day.
    pub uren_per_week: Hours,
    /// The hours as they changed, in order of time.
    pub opbouw: Vec<UrenStap>,
    pub passend_bevestigd_door: Option<Text>,
    pub contractsoort: Option<Contractsoort>,
    /// Last day of the trial period of the contract.
    pub proeftijd_tot: Option<NaiveDate>,
    /// Why a werkervaringsplaats or a proefplaatsing lasts longer than usual.
    pub reden_duur: Option<Text>,
    pub evaluatie: Option<Prose>,
    pub evaluatie_datum: Option<NaiveDate>,
}

impl Plaatsing {
    /// Whether some of it lies in a period.
    pub fn touches(&self, period: Period) -> bool {
        self.van <= period.last() && self.tot.is_none_or(|last| last >= period.first())
    }

    /// The hours from day to day: those of the first day, and every change after it.
    pub fn uren(&self) -> impl Iterator<Item = UrenStap> + '_ {
        let first = UrenStap { vanaf: self.van, uren_per_week: self.uren_per_week };
        std::iter::once(first).chain(self.opbouw.iter().copied().filter(|stap| stap.vanaf > self.van))
    }

    /// The hours on a day; of work that has yet to begin, those of its first day. What is to come by then is a plan.
    pub fn uren_op(&self, date: NaiveDate) -> Hours {
        let by_then = self.uren().filter(|stap| stap.vanaf <= date);
        by_then.last().map_or(self.uren_per_week, |stap| stap.uren_per_week)
    }
}

words! {
    /// What an employer did when the employee did not cooperate (BW 7:629 lid 3 and 6, BW 7:660a).
    MaatregelSoort {
        Gesprek = "gesprek", "gesprek over de medewerking";
        Waarschuwing = "waarschuwing", "schriftelijke waarschuwing";
        Loonopschorting = "loonopschorting", "loonopschorting";
        Loonstop = "loonstop", "loonstop";
    }
}

/// A step that the employer took because the employee did not cooperate.
#[derive(Debug, Clone)]
pub struct Maatregel {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub datum: NaiveDate,
    pub soort: MaatregelSoort,
    pub toelichting: Option<Text>,
}

/// Work at the own employer beside the second track.
#[derive(Debug, Clone)]
pub struct WerkSpoor1 {
    pub functie: Text,
    pub van: NaiveDate,
    pub tot: Option<NaiveDate>,
    pub uren_per_week: Hours,
}

words! {
    OndertekeningRol {
        Werknemer = "werknemer", "werknemer";
        Adviseur = "adviseur", "adviseur";
        Werkgever = "werkgever", "werkgever";
    }
}

words! {
    OndertekeningStatus {
        Open = "open", "nog niet ondertekend";
        Gelezen = "gelezen", "gelezen";
        Akkoord = "akkoord", "akkoord";
        AkkoordMetOpmerking = "akkoord_met_opmerking", "akkoord met opmerking";
        NietAkkoord = "niet_akkoord", "niet akkoord";
        Weigert = "weigert", "weigert te tekenen";
    }
}

words! {
    /// How a signature was set.
    OndertekeningWijze {
        Nat = "nat", "met de hand";
        Digitaal = "digitaal", "digitaal";
    }
}

#[derive(Debug, Clone)]
pub struct Ondertekening {
    pub rol: OndertekeningRol,
    pub naam: Text,
    pub functie: Option<Text>,
    pub plaats: Option<Text>,
    pub datum: Option<NaiveDate>,
    pub status: OndertekeningStatus,
    pub wijze: Option<OndertekeningWijze>,
    /// What identifies a digital signature, as the service that set it gives it.
    pub kenmerk: Option<Text>,
    pub opmerking: Option<Text>,
}

impl Ondertekening {
    /// A place for a signature that has yet to be set.
    pub fn open(rol: OndertekeningRol, naam: Text, functie: Option<Text>) -> Self {
        Self {
            rol,
            naam,
            functie,
            plaats: None,
            datum: None,
            status: OndertekeningStatus::Open,
            wijze: None,
            kenmerk: None,
            opmerking: None,
        }
    }

    /// The place of who set this one, to be signed anew.
    pub fn reopened(&self) -> Self {
        Self::open(self.rol, self.naam.clone(), self.functie.clone())
    }

    /// Whether it was set before a day.
    pub fn is_set_before(&self, date: NaiveDate) -> bool {
        self.datum.is_some_and(|set| set < date)
    }
}
