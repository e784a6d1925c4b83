//! How the guidance ended: a reason that the data deny, and a reason after which nobody is asked for anything.

use std::collections::BTreeSet;

use super::Change::{Gone, Json, Text};
use super::{E, Patch, TO_THE_END, codes, fires, found};

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
#[track_caller]
fn codes_when_ended_by(reason: &'static str, patches: &[Patch]) -> BTreeSet<&'static str> {
    codes(&found(E, &[patches, &[("/eind/redenEinde", Text(reason))]].concat()))
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
fn after_an_early_iva_no_step_is_asked_for() {
    for code in ["T12", "T17", "T18", "T19"] {
        let (_, patches) = NEXT_STEPS.iter().find(|(known, _)| *known == code).expect(code);
        assert!(codes_when_ended_by("geplaatst", patches).contains(code), "{code} is silent");
        let unable = [*patches, &[UNABLE][..]].concat();
        assert!(!codes_when_ended_by("vervroegde_iva", &unable).contains(code), "{code} fires");
    }
}

#[test]
fn a_reason_of_the_end_that_the_data_deny_is_found() {
    let denied = |patches: &[&[Patch]]| fires("C10", E, &patches.concat());
    let part = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-06-02", "urenPerWeek": 27.5}]"#;
    let over = r#"[{"functie": "medewerker verkoop binnendienst", "van": "2025-06-02", "tot": "2025-10-09",
        "urenPerWeek": 14}]"#;
    let left: &[Patch] = &[("/eind/redenEinde", Text("uit_dienst"))];
    let recovered: &[Patch] = &[("/eind/redenEinde", Text("herstel_eigen_werk"))];
    let ends = |day| [("/dienstverband/einddatum", Text(day))];
    let works = |work| [("/werkSpoor1", Json(work))];
    // The guidance ended on 30 September 2025.
    assert!(denied(&[left]));
    assert!(denied(&[left, &ends("2026-01-01")]));
    assert!(!denied(&[left, &ends("2025-12-31")]));
    assert!(denied(&[recovered, &works(part)]));
    assert!(!denied(&[recovered, &works(OWN_WORK)]));
    // Where no work is told, the belastbaarheid has to bear the 28 hours of the contract.
    assert!(denied(&[recovered]));
    assert!(denied(&[recovered, &works(over)]));
    let bears = |hours| [("/belastbaarheid/0/urenPerWeek", Json(hours))];
    assert!(denied(&[recovered, &bears("27.5")]));
    assert!(!denied(&[recovered, &bears("28")]));
    assert!(denied(&[recovered, &bears("28"), &[UNABLE]]));
    let other = r#"[{"functie": "baliemedewerker", "van": "2025-06-02", "urenPerWeek": 28}]"#;
    assert!(denied(&[recovered, &works(other)]));
    // A recovery that runs on the day of the report proves it.
    let runs = [("/verzuim/onderbrekingen", Json(r#"[{"van": "2025-09-25", "tot": "2025-10-19"}]"#))];
    assert!(!denied(&[recovered, &runs]));
    let unable: &[Patch] = &[("/eind/redenEinde", Text("uitval_gbm"))];
    let period = |times| [("/geenBenutbareMogelijkheden", Json(times))];
    let long_over = r#"[{"van": "2025-06-02", "tot": "2025-06-29", "bron": "de bedrijfsarts"}]"#;
    let near = r#"[{"van": "2025-06-02", "tot": "2025-06-30", "bron": "de bedrijfsarts"}]"#;
    assert!(denied(&[unable]));
    assert!(denied(&[unable, &period(long_over)]));
    assert!(!denied(&[unable, &period(near)]));
    let iva: &[Patch] = &[("/eind/redenEinde", Text("vervroegde_iva"))];
    assert!(denied(&[TO_THE_END, iva]), "hours were stated");
    assert!(!denied(&[TO_THE_END, iva, &[UNABLE]]));
    let marginal = [("/belastbaarheid/0/urenPerDag", Json("2")), ("/belastbaarheid/0/urenPerWeek", Json("10"))];
    assert!(!denied(&[TO_THE_END, iva, &marginal]));
    // The longest shortened wachttijd ended on 3 August 2025.
    let until = |day| [("/eind/einddatumBegeleiding", Text(day))];
    assert!(!denied(&[TO_THE_END, iva, &[UNABLE], &until("2025-11-03")]));
    assert!(denied(&[TO_THE_END, iva, &[UNABLE], &until("2025-11-04")]));
    let placed: &[Patch] = &[("/eind/redenEinde", Text("geplaatst"))];
    assert!(denied(&[TO_THE_END, placed]));
    assert!(!denied(&[placed]));
}
