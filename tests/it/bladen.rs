//! What callers type, on the pages as they are laid out: nothing over its neighbour, nothing outside the page, and the
//! words as they were typed.

use serde_json::{Value, json};

use crate::pdf::{Pdf, Run};
use crate::support::{example, list, order, pages_for, pdf, set, soort, variant, voortgangsrapportage, words};

/// The longest case, with some fields in the place of its own.
fn volst(fields: &[(&str, Value)]) -> Value {
    let mut body = example("volst");
    for (pointer, value) in fields {
        set(&mut body, pointer, value.clone());
    }
    body
}

fn report(body: &Value) -> Pdf {
    pdf(body, order(voortgangsrapportage(), variant("werkgever")))
}

/// The runs of the content that hold these words, in reading order.
fn runs<'a>(document: &'a Pdf, words: &str) -> Vec<&'a Run> {
    document.runs.iter().filter(|run| !run.artifact && run.text.contains(words)).collect()
}

// Signatures.

#[test]
fn a_long_function_does_not_lie_under_the_signature() {
    let function = "De directeur van Stichting Samenwerkende Zorgondernemingen Midden-Nederland, gevestigd te Utrecht, \
                    bij volmacht";
    let signature = |rol: &str, naam: &str| {
        json!({"rol": rol, "naam": naam, "functie": function, "status": "akkoord", "datum": "2024-12-02",
            "plaats": "Assen"})
    };
    let names = "MEVROUW WILHELMINA WATERMANWOWERMANS VAN DER WESTEN-MARKUS VAN DER MOMMERWOERDEN";
    let signatures = json!([
        signature("adviseur", "mevrouw E. ten Cate"),
        signature("werknemer", names),
        signature("werkgever", "de heer A. Proef"),
    ]);
    let document = report(&volst(&[("/voortgang/ondertekening", signatures)]));
    let functions = runs(&document, "volmacht");
    let records = runs(&document, "Akkoord op");
    assert_eq!((functions.len(), records.len()), (3, 3));
    for (function, record) in functions.iter().zip(&records) {
        assert_eq!((function.page, record.page), (records[0].page, records[0].page));
        assert!(function.y - record.y > 9.0, "{} over {}", record.y, function.y);
        assert!((record.y - records[0].y).abs() < 0.1, "what is on record stands in one row");
    }
}

// Wide words.

#[test]
fn a_word_of_capitals_is_divided_where_its_column_ends() {
    let document = report(&volst(&[("/scholing/0/aanbieder", json!("BEROEPSONDERWIJSGROEPMIDDENNEDERLAND"))]));
    assert!(document.says("BEROEPSONDERWIJSGROEPMIDDENNEDERLAND"));
    assert!(runs(&document, "BEROEPSONDERWIJSGROEPMIDDENNEDERLAND").is_empty(), "on two lines");
    let short = report(&volst(&[("/scholing/0/aanbieder", json!("Beroepsopleidingen"))]));
    assert_eq!(runs(&short, "Beroepsopleidingen").len(), 1, "what fits keeps its form");
}

#[test]
fn many_digits_are_divided_where_their_column_ends() {
    let digits = "012345678901234567890123456789012345678901234567";
    let body = volst(&[("/doelen/0/verantwoordelijke", json!(digits))]);
    let document = pdf(&body, order(soort("plan-van-aanpak"), variant("werkgever")));
    assert!(document.says(digits));
    // A word without an end is divided after 24 letters, which this column has no room for.
    assert!(runs(&document, "012345678901234567890123").is_empty());
}

#[test]
fn a_long_name_at_the_head_of_a_page_leaves_room_for_the_other() {
    let name = "VOORBEELDBUREAUSAMENWERKENDEZORGONDERNEMINGENMIDDENNEDERLAND";
    let number = "OFFERTENUMMERMETVEERTIGLETTERSENCIJFER99";
    let body = volst(&[("/werkgever/naam", json!(name)), ("/offerte/document/nummer", json!(number))]);
    let document = pdf(&body, order(soort("offerte"), variant("werkgever")));
    let heads = document.runs.iter().filter(|run| run.artifact && run.text.contains("VOORBEELDBUREAUSAMEN"));
    let longest = heads.map(|run| run.text.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest < 40), "{longest:?}");
}

#[test]
fn an_address_is_divided_without_a_hyphen() {
    let address = "Zie loonsupplement@voorbeeldverzekering.example";
    let body = volst(&[("/plan/financieleScenarios/0/uitkomst", json!(address))]);
    let document = pdf(&body, order(soort("plan-van-aanpak"), variant("werknemer")));
    assert!(document.says(address));
    let parts: Vec<&str> = document.runs.iter().map(|run| run.text.as_str()).collect();
    let divided = |part: &&&str| ["loonsupple", "ment@", "beeldverzeke"].iter().any(|start| part.contains(start));
    assert!(parts.iter().filter(divided).all(|part| !part.ends_with(['\u{ad}', '-'])), "no hyphen in it");
}

#[test]
fn quotation_marks_without_end_stay_on_the_page() {
    for mark in ["\"", "’", "«"] {
        let document = report(&volst(&[("/voortgang/watGingGoed", json!(mark.repeat(200)))]));
        let longest = runs(&document, &mark.repeat(3)).iter().map(|run| run.text.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest < 170), "{mark}: {longest:?}");
    }
}

// Rows of cells.

#[test]
fn cells_with_ordinary_words_stand_beside_each_other() {
    let rows = "Datum\tWerkgever\tFunctie\tPlaats\tUitkomst\tVervolg\n\
                15-09-2025\tTimmerfabriek\tproductiemedewerker\tHeerlen\tuitgenodigd\tkennismakingsgesprek";
    let document = report(&volst(&[("/voortgang/watGingGoed", json!(rows))]));
    let place = |word: &str| {
        let found = document.runs.iter().find(|run| run.text.trim() == word);
        found.map(|run| (run.x, run.y)).unwrap_or_default()
    };
    let (function, town, last) = (place("productiemedewerker"), place("Heerlen"), place("kennismakingsgesprek"));
    assert!((function.1 - town.1).abs() < 0.1 && function.1 > 0.0, "on one line: {function:?} {town:?}");
    // Nineteen letters of 8 points.
    assert!(town.0 - function.0 > 78.0, "{function:?} {town:?}");
    assert!(last.0 > 0.0 && last.0 + 88.0 < 534.0, "{last:?}");
}

#[test]
fn numbers_and_dates_of_a_wide_table_are_not_cut() {
    let eight = "Datum\tWerkgever\tFunctie\tUren\tReactie\tContactpersoon\tTelefoon\tStatus\n\
                 12-09-2025\tZorgcentrum De Voorbeeldhoeve\tadministratief medewerker\t16\t20-09-2025\t\
                 afdeling personeelszaken\t06-12345678\tafgewezen";
    let nine = format!("{}\t09:30-11:00", eight.replace('\n', "\tTijd\n"));
    for (rows, numbers) in [
        (eight, ["12-09-2025", "20-09-2025", "06-12345678"].as_slice()),
        (&nine, ["12-09-2025", "20-09-2025", "06-12345678", "09:30-11:00"].as_slice()),
    ] {
        let document = report(&volst(&[("/voortgang/watGingGoed", json!(rows))]));
        let whole = |number: &str| document.runs.iter().any(|run| run.text.replace('\u{2060}', "").contains(number));
        assert!(numbers.iter().all(|number| whole(number)), "{rows}");
    }
}

#[test]
fn a_wide_table_stays_within_its_page() {
    for word in ["MMMMMMMMMMMMMMMMMMMMMMMM", "0123456789012345678901234567", "Verzekeringsmaatschappijen"] {
        let row = [word; 12].join("\t");
        let document = report(&volst(&[("/voortgang/watGingGoed", json!(format!("{row}\n{row}")))]));
        assert!(document.says(word), "{word}");
        assert!(runs(&document, word).is_empty(), "{word} has no room for all of it");
    }
}

// As they were typed.

#[test]
fn the_third_track_keeps_its_lists_and_lines() {
    let told = |words: &str| {
        let body = volst(&[
            ("/eind/derdeSpoor", json!(words)),
            ("/werkgever/eigenrisicodrager", json!({"zw": false, "wga": true})),
        ]);
        pages_for(&body, "eindrapportage", "werkgever")["vervolg"].clone()
    };
    let formed = told("Na de wachttijd geldt:\n- 5 kg tillen\n- 2 uur staan\n\nEinde.");
    let blocks: Vec<String> = list(&formed, "derde_spoor").iter().map(|block| words(&block["soort"])).collect();
    assert_eq!(blocks, ["alinea", "lijst", "alinea", "alinea"], "{formed}");
    let text = words(&formed["derde_spoor"]);
    assert!(text.contains("5 kg tillen") && text.contains("eigenrisicodrager voor de WGA"), "{text}");
    assert!(!words(&formed["zin"]).contains("Einde."));
    let plain = told("Na de wachttijd zoeken partijen verder.");
    assert!(words(&plain["zin"]).contains("Na de wachttijd zoeken partijen verder."));
    assert!(plain["derde_spoor"].is_null());
    // Words of ours follow behind a stop, also where nobody typed one.
    let open = told("Na de wachttijd zoeken partijen verder");
    assert!(words(&open["zin"]).contains("partijen verder. De werkgever is eigenrisicodrager"));
}

#[test]
fn the_stops_of_abbreviations_stay() {
    let body = volst(&[
        ("/persoonsprofiel/competenties", json!(["Excel, Word e.d.", "klanten, o.a.", "Jansen B.V.", "nauwkeurig."])),
        ("/persoonsprofiel/sterkePunten", json!(["vmbo-tl.", "ziet op zgn.", "rijdt 25 km/u.", "MS Word t/m 2.0."])),
        ("/offerte/resultaatbonus/voorwaarde", json!("plaatsing bij Jansen B.V.")),
    ]);
    let plan = pages_for(&body, "plan-van-aanpak", "werkgever");
    let profile = words(&plan["profiel"]["lijsten"]);
    for point in
        ["Excel, Word e.d.", "klanten, o.a.", "Jansen B.V.", "nauwkeurig.", "vmbo-tl.", "zgn.", "km/u.", "2.0."]
    {
        assert!(profile.contains(point), "{profile}");
    }
    let document = pdf(&body, order(soort("plan-van-aanpak"), variant("werkgever")));
    for point in ["Excel, Word e.d.", "klanten, o.a.", "Jansen B.V.", "nauwkeurig.", "vmbo-tl.", "MS Word t/m 2.0."] {
        assert!(document.says(point), "{point}");
    }
    assert!(words(&pages_for(&body, "offerte", "werkgever")["prijs"]["bonus"]).contains("‘plaatsing bij Jansen B.V.’"));
}

#[test]
fn an_ellipsis_stays_before_a_stop_of_ours() {
    let body = volst(&[("/plaatsingen/0/passendBevestigdDoor", json!("de arbeidsdeskundige..."))]);
    let document = pdf(&body, order(soort("eindrapportage"), variant("werkgever")));
    assert!(document.says("volgens de arbeidsdeskundige...") && !document.says("volgens de arbeidsdeskundige...."));
}

#[test]
fn letters_of_three_bytes_take_no_more_room_than_others() {
    let mut body = example("volst");
    for profile in 0..list(&body, "zoekprofielen").len() {
        for direction in 0..list(&body["zoekprofielen"][profile], "zoekrichtingen").len() {
            let place = format!("/zoekprofielen/{profile}/zoekrichtingen/{direction}/functie");
            set(&mut body, &place, format!("{direction:02}{}", "ệ".repeat(118)));
        }
    }
    for index in 0..list(&body, "activiteiten").len() {
        set(&mut body, &format!("/activiteiten/{index}/omschrijving"), "ệ".repeat(600));
    }
    assert!(words(&pages_for(&body, "plan-van-aanpak", "werknemer")["uitleg"]).contains('ệ'));
}

#[test]
fn a_conclusion_of_paragraphs_and_a_list_keeps_its_lines_apart() {
    let document = pdf(&volst(&[]), order(soort("plan-van-aanpak"), variant("werkgever")));
    for (above, below) in
        [("kern van de functie", "Ander werk bij de"), ("en werken op meer dan", "Geen van deze functies")]
    {
        let (above, below) = (runs(&document, above)[0], runs(&document, below)[0]);
        assert_eq!(above.page, below.page);
        assert!((above.y - below.y).abs() > 11.0, "{} and {}", above.text, below.text);
    }
}

// What is longer than a page.

/// Texts that stand in what is kept together, each of more lines than a page has.
#[test]
fn what_is_kept_together_and_longer_than_a_page_loses_no_line() {
    let numbered = |count: usize, line: &dyn Fn(usize) -> String| {
        let lines: Vec<String> = (0..count).map(line).collect();
        lines.join("\n")
    };
    let list = numbered(63, &|number| format!("- {number:03}x medewerker"));
    let lines = numbered(150, &|number| format!("L{number:03}x"));
    let prose = numbered(220, &|number| format!("gewone woorden van {number:03}x")).replace('\n', " ");
    let other = |number: usize| {
        json!({"soort": "anders", "titel": format!("Verslag {number:03}x"), "datum": "2025-03-01", "opsteller":
            "Adviesbureau Proef & Partners B.V. (de heer drs. J.P. Jansen, register-arbeidsdeskundige, te Heerlen en Sittard)"})
    };
    let others: Vec<Value> = (0..14).map(other).collect();
    for (kind, pointer, value, count) in [
        ("plan-van-aanpak", "/arbeidsdeskundigAdvies/conclusie", json!(list), 63),
        ("plan-van-aanpak", "/plan/trajectdoel", json!(lines), 150),
        ("offerte", "/teksten", json!({"offerte/akkoord": prose}), 220),
        ("plan-van-aanpak", "/teksten", json!({"plan-van-aanpak/akkoord": prose}), 220),
        ("voortgangsrapportage", "/teksten", json!({"voortgangsrapportage/volgende_stap": prose}), 220),
        ("plan-van-aanpak", "/teksten", json!({"plan-van-aanpak/bijschrift": lines}), 150),
        ("eindrapportage", "/eerdereDocumenten", json!(others), 14),
    ] {
        let mut body = example("van-den-akker");
        set(&mut body, pointer, value);
        let document = pdf(&body, order(soort(kind), variant("werkgever")));
        let foot = document.runs.iter().filter(|run| run.artifact && run.text.contains("pagina")).map(|run| run.y);
        let foot = foot.fold(0.0_f32, f32::max);
        for number in 0..count {
            let words = format!("{number:03}x");
            let mut found = document.runs.iter().filter(|run| run.text.contains(words.as_str()));
            assert!(found.any(|run| run.y > foot), "{pointer}: {words} is not on a page of the {kind}");
        }
    }
}
