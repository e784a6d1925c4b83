//! T: the case of every rule on days and terms, in order of code.

use super::super::Change::{Gone, Json, Text};
use super::super::{Case, E, O, P, V, case};

pub(in crate::checks) const CASES: &[Case] = &[
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
    case(
        "T07",
        V,
        &[("/poortwachter/eerstejaarsevaluatie", Gone), ("/traject/startdatum", Text("2025-03-17"))],
        &[("/poortwachter/eerstejaarsevaluatie", Gone), ("/traject/startdatum", Text("2025-03-16"))],
    ),
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
        // The last day is a Sunday, and the last working day before it a Friday.
        &[("/traject/geplandeEinddatum", Text("2026-01-29"))],
        &[("/traject/geplandeEinddatum", Text("2026-01-30"))],
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
        &[
            ("/poortwachter/actueelOordeel", Text("2025-11-01")),
            ("/poortwachter/eindevaluatie", Text("2025-11-03")),
            ("/eind/document/datum", Text("2025-11-10")),
        ],
        &[
            ("/poortwachter/actueelOordeel", Text("2025-11-01")),
            ("/poortwachter/eindevaluatie", Text("2025-11-02")),
            ("/eind/document/datum", Text("2025-11-10")),
        ],
    ),
    case(
        "T30",
        E,
        &[("/poortwachter/eindevaluatie", Text("2025-10-06")), ("/poortwachter/actueelOordeel", Text("2025-10-07"))],
        &[("/poortwachter/eindevaluatie", Text("2025-10-06")), ("/poortwachter/actueelOordeel", Text("2025-10-06"))],
    ),
    case(
        "T31",
        E,
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-12", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text("2025-10-20")),
        ],
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-13", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text("2025-10-20")),
        ],
    ),
    case(
        "T32",
        E,
        &[
            (
                "/traject/loonsanctie",
                Json(
                    r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
                        "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-01-20", "tot": "2026-03-05"}}"#,
                ),
            ),
            ("/eind/document/datum", Text("2026-02-10")),
        ],
        &[
            (
                "/traject/loonsanctie",
                Json(
                    r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
                        "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-01-20", "tot": "2026-03-04"}}"#,
                ),
            ),
            ("/eind/document/datum", Text("2026-02-10")),
        ],
    ),
    case(
        "T33",
        V,
        &[("/verzuim/wazo", Json(r#"[{"van": "2024-07-01", "tot": "2024-10-19", "zelfdeOorzaak": true}]"#))],
        &[("/verzuim/wazo", Json(r#"[{"van": "2024-07-01", "tot": "2024-10-20", "zelfdeOorzaak": true}]"#))],
    ),
    case(
        "T34",
        V,
        &[(
            "/deskundigenoordelen",
            Json(r#"[{"gevraagdOp": "2025-05-08", "gevraagdDoor": "werknemer", "vraag": "passende_arbeid"}]"#),
        )],
        &[(
            "/deskundigenoordelen",
            Json(r#"[{"gevraagdOp": "2025-05-09", "gevraagdDoor": "werknemer", "vraag": "passende_arbeid"}]"#),
        )],
    ),
    case(
        "T35",
        V,
        &[(
            "/verzuim/vrijwilligeVerlenging",
            Json(r#"{"verzoek": "2025-06-02", "besluit": "2025-06-10", "laatsteDag": "2026-02-01"}"#),
        )],
        &[(
            "/verzuim/vrijwilligeVerlenging",
            Json(r#"{"verzoek": "2025-06-02", "besluit": "2025-06-10", "laatsteDag": "2026-02-02"}"#),
        )],
    ),
    case(
        "T36",
        E,
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-01-15", "tot": "2026-02-02"}"#)),
            ("/eind/document/datum", Text("2026-01-20")),
        ],
        &[
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-01-15", "tot": "2026-02-03"}"#)),
            ("/eind/document/datum", Text("2026-01-20")),
        ],
    ),
    case(
        "T37",
        V,
        &[(
            "/werkSpoor1",
            Json(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-05-23", "urenPerWeek": 28}]"#),
        )],
        &[(
            "/werkSpoor1",
            Json(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-05-24", "urenPerWeek": 28}]"#),
        )],
    ),
    case(
        "T38",
        V,
        &[("/voortgang/document/datum", Text("2025-10-20")), ("/poortwachter/wiaAanvraag", Text("2025-10-12"))],
        &[("/voortgang/document/datum", Text("2025-10-20")), ("/poortwachter/wiaAanvraag", Text("2025-10-13"))],
    ),
    case(
        "T39",
        P,
        &[("/verzuim/wazo", Json(r#"[{"van": "2025-02-17", "tot": "2025-06-08", "zelfdeOorzaak": true}]"#))],
        &[("/verzuim/wazo", Json(r#"[{"van": "2025-02-18", "tot": "2025-06-09", "zelfdeOorzaak": true}]"#))],
    ),
    case(
        "T40",
        V,
        &[("/dienstverband/inDienstSinds", Text("2024-02-06"))],
        &[("/dienstverband/inDienstSinds", Text("2024-02-05"))],
    ),
    case(
        "T41",
        E,
        &[(
            "/traject/loonsanctie",
            Json(
                r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01",
                    "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2025-08-31"}]}"#,
            ),
        )],
        &[(
            "/traject/loonsanctie",
            Json(
                r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01",
                    "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2025-09-01"}]}"#,
            ),
        )],
    ),
    case(
        "T42",
        O,
        &[("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-01-20", "tot": "2025-02-03"}]"#))],
        &[("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-01-20", "tot": "2025-02-02"}]"#))],
    ),
    case(
        "T43",
        V,
        // The eerstejaarsevaluatie was on 28 January 2025.
        &[("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-01-20", "tot": "2025-01-28"}]"#))],
        &[("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-01-20", "tot": "2025-01-27"}]"#))],
    ),
];
