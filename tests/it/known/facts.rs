//! Every date of the contract: a fact that becomes known on a day, or a plan, with its reason.

use std::collections::BTreeSet;

use super::Fact::{self, Date, Item, Part};
use crate::support::leaves;

pub const FACTS: &[Fact] = &[
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
    Part(
        "/verzuim/vrijwilligeVerlenging/verkorting/verzoek",
        &[(
            "/verzuim/vrijwilligeVerlenging",
            r#"{"verzoek": "$before", "besluit": "$before", "laatsteDag": "$far",
                "verkorting": {"verzoek": "$later", "laatsteDag": "$far"}}"#,
        )],
        &[("/verzuim/vrijwilligeVerlenging", r#"{"verzoek": "$before", "besluit": "$before", "laatsteDag": "$far"}"#)],
    ),
    Part(
        "/verzuim/vrijwilligeVerlenging/verkorting/besluit",
        &[(
            "/verzuim/vrijwilligeVerlenging",
            r#"{"verzoek": "$before", "besluit": "$before", "laatsteDag": "$far",
                "verkorting": {"verzoek": "$before", "besluit": "$later", "laatsteDag": "$far"}}"#,
        )],
        &[(
            "/verzuim/vrijwilligeVerlenging",
            r#"{"verzoek": "$before", "besluit": "$before", "laatsteDag": "$far",
                "verkorting": {"verzoek": "$before", "laatsteDag": "$far"}}"#,
        )],
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
    ("/verzuim/vrijwilligeVerlenging/verkorting/laatsteDag", "the end of a term that UWV decided on"),
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
