//! T: the end of the wachttijd as stated.

use super::super::Change::Text;
use super::super::{Patch, V, sentence};

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
fn a_wachttijd_that_uwv_made_longer_on_request_is_no_fault() {
    let told = |last| sentence("T14", V, &[("/verzuim/eindeWachttijdOpgave", Text(last))]);
    assert!(told("2026-08-02").contains("(Wet WIA art. 24)"), "{}", told("2026-08-02"));
    assert!(!told("2026-01-25").contains("art. 24") && !told("2026-02-04").contains("art. 24"));
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
