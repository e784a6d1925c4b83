//! What was typed and lost its meaning on the way to paper: each with what stands there now, and with what is said of it.

use serde_json::{Value, json};

use crate::pdf::Pdf;
use crate::support::{
    AKKER, PIETERSMA, VOORTGANG, example, order, pages_for, pdf, post, produce, set, soort, variant,
    voortgangsrapportage,
};

/// A narrative of one line, printed in a table.
const LINE: &str = "/voortgang/doelen/0/toelichting";

/// Free text.
const PROSE: &str = "/voortgang/watGingGoed";

/// The example with one text and its form.
fn with(form: &str, place: &str, text: &str) -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/document/tekstvorm", form);
    set(&mut body, place, text);
    body
}

/// A document with this text, and what is said of it: codes and whether they weigh.
#[track_caller]
fn printed(form: &str, place: &str, text: &str) -> (Pdf, Vec<(String, String)>) {
    let body = with(form, place, text);
    let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
    let here = product.findings.iter().filter(|finding| finding.pointers.iter().any(|pointer| pointer == place));
    let told = here.filter(|finding| finding.code.starts_with('X'));
    let told = told.map(|finding| (finding.code.to_owned(), finding.severity.as_str().to_owned())).collect();
    (Pdf::read(&product.rendered.bytes), told)
}

fn told(code: &str, severity: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), severity.to_owned())]
}

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
fn a_line_of_typed_text_keeps_its_numbers_apart() {
    let (document, _) = printed("licht", LINE, "Maximaal 2\n4 uur lopen");
    assert!(document.says("Maximaal 2; 4 uur lopen") && !document.says("Maximaal 2 4 uur"));
    let (document, _) = printed("licht", LINE, "Zij kan nog\nniet tillen");
    assert!(document.says("Zij kan nog niet tillen"));
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
fn invisible_signs_of_numbers_and_addresses_are_told() {
    for (place, text) in [
        ("/bureau/telefoon", "\u{202a}06 0000 0001\u{202c}"),
        ("/bureau/telefoon", "06\u{200b}00000001"),
        ("/bureau/email", "jan\u{200b}@voorbeeld.example"),
    ] {
        assert_eq!(printed("licht", place, text).1, told("X02", "info"), "{text:?}");
    }
    assert!(printed("licht", "/bureau/telefoon", "06\u{a0}0000 0001").1.is_empty());
}

#[test]
fn an_address_that_cannot_be_printed_is_refused_for_that() {
    for (address, why) in [("王@x.example", "niet te drukken"), ("jan x@x.example", "zonder spaties")] {
        let answer = post(VOORTGANG, &with("licht", "/werknemer/email", address));
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains(why), "{address}: {}", answer.text());
    }
}

#[test]
fn units_and_boxes_that_are_lost_weigh() {
    for text in ["10⁻³", "uitkomst ■", "een ☆", "n\u{336}e\u{336}e\u{336}"] {
        assert_eq!(printed("licht", PROSE, text).1, told("X01", "waarschuwing"), "{text}");
    }
    for (text, paper) in [("12 ㎡ bij 10 ℃", "12 m² bij 10 °C"), ("８０％", "80%"), ("𝗩𝗲𝘁 ⇒ ②", "Vet → (2)")]
    {
        let (document, findings) = printed("licht", PROSE, text);
        assert!(document.says(paper) && findings.is_empty(), "{text}: {findings:?}");
    }
    assert_eq!(printed("licht", PROSE, "mooi 😀 zo").1, told("X01", "info"));
}

/// A document of an example with a sentence of the bureau's own.
#[track_caller]
fn in_own_words(kind: &str, reader: &str, place: &str, text: &str) -> Pdf {
    let mut body = example(PIETERSMA);
    set(&mut body, "/teksten", json!({ place: text }));
    pdf(&body, order(soort(kind), variant(reader)))
}

#[test]
fn a_text_of_a_bureau_is_printed_with_a_heading_or_without() {
    for (place, kind, reader) in [
        ("plan-van-aanpak/wettelijk_kader", "plan-van-aanpak", "werkgever"),
        ("plan-van-aanpak/rechten_en_plichten", "plan-van-aanpak", "werkgever"),
        ("eindrapportage/uitleg", "eindrapportage", "werknemer"),
        ("offerte/uitleg", "offerte", "werknemer"),
    ] {
        for text in ["Dit zijn onze woorden.", "## Dit zijn onze woorden.", "Eerst dit.\n\n## Dit zijn onze woorden."] {
            let document = in_own_words(kind, reader, place, text);
            assert!(document.says("Dit zijn onze woorden."), "{place}: {text}");
            assert!(document.says("Eerst dit.") == text.starts_with("Eerst"), "{place}: {text}");
        }
        let headed = "# Eerste kop\n\nEerst dit.\n\n## Tweede kop\n\nDan dat.\n\n### Derde kop\n\nEn slot.";
        let document = in_own_words(kind, reader, place, headed);
        for words in ["Eerste kop", "Tweede kop", "Derde kop", "Eerst dit.", "Dan dat.", "En slot."] {
            assert!(document.says(words), "{place}: {words}");
        }
        assert!(!document.says("# Eerste") && !document.says("# Derde"), "{place}");
    }
}

#[test]
fn a_text_of_which_nothing_is_left_is_no_fault() {
    let text = "{% if loonsanctie == 3 %}x{% endif %}";
    assert!(
        !in_own_words("plan-van-aanpak", "werkgever", "plan-van-aanpak/wettelijk_kader", text).says("Wettelijk kader")
    );
}

#[test]
fn a_text_of_a_bureau_keeps_its_lines_lists_and_stops() {
    let text = "Wij vragen:\n- lezen\n- tekenen\nEn dan 2..4 uur....";
    let mut body = example(PIETERSMA);
    set(&mut body, "/teksten", json!({ "voortgangsrapportage/gevraagd": text }));
    let pages = pages_for(&body, "voortgangsrapportage", "werkgever").to_string();
    for words in [r#""tekst":"Wij vragen:""#, r#""tekst":"lezen""#, r#""tekst":"tekenen""#, r#""tekst":"En dan 2..4"#] {
        assert!(pages.contains(words), "{words}");
    }
    let document = in_own_words("voortgangsrapportage", "werkgever", "voortgangsrapportage/gevraagd", text);
    assert!(document.says("En dan 2..4 uur...."));
    let complaint = "Bel ons.\n\n## Kop\n\nLaatste.";
    let document = in_own_words("plan-van-aanpak", "werknemer", "alle/klachten", complaint);
    assert!(document.says("Bel ons.## KopLaatste."), "what stands below an item belongs to it");
}

#[test]
fn a_placeholder_without_a_value_prints_nothing() {
    let mut body = example("kaalst");
    set(&mut body, "/teksten", json!({ "alle/klachten": "Site=[{{ website }}]" }));
    let document = pdf(&body, order(voortgangsrapportage(), variant("werknemer")));
    assert!(document.says("Site=[]") && !document.says("None"));
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
fn which_of_two_was_chosen_is_on_paper_or_said_to_be_lost() {
    for place in [PROSE, LINE] {
        for form in ["licht", "plat"] {
            let (document, findings) = printed(form, place, "○\tJa\n●\tNee");
            assert!(document.says("( ) Ja") && document.says("(•) Nee"), "{form} {place}");
            assert_eq!(findings, told("X01", "info"), "{form} {place}");
        }
    }
    assert!(printed("licht", PROSE, "■ voldaan\n□ open").0.says("[x] voldaan [ ] open"));
    assert!(printed("licht", PROSE, "˚ een ring").0.says("˚ een ring"));
    let (document, findings) = printed("plat", PROSE, "○\tJa");
    assert!(document.says("( ) Ja"));
    assert_eq!(findings, told("X01", "info"));
}

#[test]
fn what_was_ticked_is_on_paper_and_said() {
    for (form, text) in [("licht", "☐ Ja\n☒ Nee\n☑ Soms"), ("html", "<p>☐ Ja</p><p>☒ Nee</p><p>☑ Soms</p>")]
    {
        for place in [PROSE, LINE] {
            let (document, findings) = printed(form, place, text);
            for line in ["[ ] Ja", "[x] Nee", "[✓] Soms"] {
                assert!(document.says(line), "{form} {place}: {line}");
            }
            assert_eq!(findings, told("X01", "info"), "{form} {place}");
        }
    }
    let pages = pages_for(&with("licht", PROSE, "☐ Ja\n☒ Nee"), "voortgangsrapportage", "werkgever").to_string();
    assert!(pages.contains(r#""nummers":["[ ]","[x]"]"#), "a list with its marks");
    let ticked = "<ul><li data-checked=true>klaar</li><li data-checked=false>open</li></ul>";
    let (document, findings) = printed("html", PROSE, ticked);
    assert!(document.says("[✓] klaar [ ] open") && findings.is_empty(), "{findings:?}");
}

#[test]
fn a_smiley_that_is_a_picture_stops_no_document() {
    let (document, _) = printed("html", PROSE, "<p>Goed <img alt='😊' src='x'> zo</p>");
    assert!(document.says("Goed \u{fffd} zo"));
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
fn a_star_that_a_word_refers_to_stays_a_star() {
    let (document, _) = printed("licht", PROSE, "Belastbaarheid* is laag\n* volgens de bedrijfsarts");
    assert!(document.says("* volgens de bedrijfsarts"));
}

#[test]
fn what_looks_broken_is_told_wherever_it_is_typed() {
    for text in ["Zij kan <del>niet</del> werken", "Tillen &le; 5 kg", "½ is &frac12;", "JÅ‚adek", "Ren√©"] {
        let (document, findings) = printed("licht", PROSE, text);
        assert!(document.says(text), "{text}");
        assert_eq!(findings, told("X05", "waarschuwing"), "{text}");
    }
    let mut body = example(AKKER);
    set(&mut body, "/teksten", json!({ "alle/avg": "Dit is <b>vet</b> &amp; x" }));
    let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
    assert!(product.findings.iter().any(|finding| finding.code == "X05"), "{:?}", product.findings);
}

#[test]
fn letters_stay_as_they_were_typed() {
    let typed = "mevrouw Jansen belde. de heer Proef belde niet.";
    assert!(printed("licht", PROSE, typed).0.says(typed));
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
fn a_choice_in_one_line_is_on_paper_and_said() {
    for (typed, paper) in [
        ("● Ja  ○ Nee  ○ Deels", "(•) Ja ( ) Nee ( ) Deels"),
        ("● ja ○ nee", "(•) ja ( ) nee"),
        ("• ja ○ nee", "(•) ja ( ) nee"),
        ("■ ja □ nee", "[x] ja [ ] nee"),
        ("\u{f06e} ja \u{f06f} nee", "[x] ja [ ] nee"),
        ("Akkoord: ■ ja □ nee", "Akkoord: [x] ja [ ] nee"),
    ] {
        for place in [PROSE, LINE] {
            let (document, findings) = printed("licht", place, typed);
            assert!(document.says(paper), "{place}: {typed}");
            assert_eq!(findings, told("X01", "info"), "{place}: {typed}");
        }
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

#[test]
fn a_letter_with_a_loose_accent_is_said_once() {
    // With the accent lifted, below the letter, and both; no face has these as one sign.
    for (typed, paper) in [
        ("Ǧamila Ḥaddād", "G\u{30c}amila H\u{323}addād"),
        ("Ṁaria Ṡtefan", "M\u{307}aria S\u{307}tefan"),
        ("BLÍJ\u{301}VEN", "BLÍJ\u{301}VEN"),
        ("ǵas en Ǡ", "g\u{301}as en A\u{307}\u{304}"),
    ] {
        for place in [PROSE, LINE] {
            assert!(printed("licht", place, typed).0.says(paper), "{place}: {typed}");
        }
    }
}
