//! Sanctions that were withdrawn, shortened, too long or too late, and terms that end on a free day.

use serde_json::{Value, json};

use super::{EIND, pages, row, stands};
use crate::support::{AKKER, GRAAF, PIETERSMA, codes, example, remove, set, words};

/// The placed example as a file that UWV extended the payment of wage of.
fn with_sanction(mut body: Value, sanction: Value) -> Value {
    set(&mut body, "/traject/loonsanctie", sanction);
    body
}

#[test]
fn a_sanction_that_was_withdrawn_counts_no_more() {
    let sanction = json!({ "besluitdatum": "2025-11-20", "tot": "2027-04-02", "ingetrokkenOp": "2025-12-15" });
    let body = with_sanction(example(PIETERSMA), sanction);
    let eind = pages(&body, EIND);
    assert_eq!(row(&eind, "laatste dag van de verlengde loondoorbetaling"), None);
    assert!(eind["tijdlijn"]["verlenging"].is_null());
    assert!(words(&eind["tijdlijn"]["bijschrift"]).contains("die verlenging is op 15 december 2025 ingetrokken"));
    let mut before = body;
    set(&mut before, "/eind/document/datum", "2025-12-14");
    stands(&pages(&before, EIND), "laatste dag van de verlengde", ("01-04-2027", "", "nog ruim 67 weken"));
}

#[test]
fn a_sanction_that_was_shortened_ends_where_uwv_decided() {
    let mut body = example(GRAAF);
    let shortened = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05", "tot": "2026-03-19" });
    set(&mut body, "/traject/loonsanctie/bekorting", shortened);
    set(&mut body, "/eind/vervolgTot", "2026-03-18");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-18");
    set(&mut body, "/eind/document/datum", "2026-02-06");
    let eind = pages(&body, EIND);
    stands(&eind, "laatste dag van de verlengde loondoorbetaling", ("18-03-2026", "", "nog ruim 5 weken"));
    stands(&eind, "besluit op het bekortingsverzoek", ("10-02-2026", "05-02-2026", "toegewezen"));
    let refused = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05" });
    set(&mut body, "/traject/loonsanctie/bekorting", refused);
    stands(&pages(&body, EIND), "besluit op het bekortingsverzoek", ("10-02-2026", "05-02-2026", "afgewezen"));
    let said = words(&eind["tijdlijn"]["bijschrift"]);
    let told = "verlengd tot en met 30 augustus 2026 en bekortte de verlenging op 5 februari 2026 tot en met 18 maart \
                2026";
    assert!(said.contains(told), "{said}");
}

#[test]
fn a_sanction_too_long_or_too_late_is_found() {
    let decided = |day: &str, tot: &str| {
        codes(&with_sanction(example(PIETERSMA), json!({ "besluitdatum": day, "tot": tot })), EIND)
    };
    // The wachttijd ends on 1 April 2026; 52 weeks after it is 1 April 2027.
    assert!(decided("2025-12-10", "2027-04-02").contains("T22"));
    assert!(!decided("2025-12-10", "2027-04-01").contains("T22"));
    let late = |day: &str| {
        let mut body = with_sanction(example(PIETERSMA), json!({ "besluitdatum": day, "tot": "2027-04-01" }));
        set(&mut body, "/eind/document/datum", "2026-04-20");
        codes(&body, EIND)
    };
    assert!(late("2026-04-02").contains("T23"));
    assert!(!late("2026-04-01").contains("T23"));
}

#[test]
fn a_term_of_the_law_goes_on_past_a_weekend_and_what_is_equated_with_a_holiday() {
    // Six weeks after the decision it is 2 January 2026, which a decree equates with a holiday.
    let mut objection = with_sanction(example(AKKER), json!({ "besluitdatum": "2025-11-21", "tot": "2027-02-01" }));
    set(&mut objection, "/poortwachter/wiaAanvraag", "2025-11-10");
    set(&mut objection, "/eind/document/datum", "2026-01-05");
    stands(&pages(&objection, EIND), "bezwaar tegen de loonsanctie", ("05-01-2026", "", "vandaag"));
    // Four weeks after the letter it is a Sunday; eleven weeks before the end are counted back and stay where they are.
    let mut letter = example(AKKER);
    set(&mut letter, "/poortwachter/briefWia", "2025-10-26");
    set(&mut letter, "/poortwachter/wiaAanvraag", "2025-11-24");
    set(&mut letter, "/eind/document/datum", "2025-11-25");
    stands(&pages(&letter, EIND), "WIA-aanvraag", ("24-11-2025", "24-11-2025", "op tijd"));
    assert!(!codes(&letter, EIND).contains("T19"));
    set(&mut letter, "/poortwachter/briefWia", "2025-10-19");
    stands(&pages(&letter, EIND), "WIA-aanvraag", ("16-11-2025", "24-11-2025", "8 dagen te laat"));
    // Three weeks after the request it is the second day of Christmas, a Friday.
    let mut asked = example(GRAAF);
    set(&mut asked, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2025-12-05" }));
    let reason = words(&pages(&asked, EIND)["reden"]);
    assert!(reason.contains("UWV moest uiterlijk op 29 december 2025 beslissen"), "{reason}");
    assert!(reason.contains("dan eindigt de loondoorbetaling uiterlijk op 9 februari 2026"), "{reason}");
}

#[test]
fn on_the_request_of_which_nobody_knows_the_day_uwv_decided() {
    let sanction = json!({ "besluitdatum": "2025-12-15", "tot": "2026-03-02" });
    let mut body = with_sanction(example(AKKER), sanction);
    set(&mut body, "/eind/document/datum", "2026-01-10");
    stands(&pages(&body, EIND), "WIA-aanvraag", ("16-11-2025", "", "gedaan, dag niet bekend"));
    assert!(!codes(&body, EIND).contains("T19"));
    // Also where its last day has yet to come.
    set(&mut body, "/traject/loonsanctie/besluitdatum", "2025-11-10");
    set(&mut body, "/eind/document/datum", "2025-11-12");
    let eind = pages(&body, EIND);
    stands(&eind, "WIA-aanvraag", ("16-11-2025", "", "gedaan, dag niet bekend"));
    assert_eq!(row(&eind, "inzending re-integratieverslag"), None, "UWV has tested it");
}

#[test]
fn a_report_is_one_of_repair_once_all_is_repaired() {
    let mut body = example(AKKER);
    set(&mut body, "/poortwachter/wiaAanvraag", "2025-11-10");
    set(&mut body, "/eind/document/datum", "2026-01-10");
    let sanction = |repaired: Value| {
        let punt = json!({ "punt": "Het actueel oordeel ontbreekt in het re-integratieverslag.", "datum": repaired });
        json!({ "besluitdatum": "2025-12-15", "tot": "2026-03-02", "tekortkomingen": [punt] })
    };
    // The first eindrapportage is of 10 October 2025. UWV may decide before its three weeks are over.
    let mut open = with_sanction(body.clone(), sanction(Value::Null));
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/0/datum");
    let eind = pages(&open, EIND);
    stands(&eind, "eindrapportage na herstel", ("", "", "zodra alles is hersteld"));
    let term = "geen wettelijke termijn; elke week later kost de werkgever een week loon";
    stands(&eind, "bekortingsverzoek", ("", "", term));
    let repaired = pages(&with_sanction(body, sanction(json!("2026-01-08"))), EIND);
    stands(&repaired, "eindrapportage na herstel", ("", "10-01-2026", "gedaan"));
}
