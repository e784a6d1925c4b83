//! From a workbook to documents: what a bureau fills in, what it types wrong and is told by cell, and back.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::{Value, json};
use trajectpers::examples::EXAMPLES;
use trajectpers::sheet::{self, Cell, Grid, Merged, Read};
use trajectpers::wire::{ParseOptions, Soort};

use crate::batch::{contents, folder, run, traject};
use crate::support::{AKKER, bytes, example, root, set, today};

fn nothing_beside(_: &str) -> Result<Vec<u8>, String> {
    Err("Dit bestand staat niet in de map van het werkboek.".to_owned())
}

fn read(grids: &[Grid]) -> Read {
    sheet::read(grids, false, &nothing_beside)
}

/// The tabs of a workbook with these trajectories, as a reader of it sees them.
fn grids(bodies: &[Value]) -> Vec<Grid> {
    let filled = sheet::fill(bodies).expect("one bureau");
    sheet::read_workbook(&sheet::write_workbook(&filled).expect("a workbook")).expect("a workbook that is read")
}

/// Tabs as a file of Excel, cell by cell.
pub fn file(grids: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for grid in grids {
        let tab = book.add_worksheet();
        tab.set_name(&grid.name).expect("a name");
        for ((row, column), cell) in &grid.cells {
            let column = u16::try_from(*column).expect("a column");
            let written = match cell {
                Cell::Text(text) => tab.write_string(*row, column, text),
                Cell::Number(number) => tab.write_number(*row, column, *number),
                Cell::Truth(truth) => tab.write_boolean(*row, column, *truth),
                Cell::Day(text) => {
                    let moment = ExcelDateTime::parse_from_str(text).expect("a day");
                    tab.write_datetime_with_format(*row, column, &moment, &day)
                }
                Cell::Error(error) => tab.write_formula(*row, column, Formula::new("=NA()").set_result(error)),
                Cell::Clock | Cell::Uncounted => continue,
            };
            written.expect("a cell");
        }
        for Merged { first, last } in &grid.merged {
            let column = |(_, column): &(u32, u32)| u16::try_from(*column).expect("a column");
            let Some(Cell::Text(text)) = grid.cells.get(first) else { continue };
            tab.merge_range(first.0, column(first), last.0, column(last), text, &Format::new()).expect("merged");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Without what a workbook does not keep: pictures, and objects with nothing in them.
fn kept(mut body: Value) -> Value {
    if let Some(style) = body.pointer_mut("/bureau/huisstijl").and_then(Value::as_object_mut) {
        style.remove("logo");
    }
    if let Some(object) = body.as_object_mut() {
        object.retain(|_, value| *value != json!({}) && *value != json!([]));
    }
    body
}

#[track_caller]
fn come_back(read: Read, bodies: &[Value]) {
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    assert_eq!(read.candidates.len(), bodies.len());
    for (candidate, body) in read.candidates.iter().zip(bodies) {
        assert!(candidate.faults.is_empty(), "{:#?}", candidate.faults);
        let back: Value = serde_json::from_slice(&candidate.body).expect("JSON");
        assert_eq!(kept(back), kept(body.clone()), "{}", candidate.name);
    }
}

#[test]
fn every_example_comes_back_from_a_workbook_as_it_went_in() {
    for (name, _) in EXAMPLES {
        let body = example(name);
        come_back(read(&grids(std::slice::from_ref(&body))), &[body]);
    }
}

#[test]
fn every_example_comes_back_from_csv_files() {
    for (name, _) in EXAMPLES {
        let body = example(name);
        let filled = sheet::fill(std::slice::from_ref(&body)).expect("one bureau");
        let files = sheet::write_csv(&filled);
        let grids: Vec<Grid> = files
            .iter()
            .map(|(name, bytes)| sheet::read_csv(name.trim_end_matches(".csv"), bytes).expect("a tab"))
            .collect();
        come_back(read(&grids), &[body]);
    }
}

#[test]
fn fifty_candidates_in_one_workbook_are_two_hundred_documents() {
    let bodies: Vec<Value> = (1..=50).map(traject).collect();
    let read = read(&grids(&bodies));
    let parts = |body: &[u8]| {
        let body: Value = serde_json::from_slice(body).expect("JSON");
        ["plan", "voortgang", "eind", "offerte"].iter().filter(|part| body[**part].is_object()).count()
    };
    let documents: usize = read.candidates.iter().map(|candidate| parts(&candidate.body)).sum();
    assert_eq!(documents, 50 * Soort::ALL.len());
    for candidate in &read.candidates {
        let reading = trajectpers::wire::read(&candidate.body, ParseOptions::default()).expect("JSON");
        assert!(reading.faults.is_empty(), "{}: {:?}", candidate.name, reading.faults);
    }
    come_back(read, &bodies);
}

/// The workbook of the example, to spoil.
struct Book(Vec<Grid>);

impl Book {
    fn of_the_example() -> Self {
        Self(grids(&[example(AKKER)]))
    }

    fn tab(&mut self, name: &str) -> &mut Grid {
        self.0.iter_mut().find(|grid| grid.name == name).expect("a tab")
    }

    /// The column with a heading.
    fn column(&mut self, tab: &str, heading: &str) -> u32 {
        let cells = &self.tab(tab).cells;
        let found = cells.iter().find(|((row, _), cell)| *row == 0 && **cell == Cell::Text(heading.to_owned()));
        found.expect("a heading").0.1
    }

    /// The name of a cell in a row as Excel counts them.
    fn name(&mut self, tab: &str, heading: &str, row: u32) -> String {
        let column = self.column(tab, heading);
        let letter = |at: u32| char::from(b'A' + u8::try_from(at).expect("a letter"));
        let letters = if column < 26 {
            letter(column).to_string()
        } else {
            format!("{}{}", letter(column / 26 - 1), letter(column % 26))
        };
        format!("{tab}!{letters}{row}")
    }

    fn put(&mut self, tab: &str, heading: &str, row: u32, cell: Cell) {
        let column = self.column(tab, heading);
        self.tab(tab).cells.insert((row - 1, column), cell);
    }

    fn clear(&mut self, tab: &str, heading: &str, row: u32) {
        let column = self.column(tab, heading);
        self.tab(tab).cells.remove(&(row - 1, column));
    }

    fn rename(&mut self, tab: &str, heading: &str, to: &str) {
        self.put(tab, heading, 1, Cell::Text(to.to_owned()));
    }

    /// A row again, at the end.
    fn copy(&mut self, tab: &str, row: u32) -> u32 {
        let cells = &mut self.tab(tab).cells;
        let end = cells.keys().map(|(row, _)| *row).max().unwrap_or(0) + 1;
        let copied: Vec<_> =
            cells.iter().filter(|((at, _), _)| *at == row - 1).map(|((_, c), cell)| (*c, cell.clone())).collect();
        cells.extend(copied.into_iter().map(|(column, cell)| ((end, column), cell)));
        end + 1
    }

    /// What is told of it: place and sentence, of the workbook, of its cells, and of the bodies in it.
    fn told(&self) -> Vec<(String, String)> {
        let grids = sheet::read_workbook(&file(&self.0)).expect("a workbook");
        let read = read(&grids);
        let mut told: Vec<(String, String)> =
            read.faults.into_iter().map(|fault| (fault.pointer, fault.detail)).collect();
        for candidate in read.candidates {
            told.extend(candidate.faults.into_iter().map(|fault| (fault.pointer, fault.detail)));
            for soort in Soort::ALL {
                let judged = trajectpers::judgement::parse(&candidate.body, *soort, ParseOptions::default(), today());
                let faults = judged.err().unwrap_or_default().into_iter();
                told.extend(faults.map(|fault| (candidate.origins.cell(&fault.pointer), fault.detail)));
            }
        }
        told
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// The first row with values, as Excel counts.
const FIRST: u32 = 3;

#[test]
fn a_workbook_that_is_not_spoilt_says_nothing() {
    assert_eq!(Book::of_the_example().told(), []);
}

#[test]
fn a_wrong_cell_is_told_by_its_name() {
    let wrong: &[(&str, &str, Cell, &str)] = &[
        ("activiteiten", "datum", text("gisteren"), "geen datum"),
        ("activiteiten", "datum", text("31-02-2025"), "bestaande datum"),
        ("activiteiten", "datum", text("17-02-25"), "geen datum"),
        ("activiteiten", "datum", Cell::Number(45_747.0), "niet geraden"),
        ("activiteiten", "soort", text("koffiegesprek"), "Kies een van"),
        ("activiteiten", "status", text("uitgevoert"), "Bedoelt u ‘uitgevoerd’?"),
        ("activiteiten", "duur min", text("anderhalf uur"), "geen getal"),
        ("activiteiten", "duur min", Cell::Number(90.5), "geheel getal"),
        ("activiteiten", "duur min", text("1:30"), "Typ minuten als getal"),
        ("activiteiten", "datum", text("2-13-2025"), "Typ een datum als 31-03-2025"),
        ("werkgevers", "adres huisnummer", text("12a"), "‘adres toevoeging’"),
        ("offerteregels", "prijs euro", text("4.950"), "één betekenis"),
        ("activiteiten", "doel", Cell::Number(42.0), "geen doel met dit nummer"),
        ("activiteiten", "omschrijving", Cell::Error("#N/A".into()), "#N/A"),
        ("activiteiten", "omschrijving", text(&"x".repeat(601)), "langer dan 600"),
        ("activiteiten", "omschrijving", Cell::Day("2025-04-03".into()), "een datum gemaakt"),
        ("activiteiten", "kandidaat", text("2025-0071"), "Bedoelt u ‘2025-0017’?"),
        ("kandidaten", "werknemer bsn", Cell::Number(12_345_678.0), "0 of + vooraan"),
        ("kandidaten", "werknemer bsn", text("123456789"), "klopt niet"),
        ("kandidaten", "werknemer telefoon", Cell::Number(600_000_012.0), "als getal opgeslagen"),
        ("kandidaten", "werkgever", text("Onbekend Hout"), "staat niet op het tabblad"),
        ("kandidaten", "dienstverband uren per week", text("1.234"), "geen getal"),
        ("kandidaten", "document versie", text("een"), "geen getal"),
        ("bureau", "kvk nummer", Cell::Number(900_001.0), "KVK-nummer"),
        ("bureau", "huisstijl logo", text("logo.png"), "staat niet in de map"),
        ("werkgevers", "btw aftrek", text("misschien"), "ja of nee"),
        ("offerteregels", "prijs euro", Cell::Number(99.999), "twee decimalen"),
        ("beperkingen", "belastbaarheid", Cell::Day("2020-01-01".into()), "geen belastbaarheid met deze datum"),
        ("zoekrichtingen", "zoekprofiel", Cell::Number(9.0), "geen zoekprofiel met deze versie"),
        ("doelvoortgang", "document", text("tussenrapportage"), "Kies een van"),
        ("voortgang", "periode tot", text("1 januari 2025"), "vóór"),
    ];
    assert!(wrong.len() >= 20);
    for (tab, heading, cell, sentence) in wrong {
        let mut book = Book::of_the_example();
        let name = book.name(tab, heading, FIRST);
        book.put(tab, heading, FIRST, cell.clone());
        let told = book.told();
        let found = told.iter().any(|(place, detail)| *place == name && detail.contains(sentence));
        assert!(found, "{name} {sentence}: {told:#?}");
    }
}

#[test]
fn an_amount_without_cents_has_one_meaning() {
    let mut book = Book::of_the_example();
    book.put("offerteregels", "prijs euro", FIRST, text("€ 4.950,-"));
    let read = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook"));
    let body: Value = serde_json::from_slice(&read.candidates[0].body).expect("JSON");
    assert!(read.candidates[0].faults.is_empty(), "{:?}", read.candidates[0].faults);
    assert_eq!(body["offerte"]["regels"][0]["prijsCent"], 495_000);
}

#[test]
fn one_mistake_is_told_once() {
    // A title above the headings.
    let mut book = Book::of_the_example();
    let tab = book.tab("activiteiten");
    let cells = std::mem::take(&mut tab.cells);
    tab.cells = cells.into_iter().map(|((row, column), cell)| ((row + 1, column), cell)).collect();
    tab.cells.insert((0, 0), text("Activiteiten van dit jaar"));
    let told = book.told();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].0 == "activiteiten!A1" && told[0].1.contains("De koppen staan op rij 2"), "{told:#?}");

    // A column of which the heading went, in every row.
    let mut book = Book::of_the_example();
    let column = book.column("activiteiten", "vervolg");
    book.tab("activiteiten").cells.remove(&(0, column));
    let read_faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
    assert_eq!(read_faults.iter().filter(|fault| fault.code == "zonder_kop").count(), 1, "{read_faults:#?}");

    // The column that says whose the rows are under another name, and a column that every row needs gone.
    for (heading, to, sentence) in
        [("kandidaat", "kandidaten", "Bedoelt u ‘kandidaat’?"), ("omschrijving", "# oud", "geen kolom ‘omschrijving’")]
    {
        let mut book = Book::of_the_example();
        book.rename("activiteiten", heading, to);
        let read_faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
        assert_eq!(read_faults.len(), 1, "{read_faults:#?}");
        assert!(read_faults[0].detail.contains(sentence), "{read_faults:#?}");
    }

    // The tab of the candidates under another name, a name of a candidate that became a number or a day, and one that
    // went.
    let changes: &[Spoiling] = &[
        (
            &|book| {
                book.tab("kandidaten").name = "Kandidaat".to_owned();
                "Kandidaat".to_owned()
            },
            "Bedoelt u ‘kandidaten’?",
        ),
        (
            &|book| {
                book.put("kandidaten", "kandidaat", FIRST, Cell::Number(20_250_017.0));
                "kandidaten!A3".to_owned()
            },
            "andere tabbladen ‘2025-0017’",
        ),
        (
            &|book| {
                book.put("kandidaten", "kandidaat", FIRST, Cell::Day("2025-01-17".to_owned()));
                "kandidaten!A3".to_owned()
            },
            "een datum gemaakt",
        ),
        (
            &|book| {
                book.clear("kandidaten", "kandidaat", FIRST);
                "kandidaten!A3".to_owned()
            },
            "noemt geen kandidaat",
        ),
        (
            &|book| {
                book.tab("kandidaten").cells.retain(|(row, _), _| *row < 2);
                "kandidaten".to_owned()
            },
            "staat geen kandidaat",
        ),
    ];
    for (change, sentence) in changes {
        let mut book = Book::of_the_example();
        let place = change(&mut book);
        let faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
        assert_eq!(faults.len(), 1, "{sentence}: {faults:#?}");
        assert!(faults[0].pointer == place && faults[0].detail.contains(sentence), "{faults:#?}");
    }
    // Where nothing seems to mean that tab, it is told as well.
    let mut book = Book::of_the_example();
    book.tab("kandidaten").name = "Blad1".to_owned();
    let faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
    assert_eq!(faults.len(), 2, "{faults:#?}");

    // A candidate whose row went.
    let mut book = Book(grids(&[traject(1), traject(2)]));
    book.tab("kandidaten").cells.retain(|(row, _), _| *row != 3);
    let read_faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
    let of_activities: Vec<_> = read_faults.iter().filter(|fault| fault.pointer.starts_with("activiteiten!")).collect();
    assert_eq!(of_activities.len(), 1, "{read_faults:#?}");
    assert!(of_activities[0].detail.contains("‘2025-0002’") && of_activities[0].detail.contains("Zo ook op nog"));

    // Rows that do not say whose they are.
    let mut book = Book::of_the_example();
    for row in [4, 5, 6, 8] {
        book.clear("activiteiten", "kandidaat", row);
    }
    let read_faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
    assert_eq!(read_faults.len(), 1, "{read_faults:#?}");
    assert!(read_faults[0].detail.contains("rijen 4 tot en met 6, 8 noemen geen kandidaat"), "{read_faults:#?}");
}

#[test]
fn merged_cells_are_told_by_their_name() {
    let mut book = Book::of_the_example();
    for row in 4..=6 {
        book.clear("activiteiten", "kandidaat", row);
    }
    book.tab("activiteiten").merged.push(Merged { first: (2, 0), last: (5, 0) });
    let faults = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook")).faults;
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(faults[0].pointer, "activiteiten!A3:A6");
    assert!(faults[0].detail.contains("samengevoegd") && faults[0].detail.contains("‘kandidaat’"), "{faults:#?}");
}

#[test]
fn a_cell_that_was_not_read_has_its_place_in_the_body() {
    let mut book = Book::of_the_example();
    let name = book.name("activiteiten", "duur min", FIRST);
    book.put("activiteiten", "duur min", FIRST, text("lang"));
    let candidate = read(&book.0).candidates.remove(0);
    assert_eq!(candidate.origins.pointer_of(&name), Some("/activiteiten/0/duurMin"));
    assert_eq!(candidate.faults.len(), 1);
    assert!(candidate.faults[0].detail.starts_with("‘duur min’: "), "{:?}", candidate.faults);
}

#[test]
fn a_word_is_confirmed_by_the_cell_that_the_finding_names() {
    let mut book = Book::of_the_example();
    let name = book.name("voortgang", "samenvatting", FIRST);
    book.put("bevestigd", "kandidaat", FIRST, text("2025-0017"));
    book.put("bevestigd", "pointer", FIRST, text(&name.to_uppercase()));
    book.put("bevestigd", "woord", FIRST, text("ziekenhuis"));
    book.put("bevestigd", "reden", FIRST, text("Het ziekenhuis is de werkgever."));
    book.put("bevestigd", "door", FIRST, text("E. ten Cate"));
    book.put("bevestigd", "hash", FIRST, text("9f86d081884c7d65"));
    let candidate = read(&book.0).candidates.remove(0);
    let body: Value = serde_json::from_slice(&candidate.body).expect("JSON");
    assert_eq!(body["bevestigd"][0]["pointer"], "/voortgang/samenvatting");
}

#[test]
fn the_explanations_of_a_new_workbook_are_in_its_own_words() {
    for grid in grids(&[]) {
        for ((row, column), cell) in &grid.cells {
            let (1, Cell::Text(told)) = (*row, cell) else { continue };
            let place = sheet::cell_name(*row, *column);
            for strange in
                ["`", "* ", "nieuweDatum", "redenNietUitgevoerd", "toelichtingUitstel", "verzoek in Amsterdam"]
            {
                assert!(grid.name == "uitleg" || !told.contains(strange), "{}!{place}: {told}", grid.name);
            }
        }
    }
}

#[test]
fn what_is_missing_is_told_by_the_cell_in_which_it_belongs() {
    for (tab, heading) in [
        ("activiteiten", "omschrijving"),
        ("kandidaten", "werknemer geboortedatum"),
        ("kandidaten", "traject startdatum"),
        ("werkgevers", "contactpersoon aanhef"),
        ("voortgang", "samenvatting"),
        ("offerteregels", "eenheid"),
    ] {
        let mut book = Book::of_the_example();
        let name = book.name(tab, heading, FIRST);
        book.clear(tab, heading, FIRST);
        let told = book.told();
        assert!(told.iter().any(|(place, detail)| *place == name && detail.contains("verplicht")), "{name}: {told:#?}");
    }
}

#[test]
fn a_tab_without_a_row_is_told_what_a_row_has_to_hold() {
    let place = folder("geen-rij");
    let path = place.join("traject.xlsx");
    let input = path.display().to_string();
    let mut book = Book::of_the_example();
    book.tab("bureau").cells.retain(|(row, _), _| *row < 2);
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &input, "--soort", "plan-van-aanpak"], b""));
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("bureau (geen rij)")).collect();
    assert_eq!(lines.len(), 1, "{said}");
    assert!(lines[0].contains("Vul een rij in, met naam, ") && lines[0].contains("adres postcode"), "{said}");
    assert!(!said.contains("Zo ook op nog"), "{said}");
    // A candidate without an offerte.
    std::fs::write(&path, file(&one_offer(2))).expect("written");
    let refused = run(&["render", "offerte", &input, "-o", "-", "--kandidaat", "2025-0002"], b"");
    let said = told(&refused);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    let rows = said.matches("offerte (geen rij) [verplicht] Vul een rij in voor deze kandidaat, met ").count();
    assert_eq!(rows, 1, "{said}");
    assert!(said.contains("geldig tot") && !said.contains("Dit veld is verplicht"), "{said}");
    // A tab that went has to come back first, and a batch names the heading.
    let mut book = Book::of_the_example();
    book.0.retain(|grid| grid.name != "offerteregels");
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &input, "--soort", "offerte"], b""));
    assert!(said.contains("offerteregels (geen tabblad) Voeg dit tabblad toe"), "{said}");
    let target = place.join("uit").display().to_string();
    let said = told(&run(&["batch", &input, "-o", &target, "--soort", "offerte"], b""));
    assert!(said.contains("(offerte): offerteregels (geen tabblad) Voeg dit tabblad toe"), "{said}");
}

#[test]
fn a_misspelt_name_of_a_sentence_is_told_in_its_own_cell() {
    let place = folder("tekstnaam");
    let path = place.join("traject.xlsx");
    let input = path.display().to_string();
    let mut book = Book::of_the_example();
    book.put("teksten", "naam", FIRST, text("offerte/inleidng"));
    book.put("teksten", "tekst", FIRST, text("Een zin."));
    std::fs::write(&path, file(&book.0)).expect("written");
    for arguments in [&["validate", &input, "--soort", "offerte"][..], &["render", "offerte", &input, "-o", "-"]] {
        let said = told(&run(arguments, b""));
        assert!(said.contains("teksten!A3") && said.contains("Bedoelt u ‘offerte/inleiding’?"), "{said}");
        assert!(said.contains("‘uitleg’") && !said.contains("GET /v1"), "{said}");
    }
}

#[test]
fn a_new_workbook_has_its_columns_as_they_are_pasted() {
    let mut book = Book(grids(&[]));
    for (tab, before) in [("bureau", "adres "), ("werkgevers", "adres "), ("kandidaten", "werknemer adres ")] {
        let order = ["straat", "huisnummer", "toevoeging", "postcode", "plaats", "land"];
        let columns: Vec<u32> = order.iter().map(|field| book.column(tab, &format!("{before}{field}"))).collect();
        assert!(columns.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{tab}: {columns:?}");
    }
}

/// What is done to a workbook, where that is told, and a word of how.
type Spoiling<'a> = (&'a dyn Fn(&mut Book) -> String, &'a str);

#[test]
fn tabs_columns_and_rows_that_are_not_known_or_come_twice_are_told() {
    let spoil: &[Spoiling] = &[
        (
            &|book| {
                book.rename("activiteiten", "datum", "dattum");
                "activiteiten!B1".to_owned()
            },
            "Bedoelt u ‘datum’?",
        ),
        (
            &|book| {
                let name = book.name("kandidaten", "werknemer achternaam", 1);
                book.rename("kandidaten", "werknemer achternaam", "achternaam");
                name
            },
            "Bedoelt u ‘werknemer achternaam’?",
        ),
        (
            &|book| {
                let name = book.name("doelen", "deadline", 1);
                book.rename("doelen", "deadline", "Nummer");
                name
            },
            "staat er al",
        ),
        (
            &|book| {
                book.tab("sollicitaties").name = "solicitaties".to_owned();
                "solicitaties".to_owned()
            },
            "Bedoelt u ‘sollicitaties’?",
        ),
        (
            &|book| {
                let mut second = book.tab("doelen").clone();
                second.name = "Doelen ".to_owned();
                book.0.push(second);
                "Doelen ".to_owned()
            },
            "hetzelfde als ‘doelen’",
        ),
        (
            &|book| {
                let row = book.copy("activiteiten", FIRST);
                format!("activiteiten!B{row}")
            },
            "gelijk aan rij 3",
        ),
        (
            &|book| {
                let row = book.copy("voortgang", FIRST);
                format!("voortgang!A{row}")
            },
            "staat al op rij 3",
        ),
        (
            &|book| {
                let row = book.copy("kandidaten", FIRST);
                format!("kandidaten!A{row}")
            },
            "staat al op rij 3",
        ),
        (
            &|book| {
                let row = book.copy("bureau", FIRST);
                format!("bureau!A{row}")
            },
            "één rij",
        ),
        (
            &|book| {
                book.clear("doelen", "kandidaat", FIRST);
                "doelen!A3".to_owned()
            },
            "noemt geen kandidaat",
        ),
        (
            &|book| {
                book.tab("doelen").cells.insert((2, 30), text("los"));
                "doelen!AE3".to_owned()
            },
            "geen kop",
        ),
        (
            &|book| {
                book.0.retain(|grid| grid.name != "kandidaten");
                "kandidaten".to_owned()
            },
            "geen tabblad ‘kandidaten’",
        ),
    ];
    for (spoil, sentence) in spoil {
        let mut book = Book::of_the_example();
        let place = spoil(&mut book);
        let told = book.told();
        let found = told.iter().any(|(at, detail)| *at == place && detail.contains(sentence));
        assert!(found, "{place} {sentence}: {told:#?}");
    }
}

#[test]
fn what_has_one_meaning_is_read_however_it_is_typed() {
    let mut book = Book::of_the_example();
    book.rename("activiteiten", "duur min", "Duur (min)");
    book.rename("kandidaten", "verzuim eerste ziektedag", "verzuim.eersteZiektedag");
    book.put("kandidaten", "verzuim.eersteZiektedag", FIRST, text("5 februari 2024"));
    book.put("kandidaten", "dienstverband uren per week", FIRST, text("28,0"));
    book.put("activiteiten", "status", FIRST, text("Uitgevoerd"));
    book.put("werkgevers", "btw aftrek", FIRST, Cell::Truth(true));
    book.put("kandidaten", "kandidaat", FIRST, text(" 2025-0017 "));
    book.put("offerteregels", "btw", FIRST, Cell::Number(0.21));
    // Only whose they would be: nothing.
    let end = book.tab("doelen").cells.keys().map(|(row, _)| *row).max().unwrap_or(0) + 3;
    book.tab("doelen").cells.insert((end, 0), text("2025-0017"));
    // For people.
    book.tab("doelen").cells.insert((end + 1, 0), text("# nog bespreken"));
    book.tab("doelen").cells.insert((0, 40), text("# eigen kolom"));
    book.tab("doelen").cells.insert((3, 40), text("iets"));
    book.0.push(Grid { name: "#kladblok".to_owned(), cells: [((0, 0), text("iets"))].into(), ..Grid::default() });
    book.0.push(Grid { name: "Blad2".to_owned(), ..Grid::default() });
    let read = read(&sheet::read_workbook(&file(&book.0)).expect("a workbook"));
    come_back(read, &[example(AKKER)]);
}

#[test]
fn days_with_the_month_first_are_turned_where_there_is_no_doubt() {
    let tabs = |days: &[&str]| -> Vec<String> {
        let tab = |(at, day): (usize, &&str)| sheet::read_csv(&format!("tab{at}"), day.as_bytes()).expect("a tab");
        let mut grids: Vec<Grid> = days.iter().enumerate().map(tab).collect();
        sheet::turn_months(&mut grids);
        let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
        grids.iter().flat_map(|grid| grid.cells.values()).map(text).collect()
    };
    // Of an English sheet, where one tab alone would leave a doubt.
    assert_eq!(tabs(&["02/03/2025", "2/17/2025", "en/of"]), ["2025-02-03", "2025-02-17", "en/of"]);
    // Of a Dutch one, of one that says both, and of one that says nothing.
    for days in [["02/03/2025", "17/2/2025"], ["2/17/2025", "17/2/2025"], ["02/03/2025", "03/02/2025"]] {
        assert_eq!(tabs(&days), days);
    }
}

#[test]
fn what_is_not_known_can_be_skipped() {
    let mut book = Book::of_the_example();
    let column = 45;
    book.tab("doelen").cells.insert((0, column), text("kleur"));
    book.0.push(Grid { name: "Vakantie".to_owned(), cells: [((0, 0), text("iets"))].into(), ..Grid::default() });
    assert_eq!(read(&book.0).faults.len(), 2);
    let skipped = sheet::read(&book.0, true, &nothing_beside);
    come_back(skipped, &[example(AKKER)]);
}

#[test]
fn a_formula_gives_what_came_out_and_one_without_outcome_is_told() {
    let mut book = Workbook::new();
    let tab = book.add_worksheet();
    tab.set_name("doelen").expect("a name");
    tab.write_string(0, 0, "kandidaat").expect("a cell");
    tab.write_formula(1, 0, Formula::new("=1+1").set_result("2")).expect("a cell");
    let grids = sheet::read_workbook(&book.save_to_buffer().expect("a workbook")).expect("tabs");
    assert_eq!(grids[0].cells[&(1, 0)], Cell::Number(2.0));
    let mut spoilt = Book::of_the_example();
    let name = spoilt.name("activiteiten", "omschrijving", FIRST);
    spoilt.put("activiteiten", "omschrijving", FIRST, Cell::Uncounted);
    let read = read(&spoilt.0);
    let told = &read.candidates[0].faults;
    assert!(told.iter().any(|fault| fault.pointer == name && fault.detail.contains("uitkomst")), "{told:?}");
}

#[test]
fn what_is_no_workbook_says_so() {
    for (bytes, sentence) in [
        (&b"geen werkboek"[..], "geen werkboek"),
        (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1][..], "wachtwoord"),
        (&b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"[..], "niet te lezen"),
    ] {
        let error = sheet::read_workbook(bytes).expect_err("refused").to_string();
        assert!(error.contains(sentence), "{sentence}: {error}");
    }
    let far = Grid { name: "doelen".to_owned(), cells: [((900_000, 3), text("ver"))].into(), ..Grid::default() };
    let error = sheet::read_workbook(&file(&[far])).expect_err("refused").to_string();
    assert!(error.contains("rijen"), "{error}");
}

#[test]
fn the_same_trajectories_give_the_same_workbook() {
    let write = || sheet::write_workbook(&sheet::fill(&[example(AKKER)]).expect("one bureau")).expect("a workbook");
    assert!(write() == write());
}

fn told(output: &std::process::Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

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
    assert!(said.contains("sollicitaties 2025") && said.contains("eerst dit herstellen"), "{said}");
    assert!(!said.contains("kan worden gemaakt") && said.contains("0 van 2 kandidaten kunnen."), "{said}");
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

/// A workbook of so many candidates, of whom the first alone has an offerte and nobody another document.
fn one_offer(candidates: usize) -> Vec<Grid> {
    let body = |number: usize| {
        let mut body = traject(number);
        for part in ["plan", "voortgang", "eind", "offerte"] {
            if number > 1 || part != "offerte" {
                body.as_object_mut().expect("a body").remove(part);
            }
        }
        body
    };
    grids(&(1..=candidates).map(body).collect::<Vec<_>>())
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
