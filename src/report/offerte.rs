//! The offerte: what the bureau offers, in which weeks, at what price and on which terms (`domain.md` c.2 and f).
//!
//! People outside HR read a quote too, so in every variant the employee is a code, or initials and a surname.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::delen::{BevindingRij, Handtekening, Kopje, explanation, findings};
use super::dutch::{count, enumeration, long_date, sentence_case, short_date};
use super::furniture::{Cijfer, Feit, Opmaak, datum_en_versie, feit, opmaak};
use super::prose::Tekst;
use super::reader::Sight;
use super::sentences::sentence;
use super::tijdlijn::countdown;
use super::verloop::week;
use super::{ReportError, Request};
use crate::trajectory::{
    self as domain, Aanhef, Adres, Berekening, BtwTarief, Document, Eenheid, Kalender, Korting, MijlpaalSoort, Money,
    OfferteFase, OfferteModule, OfferteRegel, OndertekeningRol, OndertekeningStatus, Percentage, Persoonsnaam,
    Quantity, Regelbedrag, TermijnDeel, Trajectory, Werkgever, bereken, law, weken,
};

/// Days after the start within which the trajectplan is there: a later one is not a real start.
const TRAJECTPLAN_DAYS: u64 = 28;
/// A progress report that would come closer than this to the eindrapportage is left to the eindrapportage.
const REPORT_GAP_DAYS: i64 = 14;
/// Weeks that the start may move, in the table of later starts.
const LATER_WEEKS: [u64; 4] = [0, 1, 4, 8];
/// Bars in the picture of the price; what is left joins the last one.
const MAX_BARS: usize = 8;

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Offerte {
    #[serde(flatten)]
    opmaak: Opmaak,
    geadresseerde: Vec<String>,
    feiten: Vec<Feit>,
    aanhef: String,
    inleiding: Tekst,
    cijfers: Vec<Cijfer>,
    gevraagd: Tekst,
    aanleiding: Tekst,
    aanleiding_feiten: String,
    planning_feiten: Vec<Feit>,
    planning: Tekst,
    doel: Tekst,
    fases: Vec<FaseBlok>,
    modules: Vec<ModuleRij>,
    rapportage: RapportageDeel,
    prijs: PrijsDeel,
    latere_start: Option<LatereStart>,
    uitsluitingen: Vec<String>,
    meerwerk: Option<String>,
    facturatie: FacturatieDeel,
    voorwaarden: Vec<Kopje>,
    privacy: Tekst,
    kwaliteit: Vec<Feit>,
    akkoord: AkkoordDeel,
    uitleg: Vec<Kopje>,
    bevindingen: Option<Vec<BevindingRij>>,
}

#[derive(Debug, Serialize)]
struct FaseBlok {
    titel: String,
    duur: Option<String>,
    onderdelen: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ModuleRij {
    code: Option<String>,
    naam: String,
    omschrijving: Option<String>,
    omvang: String,
    inbegrepen: bool,
}

#[derive(Debug, Serialize)]
struct RapportageDeel {
    inleiding: String,
    momenten: Vec<Feit>,
}

#[derive(Debug, Serialize)]
struct PrijsDeel {
    inleiding: Tekst,
    regels: Vec<PrijsRij>,
    optelling: Vec<SomRij>,
    btw: Tekst,
    opbouw: Option<Opbouw>,
    opties: Vec<PrijsRij>,
    bonus: Option<String>,
}

#[derive(Debug, Serialize)]
struct PrijsRij {
    omschrijving: String,
    aantal: String,
    prijs: String,
    btw: &'static str,
    bedrag: String,
    korting: Option<KortingRij>,
}

/// A discount on the line above it.
#[derive(Debug, Serialize)]
struct KortingRij {
    label: String,
    bedrag: String,
}

/// One row of the addition.
#[derive(Debug, Serialize)]
struct SomRij {
    label: String,
    bedrag: String,
    /// `geen`, `vet`, or `groot` for the total that matters to this employer.
    nadruk: &'static str,
}

/// What the money is for, as bars.
#[derive(Debug, Serialize)]
struct Opbouw {
    staven: Vec<Staaf>,
    bijschrift: &'static str,
    alternatief: String,
}

#[derive(Debug, Serialize)]
struct Staaf {
    label: String,
    bedrag: String,
    /// Share of the whole, in words.
    aandeel: String,
    /// Length as a fraction of the longest bar.
    lengte: f64,
}

/// What a later start costs: in weeks, in money, and against the term of the law.
#[derive(Debug, Serialize)]
struct LatereStart {
    toelichting: String,
    /// Head of the column of totals; absent when the price does not follow the weeks.
    kop_totaal: Option<&'static str>,
    /// Whether the term of the law still runs.
    met_termijn: bool,
    /// The last legal day to start, as a fraction of the bars.
    uiterlijk: Option<f64>,
    rijen: Vec<StartRij>,
}

#[derive(Debug, Serialize)]
struct StartRij {
    start: String,
    verschuiving: String,
    week: String,
    weken: String,
    totaal: Option<String>,
    stand: &'static str,
    stand_tekst: String,
    /// Where the bar begins, as a fraction; it ends where the guidance ends.
    van: f64,
}

#[derive(Debug, Serialize)]
struct FacturatieDeel {
    inleiding: String,
    kop_bedrag: &'static str,
    termijnen: Vec<TermijnRij>,
    totaal: String,
    feiten: Vec<Feit>,
}

#[derive(Debug, Serialize)]
struct TermijnRij {
    moment: String,
    deel: String,
    bedrag: String,
}

#[derive(Debug, Serialize)]
struct AkkoordDeel {
    tekst: String,
    afzender: Vec<String>,
    velden: Vec<InvulRij>,
    handtekeningen: Vec<Handtekening>,
}

/// A fact of the order, or room to write it.
#[derive(Debug, Serialize)]
struct InvulRij {
    label: &'static str,
    waarde: Option<String>,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>, document: &Document) -> Result<Offerte, ReportError> {
    let sight = Sight::of(request.variant, request.soort);
    let basis = Basis::of(request, document)?;
    let offerte = basis.offerte;
    Ok(Offerte {
        opmaak: looks(&basis, document)?,
        geadresseerde: addressee(&basis.trajectory.werkgever),
        feiten: key_facts(&basis, document),
        aanhef: salutation(&basis.trajectory.werkgever.contactpersoon.naam),
        inleiding: introduction(&basis)?,
        cijfers: figures(&basis),
        gevraagd: asked(&basis)?,
        aanleiding: Tekst::of(&offerte.aanleiding),
        aanleiding_feiten: occasion(&basis)?,
        planning_feiten: planning_facts(&basis),
        planning: planning(&basis)?,
        doel: Tekst::of(&offerte.doel),
        fases: offerte.fases.iter().map(phase).collect(),
        modules: offerte.modules.iter().map(module).collect(),
        rapportage: reporting(&basis)?,
        prijs: price(&basis)?,
        latere_start: later_start(&basis)?,
        uitsluitingen: offerte.uitsluitingen.iter().map(ToString::to_string).collect(),
        meerwerk: extra_work(&basis)?,
        facturatie: invoicing(&basis)?,
        voorwaarden: terms(&basis)?,
        privacy: privacy(&basis)?,
        kwaliteit: quality(&basis, document),
        akkoord: agreement(&basis)?,
        uitleg: explanation(request, sight)?,
        bevindingen: findings(request, sight),
    })
}

/// What all sections share: the days and the sums.
struct Basis<'a> {
    request: &'a Request<'a>,
    trajectory: &'a Trajectory,
    offerte: &'a domain::Offerte,
    nummer: String,
    /// The start agreed on, else the last one that the law allows and that is not over yet.
    start: NaiveDate,
    /// Last day of guidance: of the wachttijd, or of the payment of wage that UWV extended.
    einde: NaiveDate,
    /// Last legal day to start; absent once UWV extended the payment of wage.
    deadline: Option<NaiveDate>,
    eindrapportage: NaiveDate,
    berekening: Berekening,
}

impl<'a> Basis<'a> {
    fn of(request: &'a Request<'a>, document: &Document) -> Result<Self, ReportError> {
        let trajectory = request.trajectory;
        let offerte = trajectory.offerte.as_ref().ok_or(ReportError::MissingPart)?;
        let kalender = Kalender::of(
            &trajectory.verzuim,
            &trajectory.poortwachter.known_on(request.date),
            &trajectory.traject,
            trajectory.dienstverband.einddatum,
        );
        let latest = |soort| kalender.get(soort).and_then(|step| step.uiterlijk);
        let laatste_dag = trajectory.verzuim.laatste_dag();
        let extended = extended_until(request);
        let einde = extended.and_then(|tot| tot.pred_opt()).unwrap_or(laatste_dag);
        let deadline = latest(MijlpaalSoort::StartSpoor2).filter(|_| extended.is_none());
        let start =
            offerte.startdatum.unwrap_or_else(|| deadline.map_or(request.date, |last| last.max(request.date)));
        let eindrapportage =
            latest(MijlpaalSoort::Eindrapportage).filter(|date| *date > start && extended.is_none()).unwrap_or(einde);
        Ok(Self {
            request,
            trajectory,
            offerte,
            nummer: document.nummer.as_ref().unwrap_or(&trajectory.traject.nummer).to_string(),
            start,
            einde,
            deadline,
            eindrapportage,
            berekening: bereken(offerte, start, einde),
        })
    }

    /// The employee as a quote names one.
    fn kandidaat(&self) -> String {
        match &self.offerte.kandidaatcode {
            Some(code) => format!("de werknemer met kandidaatcode {code}"),
            None => self.trajectory.werknemer.naam.initials_and_surname(),
        }
    }

    fn weken(&self) -> String {
        amount_of(weken(self.start, self.einde, self.offerte.weken_afronding), Eenheid::Week)
    }

    /// Whether a line of the price counts the weeks from start to end.
    fn counts_weeks(&self) -> bool {
        self.offerte.regels.iter().any(|regel| regel.aantal.is_none() && !regel.optioneel)
    }

    fn with_btw(&self) -> bool {
        self.berekening.btw != Money::ZERO
    }

    /// `inclusief` or `exclusief`: which total matters to this employer. Without certainty, the one that is paid.
    fn leading(&self) -> &'static str {
        if self.trajectory.werkgever.btw_aftrek == Some(true) { "exclusief" } else { "inclusief" }
    }

    fn leading_total(&self, berekening: &Berekening) -> Money {
        if self.leading() == "exclusief" { berekening.netto } else { berekening.totaal }
    }

    /// `€ 6.050,00 inclusief btw`.
    fn leading_price(&self) -> String {
        let amount = self.leading_total(&self.berekening);
        if self.with_btw() { format!("{amount} {} btw", self.leading()) } else { amount.to_string() }
    }

    /// `16-03-2025, ziekteweek 58`.
    fn with_week(&self, date: NaiveDate) -> String {
        match week(self.trajectory, date).as_str() {
            "" => short_date(date),
            week => format!("{}, ziekteweek {week}", short_date(date)),
        }
    }
}

/// UWV's "tot" when it had extended the payment of wage by the day of the offer.
fn extended_until(request: &Request<'_>) -> Option<NaiveDate> {
    let sanctie = request.trajectory.traject.loonsanctie.as_ref()?;
    let in_force = sanctie.besluitdatum <= request.date && sanctie.tot > request.trajectory.verzuim.eerste_dag_erna();
    in_force.then_some(sanctie.tot)
}

/// The furniture, with the employer's name where other documents have the employee's.
fn looks(basis: &Basis<'_>, document: &Document) -> Result<Opmaak, ReportError> {
    let mut looks = opmaak(
        basis.request,
        document,
        "Offerte".to_owned(),
        "Begeleiding naar passend werk bij een andere werkgever".to_owned(),
        format!("Offerte {}", basis.nummer),
    )?;
    looks.document.kopregel_rechts = basis.trajectory.werkgever.naam.to_string();
    Ok(looks)
}

fn addressee(werkgever: &Werkgever) -> Vec<String> {
    let contact = &werkgever.contactpersoon;
    let place = || werkgever.plaats.as_ref().map(ToString::to_string);
    [
        Some(werkgever.naam.to_string()),
        Some(format!("t.a.v. {}", contact.naam.formal())),
        contact.functie.as_ref().map(ToString::to_string),
        werkgever.adres.as_ref().map(Adres::street_line),
        werkgever.adres.as_ref().map(Adres::city_line).or_else(place),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn key_facts(basis: &Basis<'_>, document: &Document) -> Vec<Feit> {
    [
        Some(Feit::new("Offertenummer", basis.nummer.clone())),
        Some(Feit::new("Datum en versie", datum_en_versie(basis.request, document))),
        Some(Feit::new("Geldig tot", long_date(basis.offerte.geldig_tot))),
        feit("Uw kenmerk", basis.offerte.uw_kenmerk.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `Geachte mevrouw Van 't Hof,`, `Geachte heer De Groot,` or `Geachte J.M. van den Akker,`.
fn salutation(naam: &Persoonsnaam) -> String {
    let short = naam.short();
    let name = match naam.aanhef {
        Aanhef::DeHeer => short.strip_prefix("de ").unwrap_or(short.as_str()),
        Aanhef::Mevrouw | Aanhef::Geen => short.as_str(),
    };
    format!("Geachte {name},")
}

fn introduction(basis: &Basis<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        kandidaat: String,
        start: String,
        start_afgesproken: bool,
        einde: String,
        weken: String,
        prijs: String,
    }
    let context = Context {
        kandidaat: basis.kandidaat(),
        start: long_date(basis.start),
        start_afgesproken: basis.offerte.startdatum.is_some(),
        einde: long_date(basis.einde),
        weken: basis.weken(),
        prijs: basis.leading_price(),
    };
    Ok(Tekst::of_sentences(&sentence(basis.request, "offerte_inleiding", context)?))
}

fn figures(basis: &Basis<'_>) -> Vec<Cijfer> {
    let sum = &basis.berekening;
    let (label, other) = match (basis.with_btw(), basis.leading()) {
        (false, _) => ("Prijs", "er komt geen btw bij".to_owned()),
        (true, "exclusief") => ("Prijs exclusief btw", format!("{} inclusief btw", sum.totaal)),
        (true, _) => ("Prijs inclusief btw", format!("{} exclusief btw", sum.netto)),
    };
    let price = Cijfer { label, waarde: basis.leading_total(sum).to_string(), toelichting: other };
    let duration = Cijfer {
        label: "Begeleiding",
        waarde: basis.weken(),
        toelichting: format!("{} t/m {}", short_date(basis.start), short_date(basis.einde)),
    };
    let last = match basis.deadline {
        Some(deadline) => Cijfer {
            label: "Uiterste start tweede spoor",
            waarde: short_date(deadline),
            toelichting: if deadline < basis.request.date {
                "deze dag is voorbij".to_owned()
            } else {
                countdown(basis.request.date, deadline)
            },
        },
        None => Cijfer {
            label: "Einde verlengde loondoorbetaling",
            waarde: short_date(basis.einde),
            toelichting: countdown(basis.request.date, basis.einde),
        },
    };
    vec![price, duration, last]
}

/// What the reader of the offer is asked to do.
fn asked(basis: &Basis<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        variant: &'static str,
        geldig_tot: String,
        deadline: Option<String>,
        al_akkoord: bool,
    }
    let request = basis.request;
    let agreed = basis.offerte.ondertekening.iter().any(|signature| {
        signature.rol == OndertekeningRol::Werkgever && signature.status != OndertekeningStatus::Open
    });
    let context = Context {
        variant: request.variant.as_str(),
        geldig_tot: long_date(basis.offerte.geldig_tot),
        deadline: basis.deadline.filter(|deadline| *deadline >= request.date).map(long_date),
        al_akkoord: agreed,
    };
    Ok(Tekst::of_sentences(&sentence(request, "offerte_gevraagd", context)?))
}

fn occasion(basis: &Basis<'_>) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        kandidaat: String,
        eerste_ziektedag: String,
        advies_van: Option<&'static str>,
        advies_datum: Option<String>,
    }
    let context = Context {
        kandidaat: basis.kandidaat(),
        eerste_ziektedag: long_date(basis.trajectory.verzuim.wachttijd.eerste_ziektedag()),
        advies_van: basis.offerte.advies_van.map(|rol| rol.label()),
        advies_datum: basis.offerte.advies_datum.map(long_date),
    };
    sentence(basis.request, "offerte_aanleiding", context)
}

fn planning_facts(basis: &Basis<'_>) -> Vec<Feit> {
    let start = if basis.offerte.startdatum.is_some() { "Start traject" } else { "Start waarmee is gerekend" };
    let end = if extended_until(basis.request).is_some() { "Einde loondoorbetaling" } else { "Einde wachttijd" };
    [
        Some(Feit::new("Offertedatum", basis.with_week(basis.request.date))),
        feit("Uiterste start tweede spoor", basis.deadline.map(|date| basis.with_week(date))),
        Some(Feit::new(start, basis.with_week(basis.start))),
        Some(Feit::new(end, basis.with_week(basis.einde))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn planning(basis: &Basis<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        deadline: Option<String>,
        evaluatie: Option<String>,
        weken_na_evaluatie: u64,
        uiterste_week: i64,
        start: String,
        start_afgesproken: bool,
        tijdig: bool,
        weken: String,
        verlengd_tot: Option<String>,
    }
    let request = basis.request;
    let context = Context {
        deadline: basis.deadline.map(long_date),
        evaluatie: basis.trajectory.poortwachter.known_on(request.date).eerstejaarsevaluatie.map(long_date),
        weken_na_evaluatie: law::SPOOR_2_AFTER_EJE_DAYS / 7,
        uiterste_week: law::SPOOR_2_DAY / 7,
        start: long_date(basis.start),
        start_afgesproken: basis.offerte.startdatum.is_some(),
        tijdig: basis.deadline.is_none_or(|deadline| basis.start <= deadline),
        weken: basis.weken(),
        verlengd_tot: extended_until(request).map(long_date),
    };
    Ok(Tekst::of_sentences(&sentence(request, "offerte_planning", context)?))
}

fn phase(fase: &OfferteFase) -> FaseBlok {
    FaseBlok {
        titel: fase.titel.to_string(),
        duur: fase.weken.map(|weeks| amount_of(Quantity { hundredths: i64::from(weeks) * 100 }, Eenheid::Week)),
        onderdelen: fase.onderdelen.iter().map(ToString::to_string).collect(),
    }
}

fn module(module: &OfferteModule) -> ModuleRij {
    ModuleRij {
        code: module.code.as_ref().map(ToString::to_string),
        naam: module.naam.to_string(),
        omschrijving: module.omschrijving.as_ref().map(ToString::to_string),
        omvang: match (module.aantal, module.eenheid) {
            (Some(number), Some(unit)) => amount_of(number, unit),
            (Some(number), None) => decimal(number.hundredths),
            (None, Some(unit)) => format!("per {}", unit.label()),
            (None, None) => String::new(),
        },
        inbegrepen: module.inbegrepen,
    }
}

/// How often the employer hears what is done, and on which days.
fn reporting(basis: &Basis<'_>) -> Result<RapportageDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        frequentie: u32,
        start: String,
        start_afgesproken: bool,
    }
    let frequency = basis.offerte.rapportage_frequentie_weken.max(1);
    let context = Context {
        frequentie: frequency,
        start: long_date(basis.start),
        start_afgesproken: basis.offerte.startdatum.is_some(),
    };
    let after_start = |days: u64| basis.start.checked_add_days(Days::new(days));
    let progress: Vec<String> = (1_u64..)
        .map_while(|turn| after_start(turn * u64::from(frequency) * 7))
        .take_while(|date| (basis.eindrapportage - *date).num_days() >= REPORT_GAP_DAYS)
        .map(short_date)
        .collect();
    let plan = after_start(TRAJECTPLAN_DAYS).filter(|date| *date < basis.eindrapportage);
    let momenten = [
        feit("Trajectplan", plan.map(|date| format!("uiterlijk {}", short_date(date)))),
        feit("Voortgangsrapportages", (!progress.is_empty()).then(|| progress.join("\u{a0}· "))),
        Some(Feit::new("Eindrapportage", format!("uiterlijk {}", basis.with_week(basis.eindrapportage)))),
    ];
    Ok(RapportageDeel {
        inleiding: sentence(basis.request, "offerte_rapportage", context)?,
        momenten: momenten.into_iter().flatten().collect(),
    })
}

fn price(basis: &Basis<'_>) -> Result<PrijsDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        model: &'static str,
        telt_weken: bool,
        start: String,
        einde: String,
        weken: String,
        afronding: &'static str,
    }
    let offerte = basis.offerte;
    let context = Context {
        model: offerte.prijsmodel.as_str(),
        telt_weken: basis.counts_weeks(),
        start: long_date(basis.start),
        einde: long_date(basis.einde),
        weken: basis.weken(),
        afronding: offerte.weken_afronding.label(),
    };
    let rows = |optional: bool| -> Vec<PrijsRij> {
        let lines = offerte.regels.iter().zip(&basis.berekening.regels);
        lines.filter(|(regel, _)| regel.optioneel == optional).map(|(regel, bedrag)| price_row(regel, bedrag)).collect()
    };
    Ok(PrijsDeel {
        inleiding: Tekst::of_sentences(&sentence(basis.request, "offerte_prijs", context)?),
        regels: rows(false),
        optelling: addition(basis),
        btw: btw_text(basis)?,
        opbouw: price_picture(basis),
        opties: rows(true),
        bonus: bonus(basis)?,
    })
}

fn price_row(regel: &OfferteRegel, bedrag: &Regelbedrag) -> PrijsRij {
    let discount = regel.korting.filter(|_| bedrag.korting > Money::ZERO);
    PrijsRij {
        omschrijving: regel.omschrijving.to_string(),
        aantal: amount_of(bedrag.aantal, regel.eenheid),
        prijs: regel.prijs.to_string(),
        btw: regel.btw.label(),
        bedrag: bedrag.bruto.to_string(),
        korting: discount
            .map(|korting| KortingRij { label: discount_label(korting), bedrag: minus(bedrag.korting) }),
    }
}

/// Subtotal and discount, the btw per group, and both totals; one total when no btw is added.
fn addition(basis: &Basis<'_>) -> Vec<SomRij> {
    let sum = &basis.berekening;
    let row = |label: String, bedrag: String, nadruk| SomRij { label, bedrag, nadruk };
    let total = |label: &str, amount: Money, leads: bool| {
        row(label.to_owned(), amount.to_string(), if leads { "groot" } else { "vet" })
    };
    let mut rows = Vec::new();
    if let Some(given) = basis.offerte.korting.filter(|_| sum.korting > Money::ZERO) {
        let over = given.btw.map_or("", |tarief| match tarief {
            BtwTarief::Hoog => " op regels met 21% btw",
            BtwTarief::Laag => " op regels met 9% btw",
            BtwTarief::Nul => " op regels met 0% btw",
            BtwTarief::Vrijgesteld => " op vrijgestelde regels",
            BtwTarief::Verlegd => " op regels met verlegde btw",
        });
        rows.push(row("Subtotaal".to_owned(), sum.subtotaal.to_string(), "geen"));
        rows.push(row(sentence_case(&discount_label(given.korting)) + over, minus(sum.korting), "geen"));
    }
    if !basis.with_btw() {
        rows.push(total("Totaal", sum.totaal, true));
        return rows;
    }
    let exclusive = basis.leading() == "exclusief";
    rows.push(total("Totaal exclusief btw", sum.netto, exclusive));
    rows.extend(sum.groepen.iter().map(|groep| {
        let label = match groep.tarief {
            BtwTarief::Hoog | BtwTarief::Laag | BtwTarief::Nul => {
                format!("Btw {} over {}", groep.tarief.label(), groep.netto)
            }
            BtwTarief::Vrijgesteld | BtwTarief::Verlegd => {
                format!("Geen btw over {} ({})", groep.netto, groep.tarief.label())
            }
        };
        row(label, groep.btw.to_string(), "geen")
    }));
    rows.push(total("Totaal inclusief btw", sum.totaal, !exclusive));
    rows
}

/// Why this total leads, on which ground a line is exempt, and that the buyer accounts for btw that was shifted.
fn btw_text(basis: &Basis<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        met_btw: bool,
        voorop: &'static str,
        aftrek_bekend: bool,
        gronden: Option<String>,
        verlegd: bool,
    }
    let lines = &basis.offerte.regels;
    let mut grounds: Vec<String> = lines
        .iter()
        .filter(|regel| regel.btw == BtwTarief::Vrijgesteld)
        .filter_map(|regel| regel.vrijstellingsgrond.as_ref())
        .map(|ground| without_full_stop(ground.as_str()).to_owned())
        .collect();
    grounds.sort_unstable();
    grounds.dedup();
    let context = Context {
        met_btw: basis.with_btw(),
        voorop: basis.leading(),
        aftrek_bekend: basis.trajectory.werkgever.btw_aftrek.is_some(),
        gronden: (!grounds.is_empty()).then(|| grounds.join("; ")),
        verlegd: lines.iter().any(|regel| regel.btw == BtwTarief::Verlegd),
    };
    Ok(Tekst::of_sentences(&sentence(basis.request, "offerte_btw", context)?))
}

/// Bars per line of the price. Nothing for fewer than two: one bar says nothing.
fn price_picture(basis: &Basis<'_>) -> Option<Opbouw> {
    let lines = basis.offerte.regels.iter().zip(&basis.berekening.regels);
    let mut parts: Vec<(String, Money)> = lines
        .filter(|(regel, bedrag)| !regel.optioneel && bedrag.netto > Money::ZERO)
        .map(|(regel, bedrag)| (regel.omschrijving.to_string(), bedrag.netto))
        .collect();
    if parts.len() < 2 {
        return None;
    }
    parts.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    if parts.len() > MAX_BARS {
        let rest = parts.split_off(MAX_BARS - 1);
        let amount = rest.iter().map(|(_, amount)| *amount).sum();
        parts.push((format!("{} andere regels", rest.len()), amount));
    }
    let whole: Money = parts.iter().map(|(_, amount)| *amount).sum();
    let longest = parts.iter().map(|(_, amount)| *amount).max().filter(|amount| *amount > Money::ZERO)?;
    let staven: Vec<Staaf> = parts
        .into_iter()
        .map(|(label, amount)| Staaf {
            label: shortened(&label),
            bedrag: amount.to_string(),
            aandeel: format!("{}%", Money::of_cents(100).times(amount.as_cents(), whole.as_cents()).as_cents()),
            lengte: amount.as_cents() as f64 / longest.as_cents() as f64,
        })
        .collect();
    let words: Vec<String> =
        staven.iter().map(|staaf| format!("{} {} ({})", staaf.label, staaf.bedrag, staaf.aandeel)).collect();
    let discounted = basis.berekening.korting > Money::ZERO;
    Some(Opbouw {
        alternatief: format!("Staven per onderdeel van de prijs, van groot naar klein: {}.", enumeration(&words)),
        bijschrift: if discounted {
            "Exclusief btw, vóór de korting op de hele offerte."
        } else {
            "Exclusief btw."
        },
        staven,
    })
}

fn bonus(basis: &Basis<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bedrag: String,
        voorwaarde: String,
    }
    let Some(bonus) = &basis.offerte.resultaatbonus else {
        return Ok(None);
    };
    let voorwaarde = without_full_stop(bonus.voorwaarde.as_str()).to_owned();
    sentence(basis.request, "offerte_bonus", Context { bedrag: bonus.bedrag.to_string(), voorwaarde }).map(Some)
}

/// The start as planned and one, four and eight weeks later. Nothing when neither the price nor the law minds.
fn later_start(basis: &Basis<'_>) -> Result<Option<LatereStart>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        telt_weken: bool,
        deadline: Option<String>,
        sanctie_weken: i64,
    }
    let priced = basis.counts_weeks();
    let days = (basis.einde - basis.start).num_days() + 1;
    if days <= 0 || !(priced || basis.deadline.is_some()) {
        return Ok(None);
    }
    let place = |date: NaiveDate| (date - basis.start).num_days() as f64 / days as f64;
    let offerte = basis.offerte;
    let rijen: Vec<StartRij> = LATER_WEEKS
        .into_iter()
        .filter_map(|later| {
            let start = basis.start.checked_add_days(Days::new(later * 7)).filter(|start| *start <= basis.einde)?;
            let late = basis.deadline.map_or(0, |deadline| (start - deadline).num_days().max(0));
            Some(StartRij {
                start: short_date(start),
                verschuiving: match usize::try_from(later).unwrap_or(0) {
                    0 => "zoals gerekend".to_owned(),
                    weeks => format!("{} later", count(weeks, "week", "weken")),
                },
                week: week(basis.trajectory, start),
                weken: decimal(weken(start, basis.einde, offerte.weken_afronding).hundredths),
                totaal: priced.then(|| basis.leading_total(&bereken(offerte, start, basis.einde)).to_string()),
                stand: if late > 0 { "te_laat" } else { "gehaald" },
                stand_tekst: match usize::try_from(late).unwrap_or(0) {
                    0 => "op tijd".to_owned(),
                    days => format!("{} te laat", count(days, "dag", "dagen")),
                },
                van: place(start),
            })
        })
        .collect();
    let context = Context {
        telt_weken: priced,
        deadline: basis.deadline.map(long_date),
        sanctie_weken: (law::LOONSANCTIE_MAX_DAYS - law::WACHTTIJD_DAYS) / 7,
    };
    Ok(Some(LatereStart {
        toelichting: sentence(basis.request, "offerte_latere_start", context)?,
        kop_totaal: priced.then_some(match (basis.with_btw(), basis.leading()) {
            (false, _) => "Totaal",
            (true, "exclusief") => "Totaal excl. btw",
            (true, _) => "Totaal incl. btw",
        }),
        met_termijn: basis.deadline.is_some(),
        uiterlijk: basis.deadline.filter(|last| (basis.start..=basis.einde).contains(last)).map(place),
        rijen,
    }))
}

fn extra_work(basis: &Basis<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        tarief: String,
    }
    let Some(rate) = basis.offerte.meerwerk_tarief else {
        return Ok(None);
    };
    sentence(basis.request, "offerte_meerwerk", Context { tarief: rate.to_string() }).map(Some)
}

fn invoicing(basis: &Basis<'_>) -> Result<FacturatieDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        termijnen: usize,
        totaal: String,
        met_btw: bool,
        betaaltermijn: String,
    }
    let offerte = basis.offerte;
    let bureau = &basis.trajectory.bureau;
    let sum = &basis.berekening;
    let invoiced: Money = sum.termijnen.iter().copied().sum();
    let days = usize::try_from(offerte.betaaltermijn_dagen).unwrap_or(0);
    let context = Context {
        termijnen: offerte.termijnen.len(),
        totaal: sum.totaal.to_string(),
        met_btw: basis.with_btw(),
        betaaltermijn: count(days, "dag", "dagen"),
    };
    let rows = offerte.termijnen.iter().zip(&sum.termijnen).map(|(termijn, amount)| TermijnRij {
        moment: termijn.moment.to_string(),
        deel: match termijn.deel {
            TermijnDeel::Percentage(Percentage { hundredths }) => format!("{}%", decimal(hundredths)),
            TermijnDeel::Bedrag(_) => "vast bedrag".to_owned(),
        },
        bedrag: amount.to_string(),
    });
    let feiten = [
        feit("IBAN", bureau.iban.as_ref().map(|iban| iban.grouped().replace(' ', "\u{a0}"))),
        Some(Feit::new("Ten name van", bureau.naam.to_string())),
        Some(Feit::new("Onder vermelding van", basis.nummer.clone())),
        feit("Btw-id", bureau.btw_id.as_ref().map(|btw_id| btw_id.as_str())),
    ];
    Ok(FacturatieDeel {
        inleiding: sentence(basis.request, "offerte_facturatie", context)?,
        kop_bedrag: if basis.with_btw() { "Bedrag inclusief btw" } else { "Bedrag" },
        termijnen: rows.collect(),
        totaal: invoiced.to_string(),
        feiten: feiten.into_iter().flatten().collect(),
    })
}

fn terms(basis: &Basis<'_>) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Cancelling {
        uren: Option<u32>,
        no_show: bool,
        no_show_percentage: u32,
    }
    #[derive(Serialize)]
    struct Nothing {}
    #[derive(Serialize)]
    struct General {
        versie: String,
        datum: Option<String>,
    }
    let offerte = basis.offerte;
    let headed = |kop: &str, text: String| Kopje { kop: kop.to_owned(), tekst: Tekst::of_sentences(&text) };
    let mut terms = Vec::new();
    if offerte.annulering_uren.is_some() || offerte.no_show_percentage.is_some() {
        let context = Cancelling {
            uren: offerte.annulering_uren,
            no_show: offerte.no_show_percentage.is_some(),
            no_show_percentage: offerte.no_show_percentage.unwrap_or(0),
        };
        terms.push(headed("Afspraken afzeggen", sentence(basis.request, "offerte_annulering", context)?));
    }
    terms.extend(Kopje::list([("Eerder stoppen", Some(&offerte.tussentijds_stoppen))]));
    if offerte.inspanningsverplichting {
        terms.push(headed("Inspanning", sentence(basis.request, "offerte_inspanning", Nothing {})?));
    }
    if let Some(general) = &offerte.algemene_voorwaarden {
        let context = General { versie: general.versie.to_string(), datum: general.datum.map(long_date) };
        terms.push(headed("Algemene voorwaarden", sentence(basis.request, "offerte_algemene_voorwaarden", context)?));
    }
    Ok(terms)
}

fn privacy(basis: &Basis<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bureau: String,
    }
    let context = Context { bureau: basis.trajectory.bureau.naam.to_string() };
    Ok(Tekst::of_sentences(&sentence(basis.request, "offerte_privacy", context)?))
}

fn quality(basis: &Basis<'_>, document: &Document) -> Vec<Feit> {
    let offerte = basis.offerte;
    let keurmerken: Vec<String> = basis
        .trajectory
        .bureau
        .keurmerken
        .iter()
        .filter(|keurmerk| keurmerk.geldig_tot.is_none_or(|until| until >= basis.request.date))
        .map(|keurmerk| {
            let nummer = keurmerk.nummer.as_ref().map_or(String::new(), |nummer| format!(" {nummer}"));
            let until = keurmerk.geldig_tot.map_or(String::new(), |date| format!(", geldig tot {}", short_date(date)));
            format!("{}{nummer}{until}", keurmerk.naam)
        })
        .collect();
    let kept = document.bewaartermijn_tot.map(|date| format!("tot en met {}", long_date(date)));
    [
        feit("Bewaartermijn", offerte.bewaartermijn.as_ref().map(ToString::to_string).or(kept)),
        feit("Klachten", offerte.klachtenregeling.as_ref()),
        feit("Keurmerk", (!keurmerken.is_empty()).then(|| keurmerken.join("; "))),
        feit("Verzekering", offerte.aansprakelijkheidsverzekering.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn agreement(basis: &Basis<'_>) -> Result<AkkoordDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        werkgever: String,
        bureau: String,
        nummer: String,
        prijs: String,
    }
    let trajectory = basis.trajectory;
    let offerte = basis.offerte;
    let adviseur = &trajectory.adviseur;
    let context = Context {
        werkgever: trajectory.werkgever.naam.to_string(),
        bureau: trajectory.bureau.naam.to_string(),
        nummer: basis.nummer.clone(),
        prijs: basis.leading_price(),
    };
    let afzender = [
        Some(adviseur.naam.to_string()),
        Some(adviseur.functie.to_string()),
        adviseur.telefoon.as_ref().map(ToString::to_string),
        adviseur.email.as_ref().map(ToString::to_string),
    ];
    let handtekeningen = signatures(basis);
    let open = OndertekeningStatus::Open.as_str();
    let no_function = handtekeningen.iter().any(|block| block.stand == open && block.functie.is_none());
    let velden = [
        Some(InvulRij { label: "Inkoopnummer", waarde: offerte.inkoopnummer.as_ref().map(ToString::to_string) }),
        Some(InvulRij { label: "Gewenste startdatum", waarde: offerte.startdatum.map(long_date) }),
        no_function.then_some(InvulRij { label: "Functie", waarde: None }),
    ];
    Ok(AkkoordDeel {
        tekst: sentence(basis.request, "offerte_akkoord", context)?,
        afzender: afzender.into_iter().flatten().collect(),
        velden: velden.into_iter().flatten().collect(),
        handtekeningen,
    })
}

/// The signatures of the offer, never one of the employee; the employer always has a block.
fn signatures(basis: &Basis<'_>) -> Vec<Handtekening> {
    let given = &basis.offerte.ondertekening;
    let mut blocks: Vec<Handtekening> = given
        .iter()
        .filter(|signature| signature.rol != OndertekeningRol::Werknemer)
        .map(Handtekening::of)
        .collect();
    if !given.iter().any(|signature| signature.rol == OndertekeningRol::Werkgever) {
        let contact = &basis.trajectory.werkgever.contactpersoon;
        let (naam, functie) = match &basis.offerte.tekenbevoegd_naam {
            Some(name) => (name.to_string(), None),
            None => (contact.naam.formal(), contact.functie.as_ref().map(ToString::to_string)),
        };
        let open = OndertekeningStatus::Open;
        blocks.insert(
            0,
            Handtekening {
                rol: sentence_case(OndertekeningRol::Werkgever.label()),
                naam,
                functie,
                plaats: None,
                datum: None,
                stand: open.as_str(),
                stand_tekst: open.label(),
                opmerking: None,
            },
        );
    }
    blocks
}

/// `1 week`, `24 gesprekken`, `2,5 uur`.
fn amount_of(number: Quantity, unit: Eenheid) -> String {
    let one = (1..=100).contains(&number.hundredths);
    let noun = match unit {
        _ if one => unit.label(),
        Eenheid::Week => "weken",
        Eenheid::Gesprek => "gesprekken",
        Eenheid::Stuk => "stuks",
        Eenheid::Traject => "trajecten",
        Eenheid::Maand => "maanden",
        Eenheid::Uur | Eenheid::Kilometer => unit.label(),
    };
    format!("{} {noun}", decimal(number.hundredths))
}

/// `1.250`, `2,5` or `0,25`: the notation of amounts without their sign and without needless zeros.
fn decimal(hundredths: i64) -> String {
    let printed = Money::of_cents(hundredths).to_string();
    let number = printed.trim_start_matches(['€', '\u{a0}']);
    number.strip_suffix(",00").or_else(|| number.strip_suffix('0')).unwrap_or(number).to_owned()
}

/// `-/- € 12,00`.
fn minus(amount: Money) -> String {
    format!("-/-\u{a0}{amount}")
}

/// `korting 5%`, or `korting` where the amount says it all.
fn discount_label(korting: Korting) -> String {
    match korting {
        Korting::Percentage(Percentage { hundredths }) => format!("korting {}%", decimal(hundredths)),
        Korting::Bedrag(_) => "korting".to_owned(),
    }
}

fn without_full_stop(text: &str) -> &str {
    text.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::Text;

    fn name(aanhef: Aanhef, prefix: Option<&str>, surname: &str) -> Persoonsnaam {
        let text = |text: &str| Text::parse(text).expect("printable");
        Persoonsnaam {
            aanhef,
            voorletters: text("J.M."),
            roepnaam: None,
            tussenvoegsel: prefix.map(text),
            achternaam: text(surname),
        }
    }

    #[test]
    fn a_letter_greets_by_the_form_of_address() {
        assert_eq!(salutation(&name(Aanhef::Mevrouw, Some("van 't"), "Hof")), "Geachte mevrouw Van 't Hof,");
        assert_eq!(salutation(&name(Aanhef::DeHeer, Some("de"), "Groot")), "Geachte heer De Groot,");
        assert_eq!(salutation(&name(Aanhef::Geen, Some("van den"), "Akker")), "Geachte J.M. van den Akker,");
    }

    #[test]
    fn quantities_agree_with_their_unit() {
        let printed = |hundredths, unit| amount_of(Quantity { hundredths }, unit);
        assert_eq!(printed(100, Eenheid::Week), "1 week");
        assert_eq!(printed(5_000, Eenheid::Week), "50 weken");
        assert_eq!(printed(2_400, Eenheid::Gesprek), "24 gesprekken");
        assert_eq!(printed(250, Eenheid::Uur), "2,5 uur");
        assert_eq!(printed(125_005, Eenheid::Stuk), "1.250,05 stuks");
        assert_eq!(printed(0, Eenheid::Maand), "0 maanden");
    }

    #[test]
    fn discounts_are_printed_as_what_comes_off() {
        assert_eq!(minus(Money::of_cents(38_950)), "-/-\u{a0}€\u{a0}389,50");
        assert_eq!(discount_label(Korting::Percentage(Percentage { hundredths: 750 })), "korting 7,5%");
    }
}

/// A label that fits on one line of the drawing.
fn shortened(label: &str) -> String {
    const LONGEST: usize = 44;
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}
