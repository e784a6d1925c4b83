//! A document knows what was known on its day, so that one file can be posted for each of its documents: a fact that is
//! dated later changes nothing on paper.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use trajectpers::examples::EXAMPLES;
use trajectpers::wire::{Soort, Variant};

use crate::support::{AKKER, PRESS, bytes, example, leaves, order, post, push, set, soort, today, variant};

/// A kind of document and the part of the body that is its own.
const KINDS: [(&str, &str); 4] = [
    ("offerte", "offerte"),
    ("plan-van-aanpak", "plan"),
    ("voortgangsrapportage", "voortgang"),
    ("eindrapportage", "eind"),
];

/// A JSON Pointer and what is put there; `-` at its end adds to a list, `null` takes away. In the text, `$later` is the
/// day after the document, `$before` a week before it, and `$far` more than a year after it.
type Patch = (&'static str, &'static str);

/// Something that becomes known on a day.
#[derive(Debug, Clone, Copy)]
enum Fact {
    /// A date by itself.
    Date(&'static str),
    /// An item of a list, with the dates of the contract that it carries.
    Item(&'static [&'static str], &'static str, &'static str),
    /// Part of something that was known already: its date, what is there with it, and what is there without it.
    Part(&'static str, &'static [Patch], &'static [Patch]),
}

use Fact::{Date, Item, Part};

const FACTS: &[Fact] = &[
    Date("/poortwachter/ziekmelding"),
    Date("/poortwachter/probleemanalyse"),
    Date("/poortwachter/planVanAanpak"),
    Date("/poortwachter/melding42eWeek"),
    Date("/poortwachter/arbeidsdeskundigOnderzoek"),
    Date("/poortwachter/eerstejaarsevaluatie"),
    Date("/poortwachter/actueelOordeel"),
    Date("/poortwachter/eindevaluatie"),
    Date("/poortwachter/wiaAanvraag"),
    Date("/poortwachter/briefWia"),
    Date("/plan/toestemmingCv"),
    Item(&["/poortwachter/deskundigenoordelen/*"], "/poortwachter/deskundigenoordelen", r#""$later""#),
    Item(
        &["/deskundigenoordelen/*/gevraagdOp"],
        "/deskundigenoordelen",
        r#"{"gevraagdOp": "$later", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever"}"#,
    ),
    Part(
        "/deskundigenoordelen/*/oordeelOp",
        &[(
            "/deskundigenoordelen/-",
            r#"{"gevraagdOp": "$before", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever",
                "oordeelOp": "$later", "uitkomst": "voldoende", "toelichting": "De stappen volgen elkaar op.",
                "vervolg": "Het plan gaat door."}"#,
        )],
        &[(
            "/deskundigenoordelen/-",
            r#"{"gevraagdOp": "$before", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever"}"#,
        )],
    ),
    Part(
        "/verzuim/vrijwilligeVerlenging/verzoek",
        &[("/verzuim/vrijwilligeVerlenging", r#"{"verzoek": "$later", "laatsteDag": "$far"}"#)],
        &[("/verzuim/vrijwilligeVerlenging", "null")],
    ),
    Part(
        "/verzuim/vrijwilligeVerlenging/besluit",
        &[("/verzuim/vrijwilligeVerlenging", r#"{"verzoek": "$before", "besluit": "$later", "laatsteDag": "$far"}"#)],
        &[("/verzuim/vrijwilligeVerlenging", r#"{"verzoek": "$before", "laatsteDag": "$far"}"#)],
    ),
    Item(
        &["/verzuim/onderbrekingen/*/van", "/verzuim/onderbrekingen/*/tot"],
        "/verzuim/onderbrekingen",
        r#"{"van": "$later", "tot": "$later"}"#,
    ),
    Item(
        &["/verzuim/wazo/*/van", "/verzuim/wazo/*/tot"],
        "/verzuim/wazo",
        r#"{"van": "$later", "tot": "$later", "zelfdeOorzaak": true}"#,
    ),
    Item(
        &["/belastbaarheid/*/datum"],
        "/belastbaarheid",
        r#"{"bron": "FML", "datum": "$later", "urenPerDag": 3, "urenPerWeek": 15, "gewijzigd": true,
            "rubrieken": [{"rubriek": 6, "omschrijving": "Werken overdag."}]}"#,
    ),
    Item(
        &["/activiteiten/*/datum"],
        "/activiteiten",
        r#"{"datum": "$later", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "duurMin": 60,
            "status": "uitgevoerd", "resultaat": "Het cv is gereed."}"#,
    ),
    Part(
        "/activiteiten/*/geplandOp",
        &[(
            "/activiteiten/-",
            r#"{"datum": "$far", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "gepland",
                "geplandOp": "$later"}"#,
        )],
        &[],
    ),
    Item(
        &["/sollicitaties/*/datum"],
        "/sollicitaties",
        r#"{"datum": "$later", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
            "resultaat": "open"}"#,
    ),
    Item(
        &["/plaatsingen/*/van"],
        "/plaatsingen",
        r#"{"soort": "detachering", "organisatie": "Proefbedrijf", "functie": "planner", "van": "$later",
            "urenPerWeek": 20}"#,
    ),
    Item(
        &["/zoekprofielen/*/datum"],
        "/zoekprofielen",
        r#"{"versie": 99, "datum": "$later", "redenWijziging": "Een andere richting.", "regio": "Voorbeeldstreek",
            "maxReistijdMin": 45, "urenMin": 10, "urenMax": 20, "zoekrichtingen": [
            {"functie": "planner", "sector": "logistiek", "passendWant": "Past bij de belastbaarheid."}]}"#,
    ),
    Item(
        &["/arbeidsmarkt/*/peildatum"],
        "/arbeidsmarkt",
        r#"{"regio": "Voorbeeldstreek", "functie": "planner", "vacatures": 12, "bron": "Proefbron",
            "peildatum": "$later"}"#,
    ),
    Item(
        &["/scholing/*/van"],
        "/scholing",
        r#"{"naam": "Cursus plannen", "van": "$later", "resultaat": "Certificaat behaald."}"#,
    ),
    Item(
        &["/eerdereDocumenten/*/datum", "/eerdereDocumenten/*/periodeVan", "/eerdereDocumenten/*/periodeTot"],
        "/eerdereDocumenten",
        r#"{"soort": "anders", "datum": "$later", "titel": "Verslag van overleg", "periodeVan": "$later",
            "periodeTot": "$later"}"#,
    ),
    Item(
        &["/geenBenutbareMogelijkheden/*/van"],
        "/geenBenutbareMogelijkheden",
        r#"{"van": "$later", "bron": "bedrijfsarts"}"#,
    ),
    Item(&["/maatregelen/*/datum"], "/maatregelen", r#"{"datum": "$later", "soort": "waarschuwing"}"#),
    Item(&["/werkSpoor1/*/van"], "/werkSpoor1", r#"{"functie": "planner", "van": "$later", "urenPerWeek": 8}"#),
    Item(&["/voortgang/afwezigheid/*/datum"], "/voortgang/afwezigheid", r#"{"datum": "$later", "soort": "afgemeld"}"#),
    Item(
        &["/eind/knelpunten/*/van", "/eind/knelpunten/*/tot"],
        "/eind/knelpunten",
        r#"{"van": "$later", "tot": "$later", "omschrijving": "Er was geen vervoer."}"#,
    ),
    Part(
        "/arbeidsdeskundigAdvies/datum",
        &[(
            "/arbeidsdeskundigAdvies",
            r#"{"datum": "$later", "conclusie": "Ander werk is passend.", "genoemdeFuncties": ["planner"]}"#,
        )],
        &[("/arbeidsdeskundigAdvies", "null")],
    ),
    Part(
        "/bedrijfsartsAdvies/datum",
        &[
            ("/arbeidsdeskundigAdvies", "null"),
            ("/bedrijfsartsAdvies", r#"{"datum": "$later", "conclusie": "Ander werk is passend."}"#),
        ],
        &[("/arbeidsdeskundigAdvies", "null"), ("/bedrijfsartsAdvies", "null")],
    ),
    // Only a late start has a reason; the example in which everything went wrong has one.
    Part(
        "/traject/uitstelOvereengekomenOp",
        &[("/traject/redenUitstel", r#""aow_nabij""#), ("/traject/uitstelOvereengekomenOp", r#""$later""#)],
        &[("/traject/redenUitstel", r#""aow_nabij""#), ("/traject/uitstelOvereengekomenOp", "null")],
    ),
    Part(
        "/traject/loonsanctie/besluitdatum",
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$later", "tot": "$far", "tekortkoming": "Het tweede spoor begon te laat."}"#,
        )],
        &[("/traject/loonsanctie", "null")],
    ),
    Part(
        "/traject/loonsanctie/bekortingsverzoek",
        &[("/traject/loonsanctie", r#"{"besluitdatum": "$before", "tot": "$far", "bekortingsverzoek": "$later"}"#)],
        &[("/traject/loonsanctie", r#"{"besluitdatum": "$before", "tot": "$far"}"#)],
    ),
    Part(
        "/traject/loonsanctie/ingetrokkenOp",
        &[("/traject/loonsanctie", r#"{"besluitdatum": "$before", "tot": "$far", "ingetrokkenOp": "$later"}"#)],
        &[("/traject/loonsanctie", r#"{"besluitdatum": "$before", "tot": "$far"}"#)],
    ),
    Part(
        "/traject/loonsanctie/bekorting/verzoek",
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$before", "tot": "$far", "bekorting": {"verzoek": "$later"}}"#,
        )],
        &[("/traject/loonsanctie", r#"{"besluitdatum": "$before", "tot": "$far"}"#)],
    ),
    Part(
        "/traject/loonsanctie/bekorting/besluit",
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$before", "tot": "$far",
                "bekorting": {"verzoek": "$before", "besluit": "$later", "tot": "$far"}}"#,
        )],
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$before", "tot": "$far", "bekorting": {"verzoek": "$before"}}"#,
        )],
    ),
    Part(
        "/traject/loonsanctie/tekortkomingen/*/datum",
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$before", "tot": "$far",
                "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "bewijs": "het rapport", "datum": "$later"}]}"#,
        )],
        &[(
            "/traject/loonsanctie",
            r#"{"besluitdatum": "$before", "tot": "$far", "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak."}]}"#,
        )],
    ),
    Part(
        "/belastbaarheid/*/ontvangenOp",
        &[("/belastbaarheid/-", r#"{"bron": "FML", "datum": "$before", "urenPerWeek": 15, "ontvangenOp": "$later"}"#)],
        &[("/belastbaarheid/-", r#"{"bron": "FML", "datum": "$before", "urenPerWeek": 15}"#)],
    ),
    Part(
        "/sollicitaties/*/resultaatDatum",
        &[(
            "/sollicitaties/-",
            r#"{"datum": "$before", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
                "resultaat": "afgewezen", "resultaatDatum": "$later"}"#,
        )],
        &[(
            "/sollicitaties/-",
            r#"{"datum": "$before", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
                "resultaat": "open"}"#,
        )],
    ),
    Part(
        "/sollicitaties/*/gesprekDatum",
        &[(
            "/sollicitaties/-",
            r#"{"datum": "$before", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
                "resultaat": "open", "gesprekDatum": "$later"}"#,
        )],
        &[(
            "/sollicitaties/-",
            r#"{"datum": "$before", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
                "resultaat": "open"}"#,
        )],
    ),
    Part(
        "/plaatsingen/*/evaluatieDatum",
        &[(
            "/plaatsingen/-",
            r#"{"soort": "wep", "organisatie": "Proefbedrijf", "functie": "planner", "van": "$before",
                "urenPerWeek": 20, "evaluatie": "Het werk past.", "evaluatieDatum": "$later"}"#,
        )],
        &[(
            "/plaatsingen/-",
            r#"{"soort": "wep", "organisatie": "Proefbedrijf", "functie": "planner", "van": "$before",
                "urenPerWeek": 20}"#,
        )],
    ),
    // That a course is to end on a day is a plan; what came of it is not known before that day.
    Part(
        "/scholing/*/tot",
        &[(
            "/scholing/-",
            r#"{"naam": "Cursus plannen", "van": "$before", "tot": "$later", "resultaat": "Certificaat behaald."}"#,
        )],
        &[("/scholing/-", r#"{"naam": "Cursus plannen", "van": "$before", "tot": "$later"}"#)],
    ),
    Part(
        "/zoekprofielen/*/zoekrichtingen/*/vacaturePeildatum",
        &[(
            "/zoekprofielen/-",
            r#"{"versie": 99, "datum": "$before", "redenWijziging": "Een andere richting.", "regio": "Voorbeeldstreek",
                "maxReistijdMin": 45, "urenMin": 10, "urenMax": 20, "zoekrichtingen": [
                {"functie": "planner", "sector": "logistiek", "passendWant": "Past bij de belastbaarheid.",
                 "vacaturesRegio": 12, "vacatureBron": "Proefbron", "vacaturePeildatum": "$later"}]}"#,
        )],
        &[(
            "/zoekprofielen/-",
            r#"{"versie": 99, "datum": "$before", "redenWijziging": "Een andere richting.", "regio": "Voorbeeldstreek",
                "maxReistijdMin": 45, "urenMin": 10, "urenMax": 20, "zoekrichtingen": [
                {"functie": "planner", "sector": "logistiek", "passendWant": "Past bij de belastbaarheid."}]}"#,
        )],
    ),
    Part(
        "/offerte/adviesDatum",
        &[("/offerte/adviesVan", r#""arbeidsdeskundige""#), ("/offerte/adviesDatum", r#""$later""#)],
        &[("/offerte/adviesVan", "null"), ("/offerte/adviesDatum", "null")],
    ),
];

/// Dates that may lie after the day of a document, or cannot: each with its reason.
const NO_FACTS: &[(&str, &str)] = &[
    ("/activiteiten/*/nieuweDatum", "an appointment"),
    ("/belastbaarheid/*/volgendeEvaluatie", "an appointment"),
    ("/bureau/keurmerken/*/geldigTot", "the end of a term that runs"),
    ("/dienstverband/einddatum", "the end of a contract that runs"),
    ("/dienstverband/inDienstSinds", "comes before the sickness, and so before every document"),
    ("/document/bewaartermijnTot", "the end of a term that begins with the document"),
    ("/document/datum", "the day of the document itself"),
    ("/doelen/*/deadline", "what is aimed at"),
    ("/eind/document/bewaartermijnTot", "the end of a term that begins with the document"),
    ("/eind/document/datum", "the day of the document itself"),
    ("/eind/einddatumBegeleiding", "an end that the document announces or tells of"),
    ("/eind/gevraagd/*/voor", "the day by which an answer is asked"),
    ("/eind/nazorg/momenten/*", "planned guidance"),
    ("/eind/nazorg/tot", "planned guidance"),
    ("/eind/nazorg/van", "planned guidance"),
    ("/eind/ondertekening/*/datum", "a document is signed after it was made"),
    ("/eind/vervolgTot", "planned guidance"),
    ("/fases/*/stappen/*/tot", "the plan"),
    ("/fases/*/stappen/*/van", "the plan"),
    ("/fases/*/tot", "the plan"),
    ("/fases/*/van", "the plan"),
    ("/geenBenutbareMogelijkheden/*/tot", "the end of a term that runs"),
    ("/offerte/algemeneVoorwaarden/datum", "the name of an edition"),
    ("/offerte/document/bewaartermijnTot", "the end of a term that begins with the document"),
    ("/offerte/document/datum", "the day of the document itself"),
    ("/offerte/geldigTot", "the end of a term that begins with the document"),
    ("/offerte/ondertekening/*/datum", "a document is signed after it was made"),
    ("/offerte/startdatum", "the agreed start"),
    ("/ondertekening/*/datum", "a document is signed after it was made"),
    ("/plaatsingen/*/opbouw/*/vanaf", "the agreed hours of work that began"),
    ("/plaatsingen/*/proeftijdTot", "the agreed end of a term that runs"),
    ("/plaatsingen/*/tot", "the agreed end of work that began"),
    ("/plan/document/bewaartermijnTot", "the end of a term that begins with the document"),
    ("/plan/document/datum", "the day of the document itself"),
    ("/plan/gevraagd/*/voor", "the day by which an answer is asked"),
    ("/plan/ondertekening/*/datum", "a document is signed after it was made"),
    ("/traject/geplandeEinddatum", "the plan"),
    ("/traject/loonsanctie/bekorting/tot", "the end of a term that UWV decided on"),
    ("/traject/loonsanctie/geplandVerzoek", "the plan"),
    ("/traject/loonsanctie/geplandeEindrapportage", "the plan"),
    ("/traject/loonsanctie/tekortkomingen/*/gepland", "the plan"),
    ("/traject/loonsanctie/tot", "the end of a term that UWV decided on"),
    ("/traject/perspectiefTot", "what was expected"),
    ("/traject/startdatum", "the agreed start; an offerte and a plan come before it"),
    ("/verzuim/eersteZiektedag", "comes before every document"),
    ("/verzuim/eindeWachttijdOpgave", "the end of a term that runs"),
    ("/verzuim/vrijwilligeVerlenging/laatsteDag", "the end of a term that UWV decided on"),
    ("/voortgang/document/bewaartermijnTot", "the end of a term that begins with the document"),
    ("/voortgang/document/datum", "the day of the document itself"),
    ("/voortgang/gevraagd/*/voor", "the day by which an answer is asked"),
    ("/voortgang/ondertekening/*/datum", "a document is signed after it was made"),
    ("/voortgang/afwezigheid/*/nieuweDatum", "an appointment"),
    ("/voortgang/periode/tot", "a report that ends after its day is refused"),
    ("/voortgang/periode/van", "a report that ends after its day is refused"),
    ("/voortgang/vooruitblik/*/datum", "the plan"),
    ("/voortgang/vorigePeriodeTot", "comes before the period of the report"),
    ("/werkSpoor1/*/tot", "the agreed end of work that began"),
    ("/werknemer/geboortedatum", "comes before the sickness, and so before every document"),
];

impl Fact {
    /// The dates of the contract that say when it became known.
    fn dates(self) -> Vec<&'static str> {
        match self {
            Date(place) | Part(place, ..) => vec![place],
            Item(places, ..) => places.to_vec(),
        }
    }

    fn name(self) -> &'static str {
        self.dates()[0]
    }

    /// The body with the fact, dated on this day.
    fn told(self, body: &Value, on: NaiveDate, day: NaiveDate) -> Value {
        match self {
            Date(place) => patched(body, &[(place, r#""$later""#)], on, day),
            Item(_, list, item) => {
                let mut body = body.clone();
                push(&mut body, list, filled(item, on, day));
                body
            }
            Part(_, told, _) => patched(body, told, on, day),
        }
    }

    /// The body in which it never was.
    fn untold(self, body: &Value, on: NaiveDate, day: NaiveDate) -> Value {
        match self {
            Date(place) => patched(body, &[(place, "null")], on, day),
            Item(..) => body.clone(),
            Part(_, _, untold) => patched(body, untold, on, day),
        }
    }
}

fn patched(body: &Value, patches: &[Patch], on: NaiveDate, day: NaiveDate) -> Value {
    let mut body = body.clone();
    for (pointer, text) in patches {
        let value = filled(text, on, day);
        match pointer.strip_suffix("/-") {
            Some(list) => push(&mut body, list, value),
            None => set(&mut body, pointer, value),
        }
    }
    body
}

fn filled(text: &str, on: NaiveDate, day: NaiveDate) -> Value {
    let text = text.replace("$later", &on.to_string());
    let text = text.replace("$before", &(day - Days::new(7)).to_string());
    let text = text.replace("$far", &(day + Days::new(500)).to_string());
    serde_json::from_str(&text).expect("JSON")
}

/// The day of a document of a body.
fn day_of(body: &Value, part: &str) -> NaiveDate {
    let stated = body[part]["document"]["datum"].as_str().or(body["document"]["datum"].as_str());
    stated.map_or_else(today, |text| text.parse().expect("a day"))
}

/// An example in which every fact has something to change.
fn prepared(name: &str) -> Value {
    let mut body = example(name);
    // Without a reason a plan may not lack the steps that are taken away here.
    set(&mut body, "/poortwachter/redenOntbreekt", "De stukken zijn opgevraagd.");
    set(&mut body, "/plan/cv", "Werkte als planner bij Proefbedrijf.");
    // A sanction changes the weeks of an offer, so that a price worked out without one no longer fits; a concept may say so.
    set(&mut body, "/offerte/document/status", "concept");
    body
}

/// What the page is made of, or why there is none.
fn data(body: &Value, soort: Soort, reader: Variant) -> Result<Arc<[u8]>, String> {
    let prepared = PRESS.prepare(&bytes(body), order(soort, reader));
    prepared.map(|prepared| prepared.report.data).map_err(|error| format!("cannot be made: {error:?}"))
}

#[test]
fn every_date_of_the_contract_is_a_fact_or_may_lie_ahead() {
    let dates: BTreeSet<String> = leaves()
        .into_iter()
        .filter(|leaf| matches!(leaf.format(), Some("date" | "geboortedatum")))
        .map(|leaf| leaf.place)
        .collect();
    let mut decided: BTreeSet<String> = BTreeSet::new();
    let mut wrong: Vec<String> = Vec::new();
    let facts = FACTS.iter().flat_map(|fact| fact.dates());
    for place in facts.chain(NO_FACTS.iter().map(|(place, _)| *place)) {
        if !decided.insert(place.to_owned()) {
            wrong.push(format!("{place}: is decided twice"));
        }
    }
    wrong.extend(dates.difference(&decided).map(|place| format!("{place}: is it known on its day, or a plan?")));
    wrong.extend(decided.difference(&dates).map(|place| format!("{place}: is no date of the contract")));
    assert!(dates.len() > 50, "the contract has {} dates", dates.len());
    assert!(wrong.is_empty(), "{} dates:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_date_after_the_day_of_the_document_changes_nothing_on_paper() {
    let mut wrong: Vec<String> = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    // The fullest example only repeats what the others have, at many times their cost.
    for (name, _) in EXAMPLES.iter().filter(|(name, _)| *name != "volst") {
        let body = prepared(name);
        for (kind, part) in KINDS {
            let (soort, day) = (soort(kind), day_of(&body, part));
            let (later, before) = (day + Days::new(1), day - Days::new(1));
            for reader in [variant("werkgever"), variant("werknemer")] {
                let whole = format!("{name} {kind} {}", reader.as_str());
                for fact in FACTS {
                    let untold = match data(&fact.untold(&body, later, day), soort, reader) {
                        Ok(untold) => untold,
                        // What the eindrapportage says of later rests on it.
                        Err(why)
                            if fact.name() == "/traject/loonsanctie/besluitdatum"
                                && why.contains("/eind/vervolgTot") =>
                        {
                            continue;
                        }
                        Err(why) => {
                            wrong.push(format!("{}: {whole} without it {why}", fact.name()));
                            continue;
                        }
                    };
                    match data(&fact.told(&body, later, day), soort, reader) {
                        Ok(told) if told == untold => {}
                        Ok(told) => wrong.push(format!("{}: {whole} {}", fact.name(), differences(&untold, &told))),
                        Err(why) => wrong.push(format!("{}: {whole} {why}", fact.name())),
                    }
                    if !shown.contains(fact.name()) {
                        let told = data(&fact.told(&body, before, day), soort, reader);
                        if told.is_ok_and(|told| told != untold) {
                            shown.insert(fact.name());
                        }
                    }
                }
            }
        }
    }
    // A fact that no document ever shows would prove nothing here. An agreement only excuses a late start where it is of
    // before the last day to start, which all documents of the example with a late start come after: `situaties::start`.
    shown.insert("/traject/uitstelOvereengekomenOp");
    for fact in FACTS.iter().filter(|fact| !shown.contains(fact.name())) {
        wrong.push(format!("{}: changes no document, even on a day before it", fact.name()));
    }
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first places where two documents differ.
fn differences(left: &[u8], right: &[u8]) -> String {
    let [left, right]: [Value; 2] = [left, right].map(|data| serde_json::from_slice(data).expect("JSON"));
    let mut found = Vec::new();
    collect_differences(&left, &right, String::new(), &mut found);
    let more = if found.len() > 3 { format!(" and {} more", found.len() - 3) } else { String::new() };
    found.truncate(3);
    format!("differs in {}{more}", found.join(", "))
}

fn collect_differences(left: &Value, right: &Value, place: String, found: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(old), Value::Object(new)) => {
            let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for name in names {
                let place = format!("{place}/{name}");
                collect_differences(&left[name.as_str()], &right[name.as_str()], place, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                collect_differences(old, new, format!("{place}/{index}"), found);
            }
        }
        _ if left != right => found.push(place),
        _ => {}
    }
}

/// Addresses that judge, each with the part whose day counts there; without a part, that of the body.
const JUDGES: [(&str, &str); 5] = [
    ("/v1/trajecten/_valideer", ""),
    ("/v1/offertes/_valideer", "offerte"),
    ("/v1/plannen-van-aanpak/_valideer", "plan"),
    ("/v1/voortgangsrapportages/_valideer", "voortgang"),
    ("/v1/eindrapportages/_valideer", "eind"),
];

/// An example that is judged on this day at one address, and long after it at the others.
fn judged_on(name: &str, part: &str, day: &str) -> Value {
    let mut body = example(name);
    set(&mut body, "/document/datum", if part.is_empty() { day } else { "2026-06-19" });
    for (_, other) in KINDS {
        let place = format!("/{other}/document");
        if body.pointer(&place).is_none() {
            set(&mut body, &place, json!({}));
        }
        set(&mut body, &format!("{place}/datum"), if other == part { day } else { "2026-06-19" });
    }
    body
}

/// The steps with their days, as the service judges them.
fn kalender(address: &str, body: &Value, day: &str) -> Value {
    let judgement = post(address, body).json();
    assert_eq!(judgement["beoordeeldOp"], day, "{address}: {}", judgement["fouten"]);
    judgement["kalender"].clone()
}

#[test]
fn a_judgement_before_the_decision_of_a_loonsanctie_shows_none_of_its_steps() {
    const DAY: &str = "2025-06-20";
    let mut wrong: Vec<String> = Vec::new();
    for name in [AKKER, "alles-mis"] {
        for (address, part) in JUDGES {
            let mut body = judged_on(name, part, DAY);
            let mut judged = |sanction: Value| {
                set(&mut body, "/traject/loonsanctie", sanction);
                kalender(address, &body, DAY)
            };
            let without = judged(Value::Null);
            let decided_later =
                judged(json!({ "besluitdatum": "2025-06-21", "bekortingsverzoek": "2025-06-23", "tot": "2027-01-11" }));
            let asked_later =
                judged(json!({ "besluitdatum": DAY, "bekortingsverzoek": "2025-06-21", "tot": "2027-01-11" }));
            let not_asked = judged(json!({ "besluitdatum": DAY, "tot": "2027-01-11" }));
            let steps = |kalender: &Value| {
                let steps = kalender.as_array().into_iter().flatten();
                steps.map(|step| step["stap"].as_str().unwrap_or_default().to_owned()).collect::<BTreeSet<_>>()
            };
            for (name_of_case, told, untold) in
                [("decided later", &decided_later, &without), ("asked later", &asked_later, &not_asked)]
            {
                let (more, known) = (steps(told), steps(untold));
                if told != untold {
                    let extra: Vec<&String> = more.difference(&known).collect();
                    wrong.push(format!("{name} {address} {name_of_case}: {extra:?}"));
                }
            }
            // For who reaches the AOW age in that year, the wage ends before the extension does.
            if steps(&not_asked).difference(&steps(&without)).next().is_none() {
                wrong.push(format!("{name} {address}: a decision of that day is not there"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}
