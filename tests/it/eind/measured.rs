//! An end is measured against the last day that was left.

use serde_json::Value;

use super::{decided, explanation, not_placed, pages, reason};
use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, set, words};

#[test]
fn an_end_before_a_contract_or_the_aow_age_is_early_by_the_days_to_that() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/dienstverband/einddatum", "2025-10-01");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("01-10-2025 (laatste dag van het dienstverband)"), "{planned}");
    assert!(planned.contains("30-09-2025 (1 dag eerder)") && !planned.contains("124 dagen"), "{planned}");
    let mut old = not_placed();
    set(&mut old, "/eind/redenEinde", "aow");
    set(&mut old, "/werknemer/geboortedatum", "1958-10-14");
    let planned = words(&pages(&old)["gepland"]);
    assert!(planned.contains("13-10-2025 (laatste dag vóór de AOW-leeftijd)"), "{planned}");
    assert!(planned.contains("30-09-2025 (13 dagen eerder)") && !planned.contains("124 dagen"), "{planned}");
    assert!(words(&pages(&not_placed())["gepland"]).contains("124 dagen eerder"), "nothing came before the plan");
}

#[test]
fn a_document_that_is_to_come_tells_its_last_day_beside_its_name() {
    let eind = pages(&example(PIETERSMA));
    let rows = list(&eind["bijlagen"]["documenten"], "rijen");
    let row = rows.iter().find(|row| words(&row["document"]) == "Actueel oordeel").expect("a document that is to come");
    assert_eq!(words(&row["periode"]), "uiterlijk 31-12-2025");
    assert_eq!(words(&row["datum"]), "volgt");
    // The calendar still asks for both where the work found fills the hours and the contract goes on.
    let placed = words(&pages(&example(AKKER))["bijlagen"]["documenten"]["rijen"]);
    assert_eq!(placed.matches("uiterlijk 02-11-2025").count(), 2, "{placed}");
    assert_eq!(placed.matches("volgt").count(), 2, "{placed}");
}

#[test]
fn the_block_of_the_loonsanctie_ends_the_wage_where_the_contract_does() {
    let mut body = example(GRAAF);
    let facts = |body: &Value| words(&pages(body)["gegevens"]);
    assert!(facts(&body).contains("30 augustus 2026"), "{}", facts(&body));
    set(&mut body, "/dienstverband/einddatum", "2026-03-31");
    let told = facts(&body);
    assert!(told.contains("31 maart 2026 (einde dienstverband)") && !told.contains("augustus 2026"), "{told}");
    let mut old = example(GRAAF);
    let shorter = "Wil hij die tijd korter maken? Dan stuurt hij dit verslag ook naar UWV.";
    let told = explanation(&old);
    assert!(told.contains(shorter) && !told.contains("Vraagt u een WIA-uitkering aan?"), "{told}");
    let planned = "Vraagt hij dat op 20 januari 2026? Dan moet UWV uiterlijk op 10 februari 2026 beslissen. Stemt UWV \
                   in? Dan stopt uw loon eerder: uiterlijk op 24 maart 2026.";
    assert!(told.contains(planned), "{told}");
    for holds in ["Een vast contract stopt dan niet vanzelf", "Krijgt u geen WIA-uitkering?", "Vindt u ander werk?"] {
        assert!(told.contains(holds), "{holds}: {told}");
    }
    let mut made = example(GRAAF);
    set(&mut made, "/traject/loonsanctie/bekorting/verzoek", "2026-01-15");
    let told = explanation(&made);
    let asked = "Uw werkgever vroeg UWV op 15 januari 2026 om dat korter te maken. UWV moet uiterlijk op 5 februari \
                 2026 beslissen. Stemt UWV in? Dan stopt uw loon eerder";
    assert!(told.contains(asked), "{told}");
    set(&mut old, "/werknemer/geboortedatum", "1959-02-10");
    let told = explanation(&old);
    assert!(told.contains("Vanaf 10 februari 2026 hebt u de AOW-leeftijd. U krijgt dan AOW"), "{told}");
    assert!(!told.contains(shorter) && !told.contains("uitkering verlagen"), "{told}");
}

#[test]
fn an_age_that_was_reached_and_a_wage_that_ended_are_past() {
    let mut old = example(GRAAF);
    // 67 years on 31 October 2025.
    set(&mut old, "/werknemer/geboortedatum", "1958-10-31");
    let told = explanation(&old);
    let past = "Sinds 31 oktober 2025 hebt u de AOW-leeftijd. U krijgt AOW, en geen WIA-uitkering. Uw werkgever \
                betaalde daarna nog ten hoogste zes weken loon: tot en met 11 december 2025.";
    assert!(told.contains(past) && !told.contains("Vanaf 31 oktober"), "{told}");
    let (now, then) = ("Uw loon loopt door tot en met 19", "langer moest doorbetalen: tot en met 19");
    for (on, said) in [("2026-03-19", now), ("2026-04-02", then)] {
        let told = explanation(&decided(on, Some("2026-03-20")));
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn a_contract_that_still_runs_has_not_ended() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    for (end, said) in [("2025-10-31", "eindigt."), ("2025-10-09", "eindigde.")] {
        set(&mut body, "/dienstverband/einddatum", end);
        let told = reason(&body);
        assert!(told.contains(&format!("omdat het dienstverband van mevrouw Van den Akker {said}")), "{told}");
    }
}
