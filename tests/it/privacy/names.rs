//! Names: those of people and of work, and words in disguise.

use trajectpers::wire::Variant;

use super::{definitive, finding, findings, weight_of};
use crate::support::{VOORTGANG, list, order, pages_for, pdf, post, set, variant, voortgangsrapportage, words};

#[test]
fn a_word_in_disguise_is_found_and_who_is_named_for_the_work_is_no_third_person() {
    for text in [
        "Zij heeft een d\u{435}pr\u{435}ssi\u{435}.",
        "Zij heeft een de**pres**sie.",
        "Zij heeft een d.e.p.r.e.s.s.i.e.",
        "Zij heeft een d*pressie.",
        "Zij heeft een d3pr3ssie.",
        "Zij is z w a n g e r.",
    ] {
        assert_eq!(finding(&definitive(text), "P01")["ernst"], "blokkade", "{text}");
    }
    for text in ["Zij sprak met dokter Jansen van de arbodienst.", "Onze partner Tempo-Team belde."] {
        assert!(findings(&definitive(text), "P05", "werkgever").is_empty(), "{text}");
    }
    assert_eq!(
        finding(&definitive("De heer S. Jansen, behandelend arts, schreef een brief."), "P05")["ernst"],
        "blokkade"
    );
}

#[test]
fn an_illness_in_a_name_that_is_printed_is_found_and_the_footer_says_nothing() {
    let mut body = definitive("Het ging goed.");
    set(&mut body, "/bureau/huisstijl/voettekst", "Werknemer heeft borstkanker en wordt bestraald");
    assert_eq!(post(VOORTGANG, &body).faults(), [("/bureau/huisstijl/voettekst".to_owned(), "P01".to_owned())]);
    set(&mut body, "/voortgang/document/status", "concept");
    let paper = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(!paper.says_in_margins("zonder medische gegevens"));
}

#[test]
fn jobs_in_care_and_roles_of_the_law_are_innocent_names() {
    let mut body = definitive("Het ging goed.");
    set(&mut body, "/sollicitaties/6/functie", "psychiatrisch verpleegkundige");
    set(&mut body, "/dienstverband/functie", "activiteitenbegeleider GGZ");
    set(&mut body, "/belastbaarheid/0/opgesteldDoorRol", "bedrijfsarts");
    for finding in findings(&body, "P01", "werkgever") {
        let place = finding["pointers"][0].as_str().expect("a place").to_owned();
        assert!(!place.ends_with("/functie") && !place.ends_with("/opgesteldDoorRol"), "{finding}");
    }
}

#[test]
fn who_does_something_may_be_a_third_person() {
    let named = |address: &str, place: &str, who: &str| weight_of(address, "werkgever", "P05", place, who).is_some();
    let (end, plan) = ("/v1/eindrapportages", "/v1/plannen-van-aanpak");
    for who in ["zijn vrouw Karin", "buurman Wim Prins", "psycholoog De Wit"] {
        assert!(named(end, "/activiteiten/0/uitvoerder", who), "{who}");
        assert!(named(plan, "/doelen/0/verantwoordelijke", who), "{who}");
    }
    for who in ["jobcoach Karin de Boer", "mevrouw Van den Akker en adviseur", "bedrijfsarts De Wit"] {
        assert!(!named(end, "/activiteiten/0/uitvoerder", who), "{who}");
    }
}

#[test]
fn who_did_an_activity_is_in_no_part_of_a_document_that_does_not_print_it() {
    let mut body = definitive("Het ging goed.");
    for index in 0..list(&body, "activiteiten").len() {
        set(&mut body, &format!("/activiteiten/{index}/uitvoerder"), "zijn vrouw Karin");
    }
    for reader in Variant::ALL {
        let pages = pages_for(&body, "voortgangsrapportage", reader.as_str());
        assert!(!words(&pages).contains("Karin"), "{}", reader.as_str());
    }
    assert!(findings(&body, "P05", "werkgever").is_empty(), "what this copy does not show does not stop it");
}
