//! A: what was done, when, and with how much time between.

use trajectpers::checks::Severity;

use super::Change::{Gone, Json, Text};
use super::{Case, E, P, Patch, TO_THE_END, V, case, finding, fires, sentence};

/// Activities exactly four weeks apart.
const SERIES: &str = r#"[
    {"datum": "2025-02-17", "soort": "intake", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-03-17", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-04-14", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-05-12", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"},
    {"datum": "2025-06-09", "soort": "coachgesprek", "omschrijving": "Gesprek over werk.", "status": "uitgevoerd"}
]"#;

/// Three missed appointments within eight weeks.
const ABSENCES: &str = r#"[
    {"datum": "2025-04-26", "soort": "afgemeld"},
    {"datum": "2025-05-20", "soort": "afgemeld"},
    {"datum": "2025-06-20", "soort": "afgemeld"}
]"#;

pub(super) const CASES: &[Case] = &[
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
    case(
        "A13",
        V,
        &[("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-06-19", "bron": "bedrijfsarts"}]"#))],
        &[("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-06-20", "bron": "bedrijfsarts"}]"#))],
    ),
    case(
        "A14",
        V,
        &[(
            "/deskundigenoordelen",
            Json(
                r#"[{"gevraagdOp": "2025-05-12", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever",
                    "oordeelOp": "2025-06-20", "uitkomst": "onvoldoende"}]"#,
            ),
        )],
        // Not known yet on the day of the report.
        &[(
            "/deskundigenoordelen",
            Json(
                r#"[{"gevraagdOp": "2025-05-12", "gevraagdDoor": "werkgever", "vraag": "inspanningen_werkgever",
                    "oordeelOp": "2025-06-21", "uitkomst": "onvoldoende"}]"#,
            ),
        )],
    ),
];

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
fn guidance_that_still_runs_ends_and_did_not_end() {
    let ended = |last| sentence("A10", E, &[TO_THE_END, &[("/eind/einddatumBegeleiding", Text(last))]].concat());
    assert!(ended("2025-12-31").starts_with("De begeleiding eindigt op 31-12-2025"), "{}", ended("2025-12-31"));
    assert!(ended("2025-09-30").starts_with("De begeleiding eindigde op 30-09-2025"), "{}", ended("2025-09-30"));
}

#[test]
fn some_rules_fire_on_more_than_their_case() {
    let part = |hours| [("/eind/resultaat", Text("deels")), ("/plaatsingen/1/urenPerWeek", Json(hours))];
    assert!(fires("A10", E, &part("15.5")), "the search stopped for a part of 24 hours");
    assert!(!fires("A10", E, &part("15.6")));
    let other: &[Patch] =
        &[("/eind/redenEinde", Text("anders")), ("/eind/redenEindeToelichting", Text("de werknemer gaat verhuizen"))];
    assert!(fires("A10", E, &[TO_THE_END, other].concat()), "words of the caller explain no early end");
}

#[test]
fn work_in_a_time_without_ability_is_counted_and_a_talk_is_not() {
    let unable = |times| [("/geenBenutbareMogelijkheden", Json(times))];
    let said = sentence("A13", E, &unable(r#"[{"van": "2025-06-01", "tot": "2025-06-16", "bron": "bedrijfsarts"}]"#));
    assert!(said.contains("staan 1 activiteit, ") && said.contains("1 begin van een plaatsing (van 0"), "{said}");
    // On 9 September there was a talk alone.
    assert!(!fires("A13", E, &unable(r#"[{"van": "2025-09-09", "tot": "2025-09-09", "bron": "bedrijfsarts"}]"#)));
}

#[test]
fn a_placement_that_goes_on_in_a_time_without_ability_is_found() {
    let told = |times| sentence("A13", E, &[("/geenBenutbareMogelijkheden", Json(times))]);
    // The contract began on 1 October and the report is of 10 October 2025.
    let goes_on = told(r#"[{"van": "2025-10-02", "bron": "bedrijfsarts"}]"#);
    assert!(goes_on.contains("staat 1 plaatsing die doorloopt (op 02-10-2025)"), "{goes_on}");
    assert_eq!(told(r#"[{"van": "2025-10-04", "bron": "bedrijfsarts"}]"#), "", "nobody ends it at once");
}

#[test]
fn work_for_a_part_of_the_hours_is_found_whatever_the_result_is_called() {
    let placed = |hours| [("/plaatsingen/1/urenPerWeek", Json(hours))];
    assert!(sentence("A10", E, &placed("6")).contains("er is maar voor een deel van de mogelijke uren werk"));
    assert!(!fires("A10", E, &placed("15.6")));
    // The example explains its result; words are for a reader to weigh.
    let weight = |patches: &[Patch]| finding("C07", E, patches).map(|finding| finding.severity);
    assert_eq!(weight(&placed("6")), Some(Severity::Info));
    let silent = ("/eind/resultaatToelichting", Gone);
    assert_eq!(weight(&[placed("6")[0], silent]), Some(Severity::Waarschuwing));
    assert_eq!(weight(&placed("15.6")), None);
}

#[test]
fn work_that_begins_long_after_the_guidance_is_no_placement_yet() {
    let from = |day| [("/plaatsingen/1/van", Text(day)), ("/plaatsingen/1/tot", Gone), ("/eind/nazorg", Gone)];
    // The guidance ended on 30 September 2025, and the wachttijd ends on 1 February 2026.
    assert!(!fires("A10", E, &from("2025-10-28")));
    let late = sentence("A10", E, &from("2025-10-29"));
    assert!(late.contains("het gevonden werk begint pas op 29-10-2025"), "{late}");
    assert!(!fires("C12", E, &from("2026-02-01")));
    let after = sentence("C12", E, &from("2026-02-02"));
    assert!(after.contains("begint pas op 02-02-2026, na 01-02-2026"), "{after}");
}
