//! Lines, points and cells that end up in one line.

use serde_json::json;

use super::{LINE, PROSE, printed, told, with};
use crate::pdf::Pdf;
use crate::support::{AKKER, example, order, pages_for, produce, set, soort, variant, voortgangsrapportage};

#[test]
fn a_line_of_typed_text_keeps_its_numbers_apart() {
    let (document, _) = printed("licht", LINE, "Maximaal 2\n4 uur lopen");
    assert!(document.says("Maximaal 2; 4 uur lopen") && !document.says("Maximaal 2 4 uur"));
    let (document, _) = printed("licht", LINE, "Zij kan nog\nniet tillen");
    assert!(document.says("Zij kan nog niet tillen"));
}

#[test]
fn lines_that_are_timed_or_counted_stay_apart_in_one_line() {
    for (typed, paper) in [
        ("9:00 mail\n10:00 bellen", "9:00 mail; 10:00 bellen"),
        ("3-9 intake\n10-9 plan", "3-9 intake; 10-9 plan"),
        ("1. cv\n2. brief", "1. cv; 2. brief"),
    ] {
        let (document, findings) = printed("licht", LINE, typed);
        assert!(document.says(paper), "{typed}");
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn points_that_end_in_a_sign_get_no_second() {
    let mut body = example(AKKER);
    for (typed, paper) in [
        (json!(["cv maken;", "brief schrijven;", "netwerken."]), "cv maken; brief schrijven; netwerken."),
        (json!(["cv maken.", "brieven enz.", "netwerken"]), "cv maken. brieven enz.; netwerken"),
        (json!(["Cv maken!", "Brief schrijven…", "Netwerken"]), "Cv maken! Brief schrijven… Netwerken."),
    ] {
        set(&mut body, "/offerte/fases/0/onderdelen", typed);
        let product = produce(&body, order(soort("offerte"), variant("werkgever"))).expect("a document");
        assert!(Pdf::read(&product.rendered.bytes).says(paper), "{paper}");
    }
}

#[test]
fn texts_of_an_activity_stay_apart_where_nobody_typed_a_stop() {
    let mut body = example(AKKER);
    for (done, came, next, paper) in [
        (
            "Gebeld met werkgever 1",
            "2 vacatures gevonden",
            "brief",
            "werkgever 1. 2 vacatures gevonden. Vervolg: brief",
        ),
        ("Cv besproken.", "gelukt!", "brieven enz.", "Cv besproken. gelukt! Vervolg: brieven enz."),
    ] {
        set(&mut body, "/activiteiten/13/omschrijving", done);
        set(&mut body, "/activiteiten/13/resultaat", came);
        set(&mut body, "/activiteiten/13/vervolg", next);
        let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
        assert!(Pdf::read(&product.rendered.bytes).says(paper), "{paper}");
    }
}

#[test]
fn a_line_below_words_is_told_however_it_is_written() {
    for html in ["ja / <u>nee</u>", "ja / <span style='text-decoration: underline'>nee</span>"] {
        let (document, findings) = printed("html", PROSE, html);
        assert!(document.says("ja / nee"));
        assert_eq!(findings, told("X03", "waarschuwing"), "{html}");
    }
    let link = "<a href='https://x.example' style='text-decoration:underline'>https://x.example</a>";
    assert!(printed("html", PROSE, link).1.is_empty());
}

#[test]
fn no_break_spaces_between_all_words_break_no_word_and_no_number() {
    let typed =
        "Zij kan per 1 mei 2025 weer 16 uur per week werken, verdeeld over 4 dagen, en langer dan 30 minuten staan.";
    for place in [PROSE, LINE] {
        let body = with("licht", place, &typed.replace(' ', "\u{a0}"));
        let pages = pages_for(&body, "voortgangsrapportage", "werkgever").to_string();
        assert!(
            pages.contains("Zij kan per 1\u{a0}mei 2025 weer 16\u{a0}uur per week werken, verdeeld over"),
            "{place}"
        );
        assert!(printed("licht", place, &typed.replace(' ', "\u{a0}")).0.says(typed), "{place}");
    }
}

#[test]
fn cells_of_a_line_keep_their_numbers_apart() {
    for (typed, paper) in
        [("Omzet 1\t234", "Omzet 1; 234"), ("Ma\t4\t5\nDi\t6\t7", "Ma 4; 5; Di 6; 7"), ("max 2\n½ uur", "max 2; ½ uur")]
    {
        assert!(printed("licht", LINE, typed).0.says(paper), "{typed:?}");
    }
}

#[test]
fn points_of_a_line_are_no_range_and_no_sum() {
    for (typed, paper) in [
        ("Traplopen tot 2\n- 4 keer bukken", "Traplopen tot 2; - 4 keer bukken"),
        ("tot 12:00\n- 13:00 pauze", "tot 12:00; - 13:00 pauze"),
        ("Uren 4\n+ 2 reistijd", "Uren 4; + 2 reistijd"),
        ("Week 3\n* 2 uur", "Week 3; * 2 uur"),
        ("Maximaal 2\n-4 uur lopen", "Maximaal 2; -4 uur lopen"),
        ("5\t-\t8", "5; -; 8"),
    ] {
        assert!(printed("licht", LINE, typed).0.says(paper), "{typed:?}");
    }
}
