//! What UWV reads, and texts that are made of others.

use serde_json::json;

use super::{EIND, PLAN, VOORTGANG, explanation};
use crate::support::{AKKER, PIETERSMA, example, list, pages_for, set, words};

// What UWV reads.

#[test]
fn the_plan_says_no_more_of_the_law_and_of_the_first_track_than_holds() {
    let plan = pages_for(&example(PIETERSMA), PLAN, "uwv");
    let frame = words(&plan["kader"]);
    for told in [
        "gerekend over ten hoogste het maximumdagloon (lid 1)",
        "of is het re-integratieverslag onvolledig en vult hij dat niet aan, dan verlengt UWV de loondoorbetaling met ten \
         hoogste 52 weken (lid 9)",
        "Zolang het dienstverband duurt, blijft de werkgever nagaan of daar passend werk is.",
    ] {
        assert!(frame.contains(told), "{told}: {frame}");
    }
    let limits = words(&plan["belastbaarheid"]["inleiding"]);
    assert!(limits.contains("ze zeggen niets over het karakter van de werknemer"), "{limits}");
}

#[test]
fn a_new_zoekprofiel_says_what_it_rests_on() {
    let change = pages_for(&example(PIETERSMA), VOORTGANG, "uwv")["bijstelling"]["zoekprofiel"]["versie"].clone();
    let grounds: Vec<String> = list(&change, "richtingen").iter().map(|found| words(&found["herkomst"])).collect();
    // The advice of March names other work.
    assert_eq!(grounds, ["Genoemd door de arbeidsdeskundige. Berust op: FML 15-09-2025."; 3], "{grounds:?}");
    // The version stands alone, also in what the table beside it tells.
    assert!(words(&change["feiten"]).contains("Uren per week") && words(&change["feiten"]).contains("12 tot 15"));
    assert!(words(&change["feiten"]).contains("Werktijden"), "{change}");
    let soon = words(&pages_for(&example(PIETERSMA), VOORTGANG, "uwv")["bijstelling"]["zoekprofiel"]["termijn"]);
    assert!(soon.contains("is dertien dagen na de ontvangst vastgesteld, op 25 september 2025"), "{soon}");
    let first = words(&pages_for(&example(PIETERSMA), EIND, "uwv")["bijlagen"]);
    assert!(
        first.contains("Genoemd door de arbeidsdeskundige (advies 06-03-2025). Berust op: FML 10-02-2025."),
        "{first}"
    );
}

// Texts that are made of others.

#[test]
fn a_caller_replaces_the_whole_page_in_plain_language_or_a_part_of_it() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/teksten", json!({ "eindrapportage/uitleg_reden": "Uw reden in onze woorden, week {{ week }}." }));
    let told = explanation(&body, EIND);
    assert!(told.contains("Uw reden in onze woorden, week 89.") && told.contains("Ook dit is belangrijk:"), "{told}");
    let whole = "## Uitleg\n\nAlleen dit, tot {{ laatste_dag }}.{% if wia_uiterlijk %} En de WIA.{% endif %}";
    set(&mut body, "/teksten", json!({ "uitleg_eindrapportage": whole }));
    let told = explanation(&body, EIND);
    assert!(told.contains("Alleen dit, tot 1 april 2026. En de WIA."), "{told}");
    assert!(!told.contains("Ook dit is belangrijk:"), "{told}");
}

#[test]
fn thousands_have_a_point_wherever_vacancies_are_counted() {
    let mut body = example(AKKER);
    let last = body["zoekprofielen"].as_array().map_or(0, |versions| versions.len() - 1);
    for version in 0..=last {
        set(&mut body, &format!("/zoekprofielen/{version}/zoekrichtingen/0/vacaturesRegio"), 1250);
    }
    for kind in [PLAN, VOORTGANG, EIND] {
        let said = words(&pages_for(&body, kind, "werkgever"));
        assert!(!said.contains("1250"), "{kind}");
    }
    assert!(words(&pages_for(&body, PLAN, "werkgever")).contains("1.250 vacatures"));
}
