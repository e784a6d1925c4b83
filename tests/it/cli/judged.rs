//! Faults and findings: where they are told, and what they do to the exit code.

use super::{Folder, KIND, done, refused, run, told};
use crate::support::{AKKER, JSON, VOORTGANG, bytes, example, remove, request, set};

#[test]
fn faults_are_told_with_their_place_and_nothing_is_made() {
    let folder = Folder::new("faults");
    let mut body = example(AKKER);
    remove(&mut body, "/werknemer/geboortedatum");
    set(&mut body, "/werknemer/bsn", "123456789");
    let target = folder.path("uit.pdf");
    let output = run(&["render", KIND, "-", "-o", &target], &bytes(&body));
    refused(&output, 1, &["/werknemer/geboortedatum [verplicht]", "/werknemer/bsn [bsn]"]);
    assert!(!told(&output).contains("123456789") && !told(&output).contains("Akker"), "{}", told(&output));
    assert!(folder.names().is_empty());
    refused(&run(&["render", KIND, "-", "-o", "-"], b"{"), 1, &["(bericht) [geen_json]"]);
    refused(&run(&["render", KIND, "-", "-o", "-"], b""), 1, &["(bericht) [leeg]"]);
}

#[test]
fn faults_are_the_same_as_over_http() {
    let mut body = example(AKKER);
    set(&mut body, "/traject/startdatum", "morgen");
    set(&mut body, "/onzin", true);
    let output = run(&["render", KIND, "-", "-o", "-"], &bytes(&body));
    let served = request("POST", VOORTGANG, &[JSON], &bytes(&body)).json();
    for error in served["errors"].as_array().expect("errors") {
        let text = |field: &str| error[field].as_str().unwrap_or_default();
        let line = format!("{} [{}] {}", text("pointer"), text("code"), text("detail"));
        assert!(told(&output).contains(&line), "{line}: {}", told(&output));
    }
    assert!(
        done(run(&["render", KIND, "-", "-o", "-", "--ignore-unknown"], &{
            let mut body = example(AKKER);
            set(&mut body, "/onzin", true);
            bytes(&body)
        }))
        .starts_with(b"%PDF-")
    );
}

#[test]
fn findings_are_talk_and_with_strict_faults() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject ligt 😀 op schema.");
    let output = run(&["render", KIND, "-", "-o", "-"], &bytes(&body));
    assert!(told(&output).contains("X01 info /voortgang/samenvatting Eén teken"), "{}", told(&output));
    assert!(done(output).starts_with(b"%PDF-"));
    let output = run(&["render", KIND, "-", "-o", "-", "--strict"], &bytes(&body));
    refused(&output, 1, &["/voortgang/samenvatting [X01]"]);
}

#[test]
fn a_judgement_names_days_and_places_as_people_do() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject ligt 😀 op schema.");
    let judged = String::from_utf8(done(run(&["validate", "-", "--soort", KIND], &bytes(&body)))).expect("UTF-8");
    for line in ["Beoordeeld op 20-06-2025", "Voortgangsrapportage (20-06-2025): kan worden gemaakt"] {
        assert!(judged.contains(line), "{line}: {judged}");
    }
    assert!(judged.contains("X01 info /voortgang/samenvatting Eén teken"), "{judged}");
    for (threshold, reason) in [("onzin=1", "die naam bestaat niet"), ("leeftijd_min=200000", "tot en met 100.000")] {
        refused(&run(&["validate", "-", "--threshold", threshold], &bytes(&body)), 2, &[reason]);
    }
}
