//! Tabs, columns and rows that are not known, come twice or are not there.

use super::{Book, FIRST, Spoiling, file, grids, one_offer, text, told};
use crate::batch::{folder, run};

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
    // Of two that are needed, one is there.
    let mut book = Book::of_the_example();
    book.tab("doelen").cells.retain(|(row, _), _| *row < 3);
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &input, "--soort", "plan-van-aanpak"], b""));
    let asked = "doelen (nog een rij) Vul nog een rij in voor deze kandidaat, met nummer en omschrijving.";
    assert!(said.contains(asked) && !said.contains("doelen (geen rij)"), "{said}");
    // A field of another tab is named as it is found there.
    let mut book = Book::of_the_example();
    book.tab("arbeidsdeskundig advies").cells.retain(|(row, _), _| *row < 2);
    std::fs::write(&path, file(&book.0)).expect("written");
    let said = told(&run(&["validate", &input, "--soort", "plan-van-aanpak"], b""));
    assert!(said.contains("in ‘reden ontbreekt’ op het tabblad ‘poortwachter’ waarom"), "{said}");
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
