//! T: recovery, leave and an extension of the wachttijd, and what they do to its days.

use super::Change::{Gone, Json, Text};
use super::{E, O, P, Patch, TO_THE_END, V, sentence};

#[test]
fn a_recovery_that_is_told_as_work_alone_says_what_it_does_to_the_days() {
    let told = |work: &'static str| sentence("T37", E, &[TO_THE_END, &[("/werkSpoor1", Json(work))]].concat());
    let short = told(
        r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-09-02", "tot": "2025-09-24",
            "urenPerWeek": 28}]"#,
    );
    assert!(short.contains("Herstel van 23 dagen telt niet mee"), "{short}");
    let long = told(
        r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-07-01", "tot": "2025-09-10",
            "urenPerWeek": 28}]"#,
    );
    assert!(long.contains("11-09-2025 is dan de eerste ziektedag"), "{long}");
    let part = told(
        r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-07-01", "tot": "2025-09-10",
            "urenPerWeek": 27}]"#,
    );
    assert_eq!(part, "", "not for all of the hours");
    let denied = sentence(
        "C10",
        E,
        &[
            ("/eind/redenEinde", Text("herstel_eigen_werk")),
            (
                "/werkSpoor1",
                Json(
                    r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-09-02", "tot": "2025-09-24",
                        "urenPerWeek": 28}]"#,
                ),
            ),
        ],
    );
    assert!(denied.contains("het werk in de eigen functie eindigde op 24-09-2025"), "{denied}");
}

#[test]
fn an_offer_that_starts_when_nothing_is_asked_tells_how_many_days_it_sells() {
    let unpriced = [("/offerte/totaalCent", Gone)];
    let told = |soort, patches: &[Patch]| sentence("T39", soort, &[&unpriced[..], patches].concat());
    let leave = [("/verzuim/wazo", Json(r#"[{"van": "2025-01-10", "tot": "2025-05-01", "zelfdeOorzaak": true}]"#))];
    let offered = told(O, &leave);
    // From 17 February 2025 on; the wachttijd ends 112 days later, on 24 May 2026.
    assert!(offered.contains("in het zwangerschaps- en bevallingsverlof (tot en met 01-05-2025)"), "{offered}");
    assert!(offered.contains("Van de 462 dagen van de offerte vallen er 74 in zo’n tijd"), "{offered}");
    assert!(!told(P, &leave).contains("offerte"));
    let unable = [("/geenBenutbareMogelijkheden", Json(r#"[{"van": "2025-01-10", "bron": "bedrijfsarts"}]"#))];
    let without = told(P, &unable);
    assert!(without.contains("in een tijd zonder benutbare mogelijkheden. Dan"), "{without}");
}

#[test]
fn leave_counts_birth_by_birth_with_the_parts_to_come() {
    let told = |soort, leave| sentence("T33", soort, &[("/offerte/totaalCent", Gone), ("/verzuim/wazo", Json(leave))]);
    // Of 84 and 28 days; on the day of the plan the second part has yet to begin.
    let pieces = r#"[{"van": "2024-11-01", "tot": "2025-01-23", "zelfdeOorzaak": true},
        {"van": "2025-03-10", "tot": "2025-04-06", "zelfdeOorzaak": true}]"#;
    for soort in [O, P, V, E] {
        assert_eq!(told(soort, pieces), "");
    }
    // Two births fourteen months apart, each too short.
    let births = r#"[{"van": "2024-03-01", "tot": "2024-04-20", "zelfdeOorzaak": true},
        {"van": "2025-06-01", "tot": "2025-08-20", "zelfdeOorzaak": true}]"#;
    assert!(told(P, births).contains("duurt 51 dagen"), "{}", told(P, births));
    assert!(told(E, births).contains("duurt 81 dagen"), "{}", told(E, births));
    let longest = r#"[{"van": "2024-03-01", "tot": "2024-10-10", "zelfdeOorzaak": true}]"#;
    assert_eq!(told(O, longest), "", "32 weeks");
    let long = told(O, r#"[{"van": "2024-03-01", "tot": "2024-10-11", "zelfdeOorzaak": true}]"#);
    assert!(long.contains("duurt 225 dagen") && long.contains("twintig bij een meerling"), "{long}");
}

#[test]
fn an_extension_that_was_asked_for_needs_a_wage_to_extend() {
    let extended = (
        "/verzuim/vrijwilligeVerlenging",
        Json(r#"{"verzoek": "2025-06-02", "besluit": "2025-06-10", "laatsteDag": "2026-05-03"}"#),
    );
    let told = |end| sentence("T35", V, &[extended, ("/dienstverband/einddatum", Text(end))]);
    assert!(
        told("2026-02-01").contains("de laatste dag van de loondoorbetaling is 01-02-2026"),
        "{}",
        told("2026-02-01")
    );
    assert_eq!(told("2026-02-02"), "", "it goes on for a day");
}

#[test]
fn an_extension_that_is_shortened_lasts_thirteen_weeks_more_while_the_contract_does() {
    let told = |shorter: &'static str, contract: &[Patch]| {
        let extension = [
            (
                "/verzuim/vrijwilligeVerlenging",
                Json(r#"{"verzoek": "2025-02-03", "besluit": "2025-02-10", "laatsteDag": "2026-05-03"}"#),
            ),
            ("/verzuim/vrijwilligeVerlenging/verkorting", Json(shorter)),
            ("/voortgang/document/datum", Text("2025-12-05")),
        ];
        sentence("T35", V, &[&extension[..], contract].concat())
    };
    // Thirteen weeks after 1 December 2025 it is 2 March 2026; UWV may name the day before it.
    assert_eq!(told(r#"{"verzoek": "2025-12-01", "laatsteDag": "2026-03-01"}"#, &[]), "");
    let soon = r#"{"verzoek": "2025-12-01", "laatsteDag": "2026-02-28"}"#;
    let early = told(soon, &[]);
    assert!(early.contains("niet eerder dan dertien weken na dat verzoek (Wet WIA art. 24 lid 3): op 02-03-2026"));
    assert_eq!(told(soon, &[("/dienstverband/einddatum", Text("2026-02-28"))]), "", "the contract ends it");
    let none = told(r#"{"verzoek": "2025-12-01", "laatsteDag": "2026-05-03"}"#, &[]);
    assert!(none.contains("zij verkort niets"), "{none}");
    // The wachttijd itself ends on 1 February 2026.
    let within = told(r#"{"verzoek": "2025-06-02", "besluit": "2025-06-16", "laatsteDag": "2026-01-31"}"#, &[]);
    assert!(within.contains("duurt de wachttijd al tot en met 01-02-2026: eerder eindigt zij niet."), "{within}");
    assert_eq!(told(r#"{"verzoek": "2025-06-02", "besluit": "2025-06-16", "laatsteDag": "2026-02-01"}"#, &[]), "");
}

#[test]
fn the_own_function_in_adapted_work_is_no_recovery() {
    let told = |work: &'static str| sentence("T37", E, &[TO_THE_END, &[("/werkSpoor1", Json(work))]].concat());
    let whole = told(
        r#"[{"functie": "medewerker verkoop binnendienst, hele dagen", "van": "2025-07-01",
            "urenPerWeek": 28}]"#,
    );
    assert!(!whole.is_empty());
    let adapted = told(
        r#"[{"functie": "medewerker verkoop binnendienst, aangepast", "van": "2025-07-01",
            "urenPerWeek": 28}]"#,
    );
    assert_eq!(adapted, "");
    let trial = told(
        r#"[{"functie": "medewerker verkoop binnendienst (arbeidstherapeutisch)", "van": "2025-07-01",
            "urenPerWeek": 28}]"#,
    );
    assert_eq!(trial, "");
}

#[test]
fn leave_that_began_after_the_decision_puts_off_a_sanction() {
    let told = |sanction: &'static str| {
        let leave = Json(r#"[{"van": "2026-01-05", "tot": "2026-04-26", "zelfdeOorzaak": true}]"#);
        let steps = [("/verzuim/wazo", leave), ("/eind/document/datum", Text("2026-01-20"))];
        sentence("T22", E, &[&steps[..], &[("/traject/loonsanctie", Json(sanction))]].concat())
    };
    // UWV counted 52 weeks from 2 February 2026 on; by the leave they are counted from 25 May on.
    let before = told(r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01"}"#);
    assert!(before.contains("begon in de wachttijd verlof van 112 dagen."), "{before}");
    assert_eq!(told(r#"{"besluitdatum": "2025-12-15", "tot": "2027-05-24"}"#), "");
}
