//! Texts of web editors, and what is read of them.

mod lists;
mod stars;
mod styles;

use super::*;
use crate::trajectory::{Block, Inline, ListItem, Look};

fn prose(raw: &str) -> (Prose, Vec<(RepairKind, usize)>) {
    let mut repairs = Repairs::default();
    let prose = read(raw, &mut repairs);
    (prose, repairs.kinds())
}

fn plain(raw: &str) -> String {
    prose(raw).0.plain()
}

#[test]
fn paragraphs_breaks_and_emphasis_stay() {
    let (prose, repairs) =
        prose("<p>Een <b>vet</b> en <em>cursief</em> woord.<br>Tweede&nbsp;regel</p><p>&nbsp;</p><p>Slot</p>");
    assert_eq!(prose.plain(), "Een vet en cursief woord. Tweede\u{a0}regel\nSlot");
    assert!(repairs.is_empty(), "{repairs:?}");
    let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("a paragraph") };
    assert_eq!(words[1], Inline::Text { text: "vet".into(), look: Look { strong: true, ..Look::default() } });
    assert_eq!(words[3], Inline::Text { text: "cursief".into(), look: Look { emph: true, ..Look::default() } });
    assert!(words.contains(&Inline::LineBreak));
}

#[test]
fn lists_keep_their_numbers_and_nest() {
    let (prose, repairs) = prose("<ol start=\"3\"><li>drie<ul><li>diep</li></ul>verder</li><li>vier</li></ol>na");
    assert_eq!(prose.plain(), "3. drie\ndiep\nverder\n4. vier\nna");
    assert!(repairs.is_empty(), "{repairs:?}");
    let Some(Block::List { items }) = prose.blocks.first() else { unreachable!("a list") };
    let [ListItem { number, blocks }, second] = items.as_slice() else { unreachable!("two items") };
    assert_eq!((number.as_deref(), second.number.as_deref()), (Some("3."), Some("4.")));
    assert_eq!(blocks.len(), 3);
}

#[test]
fn lists_of_quill_nest_by_their_class() {
    let (prose, _) =
        prose("<ol><li data-list=\"bullet\">a</li><li data-list=\"bullet\" class=\"ql-indent-1\">b</li></ol>");
    let Some(Block::List { items }) = prose.blocks.first() else { unreachable!("a list") };
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].number, None);
    assert!(matches!(items[0].blocks.last(), Some(Block::List { items }) if items.len() == 1));
}

#[test]
fn what_was_struck_out_stays_struck_out() {
    for raw in
        ["<s>niet</s> wel", "<del>niet</del> wel", "<span style=\"text-decoration: line-through\">niet</span> wel"]
    {
        let (prose, repairs) = prose(raw);
        assert!(repairs.is_empty(), "{repairs:?}");
        let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("a paragraph") };
        assert_eq!(words[0], Inline::Text { text: "niet".into(), look: Look { struck: true, ..Look::default() } });
        assert_eq!(words[1], Inline::Text { text: " wel".into(), look: Look::default() });
    }
}

#[test]
fn an_address_is_printed_once() {
    assert_eq!(plain("<a href=\"https://voorbeeld.example\">de site</a>"), "de site (https://voorbeeld.example)");
    assert_eq!(plain("<a href=\"mailto:a@voorbeeld.example\">a@voorbeeld.example</a>"), "a@voorbeeld.example");
    assert_eq!(plain("<a href=\"javascript:x()\">knop</a>"), "knop");
}

#[test]
fn what_paper_has_no_form_for_gives_its_text_and_is_counted() {
    for (raw, text, lost) in [
        ("<h2>Kop</h2>tekst", "Kop\ntekst", 0),
        (
            "<table><tr><td><p>Naam</p></td><td>Uren</td></tr><tr><td>Jan</td><td>12</td></tr></table>",
            "Naam Uren Jan 12",
            1,
        ),
        ("<img alt=\"een foto\" src=x>", "een foto", 1),
        ("<script>alert(1)</script><style>p{}</style>tekst<!-- stil -->", "tekst", 0),
        ("tekst <b", "tekst <b", 1),
        ("Mail <jan@x.example> of <https://x.example>", "Mail <jan@x.example> of <https://x.example>", 2),
        ("a<b, i<10, jan<piet>klaas, 3<x<5", "a<b, i<10, jan<piet>klaas, 3<x<5", 3),
        ("regel\r\nik </3 jou> en<!-- stil --> <piet>", "regel ik </3 jou> en <piet>", 2),
        ("a <!-- stil --!>b </3> c<!-- x ---> d", "a b </3> c d", 1),
        ("<p class=\"x>Niet tillen</p>", "<p class=\"x>Niet tillen</p>", 1),
        ("<!-- [if mso]>tekst", "<!-- [if mso]>tekst", 1),
        ("<![if !supportLists]><o:p></o:p>tekst", "tekst", 0),
        ("<title>Kop</title><template>een</template><noscript>twee</noscript>", "Kop een twee", 3),
        ("<p style='text-decoration: line-through'>niet</p>", "niet", 0),
        ("ja / <span style='Text-Decoration: Underline'>nee</span> <u>nu</u>", "ja / nee nu", 2),
        ("<u style='text-decoration:underline'>nu</u>", "nu", 1),
        ("<p style='text-decoration:underline;text-decoration:none'>nu</p>", "nu", 0),
        (
            "<a href='https://x.example'><span style='text-decoration:underline'>hier</span></a>",
            "hier (https://x.example)",
            0,
        ),
        ("<ol style='list-style-type: lower-greek'><li>a</li></ol>", "1. a", 1),
        ("<ol><li style='list-style-type:decimal'>a</li></ol>", "1. a", 0),
        ("<ol reversed><li>a<ul><li>x</li></ul></li><li>b</li></ol>", "2. a\nx\n1. b", 0),
        ("<ol reversed start=2><li>a</li><li>b</li></ol>", "2. a\n1. b", 0),
        ("<ol start='-1'><li>a</li><li>b</li></ol>", "-1. a\n0. b", 0),
        ("<blockquote>Van: A</blockquote>ja", "Van: A\nja", 1),
        ("m<sup>2</sup>, CO<sub>2</sub>, 10<sup>-3</sup>, x<sup>n</sup>", "m², CO₂, 10-³, xn", 2),
        ("<table><tr><td>open", "open", 1),
        ("<table><tr><td><ol><li>een</li><li>twee</li></ol></td></tr></table>", "1. een; 2. twee", 1),
    ] {
        let (prose, repairs) = prose(raw);
        let counted: usize = repairs.iter().map(|(_, count)| count).sum();
        assert_eq!((prose.plain().as_str(), counted), (text, lost), "{raw}");
    }
}

#[test]
fn an_empty_cell_keeps_its_place() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let table = [row(&["", "Ma", "Di"]), row(&["Jan", "4", ""]), row(&["&nbsp;", " ", "2"])].concat();
    assert_eq!(rows(&format!("<table>{table}</table>")), "|Ma|Di/Jan|4/||2");
    assert_eq!(rows("<table><tr><th colspan=2>Week</th><th>Uur</th></tr></table>"), "Week||Uur");
}

#[test]
fn a_row_with_words_in_its_first_cell_alone_is_a_row() {
    let table = |rows: &str| format!("<table><tr><td>34</td><td>12</td></tr>{rows}</table>");
    assert_eq!(rows(&table("<tr><td>35</td><td></td></tr><tr><td>36</td><td>9</td></tr>")), "34|12/35|/36|9");
    assert_eq!(rows(&table("<tr><td>35<td>&nbsp;</tr>")), "34|12/35|");
    assert_eq!(rows("<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>"), "a|b/c|");
    // A head over all columns is none.
    assert_eq!(rows("<table><tr><td colspan=2>Uren</td></tr><tr><td>34</td><td>12</td></tr></table>"), "Uren/34|12");
}

#[test]
fn faces_of_signs_show_their_signs() {
    for (raw, text, codes) in [
        ("<span style='font-family:Wingdings'>à</span> nu", "→ nu", vec![]),
        ("<span style='font-family: \"Wingdings\", serif'>&#252;</span> af", "✓ af", vec![]),
        ("<font face=Symbol>³</font> 3, <font face=Symbol>@</font>", "≥ 3, @", vec![(RepairKind::Flattened, 1)]),
        ("5 <font face=Symbol>m</font>g is geen 5 mg", "5 μg is geen 5 mg", vec![]),
        ("<font face=Symbol>uur</font>", "uur", vec![(RepairKind::Flattened, 3)]),
        (
            "<span style='font-family:Wingdings'>§<span style='font:7pt \"Times New Roman\"'>&nbsp;</span></span>§",
            "•\u{a0}§",
            vec![],
        ),
        ("<span style='font-family:Wingdings'>J</span>", "\u{fffd}", vec![(RepairKind::Replaced, 1)]),
        ("<span style='font-family:Segoe UI Symbol'>J</span>", "J", vec![]),
    ] {
        let (prose, repairs) = prose(raw);
        assert_eq!((prose.plain().as_str(), repairs), (text, codes), "{raw}");
    }
}

#[test]
fn a_text_without_tags_keeps_its_lines() {
    assert_eq!(plain("een &amp; twee\ndrie\n\nvier"), "een & twee drie\nvier");
    assert_eq!(plain("3*8 uur, &lt; 4 &euro; &#128; &#x1F600;"), "3*8 uur, < 4 € € \u{fffd}");
}

#[test]
fn the_worst_markup_is_read_in_a_moment() {
    for unit in ["<b>", "<ul>", "<li>", "<ul><li>", "</i>", "<", "&", "<a href=x>", "<table><tr><td>"] {
        let (prose, _) = prose(&format!("woord {}", unit.repeat(6_000 / unit.len())));
        assert!(prose.plain().starts_with("woord"), "{unit}");
    }
}

/// The words of the first paragraph, with `|` between cells and `/` between lines.
fn rows(raw: &str) -> String {
    let Some(Block::Paragraph(words)) = prose(raw).0.blocks.into_iter().next() else { unreachable!("a paragraph") };
    let shown = |word: Inline| match word {
        Inline::Text { text, .. } => text,
        Inline::LineBreak => "/".to_owned(),
        Inline::Tab => "|".to_owned(),
    };
    words.into_iter().map(shown).collect()
}

/// What is printed, and how much is told to be lost.
fn told(raw: &str) -> (String, usize) {
    let (prose, repairs) = prose(raw);
    (prose.plain(), repairs.iter().map(|(_, count)| count).sum())
}

#[test]
fn the_rules_of_a_style_sheet_hold() {
    for raw in [
        "<style>.c1{text-decoration:line-through}</style><p>Zij kan <span class=\"c1 c2\">niet</span> werken</p>",
        "<p>Zij kan <span class='weg'>niet</span> werken</p><style>p span.weg { text-decoration : line-through; }</style>",
        "<p>Zij kan <span style='text-decoration:none line-through red'>niet</span> werken</p>",
    ] {
        let (prose, repairs) = prose(raw);
        assert!(repairs.is_empty(), "{repairs:?}");
        let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("a paragraph") };
        assert_eq!(
            words[1],
            Inline::Text { text: "niet".into(), look: Look { struck: true, ..Look::default() } },
            "{raw}"
        );
        assert_eq!(words[2], Inline::Text { text: " werken".into(), look: Look::default() });
    }
    let unclear = "<style>span:nth-child(2){text-decoration:line-through}</style>a <span>b</span>";
    assert_eq!(told(unclear), ("a b".to_owned(), 1));
    let word = "<style><!-- p.MsoNormal {margin:0cm; font-family:\"Calibri\",sans-serif;} a:visited{color:red} --></style>\
                <p class=MsoNormal>Goed</p>";
    assert_eq!(told(word), ("Goed".to_owned(), 0));
}

#[test]
fn a_smiley_that_is_a_picture_is_a_sign_that_is_lost() {
    let (prose, repairs) = prose("Goed <img alt='😊' src=x> zo");
    assert_eq!(prose.plain(), "Goed \u{fffd} zo");
    assert_eq!(repairs, [(RepairKind::Replaced, 1), (RepairKind::Flattened, 1)]);
}

#[test]
fn what_is_written_so_on_the_line_is_not_lost() {
    for (raw, text) in [
        ("1<sup>e</sup> jaar, 2<sup>de</sup>, 3<sup>ste</sup>", "1e jaar, 2de, 3ste"),
        ("Werk<sup>*</sup>, merk<sup>®</sup>, m<sup>²</sup>, a<sub>₂</sub>", "Werk*, merk®, m², a₂"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
}

#[test]
fn addresses_of_every_kind_are_printed() {
    for (raw, text, lost) in [
        ("<a href='tel:0612345678'>bel mij</a>", "bel mij (0612345678)", 0),
        ("Zie<a href='https://x.example'> hier </a>voor", "Zie hier (https://x.example) voor", 0),
        ("<a href='tel:0612345678'>06-1234 5678</a>", "06-1234 5678", 0),
        ("<a href='ftp://x.example/y'>hier</a>", "hier (ftp://x.example/y)", 0),
        ("<a href='HTTPS://x.example'>hier</a>", "hier (HTTPS://x.example)", 0),
        ("<a href='www.x.example'>hier</a>", "hier (www.x.example)", 0),
        ("<a href='file:///c:/x.doc'>hier</a>", "hier", 1),
        ("<a href='#noot'>hier</a>", "hier", 0),
        ("<a name=x>hier</a>", "hier", 0),
        ("<a href='https://x.example/'>x.example</a>", "x.example", 0),
        ("<a href='tel:+31612345678'>06 12345678</a>", "06 12345678", 0),
        ("<a href='tel:+32612345678'>06 12345678</a>", "06 12345678 (+32612345678)", 0),
        ("<a href='https://x.example/A'>x.example/a</a>", "x.example/a (https://x.example/A)", 0),
        ("<a href='https://www.google.com/url?q=https://x.example/a%20b'>x</a>", "x (https://x.example/a%20b)", 0),
        (
            "<a href='https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa&amp;data=05'>\
             hier</a>",
            "hier (https://x.example/a)",
            0,
        ),
    ] {
        assert_eq!(told(raw), (text.to_owned(), lost), "{raw}");
    }
}

#[test]
fn the_number_of_a_source_gets_brackets() {
    for (raw, text) in [
        ("<p>24<a href='https://x.example/a'>1</a> uur</p>", "24[1] (https://x.example/a) uur"),
        ("<p>24<a href='#x'>1</a></p>", "24[1]"),
        ("<p>24 <a href='#x'>1</a></p>", "24 1"),
        ("<p>24<sup><a href='#x'>1</a></sup></p>", "24¹"),
        ("<p>week<a href='#x'>1</a></p>", "week1"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
}

#[test]
fn a_tag_that_holds_words_is_printed() {
    for (raw, text, lost) in [
        ("<p>tot <i 5 kg> en meer</p>", "tot <i 5 kg> en meer", 1),
        ("<p>max <b uur</p><p>volgende</p>", "max <b uur volgende", 1),
        ("<p>belasting <a ondergrens</p><p>meer <b>vet</b></p>", "belasting <a ondergrens meer vet", 1),
        ("<p>x <p uur> y</p>", "x <p uur> y", 1),
        ("<p>norm <u =5> uur</p>", "norm <u =5> uur", 1),
        ("<p>als <b ≥ 5 = x> dan</p>", "als <b ≥ 5 = x> dan", 1),
        ("<p>als <i -5 = y> dan</p>", "als <i -5 = y> dan", 1),
        ("<p>als <i n=12> dan</p>", "als <i n=12> dan", 1),
        ("<p class='x''>y</p>", "y", 0),
        ("<p>x <?5 uur?> y</p>", "x <?5 uur?> y", 1),
        ("<p>x <?php y ?> z</p>", "x <?php y ?> z", 1),
        ("<?xml:namespace prefix = o ns = 'x' /><p>x</p>", "x", 0),
        ("<b tot < 5> uur", "<b tot < 5> uur", 1),
        ("<div contenteditable><p hidden>x</p>y</div>", "y", 1),
        ("<table border><tr><td nowrap>x</td></tr></table>", "x", 1),
    ] {
        let (text_of, count) = told(raw);
        assert_eq!((text_of.replace('\n', " ").as_str(), count), (text, lost), "{raw}");
    }
}

#[test]
fn words_of_drawings_and_formulas_are_printed() {
    for (raw, text) in [
        ("Uren: <math><mn>24</mn></math> per week", "Uren: 24 per week"),
        ("<math><mn>1</mn><mfrac><mn>3</mn><mn>4</mn></mfrac></math> uur", "1 3/4 uur"),
        ("<math><mfrac><mrow><mn>1</mn><mo>+</mo><mn>2</mn></mrow><mn>3</mn></mfrac></math>", "(1+2)/3"),
        ("<math><msup><mn>10</mn><mn>3</mn></msup><annotation>10^3</annotation></math>", "10³"),
        ("24<svg><path d='M0'/><title>x</title><text>8</text></svg>9", "24 8 9"),
        ("<svg/>na", "na"),
    ] {
        let (text_of, lost) = told(raw);
        assert_eq!((text_of.replace('\n', " ").as_str(), lost), (text, 1), "{raw}");
    }
    assert_eq!(told("zij zei <q>niet</q>"), ("zij zei “niet”".to_owned(), 0));
    assert_eq!(told("<style>p::before{content:'niet '}</style><p>tillen</p>"), ("tillen".to_owned(), 1));
}

#[test]
fn typed_lines_with_a_mark_keep_their_ends() {
    assert_eq!(rows("Aanwezig: A\nPlaats: B & C <b>x</b>\nEinde"), "Aanwezig: A/Plaats: B & C x/Einde");
    assert_eq!(rows("<p>een <b>x</b>\ntwee</p>"), "een x twee");
}
