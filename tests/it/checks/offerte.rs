//! F: the sums, the days and the price model of an offerte.

use trajectpers::checks::Severity;

use super::Change::{Gone, Json, Text};
use super::{Case, O, Patch, case, finding, sentence};

pub(super) const CASES: &[Case] = &[
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
    case(
        "F10",
        O,
        &[("/offerte/document/datum", Text("2025-02-18"))],
        &[("/offerte/document/datum", Text("2025-02-17"))],
    ),
];

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
    // The offer is of 3 February.
    let told = agreed("2025-02-02");
    assert!(told.contains("ging op 02-02-2025 akkoord; de offerte is pas van 03-02-2025"), "{told}");
    assert_eq!(agreed("2025-02-03"), "");
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
fn an_acceptance_of_after_the_start_is_told() {
    let agreed = |day| finding("F10", O, &[("/offerte/ondertekening/1/datum", Text(day))]);
    let told = agreed("2025-02-18").expect("a finding");
    assert!(told.detail.contains("ging op 18-02-2025 akkoord, na de start van het traject op 17-02-2025"), "{told:?}");
    assert_eq!(told.severity, Severity::Info);
    assert!(agreed("2025-02-17").is_none());
}
