//! Many candidates in one workbook, and each of them told by its own cell.

use serde_json::{Value, json};
use trajectpers::sheet::Grid;

use super::{Book, FIRST, file, grids, one_offer, read, text, told};
use crate::batch::{contents, folder, run, traject};
use crate::support::{AKKER, example, set};

/// Ten thousand candidates, ten thousand rows of nobody: every one of them is told, and none looks at all others.
#[test]
fn a_workbook_of_many_is_read_in_the_time_of_its_rows() {
    const MANY: u32 = 10_000;
    let grid = |name: &str, headings: [&str; 2], of_row: fn(u32) -> [String; 2]| {
        let mut cells = std::collections::BTreeMap::new();
        for (column, heading) in (0_u32..).zip(headings) {
            cells.insert((0_u32, column), text(heading));
        }
        for row in 1..=MANY {
            for (column, word) in (0_u32..).zip(of_row(row)) {
                cells.insert((row, column), text(&word));
            }
        }
        Grid { name: name.to_owned(), cells, merged: vec![] }
    };
    let read = read(&[
        grid("kandidaten", ["kandidaat", "werknemer achternaam"], |row| [format!("k{row}"), format!("Naam {row}")]),
        grid("werkgevers", ["werkgever", "naam"], |row| [format!("w{row}"), format!("Bedrijf {row}")]),
        grid("doelen", ["kandidaat", "omschrijving"], |row| [format!("vreemd {row}"), format!("Doel {row}")]),
    ]);
    assert_eq!(read.candidates.len(), 10_000);
    let strangers = read.faults.iter().filter(|fault| fault.code == "onbekend").count();
    assert_eq!(strangers, 10_000, "{:?}", read.faults.first());
}

#[test]
fn a_candidate_that_cannot_be_judged_is_told_by_cell() {
    let mut body = traject(2);
    let one = body["sollicitaties"][0].clone();
    let many: Vec<Value> = (0..1_200)
        .map(|number| {
            let mut one = one.clone();
            set(&mut one, "/functie", format!("Functie {number}"));
            one
        })
        .collect();
    set(&mut body, "/sollicitaties", many);
    let place = folder("te-veel");
    let book = place.join("traject.xlsx");
    std::fs::write(&book, file(&grids(&[traject(1), body]))).expect("written");
    for arguments in [&["--json"][..], &[]] {
        let judged = run(&[&["validate", book.to_str().expect("UTF-8")][..], arguments].concat(), b"");
        assert_eq!(judged.status.code(), Some(1));
        let said = [&judged.stdout[..], &judged.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(said.contains("2025-0002: niet te beoordelen:") && said.contains("sollicitaties"), "{said}");
        assert!(said.contains("te_veel") && !said.contains("geen rij"), "{said}");
    }
}

#[test]
fn a_note_among_the_candidates_is_told_apart() {
    let mut book = Book(grids(&[traject(1), traject(2)]));
    for row in [8, 9] {
        book.put("kandidaten", "kandidaat", row, text(&format!("Let op, nog bellen {row}")));
    }
    let read = read(&book.0);
    let [remark] = &read.remarks[..] else { panic!("{:#?}", read.remarks) };
    assert_eq!(remark.pointer, "kandidaten!A8");
    let told = &remark.detail;
    assert!(told.contains("zet er dan # voor") && told.ends_with("Zo ook op nog één rij."), "{told}");
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    // Whoever is named elsewhere is a candidate of whom more has to be told.
    book.put("plan", "kandidaat", 9, text("Let op, nog bellen 9"));
    book.put("plan", "samenvatting", 9, text("Werk zoeken."));
    let read = remarks_of(&book);
    assert!(read.len() == 1 && !read[0].contains("Zo ook"), "{read:?}");
}

#[test]
fn last_months_row_is_kept_behind_a_number_sign() {
    let mut book = Book(grids(&[traject(1)]));
    let row = book.copy("voortgang", FIRST);
    assert!(read(&book.0).faults.iter().any(|fault| fault.detail.contains("zet # voor de rij die u bewaart")));
    book.put("voortgang", "kandidaat", FIRST, text("# 2025-0001"));
    book.put("voortgang", "volgnummer", row, text("4"));
    let read = read(&book.0);
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    let body: Value = serde_json::from_slice(&read.candidates[0].body).expect("JSON");
    assert_eq!(body["voortgang"]["volgnummer"], 4);
}

fn remarks_of(book: &Book) -> Vec<String> {
    read(&book.0).remarks.into_iter().map(|remark| remark.detail).collect()
}

#[test]
fn a_candidate_without_a_document_this_month_is_passed_over() {
    let place = folder("zonder-document");
    let path = place.join("traject.xlsx");
    std::fs::write(&path, file(&one_offer(5))).expect("written");
    let (book, target) = (path.display().to_string(), place.join("uit"));
    let made = run(&["batch", &book, "-o", &target.display().to_string()], b"");
    assert!(made.status.success(), "{}", told(&made));
    assert!(told(&made).contains("Overgeslagen: 4 kandidaten zonder ingevuld document."), "{}", told(&made));
    let results: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
    assert_eq!((results.len(), &results[0]["volgnummer"]), (1, &json!(1)));
    let judged = run(&["validate", &book], b"");
    let said = told(&judged);
    assert!(said.contains("1 van 1 kandidaat kan") && said.contains("Overgeslagen: 4 kandidaten"), "{said}");
    // Nobody at all is no month but a mistake.
    let mut none = Book(one_offer(2));
    none.0.retain(|grid| !grid.name.starts_with("offerte") && grid.name != "termijnen" && grid.name != "ondertekening");
    std::fs::write(&path, file(&none.0)).expect("written");
    let made = run(&["batch", &book, "-o", &target.display().to_string()], b"");
    assert_eq!(made.status.code(), Some(2), "{}", told(&made));
    assert!(told(&made).contains("Van 2 kandidaten is geen document ingevuld"), "{}", told(&made));
    assert_eq!(run(&["validate", &book], b"").status.code(), Some(1));
}

#[test]
fn a_finding_has_a_row_that_confirms_it_and_names_its_cell() {
    let place = folder("bevestigen");
    let path = place.join("traject.xlsx");
    let mut book = Book::of_the_example();
    let name = book.name("voortgang", "samenvatting", FIRST);
    book.put("voortgang", "samenvatting", FIRST, text("Na de depressie heeft de werknemer drie gesprekken gevoerd."));
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &path.display().to_string(), "--soort", "voortgangsrapportage"], b""));
    assert!(said.contains(&format!("In ‘{name}’ staat")) && !said.contains("‘/voortgang"), "{said}");
    let begin = format!("2025-0017\t{name}\t");
    let row = said.lines().find(|line| line.contains(&begin)).expect("a row");
    let cells: Vec<&str> = row.trim().split('\t').collect();
    assert_eq!(cells.len(), 6, "{row}");
    for (heading, cell) in ["kandidaat", "pointer", "woord", "reden", "door", "hash"].iter().zip(&cells) {
        let cell = if *cell == "…" { "Het staat er met reden." } else { *cell };
        book.put("bevestigd", heading, FIRST, text(cell));
    }
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &path.display().to_string(), "--soort", "voortgangsrapportage"], b""));
    assert!(said.contains("is bevestigd: ‘depressie’"), "{said}");
}

#[test]
fn two_candidates_with_one_number_have_documents_of_two_names() {
    let place = folder("zelfde-nummer");
    let path = place.join("traject.xlsx");
    std::fs::write(&path, file(&grids(&[example(AKKER), example(AKKER)]))).expect("written");
    let target = place.join("uit");
    let input = path.display().to_string();
    let made = run(&["batch", &input, "-o", &target.display().to_string(), "--soort", "offerte"], b"");
    assert!(made.status.success(), "{}", told(&made));
    assert!(told(&made).contains("hetzelfde ‘traject nummer’"), "{}", told(&made));
    let documents = contents(&target);
    let names: Vec<&String> = documents.keys().filter(|name| name.ends_with(".pdf")).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.contains("_2025-0017")), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with("-2.pdf")), "{names:?}");
    let again = run(&["batch", &input, "-o", &target.display().to_string(), "--soort", "offerte"], b"");
    assert!(told(&again).contains("er is niets nieuw gemaakt"), "{}", told(&again));
}

#[test]
fn what_only_looks_like_a_workbook_is_told_in_its_own_words() {
    let place = folder("vormen");
    let input = place.join("in");
    std::fs::create_dir(&input).expect("a folder");
    let old = place.join("traject.xls");
    std::fs::write(&old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).expect("written");
    let said = told(&run(&["validate", &old.display().to_string()], b""));
    assert!(said.contains("oude vorm .xls"), "{said}");
    let tab = place.join("kandidaten.csv");
    std::fs::write(&tab, "kandidaat;naam").expect("written");
    for command in [&["validate"][..], &["render", "offerte"]] {
        let refused = run(&[command, &[&*tab.display().to_string()]].concat(), b"");
        assert_eq!(refused.status.code(), Some(2));
        assert!(told(&refused).contains("één tabblad van een werkboek"), "{}", told(&refused));
    }
    // What Excel leaves beside an open workbook, and what is not read, in a folder.
    std::fs::write(input.join("traject.xlsx"), file(&Book::of_the_example().0)).expect("written");
    std::fs::write(input.join("~$traject.xlsx"), [5_u8; 165]).expect("written");
    std::fs::copy(&old, input.join("vorige maand.xls")).expect("written");
    let target = place.join("uit");
    let made =
        run(&["batch", &input.display().to_string(), "-o", &target.display().to_string(), "--soort", "offerte"], b"");
    assert!(made.status.success(), "{}", told(&made));
    let said = told(&made);
    assert!(said.contains("vorige maand.xls") && !said.contains("~$"), "{said}");
}
