//! T: days that cannot be, terms of the law, and where the trajectory lies in the wachttijd.

use trajectpers::checks::Severity;

use super::Change::{Gone, Json, Text};
use super::{Case, E, O, P, Patch, TO_THE_END, V, case, finding, fires, sentence};

pub(super) const CASES: &[Case] = &[
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

/// An extension of the payment of wage up to and including 29 June 2026, with a request that is planned for this day.
const ASKED_LATE: &str = r#"{"besluitdatum": "2025-09-01", "tot": "2026-06-30", "geplandVerzoek": "2026-05-18",
    "toelichtingVerzoek": "De werkgever wacht op de laatste evaluatie."}"#;

#[test]
fn what_is_dated_after_the_document_is_not_known() {
    let late = [("/voortgang/document/datum", Text("2025-11-10")), ("/poortwachter/wiaAanvraag", Text("2025-11-12"))];
    assert!(fires("T19", V, &late));
}

#[test]
fn a_plan_that_has_no_day_is_stopped() {
    let weight = |patches: &[Patch]| finding("T16", P, patches).map(|finding| finding.severity);
    let ended = [("/dienstverband/einddatum", Text("2025-02-16"))];
    let first_day = [("/dienstverband/einddatum", Text("2025-02-17"))];
    assert_eq!(weight(&ended), Some(Severity::Blokkade));
    assert_eq!(weight(&first_day), Some(Severity::Waarschuwing), "planned beyond that day");
    let after_the_wachttijd = [("/verzuim/eersteZiektedag", Text("2023-02-14"))];
    assert_eq!(weight(&after_the_wachttijd), Some(Severity::Blokkade), "the last day was 10 February 2025");
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
        let found = finding("T12", V, &patches);
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

#[test]
fn some_rules_fire_on_more_than_their_case() {
    let until = |day| [TO_THE_END, &[("/eind/einddatumBegeleiding", Text(day))]].concat();
    assert!(fires("T16", E, &until("2026-02-02")));
    assert!(!fires("T16", E, &until("2026-02-01")));
    // Six weeks after 18 May 2026 is the day on which the payment ends by itself.
    let asked = [("/traject/loonsanctie", Json(ASKED_LATE))];
    assert!(fires("T28", E, &asked));
    assert!(!fires("T28", E, &[asked[0], ("/traject/loonsanctie/geplandVerzoek", Text("2026-05-17"))]));
}

/// A WIA request that is 34 days late.
const ASKED_34_DAYS_LATE: Patch = ("/poortwachter/wiaAanvraag", Text("2025-12-20"));

#[test]
fn a_late_request_gives_uwv_as_many_days_more() {
    let told = |code, sanctie, date| {
        let patches =
            [ASKED_34_DAYS_LATE, ("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text(date))];
        sentence(code, E, &patches)
    };
    // The wachttijd ends on 1 February 2026, and with the delay the wage on 7 March.
    let in_time = r#"{"besluitdatum": "2026-02-20", "tot": "2027-03-07"}"#;
    let late = told("T23", in_time, "2026-02-25");
    assert!(late.contains("34 dagen te laat") && late.contains("tot en met 07-03-2026"), "{late}");
    assert!(late.ends_with("Vraag de werkgever of UWV dat deed.") && !late.contains("bezwaar"), "{late}");
    assert_eq!(told("T22", in_time, "2026-02-25"), "");
    let beyond = told("T23", r#"{"besluitdatum": "2026-03-08", "tot": "2027-03-07"}"#, "2026-03-10");
    assert!(beyond.contains("Ook die dag was bij het besluit voorbij.") && beyond.contains("bezwaar"), "{beyond}");
    let long = told("T22", r#"{"besluitdatum": "2026-02-20", "tot": "2027-03-08"}"#, "2026-02-25");
    assert!(long.contains("en de 34 dagen die de WIA-aanvraag te laat was: ten hoogste tot 07-03-2027"), "{long}");
}

#[test]
fn no_decision_comes_before_the_request_that_it_rests_on() {
    let sanctie = r#"{"besluitdatum": "2025-12-15", "tot": "2026-03-02"}"#;
    let late = ("/eind/document/datum", Text("2026-01-10"));
    let told = sentence("T31", E, &[ASKED_34_DAYS_LATE, ("/traject/loonsanctie", Json(sanctie)), late]);
    assert!(told.contains("15-12-2025 (week 98), vóór de WIA-aanvraag van 20-12-2025"), "{told}");
    assert_eq!(sentence("T31", E, &[("/traject/loonsanctie", Json(sanctie)), late]), "", "no day is known of it");
}

#[test]
fn a_shorter_extension_is_held_against_the_six_weeks_and_the_repair() {
    let told = |sanctie| {
        let patches = [("/traject/loonsanctie", Json(sanctie)), ("/eind/document/datum", Text("2026-02-10"))];
        sentence("T32", E, &patches)
    };
    let early = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-01-20", "tot": "2026-02-10"}}"#,
    );
    assert!(early.contains("eindigt zes weken na het besluit van 20-01-2026: rond 03-03-2026"), "{early}");
    // Eight days late, so that it ends eight days sooner.
    let delayed = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-01-06", "besluit": "2026-02-04", "tot": "2026-03-18"}}"#,
    );
    assert!(delayed.contains("min de 8 dagen die dat besluit te laat kwam: rond 10-03-2026"), "{delayed}");
    let open = told(
        r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01", "bekorting": {"verzoek": "2026-01-06"},
            "tekortkomingen": [{"punt": "Het zoekprofiel ontbrak.", "datum": "2026-01-20"}]}"#,
    );
    assert!(open.contains("is van 06-01-2026") && open.contains("pas op 20-01-2026 hersteld"), "{open}");
}

#[test]
fn an_end_of_the_wachttijd_that_the_law_does_not_have_is_told_as_that() {
    let told = |stated| sentence("T14", V, &[("/verzuim/eindeWachttijdOpgave", Text(stated))]);
    let (iva, between) = ("vervroegde IVA-uitkering", "tussen week 79 en 104");
    assert!(told("2025-08-03").contains(iva), "78 weeks");
    assert!(!told("2025-08-04").contains(iva) && told("2025-08-04").contains(between));
    assert!(told("2026-01-31").contains(between));
    assert!(!told("2026-02-02").contains(between) && !told("2026-02-02").contains(iva));
}

#[test]
fn a_report_after_what_ended_the_guidance_is_late() {
    let told = |patch: Patch| sentence("T17", E, &[patch]);
    let contract = told(("/dienstverband/einddatum", Text("2025-08-31")));
    let due = "Het had er uiterlijk op 31-08-2025 (week 82) moeten zijn, de laatste dag van het dienstverband.";
    assert!(contract.contains(due), "{contract}");
    // On the AOW age follows no WIA and no verslag, so that nobody waited for the report.
    assert_eq!(told(("/werknemer/geboortedatum", Text("1958-06-15"))), "");
    // The work found began on 1 October, right after this contract.
    assert_eq!(told(("/dienstverband/einddatum", Text("2025-09-30"))), "");
    let weight = |end| finding("T12", E, &[("/dienstverband/einddatum", Text(end))]).map(|finding| finding.severity);
    // The guidance went on to 30 September 2025.
    assert_eq!(weight("2025-08-31"), Some(Severity::Waarschuwing));
    assert_eq!(weight("2025-09-30"), Some(Severity::Info));
}

#[test]
fn a_time_without_ability_that_has_a_last_day_leads_to_no_iva() {
    let told = |times| fires("T21", P, &[("/geenBenutbareMogelijkheden", Json(times))]);
    assert!(told(r#"[{"van": "2025-02-01", "bron": "bedrijfsarts"}]"#));
    assert!(!told(r#"[{"van": "2025-02-01", "tot": "2025-03-07", "bron": "bedrijfsarts"}]"#));
}

#[test]
fn the_aow_age_on_the_last_day_is_told_as_that_and_a_repair_is_not_waived() {
    let told = |patches: &[Patch]| sentence("T11", E, patches);
    // Sixty-seven years on 1 February 2026, the last day of the wachttijd.
    let on_it = told(&[("/werknemer/geboortedatum", Text("1959-02-01"))]);
    assert!(on_it.contains("op 01-02-2026 de AOW-leeftijd, op de laatste dag van de wachttijd."), "{on_it}");
    let sanction = ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-01", "tot": "2027-02-01"}"#));
    let repairing = told(&[("/werknemer/geboortedatum", Text("1959-09-09")), sanction]);
    assert!(repairing.contains("hier verlengde UWV") && !repairing.contains("Bespreek of dat"), "{repairing}");
}

#[test]
fn a_wachttijd_that_uwv_made_longer_on_request_is_no_fault() {
    let told = |last| sentence("T14", V, &[("/verzuim/eindeWachttijdOpgave", Text(last))]);
    assert!(told("2026-08-02").contains("(Wet WIA art. 24)"), "{}", told("2026-08-02"));
    assert!(!told("2026-01-25").contains("art. 24") && !told("2026-02-04").contains("art. 24"));
}

#[test]
fn a_child_has_no_contract_and_nobody_falls_ill_before_one() {
    let told = |patches: &[Patch]| sentence("T40", O, patches);
    let late = told(&[("/dienstverband/inDienstSinds", Text("2025-03-01"))]);
    assert!(late.contains("begon volgens de opgave op 01-03-2025, na de eerste ziektedag, 05-02-2024"), "{late}");
    // In service since 1 September 2011.
    let young = told(&[("/werknemer/geboortedatum", Text("1998-09-02"))]);
    assert!(young.contains("01-09-2011, was de werknemer volgens de geboortedatum jonger dan 13 jaar"), "{young}");
    assert_eq!(told(&[("/werknemer/geboortedatum", Text("1998-09-01"))]), "");
    assert_eq!(told(&[("/werknemer/geboortedatum", Text("1999-00-00"))]), "", "known in part");
}

#[test]
fn points_that_were_repaired_before_they_were_blamed_are_told_together() {
    let sanctie = r#"{"besluitdatum": "2025-09-01", "tot": "2027-02-01", "tekortkomingen": [
        {"punt": "Het zoekprofiel ontbrak.", "datum": "2025-08-04"}, {"punt": "Er is niet gezocht."},
        {"punt": "Er is niet gesolliciteerd.", "datum": "2025-08-11", "doorlopend": true}]}"#;
    let told = finding("T41", E, &[("/traject/loonsanctie", Json(sanctie))]).expect("a finding");
    let right = "De punten 1 en 3 uit het besluit van UWV van 01-09-2025 zijn volgens de opgave vóór dat besluit \
                 hersteld: op 04-08-2025 en 11-08-2025.";
    assert!(told.detail.starts_with(right), "{}", told.detail);
    let place = |index: u8| format!("/traject/loonsanctie/tekortkomingen/{index}/datum");
    assert_eq!(told.pointers, [place(0), place(2)]);
}

#[test]
fn a_plan_of_a_day_of_recovery_is_told_and_one_of_a_day_of_leave_is_not() {
    // The plan is of 28 February 2025.
    let recovered = ("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-02-24", "tot": "2025-03-09"}]"#));
    let told = sentence("T42", P, &[recovered]);
    assert!(told.contains("volledig hersteld, sinds 24-02-2025"), "{told}");
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2025-02-24", "tot": "2025-06-15", "zelfdeOorzaak": true}]"#));
    assert_eq!(sentence("T42", P, &[leave]), "");
}

#[test]
fn a_plan_of_after_what_it_plans_is_told() {
    let made = |date| finding("T16", P, &[("/plan/document/datum", Text(date))]);
    let told = made("2026-02-02").expect("a finding");
    let right = "Het plan is van 02-02-2026 (week 105), na het einde van de wachttijd op 01-02-2026; er is niets";
    assert!(told.detail.starts_with(right), "{}", told.detail);
    assert_eq!(told.severity, Severity::Waarschuwing);
    assert!(made("2026-02-01").is_none());
    let contract = ("/dienstverband/einddatum", Text("2025-12-31"));
    let told = sentence("T16", P, &[("/plan/document/datum", Text("2026-01-05")), contract]);
    assert!(told.contains("na de laatste dag van het dienstverband op 31-12-2025; er is niets"), "{told}");
}

#[test]
fn a_verslag_is_asked_of_who_is_ill_for_more_than_six_weeks() {
    let told = |end| sentence("T12", V, &[("/dienstverband/einddatum", Text(end))]);
    let (brief, long) = (told("2024-03-17"), told("2024-03-18"));
    assert!(brief.contains("is pas nodig na meer dan zes weken ziekte."), "{brief}");
    assert!(!brief.contains("is op die dag het re-integratieverslag nodig"), "{brief}");
    assert!(long.contains("is op die dag het re-integratieverslag nodig"), "{long}");
}

#[test]
fn an_objection_is_advised_within_its_term_alone() {
    let told = |date, made: &[Patch]| {
        let sanctie = [
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2026-02-02", "tot": "2027-02-01"}"#)),
            ("/eind/document/datum", Text(date)),
        ];
        sentence("T23", E, &[&sanctie[..], made].concat())
    };
    // Six weeks after the decision is Monday 16 March 2026.
    let open = told("2026-03-16", &[]);
    assert!(open.ends_with("laat de werkgever dan bezwaar overwegen; dat kan tot en met 16-03-2026."), "{open}");
    let over = told("2026-03-17", &[]);
    assert!(over.contains("de termijn voor bezwaar liep tot en met 16-03-2026.") && over.contains("6:11"), "{over}");
    let made = told("2026-03-17", &[("/traject/loonsanctie/bezwaarGemaakt", Json("true"))]);
    assert!(made.ends_with("noem dit in het bezwaar dat is gemaakt."), "{made}");
}

#[test]
fn a_shortened_wachttijd_has_a_shortest_one_and_a_request_before_it() {
    let told = |stated, asked: &[Patch]| {
        sentence("T14", V, &[&[("/verzuim/eindeWachttijdOpgave", Text(stated))][..], asked].concat())
    };
    // Thirteen weeks after 5 February 2024 the last day is 5 May.
    let short = told("2024-05-04", &[]);
    assert!(short.contains("ten minste dertien weken") && !short.contains("vervroegde IVA"), "{short}");
    assert!(told("2024-05-05", &[]).contains("die de werknemer zelf aanvraagt"));
    let asked = |day| [("/poortwachter/wiaAanvraag", Text(day))];
    // Ten weeks after 25 May 2025 is 3 August.
    assert!(told("2025-08-03", &asked("2025-05-26")).contains("niet eerder dan tien weken na de aanvraag"));
    assert!(!told("2025-08-03", &asked("2025-05-25")).contains("tien weken"));
}

#[test]
fn a_report_on_a_time_after_the_end_is_told() {
    let told = |first: &'static str| {
        let period = [
            ("/voortgang/document/datum", Text("2026-03-20")),
            ("/voortgang/periode/van", Text(first)),
            ("/voortgang/periode/tot", Text("2026-03-20")),
            ("/voortgang/redenGeenActiviteiten", Text("De begeleiding was afgelopen.")),
        ];
        sentence("T16", V, &period)
    };
    let late = told("2026-02-02");
    assert!(late.contains("begint op 02-02-2026 (week 105), na het einde van de wachttijd op 01-02-2026"), "{late}");
    assert_eq!(told("2026-02-01"), "");
}

#[test]
fn a_step_of_the_first_year_of_which_no_day_is_known_is_asked_for() {
    for (code, place) in [
        ("T03", "/poortwachter/probleemanalyse"),
        ("T03", "/poortwachter/planVanAanpak"),
        ("T04", "/poortwachter/melding42eWeek"),
    ] {
        let told = finding(code, P, &[(place, Gone)]).expect(place);
        assert_eq!((told.severity, told.pointers), (Severity::Info, vec![place.to_owned()]));
    }
}

#[test]
fn a_sanction_that_was_decided_late_ends_earlier_when_it_is_shortened() {
    let fires_for = |loonsanctie: &'static str| {
        fires("T32", E, &[("/traject/loonsanctie", Json(loonsanctie)), ("/eind/document/datum", Text("2026-03-20"))])
    };
    // Six weeks before 1 February 2026 are 21 December 2025, so that the decision came twenty days late.
    assert!(!fires_for(
        r#"{"besluitdatum": "2026-01-10", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-03-02", "besluit": "2026-03-16", "tot": "2026-04-07"}}"#
    ));
    assert!(fires_for(
        r#"{"besluitdatum": "2026-01-10", "tot": "2027-02-01",
            "bekorting": {"verzoek": "2026-03-02", "besluit": "2026-03-16", "tot": "2026-04-06"}}"#
    ));
}

#[test]
fn a_report_of_week_42_or_a_letter_on_the_wia_of_long_before_is_told() {
    // Week 36 begins on 7 October 2024, and week 81 on 18 August 2025.
    let reported = |day| finding("T04", P, &[("/poortwachter/melding42eWeek", Text(day))]);
    assert_eq!(reported("2024-10-06").expect("too early").severity, Severity::Info);
    assert!(reported("2024-10-07").is_none());
    let written = |day| fires("T38", E, &[("/poortwachter/briefWia", Text(day))]);
    assert!(written("2025-08-17"));
    assert!(!written("2025-08-18"));
}

#[test]
fn who_never_stopped_working_was_not_ill() {
    let works = |work| fires("T37", V, &[("/werkSpoor1", Json(work))]);
    assert!(works(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "urenPerWeek": 28}]"#));
    assert!(!works(r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "urenPerWeek": 27.5}]"#));
    let until_then = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2024-01-01", "tot": "2024-02-05",
        "urenPerWeek": 28}]"#;
    assert!(!works(until_then));
}

#[test]
fn one_finding_tells_the_whole_of_a_start_that_is_late() {
    let starts = |day: &'static str| found(P, &[("/traject/startdatum", Text(day))]);
    let late = starts("2025-03-17");
    let told: Vec<&str> =
        late.iter().map(|finding| finding.code).filter(|code| ["T06", "T07", "T09", "T25"].contains(code)).collect();
    assert_eq!(told, ["T06"]);
    let told = sentence("T06", P, &[("/traject/startdatum", Text("2025-03-17"))]);
    assert!(
        told.contains("was 11-03-2025 (week 58) de uiterste datum. Los van die evaluatie was 16-03-2025"),
        "{told}"
    );
    assert!(told.contains("Het advies van de arbeidsdeskundige lag er sinds 09-01-2025"), "{told}");
    let week = sentence("T06", P, &[("/traject/startdatum", Text("2025-03-12"))]);
    assert!(!week.contains("Los van die evaluatie"), "{week}");
}

#[test]
fn a_start_that_was_agreed_on_too_late_is_not_called_in_time() {
    let told =
        |day: &'static str| sentence("T09", O, &[("/offerte/startdatum", Gone), ("/traject/startdatum", Text(day))]);
    let late = told("2025-03-12");
    assert!(late.contains("De afgesproken start, 12-03-2025 (week 58), is later; vervroeg die"), "{late}");
    assert!(!late.contains("zorg dat"), "{late}");
    assert!(told("2025-03-11").contains("zorg dat het traject op tijd start."));
}

#[test]
fn a_report_of_week_42_that_was_counted_without_leave_is_told_as_that() {
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2024-07-01", "tot": "2024-10-20", "zelfdeOorzaak": true}]"#));
    let told = sentence("T04", P, &[leave]);
    assert!(told.contains("Zonder verlof is dat week 43; die dagen tellen niet mee"), "{told}");
    assert!(!told.contains("lang voordat"), "{told}");
    let long_before = sentence("T04", P, &[leave, ("/poortwachter/melding42eWeek", Text("2024-07-01"))]);
    assert!(long_before.contains("lang voordat de werknemer 42 weken ziek was."), "{long_before}");
}

#[test]
fn steps_of_days_of_recovery_are_told_together_and_those_of_leave_are_not() {
    let breaks = r#"[{"van": "2025-01-08", "tot": "2025-01-28"}]"#;
    let told = finding("T43", P, &[("/verzuim/onderbrekingen", Json(breaks))]).expect("a finding");
    let right = "op de dag van het arbeidsdeskundig onderzoek (09-01-2025) en de eerstejaarsevaluatie (28-01-2025).";
    assert!(told.detail.contains(right), "{}", told.detail);
    assert_eq!(told.pointers.len(), 3);
    let leave = ("/verzuim/wazo", Json(r#"[{"van": "2024-12-01", "tot": "2025-03-22", "zelfdeOorzaak": true}]"#));
    assert_eq!(sentence("T43", P, &[leave]), "");
}

#[test]
fn who_reports_on_the_end_has_no_second_track_to_waive() {
    // Sixty-seven years in June 2026, within a year after the wachttijd.
    let told = |soort| sentence("T11", soort, &[("/werknemer/geboortedatum", Text("1959-06-15"))]);
    assert!(told(P).contains("van het tweede spoor afzien"), "{}", told(P));
    assert!(told(E).contains("Leg vast of dat meewoog") && !told(E).contains("afzien"), "{}", told(E));
}
