//! T: the last steps: eindrapportage, WIA request and early IVA.

use trajectpers::checks::Severity;

use super::super::Change::{Json, Text};
use super::super::{E, P, Patch, V, finding, fires, sentence};

#[test]
fn what_is_dated_after_the_document_is_not_known() {
    let late = [("/voortgang/document/datum", Text("2025-11-10")), ("/poortwachter/wiaAanvraag", Text("2025-11-12"))];
    assert!(fires("T19", V, &late));
}

#[test]
fn a_late_request_after_the_contract_extends_no_wage() {
    let late = ("/voortgang/document/datum", Text("2025-11-17"));
    let said = sentence("T19", V, &[late, ("/dienstverband/einddatum", Text("2025-10-31"))]);
    assert!(said.contains("dat de uitkering later ingaat") && !said.contains("loon moet doorbetalen"), "{said}");
    assert!(sentence("T19", V, &[late]).contains("loon moet doorbetalen"));
}

#[test]
fn a_report_after_what_ended_the_guidance_is_late() {
    let told = |patch: Patch| sentence("T17", E, &[patch]);
    let contract = told(("/dienstverband/einddatum", Text("2025-08-31")));
    // A Sunday: the re-integratieverslag has to be ready on the Friday before it.
    let due = "Het had er uiterlijk op 29-08-2025 (week 82) moeten zijn, de laatste werkdag van het dienstverband.";
    assert!(contract.contains(due), "{contract}");
    let friday = told(("/dienstverband/einddatum", Text("2025-08-29")));
    let due = "Het had er uiterlijk op 29-08-2025 (week 82) moeten zijn, de laatste dag van het dienstverband.";
    assert!(friday.contains(due), "{friday}");
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
