//! How the program is used: words, flags, examples, help, and wrong usage told in Dutch.

use trajectpers::examples;
use trajectpers::http::openapi_json;

use super::{Folder, KIND, code, done, refused, run, told};
use crate::support::{AKKER, PIETERSMA, bytes, example, read};

#[test]
fn examples_are_listed_and_printed() {
    let listed = String::from_utf8(done(run(&["example"], b""))).expect("UTF-8");
    assert_eq!(listed.lines().count(), examples::EXAMPLES.len());
    for (name, body) in examples::EXAMPLES {
        assert!(listed.lines().any(|line| line.starts_with(*name)), "{name}");
        assert_eq!(done(run(&["example", *name], b"")), body.as_bytes(), "{name}");
    }
    refused(&run(&["example", "niemand"], b""), 2, &["niemand", PIETERSMA]);
}

#[test]
fn the_description_is_the_committed_one() {
    let printed = String::from_utf8(done(run(&["openapi"], b""))).expect("UTF-8");
    assert!(printed == openapi_json() && printed == read("openapi/v1.json"), "openapi/v1.json is not current");
}

#[test]
fn wrong_usage_is_told_apart_from_what_cannot_be_made() {
    let body = bytes(&example(AKKER));
    for arguments in [
        &["render"][..],
        &["render", "factuur", "-"],
        &["render", KIND, "-", "--variant", "baas"],
        &["render", KIND, "-", "--format", "docx"],
        &["render", KIND, "-", "--format", "png", "--page", "0"],
        &["render", KIND, "-", "--kleur", "rood"],
        &["druk"],
        &["serve", "--listen", "hier"],
        &["serve", "--queue", "0"],
    ] {
        refused(&run(arguments, &body), 2, &[]);
    }
    for (arguments, reason) in [
        (&["render"][..], "er ontbreekt: <SOORT>, <TRAJECTORY>"),
        (&["render", "factuur", "-"], "<SOORT> kan niet ‘factuur’ zijn: kies uit: plan-van-aanpak"),
        (&["render", KIND, "-", "--format", "docx"], "kan niet ‘docx’ zijn; kies uit: pdf, png, svg, json"),
        (&["render", KIND, "-", "--formaat", "pdf"], "‘--formaat’ hoort hier niet; bedoelt u ‘--format’?"),
        (&["render", KIND, "-", "--variant"], "--variant <VARIANT> heeft een waarde nodig"),
        (&["rendr"], "de opdracht ‘rendr’ bestaat niet; bedoelt u ‘render’?"),
        (&["serve", "--queue", "-1"], "--queue kan niet ‘-1’ zijn: schrijf een heel getal van 1 of meer"),
        (&["key", "new", "bureau", "--expires", "31-12-2026"], "schrijf jjjj-mm-dd"),
        (&["key", "new", "bureau", "--expires", "2020-12-31"], "deze dag is al voorbij"),
    ] {
        let output = run(arguments, &body);
        refused(&output, 2, &[reason]);
        assert!(!told(&output).contains("error:") && !told(&output).contains("Usage:"), "{}", told(&output));
    }
    refused(&run(&["render", KIND, "/bestaat/niet.json"], b""), 2, &["/bestaat/niet.json"]);
    refused(&run(&["render", KIND, "/"], b""), 2, &[]);
    refused(&run(&["render", KIND, "-", "-o", "/bestaat/niet/uit.pdf"], &body), 1, &["/bestaat/niet/uit.pdf"]);
}

#[test]
fn words_and_flags_are_taken_as_the_service_takes_them() {
    let body = bytes(&example(AKKER));
    let usual = done(run(&["render", KIND, "-", "-o", "-", "--variant", "uwv"], &body));
    let other =
        ["render", "Voortgangsrapportage", "-", "-o", "-", "--variant", "UWV", "--format", "PDF", "--pagina", "1"];
    assert!(done(run(&other, &body)) == usual);
    let (english, dutch) = (run(&["validate", "-", "--strict"], &body), run(&["validate", "-", "--strikt"], &body));
    assert_eq!((code(&english), english.stdout), (code(&dutch), dutch.stdout));
    refused(&run(&["render", "offertes", "-"], &body), 2, &["kies uit: plan-van-aanpak", "bedoelt u ‘offerte’?"]);
    let both = run(&["validate", "-", "--soort", "offerte,plan-van-aanpak"], &body);
    let told = String::from_utf8(both.stdout).expect("UTF-8");
    assert!(told.contains("Offerte") && told.contains("Plan van aanpak"), "{told}");
    assert!(!told.contains("Voortgangsrapportage ("), "{told}");
}

#[test]
fn help_and_completions_name_the_kinds() {
    for arguments in [&["render", "--help"][..], &["batch", "--help"], &["validate", "--help"]] {
        let help = String::from_utf8(done(run(arguments, b""))).expect("UTF-8");
        for word in ["plan-van-aanpak", "eindrapportage", "werkgever", "uwv"] {
            assert!(help.contains(word), "{arguments:?}: {word}");
        }
    }
    let script = String::from_utf8(done(run(&["completions", "bash"], b""))).expect("UTF-8");
    assert!(script.contains("plan-van-aanpak voortgangsrapportage eindrapportage offerte"), "no kinds");
}

#[test]
fn what_a_stream_cannot_be_is_told() {
    let workbook = b"PK\x03\x04 and what follows";
    for arguments in [&["validate", "-"][..], &["render", KIND, "-", "-o", "-"], &["batch", "-", "-o", "nergens"]] {
        refused(&run(arguments, workbook), 2, &["Standaardinvoer neemt JSON en geen werkboek"]);
    }
    refused(&run(&["batch", "-", "-o", "-"], b"{}"), 2, &["standaarduitvoer"]);
    let folder = Folder::new("dubbele-soort");
    let target = folder.path("uit");
    let body = bytes(&example("kaalst"));
    done(run(&["batch", "-", "-o", &target, "--soort", "offerte", "--soort", "offerte"], &body));
    let made = std::fs::read_dir(&target).expect("a folder").flatten();
    let documents = made.filter(|entry| entry.file_name().to_string_lossy().ends_with(".pdf")).count();
    assert_eq!(documents, 1);
}
