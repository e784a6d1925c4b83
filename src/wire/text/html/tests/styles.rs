//! What a style says of words.

use super::{rows, told};

#[test]
fn words_above_and_below_the_line_stay_there_however_that_is_said() {
    for (raw, text) in [
        ("10<span style=\"vertical-align:super\">3</span> stappen", "10³ stappen"),
        ("10<span style='font-size:60%; vertical-align: 4px'>3</span>", "10³"),
        ("CO<span style='vertical-align:sub'>2</span> en <sub><b>2</b></sub>", "CO₂ en ₂"),
        ("10<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>3</span>", "10³"),
        ("<style>.hoog{vertical-align:super}</style>10<span class=hoog>3</span>", "10³"),
        ("<td style='vertical-align:super'>10</td>", "10"),
        ("<p style='vertical-align:4px'>16 uur</p>", "16 uur"),
        ("10<sup style='vertical-align:baseline'>3</sup>", "103"),
        ("zie<sup><a href='https://x.example/1'>2</a></sup>", "zie² (https://x.example/1)"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
    assert_eq!(told("n<span style='vertical-align:super'>ste</span>"), ("nste".to_owned(), 3));
    assert_eq!(told("1<span style='vertical-align:super'>ste</span>"), ("1ste".to_owned(), 0));
}

#[test]
fn what_nobody_sees_is_left_out_and_told() {
    for hidden in [
        "<span style='display:none'>geheim</span>",
        "<span style=\"mso-hide:all\">geheim</span>",
        "<span hidden>geheim</span>",
        "<span style='visibility: hidden'>geheim</span>",
        "<span style='opacity:0'>geheim</span>",
        "<div style='font-size:0'><b>geheim</b></div>",
        "<dialog>geheim</dialog>",
        "<span style='font-size:1px'>geheim</span>",
        "<span style='color:#fff;background-color:rgb(255, 255, 255)'>geheim</span>",
        "<span style='background:black;mso-highlight:black'>geheim</span>",
        "<font color=transparent>geheim</font>",
    ] {
        let (text, lost) = told(&format!("<p>voor {hidden} na</p>"));
        assert!(text.starts_with("voor") && text.ends_with("na") && !text.contains("geheim"), "{text}");
        assert!(lost > 0, "{hidden}");
    }
    let table =
        "<table><tr><td>a</td><td style='display:none'>x</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>";
    assert_eq!(rows(table), "a|b/c|d");
    assert_eq!(told("<ol><li>een</li><li hidden>x</li><li>twee</li></ol>"), ("1. een\n2. twee".to_owned(), 1));
    assert_eq!(told("a <span style='display:none'>&nbsp;<br></span>b"), ("a b".to_owned(), 0));
}

#[test]
fn white_words_are_printed_and_told() {
    for (raw, text, lost) in [
        ("a <span style='color:white'>b</span> c", "a b c", 1),
        ("a <font color='#FFFFFF'>b</font>", "a b", 1),
        ("<style>.w{color:#fff}</style>a <span class=w>b</span>", "a b", 1),
        ("<p style='background:#4472C4'><b style='color:white'>Dag</b></p>", "Dag", 0),
        ("<p bgcolor=black><font color=white>Dag</font></p>", "Dag", 0),
        ("<body bgcolor='#000' text='#fff'><p>Dag</p></body>", "Dag", 0),
        ("<p style='background:black'>Dag</p>", "Dag", 0),
        ("<span style='color:#fff'>&nbsp;</span>Dag", "Dag", 0),
    ] {
        assert_eq!(told(raw), (text.to_owned(), lost), "{raw}");
    }
}

#[test]
fn words_with_a_colour_behind_them_are_told() {
    for (raw, lost) in [
        ("ja / <span style='background:yellow;mso-highlight:yellow'>nee</span>", 1),
        ("ja / <mark style='background:#ff0'>nee</mark>", 1),
        ("ja / <span style='background-color:rgb(255, 255, 255);color:#1f497d'>nee</span>", 0),
    ] {
        assert_eq!(told(raw), ("ja / nee".to_owned(), lost), "{raw}");
    }
}

#[test]
fn a_digit_of_another_size_begins_a_number_of_its_own() {
    for (raw, text) in [
        ("24<small>8</small> uur", "24 8 uur"),
        ("<small>8</small>24", "8 24"),
        ("€ 12<small>50</small> en € 12<small>,50</small>", "€ 12 50 en € 12,50"),
        ("5<small>kg</small> en <small>2</small><small>4</small>", "5kg en 24"),
        ("<span style='font-size:20px'>2</span><span style='font-size:10px'>4</span>", "2 4"),
        ("<span style='font-size:8pt'>2</span><span style='font-size:8.0pt'>4</span>", "24"),
        ("<p style='font-size:11pt'>2<b>4</b><span style='font-size:70%'>8</span></p>", "24 8"),
        ("10<sup style='font-size:60%'>3</sup>4", "10³4"),
    ] {
        assert_eq!(told(raw), (text.to_owned(), 0), "{raw}");
    }
}

#[test]
fn line_ends_are_kept_where_a_writer_saw_them() {
    for (raw, text) in [
        ("Zij kan < 5 uur\nMaximaal 2\n4 keer", "Zij kan < 5 uur/Maximaal 2/4 keer"),
        ("<span style='white-space:pre-wrap'>een\ntwee</span>\ndrie", "een/twee drie"),
        ("<div style='white-space: pre-line'>een\ntwee</div>", "een/twee"),
        ("<pre>een\ntwee</pre>", "een/twee"),
        ("<textarea>een\ntwee &lt; 3</textarea>", "een/twee < 3"),
        ("<p>een\ntwee</p>", "een twee"),
    ] {
        assert_eq!(rows(raw), text, "{raw}");
    }
}

#[test]
fn a_font_at_once_shows_its_signs() {
    for raw in ["<span style=\"font:10.0pt Symbol\">£</span> 5", "<p style='font-family:Symbol'>£</p> 5"] {
        assert_eq!(told(raw).0.replace('\n', " "), "≤ 5", "{raw}");
    }
}

#[test]
fn what_a_style_parts_stays_apart() {
    for (raw, text) in [
        (
            "<span style=\"display:block\">max 2</span><span style=\"display:block\">4 uur lopen</span>",
            "max 2/4 uur lopen",
        ),
        ("<p>24<span style='display:list-item'>8</span></p>", "24/8"),
        ("<style>.r{display:block}</style><span class=r>24</span><span class=r>8</span>", "24/8"),
        (
            "<div style=display:table-row><span style=display:table-cell>24</span>\
             <span style=display:table-cell>8</span></div>",
            "24|8",
        ),
        ("<p><strong style='display:block'>Uren</strong>24</p>", "Uren/24"),
        ("<span style='display:inline-block'>24</span><span style='display:inline-block'>8</span>", "24 8"),
        ("<span style='float:left'>24</span>8", "24 8"),
        ("<span style='margin-right:1em'>24</span>8", "24 8"),
        ("<span style='float:left'>D</span>it", "Dit"),
        ("24<img src=x>8", "24 8"),
        ("24<input>8", "24 8"),
        ("<button>24</button><button>8</button>", "24 8"),
        ("24<del>8</del>", "24 8"),
        ("10<small>²</small> en 2<small>½</small>", "10² en 2½"),
        // What is not seen but has its place leaves a gap.
        ("24<span style='color:transparent'>x</span>8", "24 8"),
        ("24<span style='color:white;background:white'>x</span>8", "24 8"),
        ("24<span style='visibility:hidden'>x</span>8", "24 8"),
        ("24<span style='opacity:0'>x</span>8", "24 8"),
        ("24<span style='display:none'>x</span>8", "248"),
        ("Jan<span style='background:black'>x</span>belde", "Jan belde"),
        ("Naam<input value='Jan'>werkt, <input value=24>.", "Naam Jan werkt, 24."),
        ("<p style='font:12px Arial'>24<span style='font:bold 8px Arial'>8</span></p>", "24 8"),
        ("<code style='background:rgba(0,0,0,.1)'>24</code> uur", "24 uur"),
        ("<s>3</s>2 uur", "3 2 uur"),
        ("2<span style='text-decoration:line-through'>4</span>, on<s>geschikt</s>", "2 4, ongeschikt"),
        ("24<wbr>8", "248"),
        ("<div style='display:flex'><span>24</span><span>8</span> <b>9</b></div>", "24|8|9"),
        ("<div style='display:inline-grid; grid-template-columns:1fr 1fr'><b>24</b><i>8</i>9</div>", "24|8 9"),
        ("<style>.rij{display:grid}</style><p class=rij><a>Uren</a><a>24</a></p>", "Uren|24"),
        ("<div style='display:flex'><p>24</p><p>8</p></div>", "24"),
        ("<div style='display:flex'><p>24<b>8</b></p></div>", "248"),
        ("10<sup style='margin-left:1px'>3</sup>", "10³"),
    ] {
        assert_eq!(rows(raw), text, "{raw}");
    }
}
