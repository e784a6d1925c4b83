//! Bare trajectories and the judgement of a batch.

use std::path::Path;

use serde_json::{Value, json};

use super::{KIND, batch, contents, folder, lines, list, run, traject, write};
use crate::support::{bytes, remove};

#[test]
fn a_bare_trajectory_becomes_every_document_that_it_can() {
    let month = folder("kaal");
    write(&month.join("dossier.json"), bytes(&traject(1)));
    let target = folder("kaal-uit");
    batch(month.join("dossier.json").to_str().expect("UTF-8"), &target, &[], b"", 0);
    let results: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
    let kinds: Vec<&str> = results.iter().filter_map(|result| result["soort"].as_str()).collect();
    assert_eq!(kinds, ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage", "offerte"]);

    // Also where what every trajectory has is missing: the fault is that of the trajectory.
    let mut without = traject(1);
    remove(&mut without, "/document");
    write(&month.join("dossier.json"), bytes(&without));
    let (target, only) = (folder("kaal-zonder"), ["--soort", KIND]);
    batch(month.join("dossier.json").to_str().expect("UTF-8"), &target, &only, b"", 1);
    let results: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
    let faults: Vec<&Value> = results[0]["probleem"]["errors"].as_array().expect("errors").iter().collect();
    assert!(faults.iter().all(|fault| fault["pointer"].as_str().is_some_and(|place| place.starts_with("/document"))));
}

#[test]
fn a_judgement_takes_what_a_batch_takes() {
    let place = folder("oordelen");
    let only = |part: &str, number: usize| {
        let mut body = traject(number);
        for other in ["plan", "voortgang", "eind", "offerte"] {
            if other != part {
                remove(&mut body, &format!("/{other}"));
            }
        }
        body
    };
    let (sound, mut wrong) = (only("voortgang", 1), only("voortgang", 2));
    remove(&mut wrong, "/werknemer/geboortedatum");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let dossiers = place.join("dossiers");
    std::fs::create_dir(&dossiers).expect("a folder");
    write(&dossiers.join("a.json"), bytes(&sound));
    write(&dossiers.join("b.json"), bytes(&wrong));
    let stream = place.join("maand.ndjson");
    write(&stream, lines(&[json!({ "soort": KIND, "variant": "uwv", "traject": sound }), wrong.clone()]));
    let (a, b) = (text(&dossiers.join("a.json")), text(&dossiers.join("b.json")));
    let judged = |arguments: &[&str], input: &[u8]| {
        let ended = run(&[&["validate"][..], arguments].concat(), input);
        assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
        String::from_utf8(ended.stdout).expect("UTF-8")
    };
    for (told, names) in [
        (judged(&[&text(&dossiers)], b""), ["a.json: ", "b.json: "]),
        (judged(&[&a, &b], b""), ["a.json: ", "b.json: "]),
        (judged(&[&text(&stream)], b""), ["onderdeel 1: ", "onderdeel 2: "]),
        (judged(&["-"], &std::fs::read(&stream).expect("a file")), ["onderdeel 1: ", "onderdeel 2: "]),
        (judged(&["-"], &list(&[sound.clone(), wrong.clone()])), ["onderdeel 1: ", "onderdeel 2: "]),
    ] {
        assert!(names.iter().all(|name| told.contains(name)), "{names:?}: {told}");
        assert!(told.contains("/werknemer/geboortedatum") && told.contains("van 2 trajecten kunnen"), "{told}");
        assert!(!told.contains("Offerte ("), "a part that is not there is not judged: {told}");
    }
    let json: Vec<Value> = serde_json::from_str(&judged(&["--json", &a, &text(&stream)], b"")).expect("JSON");
    assert_eq!(json.len(), 3);
    assert!(json[0]["bestand"].as_str().is_some_and(|name| name.ends_with("a.json")));
    assert_eq!((&json[1]["onderdeel"], &json[2]["onderdeel"]), (&json!(1), &json!(2)));
    assert_eq!(json[1]["oordeel"]["documenten"].as_array().map(Vec::len), Some(1));
    // What is wrong with a stream itself, and with what was typed.
    let mut torn = list(&[sound.clone(), sound]);
    torn.pop();
    assert!(judged(&["-"], &torn).contains(": niet te beoordelen: "));
    for (arguments, reason) in [
        (&["--kandidaat", "x", a.as_str(), b.as_str()][..], "--kandidaat hoort bij één werkboek"),
        (&[a.as_str(), "weg.json"], "weg.json bestaat niet"),
        (&[text(&folder("leeg-oordeel")).as_str()], "bevat geen JSON-bestanden"),
    ] {
        let ended = run(&[&["validate"][..], arguments].concat(), b"");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.code() == Some(2) && said.contains(reason), "{said}");
    }
}

#[test]
fn what_is_neither_trajectory_nor_item_says_what_one_looks_like() {
    let place = folder("half");
    write(&place.join("a.json"), bytes(&traject(1)));
    write(&place.join("b.json"), "{}");
    write(&place.join("c.json"), r#"{"offerte": {}}"#);
    let said = batch(place.to_str().expect("UTF-8"), &folder("half-uit"), &["--soort", KIND], b"", 1);
    assert_eq!(said.matches("Dit is geen traject en geen onderdeel").count(), 2, "{said}");
    assert!(!said.contains("/soort"), "{said}");
}
