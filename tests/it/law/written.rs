//! Texts that stay as they are, words for documents, and the sixth example at its four moments.

use serde_json::Value;

use super::{EIND, OFFERTE, PLAN, VOORTGANG, pages};
use crate::support::{GRAAF, PIETERSMA, codes, example, list, read, remove, set, words};

#[test]
fn the_text_of_a_document_does_not_change_when_it_is_signed_later() {
    // What is asked, the facts and the places to sign tell of the copy at hand; all the rest is of the day.
    let texts = |body: &Value, kind: &str| {
        let mut pages = pages(body, kind);
        let fields = pages.as_object_mut().expect("fields");
        fields.retain(|name, _| {
            !["gevraagd", "feiten", "ondertekening", "akkoord", "betekenis"].contains(&name.as_str())
        });
        words(&pages)
    };
    for (kind, part) in [(PLAN, "plan"), (EIND, "eind"), (OFFERTE, "offerte")] {
        let signed = example(PIETERSMA);
        let mut open = signed.clone();
        for index in 0..list(&signed[part], "ondertekening").len() {
            let at = format!("/{part}/ondertekening/{index}");
            // Without the adviser there is no definitive document.
            if signed.pointer(&format!("{at}/rol")).and_then(Value::as_str) == Some("adviseur") {
                continue;
            }
            set(&mut open, &format!("{at}/status"), "open");
            remove(&mut open, &format!("{at}/datum"));
        }
        let day = signed[part]["document"]["datum"].as_str().expect("a day");
        let later = list(&signed[part], "ondertekening");
        let later = later.iter().filter(|signature| signature["datum"].as_str().is_some_and(|set| set > day)).count();
        assert!(later > 0, "{kind}: nobody signed later");
        assert_eq!(texts(&signed, kind), texts(&open, kind), "{kind}");
        assert!(words(&pages(&signed, kind)["feiten"]).contains("werkgever: akkoord"), "{kind}: the facts tell of it");
        assert!(!words(&pages(&open, kind)["feiten"]).contains("werkgever: akkoord"), "{kind}");
        // An earlier report that nobody signed is asked for as well.
        let asked = |body: &Value| {
            let told = words(&pages(body, kind)["gevraagd"]);
            told.lines().any(|line| line.contains("Teken ") && !line.contains("Teken ook "))
        };
        assert!(!asked(&signed), "{kind}: who signed is not asked again");
        assert!(asked(&open), "{kind}: who did not sign is asked");
    }
}

#[test]
fn documents_are_called_by_their_nouns() {
    for path in crate::support::files("report-templates/teksten", "j2") {
        let text = std::fs::read_to_string(&path).expect("a text");
        for wrong in [
            "Verstuur haar",
            "gebruikt haar",
            "haar kan gebruiken",
            "wat zij voor u",
            " Zij beschrijft",
            "Zij kan dienen",
        ] {
            assert!(!text.contains(wrong), "{}: {wrong}", path.display());
        }
    }
}

#[test]
fn the_four_moments_of_the_repair_have_nothing_to_object_to() {
    let body = example(GRAAF);
    let first: Value =
        serde_json::from_str(&read("tests/fixtures/loonsanctie/voortgangsrapportage-1.json")).expect("JSON");
    for (name, body, kind) in [
        ("plan", &body, PLAN),
        ("first report", &first, VOORTGANG),
        ("second report", &body, VOORTGANG),
        ("end", &body, EIND),
        ("offer", &body, OFFERTE),
    ] {
        let found = codes(body, kind);
        assert!(found.iter().all(|code| ["S05", "T09"].contains(code)), "{name}: {found:?}");
    }
}
