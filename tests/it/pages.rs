//! The pages as somebody sees and hears them: how full they are, who signs where, and how the structure is read aloud.

use serde_json::{Value, json};
use trajectpers::wire::Soort;

use crate::documents::documents;
use crate::pdf::{Pdf, Run, kind_of, squash};
use crate::support::{
    AKKER, PIETERSMA, PRESS, bytes, example, list, order, pages_for, pdf, set, soort, variant, voortgangsrapportage,
    words,
};

// How full they are.

/// The lowest and the highest place of text on a page, in points from its foot.
const FOOT: f32 = 68.0;
const HEAD: f32 = 771.0;

/// How much of each page is filled, as a fraction of the height between the margins.
fn filled(document: &Pdf) -> Vec<f32> {
    let pages = u32::try_from(document.pages()).expect("few pages");
    let lowest = |page: u32| {
        let content = document.runs.iter().filter(|run| run.page == page && !run.artifact);
        content.map(|run| run.y).fold(HEAD, f32::min)
    };
    (1..=pages).map(|page| (HEAD - lowest(page)) / (HEAD - FOOT)).collect()
}

/// Whether an annex or the calendar begins on a page or the next one, or the document is signed on it: what is a whole of
/// its own may leave room.
fn may_leave_room(document: &Pdf, page: u32) -> bool {
    let content = document.runs.iter().filter(|run| !run.artifact);
    let starts = |run: &Run| {
        let own = ["Bijlage\u{a0}", "Bijlage ", "Poortwachterkalender", "handtekening", "Ondertekening", "Akkoord"]
            .iter()
            .any(|start| run.text.starts_with(start));
        own || run.text.starts_with("Uitleg bij") || run.text.starts_with("Bevindingen voor")
    };
    content.filter(|run| run.page == page || run.page == page + 1).any(starts)
}

#[test]
fn no_page_is_left_more_than_two_thirds_empty() {
    for name in [PIETERSMA, AKKER] {
        for soort in Soort::ALL {
            let document = pdf(&example(name), order(*soort, variant("werkgever")));
            for (page, part) in (1..).zip(filled(&document)) {
                let full = part >= 0.35 || may_leave_room(&document, page);
                assert!(full, "{name} {}: page {page} is filled for {part:.2}", soort.as_str());
            }
        }
    }
}

#[test]
fn the_account_to_pay_to_stands_with_the_terms() {
    let offerte = pdf(&example(PIETERSMA), order(soort("offerte"), variant("werkgever")));
    let page = |words: &str| offerte.runs.iter().find(|run| run.text.contains(words)).map(|run| run.page);
    assert!(page("IBAN").is_some());
    assert_eq!(page("IBAN"), page("Vierde kwartaal"));
}

#[test]
fn a_trajectory_of_a_year_stays_short() {
    for (word, most) in [("voortgangsrapportage", 7), ("plan-van-aanpak", 8), ("eindrapportage", 15), ("offerte", 4)] {
        let pages = pdf(&example(PIETERSMA), order(soort(word), variant("werkgever"))).pages();
        assert!(pages <= most, "{word}: {pages}");
    }
}

#[test]
fn abbreviations_do_not_stand_alone_on_a_last_page() {
    for made in documents() {
        let content = || made.pdf.runs.iter().filter(|run| !run.artifact);
        let last = content().map(|run| run.page).max();
        let mut of_last = content().filter(|run| Some(run.page) == last);
        let first = of_last.next().map_or("", |run| run.text.trim());
        let followed = of_last.any(|run| run.text.trim().starts_with("Bijlage"));
        assert!(!first.is_empty() && (first != "Afkortingen" || followed), "{}", made.name);
    }
}

/// The runs of the titles of numbered sections: each has its number before it, on the first axis of the page.
fn section_titles(document: &Pdf) -> Vec<&Run> {
    let content = || document.runs.iter().filter(|run| !run.artifact);
    let numbers = content().filter(|run| {
        let words = run.text.trim();
        run.x < 63.0 && !words.is_empty() && words.len() < 3 && words.bytes().all(|byte| byte.is_ascii_digit())
    });
    let title = |number: &Run| {
        content().find(|run| run.page == number.page && (run.y - number.y).abs() < 0.1 && (84.5..86.0).contains(&run.x))
    };
    // Rows of tables have such numbers too, with words beside both.
    let beyond = |title: &&Run| {
        content().any(|run| run.page == title.page && (run.y - title.y).abs() < 0.1 && run.x > title.x + 60.0)
    };
    numbers.filter_map(title).filter(|title| !beyond(title)).collect()
}

#[test]
fn the_air_around_a_heading_is_the_same_whatever_stands_there() {
    for name in [PIETERSMA, AKKER, "kaalst"] {
        for soort in Soort::ALL {
            let document = pdf(&example(name), order(*soort, variant("werkgever")));
            let titles = section_titles(&document);
            assert!(titles.len() > 5, "{name} {}: {}", soort.as_str(), titles.len());
            for title in titles {
                // Also what is not heard: the words under a picture.
                let beside =
                    document.runs.iter().filter(|run| run.page == title.page && (FOOT..=HEAD).contains(&run.y));
                let ways: Vec<f32> = beside.map(|run| run.y - title.y).filter(|way| way.abs() > 1.0).collect();
                let above = ways.iter().copied().filter(|way| *way > 0.0).reduce(f32::min);
                let below = ways.iter().copied().filter(|way| *way < 0.0).reduce(f32::max);
                let told = format!("{name} {}: {} has {above:?} and {below:?}", soort.as_str(), title.text);
                assert!(above.is_none_or(|way| (way - 24.4).abs() < 0.4), "{told}");
                // The word of the result has larger letters.
                let airy = |way: f32| [15.2, 17.3].into_iter().any(|air| (way + air).abs() < 0.4);
                assert!(below.is_none_or(airy), "{told}");
            }
        }
    }
}

// What a reader finds in the same place.

#[test]
fn reports_begin_with_the_same_facts_in_the_same_order() {
    for reader in ["uwv", "werkgever", "werknemer"] {
        let labels = |kind: &str| -> Vec<String> {
            let data = pages_for(&example(PIETERSMA), kind, reader);
            let first = list(&data, "feiten").into_iter().map(|fact| words(&fact["label"]));
            first.filter(|label| label != "Geboortedatum").take(5).collect()
        };
        let same = ["Werknemer", "Werkgever", "Adviseur", "Functie", "Trajectnummer"];
        for kind in ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage"] {
            assert_eq!(labels(kind), same, "{kind} {reader}");
        }
    }
}

#[test]
fn the_bar_of_the_wachttijd_names_its_first_and_its_last_week() {
    for name in [PIETERSMA, AKKER, "de-graaf", "volst"] {
        for soort in Soort::ALL.iter().filter(|soort| soort.as_str() != "offerte") {
            let document = pdf(&example(name), order(*soort, variant("uwv")));
            let named = |week: &str| document.runs.iter().any(|run| squeezed(&run.text) == week);
            let told = ["week 1", "week 104"].map(named);
            assert_eq!(told, [true, true], "{name} {}", soort.as_str());
        }
    }
}

#[test]
fn this_document_stands_at_its_own_mark() {
    // The left edge and the length of the bar, and the most that the words take.
    let (left, length, widest) = (62.4, 470.6, 110.0);
    for name in [PIETERSMA, AKKER, "de-graaf"] {
        for kind in ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage"] {
            let data = pages_for(&example(name), kind, "uwv");
            let Some(place) = data["tijdlijn"]["vandaag"]["plaats"].as_f64() else { continue };
            let document = pdf(&example(name), order(soort(kind), variant("uwv")));
            let label = document.runs.iter().find(|run| run.text.starts_with("dit document"));
            let start = f64::from(label.expect("the words of the document").x);
            let mark = left + length * place;
            assert!(start <= mark + 1.0 && mark <= start + widest, "{name} {kind}: {start} for {mark}");
        }
    }
}

/// The words of a run with plain spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn who_signed_and_what_it_says_stand_on_one_line() {
    let document = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    let mut lines = std::collections::BTreeMap::<i32, Vec<&Run>>::new();
    for run in document.runs.iter().filter(|run| run.page == 1) {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        lines.entry(run.y.round() as i32).or_default().push(run);
    }
    let line = |runs: &Vec<&Run>| squash(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
    let lines: Vec<String> = lines.values().map(line).collect();
    for party in ["adviseur:akkoord17-12-2025", "werknemer:akkoord18-12-2025", "werkgever:akkoord19-12-2025"] {
        assert!(lines.iter().any(|line| line.contains(party)), "{party}: {lines:?}");
    }
}

#[test]
fn an_offer_says_before_the_letter_that_it_is_a_copy() {
    for (reader, copy) in [("werkgever", false), ("werknemer", true), ("uwv", true), ("intern", true)] {
        assert_eq!(pages_for(&example(PIETERSMA), "offerte", reader)["afschrift"], copy, "{reader}");
    }
    let document = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    let place = |words: &str| document.runs.iter().position(|run| run.text.contains(words));
    let (told, letter) = (place("afschrift"), place("Geachte"));
    assert!(told.is_some() && told < letter, "{told:?} {letter:?}");
}

// Who signs where.

fn with_signatures(mut signatures: Value, status: &str) -> Pdf {
    let mut body = example(PIETERSMA);
    let adviser = json!({"rol": "adviseur", "naam": "mevrouw E. Proef", "status": "akkoord", "datum": "2025-09-26",
        "wijze": "digitaal", "kenmerk": "TK-2025-1"});
    signatures.as_array_mut().expect("a list").push(adviser);
    set(&mut body, "/voortgang/ondertekening", signatures);
    set(&mut body, "/document/status", status);
    pdf(&body, order(voortgangsrapportage(), variant("werkgever")))
}

#[test]
fn who_has_not_signed_finds_a_line_and_a_day_to_do_it() {
    let open = json!([{"rol": "werkgever", "naam": "mevrouw A. Proef", "status": "open"}]);
    let document = with_signatures(open.clone(), "definitief");
    assert!(document.says("handtekening, plaats en datum"));
    assert!(document.says("Teken dit verslag en stuur het terug"));
    assert!(document.says("uiterlijk 10 oktober 2025"));
    let concept = with_signatures(open, "concept");
    assert!(!concept.says("handtekening, plaats en datum") && !concept.says("Teken dit verslag"));
    assert!(concept.says("Concept, niet ondertekenen."));
}

#[test]
fn what_is_on_record_has_no_line_to_sign_on() {
    // An empty line with ‘handtekening’ under ‘Akkoord op 29 september 2025’ reads as one that was not signed.
    let signed = |more: Value| {
        let mut signature = json!({"rol": "werkgever", "naam": "mevrouw A. Proef", "status": "akkoord",
            "datum": "2025-09-29", "plaats": "Assen"});
        for (name, value) in more.as_object().expect("fields") {
            signature[name] = value.clone();
        }
        with_signatures(json!([signature]), "definitief")
    };
    let paper = signed(json!({}));
    assert!(paper.says("Akkoord op 29 september 2025, Assen"));
    let has_a_line = |paper: &Pdf| paper.runs.iter().any(|run| run.text.trim_start().starts_with("handtekening"));
    assert!(paper.says("Vastgelegd door het bureau; het bewijs is daar op te vragen") && !has_a_line(&paper));
    assert!(signed(json!({"wijze": "nat"})).says("Ondertekend op papier"));
    assert!(signed(json!({"kenmerk": "A-12"})).says("Kenmerk A-12"));
    let digital = signed(json!({"wijze": "digitaal", "kenmerk": "TK-2025-77"}));
    assert!(digital.says("Digitaal ondertekend, kenmerk TK-2025-77"));
    assert!(!has_a_line(&digital));
}

#[test]
fn a_reader_hears_only_what_is_asked_of_him() {
    let mut body = example(PIETERSMA);
    let asked = json!([
        {"wat": "Besluit over de uren.", "voor": "2025-10-08", "bedragCent": 133_000, "bij": "mevrouw L. Proef"},
        {"wat": "Lees het zoekprofiel.", "aan": "werknemer"},
    ]);
    set(&mut body, "/voortgang/gevraagd", asked);
    set(&mut body, "/voortgang/kernboodschap", "Het werk past.");
    let to = |reader: &str| pdf(&body, order(voortgangsrapportage(), variant(reader)));
    let (employer, employee, uwv) = (to("werkgever"), to("werknemer"), to("uwv"));
    assert!(
        employer
            .says("Besluit over de uren. uiterlijk 8 oktober 2025 · € 1.330,00 exclusief btw · aan mevrouw L. Proef")
    );
    assert!(employee.says("Lees het zoekprofiel.") && !employee.says("Besluit over de uren."));
    assert!(!uwv.says("Besluit over de uren.") && !uwv.says("Lees het zoekprofiel."));
    assert!([employer, employee, uwv].iter().all(|document| document.says("Het werk past.")));
}

// How it is read aloud.

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
    assert!(report.says("laatste dag van de wachttijd vanzelf 01-02-2026 niets te doen"));
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
    assert!(report.says("RE-INTEGRATIE TWEEDE SPOOR. vertrouwelijk"));
    assert!(report.says("nog niet getekend: handtekening, plaats en datum"));
    let end = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    assert!(end.says("Doelen behaald") && end.says("4 van 6 2 lopen nog"));
}

#[test]
fn the_title_of_an_offer_is_heard_before_the_head_of_its_letter() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    let kinds: Vec<String> = offer.structure().into_iter().filter_map(|(_, element)| kind_of(element)).collect();
    let place = |kind: &str| kinds.iter().position(|found| found == kind);
    assert!(place("H1").is_some() && place("H1") < place("Table"), "{kinds:?}");
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

// The colours of a house.

#[test]
fn the_colour_of_a_house_is_on_its_pages_as_it_is() {
    for accent in ["#ffe680", "#0b0b14", "#c8102e", "#0057b8"] {
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/kleurPrimair", accent);
        for soort in Soort::ALL {
            let order = order(*soort, variant("werkgever"));
            let prepared = PRESS.prepare(&bytes(&body), order).expect("a report");
            let data: Value = serde_json::from_slice(&prepared.report.data).expect("JSON");
            assert_eq!(data["kleuren"]["puur"].as_str().map(str::to_lowercase).as_deref(), Some(accent));
            assert!(pdf(&body, crate::support::order(*soort, variant("werkgever"))).pages() > 0, "{accent}");
        }
    }
}
