//! C: whether the parts of a report agree, and whether the work found lasts and can be borne.

use super::Change::{Gone, Json, Text};
use super::{Case, E, O, V, case, fires, sentence};

/// Activities four weeks apart up to the end of the guidance, with eight weeks between the fourth and the fifth.
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

const SUMMARY: &str = "Het traject ligt op schema en de werknemer solliciteert elke week opnieuw.";
/// Alike for 72 percent.
const OTHER_SUMMARY: &str = "Het traject ligt op schema en de werknemer solliciteert minder dan afgesproken.";

pub(super) const CASES: &[Case] = &[
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
    case(
        "C15",
        V,
        &[("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-05-25", "bron": "bedrijfsarts"}]"#))],
        &[("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-05-26", "bron": "bedrijfsarts"}]"#))],
    ),
    case(
        "C16",
        E,
        &[("/eind/redenEinde", Text("herstel_eigen_werk")), ("/werkSpoor1", Json(RECOVERED_ON_13))],
        &[("/eind/redenEinde", Text("herstel_eigen_werk")), ("/werkSpoor1", Json(RECOVERED_ON_12))],
    ),
    case(
        "C17",
        O,
        // The house has number 8.
        &[("/werkgever/adres/straat", Text("Voorbeeldlaan 8a"))],
        &[("/werkgever/adres/straat", Text("Voorbeeldlaan 18a"))],
    ),
];

/// The own work for all of its hours from these days on; the report is of 10 October.
const RECOVERED_ON_13: &str =
    r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-09-13", "urenPerWeek": 28}]"#;
const RECOVERED_ON_12: &str =
    r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-09-12", "urenPerWeek": 28}]"#;

#[test]
fn some_rules_fire_on_more_than_their_case() {
    // Work with the own employer beside a werkervaringsplaats that grew to all that could be borne.
    let beside = |work| [("/werkSpoor1", Json(work))];
    let at_once = r#"[{"functie": "archiefwerk", "van": "2025-05-01", "tot": "2025-07-14", "urenPerWeek": 1}]"#;
    let before = r#"[{"functie": "archiefwerk", "van": "2025-05-01", "tot": "2025-07-13", "urenPerWeek": 4}]"#;
    assert!(fires("C02", E, &beside(at_once)));
    assert!(!fires("C02", E, &beside(before)));
    // A trial of three months with a reason, and one that is too long with any.
    let trial = |last| {
        let (kind, why) = (("/plaatsingen/0/soort", Text("proefplaatsing")), Text("Een langere proef was nodig."));
        [kind, ("/plaatsingen/0/tot", Text(last)), ("/plaatsingen/0/redenDuur", why)]
    };
    assert!(!fires("C13", E, &trial("2025-09-30")));
    assert!(fires("C13", E, &trial("2025-12-02")));
    // No trial period in half a year, and two months in two years.
    let contract = |last, trial| [("/plaatsingen/1/tot", Text(last)), ("/plaatsingen/1/proeftijdTot", Text(trial))];
    assert!(fires("C14", E, &contract("2026-03-31", "2025-10-01")));
    assert!(!fires("C14", E, &contract("2026-04-01", "2025-10-31")));
    assert!(!fires("C14", E, &contract("2027-09-30", "2025-11-30")));
    assert!(fires("C14", E, &contract("2027-09-30", "2025-12-01")));
}

#[test]
fn hours_within_a_time_without_ability_are_found_and_end_one_that_is_open() {
    let told = |times| sentence("C15", V, &[("/geenBenutbareMogelijkheden", Json(times))]);
    let open = told(r#"[{"van": "2025-02-20", "bron": "bedrijfsarts"}]"#);
    assert!(open.contains("Sinds 20-02-2025") && open.contains("van 26-05-2025 noemt weer uren"), "{open}");
    let closed = told(r#"[{"van": "2025-02-20", "tot": "2025-05-27", "bron": "bedrijfsarts"}]"#);
    assert!(closed.contains("Van 20-02-2025 tot en met 27-05-2025"), "{closed}");
    assert_eq!(told(r#"[{"van": "2025-02-20", "tot": "2025-05-26", "bron": "bedrijfsarts"}]"#), "");
}

#[test]
fn a_recovery_that_breaks_the_wachttijd_is_not_missing() {
    let works = ("/werkSpoor1", Json(RECOVERED_ON_13));
    let recovered = [("/eind/redenEinde", Text("herstel_eigen_werk")), works];
    let said = sentence("C16", E, &recovered);
    assert!(said.contains("sinds 13-09-2025") && said.contains("vóór 11-10-2025 opnieuw ziek"), "{said}");
    let broken = ("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-09-14", "tot": "2025-10-10"}]"#));
    assert!(!fires("C16", E, &[recovered[0], recovered[1], broken]));
}

#[test]
fn a_house_number_that_would_be_printed_twice_is_told() {
    let told = |street, addition| {
        let places = [("/werkgever/adres/straat", Text(street)), ("/werkgever/adres/toevoeging", Text(addition))];
        sentence("C17", O, &places)
    };
    let twice = told("Kerkstraat 8a", "a");
    assert!(twice.contains("eindigt op het huisnummer 8, dat op papier daarna nog eens volgt."), "{twice}");
    assert!(!told("Kerkstraat 8 a", "a").is_empty());
    for street in ["8 Meistraat", "Laan 1808", "Plein 8 mei", "Kerkstraat"] {
        assert_eq!(told(street, "a"), "", "{street}");
    }
}
