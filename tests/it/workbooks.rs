//! A workbook over HTTP: its trajectories as the command line reads them, faults by cell, and what is no workbook.

use std::io::{Cursor, Write as _};

use serde_json::Value;
use trajectpers::sheet;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::{AKKER, Answer, GRAAF, example, list, post, request};

const ADDRESS: &str = "/v1/werkboeken/_lees";
const XLSX: (&str, &str) = ("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

fn workbook(bodies: &[Value]) -> Vec<u8> {
    sheet::write_workbook(&sheet::fill(bodies).expect("one bureau")).expect("a workbook")
}

fn lees(bytes: &[u8]) -> Answer {
    request("POST", ADDRESS, &[XLSX], bytes)
}

/// An archive with these files.
fn files(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(text.as_bytes()).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

/// An archive with one file in it that unpacks to so many bytes, whatever it says itself.
fn archive(name: &str, unpacked: usize) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file(name, packed).expect("a file");
    let piece = vec![b' '; 1 << 20];
    for _ in 0..unpacked >> 20 {
        archive.write_all(&piece).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn candidates_come_back_as_the_command_line_reads_them() {
    let book = workbook(&[example(AKKER), example(GRAAF)]);
    let answer = lees(&book);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let told = answer.json();
    let grids = sheet::read_workbook(&book).expect("a workbook");
    let read = sheet::read(&grids, false, &|_| Err(String::new()));
    let candidates = list(&told, "kandidaten");
    assert_eq!(candidates.len(), read.candidates.len());
    for (candidate, expected) in candidates.into_iter().zip(read.candidates) {
        assert_eq!(candidate["naam"], *expected.name);
        let body: Value = serde_json::from_slice(&expected.body).expect("JSON");
        assert_eq!(candidate["traject"], body);
        // Every value has its cell, and what came out can be judged and made.
        assert_eq!(candidate["cellen"]["/werknemer/achternaam"], expected.origins.cell("/werknemer/achternaam"));
        assert_eq!(post("/v1/offertes", &candidate["traject"]).status, 200, "{}", expected.name);
    }
    assert_eq!(told["fouten"], Value::Array(vec![]));
    // As any file, without a type, and with a parameter.
    for headers in [vec![("Content-Type", "application/octet-stream")], vec![]] {
        assert_eq!(request("POST", ADDRESS, &headers, &book).status, 200);
    }
    let skipping = request("POST", &format!("{ADDRESS}?onbekendeVelden=negeren"), &[XLSX], &book);
    assert_eq!(skipping.json(), told);
}

#[test]
fn a_cell_that_is_not_read_is_told_and_the_rest_is_there() {
    let filled = sheet::fill(&[example(AKKER)]).expect("one bureau");
    let mut grids = sheet::read_workbook(&sheet::write_workbook(&filled).expect("a workbook")).expect("grids");
    let tab = grids.iter_mut().find(|grid| grid.name == "kandidaten").expect("the candidates");
    let heading = tab.cells.iter().find_map(|(place, cell)| match cell {
        sheet::Cell::Text(text) if text.ends_with("geboortedatum") => Some(*place),
        _ => None,
    });
    let (_, column) = heading.expect("a column");
    let (place, cell) = tab.cells.range_mut(..).rfind(|((_, at), _)| *at == column).expect("a day");
    let name = format!("kandidaten!{}", sheet::cell_name(place.0, place.1));
    *cell = sheet::Cell::Text("ergens in mei".to_owned());
    let told = lees(&crate::sheet::file(&grids)).json();
    let candidate = &told["kandidaten"][0];
    assert_eq!(candidate["fouten"][0]["cel"], name, "{}", candidate["fouten"]);
    assert_eq!(candidate["traject"]["werknemer"]["geboortedatum"], Value::Null);
    // Where its value belongs is told, so that it can be typed there.
    assert_eq!(candidate["cellen"]["/werknemer/geboortedatum"], name);
    assert!(candidate["traject"]["werknemer"]["achternaam"].is_string());
}

#[test]
fn what_is_no_workbook_is_a_mistake_of_who_sent_it() {
    let mut torn = workbook(&[example(AKKER)]);
    torn.truncate(torn.len() / 2);
    for bytes in [
        b"geen werkboek".to_vec(),
        vec![],
        torn,
        [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat(),
        archive("content.xml", 1 << 20),
        archive("xl/workbook.xml", 1 << 20),
        // 80 MB of spaces in 80 kB.
        archive("xl/sharedStrings.xml", 80 << 20),
    ] {
        let answer = lees(&bytes);
        answer.is_problem(400, "werkboek-onleesbaar");
        assert!(answer.json()["detail"].as_str().is_some_and(|detail| detail.ends_with('.')), "{}", answer.text());
    }
    request("POST", ADDRESS, &[("Content-Type", "application/json")], b"{}")
        .is_problem(415, "geen-werkboek-aangekondigd");
    request("POST", &format!("{ADDRESS}?variant=uwv"), &[XLSX], b"PK").is_problem(400, "parameter-ongeldig");
    request("GET", ADDRESS, &[], b"").is_problem(405, "methode-niet-toegestaan");
}

#[test]
fn a_number_that_a_workbook_says_itself_makes_no_room() {
    let told = lees(&files(&[("xl/sharedStrings.xml", "<sst count='1' uniqueCount = '40000000000'><si/></sst>")]));
    told.is_problem(400, "werkboek-onleesbaar");
    assert!(told.text().contains("teksten"), "{}", told.text());
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = |kind: &str, target: &str| {
        let relation = format!("<Relationship Id=\"r1\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>");
        format!("<Relationships xmlns=\"{PACKAGE}\">{relation}</Relationships>")
    };
    let sheets = "<sheets><sheet name=\"doelen\" sheetId=\"1\" r:id=\"r1\"/></sheets>";
    let formula = "<c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"4000000000\">1+1</f></c>";
    let (package, of_book) =
        (relations("officeDocument", "xl/workbook.xml"), relations("worksheet", "worksheets/sheet1.xml"));
    let text = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\">{sheets}</workbook>");
    let tab = format!("<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">{formula}</row></sheetData></worksheet>");
    let book = files(&[
        ("_rels/.rels", package.as_str()),
        ("xl/workbook.xml", text.as_str()),
        ("xl/_rels/workbook.xml.rels", of_book.as_str()),
        ("xl/worksheets/sheet1.xml", tab.as_str()),
    ]);
    let grids = sheet::read_workbook(&book).expect("a workbook");
    assert_eq!(grids[0].cells.get(&(0, 0)), Some(&sheet::Cell::Uncounted));
}

#[test]
fn a_text_that_stands_in_ten_thousand_cells_is_too_much() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let tab = book.add_worksheet();
    tab.set_name("kandidaten").expect("a name");
    let text = "x".repeat(32_000);
    for row in 0..10_000 {
        tab.write_string(row, 0, &text).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    assert!(bytes.len() < 400_000, "the text is written once: {}", bytes.len());
    let answer = lees(&bytes);
    answer.is_problem(400, "werkboek-onleesbaar");
    assert!(answer.text().contains("samen groter dan 64 MiB"), "{}", answer.text());
}
