//! The program makes a workbook, reads one, and tells what it found.

use std::path::Path;

use serde_json::{Value, json};

use super::{Book, FIRST, file, grids, read, text, told};
use crate::batch::{contents, folder, run, traject};
use crate::support::{AKKER, bytes, example, root, set};

/// The workbook that the program writes, in a folder.
fn new_workbook(folder: &Path) -> String {
    let made = run(&["sheet", "new"], b"");
    assert!(made.status.success(), "{}", told(&made));
    let path = folder.join("traject.xlsx");
    std::fs::write(&path, made.stdout).expect("written");
    path.display().to_string()
}

#[test]
fn a_new_workbook_gets_a_name_that_is_free() {
    let place = folder("nieuw-werkboek");
    let path = |name: &str| place.join(name).display().to_string();
    let made = run(&["sheet", "new", "-o", &path("traject.xlsx")], b"");
    assert!(made.status.success() && made.stdout.is_empty(), "{}", told(&made));
    assert!(told(&made).contains("traject.xlsx"), "{}", told(&made));
    let printed = run(&["sheet", "new"], b"").stdout;
    assert!(std::fs::read(path("traject.xlsx")).expect("a workbook") == printed);
    for (name, reason) in [
        ("traject.xlsx", "bestaat al en blijft staan"),
        ("traject.ods", "eindigt niet op .xlsx"),
        ("", "is een map"),
        ("nergens/traject.xlsx", "de map bestaat niet"),
    ] {
        let refused = run(&["sheet", "new", "--empty", "--output", &path(name)], b"");
        let code = if name.starts_with("nergens") { 1 } else { 2 };
        assert_eq!(refused.status.code(), Some(code), "{name}: {}", told(&refused));
        assert!(told(&refused).contains(reason), "{name}: {}", told(&refused));
    }
    assert!(std::fs::read(path("traject.xlsx")).expect("a workbook") == printed, "nothing was written over");
}

#[test]
fn a_new_workbook_becomes_four_documents() {
    let place = folder("werkboek");
    let book = new_workbook(&place);
    let judged = run(&["validate", &book], b"");
    assert_eq!(told(&judged).matches("kan worden gemaakt").count(), 4, "{}", told(&judged));
    let target = place.join("uit");
    let made = run(&["batch", &book, "-o", &target.display().to_string()], b"");
    assert!(made.status.success(), "{}", told(&made));
    let documents = contents(&target);
    assert_eq!(documents.keys().filter(|name| name.ends_with(".pdf")).count(), 4, "{:?}", documents.keys());
    // The same body as JSON is the same document.
    let json = place.join("traject.json");
    std::fs::write(&json, bytes(&example(AKKER))).expect("written");
    let alike = run(&["render", "offerte", &json.display().to_string(), "-o", "-"], b"");
    let rendered = run(&["render", "offerte", &book, "-o", "-", "--kandidaat", "2025-0017"], b"");
    assert!(rendered.status.success(), "{}", told(&rendered));
    assert!(rendered.stdout == alike.stdout, "the two documents differ");
    let other = run(&["render", "offerte", &book, "-o", "-", "--kandidaat", "iemand"], b"");
    assert_eq!(other.status.code(), Some(2), "{}", told(&other));
}

#[test]
fn a_folder_of_csv_files_is_a_workbook_too() {
    let place = folder("csv");
    let tabs = place.join("tabs");
    let tabs = tabs.display().to_string();
    assert!(run(&["sheet", "new", "--csv", &tabs], b"").status.success());
    let judged = run(&["validate", &tabs], b"");
    assert_eq!(told(&judged).matches("kan worden gemaakt").count(), 4, "{}", told(&judged));
    // In other letters, and as a text of Windows.
    let (small, large) = (Path::new(&tabs).join("kandidaten.csv"), Path::new(&tabs).join("Kandidaten.CSV"));
    let written = std::fs::read_to_string(&small).expect("a tab");
    std::fs::remove_file(&small).expect("removed");
    let wide: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&large, wide).expect("written");
    let judged = run(&["validate", &tabs], b"");
    assert_eq!(told(&judged).matches("kan worden gemaakt").count(), 4, "{}", told(&judged));
    let activities = Path::new(&tabs).join("activiteiten.csv");
    let written = std::fs::read_to_string(&activities).expect("a tab");
    std::fs::write(&activities, written.replacen("intake", "intaake", 1)).expect("written");
    let judged = run(&["validate", &tabs], b"");
    assert_eq!(judged.status.code(), Some(1));
    assert!(told(&judged).contains("activiteiten!C2"), "{}", told(&judged));
}

#[test]
fn a_batch_tells_the_cell_and_makes_what_is_sound() {
    let place = folder("gemengd");
    let input = place.join("in");
    std::fs::create_dir(&input).expect("a folder");
    let mut spoilt = Book(grids(&[traject(1), traject(2)]));
    let name = spoilt.name("kandidaten", "werknemer bsn", FIRST);
    spoilt.put("kandidaten", "werknemer bsn", FIRST, text("123456789"));
    std::fs::write(input.join("a.xlsx"), file(&spoilt.0)).expect("written");
    let mut strange = Book::of_the_example();
    strange.put("activiteiten", "kandidaat", FIRST, text("niemand"));
    std::fs::write(input.join("b.xlsx"), file(&strange.0)).expect("written");
    let mut body = example(AKKER);
    set(&mut body, "/traject/nummer", "2025-0099");
    std::fs::write(input.join("c.json"), bytes(&body)).expect("written");
    let target = place.join("uit");
    let made =
        run(&["batch", &input.display().to_string(), "-o", &target.display().to_string(), "--soort", "offerte"], b"");
    assert_eq!(made.status.code(), Some(1), "{}", told(&made));
    let said = told(&made);
    assert!(said.contains(&name) && said.contains("activiteiten!A3"), "{said}");
    assert!(!said.contains("123456789"), "{said}");
    let documents = contents(&target);
    assert_eq!(documents.keys().filter(|name| name.ends_with(".pdf")).count(), 2, "{:?}", documents.keys());
    let results: Vec<Value> = serde_json::from_slice(&documents["resultaten.json"]).expect("results");
    let failed: Vec<&Value> = results.iter().filter(|result| result["status"] == "mislukt").collect();
    assert_eq!(failed.len(), 2);
    assert_eq!(failed[0]["naam"], "a.xlsx: 2025-0001");
    assert_eq!(failed[0]["probleem"]["errors"][0]["cel"], name);
    assert_eq!(failed[0]["probleem"]["errors"][0]["pointer"], "/werknemer/bsn");
}

#[test]
fn a_text_may_have_a_number_for_a_name() {
    let mut book = Book::of_the_example();
    let names = ["4000000000", "0", "2", "a/b~c"];
    for (row, name) in (FIRST..).zip(names) {
        book.put("teksten", "naam", row, text(name));
        book.put("teksten", "tekst", row, text("Een zin."));
    }
    let read = read(&book.0);
    assert!(read.faults.is_empty() && read.candidates[0].faults.is_empty(), "{:?}", read.faults);
    let body: Value = serde_json::from_slice(&read.candidates[0].body).expect("JSON");
    let expected: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), json!("Een zin."))).collect();
    assert_eq!(body["teksten"], Value::Object(expected));
    assert_eq!(read.candidates[0].origins.cell("/teksten/4000000000"), book.name("teksten", "tekst", FIRST));
}

#[test]
fn the_guide_names_every_tab() {
    let guide = std::fs::read_to_string(root().join("docs/sheet.md")).expect("docs/sheet.md");
    for grid in grids(&[]) {
        assert!(guide.contains(&format!("`{}`", grid.name)), "{}", grid.name);
    }
}

#[test]
fn a_judgement_begins_with_the_workbook_and_says_nothing_that_a_batch_will_not_do() {
    let place = folder("oordeel");
    let path = place.join("traject.xlsx");
    let mut book = Book(grids(&[traject(1), traject(2)]));
    book.tab("sollicitaties").name = "sollicitaties 2025".to_owned();
    std::fs::write(&path, file(&book.0)).expect("written");
    let judged = run(&["validate", &path.display().to_string()], b"");
    assert_eq!(judged.status.code(), Some(1), "{}", told(&judged));
    let said = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(said.starts_with("Het werkboek bevat fouten"), "{said}");
    let waiting = "herstel eerst wat hierboven staat; daarna volgt het oordeel.";
    assert!(said.contains("sollicitaties 2025") && said.contains(waiting), "{said}");
    assert!(!said.contains("kan worden gemaakt"), "{said}");
    assert!(said.contains("0 van 2 kandidaten kunnen alle documenten krijgen; wat hierboven staat"), "{said}");
    let json = run(&["validate", "--json", &path.display().to_string()], b"");
    let list: Vec<Value> = serde_json::from_slice(&json.stdout).expect("JSON");
    for document in list.iter().flat_map(|one| one["oordeel"]["documenten"].as_array().expect("documents")) {
        assert_eq!(document["mogelijk"], false);
    }

    // One of two can.
    let mut book = Book(grids(&[traject(1), traject(2)]));
    book.put("kandidaten", "werknemer geboortedatum", FIRST, text("ergens in mei"));
    std::fs::write(&path, file(&book.0)).expect("written");
    let judged = run(&["validate", &path.display().to_string()], b"");
    let said = told(&judged);
    assert!(said.contains("1 van 2 kandidaten kunnen"), "{said}");
    assert_eq!(said.matches("‘werknemer geboortedatum’").count(), 1, "{said}");
    // And a batch tells it once, with the kinds of document.
    let made = run(
        &[
            "batch",
            &path.display().to_string(),
            "-o",
            &place.join("uit").display().to_string(),
            "--soort",
            "offerte,eindrapportage",
        ],
        b"",
    );
    let said = told(&made);
    assert!(said.contains("(offerte, eindrapportage): kandidaten!"), "{said}");
    assert_eq!(said.matches("Dit is geen datum").count(), 1, "{said}");
}
