//! T: steps of which no day is known, asked for together and only while they can be made up for.

use trajectpers::checks::Severity;

use super::Change::{Gone, Json, Text};
use super::{E, P, Patch, TO_THE_END, V, finding, fires, sentence};

/// A report of week 93, when both last steps should have been taken.
const WEEK_93: Patch = ("/eind/document/datum", Text("2025-11-10"));

#[test]
fn steps_of_which_no_day_is_known_are_asked_for_in_one_sentence() {
    let gone = [("/poortwachter/probleemanalyse", Gone), ("/poortwachter/planVanAanpak", Gone)];
    let told = finding("T03", P, &gone).expect("both are not known");
    assert_eq!(told.severity, Severity::Info);
    assert_eq!(told.pointers, gone.map(|(place, _)| place.to_owned()));
    let words = "De probleemanalyse en het plan van aanpak van werkgever en werknemer hebben geen bekende datum; de \
                 uiterste datums waren 17-03-2024 (week 6) en 31-03-2024 (week 8).";
    assert!(told.detail.starts_with(words), "{}", told.detail);
    let last = sentence("T29", E, &[TO_THE_END, &[WEEK_93]].concat());
    let words = "De eindevaluatie en het actueel oordeel van de bedrijfsarts hebben geen bekende datum; de uiterste \
                 datum was 02-11-2025 (week 91).";
    assert!(last.starts_with(words), "{last}");
    let opinion = ("/poortwachter/actueelOordeel", Text("2025-10-28"));
    let one = sentence("T29", E, &[TO_THE_END, &[WEEK_93, opinion]].concat());
    assert!(one.starts_with("De eindevaluatie heeft geen bekende datum"), "{one}");
}

#[test]
fn a_step_that_cannot_be_made_up_for_is_not_asked_for() {
    const UNKNOWN: [(&str, Patch); 3] = [
        ("T03", ("/poortwachter/probleemanalyse", Gone)),
        ("T04", ("/poortwachter/melding42eWeek", Gone)),
        ("T05", ("/poortwachter/eerstejaarsevaluatie", Gone)),
    ];
    const DECIDED: Patch = ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-12-15", "tot": "2027-02-01"}"#));
    const LATER: Patch = ("/eind/document/datum", Text("2025-12-20"));
    for (code, gone) in UNKNOWN {
        assert!(fires(code, E, &[gone]), "{code} is silent");
        assert!(!fires(code, E, &[gone, ("/eind/redenEinde", Text("overlijden"))]), "{code} after a death");
        assert!(!fires(code, E, &[gone, DECIDED, LATER]), "{code} after the decision of UWV");
        let on = |date| fires(code, E, &[gone, ("/eind/document/datum", Text(date))]);
        assert!(on("2026-02-01"), "{code} on the last day");
        assert!(!on("2026-02-02"), "{code} after the wachttijd");
    }
    let on = |date| sentence("T29", E, &[TO_THE_END, &[("/eind/document/datum", Text(date))]].concat());
    assert!(!on("2026-02-01").is_empty());
    assert_eq!(on("2026-02-02"), "");
}

#[test]
fn a_request_that_follows_an_early_letter_is_not_early() {
    // UWV writes from 13 October 2025 on, and a letter of before week 81 is none.
    let asked = |letter: &'static str| {
        let steps = [
            ("/voortgang/document/datum", Text("2025-10-20")),
            ("/poortwachter/briefWia", Text(letter)),
            ("/poortwachter/wiaAanvraag", Text("2025-10-08")),
        ];
        sentence("T38", V, &steps)
    };
    assert_eq!(asked("2025-10-06"), "");
    assert_eq!(asked("2025-10-08"), "");
    assert!(asked("2025-10-09").contains("UWV schrijft pas vanaf 09-10-2025"), "{}", asked("2025-10-09"));
    assert!(asked("2025-08-17").contains("UWV schrijft pas vanaf 13-10-2025"), "{}", asked("2025-08-17"));
}

#[test]
fn a_contract_that_ends_after_the_wia_request_has_its_verslag_with_that_request() {
    let told = |end| sentence("T12", V, &[("/dienstverband/einddatum", Text(end))]);
    let after = told("2025-12-31");
    let words = "al eerder nodig, bij de WIA-aanvraag: uiterlijk op 17-11-2025 (week 94).";
    assert!(after.contains(words), "{after}");
    assert!(told("2025-11-17").contains("dan is op die dag het re-integratieverslag nodig"));
}

#[test]
fn no_plan_is_asked_for_while_the_analysis_finds_no_ability() {
    let told = |times, planned| {
        let unable = ("/geenBenutbareMogelijkheden", Json(times));
        sentence("T03", P, &[unable, ("/poortwachter/planVanAanpak", planned)])
    };
    // The probleemanalyse is of 14 March 2024.
    let unable = r#"[{"van": "2024-03-01", "tot": "2024-08-31", "bron": "bedrijfsarts"}]"#;
    assert_eq!(told(unable, Gone), "");
    assert_eq!(told(unable, Text("2024-09-10")), "");
    let over = r#"[{"van": "2024-03-01", "tot": "2024-03-13", "bron": "bedrijfsarts"}]"#;
    assert!(told(over, Gone).contains("Het plan van aanpak van werkgever en werknemer heeft geen bekende datum"));
    assert!(told(over, Text("2024-09-10")).contains("De uiterste datum was 28-03-2024"));
}

#[test]
fn who_can_do_nothing_may_ask_for_a_shortened_wachttijd() {
    // Week 62.
    let asked = ("/poortwachter/wiaAanvraag", Text("2025-04-10"));
    let times = r#"[{"van": "2025-04-01", "tot": "2025-04-30", "bron": "bedrijfsarts"}]"#;
    let unable = ("/geenBenutbareMogelijkheden", Json(times));
    let usual = finding("T38", V, &[asked]).expect("early");
    assert_eq!(usual.severity, Severity::Waarschuwing);
    assert!(usual.detail.ends_with("Controleer de datum."), "{}", usual.detail);
    let told = finding("T38", V, &[asked, unable]).expect("early, with reason");
    assert_eq!(told.severity, Severity::Info);
    assert!(told.detail.ends_with("uiterlijk op 16-11-2025."), "{}", told.detail);
}

#[test]
fn a_decision_after_a_request_on_an_early_letter_is_not_early() {
    let decided = |letter: &'static str| {
        let steps = [
            ("/eind/document/datum", Text("2025-10-20")),
            ("/poortwachter/briefWia", Text(letter)),
            ("/poortwachter/wiaAanvraag", Text("2025-10-01")),
            ("/traject/loonsanctie", Json(r#"{"besluitdatum": "2025-10-10", "tot": "2027-02-01"}"#)),
        ];
        fires("T31", E, &steps)
    };
    assert!(!decided("2025-09-29"));
    assert!(decided("2025-10-13"), "UWV wrote after its decision");
}
