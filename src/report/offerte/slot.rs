//! How the offerte closes: invoices, terms, privacy, and the signature that makes it an order.

use serde::Serialize;

use super::notatie::decimal;
use super::scope::Scope;
use crate::dutch::{count_in_words, in_words, long_date, short_date};
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::inhoud::Kopje;
use crate::report::components::ondertekening::Handtekening;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::trajectory::{Korting, Money, OndertekeningRol, OndertekeningStatus, Percentage, TermijnDeel};

#[derive(Debug, Serialize)]
pub struct FacturatieDeel {
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
pub struct AkkoordDeel {
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

/// What the price leaves out: as the bureau lists it, and what it charges when the employee does not come.
pub fn buiten_de_prijs(scope: &Scope<'_>) -> Vec<String> {
    let offerte = scope.offerte;
    let listed = offerte.uitsluitingen.iter().map(ToString::to_string);
    let is_about_it = |line: &str| ["verschijn", "no-show", "no show"].iter().any(|words| line.contains(words));
    let told = offerte.uitsluitingen.iter().any(|line| is_about_it(&line.as_str().to_lowercase()));
    let charged = offerte.no_show_percentage.filter(|share| *share > 0 && !told);
    let missed = "van de kosten van een afspraak waarop de werknemer niet verschijnt";
    listed.chain(charged.map(|share| format!("{share}% {missed}"))).collect()
}

pub fn meerwerk(scope: &Scope<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        tarief: String,
        met_btw: bool,
    }
    let Some(rate) = scope.offerte.meerwerk_tarief else {
        return Ok(None);
    };
    sentence(scope.request, "offerte/meerwerk", Context { tarief: rate.to_string(), met_btw: scope.with_btw() })
        .map(Some)
}

pub fn facturatie(scope: &Scope<'_>) -> Result<FacturatieDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        termijnen: usize,
        termijnen_woord: String,
        totaal: String,
        met_btw: bool,
        betaaltermijn: String,
    }
    let offerte = scope.offerte;
    let bureau = &scope.trajectory.bureau;
    let sum = &scope.berekening;
    let invoiced: Money = sum.termijnen.iter().copied().sum();
    let days = usize::try_from(offerte.betaaltermijn_dagen).unwrap_or(0);
    let context = Context {
        termijnen: offerte.termijnen.len(),
        termijnen_woord: in_words(offerte.termijnen.len()),
        totaal: sum.totaal.to_string(),
        met_btw: scope.with_btw(),
        betaaltermijn: count_in_words(days, "dag", "dagen"),
    };
    let rows = offerte.termijnen.iter().zip(&sum.termijnen).map(|(termijn, amount)| TermijnRij {
        moment: termijn.moment.to_string(),
        deel: match termijn.deel {
            // The last percentage takes what the others leave; where that is more than cents, it says so.
            TermijnDeel::Percentage(Percentage { hundredths }) => {
                let rest = takes_the_rest(sum.totaal, hundredths, *amount, offerte.termijnen.len());
                format!("{}%{}", decimal(hundredths), if rest { " en het restant" } else { "" })
            }
            TermijnDeel::Bedrag(_) => "vast bedrag".to_owned(),
        },
        bedrag: amount.to_string(),
    });
    // What no instalment names is still to be paid; that it is missing is a finding.
    let rest = sum.totaal - invoiced;
    let missing = (!offerte.termijnen.is_empty() && rest > Money::ZERO).then(|| TermijnRij {
        moment: "Nog niet over termijnen verdeeld".to_owned(),
        deel: String::new(),
        bedrag: rest.to_string(),
    });
    let feiten = [
        feit("IBAN", bureau.iban.as_ref().map(|iban| iban.grouped().replace(' ', "\u{a0}"))),
        Some(Feit::new("Ten name van", bureau.naam.to_string())),
        Some(Feit::new("Kenmerk", scope.nummer.clone())),
        feit("Btw-id", bureau.btw_id.as_ref().map(|btw_id| btw_id.as_str())),
    ];
    Ok(FacturatieDeel {
        inleiding: sentence(scope.request, "offerte/facturatie", context)?,
        kop_bedrag: if scope.with_btw() { "Bedrag inclusief btw" } else { "Bedrag" },
        totaal: if missing.is_some() { sum.totaal } else { invoiced }.to_string(),
        termijnen: rows.chain(missing).collect(),
        feiten: feiten.into_iter().flatten().collect(),
    })
}

/// Whether an amount is more than its percentage by more than rounding: half a cent for each term.
fn takes_the_rest(total: Money, hundredths: i64, amount: Money, terms: usize) -> bool {
    let off = amount - total.times(hundredths, 10_000);
    off.max(-off) > Money::of_cents(i64::try_from(terms).unwrap_or(0))
}

pub fn voorwaarden(scope: &Scope<'_>) -> Result<Vec<Kopje>, ReportError> {
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
        url: Option<String>,
        bijgevoegd: bool,
    }
    let offerte = scope.offerte;
    let headed = |kop: &str, text: String| Kopje { kop: kop.to_owned(), tekst: Tekst::of_sentences(&text) };
    let mut terms = Vec::new();
    if offerte.annulering_uren.is_some() || offerte.no_show_percentage.is_some() {
        let context = Cancelling {
            uren: offerte.annulering_uren,
            no_show: offerte.no_show_percentage.is_some(),
            no_show_percentage: offerte.no_show_percentage.unwrap_or(0),
        };
        terms.push(headed("Afspraken afzeggen", sentence(scope.request, "offerte/annulering", context)?));
    }
    terms.push(stopping(scope)?);
    if offerte.inspanningsverplichting {
        terms.push(headed("Inspanning", sentence(scope.request, "offerte/inspanning", Nothing {})?));
    }
    if let Some(general) = &offerte.algemene_voorwaarden {
        let context = General {
            versie: general.versie.to_string(),
            datum: general.datum.map(long_date),
            url: general.url.as_ref().map(ToString::to_string),
            bijgevoegd: general.bijgevoegd,
        };
        terms.push(headed("Algemene voorwaarden", sentence(scope.request, "offerte/algemene_voorwaarden", context)?));
    }
    Ok(terms)
}

/// What the bureau wrote about an earlier end, and that the price is worked out as in the offer.
fn stopping(scope: &Scope<'_>) -> Result<Kopje, ReportError> {
    #[derive(Serialize)]
    struct Context {
        /// Whether a share of each amount is taken off; an amount once for the whole says nothing of a part of it.
        korting: bool,
        opties: bool,
    }
    let offerte = scope.offerte;
    let share = |given: Korting| matches!(given, Korting::Percentage(_));
    let context = Context {
        korting: offerte.korting.is_some_and(|given| share(given.korting)),
        opties: offerte.regels.iter().any(|regel| regel.optioneel),
    };
    let tekst = Tekst::of(&offerte.tussentijds_stoppen);
    // Where the bureau wrote about prices or discount itself, or that all is paid, that holds.
    let words = offerte.tussentijds_stoppen.plain().to_lowercase();
    let own_words = ["korting", "prijs", "prijzen", "tarief", "volledige bedrag", "hele bedrag"];
    let told = own_words.iter().any(|word| words.contains(word));
    let own = sentence(scope.request, "offerte/eerder_stoppen", context)?;
    Ok(Kopje {
        kop: "Eerder stoppen".to_owned(),
        tekst: if told { tekst } else { tekst.followed_by(Tekst::of_sentences(&own)) },
    })
}

pub fn privacy(scope: &Scope<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bureau: String,
        /// Whether the words of the bureau on keeping the file say already who answers for the data.
        genoemd: bool,
    }
    let kept = scope.offerte.bewaartermijn.as_ref();
    let context = Context {
        bureau: scope.trajectory.bureau.naam.to_string(),
        genoemd: kept.is_some_and(|words| words.as_str().contains("verwerkingsverantwoordelijke")),
    };
    Ok(Tekst::of_sentences(&sentence(scope.request, "offerte/privacy", context)?))
}

pub fn kwaliteit(scope: &Scope<'_>) -> Vec<Feit> {
    let offerte = scope.offerte;
    let keurmerken: Vec<String> = scope
        .trajectory
        .bureau
        .keurmerken
        .iter()
        .filter(|keurmerk| keurmerk.geldig_tot.is_none_or(|until| until >= scope.request.dossier.date))
        .map(|keurmerk| {
            let nummer = keurmerk.nummer.as_ref().map_or(String::new(), |nummer| format!(" {nummer}"));
            let until = keurmerk.geldig_tot.map_or(String::new(), |date| format!(", geldig tot {}", short_date(date)));
            format!("{}{nummer}{until}", keurmerk.naam)
        })
        .collect();
    let kept = scope.request.dossier.document.bewaartermijn_tot.map(|date| format!("tot en met {}", long_date(date)));
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

pub fn akkoord(scope: &Scope<'_>) -> Result<AkkoordDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        werkgever: String,
        bureau: String,
        nummer: String,
        prijs: String,
        concept: bool,
        /// Whether there are lines that the price leaves out until they are ordered.
        opties: bool,
    }
    let trajectory = scope.trajectory;
    let offerte = scope.offerte;
    let adviseur = &trajectory.adviseur;
    let context = Context {
        werkgever: trajectory.werkgever.naam.to_string(),
        bureau: trajectory.bureau.naam.to_string(),
        nummer: scope.nummer.clone(),
        prijs: scope.leading_price(),
        concept: scope.request.dossier.is_concept(),
        opties: offerte.regels.iter().any(|regel| regel.optioneel),
    };
    let afzender = [
        Some(without_title(adviseur.naam.as_str()).to_owned()),
        Some(adviseur.functie.to_string()),
        adviseur.telefoon.as_ref().map(ToString::to_string),
        adviseur.email.as_ref().map(ToString::to_string),
    ];
    let handtekeningen = signatures(scope);
    let open = OndertekeningStatus::Open.as_str();
    let waits = |block: &Handtekening| block.stand == open && block.ruimte;
    let unsigned = handtekeningen.iter().any(waits);
    let no_function = handtekeningen.iter().any(|block| waits(block) && block.functie.is_none());
    let start = if offerte.startdatum.is_some() { "Startdatum" } else { "Gewenste startdatum" };
    let velden = [
        (unsigned, "Inkoopnummer", offerte.inkoopnummer.as_ref().map(ToString::to_string)),
        (unsigned, start, offerte.startdatum.map(long_date)),
        (no_function, "Functie", None),
    ];
    Ok(AkkoordDeel {
        tekst: sentence(scope.request, "offerte/akkoord", context)?,
        afzender: afzender.into_iter().flatten().collect(),
        velden: velden
            .into_iter()
            .filter(|(room, _, waarde)| *room || waarde.is_some())
            .map(|(_, label, waarde)| InvulRij { label, waarde })
            .collect(),
        handtekeningen,
    })
}

/// The signatures of the offer, never one of the employee; the employer always has a block.
fn signatures(scope: &Scope<'_>) -> Vec<Handtekening> {
    let concept = scope.request.dossier.is_concept();
    let given = &scope.offerte.ondertekening;
    let of_others = given.iter().filter(|signature| signature.rol != OndertekeningRol::Werknemer);
    let mut blocks: Vec<Handtekening> = of_others.map(|signature| Handtekening::of(signature, concept)).collect();
    if !given.iter().any(|signature| signature.rol == OndertekeningRol::Werkgever) {
        let contact = &scope.trajectory.werkgever.contactpersoon;
        let (naam, functie) = match &scope.offerte.tekenbevoegd_naam {
            Some(name) => (name.to_string(), None),
            None => (contact.naam.formal(), contact.functie.as_ref().map(ToString::to_string)),
        };
        blocks.insert(0, Handtekening::open(OndertekeningRol::Werkgever, naam, functie, concept));
    }
    blocks.into_iter().map(|block| block.seen_by(scope.request)).collect()
}

/// A name as somebody signs with it: nobody calls himself ‘de heer’.
fn without_title(name: &str) -> &str {
    const TITLES: [&str; 5] = ["mevrouw ", "de heer ", "mw. ", "mevr. ", "dhr. "];
    let title =
        TITLES.iter().find(|title| name.get(..title.len()).is_some_and(|start| start.eq_ignore_ascii_case(title)));
    title.map_or(name, |title| name[title.len()..].trim_start())
}
