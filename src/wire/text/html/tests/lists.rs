//! Lists, choices and tables.

use super::{prose, rows, told};
use crate::trajectory::Block;

#[test]
fn cells_stand_under_their_own_heads() {
    let table = "<table><tr><th>Dag</th><th>Uur</th><th>Werk</th></tr>\
                 <tr><td rowspan=2>Ma</td><td>4 uur</td><td>bakker</td></tr>\
                 <tr><td>5 uur</td><td>slager</td></tr><tr><td>Di</td><td>6 uur</td><td>kok</td></tr></table>";
    assert_eq!(rows(table), "Dag|Uur|Werk/Ma|4 uur|bakker/|5 uur|slager/Di|6 uur|kok");
    let inside =
        "<table><tr><td>a</td><td rowspan='2' colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>";
    assert_eq!(rows(inside), "a|b||c/d|||e");
    let groups =
        "<table><thead><tr><th rowspan=9>a</th><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>";
    assert_eq!(rows(groups), "a|b/c");
}

#[test]
fn lines_of_a_cell_stay_apart() {
    for (cell, text) in [
        ("Maximaal 2<br>4 keer", "Maximaal 2; 4 keer"),
        ("<p>niet tillen</p><p>staan.</p><p>Klaar</p>", "niet tillen; staan. Klaar"),
        ("<ul><li><p>een</p></li><li>twee</li></ul>", "– een; – twee"),
        ("<b>Let op</b> <br> <br>&nbsp;<br>slot", "Let op; slot"),
        ("<div>4 uur</div>", "4 uur"),
    ] {
        assert_eq!(rows(&format!("<table><tr><td>{cell}</td><td>x</td></tr></table>")), format!("{text}|x"));
    }
}

#[test]
fn lists_have_the_marks_that_were_seen() {
    for (raw, text, lost) in [
        ("<ol type=a><li>x</li><li>y</li></ol>", "a. x\nb. y", 0),
        ("<ol type='I' start=4><li>x</li></ol>", "IV. x", 0),
        ("<ol><li type=A>x</li></ol>", "A. x", 0),
        ("<ol style='list-style-type:upper-latin'><li>x</li></ol>", "A. x", 0),
        ("<style>ol.c{list-style-type:lower-roman}</style><ol class=c><li>x</li></ol>", "i. x", 0),
        ("<ul style=\"list-style-type:'+ '\"><li>x</li><li>y</li></ul>", "+ x + y", 0),
        ("<ul style=\"list-style-type:'- '\"><li>x</li></ul>", "x", 0),
        ("<ul style='list-style-type:decimal'><li>x</li></ul>", "1. x", 0),
        ("<ol style='list-style:none'><li>x</li></ol>", "1. x", 1),
    ] {
        assert_eq!(told(raw), (text.to_owned(), lost), "{raw}");
    }
}

#[test]
fn marks_of_a_sheet_are_those_of_their_own_list() {
    for (raw, text) in [
        (
            "<style>ul.af li::before{content:'✓ '}</style><ul><li>open</li></ul><ul class=af><li>klaar</li></ul>",
            "open\n✓ klaar",
        ),
        (
            "<style>ol>li:before{content:counters(item,'.') ' '}</style><ol><li>een<ol><li>diep</li><li>nog</li></ol></li>\
             <li>twee<ol><li>weer</li></ol></li></ol>",
            "1. een\n1.1. diep\n1.2. nog\n2. twee\n2.1. weer",
        ),
        ("<google-sheets-html-origin><p>Uren</p>", "Uren"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
}

#[test]
fn paragraphs_that_word_numbers_are_lists() {
    let item = |level: u8, face: &str, mark: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if \
             !supportLists]><span style='font-family:{face}'><span style='mso-list:Ignore'>{mark}<span \
             style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>{words}<o:p></o:p></p>"
        )
    };
    let bullets = [
        item(1, "Symbol", "·", "een"),
        item(2, "Courier New", "o", "diep<br>vervolg"),
        item(1, "Wingdings", "§", "twee"),
        "<p>na</p>".to_owned(),
    ];
    assert_eq!(told(&bullets.concat()), ("een\ndiep vervolg\ntwee\nna".to_owned(), 0));
    let Some(Block::List { items }) = prose(&bullets.concat()).0.blocks.into_iter().next() else {
        unreachable!("a list")
    };
    assert!(items.len() == 2 && items.iter().all(|item| item.number.is_none()));
    let numbers =
        [item(1, "Calibri", "1.", "een"), item(2, "Calibri", "1.1.", "diep"), item(1, "Calibri", "b)", "twee")];
    assert_eq!(told(&numbers.concat()), ("1. een\n1.1. diep\nb) twee".to_owned(), 0));
    let boxes = [item(1, "Wingdings", "q", "open"), item(1, "Wingdings", "þ", "klaar")];
    assert_eq!(told(&boxes.concat()), ("[ ] open\n[✓] klaar".to_owned(), 0));
    assert_eq!(told(&item(1, "Calibri", "1.", "")), (String::new(), 0));
    // A mark behind words is one of them, and a number is that of one item.
    let late = "<p style='mso-list:l0 level1 lfo1'>een <span style='mso-list:Ignore'>[3]</span> twee</p>";
    assert_eq!(told(late), ("een [3] twee".to_owned(), 0));
    assert_eq!(told(&item(1, "Calibri", "1.", "een<ul><li>diep</li></ul>")), ("1. een\ndiep".to_owned(), 0));
}

#[test]
fn what_was_ticked_is_seen() {
    for (raw, text) in [
        ("<ul data-checked='true'><li>gedaan</li></ul>", "[✓] gedaan"),
        ("<ul><li data-checked='false'>open</li></ul>", "[ ] open"),
        ("<ol><li data-list=checked>a</li><li data-list=unchecked>b</li></ol>", "[✓] a\n[ ] b"),
        ("<ul><li><input type=checkbox checked> a</li><li><input type='checkbox'>b</li></ul>", "[✓] a\n[ ] b"),
        (
            "<ul><li data-checked=true><label><input type=checkbox checked></label><div><p>a</p></div></li></ul>",
            "[✓] a",
        ),
        ("<ul><li role=checkbox aria-checked=true><img alt=checked src=x><p>a</p></li></ul>", "[✓] a"),
        ("<p><input type=radio checked> Ja <input type=radio> Nee</p>", "(•) Ja ( ) Nee"),
        ("<span style='font-family:Wingdings'>þ</span> Ja <span style='font-family:Wingdings'>¨</span>", "[✓] Ja [ ]"),
        ("<span style='font-family:\"Wingdings 2\"'>R</span> Ja", "[✓] Ja"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
    assert_eq!(told("Naam: <input type=text value=Piet>"), ("Naam: Piet".to_owned(), 1));
    assert_eq!(told("24<input value=3>8 <input type=password value=x>"), ("24 3 8".to_owned(), 2));
    assert_eq!(told("<select><option>a<option selected>b</select>").0, "a (•) b");
}

#[test]
fn a_choice_in_paragraphs_of_its_own_is_told() {
    assert_eq!(told("<p>○ Ja</p><p>● Nee</p>"), ("( ) Ja\n(•) Nee".to_owned(), 2));
    assert_eq!(told("<div>&#9633; Ja</div><div><span>■</span>&nbsp;Nee</div>").0, "[ ] Ja [x]\u{a0}Nee");
    assert_eq!(told("<p>● een</p>").0, "• een");
}

#[test]
fn flat_lists_of_quill_have_the_numbers_that_were_seen() {
    for (raw, text) in [
        (
            "<ol><li data-list=\"ordered\">a</li><li data-list=\"ordered\" class=\"ql-indent-1\">b</li>\
             <li data-list=\"ordered\">c</li></ol>",
            "1. a\na. b\n2. c",
        ),
        (
            "<ol><li>a</li><li class=\"ql-indent-1\">b</li><li class=\"ql-indent-1\">b2</li>\
             <li class='ql-indent-2'>d</li><li>c</li><li class=\"ql-indent-1\">e</li></ol>",
            "1. a\na. b\nb. b2\ni. d\n2. c\na. e",
        ),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
}

#[test]
fn a_choice_set_in_a_face_of_signs_is_told() {
    let wingdings = |sign: char| format!("<span style='font-family:Wingdings'>{sign}</span>");
    let (n, o, l, ring) = (wingdings('n'), wingdings('o'), wingdings('l'), wingdings('¡'));
    assert_eq!(told(&format!("<p>{n} ja {o} nee</p>")).0, "[x] ja [ ] nee");
    assert_eq!(told(&format!("<p>{l} ja {ring} nee</p>")).0, "(•) ja ( ) nee");
    assert_eq!(told(&format!("<p>{l} een</p>")).0, "• een");
    assert_eq!(told("<p><b>●</b> Ja <b>○</b> Nee</p>").0, "(•) Ja ( ) Nee");
    assert_eq!(told("<p>Vervoer: <b>●</b> auto ○ fiets</p>").0, "Vervoer: (•) auto ( ) fiets");
}
