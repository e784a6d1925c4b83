//! Every rule has a case that fires it and one beside it that just does not: a day earlier, a number lower.
//!
//! A case is the placed example with a few places changed, so that a fixture shows nothing but what matters.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use trajectpers::checks::{self, Context, Finding, RULES, Severity, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::examples;
use trajectpers::judgement;
use trajectpers::wire::{Fault, ParseOptions, Soort};

use crate::support::today;

use Change::{Gone, Json, Text};

const O: Soort = Soort::Offerte;
const P: Soort = Soort::PlanVanAanpak;
const V: Soort = Soort::Voortgangsrapportage;
const E: Soort = Soort::Eindrapportage;

/// What stands at a place from now on.
#[derive(Debug, Clone, Copy)]
enum Change {
    Text(&'static str),
    Json(&'static str),
    Gone,
}

/// A JSON Pointer and what stands there.
type Patch = (&'static str, Change);

/// A rule, the document it judges, and the two bodies.
struct Case {
    code: &'static str,
    soort: Soort,
    fires: &'static [Patch],
    silent: &'static [Patch],
}

const fn case(code: &'static str, soort: Soort, fires: &'static [Patch], silent: &'static [Patch]) -> Case {
    Case { code, soort, fires, silent }
}

/// Rules that the contract enforces, with the code of its fault.
const REFUSED: [(&str, &str); 2] = [("F06", "iban"), ("T13", "nieuw_ziektegeval")];

/// Activities exactly four weeks apart.
const SERIES: &str = r#"[
    {"datum": "2025-02-17", "soort": "intake", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-03-17", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-04-14", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-05-12", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-06-09", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"}
]"#;

/// The same up to the end of the guidance, with eight weeks between the fourth and the fifth.
const LONG_SERIES: &str = r#"[
    {"datum": "2025-02-17", "soort": "intake", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-03-17", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-04-14", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-05-12", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-07-07", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-08-04", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-09-01", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-09-29", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"}
]"#;

/// Three missed appointments within eight weeks.
const ABSENCES: &str = r#"[
    {"datum": "2025-04-26", "soort": "afgemeld"},
    {"datum": "2025-05-20", "soort": "afgemeld"},
    {"datum": "2025-06-20", "soort": "afgemeld"}
]"#;

/// Three applications, the last one outside the zoekprofiel.
const SENT: &str = r#"[
    {"datum": "2025-05-08", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature", "resultaat": "open",
     "zoekrichting": 1},
    {"datum": "2025-05-12", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
     "resultaat": "afgewezen", "zoekrichting": 2},
    {"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
     "resultaat": "afgewezen"}
]"#;

const SUMMARY: &str = "Het traject ligt op schema en de werknemer solliciteert elke week opnieuw.";
/// Alike for 72 percent.
const OTHER_SUMMARY: &str = "Het traject ligt op schema en de werknemer solliciteert minder dan afgesproken.";

const CASES: &[Case] = &[
    case(
        "A01",
        V,
        &[("/activiteiten", Json(SERIES)), ("/activiteiten/3/datum", Text("2025-05-13"))],
        &[("/activiteiten", Json(SERIES))],
    ),
    case(
        "A02",
        V,
        &[("/activiteiten", Json(SERIES)), ("/activiteiten/0/datum", Text("2025-03-04"))],
        &[("/activiteiten", Json(SERIES)), ("/activiteiten/0/datum", Text("2025-03-03"))],
    ),
    case(
        "A03",
        V,
        &[("/voortgang/vorigePeriodeTot", Text("2025-05-08"))],
        &[("/voortgang/vorigePeriodeTot", Text("2025-05-09"))],
    ),
    case(
        "A04",
        V,
        &[("/eerdereDocumenten", Json("[]")), ("/voortgang/vorigePeriodeTot", Text("2025-04-24"))],
        &[("/eerdereDocumenten", Json("[]")), ("/voortgang/vorigePeriodeTot", Text("2025-04-25"))],
    ),
    case(
        "A05",
        P,
        &[("/eerdereDocumenten", Json("[]")), ("/plan/document/datum", Text("2025-03-18"))],
        &[("/eerdereDocumenten", Json("[]")), ("/plan/document/datum", Text("2025-03-17"))],
    ),
    case(
        "A06",
        V,
        &[("/activiteiten/17/status", Text("gepland")), ("/activiteiten/17/datum", Text("2025-06-19"))],
        &[("/activiteiten/17/status", Text("gepland")), ("/activiteiten/17/datum", Text("2025-06-20"))],
    ),
    case(
        "A07",
        V,
        &[("/voortgang/afwezigheid", Json(ABSENCES))],
        &[("/voortgang/afwezigheid", Json(ABSENCES)), ("/voortgang/afwezigheid/0/datum", Text("2025-04-25"))],
    ),
    case(
        "A08",
        E,
        &[("/activiteiten", Json(SERIES))],
        &[("/activiteiten", Json(SERIES)), ("/activiteiten/3/soort", Text("netwerken"))],
    ),
    case(
        "A09",
        V,
        &[("/voortgang/vooruitblik", Json(r#"[{"datum":"2025-06-20","omschrijving":"Gesprek."}]"#))],
        &[("/voortgang/vooruitblik", Json(r#"[{"datum":"2025-06-21","omschrijving":"Gesprek."}]"#))],
    ),
    case(
        "A10",
        E,
        &[
            ("/eind/redenEinde", Text("einde_wachttijd_nadert")),
            ("/eind/resultaat", Text("niet_geplaatst")),
            ("/plaatsingen/1", Gone),
            ("/eind/nazorg", Gone),
            ("/eind/einddatumBegeleiding", Text("2026-01-03")),
        ],
        &[
            ("/eind/redenEinde", Text("einde_wachttijd_nadert")),
            ("/eind/resultaat", Text("niet_geplaatst")),
            ("/plaatsingen/1", Gone),
            ("/eind/nazorg", Gone),
            ("/eind/einddatumBegeleiding", Text("2026-01-04")),
        ],
    ),
    case(
        "A11",
        V,
        &[("/voortgang/inzetWerknemer", Text("De werknemer weigerde te beginnen op de werkervaringsplaats."))],
        &[
            ("/voortgang/inzetWerknemer", Text("De werknemer weigerde te beginnen op de werkervaringsplaats.")),
            ("/maatregelen", Json(r#"[{"datum": "2025-06-10", "soort": "waarschuwing"}]"#)),
        ],
    ),
    case(
        "A12",
        V,
        &[("/verzuim/wazo", Json(r#"[{"van": "2025-06-19", "tot": "2025-10-09", "zelfdeOorzaak": true}]"#))],
        &[("/verzuim/wazo", Json(r#"[{"van": "2025-06-20", "tot": "2025-10-10", "zelfdeOorzaak": true}]"#))],
    ),
    case("C01", E, &[("/plaatsingen/1", Gone)], &[]),
    case("C02", E, &[("/plaatsingen/0/urenPerWeek", Json("20.5"))], &[("/plaatsingen/0/urenPerWeek", Json("20"))]),
    case(
        "C03",
        E,
        &[("/eind/resultaat", Text("niet_geplaatst")), ("/eind/knelpunten", Json("[]"))],
        &[("/eind/resultaat", Text("niet_geplaatst"))],
    ),
    case(
        "C04",
        E,
        &[
            ("/activiteiten", Json(LONG_SERIES)),
            ("/eind/knelpunten/1", Gone),
            ("/eind/knelpunten/0/tot", Text("2025-06-08")),
        ],
        &[
            ("/activiteiten", Json(LONG_SERIES)),
            ("/eind/knelpunten/1", Gone),
            ("/eind/knelpunten/0/tot", Text("2025-06-09")),
        ],
    ),
    case(
        "C05",
        V,
        &[("/eerdereDocumenten/3/samenvatting", Text(SUMMARY)), ("/voortgang/samenvatting", Text(SUMMARY))],
        &[("/eerdereDocumenten/3/samenvatting", Text(SUMMARY)), ("/voortgang/samenvatting", Text(OTHER_SUMMARY))],
    ),
    case("C06", E, &[("/plaatsingen/1/tot", Text("2025-10-09"))], &[("/plaatsingen/1/tot", Text("2025-10-10"))]),
    case(
        "C07",
        E,
        &[("/eind/resultaatToelichting", Gone), ("/plaatsingen/1/urenPerWeek", Json(r#"15.5"#))],
        &[("/eind/resultaatToelichting", Gone), ("/plaatsingen/1/urenPerWeek", Json(r#"15.6"#))],
    ),
    case("C08", E, &[("/plaatsingen/0/tot", Text("2025-09-02"))], &[("/plaatsingen/0/tot", Text("2025-09-01"))]),
    case(
        "C09",
        E,
        &[("/belastbaarheid/0/datum", Text("2025-08-26"))],
        &[("/belastbaarheid/0/datum", Text("2025-08-27"))],
    ),
    case(
        "C10",
        E,
        &[("/eind/redenEinde", Text("einde_wachttijd_nadert")), ("/eind/document/datum", Text("2026-02-02"))],
        &[("/eind/redenEinde", Text("einde_wachttijd_nadert")), ("/eind/document/datum", Text("2026-02-01"))],
    ),
    case(
        "C11",
        E,
        &[("/eind/redenEinde", Text("vaststellingsovereenkomst")), ("/dienstverband/einddatum", Text("2026-02-01"))],
        &[("/eind/redenEinde", Text("vaststellingsovereenkomst")), ("/dienstverband/einddatum", Text("2026-02-02"))],
    ),
    case("C12", E, &[("/plaatsingen/1/tot", Text("2026-01-31"))], &[("/plaatsingen/1/tot", Text("2026-02-01"))]),
    case(
        "C13",
        E,
        &[("/plaatsingen/0/soort", Text("proefplaatsing")), ("/plaatsingen/0/tot", Text("2025-08-02"))],
        &[("/plaatsingen/0/soort", Text("proefplaatsing")), ("/plaatsingen/0/tot", Text("2025-08-01"))],
    ),
    case(
        "C14",
        E,
        &[("/plaatsingen/1/proeftijdTot", Text("2025-11-01"))],
        &[("/plaatsingen/1/proeftijdTot", Text("2025-10-31"))],
    ),
    case("F01", O, &[("/offerte/totaalCent", Json("605001"))], &[("/offerte/totaalCent", Json("605000"))]),
    case("F02", O, &[("/offerte/geldigTot", Text("2025-05-05"))], &[("/offerte/geldigTot", Text("2025-05-04"))]),
    case("F03", O, &[("/offerte/regels/0/aantal", Json("51"))], &[("/offerte/regels/0/aantal", Json("50"))]),
    case(
        "F04",
        O,
        &[("/offerte/regels/0/btw", Text("vrijgesteld"))],
        &[
            ("/offerte/regels/0/btw", Text("vrijgesteld")),
            ("/offerte/regels/0/vrijstellingsgrond", Text("Scholing door een aanbieder met een CRKBO-registratie")),
        ],
    ),
    case("F05", O, &[("/offerte/startdatum", Text("2025-03-12"))], &[("/offerte/startdatum", Text("2025-03-11"))]),
    case("F06", O, &[("/bureau/iban", Text("NL14 TEST 0123 4567 89"))], &[]),
    case(
        "F07",
        O,
        &[("/dienstverband/einddatum", Text("2026-01-31"))],
        &[("/dienstverband/einddatum", Text("2026-02-01"))],
    ),
    case("F08", O, &[("/werkgever/adres", Gone)], &[]),
    case("F09", O, &[("/offerte/startdatum", Text("2025-02-18"))], &[]),
    case("G01", P, &[("/doelen/0/meetbaar", Gone)], &[]),
    case(
        "G02",
        V,
        &[("/voortgang/doelen/0/status", Text("op_schema")), ("/doelen/0/deadline", Text("2025-06-19"))],
        &[("/voortgang/doelen/0/status", Text("op_schema")), ("/doelen/0/deadline", Text("2025-06-20"))],
    ),
    case(
        "G03",
        V,
        &[("/voortgang/doelen/2/percentage", Json(r#"100"#))],
        &[("/voortgang/doelen/2/percentage", Json(r#"99"#))],
    ),
    case(
        "P01",
        V,
        &[("/voortgang/samenvatting", Text("Zij herstelt van een burn-out en solliciteert nog niet."))],
        &[("/sollicitaties/6/werkgever", Text("Ziekenhuis Voorbeeld"))],
    ),
    case(
        "P02",
        V,
        &[("/voortgang/visieWerknemer", Text("Ik ben bekend onder nummer 999990007."))],
        &[("/voortgang/visieWerknemer", Text("Ik ben bekend onder nummer 999990008."))],
    ),
    case(
        "P03",
        V,
        &[("/voortgang/visieWerknemer", Text("Ik maak mij zorgen over mijn schulden."))],
        &[("/voortgang/visieWerknemer", Text("Ik maak mij zorgen over mijn kansen."))],
    ),
    case(
        "P04",
        O,
        &[
            ("/offerte/aanleiding", Text("De werknemer is uitgevallen met rugklachten.")),
            ("/offerte/kandidaatcode", Gone),
        ],
        &[("/offerte/aanleiding", Text("De werknemer is uitgevallen met rugklachten."))],
    ),
    case(
        "P05",
        V,
        &[("/voortgang/visieWerknemer", Text("Mijn echtgenote Marijke denkt mee."))],
        &[("/voortgang/visieWerknemer", Text("Mijn echtgenote denkt mee."))],
    ),
    case(
        "P06",
        P,
        &[("/plan/cv", Text("Medewerker verkoop sinds 2011."))],
        &[("/plan/cv", Text("Medewerker verkoop sinds 2011.")), ("/plan/toestemmingCv", Text("2025-02-28"))],
    ),
    case(
        "P07",
        V,
        &[("/voortgang/visieWerknemer", Text("Mijn uitkering is nu € 1.480 per maand."))],
        &[("/voortgang/visieWerknemer", Text("Mijn uitkering is nu lager dan mijn loon."))],
    ),
    case(
        "P08",
        V,
        &[("/voortgang/visieWerknemer", Text("Bel mij op 06-0000 0012."))],
        &[("/voortgang/visieWerknemer", Text("Bel het bureau op 06 0000 0001."))],
    ),
    case(
        "S01",
        V,
        &[("/fases/1/van", Text("2025-05-24")), ("/sollicitaties/10", Gone), ("/sollicitaties/9", Gone)],
        &[("/fases/1/van", Text("2025-05-24")), ("/sollicitaties/10", Gone)],
    ),
    case(
        "S02",
        V,
        &[("/sollicitaties", Json("[]")), ("/voortgang/document/datum", Text("2025-07-28"))],
        &[("/sollicitaties", Json("[]")), ("/voortgang/document/datum", Text("2025-07-27"))],
    ),
    case(
        "S03",
        V,
        &[("/sollicitaties/0/functie", Text("bezoek aan een banenmarkt"))],
        &[("/sollicitaties/0/bron", Text("banenmarkt"))],
    ),
    case("S04", V, &[("/sollicitaties", Json(SENT)), ("/sollicitaties/0", Gone)], &[("/sollicitaties", Json(SENT))]),
    case(
        "S05",
        V,
        &[("/sollicitaties", Json(SENT))],
        &[("/sollicitaties", Json(SENT)), ("/sollicitaties/0/datum", Text("2025-05-09"))],
    ),
    case(
        "S06",
        E,
        &[("/eind/opgegevenAantalSollicitaties", Json("25"))],
        &[("/eind/opgegevenAantalSollicitaties", Json("24"))],
    ),
    case(
        "T01",
        V,
        &[("/poortwachter/ziekmelding", Text("2024-02-04"))],
        &[("/poortwachter/ziekmelding", Text("2024-02-05"))],
    ),
    case(
        "T02",
        P,
        &[("/werknemer/geboortedatum", Text("2008-02-06"))],
        &[("/werknemer/geboortedatum", Text("2008-02-05"))],
    ),
    case(
        "T03",
        P,
        &[("/poortwachter/probleemanalyse", Text("2024-03-18"))],
        &[("/poortwachter/probleemanalyse", Text("2024-03-17"))],
    ),
    case(
        "T04",
        P,
        &[("/poortwachter/melding42eWeek", Text("2024-11-26"))],
        &[("/poortwachter/melding42eWeek", Text("2024-11-25"))],
    ),
    case(
        "T05",
        P,
        &[("/poortwachter/eerstejaarsevaluatie", Text("2025-02-03"))],
        &[("/poortwachter/eerstejaarsevaluatie", Text("2025-02-02"))],
    ),
    case("T06", V, &[("/traject/startdatum", Text("2025-03-12"))], &[("/traject/startdatum", Text("2025-03-11"))]),
    case("T07", V, &[("/traject/startdatum", Text("2025-03-17"))], &[("/traject/startdatum", Text("2025-03-16"))]),
    case("T08", P, &[("/traject/startdatum", Text("2025-02-03"))], &[("/traject/startdatum", Text("2025-02-02"))]),
    case("T09", P, &[("/traject/startdatum", Text("2025-03-01"))], &[("/traject/startdatum", Text("2025-02-28"))]),
    case(
        "T10",
        V,
        &[("/belastbaarheid/2/datum", Text("2025-01-29")), ("/traject/startdatum", Text("2025-03-27"))],
        &[("/belastbaarheid/2/datum", Text("2025-01-29")), ("/traject/startdatum", Text("2025-03-26"))],
    ),
    case(
        "T11",
        P,
        &[("/werknemer/geboortedatum", Text("1960-02-02"))],
        &[("/werknemer/geboortedatum", Text("1960-02-03"))],
    ),
    case(
        "T12",
        V,
        &[("/dienstverband/einddatum", Text("2026-02-01"))],
        &[("/dienstverband/einddatum", Text("2026-02-02"))],
    ),
    case(
        "T13",
        V,
        &[("/verzuim/onderbrekingen", Json(r#"[{"van":"2024-06-01","tot":"2024-06-28"}]"#))],
        &[("/verzuim/onderbrekingen", Json(r#"[{"van":"2024-06-01","tot":"2024-06-27"}]"#))],
    ),
    case(
        "T14",
        V,
        &[("/verzuim/eindeWachttijdOpgave", Text("2026-02-02"))],
        &[("/verzuim/eindeWachttijdOpgave", Text("2026-02-01"))],
    ),
    case(
        "T15",
        P,
        &[("/traject/geplandeEinddatum", Text("2026-01-31"))],
        &[("/traject/geplandeEinddatum", Text("2026-02-01"))],
    ),
    case(
        "T16",
        P,
        &[("/traject/geplandeEinddatum", Text("2026-02-02"))],
        &[("/traject/geplandeEinddatum", Text("2026-02-01"))],
    ),
    case(
        "T17",
        E,
        &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-11-03"))],
        &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-11-02"))],
    ),
    case(
        "T18",
        E,
        &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-10-27"))],
        &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-10-26"))],
    ),
    case(
        "T19",
        V,
        &[("/voortgang/document/datum", Text("2025-11-10"))],
        &[("/voortgang/document/datum", Text("2025-11-09"))],
    ),
    case(
        "T20",
        P,
        &[("/traject/geplandeEinddatum", Text("2025-05-10"))],
        &[("/traject/geplandeEinddatum", Text("2025-05-11"))],
    ),
    case(
        "T21",
        P,
        &[
            ("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-01-06", "bron": "bedrijfsarts"}]"#)),
            ("/plan/document/datum", Text("2025-05-25")),
        ],
        &[
            ("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-01-06", "bron": "bedrijfsarts"}]"#)),
            ("/plan/document/datum", Text("2025-05-26")),
        ],
    ),
    case(
        "T22",
        E,
        &[("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-01", "tot": "2027-02-02"}"#))],
        &[("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-01", "tot": "2027-02-01"}"#))],
    ),
    case(
        "T23",
        E,
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-02-02", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text("2026-02-10")),
        ],
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-02-01", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text("2026-02-10")),
        ],
    ),
    case(
        "T24",
        P,
        &[
            ("/traject/startdatum", Text("2025-03-12")),
            ("/traject/redenUitstel", Text("concreet_perspectief_spoor_1")),
            ("/traject/perspectiefTot", Text("2025-04-29")),
        ],
        &[
            ("/traject/startdatum", Text("2025-03-12")),
            ("/traject/redenUitstel", Text("concreet_perspectief_spoor_1")),
            ("/traject/perspectiefTot", Text("2025-04-28")),
        ],
    ),
    case("T25", P, &[("/traject/startdatum", Text("2025-02-21"))], &[("/traject/startdatum", Text("2025-02-20"))]),
    case(
        "T26",
        P,
        &[("/dienstverband/einddatum", Text("2025-02-16"))],
        &[("/dienstverband/einddatum", Text("2025-02-17"))],
    ),
    case("T27", P, &[("/traject/startdatum", Text("2024-03-31"))], &[("/traject/startdatum", Text("2024-04-01"))]),
    case(
        "T28",
        E,
        &[(
            "/traject/loonsanctie",
            Json(
                r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01", "geplandVerzoek": "2025-10-16",
                    "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2025-10-01"}]}"#,
            ),
        )],
        &[(
            "/traject/loonsanctie",
            Json(
                r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01", "geplandVerzoek": "2025-10-15",
                    "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2025-10-01"}]}"#,
            ),
        )],
    ),
    case(
        "T29",
        E,
        &[("/poortwachter/eindevaluatie", Text("2025-11-03")), ("/eind/document/datum", Text("2025-11-10"))],
        &[("/poortwachter/eindevaluatie", Text("2025-11-02")), ("/eind/document/datum", Text("2025-11-10"))],
    ),
    case(
        "T30",
        E,
        &[("/poortwachter/eindevaluatie", Text("2025-10-06")), ("/poortwachter/actueelOordeel", Text("2025-10-07"))],
        &[("/poortwachter/eindevaluatie", Text("2025-10-06")), ("/poortwachter/actueelOordeel", Text("2025-10-06"))],
    ),
    case(
        "U01",
        P,
        &[("/plan/ondertekening/0/status", Text("open"))],
        &[("/plan/ondertekening/0/status", Text("open")), ("/document/status", Text("concept"))],
    ),
    case(
        "U02",
        P,
        &[("/plan/ondertekening/2/datum", Text("2025-03-15"))],
        &[("/plan/ondertekening/2/datum", Text("2025-03-14"))],
    ),
    case(
        "U03",
        V,
        &[
            ("/voortgang/ondertekening/1/opmerking", Text("Ik zie het anders.")),
            ("/voortgang/ondertekening/1/status", Text("niet_akkoord")),
        ],
        &[
            ("/voortgang/ondertekening/1/opmerking", Text("Ik zie het anders.")),
            ("/voortgang/ondertekening/1/status", Text("akkoord_met_opmerking")),
        ],
    ),
    case(
        "U04",
        V,
        &[("/voortgang/document/variant", Text("uwv")), ("/werknemer/bsn", Gone)],
        &[("/voortgang/document/variant", Text("werkgever")), ("/werknemer/bsn", Gone)],
    ),
    case(
        "Z01",
        P,
        &[("/zoekprofielen/0/datum", Text("2025-03-01"))],
        &[("/zoekprofielen/0/datum", Text("2025-02-28"))],
    ),
    case(
        "Z02",
        P,
        &[
            ("/zoekprofielen/0/zoekrichtingen/0/sector", Text("onderwijs")),
            ("/zoekprofielen/0/zoekrichtingen/2/sector", Text("Onderwijs")),
        ],
        &[("/zoekprofielen/0/zoekrichtingen/0/sector", Text("onderwijs"))],
    ),
    case(
        "Z03",
        P,
        &[("/zoekprofielen/0/maxReistijdMin", Json("29"))],
        &[("/zoekprofielen/0/maxReistijdMin", Json("30"))],
    ),
    case("Z04", P, &[("/zoekprofielen/0/urenMax", Json("20.5"))], &[("/zoekprofielen/0/urenMax", Json("20"))]),
    case(
        "Z05",
        P,
        &[("/arbeidsdeskundigAdvies/genoemdeFuncties", Json(r#"["medewerker magazijn"]"#))],
        &[("/arbeidsdeskundigAdvies/genoemdeFuncties", Json(r#"["medewerker planning"]"#))],
    ),
    case(
        "Z06",
        V,
        &[
            ("/belastbaarheid/1/gewijzigd", Json("true")),
            ("/belastbaarheid/1/ontvangenOp", Gone),
            ("/belastbaarheid/1/datum", Text("2025-06-05")),
        ],
        &[
            ("/belastbaarheid/1/gewijzigd", Json("true")),
            ("/belastbaarheid/1/ontvangenOp", Gone),
            ("/belastbaarheid/1/datum", Text("2025-06-06")),
        ],
    ),
    case(
        "Z07",
        V,
        &[("/belastbaarheid/1/datum", Text("2024-12-19"))],
        &[("/belastbaarheid/1/datum", Text("2024-12-20"))],
    ),
    case(
        "Z08",
        V,
        &[
            ("/plaatsingen", Json("[]")),
            ("/voortgang/watBelemmert", Gone),
            ("/voortgang/oorzaak", Gone),
            ("/voortgang/bijstelling/waarom", Gone),
            ("/voortgang/document/datum", Text("2025-08-30")),
        ],
        &[
            ("/plaatsingen", Json("[]")),
            ("/voortgang/watBelemmert", Gone),
            ("/voortgang/oorzaak", Gone),
            ("/voortgang/bijstelling/waarom", Gone),
            ("/voortgang/document/datum", Text("2025-08-29")),
        ],
    ),
    case(
        "Z09",
        P,
        &[
            ("/arbeidsmarkt", Json("[]")),
            ("/zoekprofielen/0/zoekrichtingen/0/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/1/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/2/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/0/bronAd", Json("false")),
            ("/zoekprofielen/0/zoekrichtingen/1/bronAd", Json("false")),
        ],
        &[
            ("/arbeidsmarkt", Json("[]")),
            ("/zoekprofielen/0/zoekrichtingen/0/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/1/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/2/vacatureBron", Gone),
            ("/zoekprofielen/0/zoekrichtingen/0/bronAd", Json("false")),
        ],
    ),
    case(
        "Z10",
        P,
        &[("/zoekprofielen/0/urenMin", Json("8")), ("/zoekprofielen/0/urenMax", Json("12.9"))],
        &[("/zoekprofielen/0/urenMin", Json("8")), ("/zoekprofielen/0/urenMax", Json("13"))],
    ),
];

/// The placed example with some places changed; `None` when a place is not there.
fn body(patches: &[Patch]) -> Option<Value> {
    let mut body: Value = serde_json::from_str(examples::find("van-den-akker")?).ok()?;
    patches.iter().try_for_each(|(pointer, change)| put(&mut body, pointer, *change))?;
    Some(body)
}

fn put(body: &mut Value, pointer: &str, change: Change) -> Option<()> {
    let value = match change {
        Text(text) => Some(Value::from(text)),
        Json(json) => Some(serde_json::from_str(json).ok()?),
        Gone => None,
    };
    let (parent, key) = pointer.rsplit_once('/')?;
    match (body.pointer_mut(parent)?, value) {
        (Value::Object(object), Some(value)) => {
            object.insert(key.to_owned(), value);
        }
        (Value::Object(object), None) => {
            object.remove(key)?;
        }
        (Value::Array(list), Some(value)) => *list.get_mut(key.parse::<usize>().ok()?)? = value,
        (Value::Array(list), None) => {
            let index = key.parse::<usize>().ok().filter(|index| *index < list.len())?;
            list.remove(index);
        }
        _ => return None,
    }
    Some(())
}

/// What the service finds in a body for one document.
fn findings(body: &str, soort: Soort, thresholds: &Thresholds) -> Result<Vec<Finding>, Vec<Fault>> {
    let trajectory = judgement::parse(body.as_bytes(), soort, ParseOptions::default(), today())?.trajectory;
    let vondsten = checks::search(&trajectory, &[soort]);
    let dossier = Dossier::of(trajectory, soort, None, NaiveDate::MIN);
    Ok(checks::check(&Context::new(&dossier, thresholds, &vondsten)))
}

fn codes(findings: &[Finding]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_rule_fires_and_just_does_not() {
    let thresholds = Thresholds::default();
    for case in CASES {
        let code = case.code;
        let (fires, silent) = (body(case.fires).expect(code), body(case.silent).expect(code));
        match (findings(&fires.to_string(), case.soort, &thresholds), REFUSED.iter().find(|(rule, _)| *rule == code)) {
            (Ok(found), None) => assert!(codes(&found).contains(code), "{code} is silent: {found:?}"),
            (Err(faults), Some((_, refused))) => {
                assert!(faults.iter().any(|fault| fault.code == *refused), "{code}: {faults:?}");
            }
            (other, _) => panic!("{code}: {other:?}"),
        }
        let found = findings(&silent.to_string(), case.soort, &thresholds).expect(code);
        assert!(!codes(&found).contains(code), "{code} fires: {found:?}");
    }
}

#[test]
fn every_rule_has_a_case() {
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let cases: Vec<&str> = CASES.iter().map(|case| case.code).collect();
    assert_eq!(rules, cases);
    assert_eq!(rules.len(), 96);
    assert!(rules.windows(2).all(|pair| pair[0] < pair[1]), "sorted, each once");
}

#[test]
fn the_examples_have_only_the_findings_that_they_are_meant_to_have() {
    let expected: [(&str, Soort, &[&str]); 8] = [
        ("van-den-akker", P, &["T08"]),
        ("van-den-akker", V, &[]),
        ("van-den-akker", E, &[]),
        ("van-den-akker", O, &[]),
        ("pietersma", P, &["T08"]),
        ("pietersma", V, &[]),
        ("pietersma", E, &["S05"]),
        ("pietersma", O, &[]),
    ];
    for (name, soort, wanted) in expected {
        let body = examples::find(name).expect(name);
        let found = findings(body, soort, &Thresholds::default()).expect(name);
        let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
        assert_eq!(codes(&found), wanted, "{name}, {}: {found:?}", soort.as_str());
        assert!(found.iter().all(|finding| finding.severity == Severity::Info));
    }
}

#[test]
fn a_dossier_in_which_everything_went_wrong_says_so() {
    let body = examples::find("alles-mis").expect("an example");
    let mut all = BTreeSet::new();
    for soort in [P, V, E, O] {
        all.extend(codes(&findings(body, soort, &Thresholds::default()).expect("a valid body")));
    }
    assert!(all.len() >= 45, "{all:?}");
}

#[test]
fn every_finding_is_a_sentence_with_a_place() {
    for case in CASES.iter().filter(|case| REFUSED.iter().all(|(rule, _)| *rule != case.code)) {
        let body = body(case.fires).expect(case.code);
        for finding in findings(&body.to_string(), case.soort, &Thresholds::default()).expect(case.code) {
            let detail = &finding.detail;
            assert!(detail.ends_with('.') && !detail.contains("  ") && !detail.contains('\n'), "{detail}");
            assert!(detail.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{detail}");
            assert!(!finding.pointers.is_empty(), "{detail}");
            for pointer in &finding.pointers {
                let items = pointer.match_indices('/').map(|(end, _)| end).chain([pointer.len()]);
                for end in items.skip(1) {
                    let item = &pointer[..end];
                    let in_list = item.rsplit('/').next().is_some_and(|key| key.parse::<usize>().is_ok());
                    assert!(!in_list || body.pointer(item).is_some(), "{} points to {item}", finding.code);
                }
            }
        }
    }
}

#[test]
fn care_as_an_employer_does_not_block_and_a_diagnosis_does() {
    const PLACE: &str = "/voortgang/watGingGoed";
    let blocked = |patches: &[Patch]| {
        let body = body(patches).expect("places that are there");
        let found = findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body");
        found.iter().any(|finding| finding.severity == Severity::Blokkade)
    };
    let diagnosis = (PLACE, Text("Na de hernia gaat het lopen beter."));
    assert!(!blocked(&[(PLACE, Text("Zij voerde een gesprek bij het ziekenhuis over een functie."))]));
    assert!(blocked(&[diagnosis]));
    let to_the_employee = [("/voortgang/document/variant", Text("werknemer")), diagnosis];
    assert!(!blocked(&to_the_employee), "the employee's own copy is warned about, not stopped");
}

#[test]
fn the_name_of_a_party_is_not_a_condition_and_the_word_still_is() {
    const PLACE: &str = "/voortgang/watGingGoed";
    let privacy = |text: &'static str| {
        let patches = [("/werknemer/achternaam", Text("Ångström")), (PLACE, Text(text))];
        let body = body(&patches).expect("places that are there");
        let found = findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body");
        found.iter().any(|finding| finding.code == "P01")
    };
    assert!(!privacy("Mevrouw Ångström voerde twee gesprekken."));
    assert!(privacy("Zij heeft last van angst in het verkeer."));
}

#[test]
fn what_is_dated_after_the_document_is_not_known() {
    let late = [("/voortgang/document/datum", Text("2025-11-10")), ("/poortwachter/wiaAanvraag", Text("2025-11-12"))];
    let body = body(&late).expect("places that are there");
    let found = findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body");
    assert!(codes(&found).contains("T19"));
}

/// Rules that ask for a next step, each with an eindrapportage in which it has one to ask for.
const NEXT_STEPS: &[(&str, &[Patch])] = &[
    (
        "A07",
        &[
            ("/activiteiten/20/redenNietUitgevoerd", Text("Verhinderd.")),
            ("/activiteiten/20/status", Text("vervallen")),
            ("/activiteiten/22/redenNietUitgevoerd", Text("Verhinderd.")),
            ("/activiteiten/22/status", Text("vervallen")),
            ("/activiteiten/23/redenNietUitgevoerd", Text("Verhinderd.")),
            ("/activiteiten/23/status", Text("vervallen")),
        ],
    ),
    ("C03", &[("/eind/resultaat", Text("niet_geplaatst")), ("/eind/knelpunten", Json("[]"))]),
    ("G02", &[("/eind/doelen/0/status", Text("op_schema"))]),
    ("S05", &[("/sollicitaties/19/resultaat", Text("open"))]),
    ("T12", &[("/dienstverband/einddatum", Text("2025-12-31"))]),
    ("T17", &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-11-03"))]),
    ("T18", &[("/eerdereDocumenten/7", Gone), ("/eind/document/datum", Text("2025-10-27"))]),
    ("T19", &[("/eind/document/datum", Text("2025-11-10"))]),
    ("U02", &[("/eind/ondertekening/1/datum", Text("2025-10-25"))]),
    (
        "U03",
        &[
            ("/eind/ondertekening/1/opmerking", Text("Ik zie het anders.")),
            ("/eind/ondertekening/1/status", Text("niet_akkoord")),
        ],
    ),
    ("Z06", &[("/belastbaarheid/0/ontvangenOp", Gone), ("/belastbaarheid/0/datum", Text("2025-09-20"))]),
    ("Z07", &[("/belastbaarheid/0", Gone), ("/belastbaarheid/0", Gone)]),
    (
        "Z08",
        &[
            ("/zoekprofielen/1/datum", Text("2025-04-01")),
            ("/plaatsingen", Json("[]")),
            ("/eind/knelpunten", Json("[]")),
            ("/eind/resultaatToelichting", Gone),
        ],
    ),
];

/// The own work for all of its hours.
const OWN_WORK: &str = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-06-02", "urenPerWeek": 28}]"#;

/// A time without ability that lasts.
const UNABLE: Patch = ("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-09-15", "bron": "bedrijfsarts"}]"#));

/// What the eindrapportage hears when the guidance ended for this reason.
fn codes_when_ended_by(reason: &'static str, patches: &[Patch]) -> BTreeSet<&'static str> {
    let body = body(&[patches, &[("/eind/redenEinde", Text(reason))]].concat()).expect("places that are there");
    codes(&findings(&body.to_string(), E, &Thresholds::default()).expect("a valid body"))
}

#[test]
fn after_a_death_nobody_is_asked_for_a_next_step() {
    for (code, patches) in NEXT_STEPS {
        assert!(codes_when_ended_by("geplaatst", patches).contains(code), "{code} is silent");
        assert!(!codes_when_ended_by("overlijden", patches).contains(code), "{code} fires");
    }
    let employer_was_late = [("/eind/ondertekening/2/datum", Text("2025-10-25"))];
    assert!(codes_when_ended_by("overlijden", &employer_was_late).contains("U02"), "the employer can still be asked");
}

#[test]
fn who_works_again_at_the_own_employer_needs_no_placement() {
    let (_, patches) = NEXT_STEPS.iter().find(|(code, _)| *code == "C03").expect("C03");
    assert!(codes_when_ended_by("einde_wachttijd_nadert", patches).contains("C03"));
    let own: &[Patch] = &[("/werkSpoor1", Json(OWN_WORK))];
    assert!(!codes_when_ended_by("herstel_eigen_werk", &[*patches, own].concat()).contains("C03"));
}

#[test]
fn the_copy_for_checking_says_what_would_stop_another() {
    const TEXT: &str = "Na de hernia gaat het lopen beter. Ik maak mij zorgen over mijn schulden. Ik ben bekend onder \
                        nummer 999990007.";
    let told = |reader: &'static str, code: &str| {
        let patches = [("/voortgang/document/variant", Text(reader)), ("/voortgang/watGingGoed", Text(TEXT))];
        let body = body(&patches).expect("places that are there");
        let found = findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body");
        found.into_iter().find(|finding| finding.code == code).map(|finding| (finding.severity, finding.detail))
    };
    for (code, elsewhere) in [
        ("P01", "In een exemplaar voor werkgever of UWV is dit een blokkade."),
        ("P02", "In een exemplaar voor de werkgever is dit een blokkade."),
    ] {
        let (severity, detail) = told("intern", code).expect(code);
        assert_eq!(severity, Severity::Waarschuwing, "{detail}");
        assert!(detail.ends_with(elsewhere), "{detail}");
        let (severity, detail) = told("werkgever", code).expect(code);
        assert_eq!(severity, Severity::Blokkade, "{detail}");
        assert!(!detail.contains("exemplaar"), "{detail}");
    }
    for reader in ["werkgever", "uwv", "intern"] {
        assert!(told(reader, "P03").is_some_and(|(severity, _)| severity == Severity::Waarschuwing), "{reader}");
    }
    assert_eq!(told("werknemer", "P03"), None, "the employee's own");
}

#[test]
fn what_nobody_may_process_is_told_as_that() {
    let told = |text: &'static str| sentence("P03", V, &[("/voortgang/visieWerknemer", Text(text))]);
    let forbidden = "Zulke gegevens verwerken is in beginsel verboden (AVG art. 9 en 10).";
    assert!(told("Ik ben lid van de vakbond.").contains(forbidden), "{}", told("Ik ben lid van de vakbond."));
    let debts = told("Ik maak mij zorgen over mijn schulden.");
    assert!(debts.contains("zelden nodig") && !debts.contains(forbidden), "{debts}");
}

/// The sentence of one rule about a body.
fn sentence(code: &str, soort: Soort, patches: &[Patch]) -> String {
    let body = body(patches).expect("places that are there");
    let found = findings(&body.to_string(), soort, &Thresholds::default()).expect("a valid body");
    found.into_iter().find(|finding| finding.code == code).map(|finding| finding.detail).unwrap_or_default()
}

/// Guidance that goes on to the end of the wachttijd, with nobody placed.
const TO_THE_END: &[Patch] = &[
    ("/eind/redenEinde", Text("einde_wachttijd_nadert")),
    ("/eind/resultaat", Text("niet_geplaatst")),
    ("/plaatsingen/1", Gone),
    ("/eind/nazorg", Gone),
];

/// An extension of the payment of wage up to and including 29 June 2026, with a request that is planned for this day.
const ASKED_LATE: &str = r#"{"besluitdatum": "2025-09-01", "tot": "2026-06-30", "geplandVerzoek": "2026-05-18",
    "toelichtingVerzoek": "De werkgever wacht op de laatste evaluatie."}"#;

#[test]
fn some_rules_fire_on_more_than_their_case() {
    let fires = |code: &str, patches: &[&[Patch]]| {
        let body = body(&patches.concat()).expect("places that are there");
        let found = findings(&body.to_string(), E, &Thresholds::default()).expect("a valid body");
        codes(&found).contains(code)
    };
    let part = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-06-02", "urenPerWeek": 27.5}]"#;
    let over = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-06-02", "tot": "2025-10-09",
        "urenPerWeek": 14}]"#;
    let left: &[Patch] = &[("/eind/redenEinde", Text("uit_dienst"))];
    let recovered: &[Patch] = &[("/eind/redenEinde", Text("herstel_eigen_werk"))];
    let ends = |day| [("/dienstverband/einddatum", Text(day))];
    let works = |work| [("/werkSpoor1", Json(work))];
    // The guidance ended on 30 September 2025.
    assert!(fires("C10", &[left]));
    assert!(fires("C10", &[left, &ends("2026-01-01")]));
    assert!(!fires("C10", &[left, &ends("2025-12-31")]));
    assert!(fires("C10", &[recovered, &works(part)]));
    assert!(!fires("C10", &[recovered, &works(OWN_WORK)]));
    // Where no work is told, the belastbaarheid has to bear the 28 hours of the contract.
    assert!(fires("C10", &[recovered]));
    assert!(fires("C10", &[recovered, &works(over)]));
    let bears = |hours| [("/belastbaarheid/0/urenPerWeek", Json(hours))];
    assert!(fires("C10", &[recovered, &bears("27.5")]));
    assert!(!fires("C10", &[recovered, &bears("28")]));
    assert!(fires("C10", &[recovered, &bears("28"), &[UNABLE]]));
    let other = r#"[{"functie": "baliemedewerker", "van": "2025-06-02", "urenPerWeek": 28}]"#;
    assert!(fires("C10", &[recovered, &works(other)]));
    // A recovery that runs on the day of the report proves it.
    let runs = [("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-09-25", "tot": "2025-10-19"}]"#))];
    assert!(!fires("C10", &[recovered, &runs]));
    let unable: &[Patch] = &[("/eind/redenEinde", Text("uitval_gbm"))];
    let period = |times| [("/geenBenutbareMogelijkheden", Json(times))];
    let long_over = r#"[{"van": "2025-06-02", "tot": "2025-06-29", "bron": "de bedrijfsarts"}]"#;
    let near = r#"[{"van": "2025-06-02", "tot": "2025-06-30", "bron": "de bedrijfsarts"}]"#;
    assert!(fires("C10", &[unable]));
    assert!(fires("C10", &[unable, &period(long_over)]));
    assert!(!fires("C10", &[unable, &period(near)]));
    let iva: &[Patch] = &[("/eind/redenEinde", Text("vervroegde_iva"))];
    assert!(fires("C10", &[TO_THE_END, iva]), "hours were stated");
    assert!(!fires("C10", &[TO_THE_END, iva, &[UNABLE]]));
    let marginal = [("/belastbaarheid/0/urenPerDag", Json("2")), ("/belastbaarheid/0/urenPerWeek", Json("10"))];
    assert!(!fires("C10", &[TO_THE_END, iva, &marginal]));
    // The longest shortened wachttijd ended on 3 August 2025.
    let until = |day| [("/eind/einddatumBegeleiding", Text(day))];
    assert!(!fires("C10", &[TO_THE_END, iva, &[UNABLE], &until("2025-11-03")]));
    assert!(fires("C10", &[TO_THE_END, iva, &[UNABLE], &until("2025-11-04")]));
    let placed: &[Patch] = &[("/eind/redenEinde", Text("geplaatst"))];
    assert!(fires("C10", &[TO_THE_END, placed]));
    assert!(!fires("C10", &[placed]));
    let part = |hours| [("/eind/resultaat", Text("deels")), ("/plaatsingen/1/urenPerWeek", Json(hours))];
    assert!(fires("A10", &[&part("15.5")]), "the search stopped for a part of 24 hours");
    assert!(!fires("A10", &[&part("15.6")]));
    let other: &[Patch] =
        &[("/eind/redenEinde", Text("anders")), ("/eind/redenEindeToelichting", Text("de werknemer gaat verhuizen"))];
    assert!(fires("A10", &[TO_THE_END, other]), "words of the caller explain no early end");
    // Work with the own employer beside a werkervaringsplaats that grew to all that could be borne.
    let beside = |work| [("/werkSpoor1", Json(work))];
    let at_once = r#"[{"functie": "archiefwerk", "van": "2025-05-01", "tot": "2025-07-14", "urenPerWeek": 1}]"#;
    let before = r#"[{"functie": "archiefwerk", "van": "2025-05-01", "tot": "2025-07-13", "urenPerWeek": 4}]"#;
    assert!(fires("C02", &[&beside(at_once)]));
    assert!(!fires("C02", &[&beside(before)]));
    // A trial of three months with a reason, and one that is too long with any.
    let trial = |last| {
        let (kind, why) = (("/plaatsingen/0/soort", Text("proefplaatsing")), Text("Een langere proef was nodig."));
        [kind, ("/plaatsingen/0/tot", Text(last)), ("/plaatsingen/0/redenDuur", why)]
    };
    assert!(!fires("C13", &[&trial("2025-09-30")]));
    assert!(fires("C13", &[&trial("2025-12-02")]));
    // No trial period in half a year, and two months in two years.
    let contract = |last, trial| [("/plaatsingen/1/tot", Text(last)), ("/plaatsingen/1/proeftijdTot", Text(trial))];
    assert!(fires("C14", &[&contract("2026-03-31", "2025-10-01")]));
    assert!(!fires("C14", &[&contract("2026-04-01", "2025-10-31")]));
    assert!(!fires("C14", &[&contract("2027-09-30", "2025-11-30")]));
    assert!(fires("C14", &[&contract("2027-09-30", "2025-12-01")]));
    assert!(fires("T16", &[TO_THE_END, &until("2026-02-02")]));
    assert!(!fires("T16", &[TO_THE_END, &until("2026-02-01")]));
    // Six weeks after 18 May 2026 is the day on which the payment ends by itself.
    let asked = [("/traject/loonsanctie", Json(ASKED_LATE))];
    assert!(fires("T28", &[&asked]));
    assert!(!fires("T28", &[&asked, &[("/traject/loonsanctie/geplandVerzoek", Text("2026-05-17"))]]));
}

#[test]
fn every_appointment_that_did_not_go_through_is_counted() {
    let three = [("/voortgang/afwezigheid", Json(ABSENCES))];
    let also = |patches: &[Patch]| sentence("A07", V, &[&three[..], patches].concat());
    let lapsed = [
        ("/activiteiten/12/redenNietUitgevoerd", Text("Verhinderd.")),
        ("/activiteiten/12/status", Text("vervallen")),
        ("/activiteiten/13/redenNietUitgevoerd", Text("Verhinderd.")),
        ("/activiteiten/13/status", Text("vervallen")),
    ];
    // On a day of absence: that is one of the two.
    let moved = [("/activiteiten/12/datum", Text("2025-05-20")), ("/activiteiten/13/datum", Text("2025-05-20"))];
    let lapsed_on_one_day = [&lapsed[..], &moved[..]].concat();
    let cases: [(&[Patch], usize); 4] = [(&[], 3), (&lapsed[..2], 4), (&lapsed, 5), (&lapsed_on_one_day, 4)];
    for (patches, number) in cases {
        let said = also(patches);
        assert!(said.contains(&format!("gingen {number} afspraken niet door")), "{number}: {said}");
    }
    assert!(also(&[]).starts_with("Van 26-04-2025 (week 64) tot en met 20-06-2025 (week 72) "), "{}", also(&[]));
}

#[test]
fn sentences_agree_with_what_they_count() {
    const ONE: &str = r#"[
        {"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
         "resultaat": "afgewezen"}
    ]"#;
    let goals = [("/doelen/0/meetbaar", Gone), ("/doelen/2/meetbaar", Gone)];
    let asked = |date| sentence("T19", V, &[("/voortgang/document/datum", Text(date))]);
    for (said, words) in [
        (sentence("G01", P, &goals[..1]), "1 doel mist een deadline of een maatstaf (nummer 1)."),
        (sentence("G01", P, &goals), "2 doelen missen een deadline of een maatstaf (nummers 1 en 3)."),
        (sentence("S04", V, &[("/sollicitaties", Json(ONE))]), "De enige sollicitatie valt buiten het zoekprofiel."),
        (
            sentence("T01", V, &[("/poortwachter/ziekmelding", Text("2024-02-04"))]),
            "ligt 1 datum (04-02-2024) vóór de eerste ziektedag, 05-02-2024. Controleer deze datum en de eerste ziektedag.",
        ),
        (asked("2025-11-16"), "De uiterste datum is 16-11-2025 (week 93)."),
        (asked("2025-11-17"), "De uiterste datum was 16-11-2025 (week 93)."),
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn an_operator_moves_a_threshold() {
    let case = CASES.iter().find(|case| case.code == "A01").expect("A01");
    let body = body(case.fires).expect("places that are there");
    let mut thresholds = Thresholds::default();
    assert_eq!(thresholds.set("activiteiten_gat_dagen", 29), Ok(()));
    let found = findings(&body.to_string(), V, &thresholds).expect("a valid body");
    assert!(!codes(&found).contains("A01"));
}

#[test]
fn a_change_of_belastbaarheid_counts_from_the_day_on_which_the_bureau_knew_of_it() {
    let changed = |received| {
        let patches = [
            ("/belastbaarheid/1/gewijzigd", Json("true")),
            ("/belastbaarheid/1/datum", Text("2025-05-28")),
            ("/belastbaarheid/1/ontvangenOp", Text(received)),
        ];
        let body = body(&patches).expect("places that are there");
        findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body")
    };
    let of_rule =
        |found: &[Finding]| found.iter().find(|finding| finding.code == "Z06").map(|finding| finding.detail.clone());
    let late = of_rule(&changed("2025-06-05")).expect("two weeks and a day");
    assert!(late.contains("is op 28-05-2025 (week 69) gewijzigd en op 05-06-2025 bij het bureau bekend"), "{late}");
    assert!(late.contains("Uiterlijk op 19-06-2025"), "{late}");
    assert_eq!(of_rule(&changed("2025-06-06")), None);
}

#[test]
fn a_plan_that_has_no_day_is_stopped() {
    let weight = |soort, patches: &[Patch]| {
        let body = body(patches).expect("places that are there");
        let found = findings(&body.to_string(), soort, &Thresholds::default()).expect("a valid body");
        found.into_iter().find(|finding| finding.code == "T16").map(|finding| finding.severity)
    };
    let ended = [("/dienstverband/einddatum", Text("2025-02-16"))];
    let first_day = [("/dienstverband/einddatum", Text("2025-02-17"))];
    assert_eq!(weight(P, &ended), Some(Severity::Blokkade));
    assert_eq!(weight(P, &first_day), Some(Severity::Waarschuwing), "planned beyond that day");
    let after_the_wachttijd = [("/verzuim/eersteZiektedag", Text("2023-02-14"))];
    assert_eq!(weight(P, &after_the_wachttijd), Some(Severity::Blokkade), "the last day was 10 February 2025");
}

#[test]
fn an_employer_at_own_risk_guides_on() {
    const RISK: Patch = ("/werkgever/eigenrisicodrager", Json(r#"{"zw": true, "wga": false}"#));
    let ended = [("/dienstverband/einddatum", Text("2025-02-16"))];
    assert!(!sentence("T26", P, &ended).is_empty());
    let at_own_risk = [ended[0], RISK];
    for code in ["T16", "T26"] {
        assert_eq!(sentence(code, P, &at_own_risk), "", "{code}");
    }
    let other_risk = [ended[0], ("/werkgever/eigenrisicodrager", Json(r#"{"zw": false, "wga": true}"#))];
    assert!(!sentence("T26", P, &other_risk).is_empty());
    let told = sentence("T12", P, &at_own_risk);
    assert!(told.contains("eigenrisicodrager voor de Ziektewet") && !told.contains("re-integratieverslag"), "{told}");
    assert!(sentence("T12", P, &ended).contains("dan is op die dag het re-integratieverslag nodig"));
}

#[test]
fn a_report_on_days_after_the_contract_is_warned_about() {
    let told = |end: &'static str, risk: &'static str| {
        let patches = [("/dienstverband/einddatum", Text(end)), ("/werkgever/eigenrisicodrager", Json(risk))];
        let body = body(&patches).expect("places that are there");
        let found = findings(&body.to_string(), V, &Thresholds::default()).expect("a valid body");
        let found = found.into_iter().find(|finding| finding.code == "T12");
        found.map(|finding| (finding.severity, finding.detail.contains("vroegere werkgever")))
    };
    let (none, own) = (r#"{"zw": false, "wga": false}"#, r#"{"zw": true, "wga": false}"#);
    // The period is up to and including 20 June 2025.
    assert_eq!(told("2025-06-19", none), Some((Severity::Waarschuwing, true)));
    assert_eq!(told("2025-06-20", none), Some((Severity::Info, false)));
    assert_eq!(told("2025-06-19", own), Some((Severity::Info, false)));
}

#[test]
fn a_late_request_after_the_contract_extends_no_wage() {
    let late = ("/voortgang/document/datum", Text("2025-11-17"));
    let said = sentence("T19", V, &[late, ("/dienstverband/einddatum", Text("2025-10-31"))]);
    assert!(said.contains("dat de uitkering later ingaat") && !said.contains("loon moet doorbetalen"), "{said}");
    assert!(sentence("T19", V, &[late]).contains("loon moet doorbetalen"));
}

#[test]
fn after_an_early_iva_no_step_is_asked_for() {
    for code in ["T12", "T17", "T18", "T19"] {
        let (_, patches) = NEXT_STEPS.iter().find(|(known, _)| *known == code).expect(code);
        assert!(codes_when_ended_by("geplaatst", patches).contains(code), "{code} is silent");
        let unable = [*patches, &[UNABLE][..]].concat();
        assert!(!codes_when_ended_by("vervroegde_iva", &unable).contains(code), "{code} fires");
    }
}

#[test]
fn an_offer_that_nothing_can_start_under_or_that_was_accepted_late_is_found() {
    let until = |last| {
        let offered = [
            ("/offerte/totaalCent", Gone),
            ("/offerte/document/datum", Text("2026-01-12")),
            ("/offerte/startdatum", Text("2026-01-26")),
            ("/offerte/ondertekening", Json("[]")),
        ];
        sentence("F02", O, &[&offered[..], &[("/offerte/geldigTot", Text(last))]].concat())
    };
    let told = until("2026-02-02");
    assert!(told.contains("geldig tot en met 02-02-2026; na 01-02-2026 kan het traject niet meer starten"), "{told}");
    assert_eq!(until("2026-02-01"), "");
    let agreed = |day| sentence("F02", O, &[("/offerte/ondertekening/1/datum", Text(day))]);
    let told = agreed("2025-03-06");
    assert!(told.contains("ging op 06-03-2025 akkoord; de offerte was geldig tot en met 05-03-2025"), "{told}");
    assert_eq!(agreed("2025-03-05"), "");
}

#[test]
fn a_start_that_the_offer_does_not_name_is_found_where_the_track_has_another() {
    let told = sentence("F09", O, &[("/offerte/startdatum", Gone)]);
    assert!(told.contains("Het traject start op 17-02-2025") && told.contains("geen startdatum"), "{told}");
    let told = sentence("F09", O, &[("/offerte/startdatum", Text("2025-02-18"))]);
    assert!(told.contains("De offerte noemt 18-02-2025") && told.contains("het traject 17-02-2025"), "{told}");
    let told = sentence("F08", O, &[("/werkgever/adres", Gone)]);
    assert!(told.contains("staat er geen"), "{told}");
    let told = sentence("F08", O, &[("/werkgever/adres", Gone), ("/werkgever/plaats", Text("Heerlen"))]);
    assert!(told.contains("noemt alleen de plaats"), "{told}");
}

#[test]
fn a_price_model_that_its_lines_deny_is_found() {
    const MONTHS: &str = r#"[{"omschrijving": "Begeleiding", "aantal": 11, "eenheid": "maand", "prijsCent": 45000,
        "btw": "21"}]"#;
    let told = |model: &'static str, lines: &[Patch]| {
        let own = [("/offerte/totaalCent", Gone), ("/offerte/prijsmodel", Text(model))];
        sentence("F03", O, &[&own[..], lines].concat())
    };
    let months = [("/offerte/regels", Json(MONTHS))];
    assert!(told("weken", &months).contains("geen prijsregel is per week"), "{}", told("weken", &months));
    assert!(told("uurtarief", &months).contains("geen prijsregel is per uur"));
    assert!(told("vast", &[]).contains("een prijsregel telt de weken"), "the line of the example counts weeks");
    assert_eq!([told("weken", &[]), told("vast", &months), told("combinatie", &months)], ["", "", ""]);
}

#[test]
fn guidance_that_still_runs_ends_and_did_not_end() {
    let ended = |last| {
        let patches = [
            ("/eind/redenEinde", Text("einde_wachttijd_nadert")),
            ("/eind/resultaat", Text("niet_geplaatst")),
            ("/plaatsingen/1", Gone),
            ("/eind/nazorg", Gone),
            ("/eind/einddatumBegeleiding", Text(last)),
        ];
        sentence("A10", E, &patches)
    };
    assert!(ended("2025-12-31").starts_with("De begeleiding eindigt op 31-12-2025"), "{}", ended("2025-12-31"));
    assert!(ended("2025-09-30").starts_with("De begeleiding eindigde op 30-09-2025"), "{}", ended("2025-09-30"));
}

#[test]
fn an_age_that_is_sure_to_come_is_told_though_the_day_of_birth_is_not_known() {
    let told = |born| sentence("T11", V, &[("/werknemer/geboortedatum", Text(born))]);
    let year = told("1958-00-00");
    assert!(year.contains("uiterlijk op 31-12-2025 de AOW-leeftijd, vóór het einde van de wachttijd"), "{year}");
    assert!(year.contains("bereikt uiterlijk") && year.contains("schriftelijk van het tweede spoor afzien"), "{year}");
    // Of a day that has passed there is nothing left to agree on.
    let past = told("1958-03-10");
    assert!(past.contains("bereikte op 10-03-2025") && !past.contains("afzien"), "{past}");
    assert_eq!(told("1960-00-00"), "", "from 1 January to 31 December 2027");
}

#[test]
fn a_start_after_a_year_is_in_time_only_beside_a_known_evaluation() {
    let told = |patches: &[Patch]| sentence("T08", P, patches);
    assert!(told(&[]).contains("Dat is op tijd"), "{}", told(&[]));
    let unknown = told(&[("/poortwachter", Json(r#"{"redenOntbreekt": "Het dossier is opgevraagd."}"#))]);
    assert!(unknown.contains("niet te zeggen") && !unknown.contains("Dat is op tijd"), "{unknown}");
}

#[test]
fn a_sanction_that_was_withdrawn_is_not_missing() {
    const WITHDRAWN: &str = r#"{"besluitdatum": "2025-09-01", "tot": "2026-06-30", "ingetrokkenOp": "2025-09-20"}"#;
    let withdrawn = ("/traject/loonsanctie", Json(WITHDRAWN));
    let late = ("/eind/einddatumBegeleiding", Text("2026-02-02"));
    let told = sentence("T16", E, &[TO_THE_END, &[withdrawn, late][..]].concat());
    assert!(told.contains("de loonsanctie is op 20-09-2025 ingetrokken") && !told.contains("geen loons"), "{told}");
    let none = sentence("T16", E, &[TO_THE_END, &[late][..]].concat());
    assert!(none.contains("er is geen loonsanctie opgegeven"), "{none}");
}
