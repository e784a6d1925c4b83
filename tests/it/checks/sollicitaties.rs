//! S: how often, for what, and with which answer.

use super::Change::{Gone, Json, Text};
use super::{Case, E, V, case, sentence};

/// Three applications, the last one outside the zoekprofiel.
const SENT: &str = r#"[
    {"datum": "2025-05-08", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature", "resultaat": "open",
     "zoekrichting": 1},
    {"datum": "2025-05-12", "werkgever": "Proefbedrijf", "functie": "planner", "soort": "vacature",
     "resultaat": "afgewezen", "zoekrichting": 2},
    {"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
     "resultaat": "afgewezen"}
]"#;

pub(super) const CASES: &[Case] = &[
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
];

#[test]
fn an_application_is_held_against_a_zoekprofiel_that_was_there() {
    let told = |sent| sentence("S04", V, &[("/sollicitaties", Json(sent))]);
    let other = r#"[{"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
        "resultaat": "afgewezen"}]"#;
    assert!(!told(other).is_empty());
    // The function of the first zoekrichting, without its number.
    let same = r#"[{"datum": "2025-05-19", "werkgever": "Proefbedrijf", "functie": "Medewerker klantcontact zorg",
        "soort": "vacature", "resultaat": "afgewezen"}]"#;
    assert_eq!(told(same), "");
    // The first zoekprofiel is of 28 February 2025.
    let before = r#"[{"datum": "2025-02-27", "werkgever": "Proefbedrijf", "functie": "koerier", "soort": "vacature",
        "resultaat": "afgewezen"}]"#;
    assert_eq!(told(before), "");
}
