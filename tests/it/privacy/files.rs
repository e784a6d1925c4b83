//! Names of files and titles: no number and no illness, for anybody.

use trajectpers::wire::Variant;

use super::{definitive, findings};
use crate::support::{VOORTGANG, post, set};

#[test]
fn the_name_of_a_file_holds_no_number_and_no_illness_for_anybody() {
    const NAME: &str = "/voortgang/document/bestandsnaam";
    for (name, code) in [
        ("Akker 999990007", "P02"),
        ("verslag_burnout_akker", "P01"),
        ("VerslagDepressie", "P01"),
        ("verslag depressie", "P01"),
        ("Akker 14-05-1979", "P08"),
        ("verslag_06-00000012", "P08"),
        ("joke.vandenakker@post.example", "P08"),
    ] {
        for status in ["definitief", "concept"] {
            let mut body = definitive("Het ging goed.");
            set(&mut body, "/voortgang/document/status", status);
            set(&mut body, NAME, name);
            for reader in Variant::ALL {
                let answer = post(&format!("{VOORTGANG}?variant={}", reader.as_str()), &body);
                assert_eq!(answer.faults(), [(NAME.to_owned(), code.to_owned())], "{name} for {}", reader.as_str());
                assert!(!answer.text().contains("999990007"), "{}", answer.text());
            }
        }
    }
}

#[test]
fn the_name_of_a_file_may_hold_a_surname_and_hardly_care_beside_it() {
    const NAME: &str = "/voortgang/document/bestandsnaam";
    let told = |name: &str, code: &str| {
        let mut body = definitive("Het ging goed.");
        set(&mut body, NAME, name);
        let found = findings(&body, code, "werkgever").into_iter().find(|finding| finding["pointers"][0] == NAME);
        found.map(|finding| finding["ernst"].as_str().expect("a weight").to_owned())
    };
    for code in ["P01", "P03", "P08"] {
        assert_eq!(told("Verslag Van den Akker mei 2025", code), None, "{code}");
    }
    assert_eq!(told("Verslag_psycholoog_Akker_mei25", "P01").as_deref(), Some("waarschuwing"));
    assert_eq!(told("verslag-ggz-intake-akker", "P01").as_deref(), Some("waarschuwing"));
    assert_eq!(told("verslag-ggz-intake", "P01"), None, "it may be where somebody works");
    assert_eq!(told("detentie_Akker", "P03").as_deref(), Some("waarschuwing"));
}

#[test]
fn a_number_in_the_name_of_a_file_or_a_title_says_nothing_of_anybody() {
    for (place, value, code) in [
        ("/traject/nummer", "2025-depressie", "P01"),
        ("/voortgang/document/nummer", "VGR Akker burn-out", "P01"),
        ("/traject/nummer", "joke.vandenakker@post.example", "P08"),
        ("/voortgang/document/nummer", "VGR 14-05-1979", "P08"),
        ("/voortgang/document/nummer", "06-00000012", "P08"),
    ] {
        let mut body = definitive("Het ging goed.");
        set(&mut body, "/voortgang/document/status", "concept");
        set(&mut body, place, value);
        for reader in Variant::ALL {
            let answer = post(&format!("{VOORTGANG}?variant={}", reader.as_str()), &body);
            assert_eq!(answer.faults(), [(place.to_owned(), code.to_owned())], "{value} for {}", reader.as_str());
        }
    }
}
