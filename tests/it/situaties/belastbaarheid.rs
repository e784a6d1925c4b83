//! What can be borne: nothing at all, a part, hours that come back, and a recovery.

use serde_json::{Value, json};

use super::{EIND, PLAN, VOORTGANG, case, explanation, not_placed, offer, pages, says};
use crate::support::{AKKER, PIETERSMA, codes, example, set, words};

#[test]
fn beside_leave_no_recovery_is_named() {
    let recovered = json!([{ "van": "2024-08-01", "tot": "2024-08-14" }]);
    let leave = json!([{ "van": "2025-02-20", "tot": "2025-06-11", "zelfdeOorzaak": true }]);
    let body = offer(&[("/verzuim/onderbrekingen", recovered), ("/verzuim/wazo", leave)]);
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    let told =
        "(witte vakken): 1 augustus tot en met 14 augustus 2024 (14 dagen) en 20 februari tot en met 11 juni 2025";
    says(&caption, &[told], &["hersteld"]);
}

#[test]
fn a_time_without_ability_is_a_change_and_no_hours_hold_in_it() {
    let body = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-06-10", "bron": "bedrijfsarts" }]))]);
    let told = pages(&body, VOORTGANG);
    let right = "De belastbaarheid is in deze periode gewijzigd. Sinds 10 juni 2025 zijn er geen benutbare \
                 mogelijkheden, volgens de bedrijfsarts. De laatste vaststelling daarvoor is van 26 mei 2025";
    says(&words(&told["belastbaarheid_inleiding"]), &[right], &["niet gewijzigd"]);
    assert!(told["belastbaarheid"]["prognose"].is_null(), "{}", told["belastbaarheid"]);
    let facts = words(&told["belastbaarheid"]["feiten"]);
    let right = "geen benutbare mogelijkheden sinds 10-06-2025, volgens de bedrijfsarts";
    says(&facts, &[right, "Eerdere vaststelling"], &[]);
    let right = "Sinds 10 juni 2025 hebt u geen benutbare mogelijkheden. Dat betekent: u kunt nu niet werken.";
    says(&explanation(&body, VOORTGANG), &[right], &["U kunt nu ten hoogste"]);

    let at_first = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-02-20", "bron": "bedrijfsarts" }]))]);
    says(&explanation(&at_first, PLAN), &["Sinds 20 februari 2025 hebt u geen"], &["U kunt nu ten hoogste"]);
    let plan = words(&pages(&at_first, PLAN)["belastbaarheid"]["inleiding"]);
    says(&plan, &["Sinds 20 februari 2025 zijn er geen benutbare mogelijkheden", "vaststelling daarvoor is van"], &[]);

    let none = case(&[("/belastbaarheid/1/urenPerDag", json!(0)), ("/belastbaarheid/1/urenPerWeek", json!(0))]);
    says(&explanation(&none, VOORTGANG), &["Sinds 26 mei 2025 hebt u geen benutbare"], &[" 0 uur per", "Dat was"]);
}

#[test]
fn nobody_knows_when_a_recovery_that_runs_will_end() {
    let recovered = ("/verzuim/onderbrekingen", json!([{ "van": "2025-06-14", "tot": "2025-06-30" }]));
    let body = case(&[recovered]);
    let told = explanation(&body, VOORTGANG);
    let right = ["Sinds 14 juni 2025 bent u hersteld gemeld.", "U bent nu hersteld gemeld."];
    says(&told, &right, &["tot en met 30 juni", "U kunt nu ten hoogste"]);
    says(&told, &[], &["op de agenda", "Verder loopt dit door", "Op een werkervaringsplaats betaalt"]);
    // Of a leave the last day is known, and what comes after it is told.
    let leave = json!([{ "van": "2025-04-01", "tot": "2025-07-21", "zelfdeOorzaak": true }]);
    let told = explanation(&case(&[("/verzuim/wazo", leave)]), VOORTGANG);
    let right = ["geen werk te zoeken", "op de agenda", "22 juli 2025"];
    says(&told, &right, &["30 juni 2025", "Verder loopt dit door"]);
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    says(&caption, &["hersteld gemeld sinds 14 juni 2025;"], &["tot en met 30 juni"]);
    // The seven days up to the report do not count; what comes later nobody knows.
    says(&caption, &["Laatste dag van de wachttijd 8 februari 2026"], &[]);
    // Once it is over, it is told with its end.
    let later = case(&[
        ("/verzuim/onderbrekingen", json!([{ "van": "2025-06-10", "tot": "2025-06-19" }])),
        ("/voortgang/document/datum", json!("2025-06-20")),
    ]);
    let told = explanation(&later, VOORTGANG);
    let right = ["Van 10 juni tot en met 19 juni 2025 was u hersteld gemeld.", "U kunt nu ten hoogste"];
    says(&told, &right, &["Sinds 10 juni"]);
}

#[test]
fn who_cannot_work_is_not_asked_to_apply() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-11-20", "bron": "bedrijfsarts" }]));
    says(&explanation(&body, EIND), &[], &["Blijf solliciteren"]);
    // It was over before the report.
    set(
        &mut body,
        "/geenBenutbareMogelijkheden",
        json!([{ "van": "2025-11-20", "tot": "2025-12-10", "bron": "bedrijfsarts" }]),
    );
    says(&explanation(&body, EIND), &["Blijf solliciteren"], &[]);
}

#[test]
fn a_time_without_ability_ends_where_hours_are_stated_again() {
    let body = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-02-20", "bron": "bedrijfsarts" }]))]);
    says(&explanation(&body, VOORTGANG), &["U kunt nu ten hoogste"], &["geen benutbare mogelijkheden"]);
    let told = words(&pages(&body, VOORTGANG)["belastbaarheid_inleiding"]);
    says(&told, &["De belastbaarheid is in deze periode gewijzigd."], &["niet gewijzigd"]);
    let facts = words(&pages(&body, VOORTGANG)["gegevens"]);
    says(&facts, &["vanaf 20-02-2025 tot en met 25-05-2025, volgens bedrijfsarts"], &[]);
    for kind in [VOORTGANG, EIND] {
        let found = codes(&body, kind);
        assert!(found.contains("C15") && found.contains("A13"), "{kind}: {found:?}");
    }
    assert!(!codes(&body, PLAN).contains("C15"), "the hours came later");
}

#[test]
fn who_cannot_work_reads_until_when_and_has_no_work_to_seek() {
    let told = |period: Value| explanation(&case(&[("/geenBenutbareMogelijkheden", json!([period]))]), PLAN);
    let free = "In die tijd hoeft u geen werk te zoeken.";
    let open = told(json!({ "van": "2025-02-20", "bron": "bedrijfsarts" }));
    let right = [free, "Kunt u weer werken? Dan zoekt u dit werk:", "geldt pas als u weer kunt werken."];
    says(&open, &right, &["U zoekt dit werk", "Dat duurt tot"]);
    let closed = told(json!({ "van": "2025-02-20", "tot": "2025-03-07", "bron": "bedrijfsarts" }));
    let right = [free, "Dat duurt tot en met 7 maart 2025.", "Daarna zoekt u dit werk:", "geldt na 7 maart 2025."];
    says(&closed, &right, &["U zoekt dit werk"]);
    says(&explanation(&example(AKKER), PLAN), &["U zoekt dit werk:"], &[free, "geldt na"]);
}

#[test]
fn within_four_weeks_of_a_recovery_the_same_case_can_go_on() {
    let recovered = |since: &str| {
        let work = json!([{ "functie": "medewerker verkoop binnendienst", "van": since, "urenPerWeek": 28 }]);
        let body = not_placed("herstel_eigen_werk", &[("/werkSpoor1", work)]);
        (words(&pages(&body, EIND)["reden"]), explanation(&body, EIND))
    };
    // The report is of 10 October.
    let (reason, page) = recovered("2025-09-15");
    says(&reason, &["vóór 13 oktober 2025 opnieuw ziek, dan loopt de wachttijd verder"], &[]);
    says(&page, &["Wordt u vóór 13 oktober 2025 weer ziek? Dan loopt de wachttijd verder"], &[]);
    let (reason, page) = recovered("2025-09-12");
    says(&reason, &[], &["opnieuw ziek"]);
    says(&page, &[], &["weer ziek?"]);
}
