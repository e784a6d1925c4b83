//! Numbers and codes of an offer, held against the copies that print them.

use super::{definitive, findings, weight_of};
use crate::support::{VOORTGANG, set};

const OFFERTE: &str = "/v1/offertes";

const CODE: &str = "/offerte/kandidaatcode";

#[test]
fn a_code_is_not_the_name_that_it_stands_for() {
    for value in ["J.M. van den Akker", "akker-2025", "jmvandenakker", "14-05-1979", "19790514", "06-00000012"] {
        assert_eq!(weight_of(OFFERTE, "werkgever", "P08", CODE, value).as_deref(), Some("blokkade"), "{value}");
        assert_eq!(weight_of(OFFERTE, "intern", "P08", CODE, value).as_deref(), Some("waarschuwing"), "{value}");
    }
    assert_eq!(weight_of(OFFERTE, "werkgever", "P01", CODE, "depressie-04").as_deref(), Some("blokkade"));
    for code in ["P01", "P02", "P08"] {
        assert_eq!(weight_of(OFFERTE, "werkgever", code, CODE, "VH-2025-01"), None, "{code}");
    }
}

#[test]
fn what_an_employer_numbered_is_searched_too() {
    for place in ["/offerte/uwKenmerk", "/offerte/inkoopnummer"] {
        let weight = |code: &str, value: &str| weight_of(OFFERTE, "werkgever", code, place, value);
        assert_eq!(weight("P01", "burn-out Akker").as_deref(), Some("blokkade"), "{place}");
        assert_eq!(weight("P08", "06-00000012").as_deref(), Some("blokkade"), "{place}");
        assert_eq!(weight("P01", "PO-2025-118"), None, "{place}");
        // The other documents print them for the employer alone.
        let beside = |reader: &str| weight_of(VOORTGANG, reader, "P01", place, "burn-out Akker");
        assert!(beside("werkgever").is_some(), "{place}");
        assert_eq!((beside("uwv"), beside("werknemer")), (None, None), "{place}");
    }
}

#[test]
fn numbers_of_the_offer_are_held_against_the_copies_that_print_them() {
    for place in ["/offerte/document/nummer", CODE] {
        for (code, value) in [("P01", "depressie-04"), ("P02", "999990007")] {
            for reader in ["werkgever", "werknemer", "intern"] {
                assert_eq!(weight_of(VOORTGANG, reader, code, place, value), None, "{place}: {value} for {reader}");
            }
            assert!(weight_of(VOORTGANG, "uwv", code, place, value).is_some(), "{place}: {value}");
        }
    }
    assert_eq!(weight_of(VOORTGANG, "uwv", "P08", CODE, "akker-2025"), None, "the name stands beside it");
}

#[test]
fn a_number_that_another_goes_before_is_not_held_against_a_document() {
    assert_eq!(weight_of(OFFERTE, "werkgever", "P01", "/traject/nummer", "depressie-04"), None);
    for place in ["/document/nummer", "/document/bestandsnaam"] {
        let mut body = definitive("Het ging goed.");
        set(&mut body, place, "depressie-04");
        assert_eq!(findings(&body, "P01", "werkgever").len(), usize::from(place.ends_with("bestandsnaam")), "{place}");
        set(&mut body, &place.replace("/document", "/voortgang/document"), "VGR-07");
        assert!(findings(&body, "P01", "werkgever").is_empty(), "{place}");
    }
}
