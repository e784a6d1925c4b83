//! Sentences of a bureau's own.

use serde_json::json;

use crate::pdf::Pdf;
use crate::support::{PIETERSMA, example, order, pages_for, pdf, set, soort, variant, voortgangsrapportage};

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
