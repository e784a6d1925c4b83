//! What is wrong in a cell is told by its name.

use serde_json::Value;
use trajectpers::sheet::{self, Cell, Merged};

use super::{Book, FIRST, Spoiling, file, grids, read, text};
use crate::batch::traject;

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
        ("activiteiten", "kandidaat", text("Totaal"), "zet # voor een rij voor uzelf"),
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
fn a_new_workbook_says_before_its_tabs_how_it_is_filled_in() {
    let tabs = grids(&[]);
    let help = tabs.iter().find(|grid| grid.name == "uitleg").expect("the tab for people");
    let says = |words: &str| help.cells.values().any(|cell| matches!(cell, Cell::Text(told) if told.contains(words)));
    assert!(says("‘document datum’") && says("voeg geen cellen samen") && says("in elk geval de adviseur"));
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
