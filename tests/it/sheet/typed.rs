//! What has one meaning is read however it was typed, and what is no workbook says so.

use rust_xlsxwriter::{Formula, Workbook};
use trajectpers::sheet::{self, Cell, Grid};

use super::{Book, FIRST, come_back, file, nothing_beside, read, text};
use crate::support::{AKKER, example};

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
