//! Z: where the employee looks for work, against what can be borne.

use super::Change::{Gone, Json, Text};
use super::{Case, P, V, case, sentence};

pub(super) const CASES: &[Case] = &[
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
    case(
        "Z11",
        P,
        &[("/belastbaarheid", Json(r#"[{"bron": "terugkoppeling", "datum": "2025-02-03"}]"#))],
        &[("/belastbaarheid", Json(r#"[{"bron": "terugkoppeling", "datum": "2025-02-03", "urenPerWeek": 20}]"#))],
    ),
];

#[test]
fn a_change_of_belastbaarheid_counts_from_the_day_on_which_the_bureau_knew_of_it() {
    let changed = |received| {
        let patches = [
            ("/belastbaarheid/1/gewijzigd", Json("true")),
            ("/belastbaarheid/1/datum", Text("2025-05-28")),
            ("/belastbaarheid/1/ontvangenOp", Text(received)),
        ];
        sentence("Z06", V, &patches)
    };
    let late = changed("2025-06-05");
    assert!(late.contains("is op 28-05-2025 (week 69) gewijzigd en op 05-06-2025 bij het bureau bekend"), "{late}");
    assert!(late.contains("Uiterlijk op 19-06-2025"), "{late}");
    assert_eq!(changed("2025-06-06"), "");
}
