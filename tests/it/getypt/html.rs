//! What a text of HTML says by its form.

use super::{LINE, PROSE, printed, told, with};
use crate::support::pages_for;

#[test]
fn a_line_of_html_says_what_its_form_said() {
    for (html, paper) in [
        ("<p>Ik ben het <s>niet</s> eens.</p>", "Ik ben het niet eens."),
        ("Zij kan <del>niet</del> werken", "Zij kan niet werken"),
        ("Zij kan <span style=\"text-decoration:line-through\">niet</span> werken", "Zij kan niet werken"),
        ("<ul><li>Maximaal 2</li><li>4 uur lopen</li></ul>", "Maximaal 2; 4 uur lopen"),
        ("<ul><li>niet tillen</li><li>staan</li></ul>", "niet tillen; staan"),
    ] {
        let (document, findings) = printed("html", LINE, html);
        assert!(document.says(paper), "{html}");
        assert_eq!(findings, told("X03", "waarschuwing"), "{html}");
    }
    let (document, findings) = printed("html", LINE, "<p>niet tillen<br>staan</p>");
    assert!(document.says("niet tillen; staan"));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_mark_of_html_that_is_none_is_printed_as_it_was_typed() {
    for typed in ["Mail <jan@x.example> of <https://x.example>", "a<b, i<10, jan<piet>klaas, 3<x<5", "ik </3 jou"] {
        let (document, findings) = printed("html", PROSE, typed);
        assert!(document.says(typed), "{typed}");
        assert_eq!(findings, told("X03", "waarschuwing"), "{typed}");
    }
}

#[test]
fn signs_of_other_faces_are_the_signs_that_were_seen() {
    let html = "<p>Uren <span style='font-family:Wingdings'>à</span> meer, klaar \
                <span style='font-family:Wingdings'>&#252;</span>, uur <font face=Symbol>³</font> 4</p>";
    let (document, findings) = printed("html", PROSE, html);
    assert!(document.says("Uren → meer, klaar ✓, uur ≥ 4"));
    assert!(findings.is_empty(), "{findings:?}");
    let (document, findings) = printed("html", PROSE, "Leuk <span style='font-family:Wingdings'>J</span> zo");
    assert!(document.says("Leuk \u{fffd} zo"));
    assert_eq!(findings, told("X01", "info"));
    let (document, _) = printed("licht", PROSE, "\u{f0fc} gedaan\n\u{f0fb} niet gedaan");
    assert!(document.says("✓ gedaan ❌ niet gedaan"));
}

#[test]
fn what_lists_and_hidden_parts_of_html_lose_is_told() {
    for html in [
        "<ol style='list-style-type:lower-greek'><li>een</li></ol>",
        "tekst<template>een</template>",
        "tekst<noscript>twee</noscript>",
        "<title>drie</title>tekst",
    ] {
        assert_eq!(printed("html", PROSE, html).1, told("X03", "waarschuwing"), "{html}");
    }
    for html in ["<ol start='-1'><li>een</li></ol>", "<ol reversed><li>een</li></ol>"] {
        assert!(printed("html", PROSE, html).1.is_empty(), "{html}");
    }
}

#[test]
fn an_empty_first_cell_is_a_cell_on_the_page() {
    let html = "<table><tr><td></td><td>Ma</td><td>Di</td></tr><tr><td>Jan</td><td>4</td><td></td></tr></table>";
    for (form, text) in [("licht", "\tMa\tDi\nJan\t4\t"), ("plat", "\tMa\tDi\nJan\t4\t"), ("html", html)] {
        let body = with(form, PROSE, text);
        let pages = pages_for(&body, "voortgangsrapportage", "werkgever").to_string();
        // A row of three cells of which the first is empty.
        assert!(pages.contains("[[],[{"), "{form}");
        assert!(pages.contains(r#""kolommen":3"#), "{form}");
    }
}

#[test]
fn a_row_with_one_cell_filled_breaks_no_table() {
    let html =
        "<table><tr><td>Ma</td><td>4</td></tr><tr><td>Di</td><td></td></tr><tr><td>Wo</td><td>5</td></tr></table>";
    for (form, text) in [("licht", "Ma\t4\nDi\t\nWo\t5"), ("plat", "Ma\t4\nDi\t\nWo\t5"), ("html", html)] {
        let body = with(form, PROSE, text);
        let pages = pages_for(&body, "voortgangsrapportage", "werkgever").to_string();
        assert_eq!(pages.matches(r#""kolommen":2"#).count(), 1, "{form}");
        assert!(pages.contains("}],[]],[[{"), "{form}: the empty cell stands in the middle row");
    }
    // Fields that nobody filled in are lines.
    let empty = "<table><tr><td>Naam</td><td></td></tr><tr><td>Datum</td><td></td></tr></table>";
    let pages = pages_for(&with("html", PROSE, empty), "voortgangsrapportage", "werkgever").to_string();
    assert!(!pages.contains(r#""kolommen":2"#) && !pages.contains(r#""tekst":"\t""#));
}

#[test]
fn a_raised_figure_stays_one_however_its_style_says_it() {
    let normal = "<style>sub,sup{position:relative;vertical-align:baseline}sup{top:-.5em}sub{bottom:-.25em}</style>";
    for (html, paper) in [
        (format!("{normal}<p>10<sup>3</sup> en H<sub>2</sub>O</p>"), "10³ en H₂O"),
        ("<p>10<sup style='vertical-align:top'>3</sup></p>".to_owned(), "10³"),
        ("<p>10<span style='vertical-align:top;font-size:60%'>3</span></p>".to_owned(), "10³"),
        ("<p>weer <span style='vertical-align:top'>20</span> uur</p>".to_owned(), "weer 20 uur"),
    ] {
        let (document, findings) = printed("html", PROSE, &html);
        assert!(document.says(paper) && findings.is_empty(), "{html}: {findings:?}");
    }
}

#[test]
fn form_of_html_that_says_something_is_on_paper() {
    for (html, paper) in [
        ("Maximaal 10<span style='vertical-align:super'>3</span> stappen", "Maximaal 10³ stappen"),
        ("<p>uren <span style='font:10.0pt Symbol'>£</span> 5</p>", "uren ≤ 5"),
        ("Zij kan < 5 uur\nMaximaal 2", "Zij kan < 5 uur Maximaal 2"),
        ("<ol type=a><li>een</li><li>twee</li></ol>", "a. een b. twee"),
        ("<ul style=\"list-style-type:'+ '\"><li>op tijd</li></ul>", "+ op tijd"),
        ("<a href='tel:0612345678'>bel mij</a>", "bel mij (0612345678)"),
    ] {
        let (document, findings) = printed("html", PROSE, html);
        assert!(document.says(paper), "{html}");
        assert!(findings.is_empty(), "{html}: {findings:?}");
    }
    let struck = "<style>.c1{text-decoration:line-through}</style><p>Zij kan <span class=c1>niet</span> werken</p>";
    let pages = pages_for(&with("html", PROSE, struck), "voortgangsrapportage", "werkgever").to_string();
    assert!(pages.contains(r#""doorgehaald":true"#));
}

#[test]
fn lines_of_html_that_a_writer_saw_stay_lines() {
    for (html, paper) in [
        ("2 ‹ 3\n4", "2 ‹ 3; 4"),
        ("2 < 3\n4", "2 < 3; 4"),
        ("<span style='white-space:pre-wrap'>niet tillen\nstaan</span>", "niet tillen; staan"),
    ] {
        assert!(printed("html", LINE, html).0.says(paper), "{html}");
    }
    let document = printed("html", PROSE, "Zij kan < 5 uur\nMaximaal 2").0;
    assert!(document.runs.iter().any(|run| run.text.trim().starts_with("Maximaal")), "a line of its own");
}

#[test]
fn what_nobody_sees_is_not_printed_and_told() {
    for hidden in [
        "style='display:none'",
        "style='mso-hide:all'",
        "hidden",
        "style='font-size:0'",
        "style='font-size:1px'",
        "style='color:transparent'",
        "style='color:#fff;background:#fff'",
        "style='background:black'",
    ] {
        let (document, findings) =
            printed("html", PROSE, &format!("<p>Goed <span {hidden}>verborgen woord</span></p>"));
        assert!(!document.says("verborgen woord"), "{hidden}");
        assert_eq!(findings, told("X03", "waarschuwing"), "{hidden}");
    }
}

#[test]
fn white_letters_are_printed_and_told() {
    let html = "<p>Gezien <span style='color:#fff'>in een donker scherm</span></p>";
    for place in [PROSE, LINE] {
        let (document, findings) = printed("html", place, html);
        assert!(document.says("Gezien in een donker scherm"), "{place}");
        assert_eq!(findings, told("X03", "waarschuwing"), "{place}");
    }
}

#[test]
fn stars_that_were_given_are_words_everywhere() {
    for (form, text) in [("licht", "★★★☆☆ voor het werk"), ("html", "<p>★★★☆☆ voor het werk</p>")] {
        for place in [PROSE, LINE] {
            let (document, findings) = printed(form, place, text);
            assert!(document.says("3 van 5 sterren voor het werk"), "{form} {place}");
            assert_eq!(findings, told("X01", "info"), "{form} {place}");
        }
    }
}

#[test]
fn a_heading_of_html_is_a_bold_line_and_nothing_is_lost() {
    let (document, findings) = printed("html", PROSE, "<h2>Verloop</h2><p>Goed.</p>");
    assert!(document.says("Verloop Goed.") && findings.is_empty(), "{findings:?}");
}

#[test]
fn a_small_figure_makes_no_other_number() {
    for place in [PROSE, LINE] {
        let (document, findings) = printed("html", place, "<p>24<small>8</small> keer</p>");
        let pages = document.runs.iter().map(|run| run.text.as_str()).collect::<String>();
        assert!(!pages.contains("248 keer") && findings.is_empty(), "{place}: {findings:?}");
    }
}

#[test]
fn a_cell_that_reaches_down_leaves_the_others_under_their_heads() {
    let html = "<table><tr><td>Dag</td><td>Uur</td></tr><tr><td rowspan=2>Ma</td><td>2<br>4 uur</td></tr>\
                <tr><td>5 uur</td></tr></table>";
    let pages = pages_for(&with("html", PROSE, html), "voortgangsrapportage", "werkgever").to_string();
    // An empty cell, and the hours in the second.
    assert!(pages.contains("[[],[{") && pages.contains("\"tekst\":\"5\u{a0}uur\""), "{pages}");
    assert!(printed("html", PROSE, html).0.says("Ma 2; 4 uur"));
}

#[test]
fn a_picture_that_is_the_whole_message_weighs() {
    for text in ["stand 🔴", "👎👎", "advies ⛔"] {
        assert_eq!(printed("licht", PROSE, text).1, told("X01", "waarschuwing"), "{text}");
    }
    assert!(printed("licht", PROSE, "➕ op tijd\n➖ traag").1.is_empty());
}

#[test]
fn what_a_source_a_style_or_a_control_parts_is_no_other_number() {
    for (form, text, part) in [
        ("html", "<p>24<img src=x>8</p>", "\"24 8\""),
        ("html", "<p>24<a href='#x'>1</a></p>", "\"24[1]\""),
        ("licht", "24\u{7}8", "\"24 8\""),
        ("licht", "3⅒", "\"3 1⁄10\""),
    ] {
        let pages = pages_for(&with(form, PROSE, text), "voortgangsrapportage", "werkgever").to_string();
        let pages = pages.replace('\u{a0}', " ").replace(['\u{200b}', '\u{2060}', '\u{ad}'], "");
        assert!(pages.contains(part), "{text}: {part}");
    }
}
