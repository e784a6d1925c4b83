//! F: whether the sums and days of an offerte hold.

use chrono::NaiveDate;

use super::context::{Context, later};
use super::dutch::{count, day};
use super::observation::Observation;
use crate::trajectory::{
    Berekening, BtwTarief, Eenheid, Korting, MijlpaalSoort, Money, Offerte, OfferteRegel, Regelbedrag, WekenAfronding,
    bereken, weken,
};

/// An offerte with its days and sums.
struct Sums<'a> {
    offerte: &'a Offerte,
    start: NaiveDate,
    end: NaiveDate,
    berekening: Berekening,
}

impl<'a> Sums<'a> {
    /// From the start agreed on, else the last one that the law allows and that is not over, to the end of the
    /// wachttijd or of a loonsanctie: as the offerte itself counts.
    fn of(context: &Context<'a>) -> Option<Self> {
        let offerte = context.trajectory.offerte.as_ref()?;
        let after = context.trajectory.verzuim.eerste_dag_erna();
        let extended = context.loonsanctie().filter(|sanctie| sanctie.tot > after);
        let end = extended.and_then(|sanctie| sanctie.tot.pred_opt()).unwrap_or_else(|| context.last_day());
        let deadline = context.kalender.get(MijlpaalSoort::StartSpoor2).and_then(|step| step.uiterlijk);
        let latest = deadline.filter(|_| extended.is_none()).map_or(context.date, |last| last.max(context.date));
        let start = offerte.startdatum.unwrap_or(latest);
        Some(Self { offerte, start, end, berekening: bereken(offerte, start, end) })
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &OfferteRegel, &Regelbedrag)> {
        let lines = self.offerte.regels.iter().zip(&self.berekening.regels);
        lines.enumerate().map(|(index, (line, sum))| (index, line, sum))
    }
}

/// F01: what was worked out elsewhere against what the lines give. That a line is below zero, the contract refuses.
pub fn sums_differ(context: &Context<'_>) -> Vec<Observation> {
    let Some(sums) = Sums::of(context) else { return vec![] };
    let (offerte, total) = (sums.offerte, sums.berekening.totaal);
    let mut seen = Vec::new();
    if let Some(stated) = offerte.opgegeven_totaal.filter(|stated| *stated != total) {
        let detail = format!(
            "Het opgegeven totaal is {stated}; de regels tellen op tot {total} inclusief btw. Verbeter de regels of \
             het totaal."
        );
        seen.push(compared("/offerte/totaalCent", detail, stated, total));
    }
    let terms: Money = sums.berekening.termijnen.iter().copied().sum();
    if !offerte.termijnen.is_empty() && terms != total {
        let detail = format!(
            "De termijnen zijn samen {terms}; het totaal is {total}. Laat de termijnen op het totaal uitkomen."
        );
        seen.push(compared("/offerte/termijnen", detail, terms, total));
    }
    seen.extend(no_time_left(&sums));
    seen.extend(discount_does_not_fit(&sums));
    let other = sums.lines().filter(|(_, line, _)| line.eenheid != Eenheid::Week);
    seen.extend(other.filter_map(|(index, line, sum)| line_differs(index, line, sum)));
    seen
}

/// An offer that starts after everything has ended would cost nothing.
fn no_time_left(sums: &Sums<'_>) -> Option<Observation> {
    let detail = format!(
        "De start van {} ligt na de laatste dag van de begeleiding, {}; er zijn geen weken om aan te bieden. Controleer \
         de startdatum, de offertedatum en de eerste ziektedag.",
        day(sums.start),
        day(sums.end)
    );
    (sums.start > sums.end).then(|| Observation::at("/offerte/startdatum", detail).with("start", sums.start))
}

/// A discount that is larger than what it is a discount on, or on a btw group that is not there, would silently shrink.
fn discount_does_not_fit(sums: &Sums<'_>) -> Vec<Observation> {
    let too_large = |place: String, given: Money, over: Money| {
        let detail = format!(
            "De korting is {given}, maar het bedrag waarover zij gaat is {over}. Verlaag de korting of controleer de \
             regels."
        );
        (given > over).then(|| compared(&place, detail, given, over))
    };
    let mut seen: Vec<Observation> = sums
        .lines()
        .filter_map(|(index, line, sum)| match line.korting? {
            Korting::Bedrag(given) => too_large(format!("/offerte/regels/{index}/korting"), given, sum.bruto),
            Korting::Percentage(_) => None,
        })
        .collect();
    if let Some(given) = sums.offerte.korting {
        let groups = sums.berekening.groepen.iter();
        let covered: Vec<_> = groups.filter(|group| given.btw.is_none_or(|only| only == group.tarief)).collect();
        let over: Money = covered.iter().map(|group| group.regels).sum();
        if covered.is_empty() {
            let detail = "De korting geldt voor een btw-tarief dat in geen prijsregel staat. Kies een tarief dat \
                          voorkomt, of laat het weg.";
            seen.push(Observation::at("/offerte/korting/btw", detail));
        } else if let Korting::Bedrag(amount) = given.korting {
            seen.extend(too_large("/offerte/korting/bedragCent".to_owned(), amount, over));
        }
    }
    seen
}

/// The amount stated on a line, when it is neither its gross nor its net.
fn line_differs(index: usize, line: &OfferteRegel, sum: &Regelbedrag) -> Option<Observation> {
    let stated = line.opgegeven_bedrag.filter(|stated| *stated != sum.bruto && *stated != sum.netto)?;
    let detail = format!(
        "Het opgegeven bedrag van prijsregel {} is {stated}; aantal maal prijs is {}. Verbeter het aantal, de prijs of \
         het bedrag.",
        index + 1,
        sum.bruto
    );
    Some(compared(&format!("/offerte/regels/{index}/bedragCent"), detail, stated, sum.bruto))
}

fn compared(pointer: &str, detail: String, stated: Money, computed: Money) -> Observation {
    Observation::at(pointer, detail).with("opgegevenCent", stated.as_cents()).with("berekendCent", computed.as_cents())
}

/// F02: the offer is no longer valid, or valid for very long.
pub fn validity(context: &Context<'_>) -> Option<Observation> {
    let until = context.trajectory.offerte.as_ref()?.geldig_tot;
    let longest = later(context.date, context.thresholds.offerte_geldig_dagen);
    let advice = if until < context.date {
        "Die datum is voorbij. Kies een nieuwe datum."
    } else if until > longest {
        "Dat is ongebruikelijk lang; prijzen en termijnen kunnen intussen wijzigen. Kies een eerdere datum."
    } else {
        return None;
    };
    let detail = format!("De offerte is van {} en geldig tot {}. {advice}", day(context.date), day(until));
    Some(Observation::at("/offerte/geldigTot", detail).with("geldigTot", until))
}

/// F03: a line by the week has other weeks or another amount than there are.
pub fn weeks_differ(context: &Context<'_>) -> Vec<Observation> {
    let Some(sums) = Sums::of(context) else { return vec![] };
    let left = weken(sums.start, sums.end, WekenAfronding::Omhoog);
    let by_week = |(_, line, _): &(usize, &OfferteRegel, &Regelbedrag)| line.eenheid == Eenheid::Week;
    let mut seen: Vec<Observation> =
        sums.lines().filter(by_week).filter_map(|(index, line, sum)| line_differs(index, line, sum)).collect();
    let longer = sums.lines().filter(by_week).filter(|(_, line, _)| line.aantal.is_some_and(|weeks| weeks > left));
    let places: Vec<String> = longer.map(|(index, ..)| format!("/offerte/regels/{index}/aantal")).collect();
    if !places.is_empty() {
        let weeks = left.hundredths / 100;
        let detail = format!(
            "Van {} tot en met {} telt het traject {}; in {} staan er meer. Verminder het aantal of laat het weg, dan \
             telt de dienst de weken.",
            context.dated(sums.start),
            context.dated(sums.end),
            count(weeks, "week", "weken"),
            count(places.len(), "regel", "regels")
        );
        seen.push(Observation::at_all(places, detail).with("weken", weeks));
    }
    seen
}

/// F04: a line is exempt from btw and does not say why.
pub fn exempt_without_ground(context: &Context<'_>) -> Option<Observation> {
    let offerte = context.trajectory.offerte.as_ref()?;
    let bare = offerte
        .regels
        .iter()
        .enumerate()
        .filter(|(_, line)| line.btw == BtwTarief::Vrijgesteld && line.vrijstellingsgrond.is_none());
    let places: Vec<String> = bare.map(|(index, _)| format!("/offerte/regels/{index}/vrijstellingsgrond")).collect();
    let (number, verb) = (places.len(), if places.len() == 1 { "is" } else { "zijn" });
    let detail = format!(
        "{} {verb} vrijgesteld van btw, maar de grond ontbreekt. Vul de vrijstellingsgrond in, bijvoorbeeld een \
         registratie in het CRKBO.",
        count(number, "regel", "regels")
    );
    (number > 0).then(|| Observation::at_all(places, detail).with("aantal", number))
}

/// F05: once UWV extended the payment of wage, that day is behind everybody.
pub fn offered_start_is_late(context: &Context<'_>) -> Option<Observation> {
    let start = context.trajectory.offerte.as_ref()?.startdatum?;
    let last = context.start_deadline();
    let detail = format!(
        "De offerte noemt {} als start. De uiterste datum voor het tweede spoor is {}. Bied een eerdere start aan als \
         dat nog kan, en leg anders de reden van uitstel vast.",
        context.dated(start),
        context.dated(last)
    );
    (start > last && context.loonsanctie().is_none())
        .then(|| Observation::at("/offerte/startdatum", detail).with("startdatum", start).with("uitersteDatum", last))
}
