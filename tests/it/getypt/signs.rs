//! Signs one by one: what is kept, what is lost and said.

use serde_json::json;

use super::{LINE, PROSE, printed, told, with};
use crate::support::{AKKER, VOORTGANG, example, order, post, produce, set, variant, voortgangsrapportage};

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

#[test]
fn a_smiley_that_is_a_picture_stops_no_document() {
    let (document, _) = printed("html", PROSE, "<p>Goed <img alt='😊' src='x'> zo</p>");
    assert!(document.says("Goed \u{fffd} zo"));
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
fn no_stop_is_put_behind_a_sentence_that_ends_in_a_quotation() {
    for (typed, paper) in [
        ("Zij zei: ‘Dat lukt!’", "Zij zei: ‘Dat lukt!’ "),
        ("Hij vroeg: \u{201c}Wanneer?\u{201d}", "Wanneer?\u{201d} "),
        ("De brief eindigt op ‘en zo verder…’", "en zo verder…’ "),
        ("Zij las \u{201c}De mening\u{201d}", "De mening\u{201d}. "),
    ] {
        let (document, _) = printed("licht", "/activiteiten/12/omschrijving", typed);
        assert!(document.says(&format!("{paper}De werknemer licht haar mogelijkheden")), "{typed}");
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
