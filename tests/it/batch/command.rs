//! The command line: folders, archives, houses, services elsewhere, usage and the manual.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{BATCH_PATH, KIND, NDJSON, batch, contents, folder, item, lines, name, run, traject, write};
use crate::support::{SERVER, bytes, request};

/// A folder with three trajectories, one file that is no JSON, and files of another kind.
fn month(name: &str) -> PathBuf {
    let month = folder(name);
    for number in 1..=3 {
        write(&month.join(format!("dossier-{number}.json")), bytes(&traject(number)));
    }
    write(&month.join("kapot.json"), "geen JSON");
    write(&month.join("notities.txt"), "geen dossier");
    std::fs::create_dir_all(month.join("oud")).expect("a folder");
    month
}

#[test]
fn a_folder_becomes_a_folder_and_what_stands_is_not_made_again() {
    let (month, target) = (month("maand"), folder("maand-uit"));
    let only = ["--soort", KIND];
    let said = batch(month.to_str().expect("UTF-8"), &target, &only, b"", 1);
    assert!(said.contains("kapot.json") && said.contains("zijn 2 bestanden of mappen overgeslagen"), "{said}");
    let first = contents(&target);
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(names, [name(1).as_str(), name(2).as_str(), name(3).as_str(), "resultaten.json"]);
    let results: Vec<Value> = serde_json::from_slice(&first["resultaten.json"]).expect("results");
    assert_eq!(results.len(), 4);
    assert_eq!(results[0]["naam"], "dossier-1.json");
    assert_eq!(results[3]["probleem"]["code"], "geen-json");

    let made = |name: &String| std::fs::metadata(target.join(name)).and_then(|file| file.modified()).expect("a date");
    let before: Vec<_> = (1..=3).map(|number| made(&name(number))).collect();
    batch(month.to_str().expect("UTF-8"), &target, &only, b"", 1);
    let after: Vec<_> = (1..=3).map(|number| made(&name(number))).collect();
    assert_eq!(before, after, "nothing was written again");
    assert!(contents(&target) == first, "and the results are the same");
}

#[test]
fn a_run_that_was_stopped_ends_as_one_that_was_not() {
    let items: Vec<Value> = (1..=4).map(item).collect();
    // Two equal items, each with its document.
    let body = lines(&[&items[..], &[item(2)]].concat());
    let whole = folder("heel");
    batch("-", &whole, &[], &body, 0);
    let whole = contents(&whole);
    assert!(whole.contains_key("VGR-03_2025-0002_2025-06-20-2.pdf"));

    // Stopped after two documents and half a line.
    let stopped = folder("gestopt");
    let results = String::from_utf8(whole["resultaten.json"].clone()).expect("UTF-8");
    let done: Vec<&str> = results.lines().skip(1).take(2).map(|line| line.trim_end_matches(',')).collect();
    write(&stopped.join(".resultaten.ndjson"), format!("{}\n{{\"volgnum", done.join("\n")));
    for number in 1..=2 {
        write(&stopped.join(name(number)), &whole[&name(number)]);
    }
    write(&stopped.join(".trajectpers.deel"), "half");
    batch("-", &stopped, &[], &body, 0);
    assert!(contents(&stopped) == whole, "{:?}", contents(&stopped).keys());

    // Some documents gone, one damaged.
    std::fs::remove_file(stopped.join(name(1))).expect("removed");
    std::fs::remove_file(stopped.join(name(4))).expect("removed");
    write(&stopped.join(name(3)), "%PDF-");
    batch("-", &stopped, &[], &body, 0);
    assert!(contents(&stopped) == whole, "{:?}", contents(&stopped).keys());
}

#[test]
fn an_archive_of_the_command_line_is_that_of_the_service() {
    let target = folder("archief").join("uit.zip");
    let mut body = lines(&[item(1), item(2)]);
    body.extend(b"kapot\n");
    batch("-", &target, &[], &body, 1);
    let over_http = request("POST", BATCH_PATH, &[NDJSON], &body);
    assert!(std::fs::read(&target).expect("an archive") == over_http.body, "equal bytes");
    assert_eq!(contents(target.parent().expect("a folder")).len(), 1, "and nothing beside it");
}

#[test]
fn one_process_or_several_make_the_same_folder() {
    let mut body = lines(&[item(1), item(2), item(3), json!({ "soort": KIND, "traject": {} })]);
    body.extend(b"kapot\n");
    let (one, three) = (folder("een-proces"), folder("drie-processen"));
    batch("-", &one, &["--render-threads", "1"], &body, 1);
    batch("-", &three, &["--render-threads", "3"], &body, 1);
    assert!(contents(&one) == contents(&three));
}

#[test]
fn a_house_that_cannot_be_used_is_refused_before_the_work() {
    let templates = folder("sjablonen");
    write(&templates.join("onbekend.typ"), "");
    for threads in ["1", "2"] {
        let target = folder("huis-uit");
        let folder = templates.to_str().expect("UTF-8");
        let more = ["--render-threads", threads, "--report-templates", folder];
        let said = batch("-", &target, &more, &lines(&[item(1)]), 1);
        assert!(said.contains("Het maken van documenten kan niet beginnen"), "{said}");
        let more = ["--render-threads", threads, "--threshold", "bestaat_niet=1"];
        let said = batch("-", &target, &more, &lines(&[item(1)]), 2);
        assert!(said.contains("--threshold kan niet ‘bestaat_niet=1’ zijn: die naam bestaat niet"), "{said}");
        assert!(contents(&target).is_empty());
    }
}

#[test]
fn wrong_usage_says_what_is_wrong() {
    let (empty, target) = (folder("leeg"), folder("leeg-uit"));
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    assert!(batch(&text(&empty), &target, &[], b"", 2).contains("geen JSON-bestanden"));
    assert!(batch("-", &target, &[], b"\n", 2).contains("geen onderdelen"));
    assert!(batch(&text(&empty.join("weg.ndjson")), &target, &[], b"", 2).contains("weg.ndjson bestaat niet."));
    let file = empty.join("bestand");
    write(&file, "");
    assert!(batch("-", &file, &[], &lines(&[item(1)]), 2).contains("is geen map"));
    let nobody = ["--server", "http://127.0.0.1:9"];
    assert!(batch("-", &target, &nobody, &lines(&[item(1)]), 2).contains("niet bereikbaar"));
    assert!(contents(&target).is_empty(), "nothing is left behind");
}

#[test]
fn one_reading_gives_every_form() {
    let target = folder("vormen");
    let file = target.join("rapport.pdf");
    let path = file.to_str().expect("UTF-8");
    let ended = run(&["render", KIND, "-", "-o", path, "--format", "pdf,png,svg"], &bytes(&traject(1)));
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    let made = contents(&target);
    for (name, start) in [("rapport.pdf", &b"%PDF-"[..]), ("rapport.png", b"\x89PNG"), ("rapport.svg", b"<svg")] {
        assert!(made[name].starts_with(start), "{name}");
    }
    let several = run(&["render", KIND, "-", "-o", "-", "--format", "pdf,png"], &bytes(&traject(1)));
    assert_eq!(several.status.code(), Some(2));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh", "man"] {
        let ended = run(&["completions", shell], b"");
        let script = String::from_utf8(ended.stdout).expect("UTF-8");
        for command in ["serve", "render", "batch", "completions"] {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
    let pages = folder("handleiding");
    let ended = run(&["completions", "man", "-o", pages.to_str().expect("UTF-8")], b"");
    assert_eq!(ended.status.code(), Some(0));
    assert!(contents(&pages).contains_key("trajectpers-batch.1"));
}

#[test]
fn services_elsewhere_make_the_same_documents() {
    let body = lines(&[item(1), item(2), json!({ "soort": KIND, "traject": {} })]);
    let server = format!("http://{}/", *SERVER);
    let (here, there) = (folder("hier"), folder("daar"));
    batch("-", &here, &[], &body, 1);
    batch("-", &there, &["--server", &server, "--server", &server], &body, 1);
    let (here, there) = (contents(&here), contents(&there));
    for number in 1..=2 {
        assert!(here[&name(number)] == there[&name(number)]);
    }
    let results: Vec<Value> = serde_json::from_slice(&there["resultaten.json"]).expect("results");
    assert_eq!(results[2]["probleem"]["code"], "bericht-ongeldig");
}
