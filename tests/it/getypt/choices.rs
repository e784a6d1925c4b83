//! Boxes and choices, ticked or struck out.

use super::{LINE, PROSE, printed, told, with};
use crate::support::pages_for;

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
