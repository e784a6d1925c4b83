//! How the pages are read aloud: headings, tables, names of rows, and addresses that can be followed.

use lopdf::Dictionary;
use serde_json::json;
use trajectpers::wire::Soort;

use crate::documents::documents;
use crate::pdf::{Pdf, kind_of, squash};
use crate::support::{
    AKKER, PIETERSMA, example, list, order, pages_for, pdf, set, soort, variant, voortgangsrapportage, words,
};

#[test]
fn headings_nest_from_one_title() {
    for made in documents() {
        let structure = made.pdf.structure();
        let levels: Vec<u32> =
            structure.iter().filter_map(|(_, element)| kind_of(element)?.strip_prefix('H')?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{}", made.name);
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{}", made.name);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{}: {levels:?}", made.name);
    }
}

#[test]
fn no_two_headings_of_a_document_are_the_same() {
    for name in [PIETERSMA, AKKER] {
        for soort in Soort::ALL {
            for reader in ["uwv", "werknemer"] {
                let mut headings = pdf(&example(name), order(*soort, variant(reader))).headings();
                let number = headings.len();
                assert!(number > 10, "{name} {} {reader}: {headings:?}", soort.as_str());
                headings.sort_unstable();
                headings.dedup();
                assert_eq!(headings.len(), number, "{name} {} {reader}: {headings:?}", soort.as_str());
            }
        }
    }
}

#[test]
fn who_goes_from_heading_to_heading_finds_the_message_and_the_groups_of_rows() {
    let body = example(PIETERSMA);
    let report = pdf(&body, order(voortgangsrapportage(), variant("uwv")));
    let message = squash(&words(&body["voortgang"]["kernboodschap"]));
    assert_eq!(report.headings().get(1).map(|heading| squash(heading)), Some(message));
    let end = pdf(&body, order(soort("eindrapportage"), variant("uwv")));
    let headings = end.headings();
    for start in ["Activering: ", "Zoekprofiel versie 1: ", "Zoekprofiel versie 2: ", "Afkortingen", "Inzet werknemer"]
    {
        assert!(headings.iter().any(|heading| heading.starts_with(start)), "{start}: {headings:?}");
    }
    // On a page where its rows go on, the eye finds the title again.
    assert!(end.says_in_margins("Activering (vervolg)"));
    // Of a table that has no title too.
    assert!(report.says_in_margins("Activiteiten (vervolg)"));
}

#[test]
fn a_reason_is_heard_as_the_one_that_it_is() {
    let heard = |name: &str| pdf(&example(name), order(voortgangsrapportage(), variant("uwv"))).headings();
    let (changed, kept) = (heard(PIETERSMA), heard(AKKER));
    assert!(changed.iter().any(|heading| heading == "Waarom het plan is bijgesteld"), "{changed:?}");
    assert!(kept.iter().any(|heading| heading == "Waarom het plan niet is bijgesteld"), "{kept:?}");
}

#[test]
fn a_long_heading_is_one_word() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/teksten", json!({ "plan-van-aanpak/rechten_en_plichten": "## Deskundigenoordeel\n\nVan UWV." }));
    let plan = pdf(&body, order(soort("plan-van-aanpak"), variant("werknemer")));
    assert!(plan.runs.iter().any(|run| run.text.trim() == "Deskundigenoordeel"));
}

#[test]
fn that_a_document_is_confidential_is_heard() {
    for made in documents() {
        assert!(made.pdf.says("vertrouwelijk"), "{}", made.name);
    }
}

#[test]
fn a_cell_with_nothing_to_tell_says_so_in_words() {
    let report = pdf(&example(AKKER), order(voortgangsrapportage(), variant("werkgever")));
    assert!(report.says("laatste dag van de wachttijd n.v.t. 01-02-2026 n.v.t."));
}

#[test]
fn every_table_names_its_rows_or_columns_and_no_cell_is_silent() {
    for made in documents() {
        for (_, element) in made.pdf.structure() {
            match kind_of(element).as_deref() {
                Some("TH") => {
                    let scope = made.pdf.attribute(element, "Scope");
                    assert!(matches!(scope.as_deref(), Some("Row" | "Column" | "Both")), "{}: {scope:?}", made.name);
                }
                Some("TD") => assert!(made.pdf.entry(element, "K").is_some(), "{}: an empty cell", made.name),
                _ => {}
            }
        }
        let rows = made
            .pdf
            .elements("TH")
            .into_iter()
            .filter(|cell| made.pdf.attribute(cell, "Scope").as_deref() == Some("Row"));
        assert!(rows.count() > 3, "{}: rows have names", made.name);
    }
}

/// The rows of a table, also of one that has a head and a body.
fn rows<'a>(pdf: &'a Pdf, table: &'a Dictionary) -> Vec<&'a Dictionary> {
    let parts = pdf.kids(table).into_iter();
    parts.flat_map(|part| if kind_of(part).as_deref() == Some("TR") { vec![part] } else { pdf.kids(part) }).collect()
}

#[test]
fn each_row_of_a_table_has_a_name() {
    for made in documents() {
        for table in made.pdf.elements("Table") {
            let summary = made.pdf.summary(table).unwrap_or_default();
            // Of these figures each stands below its own head.
            if summary == "Kerncijfers" {
                continue;
            }
            for row in rows(&made.pdf, table) {
                let named = made.pdf.kids(row).into_iter().any(|cell| kind_of(cell).as_deref() == Some("TH"));
                assert!(named, "{}: {summary}", made.name);
            }
        }
    }
}

/// What is heard of the tables of a document before their cells.
fn summaries(pdf: &Pdf) -> Vec<String> {
    pdf.elements("Table").into_iter().filter_map(|table| pdf.summary(table)).collect()
}

#[test]
fn what_an_offer_holds_is_heard_with_the_name_of_its_part_alone() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    // Three columns are seen: the name and what is in it share one.
    assert!(summaries(&offer).iter().any(|told| told == "10 onderdelen, 4 kolommen"), "{:?}", summaries(&offer));
    assert!(offer.says("Arbeidsmarktonderzoek B3. Telling van vacatures per zoekrichting"));
    // One part that does not tell what is in it says so.
    let mut mixed = example(PIETERSMA);
    mixed["offerte"]["modules"][2].as_object_mut().expect("a part").remove("omschrijving");
    let mixed = pdf(&mixed, order(soort("offerte"), variant("uwv")));
    assert!(mixed.says("Arbeidsmarktonderzoek B3 zonder toelichting 1 stuk"));
    // Where none does, there is its name.
    let bare = pdf(&example("kaalst"), order(soort("offerte"), variant("uwv")));
    assert!(summaries(&bare).iter().any(|told| told == "1 onderdeel, 2 kolommen"), "{:?}", summaries(&bare));
    assert!(bare.says("Onderdeel In de prijs Begeleiding inbegrepen"));
}

#[test]
fn applications_per_zoekrichting_are_heard_row_by_row_with_their_names() {
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    let told = summaries(&end);
    for summary in ["Zoekprofiel versie 1: 3 zoekrichtingen", "Zoekprofiel versie 2: 3 zoekrichtingen"] {
        assert!(told.iter().any(|heard| heard.replace('\u{a0}', " ") == summary), "{summary}: {told:?}");
    }
    assert!(end.says("2 conciërge 5 verstuurd, 1 gesprek"));
    // No text in the place of a picture calls one by its number.
    assert!(!end.told().iter().any(|told| told.contains("Richting 1")));
}

#[test]
fn two_lines_of_a_cell_or_of_a_total_are_no_one_word() {
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    assert!(end.says("Trajectplan versie 1 (TP-01); akkoord: adviseur 25-04-2025"));
    assert!(end.says("Totaal van alle soorten: 74, 81 uur en 30 minuten"));
    let offer = pdf(&example("volst"), order(soort("offerte"), variant("uwv")));
    assert!(offer.says("€ 375,00, korting 10%"));
    let intern = pdf(&example("alles-mis"), order(soort("eindrapportage"), variant("intern")));
    assert!(intern.says("Plaats: Eindrapportage, knelpunten, in de gegevens: /eind/knelpunten"));
}

#[test]
fn below_a_concept_nothing_is_heard_to_be_on_record() {
    let end = pdf(&example("kaalst"), order(soort("eindrapportage"), variant("uwv")));
    assert_eq!(end.words().matches(&squash("Concept, niet ondertekenen.")).count(), 3);
    assert!(!end.says("Ook zo vastgelegd"));
}

#[test]
fn why_a_plan_stayed_as_it_was_has_a_heading_that_says_so() {
    let report = pdf(&example(AKKER), order(voortgangsrapportage(), variant("uwv")));
    let headings = report.headings();
    assert!(headings.iter().any(|heading| heading == "Waarom het plan niet is bijgesteld"), "{headings:?}");
}

#[test]
fn facts_are_named_by_what_they_are_about() {
    let plan = pdf(&example("de-graaf"), order(soort("plan-van-aanpak"), variant("werkgever")));
    assert!(summaries(&plan).iter().any(|told| told == "Wat UWV oordeelde en besloot"), "{:?}", summaries(&plan));
    // Two are no row from one to another.
    let end = pdf(&example(AKKER), order(soort("eindrapportage"), variant("werkgever")));
    assert!(summaries(&end).iter().any(|told| told == "2 gegevens: Periode en Vorm"), "{:?}", summaries(&end));
}

#[test]
fn what_names_a_row_is_heard_before_its_other_cells() {
    for made in documents() {
        for row in made.pdf.elements("TR") {
            let cells = made.pdf.kids(row);
            let named = cells.iter().any(|cell| made.pdf.attribute(cell, "Scope").as_deref() == Some("Row"));
            let first = cells.first().and_then(|cell| kind_of(cell));
            assert!(!named || first.as_deref() == Some("TH"), "{}", made.name);
        }
    }
}

#[test]
fn abbreviations_are_one_list_with_the_words_as_its_labels() {
    let report = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("uwv")));
    let labels = report.elements("Lbl");
    assert!(labels.iter().all(|label| report.entry(label, "K").is_some()), "a label without words");
    let told = list(&pages_for(&example(PIETERSMA), "voortgangsrapportage", "uwv"), "afkortingen").len();
    let last = report.structure().into_iter().rfind(|(_, element)| kind_of(element).as_deref() == Some("L"));
    let listed = last.map(|(_, element)| report.kids(element).len());
    assert!(told > 3 && listed == Some(told), "{told} abbreviations, {listed:?} in the last list");
}

#[test]
fn what_stands_beside_or_below_each_other_is_no_one_word() {
    let report = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("uwv")));
    assert!(report.runs.iter().any(|run| run.text == "Akkoord op 26 september 2025, "), "before a line break");
    assert!(report.says("RE-INTEGRATIE TWEEDE SPOOR. vertrouwelijk, exemplaar voor UWV"));
    let own = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("werkgever")));
    assert!(own.says("nog niet getekend: handtekening, plaats en datum"));
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    assert!(end.says("Doelen behaald") && end.says("4 van 6 2 lopen nog"));
}

#[test]
fn every_document_is_heard_from_its_title() {
    for made in documents() {
        let kinds: Vec<String> = made.pdf.structure().into_iter().filter_map(|(_, element)| kind_of(element)).collect();
        let first = kinds.iter().find(|kind| *kind != "Document" && *kind != "Div");
        assert_eq!(first.map(String::as_str), Some("H1"), "{}: {kinds:?}", made.name);
    }
}

#[test]
fn whose_copy_it_is_is_heard_at_its_beginning() {
    for (reader, whose) in [
        ("uwv", "vertrouwelijk, exemplaar voor UWV"),
        ("werkgever", "vertrouwelijk, exemplaar voor de werkgever"),
        ("werknemer", "(exemplaar voor de werknemer)"),
    ] {
        for soort in Soort::ALL {
            let document = pdf(&example(PIETERSMA), order(*soort, variant(reader)));
            assert!(document.says(whose), "{} {reader}", soort.as_str());
        }
    }
}

#[test]
fn one_row_of_facts_is_no_table_and_one_column_neither() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    assert!(offer.says("Inkoopnummer: INK-25-0412 Startdatum: 14 april 2025"));
    let plan = pdf(&example("kaalst"), order(soort("plan-van-aanpak"), variant("werkgever")));
    assert!(!plan.says("Fase en periode"));
}

#[test]
fn who_sent_an_offer_is_heard_line_by_line_and_what_it_holds_as_it_is_seen() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    let paragraphs = |words: &str| offer.runs.iter().any(|run| run.text.trim() == words);
    assert!(paragraphs("re-integratieadviseur"), "no line is glued to the next");
    // The dot between the two is for the eye.
    assert!(offer.says("Onderdeel Inhoud Omvang In de prijs"));
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    assert!(end.says("Datum en Document Reden") && end.says("Nr. en Zoekrichting"));
}

#[test]
fn what_was_not_done_is_heard_before_what_it_was() {
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    assert!(end.says("Vervallen. Evaluatie. Tussentijdse evaluatie") && !end.says("12 september. Vervallen."));
}

#[test]
fn what_an_employer_decided_stands_above_the_letter_of_an_earlier_day() {
    let agreed = pdf(&example(PIETERSMA), order(soort("offerte"), variant("werkgever")));
    let place = |words: &str| agreed.words().find(&squash(words)).expect(words);
    let told = place("U ging op 7 april 2025 akkoord.");
    assert!(told < place("Geachte mevrouw") && place("Prijs inclusief btw") > told);
    assert!(agreed.says("ruim 5 weken na de offertedatum") && !agreed.says("nog ruim 5 weken"));
    // What is still asked closes the letter.
    let mut open = example(PIETERSMA);
    let signature = open["offerte"]["ondertekening"][1].as_object_mut().expect("that of the employer");
    signature.retain(|field, _| !["datum", "plaats"].contains(&field.as_str()));
    signature.insert("status".to_owned(), json!("open"));
    let open = pdf(&open, order(soort("offerte"), variant("werkgever")));
    let place = |words: &str| open.words().find(&squash(words)).expect(words);
    assert!(place("Geachte mevrouw") < place("Gaat u akkoord?"));
}

#[test]
fn how_a_signature_is_on_record_is_heard_once() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    let times = |document: &Pdf| document.words().matches(&squash("Vastgelegd door het bureau")).count();
    assert_eq!(times(&offer), 1, "once for all, below the signatures");
    // Beside a line for ink each has its own, and is heard to be as the one before it.
    let report = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("werkgever")));
    assert!(report.says("Gelezen op 26 september 2025, Assen") && report.says("Ook zo vastgelegd"));
}

#[test]
fn a_cell_is_heard_with_the_head_of_its_own_column() {
    for made in documents() {
        for table in made.pdf.elements("Table") {
            assert!(made.pdf.has_attribute(table, "Summary"), "{}: a table without a name", made.name);
        }
        for head in made.pdf.elements("TH") {
            // The title of a group over all columns would take the place of the heads of each.
            let over_all = made.pdf.has_attribute(head, "ColSpan");
            let of_column = made.pdf.attribute(head, "Scope").as_deref() == Some("Column");
            assert!(!(over_all && of_column), "{}: a title of rows is the head of columns", made.name);
        }
    }
}

#[test]
fn no_table_says_its_heading_again() {
    for made in documents() {
        let headings = made.pdf.headings();
        let mut before = None;
        for (_, element) in made.pdf.structure() {
            match kind_of(element).as_deref() {
                Some("Table") => {
                    let summary = made.pdf.summary(element);
                    let told = summary.clone().unwrap_or_default();
                    assert!(!told.is_empty() && !headings.contains(&told), "{}: {told}", made.name);
                    assert_ne!(summary, before, "{}: heard twice", made.name);
                    before = summary;
                }
                // A heading parts two tables of one kind.
                Some("H2" | "H3") => before = None,
                _ => {}
            }
        }
    }
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    let told: Vec<String> = end.elements("Table").into_iter().filter_map(|table| end.summary(table)).collect();
    for summary in [
        "13 stappen, 6 kolommen, op datum",
        "7 gegevens, van Naam tot en met Dienstverband",
        "6 soorten, 3 kolommen, de overige",
    ] {
        assert!(told.iter().any(|heard| heard == summary), "{summary}: {told:?}");
    }
    assert!(end.says("Totaal van alle soorten"));
}

#[test]
fn paragraphs_are_paragraphs() {
    for made in documents() {
        let loose = made.pdf.structure().into_iter().filter(|(above, element)| {
            kind_of(element).as_deref() == Some("Span")
                && made.pdf.attribute(element, "Placement").as_deref() == Some("Block")
                && !above.iter().any(|kind| kind == "TOC" || kind == "TOCI")
        });
        // The signs of a picture are told under it.
        assert!(loose.count() <= 6, "{}", made.name);
    }
}

#[test]
fn addresses_can_be_followed() {
    let document = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("werkgever")));
    assert!(document.holds("mailto:") && document.holds("tel:0600000021"));
    assert!(!document.elements("Link").is_empty());
}

/// An address leads where it says, however its letters are divided and bound on the page.
#[test]
fn a_link_leads_to_the_whole_address() {
    let mut body = example(PIETERSMA);
    for (pointer, typed) in [
        ("/bureau/telefoon", "+31 (0)88 000 00 01"),
        ("/bureau/website", "dewissel.online/tweede-spoor"),
        ("/adviseur/email", "desiree.van.rensselaer@voorbeeldbureau-noordoostzuid.example"),
        ("/adviseur/telefoon", "+31 (0)6 0000 0001"),
        (
            "/offerte/klachtenregeling",
            "Zie dewissel.example/klachten. Of mail e-mail@re-integratie.example, op 02-03-2025 10:30 uur.",
        ),
    ] {
        set(&mut body, pointer, typed);
    }
    let links = pdf(&body, order(soort("offerte"), variant("werkgever"))).links();
    for address in [
        "tel:+31880000001",
        "https://dewissel.online/tweede-spoor",
        "mailto:desiree.van.rensselaer@voorbeeldbureau-noordoostzuid.example",
        "tel:+31600000001",
        "https://dewissel.example/klachten",
        "mailto:e-mail@re-integratie.example",
    ] {
        assert!(links.contains(address), "{address} not in {links:?}");
    }
    assert_eq!(links.len(), 6, "{links:?}");
}
