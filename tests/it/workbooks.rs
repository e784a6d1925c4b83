//! A workbook over HTTP: its trajectories as the command line reads them, faults by cell, and what is no workbook.

use std::io::{Cursor, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use serde_json::Value;
use trajectpers::http::{Shares, State};
use trajectpers::sheet;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::{AKKER, Answer, GRAAF, JSON, POOL, bytes, example, list, post, request, request_to, serve, state};

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

/// A workbook with these tabs, each with the number of the part that it is, and with these parts.
fn book(tabs: &[(String, usize)], parts: &[String]) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = |all: &[(&str, String)]| {
        let one = |(number, (kind, target)): (usize, &(&str, String))| {
            format!("<Relationship Id=\"r{number}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
        };
        let all: String = all.iter().enumerate().map(one).collect();
        format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>")
    };
    let sheets: String = tabs
        .iter()
        .enumerate()
        .map(|(at, (name, part))| format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{part}\"/>", at + 1))
        .collect();
    let of_book: Vec<(&str, String)> =
        (0..parts.len()).map(|part| ("worksheet", format!("worksheets/sheet{part}.xml"))).collect();
    let mut all = vec![
        ("_rels/.rels".to_owned(), relations(&[("officeDocument", "xl/workbook.xml".to_owned())])),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>{sheets}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&of_book)),
    ];
    for (part, rows) in parts.iter().enumerate() {
        let text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        all.push((format!("xl/worksheets/sheet{part}.xml"), text));
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in all {
        archive.start_file(name, packed).expect("a file");
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
    assert_eq!((&told["fouten"], &told["opmerkingen"]), (&Value::Array(vec![]), &Value::Array(vec![])));
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
fn what_stands_out_in_a_workbook_is_told_by_cell() {
    let mut second = example(GRAAF);
    second["traject"]["nummer"] = example(AKKER)["traject"]["nummer"].clone();
    let told = lees(&workbook(&[example(AKKER), second])).json();
    assert_eq!(told["fouten"], Value::Array(vec![]));
    let remark = &told["opmerkingen"][0];
    assert_eq!(
        (&remark["code"], &remark["cel"]),
        (&Value::from("dubbel"), &told["kandidaten"][1]["cellen"]["/traject/nummer"])
    );
    assert!(remark["detail"].as_str().is_some_and(|detail| detail.contains("hetzelfde ‘traject nummer’")), "{remark}");
}

#[test]
fn an_empty_workbook_is_to_be_had_and_to_be_read() {
    let answer = request("GET", "/v1/werkboeken/sjabloon", &[], &[]);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some(XLSX.1)));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"traject.xlsx\""));
    let grids = sheet::read_workbook(&answer.body).expect("a workbook");
    let named = |name: &str| grids.iter().find(|grid| grid.name == name).expect("a tab");
    assert!(named("kandidaten").cells.keys().all(|(row, _)| *row < 2), "nobody is in it");
    let told: Vec<&str> = named("uitleg").cells.values().filter_map(text_of).collect();
    for line in ["offerte/inleiding", "Nodig: offerte, offertemodules en offerteregels"] {
        assert!(told.iter().any(|told| told.starts_with(line)), "{line}: {told:?}");
    }
    let head = request("HEAD", "/v1/werkboeken/sjabloon", &[], &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(request("POST", "/v1/werkboeken/sjabloon", &[XLSX], &answer.body).status, 405);
    let read = lees(&answer.body);
    assert!(read.status == 200 && read.text().contains("staat geen kandidaat"), "{}", read.text());
}

fn text_of(cell: &sheet::Cell) -> Option<&str> {
    if let sheet::Cell::Text(text) = cell { Some(text) } else { None }
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
        files(&[("brief.txt", "geen werkboek")]),
        files(&[("[Content_Types].xml", "<Types/>"), ("xl/worksheets/sheet1.xml", "<worksheet/>")]),
        // 80 MB of spaces in 80 kB.
        archive("xl/sharedStrings.xml", 80 << 20),
    ] {
        let answer = lees(&bytes);
        answer.is_problem(400, "werkboek-onleesbaar");
        assert!(answer.json()["detail"].as_str().is_some_and(|detail| detail.ends_with('.')), "{}", answer.text());
    }
    assert!(lees(&[]).text().contains("Het bericht is leeg"));
    assert!(!lees(b"geen werkboek").text().contains(".ods"), "a form that this address does not read");
    let json = request("POST", ADDRESS, &[("Content-Type", "application/json")], b"{}");
    json.is_problem(415, "geen-werkboek-aangekondigd");
    assert!(json.text().contains("Aangekondigd is ‘application/json’"), "{}", json.text());
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

/// Tabs with so many candidates, each of whom has the same texts: 196 kB that stand in the workbook once.
fn sharing(candidates: u32) -> Vec<sheet::Grid> {
    let mut grids = sheet::read_workbook(&workbook(&[example(AKKER)])).expect("grids");
    grids.retain(|grid| grid.name != "teksten");
    let text = |text: String| sheet::Cell::Text(text);
    let mut texts = sheet::Grid { name: "teksten".to_owned(), ..sheet::Grid::default() };
    texts.cells.insert((0, 0), text("naam".to_owned()));
    texts.cells.insert((0, 1), text("tekst".to_owned()));
    for row in 1..=40 {
        texts.cells.insert((row, 0), text(format!("tekst{row}")));
        texts.cells.insert((row, 1), text("x".repeat(4_900)));
    }
    grids.push(texts);
    let tab = grids.iter_mut().find(|grid| grid.name == "kandidaten").expect("the candidates");
    let heading = text("kandidaat".to_owned());
    let key = tab.cells.iter().find(|(_, cell)| **cell == heading).expect("a heading").0.1;
    for row in 100..100 + candidates {
        tab.cells.insert((row, key), text(format!("K-{row}")));
    }
    grids
}

#[test]
fn what_stands_there_once_and_is_in_every_trajectory_is_counted_before_it_is_made() {
    let grids = sharing(200);
    let bytes = crate::sheet::file(&grids);
    assert!(bytes.len() < 200_000, "each text is written once: {}", bytes.len());
    let answer = lees(&bytes);
    answer.is_problem(400, "werkboek-onleesbaar");
    assert!(answer.text().contains("Verdeel de kandidaten"), "{}", answer.text());
    // Whoever has the program reads more of his own.
    let read = sheet::read(&grids, false, &|_| Err(String::new()));
    assert!(!read.is_cut && read.candidates.len() == 201, "{}", read.candidates.len());
    assert!(sheet::read_within(&grids, false, &|_| Err(String::new()), sheet::OF_STRANGERS).is_cut);
}

#[test]
fn an_answer_that_nobody_reads_is_counted_until_its_reader_has_gone() {
    // Room for one answer, however large it is.
    let service = serve(State { unread: Shares::new(1, 100), ..state(Arc::clone(&POOL)) });
    let body = bytes(&example("kaalst"));
    let ask = || request_to(service, "POST", "/v1/offertes", &[JSON], &body);
    assert_eq!(ask().status, 200);
    // 20 MB: more than the buffers between the two hold.
    let book = crate::sheet::file(&sharing(100));
    let mut reader = TcpStream::connect(service).expect("connected");
    let head = format!("POST {ADDRESS} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n", book.len());
    reader.write_all(head.as_bytes()).expect("sent");
    reader.write_all(&book).expect("sent");
    // Answers that are on their way to us are refused once at most.
    let mut refused = 0;
    while refused < 20 {
        let answer = ask();
        refused += 1;
        if answer.status == 200 {
            refused = 0;
            continue;
        }
        answer.is_problem(429, "te-veel-tegelijk");
        assert_eq!(answer.header("retry-after"), Some("2"));
    }
    // Who watches the service is not kept out, and who leaves gives back what it had.
    assert_eq!(request_to(service, "GET", "/metrics", &[], b"").status, 200);
    drop(reader);
    while ask().status != 200 {
        std::thread::yield_now();
    }
}

#[test]
fn tabs_that_are_one_part_and_cells_without_anything_are_not_read_without_end() {
    let cells = |count: usize| format!("<row r=\"1\">{}</row>", "<c r=\"A1\"/>".repeat(count));
    let tabs = |count: usize| -> Vec<(String, usize)> { (0..count).map(|at| (format!("#{at}"), 0)).collect() };
    // A few tabs are a workbook, whatever they hold.
    assert_eq!(lees(&book(&tabs(1), &[cells(1_000)])).status, 200);
    for (bytes, why) in [
        (book(&tabs(60), &[cells(1_000)]), "beschadigd"),
        (book(&tabs(500), &[cells(1)]), "tabbladen"),
        (book(&tabs(1), &[cells(2_000_001)]), "lege meegeteld"),
        (book(&[("x".repeat(200), 0)], &[cells(1)]), "De naam van een tabblad"),
    ] {
        assert!(bytes.len() < 200_000, "{}", bytes.len());
        let answer = lees(&bytes);
        answer.is_problem(400, "werkboek-onleesbaar");
        assert!(answer.text().contains(why), "{why}: {}", answer.text());
    }
}

/// A workbook of LibreOffice with this in its one tab.
fn ods(rows: &str) -> Vec<u8> {
    const SPACES: &str = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"";
    let tab = format!("<table:table table:name=\"kandidaten\">{rows}</table:table>");
    let body = format!("<office:body><office:spreadsheet>{tab}</office:spreadsheet></office:body>");
    let content = format!("<office:document-content {SPACES}>{body}</office:document-content>");
    files(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", content.as_str()),
    ])
}

/// So many times a row of so many times a cell with this text.
fn repeated(rows: usize, cells: usize, text: &str) -> String {
    let cell = format!("office:value-type=\"string\" table:number-columns-repeated=\"{cells}\"");
    let cell = format!("<table:table-cell {cell}><text:p>{text}</text:p></table:table-cell>");
    let rest = "<table:table-cell table:number-columns-repeated=\"1000\"/>";
    format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cell}{rest}</table:table-row>")
}

#[test]
fn a_workbook_of_libreoffice_makes_no_room_for_what_it_says_to_repeat() {
    let nothing = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>";
    // As LibreOffice writes it: what is empty stands behind and below, many times.
    let sound = ods(&(repeated(1, 1, "kandidaat") + &repeated(2, 1, "K-1") + nothing));
    let grids = sheet::read_workbook(&sound).expect("a workbook");
    assert_eq!(grids[0].cells.keys().collect::<Vec<_>>(), [&(0, 0), &(1, 0), &(2, 0)]);
    let spaces = "<text:s text:c=\"900000000\"/>";
    for (rows, why) in [
        (repeated(1, 16_000, "a").repeat(200), "meer dan 2000000 cellen, lege en herhaalde"),
        (repeated(1, 1, "a") + &repeated(1_000_000, 30, ""), "meer dan 2000000 cellen"),
        (repeated(1, 1, "a") + nothing + &repeated(1, 90, "z"), "meer dan 2000000 cellen"),
        (repeated(1_000_000, 1, &"x".repeat(100)), "samen groter dan 64 MiB"),
        (repeated(1, 1, spaces), "samen groter dan 64 MiB"),
        ("<table:table-row><table:table-cell".to_owned(), "beschadigd"),
    ] {
        let bytes = ods(&rows);
        assert!(bytes.len() < 200_000, "{}", bytes.len());
        let refused = sheet::read_workbook(&bytes).expect_err("refused").to_string();
        assert!(refused.contains(why) && refused.ends_with('.'), "{why}: {refused}");
        assert!(sheet::read_of_stranger(&bytes).is_err(), "over HTTP there is no such workbook");
    }
}
