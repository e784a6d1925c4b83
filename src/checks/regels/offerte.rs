//! F: whether the sums and days of an offerte hold.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier::{Aanbod, Grens, ground_of_delay};
use crate::dutch::{counted, short_date};
use crate::trajectory::{
    BtwTarief, Eenheid, Korting, Money, Offerte, OfferteRegel, Ondertekening, OndertekeningRol, OndertekeningStatus,
    Prijsmodel, Regelbedrag, WekenAfronding, later, weken,
};

/// The lines of an offer, each with its place in the list and its sum.
fn lines<'a>(aanbod: &'a Aanbod<'a>) -> impl Iterator<Item = (usize, &'a OfferteRegel, &'a Regelbedrag)> {
    let lines = aanbod.offerte.regels.iter().zip(&aanbod.berekening.regels);
    lines.enumerate().map(|(index, (line, sum))| (index, line, sum))
}

/// F01: what was worked out elsewhere against what the lines give. That a line is below zero, the contract refuses.
pub fn sums_differ(context: &Context<'_>) -> Vec<Observation> {
    let Some(sums) = Aanbod::of(context.dossier) else { return vec![] };
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
    let other = lines(&sums).filter(|(_, line, _)| line.eenheid != Eenheid::Week);
    seen.extend(other.filter_map(|(index, line, sum)| line_differs(index, line, sum)));
    seen
}

/// An offer that starts after everything has ended would cost nothing.
fn no_time_left(sums: &Aanbod<'_>) -> Option<Observation> {
    let detail = format!(
        "De start van {} ligt na de laatste dag van de begeleiding, {}; er zijn geen weken om aan te bieden. Controleer \
         de startdatum, de offertedatum en de eerste ziektedag.",
        short_date(sums.start),
        short_date(sums.einde)
    );
    (sums.start > sums.einde).then(|| Observation::at("/offerte/startdatum", detail).with("start", sums.start))
}

/// A discount that is larger than what it is a discount on, or on a btw group that is not there, would silently shrink.
fn discount_does_not_fit(sums: &Aanbod<'_>) -> Vec<Observation> {
    let too_large = |place: String, given: Money, over: Money| {
        let detail = format!(
            "De korting is {given}, maar het bedrag waarover zij gaat is {over}. Verlaag de korting of controleer de \
             regels."
        );
        (given > over).then(|| compared(&place, detail, given, over))
    };
    let mut seen: Vec<Observation> = lines(sums)
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

/// F02: the offer is no longer valid, valid for very long or beyond any start, or accepted after its last day or before
/// its first.
pub fn validity(context: &Context<'_>) -> Vec<Observation> {
    let Some(sums) = Aanbod::of(context.dossier) else { return vec![] };
    let seen = [
        valid_too_long(context),
        valid_after_the_end(&sums),
        accepted_late(sums.offerte),
        accepted_early(context, sums.offerte),
    ];
    seen.into_iter().flatten().collect()
}

/// An offer that can be accepted when nothing can start any more.
fn valid_after_the_end(sums: &Aanbod<'_>) -> Option<Observation> {
    let until = sums.offerte.geldig_tot;
    let detail = format!(
        "De offerte is geldig tot en met {}; na {} kan het traject niet meer starten. Kies een eerdere datum.",
        short_date(until),
        short_date(sums.einde)
    );
    (until > sums.einde).then(|| {
        let at = Observation::at("/offerte/geldigTot", detail);
        at.with("geldigTot", until).with("einde", sums.einde)
    })
}

/// An acceptance after the last day binds only when the bureau lets it (BW 6:223).
fn accepted_late(offerte: &Offerte) -> Option<Observation> {
    let until = offerte.geldig_tot;
    let (index, day) = accepted(offerte).find(|(_, day)| *day > until)?;
    let detail = format!(
        "De werkgever ging op {} akkoord; de offerte was geldig tot en met {}. Zo’n akkoord geldt alleen als u de \
         werkgever meteen laat weten dat de opdracht toch doorgaat. Bevestig dat, of maak een nieuwe offerte.",
        short_date(day),
        short_date(until)
    );
    let at = Observation::at(format!("/offerte/ondertekening/{index}/datum"), detail);
    Some(at.with("akkoord", day).with("geldigTot", until))
}

/// Nobody accepts an offer that is not there yet (BW 6:217).
fn accepted_early(context: &Context<'_>, offerte: &Offerte) -> Option<Observation> {
    let made = context.dossier.date;
    let (index, day) = accepted(offerte).find(|(_, day)| *day < made)?;
    let detail = format!(
        "De werkgever ging op {} akkoord; de offerte is pas van {}. Akkoord gaat alleen op een offerte die er is. \
         Controleer de datums, of laat de werkgever deze offerte opnieuw tekenen.",
        short_date(day),
        short_date(made)
    );
    let at = Observation::at(format!("/offerte/ondertekening/{index}/datum"), detail);
    Some(at.with("akkoord", day).with("offerte", made))
}

/// The days on which the employer accepted, each with its place in the list.
fn accepted(offerte: &Offerte) -> impl Iterator<Item = (usize, NaiveDate)> {
    use OndertekeningStatus as S;
    let agreed = |signature: &Ondertekening| {
        let agrees = matches!(signature.status, S::Akkoord | S::AkkoordMetOpmerking);
        signature.datum.filter(|_| agrees && signature.rol == OndertekeningRol::Werkgever)
    };
    let given = offerte.ondertekening.iter().enumerate();
    given.filter_map(move |(index, signature)| Some((index, agreed(signature)?)))
}

fn valid_too_long(context: &Context<'_>) -> Option<Observation> {
    let until = context.dossier.trajectory.offerte.as_ref()?.geldig_tot;
    let longest = later(context.dossier.date, context.thresholds.offerte_geldig_dagen);
    let advice = if until < context.dossier.date {
        "Die datum is voorbij. Kies een nieuwe datum."
    } else if until > longest {
        "Dat is ongebruikelijk lang; prijzen en termijnen kunnen intussen wijzigen. Kies een eerdere datum."
    } else {
        return None;
    };
    let detail =
        format!("De offerte is van {} en geldig tot {}. {advice}", short_date(context.dossier.date), short_date(until));
    Some(Observation::at("/offerte/geldigTot", detail).with("geldigTot", until))
}

/// F03: a line by the week has other weeks or another amount than there are, or the price model fits no line.
pub fn weeks_differ(context: &Context<'_>) -> Vec<Observation> {
    let Some(sums) = Aanbod::of(context.dossier) else { return vec![] };
    let left = weken(sums.start, sums.einde, WekenAfronding::Omhoog);
    let by_week = |(_, line, _): &(usize, &OfferteRegel, &Regelbedrag)| line.eenheid == Eenheid::Week;
    let mut seen: Vec<Observation> =
        lines(&sums).filter(by_week).filter_map(|(index, line, sum)| line_differs(index, line, sum)).collect();
    let longer = lines(&sums).filter(by_week).filter(|(_, line, _)| line.aantal.is_some_and(|weeks| weeks > left));
    let places: Vec<String> = longer.map(|(index, ..)| format!("/offerte/regels/{index}/aantal")).collect();
    if !places.is_empty() {
        let weeks = left.hundredths / 100;
        let detail = format!(
            "Van {} tot en met {} telt het traject {}; in {} staan er meer. Verminder het aantal of laat het weg, dan \
             telt de dienst de weken.",
            context.dated(sums.start),
            context.dated(sums.einde),
            counted(weeks, "week", "weken"),
            counted(places.len(), "regel", "regels")
        );
        let found = Observation::at_all(places, detail).with("weken", weeks);
        // After the contract or the AOW age there is nobody to guide: those weeks must not be sold.
        let sold = matches!(sums.grens, Grens::Dienstverband | Grens::Aow);
        seen.push(if sold { found.weighing(Severity::Blokkade) } else { found });
    }
    seen.extend(model_does_not_fit(sums.offerte));
    seen
}

/// A model that says otherwise than the lines.
fn model_does_not_fit(offerte: &Offerte) -> Option<Observation> {
    let why = match offerte.prijsmodel {
        Prijsmodel::Weken => "geen prijsregel is per week",
        Prijsmodel::Uurtarief => "geen prijsregel is per uur",
        Prijsmodel::Vast => "een prijsregel telt de weken van het traject",
        Prijsmodel::Modules | Prijsmodel::Combinatie => return None,
    };
    let detail = format!(
        "Het prijsmodel is ‘{}’, maar {why}. Kies het model dat bij de regels past; tot dan noemt de offerte geen \
         model.",
        offerte.prijsmodel.label()
    );
    (!offerte.past_bij_prijsmodel())
        .then(|| Observation::at("/offerte/prijsmodel", detail).with("prijsmodel", offerte.prijsmodel.as_str()))
}

/// F04: a line is exempt from btw and does not say why.
pub fn exempt_without_ground(context: &Context<'_>) -> Option<Observation> {
    let offerte = context.dossier.trajectory.offerte.as_ref()?;
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
        counted(number, "regel", "regels")
    );
    (number > 0).then(|| Observation::at_all(places, detail).with("aantal", number))
}

/// F05: once UWV extended the payment of wage, that day is behind everybody; a ground that holds sets another one; and
/// a shortened wachttijd has none.
pub fn offered_start_is_late(context: &Context<'_>) -> Option<Observation> {
    let start = context.dossier.trajectory.offerte.as_ref()?.startdatum?;
    if context.dossier.trajectory.verzuim.is_verkort() {
        return None;
    }
    let last = context.start_deadline();
    let detail = format!(
        "De offerte noemt {} als start. De uiterste datum voor het tweede spoor is {}. Bied een eerdere start aan als \
         dat nog kan, en leg anders de reden van uitstel vast.",
        context.dated(start),
        context.dated(last)
    );
    let grounded = || {
        let mut begun = context.dossier.clone();
        begun.trajectory.traject.startdatum = start;
        ground_of_delay(&begun).is_some()
    };
    (start > last && context.dossier.loonsanctie().is_none() && !grounded())
        .then(|| Observation::at("/offerte/startdatum", detail).with("startdatum", start).with("uitersteDatum", last))
}

/// F07: the contract or the time before the AOW age ends first, so the offer ends there.
pub fn ends_before_the_wachttijd(context: &Context<'_>) -> Option<Observation> {
    let sums = Aanbod::of(context.dossier)?;
    let (pointer, what) = match sums.grens {
        Grens::Wachttijd | Grens::Loonsanctie => return None,
        Grens::Dienstverband => ("/dienstverband/einddatum", "is de laatste dag van het dienstverband"),
        Grens::Aow => ("/werknemer/geboortedatum", "is de laatste dag vóór de AOW-leeftijd"),
    };
    let detail = format!(
        "{} {what}, vóór het einde van de loondoorbetaling. De offerte rekent tot en met die dag en niet verder. Bespreek \
         of een traject van deze duur zin heeft.",
        context.dated(sums.einde)
    );
    Some(Observation::at(pointer, detail).with("einde", sums.einde))
}

/// F08: a letter with an offer goes to a street and a number.
pub fn no_address(context: &Context<'_>) -> Option<Observation> {
    let werkgever = &context.dossier.trajectory.werkgever;
    let detail = match werkgever.plaats {
        Some(_) => {
            "Van de werkgever is geen adres bekend; de brief van de offerte noemt alleen de plaats. Vul het adres in."
        }
        None => "Van de werkgever is geen adres bekend; in de brief van de offerte staat er geen. Vul het adres in.",
    };
    werkgever.adres.is_none().then(|| Observation::at("/werkgever/adres", detail))
}

/// F09: the offer starts on another day than the track, or names none and works with another.
pub fn start_differs(context: &Context<'_>) -> Option<Observation> {
    let sums = Aanbod::of(context.dossier)?;
    let begun = context.start();
    let detail = match sums.offerte.startdatum {
        Some(offered) => format!(
            "De offerte noemt {} als start en het traject {}. Neem de dag die is afgesproken in beide over.",
            context.dated(offered),
            context.dated(begun)
        ),
        None => format!(
            "Het traject start op {}, maar de offerte noemt geen startdatum en rekent met {}. Vul bij de offerte de \
             startdatum in die is afgesproken.",
            context.dated(begun),
            context.dated(sums.start)
        ),
    };
    (sums.start != begun).then(|| {
        let at = Observation::at("/offerte/startdatum", detail);
        at.with("offerte", sums.start).with("traject", begun)
    })
}

/// F10: the track had begun when the offer was made, or when it was accepted.
pub fn made_after_the_start(context: &Context<'_>) -> Option<Observation> {
    let made = context.dossier.date;
    let Some(start) = context.offered_start().filter(|start| *start < made) else {
        return accepted_after_the_start(context);
    };
    let detail = format!(
        "De offerte is van {}, na de start van het traject op {}. Een offerte gaat aan de start vooraf. Controleer de \
         datums, of leg vast wat vóór die start is afgesproken.",
        short_date(made),
        context.dated(start)
    );
    let pointers = [context.dossier.date_pointer().to_owned(), "/offerte/startdatum".to_owned()];
    Some(Observation::at_all(pointers, detail).with("offerte", made).with("startdatum", start))
}

/// Who begins first and signs later had agreed on it in another way; of that nothing is on record.
fn accepted_after_the_start(context: &Context<'_>) -> Option<Observation> {
    let offerte = context.dossier.trajectory.offerte.as_ref()?;
    let start = context.offered_start().unwrap_or(context.start());
    let (index, day) = accepted(offerte).next().filter(|(_, day)| *day > start)?;
    let detail = format!(
        "De werkgever ging op {} akkoord, na de start van het traject op {}. Controleer de datums, of leg vast wat \
         vóór die start is afgesproken.",
        short_date(day),
        context.dated(start)
    );
    let pointers = [format!("/offerte/ondertekening/{index}/datum"), "/offerte/startdatum".to_owned()];
    let found = Observation::at_all(pointers, detail).weighing(Severity::Info);
    Some(found.with("akkoord", day).with("startdatum", start))
}
