//! The price of the offerte: its lines, the addition to both totals, and what is not counted.

use serde::Serialize;

use super::aanpak::code_in_price;
use super::notatie::{amount_of, discount_label, minus};
use super::scope::Scope;
use crate::dutch::{enumeration, long_date, sentence_case};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{BtwTarief, Money, OfferteRegel, Regelbedrag, weken};

#[derive(Debug, Serialize)]
pub struct PrijsDeel {
    inleiding: Tekst,
    regels: Vec<PrijsRij>,
    optelling: Vec<SomRij>,
    btw: Tekst,
    opties: Vec<OptieRij>,
    /// The price with all of them.
    opties_samen: Option<OptieSom>,
    /// What their amounts leave out.
    opties_zonder: Option<String>,
    bonus: Option<String>,
}

#[derive(Debug, Serialize)]
struct PrijsRij {
    omschrijving: String,
    /// That of the module which it names.
    code: Option<String>,
    aantal: String,
    prijs: String,
    btw: &'static str,
    bedrag: String,
    korting: Option<KortingRij>,
}

/// A line that is an option, with what it is with its btw; without that where no btw is added.
#[derive(Debug, Serialize)]
struct OptieRij {
    #[serde(flatten)]
    regel: PrijsRij,
    inclusief: Option<String>,
}

/// The most that an employer pays who orders every option.
#[derive(Debug, Serialize)]
struct OptieSom {
    label: &'static str,
    bedrag: String,
    inclusief: Option<String>,
}

/// A discount on one line, printed in its row.
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

pub fn prijs(scope: &Scope<'_>) -> Result<PrijsDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        model: &'static str,
        /// Whether the lines are priced as the model says.
        model_klopt: bool,
        telt_weken: bool,
        start: String,
        einde: String,
        weken: String,
        /// Whether it is one week, or a part of one.
        een_week: bool,
        afronding: &'static str,
    }
    let offerte = scope.offerte;
    let context = Context {
        model: offerte.prijsmodel.as_str(),
        model_klopt: offerte.past_bij_prijsmodel(),
        telt_weken: scope.counts_weeks() && scope.has_time(),
        start: long_date(scope.start),
        einde: long_date(scope.einde),
        weken: scope.weken(),
        een_week: (1..=100).contains(&weken(scope.start, scope.einde, offerte.weken_afronding).hundredths),
        afronding: offerte.weken_afronding.label(),
    };
    let lines = offerte.regels.iter().zip(&scope.berekening.regels);
    let ordered = lines.filter(|(regel, _)| !regel.optioneel).map(|(regel, bedrag)| price_row(scope, regel, bedrag));
    Ok(PrijsDeel {
        inleiding: Tekst::of_sentences(&introduction(scope, sentence(scope.request, "offerte/prijs", context)?)?),
        regels: ordered.collect(),
        optelling: addition(scope),
        btw: btw_text(scope)?,
        opties: options(scope).map(|(regel, bedrag)| option_row(scope, regel, bedrag)).collect(),
        opties_samen: price_with_options(scope),
        opties_zonder: left_out(scope),
        bonus: bonus(scope)?,
    })
}

/// The lines that are options, with what they cost.
fn options<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = (&'a OfferteRegel, &'a Regelbedrag)> {
    scope.offerte.regels.iter().zip(&scope.berekening.regels).filter(|(regel, _)| regel.optioneel)
}

/// What a line costs with its btw.
fn with_its_btw(regel: &OfferteRegel, bedrag: &Regelbedrag) -> Money {
    bedrag.netto + bedrag.netto.times(regel.btw.percent(), 100)
}

fn option_row(scope: &Scope<'_>, regel: &OfferteRegel, bedrag: &Regelbedrag) -> OptieRij {
    let inclusief = scope.with_btw().then(|| with_its_btw(regel, bedrag).to_string());
    OptieRij { regel: price_row(scope, regel, bedrag), inclusief }
}

/// The price with every option in it.
#[derive(Debug, Clone, Copy)]
pub struct MetOpties {
    pub met_btw: Money,
    pub zonder_btw: Money,
}

/// The most that an employer pays who orders every option; nothing where none has a price.
pub fn with_options(scope: &Scope<'_>) -> Option<MetOpties> {
    let without: Money = options(scope).map(|(_, bedrag)| bedrag.netto).sum();
    let whole: Money = options(scope).map(|(regel, bedrag)| with_its_btw(regel, bedrag)).sum();
    let sum = &scope.berekening;
    (whole > Money::ZERO).then(|| MetOpties { met_btw: sum.totaal + whole, zonder_btw: sum.netto + without })
}

/// The same as the last row of the options.
fn price_with_options(scope: &Scope<'_>) -> Option<OptieSom> {
    let MetOpties { met_btw, zonder_btw } = with_options(scope)?;
    let price = met_btw.to_string();
    let (bedrag, inclusief) = if scope.with_btw() { (zonder_btw.to_string(), Some(price)) } else { (price, None) };
    Some(OptieSom { label: "Prijs met alle opties, ten hoogste", bedrag, inclusief })
}

/// What the amounts of options, and the price with all of them, leave out.
fn left_out(scope: &Scope<'_>) -> Option<String> {
    options(scope).next()?;
    // A discount on the offer as a whole is worked out over what is in the price.
    let amounts = (scope.berekening.korting > Money::ZERO)
        .then(|| "De bedragen van de opties zijn zonder de korting op de prijs.".to_owned());
    let extra = scope.offerte.meerwerk_tarief.map(|_| "meerwerk");
    let bonus = scope.offerte.resultaatbonus.as_ref().map(|_| "bonus");
    let others: Vec<String> = extra.into_iter().chain(bonus).map(str::to_owned).collect();
    let price = (!others.is_empty() && price_with_options(scope).is_some())
        .then(|| format!("In de prijs met alle opties zit geen {}.", others.join(" en geen ")));
    match (amounts, price) {
        (Some(amounts), Some(price)) => Some(format!("{amounts} {price}")),
        (amounts, price) => amounts.or(price),
    }
}

/// How the price is made, and what an earlier placement saves where the employer told what a month costs.
fn introduction(scope: &Scope<'_>, made: String) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        loonkosten: String,
    }
    let Some(costs) = scope.offerte.loonkosten_per_maand else { return Ok(made) };
    let saving = sentence(scope.request, "offerte/besparing", Context { loonkosten: costs.to_string() })?;
    Ok(format!("{}\n\n{saving}", made.trim_end()))
}

fn price_row(scope: &Scope<'_>, regel: &OfferteRegel, bedrag: &Regelbedrag) -> PrijsRij {
    let discount = regel.korting.filter(|_| bedrag.korting > Money::ZERO);
    PrijsRij {
        omschrijving: regel.omschrijving.to_string(),
        code: code_in_price(scope, regel).map(ToString::to_string),
        aantal: amount_of(bedrag.aantal, regel.eenheid),
        prijs: regel.prijs.to_string(),
        btw: regel.btw.label(),
        bedrag: bedrag.bruto.to_string(),
        korting: discount.map(|korting| KortingRij { label: discount_label(korting), bedrag: minus(bedrag.korting) }),
    }
}

/// Subtotal and discount, the btw per group, and both totals; one total when no btw is added.
fn addition(scope: &Scope<'_>) -> Vec<SomRij> {
    let sum = &scope.berekening;
    let row = |label: String, bedrag: String, nadruk| SomRij { label, bedrag, nadruk };
    let total = |label: &str, amount: Money, leads: bool| {
        row(label.to_owned(), amount.to_string(), if leads { "groot" } else { "vet" })
    };
    let mut rows = Vec::new();
    if let Some(given) = scope.offerte.korting.filter(|_| sum.korting > Money::ZERO) {
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
    if !scope.with_btw() {
        rows.push(total("Totaal", sum.totaal, true));
        return rows;
    }
    let exclusive = scope.exclusive_leads();
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
fn btw_text(scope: &Scope<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        met_btw: bool,
        exclusief_voorop: bool,
        aftrek_bekend: bool,
        gronden: Option<String>,
        verlegd: bool,
    }
    let lines = &scope.offerte.regels;
    let mut grounds: Vec<String> = lines
        .iter()
        .filter(|regel| regel.btw == BtwTarief::Vrijgesteld)
        .filter_map(|regel| regel.vrijstellingsgrond.as_ref())
        .map(|ground| format!("‘{}’", without_full_stop(ground.as_str())))
        .collect();
    grounds.sort_unstable();
    grounds.dedup();
    let context = Context {
        met_btw: scope.with_btw(),
        exclusief_voorop: scope.exclusive_leads(),
        aftrek_bekend: scope.trajectory.werkgever.btw_aftrek.is_some(),
        gronden: (!grounds.is_empty()).then(|| enumeration(&grounds)),
        verlegd: lines.iter().any(|regel| regel.btw == BtwTarief::Verlegd),
    };
    Ok(Tekst::of_sentences(&sentence(scope.request, "offerte/btw", context)?))
}

fn bonus(scope: &Scope<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bedrag: String,
        voorwaarde: String,
        met_btw: bool,
    }
    let Some(bonus) = &scope.offerte.resultaatbonus else {
        return Ok(None);
    };
    let voorwaarde = without_full_stop(bonus.voorwaarde.as_str()).to_owned();
    sentence(
        scope.request,
        "offerte/bonus",
        Context { bedrag: bonus.bedrag.to_string(), voorwaarde, met_btw: scope.with_btw() },
    )
    .map(Some)
}
