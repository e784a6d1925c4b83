//! The judgement of a body says of a step what its pages say.

use serde_json::Value;

use super::late;
use crate::support::{AKKER, PIETERSMA, example, list, post, remove, set, words};

/// How a step stands in the judgement of one document, and on the bar of its pages.
#[track_caller]
fn judged(body: &Value, address: &str, step: &str) -> String {
    let judgement = post(&format!("/v1/{address}/_valideer"), body).json();
    let found = list(&judgement, "kalender").into_iter().find(|row| row["stap"] == step).cloned();
    words(&found.expect(step)["stand"])
}

#[test]
fn the_judgement_calls_no_start_late_that_the_pages_do_not() {
    for address in ["plannen-van-aanpak", "voortgangsrapportages", "eindrapportages", "trajecten"] {
        let stand = |body: &Value| judged(body, address, "start_spoor_2");
        assert_eq!(stand(&late("geen_benutbare_mogelijkheden")), "gehaald", "{address}");
        assert_eq!(stand(&late("organisatorisch")), "te_laat", "{address}");
    }
    // Agreed on too late, it is late before it comes.
    let mut agreed = example(PIETERSMA);
    set(&mut agreed, "/traject/startdatum", "2025-06-16");
    assert_eq!(judged(&agreed, "plannen-van-aanpak", "start_spoor_2"), "te_laat");
}

#[test]
fn the_judgement_counts_an_eindrapportage_that_is_due_as_the_pages_do() {
    // The pages of the same day: 46 days late and not made.
    assert_eq!(judged(&example("alles-mis"), "voortgangsrapportages", "eindrapportage"), "te_laat");
    // Its own part of the body has its day.
    let mut body = example(AKKER);
    remove(&mut body, "/eerdereDocumenten");
    assert_eq!(judged(&body, "eindrapportages", "eindrapportage"), "gehaald");
    set(&mut body, "/eind/document/datum", "2025-11-04");
    assert_eq!(judged(&body, "eindrapportages", "eindrapportage"), "te_laat");
    assert_eq!(judged(&body, "voortgangsrapportages", "eindrapportage"), "komt");
}
